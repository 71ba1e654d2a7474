//! V007 prov-slår-fel: a test of the policy that the policy does not pass.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Label, Severity};
use crate::model::evaluate::{self, Deciding, Known, Turn, Wanted};
use crate::model::{Document, Expectation, Insats, Prov, Villkor};
use crate::source::Span;

/// See `docs/regler/V007.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V007",
        slug: "prov-slår-fel",
        severity: Severity::Fel,
        lagrum: &[],
        page: include_str!("../../docs/regler/V007.md"),
    },
    check: Check::Document(check),
};

/// How one expectation of a prov came out.
#[derive(Clone, Debug)]
pub struct Verdict<'a> {
    /// The expectation.
    pub expectation: &'a Expectation,
    /// The insats; `None` when there is none of that name.
    pub insats: Option<&'a Insats>,
    /// Whether the insats is given to the person: certain either way, or `None` when unknown facts decide or nothing
    /// was tested.
    pub given: Option<bool>,
    /// How it went.
    pub outcome: Outcome,
}

/// Whether an expectation holds.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It holds.
    Holds,
    /// It does not; the finding says why.
    Fails(Box<Diagnostic>),
    /// There is nothing to hold it against; why, after `därför att`.
    Untested(&'static str),
}

/// How each expectation of a prov comes out.
#[must_use]
pub fn verdicts<'a>(document: &'a Document, prov: &'a Prov) -> Vec<Verdict<'a>> {
    prov.expectations.iter().map(|expectation| verdict(document, prov, expectation)).collect()
}

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    for prov in ctx.document.prov.iter().filter(|prov| prov.whole) {
        for verdict in verdicts(ctx.document, prov) {
            if let Outcome::Fails(found) = verdict.outcome {
                sink.push(*found);
            }
        }
    }
}

fn verdict<'a>(document: &'a Document, prov: &'a Prov, expectation: &'a Expectation) -> Verdict<'a> {
    let name = expectation.insats();
    let untested = |insats, why| Verdict { expectation, insats, given: None, outcome: Outcome::Untested(why) };
    let Some(insats) = document.insatser.iter().find(|insats| insats.name == name.value) else {
        return untested(None, "insatsen inte finns");
    };
    let Some(villkor) = &insats.villkor else { return untested(Some(insats), "insatsen inte anger några villkor") };
    let Some(known) = evaluate::known(document, insats, &prov.person) else {
        return untested(Some(insats), "villkoren inte går att läsa");
    };
    let case = Case { document, prov, insats, villkor, known };
    let given = case.known.is_given().filter(|_| case.known.is_possible());
    let outcome = match case.fault(expectation) {
        Some(fault) => Outcome::Fails(Box::new(case.report(name.span, fault))),
        None => Outcome::Holds,
    };
    Verdict { expectation, insats: Some(insats), given, outcome }
}

/// A prov and one insats that it speaks of.
struct Case<'a> {
    document: &'a Document,
    prov: &'a Prov,
    insats: &'a Insats,
    villkor: &'a Villkor,
    known: Known,
}

/// Why an expectation does not hold, the lines that decided, and what would make it hold.
struct Fault {
    message: String,
    lines: Vec<Label>,
    change: Option<String>,
}

