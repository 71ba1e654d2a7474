//! The provs as JSON for other programs: version 1 of what `pröva --format json` prints.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::Value;

use super::{Grade, Trial, Trials};
use crate::law::terms::Residence;
use crate::model::{Expectation, FactRef};
use crate::report::json::{Finding, Place, VERSION, text};
use crate::rules::failing_prov::{Outcome, Verdict};
use crate::source::{SourceMap, Span};
use crate::syntax::tree::{Fact, Role};

/// What `pröva --format json` prints.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Prövning")]
struct Output<'a> {
    /// The version of this format.
    version: u32,
    /// All documents together.
    summa: Sum,
    /// Each document, in the order given.
    dokument: Vec<OneDocument<'a>>,
}

/// How many provs came out how.
#[derive(Serialize, JsonSchema, Default, Clone, Copy)]
#[schemars(rename = "Summa")]
struct Sum {
    /// All of them.
    prov: usize,
    /// Those whose every expectation holds.
    haller: usize,
    /// Those with an expectation that does not hold.
    slar_fel: usize,
    /// Those that have nothing to be held against.
    provas_inte: usize,
    /// Those that could not be read.
    gar_inte_att_lasa: usize,
}

/// The provs of one document.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Dokument")]
struct OneDocument<'a> {
    /// The folder's or file's name.
    dokument: &'a str,
    /// How its provs came out.
    summa: Sum,
    /// Each prov, in the order of the text.
    prov: Vec<OneProv<'a>>,
    /// What its provs reach.
    tackning: Reach<'a>,
}

/// One prov.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Prov")]
struct OneProv<'a> {
    /// What is tested.
    titel: &'a str,
    /// How it came out.
    utfall: Graded,
    /// The file, as it was given.
    fil: &'a str,
    /// Where its title begins.
    fran: Place,
    /// Its expectations, in order; empty when the prov could not be read.
    forvantningar: Vec<Expected<'a>>,
}

/// How a prov, or one expectation, came out.
#[derive(Serialize, JsonSchema, Clone, Copy)]
#[schemars(rename = "Provutfall")]
#[serde(rename_all = "kebab-case")]
enum Graded {
    /// It holds.
    Haller,
    /// It does not.
    SlarFel,
    /// There is nothing to hold it against.
    ProvasInte,
    /// It could not be read.
    GarInteAttLasa,
}

/// One expectation.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Förväntan")]
struct Expected<'a> {
    /// The name of the insats.
    insats: &'a str,
    /// What is expected.
    forvantan: Answer,
    /// Whether a guardian's consent is expected to be needed; null when the prov does not say.
    samtycke: Option<bool>,
    /// The fact after `därför att` or `på`, as `barnet ålder`; null when there is none.
    uppgift: Option<String>,
    /// What the conditions answer; null when nothing was tested.
    svar: Option<Answer>,
    /// How it came out.
    utfall: Graded,
    /// Why it does not hold, as `kontrollera` says it; null when it does.
    fynd: Option<Finding<'a>>,
}

/// An answer.
#[derive(Serialize, JsonSchema, Clone, Copy)]
#[schemars(rename = "Provsvar")]
#[serde(rename_all = "lowercase")]
enum Answer {
    /// Given, whatever the unknown is.
    Ges,
    /// Not given, whatever the unknown is.
    Nekas,
    /// It hangs on what is unknown.
    Beror,
}

/// What the provs of a document reach.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Täckning")]
struct Reach<'a> {
    /// Every insats, with how many expectations of it were tested.
    insatser: Vec<Reached<'a>>,
    /// Every line of the conditions, in the order of the text.
    rader: Vec<OneLine<'a>>,
}

/// An insats and how many expectations of it were tested.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Prövad")]
struct Reached<'a> {
    /// The name of the insats.
    insats: &'a str,
    /// How many were tested.
    forvantningar: usize,
}

/// A line of the conditions.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Rad")]
struct OneLine<'a> {
    /// As it is written, on one line.
    text: &'a str,
    /// The insatser whose conditions it belongs to.
    insatser: Vec<&'a str>,
    /// The file, as it was given.
    fil: &'a str,
    /// Where it begins.
    fran: Place,
    /// One past where it ends.
    till: Place,
    /// Whether the outcome of some prov turns on it.
    avgors: bool,
}

