//! L040 information-framgår-inte: nothing tells of the right to apply.

use super::wording::has_words;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};

/// See `docs/regler/L040.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L040",
        slug: "information-framgår-inte",
        severity: Severity::Anmarkning,
        lagrum: &["11 kap. 6 § SoL"],
        page: include_str!("../../docs/regler/L040.md"),
    },
    check: Check::Document(check),
};

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let riktlinje = &ctx.document.riktlinje;
    let place = match &riktlinje.ansokan {
        None if riktlinje.whole => riktlinje.span,
        Some(text) if !has_words(&text.value) => text.span,
        _ => return,
    };
    let message = "det framgår inte hur den som vänder sig till en utförare får veta att man kan ansöka om en insats";
    let help = "skriv hur och var man ansöker: `ansökan \"\"\"Du kan alltid ansöka om en insats. Ring …\"\"\"`";
    sink.push(Diagnostic::new(&RULE.descriptor, place, message).help(help));
}
