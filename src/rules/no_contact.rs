//! K002 kontakt-saknas: nobody to ask.

use super::wording::has_words;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Kontakt;
use crate::source::Spanned;

/// See `docs/regler/K002.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K002",
        slug: "kontakt-saknas",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K002.md"),
    },
    check: Check::Document(check),
};

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let (riktlinje, insatser) = (&ctx.document.riktlinje, &ctx.document.insatser);
    if riktlinje.kontakt.as_ref().is_some_and(reaches) || !riktlinje.whole {
        return;
    }
    // Where every insats has a contact of its own, readers know whom to ask.
    if !insatser.is_empty() && insatser.iter().all(|insats| insats.kontakt.as_ref().is_some_and(reaches)) {
        return;
    }
    let place = riktlinje.kontakt.as_ref().map_or(riktlinje.span, |kontakt| kontakt.span);
    let message = "det framgår inte vem man kan fråga";
    let help = "skriv en väg in för alla insatser: `kontakt { telefon \"0123-456 78\" }`";
    sink.push(Diagnostic::new(&RULE.descriptor, place, message).help(help));
}

/// Whether some way to reach someone is given.
fn reaches(kontakt: &Spanned<Kontakt>) -> bool {
    let Kontakt { telefon, epost, webb, besok } = &kontakt.value;
    [telefon, epost, webb, besok].into_iter().flatten().any(|way| has_words(way))
}