/// All documents as one JSON object, with a newline at the end.
#[must_use]
pub fn written(all: &[Trials<'_>]) -> String {
    let mut sum = Sum::default();
    for trials in all {
        let one = summed(trials);
        sum = Sum {
            prov: sum.prov + one.prov,
            haller: sum.haller + one.haller,
            slar_fel: sum.slar_fel + one.slar_fel,
            provas_inte: sum.provas_inte + one.provas_inte,
            gar_inte_att_lasa: sum.gar_inte_att_lasa + one.gar_inte_att_lasa,
        };
    }
    text(&Output { version: VERSION, summa: sum, dokument: all.iter().map(document).collect() })
}

/// The JSON Schema (2020-12) of what [`written`] gives.
#[must_use]
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Output<'static>>();
    schema.insert("$id".to_owned(), Value::from("urn:stadga:schema:prova-1"));
    text(&schema)
}

fn summed(trials: &Trials<'_>) -> Sum {
    Sum {
        prov: trials.trials.len(),
        haller: trials.count(Grade::Holds),
        slar_fel: trials.count(Grade::Fails),
        provas_inte: trials.count(Grade::Untested),
        gar_inte_att_lasa: trials.count(Grade::Unreadable),
    }
}

fn document<'a>(trials: &'a Trials<'a>) -> OneDocument<'a> {
    let sources = &trials.analysis.sources;
    let reached =
        |(insats, provs): &(&'a crate::model::Insats, usize)| Reached { insats: &insats.name, forvantningar: *provs };
    let line = |line: &'a super::Line<'a>| {
        let (fil, fran, till) = places(sources, line.span);
        let insatser = line.insatser.iter().map(|insats| insats.name.as_str()).collect();
        OneLine { text: &line.text, insatser, fil, fran, till, avgors: line.decided }
    };
    OneDocument {
        dokument: &trials.analysis.name,
        summa: summed(trials),
        prov: trials.trials.iter().map(|trial| prov(sources, trial)).collect(),
        tackning: Reach {
            insatser: trials.coverage.insatser.iter().map(reached).collect(),
            rader: trials.coverage.lines.iter().map(line).collect(),
        },
    }
}

fn prov<'a>(sources: &'a SourceMap, trial: &'a Trial<'a>) -> OneProv<'a> {
    let (fil, fran, _) = places(sources, trial.prov.title.span);
    let utfall = match trial.grade() {
        Grade::Holds => Graded::Haller,
        Grade::Fails => Graded::SlarFel,
        Grade::Untested => Graded::ProvasInte,
        Grade::Unreadable => Graded::GarInteAttLasa,
    };
    let forvantningar = trial.verdicts.iter().map(|verdict| expected(sources, verdict)).collect();
    OneProv { titel: &trial.prov.title.value, utfall, fil, fran, forvantningar }
}

fn expected<'a>(sources: &'a SourceMap, verdict: &'a Verdict<'a>) -> Expected<'a> {
    let (forvantan, samtycke, uppgift) = match verdict.expectation {
        Expectation::Ges(_, consent) => (Answer::Ges, *consent, None),
        Expectation::Nekas(_, fact) => (Answer::Nekas, None, fact.as_ref().map(fact_words)),
        Expectation::Beror(_, fact) => (Answer::Beror, None, Some(fact_words(fact))),
    };
    let answer = match verdict.given {
        Some(true) => Answer::Ges,
        Some(false) => Answer::Nekas,
        None => Answer::Beror,
    };
    let (utfall, svar, fynd) = match &verdict.outcome {
        Outcome::Holds => (Graded::Haller, Some(answer), None),
        Outcome::Fails(found) => (Graded::SlarFel, Some(answer), Some(Finding::from((found.as_ref(), sources)))),
        Outcome::Untested(_) => (Graded::ProvasInte, None, None),
    };
    Expected { insats: &verdict.expectation.insats().value, forvantan, samtycke, uppgift, svar, utfall, fynd }
}

/// A fact as a prov writes it: `ålder`, `barnet folkbokförd`.
pub(in crate::tools) fn fact_words(fact: &FactRef) -> String {
    let name = match &fact.fact {
        Fact::Alder => "ålder",
        Fact::Residence(Residence::Folkbokford) => "folkbokförd",
        Fact::Residence(Residence::Bosatt) => "bosatt",
        Fact::Residence(_) => "vistas",
        Fact::Name(name) => &name.value,
    };
    match fact.role {
        None => name.to_owned(),
        Some(Role::Barnet) => format!("barnet {name}"),
        Some(Role::Foraldern) => format!("föräldern {name}"),
        Some(Role::Narstaende) => format!("närstående {name}"),
    }
}

fn places(sources: &SourceMap, span: Span) -> (&str, Place, Place) {
    let file = sources.get(span.file);
    let place = |byte| file.map_or(Place { rad: 1, kolumn: 1 }, |file| file.position(byte).into());
    (file.map_or("", |file| file.name()), place(span.start), place(span.end))
}
