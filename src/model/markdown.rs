//! A text as Markdown: what the pages show of it, and what they do not. HTML falls away and the words in it stay, a link
//! leads only to the web, a mailbox or a telephone, and of an image only its words are left.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

/// The schemes a link may have.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// The elements of HTML, those that are no longer in it among them.
const ELEMENTS: &str = "a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption \
    center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset \
    figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img \
    input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noscript object ol \
    optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot \
    small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead \
    time title tr track tt u ul var video";

/// What of a text the pages do not show.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Hidden {
    /// A tag of HTML, by the name of its element. The words around it are shown.
    Tag(String),
    /// A comment of HTML, or another instruction to programs.
    Comment,
    /// What is no text in HTML, by the name of its element: `script` or `style`, with what is in it.
    Code(String),
    /// An image, by its address. The words that describe it are shown.
    Image(String),
    /// The address of a link that does not lead where a link may. Its words are shown.
    Address(String),
    /// A line that is read as the address of a link that is nowhere.
    Definition,
    /// A sign for *more than* that is read as the mark of a quotation, with the measure after it: `> 18 år`.
    Sign,
}

/// Whether a link may lead to the address.
#[must_use]
pub fn is_safe(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)) && !address.chars().any(char::is_control)
}

/// The parts of a text in order, each with where it stands. HTML is read as its words: its tags are left out, and what
/// looks like a tag and is none, as `<namn på mottagningen>`, stands as it was written.
pub fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let events = Parser::new_ext(text, Options::empty()).into_offset_iter();
    if text.contains('<') { Events::Read(without_html(text, events).into_iter()) } else { Events::Plain(events) }
}

/// The events of a text: as they come, or read beforehand where there may be HTML.
enum Events<'t, I> {
    Plain(I),
    Read(std::vec::IntoIter<(Event<'t>, Range<usize>)>),
}

impl<'t, I: Iterator<Item = (Event<'t>, Range<usize>)>> Iterator for Events<'t, I> {
    type Item = (Event<'t>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Plain(events) => events.next(),
            Self::Read(events) => events.next(),
        }
    }
}

/// What of a text the pages do not show, in order, each with where it stands.
#[must_use]
pub fn hidden(text: &str) -> Vec<(Hidden, Range<usize>)> {
    let parser = Parser::new_ext(text, Options::empty());
    let defined: Vec<(String, Range<usize>)> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| (label.to_lowercase(), definition.span.clone()))
        .collect();
    let (mut out, mut used, mut quoted) = (Vec::new(), BTreeSet::new(), 0);
    for part in parts(parser.into_offset_iter()) {
        match part {
            Part::Html { lines, .. } => {
                out.extend(pieces(text, &lines).into_iter().filter_map(|(kind, range)| Some((kind?, range))));
            }
            Part::Event(Event::Start(Tag::Image { dest_url, id, .. }), range) => {
                used.insert(id.to_lowercase());
                out.push((Hidden::Image(dest_url.into_string()), range));
            }
            Part::Event(Event::Start(Tag::Link { link_type, dest_url, id, .. }), range) => {
                used.insert(id.to_lowercase());
                if link_type != LinkType::Email && !is_safe(&dest_url) {
                    out.push((Hidden::Address(dest_url.into_string()), range));
                }
            }
            // A quotation within another lies on the same lines.
            Part::Event(Event::Start(Tag::BlockQuote(_)), range) if range.start >= quoted => {
                let signs = signs(text.get(range.clone()).unwrap_or("")).into_iter();
                out.extend(signs.map(|sign| (Hidden::Sign, range.start + sign.start..range.start + sign.end)));
                quoted = range.end;
            }
            Part::Event(..) => {}
        }
    }
    let unused = defined.into_iter().filter(|(label, _)| !used.contains(label));
    out.extend(unused.map(|(_, range)| (Hidden::Definition, range)));
    out.sort_by_key(|(_, range)| range.start);
    out
}

/// What is measured in numbers, in small letters. Before other words, a quotation may well begin with a number.
const MEASURES: [&str; 27] = [
    "%",
    "barn",
    "dag",
    "dagar",
    "deltagare",
    "dygn",
    "ggr",
    "gånger",
    "kr",
    "kronor",
    "min",
    "minut",
    "minuter",
    "mån",
    "månad",
    "månader",
    "personer",
    "procent",
    "st",
    "tillfällen",
    "tim",
    "timmar",
    "timme",
    "vecka",
    "veckor",
    "år",
    "års",
];

