//! L052 knuten-till-ärende: a condition that there is a report to the nämnd or an inquiry of its own.

use super::formula::lines;
use super::wording::{say, words};
use super::{Check, Ctx, Rule, Sink};
use crate::condition::{Cond, Who, implies};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::Uppgift;
use crate::law::terms::{Term, TermKind};
use crate::model::{Insats, Villkor};
use crate::source::Span;

/// See `docs/regler/L052.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L052",
        slug: "knuten-till-ärende",
        severity: Severity::Varning,
        lagrum: &["11 kap. 5 § SoL", "26 kap. 1 § OSL"],
        page: include_str!("../../docs/regler/L052.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let target = insats.malgrupp.as_ref().and_then(|target| target.villkor.as_ref());
    let asked = insats.villkor.as_ref().and_then(|villkor| tie(ctx, insats, villkor));
    let meant = target.and_then(|target| tie(ctx, insats, target));
    let title = &insats.title.value;
    let (tie, message, other) = match (asked, meant) {
        (Some(tie), other) => (tie, format!("`{title}` kräver att det finns ett ärende hos nämnden"), other),
        (None, Some(tie)) => (tie, format!("målgruppen för `{title}` är de som har ett ärende hos nämnden"), None),
        (None, None) => return,
    };
    let mut found = Diagnostic::new(&RULE.descriptor, tie.line, message);
    if let Some(elsewhere) = tie.elsewhere {
        found = found.label(elsewhere, "raden står i det här villkoret");
    }
    found = found.label(tie.uppgift.span, tie.uppgift.statement.clone());
    if let Some(other) = other {
        found = found.label(other.line, "målgruppen säger detsamma");
    }
    let help = "skriv i stället det som den enskilde själv vet om sin situation, med `kontrolleras genom egen uppgift`; \
                om det finns en anmälan eller en utredning är hemligt";
    sink.push(found.help(help));
}

/// A line that asks for a case.
struct Tie<'a> {
    line: Span,
    elsewhere: Option<Span>,
    uppgift: &'a Uppgift,
}

/// The first line by which nobody comes without a case; `None` when there is a way without one.
fn tie<'a>(ctx: &Ctx<'a>, insats: &Insats, villkor: &Villkor) -> Option<Tie<'a>> {
    if !villkor.whole {
        return None;
    }
    let mut first = None;
    let mut cases: Vec<(Who, &Term)> = Vec::new();
    for line in lines(&villkor.terms).into_iter().filter(|line| !line.denied) {
        let TermKind::Fact { name, values } = &line.term.kind else { continue };
        let Some(uppgift) = ctx.document.uppgift(name).filter(|uppgift| asks(uppgift, values)) else { continue };
        first.get_or_insert(Tie { line: line.site, elsewhere: line.elsewhere(), uppgift });
        cases.push((line.who, line.term));
    }
    let first = first?;
    let values = |name: &str| ctx.document.uppgift(name).map_or_else(Vec::new, |uppgift| uppgift.values.clone());
    let mut space = insats.space.clone();
    let cases = cases.iter().map(|(who, term)| space.cond(std::slice::from_ref(*term), *who, &values)).collect();
    implies(space.universe(), &villkor.cond, &Cond::Any(cases)).is_ok().then_some(first)
}

/// Whether the uppgift, or the values asked for, say that there is a report to the nämnd or an inquiry of its own.
fn asks(uppgift: &Uppgift, values: &[String]) -> bool {
    let hint = |text: &String| ["nmäl", "utred", "rende", "aktu"].iter().any(|part| text.contains(part));
    if ![&uppgift.name, &uppgift.statement].into_iter().chain(values).any(hint) {
        return false;
    }
    let (name, statement) = (words(&uppgift.name), words(&uppgift.statement));
    let context: Vec<String> = name.iter().chain(&statement).cloned().collect();
    if values.is_empty() {
        return speaks_of_a_case(&name, &context) || speaks_of_a_case(&statement, &context);
    }
    values.iter().all(|value| {
        let value = words(value);
        let context: Vec<String> = context.iter().chain(&value).cloned().collect();
        speaks_of_a_case(&value, &context) || say(&value, &["ja"]) && speaks_of_a_case(&statement, &context)
    })
}

const BOARD: &[&str] = &["socialtjänst*", "socialnämnd*", "nämnd*", "soc", "socialkontor*", "socialsekreterar*"];

const ELSEWHERE: &[&str] = &[
    "polis*",
    "åklag*",
    "domstol*",
    "tingsrätt*",
    "förundersök*",
    "kriminalvård*",
    "sjukvård*",
    "vårdcentral*",
    "läkar*",
    "*psyk*",
    "bup",
    "diagnos*",
    "medicin*",
    "skol*",
    "*skola*",
    "elevhäls*",
    "försäkringskass*",
    "arbetsförmedl*",
    "migrations*",
    "kronofogd*",
    "regionen*",
    "habilitering*",
];

const PENDING: &[&str] = &["pågår", "pågående", "öppen", "öppet", "inledd", "inlett", "inletts", "aktuell", "aktuellt"];

const NOT: &[&str] = &["inte", "ej", "ingen", "inget", "inga", "aldrig", "utan", "saknar", "varken"];

/// Whether the words speak of a case at the nämnd. The context tells whose report or inquiry it is.
fn speaks_of_a_case(text: &[String], context: &[String]) -> bool {
    let board = say(context, BOARD);
    let own = board || !say(context, ELSEWHERE);
    let pending = own && say(context, PENDING);
    let says = |word: &String, phrases: &[&str]| say(std::slice::from_ref(word), phrases);
    text.iter().enumerate().any(|(at, word)| {
        let case = says(word, &["orosanmäl*", "barnavårdsutred*", "barnavårdsärende*"])
            || says(word, &["anmäl*"]) && own && (board || say(context, &["oro"])) && !reflexive(text, at)
            || says(word, &["utred*"]) && (board || pending)
            || says(word, &["ärende", "ärendet"]) && (board || pending)
            || says(word, &["aktuell", "aktuellt", "aktuella", "aktualiser*"]) && board;
        let before = text.get(at.saturating_sub(4)..at).unwrap_or(&[]);
        case && !say(before, NOT)
    })
}

/// `har anmält sig` is to sign up.
fn reflexive(text: &[String], at: usize) -> bool {
    text.get(at + 1).is_some_and(|next| ["sig", "intresse", "mig", "dig"].contains(&next.as_str()))
}
