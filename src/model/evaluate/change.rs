//! The smallest change of a person that turns an answer.
//!
//! 1. As little as possible of what is known is taken back: a smallest set of ages and facts without which the wanted
//!    answer is possible. What is known and stands against it is narrowed down to a conflict, one thing of which must
//!    go; all ways of that length are tried.
//! 2. What is then to be is the smallest example that makes the answer certain, beside what is left standing.
//!
//! To take back what is known weighs more than to learn what is not.

use std::cell::Cell;

use super::axis::{self, Axis};
use super::{Known, consent_below};
use crate::condition::{self, Cond, Said, Universe, Who};
use crate::model::Insats;

/// How many questions may be asked before there is no answer. It keeps sixty facts within some milliseconds.
const QUESTIONS: u32 = 2000;

/// How many equally small ways are compared.
const WAYS: usize = 8;

/// How many ages and facts that are known in part are looked at both as they stand and more closely.
const RANGES: usize = 3;

/// One thing about a person that is to be otherwise, or to be known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Turn {
    /// The age or the fact.
    pub axis: Axis,
    /// What it is to be: an age in months, or the number of a value.
    pub value: u32,
    /// For an age, every age in months that will do as well, both ends included; the interval holds `value`.
    pub ages: (u32, Option<u32>),
    /// What is known of it as it stands.
    pub now: Now,
}

/// What is known of a thing that is to change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Now {
    /// Nothing, or not enough.
    Unknown,
    /// It is known to be otherwise.
    Otherwise,
    /// An age that is known to be lower.
    Younger,
    /// An age that is known to be higher.
    Older,
}

impl Known {
    /// The smallest change that makes it certain that the insats is given, or that it is not. Empty when it is certain
    /// already; `None` when no change does, or none was found within the work allowed.
    #[must_use]
    pub fn turn(&self, given: bool) -> Option<Vec<Turn>> {
        let target = if given { self.admitted.clone() } else { !self.admitted.clone() };
        Search::new(self, &target).smallest()
    }

    /// The smallest change that makes it certain that the insats is given, with a guardian's consent or without.
    #[must_use]
    pub fn turn_consent(&self, insats: &Insats, needed: bool) -> Option<Vec<Turn>> {
        let below = consent_below(insats);
        let age = match insats.participation().child {
            Some(_) if needed && below == 0 => return None,
            Some(child) if needed => Cond::age(child, 0, Some(below - 1)),
            Some(child) => Cond::age(child, below, None),
            None => Cond::Const(!needed),
        };
        Search::new(self, &Cond::All(vec![self.admitted.clone(), age])).smallest()
    }
}

struct Search<'a> {
    known: &'a Known,
    target: &'a Cond,
    /// What is said, taken apart, each with the axes that it speaks of.
    said: Vec<(&'a Cond, Vec<Axis>)>,
    /// The axes of the target.
    wanted: Vec<Axis>,
    left: Cell<u32>,
}

/// An axis and what it is to be.
type Named = Vec<(Axis, u32)>;

impl<'a> Search<'a> {
    fn new(known: &'a Known, target: &'a Cond) -> Self {
        let parts = known.said.iter().flat_map(axis::parts);
        let said = parts.map(|cond| (cond, axis::of(std::slice::from_ref(cond)))).collect();
        Self { known, target, said, wanted: axis::of(std::slice::from_ref(target)), left: Cell::new(QUESTIONS) }
    }

