//! Who gains and who loses: for every requirement of one side that the other does not make, the smallest person whom
//! it shuts out.

use super::common::Context;
use super::{Kind, Only, Shift, What};
use crate::condition::{self, Atom, Cond, Said, Universe, Who};
use crate::diagnostic::Witness;
use crate::model::{Space, describe, describe_also};
use crate::swedish;

/// The most examples for one direction. More requirements than these are seldom independent.
const SHOWN: usize = 4;

/// The most requirements that are asked about.
const ASKED: usize = 40;

/// A person with this many things said of them is told shorter.
const LONG: usize = 3;

/// For whom a condition holds on one side alone: `what`, with the titles of the two insatser.
pub(super) fn shifts(cx: &Context<'_>, space: &Space, conds: &[Cond; 2], what: What, titles: [&str; 2]) -> Vec<Shift> {
    let [old, new] = conds;
    if old == new {
        return Vec::new();
    }
    let mut shifts = Vec::new();
    for (only, here, there) in [(Only::Old, old, new), (Only::New, new, old)] {
        for witness in persons(space.universe(), here, there) {
            let whole = describe(&witness, space, &|name| cx.statement(name));
            let (short, left_out) = shortened(space.universe(), here, there, &witness);
            let reason = beside(describe_also(&short, space, &|name| cx.statement(name), OTHERWISE));
            let long = witness.ages.len() + witness.facts.len() > LONG && left_out > 1;
            let person = if long { reason.clone() } else { beside(whole.clone()) };
            let sentence = sentence(cx.kind, cx.names(), (what, only, false), &person, titles);
            let shift = Shift { what, only, witness: whole, person, reason, if_suitable: false, sentence };
            if shifts.iter().all(|known: &Shift| known.sentence != shift.sentence) {
                shifts.push(shift);
            }
        }
    }
    shifts
}

/// The smallest persons who fulfil `here` and not `there`: one for each requirement of `there`, who fulfils the others
/// if anybody does. Empty when there is nobody.
fn persons(u: &Universe, here: &Cond, there: &Cond) -> Vec<condition::Witness> {
    if !condition::possible(u, &[(here, true), (there, false)]) {
        return Vec::new();
    }
    let mut lines = Vec::new();
    requirements(there, &mut lines);
    let mut found: Vec<condition::Witness> = Vec::new();
    for (at, line) in lines.iter().enumerate().take(ASKED) {
        if found.len() >= SHOWN || !condition::possible(u, &[(here, true), (line, false)]) {
            continue;
        }
        let others = lines.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| (other, true));
        let said: Vec<Said<'_>> = [(here, true), (line, false)].into_iter().chain(others).collect();
        let person = condition::find(u, &said).or_else(|| condition::find(u, &[(here, true), (line, false)]));
        found.extend(person.filter(|person| !found.contains(person)));
    }
    if found.is_empty() {
        found.extend(condition::find(u, &[(here, true), (there, false)]));
    }
    // The one of whom least must be said comes first.
    found.sort_by_key(|person| person.ages.len() + person.facts.len());
    found
}

/// What must hold all at once, one by one; an age with two ends is two requirements.
fn requirements(cond: &Cond, out: &mut Vec<Cond>) {
    match cond {
        Cond::All(parts) => parts.iter().for_each(|part| requirements(part, out)),
        Cond::Not(inner) => match inner.as_ref() {
            Cond::Any(parts) => parts.iter().for_each(|part| out.push(!part.clone())),
            Cond::Not(twice) => requirements(twice, out),
            _ => out.push(cond.clone()),
        },
        Cond::Atom(Atom::Age { who, from, to: Some(to) }) if *from > 0 => {
            out.push(Cond::age(*who, *from, None));
            out.push(Cond::age(*who, 0, Some(*to)));
        }
        _ => out.push(cond.clone()),
    }
}

/// What is said of a person instead of what everyone fulfils whom the conditions let in.
const OTHERWISE: Option<&str> = Some("i övrigt uppfyller villkoren");

/// The person without what everyone fulfils whom `here` lets in, and without an age that is not what decides; and how
/// much that leaves out. The whole person, when nothing is left.
fn shortened(u: &Universe, here: &Cond, there: &Cond, person: &condition::Witness) -> (condition::Witness, usize) {
    let asked_of_all = |(fact, value): &(condition::FactId, u16)| {
        let holds = Cond::one_of(*fact, [*value]);
        !condition::possible(u, &[(here, true), (&holds, false)])
    };
    let mut short = person.clone();
    short.facts.retain(|fact| !asked_of_all(fact));
    for &age in &person.ages {
        let mut without = short.clone();
        without.ages.retain(|known| *known != age);
        if settles(u, here, there, &without) {
            short = without;
        }
    }
    if short.ages.is_empty() && short.facts.is_empty() {
        return (person.clone(), 0);
    }
    let left_out = person.ages.len() + person.facts.len() - short.ages.len() - short.facts.len();
    (short, left_out)
}

