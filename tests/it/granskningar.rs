//! The pages in `docs/granskningar/` agree with the findings that were read (`tests/policies`): their figures, that
//! each kind of finding is told of under its severity, and to how many insatser it is said to apply.
//! `STADGA_UPPDATERA=1 cargo test` writes the table anew; what is said of the findings is for a person to write.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::support::{analyze_folder, root};

const KOMMUNER: [&str; 4] = ["alingsas", "bengtsfors", "mellerud", "tomelilla"];
const BEGIN: &str = "<!-- siffror -->\n";
const END: &str = "<!-- slut -->";

/// The severities, as the register and the headings of a page name them.
const SEVERITIES: [(&str, &str); 3] = [("fel", "Fel"), ("varning", "Varningar"), ("anmärkning", "Anmärkningar")];

#[test]
fn the_figures_of_each_review_are_those_of_the_register() {
    let update = std::env::var_os("STADGA_UPPDATERA").is_some();
    let mut wrong = Vec::new();
    for kommun in KOMMUNER {
        let path = root().join("docs/granskningar").join(format!("{kommun}.md"));
        let page = std::fs::read_to_string(&path).expect("a page");
        let (before, rest) = page.split_once(BEGIN).expect("where the figures begin");
        let (_, after) = rest.split_once(END).expect("where the figures end");
        let right = format!("{before}{BEGIN}{}{END}{after}", figures(kommun));
        if update {
            std::fs::write(&path, &right).expect("a page that can be written");
        } else if page != right {
            wrong.push(format!("{kommun}: the register gives\n{}", figures(kommun)));
        }
    }
    assert!(wrong.is_empty(), "docs/granskningar is out of date:\n{}", wrong.join("\n"));
}

#[test]
fn each_review_tells_of_every_kind_of_finding_and_of_no_other() {
    let mut wrong = Vec::new();
    for kommun in KOMMUNER {
        let page = page(kommun);
        let register = register(kommun);
        for (severity, heading) in SEVERITIES {
            let found: BTreeSet<&str> = register
                .iter()
                .filter(|((of, _), _)| of.as_str() == severity)
                .map(|((_, code), _)| code.as_str())
                .collect();
            let told = codes(section(&page, heading));
            if found != told {
                wrong.push(format!("{kommun}, {heading}: the register has {found:?}, the page tells of {told:?}"));
            }
        }
        let known: BTreeSet<&str> = register.keys().map(|(_, code)| code.as_str()).collect();
        let unknown: Vec<&str> = codes(&page).difference(&known).copied().collect();
        if !unknown.is_empty() {
            wrong.push(format!("{kommun}: the register has no {unknown:?}, which the page names"));
        }
    }
    assert!(wrong.is_empty(), "docs/granskningar and tests/policies tell of different findings:\n{}", wrong.join("\n"));
}

#[test]
fn a_review_that_says_how_many_insatser_a_finding_concerns_says_it_right() {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for kommun in KOMMUNER {
        let (page, register) = (page(kommun), register(kommun));
        for (severity, heading) in SEVERITIES {
            for point in section(&page, heading).split("\n- ") {
                let (Some(told), Some(code)) = (number_of_insatser(point), codes(point).into_iter().next()) else {
                    continue;
                };
                let found = register.get(&(severity.to_owned(), code.to_owned())).map_or(0, |kind| kind.insatser.len());
                checked += 1;
                if told != found {
                    wrong.push(format!("{kommun}, {code}: the register has {found} insatser, the page says {told}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "docs/granskningar counts wrong:\n{}", wrong.join("\n"));
    assert!(checked >= 15, "only {checked} numbers were found to check");
}

/// Findings of one severity and code.
#[derive(Default)]
struct Kind {
    count: usize,
    /// The insatser that they hang on.
    insatser: BTreeSet<String>,
}

/// The findings by severity and code, accepted ones left out.
fn register(kommun: &str) -> BTreeMap<(String, String), Kind> {
    let path = root().join("tests/policies").join(format!("{kommun}.txt"));
    let mut out: BTreeMap<(String, String), Kind> = BTreeMap::new();
    let mut last = None;
    for line in std::fs::read_to_string(path).expect("a register").lines() {
        if let Some((head, _)) = line.strip_prefix("policies/").and_then(|line| line.split_once("]: ")) {
            let (place, code) = head.split_once('[').expect("a code");
            let severity = place.rsplit(' ').next().expect("a severity");
            let key = (severity.to_owned(), code.to_owned());
            out.entry(key.clone()).or_default().count += 1;
            last = Some(key);
        } else if line.starts_with("policies/") {
            last = None;
        } else if let (Some(insats), Some(key)) = (line.strip_prefix("    insats: "), &last) {
            out.entry(key.clone()).or_default().insatser.insert(insats.to_owned());
        }
    }
    out
}

fn page(kommun: &str) -> String {
    std::fs::read_to_string(root().join("docs/granskningar").join(format!("{kommun}.md"))).expect("a page")
}

/// The number right before the first `insatser` that has one: `12 insatser`, `Fem insatser`.
fn number_of_insatser(text: &str) -> Option<usize> {
    const NUMBERS: [&str; 13] =
        ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words
        .windows(2)
        .filter(|pair| pair[1] == "insatser")
        .find_map(|pair| pair[0].parse().ok().or_else(|| NUMBERS.iter().position(|number| *number == pair[0])))
}

fn figures(kommun: &str) -> String {
    let register = register(kommun);
    let insatser = analyze_folder(&format!("policies/{kommun}")).document.expect("a document").insatser.len();
    let of = |severity: &'static str| register.iter().filter(move |((of, _), _)| of == severity);
    let mut out = format!("\n| insatser | {insatser} |\n|---|---|\n");
    for (severity, plural) in [("fel", "fel"), ("varning", "varningar"), ("anmärkning", "anmärkningar")] {
        let sum: usize = of(severity).map(|(_, kind)| kind.count).sum();
        let each: Vec<String> =
            of(severity).map(|((_, code), kind)| format!("[{code}](../regler/{code}.md) {}", kind.count)).collect();
        writeln!(out, "| {plural} | {sum}: {} |", each.join(", ")).expect("a string");
    }
    out.push('\n');
    out
}

/// What stands under a heading of the second level.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("\n## {heading}\n")).expect("a heading of the page");
    rest.split_once("\n## ").map_or(rest, |(section, _)| section)
}

/// The codes that a text names.
fn codes(text: &str) -> BTreeSet<&str> {
    let is_code = |word: &&str| {
        word.len() == 4 && word.starts_with(['L', 'M', 'V', 'K', 'S']) && word[1..].bytes().all(|b| b.is_ascii_digit())
    };
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(is_code).collect()
}
