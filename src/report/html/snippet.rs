//! The source lines of a finding, numbered, with its place marked.

use maud::{Markup, html};

use super::View;
use crate::source::Span;

/// The most lines of source that a finding shows.
const LINES: usize = 4;

/// The longest line that is shown whole; of a longer one, what surrounds the place.
const WIDTH: usize = 160;

/// The lines that a finding points at, numbered, with the place marked.
pub(super) fn snippet(span: Span, view: &View<'_>) -> Markup {
    let Some(file) = view.sources.get(span.file) else { return html! {} };
    let text = file.text();
    let first = file.position(span.start).line as usize;
    let last = file.position(span.end.max(span.start + 1) - 1).line as usize;
    let starts = file.line_starts();
    let hidden = |from: usize, to: usize| {
        let meets =
            |secret: &Span| secret.file == span.file && (secret.start as usize) < to && from < secret.end as usize;
        view.secret.iter().any(|(secret, _)| meets(secret))
    };
    let bounds = |line: usize| {
        let at = |line: usize| starts.get(line).map_or(text.len(), |&at| at as usize);
        (at(line - 1), at(line))
    };
    let shown: Vec<usize> = (first..=last).take(LINES).collect();
    // Indentation that all lines share says nothing here.
    let indentation = |line: &usize| {
        let (from, to) = bounds(*line);
        let line = text.get(from..to).unwrap_or("");
        (!line.trim().is_empty()).then(|| line.len() - line.trim_start_matches([' ', '\t']).len())
    };
    let margin = shown.iter().filter_map(indentation).min().unwrap_or(0);
    html! {
        pre.source { code {
            @for line in shown {
                @let (from, to) = bounds(line);
                @let start = (from + margin).min(to);
                span.number { (line) }
                @if hidden(from, to) { " (adressen visas inte)" }
                @else { (marked(text.get(start..to).unwrap_or(""), start, span)) }
                "\n"
            }
            @if last >= first + LINES { "…\n" }
        } }
    }
}

/// A line with what lies in the span marked, cut where it is long.
fn marked(line: &str, at: usize, span: Span) -> Markup {
    let end = line.trim_end().len();
    if end == 0 {
        return html! {};
    }
    let indentation = line.len() - line.trim_start().len();
    let start = (span.start as usize).saturating_sub(at).clamp(indentation, end);
    let stop = (span.end as usize).saturating_sub(at).clamp(start, end);
    let (Some(before), Some(inside), Some(after)) = (line.get(..start), line.get(start..stop), line.get(stop..end))
    else {
        return html! { " " (line.trim_end()) };
    };
    let long = line.chars().count() > WIDTH;
    html! {
        " "
        @if long { (tail(before)) } @else { (before) }
        @if inside.trim().is_empty() { (inside) } @else { mark { (head(inside, WIDTH)) } }
        @if long { (head(after, WIDTH / 4)) } @else { (after) }
    }
}

fn head(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width).chain(['…']).collect()
}

fn tail(text: &str) -> String {
    let count = text.chars().count();
    let width = WIDTH / 4;
    if count <= width {
        return text.to_owned();
    }
    std::iter::once('…').chain(text.chars().skip(count - width)).collect()
}
