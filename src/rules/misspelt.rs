//! K010 felstavat: a word that neither the dictionary nor the field knows. It is silent without a dictionary.

use std::collections::HashMap;
use std::ops::Range;

use super::prose::Piece;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Fix, Severity};
use crate::source::Span;
use crate::spelling::{self, Speller};
use crate::swedish;

/// See `docs/regler/K010.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K010",
        slug: "felstavat",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K010.md"),
    },
    check: Check::Document(check),
};

/// Shorter words are as often abbreviations.
const SHORTEST: usize = 4;

/// How many more places a finding shows.
const SHOWN: usize = 5;

/// Suggestions are sought for this many words of a document. It takes a hundred times longer than to look a word up,
/// and a text with more is not in need of suggestions.
const SUGGESTED: usize = 40;

/// A word that nobody knows, and every place where it stands.
struct Unknown<'a> {
    word: &'a str,
    /// Each with its insats, and whether the place is the word's own and not that of a whole title.
    places: Vec<(Span, Option<&'a str>, bool)>,
}

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let Some(speller) = ctx.speller else { return };
    let names: Vec<String> = names(ctx);
    let mut found: Vec<Unknown<'_>> = Vec::new();
    let mut at: HashMap<String, usize> = HashMap::new();
    let whole = ctx.texts.general.pieces.iter().chain(&ctx.texts.methods.pieces).map(|piece| (piece, None));
    let own = ctx
        .texts
        .each(ctx.document)
        .flat_map(|(insats, prose)| prose.pieces.iter().map(|piece| (piece, Some(insats.name.as_str()))));
    let pieces: Vec<(&Piece<'_>, Option<&str>)> = whole.chain(own).collect();
    for (piece, insats) in &pieces {
        for range in unknown(piece, speller) {
            let word = piece.words.get(range.clone()).unwrap_or("");
            if names.iter().any(|name| name.contains(&word.to_lowercase())) {
                continue;
            }
            let place = (piece.place(range), *insats, piece.as_text().is_some());
            let index = *at.entry(word.to_owned()).or_insert(found.len());
            match found.get_mut(index) {
                Some(known) => known.places.push(place),
                None => found.push(Unknown { word, places: vec![place] }),
            }
        }
    }
    found.iter_mut().for_each(|unknown| unknown.places.sort());
    found.sort_by(|a, b| a.places.cmp(&b.places));
    for (number, unknown) in found.iter().enumerate() {
        let meant = if number < SUGGESTED { speller.suggestions(unknown.word) } else { Vec::new() };
        sink.push(finding(unknown, &meant, &pieces));
    }
}

/// What people, places, methods and systems are called is spelt as they wish.
fn names(ctx: &Ctx<'_>) -> Vec<String> {
    let document = ctx.document;
    let methods = document.metoder.values().map(|metod| metod.label.to_lowercase());
    let kommuner = document.riktlinje.kommun.iter().map(|kommun| kommun.value.to_lowercase());
    methods.chain(kommuner).collect()
}

/// The words of a piece that are not known and are no names, abbreviations, addresses, code, or words of another
/// language.
fn unknown(piece: &Piece<'_>, speller: &Speller) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let code = code(piece.words);
    for sentence in piece.read().words_by_sentence() {
        let words: Vec<(Range<usize>, bool)> = sentence
            .into_iter()
            .map(|(range, quoted)| {
                let doubtful = !quoted
                    && !code.iter().any(|code| code.start <= range.start && range.start < code.end)
                    && is_strange(piece.words, &range, speller);
                (range, doubtful)
            })
            .collect();
        for (at, (range, strange)) in words.iter().enumerate() {
            // Two in a row are a phrase in another language, or a name.
            let beside = |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|(_, strange)| *strange);
            let foreign = beside(at.checked_sub(1)) || beside(Some(at + 1));
            if *strange && !foreign && is_word(piece.words, range) {
                out.push(range.clone());
            }
        }
    }
    out
}

