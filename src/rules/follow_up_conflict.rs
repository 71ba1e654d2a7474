//! L027 oförenlig-uppföljning.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

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

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
