//! The facts that the conditions of one insats speak of, and conditions as formulas over them.

use crate::condition::{Cond, FactId, Universe, Who};
use crate::law::terms::{Residence, Term, TermKind};

/// What a fact of a [`Space`] is.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum FactKey {
    /// An uppgift, with its values; no values for yes or no.
    Uppgift(String, Vec<String>),
    /// A residence fact: `folkbokförd`, `bosatt` or `vistas`, and the place; empty for the own kommun.
    Residence(Residence, String),
}

/// The facts of one insats, per person and key, and the universe that numbers them.
#[derive(Clone, Debug, Default)]
pub struct Space {
    universe: Universe,
    facts: Vec<(Who, FactKey)>,
}

impl Space {
    /// The universe for questions about formulas made here.
    #[must_use]
    pub fn universe(&self) -> &Universe {
        &self.universe
    }

    /// Whose fact it is and which; `None` for a number from another space.
    #[must_use]
    pub fn fact(&self, id: FactId) -> Option<&(Who, FactKey)> {
        self.facts.get(id.0 as usize)
    }

    /// The number of a fact, when some formula has spoken of it.
    #[must_use]
    pub fn find(&self, who: Who, key: &FactKey) -> Option<FactId> {
        let at = self.facts.iter().position(|(owner, known)| *owner == who && known == key)?;
        u32::try_from(at).ok().map(FactId)
    }

    fn intern(&mut self, who: Who, key: FactKey) -> FactId {
        if let Some(known) = self.find(who, &key) {
            return known;
        }
        let values = match &key {
            FactKey::Uppgift(_, values) if !values.is_empty() => u16::try_from(values.len()).unwrap_or(u16::MAX),
            _ => 2,
        };
        self.facts.push((who, key));
        self.universe.fact(who, values)
    }

    /// The formula for all of the terms, said of `who`. `values` gives the values of an uppgift.
    pub fn cond(&mut self, terms: &[Term], who: Who, values: &dyn Fn(&str) -> Vec<String>) -> Cond {
        let mut all: Vec<Cond> = terms.iter().map(|term| self.term(term, who, values)).collect();
        match all.len() {
            0 => Cond::Const(true),
            1 => all.swap_remove(0),
            _ => Cond::All(all),
        }
    }

    /// The lines of a block, each with its part of the formula that [`Space::cond`] made of them.
    #[must_use]
    pub fn lines<'a>(terms: &'a [Term], cond: &'a Cond) -> Vec<(&'a Term, &'a Cond)> {
        match (terms, cond) {
            ([term], cond) => vec![(term, cond)],
            (terms, Cond::All(all)) if terms.len() == all.len() => terms.iter().zip(all).collect(),
            _ => Vec::new(),
        }
    }

    /// The lines inside a line, each with its part of the line's formula, and whether one of them is enough (`true`)
    /// or all must hold. Empty for a line that stands alone, and for a named villkor, whose lines stand elsewhere.
    #[must_use]
    pub fn nested<'a>(term: &'a Term, cond: &'a Cond) -> (bool, Vec<(&'a Term, &'a Cond)>) {
        let pairs = |terms: &'a [Term], parts: &'a [Cond]| terms.iter().zip(parts).collect();
        match (&term.kind, cond) {
            (TermKind::All(terms), Cond::All(parts)) => (false, pairs(terms, parts)),
            (TermKind::Any(terms), Cond::Any(parts)) => (true, pairs(terms, parts)),
            (TermKind::NoneOf(terms), Cond::Not(any)) => match any.as_ref() {
                Cond::Any(parts) => (true, pairs(terms, parts)),
                _ => (true, Vec::new()),
            },
            (TermKind::Not(inner), Cond::Not(part)) => (false, vec![(inner.as_ref(), part.as_ref())]),
            (TermKind::Role(_, terms), cond) => (false, Self::lines(terms, cond)),
            _ => (false, Vec::new()),
        }
    }

    fn term(&mut self, term: &Term, who: Who, values: &dyn Fn(&str) -> Vec<String>) -> Cond {
        let mut each = |terms: &[Term]| terms.iter().map(|term| self.term(term, who, values)).collect::<Vec<_>>();
        match &term.kind {
            TermKind::Age { from, to, .. } => Cond::age(who, *from, *to),
            TermKind::Residence { kind, places, .. } => self.residence(*kind, places, who),
            TermKind::Fact { name, values: wanted } => {
                let declared = if wanted.is_empty() { Vec::new() } else { values(name) };
                let numbers: Vec<u16> = wanted
                    .iter()
                    .filter_map(|value| declared.iter().position(|known| known == value))
                    .filter_map(|at| u16::try_from(at).ok())
                    .collect();
                let fact = self.intern(who, FactKey::Uppgift(name.to_string(), declared));
                if wanted.is_empty() { Cond::yes(fact) } else { Cond::one_of(fact, numbers) }
            }
            TermKind::Named { terms, .. } => Cond::All(each(terms)),
            TermKind::All(terms) => Cond::All(each(terms)),
            TermKind::Any(terms) => Cond::Any(each(terms)),
            TermKind::NoneOf(terms) => Cond::Not(Box::new(Cond::Any(each(terms)))),
            TermKind::Not(inner) => Cond::Not(Box::new(self.term(inner, who, values))),
            TermKind::Role(other, terms) => self.cond(terms, *other, values),
        }
    }

    fn residence(&mut self, kind: Residence, places: &[String], who: Who) -> Cond {
        let kinds: &[Residence] = match kind {
            Residence::BosattEllerVistas => &[Residence::Bosatt, Residence::Vistas],
            _ => std::slice::from_ref(&kind),
        };
        let own = [String::new()];
        let places = if places.is_empty() { &own[..] } else { places };
        let mut any = Vec::new();
        for &kind in kinds {
            for place in places {
                any.push(Cond::yes(self.intern(who, FactKey::Residence(kind, place.clone()))));
            }
        }
        if any.len() == 1 { any.swap_remove(0) } else { Cond::Any(any) }
    }
}
