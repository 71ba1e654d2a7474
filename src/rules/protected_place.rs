//! L048 skyddad-plats: the document tells where a skyddat boende lies.

use super::wording::{has_words, say, words};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Insats;

/// See `docs/regler/L048.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L048",
        slug: "skyddad-plats",
        severity: Severity::Varning,
        lagrum: &["9 kap. 6 § SoL"],
        page: include_str!("../../docs/regler/L048.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    if !insats.is("skyddat-boende") {
        return;
    }
    let place = insats.plats.as_ref().filter(|place| tells(&place.value)).map(|place| place.span);
    let visit = insats.kontakt.as_ref().filter(|kontakt| kontakt.value.besok.as_deref().is_some_and(tells));
    let visit = visit.map(|kontakt| kontakt.span);
    let Some(first) = place.or(visit) else { return };
    let what = if place.is_some() { "platsen" } else { "en besöksadress" };
    let message = format!("{what} för `{}` står i riktlinjen, som alla kan läsa", insats.title.value);
    let mut found = Diagnostic::new(&RULE.descriptor, first, message);
    if let (Some(_), Some(visit)) = (place, visit) {
        found = found.label(visit, "också en besöksadress");
    }
    let help = "ta bort `plats` och `besök` och skriv bara hur man når er: `kontakt { telefon \"…\" }`";
    sink.push(
        found.help(help).note("lagen säger att boendet ska skydda; att platsen inte ska stå här är en slutsats av det"),
    );
}

/// Whether the words may tell where it is, and do not say that it is kept secret.
fn tells(place: &str) -> bool {
    const SECRET: &[&str] = &[
        "hemlig*",
        "skyddad*",
        "skyddat",
        "sekretess*",
        "lämnas inte ut",
        "lämnar inte ut",
        "inte lämnas ut",
        "anges inte",
        "uppges inte",
        "publiceras inte",
        "visas inte",
        "får veta",
        "får du veta",
        "meddelas",
        "berättar",
        "berättas",
        "okänd*",
    ];
    has_words(place) && !say(&words(place), SECRET)
}
