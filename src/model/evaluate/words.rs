//! Facts and changes of a person in Swedish: `personen hade fyllt 18 år`, `det var känt att …`.

use super::{Axis, Known, Now, Turn};
use crate::condition::{self, FactId, MAX_AGE, Who};
use crate::diagnostic::Witness;
use crate::law::terms::Residence;
use crate::model::{FactKey, Insats, Top, age_words, describe_as};
use crate::swedish;

impl Known {
    /// The person as far as it is known, in Swedish: `en 17-åring som är folkbokförd i kommunen`. What is known of a
    /// fact only in part, as that a value is none of some, is left out. `statement` gives what an uppgift says.
    #[must_use]
    pub fn person(&self, statement: &dyn Fn(&str) -> Option<String>) -> Witness {
        let everyone = [Who::Individ, Who::Barnet, Who::Foraldern, Who::Narstaende];
        let said: Vec<Axis> = super::axis::of(&self.said);
        let is_said = |who: &Who| said.contains(&Axis::Age(*who));
        let ages = everyone.into_iter().filter(is_said).filter_map(|who| Some((who, self.ages(who).first()?.0)));
        let facts = said.iter().filter_map(|&axis| match (axis, self.values(axis).as_slice()) {
            (Axis::Fact(FactId(id)), &[value]) => Some((FactId(id), u16::try_from(value).ok()?)),
            _ => None,
        });
        let mut witness = condition::Witness { ages: ages.collect(), facts: facts.collect() };
        witness.facts.sort_unstable();
        describe_as(&witness, self.space(), statement, &|who, age| {
            let known = self.ages(who);
            match (age, known.first(), known.last()) {
                (Some(_), Some(&(from, _)), Some(&(_, to))) => of_age(who, from, to),
                _ => (age_words(who, None), None),
            }
        })
    }
}

/// A person of these ages, both ends included: the noun, and what is said besides.
fn of_age(who: Who, from: u32, to: Option<u32>) -> (String, Option<String>) {
    let to = to.unwrap_or(MAX_AGE);
    if from.is_multiple_of(12) && to == from + 11 {
        return (age_words(who, Some(from)), None);
    }
    if from == to {
        return (format!("{} på {}", age_words(who, None), swedish::age(from)), None);
    }
    let clause = match (from, to) {
        (from, MAX_AGE) => format!("har fyllt {}", swedish::age(from)),
        (0, to) => format!("inte har fyllt {}", swedish::age(to + 1)),
        (from, to) => format!("har fyllt {} men inte {}", swedish::age(from), swedish::age(to + 1)),
    };
    (age_words(who, None), Some(clause))
}

/// What would have to be, after `om`: `personen hade fyllt 18 år och det var känt att hyresskuld är ja`.
#[must_use]
pub fn change_words(known: &Known, turns: &[Turn]) -> String {
    let (unknown, otherwise): (Vec<&Turn>, Vec<&Turn>) = turns.iter().partition(|turn| turn.now == Now::Unknown);
    let mut parts: Vec<String> = otherwise.into_iter().map(|turn| other(known, turn)).collect();
    let learnt: Vec<String> = unknown.into_iter().map(|turn| fact(known, turn)).collect();
    if !learnt.is_empty() {
        parts.push(format!("det var känt att {}", swedish::and(&learnt)));
    }
    // A list within a list is told apart by its repeated *om*.
    match parts.as_slice() {
        [first, rest @ ..] if rest.iter().any(|part| part.contains(" och ")) => {
            rest.iter().fold(first.clone(), |all, part| format!("{all}, och om {part}"))
        }
        parts => swedish::and(parts),
    }
}

/// A fact to ask for: `personens ålder`, `folkbokförd i kommunen`, `våldsutsatt`, of the child `barnets ålder`.
#[must_use]
pub fn fact_words(known: &Known, axis: Axis) -> String {
    match axis {
        Axis::Age(who) => format!("{} ålder", genitive(who)),
        Axis::Fact(id) => match known.space().fact(id) {
            Some((who, FactKey::Residence(kind, place))) => {
                let words = format!("{} {}", residence_word(*kind, *who), place_words(place));
                if *who == Who::Individ { words } else { format!("{} är {words}", subject(*who)) }
            }
            Some((who, FactKey::Uppgift(name, _))) => of(*who, format!("`{name}`")),
            None => String::new(),
        },
    }
}

