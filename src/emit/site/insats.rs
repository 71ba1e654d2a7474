//! The page of one insats, in the order in which a person asks: what it is, what it costs, who may come, how to
//! begin, what is written down, whom to call; then the content, and last what it rests on.

use maud::{Markup, html};

use crate::emit::sentences::{self, MayCome};
use crate::emit::site::context::{From, Site};
use crate::emit::site::facts::Facts;
use crate::emit::site::layout::{self, Inside, Menu};
use crate::emit::site::markdown::{self, Place};
use crate::emit::site::{Page, contact, english, fragment, lagrum, linked, utforare, words};
use crate::model::{Insats, Lagrum, Prose, ProseKind, Villkor};
use crate::swedish;

/// How much of a description search engines show.
const DESCRIPTION: usize = 155;

/// What the page says, apart from its frame. It is made once and shown in two places.
pub(super) struct Parts {
    /// What stands under the heading.
    pub(super) lead: Markup,
    /// The rest.
    pub(super) body: Markup,
}

/// The page of one insats, and its fragment.
pub(super) fn pages(site: &Site<'_>, insats: &Insats) -> [Page; 2] {
    let summary = insats.prose.iter().find(|prose| prose.clause == ProseKind::Kortfattat);
    let place = Place { site, from: From::Below, below: 1 };
    let lead = html! { @if let Some(prose) = summary { div.lead { (markdown::render(&prose.text, place)) } } };
    let parts = Parts { lead, body: body(site, insats) };
    let fragment = fragment::page(site, insats, &parts);
    let page = layout::page(
        site,
        &Inside {
            folder: format!("{}/", insats.slug),
            name: &insats.title.value,
            description: site.summary(insats).map_or_else(String::new, description),
            menu: Menu::None,
            crumbs: Vec::new(),
            lead: parts.lead,
            body: html! { (parts.body) (linked::insats(site, insats)) },
            period: insats.galler.as_ref().map(|period| period.value),
            source: site.file(insats.head),
        },
    );
    [page, fragment]
}

fn description(words: &str) -> String {
    if words.chars().count() <= DESCRIPTION {
        return words.to_owned();
    }
    let cut: String = words.chars().take(DESCRIPTION).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words))
}

