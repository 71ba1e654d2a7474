//! L025 avvägning-saknas: the reasons for leaving out identity are not weighed against follow-up.

use super::documentation::identity;
use super::wording::{has_words, say, words};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Insats;

/// See `docs/regler/L025.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L025",
        slug: "avvägning-saknas",
        severity: Severity::Varning,
        lagrum: &["14 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L025.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some(exemption) = identity(ctx, insats) else { return };
    // Where there are no reasons there is nothing to weigh, and L020 says so.
    let Some((_, reasons)) = exemption.skal.filter(|(_, text)| has_words(&text.value)) else { return };
    let place = match exemption.avvagning {
        None if insats.whole && !weighs(&reasons.value) => exemption.head,
        Some(text) if !has_words(&text.value) => text.span,
        _ => return,
    };
    let message =
        format!("skälen för undantaget i `{}` är inte vägda mot behovet av att följa upp insatsen", insats.title.value);
    let found = Diagnostic::new(&RULE.descriptor, place, message).label(reasons.span, "skälen");
    let help = "skriv i undantagets block hur insatsen ändå kan följas upp och varför skälen väger tyngre: \
                `avvägning \"\"\"…\"\"\"`";
    sink.push(found.help(help).note("bygger på förarbetena, så som kommuner återger dem"));
}

/// Whether the reasons themselves weigh.
fn weighs(reasons: &str) -> bool {
    let words = words(reasons);
    say(&words, &["uppfölj*", "följa upp", "följs upp", "följer upp"])
        && say(&words, &["väg", "väga", "väger", "vägs", "vägt", "vägts", "vägde", "vägdes", "avväg*", "vägning*"])
}
