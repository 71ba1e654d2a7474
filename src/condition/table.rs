//! Parts that tell few persons apart: every person in one table, a byte for each.
//!
//! Saying nothing of a variable means that the table must hold for all its values, so leaving a
//! variable unnamed is taking the conjunction over it; the table shrinks accordingly.

use super::normal::Formula;
use super::part::{Cube, Part};
use super::set::Set;

/// The most persons a table may hold. The search below is worst where all variables are yes/no
/// facts, and takes a fraction of a millisecond with ten of them.
const LIMIT: usize = 1024;

pub(super) fn fits(part: &Part) -> bool {
    let mut points = 1_usize;
    part.vars.iter().all(|var| {
        points = points.saturating_mul(var.size());
        points <= LIMIT
    })
}

/// Persons in the order of their values, the last variable varying fastest.
struct Table {
    /// The variables that still vary, and how many values each has.
    vars: Vec<(usize, usize)>,
    /// 1 where the part holds.
    holds: Vec<u8>,
}

pub(super) fn possible(part: &Part) -> bool {
    Table::new(part).any()
}

pub(super) fn possible_values(part: &Part, var: usize) -> Set {
    let table = Table::new(part);
    let size = part.vars[var].size();
    let mut values = Set::empty(size);
    (0..size).filter(|&value| table.with(var, value).any()).for_each(|value| values.insert(value));
    values
}

/// The smallest witness, exactly, and of the smallest the first in order of preference.
pub(super) fn smallest(part: &Part) -> Option<Cube> {
    let table = Table::new(part);
    if !table.any() {
        return None;
    }
    // A variable without which nothing is left is in every witness: no need to try.
    let needed = |var: usize| part.vars[var].forced || !table.without(var).any();
    let needed: Vec<bool> = (0..part.vars.len()).map(needed).collect();
    let choices: Vec<(usize, bool)> = part.preferences().into_iter().filter(|&(var, _)| !needed[var]).collect();
    // The last attempt names everything and cannot fail, as the table has someone.
    (0..=choices.len()).find_map(|names| search(part, &table, &choices, names))
}

/// Decides on the first choice and the following ones, naming at most `names` more variables.
fn search(part: &Part, table: &Table, choices: &[(usize, bool)], names: usize) -> Option<Cube> {
    let Some((&(var, better_named), rest)) = choices.split_first() else {
        return Some(values(part, table));
    };
    let named = || {
        if names > 0 { search(part, table, rest, names - 1) } else { None }
    };
    let unnamed = || {
        let without = table.without(var);
        if without.any() { search(part, &without, rest, names) } else { None }
    };
    if better_named { named().or_else(unnamed) } else { unnamed().or_else(named) }
}

/// The best values of all that still varies in a table where somebody is left.
fn values(part: &Part, table: &Table) -> Cube {
    let mut cube = vec![None; part.vars.len()];
    let mut left = Table { vars: table.vars.clone(), holds: table.holds.clone() };
    for var in part.value_order() {
        if !left.vars.iter().any(|&(other, _)| other == var) {
            continue;
        }
        for value in 0..part.vars[var].size() {
            let with = left.with(var, value);
            if with.any() {
                cube[var] = Some(value);
                left = with;
                break;
            }
        }
    }
    cube
}

impl Table {
    fn new(part: &Part) -> Self {
        let vars: Vec<(usize, usize)> = part.vars.iter().map(|var| var.size()).enumerate().collect();
        let points = vars.iter().map(|&(_, size)| size).product();
        let everybody = Table { vars, holds: vec![1; points] };
        let holds = everybody.column(&part.whole);
        Table { holds, ..everybody }
    }

    fn any(&self) -> bool {
        self.holds.contains(&1)
    }

    /// Where a formula holds.
    fn column(&self, formula: &Formula) -> Vec<u8> {
        let points = self.holds.len();
        match formula {
            Formula::Const(value) => vec![u8::from(*value); points],
            Formula::Is(var, set) => {
                let (size, inner) = self.shape(*var);
                let mut column = Vec::with_capacity(points);
                while column.len() < points {
                    for value in 0..size {
                        column.resize(column.len() + inner, u8::from(set.contains(value)));
                    }
                }
                column
            }
            Formula::All(formulas) | Formula::Any(formulas) => {
                let any = matches!(formula, Formula::Any(_));
                let columns = formulas.iter().map(|formula| self.column(formula));
                let joined = columns.reduce(|mut joined, column| {
                    merge(&mut joined, &column, any);
                    joined
                });
                joined.unwrap_or_else(|| vec![u8::from(!any); points])
            }
        }
    }

    /// How many values a variable has, and how far apart they are.
    fn shape(&self, var: usize) -> (usize, usize) {
        let place = self.vars.iter().position(|&(other, _)| other == var);
        let inner = self.vars.iter().skip(place.map_or(usize::MAX, |place| place + 1));
        let size = place.map_or(1, |place| self.vars[place].1);
        (size, inner.map(|&(_, size)| size).product())
    }

    /// Where the table holds whatever the variable's value.
    fn without(&self, var: usize) -> Table {
        let (size, inner) = self.shape(var);
        let mut holds = Vec::with_capacity(self.holds.len() / size);
        for block in self.holds.chunks_exact(size * inner) {
            let start = holds.len();
            let mut values = block.chunks_exact(inner);
            holds.extend_from_slice(values.next().unwrap_or_default());
            values.for_each(|value| merge(&mut holds[start..], value, false));
        }
        Table { vars: self.others(var), holds }
    }

    /// The table of the persons with this value.
    fn with(&self, var: usize, value: usize) -> Table {
        let (size, inner) = self.shape(var);
        let mut holds = Vec::with_capacity(self.holds.len() / size);
        for block in self.holds.chunks_exact(size * inner) {
            holds.extend_from_slice(block.chunks_exact(inner).nth(value).unwrap_or_default());
        }
        Table { vars: self.others(var), holds }
    }

    fn others(&self, var: usize) -> Vec<(usize, usize)> {
        self.vars.iter().copied().filter(|&(other, _)| other != var).collect()
    }
}

fn merge(into: &mut [u8], other: &[u8], any: bool) {
    let pairs = into.iter_mut().zip(other);
    if any {
        pairs.for_each(|(a, b)| *a |= b);
    } else {
        pairs.for_each(|(a, b)| *a &= b);
    }
}
