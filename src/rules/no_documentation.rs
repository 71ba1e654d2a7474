//! L022 dokumentation-oreglerad: nothing says how an insats is documented.

use super::documentation::main_rule;
use super::{Check, Ctx, Rule, Sink, insertion};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Insats;

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
    let found = Diagnostic::new(&RULE.descriptor, insats.head, message).help(help);
    sink.push(found.fix(insertion::row(insats, &clause)));
}
