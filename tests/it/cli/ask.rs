//! `fråga`: a person by flags and by file, what comes out, and what is said of mistakes.

use std::sync::LazyLock;

use super::{Folder, sound};

const DAY: [&str; 2] = ["--datum", "2026-11-22"];

/// Insatser with every kind of answer.
static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{}{}",
        sound(),
        r#"
uppgift skuld "har skulder" { kontrolleras genom egen uppgift }
uppgift boende "hur personen bor" { värden hyr, äger kontrolleras genom egen uppgift }
uppgift medföljer "har ett barn med sig" { kontrolleras genom egen uppgift }

insats råd "Råd om pengar" är rådgivning {
    innehåll """Vi räknar tillsammans."""
    villkor {
        ålder minst 18 år
        något av {
            skuld
            boende är hyr
        }
    }
}

insats unga "Samtal för unga" är ungdomsstöd {
    innehåll """Samtal."""
    villkor { ålder 13–20 år }
    från 15 år utan samtycke """Nämnden finner att det är lämpligt att unga får samtal på egen hand."""
}

insats stödperson "Kontaktperson" är kontaktperson {
    innehåll """Någon att göra saker med."""
    villkor öppet för alla
}

insats kurs "Kurs" är stöd {
    innehåll """Kurs."""
}

insats träff "Träff" är mötesplats {
    innehåll """Träff."""
    villkor { barnet { ålder 3–12 år }  vistas i "Storbyn" }
}
"#
    )
});

#[test]
fn each_insats_is_answered_for_with_the_line_that_decides_and_what_would_turn_it() {
    let here = Folder::new();
    here.write("p/a.stadga", &*DOCUMENT);
    let ran = here.run(&[&["fråga", "p", "--ålder", "14"][..], &DAY].concat());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let expected = "p: en 14-åring

Ges om vårdnadshavaren samtycker
  Samtal för unga

Beror på mer
  Träff
    fråga om: barnets ålder; vistas i Storbyn

Ges inte, så som villkoren är skrivna
  Råd om pengar
    raden som avgör: `ålder minst 18 år` (p/a.stadga:22)
    svaret skulle bli ett annat om personen hade fyllt 18 år och det var känt att
      `skuld` är ja

Ges först efter ansökan och behovsprövning
  Kontaktperson
    11 kap. 5 § SoL kräver att behovet prövas först

Dokumentet anger inga villkor
  Kurs
    fråga den som ger insatsen vem den passar

Fråga Socialnämnden i Provby: ring 0123-456 78.
Den som vill kan alltid ansöka om stöd hos Socialnämnden. Då prövas vad just den
personen behöver. Det gäller även den som redan får något av det som står här. Den som
ger stödet ska berätta om det (11 kap. 6 § SoL).
Så ansöker man: Du kan alltid ansöka om en insats. Ring mottagningen så hjälper vi dig.

";
    assert_eq!(ran.out, expected);
    for command in ["fraga", "ask"] {
        for flag in ["--alder", "--age"] {
            assert_eq!(
                here.run(&[&[command, "p", flag, "14 år"][..], &DAY].concat()).out,
                expected,
                "{command} {flag}"
            );
        }
    }
    for word in ["rätt till", "avslag", "överklaga"] {
        assert!(!ran.out.contains(word), "{word}");
    }
}

#[test]
fn a_fact_that_must_be_assessed_is_asked_for_with_a_warning() {
    let here = Folder::new();
    let document = r#"
uppgift orkar "orkar följa hela kursen" { kontrolleras genom bedömning }
uppgift granne "bor granne med huset" { kontrolleras genom egen uppgift }

insats kurs "Matlagning" är stöd {
    innehåll """Vi lagar mat."""
    villkor { orkar  granne }
}
"#;
    here.write("p/a.stadga", format!("{}{document}", sound()));
    let ran = here.run(&[&["fråga", "p", "--ålder", "30", "--insats", "kurs"][..], &DAY].concat());
    let asked = "  Matlagning
    fråga om: `orkar` (orkar följa hela kursen; det kräver en bedömning); `granne` (bor
      granne med huset)
";
    assert!(ran.out.contains(asked), "{}", ran.out);
}

