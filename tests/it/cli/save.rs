//! `--spara-prov`: where provs go, and what is never touched.

use super::{Folder, sound};

/// A riktlinje with one insats, for those in `ages`.
fn cooking(ages: &str) -> String {
    format!(
        "{}\ninsats matlagning \"Laga mat\" är ungdomsstöd {{\n    innehåll \"\"\"Vi lagar mat.\"\"\"\n    \
         villkor {{ ålder {ages} }}\n}}\n",
        sound()
    )
}

const YOUNGEST: &str = "\
// En 14-åring får inte längre Laga mat
prov \"En 14-åring\" {
    person { ålder 14 år }
    nekas matlagning därför att ålder
}
";

const OLDEST: &str = "\
// En 20-åring får nu Laga mat
prov \"En 20-åring\" {
    person { ålder 20 år }
    ges matlagning utan samtycke
}
";

#[test]
fn the_persons_of_a_comparison_are_written_as_provs_of_what_the_second_riktlinje_answers() {
    let here = Folder::new();
    here.write("förr.stadga", cooking("14–19 år")).write("nu/nu.stadga", cooking("15–20 år"));
    let both = format!("{YOUNGEST}\n{OLDEST}");
    for flag in ["--spara-prov", "--save-test"] {
        let ran = here.run(&["jämför", "förr.stadga", "nu", flag]);
        assert_eq!((ran.status, ran.out, ran.err.as_str()), (0, both.clone(), ""), "{flag}");
    }
    // A new file, and then the same file again.
    let save = || here.run(&["jämför", "förr.stadga", "nu", "--spara-prov=nu/prov.stadga"]);
    let ran = save();
    let told = "2 prov står nu sist i `nu/prov.stadga`\n";
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", told));
    assert_eq!(here.read("nu/prov.stadga"), both);
    let ran = here.run(&["pröva", "nu"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert!(ran.out.starts_with("nu: alla 2 prov håller\n"), "{}", ran.out);
    let ran = here.run(&["jämför", "nu", "nu/nu.stadga", "--spara-prov"]);
    assert_eq!(
        (ran.status, ran.out.as_str(), ran.err.as_str()),
        (0, "", "ingen skillnad visar en person som det går att skriva ett prov om\n")
    );
}

#[test]
fn what_a_file_holds_stays_and_provs_come_after_an_empty_line() {
    let here = Folder::new();
    here.write("förr.stadga", cooking("14–19 år")).write("nu.stadga", cooking("15–19 år"));
    for (before, gap) in [("// slut utan radbrytning", "\n\n"), ("// slut\n", "\n"), ("", "")] {
        here.write("sparat.stadga", before);
        assert_eq!(here.run(&["jämför", "förr.stadga", "nu.stadga", "--spara-prov=sparat.stadga"]).status, 0);
        assert_eq!(here.read("sparat.stadga"), format!("{before}{gap}{YOUNGEST}"));
    }
    let ask = ["fråga", "nu.stadga", "--ålder", "14", "--spara-prov=sparat.stadga"];
    let ran = here.run(&ask);
    assert!(ran.err.ends_with("1 prov står nu sist i `sparat.stadga`\n"), "{}", ran.err);
    let (mine, added) = YOUNGEST.split_once('\n').expect("a comment and a prov");
    assert_eq!(here.read("sparat.stadga"), format!("{mine}\n{added}\n{added}"));
}

#[test]
fn a_file_that_is_no_stadga_file_is_left_alone() {
    let here = Folder::new();
    here.write("förr.stadga", cooking("14–19 år")).write("nu.stadga", cooking("15–19 år")).write("brev.txt", "Hej!");
    let names = here.all("");
    for path in ["brev.txt", "ny.txt", "prov", "stadga"] {
        let ran = here.run(&["jämför", "förr.stadga", "nu.stadga", &format!("--spara-prov={path}")]);
        let told = format!(
            "fel: `{path}` är ingen `.stadga`-fil\nhjälp: skriv en fil i riktlinjens katalog, som \
             `--spara-prov=lillby/90-prov.stadga`\n"
        );
        assert_eq!((ran.status, ran.out.as_str(), ran.err), (2, "", told));
    }
    let ran = here.run(&["jämför", "förr.stadga", "nu.stadga", "--spara-prov=borta/prov.stadga"]);
    let told = "fel: `borta/prov.stadga` går inte att skriva: katalogen `borta` finns inte\n";
    assert_eq!((ran.status, ran.err.as_str()), (2, told));
    assert_eq!((here.all(""), here.read("brev.txt").as_str()), (names, "Hej!"));
}

#[test]
fn provs_go_to_one_place_and_come_from_two_riktlinjer() {
    let here = Folder::new();
    here.write("förr.stadga", cooking("14–19 år")).write("nu.stadga", cooking("15–19 år"));
    let ran = here.run(&["jämför", "förr.stadga", "nu.stadga", "--spara-prov", "--ut", "blad.html"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("fel: `--ut` och `--spara-prov` går inte att använda på en gång\n"), "{}", ran.err);
    let ran = here.run(&["jämför", "--lag", "a", "--lag", "b", "nu.stadga", "--spara-prov"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("fel: `--spara-prov` går inte att använda när lagbibliotek jämförs\n"), "{}", ran.err);
    assert_eq!(here.all(""), ["förr.stadga", "nu.stadga"]);
}

#[test]
fn provs_are_text_and_no_other_format_is_passed_over_in_silence() {
    let here = Folder::new();
    here.write("förr.stadga", cooking("14–19 år")).write("nu.stadga", cooking("15–19 år"));
    let names = here.all("");
    let told = |format: &str, help: &str| {
        format!("fel: `--format {format}` och `--spara-prov` går inte att använda på en gång\nhjälp: {help}\n")
    };
    let twice = "prov är text; skriv kommandot två gånger, med en flagga var";
    let into_a_file = "skriv `--spara-prov=FIL`, så läggs provet i filen och svaren skrivs ut";
    let cases: [(&[&str], &str, &str, &str); 6] = [
        (&["kontrollera", "nu.stadga"], "json", "--spara-prov", twice),
        (&["kontrollera", "nu.stadga"], "sarif", "--spara-prov=prov.stadga", twice),
        (&["kontrollera", "nu.stadga"], "github", "--spara-prov", twice),
        (&["jämför", "förr.stadga", "nu.stadga"], "json", "--spara-prov", twice),
        (&["jämför", "förr.stadga", "nu.stadga"], "html", "--spara-prov=prov.stadga", twice),
        (&["fråga", "nu.stadga", "--ålder", "14"], "json", "--spara-prov", into_a_file),
    ];
    for (args, format, saved, help) in cases {
        let ran = here.run(&[args, &["--format", format, saved]].concat());
        assert_eq!((ran.status, ran.out.as_str(), ran.err), (2, "", told(format, help)), "{args:?} {format}");
        let plain = here.run(&[args, &["--format", "text", "--spara-prov"]].concat());
        let usual = here.run(&[args, &["--spara-prov"]].concat());
        assert_eq!((plain.status, plain.out, plain.err), (usual.status, usual.out, usual.err), "{args:?}");
    }
    assert_eq!(here.all(""), names);
    // The answers of `fråga` have a place of their own when the prov goes to a file.
    let ask = ["fråga", "nu.stadga", "--ålder", "14", "--format", "json"];
    let ran = here.run(&[&ask[..], &["--spara-prov=prov.stadga"]].concat());
    assert_eq!((ran.status, ran.err.as_str()), (0, "1 prov står nu sist i `prov.stadga`\n"));
    assert_eq!(ran.out, here.run(&ask).out);
    assert_eq!(here.read("prov.stadga"), YOUNGEST.split_once('\n').expect("a comment and a prov").1);
}

#[test]
fn of_consent_that_the_riktlinje_leaves_open_a_prov_says_nothing() {
    let here = Folder::new();
    let open = sound().replace(
        "samtycke av vårdnadshavare för barn under 18 år",
        "samtycke av vårdnadshavare för barn under 15 år\n    över 15 år utan vårdnadshavares samtycke \"\"\"Det är lämpligt.\"\"\"",
    );
    here.write("nu.stadga", cooking("12–19 år").replace(sound(), &open));
    for (age, said) in [("14", " med samtycke"), ("15", ""), ("15–16", ""), ("16", " utan samtycke")] {
        let ran = here.run(&["fråga", "nu.stadga", "--ålder", age, "--spara-prov"]);
        assert!(ran.out.ends_with(&format!("    ges matlagning{said}\n}}\n")), "{age}: {}{}", ran.out, ran.err);
    }
}
