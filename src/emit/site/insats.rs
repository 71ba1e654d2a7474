//! The page of one insats, in the order in which a person asks: what it is, what it costs, who may come, how to
//! begin, what is written down, whom to call; then the content, and last what it rests on.

use maud::{Markup, html};

use crate::emit::sentences;
use crate::emit::site::context::{From, Site};
use crate::emit::site::facts::Facts;
use crate::emit::site::layout::{self, Inside, Menu};
use crate::emit::site::markdown::{self, Place};
use crate::emit::site::{Page, contact, lagrum, words};
use crate::law::terms::{Term, TermKind};
use crate::model::{Insats, Kontroll, Prose, ProseKind};
use crate::swedish;

/// How much of a description search engines show.
const DESCRIPTION: usize = 155;

/// The page of one insats.
pub(super) fn page(site: &Site<'_>, insats: &Insats) -> Page {
    let summary = insats.prose.iter().find(|prose| prose.clause == ProseKind::Kortfattat);
    let place = Place { site, from: From::Below, below: 1 };
    layout::page(
        site,
        &Inside {
            folder: format!("{}/", insats.slug),
            name: &insats.title.value,
            description: summary.map_or_else(String::new, |prose| description(&markdown::plain(&prose.text))),
            menu: Menu::None,
            crumbs: Vec::new(),
            lead: html! { @if let Some(prose) = summary { div.lead { (markdown::render(&prose.text, place)) } } },
            body: body(site, insats),
            period: insats.galler.as_ref().map(|period| period.value),
            source: site.file(insats.head),
        },
    )
}

fn description(words: &str) -> String {
    if words.chars().count() <= DESCRIPTION {
        return words.to_owned();
    }
    let cut: String = words.chars().take(DESCRIPTION).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words))
}

fn body(site: &Site<'_>, insats: &Insats) -> Markup {
    let about = site.about(insats);
    let extent = [sentences::extent(&about), sentences::form(&about)].concat();
    html! {
        (section("Vad det kostar", words::paragraphs(&sentences::cost(&about))))
        (section("Vem kan få stödet?", words::lines(&sentences::who_may_come(&about))))
        (section("Barn och samtycke", words::paragraphs(&sentences::children_and_consent(&about))))
        (section("Så börjar du", Some(begin(site, insats))))
        (section("Anonymitet och anteckningar", words::paragraphs(&sentences::anonymity_and_notes(&about))))
        (section("Kontakt", Some(reach(site, insats))))
        (content(site, insats))
        (section("Omfattning och form", words::paragraphs(&extent)))
        (section("Metod", methods(site, insats)))
        (section("Så följer vi upp stödet", follow_up(site, insats)))
        (section("Beslut och lag", Some(basis(site, insats))))
    }
}

/// A part of the page; nothing when there is nothing to say.
fn section(heading: &str, content: Option<Markup>) -> Markup {
    html! { @if let Some(content) = content { section { h2 { (heading) } div { (content) } } } }
}

fn begin(site: &Site<'_>, insats: &Insats) -> Markup {
    let names: Vec<&str> = insats.utforare.iter().map(|body| body.name.value.as_str()).collect();
    let below = Place { site, from: From::Below, below: 3 };
    html! {
        p {
            @if site.is_assessed(insats) {
                "Fråga oss hur du får det här stödet. "
            } @else {
                "Du behöver inte ansöka om det här stödet. "
            }
            @if names.is_empty() { "Hör av dig till oss. " } @else { "Hör av dig till " (swedish::or(&names)) ". " }
            @if only_checked(site, insats) && !site.is_assessed(insats) { "Vi ser bara efter om du uppfyller villkoren." }
        }
        h3 { "Du kan också ansöka" }
        @match &site.document.riktlinje.ansokan {
            Some(text) if !text.is_blank() => { (markdown::render(text, below)) }
            _ => {
                p {
                    "Du kan alltid ansöka om stöd hos " (site.namnd()) ". Då prövas vad just du behöver. "
                    "Det gäller även om du redan får det här stödet. Fråga oss hur du gör."
                }
            }
        }
    }
}

