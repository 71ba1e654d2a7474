//! L046 en-vårdnadshavare.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;

/// See `docs/regler/L046.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L046",
        slug: "en-vårdnadshavare",
        severity: Severity::Fel,
        lagrum: &["6 kap. 11 § FB", "6 kap. 13 § FB", "6 kap. 13 a § FB"],
        page: include_str!("../../docs/regler/L046.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, _insats: &Insats, _sink: &mut Sink<'_>) {}
