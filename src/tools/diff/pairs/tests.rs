//! Estimates are never below what is counted, and pairing by them gives what counting every pair gives.

// A test stops at the first thing that is not as it should be.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::{ALIKE, Matched, Words, likely};
use crate::analysis::{Analysis, Input, analyze};
use crate::date::Date;
use crate::law::Library;
use crate::model::Document;
use crate::source::SourceFile;

fn policy(name: &str) -> Analysis {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies").join(name);
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("a policy").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("a text");
        Arc::new(SourceFile::new(path.display().to_string(), text))
    };
    analyzed(paths.iter().map(read).collect())
}

fn analyzed(files: Vec<Arc<SourceFile>>) -> Analysis {
    analyze(&Input {
        name: "p".to_owned(),
        files,
        library: Arc::new(Library::embedded()),
        as_of: Date::new(2026, 11, 25).expect("a day"),
    })
}

fn paired(old: &Document, new: &Document) -> Vec<Option<usize>> {
    let (mut free, mut twins) = (vec![true; old.insatser.len()], vec![None; new.insatser.len()]);
    likely(old, new, &mut free, &mut twins);
    let at = |twin: Option<(usize, Matched)>| twin.map(|(at, _)| at);
    twins.into_iter().map(at).collect()
}

/// Every pair counted, and the most alike taken first.
fn counted(old: &Document, new: &Document) -> Vec<Option<usize>> {
    let mut known = HashMap::new();
    let mut words =
        |document: &Document| document.insatser.iter().map(|insats| Words::of(insats, &mut known)).collect::<Vec<_>>();
    let (before, after) = (words(old), words(new));
    let mut scored = Vec::new();
    for (b, other) in after.iter().enumerate() {
        for (a, one) in before.iter().enumerate() {
            let score = one.score(other);
            assert!(one.at_most(other) >= score, "{} och {}", one.title, other.title);
            scored.push((score, a, b));
        }
    }
    scored.retain(|(score, ..)| *score >= ALIKE);
    // Sorting keeps the order of equals, which is that of the second document and then of the first.
    scored.sort_by(|x, y| y.0.total_cmp(&x.0));
    let mut twins = vec![None; after.len()];
    for (_, a, b) in scored {
        if twins[b].is_none() && !twins.contains(&Some(a)) {
            twins[b] = Some(a);
        }
    }
    twins
}

#[test]
fn pairing_by_estimates_is_pairing_by_counting_every_pair() {
    let read = ["bengtsfors", "mellerud"].map(policy);
    let documents: Vec<&Document> = read.iter().filter_map(|analysis| analysis.document.as_ref()).collect();
    let mut found = 0;
    for old in &documents {
        for new in &documents {
            let pairs = paired(old, new);
            found += pairs.iter().flatten().count();
            assert_eq!(pairs, counted(old, new));
        }
    }
    // Each with itself, and the twins among them with each other.
    assert!(found > 55, "{found}");
}

/// A riktlinje whose insatser are all nearly the same, each with words of its own.
fn nearly_the_same(shift: usize) -> Analysis {
    let mut text = String::new();
    for at in 0..12_usize {
        let own = |step: usize| (at * 5 + shift) * step % 11;
        let words: Vec<String> = (0..24).map(|word| format!("ord{}", word * 20 + own(word) % 3)).collect();
        let title = format!("Stöd {} för {}", own(2), own(3));
        text.push_str(&format!("insats i{at} \"{title}\" är stöd {{ innehåll \"{}\" }}\n", words.join(" ")));
    }
    analyzed(vec![Arc::new(SourceFile::new("p.stadga", text))])
}

#[test]
fn of_insatser_that_are_nearly_the_same_the_most_alike_are_paired() {
    for shift in 0..5 {
        let read = [nearly_the_same(0), nearly_the_same(shift)];
        let [old, new] = read.each_ref().map(|analysis| analysis.document.as_ref().expect("a riktlinje"));
        let pairs = paired(old, new);
        assert!(pairs.iter().flatten().count() > 8, "{pairs:?}");
        assert_eq!(pairs, counted(old, new));
    }
}
