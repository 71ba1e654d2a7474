//! Spelling: whether a Swedish word is known to a dictionary in Hunspell's format, or to our own list of the words of
//! social services. The dictionary is an input; without one nothing is known and nothing is asked.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::sync::{LazyLock, PoisonError, RwLock};

/// Words of the field that general dictionaries lack, one a line; `#` begins a comment.
const FIELD: &str = include_str!("spelling/ord.txt");

/// The endings under which a word of the field is known.
const ENDINGS: [&str; 20] = [
    "", "s", "n", "en", "ens", "et", "ets", "t", "a", "e", "er", "r", "ar", "or", "erna", "arna", "orna", "na", "ns",
    "ers",
];

/// The fewest letters that a part of a compound has.
const PART: usize = 3;

/// The most suggestions for one word.
const SUGGESTIONS: usize = 3;

static WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| FIELD.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect());

/// A dictionary that was read.
pub struct Speller {
    /// Which of equally near words is suggested hangs on the order of its table, so it is hashed alike each time.
    dictionary: spellbook::Dictionary<BuildHasherDefault<DefaultHasher>>,
    /// Words that were asked for and are known. To look up a compound costs some hundredths of a millisecond, and
    /// documents share most of their words.
    known: RwLock<HashSet<String>>,
}

impl std::fmt::Debug for Speller {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Speller").finish_non_exhaustive()
    }
}

impl Speller {
    /// Reads a dictionary from the texts of its `.aff` and `.dic` files.
    ///
    /// # Errors
    /// When the texts are not such files; the reason is the reader's own, in English.
    pub fn read(aff: &str, dic: &str) -> Result<Self, String> {
        let read = spellbook::Dictionary::new_with_hasher(aff, dic, BuildHasherDefault::default());
        let dictionary = read.map_err(|error| error.to_string())?;
        Ok(Self { dictionary, known: RwLock::default() })
    }

    /// Whether the word is spelt as the dictionary or the field spells it, in lower case or as it stands.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        if self.known.read().unwrap_or_else(PoisonError::into_inner).contains(word) {
            return true;
        }
        let known = self.dictionary.check(word) || is_of_the_field(&word.to_lowercase()) || self.is_compound(word);
        if known {
            self.known.write().unwrap_or_else(PoisonError::into_inner).insert(word.to_owned());
        }
        known
    }

    /// Whether the word is made of a word of the field and another known one, as `boostersamtal`.
    fn is_compound(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let boundaries: Vec<usize> = lower.char_indices().map(|(at, _)| at).skip(PART).collect();
        boundaries.into_iter().rev().skip(PART - 1).any(|at| {
            let (first, last) = lower.split_at(at);
            let stem = first.strip_suffix('s').unwrap_or(first);
            let of_the_field = WORDS.contains(first) || WORDS.contains(stem);
            of_the_field && (is_of_the_field(last) || self.dictionary.check(last))
                || is_of_the_field(last) && (self.dictionary.check(first) || self.dictionary.check(stem))
        })
    }

    /// What may have been meant, the likeliest first: words one or two letters away. Empty when there is none.
    #[must_use]
    pub fn suggestions(&self, word: &str) -> Vec<String> {
        let mut found = Vec::new();
        self.dictionary.suggest(word, &mut found);
        found.retain(|meant| !meant.contains(' ') && distance(word, meant) <= 2);
        found.sort_by_key(|meant| distance(word, meant));
        found.truncate(SUGGESTIONS);
        found
    }
}

/// Whether a word in lower case is one of the field, in some form.
fn is_of_the_field(word: &str) -> bool {
    ENDINGS.iter().any(|ending| word.strip_suffix(ending).is_some_and(|stem| WORDS.contains(stem)))
}

/// How many letters must be put in, taken away, changed or made to change places with the next one.
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, right) in b.iter().enumerate() {
            let of = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let changed = of(&row, j) + usize::from(left != right);
            let mut best = changed.min(of(&row, j + 1) + 1).min(of(&next, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(right) && b.get(j - 1) == Some(left);
            if swapped {
                best = best.min(of(&before, j - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_change_places_are_one_step_apart() {
        for (a, b, steps) in [("stöd", "stöd", 0), ("stöd", "stödd", 1), ("sötd", "stöd", 1), ("råd", "ord", 2)]
        {
            assert_eq!(distance(a, b), steps, "{a} {b}");
        }
    }
}
