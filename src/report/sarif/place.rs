//! Places in files.

use serde::Serialize;

use super::{Text, text};
use crate::source::{FileId, SourceMap, Span};

/// A place; one that belongs to another is numbered and says what is there.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'a>>,
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: File,
    region: Region,
}

#[derive(Serialize)]
pub(super) struct File {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<u32>,
    start_line: u32,
}

impl File {
    pub(super) fn of(file: FileId, sources: &SourceMap) -> Self {
        Self { uri: uri(file, sources) }
    }
}

impl<'a> Location<'a> {
    /// One that belongs to another.
    pub(super) fn related(id: usize, message: &'a str, span: Span, sources: &SourceMap) -> Self {
        Self { id: Some(id), message: Some(text(message)), ..Self::of(span, sources) }
    }

    pub(super) fn of(span: Span, sources: &SourceMap) -> Self {
        let artifact_location = File::of(span.file, sources);
        let region = Region::of(span, sources);
        Self { id: None, message: None, physical_location: Physical { artifact_location, region } }
    }
}

impl Region {
    pub(super) fn of(span: Span, sources: &SourceMap) -> Self {
        let Some(file) = sources.get(span.file) else {
            return Self { end_column: None, end_line: None, start_column: None, start_line: 1 };
        };
        let (from, to) = (file.position(span.start), file.position(span.end));
        Self {
            end_column: Some(to.column),
            end_line: Some(to.line),
            start_column: Some(from.column),
            start_line: from.line,
        }
    }
}

/// The file's name as a reference: with forward slashes, and everything that has a meaning in an address encoded. What
/// was given relative to the current folder stays so; a whole path says that it is one.
fn uri(file: FileId, sources: &SourceMap) -> String {
    let name = sources.get(file).map_or("", |file| file.name());
    let drive = name.get(1..3).is_some_and(|colon| colon == ":\\" || colon == ":/");
    let mut out = String::with_capacity(name.len());
    out.push_str(if drive {
        "file:///"
    } else if name.starts_with('/') {
        "file://"
    } else {
        ""
    });
    for (at, byte) in name.strip_prefix("./").unwrap_or(name).bytes().enumerate() {
        match byte {
            b'\\' => out.push('/'),
            b':' if drive && at == 1 => out.push(':'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
