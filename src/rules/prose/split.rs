//! Cutting a Markdown text into sentences and words.

use std::borrow::Cow;

use super::reading::{Reading, Sentence, Word};
use crate::swedish::is_alphanumeric;

/// What stands between two words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Break {
    /// Nothing but space.
    None,
    /// A comma.
    Comma,
    /// A colon, a semicolon, a dash or a parenthesis.
    Strong,
}

/// Words with a full stop that end no sentence.
const ABBREVIATIONS: [&str; 20] = [
    "kap", "st", "p", "nr", "ca", "t.ex", "bl.a", "dvs", "d.v.s", "m.m", "jfr", "tel", "max", "t.o.m", "fr.o.m",
    "resp", "s.k", "f.d", "inkl", "exkl",
];

/// The most words of a sentence. Nobody writes so many, and what stands beside a word is looked for in its sentence.
const LONGEST_SENTENCE: usize = 1_000;

/// How many signs may stand together at the end of a sentence. Of more, only the last of them end it.
const MOST: usize = 32;

/// The longest reference, target of a link or tag, in bytes.
const LONGEST: usize = 1_000;

/// Room for the words of a sentence of the usual length.
const USUAL: usize = 16;

/// How an address of the web begins in running text.
const ADDRESSES: [&str; 3] = ["http://", "https://", "www."];

/// The sentences of a text.
pub(super) fn split(text: &str) -> Reading<'_> {
    let mut splitter = Splitter { text, reading: Reading::default(), open: Sentence::default(), quoted: false };
    let mut at = 0;
    let mut quote = false;
    for line in text.split_inclusive('\n') {
        let begin = at;
        at += line.len();
        let bare = line.trim_start();
        let indent = line.len() - bare.len();
        let marker = marker(bare);
        if bare.is_empty() || marker.is_some() || bare.starts_with('#') {
            splitter.end(false);
            splitter.quoted = false;
        }
        if bare.is_empty() {
            quote = false;
            continue;
        }
        quote |= bare.starts_with('>');
        if marker.is_some() {
            splitter.item();
        }
        splitter.line(
            begin + indent + marker.unwrap_or(0),
            line.get(indent + marker.unwrap_or(0)..).unwrap_or(""),
            quote,
        );
    }
    splitter.end(false);
    splitter.reading
}

/// How long a text is up to the sign that ends what begins it; 1 where none does. It is looked for no further than it may
/// be, since a text may have nothing but beginnings.
fn until(text: &str, end: u8) -> usize {
    text.bytes().take(LONGEST).position(|byte| byte == end).map_or(1, |at| at + 1)
}

fn begins_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic())
}

/// How long the mark of a list item is; `None` for a line that is none.
fn marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..)?;
    let mark = match (digits, rest.bytes().next()?) {
        (0, b'-' | b'*' | b'+') | (1..=3, b'.' | b')') => digits + 1,
        _ => return None,
    };
    line.get(mark..)?.starts_with(' ').then_some(mark)
}

/// How many bytes of plain letters and digits a text begins with, and whether a capital is among them: of ASCII, and
/// those that Western European languages write with `0xc3` in UTF-8, as å, ä, ö and é. Nearly all words are such, and
/// they are told without reading characters.
fn letters(text: &str) -> (usize, bool) {
    let bytes = text.as_bytes();
    let (mut end, mut capital) = (0, false);
    loop {
        match bytes.get(end..) {
            Some([byte, ..]) if byte.is_ascii_alphanumeric() => {
                capital |= byte.is_ascii_uppercase();
                end += 1;
            }
            // Between them lie the signs × and ÷; the capitals come first.
            Some([0xc3, next, ..]) if !matches!(next, 0x97 | 0xb7) => {
                capital |= *next < 0x9f;
                end += 2;
            }
            _ => return (end, capital),
        }
    }
}

struct Splitter<'a> {
    text: &'a str,
    reading: Reading<'a>,
    open: Sentence<'a>,
    quoted: bool,
}

impl<'a> Splitter<'a> {
    fn end(&mut self, closed: bool) {
        if !self.open.words.is_empty() {
            let mut sentence = std::mem::take(&mut self.open);
            sentence.closed = closed;
            self.reading.sentences.push(sentence);
        }
        self.open = Sentence::default();
    }

