//! L006 upphävt-lagrum.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/L006.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L006",
        slug: "upphävt-lagrum",
        severity: Severity::Fel,
        lagrum: &[],
        page: include_str!("../../docs/regler/L006.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
