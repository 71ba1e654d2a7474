//! K003 svårläst.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/K003.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K003",
        slug: "svårläst",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K003.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
