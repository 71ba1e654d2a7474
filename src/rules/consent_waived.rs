//! L011 samtycke-efterges.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L011.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L011",
        slug: "samtycke-efterges",
        severity: Severity::Fel,
        lagrum: &["21 kap. 2 § SoL", "21 kap. 1 § SoL"],
        page: include_str!("../../docs/regler/L011.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
