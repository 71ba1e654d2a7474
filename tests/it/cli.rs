//! The program as a user meets it: the real binary, in folders of its own.

mod accept;
mod ask;
mod build;
mod compare;
mod disk;
mod fix;
#[cfg(target_os = "linux")]
mod interview;
mod lagtext;
mod law;
mod other_systems;
mod save;
mod schemas;
mod serve;
mod spelling;
mod trial;
mod usage;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::support::PRELUDE;

/// A folder for one test, removed when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("stadga-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path.canonicalize().expect("a folder for the test"))
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.0.join(inside)
    }

    /// Writes a file, and the folders above it.
    fn write(&self, inside: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(inside);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        std::fs::write(path, content).expect("a file");
        self
    }

    fn read(&self, inside: &str) -> String {
        std::fs::read_to_string(self.path(inside)).expect("a file")
    }

    fn has(&self, inside: &str) -> bool {
        self.path(inside).exists()
    }

    /// Every file and folder, hidden ones too, in order.
    fn all(&self, inside: &str) -> Vec<String> {
        fn walk(folder: &Path, root: &Path, out: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                out.push(path.strip_prefix(root).expect("inside").to_string_lossy().into_owned());
                if path.is_dir() && !path.is_symlink() {
                    walk(&path, root, out);
                }
            }
        }
        let (root, mut out) = (self.path(inside), Vec::new());
        walk(&root, &root, &mut out);
        out.sort();
        out
    }

    /// A command with this as the current folder, on a fixed day.
    fn run<A: AsRef<OsStr>>(&self, args: &[A]) -> Ran {
        self.run_in("", args)
    }

    fn run_in<A: AsRef<OsStr>>(&self, inside: &str, args: &[A]) -> Ran {
        let mut command = command(args);
        Ran::from(command.current_dir(self.path(inside)).output().expect("the program runs"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn command<A: AsRef<OsStr>>(args: &[A]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stadga"));
    command.args(args).stdin(Stdio::null()).env_remove("NO_COLOR");
    command
}

/// What came out.
struct Ran {
    status: i32,
    out: String,
    err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Self { status: output.status.code().expect("a status"), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// A riktlinje in which nothing is wrong on 2026-11-22.
fn sound() -> &'static str {
    PRELUDE
}

/// A riktlinje with one fel that does not stand in the way of reading it: it names no nämnd.
fn with_fel() -> String {
    PRELUDE.replace("    nämnd \"Socialnämnden\"\n", "")
}

/// A riktlinje with one varning: an uppgift that nothing uses.
fn with_varning() -> String {
    format!("{PRELUDE}\nuppgift hund \"har hund\" {{ kontrolleras genom egen uppgift }}\n")
}

/// A riktlinje that cannot be read: a misspelt keyword.
fn unreadable() -> String {
    PRELUDE.replace("    kommun ", "    komun ")
}
