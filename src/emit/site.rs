//! The site: every page of every riktlinje, from values to text.

use crate::analysis::Analysis;

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
    /// The address the site will have, as `https://www.kommun.se/stod`.
    pub base_url: Option<String>,
}

/// What the first page tells of one document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    /// The document's folder.
    pub slug: String,
}

impl Summary {
    /// `None` when the analysis is of a law library.
    #[must_use]
    pub fn of(analysis: &Analysis) -> Option<Self> {
        analysis.document.as_ref().map(|_| Self { slug: analysis.slug() })
    }
}

/// The pages of one document, in its own folder; none when the analysis is of a law library.
#[must_use]
pub fn document(analysis: &Analysis, _options: &Options) -> Vec<Page> {
    let Some(document) = &analysis.document else { return Vec::new() };
    let page = |path: &str, content: String| Page { path: format!("{}/{path}", analysis.slug()), content };
    let mut pages = vec![page("index.html", document.riktlinje.title.value.clone())];
    pages.extend(
        document.insatser.iter().map(|insats| page(&format!("{}/index.html", insats.slug), insats.title.value.clone())),
    );
    pages.push(page("granskning/index.html", analysis.diagnostics.len().to_string()));
    pages
}

/// The page that leads to every document of the site.
#[must_use]
pub fn start(summaries: &[Summary], options: &Options) -> Page {
    let slugs: Vec<&str> = summaries.iter().map(|summary| summary.slug.as_str()).collect();
    let content = format!("{} {}", slugs.join(" "), options.base_url.as_deref().unwrap_or(""));
    Page { path: "index.html".to_owned(), content }
}

/// The style sheet, in the site's folder.
#[must_use]
pub fn stylesheet() -> Page {
    Page { path: "stadga.css".to_owned(), content: "body {}\n".to_owned() }
}
