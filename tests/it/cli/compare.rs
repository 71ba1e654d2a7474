//! `jämför` from the command line: what is compared, what stands in the way, git, and where the answer goes.

use std::process::Command;

use super::{Folder, Ran, command, sound};

/// A riktlinje with one insats, for those between two ages.
fn with_ages(ages: &str) -> String {
    format!(
        "{}\ninsats studion \"Studion\" är ungdomsstöd {{\n    innehåll \"\"\"Musik.\"\"\"\n    \
         villkor {{ ålder {ages} år }}\n}}\n",
        sound()
    )
}

fn elsewhere() -> String {
    with_ages("12–20").replace("\"Provby\"", "\"Annanby\"")
}

/// The sentence and the help of a refusal.
fn refused(ran: &Ran) -> (&str, &str) {
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.err);
    let (first, rest) = ran.err.split_once('\n').expect("a line");
    (first, rest.trim_end())
}

#[test]
fn two_versions_and_two_kommuner_are_told_apart_and_the_status_is_0() {
    let here = Folder::new();
    here.write("a.stadga", with_ages("12–20")).write("b/b.stadga", with_ages("13–20")).write("c.stadga", elsewhere());
    for name in ["jämför", "jamfor", "diff", "ja\u{308}mfo\u{308}r"] {
        let ran = here.run(&[name, "a.stadga", "b"]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{name}");
        assert!(ran.out.starts_with("Ändringar i riktlinjen i Provby\n"), "{}", ran.out);
        assert!(ran.out.contains("\n  - En 12-åring får inte längre Studion.\n"), "{}", ran.out);
    }
    let ran = here.run(&["jämför", "c.stadga", "b"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("\n  - I Annanby kan en 12-åring få Studion, i Provby inte.\n"), "{}", ran.out);
    let ran = here.run(&["jämför", "b", "b/b.stadga"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.ends_with("\n\nIngen skillnad.\n"), "{}", ran.out);
}

#[test]
fn programs_get_json_and_a_board_gets_a_page_in_a_file_or_on_standard_output() {
    let here = Folder::new();
    here.write("a.stadga", with_ages("12–20")).write("b.stadga", with_ages("13–20"));
    let run = |rest: &[&str]| here.run(&[&["jämför", "a.stadga", "b.stadga"], rest].concat());
    let json: serde_json::Value = serde_json::from_str(&run(&["--format", "json"]).out).expect("JSON");
    let person = &json["insatser"][0]["personer"][0];
    assert_eq!((&person["vad"], &person["bara"]), (&"ges".into(), &"a".into()));
    assert_eq!(person["vittne"]["personer"]["individ"]["alder_manader"], 12 * 12);
    let page = run(&["--format", "html"]);
    assert!(page.out.starts_with("<!DOCTYPE html>") && page.out.contains("En 12-åring får inte längre Studion."));
    let ran = run(&["--format", "html", "--ut", "blad.html"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", "`blad.html` är skriven\n"));
    assert_eq!(here.read("blad.html"), page.out);
    assert_eq!(here.all(""), ["a.stadga", "b.stadga", "blad.html"]);
    let (sentence, help) = (run(&["--ut", "a.stadga"]), run(&["--ut", "."]));
    assert_eq!(refused(&sentence).0, "fel: `a.stadga` är en riktlinje och skrivs inte över");
    assert_eq!(refused(&help).1, "hjälp: ge ett filnamn också, som `--ut ./andringar.html`");
    assert_eq!(
        refused(&run(&["--ut", "saknas/blad.html"])).0,
        "fel: `saknas/blad.html` går inte att skriva: katalogen `saknas` finns inte"
    );
    assert_eq!(here.read("a.stadga"), with_ages("12–20"));
    assert_eq!(
        refused(&run(&["--format", "sarif"])),
        ("fel: `sarif` är inget format", "hjälp: skriv `text`, `json` eller `html` efter `--format`")
    );
    assert_eq!(refused(&run(&["--ut"])).1, "hjälp: skriv en fil, som `--ut andringar.html`");
}

#[test]
fn what_cannot_be_compared_is_told_with_what_to_write_instead() {
    let here = Folder::new();
    here.write("alla/en/a.stadga", with_ages("12–20")).write("alla/två/b.stadga", elsewhere());
    here.write("hop/a.stadga", with_ages("12–20")).write("hop/b.stadga", elsewhere());
    here.write("ensam.stadga", with_ages("12–20")).write("text.txt", "x").write("tom/läs.md", "x");
    here.write("lag/lag.stadga", "författning XL \"X-lag\" { sfs \"2020:1\"  gäller från 2020-01-01 }\n");
    here.write("mapp.stadga/a.stadga", "");
    let cases: &[(&[&str], &str, &str)] = &[
        (
            &[],
            "två riktlinjer behövs för att jämföra",
            "hjälp: skriv `stadga jämför A B`, som `stadga jämför git:HEAD:policies/lillby policies/lillby`",
        ),
        (
            &["ensam.stadga"],
            "två riktlinjer behövs för att jämföra",
            "hjälp: skriv `stadga jämför ensam.stadga B`; mot förra versionen i git: \
             `stadga jämför git:HEAD:ensam.stadga ensam.stadga`",
        ),
        (
            &["alla"],
            "två riktlinjer behövs för att jämföra",
            "hjälp: skriv till exempel `stadga jämför alla/en alla/två`",
        ),
        (&["a", "b", "c"], "`jämför` tar två sökvägar, inte 3", "hjälp: jämför två i taget: `stadga jämför A B`"),
        (
            &["alla", "ensam.stadga"],
            "katalogen `alla` innehåller 2 riktlinjer, och en i taget jämförs",
            "hjälp: välj en av dem: `alla/en`, `alla/två`",
        ),
        (
            &["ensam.stadga", "hop"],
            "`hop` har mer än en riktlinje, och det går inte att veta vilken som menas",
            "hjälp: jämför filerna med varandra: `stadga jämför hop/a.stadga hop/b.stadga`",
        ),
        (&["ensam.stadga", "saknas"], "`saknas` finns inte", ""),
        (&["text.txt", "ensam.stadga"], "`text.txt` är ingen `.stadga`-fil", ""),
        (&["ensam.stadga", "tom"], "katalogen `tom` innehåller inga `.stadga`-filer", ""),
        (
            &["ensam.stadga", "mapp.stadga"],
            "`mapp.stadga` är en katalog, men har ett namn som en fil; byt namn på den",
            "",
        ),
        (
            &["lag", "ensam.stadga"],
            "`lag` är ett lagbibliotek och ingen riktlinje",
            "hjälp: lagbibliotek jämförs så här: `stadga jämför --lag GAMMAL --lag NY SÖKVÄG`",
        ),
    ];
    for (paths, sentence, help) in cases {
        let ran = here.run(&[&["jämför"], *paths].concat());
        assert_eq!(refused(&ran), (format!("fel: {sentence}").as_str(), *help), "{paths:?}");
    }
    // Both are told of at once.
    let ran = here.run(&["jämför", "saknas", "alla"]);
    assert_eq!((ran.status, ran.err.matches("fel: ").count()), (2, 2), "{}", ran.err);
}

#[test]
fn a_folder_with_a_riktlinje_of_its_own_is_meant_whatever_lies_below_it() {
    let here = Folder::new();
    here.write("by/a.stadga", with_ages("12–20")).write("by/gammal/a.stadga", with_ages("13–20"));
    let ran = here.run(&["jämför", "by/gammal", "by"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("En 12-åring får nu Studion."), "{}", ran.out);
}

#[test]
fn what_cannot_be_read_is_told_and_nothing_is_concluded_from_it() {
    let here = Folder::new();
    here.write("a.stadga", with_ages("12–20")).write("b.stadga", with_ages("12–20").replace("villkor {", "vilkor {"));
    here.write("c.stadga", [with_ages("12–20").as_bytes(), b"\n// \xff\n"].concat());
    let ran = here.run(&["jämför", "a.stadga", "b.stadga"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("\n\nIngen skillnad i det som gick att jämföra.\n"), "{}", ran.out);
    assert!(ran.out.contains("\n  - Studion: Den går inte att läsa helt i den nya versionen"), "{}", ran.out);
    let ran = here.run(&["jämför", "a.stadga", "c.stadga"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("En del av den nya versionen går inte att läsa"), "{}", ran.out);
}

#[test]
fn two_libraries_show_what_a_change_of_the_law_does() {
    let here = Folder::new();
    let early = "    från 14 år utan samtycke \"\"\"Nämnden finner det lämpligt och har vägt barnets bästa.\"\"\"\n    villkor {";
    here.write("a/a.stadga", with_ages("14–20").replace("    villkor {", early));
    for folder in ["gammal", "ny"] {
        for (name, text) in stadga::law::EMBEDDED {
            let text = text.replace("medger utan samtycke från 15 år", "medger utan samtycke från 14 år");
            let text = if folder == "ny" { text } else { text.replace("från 14 år", "från 15 år") };
            here.write(&format!("{folder}/{}", name.rsplit('/').next().expect("a name")), text);
        }
    }
    let ran = here.run(&["jämför", "--lag", "gammal", "--lag", "ny", "a", "--datum", "2026-11-22"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("a\n  studion\n    - L011 "), "{}", ran.out);
}

/// A git repository with two versions of a riktlinje in a folder of its own.
fn repository() -> Folder {
    let here = Folder::new();
    let git = |args: &[&str]| {
        let mut command = Command::new("git");
        command
            .current_dir(here.path(""))
            .args(["-c", "user.name=Prov", "-c", "user.email=prov@exempel.se"])
            .args(args);
        let day = "2026-03-01T12:00:00+0100";
        command.env("GIT_AUTHOR_DATE", day).env("GIT_COMMITTER_DATE", day).env("GIT_CONFIG_GLOBAL", "/dev/null");
        let output = command.output().expect("git runs");
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    here.write("kommuner/by/a.stadga", with_ages("12–20")).write("kommuner/by/läs.md", "x");
    here.write("kommuner/by/äldre/b.stadga", elsewhere());
    git(&["init", "-q", "-b", "main"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "Första"]);
    git(&["tag", "v1"]);
    here.write("kommuner/by/a.stadga", with_ages("13–20"));
    here
}

#[test]
fn a_folder_and_a_file_are_compared_with_what_they_were_in_git() {
    let here = repository();
    for (inside, old, new) in [
        ("", "git:HEAD:kommuner/by", "kommuner/by"),
        ("", "git:v1:./kommuner/by/a.stadga", "kommuner/by/a.stadga"),
        ("kommuner", "git:main:by", "by"),
        ("kommuner/by", "git:HEAD:", "."),
        ("kommuner/by/äldre", "git:HEAD:../a.stadga", "../a.stadga"),
    ] {
        let ran = here.run_in(inside, &["jämför", old, new]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{old}");
        assert!(ran.out.contains("\n  - En 12-åring får inte längre Studion.\n"), "{old}: {}", ran.out);
        let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(" den 1 mars 2026, 1 insats)"), "{old}: {words}");
    }
    // What is no longer on disk is still in git.
    std::fs::remove_dir_all(here.path("kommuner/by/äldre")).expect("removed");
    let ran = here.run(&["jämför", "git:v1:kommuner/by/äldre", "kommuner/by"]);
    assert!(ran.status == 0 && ran.out.contains("I Annanby kan en 12-åring få Studion"), "{}{}", ran.out, ran.err);
}

#[test]
fn what_git_does_not_have_is_told_in_swedish() {
    let here = repository();
    let version = "hjälp: skriv en version, som `git:HEAD:policies/lillby` eller `git:v1.2:policies/lillby`";
    let cases = [
        ("git:saknas:kommuner/by", "git känner ingen version som heter `saknas`", version),
        ("git:--output=x:kommuner/by", "`--output=x` är ingen version i git", version),
        ("git:-h:kommuner/by", "`-h` är ingen version i git", version),
        ("git::kommuner/by", "`` är ingen version i git", version),
        (
            "git:HEAD:kommuner/stad",
            "`kommuner/stad` fanns inte i versionen `HEAD`",
            "hjälp: sökvägen räknas från katalogen som du står i, precis som för filer på disken",
        ),
        (
            "git:HEAD:kommuner",
            "katalogen `kommuner` innehöll inga `.stadga`-filer i versionen `HEAD`",
            "hjälp: ange en katalog som har en riktlinje, som `git:HEAD:kommuner/by`",
        ),
        ("git:HEAD:kommuner/by/läs.md", "`kommuner/by/läs.md` är ingen `.stadga`-fil", ""),
    ];
    for (address, sentence, help) in cases {
        let ran = here.run(&["jämför", address, "kommuner/by"]);
        assert_eq!(refused(&ran), (format!("fel: {sentence}").as_str(), help), "{address}");
    }
    assert!(!here.has("x"), "a revision became a flag");
    let outside = Folder::new();
    outside.write("a.stadga", with_ages("12–20"));
    let ran = outside.run(&["jämför", "git:HEAD:a.stadga", "a.stadga"]);
    assert_eq!(refused(&ran).0, "fel: katalogen `.` ligger inte i ett git-förråd, så den har inga äldre versioner");
    let mut without = command(&["jämför", "git:HEAD:kommuner/by", "kommuner/by"]);
    let ran = Ran::from(without.current_dir(here.path("")).env("PATH", "").output().expect("the program runs"));
    let (sentence, help) = refused(&ran);
    assert_eq!(sentence, "fel: programmet `git` finns inte på den här datorn, så äldre versioner går inte att läsa");
    assert_eq!(help, "hjälp: installera git, eller jämför med en kopia av katalogen");
}

#[test]
fn an_empty_file_is_said_to_hold_no_riktlinje() {
    let here = Folder::new();
    here.write("tom.stadga", "").write("nu.stadga", with_ages("12–20"));
    let ran = here.run(&["jämför", "tom.stadga", "nu.stadga"]);
    assert!(ran.out.contains("\n  Förut: ingen riktlinje (tom.stadga, 0 insatser)\n"), "{}", ran.out);
    let page = here.run(&["jämför", "tom.stadga", "nu.stadga", "--format", "html"]).out;
    assert!(page.contains("<dd>ingen riktlinje (ingen insats), <span class=\"file\">tom.stadga</span></dd>"), "{page}");
}
