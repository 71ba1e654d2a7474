//! `jämför` as a pure function: cases as files (two texts and what is told of them), and what must hold of any two.

mod random;

use std::path::PathBuf;

use jsonschema::Validator;
use serde_json::Value;

use crate::support::{PRELUDE, analyze, analyze_files, analyze_folder, compare, root};
use stadga::analysis::Analysis;
use stadga::tools::diff::{self, Comparison, Kind, Version, json, page, text};

fn of(old: &Analysis, new: &Analysis) -> Comparison {
    let version = |analysis, source| Version { analysis, source };
    diff::compare(version(old, "förra.stadga"), version(new, "nya.stadga")).expect("two riktlinjer")
}

fn whole(text: &str) -> String {
    if text.contains("riktlinje \"") { text.to_owned() } else { format!("{text}\n{PRELUDE}") }
}

/// The folders with a case, in name order.
fn cases() -> Vec<PathBuf> {
    let folder = root().join("tests/diff");
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("cases").map(|entry| entry.expect("an entry").path()).collect();
    cases.sort();
    cases
}

fn case(folder: &std::path::Path) -> (Analysis, Analysis) {
    let read = |name: &str| whole(&std::fs::read_to_string(folder.join(name)).expect("a case"));
    (analyze("a", &read("a.stadga")), analyze("b", &read("b.stadga")))
}

