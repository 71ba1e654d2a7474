//! Conditions that are run: whether a person, known in part, is given an insats, and what the answer hangs on.
//!
//! Evaluation is three-valued and exact: an answer is certain only when it holds whatever the unknown facts are.
//!
//! ```text
//! person, insats ─ Known ─┬─ is_given          certain either way, or unknown
//!                         ├─ lines  deciding   the lines that shut the person out; what a line comes out as
//!                         ├─ axis   matters    the shortest list of facts that settles an unknown answer
//!                         └─ change turn       the smallest change that turns the answer ─ words
//! ```

mod axis;
mod change;
mod lines;
mod words;

pub use axis::Axis;
pub use change::{Now, Turn};
pub use lines::{Deciding, Row, lines};
pub use words::{change_words, fact_words, subject, taking_part_words};

use super::{Document, FactKey, FactRef, Insats, Participation, Space, Top};
use crate::condition::{self, Cond, Universe, Who};
use crate::law::resolve;
use crate::law::terms::{Residence, Term, TermKind};
use crate::syntax::tree::Fact;

/// What is known of a person, over the facts of one insats.
#[derive(Clone, Debug)]
pub struct Known {
    space: Space,
    /// What is said of the person, a part for each line.
    said: Vec<Cond>,
    /// What is taken for granted of who takes part.
    assumed: Cond,
    /// Both together.
    known: Cond,
    admitted: Cond,
}

/// A fact that an answer may hang on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted<'a> {
    /// Age.
    Age(Who),
    /// A residence fact, whatever the place.
    Residence(Who, Residence),
    /// An uppgift.
    Uppgift(Who, &'a str),
}

impl<'a> Wanted<'a> {
    /// The fact that a prov names.
    #[must_use]
    pub fn named(fact: &'a FactRef) -> Self {
        let who = fact.role.map_or(Who::Individ, resolve::who);
        match &fact.fact {
            Fact::Alder => Self::Age(who),
            Fact::Residence(kind) => Self::Residence(who, *kind),
            Fact::Name(name) => Self::Uppgift(who, &name.value),
        }
    }

    /// Whether a line with one fact names this one.
    fn is(&self, who: Who, term: &Term) -> bool {
        match (self, &term.kind) {
            (Self::Age(owner), TermKind::Age { .. }) => *owner == who,
            (Self::Residence(owner, wanted), TermKind::Residence { kind, .. }) => {
                let either = *kind == Residence::BosattEllerVistas && *wanted != Residence::Folkbokford;
                *owner == who && (kind == wanted || either)
            }
            (Self::Uppgift(owner, wanted), TermKind::Fact { name, .. }) => *owner == who && &**name == *wanted,
            _ => false,
        }
    }
}

/// What a document knows of a person, for one insats; `None` when the insats states no conditions, or they could not
/// be read.
///
/// A child who takes part beside an adult is a child: that is taken for granted where nothing is said of its age.
#[must_use]
pub fn known(document: &Document, insats: &Insats, person: &[Term]) -> Option<Known> {
    let villkor = insats.villkor.as_ref().filter(|villkor| villkor.whole)?;
    let mut space = insats.space.clone();
    let values = |name: &str| document.uppgift(name).map_or_else(Vec::new, |uppgift| uppgift.values.clone());
    let said: Vec<Cond> =
        person.iter().map(|term| space.cond(std::slice::from_ref(term), Who::Individ, &values)).collect();
    let assumed = match insats.participation() {
        Participation { top: Top::Adult, child: Some(child) } if !axis::of(&said).contains(&Axis::Age(child)) => {
            Cond::age(child, 0, Some(super::ADULT - 1))
        }
        _ => Cond::Const(true),
    };
    let known = Cond::All(said.iter().chain([&assumed]).cloned().collect());
    let admitted = insats.among_participants(&villkor.cond);
    Some(Known { space, said, assumed, known, admitted })
}

/// A person in Swedish and in parts, whatever the insats. `statement` gives what an uppgift says.
#[must_use]
pub fn described(
    document: &Document,
    person: &[Term],
    statement: &dyn Fn(&str) -> Option<String>,
) -> crate::diagnostic::Witness {
    let mut space = Space::default();
    let values = |name: &str| document.uppgift(name).map_or_else(Vec::new, |uppgift| uppgift.values.clone());
    let said: Vec<Cond> =
        person.iter().map(|term| space.cond(std::slice::from_ref(term), Who::Individ, &values)).collect();
    let known = Cond::All(said.clone());
    Known { space, said, assumed: Cond::Const(true), known, admitted: Cond::Const(true) }.person(statement)
}

