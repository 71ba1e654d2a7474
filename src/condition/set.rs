//! Sets of classes on one axis: a single machine word for all but unreasonable inputs.

#[cfg(test)]
mod tests;

/// A set of numbers below a size that the caller keeps. Two sets that meet have the same size.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Set {
    low: u64,
    /// The words after the first; an empty `Vec` does not allocate.
    high: Vec<u64>,
}

impl Set {
    pub(super) fn empty(size: usize) -> Self {
        let words = size.saturating_sub(64).div_ceil(64);
        let high = if words == 0 { Vec::new() } else { vec![0; words] };
        Set { low: 0, high }
    }

    pub(super) fn full(size: usize) -> Self {
        let mut set = Set::empty(size);
        set.insert_all(0, size);
        set
    }

    /// Numbers outside the size are passed over.
    pub(super) fn insert(&mut self, number: usize) {
        if let Some(word) = self.word_mut(number / 64) {
            *word |= 1 << (number % 64);
        }
    }

    /// Inserts `from..to`.
    pub(super) fn insert_all(&mut self, from: usize, to: usize) {
        if to <= 64 {
            let below = |n: usize| if n >= 64 { u64::MAX } else { (1 << n) - 1 };
            self.low |= below(to) & !below(from);
        } else {
            (from..to).for_each(|number| self.insert(number));
        }
    }

    pub(super) fn contains(&self, number: usize) -> bool {
        let word = match number / 64 {
            0 => Some(&self.low),
            n => self.high.get(n - 1),
        };
        word.is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.low == 0 && self.high.iter().all(|&word| word == 0)
    }

    pub(super) fn meets(&self, other: &Set) -> bool {
        self.low & other.low != 0 || self.pairs(other).any(|(a, b)| a & b != 0)
    }

    pub(super) fn is_subset(&self, other: &Set) -> bool {
        self.low & !other.low == 0 && self.pairs(other).all(|(a, b)| a & !b == 0)
    }

    pub(super) fn keep(&mut self, other: &Set) {
        self.low &= other.low;
        for (a, b) in self.high.iter_mut().zip(&other.high) {
            *a &= b;
        }
    }

    pub(super) fn add(&mut self, other: &Set) {
        self.low |= other.low;
        for (a, b) in self.high.iter_mut().zip(&other.high) {
            *a |= b;
        }
    }

    pub(super) fn complement(mut self, size: usize) -> Set {
        let full = Set::full(size);
        self.low = full.low & !self.low;
        for (a, b) in self.high.iter_mut().zip(&full.high) {
            *a = b & !*a;
        }
        self
    }

    pub(super) fn first(&self) -> Option<usize> {
        self.words().find(|&(_, word)| word != 0).map(|(n, word)| n * 64 + word.trailing_zeros() as usize)
    }

    pub(super) fn last(&self) -> Option<usize> {
        self.words().filter(|&(_, word)| word != 0).last().map(|(n, word)| n * 64 + 63 - word.leading_zeros() as usize)
    }

    fn words(&self) -> impl Iterator<Item = (usize, u64)> + '_ {
        let words = std::iter::once(self.low).chain(self.high.iter().copied());
        words.enumerate()
    }

    fn pairs<'a>(&'a self, other: &'a Set) -> impl Iterator<Item = (u64, u64)> + 'a {
        let (a, b) = (self.high.iter().copied(), other.high.iter().copied());
        a.zip(b)
    }

    fn word_mut(&mut self, n: usize) -> Option<&mut u64> {
        match n {
            0 => Some(&mut self.low),
            n => self.high.get_mut(n - 1),
        }
    }
}
