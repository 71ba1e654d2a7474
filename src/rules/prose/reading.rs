//! Sentences and words of a text with their places, phrases found in them, and whether what was found is denied,
//! quoted or an example.

use std::borrow::Cow;
use std::ops::Range;

use super::forms;
use super::phrase::Phrase;
use super::split::{self, Break};

/// A text as sentences and words.
#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct Reading<'a> {
    pub(super) sentences: Vec<Sentence<'a>>,
}

/// A sentence or an item of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct Sentence<'a> {
    pub(super) words: Vec<Word<'a>>,
    /// The sentence that leads in the list to which this item belongs.
    pub(super) lead: Option<usize>,
    /// Whether it is an item of a list.
    pub(super) item: bool,
    /// Whether it ends with a full stop, an exclamation mark or a question mark.
    pub(super) closed: bool,
}

/// A word in lower case.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    pub(super) text: Cow<'a, str>,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
    /// Whether it stands between quotation marks or in a quoted paragraph.
    pub(super) quoted: bool,
    /// What parts it from the next word of the sentence.
    pub(super) after: Break,
}

/// A phrase that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::rules) struct Hit {
    sentence: usize,
    words: Range<usize>,
    /// Where it stands in the text, from its first word to its last.
    pub(in crate::rules) range: Range<usize>,
}

/// Words that deny what stands in their clause.
const DENIALS: [&str; 10] = ["inte", "ej", "icke", "aldrig", "ingen", "inget", "inga", "varken", "utan", "knappast"];

/// What follows a denial that denies nothing: `inte bara`.
const ONLY: [&str; 5] = ["bara", "enbart", "endast", "minst", "sällan"];

/// Words that begin a clause of its own.
const CLAUSE: [&str; 15] =
    ["du", "vi", "ni", "han", "hon", "hen", "man", "det", "den", "de", "men", "fast", "eftersom", "därför", "medan"];

/// Words that begin a clause that belongs to another.
const SUBORDINATE: [&str; 9] = ["som", "att", "om", "när", "där", "så", "eftersom", "innan", "tills"];

/// What an insats of this law is without. `Utan` before it denies that alone, and not what the insats gives.
const ASSESSMENT: [&str; 8] =
    ["behovspröv", "behovsbedöm", "biståndspröv", "biståndsbedöm", "ansökan", "prövning", "utredning", "bedömning"];

/// What may stand between `utan` and such a word.
const OF_WHAT_KIND: [&str; 6] = ["individuell", "föregående", "särskild", "någon", "en", "vanlig"];

impl<'a> Reading<'a> {
    /// Reads a text: Markdown, with references in braces, links and list items.
    pub(in crate::rules) fn new(text: &'a str) -> Self {
        split::split(text)
    }

    /// The words of every sentence, with what stands in quotation marks as a whole left out.
    pub(in crate::rules) fn own_sentences(&self) -> impl Iterator<Item = impl ExactSizeIterator<Item = Range<usize>>> {
        let own = |sentence: &&Sentence<'a>| sentence.words.iter().any(|word| !word.quoted);
        self.sentences.iter().filter(own).map(|sentence| sentence.words.iter().map(|word| word.range.clone()))
    }

