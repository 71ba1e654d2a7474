//! L043 uppföljning-saknas.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L043.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L043",
        slug: "uppföljning-saknas",
        severity: Severity::Anmarkning,
        lagrum: &["5 kap. 2 § SoL"],
        page: include_str!("../../docs/regler/L043.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
