//! The site as it is now, for all who read it, and the wait for the next one.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::diagnostic::Severity;

/// All pages at one moment, and what is to be said of them.
#[derive(Default)]
pub(super) struct Snapshot {
    /// Every file of the site, by its path.
    pub(super) pages: BTreeMap<String, String>,
    /// How it is with each document, by its folder on the site.
    pub(super) documents: BTreeMap<String, Standing>,
    /// What is wrong with the folders and files themselves.
    pub(super) troubles: Vec<String>,
    /// Which one it is, as the browser is told.
    pub(super) version: String,
}

/// How it is with a document.
#[derive(Clone, Default)]
pub(super) struct Standing {
    /// The document as the user would write it.
    pub(super) shown: String,
    /// Whether the pages are older than the files, which cannot be read as they are.
    pub(super) stale: bool,
    /// Why the files themselves cannot be read.
    pub(super) troubles: Vec<String>,
    /// The findings that nobody has accepted, the gravest first.
    pub(super) notes: Vec<Note>,
}

/// A finding in short.
#[derive(Clone)]
pub(super) struct Note {
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    pub(super) message: String,
    /// `20-stod.stadga rad 12`
    pub(super) place: String,
    /// The page address of the insats that it concerns; `None` when it concerns the document.
    pub(super) insats: Option<String>,
}

/// Where the latest snapshot is kept.
pub(super) struct Shelf {
    latest: Mutex<Arc<Snapshot>>,
    changed: Condvar,
    /// Tells this run of the program from others, so that a page of an earlier run is known to be old.
    run: u128,
    count: Mutex<u64>,
}

impl Shelf {
    pub(super) fn new(first: Snapshot) -> Self {
        let run = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
        let shelf = Self { latest: Mutex::default(), changed: Condvar::new(), run, count: Mutex::default() };
        shelf.put(first);
        shelf
    }

    /// Puts a new one in the place of the old.
    pub(super) fn put(&self, mut snapshot: Snapshot) {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        *count += 1;
        snapshot.version = format!("{}-{count}", self.run);
        *self.latest.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
        self.changed.notify_all();
    }

    /// The latest one.
    pub(super) fn get(&self) -> Arc<Snapshot> {
        Arc::clone(&self.latest.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The version of the latest one, as soon as it is another than `known` or the time is out.
    pub(super) fn next(&self, known: &str, patience: Duration) -> String {
        let latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(latest, patience, |latest| latest.version == known);
        waited.unwrap_or_else(PoisonError::into_inner).0.version.clone()
    }
}
