//! What a change of the law library does to a document: the findings that come and go, per insats.

use std::collections::BTreeMap;

use crate::analysis::Analysis;
use crate::diagnostic::Diagnostic;

/// The findings of one insats that differ between two libraries.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Touched {
    /// The insats; `None` for the riktlinje itself.
    pub insats: Option<String>,
    /// Findings that only the new law gives: code and message.
    pub new: Vec<(&'static str, String)>,
    /// Findings that only the old law gave.
    pub gone: Vec<(&'static str, String)>,
}

/// The insatser of a document that a new law touches, from two analyses of it. Empty when nothing changes.
#[must_use]
pub fn touched(old: &Analysis, new: &Analysis) -> Vec<Touched> {
    let mut insatser: BTreeMap<Option<&str>, Touched> = BTreeMap::new();
    for (found, others, is_new) in old
        .diagnostics
        .iter()
        .map(|found| (found, new, false))
        .chain(new.diagnostics.iter().map(|found| (found, old, true)))
    {
        if others.diagnostics.iter().any(|other| same(found, other)) {
            continue;
        }
        let touched = insatser
            .entry(found.insats.as_deref())
            .or_insert_with(|| Touched { insats: found.insats.clone(), ..Touched::default() });
        let list = if is_new { &mut touched.new } else { &mut touched.gone };
        list.push((found.descriptor.code, found.message.clone()));
    }
    insatser.into_values().collect()
}

/// Whether two findings say the same of the same thing. Places in the library may have moved.
fn same(a: &Diagnostic, b: &Diagnostic) -> bool {
    a.descriptor.code == b.descriptor.code
        && a.severity == b.severity
        && a.insats == b.insats
        && a.message == b.message
        && a.accepted.is_some() == b.accepted.is_some()
}
