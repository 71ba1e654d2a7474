//! What `visa` adds to a page of the site: how it is with the text, on top, and the script that loads the page anew.

use maud::{Markup, html};

use super::shelf::{Note, Snapshot, Standing};
use crate::emit::site::POLICY;

/// The addresses that `visa` keeps for itself. No document has a folder of this name.
pub(super) const SCRIPT_PATH: &str = "-/visa.js";
pub(super) const STYLE_PATH: &str = "-/visa.css";
pub(super) const VERSION_PATH: &str = "-/version/";

pub(super) const SCRIPT: &str = include_str!("visa.js");
pub(super) const STYLE: &str = include_str!("visa.css");

/// How many findings are listed on a page.
const MOST: usize = 8;

/// What pages may load while they are shown: as the site itself, and the answer to whether there is a newer one.
pub(super) fn policy() -> String {
    format!("{POLICY}; connect-src 'self'")
}

/// A page of the site with what is added. What is no whole page stays as it is.
pub(super) fn added(page: &str, path: &str, snapshot: &Snapshot) -> String {
    let Some((head, rest)) = page.split_once("</head>") else { return page.to_owned() };
    let top =
        rest.find("class=\"skip\"").and_then(|at| rest.get(at..)?.find("</a>").map(|end| at + end + "</a>".len()));
    let top = top.or_else(|| rest.find("<body>").map(|at| at + "<body>".len())).unwrap_or(0);
    let (before, after) = rest.split_at(top);
    let head = head.replacen(POLICY, &policy(), 1);
    let (links, banner) = (links(&snapshot.version).into_string(), banner(path, snapshot).into_string());
    format!("{head}{links}</head>{before}{banner}{after}")
}

/// A page that the site does not have: why there is none, and what is wrong.
pub(super) fn missing(path: &str, snapshot: &Snapshot) -> String {
    let folder = path.split('/').next().unwrap_or("");
    let unread = snapshot.documents.get(folder).is_some_and(|standing| standing.stale);
    let title = if unread { "Texten går inte att läsa än" } else { "Sidan finns inte" };
    let page = html! {
        (maud::DOCTYPE)
        html lang="sv" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="stylesheet" href="/stadga.css";
            }
            body {
                main { div.wrap {
                    h1 { (title) }
                    @if unread {
                        p { "Sidan visas här så snart felen är rättade och filen är sparad." }
                    } @else {
                        p { "Den kan ha bytt namn eller tagits bort. " a href="/index.html" { "Gå till startsidan" } "." }
                    }
                } }
            }
        }
    };
    added(&page.into_string(), path, snapshot)
}

fn links(version: &str) -> Markup {
    html! {
        link rel="stylesheet" href={ "/" (STYLE_PATH) };
        script src={ "/" (SCRIPT_PATH) } data-version=(version) defer {}
    }
}

fn banner(path: &str, snapshot: &Snapshot) -> Markup {
    let mut parts = path.split('/');
    let (folder, insats) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let whole = html! {
        @for trouble in &snapshot.troubles { p.visa-stop { strong { "Stopp. " } (trouble) "." } }
        @match snapshot.documents.get(folder) {
            Some(standing) => (of_document(folder, insats, standing)),
            None => {
                @for (folder, standing) in &snapshot.documents {
                    p {
                        a href={ "/" (folder) "/index.html" } { (standing.shown) } ": " (state(standing))
                    }
                }
            }
        }
    };
    html! { aside.visa aria-label="Medan du skriver" { (whole) } }
}

fn state(standing: &Standing) -> String {
    let count = standing.count().unwrap_or_else(|| "inget fynd finns kvar".to_owned());
    match (standing.stale, standing.troubles.first()) {
        (_, Some(trouble)) => trouble.clone(),
        (true, None) => format!("texten går inte att läsa, {count}"),
        (false, None) => count,
    }
}

fn of_document(folder: &str, insats: &str, standing: &Standing) -> Markup {
    let stops = |note: &&Note| note.code.starts_with(['S', 'M']) && note.severity == crate::diagnostic::Severity::Fel;
    let here = |note: &&Note| match &note.insats {
        Some(name) => name == insats,
        // What concerns the whole document is told on its first page.
        None => insats == "index.html",
    };
    let listed: Vec<&Note> = match standing.stale {
        true => standing.notes.iter().filter(stops).collect(),
        false => standing.notes.iter().filter(here).collect(),
    };
    html! {
        @if standing.stale {
            p.visa-stop {
                strong { "Texten går inte att läsa." }
                " Sidan visar hur den var förra gången det gick."
            }
            @for trouble in &standing.troubles { p { (trouble) "." } }
        } @else {
            p {
                @match standing.count() {
                    Some(count) => { a href={ "/" (folder) "/granskning/index.html" } { "Granskningen har " (count) } "." },
                    None => "Granskningen har inget fynd kvar.",
                }
                @if !listed.is_empty() { " På den här sidan:" }
            }
        }
        @if !listed.is_empty() {
            ul {
                @for note in listed.iter().take(MOST) {
                    li { strong { (note.severity.word()) " " (note.code) ":" } " " (note.message) " " span { "(" (note.place) ")" } }
                }
                @if listed.len() > MOST { li { "… och " (listed.len() - MOST) " till" } }
            }
        }
    }
}
