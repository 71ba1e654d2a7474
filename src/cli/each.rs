//! Every document that a command names: found, read and worked on, on all cores, with all that stood in the way told.

use clap::ArgMatches;

use super::check::{Basis, paths, troubled};
use super::disk::{self, Place};
use super::{Status, console, parallel};

/// What became of the documents.
pub(super) struct Each<T> {
    /// A failure when something could not be read.
    pub(super) status: Status,
    /// What the work was done by.
    pub(super) basis: Basis,
    /// Each document that could be read and what was made of it, in order.
    pub(super) made: Vec<(Place, T)>,
}

/// Does the work on every document that is named. `doing` names it for whoever watches, as `granskar`.
///
/// # Errors
///
/// The law library, or what the flags name beside it, cannot be had; that has been said.
pub(super) fn document<T: Send>(
    given: &ArgMatches,
    doing: &str,
    work: impl Fn(&Basis, &Place) -> Result<T, Vec<String>> + Sync,
) -> Result<Each<T>, Status> {
    let found = disk::find(&paths(given));
    let mut status = troubled(&found.troubles);
    let basis = Basis::of(given).map_err(|troubles| troubled(&troubles))?;
    let results = parallel::map(&found.places, doing, |place| work(&basis, place));
    let mut made = Vec::new();
    for (place, result) in found.places.into_iter().zip(results) {
        match result {
            Ok(result) => made.push((place, result)),
            Err(troubles) => status = status.max(troubled(&troubles)),
        }
    }
    Ok(Each { status, basis, made })
}

/// Says that lines of a document could not be read, and what that may do to what is told of it.
pub(super) fn half_read(place: &Place, so: &str) -> Status {
    let shown = &place.shown;
    console::say(&format!(
        "`{shown}` har rader som inte går att läsa, och {so}; `stadga kontrollera {shown}` visar dem"
    ));
    Status::Found
}
