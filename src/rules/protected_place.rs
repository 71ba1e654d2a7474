//! L048 skyddad-plats.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L048.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L048",
        slug: "skyddad-plats",
        severity: Severity::Varning,
        lagrum: &["9 kap. 6 § SoL"],
        page: include_str!("../../docs/regler/L048.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
