//! How the conditions are read: every sentence that is made for residents, beside the line of the source that it rests
//! on, and the parts of texts that only the whole decision shows. A page of its own below the review.

use std::ops::Range;

use maud::{Markup, html};

use crate::emit::sentences::Sentence;
use crate::emit::site::context::{From, Site};
use crate::emit::site::layout::{self, Inside, Menu};
use crate::emit::site::{Page, english, withheld, words};
use crate::model::{Insats, Text};

/// Its folder, below the document's.
const FOLDER: &str = "granskning/villkor/";

/// How many characters of the source are shown beside a sentence.
const LONGEST: usize = 160;

/// The link to the page, from the review.
pub(super) fn link() -> Markup {
    html! {
        p { a href="villkor/index.html" { "Så läses villkoren: varje mening för invånare bredvid sin rad i källan" } }
    }
}

/// The page.
pub(super) fn page(site: &Site<'_>) -> Page {
    layout::page(
        site,
        &Inside {
            folder: FOLDER.to_owned(),
            name: "Så läses villkoren",
            description: format!("Meningarna för invånare i {} och raderna som de bygger på.", site.kommun),
            menu: Menu::None,
            crumbs: vec![("../index.html".to_owned(), "Granskning")],
            lead: html! { div.lead { p {
                "Sidorna för invånare säger med egna ord vad riktlinjen anger. "
                "Här står varje sådan mening bredvid det som den bygger på."
            } } },
            body: html! {
                div.review {
                    @for insats in &site.document.insatser { (of_insats(site, insats)) }
                    (of_all(site))
                    @if site.document.insatser.is_empty() { p { "Riktlinjen har ännu inga insatser." } }
                }
            },
            period: None,
            source: "",
        },
    )
}

fn of_insats(site: &Site<'_>, insats: &Insats) -> Markup {
    let told = site.told(insats);
    let who = told.may_come.whole();
    let all = [&told.cost, &who, &told.papers, &told.children, &told.notes, &told.extent, &told.follow_up];
    let mut flat = Vec::new();
    all.into_iter().flatten().for_each(|sentence| flatten(sentence, &mut flat));
    // What rests on no clause of the insats says that there is none, or what the law says of all.
    flat.retain(|sentence| sentence.span != insats.head);
    html! {
        section {
            h2 id={ "villkor-" (insats.slug) } {
                a href=(site.insats(From::Selection, insats)) { (english::marked(&insats.title.value)) }
            }
            @if flat.is_empty() { p { "Ingen mening bygger på en rad i insatsen." } }
            @if !flat.is_empty() {
                ul.reading {
                    @for sentence in flat { (row(site, sentence)) }
                }
            }
            @if let Some(parts) = withheld(site, withheld::shown(insats)) {
                h3 { "Visas bara i hela beslutet" }
                p { "De här delarna av texten kan missförstås av en invånare. På insatsens sida står en hänvisning i stället." }
                (parts)
            }
        }
    }
}

/// The texts that several insatser show; nothing when all of them is shown.
fn of_all(site: &Site<'_>) -> Markup {
    html! {
        @if let Some(parts) = withheld(site, withheld::shared(site.document)) {
            section {
                h2 #gemensamma-texter { "Gemensamma texter" }
                h3 { "Visas bara i hela beslutet" }
                p { "De här delarna av texten kan missförstås av en invånare. På sidorna står en hänvisning i stället." }
                (parts)
            }
        }
    }
}

/// The parts of some texts that only the whole decision shows; `None` when there is none.
fn withheld<'t>(site: &Site<'_>, texts: impl IntoIterator<Item = &'t Text>) -> Option<Markup> {
    let of_text = |text: &'t Text| site.withheld.of_text(text).into_iter().map(move |range| (text, range));
    let parts: Vec<(&Text, Range<usize>)> = texts.into_iter().flat_map(of_text).collect();
    (!parts.is_empty()).then(|| {
        html! {
            ul.reading {
                @for (text, range) in parts {
                    li {
                        p { (clip(text.value.get(range.clone()).unwrap_or(""))) }
                        p.place { span.file { (words::line(site, text.place(range))) } }
                    }
                }
            }
        }
    })
}

fn flatten<'s>(sentence: &'s Sentence, out: &mut Vec<&'s Sentence>) {
    out.push(sentence);
    sentence.items.iter().for_each(|item| flatten(item, out));
}

/// A list and not terms with their meanings, since the same sentence may stand more than once.
fn row(site: &Site<'_>, sentence: &Sentence) -> Markup {
    html! {
        li {
            p { (english::marked(&sentence.text)) }
            p.place {
                span.file { (words::line(site, sentence.span)) } " "
                code { (clip(site.analysis.sources.slice(sentence.span))) }
            }
        }
    }
}

/// A piece of the source on one line.
fn clip(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST {
        return words;
    }
    let cut: String = words.chars().take(LONGEST).collect();
    format!("{cut} …")
}
