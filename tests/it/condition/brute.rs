//! Every question about small conditions, against brute force over every person there is.

use std::collections::{BTreeMap, HashSet};

use stadga::condition::{
    Atom, Cond, FactId, MAX_AGE, Person, Said, Universe, Who, Witness, ages, decides, disjoint, equivalent, find,
    holds, implies, independent, possible, satisfy,
};

use super::{Random, facts};

const BOUNDARIES: [u32; 6] = [0, 156, 180, 216, 264, MAX_AGE];
const PERSONS: [Who; 2] = [Who::Individ, Who::Barnet];

fn random_universe(random: &mut Random) -> Universe {
    let mut u = Universe::new();
    for _ in 0..1 + random.below(4) {
        u.fact(PERSONS[random.below(2)], [2, 2, 3][random.below(3)]);
    }
    u
}

fn random_atom(random: &mut Random, u: &Universe) -> Cond {
    if random.one_in(3) {
        let from = BOUNDARIES[random.below(5)];
        let to = [None, Some(BOUNDARIES[random.below(6)].saturating_sub(random.below(2) as u32))];
        return Cond::age(PERSONS[random.below(2)], from, to[random.below(2)]);
    }
    let fact = FactId(random.below(u.facts().len()) as u32);
    let values = u.values(fact);
    Cond::one_of(fact, (0..values).filter(|_| random.one_in(2)).collect::<Vec<_>>())
}

fn random_condition(random: &mut Random, u: &Universe, depth: usize) -> Cond {
    let shape = if depth == 0 { random.below(3) } else { random.below(10) };
    let some = |random: &mut Random| {
        let count = if random.one_in(12) { random.below(2) } else { 2 + random.below(3) };
        (0..count).map(|_| random_condition(random, u, depth - 1)).collect()
    };
    match shape {
        0..=2 if random.one_in(25) => Cond::Const(random.one_in(2)),
        0..=2 => random_atom(random, u),
        3 => !random_condition(random, u, depth - 1),
        4..=6 => Cond::All(some(random)),
        _ => Cond::Any(some(random)),
    }
}

