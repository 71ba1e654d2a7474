//! `godta`: what a lawyer accepts, what comes back, what matches nothing and what nobody may accept, as the terminal,
//! JSON, SARIF and the review report tell it.

use super::{Folder, Ran};
use crate::support::PRELUDE;

/// A riktlinje with one insats that gives L032, and rows of the insats and of the riktlinje.
fn folder(insats: &str, riktlinje: &str) -> Folder {
    let here = Folder::new();
    let prelude = PRELUDE.trim_end().strip_suffix('}').expect("a brace").to_owned();
    here.write(
        "p/a.stadga",
        format!(
            r#"{prelude}{riktlinje}
}}

insats bokbyte "Bokbyte" är mötesplats {{
    kortfattat """Byt böcker med andra."""
    innehåll """Ta med en bok och gå hem med en annan."""
    villkor {{
        ålder minst 18 år
        folkbokförd i kommunen
    }}
{insats}
}}
"#
        ),
    );
    here
}

fn check(here: &Folder, day: &str, args: &[&str]) -> Ran {
    here.run(&[&["kontrollera", "p", "--datum", day][..], args].concat())
}

/// Code, severity and whether it is accepted, of every finding.
fn found(here: &Folder, day: &str) -> Vec<(String, String, bool)> {
    let json: serde_json::Value = serde_json::from_str(&check(here, day, &["--format", "json"]).out).expect("JSON");
    let text = |value: &serde_json::Value| value.as_str().expect("text").to_owned();
    let found = json["diagnostik"].as_array().expect("findings").iter();
    found.map(|found| (text(&found["kod"]), text(&found["allvar"]), !found["godtagen"].is_null())).collect()
}

fn expect(expected: &[(&str, &str, bool)]) -> Vec<(String, String, bool)> {
    expected.iter().map(|(code, severity, accepted)| ((*code).to_owned(), (*severity).to_owned(), *accepted)).collect()
}

const ACCEPTED: &str =
    "    godta L032 \"Grannkommunen har ett eget, \\\"Läslusen\\\".\" av \"Kommunjuristen\" 2026-09-01 till 2026-12-31";

