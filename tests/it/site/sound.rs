//! How the pages of every policy are built: landmarks, headings, anchors, links, size, colours.

use std::collections::{BTreeMap, BTreeSet};

use stadga::analysis::Analysis;
use stadga::emit::site::{self, Options, Page};

use crate::html;
use crate::support::{analyze_folder, root};

/// The most bytes that a page may have, its own words aside on the pages that hold the whole decision or review.
const LARGEST: usize = 30 * 1024;

/// The most that markup may add to the words of a page that holds a whole decision or review.
const MARKUP_PER_WORD_BYTE: usize = 2;

fn every_policy() -> Vec<Page> {
    let folders = std::fs::read_dir(root().join("policies")).expect("policies");
    let mut names: Vec<String> =
        folders.map(|folder| folder.expect("a folder").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let analyses: Vec<Analysis> = names.iter().map(|name| analyze_folder(&format!("policies/{name}"))).collect();
    site::render(&analyses, &Options::default())
}

/// Whether it is a page of the site; a fragment is none.
fn is_whole(path: &str) -> bool {
    path.ends_with(".html") && !path.contains("/fragment/")
}

#[test]
fn every_page_of_every_policy_is_built_soundly() {
    for Page { path, content } in every_policy().iter().filter(|page| is_whole(&page.path)) {
        assert_eq!(html::nesting(content), None, "{path}");
        let tags = html::tags(content);
        let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(tags[1].get("lang"), Some("sv"), "{path}");
        let body = names.iter().position(|name| *name == "body").expect("a body");
        assert_eq!(tags[body + 1].get("class"), Some("skip"), "{path}: the skip link comes first");
        assert_eq!(tags[body + 1].get("href"), Some("#innehall"), "{path}");
        for landmark in ["header", "main", "aside", "footer"] {
            assert_eq!(names.iter().filter(|name| **name == landmark).count(), 1, "{path}: {landmark}");
        }
        let policy = tags.iter().find(|tag| tag.get("http-equiv") == Some("Content-Security-Policy"));
        let policy = policy.and_then(|tag| tag.get("content")).expect("a policy");
        for part in ["default-src 'none'", "style-src 'self'", "base-uri 'none'", "form-action 'none'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        let runs = |tag: &html::Tag| tag.name == "script" && tag.get("type") != Some("application/ld+json");
        assert!(!tags.iter().any(runs) && !names.contains(&"style"), "{path}");
        assert!(!tags.iter().any(|tag| tag.get("style").is_some()), "{path}");
        headings_in_order(path, &names);
        let mut ids = BTreeSet::new();
        for id in tags.iter().filter_map(|tag| tag.get("id")) {
            assert!(ids.insert(id), "{path}: `{id}` twice");
            assert!(id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "{path}: {id}");
        }
        let title = content.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title");
        assert!((1..=70).contains(&html::text(title).chars().count()), "{path}: {title}");
    }
}

fn headings_in_order(path: &str, names: &[&str]) {
    let levels: Vec<u32> =
        names.iter().filter_map(|name| name.strip_prefix('h')).filter_map(|level| level.parse().ok()).collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}: one h1");
    let mut before = 0;
    for level in levels {
        assert!(level <= before + 1, "{path}: h{before} and then h{level}");
        before = level;
    }
}

#[test]
fn every_link_of_every_policy_leads_somewhere() {
    let pages: BTreeMap<String, String> =
        every_policy().into_iter().map(|Page { path, content }| (path, content)).collect();
    let anchors: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(path, page)| {
            let tags = if path.ends_with(".html") { html::tags(page) } else { Vec::new() };
            (path.as_str(), tags.iter().filter_map(|tag| tag.get("id").map(str::to_owned)).collect())
        })
        .collect();
    for (path, page) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        for href in html::tags(page).iter().filter_map(|tag| tag.get("href").map(str::to_owned)) {
            if ["http:", "https:", "mailto:", "tel:"].iter().any(|scheme| href.starts_with(scheme)) {
                continue;
            }
            let (file, anchor) = href.split_once('#').unwrap_or((&href, ""));
            let target = if file.is_empty() { path.clone() } else { resolve(path, file) };
            let known = anchors.get(target.as_str()).unwrap_or_else(|| panic!("{path}: {href} leads nowhere"));
            assert!(anchor.is_empty() || known.contains(anchor), "{path}: {href} has no such place");
        }
    }
}

fn resolve(from: &str, to: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in to.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{from}: {to} leads out of the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn no_page_is_larger_than_its_limit() {
    for Page { path, content } in every_policy().into_iter().filter(|page| page.path.ends_with(".html")) {
        let whole = ["/riktlinje/", "/granskning/"].iter().any(|folder| path.contains(folder));
        let limit = if whole { LARGEST.max(html::text(&content).len() * MARKUP_PER_WORD_BYTE) } else { LARGEST };
        assert!(content.len() <= limit, "{path}: {} bytes", content.len());
    }
}

#[test]
fn the_same_documents_give_the_same_bytes_and_paths_stay_inside() {
    let first = every_policy();
    assert_eq!(first, every_policy());
    let mut seen = BTreeSet::new();
    for page in &first {
        assert!(!page.path.starts_with('/') && !page.path.contains("..") && !page.path.contains('\\'), "{}", page.path);
        assert!(page.path.is_ascii() && seen.insert(&page.path), "{}", page.path);
    }
}

#[test]
fn the_style_sheet_loads_nothing() {
    let sheet = site::stylesheet(&Options::default()).content;
    for word in ["url(", "@import", "@font-face", "http"] {
        let only_selector =
            word == "http" && sheet.matches("http").count() == sheet.matches("[href^=\"http\"]").count();
        assert!(only_selector || !sheet.contains(word), "{word}");
    }
}
