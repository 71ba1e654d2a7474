//! What is left of the conditions for one whose age is known: what the age settles is taken away, also inside groups.

use super::lines::{How, Node, group};
use super::{Asker, Known};
use crate::law::terms::TermKind;

/// What the age of the one who asks tells of each line that stands alone, in order.
pub(super) fn known(nodes: &[Node<'_>], asker: &Asker) -> Vec<Known> {
    let mut out = Vec::new();
    nodes.iter().for_each(|node| note(node, asker, &mut out));
    out
}

fn note(node: &Node<'_>, asker: &Asker, out: &mut Vec<Known>) {
    match node {
        Node::Atom { who, term, negated } => {
            let known = match term.kind {
                TermKind::Age { from, to, .. } if *who == asker.who => of_age(asker, from, to),
                _ => Known::Open,
            };
            out.push(if *negated { known.not() } else { known });
        }
        Node::Group { nodes, .. } => nodes.iter().for_each(|node| note(node, asker, out)),
    }
}

/// Whether all, none or some of the ages that one may have lie between two, both included.
fn of_age(asker: &Asker, from: u32, to: Option<u32>) -> Known {
    let below = to.is_none_or(|to| asker.to.is_some_and(|highest| highest <= to));
    let beyond = to.is_some_and(|to| to < asker.from) || asker.to.is_some_and(|highest| highest < from);
    match (from <= asker.from && below, beyond) {
        (true, _) => Known::Holds,
        (false, true) => Known::Fails,
        (false, false) => Known::Open,
    }
}

impl Known {
    fn not(self) -> Self {
        match self {
            Self::Holds => Self::Fails,
            Self::Fails => Self::Holds,
            Self::Open => Self::Open,
        }
    }
}

/// The lines that are left, which must all hold. One that the age rules out stands whole: the document can then not be
/// read in full, or nobody of that age would have been asked, and no condition may be lost.
pub(super) fn left<'a>(nodes: Vec<Node<'a>>, known: &[Known]) -> Vec<Node<'a>> {
    let mut out = Vec::new();
    for node in rest(nodes, &mut known.iter().copied(), true) {
        match node {
            Node::Group { how: How::All, nodes, .. } => out.extend(nodes),
            node => out.push(node),
        }
    }
    out
}

/// Those of some nodes that are not settled, without what is settled in them; with `keeps`, those that cannot hold too.
fn rest<'a>(nodes: Vec<Node<'a>>, known: &mut (impl Iterator<Item = Known> + Clone), keeps: bool) -> Vec<Node<'a>> {
    let mut out = Vec::new();
    for node in nodes {
        let settled = settled(&node, &mut known.clone());
        if let Some(so) = settled {
            known.by_ref().take(atoms(&node)).for_each(drop);
            out.extend((keeps && !so).then_some(node));
            continue;
        }
        out.push(match node {
            Node::Group { how, nodes, span } => group(how, rest(nodes, known, false), span),
            atom => {
                known.next();
                atom
            }
        });
    }
    out
}

/// How many lines stand alone in a node.
fn atoms(node: &Node<'_>) -> usize {
    match node {
        Node::Atom { .. } => 1,
        Node::Group { nodes, .. } => nodes.iter().map(atoms).sum(),
    }
}

/// What one line of a group must be to settle it, and whether the group then holds.
fn decides(how: How) -> (bool, bool) {
    match how {
        How::All => (false, false),
        How::Any => (true, true),
        How::NoneOf => (true, false),
        How::NotAll => (false, true),
    }
}

/// Whether what is known settles a node, and how.
fn settled(node: &Node<'_>, known: &mut impl Iterator<Item = Known>) -> Option<bool> {
    match node {
        Node::Atom { .. } => match known.next()? {
            Known::Holds => Some(true),
            Known::Fails => Some(false),
            Known::Open => None,
        },
        Node::Group { how, nodes, .. } => {
            let (one, then) = decides(*how);
            let each: Vec<Option<bool>> = nodes.iter().map(|node| settled(node, known)).collect();
            match each.contains(&Some(one)) {
                true => Some(then),
                false => each.iter().all(Option::is_some).then_some(!then),
            }
        }
    }
}
