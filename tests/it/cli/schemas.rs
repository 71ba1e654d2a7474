//! The JSON that `pröva` and `fråga` print follows the schemas in `docs/schema`, which the types give.

use super::{Folder, sound};
use crate::support::{compare, root};
use stadga::tools::{evaluate, trials};

const CASE: &str = r#"
uppgift nyinflyttad "har flyttat hit i år" { kontrolleras genom egen uppgift }

insats välkomst "Välkomst" är stödsamtal {
    innehåll """Ett samtal."""
    villkor { ålder minst 18 år  nyinflyttad }
}

insats tyst "Tyst" är stöd { innehåll """Stöd.""" }

prov "Fel" { person { ålder 16 år } ges välkomst  ges tyst }
prov "Rätt" { person { ålder 16 år } nekas välkomst därför att ålder }
prov "Oläsligt" { person { nyinflytad } beror välkomst på nyinflyttad }
"#;

#[test]
fn the_schemas_are_those_that_the_types_give() {
    let mut wrong = Vec::new();
    compare(&trials::schema(), root().join("docs/schema/prova-1.schema.json"), &mut wrong);
    compare(&evaluate::schema(), root().join("docs/schema/fraga-1.schema.json"), &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_printed_follows_its_schema() {
    let here = Folder::new();
    here.write("p/a.stadga", format!("{}{CASE}", sound()));
    let policies = root().join("policies");
    for (command, schema) in [("pröva", trials::schema()), ("fråga", evaluate::schema())] {
        let schema = serde_json::from_str(&schema).expect("JSON");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        for path in ["p", policies.to_str().expect("a path")] {
            let ran = here.run(&[command, path, "--format", "json", "--datum", "2026-11-22"]);
            let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
            let wrong: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
            assert!(wrong.is_empty(), "{command} {path}: {}", wrong.join("\n"));
            assert!(json["dokument"].as_array().is_some_and(|documents| !documents.is_empty()));
        }
    }
}
