//! What only the whole decision shows of an author's text: parts that the review found misleading, and parts that say
//! what no page for residents may say.
//!
//! The author's words are the nämnd's, and nothing changes them. But a page for residents must not promise an insats as
//! a right, speak of decisions that nobody makes, promise that nothing is written or that nobody will know, let one
//! guardian decide for two, or call something free whose fee the document does not state. The part that says so, a
//! paragraph or an item of a list, is left out there with a notice that leads to the decision, and the review lists it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::site::lagrum;
use crate::emit::site::markdown::{self, Block};
use crate::model::{Document, Insats, Text};
use crate::source::Span;

/// Findings of these kinds say that a text tells a reader something about the law that is not so: that it is
/// misstated (L045), that one guardian is enough (L046), that nobody will ever know (L051).
const MISLEADING: [&str; 3] = ["L045", "L046", "L051"];

/// That one has a right to the insats: 11 kap. 5 § SoL only permits it.
const RIGHT: [&str; 8] = [
    "rätt till insats",
    "rätt till stöd",
    "rätt till hjälp",
    "rätt till det här",
    "rätt till den här",
    "rätt att få insats",
    "rätt att få stöd",
    "rätt att få hjälp",
];

/// Words of decisions about a person, of which there are none.
const DECISION: [&str; 3] = ["avslag", "avslå", "överklag"];

/// Where these stand too, the part speaks of an application, of which the words above may be true.
const APPLICATION: [&str; 3] = ["ansök", "11 kap. 1 §", "behovsprövad"];

/// That nothing is written, or that nobody will know.
const SECRECY: [&str; 12] = [
    "inget dokumenteras",
    "ingenting dokumenteras",
    "ingen dokumentation",
    "dokumentation behövs inte",
    "dokumentation krävs inte",
    "inget skrivs ned",
    "inget skrivs ner",
    "ingenting skrivs",
    "inga anteckningar",
    "ingen journal",
    "ingen får veta",
    "ingen får någonsin veta",
];

/// That one guardian is enough, or that a twelve-year-old decides (21 kap. 2 § SoL, 6 kap. 13 § FB).
const GUARDIAN: [&str; 8] = [
    "räcker att en vårdnadshavare",
    "räcker att en förälder",
    "räcker att den ena",
    "räcker med en vårdnadshavare",
    "räcker med en förälder",
    "en vårdnadshavare räcker",
    "en förälder räcker",
    "12 år får bestämma själv",
];

/// That it costs nothing.
const FREE: [&str; 6] = ["gratis", "kostnadsfri", "avgiftsfri", "kostar inget", "kostar ingenting", "utan kostnad"];

/// How some word of each phrase begins, by its first byte in lower case, and whether the phrase counts inside a word
/// too, as `helgratis`.
const fn stems(first: u8) -> (bool, &'static [&'static str]) {
    const O: u8 = "ö".as_bytes()[0];
    match first {
        b'a' => (true, &["avslag", "avslå", "avgiftsfri"]),
        b'g' => (true, &["gratis"]),
        b'k' => (true, &["kost"]),
        O => (true, &["överklag"]),
        b'b' => (false, &["bestämma"]),
        b'd' => (false, &["dokumentation"]),
        b'i' => (false, &["inga", "inge"]),
        b'r' => (false, &["rätt", "räcker"]),
        _ => (false, &[]),
    }
}

/// For each byte, whether a stem that begins with it counts where no word begins (2), only where one does (1), or there
/// is none (0).
const FIRST: [u8; 256] = first();

const fn first() -> [u8; 256] {
    let (mut out, mut byte) = ([0; 256], 0);
    while byte < out.len() {
        let (inside, stems) = stems((byte as u8).to_ascii_lowercase());
        out[byte] = if stems.is_empty() { 0 } else { 1 + inside as u8 };
        byte += 1;
    }
    out
}

/// The parts of a document's texts that only the whole decision shows. Each text is looked at once, however many pages
/// show it.
pub(super) struct Withheld(BTreeSet<Span>);

