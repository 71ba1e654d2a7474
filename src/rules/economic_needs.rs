//! L002 ekonomiskt-bistånd.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L002.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L002",
        slug: "ekonomiskt-bistånd",
        severity: Severity::Fel,
        lagrum: &["11 kap. 5 § SoL", "12 kap. 1 § SoL", "12 kap. 2 § SoL"],
        page: include_str!("../../docs/regler/L002.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
