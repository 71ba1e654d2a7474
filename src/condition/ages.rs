//! What a question distinguishes: boundaries cut each person's age into elementary intervals, and
//! each fact has its values. An age or a fact is an *axis*, an interval or a value a *class*.

use super::set::Set;
use super::{Atom, Cond, FactId, MAX_AGE, Said, Universe, Who};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Name {
    Age(Who),
    Fact(FactId),
}

pub(super) struct Axis {
    pub(super) name: Name,
    /// How many classes there are, at least 1.
    pub(super) size: usize,
    /// The classes that what is known so far leaves possible.
    pub(super) allowed: Set,
}

impl Axis {
    pub(super) fn is_age(&self) -> bool {
        matches!(self.name, Name::Age(_))
    }

    /// Whether something is excluded, so that a witness must name it.
    pub(super) fn is_restricted(&self) -> bool {
        self.allowed != Set::full(self.size)
    }

    /// Yes before no; of several values the lowest, of ages the youngest.
    pub(super) fn prefers_high(&self) -> bool {
        self.size == 2 && !self.is_age()
    }

    pub(super) fn best(&self, among: &Set) -> usize {
        let best = if self.prefers_high() { among.last() } else { among.first() };
        best.unwrap_or(0)
    }
}

/// The axes of a question in the order it mentions them.
pub(super) struct Axes {
    pub(super) list: Vec<Axis>,
    /// Index in `list` plus 1, by fact; 0 when the question does not mention it.
    of_fact: Vec<u32>,
    /// The same by person.
    of_age: [u32; 4],
    /// By person: the lowest age of each elementary interval but the first, sorted.
    cuts: [Vec<u32>; 4],
}

impl Axes {
    pub(super) fn new(u: &Universe, said: &[Said<'_>]) -> Self {
        let of_fact = vec![0; u.facts.len()];
        let list = Vec::with_capacity(8);
        let mut axes = Axes { list, of_fact, of_age: [0; 4], cuts: Default::default() };
        for (c, _) in said {
            axes.mention(u, c);
        }
        for axis in &mut axes.list {
            if let Name::Age(who) = axis.name {
                axis.size = axes.cuts[who as usize].len() + 1;
            }
            axis.allowed = Set::full(axis.size);
        }
        axes
    }

    fn mention(&mut self, u: &Universe, c: &Cond) {
        match c {
            Cond::Const(_) => {}
            Cond::Not(c) => self.mention(u, c),
            Cond::All(cs) | Cond::Any(cs) => cs.iter().for_each(|c| self.mention(u, c)),
            Cond::Atom(Atom::Fact { fact, .. }) => {
                if let size @ 1.. = u.values(*fact)
                    && let Some(0) = self.of_fact.get(fact.0 as usize)
                {
                    self.of_fact[fact.0 as usize] = self.push(Name::Fact(*fact), size.into());
                }
            }
            Cond::Atom(Atom::Age { who, from, to }) => {
                if let Some((from, to)) = clip(*from, *to) {
                    if self.of_age[*who as usize] == 0 {
                        self.of_age[*who as usize] = self.push(Name::Age(*who), 1);
                    }
                    self.cut(*who, from);
                    self.cut(*who, to + 1);
                }
            }
        }
    }

    fn push(&mut self, name: Name, size: usize) -> u32 {
        let allowed = Set::empty(0);
        self.list.push(Axis { name, size, allowed });
        self.list.len() as u32
    }

    fn cut(&mut self, who: Who, age: u32) {
        let cuts = &mut self.cuts[who as usize];
        if (1..=MAX_AGE).contains(&age)
            && let Err(place) = cuts.binary_search(&age)
        {
            cuts.insert(place, age);
        }
    }

    /// The axis of an atom and the classes that fulfil it; `None` if nobody can.
    pub(super) fn classes(&self, atom: &Atom) -> Option<(usize, Set)> {
        let (index, mut set) = match atom {
            Atom::Age { who, .. } => self.blank(self.of_age[*who as usize])?,
            Atom::Fact { fact, .. } => self.blank(*self.of_fact.get(fact.0 as usize)?)?,
        };
        match atom {
            Atom::Age { who, from, to } => {
                let (from, to) = clip(*from, *to)?;
                set.insert_all(self.class(*who, from), self.class(*who, to) + 1);
            }
            Atom::Fact { one_of, .. } => {
                let size = self.list[index].size;
                let values = one_of.iter().map(|&value| usize::from(value));
                values.filter(|&value| value < size).for_each(|value| set.insert(value));
            }
        }
        (!set.is_empty()).then_some((index, set))
    }

    fn blank(&self, place: u32) -> Option<(usize, Set)> {
        let index = (place as usize).checked_sub(1)?;
        Some((index, Set::empty(self.list.get(index)?.size)))
    }

    fn class(&self, who: Who, age: u32) -> usize {
        self.cuts[who as usize].partition_point(|&cut| cut <= age)
    }

    /// The axis of a person's age, if the question mentions it.
    pub(super) fn of_age(&self, who: Who) -> Option<usize> {
        (self.of_age[who as usize] as usize).checked_sub(1)
    }

    /// The lowest and highest age of an elementary interval, in months.
    pub(super) fn interval(&self, who: Who, class: usize) -> (u32, u32) {
        let cuts = &self.cuts[who as usize];
        let from = class.checked_sub(1).and_then(|before| cuts.get(before));
        let to = cuts.get(class).map_or(MAX_AGE, |next| next - 1);
        (from.copied().unwrap_or(0), to)
    }

    /// The age that stands for an elementary interval: the nearest to a boundary in the question.
    pub(super) fn age(&self, who: Who, class: usize) -> u32 {
        match self.interval(who, class) {
            (0, to) => to,
            (from, _) => from,
        }
    }
}

/// An age range within the ages there are; `None` if nothing is left.
fn clip(from: u32, to: Option<u32>) -> Option<(u32, u32)> {
    let to = to.map_or(MAX_AGE, |to| to.min(MAX_AGE));
    (from <= to).then_some((from, to))
}
