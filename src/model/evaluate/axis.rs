//! What conditions tell persons apart by: an age or a fact is an *axis*. Which axes an answer still hangs on.

use super::Known;
use crate::condition::{self, Atom, Cond, FactId, Said, Who};

/// An age, or a fact by its number in the space.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Axis {
    /// The age of someone.
    Age(Who),
    /// A fact.
    Fact(FactId),
}

impl Known {
    /// The axes of the conditions, in the order of the text.
    pub(super) fn axes(&self) -> Vec<Axis> {
        of(std::slice::from_ref(&self.admitted))
    }

    /// The facts that must be asked for to be sure of an answer, in the order of the text; empty when the answer is
    /// certain. No shorter list will do: each of them turns the answer of somebody, and all of them together settle it
    /// for everybody.
    #[must_use]
    pub fn matters(&self) -> Vec<Axis> {
        if self.is_given().is_some() {
            return Vec::new();
        }
        let turning: Vec<Axis> = self.axes().into_iter().filter(|&axis| self.turns(axis)).collect();
        // Where what is said ties facts together (`något av { … }`), none may turn the answer alone.
        if turning.is_empty() { self.axes() } else { turning }
    }

    /// How many of the answers that can be given about the axis settle whether the insats is given, and how many there
    /// are: one for each class of ages, or each value.
    #[must_use]
    pub fn settled_by(&self, axis: Axis) -> (usize, usize) {
        let values = self.values(axis);
        let settles = |&&value: &&u32| {
            let [known, admitted] = [&self.known, &self.admitted].map(|cond| at(cond, axis, value));
            condition::decides(self.universe(), &admitted, &known).is_some()
        };
        (values.iter().filter(settles).count(), values.len())
    }

    /// Whether some person is given the insats and would not be, were only this otherwise.
    pub(super) fn turns(&self, axis: Axis) -> bool {
        let values = self.values(axis);
        if values.len() < 2 {
            return false;
        }
        // What does not speak of the axis is so of both persons, and is said once.
        let (own_known, shared_known) = apart(&self.known, axis);
        let (own, shared) = apart(&self.admitted, axis);
        if own.is_empty() {
            return false;
        }
        let outcome = |given: bool| {
            let at = |&value: &u32| {
                let all = |parts: &[&Cond]| Cond::All(parts.iter().map(|part| at(part, axis, value)).collect());
                let admitted = all(&own);
                Cond::All(vec![all(&own_known), if given { admitted } else { !admitted }])
            };
            Cond::Any(values.iter().map(at).collect())
        };
        let (given, denied) = (outcome(true), outcome(false));
        let said: Vec<Said<'_>> =
            shared_known.into_iter().chain(shared).chain([&given, &denied]).map(|cond| (cond, true)).collect();
        condition::possible(self.universe(), &said)
    }

    /// One value of each class of an axis that what is known leaves possible: an age in months at the beginning of each
    /// interval that is told apart, or a fact's values.
    pub(super) fn values(&self, axis: Axis) -> Vec<u32> {
        let all = match axis {
            Axis::Fact(id) => (0..u32::from(self.universe().values(id))).collect(),
            Axis::Age(who) => {
                let mut edges = vec![0];
                condition::boundaries(&self.admitted, who, &mut edges);
                condition::boundaries(&self.known, who, &mut edges);
                edges.sort_unstable();
                edges.dedup();
                edges
            }
        };
        // What does not speak of the axis leaves all of it possible, or nobody.
        if !mentions(&self.known, axis) {
            return if self.is_possible() { all } else { Vec::new() };
        }
        let possible = |&value: &u32| {
            let known = at(&self.known, axis, value);
            condition::possible(self.universe(), &[(&known, true)])
        };
        all.into_iter().filter(possible).collect()
    }
}

/// The axes of conditions, in the order of mention, each once.
pub(super) fn of(conds: &[Cond]) -> Vec<Axis> {
    fn walk(cond: &Cond, out: &mut Vec<Axis>) {
        match cond {
            Cond::Const(_) => {}
            Cond::Atom(atom) => {
                let axis = of_atom(atom);
                if !out.contains(&axis) {
                    out.push(axis);
                }
            }
            Cond::Not(inner) => walk(inner, out),
            Cond::All(parts) | Cond::Any(parts) => parts.iter().for_each(|part| walk(part, out)),
        }
    }
    let mut out = Vec::new();
    conds.iter().for_each(|cond| walk(cond, &mut out));
    out
}

/// What must all hold for the condition to hold.
pub(super) fn parts(cond: &Cond) -> Vec<&Cond> {
    fn walk<'a>(cond: &'a Cond, out: &mut Vec<&'a Cond>) {
        match cond {
            Cond::All(parts) => parts.iter().for_each(|part| walk(part, out)),
            _ => out.push(cond),
        }
    }
    let mut out = Vec::new();
    walk(cond, &mut out);
    out
}

/// The parts that speak of the axis, and the others.
fn apart(cond: &Cond, axis: Axis) -> (Vec<&Cond>, Vec<&Cond>) {
    parts(cond).into_iter().partition(|part| mentions(part, axis))
}

fn mentions(cond: &Cond, axis: Axis) -> bool {
    match cond {
        Cond::Const(_) => false,
        Cond::Atom(atom) => of_atom(atom) == axis,
        Cond::Not(inner) => mentions(inner, axis),
        Cond::All(parts) | Cond::Any(parts) => parts.iter().any(|part| mentions(part, axis)),
    }
}

fn of_atom(atom: &Atom) -> Axis {
    match atom {
        Atom::Age { who, .. } => Axis::Age(*who),
        Atom::Fact { fact, .. } => Axis::Fact(*fact),
    }
}

/// The condition when the axis has the value.
pub(super) fn at(cond: &Cond, axis: Axis, value: u32) -> Cond {
    match cond {
        Cond::Const(value) => Cond::Const(*value),
        Cond::Atom(atom) => atom_at(atom, axis, value).map_or_else(|| cond.clone(), Cond::Const),
        Cond::Not(inner) => !at(inner, axis, value),
        Cond::All(parts) => Cond::All(parts.iter().map(|part| at(part, axis, value)).collect()),
        Cond::Any(parts) => Cond::Any(parts.iter().map(|part| at(part, axis, value)).collect()),
    }
}

fn atom_at(atom: &Atom, axis: Axis, value: u32) -> Option<bool> {
    match (atom, axis) {
        (Atom::Age { who: owner, from, to }, Axis::Age(who)) if *owner == who => {
            Some(*from <= value && to.is_none_or(|to| value <= to))
        }
        (Atom::Fact { fact, one_of }, Axis::Fact(id)) if *fact == id => {
            Some(one_of.iter().any(|&known| u32::from(known) == value))
        }
        _ => None,
    }
}

/// That the axis has the value. An age stands for the interval that no boundary in `conds` cuts.
pub(super) fn is(axis: Axis, value: u32) -> Cond {
    match axis {
        Axis::Age(who) => Cond::age(who, value, Some(value)),
        Axis::Fact(id) => Cond::one_of(id, u16::try_from(value).map(|value| vec![value]).unwrap_or_default()),
    }
}
