//! What each line of a question leaves possible, on its own: one set of classes per axis.
//!
//! Most questions are no more than that and are answered here. What is left are disjunctions that
//! the sets do not settle; they fall into parts that share no axis, and the smallest witness is
//! the smallest of each part together.

use super::ages::{Axes, Name};
use super::part::Part;
use super::set::Set;
use super::{Cond, Said, Universe, Who, Witness};

/// A condition in negation normal form over axes.
#[derive(Debug)]
pub(super) enum Formula {
    Const(bool),
    /// The axis has one of the classes.
    Is(usize, Set),
    All(Vec<Formula>),
    Any(Vec<Formula>),
}

/// How often what was learnt is put back into the disjunctions. Each round only makes the rest
/// smaller, so stopping early is sound; it bounds the work where every round learns one thing.
const ROUNDS: usize = 100;

/// A question: the sets of `axes`, and disjunctions that must hold besides.
pub(super) struct Question {
    pub(super) axes: Axes,
    open: Vec<Formula>,
}

/// The smallest person of whom everything in one of `any_of` is true.
///
/// The first of `any_of` mentions all that the others mention.
pub(super) fn find(u: &Universe, any_of: &[&[Said<'_>]]) -> Option<Witness> {
    let mut question = Question::new(u, any_of)?;
    let mut named = Vec::new();
    let mut in_part = Vec::new();
    if !question.open.is_empty() {
        in_part = vec![false; question.axes.list.len()];
        for (axes, formulas) in question.parts() {
            axes.iter().for_each(|&axis| in_part[axis] = true);
            named.append(&mut smallest(&question.axes, axes, formulas)?);
        }
    }
    for (index, axis) in question.axes.list.iter().enumerate() {
        if !in_part.get(index).is_some_and(|&part| part) && axis.is_restricted() {
            named.push((index, axis.best(&axis.allowed)));
        }
    }
    Some(witness(&question.axes, named))
}

/// Whether there is a person of whom everything said is true.
pub(super) fn possible(u: &Universe, said: &[Said<'_>]) -> bool {
    Question::new(u, &[said]).is_some_and(|mut question| {
        let mut parts = question.parts().into_iter();
        parts.all(|(of, formulas)| match formulas.as_slice() {
            [Formula::Any(any)] if is_clause(any) => clause(&question.axes, &of, any).is_some(),
            _ => Part::new(&question.axes, of, formulas).possible(),
        })
    })
}

/// The ages of `who` that some person fulfilling `c` has, as maximal intervals.
pub(super) fn ages(u: &Universe, c: &Cond, who: Who) -> Vec<(u32, Option<u32>)> {
    let Some(mut question) = Question::new(u, &[&[(c, true)]]) else {
        return Vec::new();
    };
    let asked = question.axes.of_age(who);
    let mut classes = asked.and_then(|index| question.axes.list.get(index)).map(|axis| axis.allowed.clone());
    for (axes, formulas) in question.parts() {
        let var = axes.iter().position(|&axis| Some(axis) == asked);
        let part = Part::new(&question.axes, axes, formulas);
        match var {
            Some(var) => classes = Some(part.possible_classes(var)),
            None if part.possible() => {}
            None => return Vec::new(),
        }
    }
    let (Some(index), Some(classes)) = (asked, classes) else {
        return vec![(0, None)];
    };
    let mut intervals: Vec<(u32, u32)> = Vec::new();
    for class in (0..question.axes.list[index].size).filter(|&class| classes.contains(class)) {
        let (from, to) = question.axes.interval(who, class);
        match intervals.last_mut() {
            Some(last) if last.1 + 1 == from => last.1 = to,
            _ => intervals.push((from, to)),
        }
    }
    let open = |to| (to < super::MAX_AGE).then_some(to);
    intervals.into_iter().map(|(from, to)| (from, open(to))).collect()
}

fn witness(axes: &Axes, named: Vec<(usize, usize)>) -> Witness {
    let mut witness = Witness::default();
    for (index, class) in named {
        match axes.list[index].name {
            Name::Age(who) => witness.ages.push((who, axes.age(who, class))),
            Name::Fact(fact) => witness.facts.push((fact, class as u16)),
        }
    }
    witness.ages.sort_unstable();
    witness.facts.sort_unstable();
    witness
}

impl Question {
    /// `None` if what the lines say alone already excludes everybody.
    fn new(u: &Universe, any_of: &[&[Said<'_>]]) -> Option<Self> {
        let axes = Axes::new(u, any_of.first()?);
        let mut question = Question { axes, open: Vec::new() };
        if let [said] = any_of {
            let mut disjunctions = Vec::new();
            for &(c, value) in *said {
                question.assume(c, value, &mut disjunctions)?;
            }
            for (c, value) in disjunctions {
                question.open.push(lower(&question.axes, c, value));
            }
        } else {
            let all = |said: &&[Said<'_>]| {
                let all = said.iter().map(|&(c, value)| lower(&question.axes, c, value));
                join(&question.axes, all, false)
            };
            question.open = vec![join(&question.axes, any_of.iter().map(all), true)];
        }
        question.settle()?;
        Some(question)
    }

    /// Takes in what must hold by itself, and leaves disjunctions for later, when more is known.
    /// `None` if nobody is left.
    fn assume<'a>(&mut self, c: &'a Cond, value: bool, later: &mut Vec<Said<'a>>) -> Option<()> {
        match c {
            Cond::Const(is) => (*is == value).then_some(()),
            Cond::Not(c) => self.assume(c, !value, later),
            Cond::Atom(atom) => match self.axes.classes(atom) {
                None => (!value).then_some(()),
                Some((axis, set)) => {
                    let size = self.axes.list[axis].size;
                    self.allow(axis, &if value { set } else { set.complement(size) })
                }
            },
            Cond::All(cs) | Cond::Any(cs) => {
                if matches!(c, Cond::All(_)) == value || cs.len() == 1 {
                    cs.iter().try_for_each(|c| self.assume(c, value, later))
                } else {
                    later.push((c, value));
                    Some(())
                }
            }
        }
    }

    /// `None` if the axis has no class left.
    fn allow(&mut self, axis: usize, set: &Set) -> Option<()> {
        let allowed = &mut self.axes.list[axis].allowed;
        allowed.keep(set);
        (!allowed.is_empty()).then_some(())
    }

    /// Puts what is known of the axes into the disjunctions, and what a disjunction then comes
    /// down to back into the axes. `None` if nobody is left.
    fn settle(&mut self) -> Option<()> {
        for _ in 0..ROUNDS {
            let mut learnt = false;
            for formula in std::mem::take(&mut self.open) {
                match simplify(&self.axes, formula) {
                    Formula::Const(true) => {}
                    Formula::Const(false) => return None,
                    Formula::Is(axis, set) => {
                        self.allow(axis, &set)?;
                        learnt = true;
                    }
                    Formula::All(formulas) => {
                        self.open.extend(formulas);
                        learnt = true;
                    }
                    any => self.open.push(any),
                }
            }
            if !learnt {
                break;
            }
        }
        Some(())
    }

    /// The open formulas in groups that share no axis, each with its axes in order.
    fn parts(&mut self) -> Vec<(Vec<usize>, Vec<Formula>)> {
        let mut parts: Vec<(Vec<usize>, Vec<Formula>)> = Vec::new();
        if self.open.is_empty() {
            return parts;
        }
        let mut leader: Vec<usize> = (0..self.axes.list.len()).collect();
        let firsts: Vec<Option<usize>> = self.open.iter().map(|f| unite(f, &mut leader)).collect();
        // A formula without axes is a constant that `settle` did not get to; it forms its own part.
        let mut part_of = vec![usize::MAX; leader.len()];
        for (formula, first) in std::mem::take(&mut self.open).into_iter().zip(firsts) {
            let part = match first.map(|axis| root(&mut leader, axis)) {
                Some(root) if part_of[root] != usize::MAX => part_of[root],
                other => {
                    other.into_iter().for_each(|root| part_of[root] = parts.len());
                    parts.push((Vec::new(), Vec::new()));
                    parts.len() - 1
                }
            };
            parts[part].1.push(formula);
        }
        for axis in 0..leader.len() {
            let part = part_of[root(&mut leader, axis)];
            if let Some((axes, _)) = parts.get_mut(part) {
                axes.push(axis);
            }
        }
        parts
    }
}

/// Puts all axes of a formula in one group and returns one of them.
fn unite(formula: &Formula, leader: &mut [usize]) -> Option<usize> {
    match formula {
        Formula::Const(_) => None,
        Formula::Is(axis, _) => Some(*axis),
        Formula::All(formulas) | Formula::Any(formulas) => {
            let mut first = None;
            for formula in formulas {
                let other = unite(formula, leader);
                if let (Some(a), Some(b)) = (first, other) {
                    let (a, b) = (root(leader, a), root(leader, b));
                    leader[a.max(b)] = a.min(b);
                }
                first = first.or(other);
            }
            first
        }
    }
}

fn root(leader: &mut [usize], mut axis: usize) -> usize {
    while leader[axis] != axis {
        leader[axis] = leader[leader[axis]];
        axis = leader[axis];
    }
    axis
}

/// The named classes of the smallest witness of one part.
fn smallest(axes: &Axes, of: Vec<usize>, formulas: Vec<Formula>) -> Option<Vec<(usize, usize)>> {
    match formulas.as_slice() {
        [Formula::Any(any)] if is_clause(any) => clause(axes, &of, any),
        _ => Part::new(axes, of, formulas).smallest(),
    }
}

fn is_clause(any: &[Formula]) -> bool {
    any.iter().all(|formula| matches!(formula, Formula::Is(..)))
}

/// The smallest witness of one disjunction of atoms, each on its own axis: if one of them must be
/// named anyway it can be given a fitting class, and if none, one more is named.
fn clause(axes: &Axes, of: &[usize], any: &[Formula]) -> Option<Vec<(usize, usize)>> {
    let fitting = |axis: usize| {
        let found = any.binary_search_by_key(&axis, place).ok().and_then(|index| any.get(index));
        let mut fitting = axes.list[axis].allowed.clone();
        match found {
            Some(Formula::Is(_, set)) => fitting.keep(set),
            _ => fitting = Set::empty(axes.list[axis].size),
        }
        fitting
    };
    let (ages, facts): (Vec<usize>, Vec<usize>) = of.iter().partition(|&&axis| axes.list[axis].is_age());
    let in_order = facts.into_iter().chain(ages);
    let mut must: Vec<(usize, usize)> = Vec::new();
    let mut fits = false;
    let mut extra = None;
    for axis in in_order {
        let (this, set) = (&axes.list[axis], fitting(axis));
        if this.is_restricted() {
            must.push((axis, this.best(&this.allowed)));
            fits |= set.contains(this.best(&this.allowed));
        } else if extra.is_none() && !set.is_empty() {
            extra = Some((axis, this.best(&set)));
        }
    }
    if !fits {
        // The last one is the least loss of those that must be named; not all may be able to fit.
        let able = |&(axis, _): &(usize, usize)| !fitting(axis).is_empty();
        match must.iter().rposition(able) {
            Some(last) => must[last].1 = axes.list[must[last].0].best(&fitting(must[last].0)),
            None => must.push(extra?),
        }
    }
    Some(must)
}

/// A condition, or its negation, with what is known of the axes put in.
fn lower(axes: &Axes, c: &Cond, value: bool) -> Formula {
    match c {
        Cond::Const(is) => Formula::Const(*is == value),
        Cond::Not(c) => lower(axes, c, !value),
        Cond::Atom(atom) => match axes.classes(atom) {
            None => Formula::Const(!value),
            Some((axis, set)) if value => is(axes, axis, set),
            Some((axis, set)) => is(axes, axis, set.complement(axes.list[axis].size)),
        },
        Cond::All(cs) => join(axes, cs.iter().map(|c| lower(axes, c, value)), !value),
        Cond::Any(cs) => join(axes, cs.iter().map(|c| lower(axes, c, value)), value),
    }
}

fn simplify(axes: &Axes, formula: Formula) -> Formula {
    match formula {
        Formula::Const(value) => Formula::Const(value),
        Formula::Is(axis, set) => is(axes, axis, set),
        Formula::All(all) => join(axes, all.into_iter().map(|f| simplify(axes, f)), false),
        Formula::Any(any) => join(axes, any.into_iter().map(|f| simplify(axes, f)), true),
    }
}

/// An atom, or a constant if what is known of the axis settles it.
fn is(axes: &Axes, axis: usize, set: Set) -> Formula {
    let allowed = &axes.list[axis].allowed;
    if allowed.is_subset(&set) {
        Formula::Const(true)
    } else if set.meets(allowed) {
        Formula::Is(axis, set)
    } else {
        Formula::Const(false)
    }
}

/// The disjunction (`any`) or conjunction of simplified formulas: flat, at most one atom per axis,
/// and no constants.
fn join(axes: &Axes, formulas: impl Iterator<Item = Formula>, any: bool) -> Formula {
    let mut joined = Vec::new();
    for formula in formulas {
        match formula {
            Formula::Const(value) if value == any => return Formula::Const(any),
            Formula::Const(_) => {}
            Formula::Any(inner) if any => joined.extend(inner),
            Formula::All(inner) if !any => joined.extend(inner),
            other => joined.push(other),
        }
    }
    tidy(axes, joined, any)
}

fn tidy(axes: &Axes, mut joined: Vec<Formula>, any: bool) -> Formula {
    joined.sort_by_key(place);
    let mut merged = false;
    joined.dedup_by(|next, kept| match (next, kept) {
        (Formula::Is(a, next), Formula::Is(b, kept)) if a == b => {
            if any {
                kept.add(next)
            } else {
                kept.keep(next)
            }
            merged = true;
            true
        }
        _ => false,
    });
    if merged {
        // Together, atoms on one axis can be settled where none of them was alone.
        return join(axes, joined.into_iter().map(|formula| settled(axes, formula)), any);
    }
    match joined.len() {
        0 => Formula::Const(!any),
        1 => joined.pop().unwrap_or(Formula::Const(!any)),
        _ if any => Formula::Any(joined),
        _ => Formula::All(joined),
    }
}

/// Atoms stand first and in the order of their axes.
fn place(formula: &Formula) -> usize {
    match formula {
        Formula::Is(axis, _) => *axis,
        _ => usize::MAX,
    }
}

fn settled(axes: &Axes, formula: Formula) -> Formula {
    match formula {
        Formula::Is(axis, set) => is(axes, axis, set),
        other => other,
    }
}
