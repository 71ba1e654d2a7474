//! The handbook pages of the codes: their headings, and their examples compiled both ways.
//!
//! A page has examples fenced as ```` ```stadga fel ```` and ```` ```stadga rätt ````. An example without a
//! riktlinje gets the standard one. A wrong example gives the page's code and no other; a right one gives nothing.

use crate::support::{PRELUDE, analyze, codes, listing};
use stadga::registry;

const HEADINGS: [&str; 5] = ["## Felet", "## Varför", "## Så skriver du", "## Lagrum", "## Gränser"];

#[test]
fn every_page_has_its_headings_in_order() {
    for descriptor in registry::all() {
        let page = descriptor.page;
        assert!(page.starts_with(&format!("# {}: ", descriptor.code)), "{}: the title", descriptor.code);
        let headings: Vec<&str> = page.lines().filter(|line| line.starts_with("## ")).collect();
        assert_eq!(headings, HEADINGS, "{}", descriptor.code);
    }
}

#[test]
fn every_example_gives_what_its_page_says() {
    let mut wrong = Vec::new();
    for descriptor in registry::all() {
        let examples = examples(descriptor.page);
        for kind in ["fel", "rätt"] {
            // What no text can show (a file that is not UTF-8, or too large) has no example, and says so.
            let told = descriptor.page.contains("Inget exempel kan visas här");
            if !told && !examples.iter().any(|(found, _)| found == kind) {
                wrong.push(format!("{} has no example marked {kind}", descriptor.code));
            }
        }
        for (kind, text) in &examples {
            let whole = if text.contains("riktlinje \"") { text.clone() } else { format!("{text}\n{PRELUDE}") };
            let analysis = match descriptor.code {
                "K010" => crate::spelling::analyze_by("K010", &whole),
                code => analyze(code, &whole),
            };
            let found = codes(&analysis);
            let fits = if kind == "fel" {
                // When a waiver has run out, the finding that it accepted is there again.
                let returned = |code: &&str| descriptor.code == "K008" && text.contains(&format!("godta {code} "));
                found.contains(&descriptor.code) && found.iter().all(|code| *code == descriptor.code || returned(code))
            } else {
                found.is_empty()
            };
            if !fits {
                wrong.push(format!("{} ({kind}) gives {found:?}:\n{text}\n{}", descriptor.code, listing(&analysis)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The examples of a page: how each is marked, and its text.
pub(crate) fn examples(page: &str) -> Vec<(String, String)> {
    let mut examples = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        match &mut open {
            None => {
                if let Some(kind) = line.strip_prefix("```stadga ") {
                    open = Some((kind.trim().to_owned(), String::new()));
                }
            }
            Some((_, text)) if line != "```" => {
                text.push_str(line);
                text.push('\n');
            }
            Some(_) => examples.extend(open.take()),
        }
    }
    examples
}
