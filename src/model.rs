//! A document with every name resolved: what the rules judge and what is published.
//!
//! ```text
//! tree ─ names (what is declared) ─ terms (conditions) ─ insats, riktlinje, prov ─ Document
//! ```

mod ages;
mod build;
pub mod evaluate;
pub mod markdown;
mod participation;
mod space;
mod suitability;
mod witness;

pub use build::{Built, build};
pub use participation::{ADULT, Participation, Top};
pub use space::{FactKey, Space};
pub use witness::{age_words, describe, describe_also, describe_as};

use std::collections::HashMap;
use std::sync::Arc;

use crate::condition::Cond;
use crate::date::{Date, Period};
use crate::law::terms::Term;
use crate::law::{Kategori, Law, Uppgift};
use crate::source::{Span, Spanned};
pub use crate::syntax::tree::Utforare as UtforareKind;
pub use crate::syntax::tree::{
    Bound, FactRef, Form, Kanal, Kontroll, Lagrum, Level, Participant, Reference, Residence, Target, Text, Unit,
};

/// A string and where it stands.
pub type Str = Spanned<String>;

/// One riktlinje with all it declares.
#[derive(Clone, Debug)]
pub struct Document {
    /// The name of its folder or file.
    pub name: String,
    /// The law that it was resolved against.
    pub law: Arc<Law>,
    /// The decision.
    pub riktlinje: Riktlinje,
    /// The headings, in order.
    pub avsnitt: Vec<Avsnitt>,
    /// The insatser, in order.
    pub insatser: Vec<Insats>,
    /// The kategorier that the document itself declares. [`Document::kategori`] knows the library's too.
    pub kategorier: HashMap<String, Kategori>,
    /// The uppgifter that the document itself declares. [`Document::uppgift`] knows the library's too.
    pub uppgifter: HashMap<String, Uppgift>,
    /// The methods, by name.
    pub metoder: HashMap<String, Metod>,
    /// The tests of the policy.
    pub prov: Vec<Prov>,
}

/// The decision and what holds for all of it.
#[derive(Clone, Debug)]
pub struct Riktlinje {
    /// The title.
    pub title: Str,
    /// The keyword, where findings about the whole riktlinje point.
    pub span: Span,
    /// Whether every clause could be read. What a half-read riktlinje lacks proves nothing.
    pub whole: bool,
    /// The kommuner; several share a nämnd.
    pub kommun: Vec<Str>,
    /// The nämnd.
    pub namnd: Option<Str>,
    /// The decision of the nämnd.
    pub beslut: Option<Beslut>,
    /// When it holds.
    pub galler: Option<Spanned<Period>>,
    /// When it is to be reviewed.
    pub oversyn: Option<Spanned<Oversyn>>,
    /// Who answers for it.
    pub ansvarig: Option<Str>,
    /// Its number in the kommun's författningssamling.
    pub forfattningssamling: Option<Str>,
    /// The laws it builds on.
    pub lag: Vec<Str>,
    /// Whom to ask.
    pub kontakt: Option<Spanned<Kontakt>>,
    /// How and where to apply for an assessed insats.
    pub ansokan: Option<Text>,
    /// The consent rule for insatser that state none.
    pub samtycke: Consent,
    /// The documentation rule for insatser that state none.
    pub dokumentation: Option<Spanned<Dokumentation>>,
    /// How the whole is followed up.
    pub uppfoljning: Option<Text>,
    /// The folder of the decision that this one replaces.
    pub ersatter: Option<Str>,
    /// Findings accepted for the whole riktlinje.
    pub godta: Vec<Godta>,
}

/// A decision by the nämnd.
#[derive(Clone, Debug)]
pub struct Beslut {
    /// The day; `None` when what is written is no day.
    pub date: Option<Date>,
    /// The paragraph of the minutes.
    pub paragraf: Option<String>,
    /// The registration number.
    pub diarienummer: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// When a riktlinje is to be reviewed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Oversyn {
    /// Within a year of the decision.
    Arligen,
    /// At the latest on a day.
    Senast(Date),
    /// In words that name no day.
    Text(String),
}

