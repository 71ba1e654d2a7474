//! `fråga`: what riktlinjer answer for a person.
//!
//! The person is written as the person block of a prov, in a file of its own beside the document's, so that the words
//! are read, and misspellings told, by what reads the document.

pub(super) mod flags;
mod interview;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;

use super::check::Basis;
use super::disk::{self, Place};
use super::each::{self, Each, half_read};
use super::{Status, args, console, reason, save};
use crate::analysis::{self, Analysis, Input};
use crate::diagnostic::{Diagnostic, Severity};
use crate::law::terms::Term;
use crate::source::{FileId, SourceFile};
use crate::tools::evaluate::{self, Answers};
use crate::tools::prove;

/// What stands for the name of a file where the flags say something.
const FLAGS: &str = "kommandoraden";

/// A part of the person before anything is resolved: the file's name as it is shown, and its text.
struct Said {
    name: String,
    text: String,
}

/// A document and what it makes of the person.
struct Read {
    place: Place,
    analysis: Analysis,
    person: Vec<Term>,
    /// What it could not make of the person's lines.
    unread: Vec<Diagnostic>,
}

/// Answers for the person whom the flags, a file or the answers at the terminal describe.
pub(super) fn run(given: &ArgMatches) -> Status {
    if given.contains_id(args::SAVED) && !save::to_file(given) {
        let help = "skriv `--spara-prov=FIL`, så läggs provet i filen och svaren skrivs ut";
        if let Some(refused) = save::refused(given, help) {
            return refused;
        }
    }
    let said = match said(given) {
        Ok(said) => said,
        Err((sentence, help)) => return console::failed_with_help(&sentence, &help),
    };
    let Each { mut status, made, .. } = match each::document(given, "läser", |basis, place| read(basis, place, &said))
    {
        Ok(each) => each,
        Err(status) => return status,
    };
    let all = made.into_iter().map(|(_, read)| read);
    let mut documents: Vec<Read> = all.filter(|read| read.analysis.document.is_some()).collect();
    if documents.is_empty() {
        return if status == Status::Done {
            console::failed("ett lagbibliotek har inga insatser att fråga om")
        } else {
            status
        };
    }
    if let Some(trouble) = misunderstood(&documents) {
        return trouble;
    }
    let only: Vec<String> = given.get_many::<String>(args::INSATS).unwrap_or_default().cloned().collect();
    if let Some(trouble) = unknown_insats(&documents, &only) {
        return trouble;
    }
    documents
        .retain(|read| answered(read, &only).is_some_and(|answers| only.is_empty() || !answers.answers.is_empty()));
    for read in &documents {
        if !read.analysis.is_readable() {
            status = status.max(half_read(&read.place, "svaren kan ändras"));
        }
    }
    if interview::is_possible() && given.get_one::<String>(args::FORMAT).is_none_or(|format| format == "text") {
        interview::run(&mut documents, &only);
    }
    let answers: Vec<Answers<'_>> = documents.iter().filter_map(|read| answered(read, &only)).collect();
    if let Some(trouble) = impossible(&answers) {
        return trouble;
    }
    if given.contains_id(args::SAVED) {
        return status.max(saved(given, &documents, &answers));
    }
    status.max(show(given, &answers))
}

/// The person as a prov: instead of the answers, or after them when a file is named.
fn saved(given: &ArgMatches, documents: &[Read], answers: &[Answers<'_>]) -> Status {
    let proven = documents.iter().zip(answers).map(|(read, answers)| prove::of_answers(answers, &read.person));
    let provs: Vec<Vec<String>> = proven.map(|prov| prov.into_iter().collect()).collect();
    if provs.iter().all(Vec::is_empty) {
        return console::failed("ingen insats har villkor att skriva ett prov om");
    }
    let shown = if save::to_file(given) { show(given, answers) } else { Status::Done };
    shown.max(save::put(given, &provs))
}

fn show(given: &ArgMatches, answers: &[Answers<'_>]) -> Status {
    let text = match given.get_one::<String>(args::FORMAT).map(String::as_str) {
        Some("json") => evaluate::json(answers),
        _ if given.get_flag(args::EXPLAINED) => answers.iter().map(evaluate::tree).collect(),
        _ => answers.iter().map(evaluate::text).collect(),
    };
    console::out(&text)
}

fn answered<'a>(read: &'a Read, only: &[String]) -> Option<Answers<'a>> {
    evaluate::answers(&read.analysis, &read.person, only)
}

