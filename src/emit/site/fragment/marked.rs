//! Fragments with all that the page's markup means: with classes and ids that are Stadga's own, or with none.

use std::borrow::Cow;

use super::pieces::{Piece, Tag, pieces};
use super::{Context, PREFIX};

/// Whether the profile without classes keeps an element; of others, the content stays.
fn is_meant(name: &str) -> bool {
    matches!(
        name,
        "p" | "a"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "em"
            | "strong"
            | "section"
            | "article"
            | "aside"
            | "time"
            | "br"
            | "hr"
            | "abbr"
            | "blockquote"
            | "cite"
            | "code"
            | "mark"
            | "pre"
            | "q"
            | "small"
            | "sub"
            | "sup"
            | "details"
            | "summary"
            | "figure"
            | "figcaption"
            | "table"
            | "caption"
            | "thead"
            | "tbody"
            | "tr"
            | "th"
            | "td"
    )
}

/// Whether no fragment has an element, whatever the page has. None of these is meant.
fn is_foreign(name: &str) -> bool {
    matches!(name, "html" | "head" | "body" | "main" | "meta" | "link" | "form" | "input" | "button" | "img")
}

/// Whether both profiles keep an attribute as it is.
fn is_kept(attribute: &str) -> bool {
    matches!(attribute, "datetime" | "lang" | "start" | "scope" | "colspan" | "rowspan" | "open")
}

/// Whether the words of an attribute are ids.
fn are_ids(attribute: &str) -> bool {
    matches!(attribute, "id" | "aria-labelledby" | "aria-describedby" | "headers")
}

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
                    self.out.push_str("</");
                    self.out.push_str(written);
                    self.out.push('>');
                }
            }
        }
    }

    /// Writes how an element begins, and under which name; `None` for one that is left out, as a link is that can lead
    /// nowhere.
    fn tag(&mut self, tag: Tag<'a>) -> Option<&'a str> {
        let kept = if self.own { !is_foreign(tag.name) } else { is_meant(tag.name) };
        if !kept {
            return None;
        }
        let address = match tag.name {
            "a" => Some(self.address(tag.get("href")?)?),
            _ => None,
        };
        let name = tag.level().map_or(tag.name, |level| heading(self.context.level(level)));
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, value) in tag.attributes() {
            let value =
                if attribute == "href" { address.as_deref().map(Cow::Borrowed) } else { self.value(attribute, value) };
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
    fn value<'v>(&self, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
        match attribute {
            _ if is_kept(attribute) => Some(value.into()),
            _ if !self.own => None,
            "class" => Some(words(value, |word| format!("{PREFIX}{word}")).into()),
            "aria-label" => Some(value.into()),
            _ => are_ids(attribute).then(|| words(value, |word| self.named(word)).into()),
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
