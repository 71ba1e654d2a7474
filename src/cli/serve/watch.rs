//! What lies on disk, so that a change is seen: the documents that there are, and each file's time and size.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::cli::disk::Place;

/// A file as the system tells of it; `None` for what it cannot tell.
type Mark = (PathBuf, Option<SystemTime>, Option<u64>);

/// The state of some files. Two that are equal are taken to have the same content.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Stamp(Vec<Mark>);

impl Stamp {
    /// Of the files of a document.
    pub(super) fn of(place: &Place) -> Self {
        Self(place.files().iter().map(|path| mark(path)).collect())
    }

    /// Takes in the state of other files.
    pub(super) fn add(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// Of the files directly in a folder.
    pub(super) fn of_folder(folder: &Path) -> Self {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut marks: Vec<Mark> = entries.map(|entry| mark(&entry.path())).collect();
        marks.sort();
        Self(marks)
    }
}

fn mark(path: &Path) -> Mark {
    let about = fs::metadata(path).ok();
    let time = about.as_ref().and_then(|about| about.modified().ok());
    (path.to_owned(), time, about.map(|about| about.len()))
}
