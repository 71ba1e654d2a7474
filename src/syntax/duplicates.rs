//! The same clause twice in one item (S005).

use super::tree::{Clause, ClauseKind, Item, Kanal, Prose};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

/// What makes two clauses the same.
#[derive(PartialEq, Eq)]
enum Key {
    Kind(std::mem::Discriminant<ClauseKind>),
    Prose(Prose),
}

/// Reports every clause that stands a second time in an item where it may stand once.
pub(super) fn check(item: &Item, errors: &mut Vec<Diagnostic>) {
    let clauses = super::clauses(item);
    let mut seen: Vec<(Key, Span)> = Vec::new();
    for clause in clauses {
        if let ClauseKind::Kontakt(entries) = &clause.kind {
            channels(entries, errors);
        }
        let Some(key) = key(clause) else { continue };
        match seen.iter().find(|(known, _)| *known == key) {
            Some(&(_, first)) => errors.push(twice(clause.keyword, first)),
            None => seen.push((key, clause.keyword)),
        }
    }
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

fn channels(entries: &[(Kanal, super::tree::Str)], errors: &mut Vec<Diagnostic>) {
    for (at, (kanal, value)) in entries.iter().enumerate() {
        if let Some((_, first)) = entries.iter().take(at).find(|(other, _)| other == kanal) {
            errors.push(twice(value.span, first.span));
        }
    }
}

fn twice(second: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&codes::S005, second, "samma slags rad står två gånger")
        .here("här igen")
        .label(first, "den första står här")
        .help("slå ihop dem till en rad eller ta bort den ena")
}
