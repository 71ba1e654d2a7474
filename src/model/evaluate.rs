//! Conditions that are run: whether a person, known in part, is given an insats, and what the answer hangs on.
//!
//! Evaluation is three-valued and exact: an answer is certain only when it holds whatever the unknown facts are.

use super::{Document, FactKey, FactRef, Insats, Participation, Space, Top};
use crate::condition::{self, Atom, Cond, FactId, Universe, Who};
use crate::law::resolve;
use crate::law::terms::{Residence, Term, TermKind};
use crate::syntax::tree::Fact;

/// What is known of a person, over the facts of one insats.
#[derive(Clone, Debug)]
pub struct Known {
    space: Space,
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
#[must_use]
pub fn known(document: &Document, insats: &Insats, person: &[Term]) -> Option<Known> {
    let villkor = insats.villkor.as_ref().filter(|villkor| villkor.whole)?;
    let mut space = insats.space.clone();
    let values = |name: &str| document.uppgift(name).map_or_else(Vec::new, |uppgift| uppgift.values.clone());
    let known = space.cond(person, Who::Individ, &values);
    // Where an adult and a child take part, the top level speaks of the adult. A parent alone may be of any age.
    let adult = matches!(insats.participation(), Participation { top: Top::Adult, child: Some(_) });
    let admitted = if adult {
        Cond::All(vec![Cond::age(Who::Individ, super::ADULT, None), villkor.cond.clone()])
    } else {
        villkor.cond.clone()
    };
    Some(Known { space, known, admitted })
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

    /// The first line of the conditions that is certain to fail, and that names the fact when one is given.
    #[must_use]
    pub fn failing<'t>(
        &mut self,
        terms: &'t [Term],
        wanted: Option<Wanted<'_>>,
        document: &Document,
    ) -> Option<&'t Term> {
        let values = |name: &str| document.uppgift(name).map_or_else(Vec::new, |uppgift| uppgift.values.clone());
        let names = |term: &Term| {
            wanted.is_none_or(|wanted| term.walk(Who::Individ).iter().any(|(who, term)| wanted.is(*who, term)))
        };
        terms.iter().filter(|term| names(term)).find(|term| {
            let line = self.space.cond(std::slice::from_ref(*term), Who::Individ, &values);
            condition::decides(self.space.universe(), &line, &self.known) == Some(false)
        })
    }

    /// Whether the fact, known one way or the other, can still turn the answer.
    #[must_use]
    pub fn hangs_on(&self, wanted: Wanted<'_>) -> bool {
        match wanted {
            Wanted::Age(who) => {
                let mut edges = vec![0];
                boundaries(&self.admitted, who, &mut edges);
                boundaries(&self.known, who, &mut edges);
                edges.sort_unstable();
                edges.dedup();
                let at = |months: u32| {
                    move |atom: &Atom| match atom {
                        Atom::Age { who: owner, from, to } if *owner == who => {
                            Some(*from <= months && to.is_none_or(|to| months <= to))
                        }
                        _ => None,
                    }
                };
                let turns = |a: u32, b: u32| self.turns(&at(a), &at(b));
                edges.iter().any(|&a| edges.iter().any(|&b| a != b && turns(a, b)))
            }
            Wanted::Residence(who, kind) => {
                self.facts(|owner, key| owner == who && matches!(key, FactKey::Residence(known, _) if *known == kind))
            }
            Wanted::Uppgift(who, name) => {
                self.facts(|owner, key| owner == who && matches!(key, FactKey::Uppgift(known, _) if known == name))
            }
        }
    }

    fn facts(&self, fits: impl Fn(Who, &FactKey) -> bool) -> bool {
        let universe = self.universe();
        universe.facts().any(|(id, _, values)| {
            let wanted = self.space.fact(id).is_some_and(|(owner, key)| fits(*owner, key));
            wanted && (0..values).any(|a| (0..values).any(|b| a != b && self.turns(&with(id, a), &with(id, b))))
        })
    }

    /// Whether some person is given the insats with the fact one way and not with it the other way.
    fn turns(&self, one: &dyn Fn(&Atom) -> Option<bool>, other: &dyn Fn(&Atom) -> Option<bool>) -> bool {
        let said = [
            (&substitute(&self.known, one), true),
            (&substitute(&self.known, other), true),
            (&substitute(&self.admitted, one), true),
            (&substitute(&self.admitted, other), false),
        ];
        condition::possible(self.universe(), &said)
    }

    /// The ages in months that a person may have by what is known, as intervals.
    #[must_use]
    pub fn ages(&self, who: Who) -> Vec<(u32, Option<u32>)> {
        condition::ages(self.universe(), &self.known, who)
    }

    fn universe(&self) -> &Universe {
        self.space.universe()
    }
}

/// Whether a guardian's consent is needed for a participant of the given ages, by the document's clauses; where they
/// say nothing, for all children. `None` when it is needed at some of the ages and not at others.
#[must_use]
pub fn needs_consent(insats: &Insats, ages: &[(u32, Option<u32>)]) -> Option<bool> {
    let consent = &insats.consent;
    // The ages below which consent is needed: one number says it all, since every clause has one bound.
    let mut below = match (&consent.waived, &consent.required) {
        (Some(_), _) => 0,
        (None, Some(required)) => required.value.under,
        (None, None) => super::ADULT,
    };
    if let Some(free) = &consent.free_from {
        below = below.min(free.value.from);
    }
    let needed = |age: u32| age < below;
    let ends = |&(from, to): &(u32, Option<u32>)| [needed(from), needed(to.unwrap_or(u32::MAX))];
    let mut all = ages.iter().flat_map(ends);
    let first = all.next()?;
    all.all(|needed| needed == first).then_some(first)
}

fn with(id: FactId, value: u16) -> impl Fn(&Atom) -> Option<bool> {
    move |atom| match atom {
        Atom::Fact { fact, one_of } if *fact == id => Some(one_of.contains(&value)),
        _ => None,
    }
}

fn substitute(cond: &Cond, known: &dyn Fn(&Atom) -> Option<bool>) -> Cond {
    match cond {
        Cond::Const(value) => Cond::Const(*value),
        Cond::Atom(atom) => known(atom).map_or_else(|| cond.clone(), Cond::Const),
        Cond::Not(inner) => Cond::Not(Box::new(substitute(inner, known))),
        Cond::All(parts) => Cond::All(parts.iter().map(|part| substitute(part, known)).collect()),
        Cond::Any(parts) => Cond::Any(parts.iter().map(|part| substitute(part, known)).collect()),
    }
}

/// The first month of every interval that the condition tells apart.
fn boundaries(cond: &Cond, who: Who, edges: &mut Vec<u32>) {
    match cond {
        Cond::Const(_) => {}
        Cond::Atom(Atom::Age { who: owner, from, to }) if *owner == who => {
            edges.push(*from);
            edges.extend(to.map(|to| to.saturating_add(1)).filter(|&next| next <= condition::MAX_AGE));
        }
        Cond::Atom(_) => {}
        Cond::Not(inner) => boundaries(inner, who, edges),
        Cond::All(parts) | Cond::Any(parts) => parts.iter().for_each(|part| boundaries(part, who, edges)),
    }
}
