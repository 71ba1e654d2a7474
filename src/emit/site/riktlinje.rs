//! The whole decision on one page: numbered, with contents, complete, and printable as an annex to the minutes.

mod clauses;

use maud::{Markup, html};

use crate::emit::site::context::{From, Site};
use crate::emit::site::facts::Facts;
use crate::emit::site::layout::{self, Inside, Menu};
use crate::emit::site::markdown::{self, Place};
use crate::emit::site::{Page, contact, lagrum, words};
use crate::model::{Avsnitt, Beslut, Insats, Riktlinje, Str, Text};
use crate::swedish;

/// The page of the decision.
pub(super) fn page(site: &Site<'_>) -> Page {
    let riktlinje = &site.document.riktlinje;
    let name = if riktlinje.title.value.is_empty() { "Riktlinje" } else { riktlinje.title.value.as_str() };
    layout::page(
        site,
        &Inside {
            folder: "riktlinje/".to_owned(),
            name,
            description: format!(
                "{} om stöd utan behovsprövning i {}.",
                swedish::capital(words::whole(site)),
                site.kommun
            ),
            menu: Menu::Riktlinje,
            crumbs: Vec::new(),
            lead: html! { div.lead { p { (site.alike.decision) } } },
            body: html! { div.decision {
                (contents(site))
                div.text {
                    (head(site, riktlinje))
                    (chapters(site))
                    (methods(site))
                    section { h2 #lagrum { "Lagrum" } (lagrum::list(&site.lagrum, below(site, 3))) }
                }
            } },
            period: None,
            source: "",
        },
    )
}

fn below<'a>(site: &'a Site<'a>, below: u8) -> Place<'a> {
    Place { site, from: From::Riktlinje, below }
}

/// What the decision is, and what it says for all insatser.
fn head(site: &Site<'_>, riktlinje: &Riktlinje) -> Markup {
    let decided = |beslut: &Beslut| {
        html! {
            @match beslut.date { Some(day) => (words::time(day)), None => "Dagen anges inte" }
            @if let Some(paragraf) = &beslut.paragraf { ", " (words::minutes(paragraf)) }
        }
    };
    let beslut = riktlinje.beslut.as_ref();
    let missing = || html! { "Anges inte" };
    let text = |value: &Option<Str>| value.as_ref().map(|value| value.value.clone());
    let mut facts = Facts::default();
    facts.text("Kommun", Some(&site.kommun));
    facts.text("Nämnd", text(&riktlinje.namnd).as_deref());
    facts.add("Beslut", Some(beslut.map_or_else(missing, decided)));
    facts.text("Diarienummer", beslut.and_then(|beslut| beslut.diarienummer.as_deref()));
    facts.add("Gäller", Some(riktlinje.galler.as_ref().map_or_else(missing, |period| words::period(period.value))));
    facts.add("Översyn", words::review(riktlinje).map(|when| html! { "Ses över " (when) }));
    facts.text("Ersätter", text(&riktlinje.ersatter).as_deref());
    facts.text("Ansvarig", text(&riktlinje.ansvarig).as_deref());
    facts.text("Författningssamling", text(&riktlinje.forfattningssamling).as_deref());
    facts.text("Lagar", Some(&laws(site)));
    riktlinje.kontakt.iter().for_each(|kontakt| contact::channels(&mut facts, &kontakt.value, false));
    html! {
        section { h2 #beslut { "Beslutet" } (facts.list("facts")) }
        (shared(site, riktlinje))
    }
}

fn laws(site: &Site<'_>) -> String {
    let law = &site.document.law;
    let name = |name: &str| law.act(name).map_or_else(|| name.to_owned(), |act| format!("{} ({})", act.title, act.sfs));
    let names: Vec<String> = site.document.riktlinje.lag.iter().map(|short| name(&short.value)).collect();
    swedish::and(&names)
}

fn shared(site: &Site<'_>, riktlinje: &Riktlinje) -> Markup {
    let prose = |text: &Text| (!text.is_blank()).then(|| markdown::render(text, below(site, 2)));
    let mut facts = Facts::default();
    facts.add("Ansökan", riktlinje.ansokan.as_ref().and_then(prose));
    facts.add("Samtycke", clauses::consent(site, &riktlinje.samtycke));
    let notes = riktlinje.dokumentation.as_ref();
    facts.add("Dokumentation", notes.map(|clause| clauses::documentation(site, &clause.value)));
    facts.add("Uppföljning", riktlinje.uppfoljning.as_ref().and_then(prose));
    let list = facts.list("clauses");
    html! {
        section {
            h2 #gemensamt { "Gemensamt för insatserna" }
            @if list.0.is_empty() { p { "Dokumentet anger inget som gäller för alla insatser." } } @else { (list) }
        }
    }
}

/// One line of the contents: number, anchor, title and how deep it lies.
struct Line<'a> {
    number: &'a str,
    anchor: String,
    title: &'a str,
    insats: Option<&'a Insats>,
    avsnitt: Option<&'a Avsnitt>,
    /// The level of its heading on the page.
    level: u8,
}

/// Headings and insatser in the order in which they are numbered.
fn lines<'a>(site: &Site<'a>) -> Vec<Line<'a>> {
    let document = site.document;
    let mut lines = Vec::new();
    let mut insatser = document.insatser.iter().peekable();
    let mut above = 1;
    let mut take = |lines: &mut Vec<Line<'a>>, at: Option<usize>, above: u8| {
        while let Some(insats) = insatser.next_if(|insats| insats.avsnitt == at) {
            let (number, anchor) = (insats.number.as_str(), format!("insats-{}", insats.slug));
            let title = insats.title.value.as_str();
            lines.push(Line { number, anchor, title, insats: Some(insats), avsnitt: None, level: above + 1 });
        }
    };
    take(&mut lines, None, above);
    for (at, avsnitt) in document.avsnitt.iter().enumerate() {
        above = if avsnitt.number.contains('.') { 3 } else { 2 };
        let anchor = format!("avsnitt-{}", avsnitt.number.replace('.', "-"));
        let (number, title) = (avsnitt.number.as_str(), avsnitt.title.value.as_str());
        lines.push(Line { number, anchor, title, insats: None, avsnitt: Some(avsnitt), level: above });
        take(&mut lines, Some(at), above);
    }
    lines
}

