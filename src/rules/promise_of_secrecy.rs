//! L051 löfte-om-sekretess.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};

/// See `docs/regler/L051.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L051",
        slug: "löfte-om-sekretess",
        severity: Severity::Varning,
        lagrum: &["12 kap. 3 § OSL", "26 kap. 1 § OSL", "19 kap. 1 § SoL"],
        page: include_str!("../../docs/regler/L051.md"),
    },
    check: Check::Document(check),
};

fn check(_ctx: &Ctx<'_>, _sink: &mut Sink<'_>) {}
