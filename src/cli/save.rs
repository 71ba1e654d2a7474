//! `--spara-prov`: persons as provs, on standard output or last in a file.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use clap::ArgMatches;

use super::each::{self, Each};
use super::{Status, args, console, disk, reason};
use crate::diagnostic::Severity;
use crate::swedish;
use crate::tools::prove;

/// That provs and another format than `text` cannot be had at once, where both would go to the same place or the format
/// is for what is not shown beside provs; `None` when no such format was asked for.
pub(super) fn refused(given: &ArgMatches, help: &str) -> Option<Status> {
    let format = given.get_one::<String>(args::FORMAT).filter(|format| *format != "text")?;
    let sentence = format!("`--format {format}` och `--spara-prov` går inte att använda på en gång");
    Some(console::failed_with_help(&sentence, help))
}

/// Whether provs go to a file and not to standard output.
pub(super) fn to_file(given: &ArgMatches) -> bool {
    given.get_one::<OsString>(args::SAVED).is_some_and(|path| !path.is_empty())
}

/// `kontrollera --spara-prov`: the persons that findings show, as provs.
pub(super) fn findings(given: &ArgMatches) -> Status {
    if let Some(refused) = refused(given, "prov är text; skriv kommandot två gånger, med en flagga var") {
        return refused;
    }
    let each = each::document(given, "granskar", |basis, place| {
        let analysis = basis.analyze(place)?;
        let mut provs: Vec<String> = Vec::new();
        for found in analysis.diagnostics.iter().filter(|found| found.accepted.is_none()) {
            let prov = prove::of_finding(&analysis, found);
            // Two findings may show the same person, and one prov says it.
            provs.extend(prov.filter(|prov| !provs.iter().any(|known| body(known) == body(prov))));
        }
        Ok((provs, analysis.count(Severity::Fel)))
    });
    let Each { mut status, made, .. } = match each {
        Ok(each) => each,
        Err(status) => return status,
    };
    if made.iter().any(|(_, (_, fel))| *fel > 0) {
        status = status.max(Status::Found);
    }
    let all: Vec<Vec<String>> = made.into_iter().map(|(_, (provs, _))| provs).collect();
    if all.iter().all(Vec::is_empty) {
        console::say("inget fynd visar en person som det går att skriva ett prov om");
        return status;
    }
    status.max(put(given, &all))
}

/// Writes provs, one list for each document, where the flag says. A file belongs to one document.
pub(super) fn put(given: &ArgMatches, documents: &[Vec<String>]) -> Status {
    let provs: Vec<&String> = documents.iter().flatten().collect();
    let text = provs.iter().map(|prov| prov.as_str()).collect::<Vec<_>>().join("\n");
    let path = given.get_one::<OsString>(args::SAVED).filter(|path| !path.is_empty());
    let Some(path) = path.map(Path::new) else { return console::out(&text) };
    let shown = disk::show(path);
    if documents.iter().filter(|provs| !provs.is_empty()).count() > 1 {
        let sentence = format!("prov om flera riktlinjer kan inte läggas i samma fil, `{shown}`");
        return console::failed_with_help(&sentence, "ange en riktlinje i taget");
    }
    if path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("stadga")) {
        let help = "skriv en fil i riktlinjens katalog, som `--spara-prov=lillby/90-prov.stadga`";
        return console::failed_with_help(&format!("`{shown}` är ingen `.stadga`-fil"), help);
    }
    match add(path, &text) {
        Ok(()) => {
            let count = swedish::count(u32::try_from(provs.len()).unwrap_or(u32::MAX), "prov", "prov");
            console::say(&format!("{count} står nu sist i `{shown}`"));
            Status::Done
        }
        Err(error) => console::failed(&format!("`{shown}` går inte att skriva: {}", reason::of_writing(path, &error))),
    }
}

/// Adds a text last in a file, with an empty line before it. What the file holds stays as it is.
fn add(path: &Path, text: &str) -> std::io::Result<()> {
    let before = match fs::read(path) {
        Ok(before) => before,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error),
    };
    let gap = match before.as_slice() {
        [] => "",
        [.., b'\n'] => "\n",
        _ => "\n\n",
    };
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    file.write_all(format!("{gap}{text}").as_bytes())
}

/// A prov without the comment before it.
fn body(prov: &str) -> &str {
    prov.split_once('\n').map_or(prov, |(_, body)| body)
}
