//! `pröva`: provs that hold, fail, and reach nothing, as text, JSON and JUnit XML.

use std::sync::LazyLock;

use super::{Folder, sound};

/// Two insatser, and one prov that fails among two that hold.
static FAILING: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{}{}",
        sound(),
        r#"
uppgift skuld "har skulder" { kontrolleras genom egen uppgift }

insats råd "Råd om pengar & \"lån\" <1>" är rådgivning {
    innehåll """Vi räknar tillsammans."""
    villkor {
        ålder minst 18 år
        skuld
    }
}

insats kaffe "Kaffe" är mötesplats {
    innehåll """Kaffe."""
    villkor { ålder minst 65 år }
}

prov "17 & snart <18>" {
    person { ålder 17 år  skuld }
    ges råd
}

prov "Månaden före" {
    person { ålder 215 månader  skuld }
    nekas råd därför att ålder
}

prov "Okänd skuld" {
    person { ålder 18 år }
    beror råd på skuld
}
"#
    )
});

#[test]
fn a_failing_prov_shows_the_person_the_line_and_the_smallest_change() {
    let here = Folder::new();
    here.write("p/a.stadga", &*FAILING);
    let ran = here.run(&["pröva", "p"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let expected = r#"fel[V007]: provet `17 & snart <18>` slår fel: personen nekas `Råd om pengar & "lån" <1>`
   ┌─ p/a.stadga:32:9
   │
20 │         ålder minst 18 år
   │         ----------------- den här raden avgör
   ·
32 │     ges råd
   │         ^^^
   │
   = till exempel: en 17-åring som har skulder
   = hjälp: ändra villkoren om de inte säger vad nämnden menar, annars provet
   = provet skulle hålla om personen hade fyllt 18 år
   = läs mer: `stadga förklara V007`

p: 1 av 3 prov slår fel
  1 av 2 insatser prövas inte:
    p/a.stadga:25  Kaffe
  1 av 3 rader i villkoren avgör inget prov:
    p/a.stadga:27  `ålder minst 65 år`  (Kaffe)

"#;
    assert_eq!(ran.out, expected);
    // `kontrollera` says the same of the same prov.
    let checked = here.run(&["kontrollera", "p", "--datum", "2026-11-22"]);
    assert!(checked.out.contains(expected.split("\n\np:").next().expect("a finding")), "{}", checked.out);
    for name in ["prova", "test"] {
        assert_eq!(here.run(&[name, "p"]).out, expected, "{name}");
    }
}

#[test]
fn programs_read_each_expectation_its_answer_and_what_is_reached() {
    let here = Folder::new();
    here.write("p/a.stadga", &*FAILING);
    let ran = here.run(&["pröva", "p", "--format", "json"]);
    assert_eq!(ran.status, 1);
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let sum = serde_json::json!({
        "prov": 3, "haller": 2, "slar_fel": 1, "provas_inte": 0, "gar_inte_att_lasa": 0
    });
    assert_eq!(json["summa"], sum);
    let provs = &json["dokument"][0]["prov"];
    let told = |at: usize| {
        let one = &provs[at]["forvantningar"][0];
        [&one["forvantan"], &one["svar"], &one["utfall"], &one["uppgift"]]
            .map(|value| value.as_str().unwrap_or("-").to_owned())
    };
    assert_eq!(told(0), ["ges", "nekas", "slar-fel", "-"]);
    assert_eq!(told(1), ["nekas", "nekas", "haller", "ålder"]);
    assert_eq!(told(2), ["beror", "beror", "haller", "skuld"]);
    let found = &provs[0]["forvantningar"][0]["fynd"];
    assert_eq!(found["noter"][0], "provet skulle hålla om personen hade fyllt 18 år");
    assert_eq!(found["vittne"]["personer"]["individ"]["alder_manader"], 204);
    let reach = &json["dokument"][0]["tackning"];
    assert_eq!(reach["insatser"][1], serde_json::json!({"insats": "kaffe", "forvantningar": 0}));
    let decided: Vec<bool> =
        reach["rader"].as_array().expect("rows").iter().map(|row| row["avgors"].as_bool().expect("a bool")).collect();
    assert_eq!(decided, [true, true, false]);
}

#[test]
fn the_xml_is_well_formed_whatever_titles_hold() {
    let here = Folder::new();
    let text = FAILING
        .replace("Okänd skuld", "Okänd\u{1} skuld ]]> &amp; 'x'")
        .replace("beror råd på skuld", "beror kafe på skuld");
    here.write("p/a.stadga", text);
    let ran = here.run(&["pröva", "p", "--format", "junit"]);
    assert_eq!(ran.status, 1);
    let tree = roxmltree::Document::parse(&ran.out).expect("well-formed XML");
    let suites = tree.root_element();
    let count = |name: &str| suites.attribute(name).expect("a count").to_owned();
    assert_eq!([count("tests"), count("failures"), count("errors"), count("skipped")], ["3", "1", "1", "0"]);
    let cases: Vec<_> = tree.descendants().filter(|node| node.has_tag_name("testcase")).collect();
    let names: Vec<_> = cases.iter().map(|case| case.attribute("name").expect("a name")).collect();
    assert_eq!(names, ["17 & snart <18>", "Månaden före", "Okänd skuld ]]> &amp; 'x'"]);
    let failure = cases[0].descendants().find(|node| node.has_tag_name("failure")).expect("a failure");
    assert_eq!(
        failure.attribute("message").expect("a message"),
        "provet `17 & snart <18>` slår fel: personen nekas `Råd om pengar & \"lån\" <1>`"
    );
    assert!(failure.text().expect("a text").contains("provet skulle hålla om personen hade fyllt 18 år\n"));
    assert!(cases[2].descendants().any(|node| node.has_tag_name("error")));
}

#[test]
fn what_can_not_be_tested_is_never_called_tested() {
    let here = Folder::new();
    here.write("utan/a.stadga", sound());
    let ran = here.run(&["pröva", "utan"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "utan: inga prov\n\n"));
    assert!(ran.err.starts_with("hjälp: ett prov skrivs som "), "{}", ran.err);

    let silent = "\ninsats a \"A\" är stöd { innehåll \"a\" }\nprov \"p\" { person { ålder 9 år } ges a }\nprov \"q\" { person { ålder 9 år } }\n";
    here.write("tyst/a.stadga", format!("{}{silent}", sound()));
    let ran = here.run(&["pröva", "tyst"]);
    assert_eq!(ran.status, 0);
    assert_eq!(
        ran.out,
        "tyst: 0 av 2 prov håller och 2 prövar inget\n  tyst/a.stadga:16  provet `p` prövar inget\n  \
         tyst/a.stadga:17  provet `q` prövar inget\n  \
         1 av 1 insats prövas inte:\n    tyst/a.stadga:15  A\n\n"
    );

    here.write("oläslig/a.stadga", FAILING.replace("    skuld\n    }", "    skul\n    }"));
    let ran = here.run(&["pröva", "oläslig"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("`oläslig` har rader som inte går att läsa, och prov kan saknas"), "{}", ran.err);
    assert!(ran.out.contains("3 prövar inget"), "{}", ran.out);
}

#[test]
fn several_documents_are_summed_up_and_paths_that_are_wrong_are_told() {
    let here = Folder::new();
    here.write("a/a.stadga", &*FAILING).write("b/b.stadga", sound());
    let ran = here.run(&["pröva", "a", "b", "saknas"]);
    assert_eq!((ran.status, ran.err.as_str()), (2, "fel: `saknas` finns inte\n"));
    assert!(ran.out.ends_with("\nb: inga prov\n\n1 av 3 prov slår fel i 2 dokument\n"), "{}", ran.out);
    let ran = here.run(&["pröva", "a", "--format", "sarif"]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.err, "fel: `sarif` är inget format\nhjälp: skriv `text`, `json` eller `junit` efter `--format`\n");
}
