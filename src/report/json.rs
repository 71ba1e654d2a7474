//! Findings as JSON: the twins of diagnostics that `stadga.json` and `kontrollera --format json` share.
//!
//! The fields are named as the keys of the published contract, which are the language's own words in ASCII.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::Analysis;
use crate::diagnostic::{self, Acceptance, Diagnostic, FactValue, Severity, Witness};
use crate::source::{self, SourceMap};
use crate::swedish;

/// The version of the JSON that Stadga writes.
pub const VERSION: u32 = 1;

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Fynd")]
pub struct Finding<'a> {
    /// The code, as `L020`.
    pub kod: &'a str,
    /// The name of the fault, in ASCII: `skal-saknas`.
    pub slug: String,
    /// How serious it is.
    pub allvar: Grade,
    /// The name of the insats; null when the finding concerns the document.
    pub insats: Option<&'a str>,
    /// What is wrong.
    pub meddelande: &'a str,
    /// The provisions that it rests on.
    pub lagrum: &'a [String],
    /// The file, as it was given.
    pub fil: &'a str,
    /// Where it begins.
    pub fran: Place,
    /// One past where it ends.
    pub till: Place,
    /// What to write instead; null when there is no advice.
    pub hjalp: Option<&'a str>,
    /// Remarks that limit it, as that it rests on preparatory works.
    pub noter: &'a [String],
    /// For whom it is true; null when nobody in particular.
    pub vittne: Option<Example<'a>>,
    /// Who has accepted it and why; null when nobody has.
    pub godtagen: Option<Accepted<'a>>,
}

/// How serious a finding is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Allvar")]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Against the words of the statute, or impossible to read.
    Fel,
    /// Something required is missing, or the point rests on preparatory works.
    Varning,
    /// A person should look.
    Anmarkning,
}

/// A place in a file. Both count from 1, columns in Unicode characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Plats")]
pub struct Place {
    /// The line.
    pub rad: u32,
    /// The column.
    pub kolumn: u32,
}

/// A concrete person for whom a finding is true.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Vittne")]
pub struct Example<'a> {
    /// The person in Swedish.
    pub text: &'a str,
    /// The same in parts. Who is not named may be anyone.
    pub personer: Persons<'a>,
}

/// The participant and those around them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
#[schemars(rename = "Personer")]
pub struct Persons<'a> {
    /// Whoever takes part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub individ: Option<Person<'a>>,
    /// The participant's child.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub barnet: Option<Person<'a>>,
    /// The participant's parent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub foraldern: Option<Person<'a>>,
    /// Somebody close to the participant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narstaende: Option<Person<'a>>,
}

/// What must be known of a person for the finding to be true. What is not said may be anything.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
#[schemars(rename = "Person")]
pub struct Person<'a> {
    /// Age in whole months; null when it does not matter.
    pub alder_manader: Option<u32>,
    /// `folkbokford`, `bosatt` and `vistas`, where they matter.
    pub bosattning: BTreeMap<&'a str, bool>,
    /// The uppgifter that matter, by name.
    pub uppgifter: BTreeMap<&'a str, Value<'a>>,
}

/// The value of an uppgift.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Uppgiftsvarde")]
#[serde(untagged)]
pub enum Value<'a> {
    /// Yes or no.
    Bool(bool),
    /// One of the values that the uppgift declares.
    Name(&'a str),
}

/// The acceptance of a finding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Godtagande")]
pub struct Accepted<'a> {
    /// The reason.
    pub motivering: &'a str,
    /// The role that accepted it.
    pub av: &'a str,
    /// The day.
    pub datum: &'a str,
    /// The last day it holds; null when no end is set.
    pub till: Option<&'a str>,
}

/// What `kontrollera --format json` prints.
#[derive(Serialize)]
struct Check<'a> {
    version: u32,
    diagnostik: Vec<InDocument<'a>>,
}

/// A finding and the document that it was made in.
#[derive(Serialize)]
struct InDocument<'a> {
    dokument: &'a str,
    #[serde(flatten)]
    finding: Finding<'a>,
}

