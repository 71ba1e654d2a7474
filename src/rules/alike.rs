//! Texts that are the same, word for word or nearly. Two texts are compared letter by letter only if they share
//! most of their words, and are brought together only by a rare word that they share, so that many different texts
//! cost little more than reading them.

use std::collections::HashMap;

use similar::TextDiff;

use super::wording::words;

/// How much of two texts must be the same for them to be alike.
const ALIKE: f32 = 0.9;

/// Texts longer than this, in bytes, are compared word by word instead of letter by letter.
const LONG: usize = 4_000;

/// A word and how many times it has stood in the text before.
type Token<'a> = (&'a str, u32);

/// For every text the number of its group: the same for texts that are alike. Texts without words are alone.
pub(super) fn groups(texts: &[&str]) -> Vec<usize> {
    let plain: Vec<Vec<String>> = texts.iter().map(|text| words(text)).collect();
    let joined: Vec<String> = plain.iter().map(|words| words.join(" ")).collect();
    let tokens = tokens(&plain);
    let mut groups = Groups { of: (0..texts.len()).collect(), size: vec![1; texts.len()] };
    let mut same: HashMap<&str, usize> = HashMap::new();
    let mut index: HashMap<Token<'_>, Vec<usize>> = HashMap::new();
    let mut tested = vec![usize::MAX; texts.len()];
    for (at, (text, tokens_here)) in joined.iter().zip(&tokens).enumerate() {
        if text.is_empty() {
            continue;
        }
        if let Some(&first) = same.get(text.as_str()) {
            groups.join(at, first);
            continue;
        }
        same.insert(text, at);
        for token in rarest(tokens_here) {
            let known = index.entry(*token).or_default();
            for &other in known.iter() {
                let new = tested.get_mut(other).is_some_and(|last| std::mem::replace(last, at) != at);
                // Once it has company, only those who have none are worth a comparison.
                let wanted = groups.alone(at) || groups.alone(other);
                let near = || tokens.get(other).is_some_and(|other| share_most(tokens_here, other));
                if new && wanted && near() && joined.get(other).is_some_and(|other| alike(text, other)) {
                    groups.join(at, other);
                }
            }
            known.push(at);
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

    fn alone(&self, text: usize) -> bool {
        self.size.get(self.number(text)) == Some(&1)
    }

    /// Joins two texts, of which at least one is alone.
    fn join(&mut self, a: usize, b: usize) {
        let (lone, group) = if self.alone(a) { (a, self.number(b)) } else { (b, self.number(a)) };
        if let (Some(of), Some(size)) = (self.of.get_mut(lone), self.size.get_mut(group)) {
            *of = group;
            *size += 1;
        }
    }
}

/// The words of each text as tokens, the rarest first.
fn tokens(plain: &[Vec<String>]) -> Vec<Vec<Token<'_>>> {
    let mut frequency: HashMap<Token<'_>, u32> = HashMap::new();
    let mut all = Vec::new();
    for words in plain {
        let mut seen: HashMap<&str, u32> = HashMap::new();
        let mut tokens: Vec<Token<'_>> = Vec::with_capacity(words.len());
        for word in words {
            let times = seen.entry(word).or_default();
            tokens.push((word, *times));
            *frequency.entry((word, *times)).or_default() += 1;
            *times += 1;
        }
        all.push(tokens);
    }
    for tokens in &mut all {
        tokens.sort_unstable_by_key(|token| (frequency.get(token).copied(), *token));
    }
    all
}

/// The tokens of which two texts that share seven words of ten must have one in common.
fn rarest<'a, 'b>(tokens: &'b [Token<'a>]) -> &'b [Token<'a>] {
    let must_share = (tokens.len() * 7).div_ceil(13);
    tokens.get(..=tokens.len() - must_share).unwrap_or(tokens)
}

/// Whether seven words of ten are the same, in whatever order.
fn share_most(a: &[Token<'_>], b: &[Token<'_>]) -> bool {
    let total = a.len() + b.len();
    if 20 * a.len().min(b.len()) < 7 * total {
        return false;
    }
    let of_a: std::collections::HashSet<&Token<'_>> = a.iter().collect();
    let shared = b.iter().filter(|token| of_a.contains(token)).count();
    20 * shared >= 7 * total
}

fn alike(a: &str, b: &str) -> bool {
    let diff = if a.len().max(b.len()) > LONG { TextDiff::from_words(a, b) } else { TextDiff::from_chars(a, b) };
    diff.ratio() >= ALIKE
}
