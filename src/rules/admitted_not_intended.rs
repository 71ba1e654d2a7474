//! V005 insläppt-men-inte-avsedd: the conditions let in someone whom the insats is not meant for.

use super::intent::Compared;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Insats;

/// See `docs/regler/V005.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V005",
        slug: "insläppt-men-inte-avsedd",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/V005.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some(compared) = Compared::of(insats) else { return };
    let Some(person) = compared.admitted_not_intended() else { return };
    let outside = compared.describe(ctx, &person.telling).text;
    let message = format!("villkoren i `{}` släpper in någon utanför målgruppen: {outside}", insats.title.value);
    sink.push(
        Diagnostic::new(&RULE.descriptor, compared.villkor.keyword, message)
            .label(compared.failing(compared.target, &person.whole), "så står det om målgruppen")
            .witness(compared.describe(ctx, &person.whole))
            .help("skriv målgruppens gräns också i `villkor`, eller vidga målgruppen"),
    );
}
