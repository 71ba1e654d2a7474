//! Stadga: a declarative policy language for social services without individual needs assessment, and its compiler.

pub mod analysis;
pub mod cli;
pub mod condition;
pub mod date;
pub mod diagnostic;
pub mod emit;
pub mod law;
pub mod model;
pub mod registry;
pub mod report;
pub mod rules;
pub mod source;
pub mod spelling;
pub mod swedish;
pub mod syntax;
pub mod tools;
