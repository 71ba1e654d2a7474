//! `visa` as a browser meets it, and as somebody who is no browser does: the real program over TCP.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Folder, command, sound, with_fel};

const INSATS: &str = "insats samtal \"Samtal\" är stödsamtal {
    kortfattat \"\"\"Du kan få prata.\"\"\"
    innehåll \"\"\"Vi ses.\"\"\"
    villkor { ålder minst 18 år }
}
";

/// How long anything may take before a test gives up.
const DEADLINE: Duration = Duration::from_secs(60);

/// The program while it serves. It is ended with the test.
struct Served {
    child: Child,
    err: BufReader<ChildStderr>,
    port: u16,
}

impl Served {
    fn start(here: &Folder, args: &[&str]) -> Self {
        let args = [&["visa"], args, &["--port", "0", "--datum", "2026-11-22"]].concat();
        Self::from(command(&args).current_dir(&here.0))
    }

    fn from(command: &mut Command) -> Self {
        let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program runs");
        let mut err = BufReader::new(child.stderr.take().expect("a stream"));
        let (mut line, mut port) = (String::new(), None);
        while port.is_none() && err.read_line(&mut line).expect("a line") > 0 {
            port = line.split_once("http://127.0.0.1:").and_then(|(_, rest)| rest.split('/').next()?.parse().ok());
        }
        Self { child, err, port: port.unwrap_or_else(|| panic!("no address in {line}")) }
    }

