//! Findings as HTML: what was found, where it stands in the source, on what it rests, and what to write instead.
//! It knows findings and sources, and is told where names and provisions lead.

mod proposal;
mod snippet;

use maud::{Markup, html};

use super::page;
use crate::diagnostic::{Acceptance, Diagnostic, Severity};
use crate::source::{SourceMap, Span};
use crate::swedish;

/// In which order kinds stand, by the letter of their code: what cannot be read first, then the law.
const ORDER: &str = "SMLVK";

/// What a finding is shown with.
pub struct View<'a> {
    /// The files that findings point into.
    pub sources: &'a SourceMap,
    /// The title and address of an insats by its name; `None` when it has no page.
    pub insats: &'a dyn Fn(&str) -> Option<(String, String)>,
    /// The address of the account of a lagrum, and its heading; `None` when there is none.
    pub lagrum: &'a dyn Fn(&str) -> Option<(String, String)>,
    /// Places that may not be shown, with the words that may not.
    pub secret: &'a [(Span, String)],
    /// Whether a file is the document's own. Others are told by their label alone.
    pub own: &'a dyn Fn(Span) -> bool,
}

/// A finding and the number that it has in the whole report, from 1.
#[derive(Clone, Copy, Debug)]
pub struct Numbered<'a> {
    /// The number.
    pub number: usize,
    /// The finding.
    pub found: &'a Diagnostic,
}

impl Numbered<'_> {
    /// The anchor of the finding on its page.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("fynd-{}", self.number)
    }
}

/// The findings in the order of a report, numbered from `first`: kind by kind, and each kind in the order of the text.
#[must_use]
pub fn numbered<'a>(found: &[&'a Diagnostic], first: usize) -> Vec<Numbered<'a>> {
    let mut sorted = found.to_vec();
    sorted.sort_by_key(|one| (ORDER.find(one.descriptor.code.get(..1).unwrap_or("")), one.descriptor.code));
    sorted.into_iter().zip(first..).map(|(found, number)| Numbered { number, found }).collect()
}

/// Findings of one severity, those of one kind under one heading of level 3.
#[must_use]
pub fn findings(found: &[Numbered<'_>], view: &View<'_>) -> Markup {
    html! {
        @for kind in found.chunk_by(|a, b| a.found.descriptor.code == b.found.descriptor.code) {
            (self::kind(kind, view))
        }
    }
}

/// Links to findings by number and code, as `3 (L020), 7 (L032)`.
#[must_use]
pub fn links(found: &[Numbered<'_>]) -> Markup {
    html! {
        @for (at, one) in found.iter().enumerate() {
            @if at > 0 { ", " }
            a href={ "#" (one.anchor()) } { (one.number) " (" (one.found.descriptor.code) ")" }
        }
    }
}

fn kind(numbered: &[Numbered<'_>], view: &View<'_>) -> Markup {
    let found: Vec<&Diagnostic> = numbered.iter().map(|one| one.found).collect();
    let Some(first) = found.first() else { return html! {} };
    let descriptor = first.descriptor;
    // What is the same for all of a kind is said once.
    let help = first.help.as_ref().filter(|help| found.iter().all(|one| one.help.as_ref() == Some(help)));
    let notes = found.iter().all(|one| one.notes == first.notes).then_some(&first.notes);
    let lagrum = found.iter().all(|one| one.lagrum == first.lagrum).then_some(&first.lagrum);
    let why = page::paragraph(descriptor, "Varför");
    html! {
        section.kind {
            h3 { span.code { (descriptor.code) } " " (title(first)) }
            @if !why.is_empty() { p.why { (words(&why)) "." } }
            @if let Some(lagrum) = lagrum { (provisions(lagrum, view)) }
            @if let Some(help) = help { (advice(help)) }
            @for note in notes.into_iter().flatten() { p.note { (said(&swedish::capital(note), view)) "." } }
            @for numbered in numbered {
                @let one = numbered.found;
                article #(numbered.anchor()) {
                    h4.message { (numbered.number) ". " (said(&swedish::capital(&one.message), view)) "." }
                    (place(one, view))
                    (snippet::snippet(one.span, view))
                    @if !one.label.is_empty() { p.label { (said(&swedish::capital(&one.label), view)) "." } }
                    @if let Some(witness) = &one.witness { p.witness { "Till exempel: " (witness.text) "." } }
                    @for label in one.labels.iter().filter(|label| (view.own)(label.span)) {
                        p.label { "Se även " (line_of(label.span, Some(one.span), view)) ": " (said(&label.message, view)) "." }
                    }
                    @if help.is_none() { @if let Some(help) = &one.help { (advice(help)) } }
                    (proposal::proposal(one, view))
                    @if notes.is_none() { @for note in &one.notes { p.note { (said(&swedish::capital(note), view)) "." } } }
                    @if lagrum.is_none() { (provisions(&one.lagrum, view)) }
                    @if let Some(accepted) = &one.accepted { (acceptance(accepted, view)) }
                }
            }
        }
    }
}

/// Who has accepted a finding, when, for how long and why.
fn acceptance(accepted: &Acceptance, view: &View<'_>) -> Markup {
    html! {
        p.accepted {
            strong { "Godtaget av " (accepted.by) } " den " (accepted.on) ". "
            @match &accepted.until {
                Some(until) => { "Gäller till och med den " (until) ". " },
                None => { "Inget slutdatum. " },
            }
            "Skäl: " (said(&accepted.reason, view)) ". "
            "Står på " (line_of(accepted.span, None, view)) "."
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
                    @if at > 0 { "; " }
                    @match (view.lagrum)(name) {
                        Some((address, title)) => { a href=(address) { (name) } " (" (title) ")" },
                        None => (name),
                    }
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

/// The plural heading of a severity: `Fel`, `Varningar`, `Anmärkningar`.
#[must_use]
pub fn heading(severity: Severity) -> &'static str {
    match severity {
        Severity::Fel => "Fel",
        Severity::Varning => "Varningar",
        Severity::Anmarkning => "Anmärkningar",
    }
}
