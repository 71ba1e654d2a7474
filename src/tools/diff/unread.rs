//! What may be concluded: whatever could not be read or resolved is named here, and nothing is said of it elsewhere.

use super::common::Context;
use crate::diagnostic::{Severity, codes};
use crate::model::Insats;

/// Something that could not be compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unread {
    /// In which: 0 for the first, 1 for the second; `None` for both.
    pub side: Option<usize>,
    /// The title of the insats; `None` for the document.
    pub insats: Option<String>,
    /// Why, as a sentence.
    pub reason: String,
}

/// What holds for the documents as wholes.
pub(super) fn of(cx: &Context<'_>) -> Vec<Unread> {
    let mut unread = Vec::new();
    for (side, version) in cx.names.iter().enumerate() {
        let source = version_name(cx, side, version);
        if let Some(line) = broken_at(cx, side) {
            let reason = format!("En del av {source} går inte att läsa ({line}).");
            unread.push(Unread { side: Some(side), insats: None, reason });
        }
        if !is_whole(cx, side) {
            let reason = format!("Riktlinjens egna rader går inte att läsa helt i {source}, så beslutet jämförs inte.");
            unread.push(Unread { side: Some(side), insats: None, reason });
        }
    }
    unread
}

/// What the text of a side is called in a sentence.
pub(super) fn version_name(cx: &Context<'_>, side: usize, name: &str) -> String {
    match cx.kind {
        super::Kind::Kommuner => format!("riktlinjen i {name}"),
        super::Kind::Versions if side == 0 => "den förra versionen".to_owned(),
        super::Kind::Versions => "den nya versionen".to_owned(),
    }
}

/// The first place outside every insats where the text of a side cannot be read; `None` when there is none.
pub(super) fn broken_at(cx: &Context<'_>, side: usize) -> Option<String> {
    let analysis = cx.analyses.get(side)?;
    let found = analysis.diagnostics.iter().find(|found| {
        found.descriptor.code.starts_with('S') && found.severity == Severity::Fel && found.insats.is_none()
    })?;
    let file = analysis.sources.get(found.span.file)?;
    let name = file.name().rsplit(['/', '\\']).next().unwrap_or("");
    Some(format!("rad {} i {name}", file.position(found.span.start).line))
}

/// Whether the rows of both decisions could be read.
pub(super) fn decision_is_whole(cx: &Context<'_>) -> bool {
    is_whole(cx, 0) && is_whole(cx, 1)
}

fn is_whole(cx: &Context<'_>, side: usize) -> bool {
    let lacks = |code: &str| {
        cx.analyses
            .get(side)
            .is_some_and(|analysis| analysis.diagnostics.iter().any(|found| found.descriptor.code == code))
    };
    // A document without a riktlinje, or with two, has no decision that could be meant.
    cx.documents.get(side).is_some_and(|document| document.riktlinje.whole) && !lacks(codes::M009.code)
}

/// Whether an insats that one side has is sure to be missing on the other; if not, that is noted.
pub(super) fn is_alone(cx: &Context<'_>, lacking: usize, title: &str, unread: &mut Vec<Unread>) -> bool {
    if broken_at(cx, lacking).is_none() {
        return true;
    }
    let source = version_name(cx, lacking, cx.names.get(lacking).map_or("", String::as_str));
    let reason = format!("Den syns inte i {source}, men kan stå i den del som inte går att läsa.");
    unread.push(Unread { side: Some(lacking), insats: Some(title.to_owned()), reason });
    false
}

/// Notes of a pair that it cannot be compared, or only in part; whether it can be compared at all.
pub(super) fn pair(cx: &Context<'_>, pair: [&Insats; 2], unread: &mut Vec<Unread>) -> bool {
    let mut whole = true;
    for (side, insats) in pair.into_iter().enumerate() {
        let title = Some(insats.title.value.clone());
        let source = version_name(cx, side, cx.names.get(side).map_or("", String::as_str));
        if !insats.whole {
            let reason = format!("Den går inte att läsa helt i {source}, så den jämförs inte.");
            unread.push(Unread { side: Some(side), insats: title, reason });
            whole = false;
            continue;
        }
        let codes = names(cx, side, insats);
        if !codes.is_empty() {
            let reason = format!(
                "Något i den är inte uppklarat i {source} ({}), så jämförelsen kan vara ofullständig.",
                codes.join(", ")
            );
            unread.push(Unread { side: Some(side), insats: title, reason });
        }
    }
    whole
}

/// The findings that names or values in an insats mean nothing.
fn names<'a>(cx: &Context<'a>, side: usize, insats: &Insats) -> Vec<&'a str> {
    let Some(analysis) = cx.analyses.get(side) else { return Vec::new() };
    let mut codes: Vec<&str> = analysis
        .diagnostics
        .iter()
        .filter(|found| found.insats.as_ref() == Some(&insats.name) && found.severity == Severity::Fel)
        .map(|found| found.descriptor.code)
        .filter(|code| code.starts_with('S') || code.starts_with('M') && *code != codes::M010.code)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}
