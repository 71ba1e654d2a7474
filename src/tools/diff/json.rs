//! A comparison as JSON for other programs: version 1. Keys are the language's own words in ASCII, as in `stadga.json`.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use super::{Change, Compared, Comparison, Kind, Matched, Only, Part, Rewording, Shift, Side, Topic, Unread, What};
use crate::report::json::{Example, text};

/// The version of the JSON of comparisons.
const VERSION: u32 = 1;

/// The identity of the schema.
const SCHEMA_ID: &str = "urn:stadga:schema:jamforelse-1";

/// The comparison as JSON.
#[must_use]
pub fn json(comparison: &Comparison) -> String {
    text(&Jamforelse::from(comparison))
}

/// The JSON Schema (2020-12) of what [`json`] writes.
#[must_use]
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Jamforelse<'static>>();
    schema.insert("$id".to_owned(), serde_json::Value::from(SCHEMA_ID));
    text(&schema)
}

/// What differs in meaning between two riktlinjer, `a` and `b`.
#[derive(Serialize, JsonSchema)]
struct Jamforelse<'a> {
    /// The version of this format.
    version: u32,
    /// Two versions of one kommun's riktlinje, or those of two kommuner.
    slag: KindKey,
    /// The first.
    a: Document<'a>,
    /// The second.
    b: Document<'a>,
    /// Whether anything was found to differ.
    skillnad: bool,
    /// Clauses of the decision that differ.
    riktlinje: Vec<ChangeKey<'a>>,
    /// Texts of the decision that differ.
    texter: Vec<Reworded<'a>>,
    /// Every insats of both.
    insatser: Vec<InsatsKey<'a>>,
    /// What could not be compared.
    ej_jamfort: Vec<Missing<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Slag")]
#[serde(rename_all = "lowercase")]
enum KindKey {
    Versioner,
    Kommuner,
}

/// One of the two.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Dokument")]
struct Document<'a> {
    /// Where it was found, as it was given.
    kalla: &'a str,
    /// Its title.
    titel: &'a str,
    /// Its kommuner.
    kommun: &'a [String],
    /// How many insatser it has.
    antal_insatser: usize,
}

/// An insats in both, or in one.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Insats")]
struct InsatsKey<'a> {
    /// In the first; null when it has none.
    a: Option<Name<'a>>,
    /// In the second; null when it has none.
    b: Option<Name<'a>>,
    /// What has come of it.
    status: Status,
    /// How the two were found to be the same; null when there are not two.
    parad: Option<Paired>,
    /// For whom something is true in one of the two alone.
    personer: Vec<Person<'a>>,
    /// Clauses that differ.
    andringar: Vec<ChangeKey<'a>>,
    /// Texts that differ.
    texter: Vec<Reworded<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Namn")]
struct Name<'a> {
    /// The name in the source.
    namn: &'a str,
    /// The title.
    titel: &'a str,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Status")]
#[serde(rename_all = "kebab-case")]
enum Status {
    /// Only the second has it.
    BaraB,
    /// Only the first has it.
    BaraA,
    /// Something differs.
    Skiljer,
    /// Nothing that is compared differs.
    Lika,
    /// It could not be read in one of the two.
    EjJamford,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Parad")]
#[serde(rename_all = "lowercase")]
enum Paired {
    /// The same name.
    Namn,
    /// The same title.
    Titel,
    /// Titles and texts that are much alike.
    Likhet,
}

/// A person for whom something is true in one of the two alone.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Personskillnad")]
struct Person<'a> {
    /// What is true: the person can be given the insats, needs a guardian's consent, or is among those it is meant
    /// for.
    vad: WhatKey,
    /// In which of the two.
    bara: OnlyKey,
    /// The sentence that people read.
    mening: &'a str,
    /// The person. Whoever fits is one.
    vittne: Example<'a>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Vad")]
#[serde(rename_all = "lowercase")]
enum WhatKey {
    Ges,
    Samtycke,
    Malgrupp,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Bara")]
#[serde(rename_all = "lowercase")]
enum OnlyKey {
    A,
    B,
}

/// A clause that says something else.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Andring")]
struct ChangeKey<'a> {
    /// What it is about, as `dokumentation`.
    slag: &'static str,
    /// The name of the uppgift that means something else; left out for the rest.
    #[serde(skip_serializing_if = "str::is_empty")]
    uppgift: &'a str,
    /// What the first says, in Swedish; null when it says nothing.
    a: Option<&'a str>,
    /// What the second says.
    b: Option<&'a str>,
}

/// A text that differs.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Text")]
struct Reworded<'a> {
    /// Its heading.
    rubrik: &'a str,
    /// The text in pieces, in order.
    delar: Vec<Piece<'a>>,
}

