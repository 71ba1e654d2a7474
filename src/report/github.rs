//! Findings as workflow annotations: one line each, shown beside the changed lines in a pull request.

use std::fmt::Write as _;

use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::SourceMap;

/// The annotations of all the analyses. Accepted findings are left out.
#[must_use]
pub fn annotations(analyses: &[Analysis]) -> String {
    let mut out = String::new();
    for analysis in analyses {
        for found in analysis.diagnostics.iter().filter(|found| found.accepted.is_none()) {
            line(found, &analysis.sources, &mut out);
        }
    }
    out
}

fn line(found: &Diagnostic, sources: &SourceMap, out: &mut String) {
    let Some(file) = sources.get(found.span.file) else { return };
    let command = match found.severity {
        Severity::Fel => "error",
        Severity::Varning => "warning",
        Severity::Anmarkning => "notice",
    };
    let (from, to) = (file.position(found.span.start), file.position(found.span.end));
    let title = format!("{} {}", found.descriptor.code, found.descriptor.title());
    let mut text = found.message.clone();
    for (word, more) in
        [("Till exempel", found.witness.as_ref().map(|witness| &witness.text)), ("Hjälp", found.help.as_ref())]
    {
        if let Some(more) = more {
            text = format!("{text}\n{word}: {more}");
        }
    }
    if !found.lagrum.is_empty() {
        text = format!("{text}\nLagrum: {}", found.lagrum.join(", "));
    }
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}",
        property(file.name()),
        from.line,
        from.column,
        to.line,
        to.column,
        property(&title),
        data(&text)
    );
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
