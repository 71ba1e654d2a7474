//! L004 beslut-saknas.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/L004.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L004",
        slug: "beslut-saknas",
        severity: Severity::Fel,
        lagrum: &["11 kap. 5 § SoL", "11 kap. 6 § SoL", "6 kap. 38 § KL"],
        page: include_str!("../../docs/regler/L004.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
