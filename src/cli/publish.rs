//! Pages to a folder, whole or not at all.
//!
//! ```text
//! open ─ lock, clean up ─ put, put, … ─ finish ─┬─ nothing differs: nothing is written
//!        after an earlier   compare,            ├─ swap: the new folder takes the old one's place
//!        interruption       stage if new        └─ inplace: page by page, where it cannot
//! ```
//!
//! A page is compared with what is there and staged only when it differs. Staged pages lie in a folder of their own
//! beside the target. At the end everything else that stays, foreign files included, is hard-linked into it, and the
//! two folders change places by renaming: whoever reads the site meets the old one or the new one, and an
//! interruption leaves one of them. A folder that cannot be renamed or linked (a mount point, the folder that one
//! stands in, a file system without links) gets its pages renamed into it one by one instead; what an interruption
//! then leaves, the next build puts right.
//!
//! What the pages of a document were made of is kept beside them, in [`record::NAME`]. When it is the same again and the
//! pages lie there as they were, they stand, and need not be made to be compared.
//!
//! Which files are ours is known from a list in the target, [`manifest::NAME`]. A file that is not on it is foreign:
//! never changed, never removed, and if it is in the way nothing is written. The lock is the system's own on the
//! target folder, so that it leaves no trace and ends with the program.

mod inplace;
mod manifest;
pub(super) mod record;
mod stage;
mod swap;
mod target;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::{disk, reason};
use manifest::Manifest;
use record::{Print, Record};
use stage::Stage;
use target::Target;

/// A site that is being written. The stage stands before the target, so that it is cleared away first.
pub(super) struct Site {
    /// Every page put so far, and whether it was staged.
    pages: Mutex<BTreeMap<String, bool>>,
    stage: OnceLock<Result<Stage, String>>,
    before: Manifest,
    /// What an earlier build made its pages of.
    made_before: Record,
    /// What the pages put so far are made of.
    made: Mutex<Record>,
    target: Target,
}

/// What a build changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Written {
    /// Pages in the site.
    pub(super) pages: usize,
    /// Pages that are new or differ.
    pub(super) changed: usize,
    /// Pages of an earlier build that are gone.
    pub(super) removed: usize,
}

/// What is to be done with a target.
struct Plan<'a> {
    target: &'a Target,
    /// Pages to be moved in from the stage.
    changed: Vec<&'a str>,
    /// Pages of an earlier build to be removed.
    stale: Vec<&'a str>,
    before: &'a Manifest,
    after: &'a Manifest,
    made: &'a Record,
}

impl Site {
    /// A site in the folder, which need not exist yet. Nothing is written before a page differs.
    pub(super) fn open(folder: &Path) -> Result<Self, String> {
        let target = Target::open(folder)?;
        let before = Manifest::read(target.path()).map_err(|error| target.refuses(&error))?;
        let made_before = Record::read(target.path());
        let (pages, made) = (Mutex::default(), Mutex::default());
        Ok(Self { pages, stage: OnceLock::new(), before, made_before, made, target })
    }

    /// Lets the pages in a folder of the site stand, when they are made of what they are to be made of and nobody has
    /// touched them since; their paths. `None` when they must be made and put.
    pub(super) fn stand(&self, folder: &str, made_of: Print) -> Option<Vec<String>> {
        let (before, pages) = self.made_before.get(folder)?;
        if before != made_of {
            return None;
        }
        let paths: Vec<String> = self.before.within(folder).map(str::to_owned).collect();
        let root = self.target.path();
        let lies = |path: &String| {
            let there = root.join(path);
            // A link is none of our pages, whatever it leads to.
            if !fs::symlink_metadata(&there)?.is_file() {
                return Err(std::io::ErrorKind::InvalidData.into());
            }
            Ok((path.clone(), fs::read(there)?))
        };
        if paths.is_empty() || Print::of_pages(paths.iter().map(lies)).ok()? != pages {
            return None;
        }
        let mut put = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if paths.iter().any(|path| put.contains_key(path)) {
            return None;
        }
        put.extend(paths.iter().map(|path| (path.clone(), false)));
        drop(put);
        self.note(folder, made_of, pages);
        Some(paths)
    }

