//! L050 boende-utan-slut.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L050.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L050",
        slug: "boende-utan-slut",
        severity: Severity::Varning,
        lagrum: &["9 kap. 9 § SoF", "9 kap. 14 § SoF"],
        page: include_str!("../../docs/regler/L050.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
