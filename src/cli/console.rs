//! The standard streams: findings to standard output, everything else to standard error.

use std::io::{self, IsTerminal, Write};

use super::{Status, reason};

/// Whether standard output shows colours: at a terminal that has them, unless `NO_COLOR` says no.
pub(super) fn colour() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    io::stdout().is_terminal() && set("NO_COLOR").is_none() && set("TERM").is_none_or(|term| term != "dumb")
}

/// Whether someone watches standard error.
pub(super) fn watched() -> bool {
    io::stderr().is_terminal()
}

/// Writes to standard output. A reader that has seen enough, as `head`, is no failure.
pub(super) fn out(text: &str) -> Status {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => Status::Done,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Status::Done,
        Err(error) => failed(&format!("svaret går inte att skriva: {}", reason::of(&error))),
    }
}

/// Writes a line to standard error. That nobody reads it changes nothing.
pub(super) fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Says that something could not be carried out.
pub(super) fn failed(sentence: &str) -> Status {
    say(&format!("fel: {sentence}"));
    Status::Failed
}

/// Says that something could not be carried out, and what to do instead.
pub(super) fn failed_with_help(sentence: &str, help: &str) -> Status {
    failed(sentence);
    say(&format!("hjälp: {help}"));
    Status::Failed
}

/// Shows how far a long work has come, on a line that the next one replaces; `None` clears it.
pub(super) fn progress(text: Option<&str>) {
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "\r\u{1b}[K{}", text.unwrap_or("")).and_then(|()| stderr.flush());
}
