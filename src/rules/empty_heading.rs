//! K006 tom-rubrik.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/K006.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K006",
        slug: "tom-rubrik",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K006.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
