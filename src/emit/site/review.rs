//! The review: every finding with its place and its law, for the lawyer who reads the decision, and what has been
//! accepted, by whom and why.

mod index;

use maud::{Markup, html};

use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::site::context::{From, Site};
use crate::emit::site::lagrum::{self, Entry};
use crate::emit::site::layout::{self, Inside, Menu};
use crate::emit::site::{Page, reading, words};
use crate::report::html::{self, Numbered, View};
use crate::source::{FileId, Span};
use crate::swedish;

const SEVERITIES: [(Severity, &str, &str); 3] = [
    (
        Severity::Fel,
        "fel",
        "Det här måste rättas. Dokumentet strider mot lagens ord, är ofullständigt eller går inte att läsa.",
    ),
    (
        Severity::Varning,
        "varningar",
        "Det här behöver rättas, eller så behöver någon ta ställning. Något som lagen kräver saknas, eller så bygger \
         frågan på förarbetena.",
    ),
    (Severity::Anmarkning, "anmarkningar", "Det här bör någon titta på. Ofta är det bra som det är."),
];

const ACCEPTED: &str = "En ansvarig har tagit ställning till de här fynden och godtagit dem. De räknas inte som fel.";

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

/// The parts of the review, each with its findings numbered through the whole.
struct Part<'a> {
    anchor: &'static str,
    heading: &'static str,
    meaning: &'static str,
    found: Vec<Numbered<'a>>,
}

/// The parts that have any finding, the most serious first and the accepted ones last.
fn parts<'a>(site: &Site<'a>) -> Vec<Part<'a>> {
    let (mut parts, mut next) = (Vec::new(), 1);
    let mut part = |anchor, heading, meaning, found: Vec<&'a Diagnostic>| {
        let found = html::numbered(&found, next);
        next += found.len();
        parts.extend((!found.is_empty()).then_some(Part { anchor, heading, meaning, found }));
    };
    for (severity, anchor, meaning) in SEVERITIES {
        part(anchor, html::heading(severity), meaning, open(site, severity));
    }
    part("godtagna", "Godtagna avsteg", ACCEPTED, accepted(site));
    parts
}

fn accepted<'a>(site: &Site<'a>) -> Vec<&'a Diagnostic> {
    site.analysis.diagnostics.iter().filter(|found| found.accepted.is_some()).collect()
}

fn open<'a>(site: &Site<'a>, severity: Severity) -> Vec<&'a Diagnostic> {
    let open = |found: &&Diagnostic| found.severity == severity && found.accepted.is_none();
    site.analysis.diagnostics.iter().filter(open).collect()
}

fn body(site: &Site<'_>) -> Markup {
    let entries = cited(site);
    let insats =
        |name: &str| site.named(name).map(|insats| (insats.title.value.clone(), site.insats(From::Below, insats)));
    let address = |name: &str| {
        let provision = site.document.law.cited(name, site.analysis.as_of)?;
        let entry = lagrum::find(&entries, &provision.lagrum)?;
        Some((format!("#{}", entry.id), provision.title.clone()))
    };
    let library = library_end(site);
    let own = |span: Span| library.is_none_or(|last| span.file > last);
    let secret = site.secret_places();
    let view = View { sources: &site.analysis.sources, insats: &insats, lagrum: &address, secret: &secret, own: &own };
    let parts = parts(site);
    let all: Vec<Numbered<'_>> = parts.iter().flat_map(|part| &part.found).copied().collect();
    html! {
        div.review {
            @if !all.is_empty() { (index::contents(site, &parts, !entries.is_empty())) }
            (reading::link())
            @for part in &parts {
                section class=(part.anchor) {
                    h2 id=(part.anchor) { (part.heading) " (" (part.found.len()) ")" }
                    p { (part.meaning) }
                    (html::findings(&part.found, &view))
                }
            }
            @if !all.is_empty() { (index::by_insats(site, &all)) }
            @if !entries.is_empty() { (index::by_lagrum(site, &entries, &all)) }
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
