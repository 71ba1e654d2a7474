//! V004 avsedd-men-utestängd: someone whom the insats is meant for is shut out by its conditions.

use super::intent::Compared;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Insats;

/// See `docs/regler/V004.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V004",
        slug: "avsedd-men-utestängd",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/V004.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some(compared) = Compared::of(insats) else { return };
    let Some(person) = compared.intended_not_admitted() else { return };
    let outside = compared.describe(ctx, &person.telling).text;
    let message = format!("villkoren i `{}` stänger ute någon i målgruppen: {outside}", insats.title.value);
    sink.push(
        Diagnostic::new(&RULE.descriptor, compared.failing(compared.villkor, &person.whole), message)
            .label(compared.target.keyword, "målgruppen står här")
            .witness(compared.describe(ctx, &person.whole))
            .help("ändra raden så att den stämmer med målgruppen, eller snäva in målgruppen"),
    );
}
