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
