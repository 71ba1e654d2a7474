//! `stadga.json` and `kontrollera --format json`: the keys that others read, and the schema that describes them.

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::support::{PRELUDE, analyze, analyze_folder, compare, root};
use stadga::analysis::Analysis;
use stadga::diagnostic::{Acceptance, FactValue, Person, Witness};
use stadga::emit::json;
use stadga::report::json::check_output;

fn value(analysis: &Analysis) -> Value {
    serde_json::from_str(&json::document(analysis).expect("a riktlinje")).expect("JSON")
}

/// The JSON of the only insats of a text that has the standard riktlinje.
fn insats(text: &str) -> Value {
    value(&analyze("provby", &format!("{text}\n{PRELUDE}")))["insatser"][0].clone()
}

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(&json::schema()).expect("JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("a schema");
    jsonschema::validator_for(&schema).expect("a schema")
}

#[test]
fn the_schema_is_the_one_that_the_types_give() {
    let mut wrong = Vec::new();
    compare(&json::schema(), root().join("docs/schema/stadga-1.schema.json"), &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_policy_and_case_follows_the_schema() {
    let validator = validator();
    let mut analyses = Vec::new();
    for folder in std::fs::read_dir(root().join("policies")).expect("policies") {
        let name = folder.expect("an entry").file_name().to_string_lossy().into_owned();
        analyses.push(analyze_folder(&format!("policies/{name}")));
    }
    for case in crate::ui::cases() {
        let text = std::fs::read_to_string(&case).expect("a case");
        analyses.push(analyze("fall", &text));
        analyses.push(analyze("fall", &format!("{text}\n{PRELUDE}")));
    }
    let mut seen = 0;
    for analysis in &analyses {
        let Some(text) = json::document(analysis) else { continue };
        // Conditions may nest deeper than the reader otherwise allows.
        let mut reader = serde_json::Deserializer::from_str(&text);
        reader.disable_recursion_limit();
        let value = <Value as serde::Deserialize>::deserialize(&mut reader).expect("JSON");
        let wrong: Vec<String> =
            validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{}:\n{}", analysis.name, wrong.join("\n"));
        seen += 1;
    }
    assert!(seen > 3, "only {seen} documents");
}

#[test]
fn the_schema_turns_down_what_is_not_in_the_contract() {
    let validator = validator();
    let sound = value(&analyze("provby", &format!("{SMALL}\n{PRELUDE}")));
    let change = |path: &str, to: Value| {
        let mut changed = sound.clone();
        *changed.pointer_mut(path).unwrap_or_else(|| panic!("nothing at {path}")) = to;
        changed
    };
    assert!(validator.is_valid(&sound));
    for (path, to) in [
        ("/version", Value::from(2)),
        ("/insatser/0/anonymt", Value::from("kanske")),
        ("/insatser/0/villkor", Value::from("alla")),
        ("/insatser/0/dokumentation/regel", Value::Null),
        ("/insatser/0/tolk", Value::Null),
    ] {
        assert!(!validator.is_valid(&change(path, to)), "{path}");
    }
    let mut short = sound.clone();
    short["insatser"][0].as_object_mut().expect("an object").remove("samtycke");
    assert!(!validator.is_valid(&short), "a key is missing");
}

const SMALL: &str = r#"insats råd "Råd" är rådgivning {
    innehåll """Vi ger råd."""
    villkor öppet för alla
}"#;

#[test]
fn a_law_library_is_no_riktlinje() {
    assert_eq!(json::document(&analyze_folder("policies/lag")), None);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let once = json::document(&analyze_folder("policies/exempelkommun"));
    assert_eq!(once, json::document(&analyze_folder("policies/exempelkommun")));
    assert!(once.expect("a riktlinje").ends_with("}\n"));
}

const WHOLE: &str = r#"
riktlinje "Stöd utan prövning" {
    kommun "Alingsås", "Ale"
    nämnd "Socialnämnden"
    beslut 2026-06-16 § "73/2026" diarienummer "SN 2026/123"
    gäller från 2026-07-01
    översyn årligen
    kontakt { telefon "0322-61 60 00"  besök "Torget 1" }
    samtycke av vårdnadshavare för barn under 15 år
}
uppgift våldsutsatt "är eller har varit utsatt för våld" { kontrolleras genom egen uppgift }
uppgift sysselsättning "huvudsaklig sysselsättning" {
    värden studier, arbete, ingen
    kontrolleras genom intyg "skolintyg"
}
villkor grund { folkbokförd i kommunen }
metod CRAFT "Community Reinforcement" """En metod, se {14 kap. 4 § SoL} och {se stöd}."""
avsnitt "Rådgivning" """Om råd."""
underavsnitt "För unga"
insats stöd "Stöd_för unga" är anhörigstöd {
    ges till individ, förälder, närstående
    kortfattat """Kort."""
    innehåll """Mer."""
    text "Eget" """Annat."""
    målgrupp """Unga.""" { ålder 13–21 år }
    villkor {
        grund
        ålder 15–21 år
        något av {
            våldsutsatt
            inte sysselsättning någon av studier, arbete
        }
        inget av { ålder under 16 år  vistas i "Nol" }
        barnet { ålder högst 2 år  bosatt eller vistas stadigvarande i kommunen }
    }
    från 15 år utan samtycke """Det är lämpligt."""
    metod CRAFT
    omfattning "för barnet" 8–10 tillfällen à cirka 2 timmar under högst 4 månader "vid behov längre"
    form individuellt, grupp 6–12 deltagare, hembesök, öppet hus
    anonymt vid första besöket
    dokumentation undantag enligt 14 kap. 5 § SoL {
        särskilda skäl svårnådd-målgrupp """De vågar inte."""
        avvägning """Siffror räcker."""
        beslut 2026-06-16 § "73/2026"
    }
    uppföljning individnivå och verksamhetsnivå "Statistik."
    utförare "Huset" privat
    utförare "Kontoret"
    plats "Torget"
    avgift "150 kr per besök"
    språk svenska, arabiska
    tolk
    sakliga skäl """Därför."""
    gäller från 2026-07-01 till 2027-06-30
}
"#;

#[test]
fn a_whole_document_has_every_key_of_the_contract() {
    let mut wrong = Vec::new();
    let analysis = analyze("Alingsås", WHOLE);
    let mut found: Value = value(&analysis);
    found["diagnostik"] = Value::from("…");
    let text = serde_json::to_string_pretty(&found).expect("JSON") + "\n";
    compare(&text, root().join("tests/json/hela.json"), &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_silent_insats_says_null_and_not_nothing() {
    assert_eq!(
        insats(SMALL),
        json!({
            "namn": "råd", "slug": "rad", "titel": "Råd", "nummer": "1", "avsnitt": null,
            "kategori": "rådgivning", "kategorier": ["rådgivning", "insats"],
            "ges_till": ["individ"], "form": [], "grupp": null, "omfattning": [], "metoder": [], "malgrupp": null,
            "villkor": {"alla": []}, "alder": [],
            "samtycke": {"kravs_under": 18, "utan_fran": null, "en_racker": false, "text": null}, "anonymt": "nej",
            "dokumentation": {
                "regel": "individ", "lagrum": "14 kap. 3 § SoL", "system": "Journalen", "skal": null,
                "avvagning": null, "beslut": null, "text": null
            },
            "uppfoljning": null, "avgift": null, "utforare": [], "plats": null,
            "kontakt": {"telefon": "0123-456 78", "epost": null, "webb": null, "besok": null},
            "sprak": [], "tolk": false, "sakliga_skal": null, "galler": {"fran": "2026-07-01", "till": null},
            "texter": [{"slag": "innehall", "rubrik": "Innehåll", "markdown": "Vi ger råd."}]
        })
    );
}

/// The key of the only insats in a document whose riktlinje says no more than it must.
fn of_a_bare_riktlinje(clauses: &str, key: &str) -> Value {
    let text = format!(
        "riktlinje \"R\" {{ kommun \"Å\" nämnd \"N\" beslut 2026-06-16 gäller från 2026-07-01 }}
         \ninsats a \"A\" är stöd {{ innehåll \"\"\"A.\"\"\" {clauses} }}"
    );
    value(&analyze("a", &text))["insatser"][0][key].clone()
}

#[test]
fn consent_is_told_as_it_is_written() {
    let consent = |clauses: &str| of_a_bare_riktlinje(clauses, "samtycke");
    let told = |under: Value, from: Value, one: bool, text: Value| json!({"kravs_under": under, "utan_fran": from, "en_racker": one, "text": text});
    assert_eq!(consent(""), Value::Null);
    assert_eq!(consent("samtycke av vårdnadshavare"), told(json!(18), json!(null), false, json!(null)));
    assert_eq!(
        consent("samtycke av en vårdnadshavare för barn under 15 år"),
        told(json!(15), json!(null), true, json!(null))
    );
    assert_eq!(
        consent("inget samtycke \"\"\"De vill inte.\"\"\""),
        told(json!(null), json!(0), false, json!("De vill inte."))
    );
    assert_eq!(
        consent("från 15 år utan samtycke \"\"\"Bra.\"\"\""),
        told(json!(null), json!(15), false, json!("Bra."))
    );
    assert_eq!(
        consent("över 15 år utan samtycke \"\"\"Bra.\"\"\""),
        told(json!(null), json!(16), false, json!("Bra."))
    );
}

#[test]
fn documentation_is_told_by_its_rule() {
    let rule = |clauses: &str| of_a_bare_riktlinje(clauses, "dokumentation")["regel"].clone();
    assert_eq!(rule(""), "saknas");
    assert_eq!(rule("dokumentation enligt 14 kap. 3 § SoL"), "individ");
    assert_eq!(rule("dokumentation individnivå"), "individ");
    assert_eq!(rule("dokumentation verksamhetsnivå"), "verksamhet");
    assert_eq!(rule("dokumentation individnivå och verksamhetsnivå"), "individ+verksamhet");
    assert_eq!(rule("dokumentation undantag enligt 14 kap. 4 § SoL"), "undantag-14-4");
    assert_eq!(rule("dokumentation undantag enligt 14 kap. 5 § SoL"), "undantag-14-5");
    assert_eq!(rule("dokumentation undantag enligt 11 kap. 5 § SoL-2001"), "saknas");
}

#[test]
fn conditions_keep_their_shape_and_ages_are_what_follows_from_them() {
    let clauses = "ges till förälder villkor { barnet { ålder under 13 år } inte ålder 20–29 år ålder över 15 år }";
    let age = |vem: &str, min: Value, max: Value| json!({"vem": vem, "min_manader": min, "max_manader": max});
    assert_eq!(
        of_a_bare_riktlinje(clauses, "villkor"),
        json!({"alla": [
            {"alla": [{"alder": age("barnet", json!(null), json!(155))}]},
            {"inte": {"alder": age("individ", json!(240), json!(359))}},
            {"alder": age("individ", json!(192), json!(null))}
        ]})
    );
    assert_eq!(
        of_a_bare_riktlinje(clauses, "alder"),
        json!([
            age("individ", json!(192), json!(239)),
            age("individ", json!(360), json!(null)),
            age("barnet", json!(null), json!(155))
        ])
    );
    assert_eq!(of_a_bare_riktlinje("", "villkor"), Value::Null);
}

#[test]
fn findings_of_several_documents_are_one_object() {
    let mut first = analyze("ett", &format!("insats a \"A\" är rådgivning {{ innehåll \"\"\"Å\"\"\" }}\n{PRELUDE}"));
    let found = first.diagnostics.iter_mut().find(|found| found.descriptor.code == "M010").expect("no villkor");
    found.notes = vec!["bygger på förarbetena".to_owned()];
    found.accepted = Some(Acceptance {
        reason: "Öppet för alla.".to_owned(),
        by: "Juristen".to_owned(),
        on: "2026-01-15".to_owned(),
        until: None,
        span: found.span,
    });
    found.witness = Some(Witness {
        text: "en 10-åring, med en närstående som är utsatt för våld".to_owned(),
        persons: vec![
            Person {
                who: "individ",
                age_months: Some(120),
                residence: vec![
                    ("vistas", "Ängsby".to_owned(), false),
                    ("vistas", "Hagen".to_owned(), true),
                    ("folkbokford", String::new(), false),
                ],
                facts: Vec::new(),
            },
            Person {
                who: "närstående",
                facts: vec![
                    ("våldsutsatt".to_owned(), FactValue::Bool(true)),
                    ("syssla".to_owned(), FactValue::Name("ingen".to_owned())),
                ],
                ..Person::default()
            },
        ],
    });
    first.diagnostics.retain(|found| found.descriptor.code == "M010");
    let mut second = analyze("två", "");
    second.diagnostics.retain(|found| found.descriptor.code == "M009");
    let output: Value = serde_json::from_str(&check_output(&[first, second])).expect("JSON");
    let finding = &output["diagnostik"][0];
    assert_eq!(
        output,
        json!({"version": 1, "diagnostik": [
            {
                "dokument": "ett", "kod": "M010", "slug": "rad-saknas", "allvar": "fel", "insats": "a",
                "meddelande": "insatsen `A` saknar raden `villkor`", "lagrum": [], "fil": "ett",
                "fran": {"rad": 1, "kolumn": 1}, "till": {"rad": 1, "kolumn": 13},
                "hjalp": finding["hjalp"].as_str().expect("help"), "noter": ["bygger på förarbetena"],
                "vittne": {"text": "en 10-åring, med en närstående som är utsatt för våld", "personer": {
                    "individ": {"alder_manader": 120, "bosattning": {"folkbokford": false, "vistas": true}, "uppgifter": {}},
                    "narstaende": {"alder_manader": null, "bosattning": {}, "uppgifter": {"syssla": "ingen", "våldsutsatt": true}}
                }},
                "godtagen": {"motivering": "Öppet för alla.", "av": "Juristen", "datum": "2026-01-15", "till": null}
            },
            {
                "dokument": "två", "kod": "M009", "slug": output["diagnostik"][1]["slug"], "allvar": "fel", "insats": null,
                "meddelande": "dokumentet har ingen riktlinje", "lagrum": [], "fil": "två",
                "fran": {"rad": 1, "kolumn": 1}, "till": {"rad": 1, "kolumn": 1},
                "hjalp": output["diagnostik"][1]["hjalp"], "noter": [], "vittne": null, "godtagen": null
            }
        ]})
    );
    assert_eq!(check_output(&[]), "{\n  \"version\": 1,\n  \"diagnostik\": []\n}\n");
}
