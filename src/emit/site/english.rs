//! English names of programmes and methods among Swedish words, so that a screen reader says them in English.
//!
//! A document has no way to say which language a word is in. What marks a name as English is a list of words that
//! such names are made of and that Swedish does not have: two of them in a row, with *of* or *and* between if need be,
//! are English. One alone is not marked, since Swedish borrows single words.

use std::ops::Range;

use maud::{Render, html};

use crate::swedish::is_letter;

/// Words of English names, in lower case and in the order of the alphabet. None of them is a word of Swedish prose.
const WORDS: [&str; 80] = [
    "acceptance",
    "adolescent",
    "adolescents",
    "aggression",
    "anger",
    "approach",
    "assertive",
    "assessment",
    "attachment",
    "based",
    "behavior",
    "behavioral",
    "behaviour",
    "behavioural",
    "brief",
    "care",
    "challenge",
    "change",
    "child",
    "children",
    "choices",
    "cognitive",
    "commitment",
    "communities",
    "community",
    "connect",
    "cool",
    "coping",
    "dialectical",
    "early",
    "employment",
    "enhancement",
    "families",
    "family",
    "first",
    "focused",
    "foster",
    "functional",
    "group",
    "healthy",
    "housing",
    "incredible",
    "individual",
    "interviewing",
    "intervention",
    "kids",
    "learning",
    "management",
    "motivational",
    "multisystemic",
    "outreach",
    "parent",
    "parenting",
    "parents",
    "people",
    "placement",
    "positive",
    "prevention",
    "recovery",
    "reinforcement",
    "relapse",
    "replacement",
    "safety",
    "school",
    "security",
    "skills",
    "solving",
    "strengthening",
    "students",
    "support",
    "supported",
    "teaching",
    "therapy",
    "together",
    "too",
    "training",
    "treatment",
    "violence",
    "years",
    "young",
];

/// Words that may stand between two of them, and that Swedish has too.
const BETWEEN: [&str; 9] = ["and", "are", "for", "in", "of", "on", "the", "to", "with"];

/// For each letter, a bit for each length that a word beginning with it has. Nearly every Swedish word fails here.
const LENGTHS: [u32; 26] = lengths();

const fn lengths() -> [u32; 26] {
    let mut out = [0; 26];
    let mut at = 0;
    while at < WORDS.len() {
        let word = WORDS[at].as_bytes();
        out[(word[0] - b'a') as usize] |= 1 << word.len();
        at += 1;
    }
    out
}

/// The text, with its English names marked.
pub(super) fn marked(text: &str) -> impl Render {
    Marked(text)
}

struct Marked<'a>(&'a str);

impl Render for Marked<'_> {
    fn render_to(&self, page: &mut String) {
        let (text, mut from) = (self.0, 0);
        for name in names(text) {
            text.get(from..name.start).unwrap_or("").render_to(page);
            html! { span lang="en" { (text.get(name.clone()).unwrap_or("")) } }.render_to(page);
            from = name.end;
        }
        text.get(from..).unwrap_or("").render_to(page);
    }
}

/// Where in the text its English names are, in order.
pub(super) fn names(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    if !perhaps(text) {
        return out;
    }
    // The name that is being read: where it begins, where its last sure word ends, and how many sure words it has.
    let mut open: Option<(usize, usize, usize)> = None;
    let mut close = |open: &mut Option<(usize, usize, usize)>| {
        if let Some((start, end, _)) = open.take().filter(|(_, _, count)| *count > 1) {
            out.push(start..end);
        }
    };
    let mut last = 0;
    for (start, word) in words(text) {
        let end = start + word.len();
        let apart = text.get(last..start).is_some_and(|gap| !matches!(gap, " " | "-" | "\u{a0}"));
        if apart {
            close(&mut open);
        }
        if is_english(word.as_bytes()) {
            open = Some(open.map_or((start, end, 1), |(from, _, count)| (from, end, count + 1)));
        } else if !(open.is_some() && BETWEEN.contains(&word)) {
            close(&mut open);
        }
        last = end;
    }
    close(&mut open);
    out
}

/// Whether two of the words may stand in the text. Nearly all text is told from them here, without reading characters.
fn perhaps(text: &str) -> bool {
    let words = text.as_bytes().split(|byte| !byte.is_ascii_alphabetic());
    words.filter(|word| is_english(word)).nth(1).is_some()
}

/// The words and where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(|c: char| !is_letter(c)).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !is_letter(c));
        (!word.is_empty()).then_some((start, word))
    })
}

fn is_english(word: &[u8]) -> bool {
    let known = word.first().is_some_and(|first| has_length(*first, word.len()));
    known && WORDS.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(word))
}

/// Whether one of the words begins with the letter, in either case, and has the length.
fn has_length(first: u8, length: usize) -> bool {
    let lengths = LENGTHS.get(usize::from(first.to_ascii_lowercase().wrapping_sub(b'a')));
    length < 32 && lengths.is_some_and(|bits| bits >> length & 1 == 1)
}
