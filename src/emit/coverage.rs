//! A whole riktlinje by age: which ages each insats is open to, with what consent, and where there is no insats.
//!
//! ```text
//! Insats::admitted_ages ─────┬─ Taking (one participant's ages) ─ Row ─┬─ text, json
//! sentences::consent_by_age ─┘                    Stretch, gaps, groups ┴─ chart (SVG)
//! ```
//!
//! An age is covered when the conditions let in somebody of that age. It is open without more when everyone of that
//! age who lives in the kommun is let in, whatever else is so of them.

mod ages;
mod chart;
mod json;
mod text;
mod words;

pub use chart::{Shape, chart};
pub use json::json;
pub use text::text;
pub use words::{consent, intervals, people, told};

use crate::analysis::Analysis;
use crate::condition::Who;
use crate::emit::is_assessed;
use crate::emit::sentences::{self, About, Guardian};
use crate::law::{Norm, ROOT};
use crate::model::{ADULT, Document, Insats, Participant, Participation, Top};
use ages::meets;

/// Ages in whole months, both ends included; `None` is no upper end.
pub type Ages = (u32, Option<u32>);

/// A riktlinje by age.
#[derive(Debug)]
pub struct Coverage<'a> {
    /// The analysis that it is made from.
    pub analysis: &'a Analysis,
    /// The document of the analysis.
    pub document: &'a Document,
    /// The insatser, in the order of the document.
    pub rows: Vec<Row<'a>>,
    /// Every age there is, youngest first, cut where something changes and where childhood ends.
    pub stretches: Vec<Stretch>,
    /// The kinds of insatser that the riktlinje has, in the order that it first has one.
    pub groups: Vec<Group>,
    /// What the other kinds are called, of those that the law lets be given without assessment.
    pub without: Vec<String>,
}

/// How an insats stands to the count of ages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It counts.
    Counted,
    /// The law wants the need assessed (11 kap. 5 § SoL), by a finding of the check.
    Assessed,
    /// Its time has ended or not begun.
    NotNow,
    /// It states no conditions.
    Unstated,
    /// Its conditions could not be read.
    Unread,
    /// Nobody can fulfil its conditions.
    Nobody,
}

/// One insats by age.
#[derive(Debug)]
pub struct Row<'a> {
    /// The insats.
    pub insats: &'a Insats,
    /// Whether it counts.
    pub standing: Standing,
    /// Those who take part and whose ages are told apart; empty when its conditions are not known.
    pub takings: Vec<Taking>,
}

/// One who takes part in an insats, by age.
#[derive(Clone, Debug)]
pub struct Taking {
    /// Who.
    pub who: Who,
    /// What one calls whoever takes part: `deltagare`, `förälder`, `vuxen`, `barn`.
    pub role: &'static str,
    /// The ages that some admitted person has, youngest first.
    pub ages: Vec<Ages>,
    /// Those of them that count as covered. A parent may be of any age, and support to parents of an age that the
    /// conditions leave open is no support to children.
    pub counted: Vec<Ages>,
    /// The ages counted at which nothing more is asked than where one lives.
    pub open: Vec<Ages>,
    /// What holds of consent at the ages of children: first and last month, and the answer; empty when no child
    /// takes part.
    pub consent: Vec<(u32, u32, Guardian)>,
}

impl Taking {
    /// Whether more is asked at some age than the age and where one lives.
    #[must_use]
    pub fn asks_more(&self) -> bool {
        self.open != self.counted
    }
}

/// Ages at which the same insatser are open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// The ages.
    pub ages: Ages,
    /// The insatser that ask no more than the age and where one lives, as indices into [`Coverage::rows`].
    pub open: Vec<usize>,
    /// Those that ask more.
    pub asking: Vec<usize>,
}

impl Stretch {
    /// Whether no insats is open.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        self.open.is_empty() && self.asking.is_empty()
    }
}

/// The insatser of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The kategori right below the root of all.
    pub kategori: String,
    /// What it is called.
    pub label: String,
    /// Its insatser, as indices into [`Coverage::rows`].
    pub rows: Vec<usize>,
    /// The ages for which none of them counts.
    pub gaps: Vec<Ages>,
}

impl<'a> Coverage<'a> {
    /// `None` when the analysis is of a law library.
    #[must_use]
    pub fn of(analysis: &'a Analysis) -> Option<Self> {
        let document = analysis.document.as_ref()?;
        let rows: Vec<Row<'a>> = document.insatser.iter().map(|insats| row(analysis, document, insats)).collect();
        let all: Vec<usize> = (0..rows.len()).collect();
        let stretches = stretches(&rows, &all);
        let groups = groups(document, &rows);
        let without = without(analysis, document, &groups);
        Some(Self { analysis, document, rows, stretches, groups, without })
    }

    /// The ages for which no insats counts, youngest first. Childhood and adulthood are told apart.
    #[must_use]
    pub fn gaps(&self) -> Vec<Ages> {
        joined(self.stretches.iter().filter(|stretch| stretch.is_gap()).map(|stretch| stretch.ages))
    }

    /// The ages for which every insats that counts asks more than the age and where one lives.
    #[must_use]
    pub fn narrow(&self) -> Vec<Ages> {
        let narrow = |stretch: &&Stretch| stretch.open.is_empty() && !stretch.asking.is_empty();
        joined(self.stretches.iter().filter(narrow).map(|stretch| stretch.ages))
    }

    /// Whether some insats counts.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.rows.iter().any(|row| row.standing == Standing::Counted)
    }
}

