//! Conditions as lines that can be told one by one: names and negations are carried down to what they are about.

use std::borrow::Cow;

use crate::condition::Who;
use crate::law::terms::{AgeForm, Term, TermKind};
use crate::source::Span;

/// How many bytes may lie between two lines that are shown as one place.
const NEAR: u32 = 40;

/// One line, with every name and negation carried down to what it is about.
pub(super) enum Node<'a> {
    /// An age, a place of living or an uppgift.
    Atom { who: Who, term: Cow<'a, Term>, negated: bool },
    /// Several lines together.
    Group { how: How, nodes: Vec<Node<'a>>, span: Span },
}

/// In what way the lines of a group belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// All must hold.
    All,
    /// At least one must.
    Any,
    /// None may.
    NoneOf,
    /// Not all may at once.
    NotAll,
}

/// The lines of a block, those of named villkor and of *barnet* and its kin among them.
pub(super) fn lines(terms: &[Term]) -> Vec<Node<'_>> {
    flat(terms, Who::Individ)
}

fn flat(terms: &[Term], who: Who) -> Vec<Node<'_>> {
    let mut out = Vec::new();
    for term in terms {
        match node(term, who, false) {
            Node::Group { how: How::All, nodes, .. } => out.extend(nodes),
            node => out.push(node),
        }
    }
    joined(out)
}

/// Lines that must all hold, with the lowest and the highest age of a person told as one line where they stand apart.
fn joined(nodes: Vec<Node<'_>>) -> Vec<Node<'_>> {
    let mut out: Vec<Node<'_>> = Vec::new();
    for node in nodes {
        match out.iter_mut().find_map(|known| both_ages(known, &node).map(|both| (known, both))) {
            Some((known, both)) => *known = both,
            None => out.push(node),
        }
    }
    out
}

/// A line for two ages of which one is the lowest and the other the highest.
fn both_ages<'a>(one: &Node<'a>, other: &Node<'a>) -> Option<Node<'a>> {
    let bounds = |node: &Node<'a>| match node {
        Node::Atom { who, term, negated: false } => match term.kind {
            TermKind::Age { from, to, .. } => Some((*who, from, to, term.span)),
            _ => None,
        },
        _ => None,
    };
    let ((who, from, to, span), (same, low, high, place)) = (bounds(one)?, bounds(other)?);
    let (lowest, highest) = match (to, high) {
        (None, Some(high)) if low == 0 => (from, high),
        (Some(to), None) if from == 0 => (low, to),
        _ => return None,
    };
    let near = span.file == place.file && span.end <= place.start && place.start - span.end <= NEAR;
    let span = if near { span.to(place) } else { span };
    let kind = TermKind::Age { from: lowest, to: Some(highest), written: AgeForm::Range };
    (who == same && lowest > 0 && lowest < highest).then_some(Node::Atom {
        who,
        term: Cow::Owned(Term { span, kind }),
        negated: false,
    })
}

fn node(term: &Term, who: Who, negated: bool) -> Node<'_> {
    let (how, nodes) = match &term.kind {
        TermKind::Age { .. } | TermKind::Residence { .. } | TermKind::Fact { .. } => {
            return Node::Atom { who, term: Cow::Borrowed(term), negated };
        }
        TermKind::Not(inner) => return node(inner, who, !negated),
        TermKind::Named { terms, .. } => (How::All, flat(terms, who)),
        TermKind::All(terms) => (How::All, flat(terms, who)),
        TermKind::Role(other, terms) => (How::All, flat(terms, *other)),
        TermKind::Any(terms) => (How::Any, terms.iter().map(|term| node(term, who, false)).collect()),
        TermKind::NoneOf(terms) => (How::NoneOf, terms.iter().map(|term| node(term, who, false)).collect()),
    };
    let how = match (how, negated) {
        (how, false) => how,
        (How::All, true) => How::NotAll,
        (How::NotAll, true) => How::All,
        (How::Any, true) => How::NoneOf,
        (How::NoneOf, true) => How::Any,
    };
    group(how, nodes, term.span)
}

/// A group; of one line, the line itself.
pub(super) fn group(how: How, mut nodes: Vec<Node<'_>>, span: Span) -> Node<'_> {
    match (nodes.len(), how) {
        (1, How::All | How::Any) => nodes.swap_remove(0),
        (1, _) => match nodes.swap_remove(0) {
            Node::Atom { who, term, negated } => Node::Atom { who, term, negated: !negated },
            group => Node::Group { how, nodes: vec![group], span },
        },
        _ => Node::Group { how, nodes, span },
    }
}

/// The lines that ask where someone lives, also as one way of several.
pub(super) fn homes<'n>(node: &'n Node<'_>) -> Vec<(Who, &'n Term)> {
    match node {
        Node::Atom { who, term, negated: false } if matches!(term.kind, TermKind::Residence { .. }) => {
            vec![(*who, term.as_ref())]
        }
        Node::Atom { .. } | Node::Group { how: How::NoneOf | How::NotAll, .. } => Vec::new(),
        Node::Group { nodes, .. } => nodes.iter().flat_map(homes).collect(),
    }
}
