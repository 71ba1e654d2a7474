//! L030 bedömning.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L030.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L030",
        slug: "bedömning",
        severity: Severity::Varning,
        lagrum: &["11 kap. 5 § SoL", "4 kap. 3 § SoL"],
        page: include_str!("../../docs/regler/L030.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
