//! A first look at the bytes of a file: what decides how it must be read.

use pest::Parser;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::parser::{Grammar, Rule};

/// The deepest nesting of braces that is read.
pub(super) const DEPTH: usize = 64;

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
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'{' => {
                depth += 1;
                survey.deep |= depth > DEPTH;
            }
            b'}' => depth = depth.saturating_sub(1),
            0xE2 => survey.unusual |= bytes.get(at + 1..at + 3).is_some_and(|next| !ordinary(next)),
            0xC2 => survey.unusual |= bytes.get(at + 1) == Some(&0xAD),
            0xCC..=0xF4 => survey.unusual = true,
            _ => {}
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
            origin.push((byte(out.len()), byte(end)));
        }
        start = end;
    }
    Some((out, origin))
}

/// Where braces outside texts, strings and comments first nest too deep; `None` where they never do.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let lexemes = Grammar::parse(Rule::braces, text).ok()?.next()?;
    let mut depth = 0_usize;
    for brace in lexemes.into_inner() {
        match brace.as_rule() {
            Rule::open => depth += 1,
            Rule::close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            return Some(brace.as_span().start());
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

/// Whether a word has only Latin letters, digits and hyphens.
pub(super) fn plain(word: &str) -> bool {
    word.chars().all(|c| {
        c.is_ascii()
            || matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{300}'..='\u{36F}')
            || c.is_numeric()
    })
}
