//! Whom an insats is meant for, as far as its facts and its prose tell: children, those who use violence, and those
//! who are exposed to it.

use super::Ctx;
use super::formula::lines;
use super::prose::{Part, Piece, Reading};
use crate::condition::{self, Cond, Who};
use crate::law::terms::TermKind;
use crate::model::{ADULT, Insats, ProseKind, Villkor};

/// Whether children take part as such: by their role, or since an age among children is named and such children are
/// let in. That an insats is open to people of any age does not make it one for children.
pub(super) fn children(insats: &Insats) -> bool {
    if insats.villkor.as_ref().is_some_and(|villkor| !villkor.whole) {
        return false;
    }
    if insats.names_children() {
        return true;
    }
    insats.participation().child == Some(Who::Individ) && blocks(insats).any(names_child_age) && lets_in_child(insats)
}

/// Whether the conditions and the block of `målgrupp` together leave room for a child as participant.
pub(super) fn lets_in_child(insats: &Insats) -> bool {
    let child = Cond::age(Who::Individ, 0, Some(ADULT - 1));
    let mut said = vec![(&child, true)];
    said.extend(blocks(insats).map(|block| (&block.cond, true)));
    condition::possible(insats.space.universe(), &said)
}

fn blocks(insats: &Insats) -> impl Iterator<Item = &Villkor> {
    let intended = insats.malgrupp.as_ref().and_then(|group| group.villkor.as_ref());
    insats.villkor.iter().chain(intended).filter(|block| block.whole)
}

/// Whether a line draws a limit of the participant's age among children, or ends soon after.
fn names_child_age(block: &Villkor) -> bool {
    lines(&block.terms).iter().any(|line| match line.term.kind {
        TermKind::Age { from, to, .. } if line.who == Who::Individ => {
            (1..ADULT).contains(&from) || to.is_some_and(|to| to < ADULT + 3 * 12)
        }
        _ => false,
    })
}

/// What is said of the group itself: the title, `kortfattat` and the text of `målgrupp`.
pub(super) fn about_the_group<'a>(pieces: &[Piece<'a>]) -> Vec<Piece<'a>> {
    let is = |part: Part| matches!(part, Part::Title | Part::Malgrupp | Part::Prose(ProseKind::Kortfattat));
    pieces.iter().filter(|piece| is(piece.part)).cloned().collect()
}

/// Whether what the participant must be, by an uppgift, is told with one of the phrases.
pub(super) fn is_asked(ctx: &Ctx<'_>, insats: &Insats, phrases: &[&str]) -> bool {
    blocks(insats).flat_map(|block| lines(&block.terms)).any(|line| match &line.term.kind {
        TermKind::Fact { name, .. } if !line.denied => {
            let told = ctx.document.uppgift(name).map(|uppgift| uppgift.statement.as_str()).unwrap_or_default();
            phrases.iter().any(|phrase| !Reading::new(told).find(phrase).is_empty())
        }
        _ => false,
    })
}
