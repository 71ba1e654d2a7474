//! Requests and answers of HTTP/1.1, as far as one reader of finished pages needs them.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// How large the head of a request may be, and how long it may take to come.
const LARGEST: usize = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);

/// How much of a body is read before the connection is closed, so that the answer gets through.
const DRAINED: usize = 64 * 1024;
const DRAIN: Duration = Duration::from_millis(200);

/// What was asked for.
pub(super) struct Request {
    pub(super) method: String,
    pub(super) target: String,
    /// Every value of the header `Host`.
    pub(super) hosts: Vec<Vec<u8>>,
}

/// What is answered.
pub(super) struct Answer {
    pub(super) status: &'static str,
    pub(super) kind: &'static str,
    /// Headers that only some answers have.
    pub(super) more: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// A few words in place of a page.
    pub(super) fn words(status: &'static str, words: &str) -> Self {
        Self { status, kind: "text/plain; charset=utf-8", more: Vec::new(), body: format!("{words}\n").into_bytes() }
    }
}

/// Reads the head of a request. `Err` is the answer to one that is none; `Ok(None)` that nobody asks anything.
pub(super) fn read(stream: &mut TcpStream) -> io::Result<Option<Result<Request, Answer>>> {
    let deadline = Instant::now() + PATIENCE;
    let mut head = Vec::new();
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(None);
        }
        stream.set_read_timeout(Some(left))?;
        let mut part = [0_u8; 4096];
        let read = stream.read(&mut part)?;
        if read == 0 {
            return Ok(None);
        }
        head.extend_from_slice(part.get(..read).unwrap_or_default());
        match parse(&head) {
            Parsed::Whole(request) => return Ok(Some(Ok(request))),
            Parsed::Part if head.len() < LARGEST => {}
            Parsed::Part => {
                let long = Answer::words("431 Request Header Fields Too Large", "Frågan är för lång.");
                return Ok(Some(Err(long)));
            }
            Parsed::Wrong => return Ok(Some(Err(Answer::words("400 Bad Request", "Frågan går inte att förstå.")))),
        }
    }
}

enum Parsed {
    Whole(Request),
    Part,
    Wrong,
}

fn parse(head: &[u8]) -> Parsed {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(head) {
        Ok(httparse::Status::Complete(_)) => {}
        Ok(httparse::Status::Partial) => return Parsed::Part,
        Err(_) => return Parsed::Wrong,
    }
    let (Some(method), Some(target)) = (request.method, request.path) else { return Parsed::Wrong };
    let hosts = request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case("host"));
    let hosts = hosts.map(|header| header.value.to_vec()).collect();
    Parsed::Whole(Request { method: method.to_owned(), target: target.to_owned(), hosts })
}

/// Writes an answer and ends the connection. The body is left out when only the head was asked for.
pub(super) fn write(stream: &mut TcpStream, answer: &Answer, policy: &str, head_only: bool) -> io::Result<()> {
    let mut out = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n",
        answer.status,
        answer.kind,
        answer.body.len()
    );
    for (name, value) in &answer.more {
        out.push_str(&format!("{name}: {value}\r\n"));
    }
    out.push_str(&format!(
        "Content-Security-Policy: {policy}; frame-ancestors 'none'\r\nX-Content-Type-Options: nosniff\r\n\
         Referrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\nCache-Control: no-store\r\n\
         Connection: close\r\n\r\n"
    ));
    let mut bytes = out.into_bytes();
    if !head_only {
        bytes.extend_from_slice(&answer.body);
    }
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(&bytes)?;
    stream.shutdown(Shutdown::Write)?;
    // A connection that is closed with something unread may lose the answer on its way.
    stream.set_read_timeout(Some(DRAIN))?;
    let (mut part, mut drained) = ([0_u8; 4096], 0);
    while drained < DRAINED {
        match stream.read(&mut part) {
            Ok(0) | Err(_) => break,
            Ok(read) => drained += read,
        }
    }
    Ok(())
}
