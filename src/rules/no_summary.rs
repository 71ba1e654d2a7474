//! K004 kortfattat-saknas.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/K004.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K004",
        slug: "kortfattat-saknas",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K004.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
