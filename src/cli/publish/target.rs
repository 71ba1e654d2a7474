//! The folder that a site is written to: whether it can be, the lock on it, and what an interrupted build left.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::manifest::Manifest;
use super::{disk, reason, stage, swap};

/// The folder.
pub(super) struct Target {
    shown: String,
    path: PathBuf,
    /// Held until the build is over.
    lock: Mutex<Option<File>>,
    existed: bool,
    /// Whether this build made the folder and holds its lock.
    made: AtomicBool,
}

impl Target {
    /// The folder at a path, locked when it exists. One that does not is made when there is something to write.
    pub(super) fn open(folder: &Path) -> Result<Self, String> {
        let shown = disk::show(folder);
        let path = disk::real(folder);
        let unreadable = |error: io::Error| format!("`{shown}` går inte att läsa: {}", reason::of(&error));
        if fs::symlink_metadata(&path).is_err() {
            swap::restore(&path).map_err(|Busy| in_use(&shown))?;
        }
        let existed = match fs::metadata(&path) {
            Ok(about) if about.is_dir() => true,
            Ok(_) => return Err(format!("`{shown}` är en fil, och webbplatsen behöver en katalog")),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(unreadable(error)),
            Err(_) if path.is_symlink() => return Err(format!("länken `{shown}` leder till något som inte finns")),
            Err(_) => false,
        };
        let lock = if existed { lock(&path).map_err(|Busy| in_use(&shown))? } else { None };
        let target = Self { shown, path, lock: Mutex::new(lock), existed, made: AtomicBool::new(false) };
        if existed {
            target.clear();
        }
        Ok(target)
    }

    /// Where it is, without links.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there was a folder before this build.
    pub(super) fn existed(&self) -> bool {
        self.existed
    }

    /// Sees to it that the folder is there, locked, and may be written.
    pub(super) fn ensure(&self) -> Result<(), String> {
        if self.existed {
            // Beside it one may be free to write, and could then put another in its place.
            let closed = cfg!(unix) && fs::metadata(&self.path).is_ok_and(|about| about.permissions().readonly());
            return if closed { Err(self.refuses(&io::ErrorKind::PermissionDenied.into())) } else { Ok(()) };
        }
        fs::create_dir_all(&self.path).map_err(|error| self.refuses(&error))?;
        let held = lock(&self.path).map_err(|Busy| in_use(&self.shown))?;
        // Another build may have made a site here since this one looked.
        if Manifest::read(&self.path).is_ok_and(|manifest| manifest != Manifest::default()) {
            return Err(in_use(&self.shown));
        }
        // Nobody looks for what lies in the way in a folder that was not there.
        if fs::read_dir(&self.path).is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(format!(
                "någon har lagt filer i `{}` medan webbplatsen byggdes; bygg en gång till",
                self.shown
            ));
        }
        if let Ok(mut lock) = self.lock.lock() {
            *lock = held;
        }
        self.made.store(true, Ordering::Relaxed);
        self.clear();
        Ok(())
    }

    /// Why the folder cannot be written.
    pub(super) fn refuses(&self, error: &io::Error) -> String {
        format!("webbplatsen går inte att skriva i `{}`: {}", self.shown, reason::of(error))
    }

    /// That something foreign lies where a page is to be.
    pub(super) fn in_the_way(&self, path: &str) -> String {
        let shown = disk::show(&Path::new(&self.shown).join(path));
        format!("`{shown}` finns redan och är inte skriven av `stadga bygg`; flytta den eller välj en annan katalog")
    }

    /// Removes what an interrupted build has left. Only the holder of the lock comes here.
    fn clear(&self) {
        for left in [stage::beside(&self.path), Some(stage::inside(&self.path))].into_iter().flatten() {
            if fs::symlink_metadata(&left).is_ok_and(|about| about.is_dir()) {
                let _ = fs::remove_dir_all(left);
            }
        }
        swap::clear(&self.path);
    }
}

/// A folder that was made in vain is taken away again. One that holds anything stays, as it cannot be removed, and one
/// that another build holds is that build's.
impl Drop for Target {
    fn drop(&mut self) {
        if self.made.load(Ordering::Relaxed) {
            let _ = fs::remove_dir(&self.path);
        }
    }
}

/// That another program holds the lock.
pub(super) struct Busy;

/// The lock on a folder; `None` where the system has no such locks.
pub(super) fn lock(folder: &Path) -> Result<Option<File>, Busy> {
    let Ok(file) = File::open(folder) else { return Ok(None) };
    match file.try_lock() {
        Ok(()) if is_at(&file, folder) => Ok(Some(file)),
        // Between opening and locking, another build put a new folder in its place.
        Ok(()) | Err(TryLockError::WouldBlock) => Err(Busy),
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |about: fs::Metadata| (about.dev(), about.ino());
    file.metadata().is_ok_and(|held| fs::metadata(path).is_ok_and(|there| place(held) == place(there)))
}

#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> bool {
    true
}

fn in_use(shown: &str) -> String {
    format!("ett annat bygge skriver i `{shown}` just nu; vänta tills det är klart")
}
