//! The same for programs: version 1, with the keys of `stadga.json`.

use serde::Serialize;

use crate::condition::Who;
use crate::emit::coverage::{Ages, Coverage, Standing, words};
use crate::emit::sentences::Guardian;
use crate::report::json;

#[derive(Serialize)]
struct Output<'a> {
    version: u32,
    riktlinjer: Vec<Riktlinje<'a>>,
}

#[derive(Serialize)]
struct Riktlinje<'a> {
    dokument: &'a str,
    kommun: Vec<&'a str>,
    dag: String,
    insatser: Vec<Insats<'a>>,
    aldrar: Vec<Stretch<'a>>,
    luckor: Vec<Gap>,
    bara_med_fler_villkor: Vec<Gap>,
    slag: Vec<Kind<'a>>,
    slag_utan_insats: &'a [String],
}

#[derive(Serialize)]
struct Insats<'a> {
    namn: &'a str,
    titel: &'a str,
    kategori: &'a str,
    lage: &'static str,
    deltagare: Vec<Taking>,
}

#[derive(Serialize)]
struct Taking {
    vem: &'static str,
    aldrar: Vec<Age>,
    raknas: Vec<Age>,
    utan_fler_villkor: Vec<Age>,
    samtycke: Vec<Consent>,
}

#[derive(Serialize)]
struct Consent {
    #[serde(flatten)]
    age: Age,
    behovs: Option<bool>,
}

#[derive(Serialize)]
struct Stretch<'a> {
    #[serde(flatten)]
    age: Age,
    utan_fler_villkor: Vec<&'a str>,
    med_fler_villkor: Vec<&'a str>,
}

#[derive(Serialize)]
struct Kind<'a> {
    kategori: &'a str,
    namn: &'a str,
    insatser: Vec<&'a str>,
    luckor: Vec<Gap>,
}

#[derive(Serialize)]
struct Gap {
    #[serde(flatten)]
    age: Age,
    text: String,
}

/// Bounds in whole months, both included; null where there is none.
#[derive(Serialize)]
struct Age {
    min_manader: Option<u32>,
    max_manader: Option<u32>,
}

/// Several riktlinjer by age as one JSON object, in the order given, with a newline at the end.
#[must_use]
pub fn json(all: &[Coverage<'_>]) -> String {
    json::text(&Output { version: json::VERSION, riktlinjer: all.iter().map(riktlinje).collect() })
}

fn riktlinje<'a>(coverage: &'a Coverage<'a>) -> Riktlinje<'a> {
    let names = |list: &[usize]| -> Vec<&'a str> {
        list.iter().filter_map(|at| coverage.rows.get(*at)).map(|row| row.insats.name.as_str()).collect()
    };
    Riktlinje {
        dokument: &coverage.analysis.name,
        kommun: coverage.document.riktlinje.kommun.iter().map(|name| name.value.as_str()).collect(),
        dag: coverage.analysis.as_of.to_string(),
        insatser: coverage.rows.iter().map(insats).collect(),
        aldrar: coverage
            .stretches
            .iter()
            .map(|stretch| Stretch {
                age: age(stretch.ages),
                utan_fler_villkor: names(&stretch.open),
                med_fler_villkor: names(&stretch.asking),
            })
            .collect(),
        luckor: gaps(&coverage.gaps()),
        bara_med_fler_villkor: gaps(&coverage.narrow()),
        slag: coverage
            .groups
            .iter()
            .map(|group| Kind {
                kategori: &group.kategori,
                namn: &group.label,
                insatser: names(&group.rows),
                luckor: gaps(&group.gaps),
            })
            .collect(),
        slag_utan_insats: &coverage.without,
    }
}

fn insats<'a>(row: &'a super::Row<'a>) -> Insats<'a> {
    let taking = |taking: &super::Taking| Taking {
        vem: match taking.who {
            Who::Individ => "individ",
            Who::Barnet => "barnet",
            Who::Foraldern => "foraldern",
            Who::Narstaende => "narstaende",
        },
        aldrar: ages(&taking.ages),
        raknas: ages(if row.standing == Standing::Counted { &taking.counted } else { &[] }),
        utan_fler_villkor: ages(&taking.open),
        samtycke: taking.consent.iter().map(|&(from, to, rule)| consent(from, to, rule)).collect(),
    };
    Insats {
        namn: &row.insats.name,
        titel: &row.insats.title.value,
        kategori: &row.insats.kategori.value,
        lage: match row.standing {
            Standing::Counted => "raknas",
            Standing::Assessed => "ska-provas",
            Standing::NotNow => "galler-inte",
            Standing::Unstated => "villkor-saknas",
            Standing::Unread => "villkor-olasta",
            Standing::Nobody => "ingen",
        },
        deltagare: row.takings.iter().map(taking).collect(),
    }
}

fn consent(from: u32, to: u32, rule: Guardian) -> Consent {
    let behovs = match rule {
        Guardian::Needed => Some(true),
        Guardian::NotNeeded => Some(false),
        Guardian::Unclear => None,
    };
    Consent { age: age((from, Some(to))), behovs }
}

fn gaps(all: &[Ages]) -> Vec<Gap> {
    all.iter().map(|ages| Gap { age: age(*ages), text: words::people(*ages) }).collect()
}

fn ages(all: &[Ages]) -> Vec<Age> {
    all.iter().copied().map(age).collect()
}

fn age((from, to): Ages) -> Age {
    Age { min_manader: (from > 0).then_some(from), max_manader: to }
}
