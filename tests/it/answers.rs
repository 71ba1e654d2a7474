//! Riktlinjer that answer for a person: provs, questions, what an answer hangs on and what would turn it, all of it held
//! against a reference that only knows whole persons and looks at every one of them.

mod interview;
mod prove;
mod reference;

use std::collections::BTreeSet;

use crate::support::{Dice, PRELUDE, analyze};
use reference::{Axis, Known, Person, Policy, everyone};
use stadga::analysis::Analysis;
use stadga::condition::Who;
use stadga::law::terms::Residence;
use stadga::model::evaluate::{self, Now, Turn, Wanted};
use stadga::model::{Document, FactKey, Insats, Prov, Space};

/// How many policies are made up, and how many persons for each.
const POLICIES: u64 = 60;
const PERSONS: usize = 12;

/// A policy and provs about it as a document.
struct Case {
    policy: Policy,
    persons: Vec<Known>,
    analysis: Analysis,
}

impl Case {
    fn new(seed: u64, child: bool) -> Self {
        let mut dice = Dice::new(seed);
        let policy = Policy::random(&mut dice, child);
        let persons: Vec<Known> = (0..PERSONS).map(|_| Known::random(&mut dice, &policy)).collect();
        let provs: String = persons.iter().map(|person| format!("prov \"p\" {{ {} }}\n", person.text())).collect();
        let analysis = analyze("p.stadga", &format!("{}\n{provs}{PRELUDE}", policy.text()));
        let wrong = analysis.diagnostics.iter().filter(|found| found.descriptor.code.starts_with(['S', 'M']));
        let wrong: Vec<_> = wrong.filter(|found| found.descriptor.code != "M012").collect();
        assert!(wrong.is_empty(), "{}\n{wrong:#?}", policy.text());
        Self { policy, persons, analysis }
    }

    fn document(&self) -> &Document {
        self.analysis.document.as_ref().expect("a riktlinje")
    }

    fn insats(&self) -> &Insats {
        &self.document().insatser[0]
    }

    /// What the engine knows of each person, beside what the reference does.
    fn each(&self) -> impl Iterator<Item = (&Known, &Prov, evaluate::Known)> {
        self.persons.iter().zip(&self.document().prov).map(|(person, prov)| {
            let known = evaluate::known(self.document(), self.insats(), &prov.person).expect("conditions");
            (person, prov, known)
        })
    }

    fn told(&self, person: &Known) -> String {
        format!("{}\n{}", self.policy.text(), person.text())
    }
}

#[test]
fn an_answer_is_certain_when_it_is_so_for_every_person_and_else_hangs_on_what_turns_it() {
    let (mut certain, mut open) = (0, 0);
    for seed in 0..POLICIES {
        let case = Case::new(seed, true);
        for (person, _, known) in case.each() {
            let fitting: Vec<Person> = everyone().filter(|one| person.fits(one, &case.policy)).collect();
            assert_eq!(known.is_possible(), !fitting.is_empty(), "{}", case.told(person));
            if fitting.is_empty() {
                continue;
            }
            let given: BTreeSet<bool> = fitting.iter().map(|one| case.policy.admits(one)).collect();
            let expected = if given.len() == 1 { given.first().copied() } else { None };
            assert_eq!(known.is_given(), expected, "{}", case.told(person));
            if expected.is_some() {
                certain += 1
            } else {
                open += 1
            }
            for axis in Axis::ALL {
                let turns = fitting.iter().any(|one| {
                    let others = axis.others(one).filter(|other| person.fits(other, &case.policy));
                    others.into_iter().any(|other| case.policy.admits(one) != case.policy.admits(&other))
                });
                assert_eq!(known.hangs_on(wanted(axis)), turns, "{axis:?}\n{}", case.told(person));
            }
        }
    }
    assert!(certain > 100 && open > 100, "{certain} certain, {open} open");
}

#[test]
fn a_line_comes_out_as_it_does_for_every_person_it_may_be() {
    for seed in 1000..1000 + POLICIES {
        let case = Case::new(seed, true);
        let villkor = case.insats().villkor.as_ref().expect("conditions");
        for (person, _, known) in case.each() {
            let fitting: Vec<Person> = everyone().filter(|one| person.fits(one, &case.policy)).collect();
            if fitting.is_empty() {
                continue;
            }
            let rows = known.rows(villkor);
            let lines = rows.iter().filter(|row| row.depth == 0);
            assert_eq!(lines.clone().count(), case.policy.lines.len());
            for (row, line) in lines.zip(&case.policy.lines) {
                let holds: BTreeSet<bool> = fitting.iter().map(|one| line.holds(one, false)).collect();
                let expected = if holds.len() == 1 { holds.first().copied() } else { None };
                assert_eq!(row.holds, expected, "{line:?}\n{}", case.told(person));
            }
        }
    }
}

