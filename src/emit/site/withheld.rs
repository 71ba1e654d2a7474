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
use crate::emit::site::{lagrum, markdown};
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

/// How words begin of which each of the phrases above has one, by the first byte of the word in lower case.
fn stems(first: u8) -> &'static [&'static str] {
    const O: u8 = "ö".as_bytes()[0];
    match first {
        b'a' => &["avsl", "avgiftsfri"],
        b'b' => &["bestämma"],
        b'd' => &["dokumentation"],
        b'g' => &["gratis"],
        b'i' => &["inga", "inge"],
        b'k' => &["kost"],
        b'r' => &["rätt", "räcker"],
        O => &["överklag"],
        _ => &[],
    }
}

/// The parts of a document's texts that only the whole decision shows. Each text is looked at once, however many pages
/// show it.
#[derive(Default)]
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
            if holds_stem(&text.value) || meets(text.place(0..text.value.len())) {
                let blocks = markdown::blocks(text).into_iter();
                let withheld =
                    blocks.filter(|range| meets(text.place(range.clone())) || says(document, text, range.clone()));
                parts.extend(withheld.map(|range| text.place(range)));
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

    /// Those of a text, as they were written; a part that lies inside another is told with it.
    pub(super) fn within<'w>(&'w self, text: &Text) -> impl Iterator<Item = Span> + 'w {
        let whole = text.place(0..text.value.len());
        let from = Span { end: whole.start, ..whole };
        let mut told = whole.start;
        self.0.range(from..).copied().take_while(move |part| part.file == whole.file && part.end <= whole.end).filter(
            move |part| {
                let apart = part.start >= told;
                told = told.max(part.end);
                apart
            },
        )
    }
}

/// Whether a finding that nobody has accepted says that the text may mislead a resident.
fn misleads(found: &Diagnostic) -> bool {
    found.accepted.is_none() && found.severity > Severity::Anmarkning && MISLEADING.contains(&found.descriptor.code)
}

fn holds_stem(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut at, mut begins) = (0, true);
    while let Some(&byte) = bytes.get(at) {
        // With 0xc2 and 0xe2 begin hard spaces, dashes and quotation marks, which are no part of a word.
        let (letter, length) = match byte {
            0xc2 => (false, 2),
            0xe2 => (false, 3),
            _ => (byte.is_ascii_alphanumeric() || byte >= 0x80, 1),
        };
        if letter && begins {
            let word = bytes.get(at..).unwrap_or_default();
            // Most words begin as no stem does.
            if stems(byte.to_ascii_lowercase()).iter().any(|stem| begins_so(word, stem)) {
                return true;
            }
        }
        (at, begins) = (at + length, !letter);
    }
    false
}

/// In UTF-8, Å, Ä and Ö differ from å, ä and ö as A from a. That other bytes become alike only means a closer look.
fn begins_so(word: &[u8], stem: &str) -> bool {
    word.len() >= stem.len() && word.iter().zip(stem.bytes()).all(|(letter, stem)| letter | 0x20 == stem | 0x20)
}

/// Whether a part of a text says what only the whole decision may show.
fn says(document: &Document, text: &Text, range: Range<usize>) -> bool {
    let written = text.value.get(range.clone()).unwrap_or("");
    if !holds_stem(written) {
        return false;
    }
    let part = written.to_lowercase();
    let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
    let any = |words: &[&str]| words.iter().any(|words| part.contains(words));
    let decides = (any(&RIGHT) || any(&DECISION)) && !any(&APPLICATION);
    decides || any(&SECRECY) || any(&GUARDIAN) || (any(&FREE) && !is_free(document, text, range))
}

/// Whether the insats that the text belongs to has a fee clause, which the page tells beside it.
fn is_free(document: &Document, text: &Text, range: Range<usize>) -> bool {
    let place = text.place(range);
    let around = |insats: &&Insats| {
        let span = insats.span;
        span.file == place.file && span.start <= place.start && place.end <= span.end
    };
    document.insatser.iter().find(around).is_some_and(|insats| insats.avgift.is_some())
}

/// The texts of an insats that pages for residents show.
pub(super) fn shown(insats: &Insats) -> impl Iterator<Item = &Text> {
    let texts = insats.prose.iter().map(|prose| &prose.text);
    let group = insats.malgrupp.iter().map(|group| &group.text);
    let others =
        insats.sakliga_skal.iter().chain(insats.uppfoljning.iter().filter_map(|clause| clause.value.1.as_ref()));
    texts.chain(group).chain(others)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_is_seen_in_any_case_and_after_any_sign() {
        for text in
            ["Det är ”gratis” här.", "helt\u{a0}GRATIS", "Du får –överklaga", "(RÄTT till stöd)", "icke-kostnad"]
        {
            assert!(holds_stem(text), "{text}");
        }
        for text in ["Vi ses på torget.", "orätt", "åkost", ""] {
            assert!(!holds_stem(text), "{text}");
        }
    }

    #[test]
    fn every_phrase_has_a_stem() {
        let all = RIGHT.iter().chain(&DECISION).chain(&SECRECY).chain(&GUARDIAN).chain(&FREE);
        assert!(all.clone().count() > 30);
        for phrase in all {
            assert!(holds_stem(phrase), "{phrase}");
        }
    }
}
