//! The statute as dated data, read from the law library: laws, provisions with their normative clauses, kategorier
//! and uppgifter. No age, list or exception of the law stands in Rust; rules ask here.

mod account;
mod build;
mod library;
mod query;
pub mod resolve;
mod small_words;
mod snapshot;
pub mod terms;
pub mod wording;

pub use account::Order;
pub use build::{build, check_parents, date, declare_kategori, kategori, period, reversed, uppgift};
pub use library::{EMBEDDED, Library};
pub use snapshot::{kept, snapshot};

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::date::{Date, Period};
use crate::source::{Span, Spanned};
use crate::syntax::tree::{Kontroll, Lagrum, Text};
use terms::Term;

/// The root of all kategorier. It is what all of them are and is declared nowhere.
pub const ROOT: &str = "insats";

/// Everything the library declares.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Law {
    /// The laws, in the order of the library.
    pub acts: Vec<Act>,
    /// The provisions, in the order of the library; several versions of one follow each other in time.
    pub provisions: Vec<Provision>,
    /// The kategorier by name, as the library or a document declares them.
    #[serde(serialize_with = "snapshot::in_order")]
    pub kategorier: HashMap<String, Kategori>,
    /// The uppgifter that documents may use without declaring them.
    #[serde(serialize_with = "snapshot::in_order")]
    pub uppgifter: HashMap<String, Uppgift>,
    /// Official wordings to show beside our own accounts; none unless someone has given a file.
    #[serde(skip)]
    pub wordings: Vec<wording::Wording>,
    #[serde(serialize_with = "snapshot::in_order")]
    by_paragraf: HashMap<String, Vec<usize>>,
}

/// A law.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Act {
    /// Its short name, as `SoL`.
    pub name: Spanned<String>,
    /// Its title.
    pub title: String,
    /// Its number in Svensk författningssamling, as `2025:400`; empty when none is given.
    pub sfs: String,
    /// When it is in force.
    pub period: Period,
    /// The number of the law that it repeals.
    pub replaces: Option<String>,
    /// Words for matters in which it still applies after its repeal.
    pub survives_for: Vec<String>,
    /// The paragraphs that it has, per chapter; empty when the library does not say.
    pub extent: Vec<Extent>,
}

/// A run of paragraphs in one chapter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Extent {
    /// The chapter with its letter; empty for a law without chapters.
    pub chapter: String,
    /// The first paragraph, with its letter when it has one.
    pub from: String,
    /// The last; equal to `from` for one paragraph.
    pub to: String,
}

impl Act {
    /// Whether the law is known to have no such paragraph. When the library does not say which paragraphs there
    /// are, nothing is known.
    #[must_use]
    pub fn lacks(&self, lagrum: &Lagrum) -> bool {
        let chapter = lagrum.chapter.as_deref().unwrap_or("");
        let number = |paragraph: &str| paragraph.parse::<u32>().ok();
        let inside = |run: &Extent| {
            run.chapter == chapter
                && match (number(&run.from), number(&run.to), number(&lagrum.paragraph)) {
                    (Some(from), Some(to), Some(wanted)) => (from..=to).contains(&wanted),
                    _ => run.from == lagrum.paragraph,
                }
        };
        !self.extent.is_empty() && !self.extent.iter().any(inside)
    }

    /// The paragraphs of a chapter, as `1–22 §§`; empty when there is no such chapter or the library does not say.
    #[must_use]
    pub fn paragraphs(&self, chapter: &str) -> String {
        let mut runs: Vec<String> = Vec::new();
        let mut single = true;
        for run in self.extent.iter().filter(|run| run.chapter == chapter) {
            single &= run.from == run.to && runs.is_empty();
            runs.push(if run.from == run.to { run.from.clone() } else { format!("{}–{}", run.from, run.to) });
        }
        match runs.is_empty() {
            true => String::new(),
            false => format!("{} {}", crate::swedish::and(&runs), if single { "§" } else { "§§" }),
        }
    }
}

/// One version of one provision.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Provision {
    /// Which provision.
    pub lagrum: Lagrum,
    /// Its heading.
    pub title: String,
    /// When this version is in force.
    pub period: Period,
    /// Our own account of its meaning; never the statute's wording.
    pub account: Text,
    /// What it says in a form that rules can use.
    pub norms: Vec<Spanned<Norm>>,
    /// Where it is declared: the lagrum in its head.
    pub span: Span,
}

