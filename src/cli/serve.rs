//! `visa`: the site while one writes, on this computer alone, built anew at every save.
//!
//! ```text
//! watch (what lies on disk?) ─ drafts (what changed, last good pages) ─ Snapshot ─┐
//!                                                                                shelf ─ banner ─ server ─ browser
//! ```
//!
//! Everything is kept in memory, so that nothing is written anywhere and nothing is left when the program is ended,
//! with Ctrl-C, by the system. Standard library alone watches and serves: looking at the times of a few files three
//! times a second works on every file system, also those that tell of no changes, and a server for one reader needs
//! none of what a real one does. `httparse` reads what browsers send.

mod banner;
mod drafts;
mod http;
mod server;
mod shelf;
mod watch;

use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use clap::ArgMatches;

use super::check::{paths, troubled};
use super::{Status, args, console, reason};
use drafts::Drafts;
use shelf::Shelf;

/// The port when none is given, and how many after it are tried when it is taken.
const PORT: u16 = 4711;
const TRIES: u16 = 20;

/// How often the disk is looked at: often enough to feel at once, and seldom enough to cost nothing.
const BEAT: Duration = Duration::from_millis(300);

/// Serves the site until the program is ended.
pub(super) fn run(given: &ArgMatches) -> Status {
    let mut drafts = match Drafts::open(given, paths(given)) {
        Ok(drafts) => drafts,
        Err(troubles) => return troubled(&troubles),
    };
    let listener = match listen(given.get_one::<u16>(args::PORT).copied()) {
        Ok(listener) => listener,
        Err(trouble) => return console::failed(&trouble),
    };
    let Ok(port) = listener.local_addr().map(|address| address.port()) else {
        return console::failed("systemet säger inte vilken port som används");
    };
    let shelf = Arc::new(Shelf::new(drafts.look().unwrap_or_default()));
    // The other address of this computer, for browsers that prefer it. It is no loss when there is none.
    let other = TcpListener::bind((Ipv6Addr::LOCALHOST, port)).ok();
    for listener in other.into_iter().chain([listener]) {
        let shelf = Arc::clone(&shelf);
        let started = thread::Builder::new().spawn(move || server::serve(&listener, port, &shelf));
        if started.is_err() {
            return console::failed("systemet har inget utrymme för att visa webbplatsen");
        }
    }
    drafts.remarks().iter().for_each(|remark| console::say(remark));
    console::say(&format!("webbplatsen visas på http://127.0.0.1:{port}/ och byggs om när du sparar; Ctrl-C avslutar"));
    loop {
        thread::sleep(BEAT);
        if let Some(snapshot) = drafts.look() {
            drafts.remarks().iter().for_each(|remark| console::say(remark));
            shelf.put(snapshot);
        }
    }
}

/// A place to listen that only this computer reaches. A port that was asked for is not exchanged for another.
fn listen(asked: Option<u16>) -> Result<TcpListener, String> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match asked {
        Some(port) => bind(port).map_err(|error| match error.kind() {
            std::io::ErrorKind::AddrInUse => format!("port {port} används redan av ett annat program"),
            _ => format!("port {port} går inte att använda: {}", reason::of(&error)),
        }),
        None => (PORT..=PORT + TRIES)
            .find_map(|port| bind(port).ok())
            .ok_or_else(|| format!("ingen av portarna {PORT}–{} är ledig; välj en annan med `--port`", PORT + TRIES)),
    }
}
