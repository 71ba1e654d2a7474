//! The law library: the files that were read and the law they declare. One is embedded in the program.

use std::sync::Arc;

use super::wording::Wording;
use super::{Law, build, snapshot};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, SourceMap};
use crate::syntax;

macro_rules! embedded {
    ($($file:literal),* $(,)?) => {
        &[$((concat!("policies/lag/", $file), include_str!(concat!("../../policies/lag/", $file)))),*]
    };
}

/// The embedded files, by the path they have in the project.
pub const EMBEDDED: &[(&str, &str)] = embedded![
    "00-forfattningar.stadga",
    "10-kategorier.stadga",
    "20-uppgifter.stadga",
    "30-sol-02-05.stadga",
    "30-sol-08-10.stadga",
    "30-sol-11.stadga",
    "30-sol-12-13.stadga",
    "30-sol-14-17.stadga",
    "30-sol-18-22.stadga",
    "30-sol-29-35.stadga",
    "40-sof.stadga",
    "50-kl-fl.stadga",
    "55-fb.stadga",
    "60-osl.stadga",
    "65-dl.stadga",
    "70-hsl-lss.stadga",
    "90-sol-2001.stadga",
];

/// A law library as it was read.
#[derive(Clone, Debug)]
pub struct Library {
    /// Its files. A document's own files come after them in the document's map.
    pub sources: SourceMap,
    /// What they declare.
    pub law: Arc<Law>,
    /// What is wrong with them.
    pub diagnostics: Vec<Diagnostic>,
}

impl Library {
    /// The library that is built into the program.
    #[must_use]
    pub fn embedded() -> Self {
        let files = EMBEDDED.iter().map(|(name, text)| Arc::new(SourceFile::new(*name, *text)));
        let Some(law) = snapshot::kept() else { return Self::read(files) };
        let mut sources = SourceMap::new();
        for file in files {
            sources.add(file);
        }
        Self { sources, law: Arc::new(law), diagnostics: Vec::new() }
    }

    /// A library from these files, in this order.
    #[must_use]
    pub fn read(files: impl IntoIterator<Item = Arc<SourceFile>>) -> Self {
        let mut sources = SourceMap::new();
        let (mut parsed, mut diagnostics) = (Vec::new(), Vec::new());
        for file in files {
            let id = sources.add(Arc::clone(&file));
            let parse = syntax::parse(id, &file);
            diagnostics.extend(parse.errors);
            parsed.push(parse.file);
        }
        let law = build(&parsed, &mut diagnostics);
        diagnostics.sort_by_key(|found| (found.span.file, found.span.start));
        Self { sources, law: Arc::new(law), diagnostics }
    }

    /// The same library, with official wordings to show beside its accounts.
    #[must_use]
    pub fn with_wordings(mut self, wordings: Vec<Wording>) -> Self {
        if !wordings.is_empty() {
            Arc::make_mut(&mut self.law).wordings = wordings;
        }
        self
    }
}
