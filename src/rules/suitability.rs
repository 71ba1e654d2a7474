//! L012 lämplighet-oprövad.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L012.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L012",
        slug: "lämplighet-oprövad",
        severity: Severity::Varning,
        lagrum: &["21 kap. 2 § SoL", "3 kap. 1 § SoL"],
        page: include_str!("../../docs/regler/L012.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
