//! Every kind of finding, by code: for `förklara`, SARIF's rule table and the index of rules.

use crate::diagnostic::{Descriptor, codes};
use crate::rules;

/// Every descriptor, in the order S, M, L, V, K and by number.
#[must_use]
pub fn all() -> Vec<&'static Descriptor> {
    let order = |code: &str| ("SMLVK".find(code.get(..1).unwrap_or("")).unwrap_or(9), code.to_owned());
    let mut all: Vec<_> = codes::ALL.iter().copied().chain(rules::descriptors()).collect();
    all.sort_by_key(|descriptor| order(descriptor.code));
    all
}

/// The descriptor with a code or a slug, in any case; `None` when there is none.
#[must_use]
pub fn find(code: &str) -> Option<&'static Descriptor> {
    codes::ALL.iter().copied().chain(rules::descriptors()).find(|descriptor| descriptor.is_called(code))
}
