//! A terminal with the program in it, and a conversation that is held there.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use pty_process::blocking::{self, Pty};

/// How long the program may be silent on the busiest machine before it is given up.
const PATIENCE: Duration = Duration::from_secs(120);

/// The same when it has already said something unexpected, and is likely to wait for an answer that is not coming.
const NO_PATIENCE: Duration = Duration::from_secs(15);

/// The program at a terminal that echoes what is typed, as terminals do.
pub(super) struct Terminal {
    program: Child,
    keyboard: Arc<Pty>,
    /// What is shown, in pieces; it ends when nothing has the terminal open any longer.
    screen: Receiver<Vec<u8>>,
}

impl Terminal {
    pub(super) fn start(program: Command) -> Self {
        Self::started(program.into())
    }

    /// What goes to standard output goes elsewhere.
    pub(super) fn start_writing_to(program: Command, out: Stdio) -> Self {
        Self::started(blocking::Command::from(program).stdout(out))
    }

    fn started(program: blocking::Command) -> Self {
        let (terminal, inside) = blocking::open().expect("a terminal");
        // `command` gives the program no input; here the terminal is its input.
        let program = program.spawn(inside).expect("the program starts");
        let keyboard = Arc::new(terminal);
        let (shown, screen) = mpsc::channel();
        let terminal = Arc::clone(&keyboard);
        thread::spawn(move || {
            let mut piece = [0; 4096];
            // Linux ends a terminal that nobody has open with an error.
            while let Ok(length @ 1..) = (&*terminal).read(&mut piece) {
                if shown.send(piece[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self { program, keyboard, screen }
    }

    /// Waits for one more piece of what is shown; `false` when there is no more, or none that is worth waiting for.
    fn read(&self, expected: &str, raw: &mut Vec<u8>) -> bool {
        let patience = if expected.starts_with(&shown(raw)) { PATIENCE } else { NO_PATIENCE };
        match self.screen.recv_timeout(patience) {
            Ok(piece) => {
                raw.extend(piece);
                true
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        }
    }

    /// Types. The replacement character stands for a byte that is no UTF-8, an `ä` in Latin-1.
    fn press(&self, keys: &str) {
        let bytes: Vec<u8> = keys.split('\u{fffd}').map(str::as_bytes).collect::<Vec<_>>().join(&0xE4);
        (&*self.keyboard).write_all(&bytes).expect("typed");
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// What stands on the screen, with plain line endings. A slow machine is told how far the reading has come, on a line
/// that is erased again.
fn shown(raw: &[u8]) -> String {
    let text = String::from_utf8_lossy(raw).replace("\r\n", "\n");
    text.rsplit("\r\u{1b}[K").next().unwrap_or("").to_owned()
}

/// A transcript with the answers marked.
pub(super) struct Conversation {
    /// What is shown before each answer, and the answer.
    turns: Vec<(String, String)>,
    /// What is shown after the last answer.
    last: String,
}

impl Conversation {
    pub(super) fn new(marked: &str) -> Self {
        let mut turns = Vec::new();
        let mut rest = marked;
        while let Some((before, after)) = rest.split_once('⟨') {
            let (answer, after) = after.split_once('⟩').expect("an answer ends");
            turns.push((before.to_owned(), answer.to_owned()));
            rest = after;
        }
        Self { turns, last: rest.to_owned() }
    }

    /// Holds it, and gives the status that the program ended with; `None` when it was ended by a signal.
    pub(super) fn with(self, mut terminal: Terminal) -> Option<i32> {
        let (mut expected, mut raw) = (String::new(), Vec::new());
        for (before, answer) in &self.turns {
            expected.push_str(before);
            while shown(&raw) != expected && terminal.read(&expected, &mut raw) {}
            assert_eq!(shown(&raw), expected);
            match answer.as_str() {
                "⌃D" => terminal.press("\u{4}"),
                _ => {
                    terminal.press(&format!("{answer}\n"));
                    expected.push_str(answer);
                }
            }
        }
        expected.push_str(&self.last);
        while terminal.read(&expected, &mut raw) {}
        assert_eq!(shown(&raw), expected);
        terminal.program.wait().expect("a status").code()
    }
}
