//! L042 avgift-skälig.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L042.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L042",
        slug: "avgift-skälig",
        severity: Severity::Anmarkning,
        lagrum: &["32 kap. 2 § SoL", "2 kap. 6 § KL"],
        page: include_str!("../../docs/regler/L042.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
