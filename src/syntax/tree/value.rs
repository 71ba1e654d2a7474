//! What clauses say: decisions, contacts, extents, forms, documentation, waivers and facts.

use serde::{Deserialize, Serialize};

use super::{Lagrum, Name, Number, Residence, Role, Str, Text, Unit};
use crate::source::Span;

/// A decision.
#[derive(Clone, Debug)]
pub struct Beslut {
    /// The day, as written.
    pub date: Str,
    /// The paragraph of the minutes.
    pub paragraph: Option<Str>,
    /// The registration number.
    pub diarienummer: Option<Str>,
}

/// When a riktlinje is to be reviewed.
#[derive(Clone, Debug)]
pub enum Oversyn {
    /// `årligen`
    Arligen,
    /// `senast DATUM`, as written
    Senast(Str),
    /// in words
    Text(Str),
}

/// A way to reach someone.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kanal {
    /// `telefon`
    Telefon,
    /// `epost`
    Epost,
    /// `webb`
    Webb,
    /// `besök`
    Besok,
}

/// Who takes part in an insats.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Participant {
    /// `individ`
    Individ,
    /// `barn`
    Barn,
    /// `förälder`
    Foralder,
    /// `familj`: a parent and a child
    Familj,
    /// `närstående`
    Narstaende,
    /// `grupp`
    Grupp,
}

/// A count or a range of counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Count {
    /// The bound word before it, if any.
    pub bound: Option<Bound>,
    /// The number, or the lower one.
    pub from: Number,
    /// The upper number of a range.
    pub to: Option<Number>,
    /// The whole of it, without its unit.
    pub span: Span,
}

/// A word that bounds a count.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Bound {
    /// `minst`
    Minst,
    /// `högst`
    Hogst,
    /// `cirka`
    Cirka,
}

/// How much of an insats there is.
#[derive(Clone, Debug, Default)]
pub struct Omfattning {
    /// What it is for, when there are several.
    pub label: Option<Str>,
    /// How many sessions.
    pub occasions: Option<Count>,
    /// How long each is.
    pub length: Option<(Count, Unit)>,
    /// Over how long a time.
    pub period: Option<(Count, Unit)>,
    /// In words.
    pub note: Option<Str>,
}

/// A form in which an insats is given.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Form {
    /// `individuellt`
    Individuellt,
    /// `grupp`, with the number of participants
    Grupp(Option<Count>),
    /// `hembesök`
    Hembesok,
    /// `digitalt`
    Digitalt,
    /// `öppet hus`
    OppetHus,
}

/// How an insats is documented.
#[derive(Clone, Debug)]
pub enum Dokumentation {
    /// `enligt LAGRUM i "System" …`
    Enligt {
        /// The provision.
        lagrum: Lagrum,
        /// The system.
        system: Option<Str>,
        /// More in words.
        text: Option<Text>,
    },
    /// `undantag enligt LAGRUM { … }`
    Undantag {
        /// The provision.
        lagrum: Lagrum,
        /// What the block says: särskilda skäl, avvägning, beslut.
        block: Vec<ExemptClause>,
    },
    /// `verksamhetsnivå`, `individnivå` or both
    Niva {
        /// Which.
        level: Level,
        /// The system.
        system: Option<Str>,
        /// More in words.
        text: Option<Text>,
    },
}

/// A clause of a documentation exemption.
#[derive(Clone, Debug)]
pub enum ExemptClause {
    /// `särskilda skäl GRUND …`
    Skal(Name, Text),
    /// `avvägning …`
    Avvagning(Text),
    /// `beslut …`
    Beslut(Beslut),
}

/// A level of documentation or follow-up.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Level {
    /// `individnivå`
    Individ,
    /// `verksamhetsnivå`
    Verksamhet,
    /// both
    Bada,
}

/// What kind of body an utförare is, other than the kommun itself.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Utforare {
    /// `privat`
    Privat,
    /// `region`
    Region,
}

/// A waiver.
#[derive(Clone, Debug)]
pub struct Godta {
    /// The code or slug that is accepted.
    pub code: Name,
    /// Why.
    pub reason: Str,
    /// By whom.
    pub by: Str,
    /// When, as written.
    pub on: Str,
    /// Until when, as written.
    pub until: Option<Str>,
}

/// How an utförare checks an uppgift.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Kontroll {
    /// `egen uppgift`
    EgenUppgift,
    /// `id-handling`
    IdHandling,
    /// `folkbokföring`
    Folkbokforing,
    /// `intyg "…"`
    Intyg(Option<String>),
    /// `handling "…"`
    Handling(Option<String>),
    /// `bedömning`
    Bedomning,
}

/// A fact named in a prov.
#[derive(Clone, Debug)]
pub struct FactRef {
    /// Whose; the participant's when absent.
    pub role: Option<Role>,
    /// Which.
    pub fact: Fact,
    /// The whole of it.
    pub span: Span,
}

/// Which fact a prov names.
#[derive(Clone, Debug)]
pub enum Fact {
    /// `ålder`
    Alder,
    /// `folkbokförd`, `bosatt`, `vistas`
    Residence(Residence),
    /// an uppgift
    Name(Name),
}
