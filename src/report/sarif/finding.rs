//! A finding, which SARIF calls a result: its places, fixes and provisions, and its acceptance as a suppression.

use std::borrow::Cow;

use serde::Serialize;

use super::known::TAXONOMY;
use super::place::{File, Location, Region};
use super::{Text, level, text};
use crate::analysis::Analysis;
use crate::diagnostic::{Acceptance, Descriptor, Diagnostic, Fix, Label, Provision};
use crate::source::{FileId, SourceMap};
use crate::swedish;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Finding<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Change<'a>>,
    level: &'static str,
    locations: [Location<'a>; 1],
    message: Text<'a>,
    properties: Properties<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    rule_id: &'static str,
    rule_index: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<[Suppression<'a>; 1]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taxa: Vec<Cited<'a>>,
}

#[derive(Serialize)]
struct Properties<'a> {
    insats: Option<&'a str>,
    lagrum: &'a [String],
    noter: &'a [String],
}

/// A provision of the taxonomy, by its place there.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Cited<'a> {
    id: &'a str,
    index: usize,
    tool_component: Component,
}

#[derive(Clone, Copy, Serialize)]
struct Component {
    index: usize,
    name: &'static str,
}

/// What the results of one document are made from.
#[derive(Clone, Copy)]
pub(super) struct Made<'a, 'r> {
    pub(super) analysis: &'a Analysis,
    pub(super) rules: &'r [&'static Descriptor],
    pub(super) provisions: &'a [Provision],
}

impl<'a> Made<'a, '_> {
    pub(super) fn finding(self, found: &'a Diagnostic) -> Finding<'a> {
        let sources = &self.analysis.sources;
        Finding {
            fixes: found.fixes.iter().map(|change| Change::of(change, sources)).collect(),
            level: level(found.severity),
            locations: [Location::of(found.span, sources)],
            message: text(message(found)),
            properties: Properties { insats: found.insats.as_deref(), lagrum: &found.lagrum, noter: &found.notes },
            related_locations: self.related(found),
            rule_id: found.descriptor.code,
            rule_index: self.rules.iter().position(|descriptor| descriptor.code == found.descriptor.code),
            suppressions: found.accepted.as_ref().map(|accepted| [Suppression::of(accepted, sources)]),
            taxa: self.taxa(found),
        }
    }

    /// The other places in the document. The law library lies in the program, and is told by the taxonomy.
    fn related(self, found: &'a Diagnostic) -> Vec<Location<'a>> {
        let own = found.labels.iter().filter(|label| !self.analysis.is_law(label.span.file));
        let place = |(at, label): (usize, &'a Label)| {
            Location::related(at + 1, &label.message, label.span, &self.analysis.sources)
        };
        own.enumerate().map(place).collect()
    }

    fn taxa(self, found: &Diagnostic) -> Vec<Cited<'a>> {
        let known = self.provisions.iter().enumerate();
        let cited = known.filter(|(_, provision)| provision.cited_as.iter().any(|name| found.lagrum.contains(name)));
        let component = Component { index: 0, name: TAXONOMY };
        cited.map(|(at, provision)| Cited { id: &provision.lagrum, index: at, tool_component: component }).collect()
    }
}

/// What is wrong, for whom and what to do, in one text.
fn message(found: &Diagnostic) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(found.message.as_str());
    let witness = found.witness.as_ref().map(|witness| &witness.text);
    for (word, more) in [("Till exempel", witness), ("Hjälp", found.help.as_ref())] {
        if let Some(more) = more {
            text = format!("{text}. {word}: {more}").into();
        }
    }
    text
}

#[derive(Serialize)]
struct Suppression<'a> {
    justification: String,
    kind: &'static str,
    location: Location<'a>,
    status: &'static str,
}

impl Suppression<'_> {
    fn of(accepted: &Acceptance, sources: &SourceMap) -> Self {
        let until = accepted.until.as_ref().map_or_else(String::new, |until| format!(", till {until}"));
        Self {
            justification: format!("{} ({}, {}{until})", accepted.reason, accepted.by, accepted.on),
            kind: "inSource",
            location: Location::of(accepted.span, sources),
            status: "accepted",
        }
    }
}

/// A change, with all that it does in one file together.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_changes: Vec<InFile<'a>>,
    description: Text<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct InFile<'a> {
    artifact_location: File,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Text<'a>,
}

impl<'a> Change<'a> {
    fn of(change: &'a Fix, sources: &SourceMap) -> Self {
        let mut files: Vec<(FileId, Vec<Replacement<'a>>)> = Vec::new();
        for (span, new) in &change.edits {
            let replacement = Replacement { deleted_region: Region::of(*span, sources), inserted_content: text(new) };
            match files.iter_mut().find(|(file, _)| *file == span.file) {
                Some((_, replacements)) => replacements.push(replacement),
                None => files.push((span.file, vec![replacement])),
            }
        }
        let suffix = if change.safe { "" } else { " (granska ändringen)" };
        let all = |(file, replacements)| InFile { artifact_location: File::of(file, sources), replacements };
        Self {
            artifact_changes: files.into_iter().map(all).collect(),
            description: text(format!("{}{suffix}", swedish::capital(&change.title))),
        }
    }
}