impl Known {
    /// Whether the insats is given: certain either way, or `None` when unknown facts decide.
    #[must_use]
    pub fn is_given(&self) -> Option<bool> {
        condition::decides(self.universe(), &self.admitted, &self.known)
    }

    /// Whether what is said of the person can be true of anybody.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        condition::possible(self.universe(), &[(&self.known, true)])
    }

    /// Whether the fact, known one way or the other, can still turn the answer.
    #[must_use]
    pub fn hangs_on(&self, wanted: Wanted<'_>) -> bool {
        self.axes().into_iter().any(|axis| self.is_wanted(axis, wanted) && self.turns(axis))
    }

    fn is_wanted(&self, axis: Axis, wanted: Wanted<'_>) -> bool {
        match (axis, wanted) {
            (Axis::Age(owner), Wanted::Age(who)) => owner == who,
            (Axis::Fact(id), Wanted::Residence(who, kind)) => self.space.fact(id).is_some_and(|(owner, key)| {
                *owner == who && matches!(key, FactKey::Residence(known, _) if *known == kind)
            }),
            (Axis::Fact(id), Wanted::Uppgift(who, name)) => self.space.fact(id).is_some_and(|(owner, key)| {
                *owner == who && matches!(key, FactKey::Uppgift(known, _) if known == name)
            }),
            _ => false,
        }
    }

    /// The ages in months that a person may have by what is known, as intervals.
    #[must_use]
    pub fn ages(&self, who: Who) -> Vec<(u32, Option<u32>)> {
        condition::ages(self.universe(), &self.known, who)
    }

    /// The same person, asked for a condition on someone, as the law states one, and not for those of the insats.
    #[must_use]
    pub fn under(&self, terms: &[Term], who: Who, document: &Document) -> Self {
        let mut space = self.space.clone();
        let values = |name: &str| document.uppgift(name).map_or_else(Vec::new, |uppgift| uppgift.values.clone());
        let admitted = space.cond(terms, who, &values);
        Self { space, admitted, ..self.clone() }
    }

    /// The facts of the insats and of the person.
    #[must_use]
    pub fn space(&self) -> &Space {
        &self.space
    }

    fn universe(&self) -> &Universe {
        self.space.universe()
    }
}

/// The age in months below which a guardian's consent is needed, by the document's clauses; where they say nothing,
/// for all children. One number says it all, since every clause has one bound.
#[must_use]
pub fn consent_below(insats: &Insats) -> u32 {
    let consent = &insats.consent;
    let below = match (&consent.waived, &consent.required) {
        (Some(_), _) => 0,
        (None, Some(required)) => required.value.under,
        (None, None) => super::ADULT,
    };
    consent.free_from.as_ref().map_or(below, |free| below.min(free.value.from))
}

/// Whether a guardian's consent is needed for a participant of the given ages. `None` when it is needed at some of the
/// ages and not at others.
#[must_use]
pub fn needs_consent(insats: &Insats, ages: &[(u32, Option<u32>)]) -> Option<bool> {
    let below = consent_below(insats);
    let needed = |age: u32| age < below;
    let ends = |&(from, to): &(u32, Option<u32>)| [needed(from), needed(to.unwrap_or(u32::MAX))];
    let mut all = ages.iter().flat_map(ends);
    let first = all.next()?;
    all.all(|needed| needed == first).then_some(first)
}

/// Whether the clauses leave it open, at some of the ages, whether a guardian's consent is needed: it is required under
/// 15 years and not needed from 16.
#[must_use]
pub fn leaves_consent_open(insats: &Insats, ages: &[(u32, Option<u32>)]) -> bool {
    let consent = &insats.consent;
    let (None, Some(required), Some(free)) = (&consent.waived, &consent.required, &consent.free_from) else {
        return false;
    };
    let open = required.value.under..free.value.from;
    ages.iter().any(|&(from, to)| from < open.end && to.is_none_or(|to| to >= open.start)) && !open.is_empty()
}
