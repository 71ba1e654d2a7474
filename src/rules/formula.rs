//! Conditions taken apart for rules: their single lines with whom they speak of and whether they are denied, and
//! formulas with some of their questions already answered.

use crate::condition::{Atom, Cond, Who};
use crate::law::terms::{Term, TermKind};
use crate::source::Span;

/// One condition without parts: an age, a residence or an uppgift.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Whom it speaks of.
    pub(super) who: Who,
    /// The condition.
    pub(super) term: &'a Term,
    /// Whether it must fail instead of hold: it stands under an odd number of `inte` and `inget av`.
    pub(super) denied: bool,
    /// Where the author of the block wrote it: the use of a named villkor, not the line inside that one.
    pub(super) site: Span,
}

impl Line<'_> {
    /// The line inside a named villkor, when the block only names that one; `None` when it stands in the block.
    pub(super) fn elsewhere(&self) -> Option<Span> {
        (self.site != self.term.span).then_some(self.term.span)
    }
}

/// Every line of a block in the order of the text, through named villkor too.
pub(super) fn lines(terms: &[Term]) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    terms.iter().for_each(|term| collect(term, Who::Individ, false, None, &mut out));
    out
}

fn collect<'a>(term: &'a Term, who: Who, denied: bool, site: Option<Span>, out: &mut Vec<Line<'a>>) {
    let mut each = |terms: &'a [Term], who, denied, site| {
        terms.iter().for_each(|term| collect(term, who, denied, site, out));
    };
    match &term.kind {
        TermKind::Not(inner) => collect(inner, who, !denied, site, out),
        TermKind::All(terms) | TermKind::Any(terms) => each(terms, who, denied, site),
        TermKind::NoneOf(terms) => each(terms, who, !denied, site),
        TermKind::Named { terms, .. } => each(terms, who, denied, site.or(Some(term.span))),
        TermKind::Role(other, terms) => each(terms, *other, denied, site),
        TermKind::Age { .. } | TermKind::Residence { .. } | TermKind::Fact { .. } => {
            out.push(Line { who, term, denied, site: site.unwrap_or(term.span) });
        }
    }
}

/// The formula when `known` answers some of its questions: `Some(true)` or `Some(false)` for an atom that is
/// settled, given whether it stands denied; `None` for one that stays open.
pub(super) fn settle(cond: &Cond, known: &dyn Fn(&Atom, bool) -> Option<bool>) -> Cond {
    settled(cond, false, known)
}

fn settled(cond: &Cond, denied: bool, known: &dyn Fn(&Atom, bool) -> Option<bool>) -> Cond {
    let each = |conds: &[Cond]| conds.iter().map(|cond| settled(cond, denied, known)).collect();
    match cond {
        Cond::Const(value) => Cond::Const(*value),
        Cond::Atom(atom) => known(atom, denied).map_or_else(|| cond.clone(), Cond::Const),
        Cond::Not(inner) => !settled(inner, !denied, known),
        Cond::All(conds) => Cond::All(each(conds)),
        Cond::Any(conds) => Cond::Any(each(conds)),
    }
}
