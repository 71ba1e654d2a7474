//! Commands, their names and flags, what is said when they are mistyped, and the exit status.

use std::process::Stdio;

use super::{Folder, command, sound, unreadable, with_fel, with_varning};

const DAY: [&str; 2] = ["--datum", "2026-11-22"];

#[test]
fn a_bare_call_and_the_help_flag_show_how_to_begin() {
    let here = Folder::new();
    let bare = here.run::<&str>(&[]);
    assert_eq!((bare.status, bare.err.as_str()), (0, ""));
    for name in ["kontrollera", "bygg", "förklara"] {
        assert!(bare.out.contains(name), "{}", bare.out);
    }
    for flag in ["--hjälp", "--hjalp", "--help", "-h", "--hja\u{308}lp"] {
        assert_eq!(here.run(&[flag]).out, bare.out, "{flag}");
        let one = here.run(&["bygg", flag]);
        assert_eq!(one.status, 0, "{flag}");
        assert!(one.out.starts_with("Bygger en webbplats"), "{}", one.out);
    }
    for help in
        [bare.out, here.run(&["bygg", "-h"]).out, here.run(&["check", "-h"]).out, here.run(&["explain", "-h"]).out]
    {
        for english in ["Usage", "Options", "Arguments", "Commands", "default", "possible", "Print", "aliases"] {
            assert!(!help.contains(english), "{english} in {help}");
        }
    }
    assert_eq!(here.run(&["--version"]).out, format!("stadga {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn every_command_and_flag_has_its_other_names() {
    let here = Folder::new();
    here.write("p/a/a.stadga", with_varning());
    let swedish = here.run(&["kontrollera", "p", "--datum", "2026-11-22", "--strikt"]);
    let english = here.run(&["check", "p", "--date", "2026-11-22", "--strict"]);
    assert_eq!((swedish.status, swedish.out), (1, english.out));
    assert_eq!(english.status, 1);
    for command in ["förklara", "fo\u{308}rklara", "forklara", "explain"] {
        assert!(here.run(&[command, "M010"]).out.starts_with("M010"), "{command}");
    }
    for flag in ["--ut", "--out"] {
        assert_eq!(here.run(&["build", "p", flag, "site", "--base-url", "https://a.se"]).status, 0, "{flag}");
    }
}

#[test]
fn the_status_is_the_worst_that_happened() {
    let here = Folder::new();
    here.write("sund/a.stadga", sound()).write("fel/a.stadga", with_fel()).write("varning/a.stadga", with_varning());
    let status = |args: &[&str]| here.run(&[&["kontrollera"], args, &DAY].concat()).status;
    assert_eq!(status(&["sund"]), 0);
    assert_eq!(status(&["varning"]), 0);
    assert_eq!(status(&["varning", "--strikt"]), 1);
    assert_eq!(status(&["sund", "fel"]), 1);
    assert_eq!(status(&["sund", "saknas"]), 2);
    assert_eq!(status(&["fel", "saknas"]), 2);
}

#[test]
fn nothing_is_said_when_there_is_nothing_to_say() {
    let here = Folder::new();
    here.write("sund/a.stadga", sound());
    let ran = here.run(&[&["kontrollera", "sund"][..], &DAY].concat());
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[test]
fn findings_go_to_standard_output_and_troubles_to_standard_error() {
    let here = Folder::new();
    here.write("fel/a.stadga", with_fel()).write("varning/a.stadga", with_varning());
    let ran = here.run(&[&["kontrollera", "fel", "varning", "saknas"][..], &DAY].concat());
    assert!(ran.out.starts_with("fel[M010]: "), "{}", ran.out);
    assert!(ran.out.contains("varning[M012]: "), "{}", ran.out);
    assert!(ran.out.ends_with("\n\n1 fel och 1 varning i 2 dokument\n"), "{}", ran.out);
    assert_eq!(ran.err, "fel: `saknas` finns inte\n");
    // Nobody watches, so nothing is coloured, whatever the environment says.
    assert!(!ran.out.contains('\u{1b}'));
}

#[test]
fn programs_get_one_object_whatever_is_found() {
    let here = Folder::new();
    here.write("fel/a.stadga", with_fel()).write("sund/a.stadga", sound());
    for (args, count) in [(&["fel", "sund"][..], 1), (&["sund"][..], 0)] {
        let ran = here.run(&[&["kontrollera", "--format", "json"], args, &DAY].concat());
        let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!(json["version"], 1);
        let found = json["diagnostik"].as_array().expect("an array");
        assert_eq!(found.len(), count);
        if let Some(found) = found.first() {
            assert_eq!((&found["dokument"], &found["kod"]), (&"fel".into(), &"M010".into()));
        }
        assert_eq!(ran.err, "");
    }
    let run = |format| here.run(&[&["kontrollera", "fel", "--format", format][..], &DAY].concat());
    let sarif: serde_json::Value = serde_json::from_str(&run("sarif").out).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "M010");
    assert!(run("github").out.starts_with("::error file=fel/a.stadga,line="), "{}", run("github").out);
    assert_eq!((run("sarif").status, run("github").status), (1, 1));
}

#[test]
fn accepted_findings_are_shown_on_request_only() {
    let here = Folder::new();
    let godta = "    godta M012 \"Används nästa år.\" av \"Juristen\" 2026-08-01 till 2027-01-31\n}\n\nuppgift";
    here.write("a/a.stadga", with_varning().replacen("}\n\nuppgift", godta, 1));
    let args = [&["kontrollera", "a", "--strikt"][..], &DAY].concat();
    let ran = here.run(&args);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.out);
    let ran = here.run(&[&args[..], &["--godtagna"]].concat());
    assert_eq!(ran.status, 0);
    assert!(ran.out.starts_with("godtaget avsteg[M012]: "), "{}", ran.out);
    assert!(ran.out.contains("= godtaget av Juristen 2026-08-01 till och med 2027-01-31: Används nästa år."));
    assert!(ran.out.ends_with("inga fynd i 1 dokument; dessutom 1 godtaget avsteg\n"), "{}", ran.out);
}

#[test]
fn a_mistyped_line_is_told_in_swedish_what_was_meant() {
    let here = Folder::new();
    here.write("riktlinjer/a.stadga", unreadable());
    let cases: &[(&[&str], &str, &str)] = &[
        (&["kontrolera"], "inget kommando som heter `kontrolera`", "menade du `kontrollera`?"),
        (&["riktlinjer"], "inget kommando som heter `riktlinjer`", "menade du `stadga kontrollera riktlinjer`?"),
        (&["kontrollera", "--strickt"], "ingen flagga som heter `--strickt`", "menade du `--strikt`?"),
        (&["kontrollera", "--format", "jsn"], "`jsn` är inget format", "menade du `json`?"),
        (&["kontrollera", "--format", "pdf"], "`pdf` är inget format", "`text`, `json`, `sarif` eller `github` efter"),
        (&["kontrollera", "--datum", "2026-02-30"], "`2026-02-30` är inget datum", "`--datum 2026-11-22`"),
        (&["kontrollera", "--datum", "0000-01-01"], "`0000-01-01` är inget datum", "`--datum 2026-11-22`"),
        (&["kontrollera", "--datum"], "`--datum` saknar sitt värde", "`--datum 2026-11-22`"),
        (&["kontrollera", "--strikt=ja"], "`--strikt` tar inget värde", "skriv bara `--strikt`"),
        (&["kontrollera", "--strikt", "--strikt"], "`--strikt` står mer än en gång", "en gång"),
        (&["kontrollera", "-x"], "ingen flagga som heter `-x`", "`stadga kontrollera --hjälp`"),
        (&["bygg"], "`--ut` saknas", "`--ut webbplats`"),
        (&["bygg", "--färg", "gul"], "`gul` är ingen färg", "`--färg '#0b5a5f'`"),
        (
            &["bygg", "--ut", "ut", "--farg", "#ffcc00"],
            "färgen `#ffcc00` är för ljus: texten får kontrasten 1,2 mot sidan, och den ska vara minst 4,5",
            "den närmaste mörkare färgen som räcker är `--färg '#7e6500'`",
        ),
        (&["förklara", "L020", "L021"], "`L021` är ett ord för mycket", "`stadga förklara --hjälp`"),
        (&["förklara", "L02O"], "ingen kod som heter `L02O`", "menade du `L0"),
        (&["förklara", "skal-sakna"], "ingen kod som heter `skal-sakna`", "menade du `L020`"),
        (&["förklara", "?"], "ingen kod som heter `?`", "`stadga förklara` visar alla koder"),
    ];
    for (args, sentence, help) in cases {
        let ran = here.run(args);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{args:?}");
        let lines: Vec<&str> = ran.err.lines().collect();
        assert_eq!(lines.len(), 2, "{}", ran.err);
        assert!(lines[0].starts_with("fel: ") && lines[0].contains(sentence), "{args:?}: {}", ran.err);
        assert!(lines[1].starts_with("hjälp: ") && lines[1].contains(help), "{args:?}: {}", ran.err);
    }
}

#[test]
fn a_misspelt_keyword_is_found_where_it_stands() {
    let here = Folder::new();
    here.write("a/a.stadga", unreadable());
    let ran = here.run(&[&["kontrollera", "a"][..], &DAY].concat());
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("┌─ a/a.stadga:2:5\n"), "{}", ran.out);
    assert!(ran.out.contains("2 │     komun \"Provby\"\n"), "{}", ran.out);
    assert!(ran.out.contains("`kommun`"), "{}", ran.out);
}

