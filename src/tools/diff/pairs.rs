//! Which insats of one is which of the other: by name, then by title, then by how alike titles and texts are.
//!
//! Only insatser that share a word which few have are compared, and text by text only those that may be the most alike,
//! so that many insatser cost little more than reading them.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

use similar::TextDiff;

use super::Matched;
use super::prose::{likeness, plain, share};
use crate::model::{Document, Insats};

/// How alike two insatser must be, from 0 to 1, to be taken for the same under another name.
const ALIKE: f32 = 0.6;

/// A word that more insatser than this have tells nothing of which is which.
const COMMON: usize = 40;

/// Two insatser that are the same, or one that has no twin.
pub(super) struct Pair<'a> {
    pub(super) old: Option<&'a Insats>,
    pub(super) new: Option<&'a Insats>,
    pub(super) matched: Option<Matched>,
}

/// Every insats of both, once: those of the second in its order, then those that only the first has.
pub(super) fn of<'a>(old: &'a Document, new: &'a Document) -> Vec<Pair<'a>> {
    let mut twins: Vec<Option<(usize, Matched)>> = vec![None; new.insatser.len()];
    let mut free: Vec<bool> = vec![true; old.insatser.len()];
    let titles = |document: &Document| -> Vec<String> {
        document.insatser.iter().map(|insats| key(&insats.title.value)).collect()
    };
    let names =
        |document: &Document| -> Vec<String> { document.insatser.iter().map(|insats| insats.name.clone()).collect() };
    exactly(&names(old), &names(new), Matched::Name, &mut free, &mut twins);
    exactly(&titles(old), &titles(new), Matched::Title, &mut free, &mut twins);
    likely(old, new, &mut free, &mut twins);
    let of_new = new.insatser.iter().zip(&twins).map(|(insats, twin)| Pair {
        old: twin.and_then(|(at, _)| old.insatser.get(at)),
        new: Some(insats),
        matched: twin.map(|(_, how)| how),
    });
    let gone = old.insatser.iter().zip(&free).filter(|(_, free)| **free);
    of_new.chain(gone.map(|(insats, _)| Pair { old: Some(insats), new: None, matched: None })).collect()
}

/// The title without case and signs.
fn key(title: &str) -> String {
    plain(title).collect::<Vec<_>>().join(" ")
}

/// Pairs what has the same key, the first with the first.
fn exactly(old: &[String], new: &[String], how: Matched, free: &mut [bool], twins: &mut [Option<(usize, Matched)>]) {
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, key) in old.iter().enumerate().rev().filter(|(at, key)| free.get(*at) == Some(&true) && !key.is_empty()) {
        index.entry(key).or_default().push(at);
    }
    for (twin, key) in twins.iter_mut().zip(new).filter(|(twin, _)| twin.is_none()) {
        let found = index.get_mut(key.as_str()).and_then(Vec::pop);
        if let Some((at, free)) = found.and_then(|at| Some((at, free.get_mut(at)?))) {
            *free = false;
            *twin = Some((at, how));
        }
    }
}

/// Pairs what is left by likeness, the most alike first; of equals, the first in order.
fn likely(old: &Document, new: &Document, free: &mut [bool], twins: &mut [Option<(usize, Matched)>]) {
    let left: Vec<usize> = (0..old.insatser.len()).filter(|&at| free.get(at) == Some(&true)).collect();
    let right: Vec<usize> = (0..new.insatser.len()).filter(|&at| twins.get(at) == Some(&None)).collect();
    if left.is_empty() || right.is_empty() {
        return;
    }
    let mut known = HashMap::new();
    let mut texts = |document: &Document, numbers: &[usize]| -> Vec<Words> {
        let insatser = numbers.iter().filter_map(|&at| document.insatser.get(at));
        insatser.map(|insats| Words::of(insats, &mut known)).collect()
    };
    let (before, after) = (texts(old, &left), texts(new, &right));
    let mut queue: BinaryHeap<Candidate> = candidates(&before, &after)
        .into_iter()
        .filter_map(|(a, b)| {
            let score = before.get(a)?.at_most(after.get(b)?);
            (score >= ALIKE).then_some(Candidate { score, counted: false, a, b })
        })
        .collect();
    while let Some(candidate) = queue.pop() {
        let Candidate { a, b, counted, .. } = candidate;
        let (Some(&from), Some(&to)) = (left.get(a), right.get(b)) else { continue };
        let (Some(free), Some(twin)) = (free.get_mut(from), twins.get_mut(to)) else { continue };
        if !*free || twin.is_some() {
            continue;
        }
        if counted {
            *free = false;
            *twin = Some((from, Matched::Likeness));
        } else if let (Some(one), Some(other)) = (before.get(a), after.get(b)) {
            let score = one.score(other);
            if score >= ALIKE {
                queue.push(Candidate { score, counted: true, a, b });
            }
        }
    }
}

