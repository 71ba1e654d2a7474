//! Source texts and places in them: files, spans, and lines and columns that a person can find.

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

/// A file in a [`SourceMap`], by the order in which it was added.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// A half-open range of bytes in one file. Both ends lie on character boundaries of the file's text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Span {
    /// The file that the range lies in.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// One past the last byte; equal to `start` for a place between two characters.
    pub end: u32,
}

impl Span {
    /// The range `start..end` of `file`.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let byte = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: byte(start), end: byte(end) }
    }

    /// From the start of `self` to the end of `other`, which lies later in the same file.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { file: self.file, start: self.start, end: other.end.max(self.start) }
    }

    /// The empty place where the range begins.
    #[must_use]
    pub fn at_start(self) -> Self {
        Self { end: self.start, ..self }
    }

    /// The range as indices for slicing the file's text.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it was written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }
}

/// Line and column as an editor counts them: both from 1, columns in Unicode characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, counted in characters and not in bytes.
    pub column: u32,
}

/// One text and the name it is shown under.
#[derive(Debug)]
pub struct SourceFile {
    name: String,
    text: String,
    lines: Vec<u32>,
    not_utf8_at: Option<u32>,
    too_large: bool,
    /// How many characters begin before every [`STEP`]th byte; counted when a place far into a line is asked for.
    characters: OnceLock<Vec<u32>>,
}

/// How far apart the bytes are before which the characters are counted once.
const STEP: usize = 1024;

impl SourceFile {
    /// A file that findings call `name`.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(starts).map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect();
        Self { name: name.into(), text, lines, not_utf8_at: None, too_large: false, characters: OnceLock::new() }
    }

    /// A file as it came from disk. Bytes that are not UTF-8 are replaced, and the first of them is remembered.
    #[must_use]
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(name, text),
            Err(error) => {
                let at = u32::try_from(error.utf8_error().valid_up_to()).unwrap_or(u32::MAX);
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                Self { not_utf8_at: Some(at), ..Self::new(name, text) }
            }
        }
    }

    /// A file that is too large to be read. It has no text, and whoever parses it says why.
    #[must_use]
    pub fn too_large(name: impl Into<String>) -> Self {
        Self { too_large: true, ..Self::new(name, "") }
    }

    /// Whether the file was too large to be read at all.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.too_large
    }

    /// The first byte that was not UTF-8; `None` when the file was sound.
    #[must_use]
    pub fn not_utf8_at(&self) -> Option<u32> {
        self.not_utf8_at
    }

    /// The name that findings show, usually the path as the user gave it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `span`; empty when the span does not fit the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The byte at which each line begins, the first line included.
    #[must_use]
    pub fn line_starts(&self) -> &[u32] {
        &self.lines
    }

    /// Line and column of a byte; of the last character boundary before it when it lies inside one.
    #[must_use]
    pub fn position(&self, byte: u32) -> Position {
        let line = self.lines.partition_point(|&start| start <= byte).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0) as usize;
        let mut end = (byte as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let column = match end.saturating_sub(start) {
            // A line can be the whole of a large file, and every place in it may be asked for.
            length if length > STEP => self.characters_before(end) - self.characters_before(start),
            _ => count(self.text.as_bytes().get(start..end).unwrap_or(&[])),
        };
        let mark = u32::from(start == 0 && end > 0 && self.text.starts_with('\u{feff}'));
        Position { line: u32::try_from(line).unwrap_or(u32::MAX), column: column - mark + 1 }
    }

    fn characters_before(&self, byte: usize) -> u32 {
        let steps = self.characters.get_or_init(|| {
            let mut sum = 0;
            let blocks = self.text.as_bytes().chunks(STEP).map(|block| {
                sum += count(block);
                sum
            });
            std::iter::once(0).chain(blocks).collect()
        });
        let step = byte / STEP;
        let rest = self.text.as_bytes().get(step * STEP..byte).unwrap_or(&[]);
        steps.get(step).copied().unwrap_or(0) + count(rest)
    }
}

/// How many characters begin in these bytes.
fn count(bytes: &[u8]) -> u32 {
    let begins = bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count();
    u32::try_from(begins).unwrap_or(u32::MAX)
}

/// The files of one analysis, by [`FileId`]. Files are shared, so that the law library is read once for all documents.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<Arc<SourceFile>>,
}

impl SourceMap {
    /// A map without files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file and gives the name by which spans know it.
    pub fn add(&mut self, file: Arc<SourceFile>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(file);
        id
    }

    /// The file, or `None` when the identity comes from another map.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize).map(AsRef::as_ref)
    }

    /// The text that a span covers; empty when it lies in no file of this map.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).map_or("", |file| file.slice(span))
    }

    /// Every file with its identity, in the order of adding.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(u32::try_from(at).unwrap_or(u32::MAX)), file.as_ref()))
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
