//! Pages into a folder that must stay where it is, one by one.
//!
//! The list comes first and then names the pages of both sites, so that after an interruption the next build knows
//! every page for its own and puts the rest right.

use std::fs;
use std::io;

use super::Plan;
use super::manifest;
use super::record;
use super::stage::Stage;

/// Moves the changed pages in and removes those that are gone.
pub(super) fn move_in(plan: &Plan<'_>, stage: &Stage) -> io::Result<()> {
    let target = plan.target.path();
    let list = target.join(manifest::NAME);
    fs::rename(stage.put_manifest(&plan.before.and(plan.after))?, &list)?;
    for page in &plan.changed {
        let place = target.join(page);
        place.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::rename(stage.path().join(page), place)?;
    }
    for page in &plan.stale {
        match fs::remove_file(target.join(page)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        // A folder that the page leaves empty goes with it, and so on upwards.
        let mut folder = *page;
        while let Some((above, _)) = folder.rsplit_once('/') {
            if fs::remove_dir(target.join(above)).is_err() {
                break;
            }
            folder = above;
        }
    }
    fs::rename(stage.put_manifest(plan.after)?, &list)?;
    fs::rename(stage.put_record(plan.made)?, target.join(record::NAME))
}
