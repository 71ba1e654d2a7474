//! V006 skiljer-bara-namn.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/V006.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V006",
        slug: "skiljer-bara-namn",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/V006.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
