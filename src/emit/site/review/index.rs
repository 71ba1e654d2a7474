//! The ways into the findings of a review: what there is and how much, by insats, and by lagrum.

use maud::{Markup, html};

use super::Part;
use crate::emit::site::context::{From, Site};
use crate::emit::site::lagrum::{self, Entry};
use crate::emit::site::markdown::Place;
use crate::emit::site::words;
use crate::model::Insats;
use crate::report::html::{self, Numbered};
use crate::swedish;

/// Every part of the page with how much it holds.
pub(super) fn contents(site: &Site<'_>, parts: &[Part<'_>], provisions: bool) -> Markup {
    let with_words = if site.document.law.wordings.is_empty() { "" } else { " och lagens ord" };
    html! {
        nav.overview aria-label="Innehåll" {
            h2 { "Innehåll" }
            ul {
                @for part in parts {
                    li { a href={ "#" (part.anchor) } { (part.heading) } ": " (part.found.len()) }
                }
                li { a href="#insatser" { "Fynden efter insats" } }
                @if provisions {
                    li { a href="#lagrum" { "Fynden efter lagrum" } ", med vår sammanfattning" (with_words) }
                }
            }
        }
    }
}

/// The findings of each insats, in the order of the decision; those of the whole come first.
pub(super) fn by_insats(site: &Site<'_>, all: &[Numbered<'_>]) -> Markup {
    let of = |name: Option<&str>| -> Vec<Numbered<'_>> {
        all.iter().filter(|one| one.found.insats.as_deref() == name).copied().collect()
    };
    let whole = of(None);
    let others: Vec<(&Insats, Vec<Numbered<'_>>)> =
        site.document.insatser.iter().map(|insats| (insats, of(Some(&insats.name)))).collect();
    let without: Vec<&str> =
        others.iter().filter(|(_, found)| found.is_empty()).map(|(insats, _)| insats.title.value.as_str()).collect();
    html! {
        section {
            h2 #insatser { "Fynden efter insats" }
            dl.accounts {
                @if !whole.is_empty() {
                    dt { "Riktlinjen som helhet" }
                    dd { (sum(&whole)) ": " (html::links(&whole)) "." }
                }
                @for (insats, found) in others.iter().filter(|(_, found)| !found.is_empty()) {
                    dt { a href=(site.insats(From::Below, insats)) { (insats.title.value) } }
                    dd { (sum(found)) ": " (html::links(found)) "." }
                }
            }
            @if !without.is_empty() { p { "Inga fynd gäller " (swedish::and(&without)) "." } }
        }
    }
}

/// The provisions with our account, the official wording where it was given, and the findings that rest on each.
pub(super) fn by_lagrum(site: &Site<'_>, entries: &[Entry<'_>], all: &[Numbered<'_>]) -> Markup {
    let law = &site.document.law;
    let more = |entry: &Entry<'_>| {
        let rests = |one: &&Numbered<'_>| {
            let named = one.found.lagrum.iter().filter_map(|name| law.cited(name, site.analysis.as_of));
            named.map(|provision| provision.lagrum.paragraf()).any(|paragraf| paragraf == entry.paragraf)
        };
        let found: Vec<Numbered<'_>> = all.iter().filter(rests).copied().collect();
        html! {
            (wording(site, entry))
            @if !found.is_empty() { p.place { "Fynd: " (html::links(&found)) "." } }
        }
    };
    html! {
        section {
            h2 #lagrum { "Fynden efter lagrum" }
            (lagrum::list_with(entries, Place { site, from: From::Below, below: 3 }, &more))
        }
    }
}

/// The words of the statute, a paragraph of text each.
fn wording(site: &Site<'_>, entry: &Entry<'_>) -> Markup {
    let Some(wording) = entry.lagrum().and_then(|lagrum| site.document.law.wording(lagrum, site.analysis.as_of)) else {
        return html! {};
    };
    html! {
        p.ours { "Lagens ord (" (wording.source) ")" }
        @match &wording.text {
            Some(text) => blockquote.statute { @for line in text.lines() { p { (line.replace(" §", "\u{a0}§")) } } },
            None => p { "Filen har inte paragrafen så som den gäller den dagen." },
        }
    }
}

/// `2 fel, 1 varning och 1 godtaget avsteg`
fn sum(found: &[Numbered<'_>]) -> String {
    let open =
        |severity| found.iter().filter(|one| one.found.severity == severity && one.found.accepted.is_none()).count();
    let mut parts: Vec<String> = super::SEVERITIES
        .iter()
        .map(|(severity, ..)| (open(*severity), *severity))
        .filter(|(number, _)| *number > 0)
        .map(|(number, severity)| words::count(number, severity))
        .collect();
    let accepted = found.iter().filter(|one| one.found.accepted.is_some()).count();
    if accepted > 0 {
        let number = u32::try_from(accepted).unwrap_or(u32::MAX);
        parts.push(swedish::count(number, "godtaget avsteg", "godtagna avsteg"));
    }
    swedish::and(&parts)
}
