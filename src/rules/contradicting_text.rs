//! V008 motsägande-text.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/V008.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V008",
        slug: "motsägande-text",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/V008.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
