//! Whom to ask: telephone, mail and web as links, and the block of help that every page ends with.

use maud::{Markup, html};

use crate::emit::is_protected;
use crate::emit::site::context::Site;
use crate::emit::site::facts::Facts;
use crate::emit::site::words;
use crate::model::markdown;
use crate::model::{Insats, Kontakt, Utforare, UtforareKind};
use crate::swedish;

/// Adds the ways to reach someone; with `elsewhere`, all but the address, as when it is protected.
pub(super) fn channels(facts: &mut Facts, kontakt: &Kontakt, elsewhere: bool) {
    facts.add("Telefon", kontakt.telefon.as_ref().map(|number| telephone(number)));
    facts.add("E-post", kontakt.epost.as_ref().map(|address| mail(address)));
    facts.add("Webbplats", kontakt.webb.as_ref().map(|address| web(address)));
    facts.text("Besök", kontakt.besok.as_deref().filter(|_| !elsewhere));
}

/// Adds what one must know to come: who gives the support, where, how to reach them, and in which languages.
/// `kontakt` is what is shown when the insats names no contact of its own.
pub(super) fn practical(facts: &mut Facts, insats: &Insats, kontakt: Option<&Kontakt>) {
    let protected = is_protected(insats);
    for body in &insats.utforare {
        facts.add("Ges av", Some(provider(body)));
    }
    match &insats.kontakt {
        Some(own) => channels(facts, &own.value, protected),
        // The riktlinje's contact is the office, whose address everyone may know. It is not where an insats is given
        // that has a place of its own.
        None => kontakt.into_iter().for_each(|kontakt| channels(facts, kontakt, insats.plats.is_some())),
    }
    if protected {
        facts.text("Plats", Some("Adressen är skyddad och visas inte."));
    } else {
        let visited = insats.kontakt.as_ref().and_then(|kontakt| kontakt.value.besok.as_deref());
        let place = insats.plats.as_ref().map(|address| address.value.as_str());
        facts.text("Plats", place.filter(|place| visited != Some(place)));
    }
    let languages: Vec<&str> = insats.sprak.iter().map(|name| name.value.as_str()).collect();
    facts.text("Språk", Some(swedish::capital(&swedish::and(&languages)).as_str()));
    facts.text("Tolk", insats.tolk.then_some("Du kan få tolk."));
}

/// How to reach someone, as the middle of a sentence: `Ring 0123-456 78 eller skriv till stod@ale.se`. `None` when
/// neither is given.
pub(super) fn ways(kontakt: &Kontakt) -> Option<Markup> {
    let (call, write) = (kontakt.telefon.as_deref().map(telephone), kontakt.epost.as_deref().map(mail));
    Some(match (call, write) {
        (None, None) => return None,
        (Some(call), None) => html! { "Ring " (call) },
        (None, Some(write)) => html! { "Skriv till " (write) },
        (Some(call), Some(write)) => html! { "Ring " (call) " eller skriv till " (write) },
    })
}

/// An utförare by name, and what it is when it is not the kommun itself.
fn provider(body: &Utforare) -> Markup {
    html! {
        (body.name.value)
        @match body.kind {
            Some(UtforareKind::Privat) => " (privat, på uppdrag av kommunen)",
            Some(UtforareKind::Region) => " (regionen)",
            None => {}
        }
    }
}

/// The same block at the same place of every page: where to turn when the page is not enough.
pub(super) fn help(site: &Site<'_>) -> Markup {
    let known = site.document.riktlinje.kontakt.as_ref().map(|kontakt| &kontakt.value);
    let mut facts = Facts::default();
    known.into_iter().for_each(|kontakt| channels(&mut facts, kontakt, false));
    block(html! {
        p {
            "Vet du inte vilket stöd som passar? Kontakta " (words::namnd(site)) " i " (site.kommun) "."
            @if known.is_none() { " Kommunens växel kopplar dig rätt." }
        }
        (facts.list("facts"))
    })
}

/// The block of help with what it says first.
pub(super) fn block(first: Markup) -> Markup {
    html! {
        aside.help aria-labelledby="hjalp" { div.wrap {
            h2 #hjalp { "Behöver du hjälp att hitta rätt?" }
            (first)
            p { "Är det fara för någons liv eller hälsa? Ring " a href="tel:112" { "112" } "." }
        } }
    }
}

/// A number that can be called. Its spaces and hyphens do not break a line.
pub(super) fn telephone(number: &str) -> Markup {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let shown = number.trim().replace(' ', "\u{a0}").replace('-', "\u{2011}");
    html! { @if digits.len() < 3 { (number) } @else { a href={ "tel:" (digits) } { (shown) } } }
}

fn mail(address: &str) -> Markup {
    let address = address.trim();
    html! { @if is_mail(address) { a href={ "mailto:" (address) } { (address) } } @else { (address) } }
}

/// A web address is shown without what every address has, and leads nowhere but to the web.
fn web(address: &str) -> Markup {
    let shown = address.trim().trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    html! { @if let Some(href) = web_address(address) { a href=(href) { (shown) } } @else { (address) } }
}

/// Whether it is a mail address and nothing more.
pub(super) fn is_mail(address: &str) -> bool {
    address.contains('@') && !address.contains([' ', '"', '<', '>', '?', '&', ',', ':'])
}

/// The whole of a web address; `None` for what leads anywhere but to the web.
pub(super) fn web_address(address: &str) -> Option<String> {
    let href = if address.contains("://") { address.trim().to_owned() } else { format!("https://{}", address.trim()) };
    let on_the_web = markdown::is_safe(&href) && href.to_ascii_lowercase().starts_with("http");
    (on_the_web && !href.contains(' ')).then_some(href)
}
