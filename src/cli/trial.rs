//! `pröva`: the provs of documents, run.

use clap::ArgMatches;

use super::check::Basis;
use super::each::{self, Each, half_read};
use super::{Status, args, console};
use crate::tools::trials;

/// Runs the provs of the documents and shows how they came out.
pub(super) fn run(given: &ArgMatches) -> Status {
    let Each { mut status, made, .. } = match each::document(given, "prövar", Basis::analyze) {
        Ok(each) => each,
        Err(status) => return status,
    };
    let mut all = Vec::new();
    for (place, analysis) in &made {
        let Some(trials) = trials::run(analysis) else { continue };
        if !analysis.is_readable() {
            status = status.max(half_read(place, "prov kan saknas"));
        }
        if !trials.is_sound() {
            status = status.max(Status::Found);
        }
        all.push(trials);
    }
    if all.is_empty() {
        let only_law = !made.is_empty() && status == Status::Done;
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
