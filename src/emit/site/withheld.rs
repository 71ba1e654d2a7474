//! What only the whole decision shows of an author's text: parts that the review found misleading, and parts that say
//! what no page for residents may say.
//!
//! The author's words are the nämnd's, and nothing changes them. But a page for residents must not promise an insats as
//! a right, speak of decisions that nobody makes, promise that nothing is written or that nobody will know, let one
//! guardian decide for two, or call something free whose fee the document does not state. The part that says so, a
//! paragraph or an item of a list, is left out there with a notice that leads to the decision, and the review lists it.

use std::ops::Range;

use crate::emit::site::context::Site;
use crate::model::{Insats, Text};

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

/// How words begin of which each of the phrases above has one.
const STEMS: [&str; 13] = [
    "rätt",
    "avsl",
    "överklag",
    "ingen",
    "inget",
    "ingenting",
    "inga",
    "dokumentation",
    "räcker",
    "gratis",
    "kost",
    "avgiftsfri",
    "bestämma",
];

/// Whether a part of a text may have to be withheld. Most texts have none, and need not be looked at part by part.
pub(super) fn may(site: &Site<'_>, text: &Text) -> bool {
    holds_stem(&text.value) || site.misleads(text, 0..text.value.len())
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
        // What no stem begins with is most words.
        let may = matches!(byte | 0x20, b'a' | b'b' | b'd' | b'g' | b'i' | b'k' | b'r' | 0xe3);
        if letter && begins && may && STEMS.iter().any(|stem| begins_so(bytes.get(at..).unwrap_or_default(), stem)) {
            return true;
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
pub(super) fn says(site: &Site<'_>, text: &Text, range: Range<usize>) -> bool {
    let part = text.value.get(range.clone()).unwrap_or("").to_lowercase();
    let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
    let any = |words: &[&str]| words.iter().any(|words| part.contains(words));
    let decides = (any(&RIGHT) || any(&DECISION)) && !any(&APPLICATION);
    decides || any(&SECRECY) || any(&GUARDIAN) || (any(&FREE) && !is_free(site, text, range))
}

/// Whether the insats that the text belongs to has a fee clause, which the page tells beside it.
fn is_free(site: &Site<'_>, text: &Text, range: Range<usize>) -> bool {
    let place = text.place(range);
    let around = |insats: &&Insats| {
        let span = insats.span;
        span.file == place.file && span.start <= place.start && place.end <= span.end
    };
    site.document.insatser.iter().find(around).is_some_and(|insats| insats.avgift.is_some())
}

/// The parts of the residents' texts of an insats that are withheld, as they were written on one line.
pub(super) fn parts<'a>(site: &Site<'_>, insats: &'a Insats) -> Vec<(&'a Text, Range<usize>)> {
    let texts = insats.prose.iter().map(|prose| &prose.text);
    let group = insats.malgrupp.iter().map(|group| &group.text);
    let others =
        insats.sakliga_skal.iter().chain(insats.uppfoljning.iter().filter_map(|clause| clause.value.1.as_ref()));
    let texts = texts.chain(group).chain(others);
    texts
        .filter(|text| may(site, text))
        .flat_map(|text| super::markdown::blocks(text).into_iter().map(move |range| (text, range)))
        .filter(|(text, range)| site.misleads(text, range.clone()) || says(site, text, range.clone()))
        .collect()
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
