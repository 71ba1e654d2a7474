//! Changes that put a new row where it belongs.

use crate::diagnostic::Fix;
use crate::model::{Insats, Villkor};
use crate::source::Span;

/// A row at the end of an insats, before its brace. The insats must be whole.
pub(super) fn row(insats: &Insats, row: &str) -> Fix {
    let before = insats.span.end.saturating_sub(1);
    let place = Span { start: before, end: before, ..insats.span };
    Fix { title: format!("lägg till `{row}`"), safe: false, edits: vec![(place, format!("    {row}\n"))] }
}

/// A line before the others of some conditions; `None` when they have none.
pub(super) fn line(villkor: &Villkor, line: &str) -> Option<Fix> {
    let first = villkor.terms.first()?.span;
    let place = Span { end: first.start, ..first };
    Some(Fix {
        title: format!("lägg till `{line}` i villkoren"),
        safe: false,
        edits: vec![(place, format!("{line}\n        "))],
    })
}