#[test]
fn an_acceptance_holds_from_its_day_to_its_end_and_then_the_finding_is_back() {
    let here = folder(ACCEPTED, "");
    let open = [("L032", "anmarkning", false)];
    let accepted = [("L032", "anmarkning", true)];
    for (day, expected) in [
        ("2026-08-31", &open[..]),
        ("2026-09-01", &accepted),
        ("2026-12-31", &accepted),
        ("2027-01-01", &[("L032", "anmarkning", false), ("K008", "varning", false)]),
    ] {
        assert_eq!(found(&here, day), expect(expected), "{day}");
    }
    let ran = check(&here, "2027-01-01", &["--strikt"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("godkännandet av L032 gick ut 31 december 2026, så fyndet gäller igen"), "{}", ran.out);
}

#[test]
fn an_acceptance_without_an_end_and_one_on_the_riktlinje_hold_too() {
    let without_end = "    godta L032 \"Skäl.\" av \"Kommunjuristen\" 2026-09-01";
    assert_eq!(found(&folder(without_end, ""), "2027-06-30"), expect(&[("L032", "anmarkning", true)]));
    let by_name = "    godta endast-folkbokförda \"Skäl.\" av \"Kommunjuristen\" 2026-09-01";
    for (insats, riktlinje) in [("", without_end), ("", by_name), (by_name, "")] {
        assert_eq!(found(&folder(insats, riktlinje), "2026-11-22"), expect(&[("L032", "anmarkning", true)]));
    }
}

#[test]
fn json_the_report_and_sarif_tell_reason_role_and_dates() {
    let here = folder(ACCEPTED, "");
    let json: serde_json::Value =
        serde_json::from_str(&check(&here, "2026-11-22", &["--format", "json"]).out).expect("JSON");
    assert_eq!(
        json["diagnostik"][0]["godtagen"],
        serde_json::json!({
            "motivering": "Grannkommunen har ett eget, \"Läslusen\".", "av": "Kommunjuristen",
            "datum": "2026-09-01", "till": "2026-12-31",
        })
    );
    let log: serde_json::Value =
        serde_json::from_str(&check(&here, "2026-11-22", &["--format", "sarif"]).out).expect("JSON");
    let suppression = &log["runs"][0]["results"][0]["suppressions"][0];
    assert_eq!((&suppression["kind"], &suppression["status"]), (&"inSource".into(), &"accepted".into()));
    assert_eq!(
        suppression["justification"],
        "Grannkommunen har ett eget, \"Läslusen\". (Kommunjuristen, 2026-09-01, till 2026-12-31)"
    );
    assert_eq!(suppression["location"]["physicalLocation"]["region"]["startLine"], 23);
    assert_eq!(check(&here, "2026-11-22", &["--format", "github"]).out, "");

    assert_eq!(here.run(&["bygg", "p", "--ut", "ut", "--datum", "2026-11-22"]).status, 0);
    let page = crate::html::text(&here.read("ut/p/granskning/index.html"));
    assert!(page.contains("Granskningen har 1 godtaget avsteg."), "{page}");
    let told = "Godtaget av Kommunjuristen den 2026-09-01. Gäller till och med den 2026-12-31. \
                Skäl: Grannkommunen har ett eget, \"Läslusen\". Står på rad 23 i a.stadga.";
    assert!(page.contains(told), "{page}");
    assert_eq!(here.run(&["bygg", "p", "--ut", "ut", "--datum", "2027-01-01"]).status, 0);
    let page = crate::html::text(&here.read("ut/p/granskning/index.html"));
    assert!(page.contains("Granskningen har 1 varning och 1 anmärkning."), "{page}");
}

#[test]
fn what_matches_nothing_is_a_fel_that_can_be_taken_away() {
    let row = "    godta L034 \"Skäl.\" av \"Kommunjuristen\" 2026-09-01";
    for (insats, riktlinje) in [(row, ""), ("", row)] {
        let here = folder(insats, riktlinje);
        assert!(found(&here, "2026-11-22").contains(&expect(&[("K007", "fel", false)])[0]));
        assert_eq!(here.run(&["rätta", "p", "--alla", "--datum", "2026-11-22"]).status, 0);
        assert!(!here.read("p/a.stadga").contains("godta"), "{}", here.read("p/a.stadga"));
    }
    // An acceptance of one code says nothing of another, nor one insats' of the riktlinje's findings.
    let here = folder("    godta L099 \"Skäl.\" av \"Kommunjuristen\" 2026-09-01", "");
    assert!(found(&here, "2026-11-22").contains(&expect(&[("M013", "fel", false)])[0]));
    assert!(!found(&here, "2026-11-22").iter().any(|(code, ..)| code == "K007"));
}

#[test]
fn three_codes_cannot_be_accepted_as_fel() {
    for (code, insats) in [
        (
            "L001",
            r#"insats a "Stödfamilj" är kontaktfamilj {
    kortfattat """Ditt barn kan bo hos en annan familj ibland."""
    innehåll """En familj tar emot ditt barn."""
    villkor { ålder minst 18 år }
ROW}"#,
        ),
        (
            "L002",
            r#"insats a "Pengar till mat" är försörjningsstöd {
    kortfattat """Du kan få pengar."""
    innehåll """Pengar till mat."""
    villkor { ålder minst 18 år }
ROW}"#,
        ),
        (
            "L011",
            r#"insats a "Samtal för unga" är stödsamtal {
    kortfattat """Du kan få prata med någon."""
    innehåll """Du träffar en kurator, som berättar vad som händer och frågar vad du tycker."""
    villkor { ålder 12–14 år }
    inget samtycke """Det behövs inte."""
ROW}"#,
        ),
    ] {
        let row = format!("    godta {code} \"Skäl.\" av \"Nämndens ordförande\" 2026-09-01\n");
        for place in ["insats", "riktlinje"] {
            let here = Folder::new();
            let (prelude, row) = match place {
                "insats" => (PRELUDE.to_owned(), row.as_str()),
                _ => (format!("{}{row}}}\n", PRELUDE.trim_end().strip_suffix('}').expect("a brace")), ""),
            };
            here.write("p/a.stadga", format!("{prelude}\n{}\n", insats.replace("ROW", row)));
            let found = found(&here, "2026-11-22");
            assert!(found.contains(&expect(&[(code, "fel", false)])[0]), "{code} {place}: {found:?}");
            assert!(found.contains(&expect(&[("K007", "fel", false)])[0]), "{code} {place}: {found:?}");
            let ran = check(&here, "2026-11-22", &[]);
            assert!(ran.out.contains(&format!("{code} kan inte godtas: ")), "{}", ran.out);
        }
    }
}
