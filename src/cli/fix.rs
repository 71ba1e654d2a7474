//! `rätta`: the mechanical changes that findings propose, as a diff and then in the files.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::disk::Place;
use super::each::{self, Each};
use super::{Status, args, console, reason};
use crate::swedish;
use crate::tools::fix::{self, Fixed};

/// Shows the changes and makes them, unless only the diff was asked for.
pub(super) fn run(given: &ArgMatches) -> Status {
    let (all, only_show) = (given.get_flag(args::ALL), given.get_flag(args::SHOW));
    let each = each::document(given, "granskar", |basis, place| {
        let analysis = basis.analyze(place)?;
        // What is left for `--alla` is worth telling.
        let waiting = if all { 0 } else { fix::fixed(&analysis, true).iter().map(|file| file.applied.len()).sum() };
        Ok::<(_, usize), _>((fix::fixed(&analysis, all), waiting))
    });
    let Each { mut status, made, .. } = match each {
        Ok(each) => each,
        Err(status) => return status,
    };
    let (mut changed, mut waiting) = (0, 0);
    for (place, (files, proposed)) in &made {
        let applied: usize = files.iter().map(|file| file.applied.len()).sum();
        waiting += proposed.saturating_sub(applied);
        for file in files {
            status = status.max(console::out(&file.diff()));
            let written = if only_show { Status::Found } else { write(place, file) };
            if written != Status::Failed {
                changed += file.applied.len();
            }
            status = status.max(written);
        }
    }
    // Where nothing could be read, nothing is known of what there is to put right.
    if status != Status::Failed || changed + waiting > 0 {
        say(changed, waiting, only_show);
    }
    status
}

fn say(changed: usize, waiting: usize, only_show: bool) {
    let changes = |count: usize| swedish::count(u32::try_from(count).unwrap_or(u32::MAX), "ändring", "ändringar");
    let them = if waiting == 1 { "den" } else { "dem" };
    match (changed, only_show) {
        (0, _) if waiting > 0 => {
            let waiting = changes(waiting);
            console::say(&format!(
                "inget går att rätta utan granskning; {waiting} behöver granskas, och `--alla` gör {them}"
            ));
            return;
        }
        (0, _) => console::say("inget att rätta"),
        (_, true) => console::say(&format!("{} föreslås, inget är skrivet", changes(changed))),
        (_, false) => console::say(&format!("{} gjordes", changes(changed))),
    }
    if waiting > 0 {
        console::say(&format!("{} till behöver granskas; `--alla` gör också {them}", changes(waiting)));
    }
}

/// Puts the new text in place of the old one, whole: a reader sees the one or the other.
fn write(place: &Place, file: &Fixed) -> Status {
    let Some(path) = place.file(&file.name) else { return Status::Done };
    match replace(path, file) {
        Ok(()) => Status::Done,
        Err(error) => console::failed(&format!("`{}` går inte att skriva: {}", file.name, reason::of(&error))),
    }
}

fn replace(path: &Path, file: &Fixed) -> std::io::Result<()> {
    let real = fs::canonicalize(path)?;
    // A file that one may not write could still be put another in place of.
    if fs::metadata(&real)?.permissions().readonly() {
        return Err(std::io::ErrorKind::PermissionDenied.into());
    }
    // What has been saved since it was read is not written over.
    if fs::read(&real)? != file.before.as_bytes() {
        return Err(std::io::Error::other("filen har ändrats under tiden"));
    }
    let mut new: PathBuf = real.clone();
    new.set_extension(format!("stadga-{}", std::process::id()));
    let written = fs::write(&new, &file.after)
        .and_then(|()| fs::set_permissions(&new, fs::metadata(&real)?.permissions()))
        .and_then(|()| fs::rename(&new, &real));
    if written.is_err() {
        let _ = fs::remove_file(&new);
    }
    written
}
