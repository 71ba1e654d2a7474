//! V007 prov-slår-fel: a test of the policy that the policy does not pass.

use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::evaluate::{self, Wanted};
use crate::model::{Expectation, Insats, Prov, Str};
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

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    for prov in ctx.document.prov.iter().filter(|prov| prov.whole) {
        for expectation in &prov.expectations {
            let (Expectation::Ges(name, _) | Expectation::Nekas(name, _) | Expectation::Beror(name, _)) = expectation;
            let Some(insats) = ctx.document.insatser.iter().find(|insats| insats.name == name.value) else { continue };
            if let Some(fault) = fault(ctx, prov, insats, expectation) {
                sink.push(report(prov, name, insats, fault));
            }
        }
    }
}

/// Why an expectation does not hold, and the line that decided.
struct Fault {
    message: String,
    line: Option<Span>,
}

fn report(prov: &Prov, name: &Str, insats: &Insats, fault: Fault) -> Diagnostic {
    let message = format!("provet `{}` slår fel: {}", prov.title.value, fault.message);
    let found = Diagnostic::new(&RULE.descriptor, name.span, message);
    let found = match fault.line {
        Some(line) => found.label(line, "den här raden avgör"),
        None => found.label(insats.head, "insatsen står här"),
    };
    found.help("ändra villkoren om de inte säger vad nämnden menar, annars provet")
}

fn fault(ctx: &Ctx<'_>, prov: &Prov, insats: &Insats, expectation: &Expectation) -> Option<Fault> {
    let plain = |message: String| Some(Fault { message, line: None });
    let title = &insats.title.value;
    let Some(mut known) = evaluate::known(ctx.document, insats, &prov.person) else {
        // Conditions that cannot be read are reported elsewhere, and so is an insats that states none.
        return None;
    };
    if !known.is_possible() {
        return plain("ingen kan vara som personen i provet".to_owned());
    }
    let terms = insats.villkor.as_ref().map_or(&[][..], |villkor| &villkor.terms);
    let given = known.is_given();
    match expectation {
        Expectation::Ges(_, consent) => match given {
            Some(true) => consent.and_then(|expected| consent_fault(insats, &known, expected)),
            Some(false) => {
                let line = known.failing(terms, None, ctx.document).map(|term| term.span);
                Some(Fault { message: format!("personen nekas `{title}`"), line })
            }
            None => plain(format!("om personen får `{title}` beror på uppgifter som provet inte nämner")),
        },
        Expectation::Nekas(_, reason) => match (given, reason) {
            (Some(false), None) => None,
            (Some(false), Some(fact)) => match known.failing(terms, Some(Wanted::named(fact)), ctx.document) {
                Some(_) => None,
                None => {
                    let line = known.failing(terms, None, ctx.document).map(|term| term.span);
                    Some(Fault { message: format!("personen nekas `{title}`, men av ett annat skäl"), line })
                }
            },
            (Some(true), _) => plain(format!("personen får `{title}`")),
            (None, _) => plain(format!("om personen nekas `{title}` beror på uppgifter som provet inte nämner")),
        },
        Expectation::Beror(_, fact) => match given {
            Some(true) => plain(format!("personen får `{title}` vad som än är okänt")),
            Some(false) => {
                let line = known.failing(terms, None, ctx.document).map(|term| term.span);
                Some(Fault { message: format!("personen nekas `{title}` vad som än är okänt"), line })
            }
            None if known.hangs_on(Wanted::named(fact)) => None,
            None => plain(format!("om personen får `{title}` beror inte på det som provet säger")),
        },
    }
}

fn consent_fault(insats: &Insats, known: &evaluate::Known, expected: bool) -> Option<Fault> {
    let needed = match insats.participation().child {
        Some(who) => evaluate::needs_consent(insats, &known.ages(who)),
        None => Some(false),
    };
    let message = match needed {
        Some(needed) if needed == expected => return None,
        Some(true) => "vårdnadshavaren måste samtycka",
        Some(false) => "vårdnadshavarens samtycke behövs inte",
        None => "om vårdnadshavaren måste samtycka beror på åldern",
    };
    let free = insats.consent.free_from.as_ref().map(|clause| clause.span);
    let required = insats.consent.required.as_ref().map(|clause| clause.span);
    let line = if needed == Some(true) { required.or(free) } else { free.or(required) };
    Some(Fault { message: message.to_owned(), line })
}
