//! What a riktlinje answers for a person who is known in part: an answer for each insats, what the answers still hang
//! on, and which question comes next.
//!
//! ```text
//! person ─ evaluate (model) ─ answers ─┬─ text, json
//!                                      ├─ tree       the conditions line by line
//!                                      └─ next       the question that settles most
//! ```

mod json;
mod next;
mod text;

use crate::analysis::Analysis;
use crate::condition::Who;
use crate::diagnostic::{Severity, Witness};
use crate::emit::sentences::{About, Guardian, guardian};
use crate::law::Norm;
use crate::law::terms::{Residence, Term};
use crate::model::evaluate::{self, Axis, Deciding, Known, Row, Turn};
use crate::model::{Document, FactKey, Insats};

pub use json::{schema, written as json};
pub use next::{Question, concerns, next, read};
pub use text::{tree, written as text};

/// What a document answers for a person.
#[derive(Debug)]
pub struct Answers<'a> {
    /// The analysis.
    pub analysis: &'a Analysis,
    /// The document of the analysis.
    pub document: &'a Document,
    /// The person as far as it is known.
    pub person: Witness,
    /// An answer for each insats that was asked for, in the order of the text.
    pub answers: Vec<Answer<'a>>,
}

/// The answer for one insats.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The insats.
    pub insats: &'a Insats,
    /// Whether it is given, and why.
    pub outcome: Outcome<'a>,
    known: Option<Known>,
}

/// Whether an insats is given to a person, and why.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// It is given, with what holds for consent; several when that hangs on the age.
    Given(Vec<Guardian>),
    /// It hangs on these: the shortest list of facts that settles it.
    Open(Vec<Asked>),
    /// It is not given.
    NotGiven {
        /// What shuts the person out.
        why: Deciding<'a>,
        /// The smallest change that would turn the answer, after `om`; `None` when no change would.
        change: Option<String>,
    },
    /// The law demands an assessment of need first, by this provision; `certain` when its words are plain.
    Assessed {
        /// The provision, `11 kap. 5 § SoL`.
        lagrum: String,
        /// Whether the law's words are plain.
        certain: bool,
    },
    /// The document states no conditions.
    Unstated,
    /// The conditions could not be read.
    Unreadable,
}

/// A fact to ask for.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Asked {
    /// About whom.
    pub who: Who,
    /// What; `None` for the age.
    pub fact: Option<FactKey>,
    /// In words: `personens ålder`, `våldsutsatt`.
    pub words: String,
}

/// What the document answers for a person. `only` names the insatser to answer for; empty for all.
#[must_use]
pub fn answers<'a>(analysis: &'a Analysis, person: &[Term], only: &[String]) -> Option<Answers<'a>> {
    let document = analysis.document.as_ref()?;
    let wanted = |insats: &&Insats| only.is_empty() || only.contains(&insats.name);
    let answers = document.insatser.iter().filter(wanted).map(|insats| answer(analysis, document, insats, person));
    Some(Answers { analysis, document, person: described(document, person), answers: answers.collect() })
}

/// The person in Swedish and in parts.
fn described(document: &Document, person: &[Term]) -> Witness {
    evaluate::described(document, person, &|name| document.uppgift(name).map(|uppgift| uppgift.statement.clone()))
}

fn answer<'a>(analysis: &'a Analysis, document: &'a Document, insats: &'a Insats, person: &[Term]) -> Answer<'a> {
    let known = evaluate::known(document, insats, person);
    let outcome = outcome(analysis, document, insats, known.as_ref());
    Answer { insats, outcome, known }
}

fn outcome<'a>(
    analysis: &'a Analysis,
    document: &'a Document,
    insats: &'a Insats,
    known: Option<&Known>,
) -> Outcome<'a> {
    let perhaps_assessed = match assessed(analysis, document, insats, known) {
        Assessed::Yes(outcome) => return outcome,
        Assessed::HangsOn(asked) => asked,
    };
    let (Some(known), Some(villkor)) = (known, &insats.villkor) else {
        return if insats.villkor.is_none() && insats.whole { Outcome::Unstated } else { Outcome::Unreadable };
    };
    match known.is_given() {
        Some(true) if perhaps_assessed.is_empty() => Outcome::Given(consent(analysis, document, insats, known)),
        Some(true) => Outcome::Open(perhaps_assessed),
        Some(false) => {
            let change = known.turn(true).map(|turns: Vec<Turn>| evaluate::change_words(known, &turns));
            Outcome::NotGiven { why: known.deciding(villkor), change }
        }
        None => {
            let mut out = facts(known);
            out.extend(perhaps_assessed.into_iter().filter(|asked| !out.contains(asked)).collect::<Vec<_>>());
            Outcome::Open(out)
        }
    }
}

/// What the answer hangs on.
fn facts(known: &Known) -> Vec<Asked> {
    known.matters().into_iter().filter_map(|axis| asked(known, axis)).collect()
}

