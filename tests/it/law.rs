//! The law in time: whatever a finding cites is in force on the day, and two versions of a provision are told apart.

use std::collections::BTreeSet;
use std::sync::Arc;

use stadga::analysis::{self, Input};
use stadga::date::Date;
use stadga::diagnostic::Diagnostic;
use stadga::law::{self, EMBEDDED, Library};
use stadga::registry;
use stadga::source::SourceFile;

use crate::support::{LIBRARY, PRELUDE, analyze, analyze_folder, root};
use crate::ui::cases;

/// Every lagrum that some finding of the tests rests on, names in its help or shows beside it, and every one that a
/// kind of finding or its page rests on.
fn cited() -> BTreeSet<String> {
    let mut cited = BTreeSet::new();
    for descriptor in registry::all() {
        cited.extend(descriptor.lagrum.iter().map(|lagrum| (*lagrum).to_owned()));
        let section = descriptor.page.split_once("## Lagrum").and_then(|(_, rest)| rest.split_once("## Gränser"));
        cited.extend(in_text(section.map_or("", |(section, _)| section)));
    }
    let mut add = |found: &Diagnostic| {
        cited.extend(found.lagrum.iter().cloned());
        cited.extend(found.help.iter().chain(&found.notes).flat_map(|text| in_text(text)));
    };
    for case in cases() {
        let text = std::fs::read_to_string(&case).expect("a case");
        let whole = if text.contains("riktlinje \"") { text } else { format!("{text}\n{PRELUDE}") };
        analyze("case", &whole).diagnostics.iter().for_each(&mut add);
    }
    for policy in ["alingsas", "bengtsfors", "mellerud", "tomelilla"] {
        analyze_folder(&format!("policies/{policy}")).diagnostics.iter().for_each(&mut add);
    }
    cited
}

/// The lagrum of running text, as `14 kap. 5 § SoL`: the words around a paragraph sign that read as one.
fn in_text(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let trim = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '§' && c != '-').to_owned();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| **word == "§") {
        let law = words.get(at + 1).map_or_else(String::new, |word| trim(word));
        let start = words[..at].iter().rposition(|word| word.starts_with("kap")).and_then(|kap| kap.checked_sub(1));
        let Some(start) = start.filter(|start| at - start <= 4) else { continue };
        let before: Vec<String> =
            words[start..at].iter().map(|word| word.trim_matches(['`', '{', '(']).to_owned()).collect();
        if LIBRARY.law.act(&law).is_some() {
            found.push(format!("{} {word} {law}", before.join(" ")));
        }
    }
    found
}

#[test]
fn lagrum_are_found_in_text() {
    assert_eq!(
        in_text("skriv `dokumentation enligt 14 kap. 3 § SoL`, se {6 kap. 13 a § FB}. I 1 kap. 2 § står inget."),
        ["14 kap. 3 § SoL", "6 kap. 13 a § FB"]
    );
}

