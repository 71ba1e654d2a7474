//! Documents on disk: what is one, and what is said of what is none.

use super::{Folder, sound, with_fel};

/// The documents in which something was found, by name and in order, from findings in every one of them.
fn documents(here: &Folder, inside: &str, args: &[&str]) -> Vec<String> {
    let ran = here.run_in(inside, &[&["kontrollera", "--format", "json"], args].concat());
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let name = |found: &serde_json::Value| found["dokument"].as_str().expect("a name").to_owned();
    let mut names: Vec<String> = json["diagnostik"].as_array().expect("an array").iter().map(name).collect();
    names.dedup();
    names
}

#[test]
fn a_file_a_folder_and_every_folder_below_are_documents() {
    let here = Folder::new();
    here.write("p/b/a.stadga", with_fel())
        .write("p/a/a.stadga", with_fel())
        .write("p/a/djupt/ner/a.stadga", with_fel());
    here.write("p/.git/a.stadga", with_fel()).write("p/a/.gömd.stadga", "###").write("p/a/läs.txt", "###");
    assert_eq!(documents(&here, "", &["p"]), ["a", "ner", "b"]);
    assert_eq!(documents(&here, "", &["p/b/a.stadga", "p/b"]), ["a.stadga", "b"]);
    assert_eq!(documents(&here, "p/b", &[]), ["b"]);
    assert_eq!(documents(&here, "p/b", &[".", "../b", "../b/"]), ["b"], "given again, it is checked once");
    assert_eq!(documents(&here, "p", &["b", "."]), ["b", "a", "ner"]);
}

#[test]
fn the_files_of_a_folder_are_read_in_name_order_as_one() {
    let here = Folder::new();
    here.write("a/10.stadga", "metod M \"Metoden\"\n").write("a/05.stadga", with_fel());
    here.write("a/20.stadga", "insats namn \"Titel\" är rådgivning {\n    metod M\n}\n");
    let ran = here.run(&["kontrollera", "a"]);
    let first = |text: &str| ran.out.find(text).expect("a finding there");
    assert!(first("a/05.stadga:") < first("a/20.stadga:"), "{}", ran.out);
    assert!(!ran.out.contains("M001") && !ran.out.contains("M009"), "{}", ran.out);
}

#[test]
fn names_are_shown_as_they_were_given() {
    let here = Folder::new();
    here.write("p/a/x.stadga", with_fel());
    let shown = |inside: &str, args: &[&str]| here.run_in(inside, &[&["kontrollera"], args].concat()).out;
    assert!(shown("", &["p/a"]).contains("┌─ p/a/x.stadga:"));
    assert!(shown("", &["./p"]).contains("┌─ ./p/a/x.stadga:"));
    assert!(shown("p", &["../p/a/x.stadga"]).contains("┌─ ../p/a/x.stadga:"));
    assert!(shown("p/a", &[]).contains("┌─ x.stadga:"));
    assert!(shown("p", &[]).contains("┌─ a/x.stadga:"));
}