impl Withheld {
    /// Looks at every text of the document.
    pub(super) fn of(analysis: &Analysis, document: &Document) -> Self {
        let misleading: Vec<Span> =
            analysis.diagnostics.iter().filter(|found| misleads(found)).map(|found| found.span).collect();
        let meets = |place: Span| {
            let meets = |span: &Span| span.file == place.file && span.start < place.end && place.start < span.end;
            misleading.iter().any(meets)
        };
        let mut parts = BTreeSet::new();
        for text in lagrum::texts(document) {
            // Most texts have no such part, and need not be looked at part by part.
            if !holds_stem(&text.value) && !meets(text.place(0..text.value.len())) {
                continue;
            }
            // What lies inside a part that is withheld goes with it.
            let mut gone = 0;
            for Block { range, words } in markdown::blocks(text) {
                let place = text.place(range.clone());
                if range.start >= gone && (meets(place) || says(&words, |applies| is_free(document, place, applies))) {
                    parts.insert(place);
                    gone = range.end;
                }
            }
        }
        Self(parts)
    }

    /// Whether there is none at all.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a part of a text is one.
    pub(super) fn has(&self, text: &Text, range: Range<usize>) -> bool {
        self.0.contains(&text.place(range))
    }

    /// Whether a text has any.
    pub(super) fn is_in(&self, text: &Text) -> bool {
        let whole = text.place(0..text.value.len());
        let from = Span { end: whole.start, ..whole };
        self.0.range(from..).next().is_some_and(|part| part.file == whole.file && part.start < whole.end)
    }

    /// Those of a text, in order.
    pub(super) fn of_text(&self, text: &Text) -> Vec<Range<usize>> {
        let blocks = if self.is_in(text) { markdown::blocks(text) } else { Vec::new() };
        blocks.into_iter().map(|block| block.range).filter(|range| self.has(text, range.clone())).collect()
    }
}

/// Whether a finding that nobody has accepted says that the text may mislead a resident.
fn misleads(found: &Diagnostic) -> bool {
    found.accepted.is_none() && found.severity > Severity::Anmarkning && MISLEADING.contains(&found.descriptor.code)
}

/// Whether a text may say any of the phrases. A letter after one that is not ASCII counts as the beginning of a word,
/// which at worst means a closer look.
fn holds_stem(text: &str) -> bool {
    let (bytes, mut begins) = (text.as_bytes(), true);
    for (at, byte) in bytes.iter().enumerate() {
        if FIRST[usize::from(*byte)] > u8::from(!begins) {
            let word = bytes.get(at..).unwrap_or_default();
            if stems(byte.to_ascii_lowercase()).1.iter().any(|stem| begins_so(word, stem) && goes_on(word)) {
                return true;
            }
        }
        begins = !byte.is_ascii_alphanumeric();
    }
    false
}

/// Whether the words after *inga*, *ingen* and the like may go on as one of the phrases: most often they do not, and the
/// word is common. Every other word counts by itself.
fn goes_on(word: &[u8]) -> bool {
    const NEXT: &[u8] = b"adfjs";
    if !begins_so(word, "ing") {
        return true;
    }
    let other = |byte: &u8| !byte.is_ascii_alphanumeric() && byte.is_ascii();
    let next = word.iter().skip_while(|byte| !other(byte)).find(|byte| !other(byte));
    next.is_some_and(|byte| !byte.is_ascii() || NEXT.contains(&byte.to_ascii_lowercase()))
}

/// In UTF-8, Å, Ä and Ö differ from å, ä and ö as A from a. That other bytes become alike only means a closer look.
fn begins_so(word: &[u8], stem: &str) -> bool {
    word.len() >= stem.len() && word.iter().zip(stem.bytes()).all(|(letter, stem)| letter | 0x20 == stem | 0x20)
}

