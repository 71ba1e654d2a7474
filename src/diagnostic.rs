//! Findings as values: what was found, where, by which lagrum, and what to write instead.

pub mod codes;
mod provision;

pub use provision::{Provision, Wording};

use crate::source::Span;

/// How serious a finding is. The order is from the least serious.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// A person should look.
    Anmarkning,
    /// Something the statute requires is missing, or the point rests on preparatory works.
    Varning,
    /// The document contradicts the words of the statute, or cannot be read.
    Fel,
}

impl Severity {
    /// The Swedish word that people read: `fel`, `varning`, `anmärkning`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Fel => "fel",
            Self::Varning => "varning",
            Self::Anmarkning => "anmärkning",
        }
    }
}

/// What is true of a kind of finding wherever it occurs. One exists per code, in the registry.
#[derive(PartialEq, Eq, Debug)]
pub struct Descriptor {
    /// The code, as `L020`: never reused for something else.
    pub code: &'static str,
    /// A name of the fault that reads well after `godta`.
    pub slug: &'static str,
    /// The severity where a finding does not say otherwise.
    pub severity: Severity,
    /// The provisions that the rule rests on, as lawyers write them; empty when it rests on none.
    pub lagrum: &'static [&'static str],
    /// The handbook page, in Markdown.
    pub page: &'static str,
}

impl Descriptor {
    /// Whether this is the code or the slug that somebody wrote, in any case, with or without diacritics.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.code.eq_ignore_ascii_case(name)
            || self.slug == name
            || self.slug == name.to_lowercase()
            || crate::swedish::ascii(self.slug) == name
    }

    /// The title of the handbook page, without its code; empty when the page has no heading.
    #[must_use]
    pub fn title(&self) -> &'static str {
        let first = self.page.lines().next().unwrap_or("").trim_start_matches('#').trim();
        first.strip_prefix(self.code).map_or(first, |rest| rest.trim_start_matches([' ', ':', '·', '–']))
    }
}

/// A place that explains a finding, with a few words on why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// Why it matters.
    pub message: String,
}

/// A mechanical change that would remove the finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What the change does, as `skriv …`.
    pub title: String,
    /// Whether it keeps the author's meaning for certain, so that it may be applied without a look.
    pub safe: bool,
    /// The text to put in place of each span; the spans do not overlap.
    pub edits: Vec<(Span, String)>,
}

/// What is known of one person in a witness.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Person {
    /// Who it is: `individ`, `barnet`, `föräldern` or `närstående`.
    pub who: &'static str,
    /// Age in whole months; `None` when the age does not matter.
    pub age_months: Option<u32>,
    /// Residence facts that matter: `folkbokford`, `bosatt` or `vistas`, the place (empty for the own kommun), and
    /// whether it is so.
    pub residence: Vec<(&'static str, String, bool)>,
    /// Uppgifter that matter, with their value.
    pub facts: Vec<(String, FactValue)>,
}

/// The value of an uppgift in a witness.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FactValue {
    /// Yes or no.
    Bool(bool),
    /// One of the values that the uppgift declares.
    Name(String),
}

/// A concrete person, and those around them, for whom a finding is true.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Witness {
    /// The person in Swedish: `en 10-åring som är folkbokförd i kommunen`.
    pub text: String,
    /// The same in parts.
    pub persons: Vec<Person>,
}

/// A finding that a lawyer has accepted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acceptance {
    /// The reason given.
    pub reason: String,
    /// The role that accepted it.
    pub by: String,
    /// The day of acceptance, as `2026-01-15`.
    pub on: String,
    /// The last day it holds, if an end was set.
    pub until: Option<String>,
    /// Where the acceptance stands.
    pub span: Span,
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// The kind of finding.
    pub descriptor: &'static Descriptor,
    /// The severity of this one; some kinds have two.
    pub severity: Severity,
    /// What is wrong, in lower case without a full stop, with the author's words in backticks.
    pub message: String,
    /// The place to look at first.
    pub span: Span,
    /// A few words at that place; empty when the message says it all.
    pub label: String,
    /// Other places that explain.
    pub labels: Vec<Label>,
    /// What to write instead.
    pub help: Option<String>,
    /// Remarks that limit or explain the finding, as that it rests on preparatory works.
    pub notes: Vec<String>,
    /// Mechanical changes that would remove it, the best first.
    pub fixes: Vec<Fix>,
    /// The lagrum of this finding; the descriptor's when the rule does not narrow them.
    pub lagrum: Vec<String>,
    /// The insats it concerns, by name; `None` when it concerns the document.
    pub insats: Option<String>,
    /// For whom it is true, when that can be shown.
    pub witness: Option<Witness>,
    /// Set when the finding has been accepted.
    pub accepted: Option<Acceptance>,
}

impl Diagnostic {
    /// A finding of the given kind at `span`, with the kind's own severity and lagrum.
    #[must_use]
    pub fn new(descriptor: &'static Descriptor, span: Span, message: impl Into<String>) -> Self {
        Self {
            descriptor,
            severity: descriptor.severity,
            message: message.into(),
            span,
            label: String::new(),
            labels: Vec::new(),
            help: None,
            notes: Vec::new(),
            fixes: Vec::new(),
            lagrum: descriptor.lagrum.iter().map(ToString::to_string).collect(),
            insats: None,
            witness: None,
            accepted: None,
        }
    }

    /// The same finding with another severity.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Adds a few words at the primary place.
    #[must_use]
    pub fn here(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds another place that explains.
    #[must_use]
    pub fn label(mut self, span: Span, message: impl Into<String>) -> Self {
        self.labels.push(Label { span, message: message.into() });
        self
    }

    /// Says what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a remark.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Adds a mechanical change.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// Replaces the lagrum.
    #[must_use]
    pub fn lagrum<S: Into<String>>(mut self, lagrum: impl IntoIterator<Item = S>) -> Self {
        self.lagrum = lagrum.into_iter().map(Into::into).collect();
        self
    }

    /// Shows for whom the finding is true.
    #[must_use]
    pub fn witness(mut self, witness: Witness) -> Self {
        self.witness = Some(witness);
        self
    }
}