#[test]
fn the_conditions_are_explained_line_by_line() {
    let here = Folder::new();
    here.write("p/a.stadga", &*DOCUMENT);
    let args = ["fråga", "p", "--ålder", "40", "--uppgift", "boende=äger", "--förklara", "--insats", "råd"];
    let ran = here.run(&[&args[..], &DAY].concat());
    let expected = "Råd om pengar: beror på mer
  ja     ålder minst 18 år  p/a.stadga:22
  okänt  något av           p/a.stadga:23
  okänt    skuld            p/a.stadga:24
  nej      boende är hyr    p/a.stadga:25

";
    assert_eq!((ran.status, ran.out.as_str()), (0, expected));
}

#[test]
fn of_lines_none_of_which_may_hold_the_one_that_does_decides() {
    let here = Folder::new();
    let document = r#"
uppgift skuld "har skulder" { kontrolleras genom egen uppgift }
uppgift spel "spelar om pengar" { kontrolleras genom egen uppgift }

insats kurs "Kurs" är stöd {
    innehåll """Kurs."""
    villkor {
        inget av {
            skuld
            spel
        }
    }
}
"#;
    here.write("p/a.stadga", format!("{}{document}", sound()));
    let ran = here.run(&[&["fråga", "p", "--uppgift", "skuld=nej", "--uppgift", "spel"][..], &DAY].concat());
    let told = "  Kurs
    raden som avgör: `spel` (p/a.stadga:23)
    svaret skulle bli ett annat om `spel` vore nej
";
    assert!(ran.out.contains(told), "{}{}", ran.out, ran.err);
}

#[test]
fn an_age_in_months_is_asked_for_where_one_month_decides() {
    let here = Folder::new();
    let document = r#"
uppgift skuld "har skulder" { kontrolleras genom egen uppgift }

insats kurs "Kurs" är stöd {
    innehåll """Kurs."""
    villkor { ålder högst 4 månader  skuld }
}
"#;
    here.write("p/a.stadga", format!("{}{document}", sound()));
    let ran = here.run(&[&["fråga", "p", "--uppgift", "skuld", "--ålder", "4–5 månader"][..], &DAY].concat());
    assert!(ran.out.contains("  Kurs\n    fråga om: personens ålder\n\n"), "{}{}", ran.out, ran.err);
}

#[test]
fn a_file_says_the_same_as_flags() {
    let here = Folder::new();
    here.write("p/a.stadga", &*DOCUMENT);
    let flags = [
        "--ålder",
        "40",
        "--uppgift",
        "skuld=nej",
        "--uppgift",
        "boende=hyr",
        "--barnet-ålder",
        "4",
        "--vistas",
        "Storbyn",
    ];
    let by_flags = here.run(&[&["fråga", "p"][..], &flags, &DAY].concat());
    assert!(by_flags.out.contains("\nGes\n  Råd om pengar\n  Träff\n"), "{}", by_flags.out);
    let inner = "ålder 40 år\nvistas i \"Storbyn\"\ninte skuld\nboende är hyr\nbarnet { ålder 4 år }\n";
    for text in [
        inner.to_owned(),
        format!("// Kalle\nperson {{\n{inner}}}\n"),
        format!("prov \"Kalle\" {{\nperson {{\n{inner}}}\nges råd\n}}\n"),
    ] {
        here.write("kalle.txt", &text);
        let by_file = here.run(&[&["fråga", "p", "--person", "kalle.txt"][..], &DAY].concat());
        assert_eq!((by_file.out, by_file.err.as_str()), (by_flags.out.clone(), ""), "{text}");
    }
    // Flags add to the file.
    here.write("kalle.txt", inner.replace("ålder 40 år\n", ""));
    let both = here.run(&[&["fråga", "p", "--person", "kalle.txt", "--ålder", "40"][..], &DAY].concat());
    assert!(both.out.contains("\nGes\n  Råd om pengar\n  Träff\n"), "{}", both.out);
}

