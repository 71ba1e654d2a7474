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
        Known::with(phrase, |known| known.may_stand(words))
    }

    /// Reads a phrase and keeps only the words that may stand in the texts of the signature; `None` when the phrase
    /// can stand nowhere in them.
    pub(in crate::rules) fn within(phrase: &'static str, words: &Signature) -> Option<Self> {
        Known::with(phrase, |known| known.may_stand(words).then(|| known.within(words)))
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

/// A word of a step, and how it is looked for in a signature; `None` where every text may have it.
type Choice = (Pattern<'static>, Option<Probe>);

/// A phrase that is written in the program, read once.
struct Known {
    /// The words that each step has to choose from; `None` for a gap.
    steps: Vec<Option<Vec<Choice>>>,
    /// The words of the steps that a text may lack, those with few words first, since most texts lack them.
    wanted: Vec<Vec<Probe>>,
}

thread_local! {
    /// The phrases that were looked for, by where they stand in the program and how long they are. They are written
    /// in the program, so they are few and stay where they are, and taking each apart for each insats costs more than
    /// all that is then asked.
    static KNOWN: RefCell<HashMap<(usize, usize), Known, BuildHasherDefault<Address>>> = RefCell::default();
}

impl Known {
    fn with<T>(phrase: &'static str, ask: impl FnOnce(&Known) -> T) -> T {
        let key = (phrase.as_ptr().addr(), phrase.len());
        KNOWN.with_borrow_mut(|known| ask(known.entry(key).or_insert_with(|| Known::new(phrase))))
    }

    fn new(phrase: &'static str) -> Self {
        let pattern = |written: &'static str| {
            let any = written.starts_with('*');
            (Pattern::new(written), if any { None } else { Probe::new(written.trim_end_matches('*')) })
        };
        let step = |step: &'static str| (step != "..").then(|| step.split('|').map(pattern).collect::<Vec<_>>());
        let steps: Vec<_> = phrase.split(' ').map(step).collect();
        let probes = |step: &Vec<Choice>| step.iter().map(|(_, probe)| *probe).collect::<Option<Vec<_>>>();
        let mut wanted: Vec<Vec<Probe>> = steps.iter().flatten().filter_map(probes).collect();
        wanted.sort_by_key(Vec::len);
        Known { steps, wanted }
    }

    fn may_stand(&self, words: &Signature) -> bool {
        self.wanted.iter().all(|step| step.iter().any(|probe| words.may_have(*probe)))
    }

    /// The phrase without the words that no text of the signature has. It may stand in them, so that every step has one.
    fn within(&self, words: &Signature) -> Phrase<'static> {
        let fits = |(_, probe): &&Choice| probe.is_none_or(|probe| words.may_have(probe));
        let step = |step: &Option<Vec<Choice>>| match step {
            None => Step::Gap,
            Some(patterns) => Step::Word(patterns.iter().filter(fits).map(|(pattern, _)| *pattern).collect()),
        };
        Phrase { steps: self.steps.iter().map(step).collect() }
    }
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
