//! K002 kontakt-saknas.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/K002.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K002",
        slug: "kontakt-saknas",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K002.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
