//! L053 barnets-röst.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L053.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L053",
        slug: "barnets-röst",
        severity: Severity::Anmarkning,
        lagrum: &["3 kap. 2 § SoL", "3 kap. 3 § SoL"],
        page: include_str!("../../docs/regler/L053.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
