//! Findings as HTML: what was found, where it stands in the source, on what it rests, and what to write instead.
//! It knows findings and sources, and is told where names and provisions lead.

use maud::{Markup, html};

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{SourceMap, Span};
use crate::swedish;

/// The most lines of source that a finding shows.
const LINES: usize = 4;

/// The longest line that is shown whole; of a longer one, what surrounds the place.
const WIDTH: usize = 160;

/// In which order kinds stand, by the letter of their code: what cannot be read first, then the law.
const ORDER: &str = "SMLVK";

/// What a finding is shown with.
pub struct View<'a> {
    /// The files that findings point into.
    pub sources: &'a SourceMap,
    /// The title and address of an insats by its name; `None` when it has no page.
    pub insats: &'a dyn Fn(&str) -> Option<(String, String)>,
    /// The address of the account of a lagrum; `None` when there is none.
    pub lagrum: &'a dyn Fn(&str) -> Option<String>,
    /// Places that may not be shown, with the words that may not.
    pub secret: &'a [(Span, String)],
    /// Whether a file is the document's own. Others are told by their label alone.
    pub own: &'a dyn Fn(Span) -> bool,
}

/// Findings of one severity, those of one kind under one heading of level 3.
#[must_use]
pub fn findings(found: &[&Diagnostic], view: &View<'_>) -> Markup {
    let mut kinds: Vec<&'static str> = Vec::new();
    for diagnostic in found {
        if !kinds.contains(&diagnostic.descriptor.code) {
            kinds.push(diagnostic.descriptor.code);
        }
    }
    kinds.sort_by_key(|code| (ORDER.find(code.get(..1).unwrap_or("")), *code));
    html! {
        @for code in kinds {
            (kind(&found.iter().copied().filter(|one| one.descriptor.code == code).collect::<Vec<_>>(), view))
        }
    }
}

fn kind(found: &[&Diagnostic], view: &View<'_>) -> Markup {
    let Some(first) = found.first() else { return html! {} };
    let descriptor = first.descriptor;
    // What is the same for all of a kind is said once.
    let help = first.help.as_ref().filter(|help| found.iter().all(|one| one.help.as_ref() == Some(help)));
    let notes = found.iter().all(|one| one.notes == first.notes).then_some(&first.notes);
    let lagrum = found.iter().all(|one| one.lagrum == first.lagrum).then_some(&first.lagrum);
    html! {
        section.kind {
            h3 { span.code { (descriptor.code) } " " (title(first)) }
            @if let Some(lagrum) = lagrum { (provisions(lagrum, view)) }
            @if let Some(help) = help { (advice(help)) }
            @for note in notes.into_iter().flatten() { p.note { (said(&swedish::capital(note), view)) "." } }
            @for one in found {
                article {
                    h4.message { (said(&swedish::capital(&one.message), view)) "." }
                    (place(one, view))
                    (snippet(one.span, view))
                    @if !one.label.is_empty() { p.label { (said(&swedish::capital(&one.label), view)) "." } }
                    @if let Some(witness) = &one.witness { p.witness { "Till exempel: " (witness.text) "." } }
                    @for label in one.labels.iter().filter(|label| (view.own)(label.span)) {
                        p.label { "Se även " (line_of(label.span, Some(one.span), view)) ": " (said(&label.message, view)) "." }
                    }
                    @if help.is_none() { @if let Some(help) = &one.help { (advice(help)) } }
                    @if notes.is_none() { @for note in &one.notes { p.note { (said(&swedish::capital(note), view)) "." } } }
                    @if lagrum.is_none() { (provisions(&one.lagrum, view)) }
                    @if let Some(accepted) = &one.accepted {
                        p.accepted {
                            "Godtaget av " (accepted.by) " " (accepted.on)
                            @if let Some(until) = &accepted.until { ", till och med " (until) }
                            ". Skäl: " (accepted.reason)
                        }
                    }
                }
            }
        }
    }
}

fn title(first: &Diagnostic) -> String {
    let title = first.descriptor.title();
    if title.is_empty() { swedish::capital(&first.descriptor.slug.replace('-', " ")) } else { title.to_owned() }
}

fn advice(help: &str) -> Markup {
    html! { p.advice { strong { "Så kan det rättas: " } (words(help)) "." } }
}

fn provisions(lagrum: &[String], view: &View<'_>) -> Markup {
    html! {
        @if !lagrum.is_empty() {
            p.lagrum {
                "Lagrum: "
                @for (at, name) in lagrum.iter().enumerate() {
                    @if at > 0 { ", " }
                    @match (view.lagrum)(name) { Some(address) => a href=(address) { (name) }, None => (name) }
                }
                "."
            }
        }
    }
}

fn place(one: &Diagnostic, view: &View<'_>) -> Markup {
    let insats = one.insats.as_ref().and_then(|name| (view.insats)(name));
    html! {
        p.place {
            @if let Some((title, address)) = insats { a href=(address) { (title) } ", " }
            (line_of(one.span, None, view))
        }
    }
}

/// `rad 12 i 20-stod.stadga`; the line alone when `near` lies in the same file.
fn line_of(span: Span, near: Option<Span>, view: &View<'_>) -> Markup {
    let file = view.sources.get(span.file);
    let name = file.map_or("", |file| file.name().rsplit(['/', '\\']).next().unwrap_or(""));
    let line = file.map_or(0, |file| file.position(span.start).line);
    let told = near.is_some_and(|near| near.file == span.file);
    html! { "rad " (line) @if !told { " i " span.file { (name) } } }
}

/// A message, without the words that may not be shown.
fn said(message: &str, view: &View<'_>) -> Markup {
    let mut message = message.to_owned();
    for (_, secret) in view.secret.iter().filter(|(_, secret)| !secret.is_empty()) {
        message = message.replace(secret.as_str(), "…");
    }
    words(&message)
}

/// The author's words, between backticks, as code.
fn words(message: &str) -> Markup {
    let message = message.trim_end_matches('.');
    if message.matches('`').count() % 2 == 1 {
        return html! { (message) };
    }
    html! {
        @for (at, part) in message.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

/// The lines that a finding points at, numbered, with the place marked.
fn snippet(span: Span, view: &View<'_>) -> Markup {
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

/// The plural heading of a severity: `Fel`, `Varningar`, `Anmärkningar`.
#[must_use]
pub fn heading(severity: Severity) -> &'static str {
    match severity {
        Severity::Fel => "Fel",
        Severity::Varning => "Varningar",
        Severity::Anmarkning => "Anmärkningar",
    }
}
