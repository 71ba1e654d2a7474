//! The questions that are put: every one of them can still turn an answer, and at the end nothing is open.

use super::Case;
use super::reference::{Axis, Person, everyone};
use crate::support::Dice;
use stadga::condition::Who;
use stadga::law::terms::Term;
use stadga::model::FactKey;
use stadga::tools::evaluate::{self, Outcome, Question};

#[test]
fn an_interview_asks_only_what_matters_and_ends_with_the_answer() {
    let mut questions = 0;
    for seed in 4000..4060 {
        let case = Case::new(seed, true);
        let mut dice = Dice::new(seed);
        let all: Vec<Person> = everyone().collect();
        for _ in 0..6 {
            let person = all[dice.below(all.len())];
            let mut known: Vec<Term> = Vec::new();
            let mut asked: Vec<(Axis, usize)> = Vec::new();
            loop {
                let answers = evaluate::answers(&case.analysis, &known, &[]).expect("a riktlinje");
                let Some(question) = evaluate::next(std::slice::from_ref(&answers), &[]) else { break };
                let axis = axis(&question);
                let fits = |one: &Person| asked.iter().all(|(axis, value)| axis.value(one) == *value);
                // The age also decides on consent, for whoever is let in.
                if matches!(answers.answers[0].outcome, Outcome::Open(_)) {
                    let turns = all
                        .iter()
                        .filter(|one| fits(one))
                        .any(|one| axis.others(one).any(|other| case.policy.admits(one) != case.policy.admits(&other)));
                    assert!(turns, "{} does not matter\n{}", question.text, case.policy.text());
                }
                questions += 1;
                known.push(evaluate::read(&question, &answer(&person, axis)).expect("an answer"));
                asked.push((axis, axis.value(&person)));
                assert!(asked.len() <= 7, "asked twice: {asked:?}");
            }
            let answers = evaluate::answers(&case.analysis, &known, &[]).expect("a riktlinje");
            let given = match &answers.answers[0].outcome {
                Outcome::Given(_) => true,
                Outcome::NotGiven { .. } => false,
                other => panic!("{other:?}\n{}", case.policy.text()),
            };
            assert_eq!(given, case.policy.admits(&person), "{person:?}\n{}", case.policy.text());
        }
    }
    assert!(questions > 200, "only {questions} questions");
}

fn axis(question: &Question) -> Axis {
    match (question.asked.who, &question.asked.fact) {
        (Who::Individ, None) => Axis::Age,
        (_, None) => Axis::ChildAge,
        (_, Some(FactKey::Residence(..))) => Axis::Home,
        (Who::Individ, Some(FactKey::Uppgift(name, _))) => match name.as_str() {
            "a" => Axis::A,
            "b" => Axis::B,
            _ => Axis::Value,
        },
        _ => Axis::ChildA,
    }
}

fn answer(person: &Person, axis: Axis) -> String {
    let yes = |holds| if holds { "ja".to_owned() } else { "nej".to_owned() };
    match axis {
        Axis::Age => format!("{} månader", person.age),
        Axis::ChildAge => format!("{} månader", person.child_age),
        Axis::Home => yes(person.home),
        Axis::A => yes(person.a),
        Axis::B => yes(person.b),
        Axis::Value => ["x", "y", "z"][person.value].to_owned(),
        Axis::ChildA => yes(person.child_a),
    }
}
