//! Which children an insats lets in, and of which ages.

use super::Ctx;
use super::example::{example, person};
use crate::condition::{self, Cond, Who};
use crate::diagnostic;
use crate::model::{Insats, age_words};

/// The children who can take part in an insats.
pub(super) struct Children<'a> {
    insats: &'a Insats,
    stated: &'a Cond,
}

/// A child who can take part.
pub(super) struct Child {
    /// Whose age it is in the conditions.
    who: Who,
    witness: condition::Witness,
}

impl<'a> Children<'a> {
    /// The children of an insats; `None` when none take part, or when its conditions are not known.
    pub(super) fn of(insats: &'a Insats) -> Option<Self> {
        if insats.child_roles().is_empty() {
            return None;
        }
        Some(Self { insats, stated: insats.stated()? })
    }

    /// An example of a child of at least `from` and less than `below` months; `None` when no such child is let in.
    pub(super) fn aged(&self, from: u32, below: u32) -> Option<Child> {
        let last = below.checked_sub(1).filter(|last| from <= *last)?;
        self.insats.child_roles().iter().find_map(|&who| {
            let age = Cond::age(who, from, Some(last));
            let witness = example(self.insats, self.insats.space.universe(), &[(self.stated, true), (&age, true)])?;
            Some(Child { who, witness })
        })
    }
}

impl Child {
    /// The child by age: `en 14-åring`, `ett barn på 4 månader`.
    pub(super) fn words(&self) -> String {
        let age = self.witness.ages.iter().find(|(who, _)| *who == self.who);
        age_words(self.who, age.map(|&(_, months)| months))
    }

    /// The child and those around it, for readers.
    pub(super) fn describe(&self, ctx: &Ctx<'_>, insats: &Insats) -> diagnostic::Witness {
        person(ctx, &insats.space, &self.witness)
    }
}
