//! How long a question about a person takes: the real documents, and one insats with sixty facts.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use stadga::analysis::{self, Analysis, Input};
use stadga::date::Date;
use stadga::law::Library;
use stadga::source::SourceFile;
use stadga::tools::{evaluate, trials};

use super::{best, ms};

/// Prints the times. A question about one kommun should take less than a millisecond.
pub(crate) fn print(library: &Arc<Library>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    for name in ["alingsas", "bengtsfors", "exempelkommun", "mellerud", "tomelilla"] {
        let mut paths: Vec<_> = std::fs::read_dir(folder.join(name))
            .expect("a riktlinje")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        paths.sort();
        let texts = paths.iter().map(|path| std::fs::read_to_string(path).expect("UTF-8")).collect();
        let analysis = analyzed(name, texts, library);
        let insatser = analysis.document.as_ref().map_or(0, |document| document.insatser.len());
        asked(&format!("{name}, {insatser} insatser"), &analysis);
        let time = best(|| trials::run(&analysis).map(|trials| trials.trials.len()));
        println!("  alla prov, med täckning             {:>8.3} ms", ms(time));
    }
    asked("en insats med 60 uppgifter", &analyzed("sextio", vec![sixty()], library));
}

/// A question about someone of whom only the age is known, and one about whom much is.
fn asked(what: &str, analysis: &Analysis) {
    let document = analysis.document.as_ref().expect("a riktlinje");
    let person = document.prov.iter().max_by_key(|prov| prov.person.len());
    let time = best(|| evaluate::answers(analysis, &[], &[]).map(|answers| answers.answers.len()));
    println!("fråga, {what:<30}  inget känt {:>8.3} ms", ms(time));
    if let Some(prov) = person {
        let time = best(|| evaluate::answers(analysis, &prov.person, &[]).map(|answers| answers.answers.len()));
        println!("  {} rader om personen                 {:>8.3} ms", prov.person.len(), ms(time));
    }
    let answers = evaluate::answers(analysis, &[], &[]).expect("a riktlinje");
    let time = best(|| evaluate::next(std::slice::from_ref(&answers), &[]).is_some());
    println!("  nästa fråga                         {:>8.3} ms", ms(time));
}

/// Sixty facts in twenty disjunctions that share them, and a person who is known to lack half of them.
fn sixty() -> String {
    let mut text = String::from("riktlinje \"R\" { kommun \"K\" nämnd \"N\" gäller från 2026-01-01 }\n");
    for at in 0..60 {
        writeln!(text, "uppgift f{at} \"är {at}\" {{ kontrolleras genom egen uppgift }}").expect("a string");
    }
    text.push_str("insats i \"I\" är stöd { innehåll \"i\" villkor { ålder minst 18 år\n");
    for at in 0..40 {
        writeln!(text, "något av {{ f{at} f{} inte f{} }}", (at * 7 + 3) % 60, (at * 11 + 5) % 60).expect("a string");
    }
    text.push_str("} }\nprov \"p\" { person { ålder 17 år\n");
    for at in 0..30 {
        writeln!(text, "{}f{}", if at % 3 == 0 { "" } else { "inte " }, at * 2).expect("a string");
    }
    text.push_str("} ges i }\n");
    text
}

fn analyzed(name: &str, texts: Vec<String>, library: &Arc<Library>) -> Analysis {
    let files = texts.into_iter().enumerate();
    let files = files.map(|(at, text)| Arc::new(SourceFile::new(format!("{name}/{at}.stadga"), text))).collect();
    let as_of = Date::new(2026, 11, 22).expect("a real day");
    analysis::analyze(&Input { name: name.to_owned(), files, library: Arc::clone(library), as_of })
}