#[test]
fn the_list_to_ask_for_is_the_shortest_that_settles_the_answer() {
    let mut lists = 0;
    for seed in 2000..2000 + POLICIES {
        let case = Case::new(seed, true);
        for (person, _, known) in case.each() {
            // Where what is known ties facts together there need be no shortest list.
            if !person.is_plain() || !known.is_possible() || known.is_given().is_some() {
                continue;
            }
            lists += 1;
            let fitting: Vec<Person> = everyone().filter(|one| person.fits(one, &case.policy)).collect();
            let asked: BTreeSet<Axis> = known.matters().into_iter().map(|axis| named(axis, known.space())).collect();
            let settles = |list: &BTreeSet<Axis>| {
                let mut seen = std::collections::HashMap::new();
                fitting.iter().all(|one| {
                    let key: Vec<usize> = list.iter().map(|axis| axis.value(one)).collect();
                    let given = case.policy.admits(one);
                    *seen.entry(key).or_insert(given) == given
                })
            };
            assert!(settles(&asked), "{asked:?} does not settle\n{}", case.told(person));
            let all: Vec<Axis> = Axis::ALL.to_vec();
            for bits in 0..1_u32 << all.len() {
                let list: BTreeSet<Axis> = (0..all.len()).filter(|at| bits >> at & 1 == 1).map(|at| all[at]).collect();
                if list.len() <= asked.len() && list != asked {
                    assert!(!settles(&list), "{list:?} is as good as {asked:?}\n{}", case.told(person));
                }
            }
        }
    }
    assert!(lists > 100, "only {lists} lists");
}

#[test]
fn the_smallest_change_turns_the_answer_and_none_is_smaller() {
    let (mut turned, mut never) = (0, 0);
    for seed in 3000..3000 + POLICIES {
        let case = Case::new(seed, false);
        for (person, _, known) in case.each() {
            if !person.is_plain() || !known.is_possible() {
                continue;
            }
            for given in [true, false] {
                let expected = person.smallest_change(&case.policy, given);
                let found = known.turn(given);
                let size = found.as_ref().map(|turns| {
                    let back = turns.iter().filter(|turn| turn.now != Now::Unknown).count();
                    (back, turns.len() - back)
                });
                assert_eq!(size, expected, "to {given}: {found:?}\n{}", case.told(person));
                match found {
                    None => never += 1,
                    Some(turns) => {
                        turned += 1;
                        let after =
                            person.changed(&turns.iter().map(|turn| plain(turn, known.space())).collect::<Vec<_>>());
                        let persons: Vec<Person> = after.persons(&case.policy).collect();
                        assert!(!persons.is_empty(), "{turns:?} leaves nobody\n{}", case.told(person));
                        for one in persons {
                            assert_eq!(case.policy.admits(&one), given, "{turns:?} {one:?}\n{}", case.told(person));
                        }
                    }
                }
            }
        }
    }
    assert!(turned > 500 && never > 10, "{turned} turned, {never} never");
}

/// A turn in the terms of the reference.
fn plain(turn: &Turn, space: &Space) -> (Axis, u32) {
    (named(turn.axis, space), turn.value)
}

fn named(axis: evaluate::Axis, space: &Space) -> Axis {
    let fact = match axis {
        evaluate::Axis::Age(Who::Individ) => return Axis::Age,
        evaluate::Axis::Age(_) => return Axis::ChildAge,
        evaluate::Axis::Fact(id) => space.fact(id).expect("a fact of the space"),
    };
    match fact {
        (_, FactKey::Residence(..)) => Axis::Home,
        (Who::Individ, FactKey::Uppgift(name, _)) if name == "a" => Axis::A,
        (Who::Individ, FactKey::Uppgift(name, _)) if name == "b" => Axis::B,
        (Who::Individ, _) => Axis::Value,
        _ => Axis::ChildA,
    }
}

fn wanted(axis: Axis) -> Wanted<'static> {
    match axis {
        Axis::Age => Wanted::Age(Who::Individ),
        Axis::ChildAge => Wanted::Age(Who::Barnet),
        Axis::Home => Wanted::Residence(Who::Individ, Residence::Folkbokford),
        Axis::A => Wanted::Uppgift(Who::Individ, "a"),
        Axis::B => Wanted::Uppgift(Who::Individ, "b"),
        Axis::Value => Wanted::Uppgift(Who::Individ, "v"),
        Axis::ChildA => Wanted::Uppgift(Who::Barnet, "a"),
    }
}
