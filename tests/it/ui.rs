//! Cases as files: `tests/ui/<topic>/<case>.stadga` and, beside it, `<case>.txt` with every finding that it gives.
//! A case without a riktlinje gets the standard one, on lines of its own after the case.
//! `STADGA_UPPDATERA=1 cargo test` writes the expectations anew, to be read in the diff.

use std::path::PathBuf;

use crate::spelling::analyze_by;
use crate::support::{PRELUDE, analyze, analyze_folder, compare, listing, root};

#[test]
fn every_case_gives_just_the_findings_beside_it() {
    let mut wrong = Vec::new();
    for case in cases() {
        let text = std::fs::read_to_string(&case).expect("a case");
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        let whole = if text.contains("riktlinje \"") { text } else { format!("{text}\n{PRELUDE}") };
        let spelt = name == "K010.stadga" || case.parent().is_some_and(|topic| topic.ends_with("stavning"));
        let analysis = if spelt { analyze_by(&name, &whole) } else { analyze(&name, &whole) };
        compare(&listing(&analysis), case.with_extension("txt"), &mut wrong);
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

/// What is wrong with the bytes of a file, and not with its text, is tested through the program (`cli/disk.rs`).
const OF_BYTES: [&str; 2] = ["S009", "S010"];

#[test]
fn every_code_has_a_case_in_which_it_fires_and_one_in_which_it_is_silent() {
    let read = |path: PathBuf| std::fs::read_to_string(path).unwrap_or_default();
    let (silent, firing): (Vec<PathBuf>, Vec<PathBuf>) =
        cases().into_iter().partition(|case| case.parent().is_some_and(|topic| topic.ends_with("tyst")));
    let found: String = firing.iter().map(|case| read(case.with_extension("txt"))).collect();
    let mut wrong = Vec::new();
    for descriptor in stadga::registry::all().into_iter().filter(|descriptor| !OF_BYTES.contains(&descriptor.code)) {
        let code = descriptor.code;
        if !found.contains(&format!("[{code}]:")) {
            wrong.push(format!("{code} fires in no case"));
        }
        let Some(case) = silent.iter().find(|case| case.file_stem().is_some_and(|stem| stem == code)) else {
            wrong.push(format!("{code} has no case in tests/ui/tyst"));
            continue;
        };
        // What somebody has accepted is the one thing that a silent case may show.
        let listed = read(case.with_extension("txt"));
        let told = listed.lines().find(|line| !line.starts_with(' ') && !line.contains("(godtagen)"));
        wrong.extend(told.map(|line| format!("the silent case of {code} tells: {line}")));
        let text = read(case.clone());
        let own = crate::pages::examples(descriptor.page).iter().all(|(_, example)| !text.contains(example.trim()));
        if !own || !text.starts_with("// Tyst: ") {
            wrong.push(format!("the silent case of {code} is the example of its page, or does not say what it is"));
        }
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
