//! Fragments with all that the page's markup means: with classes and ids that are Stadga's own, or with none.

use super::tree::{Element, Node};
use super::{Context, PREFIX};

/// Whether the profile without classes keeps an element. Of other elements, the content stays.
fn means_something(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "article"
            | "aside"
            | "blockquote"
            | "br"
            | "caption"
            | "cite"
            | "code"
            | "dd"
            | "details"
            | "dl"
            | "dt"
            | "em"
            | "figcaption"
            | "figure"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "hr"
            | "li"
            | "mark"
            | "ol"
            | "p"
            | "pre"
            | "q"
            | "section"
            | "small"
            | "strong"
            | "sub"
            | "summary"
            | "sup"
            | "table"
            | "tbody"
            | "td"
            | "th"
            | "thead"
            | "time"
            | "tr"
            | "ul"
    )
}

/// What no fragment has, whatever the page has.
const NEVER: [&str; 10] = ["html", "head", "body", "main", "meta", "link", "form", "input", "button", "img"];

/// Attributes that both profiles keep as they are.
const KEPT: [&str; 7] = ["datetime", "lang", "start", "scope", "colspan", "rowspan", "open"];

/// Attributes whose words are ids.
const IDS: [&str; 4] = ["id", "aria-labelledby", "aria-describedby", "headers"];

/// The markup with its headings and links put right for the place. With `own`, its classes and ids are kept, under
/// names that no other page has.
pub(super) fn write(nodes: &[Node<'_>], context: &Context<'_>, own: bool) -> String {
    let mut writer = Writer { context, own, ids: Vec::new(), out: String::new() };
    collect_ids(nodes, &mut writer.ids);
    writer.nodes(nodes);
    writer.out
}

fn collect_ids<'a>(nodes: &[Node<'a>], ids: &mut Vec<&'a str>) {
    for node in nodes {
        if let Node::Element(element) = node {
            ids.extend(element.get("id"));
            collect_ids(&element.children, ids);
        }
    }
}

struct Writer<'a> {
    context: &'a Context<'a>,
    own: bool,
    ids: Vec<&'a str>,
    out: String,
}

impl Writer<'_> {
    fn nodes(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            match node {
                Node::Text(text) => self.out.push_str(text),
                Node::Element(element) => self.element(element),
            }
        }
    }

    fn element(&mut self, element: &Element<'_>) {
        let address = element.get("href").and_then(|href| self.address(href));
        let kept = !NEVER.contains(&element.name) && (self.own || means_something(element.name));
        if !kept || element.name == "a" && address.is_none() {
            return self.nodes(&element.children);
        }
        let level = element.level().map(|level| format!("h{}", self.context.level(level)));
        let name = level.as_deref().unwrap_or(element.name);
        self.out.extend(["<", name]);
        for (attribute, value) in &element.attributes {
            let value = if *attribute == "href" { address.clone() } else { self.value(attribute, value) };
            if let Some(value) = value {
                self.out.extend([" ", attribute, "=\"", &value, "\""]);
            }
        }
        self.out.push('>');
        if !element.is_void() {
            self.nodes(&element.children);
            self.out.extend(["</", name, ">"]);
        }
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
