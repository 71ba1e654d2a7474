//! Documents on disk: which folders and files the given paths mean, and their texts.
//!
//! A file is a document. So is every folder that holds `.stadga` files directly in it: the given one, and every one
//! below it. Names that begin with a full stop are passed over, as editors and version control leave such.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::reason;
use crate::law::Library;
use crate::source::SourceFile;
use crate::syntax::MAX_BYTES;

/// A document: its name, and where its files are.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The folder's or the file's name.
    pub(super) name: String,
    /// The folder or file as the user would write it.
    pub(super) shown: String,
    /// The folder or file without links, to compare with others.
    pub(super) real: PathBuf,
    files: Vec<PathBuf>,
}

impl Place {
    /// The document's name as a page address; empty when it has neither letter nor digit.
    pub(super) fn slug(&self) -> String {
        crate::analysis::slug(&self.name)
    }
}

impl Place {
    /// Its files, in name order.
    pub(super) fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// The path of the file that findings call `name`; `None` when the document has no such file.
    pub(super) fn file(&self, name: &str) -> Option<&Path> {
        self.files.iter().find(|path| show(path) == name).map(PathBuf::as_path)
    }
}

/// The documents that were found, and what was in the way, each in a sentence.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The documents, in the order of the paths, each once.
    pub(super) places: Vec<Place>,
    /// What was in the way.
    pub(super) troubles: Vec<String>,
    seen: HashSet<PathBuf>,
    /// Folders that have been looked through, and whether they or one below them hold a document.
    walked: HashMap<PathBuf, bool>,
}

/// The documents that the paths mean; the current folder's when there is no path.
pub(super) fn find(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    let here = [PathBuf::from(".")];
    for path in if paths.is_empty() { &here } else { paths } {
        if let Err(trouble) = given(path, &mut found) {
            found.troubles.push(trouble);
        }
    }
    found
}

/// The texts of a document, in name order; every file that cannot be read, in a sentence.
pub(super) fn read(place: &Place) -> Result<Vec<Arc<SourceFile>>, Vec<String>> {
    let (mut files, mut troubles) = (Vec::with_capacity(place.files.len()), Vec::new());
    for path in &place.files {
        match text(path) {
            Ok(file) => files.push(Arc::new(file)),
            Err(error) => troubles.push(format!("`{}` går inte att läsa: {}", show(path), reason::of(&error))),
        }
    }
    if troubles.is_empty() { Ok(files) } else { Err(troubles) }
}

/// The law library in a folder. One that is itself at fault can judge nothing.
pub(super) fn library(folder: &Path) -> Result<Library, Vec<String>> {
    let mut found = Found::default();
    let shown = show(folder);
    if !folder.is_dir() {
        let trouble = if folder.exists() { "är ingen katalog" } else { "finns inte" };
        return Err(vec![format!("lagbiblioteket `{shown}` {trouble}")]);
    }
    let real = fs::canonicalize(folder).map_err(|error| vec![unreadable(folder, &error)])?;
    let list = list(folder, &real, &mut found).map_err(|trouble| vec![trouble])?;
    if list.documents.is_empty() {
        found.troubles.push(format!("lagbiblioteket `{shown}` innehåller inga `.stadga`-filer"));
    }
    if !found.troubles.is_empty() {
        return Err(found.troubles);
    }
    let place = Place { name: String::new(), shown: shown.clone(), real, files: list.documents };
    let library = Library::read(read(&place)?);
    let fel = library.diagnostics.iter().filter(|found| found.severity == crate::diagnostic::Severity::Fel).count();
    if fel > 0 {
        let trouble = format!("lagbiblioteket `{shown}` har {fel} fel; `stadga kontrollera {shown}` visar dem");
        return Err(vec![trouble]);
    }
    // A riktlinje, named by mistake, would leave every lagrum unknown.
    if library.law.acts.is_empty() {
        return Err(vec![format!("`{shown}` är inget lagbibliotek: där finns ingen `författning`")]);
    }
    Ok(library)
}

fn given(path: &Path, found: &mut Found) -> Result<(), String> {
    let shown = show(path);
    let about = fs::metadata(path).map_err(|error| {
        let dangling = error.kind() == std::io::ErrorKind::NotFound && path.is_symlink();
        match error.kind() {
            _ if dangling => format!("länken `{shown}` leder till något som inte finns"),
            std::io::ErrorKind::NotFound => format!("`{shown}` finns inte"),
            _ => unreadable(path, &error),
        }
    })?;
    let real = fs::canonicalize(path).map_err(|error| unreadable(path, &error))?;
    if about.is_dir() {
        if is_stadga(path) {
            return Err(misnamed(path));
        }
        let troubles = found.troubles.len();
        let holds = folder(path, real, &mut Vec::new(), found)?;
        return if holds || found.troubles.len() > troubles { Ok(()) } else { Err(without_documents(path)) };
    }
    if !about.is_file() {
        return Err(format!("`{shown}` är varken en fil eller en katalog"));
    }
    if !is_stadga(path) {
        return Err(format!("`{shown}` är ingen `.stadga`-fil"));
    }
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    found.add(Place { name, shown, real, files: vec![path.to_owned()] });
    Ok(())
}

