//! L001 alltid-behovsprövad.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L001.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L001",
        slug: "alltid-behovsprövad",
        severity: Severity::Fel,
        lagrum: &["11 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L001.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