/// What a provision says, in a form that rules can use.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Norm {
    /// Only personal needs: what is for economic needs falls outside.
    PersonalNeeds,
    /// These kategorier must be preceded by an assessment of need.
    Assessment {
        /// Whether the words are less plain, so that a rule may only warn.
        may: bool,
        /// The point of the provision's list, as `5`.
        point: Option<String>,
        /// The kategorier.
        kategorier: Vec<String>,
        /// For whom; `None` for everyone.
        when: Option<Vec<Term>>,
    },
    /// A guardian must consent for a child under this age, in months.
    ConsentUnder(u32),
    /// From this age, in months, an insats may be given without the guardian's consent if that is suitable.
    NoConsentFrom(u32),
    /// Personal circumstances need not be documented for these kategorier.
    ExemptCircumstances(Vec<String>),
    /// These kategorier are plainly not what the exemption for personal circumstances speaks of.
    BarsCircumstances(Vec<String>),
    /// Identity may be left out of the documentation if there are särskilda skäl.
    ExemptIdentity,
    /// What is done must be documented.
    Document,
    /// Those who turn to the provider must be told that they can apply.
    Inform,
    /// The work must be followed up.
    FollowUp,
    /// Members must be treated alike unless there are objective reasons.
    Reasons,
    /// These must be offered.
    Offer(Vec<String>),
    /// No fee for these.
    NoFee(Vec<String>),
    /// A fee may be taken for these; with `when`, from those who fulfil it.
    Fee(Vec<String>, Option<Vec<Term>>),
    /// The decision may not be delegated.
    NoDelegation,
    /// Speaks of insatser that are preceded by an assessment, and so not of these.
    Assessed,
    /// The provision that took its place in the law that repealed this one.
    Successor(Lagrum),
}

/// A kategori of insatser.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kategori {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// What it is a kind of; [`ROOT`] at the top.
    pub parent: String,
    /// Where that is said.
    pub parent_span: Span,
    /// Words that betray it in a title or a text.
    pub known_as: Vec<String>,
    /// Whether it is for economic needs.
    pub economic: bool,
    /// Whether its group is an age group, so that an age limit treats nobody differently.
    pub age_group: bool,
    /// Where it is declared.
    pub span: Span,
}

/// A fact about a person that a condition may use.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Uppgift {
    /// Its name.
    pub name: String,
    /// The question or statement, as `är eller har varit utsatt för våld`.
    pub statement: String,
    /// How an utförare checks it; `None` when that is not said.
    pub check: Option<Spanned<Kontroll>>,
    /// Its values; empty for a fact that is yes or no.
    pub values: Vec<String>,
    /// The grounds of discrimination that it rests on.
    pub grounds: Vec<String>,
    /// Where it is declared.
    pub span: Span,
}

/// A provision as it is in force on a day, for rules that cite it.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    /// The provision.
    pub provision: &'a Provision,
    /// The norm in it, when one was asked for.
    pub norm: Option<&'a Spanned<Norm>>,
}

/// The answer to whether a lagrum can be cited on a day.
#[derive(Clone, Copy, Debug)]
pub enum Standing<'a> {
    /// In force on the day.
    InForce(&'a Provision),
    /// Known, but not in force on the day. The version nearest in time.
    NotInForce(&'a Provision),
    /// The law is known and the library does not have this provision of it.
    UnknownProvision(&'a Act),
    /// The library does not have the law.
    UnknownLaw,
}

impl Law {
    /// The law with the short name.
    #[must_use]
    pub fn act(&self, name: &str) -> Option<&Act> {
        self.acts.iter().find(|act| act.name.value == name)
    }

    /// The version of `11 kap. 5 § SoL` that is in force on the day; `None` when there is none.
    #[must_use]
    pub fn provision(&self, paragraf: &str, on: Date) -> Option<&Provision> {
        self.versions(paragraf).find(|provision| provision.period.contains(on))
    }

    /// Every version of a provision, in the order of the library.
    pub fn versions(&self, paragraf: &str) -> impl Iterator<Item = &Provision> {
        let known = self.by_paragraf.get(paragraf).map_or(&[][..], Vec::as_slice);
        known.iter().filter_map(|&at| self.provisions.get(at))
    }
}
