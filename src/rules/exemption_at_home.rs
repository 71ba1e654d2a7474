//! L028 undantag-i-hemmet: identity is left out of the records of an insats that is given in the home.

use super::documentation::identity;
use super::wording::{say, words};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::{Form, Insats};
use crate::source::Span;

/// See `docs/regler/L028.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L028",
        slug: "undantag-i-hemmet",
        severity: Severity::Varning,
        lagrum: &["14 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L028.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some((place, what)) = at_home(insats) else { return };
    let Some(exemption) = identity(ctx, insats) else { return };
    let message =
        format!("`{}` ges i hemmet, och då räcker skälen för att utelämna identiteten sällan", insats.title.value);
    let found = Diagnostic::new(&RULE.descriptor, exemption.head, message).label(place, what);
    let help = "skriv `dokumentation enligt 14 kap. 3 § SoL`; ges bara en del i hemmet, gör den till en egen insats";
    sink.push(found.help(help).note("bygger på förarbetena, så som kommuner återger dem"));
}

/// What tells that the insats is given in the participant's home.
fn at_home(insats: &Insats) -> Option<(Span, &'static str)> {
    if let Some(form) = insats.form.iter().find(|form| form.value == Form::Hembesok) {
        return Some((form.span, "formen är hembesök"));
    }
    // These are by their nature given in the home: help, support and visits there.
    if ["hemtjänst", "boendestöd", "hembesöksstöd"].iter().any(|kategori| insats.is(kategori)) {
        return Some((insats.kategori.span, "kategorin är stöd i hemmet"));
    }
    let home = |place: &str| say(&words(place), &["hemma", "hemmet", "hemmen", "hemmiljö", "hemmiljön"]);
    let place = insats.plats.as_ref().filter(|place| home(&place.value))?;
    Some((place.span, "platsen är hemmet"))
}
