//! Swedish sentences for residents and providers, made from the conditions and clauses and never pasted.
//!
//! ```text
//! Term ─ statement (words that agree with who is spoken of) ─ who (a list to go through)
//! clauses ─ consent, notes, amount, check
//! ```

use crate::analysis::Analysis;
use crate::date::Date;
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

impl About<'_> {
    /// The day of the check.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.analysis.as_of
    }
}

/// Who may come: one sentence for each line, or one with a list to go through.
#[must_use]
pub fn who_may_come(_: &About<'_>) -> Vec<Sentence> {
    Vec::new()
}

/// What holds for children and their guardians; empty when no child can take part.
#[must_use]
pub fn children_and_consent(_: &About<'_>) -> Vec<Sentence> {
    Vec::new()
}

/// What it costs.
#[must_use]
pub fn cost(_: &About<'_>) -> Vec<Sentence> {
    Vec::new()
}

/// Whether one must say who one is, what is written down, and the duty to report.
#[must_use]
pub fn anonymity_and_notes(_: &About<'_>) -> Vec<Sentence> {
    Vec::new()
}

/// How the insats is documented, for those who carry it out.
#[must_use]
pub fn documentation(_: &About<'_>) -> Vec<Sentence> {
    Vec::new()
}

/// How much there is; empty when the document does not say.
#[must_use]
pub fn extent(_: &About<'_>) -> Vec<Sentence> {
    Vec::new()
}

/// In which forms it is given; empty when the document does not say.
#[must_use]
pub fn form(_: &About<'_>) -> Vec<Sentence> {
    Vec::new()
}

/// How it is followed up; empty when the document does not say.
#[must_use]
pub fn follow_up(_: &About<'_>) -> Vec<Sentence> {
    Vec::new()
}

/// When it holds; empty when the document does not say.
#[must_use]
pub fn validity(_: &About<'_>) -> Vec<Sentence> {
    Vec::new()
}

/// What a provider checks and how, line by line.
#[must_use]
pub fn how_to_check(_: &About<'_>) -> Vec<Sentence> {
    Vec::new()
}
