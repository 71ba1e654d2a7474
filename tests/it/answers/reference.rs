//! A deliberately simple reading of conditions: a whole person fulfils them or not, and what is certain of a person
//! known in part is what is so of every whole person that it may be.

use crate::support::Dice;

/// Ages in months on both sides of every boundary that policies draw; of the child, one for each interval.
const AGES: [u32; 9] = [0, 71, 72, 143, 144, 179, 180, 215, 216];
const CHILD_AGES: [u32; 5] = [0, 72, 144, 180, 216];
/// The boundaries, in years.
const YEARS: [u32; 4] = [6, 12, 15, 18];
const VALUES: [&str; 3] = ["x", "y", "z"];

/// A whole person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    pub(super) age: u32,
    pub(super) home: bool,
    pub(super) a: bool,
    pub(super) b: bool,
    pub(super) value: usize,
    pub(super) child_age: u32,
    pub(super) child_a: bool,
}

/// Every person that can be told apart.
pub(super) fn everyone() -> impl Iterator<Item = Person> {
    let facts = (0..2 * 2 * 2 * 3 * 2_usize).map(|n| (n & 1 == 1, n & 2 == 2, n & 4 == 4, n / 8 % 3, n / 24 == 1));
    facts.flat_map(|(home, a, b, value, child_a)| {
        AGES.into_iter().flat_map(move |age| {
            CHILD_AGES.into_iter().map(move |child_age| Person { age, home, a, b, value, child_age, child_a })
        })
    })
}

/// What persons differ in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Axis {
    Age,
    Home,
    A,
    B,
    Value,
    ChildAge,
    ChildA,
}

impl Axis {
    pub(super) const ALL: [Axis; 7] =
        [Axis::Age, Axis::Home, Axis::A, Axis::B, Axis::Value, Axis::ChildAge, Axis::ChildA];

    /// What it is of a person, as a number.
    pub(super) fn value(self, person: &Person) -> usize {
        match self {
            Axis::Age => person.age as usize,
            Axis::Home => usize::from(person.home),
            Axis::A => usize::from(person.a),
            Axis::B => usize::from(person.b),
            Axis::Value => person.value,
            Axis::ChildAge => person.child_age as usize,
            Axis::ChildA => usize::from(person.child_a),
        }
    }

    /// Everything it can be, the classes of an age by one age each.
    fn values(self) -> Vec<usize> {
        match self {
            Axis::Age => AGES.map(|age| age as usize).to_vec(),
            Axis::ChildAge => CHILD_AGES.map(|age| age as usize).to_vec(),
            Axis::Value => vec![0, 1, 2],
            _ => vec![0, 1],
        }
    }

    fn with(self, mut person: Person, value: usize) -> Person {
        match self {
            Axis::Age => person.age = u32::try_from(value).expect("an age"),
            Axis::Home => person.home = value == 1,
            Axis::A => person.a = value == 1,
            Axis::B => person.b = value == 1,
            Axis::Value => person.value = value,
            Axis::ChildAge => person.child_age = u32::try_from(value).expect("an age"),
            Axis::ChildA => person.child_a = value == 1,
        }
        person
    }

    /// The persons that differ in this alone.
    pub(super) fn others(self, person: &Person) -> impl Iterator<Item = Person> + use<> {
        let (person, own) = (*person, self.value(person));
        self.values().into_iter().filter(move |value| *value != own).map(move |value| self.with(person, value))
    }
}

