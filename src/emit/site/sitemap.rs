//! `sitemap.xml`: the pages that search engines should know. It needs whole addresses, so that there is none without
//! the address of the site.

use maud::html;

use crate::emit::site::{Options, Page};

/// How many addresses one file may have (sitemaps.org). Beyond that, there are several, and one that names them.
const MOST: usize = 50_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SCHEMA: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Whether a page is one that people look for: not a fragment, and not the review, which is for those who write.
#[must_use]
pub fn lists(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    path.ends_with(".html") && !parts.next().is_some_and(|part| ["fragment", "granskning"].contains(&part))
}

/// The files for the pages at these paths; none when the site's address is not known.
#[must_use]
pub fn pages(paths: &[String], options: &Options) -> Vec<Page> {
    let mut addresses: Vec<String> =
        paths.iter().filter(|path| lists(path)).filter_map(|path| options.whole(path)).collect();
    addresses.sort();
    match addresses.chunks(MOST).collect::<Vec<_>>()[..] {
        [] => Vec::new(),
        [only] => vec![Page { path: "sitemap.xml".to_owned(), content: list("urlset", "url", only) }],
        ref several => {
            let mut pages: Vec<Page> = several
                .iter()
                .enumerate()
                .map(|(at, part)| Page {
                    path: format!("sitemap-{}.xml", at + 1),
                    content: list("urlset", "url", part),
                })
                .collect();
            let named: Vec<String> = pages.iter().filter_map(|page| options.whole(&page.path)).collect();
            pages.push(Page { path: "sitemap.xml".to_owned(), content: list("sitemapindex", "sitemap", &named) });
            pages
        }
    }
}

fn list(all: &str, one: &str, addresses: &[String]) -> String {
    let mut out = format!("{HEAD}<{all} xmlns=\"{SCHEMA}\">\n");
    for address in addresses {
        out.push_str(&format!("<{one}>{}</{one}>\n", html! { loc { (address) } }.into_string()));
    }
    out.push_str(&format!("</{all}>\n"));
    out
}
