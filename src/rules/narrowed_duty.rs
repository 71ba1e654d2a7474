//! L033 inskränkt-skyldighet.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L033.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L033",
        slug: "inskränkt-skyldighet",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/L033.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
