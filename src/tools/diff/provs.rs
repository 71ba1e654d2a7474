//! The persons of a comparison as provs for the second riktlinje, in its own words: what it answers today.

use super::common::{OTHER, renamed};
use super::{Compared, Comparison, Shift, What};
use crate::diagnostic::{FactValue, Person, Witness};
use crate::model::Document;
use crate::tools::prove;

/// A prov for each person for whom an insats that both have is given, or needs consent, in only one of them. Where the
/// second riktlinje gives no certain answer the prov says on what it hangs.
#[must_use]
pub fn provs(comparison: &Comparison, old: &Document, new: &Document) -> Vec<String> {
    let mut provs: Vec<String> = Vec::new();
    for compared in &comparison.insatser {
        for shift in &compared.shifts {
            let prov = prov(compared, shift, old, new);
            provs.extend(prov.filter(|prov| !provs.contains(prov)));
        }
    }
    provs
}

fn prov(compared: &Compared, shift: &Shift, old: &Document, new: &Document) -> Option<String> {
    // A prov asks about conditions and consent, and not about whom an insats is meant for.
    if shift.what == What::Intended {
        return None;
    }
    let named = compared.new.as_ref()?;
    let insats = new.insatser.iter().find(|insats| insats.name == named.name)?;
    let persons = shift.witness.persons.iter().map(|person| in_words_of(new, old, person)).collect::<Option<_>>()?;
    // To the second riktlinje the other kommun is the first one, whose name says more.
    let text = match old.riktlinje.kommun.as_slice() {
        [kommun] => shift.person.replace(OTHER, &kommun.value),
        _ => shift.person.clone(),
    };
    let witness = Witness { text, persons };
    prove::of_witness(new, insats, &witness, shift.sentence.trim_end_matches('.'))
}

/// The person with the names that the second document has. What it does not know can make no difference there and is
/// left out. `None` when a place cannot be named.
fn in_words_of(new: &Document, old: &Document, person: &Person) -> Option<Person> {
    let names = renamed(old, new);
    let mut person = person.clone();
    for (_, place, _) in &mut person.residence {
        if place == OTHER {
            let [kommun] = old.riktlinje.kommun.as_slice() else { return None };
            place.clone_from(&kommun.value);
        }
    }
    person.facts = person
        .facts
        .into_iter()
        .filter_map(|(name, value)| {
            let own = names.iter().find(|(_, known)| **known == name).map(|(own, _)| (*own).to_owned());
            let name = own.unwrap_or(name);
            let uppgift = new.uppgift(&name)?;
            let known = match &value {
                FactValue::Bool(_) => uppgift.values.is_empty(),
                FactValue::Name(value) => uppgift.values.contains(value),
            };
            known.then_some((name, value))
        })
        .collect();
    Some(person)
}
