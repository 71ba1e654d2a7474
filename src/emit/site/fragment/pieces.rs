//! The markup of our own pages, piece by piece. It is well-formed, since maud and the Markdown writer made it: every
//! value has quotes, and no text holds an angle bracket.

use memchr::memchr;

/// A piece of markup. Text and values are escaped as they were.
pub(super) enum Piece<'a> {
    Text(&'a str),
    /// An element begins; or is whole, when it is void.
    Open(Tag<'a>),
    /// The element of this name ends.
    Close(&'a str),
}

/// How an element begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    /// Its attributes, as they stand.
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    fn of(inside: &'a str) -> Self {
        let (name, attributes) = inside.split_at(length(inside, |byte| !byte.is_ascii_whitespace()));
        Self { name: name.trim_end_matches('/'), attributes }
    }

    /// Its attributes, by name and value, in order; the value is empty for one that has none.
    pub(super) fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.get(length(rest, |byte| byte.is_ascii_whitespace() || byte == b'/')..)?;
            if rest.is_empty() {
                return None;
            }
            let (name, after) = rest.split_at(length(rest, |byte| byte != b'=' && !byte.is_ascii_whitespace()));
            let (value, after) =
                after.strip_prefix("=\"").and_then(|value| value.split_once('"')).unwrap_or(("", after));
            rest = after.trim_start_matches('=');
            Some((name, value))
        })
    }

    /// The value of an attribute; `None` when it has none of that name.
    pub(super) fn get(self, wanted: &str) -> Option<&'a str> {
        self.attributes().find(|(name, _)| *name == wanted).map(|(_, value)| value)
    }

    /// Whether the element has no content and is never closed.
    pub(super) fn is_void(self) -> bool {
        matches!(self.name, "br" | "hr" | "img" | "wbr" | "input" | "meta" | "link")
    }

    /// Whether no reader sees its content.
    fn is_silent(self) -> bool {
        matches!(self.name, "script" | "style" | "template")
    }

    /// The level of a heading; `None` for what is none.
    pub(super) fn level(self) -> Option<u8> {
        match self.name.as_bytes() {
            [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
            _ => None,
        }
    }
}

/// The pieces of a source in order, without scripts and styles.
pub(super) fn pieces(source: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = source.get(at..)?;
            let begins = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
            if begins > 0 {
                at += begins;
                return rest.get(..begins).map(Piece::Text);
            }
            let inside = rest.get(1..)?;
            let end = end_of_tag(inside)?;
            at += end + 2;
            let tag = inside.get(..end)?;
            if tag.as_bytes().first() == Some(&b'/') {
                return tag.get(1..).map(Piece::Close);
            }
            let tag = Tag::of(tag);
            if !tag.is_silent() {
                return Some(Piece::Open(tag));
            }
            let close = format!("</{}>", tag.name);
            at += source.get(at..).and_then(|rest| Some(rest.find(&close)? + close.len())).unwrap_or(source.len());
        }
    })
}

/// Where the tag's `>` is; one inside quotes is part of a value.
fn end_of_tag(inside: &str) -> Option<usize> {
    let (mut from, mut quoted) = (0, false);
    loop {
        let part = inside.as_bytes().get(from..)?;
        let end = memchr(b'>', part)?;
        quoted ^= part.get(..end)?.iter().filter(|byte| **byte == b'"').count() % 2 == 1;
        if !quoted {
            return Some(from + end);
        }
        from += end + 1;
    }
}

/// How many bytes at the beginning of a text are of a kind. The kinds that are asked for end at ASCII characters.
fn length(text: &str, kind: impl Fn(u8) -> bool) -> usize {
    text.bytes().position(|byte| !kind(byte)).unwrap_or(text.len())
}
