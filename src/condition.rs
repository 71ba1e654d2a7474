//! Exact questions about conditions on a person, answered with the smallest example there is.
//!
//! A condition speaks of ages in whole months and of facts with finitely many values, so every
//! question here has an exact answer. A question goes through three stages and stops at the first
//! that can answer it:
//!
//! ```text
//! normal  what each person and fact may be, alone; what stays open falls into independent parts
//! table   a part with few enough distinguishable persons: all of them, in one table
//! solve   any other part: a SAT solver finds a person, `smallest` the least that must be said
//! ```
//!
//! All walks follow the nesting of the condition on the call stack, as dropping a [`Cond`] does.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

mod ages;
mod normal;
mod once;
mod part;
mod set;
mod smallest;
mod solve;
mod table;

/// The highest age in months: the last month before 120 years. Ages run `0..=MAX_AGE`.
pub const MAX_AGE: u32 = 12 * 120 - 1;

/// The four persons a condition can speak of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Who {
    /// The participant.
    Individ,
    /// The participant's child.
    Barnet,
    /// The participant's parent.
    Foraldern,
    /// Somebody close to the participant.
    Narstaende,
}

/// A fact of one [`Universe`], numbered from 0 in the order the facts were added.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FactId(pub u32);

/// The facts that conditions may use: whom each is about, and how many values it can have.
///
/// The ages of the four persons always belong to it. Facts are independent of each other and of
/// the ages: every combination of values is a person.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Universe {
    facts: Vec<(Who, u16)>,
}

impl Universe {
    /// A universe without facts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fact about `who` with the values `0..values`, and returns its number.
    ///
    /// A yes/no fact has two values: 0 is no and 1 is yes. A fact with no values is allowed, and
    /// every atom about it is false.
    pub fn fact(&mut self, who: Who, values: u16) -> FactId {
        let id = FactId(u32::try_from(self.facts.len()).unwrap_or(u32::MAX));
        self.facts.push((who, values));
        id
    }

    /// Every fact with whom it is about and how many values it has, in the order they were added.
    pub fn facts(&self) -> impl ExactSizeIterator<Item = (FactId, Who, u16)> + '_ {
        let number = |i| FactId(u32::try_from(i).unwrap_or(u32::MAX));
        let facts = self.facts.iter().enumerate();
        facts.map(move |(i, &(who, values))| (number(i), who, values))
    }

    /// How many values a fact has; 0 for a fact that is not of this universe.
    pub fn values(&self, fact: FactId) -> u16 {
        let index = usize::try_from(fact.0).unwrap_or(usize::MAX);
        self.facts.get(index).map_or(0, |&(_, values)| values)
    }
}

/// One thing a condition asks of a person.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Atom {
    /// The age of `who` in whole months is at least `from` and at most `to`; both ends are
    /// included, and `None` is no upper end. False of everybody when `from` exceeds `to` or
    /// [`MAX_AGE`].
    Age {
        /// Whose age.
        who: Who,
        /// The lowest age, in months.
        from: u32,
        /// The highest age, in months, if there is one.
        to: Option<u32>,
    },
    /// The fact has one of these values. Values that the fact does not have are passed over;
    /// false of everybody when none is left, or when the universe has no such fact.
    Fact {
        /// Which fact.
        fact: FactId,
        /// The values that fulfil the atom, in any order.
        one_of: Vec<u16>,
    },
}

/// A condition on a person.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Cond {
    /// True of everybody, or of nobody.
    Const(bool),
    /// One age or one fact.
    Atom(Atom),
    /// True when the condition is not.
    Not(Box<Cond>),
    /// True when all are; true of everybody when empty.
    All(Vec<Cond>),
    /// True when at least one is; true of nobody when empty.
    Any(Vec<Cond>),
}

impl Cond {
    /// The age of `who`, in months, both ends included; `None` is no upper end.
    pub fn age(who: Who, from: u32, to: Option<u32>) -> Self {
        Cond::Atom(Atom::Age { who, from, to })
    }

    /// A yes/no fact is yes.
    pub fn yes(fact: FactId) -> Self {
        Self::one_of(fact, [1])
    }

    /// A fact has one of the values.
    pub fn one_of(fact: FactId, values: impl Into<Vec<u16>>) -> Self {
        let one_of = values.into();
        Cond::Atom(Atom::Fact { fact, one_of })
    }
}

impl std::ops::Not for Cond {
    type Output = Cond;

