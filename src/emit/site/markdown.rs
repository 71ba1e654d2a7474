//! The texts of a document as HTML, from what a page shows of them. Headings stand below the page's own, and references
//! in braces become links.

use std::ops::Range;

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use crate::emit::site::context::{From, Site};
use crate::emit::site::{english, words};
use crate::model::markdown::{events, is_safe};
use crate::model::{Reference, Target, Text};

/// What a text is shown on, and how.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) from: From,
    /// The level of the heading that the text stands under.
    pub(super) below: u8,
}

/// The text as HTML.
pub(super) fn render(text: &Text, place: Place<'_>) -> Markup {
    let watched = place.from != From::Riktlinje && !place.site.withheld.is_empty();
    let mut writer =
        Writer { text, place, watched, out: Vec::new(), links: Vec::new(), levels: Vec::new(), skipped: None };
    for (event, range) in events(&text.value) {
        writer.event(event, range);
    }
    let mut out = String::with_capacity(text.value.len() + text.value.len() / 4);
    pulldown_cmark::html::push_html(&mut out, writer.out.into_iter());
    PreEscaped(out)
}

/// The words of a text alone, on one line.
pub(super) fn plain(text: &Text) -> String {
    let mut words = String::new();
    for (event, _) in events(&text.value) {
        match event {
            Event::Text(part) | Event::Code(part) => words.push_str(&part),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A part of a text that is shown or withheld as a whole: a paragraph, a heading, an item of a list, or code.
pub(super) struct Block {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// What it says, without what marks it up.
    pub(super) words: String,
}

/// How deep parts may lie in each other to be shown or withheld each by itself. What lies deeper goes with the part
/// around it, so that no text takes long to read.
const DEEPEST: usize = 8;

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Paragraph | Tag::Item | Tag::Heading { .. } | Tag::CodeBlock(_))
}

/// The parts of a text and those inside them, in the order in which they begin.
pub(super) fn blocks(text: &Text) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    // The parts that are open, outermost first, and how many lie too deep inside them.
    let (mut open, mut deeper): (Vec<usize>, usize) = (Vec::new(), 0);
    for (event, range) in events(&text.value) {
        let words = match event {
            Event::Start(tag) if is_block(&tag) => {
                if open.len() < DEEPEST {
                    open.push(out.len());
                    out.push(Block { range, words: String::new() });
                } else {
                    deeper += 1;
                }
                continue;
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::CodeBlock) => {
                match deeper.checked_sub(1) {
                    Some(less) => deeper = less,
                    None => drop(open.pop()),
                }
                CowStr::Borrowed(" ")
            }
            Event::Text(words) | Event::Code(words) => words,
            Event::SoftBreak | Event::HardBreak => CowStr::Borrowed(" "),
            _ => continue,
        };
        for at in &open {
            out.get_mut(*at).into_iter().for_each(|block| block.words.push_str(&words));
        }
    }
    out
}

/// The words of a text as a page for residents may tell them beside its own; empty when some part is withheld.
pub(super) fn told(site: &Site<'_>, text: &Text) -> String {
    if site.withheld.is_in(text) { String::new() } else { plain(text) }
}

struct Writer<'a> {
    text: &'a Text,
    place: Place<'a>,
    /// Whether its parts are to be looked at for what a page for residents may not say. The whole decision shows all.
    watched: bool,
    out: Vec<Event<'a>>,
    /// For every open link, whether it was written.
    links: Vec<bool>,
    /// The author's levels of the headings that the place stands under.
    levels: Vec<HeadingLevel>,
    /// How many elements are open inside one that is not shown; `None` outside.
    skipped: Option<u32>,
}

