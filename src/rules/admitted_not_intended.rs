//! V005 insläppt-men-inte-avsedd: the conditions let in someone whom the insats is not meant for.

use super::intent::Compared;
use super::{Check, Ctx, Rule, Sink, insertion};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Insats;
use crate::swedish;

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
    let mut found = Diagnostic::new(&RULE.descriptor, compared.villkor.keyword, message)
        .label(compared.failing(compared.target, &person.whole), "så står det om målgruppen")
        .witness(compared.describe(ctx, &person.whole))
        .help("skriv målgruppens gräns också i `villkor`, eller vidga målgruppen");
    let missing = compared.missing_age().and_then(|(from, to)| age_line(from, to));
    if let Some(fix) = missing.and_then(|line| insertion::line(compared.villkor, &line)) {
        found = found.fix(fix);
    }
    sink.push(found);
}

/// An age condition as one writes it; `None` for ages that no such line says.
fn age_line(from: u32, to: Option<u32>) -> Option<String> {
    let whole = |months: u32| months.is_multiple_of(12);
    match to {
        None => Some(format!("ålder minst {}", swedish::age(from))).filter(|_| whole(from) || from < 12),
        Some(to) if from == 0 && whole(to + 1) => Some(format!("ålder under {}", swedish::age(to + 1))),
        Some(to) if whole(from) && whole(to + 1) => Some(match (from / 12, to / 12) {
            (first, last) if first == last => format!("ålder {first} år"),
            (first, last) => format!("ålder {first}–{last} år"),
        }),
        Some(_) => None,
    }
}
