//! K001 översyn-saknas: no day for review, or one that has passed.

use super::wording::{say, words};
use super::{Check, Ctx, Rule, Sink};
use crate::date::Date;
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Oversyn;
use crate::swedish::day;

/// See `docs/regler/K001.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K001",
        slug: "översyn-saknas",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K001.md"),
    },
    check: Check::Document(check),
};

/// An example of a row with a day: the end of a half-year that has not begun on the day of the check.
fn row(as_of: Date) -> String {
    let year = as_of.year();
    let day = if as_of.month() <= 6 { format!("{year}-12-31") } else { format!("{}-06-30", year.saturating_add(1)) };
    format!("`översyn senast {day}`")
}

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let riktlinje = &ctx.document.riktlinje;
    let row = row(ctx.as_of);
    let name_a_day = format!("skriv dagen då nämnden senast ska se över riktlinjen: {row}");
    let review = format!("se över riktlinjen, och skriv nämndens nya beslut och dagen för nästa översyn: {row}");
    let Some(clause) = &riktlinje.oversyn else {
        if riktlinje.whole {
            let message = "det framgår inte när riktlinjen ska ses över";
            sink.push(Diagnostic::new(&RULE.descriptor, riktlinje.span, message).help(name_a_day));
        }
        return;
    };
    let passed = |last: &Date| *last < ctx.as_of;
    let found = |message: String| Diagnostic::new(&RULE.descriptor, clause.span, message);
    match when(&clause.value) {
        When::Never => sink.push(found("översynen har ingen dag".to_owned()).help(name_a_day)),
        When::On(last) if passed(&last) => {
            sink.push(found(format!("översynen skulle vara gjord senast {}", day(last))).help(review));
        }
        When::Yearly => {
            // Without a decision there is nothing to count from, and that is a finding of its own.
            let Some(beslut) = &riktlinje.beslut else { return };
            let Some(last) = beslut.date.map(Date::next_year).filter(passed) else { return };
            let message = format!("den årliga översynen skulle vara gjord senast {}", day(last));
            sink.push(found(message).label(beslut.span, "räknas från beslutet").help(review));
        }
        When::On(_) | When::Unclear => {}
    }
}

enum When {
    On(Date),
    Yearly,
    /// The words name no day.
    Never,
    /// A day that does not exist; that is reported where it was read.
    Unclear,
}

fn when(oversyn: &Oversyn) -> When {
    let text = match oversyn {
        Oversyn::Arligen => return When::Yearly,
        Oversyn::Senast(day) => return When::On(*day),
        Oversyn::Text(text) => text,
    };
    let is_figure = |c: char| c.is_ascii_digit() || c == '-';
    let written: Vec<&str> = text.split(|c: char| !is_figure(c)).filter(|part| part.len() == 10).collect();
    if let Some(day) = written.iter().find_map(|part| Date::parse(part)) {
        return When::On(day);
    }
    if !written.is_empty() {
        return When::Unclear;
    }
    let words = words(text);
    let yearly = say(&words, &["årlig*", "varje år", "om året", "per år"]);
    if yearly { When::Yearly } else { When::Never }
}

#[cfg(test)]
mod tests {
    use super::row;
    use crate::date::Date;

    #[test]
    fn the_day_of_the_example_has_not_passed() {
        for (today, day) in [("2026-11-22", "2027-06-30"), ("2027-07-01", "2028-06-30"), ("2027-06-30", "2027-12-31")] {
            let row = Date::parse(today).map(row);
            assert_eq!(row, Some(format!("`översyn senast {day}`")));
        }
    }
}
