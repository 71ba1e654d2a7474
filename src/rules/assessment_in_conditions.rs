//! L030 bedömning: a condition that only an assessment of need can decide.

use super::formula::lines;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::terms::TermKind;
use crate::model::{Insats, Kontroll, UtforareKind};
use crate::source::{Span, Spanned};

/// See `docs/regler/L030.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L030",
        slug: "bedömning",
        severity: Severity::Varning,
        lagrum: &["11 kap. 5 § SoL", "4 kap. 3 § SoL"],
        page: include_str!("../../docs/regler/L030.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some(villkor) = insats.villkor.as_ref().filter(|villkor| villkor.whole) else { return };
    let mut found: Vec<(&str, Span, Option<Span>, &Spanned<Kontroll>)> = Vec::new();
    for line in lines(&villkor.terms) {
        let TermKind::Fact { name, .. } = &line.term.kind else { continue };
        let Some(check) = ctx.document.uppgift(name).and_then(|uppgift| uppgift.check.as_ref()) else { continue };
        if check.value == Kontroll::Bedomning && found.iter().all(|(known, ..)| *known != &**name) {
            found.push((name, line.site, line.elsewhere(), check));
        }
    }
    if found.is_empty() {
        return;
    }
    let private = insats.utforare.iter().find(|utforare| utforare.kind == Some(UtforareKind::Privat));
    for (name, line, elsewhere, check) in found {
        let message = match private {
            None => format!("`{name}` går inte att kontrollera utan en bedömning, och behovet ska inte prövas"),
            Some(private) => format!(
                "`{name}` kräver en bedömning av `{}`, som är privat: att pröva behov kan vara myndighetsutövning, som \
                 inte får lämnas till en privat utförare",
                private.name.value
            ),
        };
        let mut diagnostic = Diagnostic::new(&RULE.descriptor, line, message);
        if let Some(elsewhere) = elsewhere {
            diagnostic = diagnostic.label(elsewhere, "raden står i det här villkoret");
        }
        diagnostic = diagnostic.label(check.span, "ska kontrolleras genom bedömning");
        if let Some(private) = private {
            diagnostic = diagnostic.label(private.name.span, "privat utförare");
        }
        let help = "skriv ett villkor som den enskilde själv svarar på eller visar papper på: \
                    `kontrolleras genom egen uppgift`, eller ta bort raden";
        sink.push(diagnostic.help(help));
    }
}
