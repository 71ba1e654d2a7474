//! `--lagtext`: files with the official wording of laws, as the government's legal database gives them.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::disk::show;
use super::{args, reason};
use crate::law::Law;
use crate::law::wording::Wording;

/// The largest file that is read, in bytes. The longest statutes are a hundredth of it.
const LIMIT: u64 = 64 * 1024 * 1024;

/// The wordings in the files that were given; what is wrong with each that cannot be used, in a sentence. A file must
/// hold a law of the library, since nothing else can be shown beside a finding.
pub(super) fn wordings(given: &ArgMatches, law: &Law) -> Result<Vec<Wording>, Vec<String>> {
    let Ok(Some(paths)) = given.try_get_many::<PathBuf>(args::WORDING) else { return Ok(Vec::new()) };
    let (mut known, mut troubles): (Vec<(&Path, Wording)>, _) = (Vec::new(), Vec::new());
    for path in paths {
        match wording(path, law) {
            Ok(wording) => match known.iter().find(|(_, other)| other.sfs == wording.sfs) {
                Some((other, _)) => troubles.push(format!(
                    "lagtexterna `{}` och `{}` är samma lag, SFS {}; ange en av dem",
                    show(other),
                    show(path),
                    wording.sfs
                )),
                None => known.push((path, wording)),
            },
            Err(why) => troubles.push(format!("lagtexten `{}` kan inte användas: {why}", show(path))),
        }
    }
    if troubles.is_empty() { Ok(known.into_iter().map(|(_, wording)| wording).collect()) } else { Err(troubles) }
}

fn wording(path: &Path, law: &Law) -> Result<Wording, String> {
    let unread = |error: std::io::Error| reason::of(&error);
    let about = std::fs::metadata(path).map_err(unread)?;
    if about.is_dir() {
        return Err("den är en katalog; ange filen".to_owned());
    }
    if !about.is_file() {
        return Err("den är ingen vanlig fil".to_owned());
    }
    if about.len() > LIMIT {
        return Err("den är större än någon lag".to_owned());
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(LIMIT).read_to_end(&mut bytes)).map_err(unread)?;
    let text = String::from_utf8(bytes).map_err(|_| "filen är ingen text i UTF-8".to_owned())?;
    let wording = Wording::read(&text)?;
    if law.acts.iter().any(|act| act.sfs == wording.sfs) {
        return Ok(wording);
    }
    let title = if wording.title.is_empty() { format!("SFS {}", wording.sfs) } else { wording.title.clone() };
    Err(format!("den innehåller {title}, som lagbiblioteket inte har"))
}
