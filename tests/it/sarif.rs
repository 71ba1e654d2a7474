//! SARIF and workflow annotations: valid against the published schema, and whole for a small case.

use serde_json::Value;
use stadga::report::{github, sarif};

use crate::support::{PRELUDE, analyze, analyze_folder, root};

const CASE: &str = r#"insats samtal "Samtal, 100 %" är stödsamtal {
    kortfattat """Du kan få prata med någon."""
    innehåll """Samtal med en kurator."""
    villkor { våldutsatt }
    godta M001 "Namnet rättas i höst." av "Kommunjuristen" 2026-09-01 till 2026-12-31
}

uppgift våldsutsatt "är utsatt för våld" { kontrolleras genom egen uppgift }

prov "någon" { person { våldsutsatt } }
"#;

#[test]
fn the_log_is_valid_against_the_published_schema() {
    let Ok(text) = std::fs::read_to_string(root().join("../shared/schemas/sarif-schema-2.1.0.json")) else {
        println!("the SARIF schema is not on this machine; nothing was validated");
        return;
    };
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    let validator = jsonschema::draft7::new(&schema).expect("a schema");
    let analyses =
        [analyze_folder("policies/alingsas"), analyze_folder("policies/exempelkommun"), analyze("fall", &case())];
    let log: Value = serde_json::from_str(&sarif::log(&analyses, &[])).expect("JSON");
    let errors: Vec<String> =
        validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn a_result_has_its_place_its_fix_and_its_suppression() {
    let log: Value = serde_json::from_str(&sarif::log(&[analyze("fall å.stadga", &case())], &[])).expect("JSON");
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "M001");
    assert_eq!(result["level"], "error");
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "fall%20%C3%A5.stadga");
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!((region["startLine"].as_u64(), region["startColumn"].as_u64()), (Some(4), Some(15)));
    assert_eq!((region["endLine"].as_u64(), region["endColumn"].as_u64()), (Some(4), Some(25)));
    let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(change["insertedContent"]["text"], "våldsutsatt");
    let suppression = &result["suppressions"][0];
    assert_eq!(suppression["status"], "accepted");
    assert_eq!(suppression["justification"], "Namnet rättas i höst. (Kommunjuristen, 2026-09-01, till 2026-12-31)");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
    assert_eq!(rules[index]["id"], "M001");
}

#[test]
fn a_log_with_everything_in_it_is_valid() {
    let Ok(text) = std::fs::read_to_string(root().join("../shared/schemas/sarif-schema-2.1.0.json")) else {
        println!("the SARIF schema is not on this machine; nothing was validated");
        return;
    };
    let validator = jsonschema::draft7::new(&serde_json::from_str(&text).expect("JSON")).expect("a schema");
    let analysis = analyze("fall", &case());
    let law = &crate::support::LIBRARY.law;
    let mut provisions = law.accounts(["21 kap. 2 § SoL", "11 kap. 5 § SoL", "14 kap. 5 § SoL"], analysis.as_of);
    provisions[0].wording =
        Some(stadga::diagnostic::Wording { source: "SFS 2099:1".to_owned(), text: Some("Påhittade ord.".to_owned()) });
    let log: Value = serde_json::from_str(&sarif::log(&[analysis], &provisions)).expect("JSON");
    let errors: Vec<String> =
        validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    let ids: Vec<&str> = log["runs"][0]["taxonomies"][0]["taxa"]
        .as_array()
        .expect("taxa")
        .iter()
        .map(|taxon| taxon["id"].as_str().expect("an id"))
        .collect();
    assert_eq!(ids, ["11 kap. 5 § SoL", "14 kap. 5 § SoL", "21 kap. 2 § SoL"], "in the order of the law");
}

#[test]
fn columns_count_characters_and_the_byte_order_mark_is_none() {
    // Outside the first plane, and as two code points: each code point counts once.
    let text = format!(
        "\u{feff}uppgift hund \"🐕 har hund, a\u{30a}\" {{ kontrolleras genom egen uppgift }} uppgift katt \"x\" {{ }}\n{PRELUDE}"
    );
    let log: Value = serde_json::from_str(&sarif::log(&[analyze("fall", &text)], &[])).expect("JSON");
    let regions: Vec<(u64, u64, u64)> = log["runs"][0]["results"]
        .as_array()
        .expect("results")
        .iter()
        .map(|result| {
            let region = &result["locations"][0]["physicalLocation"]["region"];
            let number = |key: &str| region[key].as_u64().expect("a number");
            (number("startLine"), number("startColumn"), number("endColumn"))
        })
        .collect();
    let line = text.lines().next().expect("a line").trim_start_matches('\u{feff}');
    let column = |what: &str| line[..line.find(what).expect("there")].chars().count() as u64 + 1;
    assert!(regions.contains(&(1, column("hund \""), column("hund \"") + 4)), "{regions:?}");
    assert!(regions.iter().any(|(row, from, _)| (*row, *from) == (1, column("uppgift katt"))), "{regions:?}");
}

