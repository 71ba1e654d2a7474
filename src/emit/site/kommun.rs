//! The first page of a document: every insats under its heading, for a person who looks for support.

use maud::{Markup, html};

use crate::emit::site::context::{From, Site};
use crate::emit::site::layout::{self, Inside, Menu};
use crate::emit::site::{Page, ages, english, insats, linked, selection, words};
use crate::model::{Avsnitt, Insats};

/// The first page of the document.
pub(super) fn page(site: &Site<'_>) -> Page {
    let name = words::kommun_title(site);
    layout::page(
        site,
        &Inside {
            folder: String::new(),
            name: &name,
            description: format!("Stöd som du kan få i {} utan att ditt behov utreds.", site.kommun),
            menu: Menu::Kommun,
            crumbs: Vec::new(),
            lead: lead(site, From::Kommun),
            body: html! {
                (selection::menu(site, From::Kommun, None)) (groups(site)) (ages::section(site)) (apply(site)) (linked::kommun(site))
            },
            period: None,
            source: "",
        },
    )
}

/// What this support is, in the words of 11 kap. 5 § made plain.
pub(super) fn lead(site: &Site<'_>, from: From) -> Markup {
    let checked = site.document.insatser.iter().all(|insats| insats::only_checked(site, insats));
    html! {
        div.lead {
            p {
                "Det här stödet kan du få utan att någon utreder vad du behöver. "
                "Du vänder dig direkt till den som ger stödet. "
                @if checked { "Där ser man bara efter om du uppfyller villkoren." }
                @else { "På sidan om varje stöd står vem som kan få det." }
            }
            p { a href={ (from.up()) "hitta/index.html" } { "Svara på två frågor och se vilket stöd som kan passa" } "." }
        }
    }
}

/// The insatser under one heading of level 1, and those under the headings below it.
struct Group<'a> {
    heading: Option<&'a str>,
    insatser: Vec<&'a Insats>,
    below: Vec<(&'a str, Vec<&'a Insats>)>,
}

fn groups(site: &Site<'_>) -> Markup {
    let mut groups = grouped(site);
    // A heading above all insatser tells nothing apart, so those below it take its place.
    if let [group] = groups.as_mut_slice() {
        let raised = std::mem::take(&mut group.below).into_iter();
        let raised = raised.map(|(heading, insatser)| Group { heading: Some(heading), insatser, below: Vec::new() });
        groups.extend(raised.collect::<Vec<_>>());
        groups.retain(|group| !group.insatser.is_empty());
    }
    html! {
        @for group in &groups {
            section {
                h2 { (group.heading.unwrap_or("Stöd")) }
                div {
                    @if !group.insatser.is_empty() { (list(site, From::Kommun, &group.insatser)) }
                    @for (heading, insatser) in &group.below {
                        h3 { (heading) }
                        (list(site, From::Kommun, insatser))
                    }
                }
            }
        }
        @if groups.is_empty() { p { "Riktlinjen har ännu inga insatser." } }
    }
}

fn grouped<'a>(site: &Site<'a>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for insats in &site.document.insatser {
        let headings = headings(&site.document.avsnitt, insats);
        let (first, second) =
            (headings.0.map_or(usize::MAX, |(at, _)| at), headings.1.map_or(usize::MAX, |(at, _)| at));
        if last.is_none_or(|(before, _)| before != first) {
            let heading = headings.0.map(|(_, avsnitt)| avsnitt.title.value.as_str());
            groups.push(Group { heading, insatser: Vec::new(), below: Vec::new() });
        }
        let Some(group) = groups.last_mut() else { continue };
        match headings.1 {
            None => group.insatser.push(insats),
            Some((_, avsnitt)) => {
                if last != Some((first, second)) || group.below.is_empty() {
                    group.below.push((&avsnitt.title.value, Vec::new()));
                }
                if let Some((_, insatser)) = group.below.last_mut() {
                    insatser.push(insats);
                }
            }
        }
        last = Some((first, second));
    }
    groups
}

type Heading<'a> = Option<(usize, &'a Avsnitt)>;

/// The headings of level 1 and 2 that an insats stands under. A heading of level 2 without one above it counts as
/// one of level 1.
fn headings<'a>(avsnitt: &'a [Avsnitt], insats: &Insats) -> (Heading<'a>, Heading<'a>) {
    let nearest = insats.avsnitt.and_then(|at| Some((at, avsnitt.get(at)?)));
    let Some((at, heading)) = nearest else { return (None, None) };
    if heading.level <= 1 {
        return (nearest, None);
    }
    let above = avsnitt.iter().enumerate().take(at).rev().find(|(_, above)| above.level <= 1);
    if above.is_some() { (above, nearest) } else { (nearest, None) }
}

/// A list of insatser: title, and what it is.
pub(super) fn list(site: &Site<'_>, from: From, insatser: &[&Insats]) -> Markup {
    html! {
        ul.list {
            @for insats in insatser {
                li {
                    a href=(site.insats(from, insats)) { (english::marked(&insats.title.value)) }
                    @if let Some(words) = site.summary(insats) { p { (english::marked(words)) } }
                }
            }
        }
    }
}

/// How to apply for what must be assessed.
fn apply(site: &Site<'_>) -> Markup {
    html! { section { h2 #ansok { "Du kan alltid ansöka" } div { (insats::apply(site, From::Kommun)) } } }
}
