//! Swedish sentences for residents and providers, made from the conditions and clauses and never pasted.
//!
//! ```text
//! conditions ─ lines ─ predicate, statement (words that agree with a person) ─ who
//! clauses ─ consent, notes, amount
//! ```

mod amount;
mod consent;
mod left;
mod lines;
mod notes;
mod person;
mod predicate;
mod statement;
mod who;

pub use person::Reader;

use crate::analysis::Analysis;
use crate::condition::Who;
use crate::date::Date;
use crate::diagnostic::Severity;
use crate::model::{Document, Insats};
use crate::source::Span;

/// One sentence or paragraph, as text without markup, and where in the source what it says is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// The words. They end with a full stop or a question mark, or with a colon when `items` follow.
    pub text: String,
    /// The clause or line that it rests on; the head of the insats when the document is silent.
    pub span: Span,
    /// What follows the colon, each a sentence of its own; empty for a plain sentence.
    pub items: Vec<Sentence>,
}

/// What sentences are made from: an insats, its document, and what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The analysis. Where its findings say that the document contradicts the law, the sentences do not repeat it.
    pub analysis: &'a Analysis,
    /// The document of the analysis.
    pub document: &'a Document,
    /// The insats.
    pub insats: &'a Insats,
}

impl Sentence {
    fn new(text: impl Into<String>, span: Span) -> Self {
        Self { text: text.into(), span, items: Vec::new() }
    }
}

impl About<'_> {
    /// Whether the insats, or the whole document, has a finding under this code that says that it contradicts the law
    /// and that nobody has accepted.
    pub(super) fn is_fel(&self, code: &str) -> bool {
        self.analysis.diagnostics.iter().any(|found| {
            found.descriptor.code == code
                && found.severity == Severity::Fel
                && found.accepted.is_none()
                && found.insats.as_ref().is_none_or(|name| *name == self.insats.name)
        })
    }

    /// The day of the check.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.analysis.as_of
    }
}

/// Who may come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MayCome {
    /// Who takes part, where it is not the one who reads; empty when it is.
    pub first: Vec<Sentence>,
    /// A sentence for each condition, or one with a list to go through. Never empty.
    pub conditions: Vec<Sentence>,
    /// Who else takes part, and what could not be read.
    pub last: Vec<Sentence>,
    /// Where those may turn whom a condition on residence shuts out.
    pub elsewhere: Vec<Sentence>,
}

impl MayCome {
    /// All of it, in one row.
    #[must_use]
    pub fn whole(&self) -> Vec<Sentence> {
        [self.first.as_slice(), &self.conditions, &self.last, &self.elsewhere].concat()
    }

    /// What the document itself says of it, in one row: without advice to those who read.
    #[must_use]
    pub fn stated(&self) -> Vec<Sentence> {
        self.first.iter().chain(&self.conditions).chain(&self.last).map(who::without_advice).collect()
    }
}

/// One who asks for an insats, as far as it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Asker {
    /// Whose age is known.
    pub who: Who,
    /// The lowest age that it can be, in months.
    pub from: u32,
    /// The highest, in months; `None` when there is no highest.
    pub to: Option<u32>,
}

/// What an age tells of a line of the conditions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Known {
    /// Everyone of that age fulfils it.
    Holds,
    /// Nobody of that age does.
    Fails,
    /// Neither.
    Open,
}

/// For each of those who ask, what their age tells of each line that stands alone, those inside groups among them.
#[must_use]
pub fn known(about: &About<'_>, askers: &[Asker]) -> Vec<Vec<Known>> {
    who::known(about, askers)
}

/// What must still be so for one of whom [`known`] tells this, a sentence for each line. Empty when nothing is left.
#[must_use]
pub fn left(about: &About<'_>, reader: Reader, known: &[Known]) -> Vec<Sentence> {
    who::left(about, reader, known)
}

/// Which papers one should have ready, by which the conditions are checked; empty when there are none.
#[must_use]
pub fn papers(about: &About<'_>) -> Vec<Sentence> {
    who::papers(about).into_iter().collect()
}

/// Who may come, in its parts.
#[must_use]
pub fn may_come(about: &About<'_>) -> MayCome {
    who::residents(about)
}

/// Who may come, in one row.
#[must_use]
pub fn who_may_come(about: &About<'_>) -> Vec<Sentence> {
    who::residents(about).whole()
}

/// What holds for children and their guardians; empty when no child can take part.
#[must_use]
pub fn children_and_consent(about: &About<'_>) -> Vec<Sentence> {
    consent::sentences(about)
}

/// What document and law together say of a guardian's consent at some age.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Guardian {
    /// The guardian must say yes.
    Needed,
    /// Nobody needs to: an adult, or a child whom the nämnd lets decide and may.
    NotNeeded,
    /// The document is silent, unclear or against the law.
    Unclear,
}

/// What holds for consent at the given ages of a participant, in months with both ends included; several answers when
/// it differs, those of children first.
#[must_use]
pub fn guardian(about: &About<'_>, ages: &[(u32, Option<u32>)]) -> Vec<Guardian> {
    consent::at(about, ages)
}

/// What it costs, or that the document does not say.
#[must_use]
pub fn cost(about: &About<'_>) -> Vec<Sentence> {
    vec![amount::cost(about)]
}

/// Whether one must say who one is, what is written down, and the duty to report.
#[must_use]
pub fn anonymity_and_notes(about: &About<'_>) -> Vec<Sentence> {
    notes::residents(about)
}

/// How the insats is documented, for those who carry it out.
#[must_use]
pub fn documentation(about: &About<'_>) -> Vec<Sentence> {
    notes::providers(about)
}

/// What holds for consent at the ages of children among the given ones, youngest first: the first and the last month, and
/// the answer. Empty when no child is among them.
#[must_use]
pub fn consent_by_age(about: &About<'_>, ages: &[(u32, Option<u32>)]) -> Vec<(u32, u32, Guardian)> {
    consent::by_age(about, ages)
}

/// Whose consent is needed for a child, for those who carry it out; empty when no child can take part.
#[must_use]
pub fn consent_to_check(about: &About<'_>) -> Vec<Sentence> {
    consent::providers(about)
}

/// The duty to report that a child fares ill, for those who carry it out (19 kap. 1 and 2 §§ SoL).
#[must_use]
pub fn duty_to_report(about: &About<'_>) -> Vec<Sentence> {
    vec![notes::report(about)]
}

/// How much there is, a sentence for each clause; empty when the document does not say.
#[must_use]
pub fn extent(about: &About<'_>) -> Vec<Sentence> {
    amount::extent(about)
}

/// In which forms it is given; empty when the document does not say.
#[must_use]
pub fn form(about: &About<'_>) -> Vec<Sentence> {
    amount::form(about).into_iter().collect()
}

/// How it is followed up; empty when the insats does not say.
#[must_use]
pub fn follow_up(about: &About<'_>) -> Vec<Sentence> {
    amount::follow_up(about).into_iter().collect()
}

/// When it holds, by itself or with its document; empty when neither says.
#[must_use]
pub fn validity(about: &About<'_>) -> Vec<Sentence> {
    amount::validity(about).into_iter().collect()
}

/// What those who carry it out check, line by line, and how.
#[must_use]
pub fn how_to_check(about: &About<'_>) -> Vec<Sentence> {
    who::providers(about)
}