/// Whether the insats has conditions and all of them can be checked without assessing anyone's needs.
fn only_checked(site: &Site<'_>, insats: &Insats) -> bool {
    let assessed = |term: &Term| match &term.kind {
        TermKind::Fact { name, .. } => site
            .document
            .uppgift(name)
            .and_then(|uppgift| uppgift.check.as_ref())
            .is_some_and(|check| check.value == Kontroll::Bedomning),
        _ => false,
    };
    insats.villkor.as_ref().is_some_and(|villkor| {
        let mut terms = villkor.terms.iter().flat_map(|term| term.walk(crate::condition::Who::Individ));
        villkor.whole && !villkor.terms.is_empty() && !terms.any(|(_, term)| assessed(term))
    })
}

/// Who gives it, where, and how to reach them.
fn reach(site: &Site<'_>, insats: &Insats) -> Markup {
    let office = site.document.riktlinje.kontakt.as_ref().map(|kontakt| &kontakt.value);
    let mut facts = Facts::default();
    contact::practical(&mut facts, insats, office);
    html! {
        @if insats.kontakt.is_none() && office.is_none() {
            p { "Dokumentet anger ingen kontakt. Ring kommunens växel och fråga efter " (site.namnd()) "." }
        }
        (facts.list("facts"))
    }
}

fn content(site: &Site<'_>, insats: &Insats) -> Markup {
    let text = |prose: &Prose| markdown::render(&prose.text, Place { site, from: From::Below, below: 2 });
    let group = insats.malgrupp.as_ref().filter(|group| !group.text.is_blank());
    let reasons = insats.sakliga_skal.as_ref().filter(|text| !text.is_blank());
    let place = Place { site, from: From::Below, below: 2 };
    html! {
        @if let Some(group) = group { (section("Målgrupp", Some(markdown::render(&group.text, place)))) }
        @for prose in insats.prose.iter().filter(|prose| prose.clause != ProseKind::Kortfattat) {
            (section(&prose.heading, Some(text(prose))))
        }
        @if let Some(text) = reasons { (section("Skäl för villkoren", Some(markdown::render(text, place)))) }
    }
}

fn methods(site: &Site<'_>, insats: &Insats) -> Option<Markup> {
    let known: Vec<_> = insats.metoder.iter().filter_map(|name| site.document.metoder.get(&name.value)).collect();
    let place = Place { site, from: From::Below, below: 2 };
    (!known.is_empty()).then(|| {
        html! {
            @for method in known {
                p { strong { (method.label) } }
                @if let Some(text) = &method.text { (markdown::render(text, place)) }
            }
        }
    })
}

fn follow_up(site: &Site<'_>, insats: &Insats) -> Option<Markup> {
    let clause = insats.uppfoljning.as_ref()?;
    let place = Place { site, from: From::Below, below: 2 };
    Some(html! {
        @if let Some(said) = words::paragraphs(&sentences::follow_up(&site.about(insats))) { (said) }
        @if let Some(text) = &clause.value.1 { (markdown::render(text, place)) }
    })
}

fn basis(site: &Site<'_>, insats: &Insats) -> Markup {
    let riktlinje = &site.document.riktlinje;
    let (law, up) = (&site.document.law, From::Below.up());
    let mut named: Vec<_> = lagrum::basis(law, site.analysis.as_of).map(|provision| &provision.lagrum).collect();
    named.extend(insats.dokumentation.iter().filter_map(|clause| lagrum::documentation_lagrum(&clause.value)));
    let entries = lagrum::entries(law, named, site.analysis.as_of);
    let decision = html! {
        a href={ (up) "riktlinje/index.html#insats-" (insats.slug) } { (insats.number) " " (insats.title.value) }
    };
    let mut facts = Facts::default();
    facts.add("Beslut", Some(words::decision(site)));
    facts.add("Giltighet", words::paragraphs(&sentences::validity(&site.about(insats))));
    facts.text("Ansvarig", riktlinje.ansvarig.as_ref().map(|name| name.value.as_str()));
    facts.add("I beslutet", Some(decision));
    for entry in entries {
        let link = html! { a href={ (up) "riktlinje/index.html#" (entry.id) } { (entry.paragraf) } (entry.about()) };
        facts.add("Lagrum", Some(link));
    }
    facts.list("facts")
}