/// The person as the file and the flags say it, each as a prov of its own.
fn said(given: &ArgMatches) -> Result<Vec<Said>, (String, String)> {
    let lines = flags::lines(given)?;
    let own: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let flags = Said { name: FLAGS.to_owned(), text: format!("prov \"{FLAGS}\" {{ person {{\n{own}}} }}\n") };
    let Some(path) = given.get_one::<PathBuf>(args::PERSON) else { return Ok(vec![flags]) };
    let name = disk::show(path);
    let help = "skriv en fil med samma ord som i `person { … }` i ett prov".to_owned();
    let wrong = |trouble: String| (format!("`{name}` {trouble}"), help.clone());
    let bytes = fs::read(path).map_err(|error| wrong(format!("går inte att läsa: {}", reason::of(&error))))?;
    let text = String::from_utf8(bytes).map_err(|_| wrong("är inte UTF-8".to_owned()))?;
    let bare = text.trim_start_matches('\u{feff}');
    let first = bare.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("//"));
    let first = first.ok_or_else(|| wrong("är tom".to_owned()))?;
    let begins = |word: &str| first.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '{', '"']));
    // What is put around the words stands on lines that are there, so that places are those of the file.
    let text = if begins("prov") {
        bare.to_owned()
    } else if begins("person") {
        format!("prov \"{FLAGS}\" {{ {bare}\n}}\n")
    } else {
        format!("prov \"{FLAGS}\" {{ person {{ {bare}\n}} }}\n")
    };
    Ok(vec![flags, Said { name, text }])
}

/// Reads and analyses a document with the person beside it.
fn read(basis: &Basis, place: &Place, said: &[Said]) -> Result<Read, Vec<String>> {
    let mut files = disk::read(place)?;
    files.extend(said.iter().map(|said| Arc::new(SourceFile::new(said.name.clone(), said.text.clone()))));
    let (name, library) = (place.name.clone(), Arc::clone(&basis.library));
    let mut analysis = analysis::analyze(&Input { name, files, library, as_of: basis.as_of });
    let own: Vec<FileId> = analysis.sources.iter().map(|(id, _)| id).collect();
    let own = own.get(own.len().saturating_sub(said.len())..).unwrap_or_default().to_vec();
    let found = std::mem::take(&mut analysis.diagnostics);
    let (unread, diagnostics) = found.into_iter().partition(|found| own.contains(&found.span.file));
    analysis.diagnostics = diagnostics;
    let provs = analysis.document.iter().flat_map(|document| &document.prov);
    let person = provs.filter(|prov| own.contains(&prov.title.span.file)).flat_map(|prov| prov.person.clone());
    let person = person.collect();
    Ok(Read { place: place.clone(), analysis, person, unread })
}

/// Lines of the person that no document understands. What only one of them does is no mistake, since the others may not
/// ask for it.
fn misunderstood(documents: &[Read]) -> Option<Status> {
    let first = documents.first()?;
    let everywhere = |found: &&Diagnostic| {
        let same =
            |other: &Diagnostic| (other.span.start, other.descriptor.code) == (found.span.start, found.descriptor.code);
        documents.iter().all(|read| read.unread.iter().any(same))
    };
    let mut status = None;
    for found in first.unread.iter().filter(|found| found.severity == Severity::Fel).filter(everywhere) {
        let file = first.analysis.sources.get(found.span.file)?;
        let at = match file.name() {
            FLAGS => String::new(),
            name => format!("`{name}` rad {}: ", file.position(found.span.start).line),
        };
        let sentence = format!("{at}{}", found.message);
        status = Some(match &found.help {
            Some(help) => console::failed_with_help(&sentence, help),
            None => console::failed(&sentence),
        });
    }
    status
}

fn unknown_insats(documents: &[Read], only: &[String]) -> Option<Status> {
    let known: Vec<&str> = documents
        .iter()
        .filter_map(|read| read.analysis.document.as_ref())
        .flat_map(|document| document.insatser.iter().map(|insats| insats.name.as_str()))
        .collect();
    let unknown = only.iter().find(|name| !known.contains(&name.as_str()))?;
    let sentence = format!("det finns ingen insats som heter `{unknown}`");
    Some(match similar::get_close_matches(unknown.as_str(), &known, 1, 0.6).first() {
        Some(meant) => console::failed_with_help(&sentence, &format!("menade du `{meant}`?")),
        None => console::failed_with_help(&sentence, "skriv insatsens namn, det som står före titeln i riktlinjen"),
    })
}

/// That nobody can be as the person is said to be.
fn impossible(answers: &[Answers<'_>]) -> Option<Status> {
    answers.iter().any(Answers::is_impossible).then(|| {
        console::failed_with_help("uppgifterna om personen säger emot varandra; ingen kan vara så", "ta bort en av dem")
    })
}
