//! A cheap test that comes before any reading: whether a word can stand in some texts at all.

use super::forms;
use super::phrase::Phrase;

/// The beginnings of every word of some texts, hashed into a set of bits. It answers *certainly not* or *perhaps*,
/// whatever the case of the letters.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Signature {
    /// Apart, since there is one for each insats, and to move them or to keep them side by side costs more.
    bits: Box<[u64]>,
}

/// So many that a text of some hundred words leaves nearly all bits unset. A step of a phrase may have thirty words to
/// choose from, and each would otherwise have a fair chance of standing there by accident.
const WORDS: usize = 512;

/// The lengths, in bytes, of the beginnings that are kept of each word.
const KEPT: [usize; 3] = [3, 6, LONGEST];
const LONGEST: usize = 9;

const START: u32 = 0x811c_9dc5;

impl Default for Signature {
    fn default() -> Self {
        Signature { bits: vec![0; WORDS].into_boxed_slice() }
    }
}

impl Signature {
    /// Adds the words of a text. A hyphen parts words.
    pub(in crate::rules) fn add(&mut self, text: &str) {
        let mut bytes = text.bytes();
        let (mut hash, mut length) = (START, 0);
        while let Some(byte) = bytes.next() {
            let letter = FOLDED[usize::from(byte)];
            if letter == NONE {
                (hash, length) = (START, 0);
                // What begins with these bytes is a dash, a quotation mark, a paragraph sign or a space.
                match byte {
                    0xe2 => drop(bytes.nth(1)),
                    0xc2 => drop(bytes.next()),
                    _ => {}
                }
            } else if length < LONGEST {
                length += 1;
                hash = step(hash, letter);
                if KEPT.contains(&length) {
                    self.set(hash);
                }
            }
        }
    }

    /// Adds the words of other texts.
    pub(in crate::rules) fn join(&mut self, other: &Signature) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(bits, more)| *bits |= more);
    }

    /// Whether a word that begins with `stem` may stand in the texts. The stem has no hyphens and is three bytes or
    /// more; a shorter one always may.
    pub(in crate::rules) fn may_say(&self, stem: &str) -> bool {
        Probe::new(stem).is_none_or(|probe| self.may_have(probe))
    }

    /// Whether a word may stand in the texts that begins as the probe tells.
    pub(super) fn may_have(&self, probe: Probe) -> bool {
        self.is_set(probe.0)
    }

    /// Whether an inflected form of a term may stand in the texts.
    pub(in crate::rules) fn may_have_form(&self, form: Form) -> bool {
        form.0.is_none_or(|probe| self.may_have(probe))
    }

    /// Whether a phrase may stand in the texts.
    pub(in crate::rules) fn may_hold(&self, phrase: &'static str) -> bool {
        Phrase::may_stand(phrase, self)
    }

    /// Whether a word that begins with one of the stems may stand in the texts.
    pub(in crate::rules) fn may_say_any(&self, stems: &[&str]) -> bool {
        stems.iter().any(|stem| self.may_say(stem))
    }

    fn set(&mut self, hash: u32) {
        if let Some(bits) = self.bits.get_mut(place(hash)) {
            *bits |= 1 << (hash & 63);
        }
    }

    fn is_set(&self, hash: u32) -> bool {
        self.bits.get(place(hash)).is_some_and(|bits| bits >> (hash & 63) & 1 == 1)
    }
}

/// What to look for in a signature, made once of the beginning of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Probe(u32);

impl Probe {
    /// The longest kept beginning of the stem; `None` for a stem that is too short to be looked for.
    pub(super) fn new(stem: &str) -> Option<Self> {
        let length = KEPT.iter().rev().find(|&&length| length <= stem.len())?;
        let bytes = stem.bytes().take(*length);
        Some(Probe(bytes.fold(START, |hash, byte| step(hash, FOLDED[usize::from(byte)]))))
    }
}

/// What to look for in a signature, made once of a term: one word or several, in any case.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Form(Option<Probe>);

impl Form {
    /// By what the inflected forms of the term have in common.
    pub(in crate::rules) fn of(term: &str) -> Self {
        let longest = term.split([' ', '-']).map(forms::stem).max_by_key(|stem| stem.len());
        Self(longest.and_then(Probe::new))
    }
}

/// What [`FOLDED`] has for a byte that is no part of a word.
const NONE: u8 = 0;

/// Every byte that is part of a word, an ASCII letter or digit or of a letter beyond ASCII, in lower case. In UTF-8 the
/// letters Å, Ä and Ö differ from å, ä and ö as A differs from a, in the byte that follows `0xc3`; that other letters
/// become alike too only makes *perhaps* a little more common.
const FOLDED: [u8; 256] = folded();

const fn folded() -> [u8; 256] {
    let mut out = [NONE; 256];
    let mut byte = 0_u8;
    loop {
        if byte.is_ascii_alphanumeric() || byte >= 0x80 && byte != 0xe2 && byte != 0xc2 {
            let upper = byte.is_ascii_uppercase() || byte >= 0x80 && byte <= 0x9e;
            out[byte as usize] = if upper { byte | 0x20 } else { byte };
        }
        if byte == u8::MAX {
            return out;
        }
        byte += 1;
    }
}

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

fn place(hash: u32) -> usize {
    // The low bits choose the bit in its word, and the high ones are the best mixed.
    (hash >> 16 ^ hash >> 6) as usize % WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(text: &str) -> Signature {
        let mut signature = Signature::default();
        signature.add(text);
        signature
    }

    #[test]
    fn a_word_is_known_by_its_beginning_in_any_case() {
        let text = signature("Vi måste ANMÄLA det. ÖPPET hus – Åldersgräns, ”Säkerhet”.");
        for stem in ["anm", "anmäl", "anmälan", "öppet", "ålder", "åld", "säkerhet", "sä"] {
            assert!(text.may_say(stem), "{stem}");
        }
        for stem in ["anmälningar", "orosanmäl", "familjehem", "kontaktfamilj", "nmä"] {
            assert!(!text.may_say(stem), "{stem}");
        }
    }

    #[test]
    fn a_term_is_known_by_what_its_forms_share() {
        let text = signature("Vi har bostäder med särskilt stöd och en Kontaktfamilj.");
        let may_have = |term: &str| text.may_have_form(Form::of(term));
        assert!(may_have("bostad med särskilt stöd") && may_have("kontaktfamilj"));
        assert!(!may_have("kontaktperson") && !may_have("LVM-hem"));
    }
}
