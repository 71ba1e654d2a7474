//! Texts that are the same, word for word or nearly. Two texts are compared letter by letter only if they share
//! most of their pairs of neighbouring words, and are brought together only by a rare pair that they share, so that
//! many texts cost little more than reading them.

use std::collections::HashMap;

use similar::TextDiff;

use super::wording::words;

/// How much of two texts must be the same, letter by letter, for them to be alike.
const ALIKE: f32 = 0.9;

/// Texts longer than this, in bytes, are compared word by word instead of letter by letter.
const LONG: usize = 4_000;

/// Of more alike texts than this, the first ones stand for all.
const ENOUGH: usize = 50;

/// For every text the number of its group: the same for texts that are alike. Texts without words are alone.
pub(super) fn groups(texts: &[&str]) -> Vec<usize> {
    let plain: Vec<Vec<String>> = texts.iter().map(|text| words(text)).collect();
    let joined: Vec<String> = plain.iter().map(|words| words.join(" ")).collect();
    let pairs = pairs(&plain);
    let mut groups = Groups { of: (0..texts.len()).collect(), size: vec![1; texts.len()] };
    let mut same: HashMap<&str, usize> = HashMap::new();
    let mut index: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut tested = vec![usize::MAX; texts.len()];
    for (at, (text, here)) in joined.iter().zip(&pairs).enumerate().filter(|(_, (text, _))| !text.is_empty()) {
        if let Some(&first) = same.get(text.as_str()) {
            groups.join(at, first);
            continue;
        }
        same.insert(text, at);
        for &other in rarest(here).iter().filter_map(|pair| index.get(pair)).flatten() {
            let new = tested.get_mut(other).is_some_and(|last| std::mem::replace(last, at) != at);
            // Once it has company, only those who have none are worth a comparison.
            let wanted = groups.size(at) == 1 || groups.size(other) == 1;
            let near = || pairs.get(other).is_some_and(|other| share_most(here, other));
            if new && wanted && near() && joined.get(other).is_some_and(|other| alike(text, other)) {
                groups.join(at, other);
            }
        }
        if groups.size(at) <= ENOUGH {
            rarest(here).iter().for_each(|pair| index.entry(*pair).or_default().push(at));
        }
    }
    groups.of
}

struct Groups {
    of: Vec<usize>,
    size: Vec<usize>,
}

impl Groups {
    fn number(&self, text: usize) -> usize {
        self.of.get(text).copied().unwrap_or(text)
    }

    fn size(&self, text: usize) -> usize {
        self.size.get(self.number(text)).copied().unwrap_or(1)
    }

    /// Joins two texts, of which at least one is alone.
    fn join(&mut self, a: usize, b: usize) {
        let (lone, group) = if self.size(a) == 1 { (a, self.number(b)) } else { (b, self.number(a)) };
        if let (Some(of), Some(size)) = (self.of.get_mut(lone), self.size.get_mut(group)) {
            *of = group;
            *size += 1;
        }
    }
}

/// The pairs of neighbouring words of each text as numbers, the rarest first. A pair that stands twice in a text is
/// there twice, and the first and last words have a neighbour too, so that a text of one word has pairs.
fn pairs(plain: &[Vec<String>]) -> Vec<Vec<u32>> {
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    let mut frequency: Vec<u32> = Vec::new();
    let mut all: Vec<Vec<usize>> = Vec::new();
    for words in plain {
        let before = std::iter::once("").chain(words.iter().map(String::as_str));
        let after = words.iter().map(String::as_str).chain([""]);
        let numbers = before.zip(after).map(|(a, b)| {
            let number = *known.entry((a, b)).or_insert(frequency.len());
            match frequency.get_mut(number) {
                Some(count) => *count += 1,
                None => frequency.push(1),
            }
            number
        });
        all.push(numbers.collect());
    }
    // Numbered anew by frequency, so that numbers in order are pairs from the rarest on.
    let mut order: Vec<usize> = (0..frequency.len()).collect();
    order.sort_by_key(|&number| frequency.get(number).copied());
    let mut rank = vec![0; frequency.len()];
    for (place, number) in order.into_iter().enumerate() {
        if let Some(rank) = rank.get_mut(number) {
            *rank = u32::try_from(place).unwrap_or(u32::MAX);
        }
    }
    let ranked = |numbers: Vec<usize>| {
        let mut ranks: Vec<u32> = numbers.into_iter().filter_map(|number| rank.get(number).copied()).collect();
        ranks.sort_unstable();
        ranks
    };
    all.into_iter().map(ranked).collect()
}

/// The pairs of which two texts that share six pairs of ten must have one in common.
fn rarest(pairs: &[u32]) -> &[u32] {
    let must_share = (pairs.len() * 3).div_ceil(7);
    pairs.get(..=pairs.len() - must_share).unwrap_or(pairs)
}

/// Whether six pairs of ten are the same.
fn share_most(a: &[u32], b: &[u32]) -> bool {
    let wanted = 3 * (a.len() + b.len());
    if 10 * a.len().min(b.len()) < wanted {
        return false;
    }
    let (mut of_a, mut of_b, mut shared) = (a.iter().peekable(), b.iter().peekable(), 0);
    while let (Some(x), Some(y)) = (of_a.peek(), of_b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(of_a.next()),
            std::cmp::Ordering::Greater => drop(of_b.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                of_a.next();
                of_b.next();
            }
        }
    }
    10 * shared >= wanted
}

fn alike(a: &str, b: &str) -> bool {
    let diff = if a.len().max(b.len()) > LONG { TextDiff::from_words(a, b) } else { TextDiff::from_chars(a, b) };
    diff.ratio() >= ALIKE
}