/// Where in a quotation a line begins with a sign before a number and what it measures: `> 18 år`, `>=2 000 kr`,
/// `> 18–25 år`, `> 18-åring`.
fn signs(quotation: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in quotation.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        out.extend(measure(line.trim_start()).map(|length| start..start + length));
        at += line.len();
    }
    out
}

/// How long the sign, the number and what it measures are together, where a line begins with them.
fn measure(line: &str) -> Option<usize> {
    let blank = |c: char| matches!(c, ' ' | '\u{a0}');
    let marks = |c: char| blank(c) || matches!(c, '=' | '*' | '_');
    let first = line.strip_prefix('>')?.trim_start_matches(marks);
    let mut rest = number(first)?.trim_start_matches(blank);
    let joined = rest.strip_prefix(['-', '–']);
    // `18–25 år` and `18-åring`
    if let Some(joined) = joined {
        rest = number(joined.trim_start_matches(blank)).unwrap_or(joined).trim_start_matches(blank);
    }
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '%').unwrap_or(rest.len());
    let unit = rest.get(..end)?.to_lowercase();
    let measured = MEASURES.contains(&&*unit) || joined.is_some() && unit.starts_with("åring");
    measured.then_some(line.len() - rest.len() + end)
}

/// What follows a number, with blanks, commas and full stops only between digits: `2 000`, `1,5`. `None` for no number.
fn number(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == text.len() {
        return None;
    }
    while let Some(more) =
        rest.strip_prefix([' ', '\u{a0}', ',', '.']).filter(|more| more.starts_with(|c: char| c.is_ascii_digit()))
    {
        rest = more.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    Some(rest)
}

/// An event, or HTML that belongs together.
enum Part<'t> {
    Event(Event<'t>, Range<usize>),
    Html {
        /// Where the whole block stands; `None` for HTML in a line.
        block: Option<Range<usize>>,
        /// Where its lines stand, without what marks a quotation or a list that it lies in.
        lines: Vec<Range<usize>>,
    },
}

fn parts<'t>(events: impl Iterator<Item = (Event<'t>, Range<usize>)>) -> Vec<Part<'t>> {
    let mut out = Vec::new();
    for (event, range) in events {
        match (event, out.last_mut()) {
            (Event::Start(Tag::HtmlBlock), _) => out.push(Part::Html { block: Some(range), lines: Vec::new() }),
            (Event::Html(_), Some(Part::Html { block: Some(_), lines })) => lines.push(range),
            (Event::End(TagEnd::HtmlBlock), _) => {}
            (Event::Html(_) | Event::InlineHtml(_), _) => out.push(Part::Html { block: None, lines: vec![range] }),
            (event, _) => out.push(Part::Event(event, range)),
        }
    }
    out
}

/// The events with HTML as its words, and blocks of it as paragraphs.
fn without_html<'t>(
    text: &'t str,
    events: impl Iterator<Item = (Event<'t>, Range<usize>)>,
) -> Vec<(Event<'t>, Range<usize>)> {
    let mut out = Vec::new();
    for part in parts(events) {
        let (block, lines) = match part {
            Part::Event(event, range) => {
                out.push((event, range));
                continue;
            }
            Part::Html { block, lines } => (block, lines),
        };
        let shown = pieces(text, &lines).into_iter().filter(|(kind, _)| kind.is_none());
        let words = |(_, range): (_, Range<usize>)| {
            let words = text.get(range.clone()).unwrap_or("");
            (Event::Text(CowStr::Borrowed(words)), range)
        };
        let shown: Vec<_> = shown.map(words).collect();
        match block {
            None => out.extend(shown),
            // A block of tags alone has nothing to show.
            Some(block) if shown.iter().any(has_words) => {
                out.push((Event::Start(Tag::Paragraph), block.clone()));
                out.extend(shown);
                out.push((Event::End(TagEnd::Paragraph), block));
            }
            Some(_) => {}
        }
    }
    out
}