/// What holds for consent; where no child takes part nobody's is needed.
fn consent(analysis: &Analysis, document: &Document, insats: &Insats, known: &Known) -> Vec<Guardian> {
    let about = About { analysis, document, insats };
    let mut out = Vec::new();
    for &who in insats.child_roles() {
        for guardian in guardian(&about, &known.ages(who)) {
            if !out.contains(&guardian) {
                out.push(guardian);
            }
        }
    }
    // A child beside the adult needs what it needs, whatever holds for the adult.
    if insats.child_roles().len() > 1
        && out.len() > 1
        && known.ages(Who::Individ).first().is_some_and(|&(from, _)| from >= crate::model::ADULT)
    {
        out.retain(|guardian| *guardian != Guardian::NotNeeded);
    }
    if out.is_empty() { vec![Guardian::NotNeeded] } else { out }
}

/// Whether the law demands an assessment of a person's need before the insats.
enum Assessed<'a> {
    Yes(Outcome<'a>),
    /// It does of some, and these facts tell whether of this one. None when it does of nobody who this may be.
    HangsOn(Vec<Asked>),
}

/// What the law demands of this person. What is for economic needs is always assessed.
fn assessed<'a>(
    analysis: &'a Analysis,
    document: &'a Document,
    insats: &'a Insats,
    known: Option<&Known>,
) -> Assessed<'a> {
    let mut hangs_on = Vec::new();
    for (provision, norm) in document.law.norms(analysis.as_of) {
        let Norm::Assessment { may, kategorier, when, .. } = &norm.value else { continue };
        if insats.is_any(kategorier).is_none() {
            continue;
        }
        let roles = std::iter::once(Who::Individ).chain(insats.child_roles().iter().copied());
        let under = |terms: &[Term]| -> Vec<Known> {
            roles.filter_map(|who| Some(known?.under(terms, who, document))).collect()
        };
        let groups = when.as_deref().map(under);
        if groups.as_ref().is_none_or(|groups| groups.iter().any(|group| group.is_given() == Some(true))) {
            return Assessed::Yes(Outcome::Assessed { lagrum: provision.lagrum.paragraf(), certain: !may });
        }
        for asked in groups.iter().flatten().flat_map(facts) {
            if !hangs_on.contains(&asked) {
                hangs_on.push(asked);
            }
        }
    }
    let economic = analysis.diagnostics.iter().find(|found| {
        found.descriptor.code == "L002"
            && found.severity == Severity::Fel
            && found.insats.as_ref() == Some(&insats.name)
    });
    match economic {
        Some(found) => {
            let lagrum = found.lagrum.first().cloned().unwrap_or_default();
            Assessed::Yes(Outcome::Assessed { lagrum, certain: true })
        }
        None => Assessed::HangsOn(hangs_on),
    }
}

fn asked(known: &Known, axis: Axis) -> Option<Asked> {
    let words = evaluate::fact_words(known, axis);
    Some(match axis {
        Axis::Age(who) => Asked { who, fact: None, words },
        Axis::Fact(id) => {
            let (who, key) = known.space().fact(id)?;
            Asked { who: *who, fact: Some(key.clone()), words }
        }
    })
}

impl Answers<'_> {
    /// Whether nobody can be as the person is said to be, so that there is nothing to answer.
    #[must_use]
    pub fn is_impossible(&self) -> bool {
        self.answers.iter().filter_map(|answer| answer.known.as_ref()).any(|known| !known.is_possible())
    }
}

impl<'a> Answer<'a> {
    /// The conditions line by line; empty when there are none that can be read.
    #[must_use]
    pub fn rows(&self) -> Vec<Row<'a>> {
        match (&self.known, &self.insats.villkor) {
            (Some(known), Some(villkor)) => known.rows(villkor),
            _ => Vec::new(),
        }
    }

    /// What its answer still hangs on; the age too, where only the consent does.
    fn hangs_on(&self) -> Vec<Asked> {
        match (&self.outcome, &self.known) {
            (Outcome::Open(asked), _) => asked.clone(),
            (Outcome::Given(consent), Some(known)) if consent.len() > 1 => {
                let open = |who: &&Who| known.ages(**who).iter().any(|&(from, to)| to != Some(from));
                let roles = self.insats.child_roles().iter().filter(open);
                roles.filter_map(|&who| asked(known, Axis::Age(who))).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Asked {
    /// As a line of a person block asks for it: `ålder`, `folkbokförd`, or the name of the uppgift.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.fact {
            None => "ålder",
            Some(FactKey::Residence(Residence::Folkbokford, _)) => "folkbokförd",
            Some(FactKey::Residence(Residence::Bosatt, _)) => "bosatt",
            Some(FactKey::Residence(..)) => "vistas",
            Some(FactKey::Uppgift(name, _)) => name,
        }
    }
}