fn row<'a>(analysis: &'a Analysis, document: &'a Document, insats: &'a Insats) -> Row<'a> {
    let takings = takings(analysis, document, insats);
    let now = insats.galler.as_ref().is_none_or(|period| period.value.contains(analysis.as_of));
    let standing = match &insats.villkor {
        _ if is_assessed(analysis, insats) => Standing::Assessed,
        _ if !now => Standing::NotNow,
        None if insats.whole => Standing::Unstated,
        _ if insats.stated().is_none() => Standing::Unread,
        _ if takings.iter().all(|taking| taking.ages.is_empty()) => Standing::Nobody,
        _ => Standing::Counted,
    };
    Row { insats, standing, takings }
}

fn takings(analysis: &Analysis, document: &Document, insats: &Insats) -> Vec<Taking> {
    let Some(admitted) = insats.admitted() else { return Vec::new() };
    let Participation { top, child } = insats.participation();
    let mut persons = vec![Who::Individ];
    persons.extend(insats.child_roles().iter().copied().filter(|who| *who != Who::Individ));
    let about = About { analysis, document, insats };
    let taking = |who: Who| {
        let ages = insats.admitted_ages(who).unwrap_or_default().to_vec();
        let parent = top == Top::Adult && child.is_none();
        let counted = if parent && ages == [(0, None)] { vec![(ADULT, None)] } else { ages.clone() };
        let open = ages::open(insats, &admitted, who, &counted);
        let children = insats.child_roles().contains(&who);
        let consent = if children { sentences::consent_by_age(&about, &ages) } else { Vec::new() };
        Taking { who, role: role(insats, who), ages, counted, open, consent }
    };
    persons.into_iter().map(taking).collect()
}

fn role(insats: &Insats, who: Who) -> &'static str {
    let has = |role: Participant| insats.ges_till.iter().any(|given| given.value == role);
    match insats.participation().top {
        _ if who != Who::Individ => "barn",
        Top::Child => "barn",
        Top::Adult if has(Participant::Foralder) => "förälder",
        Top::Adult => "vuxen",
        Top::Anyone => "deltagare",
    }
}

/// All ages, cut where what the given rows let in changes, and where childhood ends.
fn stretches(rows: &[Row<'_>], among: &[usize]) -> Vec<Stretch> {
    let counted: Vec<(usize, &Taking)> = among
        .iter()
        .filter_map(|at| Some((*at, rows.get(*at)?)))
        .filter(|(_, row)| row.standing == Standing::Counted)
        .flat_map(|(at, row)| row.takings.iter().map(move |taking| (at, taking)))
        .collect();
    let bounds = counted.iter().flat_map(|(_, taking)| taking.counted.iter().chain(&taking.open));
    let mut out: Vec<Stretch> = Vec::new();
    for ages in ages::cut(bounds.copied(), ADULT) {
        let mut open: Vec<usize> = Vec::new();
        let mut asking: Vec<usize> = Vec::new();
        for (at, taking) in counted.iter().filter(|(_, taking)| meets(&taking.counted, ages)) {
            let list = if meets(&taking.open, ages) { &mut open } else { &mut asking };
            if list.last() != Some(at) {
                list.push(*at);
            }
        }
        // Who may come without more need not fulfil what another participant must.
        asking.retain(|at| !open.contains(at));
        match out.last_mut() {
            Some(last) if ages.0 != ADULT && last.open == open && last.asking == asking => last.ages.1 = ages.1,
            _ => out.push(Stretch { ages, open, asking }),
        }
    }
    out
}

/// Neighbours as one, but childhood and adulthood apart.
fn joined(all: impl Iterator<Item = Ages>) -> Vec<Ages> {
    let mut out: Vec<Ages> = Vec::new();
    for (from, to) in all {
        match out.last_mut() {
            Some(last) if from != ADULT && last.1.is_some_and(|before| before + 1 == from) => last.1 = to,
            _ => out.push((from, to)),
        }
    }
    out
}

fn groups(document: &Document, rows: &[Row<'_>]) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(kategori) = row.insats.lineage.iter().rev().find(|name| *name != ROOT) else { continue };
        match out.iter_mut().find(|group| group.kategori == *kategori) {
            Some(group) => group.rows.push(at),
            None => out.push(Group {
                kategori: kategori.clone(),
                label: label(document, kategori),
                rows: vec![at],
                gaps: Vec::new(),
            }),
        }
    }
    for group in &mut out {
        let gaps = stretches(rows, &group.rows).into_iter().filter(Stretch::is_gap).map(|stretch| stretch.ages);
        group.gaps = joined(gaps);
    }
    out
}

/// The kinds of the library that have kinds below them, of which the law wants none assessed on the day, and of which
/// the document has none.
fn without(analysis: &Analysis, document: &Document, groups: &[Group]) -> Vec<String> {
    let all = &document.law.kategorier;
    let assessed: Vec<&String> = document
        .law
        .norms(analysis.as_of)
        .filter_map(|(_, norm)| match &norm.value {
            Norm::Assessment { kategorier, .. } => Some(kategorier),
            _ => None,
        })
        .flatten()
        .collect();
    let mut kinds: Vec<(&String, crate::source::Span)> = all
        .values()
        .filter(|kind| kind.parent == ROOT && !kind.economic && !groups.iter().any(|group| group.kategori == kind.name))
        .filter(|kind| {
            let mut below = all.values().filter(|other| other.parent == kind.name).peekable();
            below.peek().is_some() && !below.any(|other| assessed.contains(&&other.name))
        })
        .map(|kind| (&kind.name, kind.span))
        .collect();
    kinds.sort_by_key(|(_, span)| (span.file, span.start));
    kinds.into_iter().map(|(name, _)| label(document, name)).collect()
}

fn label(document: &Document, kategori: &str) -> String {
    document.kategori(kategori).map_or_else(|| kategori.to_owned(), |known| known.label.clone())
}
