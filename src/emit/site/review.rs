//! The review: every finding with its place and its law, for the lawyer who reads the decision, and what has been
//! accepted, by whom and why.

use maud::{Markup, html};

use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::site::context::{From, Site};
use crate::emit::site::lagrum::{self, Entry};
use crate::emit::site::layout::{self, Inside, Menu};
use crate::emit::site::markdown::Place;
use crate::emit::site::{Page, words};
use crate::report::html::{self, View};
use crate::source::{FileId, Span};
use crate::swedish;

const SEVERITIES: [(Severity, &str, &str); 3] = [
    (Severity::Fel, "fel", "Dokumentet strider mot lagens ord, är ofullständigt eller går inte att läsa."),
    (Severity::Varning, "varningar", "Något som lagen kräver saknas, eller så bygger frågan på förarbetena."),
    (Severity::Anmarkning, "anmarkningar", "Någon bör titta på det här."),
];

/// The page of the review.
pub(super) fn page(site: &Site<'_>) -> Page {
    layout::page(
        site,
        &Inside {
            folder: "granskning/".to_owned(),
            name: "Granskning",
            description: format!("Juridisk granskning av stödet utan behovsprövning i {}.", site.kommun),
            menu: Menu::Review,
            crumbs: Vec::new(),
            lead: html! { div.lead { p { (sum(site)) } } },
            body: body(site),
            period: None,
            source: "",
        },
    )
}

/// `Granskningen gäller den 22 november 2026. Den har 3 fel, 2 varningar och 1 anmärkning.`
fn sum(site: &Site<'_>) -> Markup {
    let accepted = accepted(site).len();
    let mut parts: Vec<String> = SEVERITIES
        .iter()
        .map(|(severity, ..)| (site.analysis.count(*severity), *severity))
        .filter(|(number, _)| *number > 0)
        .map(|(number, severity)| words::count(number, severity))
        .collect();
    if accepted > 0 {
        let number = u32::try_from(accepted).unwrap_or(u32::MAX);
        parts.push(swedish::count(number, "godtaget avsteg", "godtagna avsteg"));
    }
    html! {
        "Granskad mot lagen så som den gäller den " (words::time(site.analysis.as_of)) ". "
        @if parts.is_empty() { "Inget fynd finns kvar." } @else { "Granskningen har " (swedish::and(&parts)) "." }
    }
}

fn accepted<'a>(site: &Site<'a>) -> Vec<&'a Diagnostic> {
    site.analysis.diagnostics.iter().filter(|found| found.accepted.is_some()).collect()
}

fn body(site: &Site<'_>) -> Markup {
    let entries = cited(site);
    let insats =
        |name: &str| site.named(name).map(|insats| (insats.title.value.clone(), site.insats(From::Below, insats)));
    let address = |name: &str| {
        let provision = site.document.law.cited(name, site.analysis.as_of)?;
        lagrum::find(&entries, &provision.lagrum).map(|entry| format!("#{}", entry.id))
    };
    let library = library_end(site);
    let own = |span: Span| library.is_none_or(|last| span.file > last);
    let secret = site.secret_places();
    let view = View { sources: &site.analysis.sources, insats: &insats, lagrum: &address, secret: &secret, own: &own };
    html! {
        div.review {
            @for (severity, anchor, meaning) in SEVERITIES {
                (part(&open(site, severity), anchor, html::heading(severity), meaning, &view))
            }
            (part(&accepted(site), "godtagna", "Godtagna avsteg",
                "En ansvarig har tagit ställning till de här fynden och godtagit dem.", &view))
            @if !entries.is_empty() {
                section {
                    h2 #lagrum { "Lagrum" }
                    (lagrum::list(&entries, Place { site, from: From::Below, below: 3 }))
                }
            }
        }
    }
}

fn open<'a>(site: &Site<'a>, severity: Severity) -> Vec<&'a Diagnostic> {
    let open = |found: &&Diagnostic| found.severity == severity && found.accepted.is_none();
    site.analysis.diagnostics.iter().filter(open).collect()
}

fn part(found: &[&Diagnostic], anchor: &str, heading: &str, meaning: &str, view: &View<'_>) -> Markup {
    html! {
        @if !found.is_empty() {
            section class=(anchor) {
                h2 id=(anchor) { (heading) " (" (found.len()) ")" }
                p { (meaning) }
                (html::findings(found, view))
            }
        }
    }
}

/// The provisions that the findings rest on.
fn cited<'a>(site: &Site<'a>) -> Vec<Entry<'a>> {
    let (law, as_of) = (&site.document.law, site.analysis.as_of);
    let named = site.analysis.diagnostics.iter().flat_map(|found| &found.lagrum);
    lagrum::entries(law, named.filter_map(|name| law.cited(name, as_of)).map(|provision| &provision.lagrum), as_of)
}

/// The last file of the law library, which comes before the document's own.
fn library_end(site: &Site<'_>) -> Option<FileId> {
    let law = &site.document.law;
    let provisions = law.provisions.iter().map(|provision| provision.span);
    let acts = law.acts.iter().map(|act| act.name.span);
    let kinds = law.kategorier.values().map(|kind| kind.span);
    let facts = law.uppgifter.values().map(|fact| fact.span);
    provisions.chain(acts).chain(kinds).chain(facts).map(|span| span.file).max()
}
