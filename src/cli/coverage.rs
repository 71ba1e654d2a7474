//! `täckning`: which ages have which insatser, with gaps, as text, JSON or a chart.

use clap::ArgMatches;

use super::check::Basis;
use super::each::{self, Each, half_read};
use super::{Status, args, console};
use crate::emit::coverage::{self, Coverage, Shape};

/// Shows the documents by age.
pub(super) fn run(given: &ArgMatches) -> Status {
    let each = each::document(given, "räknar", Basis::analyze);
    let Each { mut status, made, .. } = match each {
        Ok(each) => each,
        Err(status) => return status,
    };
    for (place, analysis) in &made {
        if analysis.document.is_some() && !analysis.is_readable() {
            status = status.max(half_read(place, "insatser kan saknas"));
        }
    }
    let all: Vec<Coverage<'_>> = made.iter().filter_map(|(_, analysis)| Coverage::of(analysis)).collect();
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
