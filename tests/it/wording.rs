//! The official wording of a provision, read from a record of the legal database: a small one of our own, and the real
//! one where it lies beside the project.

use stadga::date::Date;
use stadga::law::wording::Wording;

use crate::support::root;

const RECORD: &str = r#"{
  "beteckning": "2099:1", "rubrik": "Provlag (2099:1)",
  "fulltext": {"andringInford": "t.o.m. SFS 2099:9", "forfattningstext":
    "AVDELNING I. INLEDNING\r\n\r\n1 kap. Om lagen\r\n\r\nVad lagen gäller\r\n\r\n1 § Lagen gäller prov \r\nenligt 2 kap. 1 §.\r\n\r\n1. skriftliga prov, och\r\n\r\n2. muntliga prov.\r\n\r\nNästa rubrik\r\n\r\n2 § /Upphör att gälla U:2100-01-01/\r\nGamla ord.\r\n\r\n2 § /Träder i kraft I:2100-01-01/\r\nNya ord.\r\n\r\n2 a § Eget nummer.\r\n\r\n2 kap. Prov\r\n\r\n1 § Andra kapitlets ord.\r\n\r\nÖvergångsbestämmelser\r\n\r\n2099:1\r\n\r\n1. Denna lag träder i kraft."}
}"#;

#[test]
fn paragraphs_are_found_by_chapter_and_letter_and_headings_are_left_out() {
    let wording = Wording::read(RECORD).expect("a record");
    assert_eq!(
        text(&wording, "1 kap. 1 § PL", "2099-06-01"),
        Some("Lagen gäller prov enligt 2 kap. 1 §.\n1. skriftliga prov, och\n2. muntliga prov.")
    );
    assert_eq!(text(&wording, "1 kap. 2 a § PL", "2099-06-01"), Some("Eget nummer."));
    assert_eq!(text(&wording, "2 kap. 1 § PL", "2099-06-01"), Some("Andra kapitlets ord."));
    assert_eq!(text(&wording, "2 kap. 2 § PL", "2099-06-01"), None);
}

#[test]
fn the_version_in_force_on_the_day_is_shown() {
    let wording = Wording::read(RECORD).expect("a record");
    assert_eq!(text(&wording, "1 kap. 2 § PL", "2099-12-31"), Some("Gamla ord."));
    assert_eq!(text(&wording, "1 kap. 2 § PL", "2100-01-01"), Some("Nya ord."));
}

#[test]
fn what_is_no_record_is_told_in_swedish() {
    for json in ["", "{}", "[1]", r#"{"beteckning": "1", "fulltext": {"forfattningstext": ""}}"#] {
        let error = Wording::read(json).expect_err("no record");
        assert!(error.starts_with("filen "), "{error}");
    }
}

#[test]
fn every_provision_of_the_library_has_its_words_in_the_real_record() {
    let Ok(json) = std::fs::read_to_string(root().join("../shared/lag/sfs-2025-400.json")) else {
        println!("the statute is not on this machine; nothing was compared");
        return;
    };
    let wording = Wording::read(&json).expect("a record");
    let on = Date::new(2026, 2, 1).expect("a day");
    let law = &crate::support::LIBRARY.law;
    let provisions = law.provisions.iter().filter(|provision| provision.lagrum.law.value == "SoL");
    let missing: Vec<String> = provisions
        .filter(|provision| wording.text(&provision.lagrum, on).is_none())
        .map(|provision| provision.lagrum.paragraf())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn text<'a>(wording: &'a Wording, lagrum: &str, on: &str) -> Option<&'a str> {
    let lagrum = stadga::syntax::lagrum(lagrum).expect("a lagrum");
    wording.text(&lagrum, Date::parse(on).expect("a day"))
}
