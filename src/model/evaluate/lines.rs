//! The lines of a villkor for one person: what each comes out as, which of them shut the person out, and which of them
//! the answer turns on.

use super::{Known, Wanted};
use crate::condition::{self, Cond, Said, Who};
use crate::law::terms::{Term, TermKind};
use crate::model::{Space, Villkor};

/// What shuts a person out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deciding<'t> {
    /// These lines, each by itself, in the order of the text; at least one.
    Lines(Vec<&'t Term>),
    /// Who takes part: a child, or an adult beside a child (`ges till`).
    TakingPart,
    /// These lines, only together: each can hold for the person, but not all. Empty when nothing shuts the person out.
    Together(Vec<&'t Term>),
}

/// A line of a villkor, or the head of a group of lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row<'t> {
    /// The line; lines of a named villkor stand where that is declared.
    pub term: &'t Term,
    /// Whom it speaks of.
    pub who: Who,
    /// How deep it stands, from 0.
    pub depth: usize,
    /// Whether it holds; `None` when unknown facts decide.
    pub holds: Option<bool>,
}

impl Known {
    /// What shuts the person out.
    #[must_use]
    pub fn deciding<'t>(&self, villkor: &'t Villkor) -> Deciding<'t> {
        let lines = villkor.lines();
        let mut failing = Vec::new();
        lines.iter().for_each(|&(term, cond)| self.culprits(term, cond, &mut failing));
        if !failing.is_empty() {
            return Deciding::Lines(failing);
        }
        if self.is_given() != Some(false) {
            return Deciding::Together(Vec::new());
        }
        let parts: Vec<&Cond> = lines.iter().map(|(_, cond)| *cond).collect();
        let denies = |parts: &[&Cond]| {
            let mut said: Vec<Said<'_>> = parts.iter().map(|cond| (*cond, true)).collect();
            said.push((&self.known, true));
            !condition::possible(self.universe(), &said)
        };
        if !denies(&parts) {
            return Deciding::TakingPart;
        }
        let mut kept: Vec<usize> = (0..parts.len()).collect();
        for at in 0..parts.len() {
            let without: Vec<&Cond> = kept.iter().filter(|&&other| other != at).map(|&other| parts[other]).collect();
            if denies(&without) {
                kept.retain(|&other| other != at);
            }
        }
        Deciding::Together(kept.into_iter().filter_map(|at| lines.get(at).map(|(term, _)| *term)).collect())
    }

    /// Whether what shuts the person out names the fact.
    #[must_use]
    pub fn is_because(&self, villkor: &Villkor, wanted: Wanted<'_>) -> bool {
        let names = |(who, term): &(Who, &Term)| term.walk(*who).iter().any(|(who, term)| wanted.is(*who, term));
        match self.deciding(villkor) {
            Deciding::TakingPart => matches!(wanted, Wanted::Age(_)),
            Deciding::Lines(lines) | Deciding::Together(lines) => {
                let rows = self.rows(villkor);
                let owner = |line: &&Term| rows.iter().find(|row| std::ptr::eq(row.term, *line)).map(|row| row.who);
                lines.iter().any(|line| names(&(owner(line).unwrap_or(Who::Individ), *line)))
            }
        }
    }

    /// The innermost lines that are certain to fail, each alone enough; where a line must not hold and does, that one.
    fn culprits<'t>(&self, term: &'t Term, cond: &'t Cond, out: &mut Vec<&'t Term>) {
        if self.holds(cond) != Some(false) {
            return;
        }
        let inner = inside(term, cond);
        let before = out.len();
        match &term.kind {
            TermKind::Named { .. } | TermKind::All(_) | TermKind::Role(..) => {
                inner.iter().for_each(|&(term, cond)| self.culprits(term, cond, out));
            }
            TermKind::NoneOf(_) => {
                out.extend(inner.iter().filter(|(_, cond)| self.holds(cond) == Some(true)).map(|(term, _)| *term));
            }
            _ => {}
        }
        if out.len() == before {
            out.push(term);
        }
    }

    /// Every line and head of a group, in the order in which they are read; the lines of a named villkor follow the line
    /// that names it.
    #[must_use]
    pub fn rows<'t>(&self, villkor: &'t Villkor) -> Vec<Row<'t>> {
        let mut out = Vec::new();
        for (term, cond) in villkor.lines() {
            self.row(term, cond, Who::Individ, 0, &mut out);
        }
        out
    }

    fn row<'t>(&self, term: &'t Term, cond: &'t Cond, who: Who, depth: usize, out: &mut Vec<Row<'t>>) {
        out.push(Row { term, who, depth, holds: self.holds(cond) });
        if matches!(&term.kind, TermKind::Not(_)) && is_leaf(term) {
            return;
        }
        let inner_who = if let TermKind::Role(other, _) = &term.kind { *other } else { who };
        for (term, cond) in inside(term, cond) {
            self.row(term, cond, inner_who, depth + 1, out);
        }
    }

    fn holds(&self, cond: &Cond) -> Option<bool> {
        condition::decides(self.universe(), cond, &self.known)
    }

    /// The lines that the answer turns on: without them it would be another. Heads of groups are none.
    #[must_use]
    pub fn turning<'t>(&self, villkor: &'t Villkor) -> Vec<&'t Term> {
        let outcome = self.is_given();
        let all = lines(villkor);
        let turns = |at: &usize| {
            let mut left = *at;
            let parts: Vec<Cond> =
                villkor.lines().into_iter().map(|(term, cond)| without(term, cond, &mut left, true)).collect();
            let mut others = self.clone();
            others.admitted = replaced(&self.admitted, &villkor.cond, Cond::All(parts));
            others.is_given() != outcome
        };
        (0..all.len()).filter(turns).filter_map(|at| all.get(at).copied()).collect()
    }
}

