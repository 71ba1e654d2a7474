//! The tree of a document as it was written: every item and clause in the author's order, with its place.

mod clause;
mod cond;
mod norm;
mod text;
mod value;

pub use clause::{Clause, ClauseKind, Prose};
pub use cond::{AgeWord, CondBlock, Line, LineKind, Number, Quantity, Residence, Role, Unit};
pub use norm::Norm;
pub use text::{Lagrum, Reference, Target, Text};
pub use value::{
    Beslut, Bound, Count, Dokumentation, ExemptClause, Fact, FactRef, Form, Godta, Kanal, Kontroll, Level, Omfattning,
    Oversyn, Participant, Utforare,
};

use crate::source::{Span, Spanned};

/// A name, as it was written after NFC normalisation.
pub type Name = Spanned<String>;
/// The content of a string, with its escapes read. The span covers the quotes too.
pub type Str = Spanned<String>;

/// One file.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// The items, in order.
    pub items: Vec<Item>,
}

/// An item of the language.
#[derive(Clone, Debug)]
pub enum Item {
    /// `riktlinje "Titel" { … }`
    Riktlinje(Block<Str>),
    /// `avsnitt` or `underavsnitt`
    Avsnitt(Avsnitt),
    /// `insats namn "Titel" är kategori { … }`
    Insats(Block<InsatsHead>),
    /// `kategori namn "benämning" är kategori { … }`
    Kategori(Block<KategoriHead>),
    /// `uppgift namn "…" { … }`
    Uppgift(Block<NamedHead>),
    /// `villkor namn { … }`
    Villkor(VillkorItem),
    /// `metod namn "Namn" """…"""`
    Metod(Metod),
    /// `prov "…" { … }`
    Prov(Block<Str>),
    /// `författning SoL "…" { … }`
    Forfattning(Block<NamedHead>),
    /// `paragraf 11 kap. 5 § SoL "…" { … }`
    Paragraf(Block<ParagrafHead>),
    /// An item whose head could not be read. Its name, when one could be made out, still declares.
    Broken(Broken),
}

/// An item with a body of clauses.
#[derive(Clone, Debug)]
pub struct Block<H> {
    /// What stands before the brace.
    pub head: H,
    /// From the keyword to the closing brace.
    pub span: Span,
    /// The item's keyword.
    pub keyword: Span,
    /// The clauses that could be read, in order.
    pub clauses: Vec<Clause>,
    /// Whether every clause could be read. A half-read item proves nothing by what it lacks.
    pub whole: bool,
}

/// The head of an insats.
#[derive(Clone, Debug)]
pub struct InsatsHead {
    /// The name, when one is given; else it is made from the title.
    pub name: Option<Name>,
    /// The title.
    pub title: Str,
    /// The kategori it is declared to be.
    pub kategori: Name,
}

/// The head of a local or library kategori.
#[derive(Clone, Debug)]
pub struct KategoriHead {
    /// The name.
    pub name: Name,
    /// What people call it.
    pub label: Str,
    /// The kategori that it is a kind of.
    pub parent: Name,
}

/// A head of a name and a string.
#[derive(Clone, Debug)]
pub struct NamedHead {
    /// The name.
    pub name: Name,
    /// The string after it: a question, a statement or a law's title.
    pub label: Str,
}

/// The head of a provision.
#[derive(Clone, Debug)]
pub struct ParagrafHead {
    /// Which provision it is.
    pub lagrum: Lagrum,
    /// Its heading.
    pub title: Str,
}

/// A heading, with the text under it.
#[derive(Clone, Debug)]
pub struct Avsnitt {
    /// 1 for `avsnitt`, 2 for `underavsnitt`.
    pub level: u8,
    /// The heading.
    pub title: Str,
    /// The text below it.
    pub text: Option<Text>,
    /// The whole item.
    pub span: Span,
}

/// A named set of conditions.
#[derive(Clone, Debug)]
pub struct VillkorItem {
    /// The name.
    pub name: Name,
    /// The conditions.
    pub block: CondBlock,
    /// The whole item.
    pub span: Span,
}

/// A method that insatser share.
#[derive(Clone, Debug)]
pub struct Metod {
    /// The name.
    pub name: Name,
    /// What people call it.
    pub label: Str,
    /// What it is.
    pub text: Option<Text>,
    /// The whole item.
    pub span: Span,
}

/// An item that could not be read.
#[derive(Clone, Debug)]
pub struct Broken {
    /// The whole of it.
    pub span: Span,
    /// Its keyword, when it is one of the language's.
    pub keyword: Option<String>,
    /// Its name, when one could be made out.
    pub name: Option<Name>,
}
