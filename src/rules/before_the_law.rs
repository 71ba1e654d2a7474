//! L005 före-lagen.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/L005.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L005",
        slug: "före-lagen",
        severity: Severity::Fel,
        lagrum: &["11 kap. 5 § SoL", "11 kap. 6 § SoL"],
        page: include_str!("../../docs/regler/L005.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
