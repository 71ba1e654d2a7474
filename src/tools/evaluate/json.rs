//! The answers as JSON for other programs: version 1 of what `fråga --format json` prints.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::Value;

use super::{Answer, Answers, Asked, Outcome};
use crate::condition::Who;
use crate::emit::sentences::Guardian;
use crate::law::terms::Term;
use crate::model::FactKey;
use crate::model::evaluate::Deciding;
use crate::report::json::{Example, Place, VERSION, text};
use crate::tools::trials::one_line;

/// What `fråga --format json` prints.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Fråga")]
struct Output<'a> {
    /// The version of this format.
    version: u32,
    /// Each document, in the order given.
    dokument: Vec<OneDocument<'a>>,
}

/// What one document answers.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Dokumentsvar")]
struct OneDocument<'a> {
    /// The folder's or file's name.
    dokument: &'a str,
    /// The day that the answers are for.
    datum: String,
    /// The person as far as it is known.
    person: Example<'a>,
    /// An answer for each insats, in the order of the text.
    svar: Vec<OneAnswer<'a>>,
}

/// The answer for one insats.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Insatssvar")]
struct OneAnswer<'a> {
    /// The name of the insats.
    insats: &'a str,
    /// Its title.
    titel: &'a str,
    /// The answer.
    utfall: Answered,
    /// What holds for a guardian's consent, where the insats is given; null otherwise.
    samtycke: Option<Consent>,
    /// The shortest list of facts that settles an answer that is open; empty otherwise.
    fraga_om: Vec<OneFact<'a>>,
    /// The lines that shut the person out; empty when none does.
    rader: Vec<Line<'a>>,
    /// Whether those lines do so only together.
    tillsammans: bool,
    /// What would turn the answer, after `om`; null when nothing would or the insats is not shut out.
    vandning: Option<&'a str>,
    /// The provision that demands an assessment first; null when none does.
    lagrum: Option<&'a str>,
    /// Every line of the conditions, in the order in which they are read.
    villkor: Vec<Row<'a>>,
}

/// The answer for one insats, in a word.
#[derive(Serialize, JsonSchema, Clone, Copy)]
#[schemars(rename = "Insatsutfall")]
#[serde(rename_all = "kebab-case")]
enum Answered {
    /// Given, whatever the unknown is.
    Ges,
    /// It hangs on what is unknown.
    Beror,
    /// Not given, whatever the unknown is.
    GesInte,
    /// The law demands an assessment of need first.
    Behovsprovas,
    /// The document states no conditions.
    IngaVillkor,
    /// The conditions could not be read.
    GarInteAttLasa,
}

/// What holds for a guardian's consent.
#[derive(Serialize, JsonSchema, Clone, Copy)]
#[schemars(rename = "Samtyckessvar")]
#[serde(rename_all = "kebab-case")]
enum Consent {
    /// The guardian must consent.
    Behovs,
    /// Nobody's consent is needed.
    BehovsInte,
    /// The document is silent, unclear or against the law.
    Oklart,
    /// It hangs on the age.
    BerorPaAldern,
}

/// A fact to ask for.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Fråganom")]
struct OneFact<'a> {
    /// About whom.
    vem: &'static str,
    /// `ålder`, `folkbokförd`, `bosatt`, `vistas`, or the name of an uppgift.
    uppgift: &'a str,
    /// The place of a residence; null for the own kommun, and for other facts.
    plats: Option<&'a str>,
    /// The values of an uppgift; empty for an age and for yes or no.
    varden: &'a [String],
}

/// A line of the conditions.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Villkorsrad")]
struct Line<'a> {
    /// As it is written, on one line.
    text: String,
    /// The file, as it was given.
    fil: &'a str,
    /// Where it begins.
    fran: Place,
    /// One past where it ends.
    till: Place,
}

/// A line of the conditions and what it comes out as.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Villkorsvärde")]
struct Row<'a> {
    /// The line, or a whole group.
    #[serde(flatten)]
    rad: Line<'a>,
    /// How deep it stands, from 0.
    djup: usize,
    /// Whether it holds; null when that is unknown.
    galler: Option<bool>,
}

