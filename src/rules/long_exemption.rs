//! L034 återkommande-undantag.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L034.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L034",
        slug: "återkommande-undantag",
        severity: Severity::Anmarkning,
        lagrum: &["14 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L034.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
