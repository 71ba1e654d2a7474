//! Conditions that ask about every age and fact once: most of those that people write. They need no search.

use super::{Atom, Cond, MAX_AGE, Universe};

/// What has been asked about so far. Facts after the sixty-fourth are not kept, and count as asked about.
#[derive(Default)]
pub(super) struct Asked {
    ages: u8,
    facts: u64,
}

impl Asked {
    /// Whether the condition asks about nothing that was asked about before, about nothing twice, and nothing whose
    /// answer is the same for everyone.
    pub(super) fn once(&mut self, u: &Universe, c: &Cond) -> bool {
        match c {
            Cond::Const(_) => false,
            Cond::Not(c) => self.once(u, c),
            Cond::All(cs) | Cond::Any(cs) => !cs.is_empty() && cs.iter().all(|c| self.once(u, c)),
            Cond::Atom(Atom::Age { who, from, to }) => {
                let to = to.map_or(MAX_AGE, |to| to.min(MAX_AGE));
                let bit = 1 << *who as u8;
                let new = self.ages & bit == 0;
                self.ages |= bit;
                new && *from <= to && (*from, to) != (0, MAX_AGE)
            }
            Cond::Atom(Atom::Fact { fact, one_of }) => {
                let Some(bit) = 1_u64.checked_shl(fact.0) else { return false };
                let new = self.facts & bit == 0;
                self.facts |= bit;
                new && has_both(u.values(*fact), one_of)
            }
        }
    }
}

/// Whether a fact with so many values has one of these and also another.
fn has_both(values: u16, one_of: &[u16]) -> bool {
    let is_among = |value: &u16| one_of.contains(value);
    values <= 64 && (0..values).any(|value| is_among(&value)) && !(0..values).all(|value| is_among(&value))
}