/// A condition as one says it.
#[derive(Clone, Debug)]
pub(super) enum Line {
    /// Has turned the first and not the second.
    Age(u32, Option<u32>),
    /// One month alone.
    Month(u32),
    Home,
    Fact(&'static str),
    Value(Vec<usize>),
    Not(Box<Line>),
    All(Vec<Line>),
    Any(Vec<Line>),
    NoneOf(Vec<Line>),
    Child(Vec<Line>),
    /// The named villkor `n`, with its lines.
    Named(Vec<Line>),
}

impl Line {
    /// Whether it is so of a whole person; `child` when it speaks of the person's child.
    pub(super) fn holds(&self, person: &Person, child: bool) -> bool {
        let age = if child { person.child_age } else { person.age };
        match self {
            Line::Age(from, to) => age >= from * 12 && to.is_none_or(|to| age < to * 12),
            Line::Month(month) => age == *month,
            Line::Home => person.home,
            Line::Fact("a") if child => person.child_a,
            Line::Fact("a") => person.a,
            Line::Fact(_) => person.b,
            Line::Value(values) => values.contains(&person.value),
            Line::Not(inner) => !inner.holds(person, child),
            Line::All(lines) | Line::Named(lines) => lines.iter().all(|line| line.holds(person, child)),
            Line::Any(lines) => lines.iter().any(|line| line.holds(person, child)),
            Line::NoneOf(lines) => !lines.iter().any(|line| line.holds(person, child)),
            Line::Child(lines) => lines.iter().all(|line| line.holds(person, true)),
        }
    }

    fn text(&self) -> String {
        match self {
            Line::Age(0, Some(to)) => format!("ålder under {to} år"),
            Line::Age(from, None) => format!("ålder minst {from} år"),
            Line::Age(from, Some(to)) => format!("ålder {from}–{} år", to - 1),
            Line::Month(month) => format!("ålder {month} månader"),
            Line::Home => "folkbokförd i kommunen".to_owned(),
            Line::Fact(name) => (*name).to_owned(),
            Line::Value(values) => {
                let values: Vec<&str> = values.iter().map(|&value| VALUES[value]).collect();
                format!("v någon av {}", values.join(", "))
            }
            Line::Not(inner) => format!("inte {}", inner.text()),
            Line::All(lines) => format!("alla av {{ {} }}", block(lines)),
            Line::Any(lines) => format!("något av {{ {} }}", block(lines)),
            Line::NoneOf(lines) => format!("inget av {{ {} }}", block(lines)),
            Line::Child(lines) => format!("barnet {{ {} }}", block(lines)),
            Line::Named(_) => "n".to_owned(),
        }
    }

    /// A line at random. With `child`, it may speak of the child; `on_child` when it stands in such a block.
    fn random(dice: &mut Dice, depth: usize, child: bool, on_child: bool, named: &[Line]) -> Self {
        let some = |dice: &mut Dice| {
            let count = 1 + dice.below(3);
            (0..count).map(|_| Line::random(dice, depth + 1, child, on_child, named)).collect::<Vec<_>>()
        };
        let kinds = if depth < 2 { 12 } else { 6 };
        match dice.below(kinds) {
            0 | 1 => Line::random_age(dice),
            2 if on_child => Line::Fact("a"),
            2 if !child => Line::Home,
            2 => [Line::Home, Line::Fact("b")][dice.below(2)].clone(),
            3 => Line::Fact("a"),
            4 if on_child => Line::Not(Box::new(Line::Fact("a"))),
            4 => Line::Value(if dice.below(2) == 0 { vec![dice.below(3)] } else { vec![0, 2] }),
            5 => match Line::random(dice, 2, child, on_child, named) {
                Line::Not(inner) => *inner,
                line => Line::Not(Box::new(line)),
            },
            6 => Line::All(some(dice)),
            7 | 8 => Line::Any(some(dice)),
            9 => Line::NoneOf(some(dice)),
            10 if child && !on_child => {
                let count = 1 + dice.below(2);
                Line::Child((0..count).map(|_| Line::random(dice, depth + 1, child, true, named)).collect())
            }
            _ if !on_child && !named.is_empty() => Line::Named(named.to_vec()),
            _ => Line::random_age(dice),
        }
    }

