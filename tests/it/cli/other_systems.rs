//! `bygg` for other systems: its flags, and what is written with and without the address of the site.

use super::{Folder, sound};

const INSATS: &str = "insats samtal \"Samtal\" är stödsamtal {
    kortfattat \"\"\"Du kan få prata.\"\"\"
    innehåll \"\"\"Vi ses, se {14 kap. 3 § SoL}.\"\"\"
    villkor { ålder minst 18 år }
}
";

fn document() -> Folder {
    let here = Folder::new();
    here.write("p/provby/00.stadga", sound()).write("p/provby/10.stadga", INSATS);
    here
}

fn build(here: &Folder, more: &[&str]) -> (i32, String) {
    let ran = here.run(&[&["bygg", "p", "--ut", "ut", "--datum", "2026-11-22"], more].concat());
    (ran.status, ran.err)
}

#[test]
fn the_profile_and_the_level_of_headings_are_chosen_by_flags() {
    let here = document();
    let fragment = |more: &[&str]| {
        assert_eq!(build(&here, more).0, 0, "{more:?}");
        here.read("ut/provby/fragment/samtal.html")
    };
    let usual = fragment(&[]);
    assert_eq!(usual, fragment(&["--profil", "rik", "--rubriknivå", "2"]));
    assert!(usual.contains("<h2>") && usual.contains("<dl>") && !usual.contains("class="), "{usual}");
    assert!(fragment(&["--profile", "hel"]).starts_with("<div class=\"stadga\" lang=\"sv\">\n"));
    let plain = fragment(&["--profil", "bas", "--rubrikniva", "3"]);
    assert!(plain.contains("<h3>") && !plain.contains("<h2>") && !plain.contains("<dl>"), "{plain}");
    assert_eq!(plain, fragment(&["--profil", "bas", "--heading-level", "3"]));
}

#[test]
fn with_an_address_there_is_a_sitemap_and_whole_links() {
    let here = document();
    assert_eq!(build(&here, &[]).0, 0);
    assert!(!here.has("ut/sitemap.xml"));
    assert!(!here.read("ut/provby/fragment/samtal.html").contains("riktlinje/index.html"));
    assert_eq!(build(&here, &["--bas-url", "https://stod.provby.example/"]).0, 0);
    assert!(here.read("ut/sitemap.xml").contains("<loc>https://stod.provby.example/provby/samtal/index.html</loc>"));
    let link = "https://stod.provby.example/provby/riktlinje/index.html#lagrum-14-kap-3-sol";
    assert!(here.read("ut/provby/fragment/samtal.html").contains(link));
    // And they are gone when the address is no longer known.
    assert_eq!(build(&here, &[]).0, 0);
    assert!(!here.has("ut/sitemap.xml"));
}

#[test]
fn what_no_flag_can_be_is_said_with_what_to_write() {
    let here = document();
    for (flag, value, said) in [
        ("--profil", "stor", "`stor` är ingen profil\nhjälp: skriv `hel`, `rik` eller `bas` efter `--profil`"),
        ("--rubriknivå", "1", "`1` är ingen rubriknivå\nhjälp: skriv `2`, `3` eller `4` efter `--rubriknivå`"),
        (
            "--bas-url",
            "stod.se",
            "`stod.se` är ingen webbadress\nhjälp: skriv en adress, som `--bas-url https://stod.exempel.se`",
        ),
        (
            "--bas-url",
            "javascript:alert(1)",
            "`javascript:alert(1)` är ingen webbadress\nhjälp: skriv en adress, som `--bas-url https://stod.exempel.se`",
        ),
        (
            "--bas-url",
            "https://a.se/\"><b>",
            "`https://a.se/\"><b>` är ingen webbadress\nhjälp: skriv en adress, som `--bas-url https://stod.exempel.se`",
        ),
    ] {
        assert_eq!(build(&here, &[flag, value]), (2, format!("fel: {said}\n")), "{flag} {value}");
        assert!(!here.has("ut"));
    }
}

#[test]
fn a_decision_that_replaces_another_tells_of_what_differs_when_both_are_built() {
    let here = document();
    let decided = sound().replace("beslut 2026-06-16", "ersätter \"provby\"\n    beslut 2026-10-20");
    let more = INSATS.replace("samtal \"Samtal\"", "grupp \"Grupp\"");
    here.write("p/provby-ny/00.stadga", decided).write("p/provby-ny/10.stadga", format!("{INSATS}{more}"));
    assert_eq!(build(&here, &[]).0, 0);
    let feed = here.read("ut/provby-ny/andringar.atom");
    assert!(feed.contains("<title>Grupp</title>") && feed.contains("Insatsen är ny."), "{feed}");
    assert!(!feed.contains("<title>Samtal</title>"), "{feed}");
    // Alone, all that it decides is new to whoever reads it.
    let alone = here.run(&["bygg", "p/provby-ny", "--ut", "ensam", "--datum", "2026-11-22"]);
    assert_eq!(alone.status, 0, "{}", alone.err);
    let feed = here.read("ensam/provby-ny/andringar.atom");
    assert!(feed.contains("<title>Grupp</title>") && feed.contains("<title>Samtal</title>"), "{feed}");
    assert!(!feed.contains("Insatsen är ny."), "{feed}");
}

#[test]
fn the_same_documents_give_the_same_bytes_on_another_day() {
    let here = document();
    let feed = |day: &str, out: &str| {
        let ran = here.run(&["bygg", "p", "--ut", out, "--datum", day]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        ["andringar.atom", "linked-data/hsds.json", "linked-data/cpsv-ap.jsonld", "fragment/samtal.html"]
            .map(|name| here.read(&format!("{out}/provby/{name}")))
    };
    assert_eq!(feed("2026-11-22", "ett"), feed("2027-03-05", "två"));
}
