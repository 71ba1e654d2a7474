//! L043 uppföljning-saknas: neither the insats nor the riktlinje says how it is followed up.

use super::wording::has_words;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Insats;

/// See `docs/regler/L043.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L043",
        slug: "uppföljning-saknas",
        severity: Severity::Anmarkning,
        lagrum: &["5 kap. 2 § SoL"],
        page: include_str!("../../docs/regler/L043.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let riktlinje = &ctx.document.riktlinje;
    let said = riktlinje.uppfoljning.as_ref().is_some_and(|text| has_words(&text.value));
    if insats.uppfoljning.is_some() || said || !insats.whole || !riktlinje.whole {
        return;
    }
    let message = format!("det framgår inte hur `{}` följs upp", insats.title.value);
    let help = "skriv `uppföljning verksamhetsnivå \"…\"` här, eller `uppföljning \"\"\"…\"\"\"` i riktlinjen om det gäller \
                alla insatser";
    sink.push(Diagnostic::new(&RULE.descriptor, insats.head, message).help(help));
}
