//! A whole new folder in the old one's place, by renaming.

use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

use super::Plan;
use super::manifest::{self, Manifest};
use super::record;
use super::stage::{Stage, sibling};
use super::target::{self, Busy};

/// How it went.
pub(super) enum Outcome {
    /// The new site is in place.
    Done,
    /// Nothing was changed. The pages are still in the stage.
    Impossible(Stage),
}

/// Fills the stage with everything that stays, and lets it and the target change places.
pub(super) fn swap(plan: &Plan<'_>, stage: Stage) -> Result<Outcome, String> {
    let target = plan.target.path();
    let Some(old) = sibling(target, "gammal").filter(|old| stage.can_swap() && fs::symlink_metadata(old).is_err())
    else {
        return Ok(Outcome::Impossible(stage));
    };
    let put = stage.put_manifest(plan.after).and_then(|_| stage.put_record(plan.made));
    put.map_err(|error| plan.target.refuses(&error))?;
    let leave: HashSet<&str> =
        plan.changed.iter().chain(&plan.stale).copied().chain([manifest::NAME, record::NAME]).collect();
    if fill(&leave, stage.path(), target, "").is_err() {
        return Ok(Outcome::Impossible(stage));
    }
    // The lock follows the folder, so that nobody else begins before the old site is cleared away.
    let _lock = target::lock(stage.path());
    if fs::rename(target, &old).is_err() {
        return Ok(Outcome::Impossible(stage));
    }
    if fs::rename(stage.path(), target).is_err() {
        return match fs::rename(&old, target) {
            Ok(()) => Ok(Outcome::Impossible(stage)),
            Err(error) => Err(plan.target.refuses(&error)),
        };
    }
    clear_away(&old, target, plan.stale.iter().copied());
    Ok(Outcome::Done)
}

/// Puts the old site back where an interruption came just between the two renamings. Busy when it is no
/// interruption but another build at work.
pub(super) fn restore(target: &Path) -> Result<(), Busy> {
    let Some(old) = sibling(target, "gammal").filter(|old| old.is_dir()) else { return Ok(()) };
    let _lock = target::lock(&old)?;
    // Should it fail, the build goes on without an old site, and that one stays where it is.
    let _ = fs::rename(old, target);
    Ok(())
}

/// Clears away an old site that an interrupted build has left behind the new one.
pub(super) fn clear(target: &Path) {
    let Some(old) = sibling(target, "gammal").filter(|old| old.is_dir()) else { return };
    let (Ok(before), Ok(after)) = (Manifest::read(&old), Manifest::read(target)) else { return };
    clear_away(&old, target, before.pages().filter(|page| !after.contains(page)));
}

/// Links everything in a folder of the target that stays into the stage; whether there was anything. `at` is the
/// folder's path from the target, ending in `/` unless it is the root.
fn fill(leave: &HashSet<&str>, stage: &Path, folder: &Path, at: &str) -> io::Result<bool> {
    let counterpart = stage.join(at);
    let about = fs::symlink_metadata(folder)?;
    let (mut empty, mut stays) = (true, false);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        empty = false;
        let name = entry.file_name();
        // What is not UTF-8 is no page of ours, and its path is only needed to tell whether it is.
        let path = format!("{at}{}", name.to_string_lossy());
        if entry.file_type()?.is_dir() {
            stays |= fill(leave, stage, &entry.path(), &format!("{path}/"))?;
        } else if !leave.contains(path.as_str()) {
            fs::create_dir_all(&counterpart)?;
            fs::hard_link(entry.path(), counterpart.join(name))?;
            stays = true;
        }
    }
    // A folder that a foreigner left empty stays; one that only held pages that are gone does not.
    if empty && !at.is_empty() {
        fs::create_dir_all(&counterpart)?;
        stays = true;
    }
    if let Ok(made) = fs::symlink_metadata(&counterpart) {
        if !alike(&about, &made) {
            return Err(io::ErrorKind::CrossesDevices.into());
        }
        fs::set_permissions(&counterpart, about.permissions())?;
    }
    Ok(stays)
}

/// Removes an old site: first the pages that are gone, then what has its counterpart in the new one. What has none
/// came in while the folders changed places, and moves over.
fn clear_away<'a>(old: &Path, target: &Path, stale: impl Iterator<Item = &'a str>) {
    for page in stale.chain([manifest::NAME, record::NAME]) {
        let _ = fs::remove_file(old.join(page));
    }
    let _ = drain(old, target);
}

fn drain(old: &Path, new: &Path) -> io::Result<()> {
    for entry in fs::read_dir(old)? {
        let entry = entry?;
        let counterpart = new.join(entry.file_name());
        let there = fs::symlink_metadata(&counterpart);
        match there {
            Ok(there) if entry.file_type()?.is_dir() && there.is_dir() => drain(&entry.path(), &counterpart)?,
            Ok(_) if !entry.file_type()?.is_dir() => fs::remove_file(entry.path())?,
            Ok(_) => {}
            Err(_) if entry.file_type()?.is_dir() => {
                // Emptied of pages that are gone; or new, and then it cannot be removed but moves over.
                prune(&entry.path());
                if entry.path().exists() {
                    fs::rename(entry.path(), counterpart)?;
                }
            }
            Err(_) => fs::rename(entry.path(), counterpart)?,
        }
    }
    fs::remove_dir(old)
}

/// Removes a folder if neither it nor any below it holds a file.
fn prune(folder: &Path) {
    if let Ok(entries) = fs::read_dir(folder) {
        for entry in entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())) {
            prune(&entry.path());
        }
    }
    let _ = fs::remove_dir(folder);
}

/// Whether two folders lie on one disk and belong to the same owner, so that one can stand for the other.
#[cfg(unix)]
fn alike(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (a.dev(), a.uid(), a.gid()) == (b.dev(), b.uid(), b.gid())
}

#[cfg(not(unix))]
fn alike(_: &Metadata, _: &Metadata) -> bool {
    true
}

/// Whether two folders lie on one disk.
#[cfg(unix)]
pub(super) fn on_one_disk(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |path: &Path| fs::metadata(path).map(|about| about.dev());
    matches!((disk(a), disk(b)), (Ok(a), Ok(b)) if a == b)
}

#[cfg(not(unix))]
pub(super) fn on_one_disk(_: &Path, _: &Path) -> bool {
    true
}
