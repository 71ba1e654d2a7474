//! K010 by a small dictionary of the tests' own, so that nothing depends on the machine.

use std::sync::LazyLock;

use stadga::analysis::{self, Analysis, Input};
use stadga::source::SourceFile;
use stadga::spelling::Speller;
use stadga::tools::fix::fixed;

use crate::support::{LIBRARY, PRELUDE, codes, listing, today};

const AFF: &str = "SET UTF-8\nTRY aerndtislogmkpbhfjuväcöåyqxzw\nCOMPOUNDMIN 3\nCOMPOUNDFLAG C\nPFX X N 0\n";

/// The words that the cases and the page's examples spell right.
const WORDS: &str = "alla/C alltid ansöka anmälan behandlare berättar beslut barn/C bo boende/C de den det du dig dina där efter \
    eller emot en ett far ett få får fina finns folk frågar för gång grupp/C gånger han hjälp/C hjälper \
    håller hälsa här i illa in individuell inga ingen ingen inom insats insatser/C inte kan kommun/C kontakt/C kurator kö \
    ledare/C man med meddelande mellan men misstänker mot mottagningen måste möte nämnden någon något något och oro om \
    oss på prata prova redan ring ringer råd samtal/C samtycke sjukvård/C skriv skriver som stan stod stöd/C städa så \
    särskild till telefon/C tid timmar tipsa träff träffar tycker under upp utan vad vardagen varje vecka vi vill år \
    året åt översyn öppet följer vem hel möta enligt gärna hitta rätt åringar se stödgrupp";

/// A speller by the words above.
pub(crate) static SPELLER: LazyLock<Speller> = LazyLock::new(read);

fn read() -> Speller {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    Speller::read(AFF, &format!("{}\n{}\n", words.len(), words.join("\n"))).expect("a dictionary")
}

/// Analyses a document with the small dictionary.
pub(crate) fn analyze_by(name: &str, text: &str) -> Analysis {
    let files = vec![std::sync::Arc::new(SourceFile::new(name, text))];
    let input = Input { name: name.to_owned(), files, library: std::sync::Arc::clone(&LIBRARY), as_of: today() };
    analysis::analyze_with(&input, Some(&SPELLER))
}

fn analyze_spelt(text: &str) -> Analysis {
    analyze_by("fall", &format!("{text}\n{PRELUDE}"))
}

fn insats(text: &str) -> String {
    format!(
        "insats samtal \"Samtal\" är stödsamtal {{\n    kortfattat \"\"\"Du kan få prata med någon.\"\"\"\n    \
         innehåll \"\"\"{text}\"\"\"\n    villkor {{ ålder minst 18 år }}\n}}\n"
    )
}

/// The words that are found in an innehåll.
fn found(text: &str) -> Vec<String> {
    let analysis = analyze_spelt(&insats(text));
    let spelling = analysis.diagnostics.iter().filter(|found| found.descriptor.code == "K010");
    spelling.map(|found| found.message.split('`').nth(1).expect("a word").to_owned()).collect()
}

#[test]
fn a_misspelt_word_is_found_and_what_is_no_word_is_not() {
    let cases: &[(&str, &[&str])] = &[
        ("Du träffar en behandlre varje vecka.", &["behandlre"]),
        ("Du träffar en behandlare varje vecka.", &[]),
        // Compounds, of the dictionary and with words of the field.
        ("Här finns en stödgrupp, en boosterträff och psykoedukation i boostersessioner.", &[]),
        ("Här finns en stödgrup och en bostersession.", &["stödgrup", "bostersession"]),
        // Names, in a sentence and first in one.
        ("Du träffar Behandlre på Lifecare. Trygghuset hjälper dig.", &[]),
        // Abbreviations, figures and short words.
        ("Ring t.ex. på kvällstid, bl.a. KBT, 15-åring, 3xyzå, osv.", &["kvällstid"]),
        // What is left of a word before a hyphen, and parts with names.
        ("Hälso- och sjukvård, stöd- och hjälpinsatser, CRAFT-samtal.", &[]),
        // Code, links, addresses, e-mail, references and quotations.
        ("Skriv `behandlre` till [kontakt](https://exempel.example/behandlre) eller stod@behandlre.example.", &[]),
        (
            "Ring www.behandlre.example eller https://behandlre.example/grupp. Vi säger ”behandlre” och inte det.",
            &["säger"],
        ),
        // Another language.
        ("Du får Motivational Enhancement Therapy och children are people too.", &[]),
        // A soft hyphen is no letter, and letters may be in two parts.
        ("Du träffar en behand\u{ad}lare och fa\u{30a}r hja\u{308}lp.", &[]),
        ("Du får *behandlre* och **hjälp**.", &["behandlre"]),
    ];
    for (text, expected) in cases {
        assert_eq!(found(text), *expected, "{text}");
    }
}