    /// Notes what the pages in a folder of the site, all of them, are made of.
    pub(super) fn made<'a>(&self, folder: &str, made_of: Print, pages: impl Iterator<Item = (&'a str, &'a str)>) {
        let mut pages: Vec<(&str, &str)> = pages.collect();
        pages.sort_unstable();
        let pages = pages.into_iter().map(|(path, content)| Ok((path.to_owned(), content)));
        if let Ok(pages) = Print::of_pages(pages) {
            self.note(folder, made_of, pages);
        }
    }

    fn note(&self, folder: &str, made_of: Print, pages: Print) {
        self.made.lock().unwrap_or_else(PoisonError::into_inner).note(folder, made_of, pages);
    }

    /// Puts a page at its path from the site's root. May be called from several threads.
    pub(super) fn put(&self, path: &str, content: &[u8]) -> Result<(), String> {
        if !is_page_path(path) {
            return Err(format!("en sida kan inte ha adressen `{path}`"));
        }
        let same = self.is_same(path, content)?;
        if self.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), !same).is_some() {
            return Err(format!("två sidor får samma adress, `{path}`"));
        }
        if same {
            return Ok(());
        }
        let stage = self.stage.get_or_init(|| Stage::create(&self.target)).as_ref().map_err(Clone::clone)?;
        stage.put(path, content).map_err(|error| self.target.refuses(&error))
    }

    /// Moves what was put into place and removes what earlier builds left, unless `keep` says that this build may
    /// not have seen all there is.
    pub(super) fn finish(self, keep: bool) -> Result<Written, String> {
        let pages = self.pages.into_inner().unwrap_or_else(PoisonError::into_inner);
        let gone: BTreeSet<&str> = self.before.pages().filter(|page| !pages.contains_key(*page)).collect();
        let (kept, stale): (Vec<&str>, Vec<&str>) = gone.into_iter().partition(|_| keep);
        let after = Manifest::of(pages.keys().cloned().chain(kept.into_iter().map(str::to_owned)));
        let changed: Vec<&str> = pages.iter().filter(|(_, staged)| **staged).map(|(page, _)| page.as_str()).collect();
        let written = Written { pages: pages.len(), changed: changed.len(), removed: stale.len() };
        let made = self.made.into_inner().unwrap_or_else(PoisonError::into_inner);
        if changed.is_empty() && after == self.before {
            // The pages are as they were, and the record is no page. Without it the next build only takes longer.
            if made != self.made_before {
                let _ = made.put(self.target.path());
            }
            return Ok(written);
        }
        let stage = self.stage.into_inner().unwrap_or_else(|| Stage::create(&self.target))?;
        let plan = Plan { target: &self.target, changed, stale, before: &self.before, after: &after, made: &made };
        plan.is_clear()?;
        match swap::swap(&plan, stage)? {
            swap::Outcome::Done => {}
            swap::Outcome::Impossible(stage) => {
                inplace::move_in(&plan, &stage).map_err(|error| self.target.refuses(&error))?;
            }
        }
        Ok(written)
    }

    /// Whether a page lies there already, just as it is to be. What lies there instead must be ours to replace.
    fn is_same(&self, path: &str, content: &[u8]) -> Result<bool, String> {
        if !self.target.existed() {
            return Ok(false);
        }
        let there = self.target.path().join(path);
        let Ok(about) = fs::metadata(&there) else { return Ok(false) };
        let same = about.is_file()
            && about.len() == content.len() as u64
            && fs::read(&there).is_ok_and(|existing| existing == content);
        let replaceable = about.is_file() && self.before.contains(path);
        if same || replaceable { Ok(same) } else { Err(self.target.in_the_way(path)) }
    }
}

impl Plan<'_> {
    /// Every folder of a page must be a folder or not there at all: through a link, pages would land elsewhere.
    fn is_clear(&self) -> Result<(), String> {
        let mut folders: BTreeSet<&str> = BTreeSet::new();
        for page in self.after.pages() {
            folders.extend(page.match_indices('/').filter_map(|(at, _)| page.get(..at)));
        }
        // In a folder that is not there nothing can be in the way. A folder stands before those in it.
        let mut missing: HashSet<&str> = HashSet::new();
        for folder in folders {
            let above = folder.rsplit_once('/').map_or("", |(above, _)| above);
            let there = (!missing.contains(above)).then(|| fs::symlink_metadata(self.target.path().join(folder)));
            match there.and_then(Result::ok) {
                Some(about) if !about.is_dir() => return Err(self.target.in_the_way(folder)),
                Some(_) => {}
                None => drop(missing.insert(folder)),
            }
        }
        Ok(())
    }
}

/// Whether a path stays within the site, on any system, and is none of the names that the site keeps for itself.
fn is_page_path(path: &str) -> bool {
    let name = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with('.');
    !path.contains(['\\', ':', '\0']) && !path.contains(char::is_control) && path.split('/').all(name)
}
