//! L026 samma-skäl.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/L026.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L026",
        slug: "samma-skäl",
        severity: Severity::Anmarkning,
        lagrum: &["14 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L026.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
