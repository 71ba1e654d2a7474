//! Prose and what it refers to: texts, references and provisions.

use serde::{Deserialize, Serialize};

use super::Name;
use crate::source::Span;

/// Prose: Markdown with common indentation removed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Text {
    /// The words. References stand in it as they were written, braces included; `{{` has become `{`.
    pub value: String,
    /// The whole token, quotes included.
    pub span: Span,
    /// The references, in order.
    pub references: Vec<Reference>,
    /// What stands between braces and cannot be read as a reference.
    pub unread: Vec<Span>,
    /// Where pieces of `value` stand in the source: byte of `value`, byte of the source; sorted.
    pub(in crate::syntax) places: Vec<(u32, u32)>,
}

impl Text {
    /// The place in the source of a range of `value`; the whole token when the range does not fit.
    #[must_use]
    pub fn place(&self, range: std::ops::Range<usize>) -> Span {
        let at = |byte: usize| {
            let byte = u32::try_from(byte).ok()?;
            let known = self.places.partition_point(|&(value, _)| value <= byte).checked_sub(1)?;
            let &(value, source) = self.places.get(known)?;
            Some(source + (byte - value))
        };
        match (at(range.start), at(range.end)) {
            (Some(start), Some(end)) if start <= end && end <= self.span.end => Span { start, end, ..self.span },
            _ => self.span,
        }
    }

    /// Whether there are no words; the `…` of an example is none.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        crate::swedish::says_nothing(&self.value)
    }
}

/// A reference in a text, between braces.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reference {
    /// Where in [`Text::value`], braces included.
    pub range: std::ops::Range<usize>,
    /// Where in the source, braces included.
    pub span: Span,
    /// What it refers to.
    pub target: Target,
}

/// What a reference refers to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Target {
    /// A provision.
    Lagrum(Lagrum),
    /// Another insats.
    Insats(Name),
}

/// A provision, as lawyers write it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lagrum {
    /// The chapter with its letter, `6` or `12 a`; `None` for a law without chapters.
    pub chapter: Option<String>,
    /// The paragraph with its letter: `13 a`.
    pub paragraph: String,
    /// What narrows it, as written: `andra meningen 1`; empty for the whole paragraph.
    pub part: String,
    /// The law's short name.
    pub law: Name,
    /// The whole of it.
    pub span: Span,
}

impl Lagrum {
    /// The paragraph without its parts: `11 kap. 5 § SoL`.
    #[must_use]
    pub fn paragraf(&self) -> String {
        match &self.chapter {
            Some(chapter) => format!("{chapter} kap. {} § {}", self.paragraph, self.law.value),
            None => format!("{} § {}", self.paragraph, self.law.value),
        }
    }
}
