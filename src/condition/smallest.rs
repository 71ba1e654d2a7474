//! The smallest witness of a part that tells many persons apart.
//!
//! Naming values is a witness when nobody with these values fails the part, which the solver
//! `fails` decides. A person it does find is a counterexample: in some of the atoms that make the
//! part fail, every witness must contradict it. The solver `cover` collects these demands and
//! proposes what to name.
//!
//! 1. A person is found, and whatever can be left out is left out: first what the solver did not
//!    need to exclude everybody who fails, then one at a time, the ages mentioned last first.
//! 2. `cover` is asked for something smaller until a witness is found (from which again all is
//!    left out that can be) or there is nothing smaller, and so on until there is not.
//! 3. The preferences of [`super::Witness`] are gone through in order, each kept if there is a
//!    witness of this size that has it.
//!
//! Steps 2 and 3 end early when [`WORK`] is used up; what was found so far is then the answer, and
//! step 1 has seen to it that nothing in it can be left out. The work is counted in what is done
//! and not in time, so that the answer is the same in every run.

use batsat::Lit;

use super::normal::Formula;
use super::part::{Cube, Part};
use super::set::Set;
use super::solve::{Answer, Sat};

/// How many literals the solvers may set, and atoms be looked at, before what was found must do.
/// It keeps a question about twenty facts and ten ages under a millisecond.
const WORK: u64 = 12_000;

/// What each atom of a part costs to begin with, in the same measure: solvers must be told of it.
const ATOM: u64 = 8;

/// What a contradiction in `cover` costs in the same measure. To prove a size impossible can take
/// exponentially many in the number of variables.
const CONTRADICTION: u64 = 100;

/// The largest counter of named variables that is built, in inputs times outputs; beyond it only
/// step 1 is taken.
const COUNTER: usize = 4096;

/// The work allowed is used up.
struct GaveUp;

struct Search<'a> {
    part: &'a Part,
    fails: Sat,
    cover: Sat,
    /// In `cover`, by variable: it is named.
    named: Vec<Lit>,
    /// In `cover`: more than 0, 1, … variables are named that need not be.
    more_than: Vec<Lit>,
    best: Cube,
    /// By variable: how many demands speak of it.
    demands: Vec<u64>,
    /// Work that the two solvers have not counted.
    work: u64,
}

/// `None` if there is nobody.
pub(super) fn smallest(part: &Part) -> Option<Cube> {
    let mut holds = Sat::claiming(part, true);
    if holds.ask(&[]) != Answer::Person {
        return None;
    }
    let mut fails = Sat::claiming(part, false);
    let person = holds.values().into_iter().map(Some).collect();
    let best = irreducible(part, &mut fails, person);
    let optional = part.vars.iter().filter(|var| !var.forced).count();
    let limit = size(part, &best) + 1;
    if best.iter().all(Option::is_none) || optional.saturating_mul(limit) > COUNTER {
        return Some(best);
    }
    let mut cover = Sat::new(&part.vars);
    let named: Vec<Lit> = part.vars.iter().map(|_| cover.fresh()).collect();
    let mut counted = Vec::with_capacity(optional);
    for (var, &named) in part.vars.iter().zip(&named) {
        if var.forced { cover.add([named]) } else { counted.push(named) }
    }
    let more_than = counter(&mut cover, &counted, limit);
    let demands = vec![0; part.vars.len()];
    let work = holds.work() + ATOM * atoms(&part.whole);
    let mut search = Search { part, fails, cover, named, more_than, best, demands, work };
    search.expect(&part.whole);
    // Having given up, `best` is what was found until then.
    let _ = search.shrink().and_then(|()| search.refine());
    Some(search.best)
}

/// How many variables a cube names beyond those that must be named.
fn size(part: &Part, cube: &Cube) -> usize {
    part.vars.iter().zip(cube).filter(|(var, value)| !var.forced && value.is_some()).count()
}

