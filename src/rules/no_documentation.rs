//! L022 dokumentation-oreglerad: nothing says how an insats is documented.

use super::documentation::main_rule;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Fix, Severity};
use crate::model::Insats;
use crate::source::Span;

/// See `docs/regler/L022.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L022",
        slug: "dokumentation-oreglerad",
        severity: Severity::Varning,
        lagrum: &["14 kap. 3 § SoL"],
        page: include_str!("../../docs/regler/L022.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let known = insats.whole && ctx.document.riktlinje.whole;
    let Some(rule) = (insats.dokumentation.is_none() && known).then(|| main_rule(ctx)).flatten() else { return };
    let message = format!("det framgår inte hur `{}` dokumenteras", insats.title.value);
    let clause = format!("dokumentation enligt {rule}");
    let help = format!("skriv `{clause}` här, eller i riktlinjen om det gäller alla insatser som inte säger annat");
    // A whole insats ends with its brace.
    let before = insats.span.end.saturating_sub(1);
    let place = Span { start: before, end: before, ..insats.span };
    let title = format!("lägg till `{clause}`");
    let fix = Fix { title, safe: false, edits: vec![(place, format!("    {clause}\n"))] };
    sink.push(Diagnostic::new(&RULE.descriptor, insats.head, message).help(help).fix(fix));
}
