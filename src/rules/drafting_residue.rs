//! K009 arbetsrester.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/K009.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K009",
        slug: "arbetsrester",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K009.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
