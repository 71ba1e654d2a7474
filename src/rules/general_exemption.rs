//! L024 generellt-undantag.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/L024.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L024",
        slug: "generellt-undantag",
        severity: Severity::Fel,
        lagrum: &["14 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L024.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
