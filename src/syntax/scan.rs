//! A first look at the bytes of a file: what decides how it must be read.

use std::ops::Range;

use pest::Parser;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::lower::Lower;
use super::parser::{Grammar, Rule};

/// The deepest nesting of braces that is read.
pub(super) const DEPTH: usize = 64;

/// How many bytes are looked at together. So few that their braces can be counted in a byte.
const PART: usize = 128;

/// What one pass over the bytes shows.
pub(super) struct Survey {
    /// Braces may nest deeper than [`DEPTH`], texts and comments counted too.
    pub(super) deep: bool,
    /// There may be characters that are not plain Latin text.
    pub(super) unusual: bool,
}

pub(super) fn survey(text: &str) -> Survey {
    let mut survey = Survey { deep: false, unusual: false };
    let mut depth = 0_usize;
    let bytes = text.as_bytes();
    for (part, start) in bytes.chunks(PART).zip((0..).step_by(PART)) {
        // Nothing stops at the first byte that is sought, so that the compiler can look at many at a time.
        let count = |wanted: u8| usize::from(part.iter().map(|&byte| u8::from(byte == wanted)).sum::<u8>());
        let (opened, closed) = (count(b'{'), count(b'}'));
        if closed <= depth && depth + opened <= DEPTH {
            depth = depth + opened - closed;
        } else {
            for byte in part {
                match byte {
                    b'{' => depth += 1,
                    b'}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                survey.deep |= depth > DEPTH;
            }
        }
        if part.iter().fold(false, |seen, &byte| seen | (byte == 0xC2) | (byte >= 0xCC)) {
            survey.unusual |= (start..).zip(part).any(|(at, &byte)| match byte {
                0xE2 => bytes.get(at + 1..at + 3).is_some_and(|next| !ordinary(next)),
                0xC2 => bytes.get(at + 1) == Some(&0xAD),
                _ => (0xCC..=0xF4).contains(&byte),
            });
        }
    }
    survey
}

/// Dashes, quotes, dots, bullets and narrow spaces: what word processors write in Swedish prose.
fn ordinary(after_e2: &[u8]) -> bool {
    matches!(after_e2, [0x80, 0x90..=0xA7 | 0xAF..=0xBF | 0x80..=0x8A])
}

/// The text in NFC, with the byte of the normalised text and of the original where each piece begins;
/// `None` when the text is normalised already.
pub(super) fn normalise(text: &str) -> Option<(String, Vec<(u32, u32)>)> {
    if unicode_normalization::is_nfc(text) {
        return None;
    }
    let byte = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut out = String::with_capacity(text.len());
    let mut origin = Vec::new();
    let mut start = 0;
    // A letter and the marks that follow it are normalised together; no other pieces can combine in Swedish.
    let mut ends = text.char_indices().skip(1).filter(|&(_, c)| !is_combining_mark(c)).map(|(at, _)| at);
    while start < text.len() {
        let end = ends.next().unwrap_or(text.len());
        let piece = text.get(start..end).unwrap_or("");
        let before = out.len();
        out.extend(piece.nfc());
        if out.len() - before != piece.len() || origin.is_empty() {
            origin.push((byte(before), byte(start)));
            // Marks that stay behind have no place of their own.
            let rest = out.get(before..).unwrap_or("").char_indices().skip(1);
            origin.extend(rest.map(|(at, _)| (byte(before + at), byte(end))));
            origin.push((byte(out.len()), byte(end)));
        }
        start = end;
    }
    Some((out, origin))
}

/// The text with some ranges replaced, and where its pieces stand in the file. The ranges are sorted.
pub(super) fn replace(lower: &Lower<'_>, text: &str, changes: &[(Range<usize>, String)]) -> (String, Vec<(u32, u32)>) {
    let byte = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut out = String::with_capacity(text.len() + 8);
    let mut origin: Vec<(u32, u32)> = Vec::new();
    let mut from = 0;
    let keep = |out: &mut String, origin: &mut Vec<(u32, u32)>, range: Range<usize>| {
        let (old, new) = (byte(lower.base + range.start), byte(lower.base + out.len()));
        origin.push((new, lower.at(range.start, range.start).start));
        let known = lower.origin.iter().filter(|&&(at, _)| old < at && (at as usize) < lower.base + range.end);
        origin.extend(known.map(|&(at, original)| (at - old + new, original)));
        out.push_str(text.get(range).unwrap_or(""));
    };
    for (range, with) in changes {
        keep(&mut out, &mut origin, from..range.start);
        // A place inside what was put there has no place of its own in the file.
        let place = lower.at(range.start, range.start).start;
        origin.extend(with.char_indices().map(|(at, _)| (byte(lower.base + out.len() + at), place)));
        out.push_str(with);
        from = range.end;
    }
    keep(&mut out, &mut origin, from..text.len());
    origin.push((byte(lower.base + out.len()), lower.at(text.len(), text.len()).start));
    origin.dedup();
    (out, origin)
}

/// Where braces outside texts, strings and comments first nest too deep; `None` where they never do.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for token in super::mend::layout(text) {
        match token.as_rule() {
            Rule::open => depth += 1,
            Rule::close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            return Some(token.as_span().start());
        }
    }
    None
}

