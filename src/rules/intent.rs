//! Whom an insats is meant for, beside whom it lets in.

use std::collections::HashSet;

use super::Ctx;
use super::example::{example_of, least, person};
use super::nobody::is_impossible;
use crate::condition::{self, Atom, Cond, FactId, Who};
use crate::diagnostic;
use crate::law::terms::TermKind;
use crate::model::{FactKey, Insats, Participation, Top, Villkor};
use crate::source::Span;

/// The conditions of an insats and those of its målgrupp, both read in full and both possible.
pub(super) struct Compared<'a> {
    insats: &'a Insats,
    /// Whom it is meant for.
    pub(super) target: &'a Villkor,
    /// Whom it lets in.
    pub(super) villkor: &'a Villkor,
}

/// Someone inside the one and outside the other.
pub(super) struct Outsider {
    /// The person.
    pub(super) whole: condition::Witness,
    /// What of the person is reason enough to be outside.
    pub(super) telling: condition::Witness,
}

impl<'a> Compared<'a> {
    /// The two; `None` when one of them is missing, could not be read in full or holds for nobody, and when they are
    /// word for word the same.
    pub(super) fn of(insats: &'a Insats) -> Option<Self> {
        let target = insats.malgrupp.as_ref()?.villkor.as_ref()?;
        let villkor = insats.villkor.as_ref()?;
        // Most målgrupper say just what the conditions say.
        if target.cond == villkor.cond {
            return None;
        }
        let sound = |villkor: &Villkor| villkor.whole && !is_impossible(insats, &villkor.cond);
        (insats.whole && sound(target) && sound(villkor)).then_some(Self { insats, target, villkor })
    }

    /// Someone of the målgrupp whom the conditions shut out. A målgrupp is told in fewer words than conditions, so
    /// only ages, and what the målgrupp itself speaks of, count: whoever could come in with the right answers to the
    /// rest is not shut out.
    pub(super) fn intended_not_admitted(&self) -> Option<Outsider> {
        let mut facts = HashSet::new();
        mentioned(&self.target.cond, &mut facts, &mut HashSet::new());
        // To name one kind of residence is to speak of where the person lives.
        let said: HashSet<Matter> = facts.into_iter().filter_map(|fact| self.matter(fact)).collect();
        let admitted = self.at_best(&self.villkor.cond, &said, true);
        self.outsider(&self.target.cond, &admitted)
    }

    /// Someone whom the conditions let in and who is not of the målgrupp.
    pub(super) fn admitted_not_intended(&self) -> Option<Outsider> {
        self.outsider(&self.villkor.cond, &self.target.cond)
    }

    /// The participant's age as the målgrupp states it in a line, in months, when the conditions say nothing of it and
    /// the line alone would shut out everyone outside the målgrupp; `None` otherwise.
    pub(super) fn missing_age(&self) -> Option<(u32, Option<u32>)> {
        if mentions_age(&self.villkor.cond) {
            return None;
        }
        let (from, to) = self.target.terms.iter().find_map(|term| match term.kind {
            TermKind::Age { from, to, .. } => Some((from, to)),
            _ => None,
        })?;
        let with_line = Cond::All(vec![self.villkor.cond.clone(), Cond::age(Who::Individ, from, to)]);
        self.outsider(&with_line, &self.target.cond).is_none().then_some((from, to))
    }

    /// Someone inside the one and outside the other. Where parents take part alone and `inside` does not mention
    /// their own age, those who are children themselves are not what it is about.
    fn outsider(&self, inside: &Cond, outside: &Cond) -> Option<Outsider> {
        let universe = self.insats.space.universe();
        let adult = match self.insats.participation() {
            Participation { top: Top::Adult, child } => child.is_some() || !mentions_age(inside),
            _ => false,
        };
        let whole = example_of(self.insats, universe, &[(inside, true), (outside, false)], adult)?;
        let telling = least(universe, &[(outside, false)], &whole);
        Some(Outsider { whole, telling })
    }

    /// A person for readers.
    pub(super) fn describe(&self, ctx: &Ctx<'_>, witness: &condition::Witness) -> diagnostic::Witness {
        person(ctx, &self.insats.space, witness)
    }

    /// The line that a person does not fulfil; the word that begins the conditions when it is no single line.
    pub(super) fn failing(&self, villkor: &Villkor, witness: &condition::Witness) -> Span {
        let person = condition::Person::from(witness);
        let fails = |cond: &Cond| condition::holds(cond, &person) == Some(false);
        let lines = villkor.lines();
        lines.iter().find(|(_, cond)| fails(cond)).map_or(villkor.keyword, |(term, _)| term.span)
    }

    /// The formula with every fact that is not `said` answered in the person's favour.
    fn at_best(&self, cond: &Cond, said: &HashSet<Matter>, favour: bool) -> Cond {
        let each = |all: &[Cond]| all.iter().map(|cond| self.at_best(cond, said, favour)).collect();
        match cond {
            Cond::Atom(Atom::Fact { fact, .. }) if !self.matter(*fact).is_some_and(|matter| said.contains(&matter)) => {
                Cond::Const(favour)
            }
            Cond::Const(_) | Cond::Atom(_) => cond.clone(),
            Cond::Not(inner) => !self.at_best(inner, said, !favour),
            Cond::All(all) => Cond::All(each(all)),
            Cond::Any(all) => Cond::Any(each(all)),
        }
    }

    fn matter(&self, fact: FactId) -> Option<Matter> {
        let (who, key) = self.insats.space.fact(fact)?;
        Some(match key {
            FactKey::Residence(..) => Matter::Residence(*who),
            FactKey::Uppgift(..) => Matter::Fact(fact),
        })
    }
}

/// Adds the facts and the persons' ages that a formula speaks of.
fn mentioned(cond: &Cond, facts: &mut HashSet<FactId>, ages: &mut HashSet<Who>) {
    match cond {
        Cond::Const(_) => {}
        Cond::Atom(Atom::Age { who, .. }) => {
            ages.insert(*who);
        }
        Cond::Atom(Atom::Fact { fact, .. }) => {
            facts.insert(*fact);
        }
        Cond::Not(inner) => mentioned(inner, facts, ages),
        Cond::All(all) | Cond::Any(all) => all.iter().for_each(|cond| mentioned(cond, facts, ages)),
    }
}

fn mentions_age(cond: &Cond) -> bool {
    let mut ages = HashSet::new();
    mentioned(cond, &mut HashSet::new(), &mut ages);
    ages.contains(&Who::Individ)
}

/// What a målgrupp may speak of.
#[derive(PartialEq, Eq, Hash)]
enum Matter {
    Fact(FactId),
    Residence(Who),
}
