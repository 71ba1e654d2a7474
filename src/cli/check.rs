//! `kontrollera`: the findings in documents.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;

use super::disk::{self, Place};
use super::each::{self, Each};
use super::{Status, args, console, dictionary, lagtext, today};
use crate::analysis::{self, Analysis, Input};
use crate::date::Date;
use crate::diagnostic::Provision;
use crate::law::Library;
use crate::report::terminal::{self, Count, Options};
use crate::report::{github, json, sarif};
use crate::spelling::Speller;

/// What documents are analysed against.
pub(super) struct Basis {
    /// The law library.
    pub(super) library: Arc<Library>,
    /// The day of the check.
    pub(super) as_of: Date,
    /// A dictionary to spell by, when spelling is to be judged and there is one.
    pub(super) speller: Option<Speller>,
}

impl Basis {
    /// The library and the day that the flags name; the embedded library and today when they name none.
    pub(super) fn of(given: &ArgMatches) -> Result<Self, Vec<String>> {
        let library = match given.get_one::<PathBuf>(args::LAW) {
            Some(folder) => disk::library(folder)?,
            None => Library::embedded(),
        };
        let wordings = lagtext::wordings(given, &library.law)?;
        let library = library.with_wordings(wordings);
        let as_of = given.get_one::<Date>(args::DATE).copied().unwrap_or_else(today);
        Ok(Self { library: Arc::new(library), as_of, speller: dictionary::speller(given)? })
    }

    /// Reads and analyses a document; every file of it that cannot be read, in a sentence.
    pub(super) fn analyze(&self, place: &Place) -> Result<Analysis, Vec<String>> {
        let (name, library) = (place.name.clone(), Arc::clone(&self.library));
        let files = disk::read(place)?;
        let input = Input { name, files, library, as_of: self.as_of };
        Ok(analysis::analyze_with(&input, self.speller.as_ref()))
    }
}

/// The paths that were given.
pub(super) fn paths(given: &ArgMatches) -> Vec<PathBuf> {
    given.get_many::<PathBuf>(args::PATHS).unwrap_or_default().cloned().collect()
}

/// Says every trouble; that there was any is a failure.
pub(super) fn troubled(troubles: &[String]) -> Status {
    troubles.iter().map(|trouble| console::failed(trouble)).max().unwrap_or(Status::Done)
}

/// What makes the output for programs.
type Program = fn(&[Analysis], &[Provision]) -> String;

/// Checks the documents and shows what was found.
pub(super) fn run(given: &ArgMatches) -> Status {
    if given.contains_id(args::SAVED) {
        return super::save::findings(given);
    }
    let program: Option<Program> = match given.get_one::<String>(args::FORMAT).map(String::as_str) {
        Some("json") => Some(|analyses, _| json::check_output(analyses)),
        Some("sarif") => Some(sarif::log),
        Some("github") => Some(|analyses, _| github::annotations(analyses)),
        _ => None,
    };
    let options = Options { colour: console::colour(), accepted: given.get_flag(args::ACCEPTED) };
    let each = each::document(given, "granskar", |basis, place| {
        let mut analysis = basis.analyze(place)?;
        // The findings are all that is left to tell, and many documents would fill the memory.
        analysis.document = None;
        let text = if program.is_some() { String::new() } else { terminal::findings(&analysis, options) };
        let shown = analysis.diagnostics.iter().filter(|found| options.accepted || found.accepted.is_none());
        let cited: BTreeSet<String> = shown.flat_map(|found| found.lagrum.iter().cloned()).collect();
        Ok((Count::of(&analysis), text, cited, program.map(|_| analysis)))
    });
    let Each { mut status, basis, made } = match each {
        Ok(each) => each,
        Err(status) => return status,
    };
    let (mut sum, mut text, mut analyses, mut cited) = (Count::default(), String::new(), Vec::new(), BTreeSet::new());
    for (_, (count, found, lagrum, analysis)) in made {
        sum = sum.and(count);
        text.push_str(&found);
        cited.extend(lagrum);
        analyses.extend(analysis);
    }
    let provisions = basis.library.law.accounts(cited.iter().map(String::as_str), basis.as_of);
    if given.get_flag(args::PROVISIONS) || given.contains_id(args::WORDING) {
        text.push_str(&terminal::provisions(&provisions));
    }
    let strict = given.get_flag(args::STRICT);
    if sum.fel > 0 || strict && sum.varningar > 0 {
        status = status.max(Status::Found);
    }
    status.max(match program {
        Some(written) => console::out(&written(&analyses, &provisions)),
        None => told(&sum, &text),
    })
}

/// Shows the findings and their sum. Without findings nothing is said, except that it is so, to whoever watches.
fn told(sum: &Count, text: &str) -> Status {
    if !text.is_empty() {
        return console::out(&format!("{text}{}\n", sum.line()));
    }
    if console::watched() && sum.documents > 0 {
        console::say(&sum.line());
    }
    Status::Done
}
