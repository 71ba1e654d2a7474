//! `pröva`: the provs of documents, run.

use clap::ArgMatches;

use super::check::{Basis, paths, troubled};
use super::{Status, args, console, disk, parallel};
use crate::tools::trials;

/// Runs the provs of the documents and shows how they came out.
pub(super) fn run(given: &ArgMatches) -> Status {
    let found = disk::find(&paths(given));
    let mut status = troubled(&found.troubles);
    let basis = match Basis::of(given) {
        Ok(basis) => basis,
        Err(troubles) => return troubled(&troubles),
    };
    let mut analyses = Vec::new();
    for (place, result) in
        found.places.iter().zip(parallel::map(&found.places, "prövar", |place| basis.analyze(place)))
    {
        match result {
            Ok(analysis) => analyses.push((place, analysis)),
            Err(troubles) => status = status.max(troubled(&troubles)),
        }
    }
    let mut all = Vec::new();
    for (place, analysis) in &analyses {
        let Some(trials) = trials::run(analysis) else { continue };
        if !analysis.is_readable() {
            let shown = &place.shown;
            console::say(&format!(
                "`{shown}` har rader som inte går att läsa, och prov kan saknas; `stadga kontrollera {shown}` visar dem"
            ));
            status = status.max(Status::Found);
        }
        if !trials.is_sound() {
            status = status.max(Status::Found);
        }
        all.push(trials);
    }
    if all.is_empty() {
        let only_law = !analyses.is_empty() && status == Status::Done;
        return if only_law { console::failed("ett lagbibliotek har inga prov") } else { status };
    }
    let text = match given.get_one::<String>(args::FORMAT).map(String::as_str) {
        Some("json") => trials::json(&all),
        Some("junit") => trials::junit(&all),
        _ => {
            let colour = console::colour();
            let each: String = all.iter().map(|trials| trials::text(trials, colour)).collect();
            if all.iter().all(|trials| trials.trials.is_empty()) {
                console::say("hjälp: ett prov skrivs som `prov \"…\" { person { ålder 17 år } ges insatsens-namn }`");
            }
            format!("{each}{}", trials::sum(&all))
        }
    };
    status.max(console::out(&text))
}
