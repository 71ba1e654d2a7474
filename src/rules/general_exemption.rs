//! L024 generellt-undantag: identity is left out for all insatser at once.

use super::documentation::claimed;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};

/// See `docs/regler/L024.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L024",
        slug: "generellt-undantag",
        severity: Severity::Fel,
        lagrum: &["14 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L024.md"),
    },
    check: Check::Document(check),
};

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let Some(clause) = &ctx.document.riktlinje.dokumentation else { return };
    let Some(exemption) = claimed(ctx, clause) else { return };
    let message = format!("undantaget enligt {} gäller hela riktlinjen och inte en bestämd insats", exemption.lagrum);
    // A riktlinje with one insats names it by having no other.
    if ctx.document.insatser.len() == 1 {
        return;
    }
    let heirs = ctx.document.insatser.iter().filter(|insats| insats.own_dokumentation.is_none());
    let mut found = Diagnostic::new(&RULE.descriptor, exemption.head, message);
    for insats in heirs.take(3) {
        found = found.label(insats.head, "ärver undantaget");
    }
    let help = "flytta undantaget till de insatser som det behövs för, med skäl för var och en, och skriv \
                `dokumentation enligt 14 kap. 3 § SoL` i riktlinjen";
    sink.push(found.help(help).note(
        "lagen talar om en insats; att undantaget beslutas för varje insats för sig, och aldrig allmänt, bygger på \
         förarbetena, så som kommuner återger dem",
    ));
}
