//! For those who carry out the insatser: a card for each, that says what to check and how, what not to ask, who consents
//! for a child, what to write down, what to tell and when to report. Printed, a card is an A6 page.
//!
//! The cards of a large document are spread over several pages, so that no page is larger than the others of the site.

use maud::{Markup, PreEscaped, html};

use crate::condition::Who;
use crate::emit::sentences::{self, Sentence};
use crate::emit::site::context::{From, Site};
use crate::emit::site::facts::Facts;
use crate::emit::site::layout::{self, Inside, Menu};
use crate::emit::site::{Page, contact, english, words};
use crate::law::terms::TermKind;
use crate::model::{Anonymity, Insats, Kontroll, UtforareKind};

const FOLDER: &str = "utforare/";

/// How many bytes of cards a page holds before the next one begins.
const FULL: usize = 20 * 1024;

/// The first page, with what holds for all, and as many more as the cards need.
pub(super) fn pages(site: &Site<'_>) -> Vec<Page> {
    let mut groups: Vec<(Vec<&Insats>, String)> = vec![(Vec::new(), String::new())];
    for insats in &site.document.insatser {
        // A later page lies one folder further down.
        let from = if groups.len() > 1 { From::Selection } else { From::Below };
        let card = card(site, insats, from).into_string();
        match groups.last_mut() {
            Some((insatser, cards)) if insatser.is_empty() || cards.len() + card.len() <= FULL => {
                insatser.push(insats);
                cards.push_str(&card);
            }
            _ => groups.push((vec![insats], self::card(site, insats, From::Selection).into_string())),
        }
    }
    let all: Vec<&[&Insats]> = groups.iter().map(|(insatser, _)| insatser.as_slice()).collect();
    groups.iter().enumerate().map(|(at, (_, cards))| page(site, &all, at, cards)).collect()
}

fn page(site: &Site<'_>, all: &[&[&Insats]], at: usize, cards: &str) -> Page {
    let name = if at == 0 { "För utförare".to_owned() } else { format!("För utförare, del {}", at + 1) };
    layout::page(
        site,
        &Inside {
            folder: if at == 0 { FOLDER.to_owned() } else { format!("{FOLDER}{}/", at + 1) },
            name: &name,
            description: format!(
                "Ett kort för varje insats i {}: vad du kontrollerar, skriver ned och berättar.",
                site.kommun
            ),
            menu: Menu::Providers,
            crumbs: if at == 0 { Vec::new() } else { vec![("../index.html".to_owned(), "För utförare")] },
            lead: html! { div.lead { p {
                "Ett kort för varje insats: vad du kontrollerar, vad du skriver ned och vad du berättar. "
                "Korten kan skrivas ut i A6."
            } } },
            body: html! {
                @if at == 0 { (always(site)) }
                (contents(all, at))
                @if !cards.is_empty() { div.cards { (PreEscaped(cards)) } }
            },
            period: None,
            source: "",
        },
    )
}

/// What holds for every insats without assessment of need.
fn always(site: &Site<'_>) -> Markup {
    html! {
        section {
            h2 { "Gäller alla insatser" }
            div {
                ul {
                    li { "Kontrollera villkoren som står på kortet och, när barn är med, det som står om samtycke. Kontrollera inget annat. Bedöm inte om någon behöver insatsen (11 kap. 5 § SoL)." }
                    li { "Säger kortet inte hur ålder eller bostadsort kontrolleras, anger riktlinjen det inte. Fråga nämnden vad som räcker." }
                    li { "Är det oklart om ett villkor är uppfyllt avgör du det inte själv. Fråga nämnden." }
                    li { "Berätta för den som vänder sig till dig att det går att ansöka om insatser hos nämnden (11 kap. 6 § SoL). Gör det även om villkoren inte är uppfyllda." }
                    li { "För inte vidare det du får veta om någons personliga förhållanden, om du inte har rätt till det. För den som är verksam hos en yrkesmässig privat utförare står det i 17 kap. 11 § SoL. Hos kommunen gäller sekretess (26 kap. OSL)." }
                    li { "Skriver du något om en person, skriv med respekt. Personen bör få veta vad du skriver. Anser personen att något är fel ska du skriva det också (14 kap. 6 § SoL)." }
                    li { "Plikten att anmäla oro för barn gäller den som är anställd hos kommunen eller regionen, eller verksam hos en yrkesmässig privat utförare (19 kap. 1 och 2 §§ SoL). Alla andra bör anmäla (19 kap. 4 § SoL)." }
                    @if has_private(site) {
                        li { "Hos en privat utförare gäller dokumentationsreglerna när Inspektionen för vård och omsorg har tillsyn över verksamheten (17 kap. 1 § SoL). Fråga annars nämnden vad du ska skriva ned." }
                    }
                }
                p { "Nämnden är " (words::namnd(site)) " i " (site.kommun) "." }
            }
        }
    }
}

