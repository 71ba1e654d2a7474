//! The same clause twice in one item (S005).

use super::tree::{Clause, ClauseKind, Dokumentation, ExemptClause, Item, Kanal, Prose, Str};
use crate::diagnostic::{Diagnostic, Fix, codes};
use crate::source::Span;

/// What makes two clauses the same.
#[derive(PartialEq, Eq)]
enum Key {
    Kind(std::mem::Discriminant<ClauseKind>),
    Prose(Prose),
}

/// Reports every clause that stands a second time in an item where it may stand once. `source` is the whole text.
pub(super) fn check(item: &Item, source: &str, errors: &mut Vec<Diagnostic>) {
    let mut seen: Vec<(Key, &Clause)> = Vec::new();
    for clause in super::clauses(item) {
        match &clause.kind {
            ClauseKind::Kontakt(entries) => channels(entries, errors),
            ClauseKind::Dokumentation(Dokumentation::Undantag { block, .. }) => exempt(block, errors),
            _ => {}
        }
        let Some(key) = key(clause) else { continue };
        match seen.iter().find(|(known, _)| *known == key) {
            Some((_, first)) => {
                let word = source.get(clause.keyword.range()).unwrap_or("");
                let mut error = twice(word, clause.keyword, first.keyword);
                // One that says just the same may go without a look, unless it may be a row of another item.
                if super::is_whole(item) && words(source, clause.span) == words(source, first.span) {
                    let title = "ta bort den andra raden, som säger samma sak".to_owned();
                    error = error.fix(Fix { title, safe: true, edits: vec![(clause.span, String::new())] });
                }
                errors.push(error);
            }
            None => seen.push((key, clause)),
        }
    }
}

/// What a clause says, however its lines are broken.
fn words(source: &str, span: Span) -> Vec<&str> {
    source.get(span.range()).unwrap_or("").split_whitespace().collect()
}

fn key(clause: &Clause) -> Option<Key> {
    match &clause.kind {
        ClauseKind::Prose(kind, _) => Some(Key::Prose(*kind)),
        ClauseKind::Text(..)
        | ClauseKind::Omfattning(_)
        | ClauseKind::Utforare(..)
        | ClauseKind::Godta(_)
        | ClauseKind::Norm(_)
        | ClauseKind::Ges(..)
        | ClauseKind::Nekas(..)
        | ClauseKind::Beror(..) => None,
        // `villkor { … }` and `villkor öppet för alla` are the same clause.
        ClauseKind::OppetForAlla => {
            let empty = crate::syntax::tree::CondBlock { span: clause.span, lines: Vec::new(), whole: true };
            Some(Key::Kind(std::mem::discriminant(&ClauseKind::Villkor(empty))))
        }
        kind => Some(Key::Kind(std::mem::discriminant(kind))),
    }
}

fn channels(entries: &[(Kanal, Str)], errors: &mut Vec<Diagnostic>) {
    for (at, (kanal, value)) in entries.iter().enumerate() {
        if let Some((_, first)) = entries.iter().take(at).find(|(other, _)| other == kanal) {
            let word = match kanal {
                Kanal::Telefon => "telefon",
                Kanal::Epost => "epost",
                Kanal::Webb => "webb",
                Kanal::Besok => "besök",
            };
            errors.push(twice(word, value.span, first.span));
        }
    }
}

fn exempt(block: &[ExemptClause], errors: &mut Vec<Diagnostic>) {
    let told = |clause: &ExemptClause| match clause {
        ExemptClause::Skal(ground, _) => ("särskilda skäl", ground.span),
        ExemptClause::Avvagning(text) => ("avvägning", text.span),
        ExemptClause::Beslut(beslut) => ("beslut", beslut.date.span),
    };
    for (at, (word, span)) in block.iter().map(told).enumerate() {
        if let Some((_, first)) = block.iter().take(at).map(told).find(|(other, _)| *other == word) {
            errors.push(twice(word, span, first));
        }
    }
}

fn twice(word: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&codes::S005, second, format!("raden `{word}` står två gånger"))
        .label(first, "den första står här")
        .help("slå ihop dem till en rad, eller ta bort den ena")
}
