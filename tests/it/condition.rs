//! Questions about conditions: by hand, and at sizes brute force cannot reach.

use stadga::condition::{
    Cond, FactId, MAX_AGE, Person, Universe, Who, Witness, ages, decides, disjoint, equivalent, find, holds, implies,
    possible, satisfy,
};

mod brute;

/// A small random number generator (xorshift), so that every run tries the same cases.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

const INDIVID: Who = Who::Individ;

fn years(from: u32, to: u32) -> Cond {
    Cond::age(INDIVID, 12 * from, Some(12 * to + 11))
}

fn facts(u: &mut Universe, count: usize) -> Vec<Cond> {
    (0..count).map(|_| Cond::yes(u.fact(INDIVID, 2))).collect()
}

fn age(months: u32) -> Witness {
    Witness { ages: vec![(INDIVID, months)], facts: vec![] }
}

fn named(facts: &[(u32, u16)]) -> Witness {
    Witness { ages: vec![], facts: facts.iter().map(|&(fact, value)| (FactId(fact), value)).collect() }
}

#[test]
fn an_age_is_named_where_it_meets_a_boundary() {
    let u = Universe::new();
    let (minor, adult) = (years(0, 17), Cond::age(INDIVID, 216, None));
    assert_eq!(satisfy(&u, &minor), Some(age(215)));
    assert_eq!(satisfy(&u, &adult), Some(age(216)));
    assert_eq!(satisfy(&u, &Cond::Any(vec![minor.clone(), adult.clone()])), Some(Witness::default()));
    assert_eq!(disjoint(&u, &minor, &adult), Ok(()));
    assert_eq!(implies(&u, &years(13, 21), &Cond::age(INDIVID, 15 * 12, None)), Err(age(156)));
    assert_eq!(implies(&u, &years(15, 21), &years(13, 21)), Ok(()));
    assert_eq!(implies(&u, &years(13, 21), &years(0, 17)), Err(age(216)));
    assert_eq!(equivalent(&u, &minor, &!adult), Ok(()));
    assert_eq!(satisfy(&u, &Cond::age(INDIVID, MAX_AGE, None)), Some(age(MAX_AGE)));
    assert_eq!(satisfy(&u, &Cond::age(INDIVID, 0, Some(0))), Some(age(0)));
}

#[test]
fn the_witness_names_what_must_be_and_prefers_facts_first_mentioned_and_yes() {
    let mut u = Universe::new();
    let f = facts(&mut u, 4);
    let age_or_facts = Cond::Any(vec![years(13, 21), f[2].clone(), f[1].clone()]);
    assert_eq!(satisfy(&u, &age_or_facts), Some(named(&[(2, 1)])));
    let same = Cond::Any(vec![Cond::All(f.clone()), Cond::All(f.iter().map(|f| !f.clone()).collect())]);
    assert_eq!(satisfy(&u, &same), Some(named(&[(0, 1), (1, 1), (2, 1), (3, 1)])));
    let either = Cond::Any(vec![f[3].clone(), !f[3].clone()]);
    assert_eq!(satisfy(&u, &either), Some(Witness::default()));
    let known = Cond::All(vec![!f[0].clone(), Cond::Any(vec![f[1].clone(), !f[0].clone()])]);
    assert_eq!(satisfy(&u, &known), Some(named(&[(0, 0)])));
    let work = u.fact(INDIVID, 4);
    assert_eq!(satisfy(&u, &Cond::one_of(work, [3, 2])), Some(named(&[(4, 2)])));
    assert_eq!(satisfy(&u, &!Cond::one_of(work, [0, 2])), Some(named(&[(4, 1)])));
    assert_eq!(satisfy(&u, &Cond::one_of(work, [0, 1, 2, 3])), Some(Witness::default()));
}