#[test]
fn names_of_files_become_references_that_lead_there() {
    for (name, uri) in [
        ("policies/a/10-råd.stadga", "policies/a/10-r%C3%A5d.stadga"),
        ("./a.stadga", "a.stadga"),
        ("../a b/100%?#.stadga", "../a%20b/100%25%3F%23.stadga"),
        ("a:b.stadga", "a%3Ab.stadga"),
        ("policies\\a\\b.stadga", "policies/a/b.stadga"),
        ("/hem/åsa/a.stadga", "file:///hem/%C3%A5sa/a.stadga"),
        ("C:\\Mina dokument\\a.stadga", "file:///C:/Mina%20dokument/a.stadga"),
    ] {
        let log: Value = serde_json::from_str(&sarif::log(&[analyze(name, &case())], &[])).expect("JSON");
        let found = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(found, uri, "{name}");
    }
}

#[test]
fn a_change_in_several_places_is_told_file_by_file_and_related_places_are_the_documents_own() {
    let text = case().replace("Samtal med en kurator.", "Samtal om missbruk, och om missbruk.");
    let log: Value = serde_json::from_str(&sarif::log(&[analyze("fall", &text)], &[])).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let term = results.iter().find(|result| result["ruleId"] == "K005").expect("an old word");
    assert_eq!(term["fixes"][0]["artifactChanges"].as_array().expect("changes").len(), 1);
    assert_eq!(term["fixes"][0]["artifactChanges"][0]["replacements"].as_array().expect("replacements").len(), 2);
    assert_eq!(term["fixes"][0]["description"]["text"], "Skriv `skadligt bruk eller beroende` (granska ändringen)");
    assert_eq!((&term["relatedLocations"][0]["id"], &term["level"]), (&1.into(), &"note".into()));
    assert!(results.iter().all(|result| !result.to_string().contains("policies/lag")));
}

#[test]
fn a_rule_has_its_page_as_text_and_as_markdown() {
    let log: Value = serde_json::from_str(&sarif::log(&[], &[])).expect("JSON");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), stadga::registry::all().len());
    for rule in rules {
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        assert!(text(&rule["help"]["markdown"]).starts_with(&format!("# {}: ", text(&rule["id"]))));
        assert!(!text(&rule["help"]["text"]).contains("## ") && !text(&rule["help"]["text"]).contains("```"));
        let full = text(&rule["fullDescription"]["text"]);
        assert!(full.len() > 10 && full.ends_with('.') && !full.contains('\n'), "{}: {full}", rule["id"]);
        assert!(!text(&rule["shortDescription"]["text"]).is_empty());
    }
}

#[test]
fn signs_that_annotations_obey_are_escaped_in_every_field() {
    let text = CASE
        .replace("    godta M001 \"Namnet rättas i höst.\" av \"Kommunjuristen\" 2026-09-01 till 2026-12-31\n", "")
        .replace("Samtal, 100 %", "Samtal::set-output name=x::1 %0A");
    let found = github::annotations(&[analyze("a%,b:c\r\n.stadga", &format!("{text}\n{PRELUDE}"))]);
    for line in found.lines() {
        assert!(line.starts_with("::error file=a%25%2Cb%3Ac%0D%0A.stadga,line="), "{line}");
        let (fields, message) = line[2..].split_once("::").expect("a message");
        assert!(fields.split(',').skip(1).all(|field| field.contains('=')), "{fields}");
        assert!(!message.contains('\r'));
    }
}

#[test]
fn an_annotation_is_one_line_with_its_signs_escaped() {
    let text =
        CASE.replace("    godta M001 \"Namnet rättas i höst.\" av \"Kommunjuristen\" 2026-09-01 till 2026-12-31\n", "");
    let found = github::annotations(&[analyze("a,b.stadga", &format!("{text}\n{PRELUDE}"))]);
    let first = found.lines().next().expect("a line");
    assert!(first.starts_with("::error file=a%2Cb.stadga,line=4,col=15,endLine=4,endColumn=25,title=M001 "), "{first}");
    assert!(first.ends_with("villkor som heter `våldutsatt`%0AHjälp: skriv `våldsutsatt`"), "{first}");
}

#[test]
fn an_accepted_finding_is_no_annotation() {
    let found = github::annotations(&[analyze("fall", &case())]);
    assert!(!found.contains("M001"), "{found}");
}

fn case() -> String {
    format!("{CASE}\n{PRELUDE}")
}
