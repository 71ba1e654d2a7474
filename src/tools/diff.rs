//! What differs in meaning between two riktlinjer: two versions of one, or those of two kommuner.
//!
//! ```text
//! two analyses ─ unread (what may be concluded) ─ pairs (which insats is which)
//!     each pair ─┬─ common (one set of facts for both) ─ admitted, consent ─ persons
//!                ├─ said (clauses in words) ─ clauses
//!                └─ prose (words that differ)
//!     the decision ─ decision
//! Comparison ─ json
//!            └ digest (what is the same for several, told once) ─ text, page
//! ```
//!
//! Nothing is concluded from what could not be read: it is listed instead. The same two texts give the same answer.

mod admitted;
mod clauses;
mod common;
mod consent;
mod decision;
mod digest;
pub mod json;
pub mod page;
mod pairs;
mod prose;
mod provs;
mod said;
pub mod text;
mod unread;

use crate::analysis::Analysis;
use crate::diagnostic::Witness;
use crate::model::Document;
use crate::swedish;

pub use prose::{Part, Rewording};
pub use provs::provs;
pub use unread::Unread;

/// One of the two riktlinjer, and where it was found, as people are told.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The analysis.
    pub analysis: &'a Analysis,
    /// The path as it was given, as `policies/mellerud`.
    pub source: &'a str,
}

/// What differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// What kind of comparison it is, which decides the words.
    pub kind: Kind,
    /// The first one.
    pub old: Side,
    /// The second one.
    pub new: Side,
    /// What differs in the decision itself.
    pub decision: Vec<Change>,
    /// How the texts under the headings differ.
    pub texts: Vec<Rewording>,
    /// Every insats of both, pairs in the order of the second, then those that only the first has.
    pub insatser: Vec<Compared>,
    /// What could not be compared.
    pub unread: Vec<Unread>,
}

/// What kind of comparison it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Two versions of the same kommun's riktlinje: before and now.
    Versions,
    /// Two kommuner.
    Kommuner,
}

/// What is told of one of the two.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Side {
    /// What sentences call it: the kommun, or `förut` and `nu`.
    pub name: String,
    /// The path as it was given.
    pub source: String,
    /// The title of the riktlinje.
    pub title: String,
    /// The kommuner.
    pub kommun: Vec<String>,
    /// How many insatser it has.
    pub insatser: usize,
}

/// An insats in both, or in one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compared {
    /// In the first.
    pub old: Option<Named>,
    /// In the second.
    pub new: Option<Named>,
    /// How the two were found to be the same; `None` when there are not two.
    pub matched: Option<Matched>,
    /// Whether the two could be compared as a whole; of one that stands alone, whether it is sure to have no twin.
    pub compared: bool,
    /// For whom something is true in only one of the two, with an example each.
    pub shifts: Vec<Shift>,
    /// Clauses that differ.
    pub changes: Vec<Change>,
    /// Texts that differ.
    pub texts: Vec<Rewording>,
}

/// What an insats is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// For whom, in a few words, where the other riktlinje has no such insats: its ages. Empty when all ages are meant.
    pub ages: String,
}

/// How two insatser were found to be the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Matched {
    /// They have the same name.
    Name,
    /// They have the same title.
    Title,
    /// Titles and texts are much alike.
    Likeness,
}

/// Something that is true of a person in only one of the two.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shift {
    /// What is true.
    pub what: What,
    /// In which.
    pub only: Only,
    /// The whole example: whoever fits it is one.
    pub witness: Witness,
    /// The example as it is told, without what the conditions ask of everyone anyway.
    pub person: String,
    /// The same, and always without it, so that one reason that several insatser share can be told once.
    pub reason: String,
    /// Whether consent is left out on one side only if that is found suitable for the child.
    pub if_suitable: bool,
    /// The sentence: `En 12-åring får inte längre Stödsamtal.`
    pub sentence: String,
}

/// What may be true of a person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum What {
    /// The conditions let the person in.
    Admitted,
    /// A guardian must consent.
    Consent,
    /// The person belongs to the group that the insats is meant for.
    Intended,
}

/// In which of the two something is true.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Only {
    /// In the first, and no longer.
    Old,
    /// In the second, and not before.
    New,
}

/// A clause that says something else.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Change {
    /// What it is about.
    pub topic: Topic,
    /// More exactly, as the name of an uppgift; mostly empty.
    pub detail: String,
    /// What the first says; `None` when it says nothing.
    pub old: Option<String>,
    /// What the second says.
    pub new: Option<String>,
}

