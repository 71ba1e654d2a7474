//! `--stavning`: where the dictionary is looked for, and what is said when there is none.

use super::{Folder, Ran, command};
use crate::support::PRELUDE;

const INSATS: &str = r#"
insats samtal "Samtal" är stödsamtal {
    kortfattat """Du kan få prata."""
    innehåll """Du kan få prtaa."""
    villkor { ålder minst 18 år }
}
"#;

/// A riktlinje with one misspelt word, and dictionaries: one of a few words, one in Latin-1, one that is none.
fn folder() -> Folder {
    let here = Folder::new();
    let words: std::collections::BTreeSet<String> = format!("{PRELUDE}{INSATS}")
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| *word != "prtaa" && !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let dic = format!("{}\n{}\n", words.len(), words.into_iter().collect::<Vec<_>>().join("\n"));
    let latin = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect::<Vec<u8>>();
    here.write("p/a.stadga", format!("{PRELUDE}{INSATS}"))
        .write("ord/sv_SE.aff", "SET UTF-8\nTRY aertp\n")
        .write("ord/sv_SE.dic", &dic)
        .write("gammal/sv.aff", "SET ISO8859-1\nTRY aertp\n")
        .write("gammal/sv.dic", latin(&dic))
        .write("trasig/sv_SE.aff", "PFX A Y många\n")
        .write("trasig/sv_SE.dic", "inget tal\n")
        .write("tom/x", "");
    here
}

fn run(here: &Folder, folders: &str, args: &[&str]) -> Ran {
    let mut command = command(&[args, &["--datum", "2026-11-22"]].concat());
    Ran::from(command.env("DICPATH", folders).current_dir(here.path("")).output().expect("the program runs"))
}

#[test]
fn spelling_is_judged_when_it_is_asked_for_and_not_else() {
    let here = folder();
    let silent = run(&here, "ord", &["kontrollera", "p"]);
    assert_eq!((silent.status, silent.out.as_str(), silent.err.as_str()), (0, "", ""));
    for folders in ["ord", "gammal", "tom:ord"] {
        let ran = run(&here, folders, &["kontrollera", "p", "--stavning"]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{folders}");
        assert!(ran.out.starts_with("anmärkning[K010]: `prtaa` ser felstavat ut\n"), "{folders}: {}", ran.out);
        assert!(ran.out.contains("= hjälp: menade du `prata`?\n"), "{folders}: {}", ran.out);
    }
    let fixed = run(&here, "ord", &["rätta", "p", "--stavning", "--alla"]);
    assert_eq!((fixed.status, fixed.err.as_str()), (0, "1 ändring gjordes\n"));
    assert!(!here.read("p/a.stadga").contains("prtaa"));
    assert_eq!(run(&here, "ord", &["bygg", "p", "--ut", "ut", "--stavning"]).status, 0);
}

#[test]
fn a_machine_without_a_dictionary_says_so_and_judges_the_rest() {
    let here = folder();
    let ran = run(&here, "tom", &["kontrollera", "p", "--stavning"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert!(ran.err.starts_with("stavningen granskas inte: datorn har ingen svensk ordlista"), "{}", ran.err);
    let ran = run(&here, "tom", &["kontrollera", "p"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[test]
fn a_broken_dictionary_is_told_in_one_sentence() {
    let here = folder();
    let ran = run(&here, "trasig", &["kontrollera", "p", "--stavning"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert_eq!(ran.err, "fel: ordlistan `trasig/sv_SE.aff` kan inte användas: den är inte en ordlista för Hunspell\n");
}