/// The lines of a villkor that are no heads of groups, in the order in which they are read.
#[must_use]
pub fn lines(villkor: &Villkor) -> Vec<&Term> {
    fn walk<'t>(term: &'t Term, cond: &'t Cond, out: &mut Vec<&'t Term>) {
        if is_line(term) {
            out.push(term);
        }
        if !is_leaf(term) {
            inside(term, cond).into_iter().for_each(|(term, cond)| walk(term, cond, out));
        }
    }
    let mut out = Vec::new();
    villkor.lines().into_iter().for_each(|(term, cond)| walk(term, cond, &mut out));
    out
}

/// Whether a term is a line by itself and not just the head of a group.
fn is_line(term: &Term) -> bool {
    is_leaf(term) || matches!(term.kind, TermKind::Named { .. })
}

/// Whether it is a line with no lines in it: `inte våldsutsatt` is one.
fn is_leaf(term: &Term) -> bool {
    match &term.kind {
        TermKind::Age { .. } | TermKind::Residence { .. } | TermKind::Fact { .. } => true,
        TermKind::Not(inner) => is_leaf(inner) || matches!(inner.kind, TermKind::Named { .. }),
        _ => false,
    }
}

/// The condition without the line that is number `left` from here on. `all` tells whether lines beside it must all hold:
/// a line that is gone is then true, and else false.
fn without(term: &Term, cond: &Cond, left: &mut usize, all: bool) -> Cond {
    if is_line(term) {
        if *left == 0 {
            // Counted past every line, so that no other goes too.
            *left = usize::MAX;
            return Cond::Const(all);
        }
        *left -= 1;
    }
    if is_leaf(term) {
        return cond.clone();
    }
    let all = matches!(term.kind, TermKind::Named { .. } | TermKind::All(_) | TermKind::Role(..));
    if let TermKind::Not(inner) = &term.kind {
        return match inside(term, cond).first() {
            Some(&(_, part)) => !without(inner, part, left, true),
            None => cond.clone(),
        };
    }
    let parts = inside(term, cond).into_iter().map(|(term, part)| without(term, part, left, all)).collect();
    match &term.kind {
        TermKind::Any(_) => Cond::Any(parts),
        TermKind::NoneOf(_) => !Cond::Any(parts),
        _ => Cond::All(parts),
    }
}

/// The lines inside a term with their conditions, through named villkor too.
fn inside<'t>(term: &'t Term, cond: &'t Cond) -> Vec<(&'t Term, &'t Cond)> {
    match (&term.kind, cond) {
        (TermKind::Named { terms, .. }, Cond::All(parts)) => terms.iter().zip(parts).collect(),
        _ => Space::nested(term, cond).1,
    }
}

/// The condition with one of its parts replaced.
fn replaced(cond: &Cond, part: &Cond, by: Cond) -> Cond {
    match cond {
        _ if cond == part => by,
        Cond::All(parts) => {
            let mut by = Some(by);
            let each = |one: &Cond| if one == part { by.take().unwrap_or_else(|| one.clone()) } else { one.clone() };
            Cond::All(parts.iter().map(each).collect())
        }
        _ => cond.clone(),
    }
}