#[test]
fn a_child_is_somebody_else() {
    let u = Universe::new();
    let child = Cond::age(Who::Barnet, 36, Some(155));
    let both = Cond::All(vec![Cond::age(INDIVID, 216, None), child.clone()]);
    let witness = Witness { ages: vec![(INDIVID, 216), (Who::Barnet, 36)], facts: vec![] };
    assert_eq!(satisfy(&u, &both), Some(witness));
    assert_eq!(ages(&u, &both, Who::Barnet), [(36, Some(155))]);
    assert_eq!(ages(&u, &child, INDIVID), [(0, None)]);
}

#[test]
fn conditions_that_differ_everywhere_differ_for_anybody() {
    let mut u = Universe::new();
    let f = facts(&mut u, 1);
    assert_eq!(equivalent(&u, &f[0], &!f[0].clone()), Err(Witness::default()));
    assert_eq!(equivalent(&u, &f[0], &Cond::Const(false)), Err(named(&[(0, 1)])));
}

#[test]
fn ages_are_maximal_intervals() {
    let mut u = Universe::new();
    let f = facts(&mut u, 3);
    let either = |a: &Cond, b: &Cond| Cond::Any(vec![a.clone(), b.clone()]);
    let (no_0, no_1) = (!f[0].clone(), !f[1].clone());
    let mut lines = vec![either(&f[0], &f[1]), either(&no_0, &f[1]), either(&f[0], &no_1)];
    lines.push(either(&years(13, 21), &f[2]));
    assert_eq!(ages(&u, &Cond::All(lines.clone()), INDIVID), [(0, None)]);
    lines.push(either(&no_0, &no_1));
    assert_eq!(ages(&u, &Cond::All(lines), INDIVID), []);
    assert_eq!(ages(&u, &!years(13, 21), INDIVID), [(0, Some(155)), (264, None)]);
    let split = Cond::Any(vec![years(0, 12), Cond::All(vec![years(13, 17), f[0].clone()]), years(30, 40)]);
    assert_eq!(ages(&u, &split, INDIVID), [(0, Some(215)), (360, Some(491))]);
    assert_eq!(ages(&u, &Cond::All(vec![years(0, 12), years(14, 15)]), INDIVID), []);
    assert_eq!(ages(&u, &Cond::All(vec![f[0].clone(), !f[0].clone()]), Who::Barnet), []);
    assert_eq!(ages(&u, &Cond::age(INDIVID, 120, Some(5000)), INDIVID), [(120, None)]);
}

#[test]
fn a_condition_is_decided_or_not() {
    let mut u = Universe::new();
    let f = facts(&mut u, 2);
    let c = Cond::Any(f.clone());
    assert_eq!(decides(&u, &c, &f[0]), Some(true));
    assert_eq!(decides(&u, &c, &!f[0].clone()), None);
    assert_eq!(decides(&u, &c, &!c.clone()), Some(false));
    assert_eq!(decides(&u, &c, &Cond::Const(false)), Some(true));
    assert_eq!(holds(&!Cond::one_of(FactId(0), []), &Person::default()), Some(true));
    let tautology = Cond::Any(vec![f[0].clone(), !f[0].clone()]);
    assert_eq!(decides(&u, &tautology, &Cond::Const(true)), Some(true));
    assert_eq!(holds(&tautology, &Person::default()), None);
    assert_eq!(holds(&Cond::age(INDIVID, 0, None), &Person::default()), Some(true));
    let old = Person { ages: [(INDIVID, 2000)].into(), ..Person::default() };
    assert_eq!(holds(&Cond::age(INDIVID, 0, Some(MAX_AGE)), &old), Some(true));
    assert_eq!(holds(&Cond::age(INDIVID, MAX_AGE, Some(1500)), &old), Some(true));
}