/// Whom to ask, and how.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Kontakt {
    /// Telephone number.
    pub telefon: Option<String>,
    /// E-mail address.
    pub epost: Option<String>,
    /// Web address.
    pub webb: Option<String>,
    /// Visiting address.
    pub besok: Option<String>,
}

/// A heading with its text.
#[derive(Clone, Debug)]
pub struct Avsnitt {
    /// 1 or 2.
    pub level: u8,
    /// Its number by order: `3` or `3.4`.
    pub number: String,
    /// The heading.
    pub title: Str,
    /// The text below it.
    pub text: Option<Text>,
    /// Whether every item up to the next heading could be read. If not, it may hold more than is seen here.
    pub whole: bool,
}

/// What a document says of the guardian's consent.
#[derive(Clone, Debug, Default)]
pub struct Consent {
    /// `samtycke av vårdnadshavare …`
    pub required: Option<Spanned<Required>>,
    /// `från N år utan samtycke …`
    pub free_from: Option<Spanned<FreeFrom>>,
    /// `inget samtycke …`, with its text
    pub waived: Option<Spanned<Option<Text>>>,
}

/// That a guardian must consent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Required {
    /// For children under this age, in months; 216 (18 years) when no age is written.
    pub under: u32,
    /// Whether it says that one guardian is enough.
    pub one_is_enough: bool,
    /// Where the age stands; `None` when no age is written.
    pub age: Option<Span>,
}

/// That no consent is needed from an age.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FreeFrom {
    /// The age in months. `över 15 år` is from 16.
    pub from: u32,
    /// The age in months that stands after `över`; `None` where it was written `från`.
    pub over: Option<u32>,
    /// Where the age stands, after `från` or `över`.
    pub age: Span,
    /// The nämnd's reasoning.
    pub text: Option<Text>,
}

impl FreeFrom {
    /// Whether the nämnd says why the insats suits without consent (21 kap. 2 § SoL). An empty text says nothing, and
    /// one that only repeats the condition does not either ([`FreeFrom::leaves_it_open`]).
    pub fn is_reasoned(&self) -> bool {
        self.text.as_ref().is_some_and(|text| !text.is_blank()) && !self.leaves_it_open()
    }

    /// Whether the text only repeats the condition of the statute, as `om det bedöms lämpligt`: then it is left to
    /// whoever meets the child to find out whether it suits.
    pub fn leaves_it_open(&self) -> bool {
        self.text.as_ref().is_some_and(|text| suitability::is_left_open(&text.value))
    }
}

/// How an insats is documented.
#[derive(Clone, Debug)]
pub enum Dokumentation {
    /// According to a provision.
    Enligt {
        /// The provision.
        lagrum: Lagrum,
        /// The system.
        system: Option<Str>,
        /// More in words.
        text: Option<Text>,
    },
    /// With an exemption according to a provision.
    Undantag {
        /// The provision.
        lagrum: Lagrum,
        /// The särskilda skäl: ground and text.
        skal: Option<(Str, Text)>,
        /// How they were weighed against follow-up.
        avvagning: Option<Text>,
        /// The decision on the exemption.
        beslut: Option<Beslut>,
    },
    /// At a level, without a provision.
    Niva {
        /// The level.
        level: Level,
        /// The system.
        system: Option<Str>,
        /// More in words.
        text: Option<Text>,
    },
}

/// A prose clause: its heading for readers, and its text.
#[derive(Clone, Debug)]
pub struct Prose {
    /// The clause: `kortfattat`, `innehåll`, …; `text` under a heading of its own.
    pub clause: ProseKind,
    /// The heading that readers meet.
    pub heading: String,
    /// The words.
    pub text: Text,
}

