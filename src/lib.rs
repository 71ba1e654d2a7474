//! Stadga: a declarative policy language for social services without individual needs assessment, and its compiler.

pub mod date;
pub mod diagnostic;
pub mod source;
pub mod syntax;
