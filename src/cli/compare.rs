//! `jämför`: what differs in meaning between two riktlinjer; with two law libraries, what a change of the law does.

mod git;
mod law;
mod side;
mod write;

use std::path::PathBuf;

use clap::ArgMatches;

use super::check::{Basis, paths, troubled};
use super::{Status, args, console, save};
use crate::analysis::Analysis;
use crate::tools::diff::{self, Version, json, page, text};
use side::Refusal;

/// Compares the two that are named.
pub(super) fn run(given: &ArgMatches) -> Status {
    let paths = paths(given);
    let saves = given.contains_id(args::SAVED);
    if saves && given.contains_id(args::OUT) {
        let help = "skriv filen efter `--spara-prov`, som `--spara-prov=lillby/90-prov.stadga`";
        return console::failed_with_help("`--ut` och `--spara-prov` går inte att använda på en gång", help);
    }
    if saves {
        let help = "prov är text; skriv kommandot två gånger, med en flagga var";
        if let Some(refused) = save::refused(given, help) {
            return refused;
        }
    }
    // Two riktlinjer can be judged by one library; with fewer, a library is one of two that are compared.
    let libraries = given.get_many::<PathBuf>(args::LAW).map_or(0, Iterator::count);
    if libraries > 1 || libraries == 1 && paths.len() < 2 {
        if saves {
            let help = "skriv `stadga jämför A B --spara-prov`";
            return console::failed_with_help("`--spara-prov` går inte att använda när lagbibliotek jämförs", help);
        }
        return law::run(given);
    }
    let [old, new] = match side::two(&paths) {
        Ok(two) => two,
        Err(refusals) => return refused(&refusals),
    };
    let basis = match Basis::of(given) {
        Ok(basis) => basis,
        Err(troubles) => return troubled(&troubles),
    };
    let (old, new) = match (old.analyze(&basis), new.analyze(&basis)) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => return refused(&[old.err(), new.err()].into_iter().flatten().collect::<Vec<_>>()),
    };
    fn version((shown, analysis): &(String, Analysis)) -> Version<'_> {
        Version { analysis, source: shown }
    }
    // Neither is a law library, so there is something to compare.
    let Some(comparison) = diff::compare(version(&old), version(&new)) else { return Status::Failed };
    if let (true, Some(before), Some(now)) = (saves, &old.1.document, &new.1.document) {
        let provs = diff::provs(&comparison, before, now);
        if provs.is_empty() {
            console::say("ingen skillnad visar en person som det går att skriva ett prov om");
            return Status::Done;
        }
        return save::put(given, &[provs]);
    }
    let texts = given.get_flag(args::TEXTS);
    let told = match given.get_one::<String>(args::FORMAT).map(String::as_str) {
        Some("json") => json::json(&comparison),
        Some("html") => page::page(&comparison, texts),
        _ => text::text(&comparison, texts),
    };
    match given.get_one::<PathBuf>(args::OUT) {
        Some(path) => write::to(path, &told),
        None => console::out(&told),
    }
}

fn refused(refusals: &[Refusal]) -> Status {
    for refusal in refusals {
        match &refusal.help {
            Some(help) => console::failed_with_help(&refusal.sentence, help),
            None => console::failed(&refusal.sentence),
        };
    }
    Status::Failed
}