/// Which clause a text stands in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ProseKind {
    /// `kortfattat`
    Kortfattat,
    /// `innehåll`
    Innehall,
    /// `syfte`
    Syfte,
    /// `genomförande`
    Genomforande,
    /// `karaktär`
    Karaktar,
    /// `exempel`
    Exempel,
    /// `text "Rubrik"`
    Text,
}

/// Who may come: the conditions and what they mean.
#[derive(Clone, Debug)]
pub struct Villkor {
    /// The lines, in order; empty when it is open to everyone.
    pub terms: Vec<Term>,
    /// The same as a formula over the insats' [`Space`].
    pub cond: Cond,
    /// Whether it was written `öppet för alla`.
    pub open: bool,
    /// Whether every line could be read and resolved. If not, no rule may judge it.
    pub whole: bool,
    /// The word that begins the clause, where findings about all of the lines point.
    pub keyword: Span,
    /// The clause.
    pub span: Span,
    ages: ages::Counted,
}

/// Whom an insats is meant for.
#[derive(Clone, Debug)]
pub struct Malgrupp {
    /// In words.
    pub text: Text,
    /// As conditions, when stated.
    pub villkor: Option<Villkor>,
    /// The clause.
    pub span: Span,
}

/// How many, with at most one bound missing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Range {
    /// The lowest; `None` when only the highest is given.
    pub min: Option<u32>,
    /// The highest; `None` when only the lowest is given.
    pub max: Option<u32>,
}

/// How much of an insats there is.
#[derive(Clone, Debug)]
pub struct Omfattning {
    /// What it is for, when there are several.
    pub label: Option<String>,
    /// Sessions.
    pub occasions: Option<Range>,
    /// Minutes a session.
    pub minutes: Option<Range>,
    /// Over how long a time, in a unit of days or longer.
    pub period: Option<(Range, Unit)>,
    /// Whether any part is approximate.
    pub about: bool,
    /// Which parts are: the sessions, the minutes, the time.
    pub about_each: [bool; 3],
    /// More in words.
    pub note: Option<String>,
    /// The clause.
    pub span: Span,
}

/// Who carries out an insats.
#[derive(Clone, Debug)]
pub struct Utforare {
    /// The name.
    pub name: Str,
    /// What kind of body it is; `None` for the kommun itself.
    pub kind: Option<UtforareKind>,
}

/// A waiver of a finding.
#[derive(Clone, Debug)]
pub struct Godta {
    /// The code that is accepted, as `L032`; what was written when it is no known code.
    pub code: Str,
    /// Why.
    pub reason: String,
    /// The role.
    pub by: String,
    /// From when.
    pub on: Option<Date>,
    /// Its last day.
    pub until: Option<Date>,
    /// The clause.
    pub span: Span,
}

