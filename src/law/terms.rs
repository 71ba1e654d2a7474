//! Conditions with their names resolved and their ages in months, as the law and documents state them, line by line.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::condition::Who;
use crate::source::Span;
pub use crate::syntax::tree::Residence;

/// One condition and where it was written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Term {
    /// Where: the line itself, also when it is reached through a named villkor.
    pub span: Span,
    /// What it says.
    pub kind: TermKind,
}

/// What a condition says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum TermKind {
    /// Age in whole months, both ends included; no upper end for `None`.
    Age {
        /// The lowest.
        from: u32,
        /// The highest.
        to: Option<u32>,
        /// The word it was written with, for findings about wording.
        written: AgeForm,
    },
    /// Where the person lives.
    Residence {
        /// Which fact.
        kind: Residence,
        /// Whether `stadigvarande` is written. It is the same fact.
        permanent: bool,
        /// The places; empty for the riktlinje's own kommuner.
        places: Vec<String>,
    },
    /// An uppgift: yes, or one of the values.
    Fact {
        /// Its name.
        name: Arc<str>,
        /// The values that fulfil the condition; empty for a fact that is yes or no.
        values: Vec<String>,
    },
    /// A named villkor: all of its lines.
    Named {
        /// Its name.
        name: Arc<str>,
        /// Its lines.
        terms: Arc<[Term]>,
    },
    /// Not this one.
    Not(Box<Term>),
    /// All of these.
    All(Vec<Term>),
    /// At least one of these.
    Any(Vec<Term>),
    /// None of these.
    NoneOf(Vec<Term>),
    /// All of these, of someone else.
    Role(Who, Vec<Term>),
}

/// How an age was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum AgeForm {
    /// `12–21 år`
    Range,
    /// `17 år`
    Exact,
    /// `minst`
    Minst,
    /// `högst`
    Hogst,
    /// `under`
    Under,
    /// `över` an age in months, which many take to mean from that age
    Over(u32),
}

impl Term {
    /// The term and every term inside it, through named villkor too, with the person each speaks of.
    #[must_use]
    pub fn walk(&self, who: Who) -> Vec<(Who, &Term)> {
        let mut out = Vec::new();
        self.collect(who, &mut out);
        out
    }

    fn collect<'a>(&'a self, who: Who, out: &mut Vec<(Who, &'a Term)>) {
        out.push((who, self));
        match &self.kind {
            TermKind::Not(inner) => inner.collect(who, out),
            TermKind::All(terms) | TermKind::Any(terms) | TermKind::NoneOf(terms) => {
                terms.iter().for_each(|term| term.collect(who, out));
            }
            TermKind::Named { terms, .. } => terms.iter().for_each(|term| term.collect(who, out)),
            TermKind::Role(other, terms) => terms.iter().for_each(|term| term.collect(*other, out)),
            TermKind::Age { .. } | TermKind::Residence { .. } | TermKind::Fact { .. } => {}
        }
    }
}
