//! The site: every page of every riktlinje, from values to text. Nothing here reads or writes a file.
//!
//! ```text
//! Analysis ─ context (links, status, lagrum) ─ one module a page ─ layout (the frame) ─ Page
//! ```
//!
//! Pages link to each other by relative addresses that name the file, so that the site works from any folder and
//! without a server. The same analyses give the same bytes, on any day that changes nothing in them.

mod colour;
mod contact;
mod context;
mod english;
mod facts;
mod insats;
mod kommun;
mod lagrum;
mod layout;
mod markdown;
mod reading;
mod review;
mod riktlinje;
mod selection;
mod start;
mod style;
mod withheld;
mod words;

use crate::analysis::Analysis;
use crate::emit::json;
pub use colour::{Accent, Colour, TooPale};
use context::Site;
pub use start::Summary;

/// The file with all of a document's data, in its folder.
const DATA_PATH: &str = "stadga.json";

/// One file of the site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// Where it lies, relative to the site's folder, with `/` between folders.
    pub path: String,
    /// What it holds.
    pub content: String,
}

/// What the one who builds the site decides.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// The address the site will have, as `https://www.kommun.se/stod`. Pages then name it as their canonical
    /// address; all links stay relative.
    pub base_url: Option<String>,
    /// Whether every generated sentence tells where in the source it comes from, as the attribute `data-kalla`. Off on
    /// a site for residents; on for one who traces what a page says.
    pub sources: bool,
    /// The colour of links, numbers and the present place in the menu.
    pub accent: Accent,
}

/// Every page of the site: the start page, the style sheet and the pages of each document that can be read
/// ([`Analysis::is_readable`]).
#[must_use]
pub fn render(analyses: &[Analysis], options: &Options) -> Vec<Page> {
    let readable: Vec<&Analysis> = analyses.iter().filter(|analysis| analysis.is_readable()).collect();
    let summaries: Vec<Summary> = readable.iter().filter_map(|analysis| Summary::of(analysis)).collect();
    let mut pages = vec![start(&summaries, options), stylesheet(options)];
    pages.extend(readable.iter().flat_map(|analysis| document(analysis, options)));
    pages
}

/// The pages of one document, in its own folder; none when the analysis is of a law library.
#[must_use]
pub fn document(analysis: &Analysis, options: &Options) -> Vec<Page> {
    let Some(site) = Site::new(analysis, options) else { return Vec::new() };
    let mut pages = vec![kommun::page(&site)];
    pages.extend(selection::pages(&site));
    pages.extend(site.document.insatser.iter().map(|insats| insats::page(&site, insats)));
    pages.push(riktlinje::page(&site));
    pages.push(review::page(&site));
    pages.push(reading::page(&site));
    let path = format!("{}/{DATA_PATH}", site.slug);
    pages.extend(json::document(analysis).map(|content| Page { path, content }));
    pages
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
