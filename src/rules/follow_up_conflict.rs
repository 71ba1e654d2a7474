//! L027 oförenlig-uppföljning: each participant is followed up, and nothing tells who they are.

use super::documentation::{identity, without_identity};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::{Insats, Level};

/// See `docs/regler/L027.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L027",
        slug: "oförenlig-uppföljning",
        severity: Severity::Varning,
        lagrum: &["14 kap. 5 § SoL", "5 kap. 2 § SoL"],
        page: include_str!("../../docs/regler/L027.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some(follow_up) = insats.uppfoljning.as_ref().filter(|clause| clause.value.0 != Level::Verksamhet) else {
        return;
    };
    let Some(exemption) = identity(ctx, insats) else { return };
    let texts = [follow_up.value.1.as_ref(), exemption.avvagning];
    if texts.into_iter().flatten().any(|text| without_identity(&text.value)) {
        return;
    }
    let message = format!(
        "`{}` följs upp för varje individ, men det som visar vem individen är dokumenteras inte",
        insats.title.value
    );
    let found = Diagnostic::new(&RULE.descriptor, follow_up.span, message).label(exemption.head, "undantaget");
    let help = "skriv `uppföljning verksamhetsnivå`, eller hur det går till utan namn: \
                `uppföljning individnivå \"Med avidentifierade enkäter.\"`";
    sink.push(found.help(help));
}
