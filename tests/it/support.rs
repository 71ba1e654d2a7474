//! What several test modules need: analysing a text, and findings as lines that can be read alone.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use stadga::analysis::{self, Analysis, Input};
use stadga::date::Date;
use stadga::law::Library;
use stadga::source::SourceFile;

/// The law library, read once.
pub(crate) static LIBRARY: LazyLock<Arc<Library>> = LazyLock::new(|| Arc::new(Library::embedded()));

/// A sound riktlinje, put before examples that have none of their own.
pub(crate) const PRELUDE: &str = r#"riktlinje "Insatser utan individuell behovsprövning" {
    kommun "Provby"
    nämnd "Socialnämnden"
    beslut 2026-06-16 § "80/2026"
    gäller från 2026-07-01
    översyn senast 2027-06-30
    ansvarig "Socialchefen"
    kontakt { telefon "0123-456 78" }
    ansökan """Du kan alltid ansöka om en insats. Ring mottagningen så hjälper vi dig."""
    samtycke av vårdnadshavare för barn under 18 år
    dokumentation enligt 14 kap. 3 § SoL i "Journalen"
    uppföljning """Nämnden följer upp alla insatser en gång om året."""
}
"#;

/// The day on which tests check, when they name no other.
pub(crate) fn today() -> Date {
    Date::new(2026, 11, 22).expect("a real day")
}

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Analyses one text as a document of its own.
pub(crate) fn analyze(name: &str, text: &str) -> Analysis {
    analyze_files(name, &[(name, text)])
}

/// Analyses several files as one document.
pub(crate) fn analyze_files(name: &str, files: &[(&str, &str)]) -> Analysis {
    let files = files.iter().map(|(name, text)| Arc::new(SourceFile::new(*name, *text))).collect();
    analysis::analyze(&Input { name: name.to_owned(), files, library: Arc::clone(&LIBRARY), as_of: today() })
}

/// Analyses a folder of the project, as `policies/alingsas`.
pub(crate) fn analyze_folder(folder: &str) -> Analysis {
    let mut paths: Vec<_> = std::fs::read_dir(root().join(folder))
        .expect("a folder of the project")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "stadga"))
        .collect();
    paths.sort();
    let texts: Vec<(String, String)> = paths
        .iter()
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (format!("{folder}/{name}"), std::fs::read_to_string(path).expect("UTF-8"))
        })
        .collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    analyze_files(folder.rsplit('/').next().expect("a last part"), &files)
}

/// The codes of the findings that nobody has accepted, in order.
pub(crate) fn codes(analysis: &Analysis) -> Vec<&'static str> {
    analysis.diagnostics.iter().filter(|found| found.accepted.is_none()).map(|found| found.descriptor.code).collect()
}

/// The findings as text: one paragraph each, with everything that a reader is shown.
pub(crate) fn listing(analysis: &Analysis) -> String {
    let mut out = String::new();
    for found in &analysis.diagnostics {
        let file = analysis.sources.get(found.span.file).expect("a file of the analysis");
        let (from, to) = (file.position(found.span.start), file.position(found.span.end));
        let accepted = if found.accepted.is_some() { " (godtagen)" } else { "" };
        writeln!(
            out,
            "{}:{}:{}–{}:{} {}[{}]{accepted}: {}",
            file.name(),
            from.line,
            from.column,
            to.line,
            to.column,
            found.severity.word(),
            found.descriptor.code,
            found.message
        )
        .expect("writing to a string");
        let mut line = |word: &str, text: &str| writeln!(out, "    {word}: {text}").expect("writing to a string");
        if let Some(insats) = &found.insats {
            line("insats", insats);
        }
        if !found.label.is_empty() {
            line("här", &found.label);
        }
        if let Some(witness) = &found.witness {
            line("vittne", &witness.text);
        }
        for label in &found.labels {
            let file = analysis.sources.get(label.span.file).expect("a file of the analysis");
            let place = file.position(label.span.start);
            // Places in the law library move when it grows, and are told by their label.
            let at = if file.name().starts_with("policies/lag/") { String::new() } else { format!("{} ", place.line) };
            line("se", &format!("{at}{}", label.message));
        }
        if let Some(help) = &found.help {
            line("hjälp", help);
        }
        for note in &found.notes {
            line("anm", note);
        }
        for fix in &found.fixes {
            line(if fix.safe { "rättning" } else { "rättning att granska" }, &fix.title);
        }
        if !found.lagrum.is_empty() {
            line("lagrum", &found.lagrum.join("; "));
        }
    }
    out
}

/// Notes how a text differs from the file it is expected to be. `STADGA_UPPDATERA=1` writes the file anew.
pub fn compare(found: &str, expected: PathBuf, wrong: &mut Vec<String>) {
    if std::env::var_os("STADGA_UPPDATERA").is_some() {
        std::fs::create_dir_all(expected.parent().expect("a folder")).expect("a folder");
        std::fs::write(&expected, found).expect("written");
        return;
    }
    let known = std::fs::read_to_string(&expected).unwrap_or_default();
    if known != found {
        let diff = similar::TextDiff::from_lines(&known, found).unified_diff().to_string();
        wrong.push(format!("{}:\n{diff}", expected.display()));
    }
}

/// A small generator of numbers that is the same on every machine.
pub(crate) struct Dice(u64);

impl Dice {
    /// The dice of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self((seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// A number from 0 and below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % n as u64).unwrap_or(0)
    }
}
