//! One of the two riktlinjer that are compared: a file, a folder, or either of them as it was in git.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::check::Basis;
use super::super::disk::{self, Place};
use super::git;
use crate::analysis::{self, Analysis, Input};
use crate::diagnostic::codes;
use crate::source::SourceFile;

/// Why a comparison cannot be made, and what to write instead.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) sentence: String,
    pub(super) help: Option<String>,
}

impl Refusal {
    pub(super) fn new(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), help: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// A riktlinje that was found.
#[derive(Debug)]
pub(super) struct Side {
    /// What people are told of where it is.
    pub(super) shown: String,
    name: String,
    files: Vec<Arc<SourceFile>>,
}

impl Side {
    /// Analyses it; what is no riktlinje, or several, cannot be compared.
    pub(super) fn analyze(self, basis: &Basis) -> Result<(String, Analysis), Refusal> {
        let library = Arc::clone(&basis.library);
        let input = Input { name: self.name, files: self.files, library, as_of: basis.as_of };
        let analysis = analysis::analyze(&input);
        let shown = self.shown;
        if analysis.document.is_none() {
            let help = "lagbibliotek jämförs så här: `stadga jämför --lag GAMMAL --lag NY SÖKVÄG`";
            return Err(Refusal::new(format!("`{shown}` är ett lagbibliotek och ingen riktlinje")).help(help));
        }
        // The second riktlinje is told by where the first stands.
        let several = |found: &&crate::diagnostic::Diagnostic| {
            found.descriptor.code == codes::M009.code && !found.labels.is_empty()
        };
        if let Some(found) = analysis.diagnostics.iter().find(several) {
            let sentence = format!("`{shown}` har mer än en riktlinje, och det går inte att veta vilken som menas");
            let at = [Some(found.span), found.labels.first().map(|label| label.span)];
            let files =
                at.into_iter().flatten().filter_map(|span| analysis.sources.get(span.file)).map(SourceFile::name);
            let mut files: Vec<&str> = files.collect();
            files.sort_unstable();
            files.dedup();
            let help = match files[..] {
                [one, other] => format!("jämför filerna med varandra: `stadga jämför {one} {other}`"),
                _ => "lägg varje riktlinje i en egen fil eller katalog".to_owned(),
            };
            return Err(Refusal::new(sentence).help(help));
        }
        Ok((shown, analysis))
    }
}

/// The two that the arguments name; everything that is in the way.
pub(super) fn two(paths: &[PathBuf]) -> Result<[Side; 2], Vec<Refusal>> {
    match paths {
        [old, new] => match (side(old), side(new)) {
            (Ok(old), Ok(new)) => Ok([old, new]),
            (old, new) => Err([old.err(), new.err()].into_iter().flatten().flatten().collect()),
        },
        [] => {
            let help = "skriv `stadga jämför A B`, som `stadga jämför git:HEAD:policies/lillby policies/lillby`";
            Err(vec![Refusal::new("två riktlinjer behövs för att jämföra").help(help)])
        }
        [one] => Err(vec![lone(one)]),
        more => {
            let sentence = format!("`jämför` tar två sökvägar, inte {}", more.len());
            Err(vec![Refusal::new(sentence).help("jämför två i taget: `stadga jämför A B`")])
        }
    }
}

/// What to write when only one path is given: the two documents in it, when there are two, else its earlier version.
fn lone(path: &Path) -> Refusal {
    let shown = disk::show(path);
    let refusal = Refusal::new("två riktlinjer behövs för att jämföra");
    if git::address(path).is_some() {
        return refusal.help(format!("skriv också vad den ska jämföras med: `stadga jämför {shown} B`"));
    }
    match &disk::find(&[path.to_owned()]).places[..] {
        [one, other, ..] => refusal.help(format!("skriv till exempel `stadga jämför {} {}`", one.shown, other.shown)),
        _ => refusal.help(format!(
            "skriv `stadga jämför {shown} B`; mot förra versionen i git: `stadga jämför git:HEAD:{shown} {shown}`"
        )),
    }
}

fn side(path: &Path) -> Result<Side, Vec<Refusal>> {
    if let Some(address) = git::address(path) {
        return git::side(&address).map_err(|refusal| vec![refusal]);
    }
    let found = disk::find(&[path.to_owned()]);
    if !found.troubles.is_empty() {
        return Err(found.troubles.into_iter().map(Refusal::new).collect());
    }
    let real = disk::real(path);
    // A folder with files of its own is a riktlinje, whatever lies below it.
    let own = found.places.iter().find(|place| place.real == real);
    let place = match (own, &found.places[..]) {
        (Some(own), _) => own,
        (None, [one]) => one,
        (None, several) => return Err(vec![several_documents(path, several)]),
    };
    let files = disk::read(place).map_err(|troubles| troubles.into_iter().map(Refusal::new).collect::<Vec<_>>())?;
    Ok(Side::new(place.shown.clone(), place.name.clone(), files))
}

impl Side {
    pub(super) fn new(shown: String, name: String, files: Vec<Arc<SourceFile>>) -> Self {
        Self { shown, name, files }
    }
}

fn several_documents(path: &Path, places: &[Place]) -> Refusal {
    let shown = disk::show(path);
    let names: Vec<String> = places.iter().map(|place| format!("`{}`", place.shown)).collect();
    let few = names.get(..6).unwrap_or(&names);
    let more = if names.len() > few.len() { format!(" och {} till", names.len() - few.len()) } else { String::new() };
    Refusal::new(format!("katalogen `{shown}` innehåller {} riktlinjer, och en i taget jämförs", places.len()))
        .help(format!("välj en av dem: {}{more}", few.join(", ")))
}
