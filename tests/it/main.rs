//! The tests of Stadga in one binary. Each module reads as what it holds.

mod condition;
mod fixes;
mod json;
mod pages;
mod sarif;
mod sentences;
mod support;
mod syntax;
mod tidy;
mod ui;
mod wording;
