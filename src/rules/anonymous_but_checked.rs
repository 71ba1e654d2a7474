//! L029 anonym-men-kontrollerad.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L029.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L029",
        slug: "anonym-men-kontrollerad",
        severity: Severity::Varning,
        lagrum: &["11 kap. 5 § SoL", "14 kap. 3 § SoL"],
        page: include_str!("../../docs/regler/L029.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
