//! What ages and places of living say of a person: a verb in both its forms, and the rest.

use super::person::{Agreement, Person};
use crate::law::terms::AgeForm;
use crate::model::Residence;
use crate::swedish::{age, capital, or};

/// What is said of a person: `ska vara 3–12 år`, `är 3–12 år`.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Predicate {
    infinitive: &'static str,
    present: &'static str,
    rest: String,
}

impl Predicate {
    fn be(rest: String) -> Self {
        Self { infinitive: "vara", present: "är", rest }
    }

    fn have_turned(rest: String) -> Self {
        Self { infinitive: "ha fyllt", present: "har fyllt", rest }
    }

    /// That it must be so, or must not.
    pub(super) fn required(&self, person: &Person, negated: bool) -> String {
        let not = if negated { "inte " } else { "" };
        format!("{} ska {not}{} {}.", capital(person.subject), self.infinitive, self.rest)
    }

    /// That it is so, or is not.
    pub(super) fn stated(&self, person: &Person, negated: bool) -> String {
        let subject = capital(person.subject);
        match self.present.split_once(' ') {
            _ if !negated => format!("{subject} {} {}.", self.present, self.rest),
            None => format!("{subject} {} inte {}.", self.present, self.rest),
            Some((verb, participle)) if participle == "fyllt" => {
                format!("{subject} {verb} inte {participle} {}.", self.rest)
            }
            Some(_) => format!("Det stämmer inte att {} {} {}.", person.subject, self.present, self.rest),
        }
    }

    /// The two of them in one, when they share their verb: `vara 3–12 år och folkbokfört i Ale`.
    pub(super) fn and(&self, other: &Self) -> Option<Self> {
        let same = self.infinitive == "vara" && other.infinitive == "vara";
        same.then(|| Self::be(format!("{} och {}", self.rest, other.rest)))
    }
}

/// An age in months, both ends included. What is negated and has one end is turned around, so that nothing is left to
/// negate: the answer tells whether there is.
pub(super) fn of_age(
    from: u32,
    to: Option<u32>,
    written: AgeForm,
    person: &Person,
    negated: bool,
) -> (Predicate, bool) {
    match (from, to) {
        (from, None) if negated && from > 0 => (bounded(0, Some(from - 1), AgeForm::Under, person, false), false),
        (0, Some(to)) if negated => (bounded(to + 1, None, AgeForm::Minst, person, false), false),
        _ => (bounded(from, to, written, person, negated), negated),
    }
}

fn bounded(from: u32, to: Option<u32>, written: AgeForm, person: &Person, negated: bool) -> Predicate {
    let whole = |months: u32| months.is_multiple_of(12).then_some(months / 12);
    let Some(to) = to else {
        return match whole(from) {
            Some(years) if years > 0 => Predicate::have_turned(format!("{years} år")),
            _ => Predicate::be(format!("minst {}", age(from))),
        };
    };
    let below = to.saturating_add(1);
    match (whole(from), whole(below)) {
        (Some(from), Some(below)) if below == from + 1 => Predicate::be(format!("{from} år")),
        (Some(0), Some(below)) if written == AgeForm::Hogst => Predicate::be(format!("högst {} år", below - 1)),
        (Some(0), Some(below)) if written != AgeForm::Range => Predicate::be(format!("under {below} år")),
        (Some(from), Some(below)) if from > 0 && person.agreement == Agreement::You && !negated => {
            Predicate::have_turned(format!("{from} år men inte {below}"))
        }
        (Some(from), Some(below)) => Predicate::be(format!("{from}–{} år", below - 1)),
        (_, None) if to < 24 && written == AgeForm::Range => Predicate::be(format!("{from}–{to} månader")),
        (lower, upper) => {
            let highest = upper.map_or_else(|| format!("högst {}", age(to)), |below| format!("under {below} år"));
            let lowest = if lower == Some(0) { String::new() } else { format!("minst {} men ", age(from)) };
            Predicate::be(format!("{lowest}{highest}"))
        }
    }
}

/// A place of living. `places` are the names, at least one.
pub(super) fn of_residence(kind: Residence, permanent: bool, places: &[String], person: &Person) -> Predicate {
    let place = or(places);
    let steady = if permanent { "stadigvarande " } else { "" };
    match kind {
        Residence::Folkbokford => {
            let registered = if person.agreement == Agreement::Neuter { "folkbokfört" } else { "folkbokförd" };
            Predicate::be(format!("{registered} i {place}"))
        }
        Residence::Bosatt => Predicate { infinitive: "bo", present: "bor", rest: format!("{steady}i {place}") },
        Residence::Vistas => Predicate { infinitive: "vistas", present: "vistas", rest: format!("{steady}i {place}") },
        Residence::BosattEllerVistas => {
            Predicate { infinitive: "bo eller vistas", present: "bor eller vistas", rest: format!("{steady}i {place}") }
        }
    }
}
