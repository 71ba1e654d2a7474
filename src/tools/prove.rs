//! Persons as provs: the text that would go into the file, from a finding's witness or from a person who was asked for.
//!
//! The prov says what the document answers today, so it holds; when the fault that the witness shows is put right, the
//! prov fails and tells that it is so.

use super::evaluate::Answers;
use crate::analysis::Analysis;
use crate::condition::Who;
use crate::diagnostic::{Diagnostic, FactValue, Person, Witness};
use crate::law::terms::{AgeForm, Residence, Term, TermKind};
use crate::model::evaluate::{self, Axis, Deciding, Known, Wanted};
use crate::model::{Document, FactKey, Insats};
use crate::source::Span;
use crate::swedish::capital;

/// How wide a line of a prov may be before its person gets lines of its own.
const WIDTH: usize = 100;

/// The witness of a finding as a prov about the insats that it concerns, with the finding in a comment before it.
/// `None` when it has no witness, concerns no insats with conditions, or is about a prov itself.
#[must_use]
pub fn of_finding(analysis: &Analysis, found: &Diagnostic) -> Option<String> {
    let document = analysis.document.as_ref()?;
    let insats = document.insatser.iter().find(|insats| Some(&insats.name) == found.insats.as_ref())?;
    let witness = found.witness.as_ref().filter(|_| found.descriptor.code != "V007")?;
    of_witness(document, insats, witness, &format!("{}: {}", found.descriptor.code, found.message))
}

/// An example of a person as a prov about an insats, with what it is an example of in a comment before it. `None` when
/// nothing can be expected.
#[must_use]
pub fn of_witness(document: &Document, insats: &Insats, witness: &Witness, example_of: &str) -> Option<String> {
    let expectation = |person: &[Term]| expectation(document, insats, person);
    let exact = terms(witness, false);
    let whole_years = terms(witness, true);
    let expected = expectation(&exact)?;
    let person = if expectation(&whole_years).as_ref() == Some(&expected) { whole_years } else { exact };
    let comment = example_of.replace('\n', " ");
    let title = capital(&witness.text);
    Some(format!("// {comment}\n{}", written(&title, &person, &[expected])))
}

/// A person who was asked for as a prov about every insats that was answered for. `None` when nothing can be expected.
#[must_use]
pub fn of_answers(answers: &Answers<'_>, person: &[Term]) -> Option<String> {
    let insatser: Vec<&str> = answers.answers.iter().map(|answer| answer.insats.name.as_str()).collect();
    of_person(answers.document, &insatser, person, &capital(&answers.person.text))
}

/// A person as a prov about the named insatser. `None` when nothing can be expected of them.
#[must_use]
pub fn of_person(document: &Document, insatser: &[&str], person: &[Term], title: &str) -> Option<String> {
    let named = |name: &&str| document.insatser.iter().find(|insats| insats.name == **name);
    let insatser = insatser.iter().filter_map(named);
    let expected: Vec<String> = insatser.filter_map(|insats| expectation(document, insats, person)).collect();
    (!expected.is_empty()).then(|| written(title, person, &expected))
}

fn written(title: &str, person: &[Term], expected: &[String]) -> String {
    let title = title.replace('\\', "\\\\").replace('"', "\\\"");
    let lines: Vec<String> = person.iter().map(line).collect();
    let short = format!("    person {{ {} }}\n", lines.join("  "));
    let person = if lines.is_empty() {
        "    person { }\n".to_owned()
    } else if short.chars().count() <= WIDTH {
        short
    } else {
        let lines: String = lines.iter().map(|line| format!("        {line}\n")).collect();
        format!("    person {{\n{lines}    }}\n")
    };
    let expected: String = expected.iter().map(|line| format!("    {line}\n")).collect();
    format!("prov \"{title}\" {{\n{person}{expected}}}\n")
}

/// What the document answers for the person, as a line of a prov; `None` when the insats states no conditions that can
/// be read, or nobody can be so.
fn expectation(document: &Document, insats: &Insats, person: &[Term]) -> Option<String> {
    let known = evaluate::known(document, insats, person).filter(Known::is_possible)?;
    let name = &insats.name;
    Some(match known.is_given() {
        Some(true) => {
            let child = insats.participation().child;
            let ages = child.map(|who| known.ages(who));
            // What the document leaves open a prov does not say.
            let told = ages.filter(|ages| !evaluate::leaves_consent_open(insats, ages));
            let needed = told.and_then(|ages| evaluate::needs_consent(insats, &ages));
            match needed {
                Some(true) => format!("ges {name} med samtycke"),
                Some(false) => format!("ges {name} utan samtycke"),
                None => format!("ges {name}"),
            }
        }
        Some(false) => match because(&known, insats) {
            Some(fact) => format!("nekas {name} därför att {fact}"),
            None => format!("nekas {name}"),
        },
        None => format!("beror {name} på {}", fact(&known, *known.matters().first()?)?),
    })
}

/// The fact that shuts the person out, as a prov names it; `None` when no single line does, or the line names several.
fn because(known: &Known, insats: &Insats) -> Option<String> {
    let villkor = insats.villkor.as_ref()?;
    let Deciding::Lines(lines) = known.deciding(villkor) else { return None };
    let first = lines.first()?;
    let who = known.rows(villkor).iter().find(|row| std::ptr::eq(row.term, *first))?.who;
    let inner = if let TermKind::Not(inner) = &first.kind { inner.as_ref() } else { first };
    let (wanted, words) = match &inner.kind {
        TermKind::Age { .. } => (Wanted::Age(who), "ålder"),
        TermKind::Residence { kind: Residence::Folkbokford, .. } => {
            (Wanted::Residence(who, Residence::Folkbokford), "folkbokförd")
        }
        TermKind::Residence { kind: Residence::Vistas, .. } => (Wanted::Residence(who, Residence::Vistas), "vistas"),
        TermKind::Residence { .. } => (Wanted::Residence(who, Residence::Bosatt), "bosatt"),
        TermKind::Fact { name, .. } => (Wanted::Uppgift(who, name), &**name),
        _ => return None,
    };
    known.is_because(villkor, wanted).then(|| of(who, words))
}