    /// The words of every sentence, each with whether it is quoted.
    pub(in crate::rules) fn words_by_sentence(&self) -> impl Iterator<Item = Vec<(Range<usize>, bool)>> {
        let words = |sentence: &Sentence<'a>| {
            sentence.words.iter().map(|word| (word.range.clone(), word.quoted)).collect::<Vec<_>>()
        };
        self.sentences.iter().map(words)
    }

    /// Every place where a phrase, as [`Phrase`] takes it, stands within one sentence.
    pub(in crate::rules) fn find(&self, phrase: &str) -> Vec<Hit> {
        self.find_phrase(&Phrase::new(phrase))
    }

    /// As [`Reading::find`].
    pub(in crate::rules) fn find_phrase(&self, phrase: &Phrase<'_>) -> Vec<Hit> {
        self.search(|words, from| phrase.end(words, from))
    }

    /// Every place where an inflected form of a term stands: one word or several, as `särskilt boende`.
    pub(in crate::rules) fn find_forms(&self, term: &str) -> Vec<Hit> {
        let term = term.to_lowercase();
        let parts: Vec<&str> = term.split_whitespace().map(|part| part.trim_matches('-')).collect();
        self.search(|words, from| {
            let fits =
                |(at, part): (usize, &&str)| words.get(from + at).is_some_and(|word| forms::is_form(part, &word.text));
            parts.iter().enumerate().all(fits).then_some(from + parts.len())
        })
    }

    fn search(&self, fits: impl Fn(&[Word<'a>], usize) -> Option<usize>) -> Vec<Hit> {
        (0..self.sentences.len()).flat_map(|sentence| self.search_sentence(sentence, &fits)).collect()
    }

    fn search_sentence(&self, sentence: usize, fits: impl Fn(&[Word<'a>], usize) -> Option<usize>) -> Vec<Hit> {
        let words = self.sentences.get(sentence).map_or(&[][..], |sentence| &sentence.words);
        let mut hits = Vec::new();
        let mut from = 0;
        while from < words.len() {
            let Some(end) = fits(words, from) else {
                from += 1;
                continue;
            };
            if let (Some(first), Some(last)) = (words.get(from), words.get(end - 1)) {
                hits.push(Hit { sentence, words: from..end, range: first.range.start..last.range.end });
            }
            from = end;
        }
        hits
    }

    /// Whether one of the phrases stands in the sentence of the hit, such that `there` holds of where.
    fn in_sentence(&self, hit: &Hit, phrases: &[&str], there: impl Fn(&Hit) -> bool) -> bool {
        phrases
            .iter()
            .map(|phrase| Phrase::new(phrase))
            .any(|phrase| self.search_sentence(hit.sentence, |words, from| phrase.end(words, from)).iter().any(&there))
    }

    /// Whether the clause of the hit is denied: `inte`, `aldrig` or `utan` in it, or in what leads in its list.
    pub(in crate::rules) fn denied(&self, hit: &Hit) -> bool {
        let Some(sentence) = self.sentences.get(hit.sentence) else { return false };
        let lead = sentence.lead.and_then(|lead| self.sentences.get(lead));
        hit.words.clone().any(|at| is_denial(&sentence.words, at))
            || denied_before(&sentence.words, hit.words.start)
            || denied_after(&sentence.words, hit.words.end)
            || lead.is_some_and(|lead| denied_before(&lead.words, lead.words.len()))
    }

    /// Whether the hit stands between quotation marks, wholly or in part.
    pub(in crate::rules) fn quoted(&self, hit: &Hit) -> bool {
        self.words(hit).iter().any(|word| word.quoted)
    }

    /// Whether the sentence of the hit, or what leads in its list, says before it that an example follows.
    pub(in crate::rules) fn is_example(&self, hit: &Hit) -> bool {
        let Some(sentence) = self.sentences.get(hit.sentence) else { return false };
        let before = sentence.words.get(..hit.words.start).unwrap_or(&[]);
        let lead = sentence.lead.and_then(|lead| self.sentences.get(lead)).map_or(&[][..], |lead| &lead.words);
        let example = |word: &Word<'_>| word.text.starts_with("exempel") || word.text == "t.ex";
        before.iter().chain(lead).any(example)
    }

    /// Whether one of the phrases stands in the same sentence as the hit, or in what leads in its list.
    pub(in crate::rules) fn beside(&self, hit: &Hit, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.is_near(hit, &Phrase::new(phrase)))
    }

    /// As [`Reading::beside`].
    pub(super) fn is_near(&self, hit: &Hit, phrase: &Phrase<'_>) -> bool {
        let here = self.sentences.get(hit.sentence);
        let lead = here.and_then(|sentence| self.sentences.get(sentence.lead?));
        here.into_iter()
            .chain(lead)
            .any(|Sentence { words, .. }| (0..words.len()).any(|from| phrase.end(words, from).is_some()))
    }

    /// As [`Reading::beside`], where what stands there is not denied: `efter ansökan`, and not `utan ansökan`.
    pub(in crate::rules) fn holds_beside(&self, hit: &Hit, phrases: &[&str]) -> bool {
        let lead = self.sentences.get(hit.sentence).and_then(|sentence| sentence.lead);
        let holds = |phrase: &Phrase<'_>, sentence: usize| {
            let found = self.search_sentence(sentence, |words, from| phrase.end(words, from));
            found.iter().any(|found| !self.denied(found))
        };
        let places = || std::iter::once(hit.sentence).chain(lead);
        phrases.iter().map(|phrase| Phrase::new(phrase)).any(|phrase| places().any(|place| holds(&phrase, place)))
    }

    /// Whether one of the phrases ends somewhere before the hit in the same sentence.
    pub(in crate::rules) fn before(&self, hit: &Hit, phrases: &[&str]) -> bool {
        self.in_sentence(hit, phrases, |found| found.words.end <= hit.words.start)
    }

    /// Whether one of the phrases begins somewhere after the hit in the same sentence.
    pub(in crate::rules) fn after(&self, hit: &Hit, phrases: &[&str]) -> bool {
        self.in_sentence(hit, phrases, |found| found.words.start >= hit.words.end)
    }

    /// Whether one of the phrases stands right before the hit.
    pub(in crate::rules) fn right_before(&self, hit: &Hit, phrases: &[&str]) -> bool {
        self.in_sentence(hit, phrases, |found| found.words.end == hit.words.start)
    }

    /// Whether one of the phrases stands right after the hit.
    pub(in crate::rules) fn right_after(&self, hit: &Hit, phrases: &[&str]) -> bool {
        self.in_sentence(hit, phrases, |found| found.words.start == hit.words.end)
    }

    /// Whether a colon, a dash or a parenthesis follows the hit, as after a label: `Kontaktperson: Anna`.
    pub(in crate::rules) fn is_label(&self, hit: &Hit) -> bool {
        self.words(hit).last().is_some_and(|word| word.after == Break::Strong)
    }

    /// Whether the hit stands in an item of a list.
    pub(in crate::rules) fn is_item(&self, hit: &Hit) -> bool {
        self.sentences.get(hit.sentence).is_some_and(|sentence| sentence.item)
    }

    /// Whether the last word of the hit ends so, in the genitive too.
    pub(in crate::rules) fn ends_with(&self, hit: &Hit, endings: &[&str]) -> bool {
        let last = self.words(hit).last().map_or("", |word| &word.text);
        endings.iter().any(|end| last.ends_with(end) || last.strip_suffix('s').is_some_and(|last| last.ends_with(end)))
    }

    /// How many words the sentence of the hit has.
    pub(in crate::rules) fn words_beside(&self, hit: &Hit) -> usize {
        self.sentences.get(hit.sentence).map_or(0, |sentence| sentence.words.len())
    }

    /// Whether the hit keeps within one clause: no colon, dash or parenthesis in it, and no comma that is followed by
    /// `och`, `men` or `så`.
    pub(in crate::rules) fn is_one_clause(&self, hit: &Hit) -> bool {
        self.words(hit).windows(2).all(|pair| match pair {
            [word, next] => match word.after {
                Break::None => true,
                Break::Comma => !["och", "men", "så"].contains(&&*next.text),
                Break::Strong => false,
            },
            _ => true,
        })
    }

    fn words(&self, hit: &Hit) -> &[Word<'a>] {
        self.sentences.get(hit.sentence).and_then(|sentence| sentence.words.get(hit.words.clone())).unwrap_or(&[])
    }
}

fn is_denial(words: &[Word<'_>], at: usize) -> bool {
    let word = |at: usize| words.get(at).map_or("", |word| &word.text);
    // Two that are joined, `utan … och utan …`, deny alike.
    let denies = |word: &Word<'_>| word.text != "utan" && DENIALS.contains(&&*word.text);
    let earlier = || words.get(..at).unwrap_or(&[]).iter().any(denies);
    // `inte bara` denies nothing; in `inte … utan …` what follows `utan` is what holds.
    DENIALS.contains(&word(at)) && !ONLY.contains(&word(at + 1)) && !(word(at) == "utan" && earlier())
}

/// Where `utan individuell behovsprövning` ends, when it begins with the word at `at`.
fn without_assessment(words: &[Word<'_>], at: usize) -> Option<usize> {
    let word = |at: usize| words.get(at).map_or("", |word| &word.text);
    let noun = if OF_WHAT_KIND.contains(&word(at + 1)) { at + 2 } else { at + 1 };
    let is_noun = ASSESSMENT.iter().any(|stem| word(noun).starts_with(stem));
    (word(at) == "utan" && is_noun).then_some(noun)
}

/// Whether `utan ansökan` goes on to the word at `end`, as in `utan ansökan eller prövning`.
fn goes_on(words: &[Word<'_>], from: usize, end: usize) -> bool {
    from < end && words.get(from).is_some_and(|word| ["och", "eller", "samt"].contains(&&*word.text))
}

/// Whether a denial stands in the clause before the word at `end`. A comma within a short list parts no clauses.
fn denied_before(words: &[Word<'_>], end: usize) -> bool {
    let mut passed = 0;
    for at in (0..end).rev() {
        let Some(word) = words.get(at) else { return false };
        let next = words.get(at + 1).map_or("", |word| &word.text);
        match word.after {
            // A colon after all of it leads in a list.
            _ if at + 1 == words.len() => {}
            Break::Strong => return false,
            Break::Comma if passed > 4 || CLAUSE.contains(&next) || SUBORDINATE.contains(&next) => return false,
            Break::Comma => passed = 0,
            Break::None => {}
        }
        let text = &*word.text;
        // `men` turns; and after `utan` in `inte … utan …` stands what holds.
        if text == "men" || text == "utan" && !is_denial(words, at) {
            return false;
        }
        // `den som inte …` denies what the person has, and not what the person is given.
        let relative = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| word.text == "som");
        // `utan behovsprövning` is no more than a name of the insats, unless the words in question belong to it.
        let aside = without_assessment(words, at).is_some_and(|last| last < end && !goes_on(words, last + 1, end));
        if is_denial(words, at) && !relative && !aside {
            return true;
        }
        passed += 1;
    }
    false
}

/// Whether a denial stands in the clause after the word before `start`.
fn denied_after(words: &[Word<'_>], start: usize) -> bool {
    if start.checked_sub(1).and_then(|last| words.get(last)).is_some_and(|last| last.after != Break::None) {
        return false;
    }
    let mut and = None;
    let mut aside = None;
    for (at, word) in words.iter().enumerate().skip(start) {
        let text = &*word.text;
        aside = without_assessment(words, at).or(aside);
        if aside.is_some_and(|last| at <= last) {
            if word.after != Break::None {
                return false;
            }
            continue;
        }
        if SUBORDINATE.contains(&text) || text == "utan" || CLAUSE.contains(&text) && and == at.checked_sub(1) {
            return false;
        }
        if is_denial(words, at) {
            // `… och behöver inte betala` is about something else; `… och familjehem ges inte` is not.
            return and.is_none_or(|and| at - and > 2);
        }
        if text == "och" || text == "eller" {
            and = Some(at);
        }
        if word.after != Break::None {
            return false;
        }
    }
    false
}