/// Whether the dictionary lacks the word, whatever it may be.
fn is_strange(text: &str, range: &Range<usize>, speller: &Speller) -> bool {
    let word = text.get(range.clone()).unwrap_or("");
    let word = word.replace('\u{ad}', "");
    // Abbreviations, addresses and figures are no words of any language.
    if word.contains(['.', '@', ':']) || word.chars().any(char::is_numeric) || speller.knows(&word) {
        return false;
    }
    // The first word of a sentence has a capital letter that is not its own.
    if word.starts_with(char::is_uppercase) && speller.knows(&word.to_lowercase()) {
        return false;
    }
    // `hälso-` of `hälso- och sjukvård` is a part of a word, and so is what follows a hyphen.
    let cut = |byte: Option<char>| matches!(byte, Some('-' | '‑' | '–'));
    if cut(text.get(range.end..).and_then(|rest| rest.chars().next()))
        || cut(text.get(..range.start).and_then(|before| before.chars().next_back()))
    {
        return false;
    }
    // In `CRA-behandling` each part is a word or a name of its own.
    let parts: Vec<&str> = word.split('-').collect();
    let fine =
        |part: &&str| part.chars().count() < SHORTEST || part.chars().any(char::is_uppercase) || speller.knows(part);
    parts.len() == 1 || !parts.iter().all(fine)
}

/// Whether it is a word of running text: long enough, in lower case, and no address or abbreviation.
fn is_word(text: &str, range: &Range<usize>) -> bool {
    let word = text.get(range.clone()).unwrap_or("");
    let plain = |c: char| c.is_lowercase() || matches!(c, '-' | '\u{ad}');
    word.chars().count() >= SHORTEST && word.chars().all(plain) && !beside_an_address(text, range)
}

/// Whether the word is a piece of something with a stroke or an at sign in it.
fn beside_an_address(text: &str, range: &Range<usize>) -> bool {
    let sign = |c: Option<char>| matches!(c, Some('@' | '\\' | '_' | '=' | '#' | '&'));
    sign(text.get(range.end..).and_then(|rest| rest.chars().next()))
        || sign(text.get(..range.start).and_then(|before| before.chars().next_back()))
}

/// What stands between backticks.
fn code(text: &str) -> Vec<Range<usize>> {
    let ticks: Vec<usize> = text.match_indices('`').map(|(at, _)| at).collect();
    ticks.chunks_exact(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?)).collect()
}

fn finding(unknown: &Unknown<'_>, meant: &[String], pieces: &[(&Piece<'_>, Option<&str>)]) -> Diagnostic {
    let word = unknown.word;
    let count = u32::try_from(unknown.places.len()).unwrap_or(u32::MAX);
    let times = if count > 1 { format!(" på {count} ställen") } else { String::new() };
    let span = unknown.places.first().map_or(Span::default(), |(span, ..)| *span);
    let mut found = Diagnostic::new(&RULE.descriptor, span, format!("`{word}` ser felstavat ut{times}"));
    for (span, ..) in unknown.places.iter().skip(1).take(SHOWN) {
        found = found.label(*span, format!("`{word}` står också här"));
    }
    if !meant.is_empty() {
        let quoted: Vec<String> = meant.iter().map(|meant| format!("`{meant}`")).collect();
        found = found.help(format!("menade du {}?", swedish::or(&quoted)));
    }
    if let Some(right) = likely(word, meant, pieces) {
        // The place in a title is all of it, so nothing there can be changed by itself.
        let edits: Vec<(Span, String)> =
            unknown.places.iter().filter(|(.., own)| *own).map(|(span, ..)| (*span, right.to_owned())).collect();
        if edits.len() == unknown.places.len() {
            found = found.fix(Fix { title: format!("skriv `{right}`"), safe: false, edits });
        }
    }
    found.insats = unknown.places.first().and_then(|(_, insats, _)| *insats).map(str::to_owned);
    found
}

/// The one suggestion that is one letter away, or the one of several that the document itself uses.
fn likely<'m>(word: &str, meant: &'m [String], pieces: &[(&Piece<'_>, Option<&str>)]) -> Option<&'m str> {
    let close: Vec<&str> =
        meant.iter().map(String::as_str).filter(|meant| spelling::distance(word, meant) == 1).collect();
    let used = |meant: &&&str| {
        let stands = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|known| known == **meant);
        pieces.iter().any(|(piece, _)| stands(piece.words))
    };
    match close[..] {
        [only] => Some(only),
        _ => {
            let mut used = close.iter().filter(used);
            used.next().copied().filter(|_| used.next().is_none())
        }
    }
}