    fn not(self) -> Cond {
        Cond::Not(Box::new(self))
    }
}

/// The smallest partial person that answers a question: whatever the ages and facts it does not
/// name, every such person is an answer.
///
/// *Smallest* counts ages and facts together. Of several equally small ones it is, in this order:
///
/// 1. the one that does without the age that the question mentions last, then the last but one, …;
/// 2. the one that names the fact that the question mentions first, then the second, …;
/// 3. the one with the best values, of the facts in the order of mention and then of the ages: yes
///    before no, of several values the lowest, and of ages the youngest.
///
/// A named age stands for an elementary interval, one that no boundary in the question cuts. It is
/// the interval's lowest age, or its highest when the lowest is 0: *under 18 years* gives 215
/// months. Equal questions give equal witnesses. What is promised where a question is too large to
/// search exhaustively is said at [`find`].
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct Witness {
    /// The ages that must be named, in months, sorted by person.
    pub ages: Vec<(Who, u32)>,
    /// The facts that must be named and their values, sorted by fact.
    pub facts: Vec<(FactId, u16)>,
}

/// A partly known person: what is not in the maps is unknown.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct Person {
    /// Known ages, in months; ages above [`MAX_AGE`] count as [`MAX_AGE`].
    pub ages: BTreeMap<Who, u32>,
    /// Known facts and their values.
    pub facts: BTreeMap<FactId, u16>,
}

impl From<&Witness> for Person {
    fn from(witness: &Witness) -> Self {
        let ages = witness.ages.iter().copied().collect();
        let facts = witness.facts.iter().copied().collect();
        Person { ages, facts }
    }
}

/// A condition and whether it is said to hold. A question is a list of these, all at once.
pub type Said<'a> = (&'a Cond, bool);

