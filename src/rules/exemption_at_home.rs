//! L028 undantag-i-hemmet.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L028.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L028",
        slug: "undantag-i-hemmet",
        severity: Severity::Varning,
        lagrum: &["14 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L028.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
