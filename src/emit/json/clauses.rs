//! The smaller clauses in JSON: time, decision, contact, amounts, fee and prose.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::markdown;
use crate::date::Period;
use crate::model::{Beslut, Document, Insats, Kontakt, Omfattning, Prose, ProseKind, Range, Unit};

/// A stretch of days, both included.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Tid")]
pub(super) struct Days {
    /// The first.
    pub(super) fran: String,
    /// The last; null when no end is set.
    pub(super) till: Option<String>,
}

impl From<Period> for Days {
    fn from(period: Period) -> Self {
        Self { fran: period.from.to_string(), till: period.to.map(|day| day.to_string()) }
    }
}

/// A decision by the nämnd.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Beslut")]
pub(super) struct Decision<'a> {
    /// The day.
    datum: Option<String>,
    /// The paragraph of the minutes.
    paragraf: Option<&'a str>,
    /// The registration number.
    diarienummer: Option<&'a str>,
}

impl<'a> From<&'a Beslut> for Decision<'a> {
    fn from(beslut: &'a Beslut) -> Self {
        Self {
            datum: beslut.date.map(|day| day.to_string()),
            paragraf: beslut.paragraf.as_deref(),
            diarienummer: beslut.diarienummer.as_deref(),
        }
    }
}

/// How to reach someone.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Kontakt")]
pub(super) struct Contact<'a> {
    /// Telephone number.
    telefon: Option<&'a str>,
    /// E-mail address.
    epost: Option<&'a str>,
    /// Web address.
    webb: Option<&'a str>,
    /// Visiting address.
    besok: Option<&'a str>,
}

impl Contact<'_> {
    /// The same without the address of a place that nobody may find.
    pub(super) fn without_place(self) -> Self {
        Self { besok: None, ..self }
    }
}

impl<'a> From<&'a Kontakt> for Contact<'a> {
    fn from(kontakt: &'a Kontakt) -> Self {
        Self {
            telefon: kontakt.telefon.as_deref(),
            epost: kontakt.epost.as_deref(),
            webb: kontakt.webb.as_deref(),
            besok: kontakt.besok.as_deref(),
        }
    }
}

/// How many. Null where the document gives no such bound.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Antal")]
pub(super) struct Count {
    /// The lowest.
    min: Option<u32>,
    /// The highest.
    max: Option<u32>,
}

impl From<Range> for Count {
    fn from(Range { min, max }: Range) -> Self {
        Self { min, max }
    }
}

/// How much of an insats there is.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Omfattning")]
pub(super) struct Extent<'a> {
    /// What it is for, when there are several.
    #[serde(rename = "for")]
    label: Option<&'a str>,
    /// Sessions.
    tillfallen: Option<Count>,
    /// Minutes a session.
    minuter: Option<Count>,
    /// Over how long a time.
    period: Option<Time>,
    /// Whether any part is approximate.
    cirka: bool,
    /// More in words.
    text: Option<&'a str>,
}

/// A length of time.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Langd")]
struct Time {
    /// The shortest.
    min: Option<u32>,
    /// The longest.
    max: Option<u32>,
    /// What is counted.
    enhet: TimeUnit,
}

/// A unit of time.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Enhet")]
#[serde(rename_all = "lowercase")]
enum TimeUnit {
    /// Days.
    Dagar,
    /// Weeks.
    Veckor,
    /// Months.
    Manader,
    /// Years.
    Ar,
}

impl<'a> From<&'a Omfattning> for Extent<'a> {
    fn from(omfattning: &'a Omfattning) -> Self {
        let period = omfattning.period.map(|(Range { min, max }, unit)| {
            let enhet = match unit {
                Unit::Vecka => TimeUnit::Veckor,
                Unit::Manad => TimeUnit::Manader,
                Unit::Ar => TimeUnit::Ar,
                Unit::Dag | Unit::Timme | Unit::Minut => TimeUnit::Dagar,
            };
            Time { min, max, enhet }
        });
        Self {
            label: omfattning.label.as_deref(),
            tillfallen: omfattning.occasions.map(Into::into),
            minuter: omfattning.minutes.map(Into::into),
            period,
            cirka: omfattning.about,
            text: omfattning.note.as_deref(),
        }
    }
}

/// A fee.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Avgift")]
#[serde(untagged)]
pub(super) enum Fee<'a> {
    /// The document says that there is none.
    None(NoFee),
    /// There is one.
    Text {
        /// In the words of the document.
        text: &'a str,
    },
}

/// That there is no fee.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "IngenAvgift")]
#[serde(rename_all = "lowercase")]
pub(super) enum NoFee {
    /// None.
    Ingen,
}

/// What an insats says of a fee; `None` when it says nothing.
pub(super) fn fee(insats: &Insats) -> Option<Fee<'_>> {
    let fee = insats.avgift.as_ref()?;
    Some(fee.value.as_deref().map_or(Fee::None(NoFee::Ingen), |text| Fee::Text { text }))
}

/// Prose under a heading.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Stycke")]
pub(super) struct Section<'a> {
    /// Which clause it stands in; `text` under a heading of its own.
    slag: SectionKind,
    /// The heading.
    rubrik: &'a str,
    /// The words.
    markdown: Cow<'a, str>,
}

/// The clause that prose stands in.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Styckesslag")]
#[serde(rename_all = "lowercase")]
enum SectionKind {
    /// A summary in plain words.
    Kortfattat,
    /// What it consists of.
    Innehall,
    /// Its purpose.
    Syfte,
    /// How it is carried out.
    Genomforande,
    /// Its character.
    Karaktar,
    /// An example.
    Exempel,
    /// Something else.
    Text,
}

/// Prose as it stands.
pub(super) fn section<'a>(prose: &'a Prose, document: &'a Document) -> Section<'a> {
    let slag = match prose.clause {
        ProseKind::Kortfattat => SectionKind::Kortfattat,
        ProseKind::Innehall => SectionKind::Innehall,
        ProseKind::Syfte => SectionKind::Syfte,
        ProseKind::Genomforande => SectionKind::Genomforande,
        ProseKind::Karaktar => SectionKind::Karaktar,
        ProseKind::Exempel => SectionKind::Exempel,
        ProseKind::Text => SectionKind::Text,
    };
    Section { slag, rubrik: &prose.heading, markdown: markdown(&prose.text, document) }
}
