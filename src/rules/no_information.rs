//! L040 information-framgår-inte.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/L040.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L040",
        slug: "information-framgår-inte",
        severity: Severity::Anmarkning,
        lagrum: &["11 kap. 6 § SoL"],
        page: include_str!("../../docs/regler/L040.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
