//! For whom a guardian's consent is needed on one side alone, among children whom both let in.

use super::admitted::sentence;
use super::common::Context;
use super::{Only, Shift, What};
use crate::condition::{self, Cond, Universe, Who};
use crate::diagnostic::{Person, Witness};
use crate::model::{ADULT, Insats, age_words};

/// The youngest child of each role for whom consent is needed on one side alone. `both` are the conditions of the two
/// over one universe; `None` when it is not known whom they let in, and then any child may come.
pub(super) fn shifts(cx: &Context<'_>, pair: [&Insats; 2], both: Option<(&Universe, &[Cond; 2])>) -> Vec<Shift> {
    // What a document that says nothing means is for the law to say, not for a comparison.
    let silent = pair.iter().any(|insats| is_silent(insats));
    let [old, new] = pair.map(below);
    if old == new || silent {
        return Vec::new();
    }
    let (only, ages) = if old < new { (Only::New, old..new) } else { (Only::Old, new..old) };
    let mut shifts = Vec::new();
    for &who in pair[0].child_roles().iter().filter(|who| pair[1].child_roles().contains(who)) {
        let last = ages.end.saturating_sub(1);
        let touched = Cond::age(who, ages.start, Some(last));
        let stretch = match both {
            None => Some((ages.start, Some(last))),
            Some((u, [here, there])) => {
                let let_in = Cond::All(vec![here.clone(), there.clone(), touched]);
                condition::ages(u, &let_in, who).first().copied()
            }
        };
        // Where the newborn are among them, the oldest says more.
        let Some((from, to)) = stretch else { continue };
        let age = if from == 0 { to.unwrap_or(last) } else { from };
        let person = age_words(who, Some(age));
        let who = if who == Who::Barnet { "barnet" } else { "individ" };
        let parts = Person { who, age_months: Some(age), ..Person::default() };
        let witness = Witness { text: person.clone(), persons: vec![parts] };
        let titles = [pair[0].title.value.as_str(), pair[1].title.value.as_str()];
        let freed = pair[usize::from(only == Only::Old)];
        let if_suitable = freed.consent.free_from.as_ref().is_some_and(|free| free.value.leaves_it_open());
        let said = (What::Consent, only, if_suitable);
        let sentence = sentence(cx.kind, cx.names(), said, &person, titles);
        let reason = person.clone();
        shifts.push(Shift { what: What::Consent, only, witness, person, reason, if_suitable, sentence });
    }
    shifts
}

fn is_silent(insats: &Insats) -> bool {
    let consent = &insats.consent;
    consent.required.is_none() && consent.free_from.is_none() && consent.waived.is_none()
}

/// The age in months below which the clauses ask for consent; where they say nothing, for all children.
pub(super) fn below(insats: &Insats) -> u32 {
    let consent = &insats.consent;
    let below = match (&consent.waived, &consent.required) {
        (Some(_), _) => 0,
        (None, Some(required)) => required.value.under,
        (None, None) => ADULT,
    };
    consent.free_from.as_ref().map_or(below, |free| below.min(free.value.from)).min(ADULT)
}
