//! Ages, consent and standing in Swedish words.

use crate::emit::coverage::{Ages, Coverage, Row, Standing, Taking};
use crate::emit::sentences::Guardian;
use crate::model::ADULT;
use crate::swedish;

/// Ages as one writes them in a table: `alla åldrar`, `under 3 år`, `13–20 år`, `från 18 år`,
/// `från 6 månader men under 3 år`.
#[must_use]
pub(super) fn interval((from, to): Ages) -> String {
    let next = to.map(|to| to + 1);
    let whole = from % 12 == 0 && next.is_none_or(|next| next % 12 == 0);
    match (from, next) {
        (0, None) => "alla åldrar".to_owned(),
        (0, Some(next)) => format!("under {}", swedish::age(next)),
        (from, None) => format!("från {}", swedish::age(from)),
        (from, Some(next)) if whole && next == from + 12 => swedish::age(from),
        (from, Some(next)) if whole => format!("{}–{} år", from / 12, next / 12 - 1),
        (from, Some(next)) => format!("från {} men under {}", swedish::age(from), swedish::age(next)),
    }
}

/// Several intervals in a row; `ingen` when there is none.
#[must_use]
pub fn intervals(ages: &[Ages]) -> String {
    let all: Vec<String> = ages.iter().copied().map(interval).collect();
    if all.is_empty() { "ingen".to_owned() } else { swedish::and(&all) }
}

/// The people of some ages, as they stand after *för*: `barn under 3 år`, `vuxna från 65 år`, `alla`. The ages are of
/// children, of adults, or of everyone.
#[must_use]
pub fn people(ages: Ages) -> String {
    match ages {
        (0, None) => "alla".to_owned(),
        (ADULT, None) => "vuxna".to_owned(),
        (from, _) if from >= ADULT => format!("vuxna {}", interval(ages)),
        _ => format!("barn {}", interval(ages)),
    }
}

/// Several of them in a row; those of children and of adults that together are everyone are `alla`.
#[must_use]
pub(super) fn peoples(ages: &[Ages]) -> String {
    match ages {
        [(0, Some(to)), (ADULT, None)] if *to + 1 == ADULT => "alla".to_owned(),
        ages => swedish::and(&ages.iter().copied().map(people).collect::<Vec<_>>()),
    }
}

/// What holds of a guardian's consent: `samtycke under 15 år, inget samtycke från 15 år`; empty when no child takes
/// part.
#[must_use]
pub fn consent(taking: &Taking) -> String {
    let of = |wanted: Guardian, words: &str| {
        let all = &taking.consent;
        let ages = all.iter().filter(|(_, _, rule)| *rule == wanted).map(|&(from, to, _)| (from, Some(to)));
        let ages: Vec<Ages> = ages.collect();
        let whole = ages.len() == all.len() && taking.counted.iter().all(|(_, to)| to.is_some_and(|to| to < ADULT));
        match ages[..] {
            [] => None,
            _ if whole => Some(words.to_owned()),
            _ => Some(format!("{words} {}", children(&ages, wanted))),
        }
    };
    let all = [
        of(Guardian::Needed, "samtycke"),
        of(Guardian::NotNeeded, "inget samtycke"),
        of(Guardian::Unclear, "oklart om samtycke"),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Ages of children. The end of childhood needs no saying where no consent is needed: `från 15 år`.
fn children(ages: &[Ages], rule: Guardian) -> String {
    let end = |to: &u32| rule != Guardian::NotNeeded || to + 1 < ADULT;
    let open = |&(from, to): &Ages| (from, to.filter(end));
    intervals(&ages.iter().map(open).collect::<Vec<_>>())
}

/// Why an insats does not count; `None` when it does.
#[must_use]
pub(super) fn standing(standing: Standing) -> Option<&'static str> {
    Some(match standing {
        Standing::Counted => return None,
        Standing::Assessed => "räknas inte: granskningen säger att behovet ska prövas",
        Standing::NotNow => "räknas inte: gäller inte den dagen",
        Standing::Unstated => "okänt: riktlinjen anger inget villkor",
        Standing::Unread => "okänt: villkoren går inte att läsa",
        Standing::Nobody => "ingen kan uppfylla villkoren",
    })
}

/// The ages of one who takes part, and who it is where that is no participant of any kind: `förälder, alla åldrar`.
#[must_use]
pub fn told(row: &Row<'_>, taking: &Taking) -> String {
    let ages = intervals(&taking.ages);
    if row.takings.len() > 1 || taking.role == "förälder" { format!("{}, {ages}", taking.role) } else { ages }
}

/// What is known of one who takes part besides the age: `samtycke, fler villkor`.
pub(super) fn known(taking: &Taking) -> String {
    let more = if taking.asks_more() { "fler villkor" } else { "" };
    let all: Vec<String> = [consent(taking), more.to_owned()].into_iter().filter(|words| !words.is_empty()).collect();
    if all.is_empty() { "–".to_owned() } else { all.join(", ") }
}

/// Said beside every account of gaps.
pub(super) const CAUTION: &str = "En lucka är inget fel. Kommunen väljer själv vad den ger utan behovsprövning, och \
    den som vill ha något annat kan ansöka.";

/// Where there are no insatser, and what is not known, a sentence each. Never empty.
pub(super) fn findings(coverage: &Coverage<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let (gaps, narrow) = (coverage.gaps(), coverage.narrow());
    match (coverage.counts(), gaps.is_empty()) {
        (false, _) => out.push("Ingen insats kan räknas.".to_owned()),
        (true, true) => out.push("Det finns minst en insats för varje ålder.".to_owned()),
        (true, false) => out.push(format!("Ingen insats för {}.", peoples(&gaps))),
    }
    if !narrow.is_empty() {
        out.push(format!("Bara insatser med fler villkor för {}.", peoples(&narrow)));
    }
    // A kind of which nothing counts has been told of row by row.
    for group in &coverage.groups {
        let whom = peoples(&group.gaps);
        if !whom.is_empty() && whom != "alla" {
            out.push(format!("Slaget {}: ingen insats för {whom}.", group.label));
        }
    }
    if !coverage.without.is_empty() {
        out.push(format!("Riktlinjen har ingen insats av slaget {}.", swedish::or(&coverage.without)));
    }
    let parents = coverage.rows.iter().any(|row| row.takings.iter().any(|taking| taking.ages != taking.counted));
    if parents {
        out.push(
            "Stöd till föräldrar räknas från 18 år när åldern är öppen, fast en förälder kan vara yngre.".to_owned(),
        );
    }
    let unknown = |row: &&Row<'_>| matches!(row.standing, Standing::Unstated | Standing::Unread);
    match coverage.rows.iter().filter(unknown).count() {
        0 => {}
        1 => out.push("En insats har okända villkor och kan fylla en lucka.".to_owned()),
        several => out.push(format!("{several} insatser har okända villkor och kan fylla en lucka.")),
    }
    out
}