/// Words that both have, or one.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Del")]
#[serde(rename_all = "lowercase")]
enum Piece<'a> {
    /// In both.
    Lika(&'a str),
    /// In the first alone.
    A(&'a str),
    /// In the second alone.
    B(&'a str),
}

/// Something that could not be compared.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EjJamfort")]
struct Missing<'a> {
    /// In which of the two it stands; null for both.
    var: Option<OnlyKey>,
    /// The title of the insats; null for the document.
    insats: Option<&'a str>,
    /// Why, in Swedish.
    skal: &'a str,
}

impl<'a> From<&'a Comparison> for Jamforelse<'a> {
    fn from(comparison: &'a Comparison) -> Self {
        Self {
            version: VERSION,
            slag: match comparison.kind {
                Kind::Versions => KindKey::Versioner,
                Kind::Kommuner => KindKey::Kommuner,
            },
            a: (&comparison.old).into(),
            b: (&comparison.new).into(),
            skillnad: !comparison.is_empty(),
            riktlinje: comparison.decision.iter().map(Into::into).collect(),
            texter: comparison.texts.iter().map(Into::into).collect(),
            insatser: comparison.insatser.iter().map(Into::into).collect(),
            ej_jamfort: comparison.unread.iter().map(Into::into).collect(),
        }
    }
}

impl<'a> From<&'a Side> for Document<'a> {
    fn from(side: &'a Side) -> Self {
        Self { kalla: &side.source, titel: &side.title, kommun: &side.kommun, antal_insatser: side.insatser }
    }
}

impl<'a> From<&'a Compared> for InsatsKey<'a> {
    fn from(insats: &'a Compared) -> Self {
        let name = |named: &'a super::Named| Name { namn: &named.name, titel: &named.title };
        let status = match (&insats.old, &insats.new) {
            _ if !insats.compared => Status::EjJamford,
            (None, _) => Status::BaraB,
            (_, None) => Status::BaraA,
            _ if insats.is_same() => Status::Lika,
            _ => Status::Skiljer,
        };
        Self {
            a: insats.old.as_ref().map(name),
            b: insats.new.as_ref().map(name),
            status,
            parad: insats.matched.map(|matched| match matched {
                Matched::Name => Paired::Namn,
                Matched::Title => Paired::Titel,
                Matched::Likeness => Paired::Likhet,
            }),
            personer: insats.shifts.iter().map(Into::into).collect(),
            andringar: insats.changes.iter().map(Into::into).collect(),
            texter: insats.texts.iter().map(Into::into).collect(),
        }
    }
}

impl<'a> From<&'a Shift> for Person<'a> {
    fn from(shift: &'a Shift) -> Self {
        let vad = match shift.what {
            What::Admitted => WhatKey::Ges,
            What::Consent => WhatKey::Samtycke,
            What::Intended => WhatKey::Malgrupp,
        };
        let bara = if shift.only == Only::Old { OnlyKey::A } else { OnlyKey::B };
        Self { vad, bara, mening: &shift.sentence, vittne: (&shift.witness).into() }
    }
}

impl<'a> From<&'a Change> for ChangeKey<'a> {
    fn from(change: &'a Change) -> Self {
        let Change { topic, detail, old, new } = change;
        Self { slag: Topic::key(*topic), uppgift: detail, a: old.as_deref(), b: new.as_deref() }
    }
}

impl<'a> From<&'a Rewording> for Reworded<'a> {
    fn from(text: &'a Rewording) -> Self {
        let piece = |part: &'a Part| match part {
            Part::Same(words) => Piece::Lika(words),
            Part::Old(words) => Piece::A(words),
            Part::New(words) => Piece::B(words),
        };
        Self { rubrik: &text.heading, delar: text.parts.iter().map(piece).collect() }
    }
}

impl<'a> From<&'a Unread> for Missing<'a> {
    fn from(unread: &'a Unread) -> Self {
        let var = unread.side.map(|side| if side == 0 { OnlyKey::A } else { OnlyKey::B });
        Self { var, insats: unread.insats.as_deref(), skal: &unread.reason }
    }
}
