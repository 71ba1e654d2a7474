//! Parts that tell many persons apart, given to a SAT solver.
//!
//! A variable with `n` values is `n - 1` yes/no questions *is the value at least i*, each of which
//! implies the one before. So an age range is two literals, and what the solver finds responsible
//! for a contradiction is often an inequality, which says more than a single age.
//!
//! Formulas become clauses in Plaisted and Greenbaum's way: a literal for a part of a formula only
//! implies that part, which is enough where the whole is asserted.

use batsat::{Callbacks, ClauseKind, Lit, Solver, SolverInterface, lbool};

use super::normal::Formula;
use super::part::{Cube, Part, Var};
use super::set::Set;

/// What the solver found out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Answer {
    Person,
    Nobody,
    /// The conflicts allowed were used up first.
    GaveUp,
}

/// Stops the solver after a number of conflicts, which unlike time is the same in every run.
struct Patience {
    conflicts: u64,
    limit: u64,
}

impl Callbacks for Patience {
    fn on_new_clause(&mut self, _: &[Lit], _: ClauseKind) {
        self.conflicts = self.conflicts.saturating_add(1);
    }

    fn stop(&self) -> bool {
        self.conflicts >= self.limit
    }
}

/// A solver that knows the values of a part's variables, and what else it has been told.
pub(super) struct Sat {
    solver: Solver<Patience>,
    /// By variable: *is the value at least i*, for each i from 1.
    steps: Vec<Vec<Lit>>,
    /// By number of the solver's variable: the part's variable that it is a step of. Steps come
    /// first, in the same order in every solver of a part, so their literals can be exchanged.
    var_of: Vec<usize>,
    clause: Vec<Lit>,
}

pub(super) fn possible(part: &Part) -> bool {
    Sat::claiming(part, true).ask(&[]) == Answer::Person
}

pub(super) fn possible_values(part: &Part, var: usize) -> Set {
    let mut sat = Sat::claiming(part, true);
    let size = part.vars[var].size();
    let mut values = Set::empty(size);
    let mut assumed = Vec::new();
    for value in 0..size {
        assumed.clear();
        sat.equals(var, value, &mut assumed);
        if !values.contains(value) && sat.ask(&assumed) == Answer::Person {
            values.insert(value);
        }
    }
    values
}

impl Sat {
    /// A solver that knows only the variables.
    pub(super) fn new(vars: &[Var]) -> Self {
        let patience = Patience { conflicts: 0, limit: u64::MAX };
        let solver = Solver::new(Default::default(), patience);
        let mut sat = Sat { solver, steps: Vec::with_capacity(vars.len()), var_of: Vec::new(), clause: Vec::new() };
        for (index, var) in vars.iter().enumerate() {
            let steps: Vec<Lit> = (1..var.size()).map(|_| sat.fresh()).collect();
            for pair in steps.windows(2) {
                sat.add([pair[0], !pair[1]]);
            }
            sat.var_of.resize(sat.var_of.len() + steps.len(), index);
            sat.steps.push(steps);
        }
        sat
    }

    /// A solver for the persons of whom the part holds, or of whom it does not.
    pub(super) fn claiming(part: &Part, holds: bool) -> Self {
        let mut sat = Sat::new(&part.vars);
        sat.claim(&part.whole, holds);
        sat
    }

    /// Lets the solver give up after so many contradictions from now on; before, it never does.
    pub(super) fn be_patient(&mut self, conflicts: u64) {
        let patience = self.solver.cb_mut();
        patience.limit = patience.conflicts.saturating_add(conflicts);
    }

    pub(super) fn fresh(&mut self) -> Lit {
        Lit::new(self.solver.new_var_default(), true)
    }

    /// Adds that at least one of the literals is true.
    pub(super) fn add(&mut self, any: impl IntoIterator<Item = Lit>) {
        self.clause.clear();
        self.clause.extend(any);
        self.solver.add_clause_reuse(&mut self.clause);
    }

    /// Adds that the formula has this truth value.
    fn claim(&mut self, formula: &Formula, value: bool) {
        match formula {
            Formula::All(formulas) if value => formulas.iter().for_each(|f| self.claim(f, true)),
            Formula::Any(formulas) if !value => formulas.iter().for_each(|f| self.claim(f, false)),
            Formula::All(formulas) | Formula::Any(formulas) => {
                let any: Vec<Lit> = formulas.iter().map(|f| self.literal(f, value)).collect();
                self.add(any);
            }
            Formula::Const(_) | Formula::Is(..) => {
                let literal = self.literal(formula, value);
                self.add([literal]);
            }
        }
    }

