//! V004 avsedd-men-utestängd.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/V004.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V004",
        slug: "avsedd-men-utestängd",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/V004.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