impl Found {
    fn add(&mut self, place: Place) {
        if self.seen.insert(place.real.clone()) {
            self.places.push(place);
        }
    }
}

/// What lies in a folder, in name order.
#[derive(Default)]
struct List {
    documents: Vec<PathBuf>,
    folders: Vec<(PathBuf, PathBuf)>,
}

/// The document in a folder and those below it; whether there is any. `above` holds the folders on the way, without
/// links.
fn folder(path: &Path, real: PathBuf, above: &mut Vec<PathBuf>, found: &mut Found) -> Result<bool, String> {
    if let Some(&holds) = found.walked.get(&real) {
        return Ok(holds);
    }
    let list = list(path, &real, found)?;
    let mut holds = !list.documents.is_empty();
    if holds {
        let name = path.file_name().or(real.file_name());
        let name = name.map_or("dokument".to_owned(), |name| name.to_string_lossy().into_owned());
        found.add(Place { name, shown: show(path), real: real.clone(), files: list.documents });
    }
    above.push(real.clone());
    for (path, real) in list.folders {
        if above.iter().any(|folder| folder.starts_with(&real)) {
            found.troubles.push(format!("länken `{}` går runt till en katalog som den ligger i", show(&path)));
            continue;
        }
        match folder(&path, real, above, found) {
            Ok(below) => holds |= below,
            Err(trouble) => found.troubles.push(trouble),
        }
    }
    above.pop();
    found.walked.insert(real, holds);
    Ok(holds)
}

fn list(path: &Path, real: &Path, found: &mut Found) -> Result<List, String> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(path).map_err(|error| unreadable(path, &error))? {
        let entry = entry.map_err(|error| unreadable(path, &error))?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            entries.push(entry);
        }
    }
    entries.sort_by_key(fs::DirEntry::file_name);
    let mut list = List::default();
    for entry in entries {
        let inside = if path == Path::new(".") { entry.file_name().into() } else { entry.path() };
        let kind = entry.file_type().map_err(|error| unreadable(&inside, &error))?;
        // Most entries are no links, and then nothing more need be asked of the system.
        let (is_dir, is_file) = if kind.is_symlink() {
            match fs::metadata(entry.path()) {
                Ok(about) => (about.is_dir(), about.is_file()),
                Err(_) if !is_stadga(&inside) => continue,
                Err(error) => {
                    let trouble = match error.kind() {
                        std::io::ErrorKind::NotFound => "leder till något som inte finns".to_owned(),
                        _ => format!("går inte att följa: {}", reason::of(&error)),
                    };
                    found.troubles.push(format!("länken `{}` {trouble}", show(&inside)));
                    continue;
                }
            }
        } else {
            (kind.is_dir(), kind.is_file())
        };
        match (is_stadga(&inside), is_dir) {
            (true, true) => found.troubles.push(misnamed(&inside)),
            (true, false) if is_file => list.documents.push(inside),
            (true, false) => found.troubles.push(format!("`{}` är ingen vanlig fil", show(&inside))),
            (false, true) => {
                let below = if kind.is_symlink() { fs::canonicalize(entry.path()).ok() } else { None };
                list.folders.push((inside, below.unwrap_or_else(|| real.join(entry.file_name()))));
            }
            (false, false) => {}
        }
    }
    Ok(list)
}

/// A file's text. What is larger than the parser reads is not taken into memory.
fn text(path: &Path) -> std::io::Result<SourceFile> {
    let limit = MAX_BYTES as u64 + 1;
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size >= limit {
        return Ok(SourceFile::too_large(show(path)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    file.take(limit).read_to_end(&mut bytes)?;
    let too_large = bytes.len() > MAX_BYTES;
    Ok(if too_large { SourceFile::too_large(show(path)) } else { SourceFile::from_bytes(show(path), bytes) })
}

fn is_stadga(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("stadga"))
}

/// A path without links and relative to nothing, also when there is nothing there yet.
pub(super) fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let known = path.ancestors().find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
    match known {
        Some((above, real)) => {
            path.strip_prefix(above).map_or(path.clone(), |rest| match rest.as_os_str().is_empty() {
                true => real,
                false => real.join(rest),
            })
        }
        None => path,
    }
}

/// A path as messages show it.
pub(super) fn show(path: &Path) -> String {
    path.display().to_string()
}

fn unreadable(path: &Path, error: &std::io::Error) -> String {
    format!("`{}` går inte att läsa: {}", show(path), reason::of(error))
}

fn misnamed(path: &Path) -> String {
    format!("`{}` är en katalog, men har ett namn som en fil; byt namn på den", show(path))
}

fn without_documents(path: &Path) -> String {
    let empty = fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none());
    let lacks = if empty { "är tom" } else { "innehåller inga `.stadga`-filer" };
    match path == Path::new(".") {
        true => format!("katalogen som du står i {lacks}"),
        false => format!("katalogen `{}` {lacks}", show(path)),
    }
}
