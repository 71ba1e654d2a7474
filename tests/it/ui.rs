//! Cases as files: `tests/ui/<topic>/<case>.stadga` and, beside it, `<case>.txt` with every finding that it gives.
//! A case without a riktlinje gets the standard one, on lines of its own after the case.
//! `STADGA_UPPDATERA=1 cargo test` writes the expectations anew, to be read in the diff.

use std::path::PathBuf;

use crate::support::{PRELUDE, analyze, analyze_folder, compare, listing, root};

#[test]
fn every_case_gives_just_the_findings_beside_it() {
    let mut wrong = Vec::new();
    for case in cases() {
        let text = std::fs::read_to_string(&case).expect("a case");
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        let whole = if text.contains("riktlinje \"") { text } else { format!("{text}\n{PRELUDE}") };
        compare(&listing(&analyze(&name, &whole)), case.with_extension("txt"), &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_policies_give_just_the_findings_that_were_read() {
    let mut wrong = Vec::new();
    for folder in std::fs::read_dir(root().join("policies")).expect("policies").map(|entry| entry.expect("an entry")) {
        let name = folder.file_name().to_string_lossy().into_owned();
        let expected = root().join("tests/policies").join(format!("{name}.txt"));
        compare(&listing(&analyze_folder(&format!("policies/{name}"))), expected, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every case, in the order of its path.
pub fn cases() -> Vec<PathBuf> {
    let topics = std::fs::read_dir(root().join("tests/ui")).expect("tests/ui");
    let mut cases: Vec<PathBuf> = topics
        .flat_map(|topic| std::fs::read_dir(topic.expect("a topic").path()).expect("a folder"))
        .map(|case| case.expect("a case").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "stadga"))
        .collect();
    cases.sort();
    assert!(!cases.is_empty(), "there are no cases");
    cases
}