    fn random_age(dice: &mut Dice) -> Self {
        let from = dice.below(4);
        match dice.below(3) {
            0 => Line::Age(YEARS[from], None),
            1 => Line::Age(0, Some(YEARS[from])),
            _ if from < 3 => Line::Age(YEARS[from], Some(YEARS[from + 1])),
            _ => Line::Age(YEARS[from], None),
        }
    }
}

fn block(lines: &[Line]) -> String {
    lines.iter().map(Line::text).collect::<Vec<_>>().join("\n")
}

/// Who takes part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum To {
    Anyone,
    Child,
    ParentAndChild,
}

/// One insats with its conditions.
#[derive(Clone, Debug)]
pub(super) struct Policy {
    pub(super) lines: Vec<Line>,
    named: Vec<Line>,
    to: To,
    child: bool,
}

impl Policy {
    pub(super) fn random(dice: &mut Dice, child: bool) -> Self {
        let named: Vec<Line> = (0..2).map(|_| Line::random(dice, 2, false, false, &[])).collect();
        let count = 1 + dice.below(4);
        let lines = (0..count).map(|_| Line::random(dice, 0, child, false, &named)).collect();
        let to = match dice.below(5) {
            0 => To::Child,
            1 if child => To::ParentAndChild,
            _ => To::Anyone,
        };
        Policy { lines, named, to, child }
    }

    /// Whether a whole person is let in.
    pub(super) fn admits(&self, person: &Person) -> bool {
        let takes_part = match self.to {
            To::Anyone => true,
            To::Child => person.age < 216,
            To::ParentAndChild => person.age >= 216 && person.child_age < 216,
        };
        takes_part && self.lines.iter().all(|line| line.holds(person, false))
    }

    pub(super) fn text(&self) -> String {
        let to = match self.to {
            To::Anyone => "individ",
            To::Child => "barn",
            To::ParentAndChild => "förälder, barn",
        };
        format!(
            "uppgift a \"är a\" {{ kontrolleras genom egen uppgift }}\n\
             uppgift b \"är b\" {{ kontrolleras genom egen uppgift }}\n\
             uppgift v \"vad\" {{ värden x, y, z kontrolleras genom egen uppgift }}\n\
             villkor n {{ {} }}\n\
             insats i \"I\" är stödsamtal {{ ges till {to} innehåll \"i\" villkor {{\n{}\n}} }}\n",
            block(&self.named),
            block(&self.lines),
        )
    }
}

/// A person known in part.
#[derive(Clone, Debug)]
pub(super) struct Known {
    lines: Vec<Line>,
}

impl Known {
    pub(super) fn random(dice: &mut Dice, policy: &Policy) -> Self {
        let mut lines = Vec::new();
        match dice.below(4) {
            0 => {}
            1 => lines.push(Line::Month(AGES[dice.below(AGES.len())])),
            _ => lines.push(Line::random_age(dice)),
        }
        let plain = |dice: &mut Dice, line: Line| match dice.below(4) {
            0 => Some(line),
            1 => Some(Line::Not(Box::new(line))),
            _ => None,
        };
        lines.extend(plain(dice, Line::Home));
        lines.extend(plain(dice, Line::Fact("a")));
        let value = Line::Value(vec![dice.below(3)]);
        lines.extend(plain(dice, value));
        if policy.child {
            lines.extend(plain(dice, Line::Fact("b")));
            let mut of_child: Vec<Line> = plain(dice, Line::Fact("a")).into_iter().collect();
            if dice.below(2) == 0 {
                of_child.push(Line::Month(CHILD_AGES[dice.below(CHILD_AGES.len())]));
            }
            if !of_child.is_empty() {
                lines.push(Line::Child(of_child));
            }
            if dice.below(6) == 0 {
                lines.push(Line::Any(vec![Line::Fact("b"), Line::Fact("a")]));
            }
        }
        Known { lines }
    }

    /// Whether each line speaks of one thing alone.
    pub(super) fn is_plain(&self) -> bool {
        !self.lines.iter().any(|line| matches!(line, Line::Any(_)))
    }