#[test]
fn mistakes_are_told_with_what_to_write_instead() {
    let here = Folder::new();
    here.write("p/a.stadga", &*DOCUMENT).write("fel.txt", "ålder 40 år\nskul\n").write("tom.txt", "// inget\n");
    let said = |args: &[&str]| {
        let ran = here.run(&[&["fråga", "p"][..], args, &DAY].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{args:?}");
        ran.err
    };
    let cases: [(&[&str], &str); 12] = [
        (
            &["--uppgift", "skul=ja"],
            "fel: det finns ingen uppgift och inget villkor som heter `skul`\nhjälp: skriv `skuld`\n",
        ),
        (&["--uppgift", "boende=hyrs"], "fel: `boende` har inget värde som heter `hyrs`\nhjälp: skriv `hyr`\n"),
        (
            &["--uppgift", "skuld=ja", "--uppgift", "skuld=nej"],
            "fel: uppgifterna om personen säger emot varandra; ingen kan vara så\nhjälp: ta bort en av dem\n",
        ),
        (
            &["--uppgift", "=ja"],
            "fel: `=ja` går inte att läsa som en uppgift\nhjälp: skriv namnet på en uppgift och svaret, som `--uppgift våldsutsatt=ja`\n",
        ),
        (
            &["--ålder", "arton"],
            "fel: `arton` är ingen ålder\nhjälp: skriv till exempel `--ålder 17` eller `--ålder \"4 månader\"`\n",
        ),
        (
            &["--ålder", "130"],
            "fel: så gammal är ingen\nhjälp: kontrollera talet och enheten; högre ålder än 120 år räknas inte\n",
        ),
        (&["--ålder", "17", "--ålder", "18"], "fel: `--ålder` står mer än en gång\nhjälp: skriv `--ålder` en gång\n"),
        (
            &["--åldr", "17"],
            "fel: det finns ingen flagga som heter `--åldr`\nhjälp: menade du `--ålder`? `stadga fråga --hjälp` visar vad som kan skrivas\n",
        ),
        (&["--insats", "rod"], "fel: det finns ingen insats som heter `rod`\nhjälp: menade du `råd`?\n"),
        (
            &["--person", "fel.txt"],
            "fel: `fel.txt` rad 2: det finns ingen uppgift och inget villkor som heter `skul`\nhjälp: skriv `skuld`\n",
        ),
        (
            &["--person", "tom.txt"],
            "fel: `tom.txt` är tom\nhjälp: skriv en fil med samma ord som i `person { … }` i ett prov\n",
        ),
        (
            &["--person", "saknas.txt"],
            "fel: `saknas.txt` går inte att läsa: den finns inte\nhjälp: skriv en fil med samma ord som i `person { … }` i ett prov\n",
        ),
    ];
    for (args, expected) in cases {
        assert_eq!(said(args), expected, "{args:?}");
    }
}

#[test]
fn a_fact_that_only_one_document_knows_is_no_mistake() {
    let here = Folder::new();
    here.write("p/a.stadga", &*DOCUMENT).write("q/b.stadga", sound());
    let ran = here.run(&[&["fråga", "p", "q", "--uppgift", "skuld=ja"][..], &DAY].concat());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("q: en person\n\nDokumentet har inga insatser.\n"), "{}", ran.out);
}

#[test]
fn a_document_without_the_insats_that_is_named_says_nothing() {
    let here = Folder::new();
    here.write("p/a.stadga", &*DOCUMENT).write("q/b.stadga", sound());
    let flags = [&["--insats", "träff", "--vistas", "Storbyn"][..], &DAY].concat();
    let ran = here.run(&[&["fråga", "p", "q"][..], &flags].concat());
    let alone = here.run(&[&["fråga", "p"][..], &flags].concat());
    assert_eq!((ran.status, ran.out, ran.err), (0, alone.out, String::new()));
}

#[test]
fn what_the_law_demands_for_some_is_told_of_them_alone() {
    let here = Folder::new();
    let document = r#"
uppgift medföljande-barn "har barn med sig" { kontrolleras genom egen uppgift }

insats tak "Skyddat boende" är skyddat-boende {
    innehåll """Någonstans att bo."""
    villkor öppet för alla
}
"#;
    here.write("p/a.stadga", format!("{}{document}", sound()));
    let alone = ["--uppgift", "medföljande-barn=nej"];
    let with_child = ["--uppgift", "medföljande-barn"];
    let assessed = "Ges först efter ansökan och behovsprövning\n  Skyddat boende\n";
    let open = |what: &str| format!("Beror på mer\n  Skyddat boende\n    fråga om: {what}\n");
    for (flags, expected) in [
        (["--ålder", "20"].as_slice(), assessed.to_owned()),
        (&["--ålder", "21", alone[0], alone[1]], "Ges\n  Skyddat boende\n".to_owned()),
        (&["--ålder", "21", with_child[0], with_child[1]], assessed.to_owned()),
        // Of whom it is not known it is neither said that the law demands it nor that it does not.
        (&["--ålder", "21"], open("`medföljande-barn` (har barn med sig)")),
        (&alone, open("personens ålder")),
        (&[], open("personens ålder; `medföljande-barn` (har barn med sig)")),
    ] {
        let ran = here.run(&[&["fråga", "p", "--insats", "tak"][..], flags, &DAY].concat());
        assert!(ran.out.contains(&format!("\n\n{expected}")), "{flags:?}\n{}{}", ran.out, ran.err);
    }
}

