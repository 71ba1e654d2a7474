//! A riktlinje as JSON for other programs: version 1 of the published contract.
//!
//! ```text
//! Document ─ riktlinje ─ insats ─┬─ condition
//!                               ├─ records
//!                               └─ clauses
//! ```
//!
//! The twins here are named in English and their fields as the keys of the contract: the language's own words in
//! ASCII. Every key is always there; null means that the document says nothing. What [`schema`] gives is generated
//! from them, so a field is described once, where it stands.

mod clauses;
mod condition;
mod insats;
mod records;
mod riktlinje;

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::analysis::Analysis;
use crate::model::{Document, Insats, Target, Text};
use crate::report::json::{compact, text};
use riktlinje::Stadga;

/// The identity of the schema. It names the version and no place, since a file is all there is.
const SCHEMA_ID: &str = "urn:stadga:schema:stadga-1";

/// The content of `stadga.json`, on one line; `None` when the analysis is of a law library.
#[must_use]
pub fn document(analysis: &Analysis) -> Option<String> {
    let document = analysis.document.as_ref()?;
    Some(compact(&Stadga::new(document, analysis)))
}

/// Whether two insatser of two documents say the same, wherever in the document they stand and whenever they hold.
pub(crate) fn same(a: &Insats, of_a: &Document, b: &Insats, of_b: &Document) -> bool {
    said(a, of_a) == said(b, of_b)
}

/// All that a document says of an insats, but for its place and time.
fn said(insats: &Insats, document: &Document) -> Option<Value> {
    let own: Vec<&str> = document.riktlinje.kommun.iter().map(|name| name.value.as_str()).collect();
    let mut value = serde_json::to_value(insats::Entry::new(insats, document, &own)).ok()?;
    let fields = value.as_object_mut()?;
    ["nummer", "avsnitt", "galler"].iter().for_each(|key| drop(fields.remove(*key)));
    Some(value)
}

/// The JSON Schema (2020-12) of `stadga.json`.
#[must_use]
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Stadga<'static>>();
    schema.insert("$id".to_owned(), Value::from(SCHEMA_ID));
    text(&schema)
}

/// A text as plain Markdown: a reference to a provision as lawyers write it, one to an insats by its title.
#[must_use]
pub fn markdown<'a>(text: &'a Text, document: &'a Document) -> Cow<'a, str> {
    if text.references.is_empty() {
        return Cow::Borrowed(&text.value);
    }
    let mut out = String::with_capacity(text.value.len());
    let mut at = 0;
    for reference in &text.references {
        out.push_str(text.value.get(at..reference.range.start).unwrap_or(""));
        let written = text.value.get(reference.range.clone()).unwrap_or("");
        match &reference.target {
            Target::Lagrum(_) => out.push_str(written.trim_matches(['{', '}']).trim()),
            Target::Insats(name) => {
                let title = document.insatser.iter().find(|insats| insats.name == name.value);
                out.push_str(&escaped(title.map_or(name.value.as_str(), |insats| insats.title.value.as_str())));
            }
        }
        at = reference.range.end;
    }
    out.push_str(text.value.get(at..).unwrap_or(""));
    Cow::Owned(out)
}

/// A title put into Markdown, where its signs must not turn into markup.
fn escaped(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    for sign in title.chars() {
        if "\\`*_[]<>&#".contains(sign) {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}