/// Two insatser that may be the same. The greatest is the one to look at next: the most alike; of equals, the first in
/// order. An estimate stands above what will be counted, so that a counted one is only met when none that is left can
/// be more alike.
#[derive(PartialEq, Debug)]
struct Candidate {
    score: f32,
    /// Whether the score is counted; otherwise it is no less than the counted one will be.
    counted: bool,
    a: usize,
    b: usize,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |one: &Self| (one.b, one.a);
        let by_score = self.score.total_cmp(&other.score);
        by_score.then(place(other).cmp(&place(self)))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The words of an insats.
struct Words {
    title: String,
    /// The letters of the title, sorted.
    letters: Vec<char>,
    /// The words of the title, sorted.
    named: Vec<u32>,
    text: Vec<u32>,
    /// The words of the text, sorted.
    bag: Vec<u32>,
}

impl Words {
    /// `known` numbers the words of both documents.
    fn of(insats: &Insats, known: &mut HashMap<String, u32>) -> Self {
        let mut number = |word: String| {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            *known.entry(word).or_insert(next)
        };
        let mut words: Vec<String> = plain(&insats.title.value).collect();
        let title = words.join(" ");
        words.sort();
        let named = words.into_iter().map(&mut number).collect();
        let group = insats.malgrupp.iter().flat_map(|group| plain(&group.text.value));
        let text: Vec<u32> =
            insats.prose.iter().flat_map(|prose| plain(&prose.text.value)).chain(group).map(number).collect();
        Self { letters: sorted(title.chars().collect()), title, named, bag: sorted(text.clone()), text }
    }

    /// How alike the two are: a title that says the same in another order counts in full, and texts count twice as
    /// much as titles unless one has none.
    fn score(&self, other: &Self) -> f32 {
        self.weigh(
            other,
            || TextDiff::from_chars(self.title.as_str(), other.title.as_str()).ratio(),
            || likeness(&self.text, &other.text),
        )
    }

    /// No less than [`Words::score`], and counted without regard to order, which is what takes time.
    fn at_most(&self, other: &Self) -> f32 {
        // More than rounding may take away, so that an estimate is never met after what it would have come before.
        let margin = 0.001;
        margin + self.weigh(other, || shared(&self.letters, &other.letters), || shared(&self.bag, &other.bag))
    }

    fn weigh(&self, other: &Self, title: impl FnOnce() -> f32, text: impl FnOnce() -> f32) -> f32 {
        let title = if self.named == other.named { 1.0 } else { title() };
        if self.text.is_empty() || other.text.is_empty() {
            return title * 0.8;
        }
        let text = text();
        // The same title is nearly enough, and so is the same text.
        f32::max(0.4 * title + 0.6 * text, f32::max(title - 0.3, text - 0.15))
    }
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list
}

/// How much two sorted lists have in common, from 0 to 1.
fn shared<T: Ord>(a: &[T], b: &[T]) -> f32 {
    let (mut one, mut other, mut same) = (a.iter().peekable(), b.iter().peekable(), 0);
    while let (Some(x), Some(y)) = (one.peek(), other.peek()) {
        let order = x.cmp(y);
        same += usize::from(order.is_eq());
        if order.is_le() {
            one.next();
        }
        if order.is_ge() {
            other.next();
        }
    }
    share(same, a.len() + b.len())
}

/// Pairs that share a word which few have.
fn candidates(old: &[Words], new: &[Words]) -> Vec<(usize, usize)> {
    let mut index: HashMap<u32, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (at, words) in old.iter().enumerate() {
        for &word in words.named.iter().chain(&words.text) {
            let known = &mut index.entry(word).or_default().0;
            if known.last() != Some(&at) {
                known.push(at);
            }
        }
    }
    for (at, words) in new.iter().enumerate() {
        for word in words.named.iter().chain(&words.text) {
            if let Some((_, known)) = index.get_mut(word)
                && known.last() != Some(&at)
            {
                known.push(at);
            }
        }
    }
    let rare = index.into_values().filter(|(a, b)| a.len() <= COMMON && b.len() <= COMMON);
    let mut pairs: Vec<(usize, usize)> =
        rare.flat_map(|(a, b)| a.into_iter().flat_map(move |a| b.clone().into_iter().map(move |b| (a, b)))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
