//! L042 avgift-skälig: a fee for what the law does not list; it must be reasonable and not above the cost.

use super::fees::{forbidden, may_be_listed, taken};
use super::wording::{say, words};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Insats;

/// See `docs/regler/L042.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L042",
        slug: "avgift-skälig",
        severity: Severity::Anmarkning,
        lagrum: &["32 kap. 2 § SoL", "2 kap. 6 § KL"],
        page: include_str!("../../docs/regler/L042.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some((fee, place)) = taken(insats) else { return };
    let economic = |name: &String| ctx.document.kategori(name).is_some_and(|kategori| kategori.economic);
    if insats.lineage.is_empty() || insats.lineage.iter().any(economic) || forbidden(ctx, insats).is_some() {
        return;
    }
    if may_be_listed(ctx, insats) || say(&words(fee), &["självkostnad*"]) {
        return;
    }
    let message = format!(
        "`{}` är inte bland det som 32 kap. 1 § SoL räknar upp, så avgiften ska vara skälig och högst självkostnaden",
        insats.title.value
    );
    let help = "skriv det i avgiften när nämnden har räknat på den: `avgift \"40 kr per gång, högst självkostnaden\"`, \
                eller `avgift ingen`";
    sink.push(Diagnostic::new(&RULE.descriptor, place, message).help(help));
}
