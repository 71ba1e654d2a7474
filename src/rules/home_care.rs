//! L054 hemtjänstens-regler: home care that says nothing of the rules which hold for home care alone.

use super::prose::said;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Insats;
use crate::swedish;

/// See `docs/regler/L054.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L054",
        slug: "hemtjänstens-regler",
        severity: Severity::Anmarkning,
        lagrum: &["10 kap. 4 § SoL", "10 kap. 7 § SoL", "32 kap. 6 § SoL", "32 kap. 7 § SoL"],
        page: include_str!("../../docs/regler/L054.md"),
    },
    check: Check::Insats(check),
};

/// A permanent contact in the care.
const CONTACT: [&str; 2] = ["omsorgskontakt*", "fast|fasta kontakt*"];

/// A say in when and how the help is given.
const CHOICE: [&str; 4] = [
    "välj*|valt|bestäm*|påverka*|önskar|önskemål|inflytande .. när|hur|tid|tider|tiden|tiderna|sätt|vem|dag|dagar",
    "när|hur|tid|tider|tiden|tiderna|sätt|vem .. välj*|bestäm*|påverka*|önskar|önskemål|inflytande",
    "när och|eller hur",
    "tid och|eller sätt",
];

/// A limit to what the help may cost.
const CAP: [&str; 6] = [
    "maxtaxa*|avgiftstak*|högkostnad*|förbehållsbelopp*|prisbasbelopp*|maxbelopp*|maxavgift*",
    "tak .. avgift*",
    "avgift* .. tak",
    "högsta avgift*|kostnad*|belopp*",
    "högst|max|maximalt .. kr|kronor",
    "aldrig mer än",
];

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    if !insats.whole || !insats.is("hemtjänst") {
        return;
    }
    let pieces = &ctx.prose.pieces;
    let unsaid = |phrases: &[&'static str]| !said(&ctx.prose.words, pieces, phrases, &[]);
    let mut missing = Vec::new();
    let mut lagrum = Vec::new();
    let mut lines = Vec::new();
    if unsaid(&CONTACT) {
        missing.push("fast omsorgskontakt");
        lagrum.push("10 kap. 7 § SoL");
        lines.push("Du får frågan om du vill ha en fast omsorgskontakt.");
    }
    if unsaid(&CHOICE) {
        missing.push("att man får påverka när och hur hjälpen ges");
        lagrum.push("10 kap. 4 § SoL");
        lines.push("Du väljer så långt det går när och hur du får hjälpen.");
    }
    let fee = insats.avgift.as_ref().and_then(|avgift| avgift.value.as_deref());
    if fee.is_some_and(|fee| unsaid(&CAP) && !caps(fee)) {
        missing.push("att avgiften har ett tak");
        lagrum.extend(["32 kap. 6 § SoL", "32 kap. 7 § SoL"]);
        lines.push("Avgiften har ett tak, och du ska ha pengar kvar att leva på.");
    }
    if missing.is_empty() {
        return;
    }
    let message = format!("insatsen är hemtjänst, men vi hittar inget om {}", swedish::or(&missing));
    let help = format!("skriv till exempel `text \"Hemtjänst\" \"\"\"{}\"\"\"`", lines.join(" "));
    sink.push(Diagnostic::new(&RULE.descriptor, insats.head, message).help(help).lagrum(lagrum));
}

/// Whether the fee itself names its limit.
fn caps(fee: &str) -> bool {
    let reading = super::prose::Reading::new(fee);
    CAP.iter().any(|phrase| !reading.find(phrase).is_empty())
}