#[test]
fn what_nobody_can_be_is_false_of_everybody() {
    let mut u = Universe::new();
    let (none, yes) = (u.fact(INDIVID, 0), u.fact(INDIVID, 2));
    let impossible = [
        Cond::age(INDIVID, 200, Some(100)),
        Cond::age(INDIVID, MAX_AGE + 1, None),
        Cond::age(INDIVID, u32::MAX, Some(u32::MAX)),
        Cond::one_of(yes, []),
        Cond::one_of(yes, [2, 7, u16::MAX]),
        Cond::one_of(none, [0]),
        Cond::yes(FactId(99)),
        Cond::yes(FactId(u32::MAX)),
        Cond::Any(vec![]),
        !Cond::All(vec![]),
    ];
    for c in impossible {
        assert_eq!(satisfy(&u, &c), None, "{c:?}");
        assert_eq!(satisfy(&u, &!c.clone()), Some(Witness::default()), "{c:?}");
        assert_eq!(equivalent(&u, &c, &Cond::Const(false)), Ok(()), "{c:?}");
        assert_eq!(satisfy(&u, &Cond::Any(vec![c.clone(), Cond::yes(yes)])), Some(named(&[(1, 1)])), "{c:?}");
        assert_eq!(ages(&u, &c, INDIVID), [], "{c:?}");
    }
    assert_eq!(satisfy(&u, &Cond::age(INDIVID, 0, Some(u32::MAX))), Some(Witness::default()));
    assert_eq!(satisfy(&u, &Cond::one_of(yes, [1, 5, 1])), Some(named(&[(1, 1)])));
    assert_eq!(find(&u, &[]), Some(Witness::default()));
    let listed: Vec<_> = u.facts().collect();
    assert_eq!(listed, [(none, INDIVID, 0), (yes, INDIVID, 2)]);
}

#[test]
fn a_fact_may_have_more_values_than_a_word_has_bits() {
    let mut u = Universe::new();
    let (place, other) = (u.fact(INDIVID, 290), u.fact(INDIVID, 2));
    let north = Cond::one_of(place, (200..290).collect::<Vec<_>>());
    assert_eq!(satisfy(&u, &north), Some(named(&[(0, 200)])));
    assert_eq!(satisfy(&u, &!north.clone()), Some(named(&[(0, 0)])));
    assert_eq!(implies(&u, &Cond::one_of(place, [63, 64, 128, 289]), &north), Err(named(&[(0, 63)])));
    assert_eq!(implies(&u, &Cond::one_of(place, [200, 289]), &north), Ok(()));
    let mixed = Cond::Any(vec![
        Cond::All(vec![Cond::yes(other), Cond::one_of(place, [70, 150])]),
        Cond::All(vec![!Cond::yes(other), Cond::one_of(place, [3, 150])]),
    ]);
    assert_eq!(satisfy(&u, &mixed), Some(named(&[(0, 150)])));
    let months = |from: u32| Cond::Any((from..290).step_by(2).map(|m| Cond::age(INDIVID, m, Some(m))).collect());
    assert_eq!(disjoint(&u, &months(0), &months(1)), Ok(()));
    assert_eq!(ages(&u, &!months(1), INDIVID).len(), 146);
}

/// The answer is a witness of which nothing can be left out, and comes out the same again.
fn check_large(u: &Universe, c: &Cond) -> Option<usize> {
    let witness = satisfy(u, c)?;
    assert_eq!(satisfy(u, c).as_ref(), Some(&witness));
    let names = |fact: FactId, value| Cond::one_of(fact, [value]);
    let said: Vec<Cond> = witness.facts.iter().map(|&(fact, value)| names(fact, value)).collect();
    assert_eq!(implies(u, &Cond::All(said.clone()), c), Ok(()));
    for left_out in 0..said.len() {
        let mut said = said.clone();
        said.remove(left_out);
        assert!(possible(u, &[(&Cond::All(said), true), (c, false)]), "{left_out} can be left out");
    }
    Some(witness.facts.len())
}