#[test]
fn a_word_is_found_once_for_the_document_with_its_places_and_its_fix() {
    let text = format!(
        "{}{}",
        insats("Du får hälp. Alla får hälp."),
        insats("Du får hälp.").replace("samtal \"Samtal\"", "grupp \"Grupp\"")
    );
    let analysis = analyze_spelt(&text);
    let told = listing(&analysis);
    let told: Vec<&str> =
        told.split("\nfall:").find(|one| one.contains("[K010]")).expect("a finding").lines().collect();
    assert_eq!(
        told,
        [
            "fall:3:24–3:28 anmärkning[K010]: `hälp` ser felstavat ut på 3 ställen",
            "    insats: samtal",
            "    se: 3 `hälp` står också här",
            "    se: 8 `hälp` står också här",
            "    hjälp: menade du `hjälp`?",
            "    rättning att granska: skriv `hjälp`",
        ]
    );
    let after = &fixed(&analysis, true)[0].after;
    assert_eq!((after.matches("hälp").count(), after.matches("får hjälp").count()), (0, 3));
    assert!(!codes(&analyze_spelt(&after.replace(PRELUDE, ""))).contains(&"K010"));
}

#[test]
fn a_word_has_the_same_suggestions_whenever_the_dictionary_is_read() {
    // Two words are equally near, and one of them is left out.
    let suggested = read().suggestions("tv-samtal");
    for _ in 0..20 {
        assert_eq!(read().suggestions("tv-samtal"), suggested);
    }
}

#[test]
fn suggestions_are_sought_for_the_first_forty_words() {
    let words = WORDS.split_whitespace().filter_map(|word| word.strip_suffix("/C").or(Some(word)));
    let misspelt: Vec<String> = words.filter(|word| word.chars().count() >= 4).map(|word| format!("{word}q")).collect();
    let text: Vec<String> = misspelt.iter().map(|word| format!("Du får {word}.")).collect();
    let analysis = analyze_spelt(&insats(&text.join(" ")));
    let spelling = analysis.diagnostics.iter().filter(|found| found.descriptor.code == "K010");
    let helped: Vec<bool> = spelling.map(|found| found.help.is_some()).collect();
    assert!(helped.len() > 40);
    assert_eq!(helped, (0..helped.len()).map(|at| at < 40).collect::<Vec<_>>());
}

#[test]
fn without_a_dictionary_nothing_is_said_and_an_acceptance_of_it_stands() {
    let accepted = "    godta K010 \"Ordet är vårt eget.\" av \"Kommunikatören\" 2026-09-01\n}";
    let with = insats("Du får hälp.").replace("\n}", &format!("\n{accepted}"));
    assert_eq!(codes(&crate::support::analyze("fall", &format!("{with}\n{PRELUDE}"))), Vec::<&str>::new());
    assert_eq!(codes(&analyze_spelt(&with)), Vec::<&str>::new());
    let useless = insats("Du får hjälp.").replace("\n}", &format!("\n{accepted}"));
    assert_eq!(codes(&crate::support::analyze("fall", &format!("{useless}\n{PRELUDE}"))), Vec::<&str>::new());
    assert_eq!(codes(&analyze_spelt(&useless)), ["K007"]);
}

#[test]
fn the_words_of_the_field_stand_in_order_and_each_once() {
    let list = std::fs::read_to_string(crate::support::root().join("src/spelling/ord.txt")).expect("the list");
    let words: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(words.len() > 50);
    for pair in words.windows(2) {
        let order = stadga::swedish::compare(pair[0], pair[1]);
        assert!(order.is_lt(), "{} before {}", pair[1], pair[0]);
    }
}