#[test]
fn whatever_a_finding_cites_is_in_force_on_every_day_since_the_law_began() {
    let law = &LIBRARY.law;
    let start = Date::new(2025, 7, 1).expect("a day");
    let changes = law.provisions.iter().flat_map(|provision| {
        [Some(provision.period.from), provision.period.to.map(Date::next_day)].into_iter().flatten()
    });
    let days: BTreeSet<Date> = changes.filter(|day| *day >= start).chain([start]).collect();
    assert!(days.len() > 1, "the library knows a provision that has changed since");
    let cited = cited();
    assert!(cited.len() > 40, "{cited:?}");
    let mut wrong = Vec::new();
    for lagrum in cited.iter().filter(|lagrum| !lagrum.ends_with("SoL-2001")) {
        for day in &days {
            match law.cited(lagrum, *day) {
                Some(provision) if !provision.account.is_blank() && !provision.title.is_empty() => {}
                Some(_) => wrong.push(format!("{lagrum} is without an account on {day}")),
                None => wrong.push(format!("{lagrum} is not in force on {day}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The library with one of its files changed.
fn library(file: &str, change: impl Fn(&str) -> String) -> Arc<Library> {
    let files = stadga::law::EMBEDDED.iter().map(|(name, _)| {
        let text = std::fs::read_to_string(root().join(name)).expect("a file of the library");
        let text = if name.ends_with(file) { change(&text) } else { text };
        Arc::new(SourceFile::new(*name, text))
    });
    Arc::new(Library::read(files))
}

/// 21 kap. 2 § in two versions, of which the second draws its line at 16.
fn from_sixteen(first_until: &str, second_from: &str) -> Arc<Library> {
    library("30-sol-18-22.stadga", |text| {
        let (before, rest) = text.split_once("paragraf 21 kap. 2 § SoL").expect("the provision");
        let (own, after) = rest.split_once("\n}\n").expect("its end");
        let first = own.replacen("2025-07-01", &format!("2025-07-01 till {first_until}"), 1);
        let second = own.replacen("2025-07-01", second_from, 1).replace("från 15 år", "från 16 år");
        assert_ne!(own, second);
        format!("{before}paragraf 21 kap. 2 § SoL{first}\n}}\n\nparagraf 21 kap. 2 § SoL{second}\n}}\n{after}")
    })
}

fn codes_on(library: &Arc<Library>, day: &str) -> Vec<(&'static str, String)> {
    let text = r#"insats kväll "Kvällshäng" är ungdomsstöd {
    kortfattat """Du som har fyllt 15 år är välkommen."""
    innehåll """Vi spelar spel. Du får veta vad som händer och får säga vad du tycker."""
    villkor { ålder 15–19 år }
    från 15 år utan vårdnadshavares samtycke """Nämnden finner det lämpligt: unga kommer hellre på egen hand."""
}"#;
    let whole = format!("{text}\n{}", PRELUDE.replace("samtycke av vårdnadshavare för barn under 18 år", ""));
    let files = vec![Arc::new(SourceFile::new("två-versioner.stadga", whole))];
    let as_of = Date::parse(day).expect("a day");
    let input = Input { name: "två versioner".to_owned(), files, library: Arc::clone(library), as_of };
    let found = analysis::analyze(&input).diagnostics;
    found.into_iter().map(|found| (found.descriptor.code, found.message)).collect()
}

#[test]
fn the_version_of_the_day_decides() {
    let library = from_sixteen("2026-12-31", "2027-01-01");
    assert!(library.diagnostics.is_empty(), "{:?}", library.diagnostics);
    assert_eq!(codes_on(&library, "2026-12-31"), []);
    let waived = "`Kvällshäng` ges till en 15-åring utan att vårdnadshavaren samtycker".to_owned();
    assert_eq!(codes_on(&library, "2027-01-01"), [("L011", waived)]);
}

#[test]
fn a_law_holds_through_its_last_day() {
    let text = PRELUDE
        .replace("gäller från 2026-07-01", "gäller från 2025-01-01\n    lag SoL-2001")
        .replace("ansöka om en insats.", "ansöka om en insats enligt {4 kap. 1 § SoL-2001}.")
        .replace("14 kap. 3 § SoL i", "11 kap. 5 § SoL-2001 i");
    let repealed_on = |day: &str| {
        let files = vec![Arc::new(SourceFile::new("gammal-lag.stadga", text.as_str()))];
        let as_of = Date::parse(day).expect("a day");
        let input = Input { name: "gammal lag".to_owned(), files, library: Arc::clone(&LIBRARY), as_of };
        let found = analysis::analyze(&input).diagnostics;
        found.into_iter().filter(|found| found.descriptor.code == "L006").map(|found| found.message).collect::<Vec<_>>()
    };
    assert_eq!(repealed_on("2025-06-30"), Vec::<String>::new());
    assert_eq!(
        repealed_on("2025-07-01"),
        [
            "`SoL-2001` är upphävd sedan 2025-07-01 och kan inte vara riktlinjens grund",
            "`4 kap. 1 § SoL-2001` gäller inte sedan 2025-07-01",
            "`11 kap. 5 § SoL-2001` gäller inte sedan 2025-07-01",
        ]
    );
}

#[test]
fn days_without_a_version_and_days_with_two_are_errors() {
    for (until, from, fault) in [
        ("2026-12-30", "2027-01-01", "mellan två versioner av paragrafen finns dagar då ingen gäller"),
        ("2027-01-01", "2027-01-01", "två versioner av paragrafen gäller samtidigt"),
    ] {
        let library = from_sixteen(until, from);
        let errors: Vec<(&str, &str)> =
            library.diagnostics.iter().map(|error| (error.descriptor.code, error.message.as_str())).collect();
        assert_eq!(errors, [("M015", fault)], "{until} {from}");
    }
}

/// `STADGA_UPPDATERA=1` keeps it anew. The program has it when it is built the next time, so that what else was written
/// anew in the same run was written by the law of before.
#[test]
fn what_is_kept_of_the_law_is_what_reading_it_gives() {
    let files = EMBEDDED.iter().map(|(name, text)| Arc::new(SourceFile::new(*name, *text)));
    let (read, embedded) = (Library::read(files), Library::embedded());
    let snapshot = law::snapshot(&read);
    assert!(!snapshot.is_empty(), "the embedded law has findings");
    let kept = root().join("src/law/snapshot.bin");
    let same = std::fs::read(&kept).expect("a snapshot") == snapshot;
    let known = law::kept().is_some() && law::snapshot(&embedded) == snapshot;
    if std::env::var_os("STADGA_UPPDATERA").is_some() && !(same && known) {
        std::fs::write(kept, snapshot).expect("the snapshot can be written");
        panic!("the law is kept anew: run `STADGA_UPPDATERA=1 cargo test` once more");
    }
    assert!(same && known, "the law has changed: run `STADGA_UPPDATERA=1 cargo test` twice");
    let names = |library: &Library| library.sources.iter().map(|(_, file)| file.name().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(&embedded), names(&read));
    assert!(embedded.diagnostics.is_empty());
}