/// The findings of several documents as one JSON object, in the order given, with a newline at the end.
#[must_use]
pub fn check_output(analyses: &[Analysis]) -> String {
    let of = |analysis| findings(analysis).map(|finding| InDocument { dokument: &analysis.name, finding });
    let check = Check { version: VERSION, diagnostik: analyses.iter().flat_map(of).collect() };
    text(&check)
}

/// Every finding of a document, the accepted ones among them, in the order of the text.
pub fn findings(analysis: &Analysis) -> impl Iterator<Item = Finding<'_>> {
    analysis.diagnostics.iter().map(|found| Finding::from((found, &analysis.sources)))
}

/// A value as JSON that can be read and compared line by line, with a newline at the end: what a command prints.
#[must_use]
pub fn text<T: Serialize>(value: &T) -> String {
    ended(serde_json::to_string_pretty(value))
}

/// The same on one line, for files that programs alone read: what lies on a site. With indentation those of 290 kommuner
/// would be 90 MB, and a third of that blanks.
#[must_use]
pub fn compact<T: Serialize>(value: &T) -> String {
    ended(serde_json::to_string(value))
}

fn ended(written: serde_json::Result<String>) -> String {
    // Nothing that is written here has keys other than strings, which is all that can fail.
    let mut text = written.unwrap_or_default();
    text.push('\n');
    text
}

impl<'a> From<(&'a Diagnostic, &'a SourceMap)> for Finding<'a> {
    fn from((found, sources): (&'a Diagnostic, &'a SourceMap)) -> Self {
        let file = sources.get(found.span.file);
        let place = |byte| file.map_or(Place { rad: 1, kolumn: 1 }, |file| file.position(byte).into());
        Self {
            kod: found.descriptor.code,
            slug: swedish::ascii(found.descriptor.slug),
            allvar: found.severity.into(),
            insats: found.insats.as_deref(),
            meddelande: &found.message,
            lagrum: &found.lagrum,
            fil: file.map_or("", |file| file.name()),
            fran: place(found.span.start),
            till: place(found.span.end),
            hjalp: found.help.as_deref(),
            noter: &found.notes,
            vittne: found.witness.as_ref().map(Into::into),
            godtagen: found.accepted.as_ref().map(Into::into),
        }
    }
}

impl From<Severity> for Grade {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Fel => Self::Fel,
            Severity::Varning => Self::Varning,
            Severity::Anmarkning => Self::Anmarkning,
        }
    }
}

impl From<source::Position> for Place {
    fn from(position: source::Position) -> Self {
        Self { rad: position.line, kolumn: position.column }
    }
}

impl<'a> From<&'a Witness> for Example<'a> {
    fn from(witness: &'a Witness) -> Self {
        let mut personer = Persons::default();
        for person in &witness.persons {
            let place = match person.who {
                "barnet" => &mut personer.barnet,
                "föräldern" => &mut personer.foraldern,
                "närstående" => &mut personer.narstaende,
                _ => &mut personer.individ,
            };
            *place = Some(person.into());
        }
        Self { text: &witness.text, personer }
    }
}

impl<'a> From<&'a diagnostic::Person> for Person<'a> {
    fn from(person: &'a diagnostic::Person) -> Self {
        let mut bosattning = BTreeMap::new();
        // Two places give one key: whoever stays in one of them stays somewhere that counts.
        for (kind, _, holds) in &person.residence {
            *bosattning.entry(*kind).or_insert(false) |= holds;
        }
        let uppgifter = person.facts.iter().map(|(name, value)| {
            let value = match value {
                FactValue::Bool(holds) => Value::Bool(*holds),
                FactValue::Name(name) => Value::Name(name),
            };
            (name.as_str(), value)
        });
        Self { alder_manader: person.age_months, bosattning, uppgifter: uppgifter.collect() }
    }
}

impl<'a> From<&'a Acceptance> for Accepted<'a> {
    fn from(accepted: &'a Acceptance) -> Self {
        let Acceptance { reason, by, on, until, .. } = accepted;
        Self { motivering: reason, av: by, datum: on, till: until.as_deref() }
    }
}