impl Case<'_> {
    fn report(&self, place: Span, fault: Fault) -> Diagnostic {
        let message = format!("provet `{}` slår fel: {}", self.prov.title.value, fault.message);
        let mut found = Diagnostic::new(&RULE.descriptor, place, message);
        if fault.lines.is_empty() {
            found = found.label(self.insats.head, "insatsen står här");
        }
        found.labels.extend(fault.lines);
        if self.known.is_possible() {
            let statement = |name: &str| self.document.uppgift(name).map(|uppgift| uppgift.statement.clone());
            found = found.witness(self.known.person(&statement));
        }
        if let Some(change) = fault.change {
            found = found.note(change);
        }
        found.help("ändra villkoren om de inte säger vad nämnden menar, annars provet")
    }

    fn fault(&self, expectation: &Expectation) -> Option<Fault> {
        let title = &self.insats.title.value;
        if !self.known.is_possible() {
            let message = "ingen kan vara som personen i provet".to_owned();
            return Some(Fault { message, lines: Vec::new(), change: None });
        }
        let given = self.known.is_given();
        let plain = |message: String, change| Some(Fault { message, lines: Vec::new(), change });
        let shut_out = |message: String, change| Some(Fault { message, lines: self.lines(), change });
        match (expectation, given) {
            (Expectation::Ges(_, consent), Some(true)) => consent.and_then(|expected| self.consent(expected)),
            (Expectation::Ges(_, consent), Some(false)) => {
                shut_out(format!("personen nekas `{title}`"), self.would_hold(self.given(*consent)))
            }
            (Expectation::Ges(_, consent), None) => plain(
                format!("om personen får `{title}` beror på uppgifter som provet inte nämner"),
                self.would_hold(self.given(*consent)),
            ),
            (Expectation::Nekas(_, None), Some(false)) => None,
            (Expectation::Nekas(_, Some(fact)), Some(false)) => {
                let wanted = Wanted::named(fact);
                if self.known.is_because(self.villkor, wanted) {
                    return None;
                }
                shut_out(format!("personen nekas `{title}`, men av ett annat skäl"), None)
            }
            (Expectation::Nekas(..), Some(true)) => {
                plain(format!("personen får `{title}`"), self.would_hold(self.known.turn(false)))
            }
            (Expectation::Nekas(..), None) => plain(
                format!("om personen nekas `{title}` beror på uppgifter som provet inte nämner"),
                self.would_hold(self.known.turn(false)),
            ),
            (Expectation::Beror(..), Some(true)) => plain(
                format!("personen får `{title}` vad som än är okänt"),
                self.would_turn("nekas", self.known.turn(false)),
            ),
            (Expectation::Beror(..), Some(false)) => shut_out(
                format!("personen nekas `{title}` vad som än är okänt"),
                self.would_turn("ges", self.known.turn(true)),
            ),
            (Expectation::Beror(_, fact), None) if self.known.hangs_on(Wanted::named(fact)) => None,
            (Expectation::Beror(..), None) => {
                let facts: Vec<String> =
                    self.known.matters().into_iter().map(|axis| evaluate::fact_words(&self.known, axis)).collect();
                let change = format!("svaret beror i stället på {}", crate::swedish::and(&facts));
                plain(format!("om personen får `{title}` beror inte på det som provet säger"), Some(change))
            }
        }
    }

    fn given(&self, consent: Option<bool>) -> Option<Vec<Turn>> {
        match consent {
            Some(needed) => self.known.turn_consent(self.insats, needed),
            None => self.known.turn(true),
        }
    }

    fn would_hold(&self, turns: Option<Vec<Turn>>) -> Option<String> {
        let turns = turns.filter(|turns| !turns.is_empty())?;
        Some(format!("provet skulle hålla om {}", evaluate::change_words(&self.known, &turns)))
    }

    fn would_turn(&self, to: &str, turns: Option<Vec<Turn>>) -> Option<String> {
        let turns = turns.filter(|turns| !turns.is_empty())?;
        Some(format!("svaret skulle bli `{to}` om {}", evaluate::change_words(&self.known, &turns)))
    }

    /// The lines that shut the person out.
    fn lines(&self) -> Vec<Label> {
        let label = |span, message: &str| Label { span, message: message.to_owned() };
        match self.known.deciding(self.villkor) {
            Deciding::Lines(lines) => {
                let own = |line: &&crate::law::terms::Term| label(line.span, "den här raden avgör");
                lines.first().map(own).into_iter().collect()
            }
            Deciding::TakingPart => {
                let roles = self.insats.ges_till.first().zip(self.insats.ges_till.last());
                let span = roles.map_or(self.insats.head, |(first, last)| first.span.to(last.span));
                vec![label(span, evaluate::taking_part_words(self.insats))]
            }
            Deciding::Together(lines) => {
                lines.iter().map(|line| label(line.span, "raderna går inte ihop för personen")).collect()
            }
        }
    }

    fn consent(&self, expected: bool) -> Option<Fault> {
        let needed = match self.insats.participation().child {
            Some(who) => evaluate::needs_consent(self.insats, &self.known.ages(who)),
            None => Some(false),
        };
        let message = match needed {
            Some(needed) if needed == expected => return None,
            Some(true) => "vårdnadshavaren måste samtycka",
            Some(false) => "vårdnadshavarens samtycke behövs inte",
            None => "om vårdnadshavaren måste samtycka beror på åldern",
        };
        let consent = &self.insats.consent;
        let free = consent.free_from.as_ref().map(|clause| clause.span);
        let waived = consent.waived.as_ref().map(|clause| clause.span);
        let required = consent.required.as_ref().map(|clause| clause.span);
        let line = if needed == Some(true) { required.or(free) } else { free.or(waived).or(required) };
        let lines = line.into_iter().map(|span| Label { span, message: "den här raden avgör".to_owned() }).collect();
        let change = self.would_hold(self.known.turn_consent(self.insats, expected));
        Some(Fault { message: message.to_owned(), lines, change })
    }
}
