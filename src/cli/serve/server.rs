//! The answers to a browser on this computer, and to nobody else: a request must name this computer as its host, so
//! that no page on the web can reach it under a name of its own; only what is on the shelf can be had, and nothing
//! of the disk.

use std::io;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::banner;
use super::http::{self, Answer, Request};
use super::shelf::{Shelf, Snapshot};

/// How many may ask at once. More than the windows of one person need.
const MOST: usize = 64;

/// How long a page waits for a newer one before it asks again.
const WAIT: Duration = Duration::from_secs(20);

/// Answers until the program is ended.
pub(super) fn serve(listener: &TcpListener, port: u16, shelf: &Arc<Shelf>) {
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        let Ok(stream) = stream else { continue };
        if open.fetch_add(1, Ordering::Relaxed) >= MOST {
            open.fetch_sub(1, Ordering::Relaxed);
            continue;
        }
        let (shelf, open) = (Arc::clone(shelf), Turn(Arc::clone(&open)));
        // A thread that cannot be had is an answer that is not given; the browser asks again.
        let _ = thread::Builder::new().spawn(move || {
            let _turn = open;
            let _ = converse(stream, port, &shelf);
        });
    }
}

/// One of those who ask, counted for as long as it lives.
struct Turn(Arc<AtomicUsize>);

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn converse(mut stream: TcpStream, port: u16, shelf: &Shelf) -> io::Result<()> {
    let Some(request) = http::read(&mut stream)? else { return Ok(()) };
    let (answer, head_only) = match request {
        Ok(request) => (answer(&request, port, shelf), request.method == "HEAD"),
        Err(answer) => (answer, false),
    };
    http::write(&mut stream, &answer, &banner::policy(), head_only)
}

fn answer(request: &Request, port: u16, shelf: &Shelf) -> Answer {
    if !is_this_computer(&request.hosts, port) {
        return Answer::words("421 Misdirected Request", "Webbplatsen visas bara för den här datorn.");
    }
    if !["GET", "HEAD"].contains(&request.method.as_str()) {
        let mut answer = Answer::words("405 Method Not Allowed", "Här går det bara att läsa.");
        answer.more.push(("Allow", "GET, HEAD".to_owned()));
        return answer;
    }
    let Some(path) = request.target.strip_prefix('/') else {
        return Answer::words("400 Bad Request", "Adressen går inte att förstå.");
    };
    let path = path.split(['?', '#']).next().unwrap_or("");
    if let Some(known) = path.strip_prefix(banner::VERSION_PATH) {
        let version = shelf.next(known, WAIT);
        return file("version.txt", version.into_bytes());
    }
    match path {
        banner::SCRIPT_PATH => file(path, banner::SCRIPT.as_bytes().to_vec()),
        banner::STYLE_PATH => file(path, banner::STYLE.as_bytes().to_vec()),
        _ => page(path, &shelf.get()),
    }
}

/// Whether the only host that is named is this computer by one of its own names, at our port.
fn is_this_computer(hosts: &[Vec<u8>], port: u16) -> bool {
    let [host] = hosts else { return false };
    ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .any(|name| host.eq_ignore_ascii_case(format!("{name}:{port}").as_bytes()))
}

/// A page by its address. Addresses are looked up among those that there are, and never among files; every page has
/// one that needs no decoding.
fn page(path: &str, snapshot: &Snapshot) -> Answer {
    let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    if let Some(content) = snapshot.pages.get(&name) {
        let whole = if name.ends_with(".html") { banner::added(content, &name, snapshot) } else { content.clone() };
        return file(&name, whole.into_bytes());
    }
    if snapshot.pages.contains_key(&format!("{path}/index.html")) {
        let mut answer = Answer::words("308 Permanent Redirect", "Sidan har en adress som slutar med /.");
        answer.more.push(("Location", format!("/{path}/")));
        return answer;
    }
    let mut answer = file("404.html", banner::missing(&name, snapshot).into_bytes());
    answer.status = "404 Not Found";
    answer
}

fn file(name: &str, body: Vec<u8>) -> Answer {
    let kind = match name.rsplit('.').next().unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" | "sarif" => "application/json",
        "jsonld" => "application/ld+json",
        "atom" => "application/atom+xml",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };
    Answer { status: "200 OK", kind, more: Vec::new(), body }
}