fn body(site: &Site<'_>, insats: &Insats) -> Markup {
    let told = site.told(insats);
    html! {
        (section("Vad det kostar", words::paragraphs(site, &told.cost)))
        (section("Vem kan få stödet?", Some(may_come(site, &told.may_come))))
        (section("Barn och samtycke", words::paragraphs(site, &told.children)))
        (section("Så börjar du", Some(begin(site, insats))))
        (section("Anonymitet och anteckningar", words::paragraphs(site, &told.notes)))
        section { h2 #kontakt { "Kontakt" } div { (reach(site, insats)) } }
        (content(site, insats))
        (section("Metod", methods(site, insats)))
        (section("Omfattning och form", words::paragraphs(site, &told.extent)))
        (section("Så följer vi upp stödet", follow_up(site, insats)))
        (section("Beslut och lag", Some(basis(site, insats))))
        section { h2 #ansok { "Du kan alltid ansöka" } div { (site.alike.apply) } }
    }
}

/// A part of the page; nothing when there is nothing to say.
fn section(heading: &str, content: Option<Markup>) -> Markup {
    html! { @if let Some(content) = content { section { h2 { (heading) } div { (content) } } } }
}

/// Who takes part, the conditions as a list, and what else one should know.
fn may_come(site: &Site<'_>, may: &MayCome) -> Markup {
    html! {
        @if let Some(first) = words::paragraphs(site, &may.first) { (first) }
        @if let Some(conditions) = words::lines(site, &may.conditions) { (conditions) }
        @if let Some(last) = words::paragraphs(site, &may.last) { (last) }
        @if let Some(elsewhere) = words::paragraphs(site, &may.elsewhere) { (elsewhere) }
    }
}

fn begin(site: &Site<'_>, insats: &Insats) -> Markup {
    let names: Vec<&str> = insats.utforare.iter().map(|body| body.name.value.as_str()).collect();
    let child = !site.told(insats).children.is_empty();
    let whom = if names.is_empty() { "oss".to_owned() } else { swedish::or(&names) };
    html! {
        p {
            @if site.is_assessed(insats) {
                "Fråga oss hur du får det här stödet. "
            } @else {
                "Du behöver inte ansöka om det här stödet. "
            }
            // Whether one may just come, only the nämnd's own words can tell.
            @if insats.is(OPEN) { "Har du frågor? " }
            "Hör av dig till " a href="#kontakt" { (whom) } "."
            @if only_checked(site, insats) && !site.is_assessed(insats) {
                " Vi ser bara efter om du uppfyller villkoren"
                @if child { ", och om vårdnadshavarna säger ja när det behövs" }
                "."
            }
        }
        @if let Some(papers) = words::paragraphs(site, &site.told(insats).papers) { (papers) }
        p { "Passar stödet inte, eller räcker det inte? " a href="#ansok" { "Du kan alltid ansöka om annat stöd" } "." }
    }
}

/// The kategori of places that are open to those who come.
const OPEN: &str = "öppen-verksamhet";

/// That one can apply, and how, in the nämnd's own words where it has any (11 kap. 1 and 6 §§ SoL).
pub(super) fn apply(site: &Site<'_>, from: From) -> Markup {
    let own = site.document.riktlinje.ansokan.as_ref().filter(|text| !text.is_blank());
    let whole = own.is_some_and(|text| !site.withheld.is_in(text));
    html! {
        // Whatever the nämnd's own words may not say here, nobody may miss that one can apply.
        @if !whole { (may_apply(site)) }
        @if let Some(text) = own { (markdown::render(text, Place { site, from, below: 2 })) }
        (how_to_apply(site, !whole))
    }
}

/// That one can apply, whatever else one gets (11 kap. 1 § SoL).
pub(super) fn may_apply(site: &Site<'_>) -> Markup {
    html! {
        p {
            "Du kan ansöka om stöd hos " (words::namnd(site)) ", även om du redan får stöd utan ansökan. "
            "Då prövas vad just du behöver, och du får ett beslut."
        }
    }
}

/// Whom to turn to, to apply; with `told`, that those who give the support tell too.
pub(super) fn how_to_apply(site: &Site<'_>, told: bool) -> Markup {
    let office = site.document.riktlinje.kontakt.as_ref().and_then(|kontakt| contact::ways(&kontakt.value));
    html! {
        p {
            "Vill du ansöka? "
            @match office { Some(ways) => (ways), None => "Ring kommunens växel och fråga efter socialtjänsten" }
            "."
            @if told { " Den som ger stödet berättar också hur du ansöker." }
        }
    }
}

/// Whether the insats has conditions and all of them can be checked without assessing anyone's needs.
pub(super) fn only_checked(site: &Site<'_>, insats: &Insats) -> bool {
    let known = |villkor: &Villkor| villkor.whole && !villkor.terms.is_empty();
    insats.villkor.as_ref().is_some_and(known) && !utforare::assesses(site, insats)
}

/// Who gives it, where, and how to reach them.
fn reach(site: &Site<'_>, insats: &Insats) -> Markup {
    let office = site.document.riktlinje.kontakt.as_ref().map(|kontakt| &kontakt.value);
    let mut facts = Facts::default();
    contact::practical(&mut facts, insats, office);
    html! {
        @if insats.kontakt.is_none() && office.is_none() {
            p { "Riktlinjen anger ingen kontakt. Ring kommunens växel och fråga efter socialtjänsten." }
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
        @if let Some(group) = group { (section("Vem stödet är tänkt för", Some(markdown::render(&group.text, place)))) }
        @for prose in insats.prose.iter().filter(|prose| prose.clause != ProseKind::Kortfattat) {
            (section(&prose.heading, Some(text(prose))))
        }
        @if let Some(text) = reasons { (section("Skäl för villkoren", Some(markdown::render(text, place)))) }
    }
}

fn methods(site: &Site<'_>, insats: &Insats) -> Option<Markup> {
    let named = insats.metoder.iter().filter_map(|name| site.document.metoder.get_key_value(&name.value));
    let known: Vec<_> = named.collect();
    (!known.is_empty()).then(|| {
        html! {
            @for (name, method) in known {
                p { strong { (english::marked(&method.label)) } }
                @if let Some(text) = site.alike.methods.get(name.as_str()) { (text) }
            }
        }
    })
}

fn follow_up(site: &Site<'_>, insats: &Insats) -> Option<Markup> {
    let clause = insats.uppfoljning.as_ref()?;
    let place = Place { site, from: From::Below, below: 2 };
    Some(html! {
        @if let Some(said) = words::paragraphs(site, &site.told(insats).follow_up) { (said) }
        @if let Some(text) = clause.value.1.as_ref().filter(|text| !names_level(&text.value)) {
            (markdown::render(text, place))
        }
    })
}

/// Whether a text on follow-up only names the level that the sentence before it tells.
fn names_level(text: &str) -> bool {
    const LEVEL: [&str; 7] =
        ["individbaserad", "uppföljning", "individuell", "individnivå", "verksamhetsnivå", "på", "och"];
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.all(|word| LEVEL.contains(&word.to_lowercase().as_str()))
}

fn basis(site: &Site<'_>, insats: &Insats) -> Markup {
    let riktlinje = &site.document.riktlinje;
    let up = From::Below.up();
    let children = !site.told(insats).children.is_empty();
    let basis = lagrum::basis(&site.document.law, site.analysis.as_of, children).map(|provision| &provision.lagrum);
    let own = insats.dokumentation.iter().filter_map(|clause| lagrum::documentation_lagrum(&clause.value));
    let named: Vec<String> = basis.chain(own).map(Lagrum::paragraf).collect();
    let entries = site.lagrum.iter().filter(|entry| named.contains(&entry.paragraf));
    let decision = html! {
        a href={ (up) "riktlinje/index.html#insats-" (insats.slug) } { (insats.number) " " (english::marked(&insats.title.value)) }
    };
    let mut facts = Facts::default();
    facts.add("Beslut", Some(site.alike.decision.clone()));
    let validity = words::paragraphs(site, &sentences::validity(&site.about(insats)));
    facts.add("Giltighet", Some(validity.unwrap_or_else(|| html! { "Riktlinjen anger inte när den gäller." })));
    if riktlinje.oversyn.is_none() {
        facts.text("Översyn", Some("Riktlinjen anger inte när den ses över."));
    }
    facts.text("Ansvarig", riktlinje.ansvarig.as_ref().map(|name| name.value.as_str()));
    facts.add("I beslutet", Some(decision));
    for entry in entries {
        let link = html! { a href={ (up) "riktlinje/index.html#" (entry.id) } { (entry.paragraf) } (entry.about()) };
        facts.add("Lagrum", Some(link));
    }
    facts.list("facts")
}
