//! The pipeline: the files of one document in, the document and its findings out. Nothing here fails.

use std::sync::Arc;

use crate::date::Date;
use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::law::Library;
use crate::model::{self, Document};
use crate::rules;
use crate::source::{FileId, SourceFile, SourceMap};
use crate::spelling::Speller;
use crate::syntax::{self, tree::Item};
use crate::{registry, swedish};

/// What is analysed. The date is an input, never the clock.
#[derive(Clone, Debug)]
pub struct Input {
    /// The name of the document's folder or file.
    pub name: String,
    /// Its files, in name order.
    pub files: Vec<Arc<SourceFile>>,
    /// The law library.
    pub library: Arc<Library>,
    /// The day of the check.
    pub as_of: Date,
}

/// What an analysis found.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The document's name.
    pub name: String,
    /// The day of the check.
    pub as_of: Date,
    /// The law library's files and then the document's own.
    pub sources: SourceMap,
    /// The riktlinje; `None` when the files are a law library.
    pub document: Option<Document>,
    /// The findings in the order of the text, the accepted ones among them.
    pub diagnostics: Vec<Diagnostic>,
    /// How many of the sources are the law library's; none when the document is a law library itself.
    law_files: usize,
}

impl Analysis {
    /// The document's name as a page address: the folder's name, or the file's without its ending.
    #[must_use]
    pub fn slug(&self) -> String {
        slug(&self.name)
    }

    /// Whether a file belongs to the law library and not to the document.
    #[must_use]
    pub fn is_law(&self, file: FileId) -> bool {
        (file.0 as usize) < self.law_files
    }

    /// The name of the document that this one replaces, without the folders above it; `None` when it names none.
    #[must_use]
    pub fn replaces(&self) -> Option<&str> {
        let written = self.document.as_ref()?.riktlinje.ersatter.as_ref()?.value.trim_end_matches('/');
        Some(written.rsplit('/').next().unwrap_or(written))
    }

    /// How many findings of a severity there are that nobody has accepted.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let counts = |found: &&Diagnostic| found.severity == severity && found.accepted.is_none();
        self.diagnostics.iter().filter(counts).count()
    }

    /// Whether the document can be published, perhaps as a draft: it could be read and its names resolved.
    #[must_use]
    pub fn is_readable(&self) -> bool {
        let stops = |found: &Diagnostic| {
            let code = found.descriptor.code;
            found.severity == Severity::Fel
                && (code.starts_with('S') || code.starts_with('M') && code != codes::M010.code)
        };
        self.document.is_some() && !self.diagnostics.iter().any(stops)
    }
}

/// A document's name as a page address; empty when it has neither letter nor digit.
#[must_use]
pub fn slug(name: &str) -> String {
    swedish::slug(name.strip_suffix(".stadga").unwrap_or(name))
}

/// Analyses one document. Nothing is said of its spelling.
#[must_use]
pub fn analyze(input: &Input) -> Analysis {
    analyze_with(input, None)
}

/// Analyses one document, its spelling by the dictionary that is given.
#[must_use]
pub fn analyze_with(input: &Input, speller: Option<&Speller>) -> Analysis {
    let mut sources = input.library.sources.clone();
    let (mut files, mut diagnostics) = (Vec::new(), Vec::new());
    for file in &input.files {
        let id = sources.add(Arc::clone(file));
        let parse = syntax::parse(id, file);
        diagnostics.extend(parse.errors);
        files.push((id, parse.file));
    }
    if is_library(&files.iter().flat_map(|(_, file)| &file.items).collect::<Vec<_>>()) {
        return library(input);
    }
    let unreadable = diagnostics
        .iter()
        .any(|found| [&codes::S009, &codes::S010].iter().any(|code| found.descriptor.code == code.code));
    let built = model::build(&input.name, &files, &input.library.law);
    // A file that was not read at all may hold the riktlinje and whatever names the other files use.
    let may_be_there = |found: &Diagnostic| {
        [&codes::M001, &codes::M004, &codes::M009, &codes::M012].iter().any(|code| found.descriptor.code == code.code)
    };
    diagnostics.extend(built.errors.into_iter().filter(|found| !unreadable || !may_be_there(found)));
    let document = built.document;
    diagnostics.extend(rules::check(&document, input.as_of, speller));
    diagnostics.extend(unknown_codes(&document));
    name_insats(&document, &mut diagnostics);
    let asked = |code: &str| match registry::find(code) {
        Some(descriptor) => speller.is_some() || descriptor.code != rules::SPELLING,
        None => false,
    };
    rules::waivers::apply(&document, input.as_of, &asked, &mut diagnostics);
    diagnostics.sort_by(|a, b| place(a).cmp(&place(b)));
    diagnostics.dedup();
    let (name, law_files) = (input.name.clone(), input.library.sources.len());
    Analysis { name, as_of: input.as_of, sources, document: Some(document), diagnostics, law_files }
}

fn place(found: &Diagnostic) -> (FileId, u32, &'static str, u32) {
    (found.span.file, found.span.start, found.descriptor.code, found.span.end)
}

/// A folder with laws and no riktlinje is a law library, also when it lies among other documents.
fn is_library(items: &[&Item]) -> bool {
    items.iter().any(|item| matches!(item, Item::Forfattning(_) | Item::Paragraf(_)))
        && !items.iter().any(|item| matches!(item, Item::Riktlinje(_)))
}

fn library(input: &Input) -> Analysis {
    let Library { sources, diagnostics, .. } = Library::read(input.files.iter().cloned());
    Analysis { name: input.name.clone(), as_of: input.as_of, sources, document: None, diagnostics, law_files: 0 }
}

/// Waivers of codes that do not exist (M013).
fn unknown_codes(document: &Document) -> Vec<Diagnostic> {
    let of_insatser = document.insatser.iter().flat_map(|insats| &insats.godta);
    let unknown =
        document.riktlinje.godta.iter().chain(of_insatser).filter(|godta| registry::find(&godta.code.value).is_none());
    let report = |godta: &model::Godta| {
        let message = format!("det finns inget fynd med koden `{}`", godta.code.value);
        let known: Vec<&str> = registry::all().iter().map(|descriptor| descriptor.code).collect();
        let error = Diagnostic::new(&codes::M013, godta.code.span, message);
        let error = crate::law::resolve::meant(error, &godta.code.value, known);
        if error.help.is_some() {
            error
        } else {
            error.help("koden står i fyndet, som `L032`; `stadga förklara` visar alla")
        }
    };
    unknown.map(report).collect()
}

/// Findings of the parser and the model that lie inside an insats concern it.
fn name_insats(document: &Document, diagnostics: &mut [Diagnostic]) {
    for found in diagnostics
        .iter_mut()
        .filter(|found| found.insats.is_none() && "SM".contains(found.descriptor.code.get(..1).unwrap_or("")))
    {
        let inside = |insats: &&model::Insats| {
            let span = insats.span;
            span.file == found.span.file && span.start <= found.span.start && found.span.start < span.end
        };
        // The insatser stand in order, so the last that begins before the finding is the only candidate.
        let at = document
            .insatser
            .partition_point(|insats| (insats.span.file, insats.span.start) <= (found.span.file, found.span.start));
        let insats = at.checked_sub(1).and_then(|at| document.insatser.get(at)).filter(|insats| inside(insats));
        found.insats = insats.map(|insats| insats.name.clone());
    }
}
