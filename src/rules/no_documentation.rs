//! L022 dokumentation-oreglerad.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L022.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L022",
        slug: "dokumentation-oreglerad",
        severity: Severity::Varning,
        lagrum: &["14 kap. 3 § SoL"],
        page: include_str!("../../docs/regler/L022.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
