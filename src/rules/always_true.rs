//! V003 alltid-sant: a line that is true of everyone although it looks like a limit.

use super::superfluous::{Kind, superfluous};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Insats;

/// See `docs/regler/V003.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V003",
        slug: "alltid-sant",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/V003.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    for line in superfluous(insats).into_iter().filter(|line| line.kind == Kind::AlwaysTrue) {
        sink.push(
            Diagnostic::new(
                &RULE.descriptor,
                line.term.span,
                "raden stänger inte ute någon, fast den ser ut som en gräns",
            )
            .here("sann för alla")
            .help("ta bort raden, eller skriv den gräns som är menad"),
        );
    }
}