    /// Sends bytes as they are and gives all that comes back.
    fn send(&self, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(DEADLINE)).expect("a time");
        stream.write_all(bytes).expect("sent");
        let mut all = Vec::new();
        stream.read_to_end(&mut all).expect("an answer");
        let all = String::from_utf8(all).expect("UTF-8");
        let (head, body) = all.split_once("\r\n\r\n").unwrap_or((&all, ""));
        Answer { head: head.to_owned(), body: body.to_owned() }
    }

    fn ask(&self, method: &str, target: &str) -> Answer {
        let port = self.port;
        self.send(format!("{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").as_bytes())
    }

    fn get(&self, target: &str) -> Answer {
        self.ask("GET", target)
    }

    /// The page once it is as it should be. Between two looks, the program says when there is something new.
    fn until(&self, target: &str, right: impl Fn(&Answer) -> bool) -> Answer {
        let begun = Instant::now();
        loop {
            let answer = self.get(target);
            if right(&answer) {
                return answer;
            }
            assert!(begun.elapsed() < DEADLINE, "{target} is still {}\n{}", answer.head, answer.body);
            let version = answer.body.split("data-version=\"").nth(1).and_then(|rest| rest.split('"').next());
            self.get(&format!("/-/version/{}", version.expect("a version")));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    head: String,
    body: String,
}

impl Answer {
    fn status(&self) -> u16 {
        self.head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
    }

    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

fn document() -> Folder {
    let here = Folder::new();
    here.write("provby/00.stadga", sound()).write("provby/10.stadga", INSATS);
    here
}

#[test]
fn pages_are_served_with_what_keeps_them_to_themselves() {
    let here = document();
    let before = here.all("");
    let served = Served::start(&here, &[]);
    for path in ["/", "/index.html", "/provby/", "/provby/samtal/index.html", "/provby/samtal/?fråga=1"] {
        let page = served.get(&path.replace('å', "%C3%A5"));
        assert_eq!(page.status(), 200, "{path}: {}", page.head);
        assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
        let policy = page.header("content-security-policy").expect("a policy");
        assert!(policy.starts_with("default-src 'none'; style-src 'self'; script-src 'self';"), "{policy}");
        assert!(policy.ends_with("; connect-src 'self'; frame-ancestors 'none'"), "{policy}");
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(page.header("cross-origin-resource-policy"), Some("same-origin"));
        assert_eq!(page.header("cache-control"), Some("no-store"));
        assert!(!page.head.to_lowercase().contains("access-control"), "{}", page.head);
        assert_eq!(page.header("content-length"), Some(page.body.len().to_string().as_str()));
        assert!(
            page.body.contains("connect-src 'self'\">") && page.body.contains("<aside class=\"visa\""),
            "{}",
            page.body
        );
    }
    assert!(served.get("/provby/samtal/").body.contains("<h1>Samtal</h1>"));
    let moved = served.get("/provby/samtal");
    assert_eq!((moved.status(), moved.header("location")), (308, Some("/provby/samtal/")));
    for (path, kind) in [
        ("/stadga.css", "text/css; charset=utf-8"),
        ("/provby/stadga.json", "application/json"),
        ("/provby/andringar.atom", "application/atom+xml"),
        ("/provby/linked-data/cpsv-ap.jsonld", "application/ld+json"),
        ("/-/visa.js", "text/javascript; charset=utf-8"),
        ("/-/visa.css", "text/css; charset=utf-8"),
    ] {
        let file = served.get(path);
        assert_eq!((file.status(), file.header("content-type")), (200, Some(kind)), "{path}");
    }
    drop(served);
    assert_eq!(here.all(""), before);
}

#[test]
fn only_this_computer_under_its_own_name_is_answered() {
    let here = document();
    let served = Served::start(&here, &["provby"]);
    let port = served.port;
    let with = |hosts: &str| served.send(format!("GET / HTTP/1.1\r\n{hosts}\r\n").as_bytes()).status();
    for host in ["127.0.0.1", "localhost", "LocalHost", "[::1]"] {
        assert_eq!(with(&format!("Host: {host}:{port}\r\n")), 200, "{host}");
    }
    for host in
        ["evil.example", "127.0.0.1", "localhost.evil.example", "127.0.0.2", "0.0.0.0", "127.0.0.1.evil.example"]
    {
        let port = if host == "127.0.0.1" { port.wrapping_add(1) } else { port };
        assert_eq!(with(&format!("Host: {host}:{port}\r\n")), 421, "{host}");
        assert_eq!(with(&format!("Host: {host}\r\n")), 421, "{host}");
    }
    assert_eq!(with(""), 421);
    assert_eq!(with("Host: \r\n"), 421);
    assert_eq!(with(&format!("Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n")), 421);
    // A page of another site that asks gets no leave to read the answer.
    let asked = format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: https://evil.example\r\n\r\n");
    assert!(!served.send(asked.as_bytes()).head.to_lowercase().contains("access-control"));
}

#[test]
fn no_address_leads_out_of_the_site() {
    let here = document();
    here.write("hemligt.txt", "hemligt").write("provby/hemligt.txt", "hemligt");
    let served = Served::start(&here, &["provby"]);
    for path in [
        "/../hemligt.txt",
        "/provby/../../hemligt.txt",
        "/%2e%2e/hemligt.txt",
        "/%2e%2e%2fhemligt.txt",
        "/..%2fhemligt.txt",
        "/.%2e/hemligt.txt",
        "/%252e%252e/hemligt.txt",
        "/%252e%252e%252fhemligt.txt",
        "/..\\hemligt.txt",
        "/%5c..%5chemligt.txt",
        "/%c0%ae%c0%ae/hemligt.txt",
        "/....//hemligt.txt",
        "//hemligt.txt",
        "/./hemligt.txt",
        "/provby/hemligt.txt",
        "/provby/00.stadga",
        "/hemligt.txt%00.html",
        "/etc/passwd",
        "/C:/hemligt.txt",
        "/-/../hemligt.txt",
        "/-/",
        "//evil.example/",
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status(), 404, "{path}: {}", answer.head);
        assert!(!answer.body.contains("hemligt") && answer.header("location").is_none(), "{path}");
    }
    for target in ["http://evil.example/", "*", "provby/"] {
        assert_eq!(served.get(target).status(), 400, "{target}");
    }
}

#[test]
fn one_can_read_and_do_nothing_else() {
    let here = document();
    let served = Served::start(&here, &["provby"]);
    let (got, head) = (served.get("/provby/"), served.ask("HEAD", "/provby/"));
    assert_eq!((head.status(), head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-length"), got.header("content-length"));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get"] {
        let refused = served.ask(method, "/provby/");
        assert_eq!((refused.status(), refused.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
    let port = served.port;
    let body = "x".repeat(100_000);
    let posted = format!("POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 100000\r\n\r\n{body}");
    assert_eq!(served.send(posted.as_bytes()).status(), 405);
}

#[test]
fn nonsense_is_answered_and_the_program_lives() {
    let here = document();
    let served = Served::start(&here, &["provby"]);
    assert_eq!(served.send(b"\x16\x03\x01\x02\x00\x01\xfc\r\n\r\n").status(), 400);
    assert_eq!(served.send(b"GET / HTTP/9.9\r\n\r\n").status(), 400);
    let long = format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(40_000));
    assert_eq!(served.send(long.as_bytes()).status(), 431);
    // Those who connect and say nothing stand in nobody's way.
    let silent: Vec<TcpStream> =
        (0..20).map(|_| TcpStream::connect(("127.0.0.1", served.port)).expect("a connection")).collect();
    assert_eq!(served.get("/").status(), 200);
    silent.iter().for_each(|stream| stream.shutdown(Shutdown::Both).expect("an end"));
    assert_eq!(served.get("/").status(), 200);
}

#[test]
fn a_saved_change_is_shown_and_its_findings_with_it() {
    let here = document();
    let mut served = Served::start(&here, &["provby"]);
    let page = served.get("/provby/samtal/index.html");
    assert!(page.body.contains("Du kan få prata.") && !page.body.contains("fel M010"), "{}", page.body);
    here.write("provby/10.stadga", INSATS.replace("få prata", "få prata länge"));
    served.until("/provby/samtal/index.html", |page| page.body.contains("Du kan få prata länge."));
    here.write("provby/00.stadga", with_fel());
    let page = served.until("/provby/samtal/index.html", |page| page.body.contains("Granskningen har 1 fel"));
    assert!(
        page.body.contains("<a href=\"/provby/granskning/index.html\">Granskningen har 1 fel</a>"),
        "{}",
        page.body
    );
    let mut line = String::new();
    while !line.contains("1 fel") {
        line.clear();
        assert!(served.err.read_line(&mut line).expect("a line") > 0);
    }
    assert_eq!(line, "`provby`: 1 fel\n");
    // A new file, and one that is taken away.
    here.write("provby/20.stadga", INSATS.replace("samtal \"Samtal\"", "grupp \"Grupp\""));
    served.until("/provby/grupp/index.html", |page| page.status() == 200);
    std::fs::remove_file(here.path("provby/20.stadga")).expect("removed");
    let gone = served.until("/provby/grupp/index.html", |page| page.status() == 404);
    assert!(gone.body.contains("Sidan finns inte") && gone.body.contains("/-/visa.js"), "{}", gone.body);
}

#[test]
fn a_text_that_cannot_be_read_leaves_the_last_page_with_what_is_wrong_on_top() {
    let here = document();
    let served = Served::start(&here, &["provby"]);
    here.write("provby/10.stadga", INSATS.replace("    villkor", "    vilkor"));
    let page = served.until("/provby/samtal/index.html", |page| page.body.contains("Texten går inte att läsa."));
    assert_eq!(page.status(), 200);
    let (top, rest) = page.body.split_once("</aside>").expect("a banner");
    assert!(top.contains("vilkor") && top.contains("(10.stadga rad 4)"), "{top}");
    assert!(rest.contains("<h1>Samtal</h1>") && rest.contains("Du kan få prata."), "{rest}");
    here.write("provby/10.stadga", INSATS.replace("få prata", "få prata igen"));
    let page = served.until("/provby/samtal/index.html", |page| page.body.contains("Du kan få prata igen."));
    assert!(!page.body.contains("Texten går inte att läsa."), "{}", page.body);
}

#[test]
fn a_text_that_could_never_be_read_is_shown_once_it_can() {
    let here = Folder::new();
    here.write("provby/00.stadga", sound().replace("    kommun ", "    komun "));
    let served = Served::start(&here, &[]);
    let page = served.get("/provby/index.html");
    assert_eq!(page.status(), 404);
    assert!(page.body.contains("Texten går inte att läsa än") && page.body.contains("komun"), "{}", page.body);
    assert!(served.get("/").body.contains("<a href=\"/provby/index.html\">provby</a>"));
    here.write("provby/00.stadga", sound());
    served.until("/provby/index.html", |page| page.status() == 200);
}

#[test]
fn when_everything_is_taken_away_it_is_said_and_what_comes_back_is_shown() {
    let here = document();
    let served = Served::start(&here, &["provby"]);
    std::fs::remove_dir_all(here.path("provby")).expect("removed");
    let page = served.until("/index.html", |page| page.body.contains("Stopp."));
    assert!(page.body.contains("`provby` finns inte"), "{}", page.body);
    here.write("provby/00.stadga", sound());
    served.until("/provby/index.html", |page| page.status() == 200);
}

#[test]
fn what_a_policy_says_is_no_markup_in_the_banner() {
    let here = Folder::new();
    here.write("provby/00.stadga", format!("{}\ninsats a \"<img src=x>\" är <script> {{\n}}\n", sound()));
    let served = Served::start(&here, &["provby"]);
    let page = served.get("/provby/index.html").body;
    assert!(
        page.contains("oväntat `&lt;`") && !page.contains("<img") && page.matches("<script").count() == 1,
        "{page}"
    );
}

#[test]
fn a_port_in_use_is_said_and_a_path_with_nothing_is_no_site() {
    let here = document();
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let ran = here.run(&["visa", "provby", "--port", &port]);
    assert_eq!((ran.status, ran.err), (2, format!("fel: port {port} används redan av ett annat program\n")));
    let ran = here.run(&["visa", "saknas"]);
    assert_eq!((ran.status, ran.err.as_str()), (2, "fel: `saknas` finns inte\n"));
    let ran = here.run(&["visa", "--port", "70000"]);
    assert_eq!(ran.err, "fel: `70000` är ingen port\nhjälp: skriv ett tal mellan 1 och 65535, som `--port 4711`\n");
}

#[cfg(target_os = "linux")]
#[test]
fn an_interruption_ends_it_at_once_and_leaves_nothing() {
    let here = document();
    let before = here.all("");
    // A shell lets what it starts in the background ignore interruptions, and all that it starts in turn.
    let mut heeding = Command::new("env");
    heeding.args(["--default-signal=INT", env!("CARGO_BIN_EXE_stadga"), "visa", "provby", "--port", "0"]);
    let mut served = Served::from(heeding.current_dir(&here.0));
    let number = served.child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &number]).status().expect("a signal");
    assert!(sent.success());
    let begun = Instant::now();
    let ended = loop {
        if let Some(ended) = served.child.try_wait().expect("a child") {
            break ended;
        }
        assert!(begun.elapsed() < DEADLINE, "it goes on");
        std::thread::yield_now();
    };
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&ended), Some(2));
    assert_eq!(here.all(""), before);
}