/// Evaluation written as plainly as possible, for a person of whom everything is known.
fn truth(c: &Cond, p: &Person) -> bool {
    match c {
        Cond::Const(value) => *value,
        Cond::Not(c) => !truth(c, p),
        Cond::All(cs) => cs.iter().all(|c| truth(c, p)),
        Cond::Any(cs) => cs.iter().any(|c| truth(c, p)),
        Cond::Atom(Atom::Age { who, from, to }) => {
            p.ages.get(who).is_some_and(|age| from <= age && to.is_none_or(|to| *age <= to))
        }
        Cond::Atom(Atom::Fact { fact, one_of }) => one_of.contains(&p.facts[fact]),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Axis {
    Age(Who),
    Fact(FactId),
}

fn mentioned(c: &Cond, axes: &mut Vec<Axis>, cuts: &mut BTreeMap<Who, Vec<u32>>) {
    let axis = match c {
        Cond::Const(_) => return,
        Cond::Not(c) => return mentioned(c, axes, cuts),
        Cond::All(cs) | Cond::Any(cs) => return cs.iter().for_each(|c| mentioned(c, axes, cuts)),
        Cond::Atom(Atom::Fact { fact, .. }) => Axis::Fact(*fact),
        Cond::Atom(Atom::Age { from, to, .. }) if *from > to.unwrap_or(MAX_AGE) => return,
        Cond::Atom(Atom::Age { who, from, to }) => {
            cuts.entry(*who).or_default().extend([*from, to.map_or(MAX_AGE + 1, |to| to + 1)]);
            Axis::Age(*who)
        }
    };
    if !axes.contains(&axis) {
        axes.push(axis);
    }
}

/// Every person of a small universe, as far as the question tells persons apart.
struct Brute {
    axes: Vec<Axis>,
    /// By axis: an age or value per class.
    classes: Vec<Vec<u32>>,
    intervals: BTreeMap<Who, Vec<(u32, u32)>>,
}

impl Brute {
    fn new(u: &Universe, conditions: &[&Cond]) -> Self {
        let (mut axes, mut cuts) = (Vec::new(), BTreeMap::new());
        conditions.iter().for_each(|c| mentioned(c, &mut axes, &mut cuts));
        let mut intervals = BTreeMap::new();
        for (who, mut cuts) in cuts {
            cuts.extend([0, MAX_AGE + 1]);
            cuts.sort_unstable();
            cuts.dedup();
            intervals.insert(who, cuts.windows(2).map(|w| (w[0], w[1] - 1)).collect::<Vec<_>>());
        }
        let classes = axes.iter().map(|axis| match axis {
            Axis::Age(who) => intervals[who].iter().map(|&(from, to)| if from == 0 { to } else { from }).collect(),
            Axis::Fact(fact) => (0..u32::from(u.values(*fact))).collect(),
        });
        Brute { classes: classes.collect(), axes, intervals }
    }

    fn person(&self, classes: &[Option<usize>]) -> Person {
        let mut p = Person::default();
        for ((axis, named), values) in self.axes.iter().zip(classes).zip(&self.classes) {
            if let Some(class) = named {
                match axis {
                    Axis::Age(who) => drop(p.ages.insert(*who, values[*class])),
                    Axis::Fact(fact) => drop(p.facts.insert(*fact, values[*class] as u16)),
                }
            }
        }
        p
    }

    /// Every partial person all of whose completions answer the question, by class; `None` is
    /// unnamed. A partial person is one if it is whatever the value of one unnamed axis.
    fn implicants(&self, question: &dyn Fn(&Person) -> bool) -> Vec<Vec<Option<usize>>> {
        // Numbered so that naming one more axis gives a lower number.
        let sizes: Vec<usize> = self.classes.iter().map(Vec::len).collect();
        let count = sizes.iter().map(|size| size + 1).product();
        let mut answers: Vec<bool> = Vec::with_capacity(count);
        let mut found = Vec::new();
        for number in 0..count {
            let (mut rest, mut step, mut unnamed) = (number, 1, None);
            let mut partial = Vec::with_capacity(sizes.len());
            for &size in &sizes {
                let class = rest % (size + 1);
                if class == size {
                    unnamed = Some((size, step));
                }
                partial.push((class < size).then_some(class));
                rest /= size + 1;
                step *= size + 1;
            }
            answers.push(match unnamed {
                None => question(&self.person(&partial)),
                Some((size, step)) => (1..=size).all(|down| answers[number - down * step]),
            });
            if answers[number] {
                found.push(partial);
            }
        }
        found
    }

    /// The documented order of witnesses, spelt out.
    fn rank(&self, partial: &[Option<usize>]) -> Vec<usize> {
        let is_age = |axis: &usize| matches!(self.axes[*axis], Axis::Age(_));
        let ages: Vec<usize> = (0..partial.len()).filter(is_age).collect();
        let facts: Vec<usize> = (0..partial.len()).filter(|axis| !is_age(axis)).collect();
        let mut rank = vec![partial.iter().flatten().count()];
        rank.extend(ages.iter().rev().map(|&axis| usize::from(partial[axis].is_some())));
        rank.extend(facts.iter().map(|&axis| usize::from(partial[axis].is_none())));
        rank.extend(facts.iter().map(|&axis| match partial[axis] {
            Some(class) if self.classes[axis].len() == 2 => 1 - class,
            class => class.unwrap_or(0),
        }));
        rank.extend(ages.iter().map(|&axis| partial[axis].unwrap_or(0)));
        rank
    }

    fn smallest(&self, question: &dyn Fn(&Person) -> bool) -> Option<Person> {
        let implicants = self.implicants(question);
        implicants.iter().min_by_key(|partial| self.rank(partial)).map(|partial| self.person(partial))
    }

    fn ages(&self, question: &dyn Fn(&Person) -> bool, who: Who) -> Vec<(u32, Option<u32>)> {
        let full = self.implicants(question).into_iter().filter(|partial| !partial.contains(&None));
        let full: Vec<_> = full.collect();
        let Some(axis) = self.axes.iter().position(|axis| *axis == Axis::Age(who)) else {
            return if full.is_empty() { vec![] } else { vec![(0, None)] };
        };
        let mut found: Vec<(u32, u32)> = Vec::new();
        for (class, &(from, to)) in self.intervals[&who].iter().enumerate() {
            if full.iter().any(|partial| partial[axis] == Some(class)) {
                match found.last_mut() {
                    Some(last) if last.1 + 1 == from => last.1 = to,
                    _ => found.push((from, to)),
                }
            }
        }
        found.iter().map(|&(from, to)| (from, (to < MAX_AGE).then_some(to))).collect()
    }
}

fn person(witness: Option<Witness>) -> Option<Person> {
    witness.as_ref().map(Person::from)
}

/// Every question about two conditions, asked of the module and of brute force. `pad` wraps a
/// condition without changing its meaning.
fn check(u: &Universe, a: &Cond, b: &Cond, pad: &dyn Fn(&Cond) -> Cond) {
    let context = format!("{u:?}\na: {a:?}\nb: {b:?}");
    let (pa, pb) = (pad(a), pad(b));
    let alone = Brute::new(u, &[a]);
    let both = Brute::new(u, &[a, b]);
    let expected = alone.smallest(&|p| truth(a, p));
    assert_eq!(person(satisfy(u, &pa)), expected, "satisfy\n{context}");
    assert_eq!(possible(u, &[(&pa, true)]), expected.is_some(), "possible\n{context}");
    let expected = both.smallest(&|p| truth(a, p) && !truth(b, p));
    assert_eq!(person(implies(u, &pa, b).err()), expected, "implies\n{context}");
    let expected = both.smallest(&|p| truth(a, p) && truth(b, p));
    assert_eq!(person(disjoint(u, &pa, &pb).err()), expected, "disjoint\n{context}");
    let expected = both.smallest(&|p| truth(a, p) != truth(b, p));
    assert_eq!(person(equivalent(u, &pa, &pb).err()), expected, "equivalent\n{context}");
    let full = both.implicants(&|p| truth(b, p)).into_iter().filter(|partial| !partial.contains(&None));
    let known: Vec<bool> = full.map(|partial| truth(a, &both.person(&partial))).collect();
    let expected = match (known.contains(&true), known.contains(&false)) {
        (true, true) => None,
        (_, falsified) => Some(!falsified),
    };
    assert_eq!(decides(u, &pa, &pb), expected, "decides\n{context}");
    for who in [Who::Individ, Who::Barnet, Who::Narstaende] {
        assert_eq!(ages(u, &pa, who), alone.ages(&|p| truth(a, p), who), "ages\n{context}");
    }
    let implicants = |value| both.implicants(&|p| truth(a, p) == value);
    let [no, yes] = [false, true].map(|value| HashSet::<_>::from_iter(implicants(value)));
    for partial in both.implicants(&|_| true) {
        let sound = match holds(a, &both.person(&partial)) {
            Some(true) => yes.contains(&partial),
            Some(false) => no.contains(&partial),
            None => partial.contains(&None),
        };
        assert!(sound, "holds {partial:?}\n{context}");
    }
}

/// Wraps conditions in facts that cancel out, so that there are too many persons for a table.
fn padding(u: &mut Universe) -> impl Fn(&Cond) -> Cond + use<> {
    let extra = Cond::Any((0..11).map(|_| Cond::yes(u.fact(Who::Individ, 2))).collect());
    move |c| {
        let (with, without) = (extra.clone(), !extra.clone());
        Cond::Any(vec![Cond::All(vec![c.clone(), with]), Cond::All(vec![c.clone(), without])])
    }
}

#[test]
fn every_question_agrees_with_brute_force() {
    let mut random = Random(0x5eed);
    for _ in 0..800 {
        let u = random_universe(&mut random);
        let a = random_condition(&mut random, &u, 3);
        let b = random_condition(&mut random, &u, 2);
        check(&u, &a, &b, &Cond::clone);
    }
}

#[test]
fn the_solver_agrees_with_brute_force() {
    let mut random = Random(0xfeed);
    for _ in 0..250 {
        let mut u = random_universe(&mut random);
        let a = random_condition(&mut random, &u, 3);
        let b = random_condition(&mut random, &u, 2);
        let pad = padding(&mut u);
        check(&u, &a, &b, &pad);
    }
}

/// Facts with several values of which some are excluded, and alternatives that may use the rest.
fn random_lines(random: &mut Random, u: &Universe) -> Cond {
    let wide = |random: &mut Random| {
        let fact = FactId(random.below(3) as u32);
        let excluded = random.below(5) as u16;
        Cond::one_of(fact, (0..4).filter(|&value| value != excluded).collect::<Vec<_>>())
    };
    let mut lines: Vec<Cond> = (0..1 + random.below(3)).map(|_| wide(random)).collect();
    if random.one_in(2) {
        lines.push(!Cond::age(Who::Individ, 180, Some(215)));
    }
    let alternatives = (0..2 + random.below(2)).map(|_| random_condition(random, u, 1));
    lines.push(Cond::Any(alternatives.collect()));
    Cond::All(lines)
}

#[test]
fn lines_with_alternatives_agree_with_brute_force() {
    let mut random = Random(0xbeef);
    for round in 0..400 {
        let mut u = Universe::new();
        (0..3).for_each(|_| _ = u.fact(Who::Individ, 4));
        let a = random_lines(&mut random, &u);
        let b = random_lines(&mut random, &u);
        let pad = padding(&mut u);
        check(&u, &a, &b, &|c| match c {
            Cond::All(lines) if round % 2 == 0 => {
                let lines = lines.iter().map(|line| match line {
                    Cond::Any(_) => pad(line),
                    line => line.clone(),
                });
                Cond::All(lines.collect())
            }
            c => c.clone(),
        });
    }
}

#[test]
fn the_solver_and_the_table_give_the_same_witness() {
    let mut random = Random(0xcafe);
    for _ in 0..400 {
        let mut u = Universe::new();
        facts(&mut u, 7);
        let conditions: Vec<Cond> = (0..3).map(|_| random_condition(&mut random, &u, 3)).collect();
        let said: Vec<Said<'_>> = conditions.iter().map(|c| (c, !random.one_in(3))).collect();
        let pad = padding(&mut u);
        let padded: Vec<Cond> = conditions.iter().map(&pad).collect();
        let padded: Vec<Said<'_>> = padded.iter().zip(&said).map(|(c, &(_, value))| (c, value)).collect();
        assert_eq!(find(&u, &padded), find(&u, &said), "{said:?}");
    }
}

/// Every condition that an atom of the condition becomes a constant in, one atom at a time.
fn without_one_atom(c: &Cond, value: bool) -> Vec<Cond> {
    let parts = |cs: &[Cond], join: fn(Vec<Cond>) -> Cond| {
        let mut all = Vec::new();
        for at in 0..cs.len() {
            for part in without_one_atom(&cs[at], value) {
                let mut cs = cs.to_vec();
                cs[at] = part;
                all.push(join(cs));
            }
        }
        all
    };
    match c {
        Cond::Const(_) => Vec::new(),
        Cond::Atom(_) => vec![Cond::Const(value)],
        Cond::Not(c) => without_one_atom(c, value).into_iter().map(|c| !c).collect(),
        Cond::All(cs) => parts(cs, Cond::All),
        Cond::Any(cs) => parts(cs, Cond::Any),
    }
}

#[test]
fn in_independent_conditions_every_atom_makes_a_difference() {
    let mut random = Random(31);
    let mut seen = 0;
    for _ in 0..20_000 {
        let u = random_universe(&mut random);
        let conditions = [random_condition(&mut random, &u, 2), random_condition(&mut random, &u, 1)];
        if !independent(&u, &conditions) {
            continue;
        }
        seen += 1;
        for (c, value) in conditions.iter().flat_map(|c| [(c, true), (c, false)]) {
            for other in without_one_atom(c, value) {
                assert!(equivalent(&u, c, &other).is_err(), "{c:?}\n{other:?}");
            }
        }
        let persons = Brute::new(&u, &[&conditions[0], &conditions[1]]);
        for wanted in [[true, true], [true, false], [false, true], [false, false]] {
            let fits = |p: &Person| conditions.iter().zip(wanted).all(|(c, wanted)| truth(c, p) == wanted);
            assert!(!persons.implicants(&fits).is_empty(), "{conditions:?} {wanted:?}");
        }
    }
    assert!(seen > 500, "only {seen} were independent");
}
