//! V002 överflödig-rad.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/V002.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V002",
        slug: "överflödig-rad",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/V002.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
