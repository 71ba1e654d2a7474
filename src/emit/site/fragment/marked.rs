//! Fragments with all that the page's markup means: with classes and ids that are Stadga's own, or with none.

use super::pieces::{Piece, Tag, pieces};
use super::{Context, PREFIX};

/// What the profile without classes keeps; of other elements, the content stays. Those that pages have most of stand
/// first.
const MEANT: [&str; 42] = [
    "p",
    "a",
    "li",
    "ul",
    "dd",
    "dt",
    "section",
    "h2",
    "dl",
    "time",
    "strong",
    "h3",
    "h4",
    "h5",
    "h6",
    "em",
    "ol",
    "br",
    "abbr",
    "article",
    "aside",
    "blockquote",
    "caption",
    "cite",
    "code",
    "details",
    "figcaption",
    "figure",
    "hr",
    "mark",
    "pre",
    "q",
    "small",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
];

/// What no fragment has, whatever the page has; none of it is meant above.
const NEVER: [&str; 10] = ["html", "head", "body", "main", "meta", "link", "form", "input", "button", "img"];

/// Attributes that both profiles keep as they are.
const KEPT: [&str; 7] = ["datetime", "lang", "start", "scope", "colspan", "rowspan", "open"];

/// Attributes whose words are ids.
const IDS: [&str; 4] = ["id", "aria-labelledby", "aria-describedby", "headers"];

/// The markup with its headings and links put right for the place. With `own`, its classes and ids are kept, under
/// names that no other page has.
pub(super) fn write(source: &str, context: &Context<'_>, own: bool) -> String {
    let ids = own.then(|| pieces(source)).into_iter().flatten().filter_map(|piece| match piece {
        Piece::Open(tag) => tag.get("id"),
        Piece::Text(_) | Piece::Close(_) => None,
    });
    let mut writer =
        Writer { context, own, ids: ids.collect(), out: String::with_capacity(source.len()), open: Vec::new() };
    for piece in pieces(source) {
        writer.piece(piece);
    }
    while let Some((name, _)) = writer.open.last().copied() {
        writer.piece(Piece::Close(name));
    }
    writer.out
}

struct Writer<'a> {
    context: &'a Context<'a>,
    own: bool,
    ids: Vec<&'a str>,
    out: String,
    /// The elements that are open, outermost first: the name that each has on the page, and the one that it was written
    /// under; `None` for one that was not.
    open: Vec<(&'a str, Option<&'a str>)>,
}

impl<'a> Writer<'a> {
    fn piece(&mut self, piece: Piece<'a>) {
        match piece {
            Piece::Text(text) => self.out.push_str(text),
            Piece::Open(tag) => {
                let written = self.tag(tag);
                if !tag.is_void() {
                    self.open.push((tag.name, written));
                }
            }
            Piece::Close(name) => {
                if let Some((_, Some(written))) = self.open.pop_if(|(known, _)| *known == name) {
                    self.out.extend(["</", written, ">"]);
                }
            }
        }
    }

    /// Writes how an element begins, and under which name; `None` for one that is left out.
    fn tag(&mut self, tag: Tag<'a>) -> Option<&'a str> {
        let kept = if self.own { !NEVER.contains(&tag.name) } else { MEANT.contains(&tag.name) };
        let address = if kept { tag.get("href").and_then(|href| self.address(href)) } else { None };
        if !kept || tag.name == "a" && address.is_none() {
            return None;
        }
        let name = tag.level().map_or(tag.name, |level| heading(self.context.level(level)));
        self.out.extend(["<", name]);
        for (attribute, value) in tag.attributes() {
            let value = if attribute == "href" { address.clone() } else { self.value(attribute, value) };
            if let Some(value) = value {
                self.out.extend([" ", attribute, "=\"", &value, "\""]);
            }
        }
        self.out.push('>');
        Some(name)
    }

    fn address(&self, href: &str) -> Option<String> {
        match href.strip_prefix('#') {
            Some(id) => (self.own && self.ids.contains(&id)).then(|| format!("#{}", self.named(id))),
            None => self.context.address.whole(href),
        }
    }

    /// The value of an attribute; `None` for one that is left out.
    fn value(&self, attribute: &str, value: &str) -> Option<String> {
        match attribute {
            "class" if self.own => Some(words(value, |word| format!("{PREFIX}{word}"))),
            "aria-label" if self.own => Some(value.to_owned()),
            _ if self.own && IDS.contains(&attribute) => Some(words(value, |word| self.named(word))),
            _ => KEPT.contains(&attribute).then(|| value.to_owned()),
        }
    }

    fn named(&self, id: &str) -> String {
        format!("{PREFIX}{}-{id}", self.context.slug)
    }
}

fn words(value: &str, change: impl Fn(&str) -> String) -> String {
    value.split_whitespace().map(change).collect::<Vec<_>>().join(" ")
}

fn heading(level: u8) -> &'static str {
    match level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    }
}
