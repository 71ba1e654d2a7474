//! The change that a finding proposes: the lines as they stand, and as they would be.

use std::borrow::Cow;
use std::ops::Range;

use maud::{Markup, html};

use super::View;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::Span;

/// The most places of one change that are shown.
const PLACES: usize = 3;

/// The most of a line that is shown on each side of an edit, in characters. A whole text may stand on one line.
const KEPT: usize = 400;

/// What some edits do to a run of whole lines.
struct Hunk<'a> {
    lines: Range<usize>,
    edits: Vec<(Range<usize>, &'a str)>,
}

/// The best of the changes that would remove the finding; nothing when there is none, or when its lines may not be
/// shown.
pub(super) fn proposal(found: &Diagnostic, view: &View<'_>) -> Markup {
    let Some(change) = found.fixes.first() else { return html! {} };
    let Some(file) = change.edits.first().and_then(|(span, _)| view.sources.get(span.file)) else { return html! {} };
    let text = file.text();
    let secret = |(span, _): &(Span, String)| {
        view.secret.iter().any(|(secret, _)| secret.file == span.file && overlaps(*secret, *span))
    };
    if change.edits.iter().any(secret) {
        return html! {};
    }
    let hunks = hunks(change, text);
    let line = |at: usize| file.position(u32::try_from(at).unwrap_or(u32::MAX)).line;
    // Where the finding's own lines show what stands there, it is not said again.
    let shown = file.position(found.span.start).line..=file.position(found.span.end.max(found.span.start + 1) - 1).line;
    let told = |hunk: &Hunk<'_>| {
        change.edits.iter().all(|(span, _)| span.file == found.span.file)
            && shown.contains(&line(hunk.lines.start))
            && shown.contains(&line(hunk.edits.last().map_or(0, |(range, _)| range.end)))
    };
    html! {
        dl.proposal {
            @for hunk in hunks.iter().take(PLACES) {
                @let number = line(hunk.lines.start);
                @let margin = margin(hunk, text);
                @if !told(hunk) {
                    dt { "Rad " (number) " i dag" }
                    dd { pre.source { code { (before(hunk, text, margin)) } } }
                }
                dt { "Förslag för rad " (number) }
                dd { pre.source { code { (after(hunk, text, margin)) } } }
            }
        }
        @if hunks.len() > PLACES { p.note { "Ändringen gäller " (hunks.len()) " ställen." } }
        @if !change.safe { p.note { "Förslaget behöver granskas innan det förs in." } }
    }
}

/// How much of the first line is indentation, which says nothing alone.
fn margin(hunk: &Hunk<'_>, text: &str) -> usize {
    let first = hunk.edits.first().map_or(hunk.lines.start, |(range, _)| range.start);
    let kept = text.get(hunk.lines.start..first).unwrap_or("");
    kept.len() - kept.trim_start_matches([' ', '\t']).len()
}

fn overlaps(a: Span, b: Span) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// The edits of a change, those on the same lines together, in the order of the text.
fn hunks<'a>(change: &'a Fix, text: &str) -> Vec<Hunk<'a>> {
    let mut edits: Vec<(Range<usize>, &str)> =
        change.edits.iter().map(|(span, new)| (span.range(), new.as_str())).collect();
    edits.sort_by_key(|(range, _)| range.start);
    let mut hunks: Vec<Hunk<'a>> = Vec::new();
    for (range, new) in edits {
        let start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let end = text.get(range.end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| range.end + at);
        match hunks.last_mut().filter(|last| start <= last.lines.end) {
            Some(last) => {
                last.lines.end = last.lines.end.max(end);
                last.edits.push((range, new));
            }
            None => hunks.push(Hunk { lines: start..end, edits: vec![(range, new)] }),
        }
    }
    hunks
}

fn before(hunk: &Hunk<'_>, text: &str, margin: usize) -> Markup {
    html! {
        @for ((at, kept), (range, _)) in pieces(hunk, text, margin).into_iter().enumerate().zip(&hunk.edits) {
            @if at > 0 { (head(kept)) } @else { (tail(kept)) }
            @if !range.is_empty() { del { (text.get(range.clone()).unwrap_or("")) } }
        }
        (head(rest(hunk, text)))
    }
}

fn after(hunk: &Hunk<'_>, text: &str, margin: usize) -> Markup {
    let nothing_left = hunk.edits.iter().all(|(_, new)| new.trim().is_empty())
        && pieces(hunk, text, margin).iter().all(|piece| piece.trim().is_empty())
        && rest(hunk, text).trim().is_empty();
    if nothing_left {
        return html! { "(raden tas bort)" };
    }
    html! {
        @for ((at, kept), (_, new)) in pieces(hunk, text, margin).into_iter().enumerate().zip(&hunk.edits) {
            @if at > 0 { (head(kept)) } @else { (tail(kept)) }
            @if !new.is_empty() { ins { (new) } }
        }
        (head(rest(hunk, text)))
    }
}

/// The beginning of what is kept after an edit; all of it where it is not long.
fn head(kept: &str) -> Cow<'_, str> {
    match kept.char_indices().nth(KEPT) {
        Some((end, _)) => Cow::Owned(format!("{} …", kept.get(..end).unwrap_or(""))),
        None => Cow::Borrowed(kept),
    }
}

/// The end of what is kept before the first edit; all of it where it is not long.
fn tail(kept: &str) -> Cow<'_, str> {
    match kept.char_indices().rev().nth(KEPT) {
        Some((start, _)) => Cow::Owned(format!("… {}", kept.get(start..).unwrap_or(""))),
        None => Cow::Borrowed(kept),
    }
}

/// What is kept before each edit, without the margin of the first line.
fn pieces<'t>(hunk: &Hunk<'_>, text: &'t str, margin: usize) -> Vec<&'t str> {
    let mut at = hunk.lines.start + margin;
    let mut out = Vec::with_capacity(hunk.edits.len());
    for (range, _) in &hunk.edits {
        out.push(text.get(at..range.start).unwrap_or(""));
        at = range.end;
    }
    out
}

/// What is kept after the last edit.
fn rest<'t>(hunk: &Hunk<'_>, text: &'t str) -> &'t str {
    let at = hunk.edits.last().map_or(hunk.lines.start, |(range, _)| range.end);
    text.get(at..hunk.lines.end).unwrap_or("").trim_end()
}
