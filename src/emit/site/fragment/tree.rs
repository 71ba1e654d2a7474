//! The markup of our own pages as a tree. It is well-formed, since maud and the Markdown writer made it: every value
//! has quotes, and no text holds an angle bracket.

/// One piece of markup. Text and values are escaped as they were.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Node<'a> {
    Text(&'a str),
    Element(Element<'a>),
}

/// An element with what is in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Element<'a> {
    pub(super) name: &'a str,
    pub(super) attributes: Vec<(&'a str, &'a str)>,
    pub(super) children: Vec<Node<'a>>,
}

/// How deep elements may lie. What lies deeper is kept without its own element, so that no text can use up the stack.
const DEEPEST: usize = 64;

impl<'a> Element<'a> {
    /// The value of an attribute; `None` when it has none of that name.
    pub(super) fn get(&self, wanted: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value)
    }

    /// Whether it has no content and is never closed.
    pub(super) fn is_void(&self) -> bool {
        matches!(self.name, "br" | "hr" | "img" | "wbr" | "input" | "meta" | "link")
    }

    /// Whether no reader sees its content.
    fn is_silent(&self) -> bool {
        matches!(self.name, "script" | "style" | "template")
    }

    /// The level of a heading; `None` for what is none.
    pub(super) fn level(&self) -> Option<u8> {
        match self.name.as_bytes() {
            [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
            _ => None,
        }
    }
}

/// The tree of a source, without scripts and styles.
pub(super) fn read(source: &str) -> Vec<Node<'_>> {
    let mut top: Vec<Node<'_>> = Vec::new();
    // The elements that are open, outermost first, and the names of those that lie too deep.
    let mut open: Vec<Element<'_>> = Vec::new();
    let mut deeper: Vec<&str> = Vec::new();
    let mut rest = source;
    while !rest.is_empty() {
        let Some(inside) = rest.strip_prefix('<') else {
            let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            add(&mut top, &mut open, Node::Text(text));
            rest = after;
            continue;
        };
        let Some(end) = end_of_tag(inside) else { break };
        let (tag, after) = (inside.get(..end).unwrap_or(""), inside.get(end + 1..).unwrap_or(""));
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            if deeper.pop_if(|deep| *deep == name).is_none()
                && let Some(element) = open.pop_if(|element| element.name == name)
            {
                add(&mut top, &mut open, Node::Element(element));
            }
            continue;
        }
        let element = element(tag);
        if element.is_silent() {
            let close = format!("</{}>", element.name);
            rest = rest.split_once(&close).map_or("", |(_, after)| after);
        } else if element.is_void() {
            add(&mut top, &mut open, Node::Element(element));
        } else if open.len() == DEEPEST {
            deeper.push(element.name);
        } else {
            open.push(element);
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

/// Where the tag's `>` is; one inside quotes is part of a value.
fn end_of_tag(inside: &str) -> Option<usize> {
    let mut quoted = false;
    inside.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    })
}

fn element(tag: &str) -> Element<'_> {
    let length = tag.find(char::is_whitespace).unwrap_or(tag.len());
    let (name, mut rest) = tag.split_at(length);
    let mut attributes = Vec::new();
    while let Some(start) = rest.find(|c: char| !c.is_whitespace() && c != '/') {
        rest = rest.get(start..).unwrap_or("");
        let (attribute, after) =
            rest.split_at(rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len()));
        let (value, after) = after.strip_prefix("=\"").and_then(|value| value.split_once('"')).unwrap_or(("", after));
        attributes.push((attribute, value));
        rest = after.trim_start_matches('=');
    }
    Element { name: name.trim_end_matches('/'), attributes, children: Vec::new() }
}
