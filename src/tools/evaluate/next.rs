//! Which question comes next, and what its answer says of the person.

use super::{Answer, Answers, Asked, Outcome};
use crate::condition::{MAX_AGE, Who};
use crate::law::terms::{AgeForm, Residence, Term, TermKind};
use crate::model::evaluate::{self, Axis, Known};
use crate::model::{Document, FactKey};
use crate::source::Span;

/// A question about the person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// What is asked for.
    pub asked: Asked,
    /// The question in words, with a question mark.
    pub text: String,
    /// What can be answered: values, or `ja` and `nej`; empty for an age.
    pub choices: Vec<String>,
}

/// The question whose answer settles most: over the answers that it can have, the most insatser on average; of equals,
/// the one that most insatser hang on, and then the one that the text asks for first. What cannot matter is never
/// asked, nor what is in `passed`. `None` when nothing is left to ask.
#[must_use]
pub fn next(all: &[Answers<'_>], passed: &[Question]) -> Option<Question> {
    let mut candidates: Vec<(Question, Score)> = Vec::new();
    for answers in all {
        for answer in &answers.answers {
            for asked in answer.hangs_on() {
                let score = score(answer, &asked);
                let question = question(asked, answers.document);
                if passed.contains(&question) {
                    continue;
                }
                match candidates.iter_mut().find(|(known, _)| *known == question) {
                    Some((_, sum)) => *sum = sum.and(score),
                    None => candidates.push((question, score)),
                }
            }
        }
    }
    let mut best: Option<(Question, Score)> = None;
    for candidate in candidates {
        if best.as_ref().is_none_or(|(_, score)| candidate.1.is_better(score)) {
            best = Some(candidate);
        }
    }
    best.map(|(question, _)| question)
}

/// Whether an answer to the question says something of the person to this document as well: whether the document would
/// ask in the same words, with the same answers to choose from. Two kommuner are not the same place, nor two uppgifter
/// the same fact because they have one name.
#[must_use]
pub fn concerns(asked: &Question, document: &Document) -> bool {
    let is_known = match &asked.asked.fact {
        Some(FactKey::Uppgift(name, values)) => document.uppgift(name).is_some_and(|uppgift| uppgift.values == *values),
        _ => true,
    };
    is_known && question(asked.asked.clone(), document) == *asked
}

/// How much a question settles.
#[derive(Clone, Copy)]
struct Score {
    /// Insatser settled on average, in thousandths.
    settled: usize,
    hanging: usize,
}

impl Score {
    fn and(self, other: Self) -> Self {
        Self { settled: self.settled + other.settled, hanging: self.hanging + other.hanging }
    }

    fn is_better(&self, other: &Self) -> bool {
        (self.settled, self.hanging) > (other.settled, other.hanging)
    }
}

fn score(answer: &Answer<'_>, asked: &Asked) -> Score {
    let settled = match (&answer.outcome, &answer.known) {
        (Outcome::Open(_), Some(known)) => axis(known, asked).map_or(0, |axis| {
            let (settled, all) = known.settled_by(axis);
            1000 * settled / all.max(1)
        }),
        // Only the consent is open, and the age settles it.
        _ => 1000,
    };
    Score { settled, hanging: 1 }
}

fn axis(known: &Known, asked: &Asked) -> Option<Axis> {
    match &asked.fact {
        None => Some(Axis::Age(asked.who)),
        Some(key) => known.space().find(asked.who, key).map(Axis::Fact),
    }
}

fn question(asked: Asked, document: &Document) -> Question {
    let who = evaluate::subject(asked.who);
    let kommun = crate::swedish::or(&document.riktlinje.kommun.iter().map(|name| &*name.value).collect::<Vec<_>>());
    let own = if kommun.is_empty() { "kommunen".to_owned() } else { kommun };
    let yes_or_no = || vec!["ja".to_owned(), "nej".to_owned()];
    let (text, choices) = match &asked.fact {
        None => (format!("Hur gammal är {who}?"), Vec::new()),
        Some(FactKey::Residence(kind, place)) => {
            let place = if place.is_empty() { &own } else { place };
            let text = match (kind, asked.who) {
                (Residence::Folkbokford, Who::Barnet) => format!("Är {who} folkbokfört i {place}?"),
                (Residence::Folkbokford, _) => format!("Är {who} folkbokförd i {place}?"),
                (Residence::Bosatt, _) => format!("Är {who} bosatt i {place}?"),
                (Residence::Vistas | Residence::BosattEllerVistas, _) => format!("Vistas {who} i {place}?"),
            };
            (text, yes_or_no())
        }
        Some(FactKey::Uppgift(name, values)) => {
            let statement = document.uppgift(name).map_or(name.as_str(), |uppgift| uppgift.statement.trim());
            let about = if asked.who == Who::Individ { String::new() } else { format!(" (frågan gäller {who})") };
            match (statement.ends_with('?'), values.is_empty()) {
                (true, true) => (format!("{statement}{about}"), yes_or_no()),
                (true, false) => (format!("{statement}{about}"), values.clone()),
                (false, true) => (format!("Stämmer det här om {who}: {statement}?"), yes_or_no()),
                (false, false) => (format!("Vad gäller om {who}: {statement}?"), values.clone()),
            }
        }
    };
    Question { asked, text, choices }
}

/// The line of a person block that an answer stands for; `None` when the words are no answer to the question.
#[must_use]
pub fn read(question: &Question, answer: &str) -> Option<Term> {
    let answer = answer.trim().to_lowercase();
    let yes = match answer.as_str() {
        "ja" | "j" | "yes" | "y" => Some(true),
        "nej" | "n" | "no" => Some(false),
        _ => None,
    };
    let term = |kind| Term { span: Span::default(), kind };
    let said = |kind: TermKind, yes: bool| if yes { kind } else { TermKind::Not(Box::new(term(kind))) };
    let kind = match &question.asked.fact {
        None => {
            let (from, to) = age(&answer)?;
            TermKind::Age { from, to: Some(to), written: AgeForm::Exact }
        }
        Some(FactKey::Residence(kind, place)) => {
            let places = if place.is_empty() { Vec::new() } else { vec![place.clone()] };
            said(TermKind::Residence { kind: *kind, permanent: false, places }, yes?)
        }
        Some(FactKey::Uppgift(name, values)) if values.is_empty() => {
            said(TermKind::Fact { name: name.as_str().into(), values: Vec::new() }, yes?)
        }
        Some(FactKey::Uppgift(name, values)) => {
            let same = |value: &&String| value.to_lowercase() == answer || value.replace('-', " ") == answer;
            let begins = || {
                let mut fits = values.iter().filter(|value| !answer.is_empty() && value.starts_with(&answer));
                fits.next().filter(|_| fits.next().is_none())
            };
            let value = values.iter().find(same).or_else(begins)?;
            TermKind::Fact { name: name.as_str().into(), values: vec![value.clone()] }
        }
    };
    Some(match question.asked.who {
        Who::Individ => term(kind),
        who => term(TermKind::Role(who, vec![term(kind)])),
    })
}

/// An age as one says it, in months with both ends included: `17`, `17 år`, `4 månader`.
fn age(answer: &str) -> Option<(u32, u32)> {
    let (number, unit) = answer.split_once(' ').unwrap_or((answer, "år"));
    let number: u32 = number.parse().ok()?;
    let (from, to) = match unit.trim() {
        "år" => (number.checked_mul(12)?, number.checked_mul(12)?.checked_add(11)?),
        "månad" | "månader" | "mån" => (number, number),
        _ => return None,
    };
    (to <= MAX_AGE).then_some((from, to))
}
