//! Publishing: from an analysed riktlinje to what others read.
//!
//! ```text
//! Analysis ─┬─ json       stadga.json, with the findings
//!           ├─ coverage   which ages have which insatser: text, JSON, chart ─ site
//!           └─ sentences  the conditions as Swedish sentences ─ site  every page
//! ```
//!
//! Everything here is a pure function from values to text.

pub mod coverage;
pub mod json;
pub mod sentences;
pub mod site;

use crate::analysis::Analysis;
use crate::diagnostic::Severity;
use crate::model::Insats;

/// The kategori whose place nothing that is published may tell (9 kap. 6 § SoL).
const PROTECTED: &str = "skyddat-boende";

/// Whether an insats is one whose place may not be told.
pub(crate) fn is_protected(insats: &Insats) -> bool {
    insats.is(PROTECTED)
}

/// Findings of these kinds say that an insats must be assessed (11 kap. 5 § SoL) or is for economic needs.
const ASSESSED: [&str; 2] = ["L001", "L002"];

/// Whether the law demands that the need for the insats is assessed, so that nothing published may say otherwise.
fn is_assessed(analysis: &Analysis, insats: &Insats) -> bool {
    analysis.diagnostics.iter().any(|found| {
        ASSESSED.contains(&found.descriptor.code)
            && found.severity == Severity::Fel
            && found.insats.as_ref() == Some(&insats.name)
    })
}
