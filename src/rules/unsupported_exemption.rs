//! L023 undantag-utan-stöd.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L023.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L023",
        slug: "undantag-utan-stöd",
        severity: Severity::Varning,
        lagrum: &["14 kap. 3 § SoL", "14 kap. 4 § SoL", "14 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L023.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
