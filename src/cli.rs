//! The command line: the only place with files, the clock, the environment and the standard streams.
//!
//! ```text
//! arguments ─ args ─┬─ check ── disk ─ analysis ─ report ─ standard output
//!    usage: what    ├─ build ── disk ─ analysis ─ emit ─ publish ─ `--ut`
//!    was mistyped   ├─ serve ── disk ─ analysis ─ emit ─ a browser on this computer
//!                   ├─ fix ── disk ─ analysis ─ tools ─ the files themselves
//!                   ├─ compare ── disk or git ─ analysis ─ tools ─ standard output or `--ut`
//!                   ├─ trial, ask ── disk ─ analysis ─ tools ─ standard output
//!                   └─ explain ─ registry ─ report ─ standard output
//! ```
//!
//! The status is 0 when nothing stands in the way, 1 when a fel was found, 2 when the command could not be carried
//! out; the highest wins. A bare `stadga` shows the short help and is 0, since whoever asks for nothing has asked
//! how to begin.

mod args;
mod ask;
mod build;
mod check;
mod compare;
mod console;
mod coverage;
mod dictionary;
mod disk;
mod each;
mod explain;
mod fix;
mod lagtext;
mod parallel;
mod publish;
mod reason;
mod save;
mod serve;
mod trial;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::date::Date;

/// How a command went. The order is from the best, so that the worst of several is their maximum.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Status {
    /// Nothing stands in the way.
    Done,
    /// A fel was found.
    Found,
    /// The command, or a part of it, could not be carried out.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::Found => 1,
            Status::Failed => 2,
        })
    }
}

/// Carries out the command that the arguments name; the first is the program's own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Status {
    let arguments = args::composed(arguments);
    let matches = match args::command().try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => return usage::answer(&error, &arguments),
    };
    match matches.subcommand() {
        Some((args::CHECK, given)) => check::run(given),
        Some((args::BUILD, given)) => build::run(given),
        Some((args::EXPLAIN, given)) => explain::run(given),
        Some((args::FIX, given)) => fix::run(given),
        Some((args::COMPARE, given)) => compare::run(given),
        Some((args::SERVE, given)) => serve::run(given),
        Some((args::COVERAGE, given)) => coverage::run(given),
        Some((args::TRY, given)) => trial::run(given),
        Some((args::ASK, given)) => ask::run(given),
        _ => usage::short_help(),
    }
}

/// Today by the clock of the system. The day is counted in UTC, so that no time zone data are needed: in Sweden it
/// turns one or two hours after midnight.
fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Date::from_days_since_1970(u32::try_from(seconds / 86_400).unwrap_or(u32::MAX))
}
