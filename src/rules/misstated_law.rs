//! L045 fel-återgivning.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/L045.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L045",
        slug: "fel-återgivning",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/L045.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
