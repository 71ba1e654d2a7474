//! The tests of Stadga in one binary. Each module reads as what it holds.

// Tests stop at the first thing that is not as it should be.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, unreachable_pub)]

mod answers;
mod cli;
mod commands;
mod condition;
mod coverage;
mod diff;
mod fixes;
mod fragments;
mod granskningar;
mod handbook;
mod html;
mod json;
mod law;
mod licences;
mod offered;
mod open_data;
mod pages;
mod sarif;
mod sentences;
mod site;
mod spelling;
mod support;
mod syntax;
mod terminal;
mod tidy;
mod ui;
mod witnesses;
mod wording;
