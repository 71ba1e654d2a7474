//! Findings as SARIF 2.1.0, for code review tools: rules with their pages, the provisions as a taxonomy, related places,
//! fixes, and accepted findings as suppressions.

use serde_json::{Map, Value, json};

use super::{json, page};
use crate::analysis::Analysis;
use crate::diagnostic::{Acceptance, Descriptor, Diagnostic, Fix, Provision, Severity};
use crate::registry;
use crate::source::{FileId, SourceMap, Span};
use crate::swedish;

/// The name of the taxonomy that the provisions make.
const TAXONOMY: &str = "lagrum";

/// The findings of all the analyses as one SARIF log, ending with a line feed. `provisions` are those that the
/// findings cite.
#[must_use]
pub fn log(analyses: &[Analysis], provisions: &[Provision]) -> String {
    json::text(&whole(analyses, provisions, &registry::all(), rule))
}

/// The findings of one document with the rules that they break and no others, and without the pages of those: a site
/// has one such log for every document.
#[must_use]
pub fn document(analysis: &Analysis, provisions: &[Provision]) -> String {
    let broken = |rule: &&Descriptor| analysis.diagnostics.iter().any(|found| found.descriptor.code == rule.code);
    let rules: Vec<&'static Descriptor> = registry::all().into_iter().filter(broken).collect();
    let short = |descriptor: &Descriptor| {
        let mut rule = rule(descriptor);
        rule.as_object_mut().and_then(|fields| fields.remove("help"));
        rule
    };
    json::text(&whole(std::slice::from_ref(analysis), provisions, &rules, short))
}

fn whole(
    analyses: &[Analysis],
    provisions: &[Provision],
    rules: &[&'static Descriptor],
    rule: impl Fn(&Descriptor) -> Value,
) -> Value {
    let of = |analysis| Log { analysis, rules, provisions };
    let results: Vec<Value> = analyses
        .iter()
        .flat_map(|analysis| analysis.diagnostics.iter().map(move |found| of(analysis).result(found)))
        .collect();
    let mut run = json!({
        "tool": {"driver": {
            "name": "stadga",
            "version": env!("CARGO_PKG_VERSION"),
            "language": "sv",
            "rules": rules.iter().map(|descriptor| rule(descriptor)).collect::<Vec<_>>(),
        }},
        "language": "sv",
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    if !provisions.is_empty() {
        let taxonomy = json!({
            "name": TAXONOMY,
            "language": "sv",
            "shortDescription": {"text": "De lagrum som fynden vilar på"},
            "taxa": provisions.iter().map(taxon).collect::<Vec<_>>(),
        });
        if let Some(fields) = run.as_object_mut() {
            fields.insert("taxonomies".to_owned(), json!([taxonomy]));
        }
    }
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    })
}

fn rule(descriptor: &Descriptor) -> Value {
    json!({
        "id": descriptor.code,
        "name": descriptor.slug,
        "shortDescription": {"text": descriptor.title()},
        "fullDescription": {"text": format!("{}.", page::paragraph(descriptor, "Felet"))},
        "help": {"text": page::text(descriptor, false), "markdown": descriptor.page},
        "defaultConfiguration": {"level": level(descriptor.severity)},
        "properties": {"lagrum": descriptor.lagrum},
    })
}

/// A provision: our account as its description, and the words of the statute as its help where they were given.
fn taxon(provision: &Provision) -> Value {
    let Provision { lagrum, title, account, wording, .. } = provision;
    let mut taxon = json!({
        "id": lagrum,
        "name": title,
        "shortDescription": {"text": format!("{lagrum}: {title}")},
        "fullDescription": {"text": format!("Vår sammanfattning: {}", account.trim())},
    });
    let words = wording.as_ref().and_then(|wording| Some((wording.text.as_ref()?, &wording.source)));
    if let (Some((text, source)), Some(fields)) = (words, taxon.as_object_mut()) {
        fields.insert("help".to_owned(), json!({"text": format!("Lagens ord ({source}):\n{text}")}));
    }
    taxon
}

/// What the results of one document are made from.
#[derive(Clone, Copy)]
struct Log<'a> {
    analysis: &'a Analysis,
    rules: &'a [&'static Descriptor],
    provisions: &'a [Provision],
}

