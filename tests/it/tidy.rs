//! What must hold of the house itself: who may know whom, where files and the clock may be touched, and that every
//! file says what it is and stays short.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::support::root;
use stadga::{law, registry, rules};

/// The phases in order; a module knows only those of earlier rows.
const LAYERS: [&[&str]; 13] = [
    &["source", "date", "swedish", "spelling", "condition"],
    &["diagnostic"],
    &["syntax"],
    &["law"],
    &["model"],
    &["rules"],
    &["registry"],
    &["analysis"],
    &["report"],
    &["emit"],
    &["tools"],
    &["lsp"],
    &["cli"],
];

/// What rules and reports may not know although it lies before them: rules judge the model and never the tree, and
/// reports show findings of any language.
const NEVER: [(&str, &[&str]); 2] = [("rules", &["syntax"]), ("report", &["model", "syntax", "law"])];

#[test]
fn a_module_knows_only_those_before_it() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(own) = layer_name(&path) else { continue };
        let row = row(&own).unwrap_or_else(|| panic!("{} is in no layer", path.display()));
        for known in names_after(&text, "crate::") {
            let Some(other) = self::row(&known) else { continue };
            // Dates and Swedish words are basic vocabulary that builds on nothing else.
            let basic = own == "swedish" && known == "date";
            let forbidden = NEVER.iter().any(|(module, never)| *module == own && never.contains(&known.as_str()));
            if known != own && !basic && (other >= row || forbidden) {
                wrong.push(format!("{} knows {known}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_clock_and_output_are_touched_in_cli_alone() {
    const FENCED: [&str; 13] = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "stdin()",
        "stdout()",
        "stderr()",
        "SystemTime",
        "Instant::",
        "println!",
        "eprintln!",
        "print!",
        "std::thread",
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let inside = path.starts_with("src/cli") || path.ends_with("src/cli.rs") || path.ends_with("src/main.rs");
        // What a test of a module reads is no part of the program.
        if !inside && !path.ends_with("stdio.rs") && !path.ends_with("tests.rs") {
            wrong.extend(
                FENCED.iter().filter(|word| text.contains(**word)).map(|word| format!("{}: {word}", path.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_begins_with_a_sentence_on_what_it_is_and_stays_short() {
    let mut lengths = Vec::new();
    let mut wrong = Vec::new();
    for (path, text) in sources().into_iter().chain(tests()) {
        let first = text.lines().next().unwrap_or("");
        if !first.starts_with("//! ") {
            wrong.push(format!("{} has no `//!` sentence", path.display()));
        }
        let lines = text.lines().count();
        if lines > 600 {
            wrong.push(format!("{} has {lines} lines", path.display()));
        }
        lengths.push(lines);
    }
    lengths.sort_unstable();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(lengths[lengths.len() / 2] <= 200, "the median file has {} lines", lengths[lengths.len() / 2]);
}

#[test]
fn every_rule_file_stands_in_the_table() {
    let names: Vec<String> = names_after(&read("src/rules.rs"), "\n    &").into_iter().collect();
    for file in files("src/rules", "rs") {
        let text = read(&file);
        if text.contains("static RULE: Rule") {
            let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
            assert!(names.contains(&name), "{name} is not in the table");
        }
    }
    assert_eq!(rules::TABLE.len(), names.len());
}

#[test]
fn no_code_and_no_slug_stands_twice_and_every_page_has_its_code() {
    let all = registry::all();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for descriptor in &all {
        *codes.entry(descriptor.code).or_default() += 1;
        *codes.entry(descriptor.slug).or_default() += 1;
    }
    let twice: Vec<_> = codes.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
    let pages = files("docs/regler", "md");
    assert_eq!(pages.len(), all.len(), "a page without a code, or a code without a page");
}

#[test]
fn every_file_of_the_law_library_is_embedded() {
    let on_disk: Vec<String> =
        files("policies/lag", "stadga").iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let embedded: Vec<&str> = law::EMBEDDED.iter().map(|(name, _)| *name).collect();
    assert_eq!(on_disk, embedded);
}

#[test]
fn every_lagrum_that_a_rule_rests_on_is_in_the_library() {
    let library = &crate::support::LIBRARY;
    for descriptor in registry::all() {
        for lagrum in descriptor.lagrum {
            let found = library.law.cited(lagrum, crate::support::today());
            assert!(found.is_some(), "{}: {lagrum} is not in the library", descriptor.code);
        }
    }
}

fn layer_name(path: &Path) -> Option<String> {
    let inside = path.strip_prefix("src").ok()?;
    let first = inside.components().next()?.as_os_str().to_string_lossy().into_owned();
    let name = first.trim_end_matches(".rs").to_owned();
    (name != "main" && name != "lib").then_some(name)
}

fn row(name: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&name))
}

/// The words that follow a marker, also those of a braced list: `crate::{a, b::c}`.
fn names_after(text: &str, marker: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = Vec::new();
    for (at, _) in text.match_indices(marker) {
        let rest = &text[at + marker.len()..];
        match rest.strip_prefix('{') {
            Some(list) => {
                let list = list.split(';').next().unwrap_or("");
                names.extend(list.split(',').map(|part| word(part.trim())).filter(|name| !name.is_empty()));
            }
            None => names.push(word(rest)),
        }
    }
    names
}

fn sources() -> Vec<(PathBuf, String)> {
    files("src", "rs").into_iter().map(|path| (path.clone(), read(&path))).collect()
}

fn tests() -> Vec<(PathBuf, String)> {
    files("tests", "rs").into_iter().map(|path| (path.clone(), read(&path))).collect()
}

fn read(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(root().join(path)).expect("a text of the project")
}

/// Every file below a folder with an ending, relative to the project, in name order.
fn files(folder: impl AsRef<Path>, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join(folder.as_ref())).expect("a folder of the project") {
        let entry = entry.expect("an entry");
        let path = folder.as_ref().join(entry.file_name());
        if entry.path().is_dir() {
            if entry.file_name() != "node_modules" {
                found.extend(files(path, ending));
            }
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
