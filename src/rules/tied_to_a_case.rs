//! L052 knuten-till-ärende.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L052.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L052",
        slug: "knuten-till-ärende",
        severity: Severity::Varning,
        lagrum: &["11 kap. 5 § SoL", "26 kap. 1 § OSL"],
        page: include_str!("../../docs/regler/L052.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
