//! L021 inte-rådgivning.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L021.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L021",
        slug: "inte-rådgivning",
        severity: Severity::Fel,
        lagrum: &["14 kap. 4 § SoL"],
        page: include_str!("../../docs/regler/L021.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
