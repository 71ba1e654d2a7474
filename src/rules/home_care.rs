//! L054 hemtjänstens-regler.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L054.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L054",
        slug: "hemtjänstens-regler",
        severity: Severity::Anmarkning,
        lagrum: &["10 kap. 4 § SoL", "10 kap. 7 § SoL", "32 kap. 6 § SoL", "32 kap. 7 § SoL"],
        page: include_str!("../../docs/regler/L054.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
