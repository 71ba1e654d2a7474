//! L020 skäl-saknas.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L020.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L020",
        slug: "skäl-saknas",
        severity: Severity::Fel,
        lagrum: &["14 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L020.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
