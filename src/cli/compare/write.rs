//! The answer in a file of its own, whole or not at all.

use std::fs;
use std::path::Path;

use super::super::{Status, console, disk, reason};

/// Writes the answer to the file. A riktlinje is never written over, since its name is easily given by mistake.
pub(super) fn to(path: &Path, text: &str) -> Status {
    let shown = disk::show(path);
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("stadga")) {
        let help = "ge filen ett annat namn, som `--ut andringar.html`";
        return console::failed_with_help(&format!("`{shown}` är en riktlinje och skrivs inte över"), help);
    }
    if path.is_dir() {
        let help = format!("ge ett filnamn också, som `--ut {}`", disk::show(&path.join("andringar.html")));
        return console::failed_with_help(&format!("`{shown}` är en katalog"), &help);
    }
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(format!(".{}", std::process::id()));
    let written = fs::write(&temporary, text).and_then(|()| fs::rename(&temporary, path));
    match written {
        Ok(()) => {
            console::say(&format!("`{shown}` är skriven"));
            Status::Done
        }
        Err(error) => {
            let _ = fs::remove_file(&temporary);
            console::failed(&format!("`{shown}` går inte att skriva: {}", reason::of_writing(path, &error)))
        }
    }
}
