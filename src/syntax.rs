//! Text to tree: `grammar/stadga.pest` reads it, and a mistake in one place never hides what stands elsewhere.
//!
//! ```text
//! text ─ scan ─ parser ─┬─ strict, whole file ────────────┬─ lower, clause, cond, text ─ tree
//!                       └─ recover: mend, chunk by chunk ─ explain ┘
//! ```

mod ages;
mod blanks;
mod clause;
mod cond;
mod describe;
mod duplicates;
mod explain;
mod habits;
mod lower;
mod mend;
mod parser;
mod recover;
mod rows;
mod scan;
mod text;
pub mod tree;
mod vocabulary;

pub use parser::{MAX_BYTES, Parse, comments, parse};

use tree::{Clause, ClauseKind, Dokumentation, ExemptClause, Item, Lagrum, Text};

use crate::source::{FileId, Span};

/// The clauses of an item; none for an item without a body.
#[must_use]
pub fn clauses(item: &Item) -> &[Clause] {
    match item {
        Item::Riktlinje(block) | Item::Prov(block) => &block.clauses,
        Item::Insats(block) => &block.clauses,
        Item::Kategori(block) => &block.clauses,
        Item::Uppgift(block) | Item::Forfattning(block) => &block.clauses,
        Item::Paragraf(block) => &block.clauses,
        Item::Avsnitt(_) | Item::Villkor(_) | Item::Metod(_) | Item::Broken(_) => &[],
    }
}

/// Whether all of an item could be read.
#[must_use]
pub fn is_whole(item: &Item) -> bool {
    let conditions = clauses(item).iter().all(|clause| match &clause.kind {
        ClauseKind::Villkor(block) | ClauseKind::Malgrupp(_, Some(block)) | ClauseKind::Person(block) => block.whole,
        _ => true,
    });
    conditions
        && match item {
            Item::Riktlinje(block) | Item::Prov(block) => block.whole,
            Item::Insats(block) => block.whole,
            Item::Kategori(block) => block.whole,
            Item::Uppgift(block) | Item::Forfattning(block) => block.whole,
            Item::Paragraf(block) => block.whole,
            Item::Villkor(item) => item.block.whole,
            Item::Avsnitt(_) | Item::Metod(_) => true,
            Item::Broken(_) => false,
        }
}

/// Every text of an item, in order.
#[must_use]
pub fn texts(item: &Item) -> Vec<&Text> {
    let mut out = Vec::new();
    match item {
        Item::Avsnitt(avsnitt) => out.extend(&avsnitt.text),
        Item::Metod(metod) => out.extend(&metod.text),
        _ => {}
    }
    for clause in clauses(item) {
        match &clause.kind {
            ClauseKind::Ansokan(text)
            | ClauseKind::UppfoljningText(text)
            | ClauseKind::Prose(_, text)
            | ClauseKind::Text(_, text)
            | ClauseKind::Malgrupp(text, _)
            | ClauseKind::SakligaSkal(text)
            | ClauseKind::Innebord(text) => out.push(text),
            ClauseKind::UtanSamtycke { text, .. }
            | ClauseKind::IngetSamtycke(text)
            | ClauseKind::Uppfoljning(_, text)
            | ClauseKind::Dokumentation(Dokumentation::Enligt { text, .. } | Dokumentation::Niva { text, .. }) => {
                out.extend(text);
            }
            ClauseKind::Dokumentation(Dokumentation::Undantag { block, .. }) => {
                out.extend(block.iter().filter_map(|clause| match clause {
                    ExemptClause::Skal(_, text) | ExemptClause::Avvagning(text) => Some(text),
                    ExemptClause::Beslut(_) => None,
                }));
            }
            _ => {}
        }
    }
    out
}

/// Reads a provision as lawyers write it, `14 kap. 5 § SoL`; `None` when it is something else.
#[must_use]
pub fn lagrum(text: &str) -> Option<Lagrum> {
    use pest::Parser;
    let lower = lower::Lower { file: FileId::default(), base: 0, origin: &[] };
    let pair = parser::Grammar::parse(parser::Rule::lagrum_only, text).ok()?.next()?;
    let mut lagrum = lower.lagrum_in(&pair)?;
    lagrum.span = Span::default();
    Some(lagrum)
}
