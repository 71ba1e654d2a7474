//! A handbook page for a terminal: headings without signs, running text in lines, examples indented.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::wrap;
use crate::diagnostic::Descriptor;

/// How far an example stands in.
const INDENT: usize = 4;

/// The page of a code: title, what kind of finding it is, and the text. With `bold`, headings are.
#[must_use]
pub fn text(descriptor: &Descriptor, bold: bool) -> String {
    let mut page = Page { bold, ..Page::default() };
    let Descriptor { slug, severity, lagrum, .. } = descriptor;
    let facts = [severity.word(), slug].into_iter().chain(lagrum.iter().copied());
    let facts = facts.filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
    for event in Parser::new(descriptor.page) {
        let title = matches!(event, Event::End(TagEnd::Heading(pulldown_cmark::HeadingLevel::H1)));
        page.event(event);
        if title {
            page.out.push_str(&facts);
            page.out.push('\n');
        }
    }
    page.out
}

/// The first paragraph under a heading of a code's page, as plain words with code between backticks and without its
/// full stop; empty when there is none.
#[must_use]
pub(super) fn paragraph(descriptor: &Descriptor, heading: &str) -> String {
    let section = descriptor.page.split("\n## ").find_map(|section| section.strip_prefix(heading)?.strip_prefix('\n'));
    let (mut words, mut open) = (String::new(), false);
    for event in Parser::new(section.unwrap_or("")) {
        match event {
            Event::Start(Tag::Paragraph) => open = true,
            Event::End(TagEnd::Paragraph) => break,
            Event::Text(text) if open => words.push_str(&text),
            Event::Code(code) if open => words.push_str(&format!("`{code}`")),
            Event::SoftBreak | Event::HardBreak if open => words.push(' '),
            _ => {}
        }
    }
    words.trim_end().trim_end_matches('.').to_owned()
}

/// Markdown for a terminal, with every line standing in by `margin`.
#[must_use]
pub(super) fn indented(markdown: &str, margin: usize) -> String {
    let mut page = Page { margin, ..Page::default() };
    Parser::new(markdown).for_each(|event| page.event(event));
    page.out
}

/// Every code in one line each, under the heading of its kind.
#[must_use]
pub fn list(descriptors: &[&Descriptor]) -> String {
    const KINDS: [(&str, &str); 5] = [
        ("S", "Text som inte går att läsa"),
        ("M", "Namn och värden"),
        ("L", "Lagen"),
        ("V", "Villkor"),
        ("K", "Kvalitet"),
    ];
    let mut out = String::new();
    for (letter, heading) in KINDS {
        out.push_str(&format!("{}{heading}\n\n", if out.is_empty() { "" } else { "\n" }));
        for descriptor in descriptors.iter().filter(|descriptor| descriptor.code.starts_with(letter)) {
            let (code, severity, title) = (descriptor.code, descriptor.severity.word(), descriptor.title());
            out.push_str(&format!("  {code}  {severity:<10}  {title}\n"));
        }
    }
    out
}

#[derive(Default)]
struct Page {
    out: String,
    /// The running text since the last break.
    inline: String,
    /// The lists that are open: the next number of a numbered one.
    lists: Vec<Option<u64>>,
    /// What the next paragraph begins with, in a list.
    bullet: Option<String>,
    /// The address of the link that is open.
    link: Option<String>,
    /// Whether a list item was the last that was written.
    after_item: bool,
    bold: bool,
    /// How far everything stands in.
    margin: usize,
}

impl Page {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                self.paragraph();
                self.after_item = false;
            }
            Event::End(TagEnd::CodeBlock) => {
                let example = std::mem::take(&mut self.inline);
                self.gap();
                for line in example.lines() {
                    let indent = if line.is_empty() { 0 } else { INDENT };
                    self.line(indent, line);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let heading = std::mem::take(&mut self.inline);
                self.after_item = false;
                self.gap();
                let heading = if self.bold { format!("\u{1b}[1m{heading}\u{1b}[0m") } else { heading };
                self.line(0, &heading);
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item) => self.paragraph(),
            Event::Start(Tag::List(first)) => {
                self.paragraph();
                self.lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::Start(Tag::Item) => {
                let bullet = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.bullet = Some(bullet);
            }
            Event::Start(Tag::Link { dest_url, .. }) => self.link = Some(dest_url.into_string()),
            Event::End(TagEnd::Link) => {
                if let Some(address) = self.link.take().filter(|address| !self.inline.ends_with(address.as_str())) {
                    self.inline.push_str(&format!(" ({address})"));
                }
            }
            Event::Code(code) => self.inline.push_str(&format!("`{code}`")),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.inline.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.inline.push(' '),
            _ => {}
        }
    }

    /// Ends a paragraph or a list item.
    fn paragraph(&mut self) {
        let text = std::mem::take(&mut self.inline);
        if text.trim().is_empty() {
            return;
        }
        let bullet = self.bullet.take();
        // The items of a list stand close.
        if bullet.is_none() || !self.after_item {
            self.gap();
        }
        self.after_item = bullet.is_some();
        let indent = 2 * self.lists.len();
        let first = bullet.unwrap_or_default();
        let hang = if first.is_empty() { indent } else { indent.saturating_sub(2) + first.chars().count() };
        for (at, line) in wrap::wrap(&text, wrap::WIDTH.saturating_sub(hang + self.margin)).lines().enumerate() {
            if at == 0 && !first.is_empty() {
                self.line(indent.saturating_sub(2), &format!("{first}{line}"));
            } else {
                self.line(hang, line);
            }
        }
    }

    /// An empty line, unless nothing is written yet.
    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn line(&mut self, indent: usize, text: &str) {
        let indent = if text.is_empty() { 0 } else { self.margin + indent };
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.out.push_str(text);
        self.out.push('\n');
    }
}