fn has_words((event, _): &(Event<'_>, Range<usize>)) -> bool {
    matches!(event, Event::Text(words) if !words.trim().is_empty())
}

/// Lines of HTML cut up: what is left out with what it is, and what stays with nothing, line by line.
fn pieces(text: &str, lines: &[Range<usize>]) -> Vec<(Option<Hidden>, Range<usize>)> {
    let html: String = lines.iter().filter_map(|line| text.get(line.clone())).collect();
    let lower = html.to_ascii_lowercase();
    // Without an end to be found, every beginning would look through all that follows.
    let last = |name: &str| lower.rfind(&format!("</{name}")).unwrap_or(0);
    let last = [("script", last("script")), ("style", last("style"))];
    let mut places = Places { lines, begin: 0, at: 0 };
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(open) = html.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let Some((hidden, end)) = left_out(&lower, open, &last) else {
            at = open + 1;
            continue;
        };
        out.extend(places.until(open).into_iter().map(|range| (None, range)));
        let stands = places.until(end);
        if let (Some(first), Some(last)) = (stands.first(), stands.last()) {
            out.push((Some(hidden), first.start..last.end));
        }
        at = end;
    }
    out.extend(places.until(html.len()).into_iter().map(|range| (None, range)));
    out
}

/// Where lines that were put together stand in the text, told from the first to the last.
struct Places<'l> {
    /// The lines that are left.
    lines: &'l [Range<usize>],
    /// Where the first of them begins in what was put together, and what has been told of it.
    begin: usize,
    at: usize,
}

impl Places<'_> {
    /// From where the last answer ended up to `end`, a range for each line.
    fn until(&mut self, end: usize) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        while let [line, rest @ ..] = self.lines {
            let reached = end.min(self.begin + line.len());
            if self.at < reached {
                out.push(line.start + (self.at - self.begin)..line.start + (reached - self.begin));
                self.at = reached;
            }
            if reached < self.begin + line.len() || rest.is_empty() {
                break;
            }
            (self.lines, self.begin) = (rest, reached);
        }
        out
    }
}

/// The longest tag, in bytes. What is longer is not looked through for its end, so that no text takes long to read.
const LONGEST: usize = 1_000;

