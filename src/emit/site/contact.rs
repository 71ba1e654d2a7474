//! Whom to ask: telephone, mail and web as links, and the block of help that every page ends with.

use maud::{Markup, html};

use crate::emit::site::context::Site;
use crate::emit::site::markdown;
use crate::model::Kontakt;

/// The ways to reach someone, each with its name. A protected place is left out.
pub(super) fn channels(kontakt: &Kontakt, protected: bool) -> Vec<(&'static str, Markup)> {
    let visit = kontakt.besok.as_ref().filter(|_| !protected);
    let ways = [
        ("Telefon", kontakt.telefon.as_ref().map(|number| telephone(number))),
        ("E-post", kontakt.epost.as_ref().map(|address| mail(address))),
        ("Webbplats", kontakt.webb.as_ref().map(|address| web(address))),
        ("Besök", visit.map(|address| html! { (address) })),
    ];
    ways.into_iter().filter_map(|(name, way)| Some((name, way?))).collect()
}

/// The same as terms and descriptions, for a list of them.
pub(super) fn list(kontakt: &Kontakt, protected: bool) -> Markup {
    html! { @for (name, way) in channels(kontakt, protected) { dt { (name) } dd { (way) } } }
}

/// The same block at the same place of every page: where to turn when the page is not enough.
pub(super) fn help(site: &Site<'_>) -> Markup {
    let known = site.document.riktlinje.kontakt.as_ref().map(|kontakt| &kontakt.value);
    block(html! {
        p {
            "Vet du inte vilket stöd som passar? Kontakta " (site.namnd()) " i " (site.kommun) "."
            @if known.is_none() { " Kommunens växel kopplar dig rätt." }
        }
        @if let Some(kontakt) = known { dl.facts { (list(kontakt, false)) } }
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
    let plain = address.contains('@') && !address.contains([' ', '"', '<', '>', '?', '&', ',', ':']);
    html! { @if plain { a href={ "mailto:" (address) } { (address) } } @else { (address) } }
}

/// A web address is shown without what every address has, and leads nowhere but to the web.
fn web(address: &str) -> Markup {
    let shown = address.trim().trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    let href = if address.contains("://") { address.trim().to_owned() } else { format!("https://{}", address.trim()) };
    let on_the_web = markdown::is_safe(&href) && href.to_ascii_lowercase().starts_with("http");
    html! { @if on_the_web && !href.contains(' ') { a href=(href) { (shown) } } @else { (address) } }
}
