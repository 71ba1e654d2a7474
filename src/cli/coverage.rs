//! `täckning`: which ages have which insatser, with gaps, as text, JSON or a chart.

use clap::ArgMatches;

use super::check::{Basis, paths, troubled};
use super::{Status, args, console, disk, parallel};
use crate::emit::coverage::{self, Coverage, Shape};

/// Shows the documents by age.
pub(super) fn run(given: &ArgMatches) -> Status {
    let found = disk::find(&paths(given));
    let mut status = troubled(&found.troubles);
    let basis = match Basis::of(given) {
        Ok(basis) => basis,
        Err(troubles) => return troubled(&troubles),
    };
    let mut analyses = Vec::new();
    for (place, result) in
        found.places.iter().zip(parallel::map(&found.places, "räknar", |place| basis.analyze(place)))
    {
        match result {
            Ok(analysis) => {
                if analysis.document.is_some() && !analysis.is_readable() {
                    let shown = &place.shown;
                    console::say(&format!(
                        "`{shown}` har rader som inte går att läsa, och insatser kan saknas; \
                         `stadga kontrollera {shown}` visar dem"
                    ));
                    status = status.max(Status::Found);
                }
                analyses.push(analysis);
            }
            Err(troubles) => status = status.max(troubled(&troubles)),
        }
    }
    let all: Vec<Coverage<'_>> = analyses.iter().filter_map(Coverage::of).collect();
    let text = match (given.get_one::<String>(args::FORMAT).map(String::as_str), &all[..]) {
        (_, []) if status == Status::Done => return console::failed("ett lagbibliotek har inga insatser att räkna"),
        (_, []) => return status,
        (Some("json"), all) => coverage::json(all),
        (Some("svg"), [one]) => coverage::chart(one, Shape::Wide),
        (Some("svg"), all) => {
            let sentence = format!("ett diagram visar en riktlinje, och här är {}", all.len());
            return console::failed_with_help(&sentence, "skriv sökvägen till en av dem före `--format svg`");
        }
        (_, all) => all.iter().map(coverage::text).collect::<Vec<_>>().join("\n"),
    };
    status.max(console::out(&text))
}