#[test]
fn consent_is_that_of_the_guardians_of_the_children_who_take_part() {
    let here = Folder::new();
    let document = r#"
insats familjen "Samtal för familjer" är stödsamtal {
    ges till individ, barn
    innehåll """Samtal."""
    villkor { barnet { ålder 3–19 år } }
}

insats föräldrar "För föräldrar" är föräldrastöd {
    ges till förälder
    innehåll """Samtal."""
    villkor { barnet { ålder 3–19 år } }
}
"#;
    here.write("p/a.stadga", format!("{}{document}", sound()));
    let both = "\nGes\n  För föräldrar\n\nGes om vårdnadshavaren samtycker\n  Samtal för familjer\n";
    let free = "\nGes\n  Samtal för familjer\n  För föräldrar\n";
    // The adult beside the child needs nobody's consent, and takes away none that the child needs; parents who take
    // part without their children need none either.
    for (age, of_child, expected) in [("40", "10", both), ("14", "10", both), ("40", "18", free)] {
        let ran = here.run(&[&["fråga", "p", "--ålder", age, "--barnet-ålder", of_child][..], &DAY].concat());
        assert!(ran.out.contains(expected), "{age} {of_child}\n{}{}", ran.out, ran.err);
    }
}

#[test]
fn programs_read_what_was_answered() {
    let here = Folder::new();
    here.write("p/a.stadga", &*DOCUMENT);
    let ran = here.run(&[&["fråga", "p", "--ålder", "14", "--format", "json"][..], &DAY].concat());
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let answers = &json["dokument"][0]["svar"];
    let told = |at: usize| (answers[at]["insats"].as_str(), answers[at]["utfall"].as_str());
    assert_eq!(told(0), (Some("råd"), Some("ges-inte")));
    assert_eq!(answers[0]["rader"][0]["text"], "ålder minst 18 år");
    assert_eq!(answers[0]["vandning"], "personen hade fyllt 18 år och det var känt att `skuld` är ja");
    assert_eq!((told(1), answers[1]["samtycke"].as_str()), ((Some("unga"), Some("ges")), Some("behovs")));
    assert_eq!(
        (told(2), answers[2]["lagrum"].as_str()),
        ((Some("stödperson"), Some("behovsprovas")), Some("11 kap. 5 § SoL"))
    );
    assert_eq!(told(3), (Some("kurs"), Some("inga-villkor")));
    assert_eq!(told(4), (Some("träff"), Some("beror")));
    let asked = serde_json::json!([
        {"vem": "barnet", "uppgift": "ålder", "plats": null, "varden": []},
        {"vem": "individ", "uppgift": "vistas", "plats": "Storbyn", "varden": []},
    ]);
    assert_eq!(answers[4]["fraga_om"], asked);
}

#[test]
fn the_own_kommun_by_name_or_word_is_the_kommun_and_a_slip_is_no_place() {
    let here = Folder::new();
    let insats = r#"
insats mat "Matlag" är mötesplats {
    innehåll """Vi lagar mat."""
    villkor { bosatt i kommunen }
}

insats kör "Körsång" är mötesplats {
    innehåll """Vi sjunger."""
    villkor { bosatt i "Provby" }
}
"#;
    here.write("p/a.stadga", format!("{}{insats}", sound()));
    let ask = |said: &str| here.run(&[&["fråga", "p", "--ålder", "40", "--bosatt", said][..], &DAY].concat());
    let expected = ask("ja");
    assert_eq!(expected.status, 0, "{}", expected.err);
    assert!(expected.out.contains("Ges\n  Matlag\n  Körsång\n"), "{}", expected.out);
    for said in ["kommunen", "i kommunen", "Provby", "i Provby"] {
        assert_eq!(ask(said).out, expected.out, "{said}");
    }
    assert_ne!(ask("Storbyn").out, expected.out);
    let slip = ask("nja");
    assert_eq!((slip.status, slip.out.as_str()), (2, ""));
    let told = "hjälp: skriv `--bosatt ja`, `--bosatt nej` eller en ort med stor bokstav, som `--bosatt Storbyn`";
    assert!(slip.err.contains(told), "{}", slip.err);
}
