//! `jämför --lag GAMMAL --lag NY`: what a change of the law does to documents.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;

use super::super::check::{Basis, paths, troubled};
use super::super::{Status, args, console, disk, parallel, today};
use crate::date::Date;
use crate::tools::impact::{self, Touched};

/// Analyses every document under both libraries and shows which insatser the change touches.
pub(super) fn run(given: &ArgMatches) -> Status {
    let libraries: Vec<&PathBuf> = given.get_many::<PathBuf>(args::LAW).unwrap_or_default().collect();
    let [old, new] = libraries[..] else {
        let help = "skriv `stadga jämför --lag GAMMAL --lag NY policies`";
        return console::failed_with_help("två lagbibliotek behövs för att jämföra", help);
    };
    let as_of = given.get_one::<Date>(args::DATE).copied().unwrap_or_else(today);
    let basis = |folder: &PathBuf| {
        disk::library(folder).map(|library| Basis { library: Arc::new(library), as_of, speller: None })
    };
    let (old, new) = match (basis(old), basis(new)) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            let troubles: Vec<String> = [old.err(), new.err()].into_iter().flatten().flatten().collect();
            return troubled(&troubles);
        }
    };
    let found = disk::find(&paths(given));
    let mut status = troubled(&found.troubles);
    let compared = parallel::map(&found.places, "jämför", |place| {
        let (old, new) = (old.analyze(place)?, new.analyze(place)?);
        Ok::<_, Vec<String>>(if new.document.is_some() { impact::touched(&old, &new) } else { Vec::new() })
    });
    let (mut text, mut count) = (String::new(), 0);
    for (place, result) in found.places.iter().zip(compared) {
        match result {
            Ok(touched) => {
                count += touched.len();
                show(&place.shown, &touched, &mut text);
            }
            Err(troubles) => status = status.max(troubled(&troubles)),
        }
    }
    if count == 0 {
        text.push_str("ändringen berör ingen insats\n");
    }
    status.max(console::out(&text))
}

fn show(name: &str, touched: &[Touched], text: &mut String) {
    // Writing to a string cannot fail.
    if !touched.is_empty() {
        let _ = writeln!(text, "{name}");
    }
    for one in touched {
        let _ = writeln!(text, "  {}", one.insats.as_deref().unwrap_or("riktlinjen"));
        for (sign, list) in [("+", &one.new), ("-", &one.gone)] {
            for (code, message) in list {
                let _ = writeln!(text, "    {sign} {code} {message}");
            }
        }
    }
}
