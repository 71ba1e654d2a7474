//! The provs of a document, run: how each came out, and what of the document no prov decides.
//!
//! ```text
//! Analysis ─ verdicts (rules) ─ Trials ─┬─ text    for people
//!                                       ├─ json    for programs
//!                                       └─ junit   for what runs tests
//! ```

mod json;
mod junit;
mod text;

use std::collections::HashSet;

use crate::analysis::Analysis;
use crate::model::evaluate::{self, lines};
use crate::model::{Document, Insats, Prov};
use crate::rules::failing_prov::{Outcome, Verdict, verdicts};
use crate::source::Span;

pub use json::{schema, written as json};
pub use junit::written as junit;
pub(super) use text::place;
pub use text::{sum, written as text};

/// The provs of one document.
#[derive(Debug)]
pub struct Trials<'a> {
    /// The analysis that they are part of.
    pub analysis: &'a Analysis,
    /// Each prov, in the order of the text.
    pub trials: Vec<Trial<'a>>,
    /// What they reach.
    pub coverage: Coverage<'a>,
}

/// One prov.
#[derive(Debug)]
pub struct Trial<'a> {
    /// The prov.
    pub prov: &'a Prov,
    /// How each of its expectations came out; empty when the prov could not be read.
    pub verdicts: Vec<Verdict<'a>>,
}

/// How a prov came out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grade {
    /// Every expectation holds, but for those that there is nothing to hold against.
    Holds,
    /// Some expectation does not hold.
    Fails,
    /// There is nothing to hold it against: no expectation, or only insatser without conditions.
    Untested,
    /// A line of it, or a name in it, could not be read.
    Unreadable,
}

/// What the provs of a document reach.
#[derive(Debug, Default)]
pub struct Coverage<'a> {
    /// Every insats, with how many expectations of it were tested.
    pub insatser: Vec<(&'a Insats, usize)>,
    /// Every line of a villkor, in the order of the text, each once.
    pub lines: Vec<Line<'a>>,
}

/// A line of a villkor.
#[derive(Debug)]
pub struct Line<'a> {
    /// Where it stands.
    pub span: Span,
    /// As it is written, on one line.
    pub text: String,
    /// The insatser whose conditions it belongs to; several when it stands in a named villkor.
    pub insatser: Vec<&'a Insats>,
    /// Whether the outcome of some prov turns on it: without the line, the prov would come out otherwise.
    pub decided: bool,
}

impl Trial<'_> {
    /// How it came out.
    #[must_use]
    pub fn grade(&self) -> Grade {
        if !self.prov.whole {
            return Grade::Unreadable;
        }
        let any = |wanted: fn(&Outcome) -> bool| self.verdicts.iter().any(|verdict| wanted(&verdict.outcome));
        if any(|outcome| matches!(outcome, Outcome::Fails(_))) {
            Grade::Fails
        } else if any(|outcome| matches!(outcome, Outcome::Holds)) {
            Grade::Holds
        } else {
            Grade::Untested
        }
    }
}

impl Trials<'_> {
    /// How many provs came out so.
    #[must_use]
    pub fn count(&self, grade: Grade) -> usize {
        self.trials.iter().filter(|trial| trial.grade() == grade).count()
    }

    /// Whether nothing failed and every prov could be read.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.count(Grade::Fails) == 0 && self.count(Grade::Unreadable) == 0
    }
}

/// Runs the provs of a document; `None` for a law library.
#[must_use]
pub fn run(analysis: &Analysis) -> Option<Trials<'_>> {
    let document = analysis.document.as_ref()?;
    let trials: Vec<Trial<'_>> = document
        .prov
        .iter()
        .map(|prov| Trial { prov, verdicts: if prov.whole { verdicts(document, prov) } else { Vec::new() } })
        .collect();
    let coverage = coverage(analysis, document, &trials);
    Some(Trials { analysis, trials, coverage })
}

fn coverage<'a>(analysis: &'a Analysis, document: &'a Document, trials: &[Trial<'a>]) -> Coverage<'a> {
    let mut decided: HashSet<Span> = HashSet::new();
    for trial in trials {
        for verdict in &trial.verdicts {
            let Some(insats) = verdict.insats else { continue };
            let Some(villkor) = &insats.villkor else { continue };
            let known = evaluate::known(document, insats, &trial.prov.person).filter(evaluate::Known::is_possible);
            decided.extend(known.iter().flat_map(|known| known.turning(villkor)).map(|line| line.span));
        }
    }
    let spoken = |insats: &'a Insats| {
        let of = |verdict: &&Verdict<'_>| {
            let tested = !matches!(verdict.outcome, Outcome::Untested(_));
            tested && verdict.insats.is_some_and(|other| std::ptr::eq(other, insats))
        };
        (insats, trials.iter().flat_map(|trial| &trial.verdicts).filter(of).count())
    };
    let mut all: Vec<Line<'a>> = Vec::new();
    for insats in &document.insatser {
        let Some(villkor) = insats.villkor.as_ref().filter(|villkor| villkor.whole) else { continue };
        for line in lines(villkor) {
            match all.iter_mut().find(|known| known.span == line.span) {
                Some(known) if known.insatser.iter().any(|other| std::ptr::eq(*other, insats)) => {}
                Some(known) => known.insatser.push(insats),
                None => all.push(Line {
                    span: line.span,
                    text: one_line(analysis.sources.slice(line.span)),
                    insatser: vec![insats],
                    decided: decided.contains(&line.span),
                }),
            }
        }
    }
    all.sort_by_key(|line| (line.span.file, line.span.start));
    Coverage { insatser: document.insatser.iter().map(spoken).collect(), lines: all }
}

/// A piece of source text with its blanks and line breaks as single spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