    /// Begins an item of a list. What leads it in is the sentence before the list, unless that one was closed.
    fn item(&mut self) {
        self.open.item = true;
        let sentences = &self.reading.sentences;
        self.open.lead = match sentences.last() {
            Some(last) if last.item => last.lead,
            Some(last) if !last.closed => sentences.len().checked_sub(1),
            _ => None,
        };
    }

    fn line(&mut self, begin: usize, line: &'a str, quote: bool) {
        let mut rest = line;
        while let Some(first) = rest.trim_start_matches(' ').chars().next() {
            rest = rest.trim_start_matches(' ');
            let at = begin + line.len() - rest.len();
            let length = match first {
                // Addresses, references and the targets of links are no words.
                'h' | 'w' if ADDRESSES.iter().any(|start| rest.starts_with(start)) => {
                    rest.find(char::is_whitespace).unwrap_or(rest.len())
                }
                _ if is_alphanumeric(first) => self.word(at, rest, quote),
                '{' => until(rest, b'}'),
                ']' if rest.starts_with("](") => until(rest, b')'),
                // An angle bracket before a space or a number is only a sign.
                '<' if rest.get(1..).is_some_and(|inside| inside.starts_with(['/', '!']) || begins_word(inside)) => {
                    until(rest, b'>')
                }
                '"' | '”' | '“' | '„' | '»' | '«' => {
                    self.quoted = !self.quoted;
                    first.len_utf8()
                }
                '.' | '!' | '?' => {
                    if self.ends_here(at) {
                        self.end(true);
                    }
                    1
                }
                ',' => self.part(Break::Comma),
                ';' | ':' | '(' | ')' | '–' | '—' => self.part(Break::Strong) + first.len_utf8() - 1,
                _ => first.len_utf8(),
            };
            rest = rest.get(length..).unwrap_or("");
        }
    }

    /// Takes a word with the hyphens, colons and full stops inside it, and gives its length.
    fn word(&mut self, at: usize, rest: &'a str, quote: bool) -> usize {
        let (mut end, mut capital) = letters(rest);
        while let Some(after) = rest.get(end..) {
            let mut next = after.chars();
            let Some(letter) = next.next() else { break };
            let joins = matches!(letter, '-' | ':' | '.' | '’' | '\'' | '@' | '\u{ad}')
                && next.next().is_some_and(is_alphanumeric);
            if !(joins || !letter.is_ascii() && is_alphanumeric(letter)) {
                break;
            }
            end += letter.len_utf8();
            let (length, upper) = letters(rest.get(end..).unwrap_or(""));
            end += length;
            capital |= upper || letter.is_uppercase();
        }
        let word = rest.get(..end).unwrap_or("");
        let text = if capital { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) };
        let quoted = quote || self.quoted;
        if self.open.words.is_empty() {
            self.open.words.reserve(USUAL);
        }
        if self.open.words.len() == LONGEST_SENTENCE {
            self.end(false);
        }
        self.open.words.push(Word { text, range: at..at + end, quoted, after: Break::None });
        end.max(1)
    }

    fn part(&mut self, kind: Break) -> usize {
        if let Some(last) = self.open.words.last_mut() {
            last.after = kind;
        }
        1
    }

    /// Whether the full stop at `at` ends the sentence: a new one begins after it, or nothing does.
    fn ends_here(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or("");
        let closes = |c: &char| matches!(c, '"' | '”' | '“' | '»' | ')' | '*' | '_' | '.' | '!' | '?');
        let signs: usize = rest.chars().take_while(closes).take(MOST).map(char::len_utf8).sum();
        let rest = rest.get(signs..).unwrap_or("");
        if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
            return false;
        }
        let abbreviated = self.open.words.last().is_some_and(|word| ABBREVIATIONS.contains(&&*word.text));
        let next = rest.trim_start().chars().find(|c| !matches!(c, '*' | '_' | '"' | '”' | '“' | '[' | '(' | '{'));
        next.is_none_or(|next| !next.is_lowercase() && !abbreviated)
    }
}
