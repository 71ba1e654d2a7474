//! L031 särbehandling.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L031.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L031",
        slug: "särbehandling",
        severity: Severity::Varning,
        lagrum: &["2 kap. 3 § KL", "2 kap. 13 § DL", "2 kap. 13 a § DL", "2 kap. 13 b § DL"],
        page: include_str!("../../docs/regler/L031.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
