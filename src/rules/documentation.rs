//! What a documentation clause claims, judged by the provision that it names: which exemption, and for whom.

use super::Ctx;
use super::wording::{say, words};
use crate::diagnostic::Fix;
use crate::law::{Norm, Provision};
use crate::model::{Dokumentation, Insats, Lagrum, Level, Str, Text};
use crate::source::{Span, Spanned};

/// An exemption that leaves out the identity.
pub(super) struct Identity<'a> {
    /// The words that claim it, without the block.
    pub(super) head: Span,
    /// The provision as the author names it.
    pub(super) lagrum: String,
    /// The särskilda skäl: ground and text.
    pub(super) skal: Option<&'a (Str, Text)>,
    /// How they were weighed.
    pub(super) avvagning: Option<&'a Text>,
}

/// The exemption for identity that an insats claims in a clause of its own; `None` when it claims none. One that
/// stands on the riktlinje is no exemption for an insats, and is a finding by itself, unless there is only one.
pub(super) fn identity<'a>(ctx: &Ctx<'_>, insats: &'a Insats) -> Option<Identity<'a>> {
    let only = ctx.document.insatser.len() == 1;
    let clause = if only { insats.dokumentation.as_ref() } else { insats.own_dokumentation.as_ref() };
    claimed(ctx, clause?)
}

/// The exemption for identity that a clause claims.
pub(super) fn claimed<'a>(ctx: &Ctx<'_>, clause: &'a Spanned<Dokumentation>) -> Option<Identity<'a>> {
    let Dokumentation::Undantag { lagrum, skal, avvagning, .. } = &clause.value else { return None };
    let provision = in_force(ctx, lagrum)?;
    provision.norms.iter().any(|norm| matches!(norm.value, Norm::ExemptIdentity)).then(|| Identity {
        head: head(clause),
        lagrum: lagrum.paragraf(),
        skal: skal.as_ref(),
        avvagning: avvagning.as_ref(),
    })
}

/// The provision that an exemption names, as it is in force on the day of the check; `None` when it is not.
pub(super) fn in_force<'a>(ctx: &Ctx<'a>, lagrum: &Lagrum) -> Option<&'a Provision> {
    ctx.law().provision(&lagrum.paragraf(), ctx.as_of)
}

/// The words of the clause up to the provision, when it names one; what follows may be long.
pub(super) fn head(clause: &Spanned<Dokumentation>) -> Span {
    match &clause.value {
        Dokumentation::Enligt { lagrum, .. } | Dokumentation::Undantag { lagrum, .. } => clause.span.to(lagrum.span),
        Dokumentation::Niva { .. } => clause.span,
    }
}

/// Whether personal circumstances may be left out by law alone, since the insats is rådgivning.
pub(super) fn is_advice(ctx: &Ctx<'_>, insats: &Insats) -> bool {
    let advice = |norm: &Norm| matches!(norm, Norm::ExemptCircumstances(of) if insats.is_any(of).is_some());
    ctx.law().norm(ctx.as_of, advice).is_some()
}

/// Whether records are kept of each participant.
pub(super) fn of_individuals(dokumentation: &Dokumentation) -> bool {
    match dokumentation {
        Dokumentation::Enligt { .. } => true,
        Dokumentation::Undantag { .. } => false,
        Dokumentation::Niva { level, .. } => *level != Level::Verksamhet,
    }
}

/// Whether a text says that it is done without anything that shows who the participant is.
pub(super) fn without_identity(text: &str) -> bool {
    const PHRASES: &[&str] = &[
        "avidentif*",
        "av identif*",
        "anonym*",
        "pseudonym*",
        "utan namn",
        "inga namn",
        "inget namn",
        "inte namn",
        "kodad*",
        "kodnummer*",
        "utan personuppgift*",
        "inga personuppgift*",
        "utan identit*",
        "utan att identit*",
        "egen kod",
        "egna koder",
        "ett nummer",
        "inte kopplas",
        "kopplas inte",
        "inte kan kopplas",
        "kan inte kopplas",
        "inte går att koppla",
        "går inte att koppla",
        "inte knyts",
        "knyts inte",
        "inte är knut*",
        "är inte knut*",
        "inte kan härledas",
        "kan inte härledas",
        "inte går att härleda",
        "går inte att härleda",
        "inte röj*",
        "röjer inte",
        "utan att röja",
        "inte vem",
        "utan att veta vem",
    ];
    say(&words(text), PHRASES)
}

/// The provision that is the main rule, as `14 kap. 3 § SoL`.
pub(super) fn main_rule(ctx: &Ctx<'_>) -> Option<String> {
    let cited = ctx.law().norm(ctx.as_of, |norm| matches!(norm, Norm::Document))?;
    Some(cited.provision.lagrum.paragraf())
}

/// Writes the main rule in the place of a clause.
pub(super) fn follow_main_rule(ctx: &Ctx<'_>, place: Span) -> Option<Fix> {
    let clause = format!("dokumentation enligt {}", main_rule(ctx)?);
    Some(Fix { title: format!("skriv `{clause}`"), safe: false, edits: vec![(place, clause)] })
}
