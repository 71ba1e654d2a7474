//! L010 samtycke-saknas.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L010.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L010",
        slug: "samtycke-saknas",
        severity: Severity::Varning,
        lagrum: &["21 kap. 2 § SoL"],
        page: include_str!("../../docs/regler/L010.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
