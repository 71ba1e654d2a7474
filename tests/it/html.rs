//! A small reader of the pages that Stadga writes, for tests: tags in order, their attributes and the text between.

/// A tag as it was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Its name; with a slash before it when it closes.
    pub name: String,
    /// Its attributes, with entities read.
    pub attributes: Vec<(String, String)>,
    /// Where the text after it begins.
    pub end: usize,
}

impl Tag {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Elements that are never closed.
const VOID: [&str; 7] = ["meta", "link", "br", "hr", "img", "input", "source"];

/// Every tag of a page. Text and attributes hold no angle brackets, since the page escapes them.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = page[at..].find('<').map(|found| at + found) {
        let close = open + page[open..].find('>').expect("a tag that ends");
        let inside = page[open + 1..close].trim_end_matches('/');
        let name = inside.split_whitespace().next().unwrap_or("").to_owned();
        tags.push(Tag { attributes: attributes(&inside[name.len()..]), name, end: close + 1 });
        at = close + 1;
    }
    tags
}

fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').expect("a value that ends");
        found.push((name.trim().to_owned(), unescape(value)));
        rest = after;
    }
    found
}

/// A page without what it tells other programs.
fn without_scripts(page: &str) -> String {
    let mut parts = page.split("<script");
    let first = parts.next().unwrap_or("").to_owned();
    parts.filter_map(|part| part.split_once("</script>")).fold(first, |whole, (_, after)| whole + after)
}

/// The text that a reader sees, entities read, with a space for every tag.
pub(crate) fn text(page: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in without_scripts(page).chars() {
        match c {
            '<' => {
                inside = true;
                out.push(' ');
            }
            '>' => inside = false,
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    let words = unescape(&out).split_whitespace().collect::<Vec<_>>().join(" ");
    // A tag before a sign parts no words.
    [".", ",", ":"].into_iter().fold(words, |words, sign| words.replace(&format!(" {sign}"), sign))
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// What is wrong with the nesting of a page; nothing when every element is closed where it should be.
pub(crate) fn nesting(page: &str) -> Option<String> {
    let mut open: Vec<String> = Vec::new();
    for tag in tags(page) {
        match tag.name.strip_prefix('/') {
            Some(name) => {
                let last = open.pop();
                if last.as_deref() != Some(name) {
                    return Some(format!("</{name}> closes {last:?}"));
                }
            }
            None if tag.name.starts_with('!') || VOID.contains(&tag.name.as_str()) => {}
            None => open.push(tag.name),
        }
    }
    (!open.is_empty()).then(|| format!("left open: {open:?}"))
}

/// The page with every block on a line of its own, so that a difference can be read.
pub(crate) fn lines(page: &str) -> String {
    const BLOCKS: [&str; 26] = [
        "head",
        "meta",
        "title",
        "link",
        "body",
        "a class=\"skip\"",
        "header",
        "nav",
        "main",
        "div",
        "aside",
        "footer",
        "section",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "article",
        "pre",
    ];
    let mut out = page.to_owned();
    for block in BLOCKS {
        for end in [" ", ">"] {
            out = out.replace(&format!("<{block}{end}"), &format!("\n<{block}{end}"));
        }
    }
    let kept: Vec<&str> = out.lines().filter(|line| !line.trim().is_empty()).collect();
    kept.join("\n") + "\n"
}
