//! What the pages of each document were made of, kept in the site itself, so that pages of which nothing has changed
//! are compared and not made again.
//!
//! ```text
//! .stadga-underlag   one line a document: its folder, a number of what its pages are made of, a number of the pages
//! ```
//!
//! The first number is of the texts, the law, the day, the options and the program. The second is of what lies in the
//! folder, so that a page that someone has changed or removed is made again. A record that is missing, damaged or of
//! another program only means that all is made.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hash, Hasher};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use foldhash::quality::FixedState;

/// Its name in the site's root.
pub(super) const NAME: &str = ".stadga-underlag";

const HEAD: &str = "# Vad sidorna är gjorda av, så att `stadga bygg` vet vilka som måste göras om.\n";

/// A number of what pages are made of. Equal things give equal numbers, within one program.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(in crate::cli) struct Print(u64);

impl Print {
    /// The number of something.
    pub(in crate::cli) fn of(made_of: &impl Hash) -> Self {
        Self(FixedState::default().hash_one(made_of))
    }

    /// The number of pages, by path and content, in the order of their paths.
    pub(super) fn of_pages<T: AsRef<[u8]>>(
        pages: impl IntoIterator<Item = io::Result<(String, T)>>,
    ) -> io::Result<Self> {
        let mut hasher = FixedState::default().build_hasher();
        for page in pages {
            let (path, content) = page?;
            path.hash(&mut hasher);
            content.as_ref().hash(&mut hasher);
        }
        Ok(Self(hasher.finish()))
    }
}

/// This program, as far as its file tells it from another: its size and when it was made. `None` when that is not to be
/// had, and then nothing is known to be unchanged.
pub(in crate::cli) fn program() -> Option<(u64, SystemTime)> {
    let about = std::env::current_exe().and_then(std::fs::metadata).ok()?;
    Some((about.len(), about.modified().ok()?))
}

/// The record of a site, by the folder of each document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Record(BTreeMap<String, (Print, Print)>);

impl Record {
    /// The record in a folder; empty when there is none that can be read. Lines that are no entries are passed over.
    pub(super) fn read(folder: &Path) -> Self {
        let text = std::fs::read_to_string(folder.join(NAME)).unwrap_or_default();
        Self(text.lines().filter_map(entry).collect())
    }

    /// What the pages of a document were made of, and what they came out as.
    pub(super) fn get(&self, folder: &str) -> Option<(Print, Print)> {
        self.0.get(folder).copied()
    }

    /// Notes what the pages of a document are made of, and what they come out as.
    pub(super) fn note(&mut self, folder: &str, made_of: Print, pages: Print) {
        self.0.insert(folder.to_owned(), (made_of, pages));
    }

    /// Writes the record in a folder. Half a record, after an interruption, only means that more is made.
    pub(super) fn put(&self, folder: &Path) -> io::Result<()> {
        std::fs::write(folder.join(NAME), self.text())
    }

    /// The record as it is written.
    pub(super) fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        for (folder, (Print(made_of), Print(pages))) in &self.0 {
            text.push_str(&format!("{folder} {made_of:016x} {pages:016x}\n"));
        }
        text
    }
}

fn entry(line: &str) -> Option<(String, (Print, Print))> {
    let mut parts = line.split(' ');
    let (folder, made_of, pages) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |text: &str| u64::from_str_radix(text, 16).ok().map(Print);
    Some((folder.to_owned(), (number(made_of)?, number(pages)?)))
}
