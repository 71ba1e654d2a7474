//! L012 lämplighet-oprövad: children over the limit get the insats without consent, and nobody has said why that suits.

use super::children::Children;
use super::consent::Said;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Severity};
use crate::model::Insats;
use crate::swedish;

/// See `docs/regler/L012.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L012",
        slug: "lämplighet-oprövad",
        severity: Severity::Varning,
        lagrum: &["21 kap. 2 § SoL", "3 kap. 1 § SoL"],
        page: include_str!("../../docs/regler/L012.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let said = Said::of(insats);
    let Some(limits) = ctx.limits else { return };
    // Consent is left out from the age that a clause says, or else from the age up to which it is demanded.
    let Some(out_from) = said.free_from().or(said.required_under()) else { return };
    let reasoned = said.reasoned_from().unwrap_or(limits.child).min(limits.child);
    let from = out_from.max(limits.free);
    if from >= reasoned || !ctx.document.riktlinje.whole {
        return;
    }
    let Some(child) = Children::of(insats).and_then(|children| children.aged(from, reasoned)) else { return };
    let clause = said.waived.or(said.free.map(|free| free.span)).or(said.required.map(|required| required.span));
    let Some(clause) = clause else { return };
    let left_open = said.waived.is_none() && said.free.is_some_and(|free| free.value.leaves_it_open());
    let (who, title) = (child.words(), &insats.title.value);
    let message = if left_open {
        format!(
            "{who} kan få `{title}` utan vårdnadshavares samtycke om det är lämpligt, men nämnden tar inte ställning till det"
        )
    } else {
        format!("{who} kan få `{title}` utan vårdnadshavares samtycke, men nämnden säger inte varför det är lämpligt")
    };
    let (free, child_under) = (swedish::age(limits.free), swedish::age(limits.child));
    sink.push(
        said.at(clause, &RULE.descriptor, message)
            .witness(child.describe(ctx, insats))
            .help(format!(
                "skriv `från {free} utan samtycke \"\"\"…\"\"\"` med nämndens skäl utifrån barnets bästa, eller \
                 `samtycke av vårdnadshavare för barn under {child_under}`"
            ))
            .note("att nämnden bedömer lämpligheten för insatsen som helhet bygger på förarbetena, så som kommuner återger dem"),
    );
}
