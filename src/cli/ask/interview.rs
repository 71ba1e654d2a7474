//! The questions that `fråga` puts at a terminal: what still matters, the most deciding first.

use std::io::{self, BufRead, IsTerminal, Write};

use super::{Read, answered};
use crate::tools::evaluate::{self, Answers, Asked, Question};

/// Whether somebody is there to ask: both what is read and what is written is a terminal.
pub(super) fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Asks until nothing that can be asked matters, or the answers end; what is known then is what is answered for.
pub(super) fn run(documents: &mut [Read], only: &[String]) {
    let mut input = io::stdin().lock();
    let mut passed: Vec<Asked> = Vec::new();
    let mut first = true;
    loop {
        let question = {
            let answers: Vec<Answers<'_>> = documents.iter().filter_map(|read| answered(read, only)).collect();
            if answers.iter().any(Answers::is_impossible) {
                return;
            }
            evaluate::next(&answers, &passed)
        };
        let Some(question) = question else { break };
        if first {
            say("Svara på det du vet. Tryck bara retur om du inte vet, och Ctrl-D för att sluta.\n\n");
            first = false;
        }
        match ask(&question, &mut input) {
            Reply::Known(term) => {
                for read in documents.iter_mut() {
                    read.person.push(term.clone());
                }
            }
            Reply::Unknown => passed.push(question.asked),
            Reply::End => break,
        }
    }
    if !first {
        say("\n");
    }
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
        let mut line = String::new();
        match input.read_line(&mut line) {
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
