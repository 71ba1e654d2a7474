//! V003 alltid-sant.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/V003.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V003",
        slug: "alltid-sant",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/V003.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
