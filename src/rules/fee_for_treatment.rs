//! L041 avgift-behandling.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L041.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L041",
        slug: "avgift-behandling",
        severity: Severity::Fel,
        lagrum: &["32 kap. 2 § SoL"],
        page: include_str!("../../docs/regler/L041.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
