//! Fees: whether one is taken, and whether the law lists what it is taken for.

use super::Ctx;
use super::wording::{say, words};
use crate::condition::{Cond, Who, possible};
use crate::law::Norm;
use crate::law::terms::Term;
use crate::model::{ADULT, Insats, Participant};
use crate::source::Span;

/// The fee of an insats and its place; `None` when it says nothing of one, or says in any words that it is free.
pub(super) fn taken(insats: &Insats) -> Option<(&str, Span)> {
    let clause = insats.avgift.as_ref()?;
    let fee = clause.value.as_deref()?;
    (!is_free(fee)).then_some((fee, clause.span))
}

fn is_free(fee: &str) -> bool {
    const FREE: &[&str] = &[
        "avgiftsfri*",
        "kostnadsfri*",
        "gratis",
        "ingen",
        "inget",
        "ingenting",
        "utan avgift",
        "utan kostnad",
        "tas inte ut",
        "tar inte ut",
        "0 kr",
        "0 kronor",
        "noll kronor",
    ];
    /// What one may pay for although the insats is free.
    const BESIDE: &[&str] =
        &["fika*", "kaffe*", "mat", "maten", "lunch*", "måltid*", "resa*", "resor*", "material*", "inträde*", "bok*"];
    let words = words(fee);
    let currency = |word: &String| ["kr", "kronor", "sek"].contains(&word.as_str());
    // `Gratis första gången, sedan 100 kr` is a fee; `gratis, men 20 kr för fika` is none for the insats.
    let amount = words.windows(2).enumerate().any(|(at, pair)| match pair {
        [number, unit] => {
            let beside = words.get(at + 2..).is_some_and(|after| {
                after.first().is_some_and(|word| word == "för" || word == "till")
                    && say(after.get(1..4).or(after.get(1..)).unwrap_or(&[]), BESIDE)
            });
            currency(unit) && number.parse::<u32>().is_ok_and(|number| number > 0) && !beside
        }
        _ => false,
    });
    words.is_empty() || !amount && say(&words, FREE)
}

/// The kategori by which no fee may be taken for the insats; `None` when none stands in the way.
pub(super) fn forbidden<'a>(ctx: &Ctx<'a>, insats: &Insats) -> Option<&'a str> {
    ctx.norms.iter().find_map(|(_, norm)| match &norm.value {
        Norm::NoFee(kategorier) => insats.is_any(kategorier),
        _ => None,
    })
}

/// Whether the law lists the insats among those for which a fee may be taken, or may do so.
pub(super) fn may_be_listed(ctx: &Ctx<'_>, insats: &Insats) -> bool {
    ctx.norms.iter().any(|(_, norm)| match &norm.value {
        Norm::Fee(kategorier, when) => {
            insats.is_any(kategorier).is_some() && when.as_ref().is_none_or(|when| may_meet(ctx, insats, when))
        }
        _ => false,
    })
}

/// Whether someone who takes part may fulfil the terms. What is given to parents is for the sake of their children,
/// and may be what the law calls work for children.
fn may_meet(ctx: &Ctx<'_>, insats: &Insats, when: &[Term]) -> bool {
    let family = [Participant::Foralder, Participant::Familj, Participant::Barn];
    if insats.ges_till.iter().any(|role| family.contains(&role.value)) {
        return true;
    }
    let Some(admitted) = insats.admitted() else { return true };
    let values = |name: &str| ctx.document.uppgift(name).map_or_else(Vec::new, |uppgift| uppgift.values.clone());
    let mut space = insats.space.clone();
    let when = space.cond(when, Who::Individ, &values);
    possible(space.universe(), &[(&admitted, true), (&when, true)])
}

/// Whether a child may take part; by `ges till` alone where the conditions are not known.
pub(super) fn may_reach_children(insats: &Insats) -> bool {
    let Some(admitted) = insats.admitted() else { return insats.names_children() };
    insats.child_roles().iter().any(|&who| {
        possible(insats.space.universe(), &[(&admitted, true), (&Cond::age(who, 0, Some(ADULT - 1)), true)])
    })
}
