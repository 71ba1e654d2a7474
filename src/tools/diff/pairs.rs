//! Which insats of one is which of the other: by name, then by title, then by how alike titles and texts are.
//!
//! Only insatser that share a word which few have are compared text by text, so that many insatser cost little more
//! than reading them.

use std::collections::HashMap;

use similar::TextDiff;

use super::Matched;
use super::prose::{likeness, plain};
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
    let texts = |document: &Document, numbers: &[usize]| -> Vec<Words> {
        numbers.iter().filter_map(|&at| document.insatser.get(at)).map(Words::of).collect()
    };
    let (before, after) = (texts(old, &left), texts(new, &right));
    let mut scored: Vec<(f32, usize, usize)> = Vec::new();
    for (a, b) in candidates(&before, &after) {
        if let (Some(one), Some(other)) = (before.get(a), after.get(b)) {
            let score = one.score(other);
            if score >= ALIKE {
                scored.push((score, a, b));
            }
        }
    }
    scored.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.2, x.1).cmp(&(y.2, y.1))));
    for (_, a, b) in scored {
        let (Some(&a), Some(&b)) = (left.get(a), right.get(b)) else { continue };
        if let (Some(free), Some(twin)) = (free.get_mut(a), twins.get_mut(b))
            && *free
            && twin.is_none()
        {
            *free = false;
            *twin = Some((a, Matched::Likeness));
        }
    }
}

/// The words of an insats.
struct Words {
    title: String,
    named: Vec<String>,
    text: Vec<String>,
}

impl Words {
    fn of(insats: &Insats) -> Self {
        let mut named: Vec<String> = plain(&insats.title.value).collect();
        let title = named.join(" ");
        named.sort();
        let group = insats.malgrupp.iter().flat_map(|group| plain(&group.text.value));
        let text = insats.prose.iter().flat_map(|prose| plain(&prose.text.value)).chain(group).collect();
        Self { title, named, text }
    }

    /// How alike the two are: a title that says the same in another order counts in full, and texts count twice as
    /// much as titles unless one has none.
    fn score(&self, other: &Self) -> f32 {
        let title = if self.named == other.named {
            1.0
        } else {
            TextDiff::from_chars(self.title.as_str(), other.title.as_str()).ratio()
        };
        if self.text.is_empty() || other.text.is_empty() {
            return title * 0.8;
        }
        let text = likeness(&borrowed(&self.text), &borrowed(&other.text));
        // The same title is nearly enough, and so is the same text.
        f32::max(0.4 * title + 0.6 * text, f32::max(title - 0.3, text - 0.15))
    }
}

fn borrowed(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// Pairs that share a word which few have.
fn candidates(old: &[Words], new: &[Words]) -> Vec<(usize, usize)> {
    let mut index: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (at, words) in old.iter().enumerate() {
        for word in words.named.iter().chain(&words.text) {
            let known = &mut index.entry(word).or_default().0;
            if known.last() != Some(&at) {
                known.push(at);
            }
        }
    }
    for (at, words) in new.iter().enumerate() {
        for word in words.named.iter().chain(&words.text) {
            if let Some((_, known)) = index.get_mut(word.as_str())
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
