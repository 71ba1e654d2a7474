//! Ages as intervals: those at which nothing more is asked, and how intervals are cut.

use crate::condition::{self, Cond, FactId, Who};
use crate::emit::coverage::Ages;
use crate::model::{FactKey, Insats};

/// Those of the ages at which everyone is admitted who takes part as `ges till` says and fulfils every fact on
/// residence, whatever else is so.
pub(super) fn open(insats: &Insats, admitted: &Cond, who: Who, ages: &[Ages]) -> Vec<Ages> {
    let universe = insats.space.universe();
    let mut known = vec![insats.among_participants(&Cond::Const(true))];
    known.extend(universe.facts().map(|(id, _, _)| id).filter(|id| is_residence(insats, *id)).map(Cond::yes));
    let mut edges = Vec::new();
    condition::boundaries(admitted, who, &mut edges);
    let bounds = edges.into_iter().map(|edge| (edge, None)).chain(ages.iter().copied());
    let mut out: Vec<Ages> = Vec::new();
    for (from, to) in cut(bounds, 0).into_iter().filter(|piece| meets(ages, *piece)) {
        let mut all = known.clone();
        all.push(Cond::age(who, from, to));
        let all = Cond::All(all);
        let some = condition::possible(universe, &[(&all, true)]);
        if !some || condition::decides(universe, admitted, &all) != Some(true) {
            continue;
        }
        match out.last_mut() {
            Some(last) if last.1.is_some_and(|before| before + 1 == from) => last.1 = to,
            _ => out.push((from, to)),
        }
    }
    out
}

fn is_residence(insats: &Insats, id: FactId) -> bool {
    matches!(insats.space.fact(id), Some((_, FactKey::Residence(..))))
}

/// All ages, cut where one of the intervals begins or has ended, and at `also`.
pub(super) fn cut(bounds: impl Iterator<Item = Ages>, also: u32) -> Vec<Ages> {
    let mut edges = vec![0, also];
    for (from, to) in bounds {
        edges.push(from);
        edges.extend(to.map(|to| to.saturating_add(1)));
    }
    edges.retain(|edge| *edge <= condition::MAX_AGE);
    edges.sort_unstable();
    edges.dedup();
    let ends = edges.iter().skip(1).map(|next| Some(next - 1)).chain([None]);
    edges.iter().copied().zip(ends).collect()
}

/// Whether some age of the piece is among the ages.
pub(super) fn meets(ages: &[Ages], (from, to): Ages) -> bool {
    ages.iter().any(|&(low, high)| to.is_none_or(|to| low <= to) && high.is_none_or(|high| from <= high))
}