/// The person with those beside, within one clause: `en person som har ett barn på 10 år`.
fn beside(person: Witness) -> String {
    match person.text.rsplit_once(", med ") {
        Some((first, others)) if person.persons.len() > 1 => {
            let joined = if first.contains(" som ") { "och" } else { "som" };
            format!("{first} {joined} har {others}")
        }
        _ => person.text,
    }
}

/// Whether everyone whom `here` lets in and who is like this is not let in by `there`.
fn settles(u: &Universe, here: &Cond, there: &Cond, person: &condition::Witness) -> bool {
    let ages = person.ages.iter().map(|&(who, age)| Cond::age(who, age, Some(age)));
    let facts = person.facts.iter().map(|&(fact, value)| Cond::one_of(fact, [value]));
    let known = Cond::All(ages.chain(facts).collect());
    !condition::possible(u, &[(here, true), (&known, true), (there, true)])
}

/// What is true of the person in one of the two: what, in which, and whether consent is left out only if suitable.
pub(super) fn sentence(
    kind: Kind,
    names: [&str; 2],
    (what, only, if_suitable): (What, Only, bool),
    person: &str,
    titles: [&str; 2],
) -> String {
    let [first, second] = names;
    let (here, there, title) = match only {
        Only::Old => (first, second, titles[0]),
        Only::New => (second, first, titles[1]),
    };
    let suitable = if if_suitable { " om det bedöms lämpligt" } else { "" };
    if kind == Kind::Kommuner {
        return match what {
            What::Admitted => format!("I {here} kan {person} få {title}, i {there} inte."),
            What::Intended => format!("I {here} hör {person} till målgruppen för {title}, i {there} inte."),
            What::Consent => {
                format!(
                    "Riktlinjen i {here} kräver vårdnadshavares samtycke för att {person} ska få {title}, den i {there} inte{suitable}."
                )
            }
        };
    }
    // What is said of consent is the riktlinje's: the law may ask for it anyway (21 kap. 2 § SoL).
    let consent =
        |how: &str| format!("Riktlinjen kräver {how} vårdnadshavares samtycke för att {person} ska få {}", titles[1]);
    let (person, title) = (swedish::capital(person), titles[1]);
    match (what, only) {
        (What::Admitted, Only::New) => format!("{person} får nu {title}."),
        (What::Admitted, Only::Old) => format!("{person} får inte längre {title}."),
        (What::Intended, Only::New) => format!("{person} hör nu till målgruppen för {title}."),
        (What::Intended, Only::Old) => format!("{person} hör inte längre till målgruppen för {title}."),
        (What::Consent, Only::New) => format!("{}.", consent(if if_suitable { "nu alltid" } else { "nu" })),
        (What::Consent, Only::Old) => format!("{}{suitable}.", consent("inte längre")),
    }
}

/// The ages that a condition lets in, of everyone whose age it bounds: `12–21 år`, `barnet 3–12 år`. Empty when it
/// bounds none.
pub(super) fn ages(space: &Space, cond: &Cond) -> String {
    let mut parts = Vec::new();
    for (who, name) in
        [(Who::Individ, ""), (Who::Barnet, "barnet "), (Who::Foraldern, "föräldern "), (Who::Narstaende, "närstående ")]
    {
        let ages = condition::ages(space.universe(), cond, who);
        if ages.is_empty() && who == Who::Individ {
            return "ingen".to_owned();
        }
        if ages != [(0, None)] && !ages.is_empty() {
            let spans: Vec<String> = ages.into_iter().map(span).collect();
            parts.push(format!("{name}{}", swedish::and(&spans)));
        }
    }
    parts.join(", ")
}

/// `12–21 år`, `från 18 år`, `under 18 år`, `4 månader–2 år`.
fn span((from, to): (u32, Option<u32>)) -> String {
    let whole = |months: u32| months.is_multiple_of(12);
    match (from, to) {
        (from, None) => format!("från {}", swedish::age(from)),
        (0, Some(to)) => format!("under {}", swedish::age(to + 1)),
        (from, Some(to)) if whole(from) && whole(to + 1) && to + 1 == from + 12 => swedish::age(from),
        (from, Some(to)) if whole(from) && whole(to + 1) => format!("{}–{} år", from / 12, (to + 1) / 12 - 1),
        (from, Some(to)) => format!("från {} till den dag man fyller {}", swedish::age(from), swedish::age(to + 1)),
    }
}
