//! A part of a question that is not settled by looking at each axis alone.
//!
//! Its variables have only the values it tells apart: the classes of an axis that every atom here
//! treats alike are one value. Value 0 is the one a witness prefers.

use super::ages::Axes;
use super::normal::Formula;
use super::set::Set;
use super::{smallest, solve, table};

pub(super) struct Var {
    axis: usize,
    pub(super) is_age: bool,
    /// Something outside this part excludes classes of the axis, so every witness names it.
    pub(super) forced: bool,
    /// The preferred class of each value; at least one.
    class: Vec<usize>,
    /// The value by class; `usize::MAX` for classes that are excluded.
    value: Vec<usize>,
}

impl Var {
    pub(super) fn size(&self) -> usize {
        self.class.len()
    }
}

pub(super) struct Part {
    /// In the order the question mentions them.
    pub(super) vars: Vec<Var>,
    /// What must hold; [`Formula::Is`] in it speaks of variables and their values.
    pub(super) whole: Formula,
}

/// The value of each variable that is named.
pub(super) type Cube = Vec<Option<usize>>;

impl Part {
    /// `of`: the axes of the formulas, sorted.
    pub(super) fn new(axes: &Axes, of: Vec<usize>, formulas: Vec<Formula>) -> Self {
        let mut vars: Vec<Var> = of.into_iter().map(|axis| var(axes, axis)).collect();
        for formula in &formulas {
            split(formula, &mut vars);
        }
        for var in &mut vars {
            prefer(axes, var);
        }
        let whole = translate(Formula::All(formulas), &vars);
        Part { vars, whole }
    }

    pub(super) fn possible(&self) -> bool {
        if table::fits(self) { table::possible(self) } else { solve::possible(self) }
    }

    /// The classes that one variable's axis can have.
    pub(super) fn possible_classes(&self, var: usize) -> Set {
        let values =
            if table::fits(self) { table::possible_values(self, var) } else { solve::possible_values(self, var) };
        let value = &self.vars[var].value;
        let mut classes = Set::empty(value.len());
        for (class, value) in value.iter().enumerate() {
            if values.contains(*value) {
                classes.insert(class);
            }
        }
        classes
    }

    /// The axes and classes that the smallest witness names; `None` if there is none.
    pub(super) fn smallest(&self) -> Option<Vec<(usize, usize)>> {
        let cube = if table::fits(self) { table::smallest(self)? } else { smallest::smallest(self)? };
        let named = self.vars.iter().zip(cube);
        Some(named.filter_map(|(var, value)| Some((var.axis, *var.class.get(value?)?))).collect())
    }

    /// What makes one witness preferable to another of the same size, most important first: for
    /// each variable whether it had better be named.
    pub(super) fn preferences(&self) -> Vec<(usize, bool)> {
        let ages = (0..self.vars.len()).filter(|&var| self.vars[var].is_age).rev();
        let facts = (0..self.vars.len()).filter(|&var| !self.vars[var].is_age);
        ages.map(|var| (var, false)).chain(facts.map(|var| (var, true))).collect()
    }

    /// The order in which values are chosen, once it is settled what to name.
    pub(super) fn value_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.vars.len()).collect();
        order.sort_by_key(|&var| self.vars[var].is_age);
        order
    }
}

/// A variable that tells nothing apart yet.
fn var(axes: &Axes, axis: usize) -> Var {
    let this = &axes.list[axis];
    let value = |class| {
        if this.allowed.contains(class) { 0 } else { usize::MAX }
    };
    let value = (0..this.size).map(value).collect();
    Var { axis, is_age: this.is_age(), forced: this.is_restricted(), class: vec![0], value }
}

/// Splits the values that the formula's atoms tell apart.
fn split(formula: &Formula, vars: &mut [Var]) {
    match formula {
        Formula::Const(_) => {}
        Formula::All(formulas) | Formula::Any(formulas) => {
            formulas.iter().for_each(|formula| split(formula, vars));
        }
        Formula::Is(axis, set) => {
            let Ok(index) = vars.binary_search_by_key(axis, |var| var.axis) else {
                return;
            };
            let var = &mut vars[index];
            let mut halves = vec![[usize::MAX; 2]; var.class.len()];
            let mut count = 0;
            for (class, value) in var.value.iter_mut().enumerate() {
                let Some(half) = halves.get_mut(*value) else {
                    continue;
                };
                let half = &mut half[usize::from(set.contains(class))];
                if *half == usize::MAX {
                    *half = count;
                    count += 1;
                }
                *value = *half;
            }
            var.class.resize(count, 0);
        }
    }
}

/// Renumbers the values in order of preference.
fn prefer(axes: &Axes, var: &mut Var) {
    let mut new = vec![usize::MAX; var.class.len()];
    let classes = var.value.len();
    let reversed = axes.list[var.axis].prefers_high();
    let mut count = 0;
    for place in 0..classes {
        let class = if reversed { classes - 1 - place } else { place };
        if let Some(new) = new.get_mut(var.value[class]) {
            if *new == usize::MAX {
                *new = count;
                var.class[count] = class;
                count += 1;
            }
            var.value[class] = *new;
        }
    }
}

fn translate(formula: Formula, vars: &[Var]) -> Formula {
    let each = |formulas: Vec<Formula>| -> Vec<Formula> {
        formulas.into_iter().map(|formula| translate(formula, vars)).collect()
    };
    match formula {
        Formula::Const(value) => Formula::Const(value),
        Formula::All(all) => Formula::All(each(all)),
        Formula::Any(any) => Formula::Any(each(any)),
        Formula::Is(axis, set) => {
            let Ok(index) = vars.binary_search_by_key(&axis, |var| var.axis) else {
                return Formula::Const(false);
            };
            let var = &vars[index];
            let mut values = Set::empty(var.size());
            for (value, &class) in var.class.iter().enumerate() {
                if set.contains(class) {
                    values.insert(value);
                }
            }
            Formula::Is(index, values)
        }
    }
}
