//! The changes that findings propose, applied to the texts they stand in.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::analysis::Analysis;
use crate::source::{FileId, Span};

/// What fixes make of one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fixed {
    /// The file's name.
    pub name: String,
    /// Its text as it was.
    pub before: String,
    /// Its text with the changes.
    pub after: String,
    /// What was done: the finding's code, and the title of the change.
    pub applied: Vec<(&'static str, String)>,
    /// How many more changes were proposed that overlap one of these; another run applies them.
    pub postponed: usize,
}

impl Fixed {
    /// The change as a unified diff with three lines around each place.
    #[must_use]
    pub fn diff(&self) -> String {
        similar::TextDiff::from_lines(&self.before, &self.after)
            .unified_diff()
            .header(&self.name, &self.name)
            .to_string()
    }
}

/// The changes chosen for one file.
type Edits<'a> = Vec<&'a (Span, String)>;

/// The files that change when the fixes of an analysis are applied: the safe ones, or with `all` those to be reviewed
/// too. Of several changes that one finding proposes, the first is taken. Accepted findings are left alone.
#[must_use]
pub fn fixed(analysis: &Analysis, all: bool) -> Vec<Fixed> {
    let mut files: BTreeMap<FileId, (Edits<'_>, Fixed)> = BTreeMap::new();
    for found in analysis.diagnostics.iter().filter(|found| found.accepted.is_none()) {
        let Some(change) = found.fixes.iter().find(|change| all || change.safe) else { continue };
        let Some(&(first, _)) = change.edits.first() else { continue };
        // A change is applied whole, and a document's files are the only ones that it may touch.
        let Some(file) = analysis.sources.get(first.file) else { continue };
        if change.edits.iter().any(|(span, _)| span.file != first.file) {
            continue;
        }
        let (edits, fixed) = files.entry(first.file).or_insert_with(|| {
            let text = file.text().to_owned();
            let fixed = Fixed {
                name: file.name().to_owned(),
                after: text.clone(),
                before: text,
                applied: Vec::new(),
                postponed: 0,
            };
            (Vec::new(), fixed)
        });
        if change.edits.iter().any(|(span, _)| edits.iter().any(|(other, _)| overlap(*span, *other))) {
            // Two findings that propose the same change need it once.
            if !change.edits.iter().all(|edit| edits.contains(&edit)) {
                fixed.postponed += 1;
            }
            continue;
        }
        edits.extend(&change.edits);
        fixed.applied.push((found.descriptor.code, change.title.clone()));
    }
    let changed = files.into_values().map(|(mut edits, mut fixed)| {
        // From the end, so that earlier places stay where they are.
        edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
        let returns = fixed.before.contains("\r\n");
        for (span, text) in edits {
            let range = if text.is_empty() { whole_line(&fixed.before, span.range()) } else { span.range() };
            if fixed.after.get(range.clone()).is_some() {
                let new = if returns { text.replace('\n', "\r\n") } else { text.clone() };
                fixed.after.replace_range(range, &new);
            }
        }
        fixed
    });
    changed.filter(|fixed| fixed.before != fixed.after).collect()
}

/// The range of what is taken away, with its line when nothing else stands there.
fn whole_line(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(range.end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| range.end + at + 1);
    let blank = |part: Range<usize>| text.get(part).is_some_and(|part| part.trim().is_empty());
    if blank(start..range.start) && blank(range.end..end) && !range.is_empty() { start..end } else { range }
}

/// Whether two places share a byte, or insert at the same one.
fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end || a.start == b.start
}
