//! L049 anonymt-barn.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L049.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L049",
        slug: "anonymt-barn",
        severity: Severity::Varning,
        lagrum: &["21 kap. 2 § SoL"],
        page: include_str!("../../docs/regler/L049.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
