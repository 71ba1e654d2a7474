//! K011 över-år: `över 15 år` in a condition, where the day one turns 15 may be meant.

use std::collections::HashSet;

use super::{Check, Ctx, Rule, Sink};
use crate::condition::Who;
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::terms::{AgeForm, Term, TermKind};
use crate::model::Villkor;
use crate::source::Span;
use crate::swedish;

/// See `docs/regler/K011.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K011",
        slug: "över-år",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K011.md"),
    },
    check: Check::Document(check),
};

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    // A named villkor is reached from many insatser and reported once, at its own place.
    let mut seen: HashSet<Span> = HashSet::new();
    for insats in &ctx.document.insatser {
        let target = insats.malgrupp.as_ref().and_then(|target| target.villkor.as_ref());
        let blocks: [Option<&Villkor>; 2] = [insats.villkor.as_ref(), target];
        for term in blocks.into_iter().flatten().flat_map(|villkor| &villkor.terms) {
            for (_, term) in term.walk(Who::Individ) {
                let Some(mut found) = over(term).filter(|_| seen.insert(term.span)) else { continue };
                let inside = |whole: Span| {
                    whole.file == term.span.file && whole.start <= term.span.start && term.span.end <= whole.end
                };
                found.insats = inside(insats.span).then(|| insats.name.clone());
                sink.push(found);
            }
        }
    }
}

fn over(term: &Term) -> Option<Diagnostic> {
    let TermKind::Age { from, written: AgeForm::Over(said), .. } = term.kind else { return None };
    let months = |age: u32| swedish::count(age, "månad", "månader");
    // Of an age in months the next month is over it, of one in years the next year. The language reads no age of both.
    let (said, from) = (
        if from == said + 1 { months(said) } else { swedish::age(said) },
        if from.is_multiple_of(12) { swedish::age(from) } else { months(from) },
    );
    let message = format!("`över {said}` gäller från {from}, men många menar den som har fyllt {said}");
    // Which one is meant only the author knows, so neither is written for them.
    let help = format!("skriv `ålder minst {said}` eller `ålder minst {from}`");
    Some(Diagnostic::new(&RULE.descriptor, term.span, message).help(help))
}