impl Log<'_> {
    fn result(self, found: &Diagnostic) -> Value {
        let sources = &self.analysis.sources;
        let mut text = found.message.clone();
        for (word, more) in
            [("Till exempel", found.witness.as_ref().map(|witness| &witness.text)), ("Hjälp", found.help.as_ref())]
        {
            if let Some(more) = more {
                text = format!("{text}. {word}: {more}");
            }
        }
        let mut result = json!({
            "ruleId": found.descriptor.code,
            "ruleIndex": self.rules.iter().position(|descriptor| descriptor.code == found.descriptor.code),
            "level": level(found.severity),
            "message": {"text": text},
            "locations": [location(found.span, sources)],
            "properties": {"insats": found.insats, "lagrum": found.lagrum, "noter": found.notes},
        });
        let Some(fields) = result.as_object_mut() else { return result };
        let mut list = |key: &str, values: Vec<Value>| {
            if !values.is_empty() {
                fields.insert(key.to_owned(), Value::Array(values));
            }
        };
        list("relatedLocations", self.related(found));
        list("taxa", self.taxa(found));
        list("fixes", found.fixes.iter().map(|change| fix(change, sources)).collect());
        list("suppressions", found.accepted.iter().map(|accepted| suppression(accepted, sources)).collect());
        result
    }

    /// The other places in the document. The law library lies in the program, and is told by the taxonomy.
    fn related(self, found: &Diagnostic) -> Vec<Value> {
        let own = found.labels.iter().filter(|label| !self.analysis.is_law(label.span.file));
        let place = |(at, label): (usize, &crate::diagnostic::Label)| {
            let mut place = location(label.span, &self.analysis.sources);
            if let Some(fields) = place.as_object_mut() {
                fields.insert("id".to_owned(), json!(at + 1));
                fields.insert("message".to_owned(), json!({"text": label.message}));
            }
            place
        };
        own.enumerate().map(place).collect()
    }

    fn taxa(self, found: &Diagnostic) -> Vec<Value> {
        let known = self.provisions.iter().enumerate();
        let cited = known.filter(|(_, provision)| provision.cited_as.iter().any(|name| found.lagrum.contains(name)));
        cited
            .map(|(at, provision)| {
                json!({"id": provision.lagrum, "index": at, "toolComponent": {"name": TAXONOMY, "index": 0}})
            })
            .collect()
    }
}

fn suppression(accepted: &Acceptance, sources: &SourceMap) -> Value {
    let until = accepted.until.as_ref().map_or_else(String::new, |until| format!(", till {until}"));
    json!({
        "kind": "inSource",
        "status": "accepted",
        "justification": format!("{} ({}, {}{until})", accepted.reason, accepted.by, accepted.on),
        "location": location(accepted.span, sources),
    })
}

/// A change, with all that it does in one file together.
fn fix(change: &Fix, sources: &SourceMap) -> Value {
    let mut files: Vec<(FileId, Vec<Value>)> = Vec::new();
    for (span, text) in &change.edits {
        let replacement = json!({"deletedRegion": region(*span, sources), "insertedContent": {"text": text}});
        match files.iter_mut().find(|(file, _)| *file == span.file) {
            Some((_, replacements)) => replacements.push(replacement),
            None => files.push((span.file, vec![replacement])),
        }
    }
    let changes = files.into_iter().map(
        |(file, replacements)| json!({"artifactLocation": {"uri": uri(file, sources)}, "replacements": replacements}),
    );
    let suffix = if change.safe { "" } else { " (granska ändringen)" };
    json!({
        "description": {"text": format!("{}{suffix}", swedish::capital(&change.title))},
        "artifactChanges": changes.collect::<Vec<_>>(),
    })
}

fn location(span: Span, sources: &SourceMap) -> Value {
    let mut place = Map::new();
    place.insert("artifactLocation".to_owned(), json!({"uri": uri(span.file, sources)}));
    place.insert("region".to_owned(), region(span, sources));
    json!({"physicalLocation": place})
}

fn region(span: Span, sources: &SourceMap) -> Value {
    let Some(file) = sources.get(span.file) else { return json!({"startLine": 1}) };
    let (from, to) = (file.position(span.start), file.position(span.end));
    json!({"startLine": from.line, "startColumn": from.column, "endLine": to.line, "endColumn": to.column})
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

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Fel => "error",
        Severity::Varning => "warning",
        Severity::Anmarkning => "note",
    }
}
