//! L032 endast-folkbokförda.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L032.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L032",
        slug: "endast-folkbokförda",
        severity: Severity::Anmarkning,
        lagrum: &["29 kap. 1 § SoL", "29 kap. 4 § SoL"],
        page: include_str!("../../docs/regler/L032.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