#[test]
fn sixty_facts_in_pairs_do_not_explode() {
    let mut u = Universe::new();
    let f = facts(&mut u, 60);
    let pairs = |order: &dyn Fn(usize) -> (usize, usize)| {
        let pair = |(a, b): (usize, usize)| Cond::All(vec![f[a].clone(), f[b].clone()]);
        Cond::Any((0..30).map(|i| pair(order(i))).collect())
    };
    let (far, mirrored) = (pairs(&|i| (i, 30 + i)), pairs(&|i| (59 - i, 29 - i)));
    assert_eq!(check_large(&u, &far), Some(2));
    assert_eq!(check_large(&u, &!far.clone()), Some(30));
    assert_eq!(equivalent(&u, &far, &mirrored), Ok(()));
    assert!(equivalent(&u, &far, &pairs(&|i| (i, 59 - i))).is_err());
}

#[test]
fn sixty_facts_in_random_clauses_do_not_explode() {
    let mut u = Universe::new();
    let f = facts(&mut u, 60);
    let mut answers = Vec::new();
    for seed in [7919, 15838, 23757, 31676] {
        let mut random = Random(seed);
        let mut literal = || {
            let fact = f[random.below(60)].clone();
            if random.one_in(2) { fact } else { !fact }
        };
        let clauses = (0..252).map(|_| Cond::Any((0..3).map(|_| literal()).collect())).collect();
        let c = Cond::All(clauses);
        answers.push(check_large(&u, &c).is_some());
        check_large(&u, &!c);
    }
    assert!(answers.contains(&true) && answers.contains(&false), "{answers:?}");
}

#[test]
fn sixty_alternatives_of_several_facts_do_not_explode() {
    let mut u = Universe::new();
    let f = facts(&mut u, 60);
    let literal = |i: usize, j: usize| {
        let fact = f[(i * 7 + j * 11) % 60].clone();
        if (i + j).is_multiple_of(3) { !fact } else { fact }
    };
    let c = Cond::Any((0..60).map(|i| Cond::All((0..6).map(|j| literal(i, j)).collect())).collect());
    assert!(check_large(&u, &c).is_some_and(|size| size <= 6));
    assert!(check_large(&u, &!c).is_some());
    let chain: Vec<Cond> = f.windows(2).map(|two| Cond::Any(vec![!two[0].clone(), two[1].clone()])).collect();
    assert_eq!(implies(&u, &Cond::All(chain.clone()), &Cond::Any(vec![!f[0].clone(), f[59].clone()])), Ok(()));
    assert_eq!(check_large(&u, &Cond::All(chain)), Some(59));
}

#[test]
fn parity_needs_every_fact() {
    fn parity(facts: &[Cond]) -> Cond {
        let (left, right) = facts.split_at(facts.len() / 2);
        if left.is_empty() {
            return right[0].clone();
        }
        let (left, right) = (parity(left), parity(right));
        let one = Cond::All(vec![left.clone(), !right.clone()]);
        Cond::Any(vec![one, Cond::All(vec![!left, right])])
    }
    let mut u = Universe::new();
    let mut f = facts(&mut u, 12);
    let forwards = parity(&f);
    assert_eq!(check_large(&u, &forwards), Some(12));
    f.reverse();
    assert_eq!(equivalent(&u, &forwards, &parity(&f)), Ok(()));
    assert_eq!(equivalent(&u, &forwards, &!parity(&f)), Err(Witness::default()));
}

#[test]
fn deep_nesting_is_followed() {
    let mut u = Universe::new();
    let f = facts(&mut u, 20);
    let mut c = f[0].clone();
    for depth in 0..500 {
        let fact = f[depth % 20].clone();
        c = if depth % 3 == 0 { Cond::Any(vec![!c, fact]) } else { Cond::All(vec![fact, !!c]) };
    }
    assert_eq!(check_large(&u, &c).is_some(), possible(&u, &[(&c, true)]));
    assert_eq!(equivalent(&u, &c, &!!c.clone()), Ok(()));
}