/// Whether some insats is carried out by a private body.
fn has_private(site: &Site<'_>) -> bool {
    let mut bodies = site.document.insatser.iter().flat_map(|insats| &insats.utforare);
    bodies.any(|body| body.kind == Some(UtforareKind::Privat))
}

/// Where every card is, when there are several.
fn contents(all: &[&[&Insats]], here: usize) -> Markup {
    let href = |group: usize, insats: &Insats| match (here, group) {
        (here, group) if here == group => format!("#kort-{}", insats.slug),
        (0, group) => format!("{}/index.html#kort-{}", group + 1, insats.slug),
        (_, 0) => format!("../index.html#kort-{}", insats.slug),
        (_, group) => format!("../{}/index.html#kort-{}", group + 1, insats.slug),
    };
    let count: usize = all.iter().map(|group| group.len()).sum();
    html! {
        @if count == 0 { p { "Riktlinjen har ännu inga insatser." } }
        @if count > 1 {
            section {
                h2 { "Korten" }
                div { ul {
                    @for (group, insatser) in all.iter().enumerate() {
                        @for insats in *insatser {
                            li { a href=(href(group, insats)) { (english::marked(&insats.title.value)) } }
                        }
                    }
                } }
            }
        }
    }
}

fn card(site: &Site<'_>, insats: &Insats, from: From) -> Markup {
    let about = site.about(insats);
    let mut facts = Facts::default();
    let mut add = |name: &str, sentences: &[Sentence]| facts.add(name, words::paragraphs(site, sentences));
    add("Villkor", &site.told(insats).check);
    let consent = sentences::consent_to_check(&about);
    let not = not_to_ask(insats, !consent.is_empty());
    facts.add("Fråga inte", Some(html! { @for line in not { p.said { (line) } } }));
    let mut add = |name: &str, sentences: &[Sentence]| facts.add(name, words::paragraphs(site, sentences));
    add("Barn", &consent);
    add("Skriv ned", &sentences::documentation(&about));
    add("Anmäl", &sentences::duty_to_report(&about));
    facts.text("Berätta", Some("Det går alltid att ansöka om insatser hos nämnden (11 kap. 6 § SoL)."));
    if insats.is("boende") {
        let text = "Villkoren kontrolleras särskilt vid inskrivningen (9 kap. 9 § SoF). Utskrivning ska ske senast när \
                    insatsen är slutförd enligt villkoren (9 kap. 14 § SoF).";
        facts.text("In och ut", Some(text));
    }
    facts.add("Osäker?", Some(doubt(site)));
    html! {
        article.card id={ "kort-" (insats.slug) } {
            h2 { a href=(site.insats(from, insats)) { (english::marked(&insats.title.value)) } }
            @if site.is_assessed(insats) {
                p { strong { "Granskningen säger att insatsen kräver behovsprövning. Fråga nämnden innan du ger den." } }
            }
            (facts.list("duties"))
        }
    }
}

/// What is not the provider's to ask. `minor` tells whether consent is to be checked for some who come.
fn not_to_ask(insats: &Insats, minor: bool) -> Vec<&'static str> {
    let mut out = vec!["Om personen behöver insatsen. Det ska inte bedömas."];
    match insats.anonymt.as_ref().map(|clause| clause.value) {
        Some(Anonymity::Throughout) => out.push(if minor {
            "Vem personen är. Deltagaren får vara anonym. Fråga nämnden hur det går till om ett barn behöver samtycke."
        } else {
            "Vem personen är. Deltagaren får vara anonym."
        }),
        Some(Anonymity::FirstVisit) => out.push("Vem personen är, vid första besöket. Då får deltagaren vara anonym."),
        None => {}
    }
    out
}

/// Whether some condition is one that someone is to assess.
pub(super) fn assesses(site: &Site<'_>, insats: &Insats) -> bool {
    let assessed = |name: &str| {
        let check = site.document.uppgift(name).and_then(|uppgift| uppgift.check.as_ref());
        check.is_some_and(|check| check.value == Kontroll::Bedomning)
    };
    let terms = insats.villkor.iter().flat_map(|villkor| &villkor.terms);
    terms.flat_map(|term| term.walk(Who::Individ)).any(|(_, term)| match &term.kind {
        TermKind::Fact { name, .. } => assessed(name),
        _ => false,
    })
}

/// Whom to ask.
fn doubt(site: &Site<'_>) -> Markup {
    let office = site.document.riktlinje.kontakt.as_ref().and_then(|kontakt| contact::ways(&kontakt.value));
    html! {
        "Avgör det inte själv. "
        @match office {
            Some(ways) => { (ways) "." }
            None => { "Fråga " (words::namnd(site)) ", och hänvisa den som söker dit." }
        }
    }
}