#[test]
fn the_law_library_among_documents_is_checked_as_law() {
    let here = Folder::new();
    here.write("p/a/a.stadga", sound());
    let lag = crate::support::root().join("policies/lag");
    let ran = here.run(&["kontrollera", "p", "--datum", "2026-11-22", lag.to_str().expect("UTF-8")]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[test]
fn what_is_no_document_is_said_in_a_sentence_and_the_others_are_checked() {
    let here = Folder::new();
    here.write("fel/a.stadga", with_fel()).write("text/läs.txt", "").write("katalog/x.stadga/fil", "");
    std::fs::create_dir_all(here.path("tom")).expect("a folder");
    for (given, said) in [
        ("saknas", "fel: `saknas` finns inte\n"),
        ("saknas/djupt", "fel: `saknas/djupt` finns inte\n"),
        ("tom", "fel: katalogen `tom` är tom\n"),
        ("text", "fel: katalogen `text` innehåller inga `.stadga`-filer\n"),
        ("text/läs.txt", "fel: `text/läs.txt` är ingen `.stadga`-fil\n"),
        ("fel/a.stadga/x", "fel: `fel/a.stadga/x` går inte att läsa: en del av sökvägen är en fil och ingen katalog\n"),
        ("katalog", "fel: `katalog/x.stadga` är en katalog, men har ett namn som en fil; byt namn på den\n"),
        ("katalog/x.stadga", "fel: `katalog/x.stadga` är en katalog, men har ett namn som en fil; byt namn på den\n"),
    ] {
        let ran = here.run(&["kontrollera", given, "fel"]);
        assert_eq!((ran.status, ran.err.as_str()), (2, said));
        assert!(ran.out.starts_with("fel[M010]"), "{}", ran.out);
        assert!(ran.out.ends_with("1 fel i 1 dokument\n"), "{}", ran.out);
    }
    for inside in ["tom", "text"] {
        let ran = here.run_in(inside, &["kontrollera"]);
        assert_eq!(ran.status, 2);
        assert!(ran.err.starts_with("fel: katalogen som du står i "), "{}", ran.err);
    }
    let long = here.run(&["kontrollera", &"a".repeat(5000)]);
    assert_eq!((long.status, long.err.lines().count()), (2, 1), "{}", long.err);
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_not_round_in_a_ring() {
    use std::os::unix::fs::symlink;
    let here = Folder::new();
    here.write("p/a/a.stadga", with_fel());
    symlink("a", here.path("p/b")).expect("a link");
    assert_eq!(documents(&here, "", &["p"]), ["a"], "a folder met twice is one document");
    symlink("..", here.path("p/a/upp")).expect("a link");
    let ran = here.run(&["kontrollera", "p"]);
    assert_eq!(
        (ran.status, ran.err.as_str()),
        (2, "fel: länken `p/a/upp` går runt till en katalog som den ligger i\n")
    );
    assert!(ran.out.ends_with("1 fel i 1 dokument\n"), "{}", ran.out);
    symlink("ingenstans", here.path("död.stadga")).expect("a link");
    symlink("ring.stadga", here.path("ring.stadga")).expect("a link");
    for (given, said) in [
        ("död.stadga", "fel: länken `död.stadga` leder till något som inte finns\n"),
        ("ring.stadga", "fel: `ring.stadga` går inte att läsa: den är en länk som går runt i en ring\n"),
    ] {
        let ran = here.run(&["kontrollera", given]);
        assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (2, "", said));
    }
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_said_and_its_document_left_out() {
    use std::os::unix::fs::PermissionsExt;
    let here = Folder::new();
    here.write("p/a/a.stadga", with_fel()).write("p/a/b.stadga", "").write("p/b/a.stadga", with_fel());
    let close = |inside: &str, mode| {
        std::fs::set_permissions(here.path(inside), std::fs::Permissions::from_mode(mode)).expect("permissions");
    };
    close("p/a/b.stadga", 0);
    if std::fs::read(here.path("p/a/b.stadga")).is_err() {
        let ran = here.run(&["kontrollera", "p"]);
        assert_eq!(
            (ran.status, ran.err.as_str()),
            (2, "fel: `p/a/b.stadga` går inte att läsa: du saknar behörighet\n")
        );
        assert!(ran.out.ends_with("1 fel i 1 dokument\n"), "{}", ran.out);
        close("p/a", 0);
        let ran = here.run(&["kontrollera", "p"]);
        assert_eq!((ran.status, ran.err.as_str()), (2, "fel: `p/a` går inte att läsa: du saknar behörighet\n"));
        close("p/a", 0o755);
    }
}

#[test]
fn odd_texts_give_findings_or_simply_work() {
    let here = Folder::new();
    let text = sound();
    here.write("bom/a.stadga", format!("\u{feff}{text}")).write("crlf/a.stadga", text.replace('\n', "\r\n"));
    for given in ["bom", "crlf"] {
        let ran = here.run(&["kontrollera", given, "--datum", "2026-11-22"]);
        assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""), "{given}");
    }
    here.write("latin/a.stadga", b"riktlinje \"Sk\xe5ne\" {\n}\n")
        .write("nul/a.stadga", "\0\0\0")
        .write("tom/a.stadga", "");
    here.write("esc/a.stadga", "riktlinje \"\u{1b}[31mR\u{202e}\" {\n  \u{1b}]0;titel\u{7} x\n}\n");
    here.write("djup/a.stadga", format!("{text}\nvillkor v {{ {}", "något av { ".repeat(10_000)));
    here.write("lang/a.stadga", format!("{text}\nvillkor v {{ {}{} }}", "okänd ".repeat(1000), " ".repeat(1_000_000)));
    let mut large = text.as_bytes().to_vec();
    large.resize(9 * 1024 * 1024, b'/');
    here.write("stor/a.stadga", large);
    for (given, code) in
        [("latin", "S009"), ("nul", ""), ("tom", "M009"), ("esc", ""), ("djup", "S007"), ("stor", "S010")]
    {
        let ran = here.run(&["kontrollera", given]);
        assert_eq!((ran.status, ran.err.as_str()), (1, ""), "{given}");
        assert!(ran.out.contains(code), "{given}: {}", ran.out);
        assert!(!ran.out.contains(['\u{1b}', '\u{7}', '\0', '\u{202e}']), "{given}: {:?}", ran.out);
    }
    // Every mistake on a line of a megabyte is shown, each with no more than a piece of the line.
    let ran = here.run(&["kontrollera", "lang"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.lines().all(|line| line.chars().count() < 300));
}
