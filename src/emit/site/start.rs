//! The first page of the site: every kommun in it.

use maud::{Markup, html};

use crate::analysis::Analysis;
use crate::diagnostic::Severity;
use crate::emit::site::layout::{Frame, MADE_BY, SITE_NAME};
use crate::emit::site::{Options, Page, contact, context};
use crate::swedish;

/// What the first page tells of one document. It is small, so that documents can be rendered one by one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    /// The document's folder.
    pub slug: String,
    /// `Alingsås`, or `A och B` for a shared nämnd.
    pub kommun: String,
    /// The nämnd; empty when none is named.
    pub namnd: String,
    /// The title of the riktlinje.
    pub title: String,
    /// How many insatser it has.
    pub insatser: usize,
    /// Whether it is a decision in force.
    pub in_force: bool,
    /// How many errors the review has that nobody has accepted.
    pub errors: usize,
}

impl Summary {
    /// `None` when the analysis is of a law library.
    #[must_use]
    pub fn of(analysis: &Analysis) -> Option<Self> {
        let document = analysis.document.as_ref()?;
        let riktlinje = &document.riktlinje;
        Some(Self {
            namnd: riktlinje.namnd.as_ref().map_or_else(String::new, |name| name.value.clone()),
            title: riktlinje.title.value.clone(),
            insatser: document.insatser.len(),
            in_force: context::in_force(document, analysis.as_of).is_some(),
            errors: analysis.count(Severity::Fel),
            kommun: context::kommun(analysis, document),
            slug: analysis.slug(),
        })
    }
}

/// The first page.
pub(super) fn page(summaries: &[Summary], options: &Options) -> Page {
    let mut sorted: Vec<&Summary> = summaries.iter().collect();
    sorted.sort_by(|a, b| swedish::compare(&a.kommun, &b.kommun).then_with(|| a.slug.cmp(&b.slug)));
    let content = html! {
        header.top { div.wrap { p.brand { strong { (SITE_NAME) } } } }
        main #innehall tabindex="-1" {
            div.hero { div.wrap {
                h1 { "Stöd i din kommun" }
                div.lead { p {
                    "Socialtjänsten kan ge en del stöd direkt. Då utreder ingen vad du behöver. "
                    "Välj din kommun, så ser du vilket stöd som finns."
                } }
            } }
            div.wrap { section { h2 { "Kommuner" } div { (list(&sorted)) } } }
        }
        (contact::block(html! { p { "Finns inte din kommun här? Kontakta socialtjänsten i din kommun." } }))
        footer { div.wrap { p { "Sidan är gjord av " (MADE_BY) "." } } }
    };
    let description = "Stöd från socialtjänsten som du kan få utan att ditt behov utreds.";
    let frame = Frame { path: "index.html".to_owned(), title: SITE_NAME.to_owned(), description, depth: 0 };
    frame.page(options, "", content)
}

/// `21 stöd.`
fn number(insatser: usize) -> String {
    if insatser == 0 { "Inget stöd ännu.".to_owned() } else { format!("{insatser}\u{a0}stöd.") }
}

fn list(summaries: &[&Summary]) -> Markup {
    html! {
        ul.list {
            @for summary in summaries {
                li {
                    a href={ (summary.slug) "/index.html" } { (summary.kommun) }
                    p {
                        @if !summary.namnd.is_empty() { (summary.namnd) ". " }
                        (summary.title) ". " (number(summary.insatser))
                        @if !summary.in_force { " Utkast." }
                        @else if summary.errors > 0 { " Den juridiska granskningen har " (summary.errors) " fel kvar." }
                    }
                }
            }
        }
        @if summaries.is_empty() { p { "Det finns ännu ingen kommun här." } }
    }
}
