//! What is done with a document besides judging and publishing it.

pub mod diff;
pub mod evaluate;
pub mod fix;
pub mod impact;
pub mod prove;
pub mod trials;
