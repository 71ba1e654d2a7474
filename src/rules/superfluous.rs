//! Lines of conditions that could be taken away without a difference to anyone, and why.

use crate::condition::{self, Cond, Said, Universe};
use crate::law::terms::Term;
use crate::model::{Insats, Space};

/// A line that makes no difference.
#[derive(Debug)]
pub(super) struct Superfluous<'a> {
    /// The line.
    pub(super) term: &'a Term,
    /// In what way.
    pub(super) kind: Kind,
    /// Another line that is reason enough; `None` when it takes several.
    pub(super) because: Option<&'a Term>,
}

/// In what way a line makes no difference.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// True of everyone, whatever the other lines say.
    AlwaysTrue,
    /// Whoever it shuts out is shut out by the others.
    ExcludesNobody,
    /// One of several ways in, and whoever it lets in is let in by the others.
    AddsNobody,
    /// One of several ways in, and nobody who fulfils the rest can fulfil it.
    Impossible,
}

/// Every line of `villkor` that makes no difference. Of two that say the same, the later. Empty when the conditions
/// are not known, and when nobody can fulfil them, since every line is then as good as any other.
///
/// Lines of a named villkor stand where others use them too and are not looked into.
pub(super) fn superfluous(insats: &Insats) -> Vec<Superfluous<'_>> {
    let mut found = Vec::new();
    let Some(villkor) = insats.villkor.as_ref().filter(|villkor| villkor.whole && insats.whole) else { return found };
    let universe = insats.space.universe();
    if condition::independent(universe, [&villkor.cond]) {
        return found;
    }
    let lines = villkor.lines();
    if !lines.is_empty() && condition::possible(universe, &[(&villkor.cond, true)]) {
        block(universe, false, &lines, &mut Vec::new(), &mut found);
    }
    found
}

/// The lines of one block. `any` tells whether one of them is enough; `around` is what must be so for the block to
/// decide anything: the lines around it that must hold do, and those that would be enough do not.
fn block<'a>(
    universe: &Universe,
    any: bool,
    lines: &[(&'a Term, &'a Cond)],
    around: &mut Vec<Said<'a>>,
    found: &mut Vec<Superfluous<'a>>,
) {
    let mut kept = vec![true; lines.len()];
    // First what one other line makes needless, then what it takes several to. From the last line, so that of two that
    // say the same the later is the one too many.
    for together in [false, true] {
        for (at, &(term, cond)) in lines.iter().enumerate().rev() {
            let others = others(lines, &kept, at);
            let judged = match kept.get(at) {
                Some(true) if together => judge(universe, any, cond, &others, around).map(|kind| (kind, None)),
                Some(true) => by_one(universe, any, cond, &others),
                _ => None,
            };
            if let (Some((kind, because)), Some(kept)) = (judged, kept.get_mut(at)) {
                *kept = false;
                found.push(Superfluous { term, kind, because });
            }
        }
    }
    for (at, &(term, cond)) in lines.iter().enumerate().filter(|(at, _)| kept.get(*at) == Some(&true)) {
        let (inner_any, inner) = Space::nested(term, cond);
        if !inner.is_empty() {
            let depth = around.len();
            around.extend(others(lines, &kept, at).iter().map(|(_, other)| (*other, !any)));
            block(universe, inner_any, &inner, around, found);
            around.truncate(depth);
        }
    }
}

type Line<'a> = (&'a Term, &'a Cond);

/// The lines of a block that are left, but for one.
fn others<'a>(lines: &[Line<'a>], kept: &[bool], at: usize) -> Vec<Line<'a>> {
    let left = lines.iter().zip(kept).enumerate().filter(|(other, (_, kept))| *other != at && **kept);
    left.map(|(_, (line, _))| *line).collect()
}

/// Whether a line makes no difference beside one of the others of its block, and which.
fn by_one<'a>(universe: &Universe, any: bool, cond: &Cond, others: &[Line<'a>]) -> Option<(Kind, Option<&'a Term>)> {
    let needless = |(_, other): &&Line<'_>| !condition::possible(universe, &[(*other, !any), (cond, any)]);
    if !condition::possible(universe, &[(cond, false)]) {
        return Some((Kind::AlwaysTrue, None));
    }
    let because = others.iter().find(needless)?;
    Some((if any { Kind::AddsNobody } else { Kind::ExcludesNobody }, Some(because.0)))
}

/// Whether a line makes no difference beside the others of its block together, and in what is around the block.
fn judge(universe: &Universe, any: bool, cond: &Cond, others: &[Line<'_>], around: &[Said<'_>]) -> Option<Kind> {
    // A line matters to those for whom the others leave the block open: all of them hold, or none is enough.
    let matters = |others: &[Line<'_>]| {
        let said: Vec<Said<'_>> =
            others.iter().map(|(_, other)| (*other, !any)).chain(around.iter().copied()).chain([(cond, any)]).collect();
        condition::possible(universe, &said)
    };
    if matters(others) {
        return None;
    }
    Some(match any {
        false => Kind::ExcludesNobody,
        true if matters(&[]) => Kind::AddsNobody,
        true => Kind::Impossible,
    })
}
