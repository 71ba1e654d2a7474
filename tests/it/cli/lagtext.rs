//! `--lagtext` and `--lagrum`: our account of a provision, and the words of a law beside it. The record is our own,
//! with words that no statute has.

use super::{Folder, Ran};
use crate::support::PRELUDE;

const DAY: [&str; 2] = ["--datum", "2026-11-22"];

/// A record in the format of the legal database, for a law with the given number.
fn record(sfs: &str, text: &str) -> String {
    let text = text.replace('\n', "\\r\\n");
    format!(
        r#"{{"beteckning": "{sfs}", "rubrik": "Provlag ({sfs})", "fulltext": {{"andringInford": "t.o.m. SFS 2099:9", "forfattningstext": "{text}"}}}}"#
    )
}

const CHAPTERS: &str = "21 kap. Om barn\n\nNågot om samtycke\n\n2 § Påhittade ord om samtycke.\n\n1. för den ena, och\n\n2. för den andra.\n\n22 kap. Mer\n\n1 § Annat.";

/// A folder with a riktlinje that has an L011 and an L012, on 21 kap. 2 § SoL, and a record with that paragraph.
fn folder() -> Folder {
    let here = Folder::new();
    let insats = r#"
insats samtal "Samtal" är stödsamtal {
    kortfattat """Du kan få prata med någon."""
    innehåll """Du träffar en kurator, som berättar vad som händer och frågar vad du tycker."""
    villkor { ålder 12–17 år }
    inget samtycke """Det behövs inte."""
    text "Oro för barn" """Far ett barn illa måste vi anmäla det."""
}
"#;
    here.write("p/a.stadga", format!("{PRELUDE}{insats}")).write("sol.json", record("2025:400", CHAPTERS));
    here
}

fn check(here: &Folder, args: &[&str]) -> Ran {
    here.run(&[&["kontrollera", "p"][..], args, &DAY].concat())
}

#[test]
fn the_account_and_the_words_stand_once_after_the_findings() {
    let here = folder();
    let plain = check(&here, &[]);
    assert!(!plain.out.contains("Vår sammanfattning"), "{}", plain.out);
    let (findings, sum) = plain.out.trim_end().rsplit_once('\n').expect("a sum");

    let accounts = check(&here, &["--lagrum"]);
    let between = accounts.out.strip_prefix(findings).expect("the findings first").trim_start();
    assert!(between.starts_with("Lagrum som fynden vilar på\n\n3 kap. 1 § SoL: "), "{between}");
    assert!(between.trim_end().ends_with(sum), "{between}");
    assert_eq!(
        between.matches("21 kap. 2 § SoL: Barn och vårdnadshavarens samtycke\n  Vår sammanfattning\n").count(),
        1
    );
    assert!(!between.contains("Lagens ord"), "{between}");

    let words = check(&here, &["--lagtext", "sol.json"]);
    let told = "  Lagens ord (SFS 2025:400, ändrad t.o.m. SFS 2099:9)\n    \
                Påhittade ord om samtycke.\n    1. för den ena, och\n    2. för den andra.\n";
    assert!(words.out.contains(told), "{}", words.out);
    // 3 kap. 1 § is cited too, and the file does not have it.
    assert_eq!(words.out.matches("Filen har inte paragrafen så som den gäller den dagen.").count(), 1, "{}", words.out);
    assert_eq!((words.status, words.err.as_str()), (plain.status, ""));
}

#[test]
fn the_objects_of_json_are_the_same_with_and_without_a_law_text() {
    let here = folder();
    let json = ["--format", "json"];
    assert_eq!(check(&here, &json).out, check(&here, &[&json[..], &["--lagtext", "sol.json"]].concat()).out);
}

#[test]
fn sarif_tells_the_provisions_as_a_taxonomy() {
    let here = folder();
    let ran = check(&here, &["--format", "sarif", "--lagtext", "sol.json"]);
    let log: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let taxa = log["runs"][0]["taxonomies"][0]["taxa"].as_array().expect("taxa");
    let consent = taxa.iter().find(|taxon| taxon["id"] == "21 kap. 2 § SoL").expect("the provision");
    assert!(consent["fullDescription"]["text"].as_str().expect("text").starts_with("Vår sammanfattning: "));
    assert_eq!(
        consent["help"]["text"],
        "Lagens ord (SFS 2025:400, ändrad t.o.m. SFS 2099:9):\nPåhittade ord om samtycke.\n1. för den ena, och\n2. för den andra."
    );
    let result = &log["runs"][0]["results"][0];
    let index = usize::try_from(result["taxa"][0]["index"].as_u64().expect("an index")).expect("small");
    assert_eq!(taxa[index]["id"], result["taxa"][0]["id"]);
}

