//! A law that changes: two versions of a paragraf in a library of one's own, checked before and after the day, and the
//! insatser that a new library touches.

use super::{Folder, Ran};
use crate::support::{PRELUDE, root};

/// An insats for 15–17-year-olds without consent, which the law allows today, and one that no age limit touches.
fn riktlinje() -> String {
    format!(
        r#"{PRELUDE}
insats kvällsöppet "Kvällsöppet" är stödsamtal {{
    kortfattat """Du som är 15–17 år kan få prata med någon på kvällen."""
    innehåll """En kurator lyssnar, berättar vad som händer och frågar vad du tycker."""
    villkor {{ ålder 15–17 år }}
    från 15 år utan samtycke """Nämnden har vägt vad som är bäst för unga och finner stödet lämpligt."""
    text "Oro för barn" """Far ett barn illa måste vi anmäla det."""
}}

insats samtal-vuxna "Samtal för vuxna" är stödsamtal {{
    kortfattat """Du kan få prata med någon."""
    innehåll """Du träffar en kurator."""
    villkor {{ ålder minst 18 år }}
}}
"#
    )
}

/// A folder with the riktlinje, the library of today in `nu`, and in `sedan` one where the age is 16 from 2027.
fn folder() -> Folder {
    let here = Folder::new();
    here.write("p/a/a.stadga", riktlinje());
    let mut changed = 0;
    for entry in std::fs::read_dir(root().join("policies/lag")).expect("the library") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        here.write(&format!("nu/{name}"), &text);
        let head = "paragraf 21 kap. 2 § SoL \"Barn och vårdnadshavarens samtycke\" {\n    gäller från 2025-07-01\n";
        let later = text.find(head).map_or(text.clone(), |at| {
            changed += 1;
            let end = at + text[at..].find("\n}\n").expect("an end") + 3;
            let version = &text[at..end];
            let old = version.replace("2025-07-01\n", "2025-07-01 till 2026-12-31\n");
            let new = version.replace("2025-07-01", "2027-01-01").replace("från 15 år", "från 16 år");
            format!("{}{old}\n{new}{}", &text[..at], &text[end..])
        });
        here.write(&format!("sedan/{name}"), later);
    }
    assert_eq!(changed, 1);
    here
}

fn codes(ran: &Ran) -> Vec<String> {
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let found = json["diagnostik"].as_array().expect("findings").iter();
    found.map(|found| format!("{} {}", found["kod"].as_str().expect("a code"), found["insats"])).collect()
}

#[test]
fn a_new_version_holds_from_its_own_day() {
    let here = folder();
    let check = |args: &[&str]| here.run(&[&["kontrollera", "p", "--format", "json"][..], args].concat());
    let before = check(&["--lag", "sedan", "--datum", "2026-12-31"]);
    assert_eq!((before.status, codes(&before)), (0, Vec::new()));
    let after = check(&["--lag", "sedan", "--datum", "2027-01-01"]);
    assert_eq!((after.status, codes(&after)), (1, vec!["L011 \"kvällsöppet\"".to_owned()]));
    let old = check(&["--lag", "nu", "--datum", "2027-01-01"]);
    assert_eq!((old.status, codes(&old)), (0, Vec::new()));
    // The library itself is sound: its two versions meet without a gap.
    let library = here.run(&["kontrollera", "sedan", "--datum", "2027-01-01"]);
    assert_eq!((library.status, library.out.as_str()), (0, ""), "{}", library.out);
}

#[test]
fn a_gap_between_two_versions_stops_the_check() {
    let here = folder();
    let file = "sedan/30-sol-18-22.stadga";
    here.write(file, here.read(file).replace("till 2026-12-31", "till 2026-11-30"));
    let ran = here.run(&["kontrollera", "p", "--lag", "sedan", "--datum", "2027-01-01"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert_eq!(ran.err, "fel: lagbiblioteket `sedan` har 1 fel; `stadga kontrollera sedan` visar dem\n");
    assert!(here.run(&["kontrollera", "sedan", "--datum", "2027-01-01"]).out.starts_with("fel[M015]: "));
}

#[test]
fn a_comparison_names_the_insatser_that_a_new_library_touches() {
    let here = folder();
    let compare = |args: &[&str]| here.run(&[&["jämför"][..], args].concat());
    let after = ["p", "--datum", "2027-01-01"];
    let ran = compare(&[&["--lag", "nu", "--lag", "sedan"], &after[..]].concat());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "p/a\n  kvällsöppet\n    + L011 `Kvällsöppet` ges till en 15-åring utan att vårdnadshavaren samtycker\n"
    );
    let back = compare(&[&["--lag", "sedan", "--lag", "nu"], &after[..]].concat());
    assert_eq!(back.out, ran.out.replace("+ L011", "- L011"));
    // Before the day, and of a library with itself, there is no difference.
    for args in [
        ["--lag", "nu", "--lag", "sedan", "p", "--datum", "2026-12-31"],
        ["--lag", "nu", "--lag", "nu", "p", "--datum", "2027-01-01"],
    ] {
        let ran = compare(&args);
        assert_eq!((ran.status, ran.out.as_str()), (0, "ändringen berör ingen insats\n"));
    }
    for name in ["jamfor", "diff"] {
        assert_eq!(here.run(&[&[name, "--law", "nu", "--law", "sedan"], &after[..]].concat()).out, ran.out, "{name}");
    }
}

#[test]
fn what_cannot_be_compared_is_said_and_the_rest_is_compared() {
    let here = folder();
    here.write("tom/x.txt", "").write("trasig/a.stadga", "paragraf 1 § {");
    let compare = |args: &[&str]| here.run(&[&["jämför"][..], args, &["--datum", "2027-01-01"]].concat());
    for (args, said) in [
        (&["p", "--lag", "nu", "--lag", "saknas"][..], "fel: lagbiblioteket `saknas` finns inte"),
        (&["p", "--lag", "tom", "--lag", "nu"], "fel: lagbiblioteket `tom` innehåller inga `.stadga`-filer"),
        (&["p", "--lag", "nu", "--lag", "p/a/a.stadga"], "fel: lagbiblioteket `p/a/a.stadga` är ingen katalog"),
        (&["p", "--lag", "nu", "--lag", "trasig"], "fel: lagbiblioteket `trasig` har "),
        (&["p", "--lag", "nu", "--lag"], "fel: `--lag` saknar sitt värde"),
        (&["p", "--lag", "nu"], "fel: två lagbibliotek behövs för att jämföra"),
        (&["p", "--lag", "nu", "--lag", "sedan", "--lag", "nu"], "fel: två lagbibliotek behövs för att jämföra"),
    ] {
        let ran = compare(args);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.starts_with(said), "{args:?}: {}", ran.err);
    }
    // Both libraries at fault are both told.
    let ran = compare(&["p", "--lag", "saknas", "--lag", "tom"]);
    assert_eq!(ran.err.lines().count(), 2, "{}", ran.err);
    let ran = compare(&["p", "borta", "--lag", "nu", "--lag", "sedan"]);
    assert_eq!(ran.status, 2);
    assert!(ran.out.contains("+ L011") && ran.err == "fel: `borta` finns inte\n", "{}{}", ran.out, ran.err);
}