/// One insats.
#[derive(Clone, Debug)]
pub struct Insats {
    /// Its name, given or made from the title.
    pub name: String,
    /// Its page address: the name in ASCII.
    pub slug: String,
    /// Its title.
    pub title: Str,
    /// Where findings about the whole insats point: from the keyword to the title.
    pub head: Span,
    /// The whole item.
    pub span: Span,
    /// Whether every clause could be read. What a half-read insats lacks proves nothing.
    pub whole: bool,
    /// Its number by order: `3.4.5`.
    pub number: String,
    /// The heading it stands under, as an index into [`Document::avsnitt`].
    pub avsnitt: Option<usize>,
    /// The kategori as written.
    pub kategori: Str,
    /// The kategori and what it is a kind of, nearest first, [`crate::law::ROOT`] last; empty when it is unknown.
    pub lineage: Vec<String>,
    /// Who takes part, as written; `individ` when nothing is.
    pub ges_till: Vec<Spanned<Participant>>,
    /// Prose, in order.
    pub prose: Vec<Prose>,
    /// Whom it is meant for.
    pub malgrupp: Option<Malgrupp>,
    /// Who may come; `None` when the document does not say.
    pub villkor: Option<Villkor>,
    /// The facts that its conditions speak of.
    pub space: Space,
    /// Its methods, by name.
    pub metoder: Vec<Str>,
    /// How much there is.
    pub omfattning: Vec<Omfattning>,
    /// In which forms.
    pub form: Vec<Spanned<Form>>,
    /// The group size, when one is given.
    pub group: Option<Range>,
    /// Its own clauses on consent, without the riktlinje's.
    pub own_consent: Consent,
    /// What holds for it: its own clauses and the riktlinje's default.
    pub consent: Consent,
    /// Whether the participant may be anonymous.
    pub anonymt: Option<Spanned<Anonymity>>,
    /// Its own documentation clause.
    pub own_dokumentation: Option<Spanned<Dokumentation>>,
    /// What holds for it: its own or the riktlinje's.
    pub dokumentation: Option<Spanned<Dokumentation>>,
    /// How it is followed up.
    pub uppfoljning: Option<Spanned<(Level, Option<Text>)>>,
    /// The fee: `None` inside for `avgift ingen`.
    pub avgift: Option<Spanned<Option<String>>>,
    /// Who carries it out.
    pub utforare: Vec<Utforare>,
    /// Where.
    pub plats: Option<Str>,
    /// Whom to ask.
    pub kontakt: Option<Spanned<Kontakt>>,
    /// In which languages.
    pub sprak: Vec<Str>,
    /// Whether an interpreter is offered.
    pub tolk: bool,
    /// Why a condition treats residents differently.
    pub sakliga_skal: Option<Text>,
    /// Its own validity.
    pub galler: Option<Spanned<Period>>,
    /// Accepted findings.
    pub godta: Vec<Godta>,
    admitted_ages: ages::Counted,
}

/// How far anonymity goes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Anonymity {
    /// Throughout.
    Throughout,
    /// At the first visit.
    FirstVisit,
}

/// A method.
#[derive(Clone, Debug)]
pub struct Metod {
    /// What people call it.
    pub label: String,
    /// What it is.
    pub text: Option<Text>,
    /// Where it is declared.
    pub span: Span,
}

/// A test of the policy.
#[derive(Clone, Debug)]
pub struct Prov {
    /// What is tested.
    pub title: Str,
    /// What is known of the person.
    pub person: Vec<Term>,
    /// What is expected.
    pub expectations: Vec<Expectation>,
    /// Whether every line could be read and resolved.
    pub whole: bool,
}

/// One expectation of a prov. Insatser are named.
#[derive(Clone, Debug)]
pub enum Expectation {
    /// `ges`, with whether the guardian's consent is needed
    Ges(Str, Option<bool>),
    /// `nekas`, with the fact that decides
    Nekas(Str, Option<FactRef>),
    /// `beror … på`
    Beror(Str, FactRef),
}

impl Expectation {
    /// The insats that it speaks of.
    #[must_use]
    pub fn insats(&self) -> &Str {
        let (Self::Ges(name, _) | Self::Nekas(name, _) | Self::Beror(name, _)) = self;
        name
    }
}

impl Document {
    /// The kategori with the name, of the document or the library; `None` when neither declares it.
    #[must_use]
    pub fn kategori(&self, name: &str) -> Option<&Kategori> {
        self.kategorier.get(name).or_else(|| self.law.kategorier.get(name))
    }

    /// The uppgift with the name, of the document or the library; `None` when neither declares it.
    #[must_use]
    pub fn uppgift(&self, name: &str) -> Option<&Uppgift> {
        self.uppgifter.get(name).or_else(|| self.law.uppgifter.get(name))
    }
}

impl Insats {
    /// Whether its kategori is the given one or a kind of it.
    #[must_use]
    pub fn is(&self, kategori: &str) -> bool {
        self.lineage.iter().any(|name| name == kategori)
    }

    /// Whether its kategori is one of these, or a kind of one; which one.
    #[must_use]
    pub fn is_any<'a>(&self, kategorier: &'a [String]) -> Option<&'a str> {
        kategorier.iter().map(String::as_str).find(|kategori| self.is(kategori))
    }
}
