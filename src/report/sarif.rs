//! Findings as SARIF 2.1.0, for code review tools: rules with their pages, the provisions as a taxonomy, related places,
//! fixes, and accepted findings as suppressions.

mod finding;
mod known;
mod place;

use std::borrow::Cow;

use serde::Serialize;

use super::json;
use crate::analysis::Analysis;
use crate::diagnostic::{Descriptor, Provision, Severity};
use crate::registry;
use finding::{Finding, Made};
use known::{Rule, Taxonomy};

/// The findings of all the analyses as one SARIF log, ending with a line feed. `provisions` are those that the
/// findings cite.
#[must_use]
pub fn log(analyses: &[Analysis], provisions: &[Provision]) -> String {
    json::text(&Log::of(analyses, provisions, &registry::all(), Rule::whole))
}

/// The findings of one document with the rules that they break and no others, and without the pages of those, on one
/// line: a site has one such log for every document.
#[must_use]
pub fn document(analysis: &Analysis, provisions: &[Provision]) -> String {
    let broken = |rule: &&Descriptor| analysis.diagnostics.iter().any(|found| found.descriptor.code == rule.code);
    let rules: Vec<&'static Descriptor> = registry::all().into_iter().filter(broken).collect();
    json::compact(&Log::of(std::slice::from_ref(analysis), provisions, &rules, Rule::of))
}

/// A whole log. In every type of it the keys stand in the order of their letters.
#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [Run<'a>; 1],
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    column_kind: &'static str,
    language: &'static str,
    results: Vec<Finding<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taxonomies: Option<[Taxonomy<'a>; 1]>,
    tool: Tool<'a>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
struct Driver<'a> {
    language: &'static str,
    name: &'static str,
    rules: Vec<Rule<'a>>,
    version: &'static str,
}

impl<'a> Log<'a> {
    fn of(
        analyses: &'a [Analysis],
        provisions: &'a [Provision],
        rules: &[&'static Descriptor],
        rule: impl Fn(&'static Descriptor) -> Rule<'a>,
    ) -> Self {
        let of = |analysis| Made { analysis, rules, provisions };
        let found = |analysis: &'a Analysis| analysis.diagnostics.iter().map(move |found| of(analysis).finding(found));
        let run = Run {
            column_kind: "unicodeCodePoints",
            language: "sv",
            results: analyses.iter().flat_map(found).collect(),
            taxonomies: (!provisions.is_empty()).then(|| [Taxonomy::of(provisions)]),
            tool: Tool {
                driver: Driver {
                    language: "sv",
                    name: "stadga",
                    rules: rules.iter().map(|descriptor| rule(descriptor)).collect(),
                    version: env!("CARGO_PKG_VERSION"),
                },
            },
        };
        Self {
            schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            runs: [run],
            version: "2.1.0",
        }
    }
}

/// A message, which SARIF has as an object.
#[derive(Serialize)]
struct Text<'a> {
    text: Cow<'a, str>,
}

fn text<'a>(text: impl Into<Cow<'a, str>>) -> Text<'a> {
    Text { text: text.into() }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Fel => "error",
        Severity::Varning => "warning",
        Severity::Anmarkning => "note",
    }
}
