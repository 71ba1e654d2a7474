//! Phrases: what to look for in a sentence, word by word.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::Signature;
use super::reading::Word;
use super::signature::Probe;

/// Words in lower case with spaces between: `barn*` is any word that begins so, `*anmälan` any that ends so,
/// `får|ska` either word, and `..` up to six words in between.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Phrase<'a> {
    steps: Vec<Step<'a>>,
}

#[derive(Clone, Debug)]
enum Step<'a> {
    /// One of these words.
    Word(Vec<Pattern<'a>>),
    /// Up to [`GAP`] words of any kind.
    Gap,
}

#[derive(Clone, Copy, Debug)]
enum Pattern<'a> {
    Whole(&'a str),
    Beginning(&'a str),
    End(&'a str),
}

/// The longest gap, in words.
const GAP: usize = 6;

impl<'a> Phrase<'a> {
    /// Reads a phrase.
    pub(in crate::rules) fn new(phrase: &'a str) -> Self {
        let step = |step: &'a str| match step {
            ".." => Step::Gap,
            _ => Step::Word(step.split('|').map(Pattern::new).collect()),
        };
        Phrase { steps: phrase.split(' ').map(step).collect() }
    }

    /// Whether the phrase may stand in the texts of the signature.
    pub(in crate::rules) fn may_stand(phrase: &'static str, words: &Signature) -> bool {
        PROBES.with_borrow_mut(|known| {
            let steps = known.entry((phrase.as_ptr().addr(), phrase.len())).or_insert_with(|| probes(phrase));
            steps.iter().all(|step| step.iter().any(|probe| words.may_have(*probe)))
        })
    }

    /// Reads a phrase and keeps only the words that may stand in the texts of the signature; `None` when the phrase
    /// can stand nowhere in them.
    pub(in crate::rules) fn within(phrase: &'static str, words: &Signature) -> Option<Self> {
        if !Self::may_stand(phrase, words) {
            return None;
        }
        let mut steps = Vec::new();
        for step in phrase.split(' ') {
            if step == ".." {
                steps.push(Step::Gap);
                continue;
            }
            let may_fit = |pattern: &&str| pattern.starts_with('*') || words.may_say(pattern.trim_end_matches('*'));
            let patterns: Vec<Pattern<'a>> = step.split('|').filter(may_fit).map(Pattern::new).collect();
            if patterns.is_empty() {
                return None;
            }
            steps.push(Step::Word(patterns));
        }
        Some(Phrase { steps })
    }

    /// The phrases that may stand in the texts of the signature.
    pub(in crate::rules) fn all_within(phrases: &[&'static str], words: &Signature) -> Vec<Self> {
        phrases.iter().filter_map(|phrase| Self::within(phrase, words)).collect()
    }

    /// Where the phrase ends if it begins with the word at `at`; `None` when it does not stand there.
    pub(super) fn end(&self, words: &[Word<'_>], at: usize) -> Option<usize> {
        follow(&self.steps, words, at)
    }
}

/// For each step of a phrase that names words, one of which must stand in a text: how each of them is looked for in a
/// signature. Steps with a word that every text may have are left out, and those with few words, which most texts
/// lack, come first.
type Steps = Vec<Vec<Probe>>;

thread_local! {
    /// The phrases that were looked for, by where they stand in the program and how long they are. They are written
    /// in the program, so they are few and stay where they are, and taking each apart for each insats costs more than
    /// all that is then asked.
    static PROBES: RefCell<HashMap<(usize, usize), Steps, BuildHasherDefault<Address>>> = RefCell::default();
}

fn probes(phrase: &str) -> Steps {
    let probe = |pattern: &str| match pattern.starts_with('*') {
        true => None,
        false => Probe::new(pattern.trim_end_matches('*')),
    };
    let steps = phrase.split(' ').filter(|step| *step != "..");
    let mut steps: Steps = steps.filter_map(|step| step.split('|').map(probe).collect()).collect();
    steps.sort_by_key(Vec::len);
    steps
}

/// Mixes an address and a length: enough for keys that nobody outside the program chooses.
#[derive(Default)]
struct Address(u64);

impl Hasher for Address {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_usize(usize::from(*byte)));
    }

    fn write_usize(&mut self, number: usize) {
        self.0 = (self.0.rotate_left(5) ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

fn follow(steps: &[Step<'_>], words: &[Word<'_>], at: usize) -> Option<usize> {
    match steps {
        [] => Some(at),
        [Step::Gap, rest @ ..] => (at..=at + GAP).find_map(|at| follow(rest, words, at)),
        [Step::Word(patterns), rest @ ..] => {
            let word = words.get(at)?.text.as_ref();
            if patterns.iter().any(|pattern| pattern.fits(word)) { follow(rest, words, at + 1) } else { None }
        }
    }
}

impl<'a> Pattern<'a> {
    fn new(written: &'a str) -> Self {
        match (written.strip_prefix('*'), written.strip_suffix('*')) {
            (Some(end), _) => Pattern::End(end),
            (None, Some(beginning)) => Pattern::Beginning(beginning),
            (None, None) => Pattern::Whole(written),
        }
    }

    fn fits(self, word: &str) -> bool {
        match self {
            Pattern::Whole(whole) => word == whole,
            Pattern::Beginning(beginning) => word.starts_with(beginning),
            Pattern::End(end) => word.ends_with(end),
        }
    }
}