#[test]
fn every_case_is_told_as_it_was_read() {
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() > 12, "only {} cases", cases.len());
    for folder in cases {
        let (old, new) = case(&folder);
        compare(&text::text(&of(&old, &new), true), folder.join("svar.txt"), &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The files of a riktlinje, in name order.
fn texts(folder: &str) -> Vec<(String, String)> {
    let files = std::fs::read_dir(root().join(folder)).expect("a folder").map(|file| file.expect("an entry").path());
    let read = |path: PathBuf| (path.display().to_string(), std::fs::read_to_string(&path).expect("UTF-8"));
    let mut texts: Vec<(String, String)> = files.map(read).collect();
    texts.sort();
    texts
}

#[test]
fn the_persons_of_a_comparison_become_provs_that_hold_in_the_second_riktlinje() {
    let mut sides = vec![["policies/mellerud", "policies/bengtsfors"].map(texts)];
    for folder in cases() {
        let read = |name: &str| whole(&std::fs::read_to_string(folder.join(name)).expect("a case"));
        sides.push(["a.stadga", "b.stadga"].map(|name| vec![(name.to_owned(), read(name))]));
    }
    let both_ways = sides.iter().flat_map(|[a, b]| [(a, b), (b, a)]);
    let analyzed = |files: &[(String, String)]| {
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        analyze_files("d", &files)
    };
    let mut proven = 0;
    for (old, new) in both_ways {
        let (before, now) = (analyzed(old), analyzed(new));
        let documents = (before.document.as_ref().expect("a document"), now.document.as_ref().expect("a document"));
        let provs = diff::provs(&of(&before, &now), documents.0, documents.1);
        let text = provs.join("\n");
        let after = analyzed(&[new.as_slice(), &[("prov.stadga".to_owned(), text.clone())]].concat());
        let here = |found: &&stadga::diagnostic::Diagnostic| {
            after.sources.get(found.span.file).is_some_and(|file| file.name() == "prov.stadga")
        };
        let wrong: Vec<&str> = after.diagnostics.iter().filter(here).map(|found| found.message.as_str()).collect();
        assert!(wrong.is_empty(), "{wrong:#?}\n{text}");
        let read = after.document.as_ref().map_or(0, |document| document.prov.len());
        assert_eq!(read, documents.1.prov.len() + provs.len(), "{text}");
        proven += provs.len();
    }
    assert!(proven > 25, "only {proven} persons became provs");
}

#[test]
fn mellerud_and_bengtsfors_are_told_on_one_page() {
    let (old, new) = (analyze_folder("policies/mellerud"), analyze_folder("policies/bengtsfors"));
    let told = text::text(&of(&old, &new), false);
    assert!(told.lines().count() <= 65, "{} lines", told.lines().count());
    // The two are read again now and then; what sets them apart stays.
    for apart in [
        "Insatser bara i Bengtsfors\n  - Samtal om våld i ungas nära relationer",
        "Får stöd bara i Mellerud\n  - I Mellerud kan en person som är bosatt i den andra kommunen",
        "  - Riktlinjen i Bengtsfors säger inget om villkor för Cannabisprogram för ungdomar (CPU).\n",
        "  - Nämnd: Socialnämnden → Kommunstyrelsen/Socialnämnden\n",
    ] {
        assert!(told.contains(apart), "{apart} in {told}");
    }
}

#[test]
fn a_riktlinje_does_not_differ_from_itself() {
    for name in ["alingsas", "bengtsfors", "mellerud", "tomelilla", "exempelkommun"] {
        let analysis = analyze_folder(&format!("policies/{name}"));
        let comparison = of(&analysis, &analysis);
        assert!(comparison.is_empty() && comparison.unread.is_empty(), "{name}");
        assert!(text::text(&comparison, true).ends_with("\n\nIngen skillnad.\n"), "{name}");
        assert_eq!(comparison.kind, Kind::Versions);
    }
}

#[test]
fn what_one_gains_the_other_loses() {
    let mut pairs: Vec<(Analysis, Analysis)> = cases().iter().map(|folder| case(folder)).collect();
    pairs.push((analyze_folder("policies/mellerud"), analyze_folder("policies/bengtsfors")));
    pairs.push((analyze_folder("policies/alingsas"), analyze_folder("policies/tomelilla")));
    for (old, new) in &pairs {
        assert_eq!(random::mirrored(&of(old, new)), random::shape(&of(new, old)));
    }
}

#[test]
fn the_json_follows_its_schema_and_the_schema_is_the_one_that_the_types_give() {
    let schema: Value = serde_json::from_str(&json::schema()).expect("JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("a schema");
    let validator: Validator = jsonschema::validator_for(&schema).expect("a schema");
    let mut wrong = Vec::new();
    compare(&json::schema(), root().join("docs/schema/jamforelse-1.schema.json"), &mut wrong);
    for folder in cases() {
        let (old, new) = case(&folder);
        let value: Value = serde_json::from_str(&json::json(&of(&old, &new))).expect("JSON");
        wrong.extend(validator.iter_errors(&value).map(|error| format!("{}: {error}", folder.display())));
        let keys = value.as_object().expect("an object");
        assert!(keys.keys().all(|key| key.is_ascii()) && value["version"] == 1);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_page_holds_all_it_needs_and_marks_what_differs_with_words() {
    let (old, new) = case(&root().join("tests/diff/texter"));
    let page = page::page(&of(&old, &new), true);
    for outside in ["<link", "<script", "src=", "url(", "@import"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains(r#"<del><span class="sign">[bort: </span>"#), "{page}");
    assert!(page.contains(r#"<ins><span class="sign">[nytt: </span>"#));
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"sv\">") && page.matches("<h1>").count() == 1);
}

#[test]
fn what_authors_write_is_inert_in_a_page_and_at_a_terminal() {
    let wild =
        "insats a \"<script>x</script> \u{1b}[31m & co\" är stödsamtal {\n    villkor { ålder minst 18 år }\n}\n";
    let old = analyze("a", PRELUDE);
    let new = analyze("b", &whole(wild));
    let comparison = of(&old, &new);
    let page = page::page(&comparison, true);
    assert!(page.contains("&lt;script&gt;x&lt;/script&gt;") && !page.contains("<script"), "{page}");
    assert!(!page.contains('\u{1b}'));
    assert!(!text::text(&comparison, true).contains('\u{1b}'));
}

#[test]
fn the_handbook_shows_what_is_told_of_its_two_examples() {
    let chapter = std::fs::read_to_string(root().join("docs/handbok/23-jamfora.md")).expect("the chapter");
    let blocks = |mark: &str| -> Vec<String> {
        let fence = format!("\n```{mark}\n");
        chapter.split(&fence).skip(1).map(|part| part.split("```").next().unwrap_or("").to_owned()).collect()
    };
    let fact = "uppgift läxhjälp \"behöver hjälp med läxorna\" { kontrolleras genom egen uppgift }";
    let whole = |text: &String| format!("{text}\n{fact}\n{}", PRELUDE.replace("Provby", "Lillby"));
    let examples: Vec<Analysis> = blocks("stadga").iter().map(|text| analyze("lillby", &whole(text))).collect();
    let version = |at: usize, source| Version { analysis: &examples[at], source };
    let comparison = diff::compare(version(0, "gammal/lillby.stadga"), version(1, "lillby.stadga"));
    let told = text::text(&comparison.expect("two riktlinjer"), false);
    let shown = blocks("text").into_iter().find(|block| block.starts_with("Ändringar")).expect("an answer");
    assert_eq!(told, shown);
}

#[test]
fn a_law_library_is_no_riktlinje() {
    let law = analyze_folder("policies/lag");
    let policy = analyze("b", PRELUDE);
    let version = |analysis| Version { analysis, source: "x" };
    assert_eq!(diff::compare(version(&law), version(&policy)), None);
    assert_eq!(diff::compare(version(&policy), version(&law)), None);
}