/// Declares the topics once: the variant, its key in JSON, and its heading.
macro_rules! topics {
    ($($variant:ident $key:literal $label:literal,)*) => {
        /// What a change is about, the most important first.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[allow(missing_docs)]
        pub enum Topic { $($variant,)* }

        impl Topic {
            /// Every topic, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The key in JSON.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// The heading that readers meet.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }
        }
    };
}

topics! {
    Participants "ges-till" "Ges till",
    Age "alder" "Ålder",
    Conditions "villkor" "Villkor",
    Lines "villkorsrader" "Villkorsrader",
    Meaning "uppgift" "Uppgift i villkoren",
    Intended "malgrupp" "Målgrupp",
    Consent "samtycke" "Samtycke",
    Anonymity "anonymt" "Anonymitet",
    Documentation "dokumentation" "Dokumentation",
    FollowUp "uppfoljning" "Uppföljning",
    Fee "avgift" "Avgift",
    Validity "galler" "Gäller",
    Extent "omfattning" "Omfattning",
    Forms "form" "Form",
    Methods "metod" "Metod",
    Providers "utforare" "Utförare",
    Place "plats" "Plats",
    Contact "kontakt" "Kontakt",
    Languages "sprak" "Språk",
    Interpreter "tolk" "Tolk",
    Title "titel" "Titel",
    Category "kategori" "Kategori",
    Heading "avsnitt" "Avsnitt",
    Accepted "godta" "Godtagna avsteg",
    Board "namnd" "Nämnd",
    Decision "beslut" "Beslut",
    Review "oversyn" "Översyn",
    Responsible "ansvarig" "Ansvarig",
    Collection "forfattningssamling" "Författningssamling",
    Laws "lag" "Lagar",
    Replaces "ersatter" "Ersätter",
}

/// Compares two riktlinjer; `None` when one of them is a law library.
#[must_use]
pub fn compare(old: Version<'_>, new: Version<'_>) -> Option<Comparison> {
    let (before, after) = (old.analysis.document.as_ref()?, new.analysis.document.as_ref()?);
    let kind = kind(before, after);
    let names = match kind {
        Kind::Versions => ["förut".to_owned(), "nu".to_owned()],
        Kind::Kommuner => [swedish::and(&kommuner(before)), swedish::and(&kommuner(after))],
    };
    let cx = common::Context::new(kind, names, old.analysis, new.analysis, before, after);
    let mut unread = unread::of(&cx);
    let mut insatser = Vec::new();
    for pair in pairs::of(before, after) {
        insatser.push(clauses::compared(&cx, pair, &mut unread));
    }
    let decided = unread::decision_is_whole(&cx);
    let decision = if decided { decision::changes(&cx) } else { Vec::new() };
    let mut texts = decision::texts(&cx);
    if !decided {
        texts.clear();
    }
    let side = |name: &str, version: Version<'_>, document: &Document| Side {
        name: name.to_owned(),
        source: version.source.to_owned(),
        title: document.riktlinje.title.value.clone(),
        kommun: kommuner(document),
        insatser: document.insatser.len(),
    };
    let [first, second] = &cx.names;
    let (first, second) = (side(first, old, before), side(second, new, after));
    Some(Comparison { kind, old: first, new: second, decision, texts, insatser, unread })
}

impl Comparison {
    /// Whether nothing was found to differ. What could not be compared may.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.decision.is_empty() && self.texts.is_empty() && self.insatser.iter().all(Compared::is_same)
    }
}

impl Compared {
    /// Whether both have it and nothing was found to differ.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.old.is_some()
            && self.new.is_some()
            && self.shifts.is_empty()
            && self.changes.is_empty()
            && self.texts.is_empty()
    }

    /// What it is called: the second's title, else the first's.
    #[must_use]
    pub fn title(&self) -> &str {
        self.new.as_ref().or(self.old.as_ref()).map_or("", |named| named.title.as_str())
    }
}

/// Two kommuner, when both are named and they share none.
fn kind(old: &Document, new: &Document) -> Kind {
    let (old, new) = (kommuner(old), kommuner(new));
    let known = !old.is_empty() && !new.is_empty();
    let shared = old.iter().any(|kommun| new.contains(kommun));
    if known && !shared { Kind::Kommuner } else { Kind::Versions }
}

fn kommuner(document: &Document) -> Vec<String> {
    document.riktlinje.kommun.iter().map(|kommun| kommun.value.clone()).collect()
}