/// What is left out of HTML in small letters that begins at `open`, and where it ends; `None` where the angle bracket is
/// only a sign. `last` has the elements that hold no text, and where each is closed for the last time.
fn left_out(html: &str, open: usize, last: &[(&str, usize)]) -> Option<(Hidden, usize)> {
    let here = html.get(open..)?;
    let until = |end: &str| open + here.find(end).map_or(here.len(), |at| at + end.len());
    if here.starts_with("<!--") {
        return Some((Hidden::Comment, until("-->")));
    }
    if here.starts_with("<!") || here.starts_with("<?") {
        return Some((Hidden::Comment, until(">")));
    }
    let inside = here.strip_prefix('<')?;
    let named = inside.strip_prefix('/').unwrap_or(inside);
    let end = named.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (name, rest) = named.split_at_checked(end)?;
    // A longer name that begins as one is none: `<form-nummer>`.
    let ends = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    if !ends || !ELEMENTS.split(' ').any(|element| element == name) {
        return None;
    }
    let mut quoted = None;
    let close = here.bytes().take(LONGEST).position(|byte| {
        match (quoted, byte) {
            (Some(quote), _) if quote == byte => quoted = None,
            (None, b'"' | b'\'') => quoted = Some(byte),
            _ => {}
        }
        byte == b'>' && quoted.is_none()
    });
    // A tag that never ends is a sign before a word.
    let tag = open + close? + 1;
    let closed = last.iter().any(|(element, last)| *element == name && *last >= tag);
    if closed && !inside.starts_with('/') {
        let after = open + here.find(&format!("</{name}"))?;
        let end = html.get(after..)?.find('>').map_or(html.len(), |end| after + end + 1);
        return Some((Hidden::Code(name.to_owned()), end));
    }
    Some((Hidden::Tag(name.to_owned()), tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut out = String::new();
        for (event, range) in events(text) {
            match event {
                Event::Text(words) | Event::Code(words) => {
                    assert!(text.get(range).is_some_and(|written| written.contains(&*words)), "{words:?} in {text:?}");
                    out.push_str(&words);
                }
                Event::Html(_) | Event::InlineHtml(_) => out.push_str("[HTML]"),
                Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => out.push(' '),
                _ => {}
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_words_in_html_stay_and_its_tags_go() {
        for (text, words) in [
            ("Ring <b>idag</b> eller <em class=\"a>b\">nu</em>.", "Ring idag eller nu."),
            ("<div>Vi finns på Torget 1.</div>", "Vi finns på Torget 1."),
            ("> <div>\n> Vi finns <!-- snart\n> här -->på\n> Torget 1.</div>", "Vi finns på Torget 1."),
            ("Före.\n\n<ul>\n<li>Ett</li>\n<li>Två</li>\n</ul>\n\nEfter.", "Före. Ett Två Efter."),
            ("<p>Ett<br/>två", "Etttvå"),
            ("Fråga <namn på mottagningen> om tid.", "Fråga <namn på mottagningen> om tid."),
            ("Fråga <form-nummer> och <formulär>.", "Fråga <form-nummer> och <formulär>."),
            ("Barn < 18 år och vuxna > 18 år, <5 eller 3<b.", "Barn < 18 år och vuxna > 18 år, <5 eller 3<b."),
            ("Vi <!-- är --> här.", "Vi här."),
            ("<script>\nalert(1)\n</script>\nSlut.", "Slut."),
            ("<style>p { color: red }</style> Slut.", "Slut."),
            ("<script>aldrig avslutat", "aldrig avslutat"),
            ("<b", "<b"),
            (
                "Skriv till <a@b.example> eller <https://b.example/>.",
                "Skriv till a@b.example eller https://b.example/.",
            ),
        ] {
            assert_eq!(shown(text), words, "{text}");
        }
    }

    #[test]
    fn html_without_end_takes_no_time() {
        for piece in ["<div ", "<div>\n", "<script>", "<div \"", "<!-- ", "<b><", "</style", "<script></scrip"] {
            let text = format!("<div>{}", piece.repeat(10_000));
            assert!(!hidden(&text).is_empty() && events(&text).count() < text.len());
        }
    }

    #[test]
    fn what_is_not_shown_is_told() {
        let told = |text: &str| -> Vec<String> {
            hidden(text).into_iter().map(|(hidden, range)| format!("{hidden:?} {}", &text[range])).collect()
        };
        assert_eq!(told("Ring <B>idag</B>."), ["Tag(\"b\") <B>", "Tag(\"b\") </B>"]);
        assert_eq!(told("<div>Här</div>"), ["Tag(\"div\") <div>", "Tag(\"div\") </div>"]);
        assert_eq!(told("Vi <!-- är --> här."), ["Comment <!-- är -->"]);
        assert_eq!(told("<script>a</script>"), ["Code(\"script\") <script>a</script>"]);
        assert_eq!(told("![karta](k.png)"), ["Image(\"k.png\") ![karta](k.png)"]);
        assert_eq!(told("[sidan](www.a.example)"), ["Address(\"www.a.example\") [sidan](www.a.example)"]);
        assert_eq!(told("[Öppet]: 8–17"), ["Definition [Öppet]: 8–17"]);
        assert_eq!(told("Du ska vara:\n\n> 18 år och"), ["Sign > 18 år"]);
        assert_eq!(told("- >=2 000\u{a0}kr\n- >5%"), ["Sign >=2 000\u{a0}kr", "Sign >5%"]);
        assert_eq!(told("> 18 år\n> 65 års ålder\nslut"), ["Sign > 18 år", "Sign > 65 års"]);
        assert_eq!(
            told("> 18–25 år\n\n> 18-åring\n\n> 18 -20 ÅR"),
            ["Sign > 18–25 år", "Sign > 18-åring", "Sign > 18 -20 ÅR"]
        );
        assert_eq!(told("> **18 år**\n\n> 1,5 tim.\n\n> > 3 ggr"), ["Sign > **18 år", "Sign > 1,5 tim"]);
        for sound in [
            "[sidan](https://a.example)",
            "[a][b]\n\n[b]: https://a.example",
            "<a@b.example>",
            "Fråga <namn> [ring]",
            "{14 kap. 3 § SoL}",
            "- [ ] ett",
            "Barn < 18 år",
            "> Jag vågade ringa.",
            "> 11 kap. 5 § gäller.",
            "> 18 åringar kom.",
            "> 3. barn som sa så",
            "> 18, år efter år",
            "Barn > 18 år",
            "> ",
        ] {
            assert_eq!(told(sound), Vec::<String>::new(), "{sound}");
        }
    }
}