fn contents(site: &Site<'_>) -> Markup {
    html! {
        nav.contents aria-labelledby="innehallsforteckning" {
            h2 #innehallsforteckning { "Innehåll" }
            ol {
                li.level-2 { a href="#beslut" { "Beslutet" } }
                li.level-2 { a href="#gemensamt" { "Gemensamt för insatserna" } }
                @for line in lines(site) {
                    li class={ "level-" (line.level) } {
                        a href={ "#" (line.anchor) } { span.number { (line.number) } " " span { (line.title) } }
                    }
                }
                @if !site.document.metoder.is_empty() { li.level-2 { a href="#metoder" { "Metoder" } } }
                li.level-2 { a href="#lagrum" { "Lagrum" } }
            }
        }
    }
}

fn chapters(site: &Site<'_>) -> Markup {
    html! {
        @for line in lines(site) {
            (heading(line.level, &line.anchor, html! { span.number { (line.number) } " " (line.title) }))
            @if let Some(text) = line.avsnitt.and_then(|avsnitt| avsnitt.text.as_ref()) {
                (markdown::render(text, below(site, line.level)))
            }
            @if let Some(insats) = line.insats { (clauses::insats(site, insats, line.level)) }
        }
    }
}

fn heading(level: u8, anchor: &str, content: Markup) -> Markup {
    html! {
        @match level {
            0..=2 => h2 id=(anchor) { (content) },
            3 => h3 id=(anchor) { (content) },
            _ => h4 id=(anchor) { (content) },
        }
    }
}

fn methods(site: &Site<'_>) -> Markup {
    let mut methods: Vec<_> = site.document.metoder.values().collect();
    methods.sort_by(|a, b| swedish::compare(&a.label, &b.label));
    let mut facts = Facts::default();
    for method in &methods {
        let text = method.text.as_ref().filter(|text| !text.is_blank());
        let unsaid = || html! { p { "Dokumentet beskriver inte metoden." } };
        facts.add(&method.label, Some(text.map_or_else(unsaid, |text| markdown::render(text, below(site, 2)))));
    }
    html! { @if !methods.is_empty() { section { h2 #metoder { "Metoder" } (facts.list("clauses")) } } }
}
