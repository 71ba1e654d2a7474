//! `--stavning`: the Swedish dictionary of the system, in Hunspell's format.
//!
//! To read a dictionary of a hundred thousand words takes longer than all else that a check of one document does, many
//! times over. So spelling is judged only when it is asked for, and the dictionary is then read once for all documents.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::{args, console, disk, reason};
use crate::spelling::Speller;

/// Where dictionaries lie, unless `DICPATH` says where to look, which Hunspell's own programs read too.
const FOLDERS: [&str; 11] = [
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
    "/usr/lib/libreoffice/share/extensions/dict-sv",
    "/usr/lib64/libreoffice/share/extensions/dict-sv",
    "/opt/libreoffice/share/extensions/dict-sv",
    "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-sv",
    "C:\\Program Files\\LibreOffice\\share\\extensions\\dict-sv",
];

/// Where they lie below the user's own folder.
const OWN: [&str; 3] = [".local/share/hunspell", ".hunspell", "Library/Spelling"];

/// What the Swedish dictionary is called.
const NAMES: [&str; 3] = ["sv_SE", "sv-SE", "sv"];

/// The dictionary to spell by: `None` when spelling was not asked for, or when there is no dictionary, which is then
/// said. A dictionary that cannot be read is told in a sentence.
pub(super) fn speller(given: &ArgMatches) -> Result<Option<Speller>, Vec<String>> {
    if !matches!(given.try_get_one::<bool>(args::SPELLING), Ok(Some(true))) {
        return Ok(None);
    }
    let Some((aff, dic)) = find() else {
        console::say(
            "stavningen granskas inte: datorn har ingen svensk ordlista (`sv_SE.aff` och `sv_SE.dic`); \
             på Debian och Ubuntu heter paketet `hunspell-sv`",
        );
        return Ok(None);
    };
    let text = |path: &Path| -> Result<String, Vec<String>> {
        let bytes = fs::read(path).map_err(|error| vec![unusable(path, &reason::of(&error))])?;
        // Older dictionaries are in Latin-1, where every byte is a letter.
        Ok(String::from_utf8(bytes).unwrap_or_else(|old| old.as_bytes().iter().copied().map(char::from).collect()))
    };
    let read = Speller::read(&text(&aff)?, &text(&dic)?);
    read.map(Some).map_err(|_| vec![unusable(&aff, "den är inte en ordlista för Hunspell")])
}

fn unusable(path: &Path, why: &str) -> String {
    format!("ordlistan `{}` kan inte användas: {why}", disk::show(path))
}

/// The first dictionary in the order of the folders.
fn find() -> Option<(PathBuf, PathBuf)> {
    let inside =
        |folder: PathBuf| NAMES.map(|name| (folder.join(format!("{name}.aff")), folder.join(format!("{name}.dic"))));
    folders().into_iter().flat_map(inside).find(|(aff, dic)| aff.is_file() && dic.is_file())
}

fn folders() -> Vec<PathBuf> {
    if let Some(asked) = std::env::var_os("DICPATH").filter(|asked| !asked.is_empty()) {
        return std::env::split_paths(&asked).collect();
    }
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let own = home.iter().flat_map(|home| OWN.map(|folder| home.join(folder)));
    own.chain(FOLDERS.iter().map(PathBuf::from)).collect()
}
