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

/// The words that begin with one letter.
#[derive(Clone, Copy)]
struct Initial {
    /// A bit for each length that one of them has, and for each second letter. Nearly every Swedish word fails here.
    lengths: u32,
    seconds: u32,
    /// Where in [`WORDS`] they begin and end.
    from: usize,
    to: usize,
}

/// By letter, from *a*.
const INITIALS: [Initial; 26] = initials();

const fn initials() -> [Initial; 26] {
    let mut out = [Initial { lengths: 0, seconds: 0, from: 0, to: 0 }; 26];
    let mut at = 0;
    while at < WORDS.len() {
        let word = WORDS[at].as_bytes();
        let initial = &mut out[(word[0] - b'a') as usize];
        if initial.lengths == 0 {
            initial.from = at;
        }
        initial.lengths |= 1 << word.len();
        initial.seconds |= 1 << (word[1] - b'a');
        at += 1;
        initial.to = at;
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
            escape(text.get(from..name.start).unwrap_or(""), page);
            html! { span lang="en" { (text.get(name.clone()).unwrap_or("")) } }.render_to(page);
            from = name.end;
        }
        escape(text.get(from..).unwrap_or(""), page);
    }
}

/// Words as text of a page. Nearly all hold nothing to escape, which is seen many bytes at a time: but for one bit `<`
/// is `>`, and `"` is `&`.
fn escape(words: &str, page: &mut String) {
    let angle = words.bytes().fold(false, |seen, byte| seen | (byte | 0x02 == b'>'));
    if angle || words.bytes().fold(false, |seen, byte| seen | (byte | 0x04 == b'&')) {
        words.render_to(page);
    } else {
        page.push_str(words);
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

/// How many letters the shortest of the words has.
const SHORTEST: usize = shortest();

const fn shortest() -> usize {
    let (mut shortest, mut at) = (usize::MAX, 0);
    while at < WORDS.len() {
        if WORDS[at].len() < shortest {
            shortest = WORDS[at].len();
        }
        at += 1;
    }
    shortest
}

/// Whether two of the words may stand in the text. Nearly all text is told from them here, eight bytes at a time.
fn perhaps(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (eights, rest) = bytes.as_chunks::<8>();
    let (mut from, mut known) = (0, 0);
    let mut ends_at = |end: usize| {
        known += u8::from(end - from >= SHORTEST && is_english(bytes.get(from..end).unwrap_or_default()));
        from = end + 1;
        known > 1
    };
    for (at, eight) in eights.iter().enumerate() {
        let mut others = !letters(u64::from_le_bytes(*eight)) & HIGH;
        while others != 0 {
            if ends_at(at * 8 + others.trailing_zeros() as usize / 8) {
                return true;
            }
            others &= others - 1;
        }
    }
    let rest = bytes.len() - rest.len()..bytes.len();
    rest.filter(|at| bytes.get(*at).is_some_and(|byte| !byte.is_ascii_alphabetic())).any(&mut ends_at)
        || ends_at(bytes.len())
}

/// The highest bit of each of eight bytes.
const HIGH: u64 = 0x80 * ONES;

const ONES: u64 = 0x0101_0101_0101_0101;

/// Which of eight bytes are ASCII letters, by their highest bits. No sum is carried from one byte to the next.
fn letters(eight: u64) -> u64 {
    let lower = (eight | (0x20 * ONES)) & !HIGH;
    let from_a = lower + u64::from(0x80 - b'a') * ONES;
    let beyond_z = lower + u64::from(0x7f - b'z') * ONES;
    from_a & !beyond_z & !eight & HIGH
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
    let [first, second, ..] = word else { return false };
    let place = |letter: &u8| letter.to_ascii_lowercase().wrapping_sub(b'a');
    let may = |initial: &&Initial| {
        let has = |bits: u32, bit: usize| bit < 32 && bits >> bit & 1 == 1;
        has(initial.lengths, word.len()) && has(initial.seconds, usize::from(place(second)))
    };
    let initial = INITIALS.get(usize::from(place(first))).filter(may);
    let known = initial.and_then(|initial| WORDS.get(initial.from..initial.to)).unwrap_or_default();
    known.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_at_a_time_are_read_as_one_by_one() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut eight = *b"aZ \xc3\xa5z[`";
                eight[place] = byte;
                let read = letters(u64::from_le_bytes(eight));
                for (at, byte) in eight.iter().enumerate() {
                    assert_eq!(read >> (8 * at + 7) & 1 == 1, byte.is_ascii_alphabetic(), "{byte} at {at}");
                }
            }
        }
    }

    #[test]
    fn what_is_copied_whole_holds_nothing_to_escape() {
        for byte in 0..0x80u8 {
            let words = char::from(byte).to_string();
            let (mut ours, mut theirs) = (String::new(), String::new());
            escape(&words, &mut ours);
            words.render_to(&mut theirs);
            assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn two_words_are_found_wherever_they_stand() {
        for before in 0..20 {
            let text = format!("{}Young People", "å ".repeat(before));
            let start = text.len() - "Young People".len();
            assert_eq!(names(&text), vec![start..text.len()], "{text}");
            assert_eq!(names(&format!("{text}!")), vec![start..text.len()], "{text}!");
            assert!(names(&format!("{text}skraft")).is_empty(), "{text}skraft");
        }
    }
}
