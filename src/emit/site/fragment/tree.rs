//! The markup of our own pages as a tree.

use super::pieces::{Piece, Tag, pieces};

/// One piece of markup with all that is in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Node<'a> {
    Text(&'a str),
    Element(Element<'a>),
}

/// An element with what is in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Element<'a> {
    pub(super) tag: Tag<'a>,
    pub(super) children: Vec<Node<'a>>,
}

/// How deep elements may lie. What lies deeper is kept without its own element, so that no text can use up the stack.
const DEEPEST: usize = 64;

/// The tree of a source, without scripts and styles.
pub(super) fn read(source: &str) -> Vec<Node<'_>> {
    let mut top: Vec<Node<'_>> = Vec::new();
    // The elements that are open, outermost first, and the names of those that lie too deep.
    let mut open: Vec<Element<'_>> = Vec::new();
    let mut deeper: Vec<&str> = Vec::new();
    for piece in pieces(source) {
        match piece {
            Piece::Text(text) => add(&mut top, &mut open, Node::Text(text)),
            Piece::Open(tag) if tag.is_void() => {
                add(&mut top, &mut open, Node::Element(Element { tag, children: Vec::new() }));
            }
            Piece::Open(tag) if open.len() == DEEPEST => deeper.push(tag.name),
            Piece::Open(tag) => open.push(Element { tag, children: Vec::new() }),
            Piece::Close(name) => {
                if deeper.pop_if(|deep| *deep == name).is_none()
                    && let Some(element) = open.pop_if(|element| element.tag.name == name)
                {
                    add(&mut top, &mut open, Node::Element(element));
                }
            }
        }
    }
    while let Some(element) = open.pop() {
        add(&mut top, &mut open, Node::Element(element));
    }
    top
}

fn add<'a>(top: &mut Vec<Node<'a>>, open: &mut [Element<'a>], node: Node<'a>) {
    match open.last_mut() {
        Some(element) => element.children.push(node),
        None => top.push(node),
    }
}
