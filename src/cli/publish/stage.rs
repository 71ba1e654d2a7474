//! The folder in which a new site is put together.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::{self, Manifest};
use super::record::{self, Record};
use super::target::Target;

/// The folder. It is removed when it is dropped, unless it has taken the target's place.
pub(super) struct Stage {
    path: PathBuf,
    can_swap: bool,
}

impl Stage {
    /// An empty one: beside the target when the two may change places, and else inside it.
    pub(super) fn create(target: &Target) -> Result<Self, String> {
        target.ensure()?;
        let besides = beside(target.path()).filter(|beside| may_swap(target.path(), beside));
        if let Some(path) = besides.filter(|path| fs::create_dir(path).is_ok()) {
            return Ok(Self { path, can_swap: true });
        }
        let path = inside(target.path());
        fs::create_dir(&path).map_err(|error| target.refuses(&error))?;
        Ok(Self { path, can_swap: false })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it may take the target's place.
    pub(super) fn can_swap(&self) -> bool {
        self.can_swap
    }

    /// Writes a page. Its folders are made when they turn out to be missing, which that of an index nearly always is.
    pub(super) fn put(&self, page: &str, content: &[u8]) -> io::Result<()> {
        let path = self.path.join(page);
        if let Some(folder) = path.parent().filter(|_| page.ends_with("/index.html")) {
            let _ = fs::create_dir(folder);
        }
        match fs::write(&path, content) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                path.parent().map_or(Ok(()), fs::create_dir_all)?;
                fs::write(&path, content)
            }
            written => written,
        }
    }

    /// Writes what the pages are made of; where it was written.
    pub(super) fn put_record(&self, record: &Record) -> io::Result<PathBuf> {
        let path = self.path.join(record::NAME);
        fs::write(&path, record.text())?;
        Ok(path)
    }

    /// Writes the list of pages; where it was written.
    pub(super) fn put_manifest(&self, manifest: &Manifest) -> io::Result<PathBuf> {
        let path = self.path.join(manifest::NAME);
        fs::write(&path, manifest.text())?;
        Ok(path)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// The stage's place beside a target; `None` for the root of a disk.
pub(super) fn beside(target: &Path) -> Option<PathBuf> {
    sibling(target, "ny")
}

/// The stage's place inside a target.
pub(super) fn inside(target: &Path) -> PathBuf {
    target.join(".stadga-ny")
}

/// A hidden name beside a target, as `.webbplats.stadga-ny`.
pub(super) fn sibling(target: &Path, what: &str) -> Option<PathBuf> {
    let mut name = OsString::from(".");
    name.push(target.file_name()?);
    name.push(".stadga-");
    name.push(what);
    Some(target.parent()?.join(name))
}

/// Whoever stands in a folder would be left in the old one; and only within one disk can a folder be renamed.
fn may_swap(target: &Path, beside: &Path) -> bool {
    let stands_in = std::env::current_dir().and_then(fs::canonicalize).is_ok_and(|here| here.starts_with(target));
    !stands_in && beside.parent().is_some_and(|parent| super::swap::on_one_disk(target, parent))
}
