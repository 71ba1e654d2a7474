//! Persons that show what a finding says: the smallest example, made such that a reader can believe in it.

use super::Ctx;
use crate::condition::{self, Cond, Said, Universe, Who, Witness};
use crate::diagnostic;
use crate::model::{ADULT, Insats, Participation, Space, Top, describe};

/// How much older than the child a parent in an example is, in months.
const BETWEEN_PARENT_AND_CHILD: u32 = 30 * 12;

/// An example of someone who takes part and of whom everything `said` is true; `None` when there is nobody.
pub(super) fn example(insats: &Insats, universe: &Universe, said: &[Said<'_>]) -> Option<Witness> {
    let beside_a_child = matches!(insats.participation(), Participation { top: Top::Adult, child: Some(_) });
    example_of(insats, universe, said, beside_a_child)
}

/// The same. `adult` tells whether the participant is grown up; the age is then told only where it matters.
pub(super) fn example_of(insats: &Insats, universe: &Universe, said: &[Said<'_>], adult: bool) -> Option<Witness> {
    let child = match insats.participation() {
        Participation { top: Top::Child, .. } => Cond::age(Who::Individ, 0, Some(ADULT - 1)),
        Participation { top: Top::Adult, child: Some(who) } => Cond::age(who, 0, Some(ADULT - 1)),
        _ => Cond::Const(true),
    };
    let grown = if adult { Cond::age(Who::Individ, ADULT, None) } else { Cond::Const(true) };
    let mut among: Vec<Said<'_>> = said.to_vec();
    among.push((&child, true));
    among.push((&grown, true));
    let found = believable(universe, &among, condition::find(universe, &among)?);
    among.pop();
    let ages = found.ages.iter().copied().filter(|(who, _)| *who != Who::Individ).collect();
    let ageless = Witness { ages, facts: found.facts.clone() };
    if adult && is_shown(universe, &among, &ageless) { Some(ageless) } else { Some(found) }
}

/// As little of a witness as shows that everything said is true. What it need not name goes, facts first.
pub(super) fn least(universe: &Universe, said: &[Said<'_>], witness: &Witness) -> Witness {
    let mut least = witness.clone();
    for (fact, _) in &witness.facts {
        let without =
            Witness { facts: least.facts.iter().copied().filter(|(kept, _)| kept != fact).collect(), ..least.clone() };
        if is_shown(universe, said, &without) {
            least = without;
        }
    }
    for (who, _) in &witness.ages {
        let without =
            Witness { ages: least.ages.iter().copied().filter(|(kept, _)| kept != who).collect(), ..least.clone() };
        if is_shown(universe, said, &without) {
            least = without;
        }
    }
    least
}

/// The person whom a witness shows, for readers. `space` numbers the facts that the witness names.
pub(super) fn person(ctx: &Ctx<'_>, space: &Space, witness: &Witness) -> diagnostic::Witness {
    describe(witness, space, &|name| ctx.document.uppgift(name).map(|uppgift| uppgift.statement.clone()))
}

/// The same witness with a parent old enough to have the child, where that too is an example.
fn believable(universe: &Universe, said: &[Said<'_>], witness: Witness) -> Witness {
    let age = |who| witness.ages.iter().find(|(owner, _)| *owner == who).map(|&(_, months)| months);
    for (parent, child) in [(Who::Individ, Who::Barnet), (Who::Foraldern, Who::Individ)] {
        let (Some(old), Some(young)) = (age(parent), age(child)) else { continue };
        if old >= young + ADULT {
            continue;
        }
        let mut older = witness.clone();
        for (who, months) in &mut older.ages {
            if *who == parent {
                *months = (young + BETWEEN_PARENT_AND_CHILD) / 12 * 12;
            }
        }
        if is_shown(universe, said, &older) {
            return older;
        }
    }
    witness
}

/// Whether everything said is true of everyone whom the witness describes.
fn is_shown(universe: &Universe, said: &[Said<'_>], witness: &Witness) -> bool {
    let age = |&(who, months): &(Who, u32)| Cond::age(who, months, Some(months));
    let fact = |&(fact, value): &(condition::FactId, u16)| Cond::one_of(fact, [value]);
    let known = Cond::All(witness.ages.iter().map(age).chain(witness.facts.iter().map(fact)).collect());
    said.iter().all(|(cond, value)| condition::decides(universe, cond, &known) == Some(*value))
}
