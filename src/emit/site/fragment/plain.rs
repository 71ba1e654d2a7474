//! Fragments for the strictest editors: paragraphs, headings, lists, links, `strong` and `em`, and no attribute but
//! `href`. Facts become list items, and what has no element here becomes paragraphs.

use super::Context;
use super::tree::{Element, Node};

/// Elements that stand by themselves and not in a line of words.
const BLOCKS: [&str; 33] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tr",
    "ul",
];

/// The markup of a fragment.
pub(super) fn write(nodes: &[Node<'_>], context: &Context<'_>) -> String {
    let mut writer = Writer { context, out: String::new() };
    writer.flow(nodes, true);
    writer.out
}

struct Writer<'a> {
    context: &'a Context<'a>,
    out: String,
}

impl Writer<'_> {
    /// Blocks in order. Words among them become paragraphs of their own, when they may not stand alone.
    fn flow(&mut self, nodes: &[Node<'_>], paragraphs: bool) {
        for run in nodes.chunk_by(|a, b| is_inline(a) == is_inline(b)) {
            if run.iter().all(is_inline) {
                let words = self.line(run);
                match paragraphs {
                    true => self.put("p", &words),
                    false => self.out.push_str(&words),
                }
                continue;
            }
            for node in run {
                if let Node::Element(element) = node {
                    self.block(element);
                }
            }
        }
    }

    fn block(&mut self, element: &Element<'_>) {
        if let Some(level) = element.tag.level() {
            let words = self.line(&element.children);
            return match self.context.level(level) {
                2 => self.put("h2", &words),
                3 => self.put("h3", &words),
                4 => self.put("h4", &words),
                _ => self.bold(&words),
            };
        }
        match element.tag.name {
            "summary" | "dt" => {
                let words = self.line(&element.children);
                self.bold(&words);
            }
            "ul" | "ol" => self.list(element),
            "dl" => self.facts(&element.children),
            "p" | "pre" | "tr" if element.children.iter().all(is_inline_or_cell) => {
                let words = self.line(&element.children);
                self.put("p", &words);
            }
            _ => self.flow(&element.children, true),
        }
    }

    /// A list. One that does not begin at 1 would need an attribute to say so, and each of its items says its number.
    fn list(&mut self, list: &Element<'_>) {
        let mut number: Option<u64> = list.tag.get("start").and_then(|first| first.parse().ok());
        let name = if number.is_some() { "ul" } else { list.tag.name };
        self.open(name);
        for node in list.children.iter().filter(|node| !is_blank(node)) {
            let inside = match node {
                Node::Element(element) if element.tag.name == "li" => element.children.as_slice(),
                node => std::slice::from_ref(node),
            };
            self.open("li");
            let begin = self.out.len();
            self.flow(inside, false);
            if let Some(number) = &mut number {
                let item = self.out.get(begin..).unwrap_or("");
                let first =
                    ["<p>", "<h2>", "<h3>", "<h4>"].into_iter().find(|tag| item.starts_with(tag)).map_or(0, str::len);
                self.out.insert_str(begin + first, &format!("{number}. "));
                *number = number.saturating_add(1);
            }
            self.close("li");
        }
        self.close(name);
    }

    fn item(&mut self, nodes: &[Node<'_>]) {
        self.open("li");
        self.flow(nodes, false);
        self.close("li");
    }

    /// A list of facts: the name in bold, and what there is under it on the same line, or as a list when there is
    /// more than one thing.
    fn facts(&mut self, nodes: &[Node<'_>]) {
        let all: Vec<&Element<'_>> = grouped(nodes);
        self.open("ul");
        for fact in all.chunk_by(|_, next| next.tag.name != "dt") {
            self.open("li");
            let (names, things): (Vec<&Element<'_>>, Vec<&Element<'_>>) =
                fact.iter().partition(|part| part.tag.name == "dt");
            for name in names {
                let name = self.line(&name.children);
                let sign = if name.ends_with(|last: char| last.is_alphanumeric() || last == ')') { ":" } else { "" };
                self.out.push_str(&format!("<strong>{name}{sign}</strong> "));
            }
            match things.as_slice() {
                [thing] => self.thing(thing),
                things => {
                    self.open("ul");
                    things.iter().for_each(|thing| self.item(&thing.children));
                    self.close("ul");
                }
            }
            self.close("li");
        }
        self.close("ul");
    }

    fn thing(&mut self, thing: &Element<'_>) {
        let kept: Vec<&Node<'_>> = thing.children.iter().filter(|node| !is_blank(node)).collect();
        match kept.as_slice() {
            [Node::Element(only)] if only.tag.name == "p" => self.flow(&only.children, false),
            _ => self.flow(&thing.children, false),
        }
    }

    fn open(&mut self, name: &str) {
        self.out.push_str(&format!("<{name}>"));
    }

    fn close(&mut self, name: &str) {
        self.out.push_str(&format!("</{name}>"));
        if name != "li" {
            self.out.push('\n');
        }
    }

    /// Words in an element; nothing when there are none.
    fn put(&mut self, name: &str, words: &str) {
        if !words.is_empty() {
            self.out.push_str(&format!("<{name}>{words}</{name}>\n"));
        }
    }

    fn bold(&mut self, words: &str) {
        if !words.is_empty() {
            self.put("p", &format!("<strong>{words}</strong>"));
        }
    }

    /// Words on one line.
    fn line(&self, nodes: &[Node<'_>]) -> String {
        let mut words = String::new();
        self.words(nodes, &mut words);
        // Spaces that hold words together are no ends of words.
        words.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn words(&self, nodes: &[Node<'_>], out: &mut String) {
        for node in nodes {
            let element = match node {
                Node::Text(text) => {
                    out.push_str(text);
                    continue;
                }
                Node::Element(element) => element,
            };
            let address = element.tag.get("href").and_then(|href| self.context.address.whole(href));
            let (begin, end) = match (element.tag.name, address) {
                ("em" | "i" | "cite", _) => ("<em>".to_owned(), "</em>"),
                ("strong" | "b", _) => ("<strong>".to_owned(), "</strong>"),
                ("a", Some(address)) => (format!("<a href=\"{address}\">"), "</a>"),
                ("br" | "wbr" | "td" | "th", _) => (" ".to_owned(), " "),
                (name, _) if BLOCKS.contains(&name) => (" ".to_owned(), " "),
                _ => (String::new(), ""),
            };
            out.push_str(&begin);
            self.words(&element.children, out);
            out.push_str(end);
        }
    }
}

/// The names and things of a list of facts, also where they stand in groups.
fn grouped<'n, 'a>(nodes: &'n [Node<'a>]) -> Vec<&'n Element<'a>> {
    let mut all = Vec::new();
    for node in nodes {
        match node {
            Node::Element(element) if element.tag.name == "dt" || element.tag.name == "dd" => all.push(element),
            Node::Element(element) => all.extend(grouped(&element.children)),
            Node::Text(_) => {}
        }
    }
    all
}

fn is_blank(node: &Node<'_>) -> bool {
    matches!(node, Node::Text(text) if text.trim().is_empty())
}

fn is_inline_or_cell(node: &Node<'_>) -> bool {
    matches!(node, Node::Element(element) if element.tag.name == "td" || element.tag.name == "th") || is_inline(node)
}

/// Whether it belongs to a line of words, with all that is in it.
fn is_inline(node: &Node<'_>) -> bool {
    match node {
        Node::Text(_) => true,
        Node::Element(element) => !BLOCKS.contains(&element.tag.name) && element.children.iter().all(is_inline),
    }
}