fn fact(known: &Known, axis: Axis) -> Option<String> {
    Some(match axis {
        Axis::Age(who) => of(who, "ålder"),
        Axis::Fact(id) => match known.space().fact(id)? {
            (who, FactKey::Residence(Residence::Folkbokford, _)) => of(*who, "folkbokförd"),
            (who, FactKey::Residence(Residence::Bosatt, _)) => of(*who, "bosatt"),
            (who, FactKey::Residence(..)) => of(*who, "vistas"),
            (who, FactKey::Uppgift(name, _)) => of(*who, name),
        },
    })
}

fn of(who: Who, words: &str) -> String {
    match role(who) {
        "" => words.to_owned(),
        role => format!("{role} {words}"),
    }
}

fn role(who: Who) -> &'static str {
    match who {
        Who::Individ => "",
        Who::Barnet => "barnet",
        Who::Foraldern => "föräldern",
        Who::Narstaende => "närstående",
    }
}

/// A witness as the lines of a person block. With `years`, an age that is a whole number of years stands for that year.
fn terms(witness: &Witness, years: bool) -> Vec<Term> {
    let mut out = Vec::new();
    for person in &witness.persons {
        let lines = lines_of(person, years);
        let who = match person.who {
            "barnet" => Who::Barnet,
            "föräldern" => Who::Foraldern,
            "närstående" => Who::Narstaende,
            _ => Who::Individ,
        };
        match who {
            Who::Individ => out.extend(lines),
            who if !lines.is_empty() => out.push(term(TermKind::Role(who, lines))),
            _ => {}
        }
    }
    out
}

fn lines_of(person: &Person, years: bool) -> Vec<Term> {
    let said = |kind: TermKind, holds: bool| term(if holds { kind } else { TermKind::Not(Box::new(term(kind))) });
    let age = person.age_months.map(|months| {
        let last = if years && months.is_multiple_of(12) { months + 11 } else { months };
        term(TermKind::Age { from: months, to: Some(last), written: AgeForm::Exact })
    });
    let homes = person.residence.iter().map(|(key, place, holds)| {
        let kind = match *key {
            "folkbokford" => Residence::Folkbokford,
            "bosatt" => Residence::Bosatt,
            _ => Residence::Vistas,
        };
        let places = if place.is_empty() { Vec::new() } else { vec![place.clone()] };
        said(TermKind::Residence { kind, permanent: false, places }, *holds)
    });
    let facts = person.facts.iter().map(|(name, value)| match value {
        FactValue::Bool(holds) => said(TermKind::Fact { name: name.as_str().into(), values: Vec::new() }, *holds),
        FactValue::Name(value) => term(TermKind::Fact { name: name.as_str().into(), values: vec![value.clone()] }),
    });
    age.into_iter().chain(homes).chain(facts).collect()
}

fn term(kind: TermKind) -> Term {
    Term { span: Span::default(), kind }
}

/// A condition as one writes it, on one line.
#[must_use]
pub fn line(term: &Term) -> String {
    let block = |terms: &[Term]| terms.iter().map(line).collect::<Vec<_>>().join("  ");
    match &term.kind {
        TermKind::Age { from, to, .. } => age(*from, *to),
        TermKind::Residence { kind, permanent, places } => {
            let word = match kind {
                Residence::Folkbokford => "folkbokförd",
                Residence::Bosatt => "bosatt",
                Residence::Vistas => "vistas",
                Residence::BosattEllerVistas => "bosatt eller vistas",
            };
            let steady = if *permanent { " stadigvarande" } else { "" };
            let places: Vec<String> = places.iter().map(|place| quoted(place)).collect();
            let place = if places.is_empty() { "kommunen".to_owned() } else { places.join(", ") };
            format!("{word}{steady} i {place}")
        }
        TermKind::Fact { name, values } => match values.as_slice() {
            [] => name.to_string(),
            [value] => format!("{name} är {value}"),
            values => format!("{name} någon av {}", values.join(", ")),
        },
        TermKind::Named { name, .. } => name.to_string(),
        TermKind::Not(inner) => match &inner.kind {
            TermKind::Not(inner) => line(inner),
            _ => format!("inte {}", line(inner)),
        },
        TermKind::All(terms) => format!("alla av {{ {} }}", block(terms)),
        TermKind::Any(terms) => format!("något av {{ {} }}", block(terms)),
        TermKind::NoneOf(terms) => format!("inget av {{ {} }}", block(terms)),
        TermKind::Role(who, terms) => format!("{} {{ {} }}", role(*who), block(terms)),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// An age in months, both ends included, in the largest unit that is exact.
fn age(from: u32, to: Option<u32>) -> String {
    let length = |months: u32| match months % 12 {
        0 if months > 0 => format!("{} år", months / 12),
        _ => format!("{months} månader"),
    };
    match (from, to) {
        (from, None) => format!("ålder minst {}", length(from)),
        (from, Some(to)) if from == to => format!("ålder {from} månader"),
        (0, Some(to)) => format!("ålder under {}", length(to + 1)),
        (from, Some(to)) if from % 12 == 0 && (to + 1) % 12 == 0 => {
            let (from, to) = (from / 12, (to + 1) / 12 - 1);
            if from == to { format!("ålder {from} år") } else { format!("ålder {from}–{to} år") }
        }
        (from, Some(to)) => format!("ålder {from}–{to} månader"),
    }
}
