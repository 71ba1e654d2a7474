//! L047 den-utsattas-säkerhet.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L047.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L047",
        slug: "den-utsattas-säkerhet",
        severity: Severity::Varning,
        lagrum: &["13 kap. 8 § SoL"],
        page: include_str!("../../docs/regler/L047.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
