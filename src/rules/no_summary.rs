//! K004 kortfattat-saknas: an insats without the plain sentences that open its page.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::{Insats, ProseKind};

/// See `docs/regler/K004.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K004",
        slug: "kortfattat-saknas",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K004.md"),
    },
    check: Check::Insats(check),
};

fn check(_: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    // A clause that is there but empty is K006.
    if !insats.whole || insats.prose.iter().any(|prose| prose.clause == ProseKind::Kortfattat) {
        return;
    }
    let message = format!("`{}` har inget `kortfattat`, så läsaren får ingen snabb överblick", insats.title.value);
    let help = "skriv en eller två enkla meningar om vad insatsen är och för vem, till exempel \
                `kortfattat \"\"\"Du som är förälder kan få råd om vardagen.\"\"\"`";
    sink.push(Diagnostic::new(&RULE.descriptor, insats.head, message).help(help));
}