fn atoms(formula: &Formula) -> u64 {
    match formula {
        Formula::Const(_) | Formula::Is(..) => 1,
        Formula::All(formulas) | Formula::Any(formulas) => formulas.iter().map(atoms).sum(),
    }
}

/// Leaves out of a witness all that can be left out.
fn irreducible(part: &Part, fails: &mut Sat, mut cube: Cube) -> Cube {
    keep_core(part, fails, &mut cube);
    let preferences = part.preferences();
    let ages = preferences.iter().filter(|&&(_, better_named)| !better_named);
    let facts = preferences.iter().filter(|&&(_, better_named)| better_named).rev();
    for &(var, _) in ages.chain(facts) {
        if !part.vars[var].forced
            && let Some(value) = cube[var].take()
            && !keep_core(part, fails, &mut cube)
        {
            cube[var] = Some(value);
        }
    }
    cube
}

/// Whether the cube is a witness; if so, what the solver did not need is left out of it.
fn keep_core(part: &Part, fails: &mut Sat, cube: &mut Cube) -> bool {
    if fails.ask(&fails.saying(cube)) != Answer::Nobody {
        return false;
    }
    let mut needed: Vec<bool> = part.vars.iter().map(|var| var.forced).collect();
    for var in fails.core().iter().filter_map(|&literal| fails.var_of(literal)) {
        needed[var] = true;
    }
    for (value, _) in cube.iter_mut().zip(needed).filter(|(_, needed)| !needed) {
        *value = None;
    }
    true
}

/// Literals that are true when more than 0, 1, … of the inputs are, up to `limit` of them.
fn counter(sat: &mut Sat, inputs: &[Lit], limit: usize) -> Vec<Lit> {
    if inputs.len() <= 1 {
        return inputs.to_vec();
    }
    let (left, right) = inputs.split_at(inputs.len() / 2);
    let (left, right) = (counter(sat, left, limit), counter(sat, right, limit));
    let sums: Vec<Lit> = (0..limit.min(left.len() + right.len())).map(|_| sat.fresh()).collect();
    for a in 0..=left.len() {
        for b in 0..=right.len() {
            let at_least = |side: &[Lit], n: usize| n.checked_sub(1).map(|last| !side[last]);
            let both = [at_least(&left, a), at_least(&right, b)].into_iter().flatten();
            if let Some(last) = (a + b).min(sums.len()).checked_sub(1) {
                sat.add(both.chain([sums[last]]));
            }
        }
    }
    sums
}

