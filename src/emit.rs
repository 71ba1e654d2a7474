//! Publishing: from an analysed riktlinje to what others read.
//!
//! ```text
//! Analysis ─┬─ json       stadga.json, with the findings
//!           └─ sentences  the conditions as Swedish sentences ─ site  every page
//! ```
//!
//! Everything here is a pure function from values to text.

pub mod json;
pub mod sentences;
pub mod site;

use crate::model::Insats;

/// The kategori whose place nothing that is published may tell (9 kap. 6 § SoL).
const PROTECTED: &str = "skyddat-boende";

/// Whether an insats is one whose place may not be told.
pub(crate) fn is_protected(insats: &Insats) -> bool {
    insats.is(PROTECTED)
}
