//! K003 svårläst: a text with a readability index over 50, or a sentence of more than 30 words.

use std::ops::Range;

use super::prose::{Piece, bytes};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::swedish::is_alphanumeric;

/// See `docs/regler/K003.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K003",
        slug: "svårläst",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K003.md"),
    },
    check: Check::Document(check),
};

/// The highest index (LIX) of a text that is not hard to read.
const LIX: usize = 50;

/// The most words of a sentence that is not too long.
const SENTENCE: usize = 30;

/// An index for fewer words than this says nothing.
const SHORTEST: usize = 30;

/// A text whose rough index is no more than this has a true one of no more than [`LIX`].
const ROUGH: usize = LIX - 12;

/// A word with more letters than this is long, by the definition of LIX.
const LONG: usize = 6;

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    for piece in ctx.texts.general.pieces.iter().chain(&ctx.texts.methods.pieces) {
        judge(piece, None, sink);
    }
    for (insats, prose) in ctx.texts.each(ctx.document) {
        for piece in &prose.pieces {
            judge(piece, Some(&insats.name), sink);
        }
    }
}

fn judge(piece: &Piece<'_>, insats: Option<&str>, sink: &mut Sink<'_>) {
    if piece.as_text().is_none() || !perhaps(piece.words) {
        return;
    }
    let measure = measure(piece);
    let hard = measure.words >= SHORTEST && measure.lix > LIX;
    let (length, place) = measure.longest;
    if !hard && length <= SENTENCE {
        return;
    }
    let long = format!("en mening har {length} ord");
    let (message, help) = match (hard, length > SENTENCE) {
        (true, true) => (format!("texten är svårläst: läsbarhetsindex (LIX) är {}, och {long}", measure.lix), BOTH),
        (true, false) => (format!("texten är svårläst: läsbarhetsindex (LIX) är {}", measure.lix), WORDS),
        (false, _) => (format!("{long} och är svår att läsa"), SENTENCES),
    };
    let note = format!("gränserna är LIX {LIX} och {SENTENCE} ord i en mening");
    let here = if length > SENTENCE { "den längsta meningen" } else { "" };
    let mut found = Diagnostic::new(&RULE.descriptor, piece.place(place), message).here(here).help(help).note(note);
    found.insats = insats.map(str::to_owned);
    sink.push(found);
}

const BOTH: &str =
    "dela meningen och välj kortare ord: en tanke i varje mening, till exempel `Du får stöd i tio veckor.`";
const WORDS: &str =
    "välj kortare ord och skriv vem som gör vad, till exempel `vi hjälper dig` och inte `hjälpinsatser tillhandahålls`";
const SENTENCES: &str = "dela meningen: en tanke i varje, eller en lista med punkter";

/// What is measured of a text.
struct Measure {
    words: usize,
    lix: usize,
    /// How many words the longest sentence has, and where it stands.
    longest: (usize, Range<usize>),
}

fn measure(piece: &Piece<'_>) -> Measure {
    let reading = piece.read();
    let (mut words, mut long, mut sentences) = (0, 0, 0);
    let mut longest = (0, 0..0);
    for sentence in reading.own_sentences() {
        let (count, mut place) = (sentence.len(), None::<Range<usize>>);
        for word in sentence {
            let letters = piece.words.get(word.clone()).unwrap_or("").chars().filter(|c| is_alphanumeric(*c));
            long += usize::from(word.len() > LONG && letters.count() > LONG);
            place = Some(place.map_or(word.start, |place| place.start)..word.end);
        }
        words += count;
        sentences += 1;
        if count > longest.0 {
            longest = (count, place.unwrap_or(0..0));
        }
    }
    // Rounded down, so that a text at the limit is not over it.
    let lix = words
        .checked_div(sentences)
        .map_or(0, |_| (words * words + 100 * long * sentences) / (words * sentences).max(1));
    Measure { words, lix, longest }
}

/// Whether a text may be hard to read, without taking it apart. What is surely the end of a sentence is counted, and
/// every word that may be long; a lower limit makes up for what is no word, as a reference.
fn perhaps(text: &str) -> bool {
    if most_words(text) < SHORTEST.min(SENTENCE) {
        return false;
    }
    let (mut words, mut long, mut sentences, mut run, mut longest) = (0_usize, 0_usize, 1_usize, 0_usize, 0_usize);
    let (mut length, mut parts, mut last, mut ended) = (0_usize, 0_usize, 0_u8, false);
    // One look at each byte, since every text is seen; a space after all of it ends the last word.
    for byte in text.bytes().chain([b' ']) {
        if !byte.is_ascii_whitespace() {
            if length == 0 && ended && byte.is_ascii_uppercase() {
                (sentences, run) = (sentences + 1, 0);
            }
            // A stroke may part words.
            parts += usize::from(matches!(byte, b'/' | b'.' | b','));
            (length, last) = (length + 1, byte);
        } else if length > 0 {
            (words, run) = (words + 1 + parts, run + 1 + parts);
            longest = longest.max(run);
            long += usize::from(length > LONG);
            // What has a full stop inside too is an abbreviation, as `(t.ex.`.
            ended = length > 5 && parts <= 1 && matches!(last, b'.' | b'!' | b'?');
            (length, parts) = (0, 0);
        }
    }
    longest > SENTENCE || words >= SHORTEST && words * words + 100 * long * sentences > ROUGH * words * sentences
}

/// No fewer than the words that [`perhaps`] counts. Most texts are too short to be hard to read. A control counts as a
/// space, which at worst means a closer look.
fn most_words(text: &str) -> usize {
    1 + bytes::count(text, |byte| (byte <= b' ') | (byte == b'/') | (byte == b'.') | (byte == b','))
}