    pub(super) fn text(&self) -> String {
        format!("person {{ {} }}", block(&self.lines))
    }

    /// Whether this may be the person. A child who takes part is a child where nothing else is said.
    pub(super) fn fits(&self, person: &Person, policy: &Policy) -> bool {
        let says_child = self
            .lines
            .iter()
            .any(|line| matches!(line, Line::Child(lines) if lines.iter().any(|line| matches!(line, Line::Month(_)))));
        let is_child = policy.to != To::ParentAndChild || says_child || person.child_age < 216;
        is_child && self.lines.iter().all(|line| line.holds(person, false))
    }

    /// What is left possible of each thing, for a person whose lines each speak of one thing.
    fn open(&self, policy: &Policy) -> Vec<(Axis, Vec<usize>)> {
        let mut out: Vec<(Axis, Vec<usize>)> = Axis::ALL.map(|axis| (axis, Vec::new())).to_vec();
        for person in everyone().filter(|one| self.fits(one, policy)) {
            for (axis, values) in &mut out {
                let value = axis.value(&person);
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        out
    }

    /// How many things must be taken back, and how many learnt, for the answer to be certain; `None` when nothing does.
    /// Every change of a person without a child is tried.
    pub(super) fn smallest_change(&self, policy: &Policy, given: bool) -> Option<(usize, usize)> {
        let open = self.open(policy);
        let axes = [Axis::Age, Axis::Home, Axis::A, Axis::Value];
        let values = |axis: Axis| open.iter().find(|(other, _)| *other == axis).map_or(&[][..], |(_, values)| values);
        // For each axis: left as it is, or one value.
        let choices =
            axes.map(|axis| std::iter::once(None).chain(axis.values().into_iter().map(Some)).collect::<Vec<_>>());
        let blank = Person { age: 0, home: false, a: false, b: false, value: 0, child_age: 0, child_a: false };
        let mut best: Option<(usize, usize)> = None;
        for age in &choices[0] {
            for home in &choices[1] {
                for a in &choices[2] {
                    for value in &choices[3] {
                        let chosen = [age, home, a, value];
                        let (mut back, mut learnt, mut persons) = (0, 0, vec![blank]);
                        for (axis, choice) in axes.into_iter().zip(chosen) {
                            let left = match choice {
                                None => values(axis).to_vec(),
                                Some(value) => {
                                    if values(axis).contains(value) {
                                        learnt += 1
                                    } else {
                                        back += 1
                                    }
                                    vec![*value]
                                }
                            };
                            persons = persons
                                .into_iter()
                                .flat_map(|person| {
                                    left.iter().map(move |&value| axis.with(person, value)).collect::<Vec<_>>()
                                })
                                .collect();
                        }
                        let size = (back, learnt);
                        if best.is_none_or(|best| size < best)
                            && persons.iter().all(|person| policy.admits(person) == given)
                        {
                            best = Some(size);
                        }
                    }
                }
            }
        }
        best
    }

    /// The person after a change: what was known of the things that change is forgotten.
    pub(super) fn changed(&self, turns: &[(Axis, u32)]) -> Changed {
        Changed { before: self.clone(), turns: turns.to_vec() }
    }
}

/// A person after a change.
pub(super) struct Changed {
    before: Known,
    turns: Vec<(Axis, u32)>,
}

impl Changed {
    /// Everyone that it may be, of those without a child.
    pub(super) fn persons<'a>(&'a self, policy: &'a Policy) -> impl Iterator<Item = Person> + 'a {
        let open = self.before.open(policy);
        everyone().filter_map(move |mut person| {
            for &(axis, value) in &self.turns {
                person = axis.with(person, value as usize);
            }
            let left = open.iter().all(|(axis, values)| {
                self.turns.iter().any(|(turned, _)| turned == axis) || values.contains(&axis.value(&person))
            });
            left.then_some(person)
        })
    }
}
