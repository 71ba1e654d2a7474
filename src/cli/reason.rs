//! Why the system refused, in Swedish.

use std::io::{Error, ErrorKind};
use std::path::Path;

/// The reason as the end of a sentence: `du saknar behörighet`.
pub(super) fn of(error: &Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "den finns inte",
        ErrorKind::PermissionDenied => "du saknar behörighet",
        ErrorKind::StorageFull => "disken är full",
        ErrorKind::QuotaExceeded => "ditt utrymme på disken är slut",
        ErrorKind::ReadOnlyFilesystem => "disken är skrivskyddad",
        ErrorKind::FileTooLarge => "filen blir större än systemet tillåter",
        ErrorKind::NotADirectory => "en del av sökvägen är en fil och ingen katalog",
        ErrorKind::IsADirectory => "den är en katalog",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "den används av ett annat program",
        ErrorKind::InvalidFilename => "namnet är för långt eller har tecken som inte får användas",
        ErrorKind::Interrupted | ErrorKind::TimedOut => "systemet svarar inte",
        _ if links_in_a_ring(error) => "den är en länk som går runt i en ring",
        _ => return format!("systemet säger ”{error}”"),
    };
    known.to_owned()
}

/// The reason why a file cannot be written. What is missing then is the folder that it should lie in.
pub(super) fn of_writing(path: &Path, error: &Error) -> String {
    match path.parent() {
        Some(folder) if error.kind() == ErrorKind::NotFound => {
            format!("katalogen `{}` finns inte", super::disk::show(folder))
        }
        _ => of(error),
    }
}

/// The kind for this is not stable yet, so the systems' own numbers are asked: Linux has 40, macOS and the BSDs 62.
fn links_in_a_ring(error: &Error) -> bool {
    let number = if cfg!(target_os = "linux") { 40 } else { 62 };
    cfg!(unix) && error.raw_os_error() == Some(number)
}