    /// A literal that implies that the formula has this truth value.
    fn literal(&mut self, formula: &Formula, value: bool) -> Lit {
        match formula {
            Formula::Is(var, set) if value => self.one_of(*var, set),
            Formula::Is(var, set) => {
                let size = self.steps[*var].len() + 1;
                self.one_of(*var, &set.clone().complement(size))
            }
            Formula::Const(is) => {
                let literal = self.fresh();
                if *is != value {
                    self.add([!literal]);
                }
                literal
            }
            Formula::All(formulas) | Formula::Any(formulas) => {
                let each: Vec<Lit> = formulas.iter().map(|f| self.literal(f, value)).collect();
                if matches!(formula, Formula::Any(_)) == value { self.any(each) } else { self.all(&each) }
            }
        }
    }

    /// A literal that implies one of the others.
    fn any(&mut self, literals: Vec<Lit>) -> Lit {
        if let [only] = literals.as_slice() {
            return *only;
        }
        let literal = self.fresh();
        self.add(literals.into_iter().chain([!literal]));
        literal
    }

    /// A literal that implies all the others.
    pub(super) fn all(&mut self, literals: &[Lit]) -> Lit {
        if let [only] = literals {
            return *only;
        }
        let literal = self.fresh();
        for other in literals {
            self.add([!literal, *other]);
        }
        literal
    }

    /// A literal that implies that the variable has one of the values.
    pub(super) fn one_of(&mut self, var: usize, set: &Set) -> Lit {
        let size = self.steps[var].len() + 1;
        let mut runs = Vec::new();
        let mut bounds = Vec::new();
        for from in (0..size).filter(|&v| set.contains(v) && (v == 0 || !set.contains(v - 1))) {
            let to = (from..size).take_while(|&value| set.contains(value)).last().unwrap_or(from);
            bounds.clear();
            bounds.extend(self.at_least(var, from));
            bounds.extend(self.at_least(var, to + 1).map(|above| !above));
            runs.push(self.all(&bounds));
        }
        self.any(runs)
    }

    /// The literal for a value of at least this; `None` where that is always or never so.
    pub(super) fn at_least(&self, var: usize, value: usize) -> Option<Lit> {
        self.steps[var].get(value.checked_sub(1)?).copied()
    }

    /// Adds the literals that say that the variable has this value.
    pub(super) fn equals(&self, var: usize, value: usize, literals: &mut Vec<Lit>) {
        literals.extend(self.at_least(var, value));
        literals.extend(self.at_least(var, value + 1).map(|above| !above));
    }

    /// The literals that say that the variables have the values that are named.
    pub(super) fn saying(&self, cube: &Cube) -> Vec<Lit> {
        let mut literals = Vec::with_capacity(2 * cube.len());
        for (var, value) in cube.iter().enumerate() {
            value.iter().for_each(|&value| self.equals(var, value, &mut literals));
        }
        literals
    }

    /// Looks for a person of whom all literals assumed are true.
    pub(super) fn ask(&mut self, assumed: &[Lit]) -> Answer {
        match self.solver.solve_limited(assumed) {
            answer if answer == lbool::TRUE => Answer::Person,
            answer if answer == lbool::FALSE => Answer::Nobody,
            _ => Answer::GaveUp,
        }
    }

    /// How many literals the solver has set: a measure of time that is the same in every run.
    pub(super) fn work(&self) -> u64 {
        self.solver.num_propagations()
    }

    /// After [`Answer::Person`]: whether a literal is true of that person.
    pub(super) fn is_true(&self, literal: Lit) -> bool {
        self.solver.value_lit(literal) == lbool::TRUE
    }

    /// After [`Answer::Person`]: the value of each variable.
    pub(super) fn values(&self) -> Vec<usize> {
        let value = |steps: &Vec<Lit>| steps.iter().take_while(|&&step| self.is_true(step)).count();
        self.steps.iter().map(value).collect()
    }

    /// After [`Answer::Nobody`]: assumed literals that together exclude everybody, negated.
    pub(super) fn core(&self) -> &[Lit] {
        self.solver.unsat_core()
    }

    /// The variable that a literal of its values is about.
    pub(super) fn var_of(&self, literal: Lit) -> Option<usize> {
        self.var_of.get(literal.var().idx() as usize).copied()
    }
}