/// Names, keywords and signs outside texts, strings and comments that look like something they are not.
pub(super) fn deceptive(text: &str) -> Vec<(usize, usize)> {
    // A byte order mark at the very start is no part of the first word.
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let text = text.get(mark..).unwrap_or("");
    let Some(lexemes) = Grammar::parse(Rule::lexemes, text).ok().and_then(|mut pairs| pairs.next()) else {
        return Vec::new();
    };
    lexemes
        .into_inner()
        .filter(|word| matches!(word.as_rule(), Rule::loose_word | Rule::loose_sign) && !plain(word.as_str()))
        .map(|word| (mark + word.as_span().start(), mark + word.as_span().end()))
        .collect()
}

/// Whether a word has only Latin letters, digits and signs of ASCII.
pub(super) fn plain(word: &str) -> bool {
    word.chars().all(plain_letter)
}

/// Whether a character is a Latin letter, a mark on one, a digit or a sign of ASCII.
pub(super) fn plain_letter(c: char) -> bool {
    c.is_ascii()
        || matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{300}'..='\u{36F}')
        || c.is_numeric()
}

/// What is odd about a character, as `` bokstaven `а`, som är kyrillisk ``.
pub(super) fn tell(c: char) -> String {
    let script = match c {
        '\u{370}'..='\u{3FF}' => "grekisk",
        '\u{400}'..='\u{52F}' => "kyrillisk",
        _ if invisible(c) => return format!("ett tecken som inte syns (U+{:04X})", u32::from(c)),
        _ => return format!("tecknet `{c}`, som inte hör till det latinska alfabetet"),
    };
    format!("bokstaven `{c}`, som är {script} och bara liknar en latinsk")
}

/// A word with the Latin letters that it looks like; `None` when some letter looks like none.
pub(super) fn as_it_looks(word: &str) -> Option<String> {
    let look = |c: char| LOOK_ALIKES.iter().find(|(other, _)| *other == c).map(|&(_, latin)| latin);
    let seen = word.chars().filter(|&c| !invisible(c));
    seen.map(|c| if plain_letter(c) { Some(c) } else { look(c) }).collect()
}

fn invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The letters that most often come along when text is pasted: the Cyrillic and Greek twins of Latin ones.
const LOOK_ALIKES: [(char, char); 42] = [
    ('а', 'a'),
    ('в', 'b'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('к', 'k'),
    ('м', 'm'),
    ('н', 'h'),
    ('т', 't'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ѕ', 's'),
    ('ё', 'ë'),
    ('ӓ', 'ä'),
    ('ӧ', 'ö'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('Т', 'T'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('Ѕ', 'S'),
    ('α', 'a'),
    ('ι', 'i'),
    ('κ', 'k'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('τ', 't'),
    ('υ', 'u'),
    ('ϲ', 'c'),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// What one look at every byte shows.
    fn plainly(text: &str) -> (bool, bool) {
        let (mut depth, mut deepest) = (0_usize, 0);
        for byte in text.bytes() {
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            deepest = deepest.max(depth);
        }
        let unusual = |c: char| match c {
            '\u{ad}' => true,
            '\u{2010}'..='\u{2027}' | '\u{202f}'..='\u{203f}' | '\u{2000}'..='\u{200a}' => false,
            _ => c >= '\u{300}',
        };
        (deepest > DEPTH, text.chars().any(unusual))
    }

    #[test]
    fn parts_show_what_a_look_at_every_byte_shows() {
        let pieces = ["{", "{", "}", "å", "–", "§", "\u{a0}", "ord ", "\u{ad}", "а", "\u{200b}", "”", "\u{301}", "é"];
        let mut number = 7_u64;
        let mut roll = |below: usize| {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(number >> 33).unwrap_or(0) % below
        };
        for round in 0..4_000 {
            // Most texts have nothing unusual, or that is all that would be seen.
            let few = if round % 4 == 0 { pieces.len() } else { 8 };
            let mut text = String::new();
            for _ in 0..roll(12) {
                let (piece, times) = (pieces[roll(few)], roll(70));
                text.push_str(&piece.repeat(times));
            }
            let seen = survey(&text);
            assert_eq!((seen.deep, seen.unusual), plainly(&text), "{text:?}");
        }
    }
}
