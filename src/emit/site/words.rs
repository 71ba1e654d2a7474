//! The sentences that the pages themselves say, beside those that are made from conditions.

use maud::{Markup, html};

use crate::date::{Date, Period};
use crate::diagnostic::Severity;
use crate::emit::sentences::Sentence;
use crate::emit::site::context::Site;
use crate::emit::site::english;
use crate::model::{Oversyn, Riktlinje};
use crate::source::Span;
use crate::swedish;

/// The heading of a document's first page.
pub(super) fn kommun_title(site: &Site<'_>) -> String {
    format!("Stöd i {}", site.kommun)
}

/// `Socialnämnden beslutade den 17 juni 2025, § 73/2025. Ses över senast den 30 juni 2027.`
pub(super) fn decision(site: &Site<'_>) -> Markup {
    let riktlinje = &site.document.riktlinje;
    let namnd = swedish::capital(site.namnd());
    html! {
        @match riktlinje.beslut.as_ref() {
            Some(beslut) => {
                (namnd) " i " (site.kommun) " beslutade"
                @if let Some(day) = beslut.date { " den " (time(day)) }
                @if let Some(paragraf) = &beslut.paragraf { ", " (minutes(paragraf)) }
                "."
            }
            None => { (namnd) " i " (site.kommun) ". Riktlinjen anger inget beslut." }
        }
        @if let Some(review) = review(riktlinje) { " Ses över " (review) "." }
    }
}

/// The nämnd in running text: `socialnämnden`, but `IFO-nämnden`.
pub(super) fn namnd(site: &Site<'_>) -> String {
    site.namnd().split('/').map(running).collect::<Vec<_>>().join("/")
}

/// A name as it stands within a sentence: without its capital, unless that is one of several.
fn running(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(std::iter::once(second)).chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// What the page with the whole text is called in running text: a text that nobody has decided is no decision.
pub(super) fn whole(site: &Site<'_>) -> &'static str {
    if site.document.riktlinje.beslut.is_some() { "hela beslutet" } else { "hela riktlinjen" }
}

/// When the decision is to be reviewed, as `senast den 30 juni 2027`; `None` when it does not say.
pub(super) fn review(riktlinje: &Riktlinje) -> Option<Markup> {
    riktlinje.oversyn.as_ref().map(|review| match &review.value {
        Oversyn::Arligen => html! { "varje år" },
        Oversyn::Senast(day) => html! { "senast den " (time(*day)) },
        Oversyn::Text(words) => html! { (words.to_lowercase().trim_end_matches('.')) },
    })
}

/// Sentences as a paragraph each; `None` when there is none.
pub(super) fn paragraphs(site: &Site<'_>, sentences: &[Sentence]) -> Option<Markup> {
    (!sentences.is_empty()).then(|| {
        html! {
            @for sentence in sentences {
                p.said data-kalla=[source(site, sentence)] { (english::marked(&sentence.text)) }
                @if let Some(items) = items(site, sentence) { (items) }
            }
        }
    })
}

/// Sentences as a list, when there are several; `None` when there is none.
pub(super) fn lines(site: &Site<'_>, sentences: &[Sentence]) -> Option<Markup> {
    match sentences {
        [] | [_] => paragraphs(site, sentences),
        several => Some(items_of(site, several)),
    }
}

/// Sentences as a list; `None` when there is none.
pub(super) fn list(site: &Site<'_>, sentences: &[Sentence]) -> Option<Markup> {
    (!sentences.is_empty()).then(|| items_of(site, sentences))
}

fn items(site: &Site<'_>, sentence: &Sentence) -> Option<Markup> {
    list(site, &sentence.items)
}

fn items_of(site: &Site<'_>, sentences: &[Sentence]) -> Markup {
    html! {
        ul {
            @for sentence in sentences {
                li data-kalla=[source(site, sentence)] {
                    (english::marked(&sentence.text))
                    @if let Some(items) = items(site, sentence) { (items) }
                }
            }
        }
    }
}

/// Where a sentence comes from, when the site is built to show it.
fn source(site: &Site<'_>, sentence: &Sentence) -> Option<String> {
    site.options.sources.then(|| line(site, sentence.span))
}

/// A file and a line as one looks them up: `20-stod.stadga, rad 12`.
pub(super) fn line(site: &Site<'_>, span: Span) -> String {
    let line = site.analysis.sources.get(span.file).map_or(0, |file| file.position(span.start).line);
    format!("{}, rad {line}", site.file(span))
}

/// A day in words that programs can read too.
pub(super) fn time(day: Date) -> Markup {
    html! { time datetime=(day) { (swedish::day(day).replacen(' ', "\u{a0}", 1)) } }
}

/// `Från den 1 juli 2025 till och med den 30 juni 2026`
pub(super) fn period(period: Period) -> Markup {
    html! {
        "Från den " (time(period.from))
        @if let Some(to) = period.to { " till och med den " (time(to)) }
    }
}

/// A paragraph of the minutes: `§ 73/2025`, held together on one line.
pub(super) fn minutes(paragraf: &str) -> String {
    format!("§\u{a0}{paragraf}")
}

/// `1 fel`, `2 fel`, `1 varning`, `2 varningar`.
pub(super) fn count(number: usize, severity: Severity) -> String {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    match severity {
        Severity::Fel => swedish::count(number, "fel", "fel"),
        Severity::Varning => swedish::count(number, "varning", "varningar"),
        Severity::Anmarkning => swedish::count(number, "anmärkning", "anmärkningar"),
    }
}