/// All documents as one JSON object, with a newline at the end.
#[must_use]
pub fn written(all: &[Answers<'_>]) -> String {
    text(&Output { version: VERSION, dokument: all.iter().map(document).collect() })
}

/// The JSON Schema (2020-12) of what [`written`] gives.
#[must_use]
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Output<'static>>();
    schema.insert("$id".to_owned(), Value::from("urn:stadga:schema:fraga-1"));
    text(&schema)
}

fn document<'a>(answers: &'a Answers<'a>) -> OneDocument<'a> {
    OneDocument {
        dokument: &answers.analysis.name,
        datum: answers.analysis.as_of.to_string(),
        person: Example::from(&answers.person),
        svar: answers.answers.iter().map(|answer| one(answers, answer)).collect(),
    }
}

fn one<'a>(answers: &'a Answers<'a>, answer: &'a Answer<'a>) -> OneAnswer<'a> {
    let mut out = OneAnswer {
        insats: &answer.insats.name,
        titel: &answer.insats.title.value,
        utfall: Answered::Ges,
        samtycke: None,
        fraga_om: Vec::new(),
        rader: Vec::new(),
        tillsammans: false,
        vandning: None,
        lagrum: None,
        villkor: Vec::new(),
    };
    let line = |term: &Term| line(answers, term);
    out.villkor =
        answer.rows().iter().map(|row| Row { rad: line(row.term), djup: row.depth, galler: row.holds }).collect();
    match &answer.outcome {
        Outcome::Given(consent) => {
            out.samtycke = Some(match consent.as_slice() {
                [Guardian::NotNeeded] => Consent::BehovsInte,
                [Guardian::Needed] => Consent::Behovs,
                [Guardian::Unclear] => Consent::Oklart,
                _ => Consent::BerorPaAldern,
            });
        }
        Outcome::Open(asked) => {
            out.utfall = Answered::Beror;
            out.fraga_om = asked.iter().map(fact).collect();
        }
        Outcome::NotGiven { why, change } => {
            out.utfall = Answered::GesInte;
            out.vandning = change.as_deref();
            match why {
                Deciding::Lines(lines) => out.rader = lines.iter().map(|term| line(term)).collect(),
                Deciding::Together(lines) => {
                    out.rader = lines.iter().map(|term| line(term)).collect();
                    out.tillsammans = true;
                }
                Deciding::TakingPart => {}
            }
        }
        Outcome::Assessed { lagrum, .. } => {
            out.utfall = Answered::Behovsprovas;
            out.lagrum = Some(lagrum);
        }
        Outcome::Unstated => out.utfall = Answered::IngaVillkor,
        Outcome::Unreadable => out.utfall = Answered::GarInteAttLasa,
    }
    out
}

fn fact(asked: &Asked) -> OneFact<'_> {
    let vem = match asked.who {
        Who::Individ => "individ",
        Who::Barnet => "barnet",
        Who::Foraldern => "foraldern",
        Who::Narstaende => "narstaende",
    };
    let (plats, varden) = match &asked.fact {
        Some(FactKey::Residence(_, place)) => (Some(place.as_str()).filter(|place| !place.is_empty()), &[][..]),
        Some(FactKey::Uppgift(_, values)) => (None, values.as_slice()),
        None => (None, &[][..]),
    };
    OneFact { vem, uppgift: asked.name(), plats, varden }
}

fn line<'a>(answers: &'a Answers<'a>, term: &Term) -> Line<'a> {
    let file = answers.analysis.sources.get(term.span.file);
    let place = |byte| file.map_or(Place { rad: 1, kolumn: 1 }, |file| file.position(byte).into());
    Line {
        text: one_line(answers.analysis.sources.slice(term.span)),
        fil: file.map_or("", |file| file.name()),
        fran: place(term.span.start),
        till: place(term.span.end),
    }
}
