//! Every change that a finding offers: applied alone, it leaves a text that can be read as well as before, and the
//! finding is gone. Held over all cases of `tests/ui`, the examples of the pages, and the policies.

use std::collections::BTreeMap;
use std::sync::Arc;

use stadga::analysis::{self, Analysis, Input};
use stadga::source::SourceFile;
use stadga::tools::fix::fixed;

use crate::support::{LIBRARY, PRELUDE, root, today};

/// A document's files: name and text.
type Files = Vec<(String, String)>;

fn analyze(files: &Files) -> Analysis {
    let files = files.iter().map(|(name, text)| Arc::new(SourceFile::new(name.as_str(), text.as_str()))).collect();
    analysis::analyze(&Input { name: "fall".to_owned(), files, library: Arc::clone(&LIBRARY), as_of: today() })
}

/// Every document that findings are expected of.
fn documents() -> Vec<(String, Files)> {
    let whole = |text: String| if text.contains("riktlinje \"") { text } else { format!("{text}\n{PRELUDE}") };
    let mut all: Vec<(String, Files)> = Vec::new();
    for path in crate::ui::cases() {
        let name = path.strip_prefix(root()).expect("inside").display().to_string();
        all.push((name, vec![("fall.stadga".to_owned(), whole(std::fs::read_to_string(path).expect("a case")))]));
    }
    for descriptor in stadga::registry::all() {
        for (at, part) in descriptor.page.split("```stadga fel\n").skip(1).enumerate() {
            let text = part.split("\n```").next().expect("an end").to_owned() + "\n";
            all.push((format!("{} {at}", descriptor.code), vec![("fall.stadga".to_owned(), whole(text))]));
        }
    }
    for folder in std::fs::read_dir(root().join("policies")).expect("policies").map(|entry| entry.expect("an entry")) {
        let mut files: Files = std::fs::read_dir(folder.path())
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .map(|path| {
                (
                    path.file_name().expect("a name").to_string_lossy().into_owned(),
                    std::fs::read_to_string(path).expect("UTF-8"),
                )
            })
            .collect();
        files.sort();
        all.push((folder.file_name().to_string_lossy().into_owned(), files));
    }
    all
}

/// How often each finding is made; places move, so they do not count.
fn tally(analysis: &Analysis) -> BTreeMap<(&'static str, Option<String>, String), usize> {
    let mut tally = BTreeMap::new();
    for found in &analysis.diagnostics {
        *tally.entry((found.descriptor.code, found.insats.clone(), found.message.clone())).or_default() += 1;
    }
    tally
}

fn unreadable(analysis: &Analysis) -> usize {
    analysis.diagnostics.iter().filter(|found| found.descriptor.code.starts_with('S')).count()
}

#[test]
fn every_change_alone_removes_its_finding_and_leaves_a_text_that_can_be_read() {
    let (mut wrong, mut tried, mut codes) = (Vec::new(), 0, std::collections::BTreeSet::new());
    for (name, files) in documents() {
        let before = analyze(&files);
        for found in &before.diagnostics {
            for change in &found.fixes {
                let mut alone = before.clone();
                let mut only = found.clone();
                (only.fixes, only.accepted) = (vec![change.clone()], None);
                alone.diagnostics = vec![only];
                let key = (found.descriptor.code, found.insats.clone(), found.message.clone());
                let told = format!("{name}: {} `{}`", found.descriptor.code, change.title);
                let Some(new) = fixed(&alone, true).pop() else {
                    wrong.push(format!("{told} changes nothing"));
                    continue;
                };
                (tried, _) = (tried + 1, codes.insert(found.descriptor.code));
                let changed = files
                    .iter()
                    .map(|(name, text)| {
                        (name.clone(), if *name == new.name { new.after.clone() } else { text.clone() })
                    })
                    .collect();
                let after = analyze(&changed);
                if tally(&after).get(&key).copied().unwrap_or(0) >= tally(&before)[&key] {
                    wrong.push(format!("{told} leaves the finding:\n{}", new.diff()));
                } else if unreadable(&after) > unreadable(&before) {
                    wrong.push(format!("{told} leaves a text that cannot be read:\n{}", new.diff()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried > 150, "only {tried} changes are offered");
    for code in [
        "S001", "S002", "S003", "S004", "S005", "S006", "S008", "M001", "M004", "M006", "M007", "M013", "L006", "L010",
        "L011", "L013", "L022", "L023", "L032", "L041", "L046", "V002", "V005", "K005", "K007", "K009", "K012",
    ] {
        assert!(codes.contains(code), "{code} offers no change");
    }
}

#[test]
fn all_changes_together_leave_a_text_that_can_be_read_and_come_to_an_end() {
    let mut wrong = Vec::new();
    for (name, mut files) in documents() {
        let before = unreadable(&analyze(&files));
        let mut rounds = 0;
        loop {
            let changed = fixed(&analyze(&files), true);
            if changed.is_empty() || rounds > 8 {
                break;
            }
            for new in changed {
                if let Some((_, text)) = files.iter_mut().find(|(name, _)| *name == new.name) {
                    *text = new.after;
                }
            }
            rounds += 1;
        }
        let after = unreadable(&analyze(&files));
        if rounds > 8 || after > before {
            wrong.push(format!("{name}: {rounds} rounds, {before} unreadable places before and {after} after"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_safe_change_keeps_what_is_published() {
    for (name, files) in documents() {
        let before = analyze(&files);
        for new in fixed(&before, false) {
            let changed: Files = files
                .iter()
                .map(|(name, text)| (name.clone(), if *name == new.name { new.after.clone() } else { text.clone() }))
                .collect();
            let after = analyze(&changed);
            let insatser = |analysis: &Analysis| {
                analysis
                    .document
                    .as_ref()
                    .map(|document| document.insatser.iter().map(|insats| insats.name.clone()).collect::<Vec<_>>())
            };
            let (old, now) = (insatser(&before), insatser(&after));
            let lost = old.into_iter().flatten().filter(|insats| now.as_ref().is_none_or(|now| !now.contains(insats)));
            assert_eq!(lost.collect::<Vec<_>>(), Vec::<String>::new(), "{name}");
        }
    }
}