/// Whether the words of a part say what only the whole decision may show. `is_free` tells whether they may say that
/// something costs nothing, from whether they speak of an application.
fn says(words: &str, is_free: impl Fn(bool) -> bool) -> bool {
    if !holds_stem(words) {
        return false;
    }
    let words = words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let anywhere = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(phrase));
    let begins = |phrase: &str| {
        let before = |at: usize| words.get(..at).unwrap_or("");
        words.match_indices(phrase).any(|(at, _)| !before(at).ends_with(char::is_alphanumeric))
    };
    let whole = |phrases: &[&str]| phrases.iter().any(|phrase| begins(phrase));
    let applies = anywhere(&APPLICATION);
    let decides = (whole(&RIGHT) || anywhere(&DECISION)) && !applies;
    decides || whole(&SECRECY) || whole(&GUARDIAN) || (anywhere(&FREE) && !is_free(applies))
}

/// Whether a place may say that something costs nothing: the insats that it belongs to has a fee clause, which the page
/// tells beside it, or it tells in `ansökan` how one applies, which is free whatever the insats costs.
fn is_free(document: &Document, place: Span, applies: bool) -> bool {
    let around = |span: Span| span.file == place.file && span.start <= place.start && place.end <= span.end;
    let insats = document.insatser.iter().find(|insats| around(insats.span));
    insats.is_some_and(|insats| insats.avgift.is_some())
        || applies && document.riktlinje.ansokan.as_ref().is_some_and(|text| around(text.span))
}

/// The texts of an insats that pages for residents show.
pub(super) fn shown(insats: &Insats) -> impl Iterator<Item = &Text> {
    let texts = insats.prose.iter().map(|prose| &prose.text);
    let group = insats.malgrupp.iter().map(|group| &group.text);
    let others =
        insats.sakliga_skal.iter().chain(insats.uppfoljning.iter().filter_map(|clause| clause.value.1.as_ref()));
    texts.chain(group).chain(others)
}

/// The texts that pages for residents show of several insatser: how one applies, and the methods by name.
pub(super) fn shared(document: &Document) -> Vec<&Text> {
    document.riktlinje.ansokan.iter().chain(lagrum::method_texts(document)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: [&[&str]; 3] = [&RIGHT, &SECRECY, &GUARDIAN];
    const ANYWHERE: [&[&str]; 2] = [&DECISION, &FREE];

    #[test]
    fn every_phrase_is_seen_in_any_case_and_after_any_sign() {
        let phrases: Vec<&&str> = WHOLE.into_iter().chain(ANYWHERE).flatten().collect();
        assert!(phrases.len() > 30);
        for phrase in phrases {
            for before in ["", "Det är ”", "\u{a0}", "–", "(", "✔️", "🎉", "\u{f0b7}", "\u{feff}", "\u{3000}", "icke-"]
            {
                for part in [format!("{before}{phrase}"), format!("{before}{}!", phrase.to_uppercase())] {
                    assert!(says(&part, |_| false), "{part}");
                }
            }
        }
    }

    #[test]
    fn a_phrase_inside_a_word_counts_where_it_still_says_it() {
        for phrase in ANYWHERE.into_iter().flatten() {
            assert!(says(&format!("entré{phrase}"), |_| false), "{phrase}");
        }
        for phrase in WHOLE.into_iter().flatten() {
            assert!(!says(&format!("före{phrase}"), |_| false), "{phrase}");
        }
        for words in ["Vi ses på torget.", "Du kan ringa och få rätt hjälp.", "Kostym behövs inte.", ""] {
            assert!(!says(words, |_| false), "{words}");
        }
    }

    #[test]
    fn common_words_need_no_closer_look() {
        for words in ["Stödet avslutas efter tio samtal.", "Ingen remiss behövs.", "Inga ytterligare krav, ingen kö."]
        {
            assert!(!holds_stem(words), "{words}");
        }
        assert!(holds_stem("Det finns inga –\n*anteckningar*."));
    }

    #[test]
    fn a_fee_that_is_told_beside_it_and_an_application_make_it_true() {
        assert!(says("Det är gratis.", |_| false) && !says("Det är gratis.", |_| true));
        assert!(says("Du kan få avslag.", |_| true) && !says("Du kan ansöka och få avslag.", |_| true));
    }
}