/// The smallest partial person of whom everything said is true, or `None` if there is nobody.
///
/// This is the question that the others are special cases of; conditions count as mentioned in
/// the order they stand here.
///
/// Whether there is a witness is always exact, and every completion of a witness is an answer. That
/// it is the smallest, and of those the first in the order of [`Witness`], is exact for
///
/// - what follows from each line alone, and disjunctions of atoms that share no age or fact with
///   another disjunction;
/// - every part that tells at most 1,024 persons apart (ten yes/no facts, or an age cut in four
///   and eight facts), where a part is a group of disjunctions that share ages or facts.
///
/// A larger part is given to a solver with a fixed amount of work, counted in steps and not in
/// time (see `condition/smallest.rs`). Mostly that proves the same. If it does not, the answer is
/// the smallest found so far: nothing in it can be left out, but a smaller one that names other
/// things, or one that is preferable, may exist.
pub fn find(u: &Universe, said: &[Said<'_>]) -> Option<Witness> {
    normal::find(u, &[said])
}

/// Whether there is a person of whom everything said is true; quicker than [`find`].
pub fn possible(u: &Universe, said: &[Said<'_>]) -> bool {
    independent(u, said.iter().map(|(c, _)| *c)) || normal::possible(u, said)
}

/// Whether the conditions, taken together, ask about every age and fact once, and about nothing that is so of everyone
/// or of nobody. Then each of their parts can hold and fail whatever the other parts do, and none can be left out
/// without a difference to someone.
///
/// May be `false` of conditions for which that is true all the same: with more than 64 facts, or values of one.
pub fn independent<'a>(u: &Universe, conditions: impl IntoIterator<Item = &'a Cond>) -> bool {
    let mut asked = once::Asked::default();
    conditions.into_iter().all(|c| asked.once(u, c))
}

/// The smallest person who fulfils `c`, or `None` if nobody can.
pub fn satisfy(u: &Universe, c: &Cond) -> Option<Witness> {
    find(u, &[(c, true)])
}

/// Whether everybody who fulfils `stronger` fulfils `weaker`.
///
/// # Errors
///
/// The smallest person who fulfils `stronger` and not `weaker`.
pub fn implies(u: &Universe, stronger: &Cond, weaker: &Cond) -> Result<(), Witness> {
    nobody(find(u, &[(stronger, true), (weaker, false)]))
}

/// Whether nobody fulfils both conditions.
///
/// # Errors
///
/// The smallest person who fulfils both.
pub fn disjoint(u: &Universe, a: &Cond, b: &Cond) -> Result<(), Witness> {
    nobody(find(u, &[(a, true), (b, true)]))
}

/// Whether the same persons fulfil both conditions.
///
/// # Errors
///
/// The smallest partial person for whom the conditions differ whatever else is true. Where they
/// differ one way for some completions and the other way for the rest, the person may name
/// nothing at all (a condition and its negation); [`implies`], asked both ways, tells who is
/// gained and who is lost.
pub fn equivalent(u: &Universe, a: &Cond, b: &Cond) -> Result<(), Witness> {
    let only_a = [(a, true), (b, false)];
    let only_b = [(a, false), (b, true)];
    match (possible(u, &only_a), possible(u, &only_b)) {
        (false, false) => Ok(()),
        (true, false) => nobody(find(u, &only_a)),
        (false, true) => nobody(find(u, &only_b)),
        (true, true) => nobody(normal::find(u, &[&only_a, &only_b])),
    }
}

fn nobody(found: Option<Witness>) -> Result<(), Witness> {
    found.map_or(Ok(()), Err)
}

/// Whether `known` settles `c`: `Some(true)` if everybody who fulfils `known` fulfils `c`,
/// `Some(false)` if nobody who does fulfils it, and `None` if some do and some do not.
///
/// `Some(true)` too when nobody fulfils `known`.
pub fn decides(u: &Universe, c: &Cond, known: &Cond) -> Option<bool> {
    if !possible(u, &[(known, true), (c, false)]) {
        Some(true)
    } else if !possible(u, &[(known, true), (c, true)]) {
        Some(false)
    } else {
        None
    }
}

/// The ages of `who` that some person fulfilling `c` has, in months, as maximal intervals with
/// both ends included, youngest first; `None` is no upper end.
///
/// Empty if nobody fulfils `c`, and `[(0, None)]` if every age of `who` is possible.
pub fn ages(u: &Universe, c: &Cond, who: Who) -> Vec<(u32, Option<u32>)> {
    normal::ages(u, c, who)
}

/// Adds the first month of every interval of ages of `who` that the condition tells apart, but for the first, in the
/// order of mention.
pub fn boundaries(c: &Cond, who: Who, edges: &mut Vec<u32>) {
    match c {
        Cond::Atom(Atom::Age { who: owner, from, to }) if *owner == who => {
            let next = to.map(|to| to.saturating_add(1));
            edges.extend([Some(*from), next].into_iter().flatten().filter(|&edge| edge <= MAX_AGE));
        }
        Cond::Const(_) | Cond::Atom(_) => {}
        Cond::Not(c) => boundaries(c, who, edges),
        Cond::All(cs) | Cond::Any(cs) => cs.iter().for_each(|c| boundaries(c, who, edges)),
    }
}

/// Evaluates `c` for a partly known person; `None` is unknown.
///
/// Three-valued in Kleene's way: each part is looked at alone, so a condition that holds for a
/// reason no single part shows (*x or not x*, with x unknown) is unknown here; [`decides`] is the
/// exact question. It knows no universe either: an atom over all values of an unknown fact is
/// unknown.
pub fn holds(c: &Cond, p: &Person) -> Option<bool> {
    match c {
        Cond::Const(value) => Some(*value),
        Cond::Atom(atom) => atom_holds(atom, p),
        Cond::Not(c) => holds(c, p).map(|value| !value),
        Cond::All(cs) => until(cs, p, false),
        Cond::Any(cs) => until(cs, p, true),
    }
}

/// `Some(decisive)` if any of the conditions has that value, its opposite if all have that, else
/// unknown.
fn until(cs: &[Cond], p: &Person, decisive: bool) -> Option<bool> {
    let mut all = Some(!decisive);
    for c in cs {
        match holds(c, p) {
            Some(value) if value == decisive => return Some(decisive),
            Some(_) => {}
            None => all = None,
        }
    }
    all
}

fn atom_holds(atom: &Atom, p: &Person) -> Option<bool> {
    match atom {
        Atom::Age { who, from, to } => {
            let to = to.map_or(MAX_AGE, |to| to.min(MAX_AGE));
            let known = p.ages.get(who).map(|age| (*age).min(MAX_AGE));
            match known {
                _ if *from > to => Some(false),
                _ if (*from, to) == (0, MAX_AGE) => Some(true),
                age => age.map(|age| (*from..=to).contains(&age)),
            }
        }
        Atom::Fact { one_of, .. } if one_of.is_empty() => Some(false),
        Atom::Fact { fact, one_of } => p.facts.get(fact).map(|value| one_of.contains(value)),
    }
}
