//! The single facts that conditions speak of, and the line of the insats that brings each of them in.

use crate::condition::Who;
use crate::law::terms::{Term, TermKind};
use crate::source::Span;

/// One age, residence or uppgift in a block of conditions.
#[derive(Clone, Copy)]
pub(super) struct Leaf<'a> {
    /// The condition.
    pub(super) term: &'a Term,
    /// The line in the block itself: the name of the villkor when the condition stands in a named one.
    pub(super) line: Span,
    /// Whom it speaks of.
    pub(super) who: Who,
    /// Whether it is said that it must not be so.
    pub(super) negated: bool,
    /// The alternatives that it is one of, when it stands in `något av`.
    pub(super) among: &'a [Term],
}

impl Leaf<'_> {
    /// Where it was declared, when that is not in the block itself.
    pub(super) fn elsewhere(&self) -> Option<Span> {
        (self.line != self.term.span).then_some(self.term.span)
    }
}

/// Calls `each` for every leaf of the terms, in order.
pub(super) fn visit<'a>(terms: &'a [Term], each: &mut dyn FnMut(Leaf<'a>)) {
    for term in terms {
        let leaf = Leaf { term, line: term.span, who: Who::Individ, negated: false, among: &[] };
        walk(term, leaf, false, each);
    }
}

fn walk<'a>(term: &'a Term, at: Leaf<'a>, named: bool, each: &mut dyn FnMut(Leaf<'a>)) {
    let line = if named { at.line } else { term.span };
    let here = Leaf { term, line, ..at };
    let mut all = |terms: &'a [Term], inner: Leaf<'a>, named: bool| {
        terms.iter().for_each(|term| walk(term, inner, named, each));
    };
    match &term.kind {
        TermKind::Age { .. } | TermKind::Residence { .. } | TermKind::Fact { .. } => each(here),
        TermKind::Not(inner) => walk(inner, Leaf { negated: !at.negated, ..here }, named, each),
        TermKind::All(terms) => all(terms, here, named),
        TermKind::Role(who, terms) => all(terms, Leaf { who: *who, ..here }, named),
        TermKind::Any(terms) => all(terms, Leaf { among: terms, ..here }, named),
        TermKind::NoneOf(terms) => all(terms, Leaf { negated: !at.negated, ..here }, named),
        TermKind::Named { terms, .. } => all(terms, here, true),
    }
}
