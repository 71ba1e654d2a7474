//! The site: every page of every riktlinje, from values to text. Nothing here reads or writes a file.
//!
//! ```text
//! Analysis ─ context (links, status, lagrum) ─┬─ one module a page ─ layout (the frame) ─ Page
//!                                             └─ fragment, linked, feed, sitemap: for other systems
//! ```
//!
//! Pages link to each other by relative addresses that name the file, so that the site works from any folder and
//! without a server. The same analyses give the same bytes, on any day that changes nothing in them.

mod ages;
mod colour;
mod contact;
mod context;
mod english;
mod facts;
mod feed;
mod fragment;
mod hitta;
mod insats;
mod kommun;
mod lagrum;
mod layout;
mod linked;
mod markdown;
mod reading;
mod review;
mod riktlinje;
mod selection;
pub mod sitemap;
mod start;
mod style;
mod told;
mod topic;
mod utforare;
mod withheld;
mod words;

use std::collections::BTreeSet;

use crate::analysis::Analysis;
use crate::emit::json;
use crate::report::sarif;
pub use colour::{Accent, Colour, TooPale};
use context::Site;
pub use fragment::{Fragments, Profile};
pub use layout::POLICY;
pub use start::Summary;

/// The file with all of a document's data, in its folder.
const DATA_PATH: &str = "stadga.json";

/// The file with a document's findings for code review tools, in its folder.
const FINDINGS_PATH: &str = "diagnostik.sarif";

/// One file of the site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// Where it lies, relative to the site's folder, with `/` between folders.
    pub path: String,
    /// What it holds.
    pub content: String,
}

/// What the one who builds the site decides.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Options {
    /// The address the site will have, as `https://www.kommun.se/stod`. Pages then name it as their canonical
    /// address, and what other systems read has whole addresses; the links of pages stay relative.
    pub base_url: Option<String>,
    /// Whether every generated sentence tells where in the source it comes from, as the attribute `data-kalla`. Off on
    /// a site for residents; on for one who traces what a page says.
    pub sources: bool,
    /// The colour of links, numbers and the present place in the menu.
    pub accent: Accent,
    /// How the fragments are made.
    pub fragments: Fragments,
}

impl Options {
    /// The site's address without a slash at its end; `None` when it is not known.
    fn base(&self) -> Option<&str> {
        self.base_url.as_deref().map(|base| base.trim_end_matches('/'))
    }

    /// The whole address of a file of the site; `None` when the site's address is not known.
    fn whole(&self, path: &str) -> Option<String> {
        self.base().map(|base| format!("{base}/{path}"))
    }
}

/// Every page of the site: the start page, the style sheet and the pages of each document that can be read
/// ([`Analysis::is_readable`]).
#[must_use]
pub fn render(analyses: &[Analysis], options: &Options) -> Vec<Page> {
    let readable: Vec<&Analysis> = analyses.iter().filter(|analysis| analysis.is_readable()).collect();
    let summaries: Vec<Summary> = readable.iter().filter_map(|analysis| Summary::of(analysis)).collect();
    let mut pages = vec![start(&summaries, options), stylesheet(options)];
    let replaced = |analysis: &Analysis| {
        let name = analysis.replaces()?;
        readable.iter().copied().find(|other| other.name == name)
    };
    pages.extend(readable.iter().flat_map(|analysis| document(analysis, replaced(analysis), options)));
    let paths: Vec<String> = pages.iter().map(|page| page.path.clone()).collect();
    pages.extend(sitemap::pages(&paths, options));
    pages
}

/// The pages of one document, in its own folder; none when the analysis is of a law library. `before` is the document
/// that it replaces, when that is at hand ([`Analysis::replaces`]); only what has changed is told of.
#[must_use]
pub fn document(analysis: &Analysis, before: Option<&Analysis>, options: &Options) -> Vec<Page> {
    let Some(site) = Site::new(analysis, options) else { return Vec::new() };
    let mut pages = vec![kommun::page(&site)];
    pages.extend(selection::pages(&site));
    pages.extend(hitta::pages(&site));
    pages.extend(ages::pages(&site));
    pages.extend(site.document.insatser.iter().flat_map(|insats| insats::pages(&site, insats)));
    pages.push(riktlinje::page(&site));
    pages.extend(utforare::pages(&site));
    pages.push(review::page(&site));
    pages.push(reading::page(&site));
    pages.extend(linked::pages(&site));
    pages.extend(feed::page(&site, before.and_then(|before| before.document.as_ref())));
    pages.push(findings(&site));
    let path = format!("{}/{DATA_PATH}", site.slug);
    pages.extend(json::document(analysis).map(|content| Page { path, content }));
    pages
}

/// The findings for programs.
fn findings(site: &Site<'_>) -> Page {
    let cited: BTreeSet<&str> =
        site.analysis.diagnostics.iter().flat_map(|found| &found.lagrum).map(String::as_str).collect();
    let provisions = site.document.law.accounts(cited, site.analysis.as_of);
    let content = sarif::document(site.analysis, &provisions);
    Page { path: format!("{}/{FINDINGS_PATH}", site.slug), content }
}

/// The page that leads to every document of the site.
#[must_use]
pub fn start(summaries: &[Summary], options: &Options) -> Page {
    start::page(summaries, options)
}

/// The style sheet, in the site's folder. Its colours are custom properties at its top.
#[must_use]
pub fn stylesheet(options: &Options) -> Page {
    Page { path: layout::STYLESHEET_PATH.to_owned(), content: style::sheet(options.accent) }
}
