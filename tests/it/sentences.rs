//! The generated Swedish: what residents and providers read of each policy, and what is never said.

mod clauses;
mod consent;
mod who;

use crate::support::{PRELUDE, analyze, analyze_folder, compare, root};
use stadga::analysis::Analysis;
use stadga::emit::sentences::{self as words, About, Sentence};

/// What one insats gives, in the order of its page.
fn page(about: &About<'_>) -> Vec<(&'static str, Vec<Sentence>)> {
    vec![
        ("Kostnad", words::cost(about)),
        ("Vem", words::who_may_come(about)),
        ("Barn och samtycke", words::children_and_consent(about)),
        ("Namn och anteckningar", words::anonymity_and_notes(about)),
        ("Omfattning", words::extent(about)),
        ("Form", words::form(about)),
        ("Uppföljning", words::follow_up(about)),
        ("Giltighet", words::validity(about)),
        ("Dokumentation", words::documentation(about)),
        ("Kontroll", words::how_to_check(about)),
        ("Samtycke att kontrollera", words::consent_to_check(about)),
        ("Anmälan", words::duty_to_report(about)),
    ]
}

fn abouts(analysis: &Analysis) -> Vec<About<'_>> {
    let document = analysis.document.as_ref().expect("a riktlinje");
    document.insatser.iter().map(|insats| About { analysis, document, insats }).collect()
}

fn write(sentences: &[Sentence], depth: usize, out: &mut String) {
    for sentence in sentences {
        out.push_str(&format!("{}{}\n", "  ".repeat(depth), sentence.text));
        write(&sentence.items, depth + 1, out);
    }
}

fn text(sentences: &[Sentence]) -> String {
    let mut out = String::new();
    write(sentences, 0, &mut out);
    out
}

fn listing(analysis: &Analysis) -> String {
    let mut out = String::new();
    for about in abouts(analysis) {
        out.push_str(&format!("# {}\n", about.insats.title.value));
        for (heading, sentences) in page(&about) {
            if !sentences.is_empty() {
                out.push_str(&format!("{heading}:\n"));
                write(&sentences, 1, &mut out);
            }
        }
        out.push('\n');
    }
    out
}

/// The policies of the project.
pub(crate) fn policies() -> Vec<Analysis> {
    let entries = std::fs::read_dir(root().join("policies")).expect("policies");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let all = names.iter().map(|name| analyze_folder(&format!("policies/{name}")));
    all.filter(|analysis| analysis.document.is_some()).collect()
}

