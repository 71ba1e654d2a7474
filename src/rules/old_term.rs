//! K005 gammal-term.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/K005.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K005",
        slug: "gammal-term",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K005.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