#[test]
fn every_code_can_be_explained_and_is_listed() {
    let here = Folder::new();
    let list = here.run(&["förklara"]);
    assert_eq!(list.status, 0);
    for descriptor in stadga::registry::all() {
        assert!(list.out.contains(&format!("  {}  ", descriptor.code)), "{}", descriptor.code);
    }
    let by_code = here.run(&["förklara", "l020"]);
    assert_eq!((by_code.status, by_code.err.as_str()), (0, ""));
    for slug in ["skäl-saknas", "skal-saknas", "ska\u{308}l-saknas", "Skäl-Saknas"] {
        assert_eq!(here.run(&["förklara", slug]).out, by_code.out, "{slug}");
    }
    assert!(by_code.out.contains("fel · skäl-saknas · 14 kap. 5 § SoL\n"), "{}", by_code.out);
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let here = Folder::new();
    here.write("a/a.stadga", with_fel());
    for args in [&["förklara"][..], &["kontrollera", "a"]] {
        let mut child = command(args)
            .current_dir(here.path(""))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let ran = super::Ran::from(child.wait_with_output().expect("it ends"));
        assert_eq!((ran.status < 2, ran.err.as_str()), (true, ""), "{args:?}");
    }
}

#[test]
fn another_law_library_can_be_named() {
    let here = Folder::new();
    let lag = crate::support::root().join("policies/lag");
    here.write("a/a.stadga", sound()).write("tom/x", "").write("trasig/a.stadga", "paragraf 1 § { ");
    let run = |lag: &str| here.run(&[&["kontrollera", "a", "--lag", lag][..], &DAY].concat());
    let ran = run(lag.to_str().expect("UTF-8"));
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    for (lag, said) in [
        ("saknas", "lagbiblioteket `saknas` finns inte"),
        ("tom", "lagbiblioteket `tom` innehåller inga `.stadga`-filer"),
        ("a/a.stadga", "lagbiblioteket `a/a.stadga` är ingen katalog"),
        ("trasig", "lagbiblioteket `trasig` har "),
        ("a", "`a` är inget lagbibliotek: där finns ingen `författning`"),
    ] {
        let ran = run(lag);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{lag}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn coverage_has_three_names_and_one_chart_at_a_time() {
    let here = Folder::new();
    here.write("a/a.stadga", sound()).write("b/b.stadga", sound());
    let show = |name: &str, more: &[&str]| here.run(&[&[name, "a"], more, &DAY].concat());
    let told = show("täckning", &[]);
    assert_eq!((told.status, told.err.as_str()), (0, ""));
    assert!(told.out.contains("(a): 0 insatser"), "{}", told.out);
    for name in ["ta\u{308}ckning", "tackning", "coverage"] {
        assert_eq!(show(name, &[]).out, told.out, "{name}");
    }
    let chart = show("täckning", &["--format", "svg"]);
    assert!(chart.status == 0 && chart.out.starts_with("<?xml") && chart.out.ends_with("</svg>\n"), "{}", chart.out);
    let both = show("täckning", &["b", "--format", "svg"]);
    assert_eq!((both.status, both.out.as_str()), (2, ""));
    assert!(both.err.contains("ett diagram visar en riktlinje, och här är 2"), "{}", both.err);
    let wrong = show("täckning", &["--format", "sarif"]);
    assert!(wrong.err.contains("skriv `text`, `json` eller `svg`"), "{}", wrong.err);
}

#[test]
fn help_may_be_asked_for_as_a_word() {
    let here = Folder::new();
    let help = here.run(&["--hjälp"]).out;
    for words in [&["hjälp"][..], &["hjalp"], &["help"], &["hjälp", "kontrollera"]] {
        let ran = here.run(words);
        assert_eq!((ran.status, &ran.out, ran.err.as_str()), (0, &help, ""), "{words:?}");
    }
}

#[test]
fn commands_that_do_not_exist_are_said_not_to() {
    let here = Folder::new();
    for word in ["formatera", "fmt", "ny", "new", "importera", "import", "lsp"] {
        let ran = here.run(&[word, "lillby"]);
        let told =
            format!("fel: det finns inget kommando som heter `{word}`\nhjälp: `stadga --hjälp` visar alla kommandon\n");
        assert_eq!((ran.status, ran.out.as_str(), ran.err), (2, "", told));
    }
}