impl<'a> Writer<'a> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if let Some(open) = &mut self.skipped {
            match event {
                Event::Start(_) => *open += 1,
                Event::End(_) if *open == 0 => self.skipped = None,
                Event::End(_) => *open -= 1,
                _ => {}
            }
            return;
        }
        match event {
            // The words that describe an image are shown in its place.
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            Event::Start(tag) if is_block(&tag) && self.withholds(&range) => {
                self.notice(&tag);
                self.skipped = Some(0);
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let level = self.shifted(level);
                self.out.push(Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }));
            }
            Event::End(TagEnd::Heading(_)) => {
                let level = self.level();
                self.out.push(Event::End(TagEnd::Heading(level)));
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => self.link(link_type, &dest_url),
            Event::End(TagEnd::Link) => {
                if self.links.pop() == Some(true) {
                    self.out.push(Event::End(TagEnd::Link));
                }
            }
            // The kind of a code block would become a class of the author's choice.
            Event::Start(Tag::CodeBlock(_)) => self.out.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))),
            Event::Text(words) => self.words(words, range),
            Event::SoftBreak if self.text.references.iter().any(|reference| inside(reference, &range)) => {}
            Event::HardBreak => self.out.push(Event::Html(CowStr::Borrowed("<br>\n"))),
            Event::Rule => self.out.push(Event::Html(CowStr::Borrowed("<hr>\n"))),
            other => self.out.push(other),
        }
    }

    /// Whether a part may mislead a reader, so that only the whole decision shows it.
    fn withholds(&self, range: &Range<usize>) -> bool {
        self.watched && self.place.site.withheld.has(self.text, range.clone())
    }

    fn notice(&mut self, tag: &Tag<'_>) {
        let words = html! {
            em.withheld {
                "En del av texten visas inte här, för den kan missförstås. "
                a href={ (self.place.from.up()) "riktlinje/index.html" } { "Läs " (words::whole(self.place.site)) } "."
            }
        };
        let whole = if matches!(tag, Tag::Item) {
            html! { li { (words) } }
        } else {
            html! { p { (words) } }
        };
        self.out.push(Event::Html(CowStr::from(whole.into_string() + "\n")));
    }

    /// Every heading one level below the one it stands under, whatever levels the author skipped.
    fn shifted(&mut self, level: HeadingLevel) -> HeadingLevel {
        while self.levels.last().is_some_and(|above| *above >= level) {
            self.levels.pop();
        }
        self.levels.push(level);
        self.level()
    }

    fn level(&self) -> HeadingLevel {
        let level = usize::from(self.place.below) + self.levels.len();
        HeadingLevel::try_from(level.min(6)).unwrap_or(HeadingLevel::H6)
    }

    fn link(&mut self, kind: LinkType, address: &str) {
        let address = if kind == LinkType::Email { format!("mailto:{address}") } else { address.to_owned() };
        let written = is_safe(&address) && !self.links.contains(&true);
        self.links.push(written);
        if written {
            self.open(address);
        }
    }

    fn open(&mut self, address: String) {
        let (dest_url, title, id) = (CowStr::from(address), CowStr::Borrowed(""), CowStr::Borrowed(""));
        self.out.push(Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, id }));
    }

    /// Words, with the references in them as links. A reference may be spread over several events, since a line may
    /// end in it; the first of them writes the whole.
    fn words(&mut self, words: CowStr<'a>, range: Range<usize>) {
        // An entity such as `&amp;` is shorter than what was written, and holds no reference.
        if words.len() != range.len() {
            return self.text(words);
        }
        let mut at = range.start;
        let references: &'a [Reference] = &self.text.references;
        let meets = |known: &&Reference| known.range.start < range.end && known.range.end > range.start;
        for reference in references.iter().filter(meets) {
            self.slice(&words, range.start, at..reference.range.start);
            if reference.range.start >= range.start {
                self.reference(reference);
            }
            at = reference.range.end;
        }
        self.slice(&words, range.start, at..range.end);
    }

    fn slice(&mut self, words: &CowStr<'a>, start: usize, part: Range<usize>) {
        if let Some(cut) = cut(words, part.start.saturating_sub(start)..part.end.saturating_sub(start)) {
            self.text(cut);
        }
    }

    /// Words as they stand, with English names marked.
    fn text(&mut self, words: CowStr<'a>) {
        let mut at = 0;
        for name in english::names(&words) {
            self.out.extend(cut(&words, at..name.start).map(Event::Text));
            self.out.push(Event::InlineHtml(CowStr::Borrowed("<span lang=\"en\">")));
            self.out.extend(cut(&words, name.clone()).map(Event::Text));
            self.out.push(Event::InlineHtml(CowStr::Borrowed("</span>")));
            at = name.end;
        }
        self.out.extend(cut(&words, at..words.len()).map(Event::Text));
    }

    fn reference(&mut self, reference: &'a Reference) {
        let Place { site, from, .. } = self.place;
        let (words, address) = match &reference.target {
            Target::Lagrum(lagrum) => (lagrum_words(&self.text.value, reference), site.lagrum(from, lagrum)),
            Target::Insats(name) => match site.named(&name.value) {
                Some(insats) => (insats.title.value.clone(), Some(site.insats(from, insats))),
                None => (name.value.clone(), None),
            },
        };
        let words = Event::Text(CowStr::from(words));
        match address.filter(|_| !self.links.contains(&true)) {
            Some(address) => {
                self.open(address);
                self.out.extend([words, Event::End(TagEnd::Link)]);
            }
            None => self.out.push(words),
        }
    }
}

/// A part of some words; `None` for none. What is borrowed from the text stays so.
fn cut<'a>(words: &CowStr<'a>, part: Range<usize>) -> Option<CowStr<'a>> {
    let cut = match words {
        CowStr::Borrowed(words) => CowStr::Borrowed(words.get(part)?),
        words => CowStr::from(words.get(part)?.to_owned()),
    };
    (!cut.is_empty()).then_some(cut)
}

fn inside(reference: &Reference, range: &Range<usize>) -> bool {
    reference.range.start <= range.start && range.end <= reference.range.end
}

/// The provision as the author wrote it, held together on one line.
fn lagrum_words(text: &str, reference: &Reference) -> String {
    let written = text.get(reference.range.clone()).unwrap_or("").trim_matches(['{', '}']);
    written.split_whitespace().collect::<Vec<_>>().join("\u{a0}")
}
