//! L002 ekonomiskt-bistånd: an insats for economic needs, which can never be given without an assessment.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::Norm;
use crate::model::Insats;

/// See `docs/regler/L002.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L002",
        slug: "ekonomiskt-bistånd",
        severity: Severity::Fel,
        lagrum: &["11 kap. 5 § SoL", "12 kap. 1 § SoL", "12 kap. 2 § SoL"],
        page: include_str!("../../docs/regler/L002.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let is_economic = |name: &&String| ctx.document.kategori(name).is_some_and(|kategori| kategori.economic);
    let Some(kategori) = insats.lineage.iter().find(is_economic) else { return };
    if ctx.law().norm(ctx.as_of, |norm| matches!(norm, Norm::PersonalNeeds)).is_none() {
        return;
    }
    let written = &insats.kategori;
    let message = if written.value == *kategori {
        format!("`{kategori}` är för ekonomiska behov och kan inte ges utan behovsprövning")
    } else {
        format!("`{}` är ett slags `{kategori}` och kan inte ges utan behovsprövning", written.value)
    };
    sink.push(
        Diagnostic::new(&RULE.descriptor, written.span, message)
            .here("bara personliga behov får mötas utan behovsprövning")
            .help("ta bort insatsen ur riktlinjen och hänvisa till ansökan om ekonomiskt bistånd"),
    );
}
