//! L023 undantag-utan-stöd: less is documented than the law asks for, and no exemption allows it.

use super::documentation::{follow_main_rule, head, in_force, is_advice};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::Norm;
use crate::model::{Dokumentation, Insats, Level};

/// See `docs/regler/L023.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L023",
        slug: "undantag-utan-stöd",
        severity: Severity::Varning,
        lagrum: &["14 kap. 3 § SoL", "14 kap. 4 § SoL", "14 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L023.md"),
    },
    check: Check::Insats(check),
};

/// Whether a clause has every participant documented.
fn for_each(clause: &Dokumentation) -> bool {
    match clause {
        Dokumentation::Niva { level, .. } => *level != Level::Verksamhet,
        Dokumentation::Enligt { .. } => true,
        Dokumentation::Undantag { .. } => false,
    }
}

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some(clause) = insats.dokumentation.as_ref() else { return };
    let title = &insats.title.value;
    let message = match &clause.value {
        Dokumentation::Niva { level: Level::Verksamhet, .. } => {
            // For rådgivning the law itself lets personal circumstances be left out.
            if insats.lineage.is_empty() || is_advice(ctx, insats) {
                return;
            }
            format!("`{title}` dokumenteras bara på verksamhetsnivå, och inget undantag som tillåter det anges")
        }
        Dokumentation::Undantag { lagrum, .. } => {
            // A provision that is unknown or no longer in force is a finding of another kind.
            let Some(provision) = in_force(ctx, lagrum) else { return };
            let exempts = |norm: &Norm| matches!(norm, Norm::ExemptCircumstances(_) | Norm::ExemptIdentity);
            if provision.norms.iter().any(|norm| exempts(&norm.value)) {
                return;
            }
            format!("`{title}` undantas från dokumentation enligt {}, som inte ger något undantag", lagrum.paragraf())
        }
        _ => return,
    };
    let own = insats.own_dokumentation.is_some();
    let found = Diagnostic::new(&RULE.descriptor, if own { head(clause) } else { insats.head }, message);
    let found = if own { found } else { found.label(head(clause), "raden i riktlinjen, som insatsen ärver") };
    let general = ctx.document.riktlinje.dokumentation.as_ref().filter(|general| own && for_each(&general.value));
    let found = match general {
        Some(general) => found.label(head(general), "riktlinjen säger annars att varje deltagare dokumenteras"),
        None => found,
    };
    let help = "dokumentera varje deltagare: `dokumentation enligt 14 kap. 3 § SoL`; har nämnden särskilda skäl att \
                utelämna identiteten, skriv `dokumentation undantag enligt 14 kap. 5 § SoL { … }` med skälen";
    let found = found.help(help);
    let fix = if own { follow_main_rule(ctx, clause.span) } else { None };
    sink.push(match fix {
        Some(fix) => found.fix(fix),
        None => found,
    });
}
