//! Findings as SARIF 2.1.0, for code review tools: rules with their pages, related places, fixes, and accepted
//! findings as suppressions.

use serde_json::{Value, json};

use crate::analysis::Analysis;
use crate::diagnostic::{Descriptor, Diagnostic, Fix, Severity};
use crate::registry;
use crate::source::{SourceMap, Span};

/// The findings of all the analyses as one SARIF log, ending with a line feed.
#[must_use]
pub fn log(analyses: &[Analysis]) -> String {
    let rules = registry::all();
    let results: Vec<Value> = analyses
        .iter()
        .flat_map(|analysis| analysis.diagnostics.iter().map(|found| result(found, &analysis.sources, &rules)))
        .collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "stadga",
                "version": env!("CARGO_PKG_VERSION"),
                "language": "sv",
                "rules": rules.iter().map(|descriptor| rule(descriptor)).collect::<Vec<_>>(),
            }},
            "language": "sv",
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(descriptor: &Descriptor) -> Value {
    json!({
        "id": descriptor.code,
        "name": descriptor.slug,
        "shortDescription": {"text": descriptor.title()},
        "help": {"text": descriptor.page, "markdown": descriptor.page},
        "defaultConfiguration": {"level": level(descriptor.severity)},
        "properties": {"lagrum": descriptor.lagrum},
    })
}

fn result(found: &Diagnostic, sources: &SourceMap, rules: &[&'static Descriptor]) -> Value {
    let index = rules.iter().position(|descriptor| descriptor.code == found.descriptor.code);
    let mut text = found.message.clone();
    if let Some(witness) = &found.witness {
        text = format!("{text}. Till exempel: {}", witness.text);
    }
    if let Some(help) = &found.help {
        text = format!("{text}. Hjälp: {help}");
    }
    let related: Vec<Value> = found
        .labels
        .iter()
        .map(|label| {
            let mut place = location(label.span, sources);
            if let Some(place) = place.as_object_mut() {
                place.insert("message".to_owned(), json!({"text": label.message}));
            }
            place
        })
        .collect();
    let mut result = json!({
        "ruleId": found.descriptor.code,
        "ruleIndex": index,
        "level": level(found.severity),
        "message": {"text": text},
        "locations": [location(found.span, sources)],
        "relatedLocations": related,
        "properties": {"insats": found.insats, "lagrum": found.lagrum},
    });
    let Some(fields) = result.as_object_mut() else { return result };
    if !found.fixes.is_empty() {
        let fixes: Vec<Value> = found.fixes.iter().map(|change| fix(change, sources)).collect();
        fields.insert("fixes".to_owned(), Value::Array(fixes));
    }
    if let Some(accepted) = &found.accepted {
        let until = accepted.until.as_ref().map_or_else(String::new, |until| format!(", till {until}"));
        let justification = format!("{} ({}, {}{until})", accepted.reason, accepted.by, accepted.on);
        let suppression = json!({
            "kind": "inSource",
            "status": "accepted",
            "justification": justification,
            "location": location(accepted.span, sources),
        });
        fields.insert("suppressions".to_owned(), json!([suppression]));
    }
    result
}

fn fix(change: &Fix, sources: &SourceMap) -> Value {
    let edit = |(span, text): &(Span, String)| {
        json!({
            "artifactLocation": {"uri": uri(*span, sources)},
            "replacements": [{"deletedRegion": region(*span, sources), "insertedContent": {"text": text}}],
        })
    };
    let suffix = if change.safe { "" } else { " (granska ändringen)" };
    json!({
        "description": {"text": format!("{}{suffix}", change.title)},
        "artifactChanges": change.edits.iter().map(edit).collect::<Vec<_>>(),
    })
}

fn location(span: Span, sources: &SourceMap) -> Value {
    json!({"physicalLocation": {
        "artifactLocation": {"uri": uri(span, sources)},
        "region": region(span, sources),
    }})
}

fn region(span: Span, sources: &SourceMap) -> Value {
    let Some(file) = sources.get(span.file) else { return json!({"startLine": 1}) };
    let (from, to) = (file.position(span.start), file.position(span.end));
    json!({"startLine": from.line, "startColumn": from.column, "endLine": to.line, "endColumn": to.column})
}

/// The file's name as a relative reference: with forward slashes, and letters beyond ASCII encoded.
fn uri(span: Span, sources: &SourceMap) -> String {
    let name = sources.get(span.file).map_or("", |file| file.name());
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'\\' => out.push('/'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Fel => "error",
        Severity::Varning => "warning",
        Severity::Anmarkning => "note",
    }
}
