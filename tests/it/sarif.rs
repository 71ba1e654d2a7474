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