#[test]
fn the_sentences_of_the_policies_are_those_that_were_read() {
    let mut wrong = Vec::new();
    for analysis in policies() {
        compare(&listing(&analysis), root().join(format!("tests/sentences/{}.txt", analysis.name)), &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What one kind of sentence says of the only insats of a text that has the standard riktlinje.
fn said(clauses: &str, what: fn(&About<'_>) -> Vec<Sentence>) -> String {
    said_of("rådgivning", clauses, what)
}

fn said_of(kategori: &str, clauses: &str, what: fn(&About<'_>) -> Vec<Sentence>) -> String {
    let text = format!("{FACTS}\ninsats a \"A\" är {kategori} {{ innehåll \"\"\"A.\"\"\" {clauses} }}\n{PRELUDE}");
    let analysis = analyze("provby", &text);
    assert!(analysis.is_readable(), "{}", crate::support::listing(&analysis));
    text_of(&what(&abouts(&analysis)[0]))
}

fn text_of(sentences: &[Sentence]) -> String {
    text(sentences).trim_end().to_owned()
}

const FACTS: &str = r#"
uppgift utsatt "är eller har varit utsatt för våld" { kontrolleras genom egen uppgift }
uppgift avhyst "har redan fått lämna bostaden" { kontrolleras genom egen uppgift }
uppgift placerad "är placerad eller inskriven utanför sitt hem" { kontrolleras genom egen uppgift }
uppgift medborgare "är svensk medborgare" { kontrolleras genom id-handling }
uppgift orolig "känner sig orolig" { kontrolleras genom egen uppgift }
uppgift vän "har en vän som mist sitt jobb" { kontrolleras genom egen uppgift }
uppgift önskan "Vill själv ha stöd." { kontrolleras genom egen uppgift }
uppgift fråga "Har du ett eget boende?" { kontrolleras genom handling }
uppgift problem "svårigheter i skolan" { kontrolleras genom intyg }
uppgift behov "behöver mer stöd" { kontrolleras genom bedömning }
uppgift syssla "huvudsaklig sysselsättning" { värden studier, eget-arbete, ingen  kontrolleras genom egen uppgift }
uppgift boende "hur personen bor" { värden hyresrätt, inneboende  kontrolleras genom handling "hyresavtal" }
villkor vuxen { ålder minst 18 år }
"#;

/// Every sentence, those of lists too.
fn all<'a>(sentences: &'a [Sentence], out: &mut Vec<&'a Sentence>) {
    for sentence in sentences {
        out.push(sentence);
        all(&sentence.items, out);
    }
}

/// What residents read of an insats.
fn of_residents(about: &About<'_>) -> Vec<Sentence> {
    page(about)
        .into_iter()
        .filter(|(heading, _)| !["Dokumentation", "Kontroll", "Samtycke att kontrollera", "Anmälan"].contains(heading))
        .flat_map(|(_, said)| said)
        .collect()
}

#[test]
fn every_sentence_can_be_traced_to_a_line_of_the_document() {
    for analysis in policies() {
        for about in abouts(&analysis) {
            let pages = page(&about);
            let mut found = Vec::new();
            pages.iter().for_each(|(_, sentences)| all(sentences, &mut found));
            for sentence in found {
                let file = analysis.sources.get(sentence.span.file).expect("a file of the analysis");
                assert!(file.name().starts_with("policies/"), "{}: {}", file.name(), sentence.text);
                assert!(!file.slice(sentence.span).trim().is_empty(), "{}", sentence.text);
            }
        }
    }
    let text =
        format!("{FACTS}\ninsats a \"A\" är stöd {{ innehåll \"\"\"A.\"\"\" villkor {{ utsatt vuxen }} }}\n{PRELUDE}");
    let analysis = analyze("provby", &text);
    let sentences = words::who_may_come(&abouts(&analysis)[0]);
    let written: Vec<&str> = sentences[0].items.iter().map(|item| analysis.sources.slice(item.span)).collect();
    assert_eq!(written, ["utsatt", "ålder minst 18 år"]);
}

#[test]
fn residents_are_never_told_what_they_must_not_be() {
    const NEVER: [&str; 20] = [
        "rätt till",
        "har rätt",
        "avslag",
        "överklag",
        "gratis",
        "kostnadsfri",
        "ingenting dokument",
        "dokumenteras inte",
        "skriver inte ned något",
        "ingen får veta",
        "får aldrig veta",
        "räcker att en",
        "en vårdnadshavare",
        "en förälder räcker",
        "fyllt 12 år kan",
        "måste vara folkbokförd",
        "anonymitet garanteras",
        "lagen säger",
        "biståndslös",
        "missbrukare",
    ];
    for analysis in policies() {
        for about in abouts(&analysis) {
            let said = text(&of_residents(&about)).to_lowercase();
            for words in NEVER {
                assert!(!said.contains(words), "{}: {words}\n{said}", about.insats.title.value);
            }
            let place = about.insats.plats.as_ref().map(|plats| plats.value.to_lowercase());
            assert!(place.is_none_or(|place| !said.contains(&place)), "a place: {said}");
            let silent = about.insats.avgift.is_none();
            assert!(!silent || !said.contains("kostar inget"), "{said}");
            assert!(!said.contains("folkbokförd") || said.contains("vänd dig till socialtjänsten"), "{said}");
            assert!(said.contains("måste vi anmäla"), "{said}");
        }
    }
}

#[test]
fn every_sentence_is_a_sentence() {
    for analysis in policies() {
        for about in abouts(&analysis) {
            let pages = page(&about);
            let mut found = Vec::new();
            pages.iter().for_each(|(_, sentences)| all(sentences, &mut found));
            for Sentence { text, items, .. } in found {
                assert!(text.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()), "{text}");
                assert_eq!(text.ends_with(':'), !items.is_empty(), "{text}");
                assert!(text.ends_with(['.', '?', ':']), "{text}");
                for wrong in ["  ", " .", " ,", "..", ",.", "`", "{", "}", "None"] {
                    assert!(!text.contains(wrong), "{text}");
                }
            }
        }
    }
}

/// LIX: words in a sentence, and the share of words of more than six letters.
pub(crate) fn lix(text: &str) -> f64 {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let sentences = text.split(['.', '?', ':', '\n']).filter(|part| part.contains(char::is_alphanumeric)).count();
    let long = words.iter().filter(|word| word.chars().count() > 6).count();
    let count = words.len() as f64;
    count / sentences as f64 + 100.0 * long as f64 / count
}

#[test]
fn what_is_generated_is_easy_to_read() {
    for analysis in policies() {
        for about in abouts(&analysis) {
            let said = text(&of_residents(&about));
            let found = lix(&said);
            println!("{found:.1} {}", about.insats.title.value);
            assert!(found <= 35.0, "{found:.1} {}:\n{said}", about.insats.title.value);
        }
    }
}
