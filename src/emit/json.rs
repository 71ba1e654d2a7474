//! A riktlinje as JSON for other programs: version 1 of the published contract.

use crate::analysis::Analysis;

/// The content of `stadga.json`; `None` when the analysis is of a law library.
#[must_use]
pub fn document(analysis: &Analysis) -> Option<String> {
    analysis.document.as_ref().map(|_| String::new())
}

/// The JSON Schema of `stadga.json`.
#[must_use]
pub fn schema() -> String {
    String::new()
}
