//! V002 överflödig-rad: a line that changes nothing beside the others.

use super::superfluous::{Kind, superfluous};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Fix, Severity};
use crate::model::Insats;

/// See `docs/regler/V002.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V002",
        slug: "överflödig-rad",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/V002.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    for line in superfluous(insats) {
        let message = match line.kind {
            Kind::AlwaysTrue => continue,
            Kind::ExcludesNobody => "raden stänger inte ute någon som de andra raderna släpper in",
            Kind::AddsNobody => "raden släpper inte in någon utöver dem som de andra raderna släpper in",
            Kind::Impossible => "raden släpper inte in någon, för ingen som uppfyller den klarar de andra raderna",
        };
        let mut found = Diagnostic::new(&RULE.descriptor, line.term.span, message);
        if let Some(because) = line.because {
            found = found.label(because.span, "den här raden räcker");
        }
        let fix = Fix { title: "ta bort raden".to_owned(), safe: false, edits: vec![(line.term.span, String::new())] };
        sink.push(found.help("ta bort raden, om inget annat var menat").fix(fix));
    }
}
