//! The source lines that a finding points at, fit for a terminal: one line per place, long lines cut around it, and
//! control characters made visible.

use std::ops::Range;

use codespan_reporting::files::{Error, Files};

use crate::report::wrap;
use crate::source::{FileId, SourceFile, SourceMap, Span};

/// The longest piece of a line that is shown, in characters.
const LONGEST: usize = 100;

/// How much is shown before a place on a line that is cut, in characters.
const BEFORE: usize = 30;

/// The lines shown of every file that a finding points into.
pub(super) struct Excerpts<'s> {
    files: Vec<Excerpt<'s>>,
}

struct Excerpt<'s> {
    id: FileId,
    name: String,
    text: String,
    lines: Vec<Line<'s>>,
}

struct Line<'s> {
    /// Its index in the file, from 0.
    index: usize,
    /// What is kept of it, and the byte of the file at which that begins.
    kept: &'s str,
    start: usize,
    /// How many characters are cut away before it. If any are, a sign in their place says so.
    cut: usize,
    /// Where it stands in the excerpt's text.
    shown: Range<usize>,
}

impl<'s> Excerpts<'s> {
    /// The lines on which these places begin.
    pub(super) fn of(sources: &'s SourceMap, spans: &[Span]) -> Self {
        let mut files: Vec<Excerpt<'s>> = Vec::new();
        for span in spans {
            let Some(source) = sources.get(span.file) else { continue };
            if !files.iter().any(|file| file.id == span.file) {
                let within = spans.iter().filter(|other| other.file == span.file).map(|other| other.start);
                files.push(Excerpt::of(span.file, source, within));
            }
        }
        Self { files }
    }

    /// Where a place stands in the excerpt, on its first line only; `None` when its file is unknown.
    pub(super) fn place(&self, span: Span) -> Option<Range<usize>> {
        let file = self.file(span.file).ok()?;
        let line = file.lines.iter().rfind(|line| line.start <= span.start as usize).or(file.lines.first())?;
        let start = file.shown(line, span.start as usize);
        Some(start..file.shown(line, span.end as usize).max(start))
    }

    fn file(&self, id: FileId) -> Result<&Excerpt<'s>, Error> {
        self.files.iter().find(|file| file.id == id).ok_or(Error::FileMissing)
    }
}

impl<'s> Excerpt<'s> {
    fn of(id: FileId, source: &'s SourceFile, places: impl Iterator<Item = u32>) -> Self {
        let line = |byte| source.line_starts().partition_point(|&start| start <= byte).saturating_sub(1);
        let mut wanted: Vec<(usize, u32)> = places.map(|byte| (line(byte), byte)).collect();
        wanted.sort_unstable();
        wanted.dedup_by_key(|(index, _)| *index);
        let mut excerpt = Self { id, name: wrap::visible(source.name()), text: String::new(), lines: Vec::new() };
        for (index, byte) in wanted {
            // A single line between two is shown rather than left out, and so must be here.
            if excerpt.lines.last().is_some_and(|last| last.index + 2 == index) {
                excerpt.push(source, index - 1, 0);
            }
            excerpt.push(source, index, byte as usize);
        }
        excerpt
    }

    fn push(&mut self, source: &'s SourceFile, index: usize, place: usize) {
        let starts = source.line_starts();
        let start = starts.get(index).map_or(0, |&start| start as usize);
        let end = starts.get(index + 1).map_or(source.text().len(), |&start| start as usize);
        let line = source.text().get(start..end).unwrap_or("").trim_end_matches(['\n', '\r']);
        // A byte order mark at the very start is no character of the text.
        let (start, line) = match line.strip_prefix('\u{feff}') {
            Some(rest) if start == 0 => ('\u{feff}'.len_utf8(), rest),
            _ => (start, line),
        };
        let (from, kept) = window(line, place.saturating_sub(start));
        let column = |byte: usize| source.position(u32::try_from(byte).unwrap_or(u32::MAX)).column as usize;
        let cut = if from == 0 { 0 } else { column(start + from) - 1 };
        let begin = self.text.len();
        let signs = |there: bool| there.then_some('…');
        self.text.extend(signs(cut > 0));
        self.text.extend(kept.chars().map(wrap::shown));
        self.text.extend(signs(from + kept.len() < line.len()));
        let shown = begin..self.text.len();
        self.text.push('\n');
        self.lines.push(Line { index, kept, start: start + from, cut, shown });
    }

    /// Where a byte of the file stands in the excerpt; the end of the line for what lies after it.
    fn shown(&self, line: &Line<'_>, byte: usize) -> usize {
        let bytes = byte.saturating_sub(line.start);
        let before = line.kept.char_indices().take_while(|&(at, _)| at < bytes).count();
        let text = self.text.get(line.shown.clone()).unwrap_or("");
        let nth = text.char_indices().nth(before + usize::from(line.cut > 0));
        nth.map_or(line.shown.end, |(at, _)| line.shown.start + at)
    }

    fn line(&self, index: usize) -> Result<&Line<'s>, Error> {
        let missing = Error::LineTooLarge { given: index, max: self.lines.last().map_or(0, |line| line.index) };
        self.lines.iter().find(|line| line.index == index).ok_or(missing)
    }
}

/// What is kept of a line around a place, and the byte at which it begins.
fn window(line: &str, place: usize) -> (usize, &str) {
    let is_long = |text: &str, longest: usize| text.chars().nth(longest).is_some();
    if !is_long(line, LONGEST) {
        return (0, line);
    }
    let before = line.get(..place).unwrap_or("");
    let from = match is_long(before, LONGEST / 2) {
        true => before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at),
        false => 0,
    };
    let rest = line.get(from..).unwrap_or("");
    let kept = rest.char_indices().nth(LONGEST).map_or(rest, |(at, _)| rest.get(..at).unwrap_or(rest));
    (from, kept)
}

impl<'a> Files<'a> for Excerpts<'_> {
    type FileId = FileId;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: FileId) -> Result<&'a str, Error> {
        Ok(&self.file(id)?.name)
    }

    fn source(&'a self, id: FileId) -> Result<&'a str, Error> {
        Ok(&self.file(id)?.text)
    }

    fn line_index(&'a self, id: FileId, byte: usize) -> Result<usize, Error> {
        let lines = &self.file(id)?.lines;
        let line = lines.iter().find(|line| byte <= line.shown.end).or(lines.last());
        line.map(|line| line.index).ok_or(Error::IndexTooLarge { given: byte, max: 0 })
    }

    fn column_number(&'a self, id: FileId, index: usize, byte: usize) -> Result<usize, Error> {
        let file = self.file(id)?;
        let line = file.line(index)?;
        let before = file.text.get(line.shown.start..byte).unwrap_or("").chars().count();
        Ok(before.saturating_sub(usize::from(line.cut > 0)) + line.cut + 1)
    }

    fn line_range(&'a self, id: FileId, index: usize) -> Result<Range<usize>, Error> {
        Ok(self.file(id)?.line(index)?.shown.clone())
    }
}
