//! A person from a witness, in Swedish and in parts: someone a reader can check by hand.

use super::{FactKey, Residence, Space};
use crate::condition::{self, Who};
use crate::diagnostic::{FactValue, Person, Witness};
use crate::swedish;

/// The person whom a witness shows. `statement` gives what an uppgift says, as `är utsatt för våld`.
#[must_use]
pub fn describe(witness: &condition::Witness, space: &Space, statement: &dyn Fn(&str) -> Option<String>) -> Witness {
    describe_as(witness, space, statement, &|who, age| (age_words(who, age), None))
}

/// The same, with other words for the ages: what the person is called, and what is said of the age besides, as
/// `har fyllt 18 år`. They are asked for with the age that the witness names.
pub fn describe_as(
    witness: &condition::Witness,
    space: &Space,
    statement: &dyn Fn(&str) -> Option<String>,
    words: &dyn Fn(Who, Option<u32>) -> (String, Option<String>),
) -> Witness {
    told(witness, space, statement, words, None)
}

/// The same person as [`describe`] shows, of whom one thing more is said last, as `i övrigt uppfyller villkoren`.
#[must_use]
pub fn describe_also(
    witness: &condition::Witness,
    space: &Space,
    statement: &dyn Fn(&str) -> Option<String>,
    also: Option<&str>,
) -> Witness {
    told(witness, space, statement, &|who, age| (age_words(who, age), None), also)
}

fn told(
    witness: &condition::Witness,
    space: &Space,
    statement: &dyn Fn(&str) -> Option<String>,
    words: &dyn Fn(Who, Option<u32>) -> (String, Option<String>),
    also: Option<&str>,
) -> Witness {
    let mut persons = Vec::new();
    let mut texts = Vec::new();
    for (who, name) in [
        (Who::Individ, "individ"),
        (Who::Barnet, "barnet"),
        (Who::Foraldern, "föräldern"),
        (Who::Narstaende, "närstående"),
    ] {
        let mut person = Person { who: name, ..Person::default() };
        person.age_months = witness.ages.iter().find(|(owner, _)| *owner == who).map(|&(_, age)| age);
        let (noun, said) = words(who, person.age_months);
        let mut clauses: Vec<String> = said.into_iter().collect();
        let mut without = Vec::new();
        for &(id, value) in &witness.facts {
            let Some((owner, key)) = space.fact(id).filter(|(owner, _)| *owner == who) else { continue };
            debug_assert!(*owner == who);
            match key {
                FactKey::Residence(kind, place) => {
                    let holds = value == 1;
                    person.residence.push((residence_key(*kind), place.clone(), holds));
                    let words = residence(*kind, place);
                    if holds { clauses.push(words) } else { without.push(words) }
                }
                FactKey::Uppgift(uppgift, values) if values.is_empty() => {
                    let holds = value == 1;
                    person.facts.push((uppgift.clone(), FactValue::Bool(holds)));
                    let words = statement(uppgift).unwrap_or_else(|| format!("uppfyller `{uppgift}`"));
                    if holds { clauses.push(words) } else { without.push(words) }
                }
                FactKey::Uppgift(uppgift, values) => {
                    let chosen = values.get(usize::from(value)).cloned().unwrap_or_default();
                    clauses.push(format!("uppfyller `{uppgift} är {chosen}`"));
                    person.facts.push((uppgift.clone(), FactValue::Name(chosen)));
                }
            }
        }
        let named = person.age_months.is_some() || !person.residence.is_empty() || !person.facts.is_empty();
        if who == Who::Individ || named {
            texts.push(sentence(noun, &clauses, &without, also.filter(|_| who == Who::Individ)));
            persons.push(person);
        }
    }
    let mut parts = texts.into_iter();
    let mut text = parts.next().unwrap_or_default();
    let rest: Vec<String> = parts.collect();
    if !rest.is_empty() {
        text = format!("{text}, med {}", swedish::and(&rest));
    }
    Witness { text, persons }
}

fn sentence(noun: String, holds: &[String], without: &[String], also: Option<&str>) -> String {
    let neuter = noun.starts_with("ett ");
    let agreed = |words: &String| if neuter { agree(words) } else { words.clone() };
    let mut all: Vec<String> = holds.iter().map(agreed).collect();
    all.extend(without.iter().map(agreed).map(|words| negated(&words)));
    all.extend(also.map(str::to_owned));
    if all.is_empty() { noun } else { format!("{noun} som {}", swedish::and(&all)) }
}

/// The person by age: `en 15-åring`, `ett barn på 4 månader`, `en person`.
#[must_use]
pub fn age_words(who: Who, age: Option<u32>) -> String {
    let noun = match who {
        Who::Individ => "en person",
        Who::Barnet => "ett barn",
        Who::Foraldern => "en förälder",
        Who::Narstaende => "en närstående",
    };
    match (who, age) {
        (_, None) => noun.to_owned(),
        (Who::Individ, Some(months)) if months >= 12 => format!("en {}-åring", months / 12),
        (Who::Individ, Some(months)) => format!("ett barn på {}", swedish::age(months)),
        (_, Some(months)) if months >= 12 => format!("{noun} på {} år", months / 12),
        (_, Some(months)) => format!("{noun} på {}", swedish::age(months)),
    }
}

/// The participle after `är` in the neuter: `är folkbokförd i …` of a child is `är folkbokfört i …`.
fn agree(words: &str) -> String {
    const FORMS: [(&str, &str); 3] = [("örd", "ört"), ("ad", "at"), ("skriven", "skrivet")];
    let mut parts: Vec<&str> = words.splitn(3, ' ').collect();
    let [verb, participle, ..] = parts[..] else { return words.to_owned() };
    let form = FORMS.iter().find_map(|(common, neuter)| Some(format!("{}{neuter}", participle.strip_suffix(common)?)));
    let Some(form) = form.filter(|_| verb == "är") else { return words.to_owned() };
    if let Some(place) = parts.get_mut(1) {
        *place = &form;
    }
    parts.join(" ")
}

fn negated(words: &str) -> String {
    match words.split_once(' ') {
        Some((verb, rest)) => format!("inte {verb} {rest}"),
        None => format!("inte {words}"),
    }
}

fn residence(kind: Residence, place: &str) -> String {
    let place = if place.is_empty() { "kommunen" } else { place };
    match kind {
        Residence::Folkbokford => format!("är folkbokförd i {place}"),
        Residence::Bosatt => format!("är bosatt i {place}"),
        Residence::Vistas | Residence::BosattEllerVistas => format!("vistas i {place}"),
    }
}

fn residence_key(kind: Residence) -> &'static str {
    match kind {
        Residence::Folkbokford => "folkbokford",
        Residence::Bosatt => "bosatt",
        Residence::Vistas | Residence::BosattEllerVistas => "vistas",
    }
}
