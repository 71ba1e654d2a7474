//! V001 ingen-kan-uppfylla.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/V001.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V001",
        slug: "ingen-kan-uppfylla",
        severity: Severity::Fel,
        lagrum: &[],
        page: include_str!("../../docs/regler/V001.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
