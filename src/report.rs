//! Findings for readers and machines: knows diagnostics and sources, and nothing of what a riktlinje means.

pub mod github;
pub mod html;
pub mod json;
pub mod page;
pub mod sarif;
pub mod terminal;
pub(crate) mod wrap;
