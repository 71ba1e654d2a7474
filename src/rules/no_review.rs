//! K001 översyn-saknas.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/K001.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K001",
        slug: "översyn-saknas",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K001.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