impl Search<'_> {
    /// A disjunction of atoms demands that one of them is named: that need not be learnt.
    fn expect(&mut self, formula: &Formula) {
        let any = match formula {
            Formula::All(all) => return all.iter().for_each(|formula| self.expect(formula)),
            Formula::Any(any) => any.as_slice(),
            atom => std::slice::from_ref(atom),
        };
        let atom = |formula: &Formula| match formula {
            Formula::Is(var, set) => Some((*var, set.clone())),
            _ => None,
        };
        if let Some(atoms) = any.iter().map(atom).collect() {
            self.demand(atoms);
        }
    }

    /// Demands that one of the variables is named with one of its values.
    fn demand(&mut self, atoms: Vec<(usize, Set)>) {
        let mut any = Vec::with_capacity(atoms.len());
        for (var, set) in atoms {
            let fits = self.cover.one_of(var, &set);
            any.push(self.cover.all(&[self.named[var], fits]));
        }
        self.cover.add(any);
    }

    /// Finds smaller witnesses until there is none.
    fn shrink(&mut self) -> Result<(), GaveUp> {
        while let Some(fewer) = size(self.part, &self.best).checked_sub(1) {
            let at_most: Vec<Lit> = self.more_than.get(fewer).map(|&more| !more).into_iter().collect();
            match self.propose(&at_most)? {
                Some(cube) => self.best = irreducible(self.part, &mut self.fails, cube),
                None => break,
            }
        }
        Ok(())
    }

    /// Makes the witness, which is of the smallest size, the first in order of preference.
    fn refine(&mut self) -> Result<(), GaveUp> {
        let size = size(self.part, &self.best);
        let mut fixed: Vec<Lit> = self.more_than.get(size).map(|&more| !more).into_iter().collect();
        for (var, better_named) in self.part.preferences() {
            if !self.part.vars[var].forced {
                let better = if better_named { self.named[var] } else { !self.named[var] };
                let is_better = self.best[var].is_some() == better_named;
                let can_be = is_better || self.improve(&fixed, better)?;
                fixed.push(if can_be { better } else { !better });
            }
        }
        for var in self.part.value_order() {
            while let Some(value) = self.best[var]
                && let Some(at_least) = self.cover.at_least(var, value)
                && self.improve(&fixed, !at_least)?
            {}
            if let Some(value) = self.best[var] {
                self.cover.equals(var, value, &mut fixed);
            }
        }
        Ok(())
    }

    /// Whether there is a witness with this too; it is then the best.
    fn improve(&mut self, fixed: &[Lit], with: Lit) -> Result<bool, GaveUp> {
        let found = self.propose(&[fixed, &[with]].concat())?;
        Ok(found.map(|cube| self.best = cube).is_some())
    }

    /// A witness that meets what is assumed of `cover`, or `None` if there is none.
    fn propose(&mut self, assumed: &[Lit]) -> Result<Option<Cube>, GaveUp> {
        loop {
            let work = self.work + self.fails.work() + self.cover.work();
            let left = WORK.checked_sub(work).ok_or(GaveUp)?;
            self.cover.be_patient(left / CONTRADICTION + 1);
            match self.cover.ask(assumed) {
                Answer::Nobody => return Ok(None),
                Answer::GaveUp => return Err(GaveUp),
                Answer::Person => {}
            }
            let named = self.named.iter().map(|&named| self.cover.is_true(named));
            let values = self.cover.values().into_iter().zip(named);
            let cube: Cube = values.map(|(value, named)| named.then_some(value)).collect();
            if self.fails.ask(&self.fails.saying(&cube)) == Answer::Nobody {
                return Ok(Some(cube));
            }
            self.learn();
        }
    }

    /// Demands that a witness contradicts the counterexample that `fails` has found.
    fn learn(&mut self) {
        let person = self.fails.values();
        let mut why = Vec::new();
        self.why_not(&self.part.whole, &person, &mut why);
        why.sort_by_key(|&(var, _)| var);
        why.dedup_by(|(var, set), (kept, all)| {
            let same = var == kept;
            if same {
                all.add(set);
            }
            same
        });
        why.iter().for_each(|&(var, _)| self.demands[var] += 1);
        self.demand(why);
    }

    /// Adds atoms that together make the formula false of a person, and returns how unsuitable
    /// they are; `None`, and nothing added, if it is true. Suitable are few, on variables that few
    /// demands speak of: demands that have nothing in common need a name each.
    fn why_not(&mut self, formula: &Formula, person: &[usize], why: &mut Vec<(usize, Set)>) -> Option<u64> {
        self.work += 1;
        let start = why.len();
        match formula {
            Formula::Const(value) => (!value).then_some(0),
            Formula::Is(var, set) if set.contains(person[*var]) => None,
            Formula::Is(var, set) => {
                why.push((*var, set.clone()));
                Some(1 + self.demands[*var])
            }
            Formula::Any(any) => {
                let sum: Option<u64> = any.iter().map(|formula| self.why_not(formula, person, why)).sum();
                if sum.is_none() {
                    why.truncate(start);
                }
                sum
            }
            Formula::All(all) => {
                let mut best: Option<u64> = None;
                for formula in all {
                    let end = why.len();
                    if let Some(unsuitable) = self.why_not(formula, person, why) {
                        if best.is_none_or(|best| unsuitable < best) {
                            best = Some(unsuitable);
                            why.drain(start..end);
                        } else {
                            why.truncate(end);
                        }
                    }
                }
                best
            }
        }
    }
}
