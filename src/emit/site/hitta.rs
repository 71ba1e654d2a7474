//! *Hitta stöd*: a few questions, each a page, that lead to the insatser that may suit. Nothing runs in the browser
//! and nothing is sent.
//!
//! ```text
//! whom is it about ─ which age ─ the insatser that the age does not shut out, by what they are about,
//!                                each with the conditions that are left
//! ```
//!
//! Addresses are numbers, and tell no more than whom it is about and an age. What it is about is chosen by opening a
//! part of the page, which leaves nothing in the history of the browser. The pages of a document are at most sixteen,
//! however many insatser it has. None of them ends in a bare no: each says how to apply and whom to call.

mod ages;
mod answers;

use maud::{Markup, html};

use crate::emit::site::context::{From, Site};
use crate::emit::site::layout::{self, Inside, Menu};
use crate::emit::site::{Page, insats};
use ages::{Band, Whom};
use answers::{Answer, Answers};

const FOLDER: &str = "hitta/";

/// Every page: the first question, a page of ages for each answer, and a page of insatser for each age.
pub(super) fn pages(site: &Site<'_>) -> Vec<Page> {
    let mut pages = vec![first(site)];
    let mut answers = Answers::new(site);
    for whom in Whom::ALL {
        let found = answers.of(whom);
        if found.iter().all(Answer::is_empty) {
            pages.push(nothing(site, whom));
            continue;
        }
        pages.push(second(site, whom, &found));
        for (at, answer) in found.iter().enumerate() {
            let body = answers.page(whom, answer);
            pages.push(last(site, whom, at + 1, answer.band, body));
        }
    }
    pages
}

fn first(site: &Site<'_>) -> Page {
    layout::page(
        site,
        &Inside {
            folder: FOLDER.to_owned(),
            name: "Hitta stöd",
            description: format!("Svara på två frågor och se vilket stöd i {} som kan passa.", site.kommun),
            menu: Menu::Find,
            crumbs: Vec::new(),
            lead: html! { div.lead { p {
                "Svara på två frågor. Sedan ser du vilket stöd som kan passa. "
                "Är du i fara just nu? Ring " a href="tel:112" { "112" } "."
            } } },
            body: html! {
                section {
                    h2 { "Vem gäller det?" }
                    div {
                        ul.answers {
                            @for whom in Whom::ALL { li { a href={ (whom.number()) "/index.html" } { (whom.answer()) } } }
                        }
                    }
                }
                section {
                    h2 { "Kan någon se vad du läser?" }
                    div {
                        p {
                            "Du behöver inte skriva något om dig själv. De sidor du öppnar kan synas i webbläsarens historik. "
                            "Kan någon annan se din telefon eller dator? Öppna sidan i ett privat fönster, eller ring i stället."
                        }
                    }
                }
                (otherwise(site, From::Below))
            },
            period: None,
            source: "",
        },
    )
}

fn second(site: &Site<'_>, whom: Whom, found: &[Answer]) -> Page {
    layout::page(
        site,
        &Inside {
            folder: format!("{FOLDER}{}/", whom.number()),
            name: whom.question(),
            description: format!("Hitta stöd i {}.", site.kommun),
            menu: Menu::Find,
            crumbs: vec![("../index.html".to_owned(), "Hitta stöd")],
            lead: html! { div.lead { p { (whom.why()) } } },
            body: html! {
                section {
                    h2 { "Välj ålder" }
                    div {
                        ul.answers {
                            @for (at, answer) in found.iter().enumerate() {
                                li { a href={ (at + 1) "/index.html" } { (answer.band.words()) } }
                            }
                        }
                        (instead(whom))
                    }
                }
                (otherwise(site, From::Selection))
            },
            period: None,
            source: "",
        },
    )
}

/// The page of an answer that no insats fits, whatever the age.
fn nothing(site: &Site<'_>, whom: Whom) -> Page {
    layout::page(
        site,
        &Inside {
            folder: format!("{FOLDER}{}/", whom.number()),
            name: whom.found(),
            description: format!("Hitta stöd i {}.", site.kommun),
            menu: Menu::Find,
            crumbs: vec![("../index.html".to_owned(), "Hitta stöd")],
            lead: html! { div.lead { p { "Du har svarat: " (whom.answer().to_lowercase()) "." } } },
            body: html! {
                section {
                    h2 { (whom.nothing()) }
                    div {
                        p { "Men du kan få hjälp på andra sätt. Läs här nedanför hur du gör." }
                        (instead(whom))
                    }
                }
                (otherwise(site, From::Selection))
            },
            period: None,
            source: "",
        },
    )
}

/// Another answer that may be the right one.
fn instead(whom: Whom) -> Markup {
    html! {
        @if let Some((words, other)) = whom.instead() {
            p { a href={ "../" (other.number()) "/index.html" } { (words) } }
        }
    }
}

fn last(site: &Site<'_>, whom: Whom, number: usize, band: Band, body: Markup) -> Page {
    layout::page(
        site,
        &Inside {
            folder: format!("{FOLDER}{}/{number}/", whom.number()),
            name: whom.found(),
            description: format!("Hitta stöd i {}.", site.kommun),
            menu: Menu::Find,
            crumbs: vec![("../../index.html".to_owned(), "Hitta stöd"), ("../index.html".to_owned(), whom.question())],
            lead: html! {
                div.lead { p {
                    "Du har svarat: " (whom.answer().to_lowercase()) (whom.of_age()) (band.words().to_lowercase()) ". "
                    a href="../index.html" { "Ändra åldern" } "."
                } }
            },
            body: html! { (body) (otherwise(site, From::Deep)) },
            period: None,
            source: "",
        },
    )
}

/// What every page ends with: nobody is turned away.
fn otherwise(site: &Site<'_>, from: From) -> Markup {
    html! {
        section {
            h2 { "Hittar du inget som passar?" }
            div {
                p { "Du kan få hjälp ändå. Du behöver inte veta vad stödet heter eller om du uppfyller något villkor." }
                (insats::may_apply(site))
                (insats::how_to_apply(site, true))
                p { a href={ (from.up()) "index.html#ansok" } { "Läs mer om att ansöka" } "." }
            }
        }
    }
}