    fn universe(&self) -> &'a Universe {
        self.known.universe()
    }

    fn smallest(&self) -> Option<Vec<Turn>> {
        let (back, named) = self
            .ways()
            .into_iter()
            .filter_map(|back| Some((self.named(&back)?, back)))
            .min_by_key(|(named, _)| named.len())
            .map(|(named, back)| (back, named))?;
        Some(named.iter().map(|&one| self.told(one, &back, &named)).collect())
    }

    /// The smallest sets of axes whose taking back makes the target possible.
    fn ways(&self) -> Vec<Vec<Axis>> {
        let mut ways = Vec::new();
        for size in 0..=self.wanted.len() {
            self.search(&mut Vec::new(), size, &mut ways);
            if !ways.is_empty() || self.left.get() == 0 {
                break;
            }
        }
        ways
    }

    fn search(&self, back: &mut Vec<Axis>, size: usize, ways: &mut Vec<Vec<Axis>>) {
        if ways.len() >= WAYS {
            return;
        }
        if self.is_possible(back) {
            let mut way = back.clone();
            way.sort_unstable();
            if !ways.contains(&way) {
                ways.push(way);
            }
            return;
        }
        if size == 0 {
            return;
        }
        for axis in self.conflict(back) {
            back.push(axis);
            self.search(back, size - 1, ways);
            back.pop();
        }
    }

    /// Axes of which at least one must be taken back, beside those that are. Empty when nothing helps.
    fn conflict(&self, back: &[Axis]) -> Vec<Axis> {
        let mut gone = back.to_vec();
        // What the target does not speak of is seldom in the way.
        let mut open: Vec<Axis> = self.said.iter().flat_map(|(_, axes)| axes).copied().collect();
        open.sort_unstable();
        open.dedup();
        open.retain(|axis| !back.contains(axis));
        let (near, far): (Vec<Axis>, Vec<Axis>) = open.into_iter().partition(|axis| self.wanted.contains(axis));
        gone.extend(&far);
        let mut kept = near.clone();
        if self.is_possible(&gone) {
            gone.truncate(back.len());
            kept.extend(far);
        }
        for axis in kept.clone() {
            gone.push(axis);
            if self.is_possible(&gone) {
                gone.pop();
            } else {
                kept.retain(|other| *other != axis);
            }
        }
        kept
    }

    fn is_possible(&self, back: &[Axis]) -> bool {
        let Some(left) = self.left.get().checked_sub(1) else { return false };
        self.left.set(left);
        let rest = self.rest(back);
        let mut said: Vec<Said<'_>> = rest.iter().map(|cond| (*cond, true)).collect();
        said.push((self.target, true));
        condition::possible(self.universe(), &said)
    }

    /// What is left standing.
    fn rest(&self, back: &[Axis]) -> Vec<&Cond> {
        let stands = |(_, axes): &&(&Cond, Vec<Axis>)| !axes.iter().any(|axis| back.contains(axis));
        self.said.iter().filter(stands).map(|(cond, _)| *cond).chain([&self.known.assumed]).collect()
    }

    fn standing(&self, back: &[Axis]) -> Cond {
        Cond::All(self.rest(back).into_iter().cloned().collect())
    }

    /// What is to be, so that the target is certain beside what is left standing.
    fn named(&self, back: &[Axis]) -> Option<Named> {
        let standing = self.standing(back);
        let stands = axis::of(std::slice::from_ref(&standing));
        let values = |axis: Axis| self.values(axis, &standing);
        // What is known in part need not be named where the target holds for all that it leaves open.
        let mut ranges: Vec<(Axis, Vec<u32>)> = Vec::new();
        let mut known = Vec::new();
        for axis in self.wanted.iter().copied().filter(|axis| stands.contains(axis)) {
            match values(axis) {
                values if values.len() > 1 && ranges.len() < RANGES => ranges.push((axis, values)),
                _ => known.push(axis),
            }
        }
        let mut best: Option<Named> = None;
        for closely in 0..1_usize << ranges.len() {
            let mut target = self.target.clone();
            let mut passed = known.clone();
            for (at, (axis, values)) in ranges.iter().enumerate() {
                if closely >> at & 1 == 0 {
                    target = Cond::All(values.iter().map(|&value| axis::at(&target, *axis, value)).collect());
                    passed.push(*axis);
                }
            }
            let Some(found) = condition::find(self.universe(), &[(&target, true), (&standing, true)]) else { continue };
            let ages = found.ages.iter().map(|&(who, age)| (Axis::Age(who), age));
            let facts = found.facts.iter().map(|&(fact, value)| (Axis::Fact(fact), u32::from(value)));
            let mut named: Named = facts.chain(ages).filter(|(axis, _)| !passed.contains(axis)).collect();
            named.retain(|(axis, _)| self.wanted.contains(axis));
            self.leave_out(&mut named, &standing);
            if self.is_certain(&named, &standing) && best.as_ref().is_none_or(|best| named.len() < best.len()) {
                best = Some(named);
            }
        }
        let order = |axis: &Axis| self.wanted.iter().position(|other| other == axis);
        if let Some(best) = &mut best {
            best.sort_by_key(|(axis, _)| order(axis));
        }
        best
    }

    fn leave_out(&self, named: &mut Named, standing: &Cond) {
        for at in (0..named.len()).rev() {
            let one = named.remove(at);
            if !self.is_certain(named, standing) {
                named.insert(at, one);
            }
        }
    }

    fn is_certain(&self, named: &[(Axis, u32)], standing: &Cond) -> bool {
        let mut all: Vec<Cond> = named.iter().map(|&(axis, value)| axis::is(axis, value)).collect();
        all.push(standing.clone());
        condition::decides(self.universe(), self.target, &Cond::All(all)) == Some(true)
    }

    /// One value of each class of an axis that is left standing.
    fn values(&self, axis: Axis, standing: &Cond) -> Vec<u32> {
        let possible = |value: &u32| {
            let cond = axis::at(standing, axis, *value);
            condition::possible(self.universe(), &[(&cond, true)])
        };
        self.classes(axis, standing).into_iter().filter(possible).collect()
    }

    fn classes(&self, axis: Axis, standing: &Cond) -> Vec<u32> {
        match axis {
            Axis::Fact(id) => (0..u32::from(self.universe().values(id))).collect(),
            Axis::Age(who) => {
                let mut edges = vec![0];
                condition::boundaries(self.target, who, &mut edges);
                condition::boundaries(standing, who, &mut edges);
                edges.sort_unstable();
                edges.dedup();
                edges
            }
        }
    }

    /// A named value as it is told: an age is the nearest one to the age that is known.
    fn told(&self, (axis, value): (Axis, u32), back: &[Axis], named: &Named) -> Turn {
        let taken_back = back.contains(&axis);
        let Axis::Age(who) = axis else {
            let now = if taken_back { Now::Otherwise } else { Now::Unknown };
            return Turn { axis, value, ages: (0, None), now };
        };
        let standing = self.standing(back);
        let others: Named = named.iter().copied().filter(|(other, _)| *other != axis).collect();
        let classes = self.classes(axis, &standing);
        let fits = |age: u32| {
            let all: Named = others.iter().copied().chain([(axis, age)]).collect();
            let own = axis::at(&standing, axis, age);
            condition::possible(self.universe(), &[(&own, true)]) && self.is_certain(&all, &standing)
        };
        // Neighbouring classes that fit are one interval.
        let mut fitting: Vec<(u32, Option<u32>)> = Vec::new();
        for (at, &from) in classes.iter().enumerate() {
            let to = classes.get(at + 1).map(|next| next - 1);
            if !fits(from) {
                continue;
            }
            match fitting.last_mut() {
                Some(last) if last.1.is_some_and(|end| end + 1 == from) => last.1 = to,
                _ => fitting.push((from, to)),
            }
        }
        let whole = (value, Some(value));
        if !taken_back {
            let holds = |(from, to): &&(u32, Option<u32>)| *from <= value && to.is_none_or(|to| value <= to);
            let ages = fitting.iter().find(holds).copied().unwrap_or(whole);
            return Turn { axis, value, ages, now: Now::Unknown };
        }
        let (lowest, highest) = self.range(who);
        let distance = |&(from, to): &(u32, Option<u32>)| match to {
            Some(to) if to < lowest => lowest - to,
            _ => from.saturating_sub(highest),
        };
        let ages = fitting.into_iter().min_by_key(distance).unwrap_or(whole);
        match ages.1 {
            Some(to) if to < lowest => Turn { axis, value: to, ages, now: Now::Older },
            _ => Turn { axis, value: ages.0, ages, now: Now::Younger },
        }
    }

    /// The lowest and the highest age that is known of someone.
    fn range(&self, who: Who) -> (u32, u32) {
        let ages = self.known.ages(who);
        let lowest = ages.first().map_or(0, |&(from, _)| from);
        (lowest, ages.last().map_or(0, |&(_, to)| to.unwrap_or(condition::MAX_AGE)))
    }
}
