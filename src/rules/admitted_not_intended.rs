//! V005 insläppt-men-inte-avsedd.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/V005.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V005",
        slug: "insläppt-men-inte-avsedd",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/V005.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
