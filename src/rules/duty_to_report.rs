//! L044 anmälningsplikt.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L044.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L044",
        slug: "anmälningsplikt",
        severity: Severity::Anmarkning,
        lagrum: &["19 kap. 1 § SoL"],
        page: include_str!("../../docs/regler/L044.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
