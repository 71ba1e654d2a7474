//! The questions that `fråga` puts at a terminal: what still matters, the most deciding first.

use std::io::{self, BufRead, IsTerminal, Write};

use super::{Read, answered};
use crate::tools::evaluate::{self, Answers, Question};

/// Whether somebody is there to ask: both what is read and what is written is a terminal.
pub(super) fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Asks until nothing that can be asked matters, or the answers end; what is known then is what is answered for.
pub(super) fn run(documents: &mut [Read], only: &[String]) {
    let mut input = io::stdin().lock();
    let mut passed: Vec<Question> = Vec::new();
    let mut newest: Option<Question> = None;
    let mut first = true;
    loop {
        let question = {
            let answers: Vec<Answers<'_>> = documents.iter().filter_map(|read| answered(read, only)).collect();
            match (answers.iter().any(Answers::is_impossible), newest.take()) {
                (false, _) => evaluate::next(&answers, &passed),
                // The answer that nobody can give is taken back, and the question is put again.
                (true, Some(question)) => {
                    drop(answers);
                    concerned(documents, &question).for_each(|read| drop(read.person.pop()));
                    say("  Det går inte ihop med det som redan är sagt.\n");
                    continue;
                }
                // The flags or the file say so, and there is nothing to ask.
                (true, None) => return,
            }
        };
        let Some(question) = question else { break };
        if first {
            say("Svara på det du vet. Tryck bara retur om du inte vet, och Ctrl-D för att sluta.\n\n");
            first = false;
        }
        match ask(&question, &mut input) {
            Reply::Known(term) => {
                concerned(documents, &question).for_each(|read| read.person.push(term.clone()));
                newest = Some(question);
            }
            Reply::Unknown => passed.push(question),
            Reply::End => break,
        }
    }
    if !first {
        say("\n");
    }
}

/// The documents that an answer to the question says something to.
fn concerned<'a>(documents: &'a mut [Read], question: &Question) -> impl Iterator<Item = &'a mut Read> {
    documents
        .iter_mut()
        .filter(|read| read.analysis.document.as_ref().is_some_and(|document| evaluate::concerns(question, document)))
}

enum Reply {
    Known(crate::law::terms::Term),
    Unknown,
    End,
}

fn ask(question: &Question, input: &mut impl BufRead) -> Reply {
    let choices =
        if question.choices.is_empty() { String::new() } else { format!(" ({})", question.choices.join("/")) };
    loop {
        say(&format!("{}{choices} ", question.text));
        let mut bytes = Vec::new();
        // A terminal that is not set to UTF-8 gives other bytes, and they are a wrong answer like any other.
        let read = input.read_until(b'\n', &mut bytes);
        let line = String::from_utf8_lossy(&bytes);
        match read {
            Ok(0) | Err(_) => {
                say("\n");
                return Reply::End;
            }
            Ok(_) if line.trim().is_empty() => return Reply::Unknown,
            Ok(_) => match evaluate::read(question, &line) {
                Some(term) => return Reply::Known(term),
                None if question.choices.is_empty() => say("  Skriv en ålder, som 17 eller 4 månader.\n"),
                None => say(&format!("  Skriv {}.\n", crate::swedish::or(&question.choices))),
            },
        }
    }
}

fn say(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "{text}").and_then(|()| stderr.flush());
}