#[test]
fn the_review_report_shows_the_words_beside_the_account() {
    let here = folder();
    let build = |args: &[&str]| here.run(&[&["bygg", "p", "--ut", "ut"][..], args, &DAY].concat());
    assert_eq!(build(&[]).status, 0);
    assert!(!here.read("ut/p/granskning/index.html").contains("Lagens ord"));
    let ran = build(&["--lagtext", "sol.json"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let page = here.read("ut/p/granskning/index.html");
    let account = page.find("id=\"lagrum-21-kap-2-sol\"").expect("the provision");
    let words = page.find("<p>Påhittade ord om samtycke.</p>").expect("the words");
    assert!(account < words && page[account..words].contains("Vår sammanfattning"), "{page}");
    for path in here.all("ut").iter().filter(|path| path.ends_with(".html")) {
        let other = !path.contains("granskning");
        assert!(!(other && here.read(&format!("ut/{path}")).contains("Påhittade ord")), "{path}");
    }
}

#[test]
fn what_is_no_law_text_is_told_in_one_sentence_and_nothing_is_checked() {
    let here = folder();
    here.write("tom.json", "")
        .write("trasig.json", "{\"beteckning\": ")
        .write("annat.json", "{\"lagar\": []}")
        .write("utan.json", record("2025:400", "Inga paragrafer."))
        .write("annan-lag.json", record("2099:1", CHAPTERS))
        .write("samma.json", record("2025:400", CHAPTERS))
        .write("latin1.json", b"{\"beteckning\": \"\xe5\"}");
    let cases: &[(&[&str], &str)] = &[
        (&["saknas.json"], "lagtexten `saknas.json` kan inte användas: den finns inte"),
        (&["p"], "lagtexten `p` kan inte användas: den är en katalog; ange filen"),
        (&["tom.json"], "lagtexten `tom.json` kan inte användas: filen är inte hel JSON (rad 1, tecken 0)"),
        (&["trasig.json"], "lagtexten `trasig.json` kan inte användas: filen är inte hel JSON (rad 1, tecken 15)"),
        (
            &["annat.json"],
            "lagtexten `annat.json` kan inte användas: filen är JSON, men ingen författning ur regeringens \
             rättsdatabas: där finns `beteckning` och `fulltext.forfattningstext`",
        ),
        (&["utan.json"], "lagtexten `utan.json` kan inte användas: filen innehåller inga paragrafer"),
        (
            &["annan-lag.json"],
            "lagtexten `annan-lag.json` kan inte användas: den innehåller Provlag (2099:1), som lagbiblioteket inte har",
        ),
        (&["latin1.json"], "lagtexten `latin1.json` kan inte användas: filen är ingen text i UTF-8"),
        (
            &["sol.json", "samma.json"],
            "lagtexterna `sol.json` och `samma.json` är samma lag, SFS 2025:400; ange en av dem",
        ),
    ];
    for command in [&["kontrollera", "p"][..], &["bygg", "p", "--ut", "ut"]] {
        for (files, said) in cases {
            let given: Vec<&str> = files.iter().flat_map(|file| ["--lagtext", file]).collect();
            let ran = here.run(&[command, &given, &DAY].concat());
            assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{files:?}");
            assert_eq!(ran.err, format!("fel: {said}\n"));
        }
    }
    assert!(!here.has("ut"), "nothing is built");
    let ran = here.run(&["kontrollera", "--lagtext"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("`--lagtext` saknar sitt värde\nhjälp: skriv en fil med lagen"), "{}", ran.err);
}

#[test]
fn a_law_that_no_finding_cites_changes_nothing() {
    let here = folder();
    here.write("kl.json", record("2017:725", CHAPTERS));
    let accounts = check(&here, &["--lagrum"]);
    assert_eq!(check(&here, &["--lagtext", "kl.json"]).out, accounts.out);
}