fn of(who: Who, words: String) -> String {
    if who == Who::Individ { words } else { format!("{words} för {}", subject(who)) }
}

/// That something is otherwise than it is known to be.
fn other(known: &Known, turn: &Turn) -> String {
    let (from, to) = turn.ages;
    match (turn.axis, turn.now) {
        (Axis::Age(who), Now::Older) => {
            format!("{} inte hade fyllt {}", subject(who), swedish::age(to.map_or(from, |to| to + 1)))
        }
        (Axis::Age(who), _) => format!("{} hade fyllt {}", subject(who), swedish::age(from)),
        (Axis::Fact(id), _) => match known.space().fact(id) {
            Some((who, FactKey::Residence(kind, place))) => {
                let not = if turn.value == 1 { "" } else { "inte " };
                let verb = match kind {
                    Residence::Vistas | Residence::BosattEllerVistas => "vistades".to_owned(),
                    _ => format!("vore {}", residence_word(*kind, *who)),
                };
                format!("{} {not}{verb} {}", subject(*who), place_words(place))
            }
            Some((who, FactKey::Uppgift(name, values))) => {
                of(*who, format!("`{name}` vore {}", value_words(values, turn.value)))
            }
            None => String::new(),
        },
    }
}

/// That something is so.
fn fact(known: &Known, turn: &Turn) -> String {
    match turn.axis {
        Axis::Age(who) => {
            let (from, to) = turn.ages;
            let years = |months: u32| months.is_multiple_of(12).then_some(months / 12);
            match (years(from), to) {
                (_, None) => format!("{} har fyllt {}", subject(who), swedish::age(from)),
                (_, Some(to)) if from == 0 => format!("{} inte har fyllt {}", subject(who), swedish::age(to + 1)),
                (Some(low), Some(to)) if (to + 1).is_multiple_of(12) => {
                    format!("{} har fyllt {low} men inte {} år", subject(who), (to + 1) / 12)
                }
                (_, Some(to)) => {
                    format!("{} har fyllt {} men inte {}", subject(who), swedish::age(from), swedish::age(to + 1))
                }
            }
        }
        Axis::Fact(id) => match known.space().fact(id) {
            Some((who, FactKey::Residence(kind, place))) => {
                let not = if turn.value == 1 { "" } else { "inte " };
                let verb = match kind {
                    Residence::Vistas | Residence::BosattEllerVistas => "vistas".to_owned(),
                    _ => format!("är {}", residence_word(*kind, *who)),
                };
                format!("{} {not}{verb} {}", subject(*who), place_words(place))
            }
            Some((who, FactKey::Uppgift(name, values))) => {
                of(*who, format!("`{name}` är {}", value_words(values, turn.value)))
            }
            None => String::new(),
        },
    }
}

fn value_words(values: &[String], value: u32) -> String {
    let at = usize::try_from(value).unwrap_or(usize::MAX);
    match values.get(at) {
        Some(value) => format!("`{value}`"),
        None if value == 1 => "ja".to_owned(),
        None => "nej".to_owned(),
    }
}

fn residence_word(kind: Residence, who: Who) -> &'static str {
    match (kind, who) {
        (Residence::Folkbokford, Who::Barnet) => "folkbokfört",
        (Residence::Folkbokford, _) => "folkbokförd",
        (Residence::Bosatt, _) => "bosatt",
        (Residence::Vistas | Residence::BosattEllerVistas, _) => "vistas",
    }
}

fn place_words(place: &str) -> String {
    if place.is_empty() { "i kommunen".to_owned() } else { format!("i {place}") }
}

/// Why the age of who takes part shuts a person out, though no line of the conditions does.
#[must_use]
pub fn taking_part_words(insats: &Insats) -> &'static str {
    match insats.participation().top {
        Top::Child => "insatsen ges till barn, alltså till den som är under 18 år",
        Top::Adult | Top::Anyone => "insatsen ges till en vuxen tillsammans med ett barn under 18 år",
    }
}

/// The person as the subject of a clause.
#[must_use]
pub fn subject(who: Who) -> &'static str {
    match who {
        Who::Individ => "personen",
        Who::Barnet => "barnet",
        Who::Foraldern => "föräldern",
        Who::Narstaende => "den närstående",
    }
}

fn genitive(who: Who) -> &'static str {
    match who {
        Who::Individ => "personens",
        Who::Barnet => "barnets",
        Who::Foraldern => "förälderns",
        Who::Narstaende => "den närståendes",
    }
}
