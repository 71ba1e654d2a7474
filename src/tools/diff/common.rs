//! One set of facts for two documents: the own kommun is the same fact in both, uppgifter are the same by name, and an
//! uppgift that only changed its name is the same by what it says.

use std::collections::HashMap;
use std::sync::Arc;

use super::Kind;
use super::prose::plain;
use crate::analysis::Analysis;
use crate::condition::{Cond, Who};
use crate::law::Uppgift;
use crate::law::terms::{Term, TermKind};
use crate::model::{Document, Space, Villkor};

/// What the other one's kommun is called where a condition names it.
pub(super) const OTHER: &str = "den andra kommunen";

/// What every part of a comparison asks.
pub(super) struct Context<'a> {
    pub(super) kind: Kind,
    /// What sentences call the two.
    pub(super) names: [String; 2],
    pub(super) analyses: [&'a Analysis; 2],
    pub(super) documents: [&'a Document; 2],
    /// Uppgifter of the second by the name that they have in the first.
    renamed: HashMap<&'a str, &'a str>,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        kind: Kind,
        names: [String; 2],
        old: &'a Analysis,
        new: &'a Analysis,
        before: &'a Document,
        after: &'a Document,
    ) -> Self {
        let renamed = renamed(before, after);
        Self { kind, names, analyses: [old, new], documents: [before, after], renamed }
    }

    /// What sentences call the two.
    pub(super) fn names(&self) -> [&str; 2] {
        self.names.each_ref().map(String::as_str)
    }

    /// What the uppgift says, in words; by the name that formulas use.
    pub(super) fn statement(&self, name: &str) -> Option<String> {
        let [old, new] = self.documents;
        old.uppgift(name).or_else(|| new.uppgift(name)).map(|uppgift| uppgift.statement.clone())
    }

    /// The conditions of one of the two, as a formula over a space that both share.
    pub(super) fn cond(&self, space: &mut Space, terms: &[Term], side: usize) -> Cond {
        let terms = self.adapted(terms, side);
        space.cond(&terms, Who::Individ, &|name| self.values(name))
    }

    /// The conditions of both sides over one space. Its facts stand in an order of their own, so that a person is told
    /// in the same words whichever side comes first: where one lives, and then the uppgifter by name.
    pub(super) fn conds(&self, old: &Villkor, new: &Villkor) -> (Space, [Cond; 2]) {
        let mut space = Space::default();
        let both = [self.adapted(&old.terms, 0), self.adapted(&new.terms, 1)].concat();
        let mut facts: Vec<(Who, &Term)> = both.iter().flat_map(|term| term.walk(Who::Individ)).collect();
        facts.retain(|(_, term)| matches!(term.kind, TermKind::Fact { .. } | TermKind::Residence { .. }));
        facts.sort_by_cached_key(|(who, term)| match &term.kind {
            TermKind::Residence { kind, places, .. } => (*who, 0, *kind as u8, places.join(" ")),
            TermKind::Fact { name, .. } => (*who, 1, 0, name.to_string()),
            _ => (*who, 2, 0, String::new()),
        });
        for (who, term) in facts {
            space.cond(std::slice::from_ref(term), who, &|name| self.values(name));
        }
        let conds = [self.cond(&mut space, &old.terms, 0), self.cond(&mut space, &new.terms, 1)];
        (space, conds)
    }

    /// The name that formulas use for an uppgift of a side.
    pub(super) fn known_as<'n>(&'n self, name: &'n str, side: usize) -> &'n str {
        if side == 1 { self.renamed.get(name).copied().unwrap_or(name) } else { name }
    }

    /// The values of both, so that a fact has every value that one of them knows.
    fn values(&self, name: &str) -> Vec<String> {
        let [old, new] = self.documents;
        let other = self.renamed.iter().find(|(_, known)| **known == name).map_or(name, |(other, _)| other);
        let mut values = old.uppgift(name).map_or_else(Vec::new, |uppgift| uppgift.values.clone());
        for value in new.uppgift(other).map_or(&[][..], |uppgift| uppgift.values.as_slice()) {
            if !values.contains(value) {
                values.push(value.clone());
            }
        }
        values
    }

    /// The terms with the names and the places that both sides share.
    fn adapted(&self, terms: &[Term], side: usize) -> Vec<Term> {
        terms.iter().map(|term| Term { span: term.span, kind: self.kind_of(&term.kind, side) }).collect()
    }

    fn kind_of(&self, kind: &TermKind, side: usize) -> TermKind {
        let each = |terms: &[Term]| self.adapted(terms, side);
        match kind {
            TermKind::Age { .. } => kind.clone(),
            TermKind::Residence { kind, permanent, places } => TermKind::Residence {
                kind: *kind,
                permanent: *permanent,
                places: places.iter().map(|place| self.place(place, side)).collect(),
            },
            TermKind::Fact { name, values } => {
                TermKind::Fact { name: Arc::from(self.known_as(name, side)), values: values.clone() }
            }
            TermKind::Named { terms, .. } => TermKind::All(each(terms)),
            TermKind::All(terms) => TermKind::All(each(terms)),
            TermKind::Any(terms) => TermKind::Any(each(terms)),
            TermKind::NoneOf(terms) => TermKind::NoneOf(each(terms)),
            TermKind::Not(inner) => {
                TermKind::Not(Box::new(Term { span: inner.span, kind: self.kind_of(&inner.kind, side) }))
            }
            TermKind::Role(who, terms) => TermKind::Role(*who, each(terms)),
        }
    }

    /// A named place as both sides know it: the own kommun is no name, and between two kommuner the other one is
    /// nothing more than that. Somebody who lives in the neighbour is a neighbour for both.
    fn place(&self, place: &str, side: usize) -> String {
        let kommun = |side: usize| {
            let kommun = self.documents.get(side).map_or(&[][..], |document| document.riktlinje.kommun.as_slice());
            kommun.iter().map(|kommun| kommun.value.as_str()).collect::<Vec<_>>()
        };
        if kommun(side) == [place] {
            return String::new();
        }
        let other = self.kind == Kind::Kommuner && kommun(1 - side).contains(&place);
        if other { OTHER.to_owned() } else { place.to_owned() }
    }
}

/// Uppgifter that have another name in the second and say the same, word for word.
pub(super) fn renamed<'a>(old: &'a Document, new: &'a Document) -> HashMap<&'a str, &'a str> {
    let only = |here: &'a Document, there: &'a Document| {
        let mut names: Vec<&Uppgift> =
            here.uppgifter.values().filter(|uppgift| there.uppgift(&uppgift.name).is_none()).collect();
        names.sort_by(|a, b| a.name.cmp(&b.name));
        names
    };
    let key = |uppgift: &Uppgift| (plain(&uppgift.statement).collect::<Vec<_>>(), uppgift.values.clone());
    let mut left: HashMap<_, Vec<&str>> = HashMap::new();
    for uppgift in only(old, new).into_iter().rev() {
        left.entry(key(uppgift)).or_default().push(&uppgift.name);
    }
    let mut renamed = HashMap::new();
    for uppgift in only(new, old) {
        if let Some(name) = left.get_mut(&key(uppgift)).and_then(Vec::pop) {
            renamed.insert(uppgift.name.as_str(), name);
        }
    }
    renamed
}
