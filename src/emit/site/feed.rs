//! `andringar.atom`: what a nämnd has decided on its insatser, for those who want to know when something changes.
//!
//! A build leaves nothing behind to compare with, and must give the same bytes for the same documents. So an entry is
//! a decision on an insats and never a build: its days are those that the document names, and its identity is made
//! of the nämnd, the insats and the decision. A text that is mended without a new decision changes the entry and not
//! its day. Where the document says which one it replaces, and that one is at hand, an insats that says the same in
//! both has no entry, and one that is gone has one.

use maud::{Markup, PreEscaped, html};

use crate::date::Date;
use crate::emit::site::context::Site;
use crate::emit::site::linked::uuid;
use crate::emit::site::{Page, layout};
use crate::emit::{self, json, sentences};
use crate::model::{Document, Dokumentation, Insats};
use crate::swedish;

/// The feed's name in the document's folder.
pub(super) const PATH: &str = "andringar.atom";

struct Entry<'a> {
    title: &'a str,
    /// The insats by its page address.
    slug: &'a str,
    summary: String,
    updated: Date,
    /// Whether there is a page to lead to.
    there: bool,
}

/// The feed; `None` while the document names no decision that has been made.
pub(super) fn page(site: &Site<'_>, before: Option<&Document>) -> Option<Page> {
    let beslut = site.document.riktlinje.beslut.as_ref()?;
    let decided = decided(site)?;
    let entries = entries(site, before, decided);
    let body = &site.data.body;
    let updated = entries.iter().map(|entry| entry.updated).max().unwrap_or(decided);
    let decision = format!("{decided}|{}", beslut.paragraf.as_deref().unwrap_or(""));
    let itself = site.options.whole(&format!("{}/{PATH}", site.slug)).unwrap_or_else(|| PATH.to_owned());
    let markup = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"))
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv" {
            id { "urn:uuid:" (uuid(&format!("{}|{PATH}", site.identity()))) }
            title { (layout::SITE_NAME) " i " (site.kommun) ": beslut om insatser" }
            updated { (instant(updated)) }
            author { name { (body.name) } }
            generator { "Stadga" }
            link rel="self" type="application/atom+xml" href=(itself) {}
            link rel="alternate" type="text/html" href=(address(site, "index.html")) {}
            @for entry in &entries { (PreEscaped("\n")) (self::entry(site, entry, &decision, decided)) }
        }
    };
    let mut content = markup.into_string();
    emit::clean(&mut content);
    content.push('\n');
    Some(Page { path: format!("{}/{PATH}", site.slug), content })
}

/// The day of the decision, when one has been made.
fn decided(site: &Site<'_>) -> Option<Date> {
    site.document.riktlinje.beslut.as_ref()?.date.filter(|day| *day <= site.analysis.as_of)
}

/// Whether the document has a feed.
pub(super) fn is_there(site: &Site<'_>) -> bool {
    decided(site).is_some()
}

fn entry(site: &Site<'_>, entry: &Entry<'_>, decision: &str, decided: Date) -> Markup {
    let page = if entry.there { format!("{}/index.html", entry.slug) } else { "riktlinje/index.html".to_owned() };
    html! {
        entry {
            id { "urn:uuid:" (uuid(&format!("{}|{}|{decision}", site.identity(), entry.slug))) }
            title { (entry.title) }
            published { (instant(decided)) }
            updated { (instant(entry.updated)) }
            link rel="alternate" type="text/html" href=(address(site, &page)) {}
            summary { (entry.summary) }
        }
    }
}

/// An address on the site, from the feed where the site's own is not known.
fn address(site: &Site<'_>, path: &str) -> String {
    site.options.whole(&format!("{}/{path}", site.slug)).unwrap_or_else(|| path.to_owned())
}

/// A document knows days and no hours.
fn instant(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

/// The latest first, and those of one day in the order of the document.
fn entries<'a>(site: &Site<'a>, before: Option<&'a Document>, decided: Date) -> Vec<Entry<'a>> {
    let named = |document: &'a Document, name: &str| document.insatser.iter().find(|insats| insats.name == name);
    let mut entries = Vec::new();
    for insats in site.document.insatser.iter().filter(|insats| !site.is_assessed(insats)) {
        let earlier = before.map(|before| (before, named(before, &insats.name)));
        let what = match earlier {
            Some((before, Some(earlier))) if json::same(insats, site.document, earlier, before) => continue,
            Some((_, Some(_))) => "Insatsen är ändrad.",
            Some((_, None)) => "Insatsen är ny.",
            None => "",
        };
        entries.push(Entry {
            title: &insats.title.value,
            slug: &insats.slug,
            summary: summary(site, insats, what),
            updated: updated(site, insats, decided),
            there: true,
        });
    }
    for insats in before.iter().flat_map(|before| &before.insatser) {
        if named(site.document, &insats.name).is_none() {
            let summary = format!("Insatsen finns inte med i beslutet den {}.", swedish::day(decided));
            let (title, slug) = (insats.title.value.as_str(), insats.slug.as_str());
            entries.push(Entry { title, slug, summary, updated: decided, there: false });
        }
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.updated));
    entries
}

/// What the insats is, what has become of it, and when it holds.
fn summary(site: &Site<'_>, insats: &Insats, what: &str) -> String {
    let validity = sentences::validity(&site.about(insats)).into_iter().map(|sentence| sentence.text);
    let parts = [what.to_owned()].into_iter().chain(site.summary(insats).map(str::to_owned)).chain(validity);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The last day on which something happened to the insats: it was decided, its exemption was, it began to hold or it
/// had ceased to.
fn updated(site: &Site<'_>, insats: &Insats, decided: Date) -> Date {
    let exemption = insats.own_dokumentation.as_ref().and_then(|clause| match &clause.value {
        Dokumentation::Undantag { beslut, .. } => beslut.as_ref()?.date,
        Dokumentation::Enligt { .. } | Dokumentation::Niva { .. } => None,
    });
    let own = insats.galler.as_ref().map(|period| period.value);
    let began = own.map(|period| period.from);
    let ended = own.and_then(|period| period.to).map(Date::next_day);
    let days = [exemption, began, ended].into_iter().flatten().filter(|day| *day <= site.analysis.as_of);
    days.fold(decided, Date::max)
}
