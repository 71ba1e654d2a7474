//! L003 dold-insats.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L003.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L003",
        slug: "dold-insats",
        severity: Severity::Varning,
        lagrum: &["11 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L003.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
