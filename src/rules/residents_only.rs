//! L032 endast-folkbokförda: conditions that shut out people who live or stay in the kommun without being registered
//! there. The law places the responsibility by where one lives and stays, and not by the register.

use super::formula::{Line, lines, settle};
use super::{Check, Ctx, Rule, Sink};
use crate::condition::{self, Atom, Who, Witness};
use crate::diagnostic::{self, Descriptor, Diagnostic, Fix, Severity};
use crate::law::terms::{Term, TermKind};
use crate::model::{FactKey, Insats, Residence, Villkor};
use crate::swedish;

/// See `docs/regler/L032.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L032",
        slug: "endast-folkbokförda",
        severity: Severity::Anmarkning,
        lagrum: &["29 kap. 1 § SoL", "29 kap. 4 § SoL"],
        page: include_str!("../../docs/regler/L032.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some(villkor) = insats.villkor.as_ref().filter(|villkor| villkor.whole) else { return };
    let registered = registered(villkor);
    let Some(first) = registered.first() else { return };
    let Some(outside) = shut_out(insats, villkor) else { return };
    let place = place(first.term);
    let (whose, adjective) = match first.who {
        Who::Barnet => ("den vars barn", "folkbokfört"),
        Who::Foraldern => ("den vars förälder", "folkbokförd"),
        Who::Narstaende => ("den vars närstående", "folkbokförd"),
        Who::Individ => ("den som", "folkbokförd"),
    };
    let message =
        format!("`folkbokförd i {place}` stänger ute {whose} bor eller vistas i {place} utan att vara {adjective} där");
    let person = person(outside, &registered, insats, ctx);
    let mut found = Diagnostic::new(&RULE.descriptor, first.site, message)
        .help(format!(
            "skriv `bosatt eller vistas stadigvarande i {place}` om insatsen ska nå alla som kommunen ansvarar för"
        ))
        .note("kravet är vanligt, och det är inte känt om lagen hindrar det; kommunens ansvar följer oftast var man stadigvarande bor, ibland var man vistas")
        .witness(person);
    if first.site != first.term.span {
        found = found.label(first.term.span, "kravet står här");
    }
    for other in registered.iter().skip(1) {
        found = found.label(other.site, "samma krav");
    }
    let edits = registered
        .iter()
        .map(|line| (line.term.span, format!("bosatt eller vistas stadigvarande i {}", self::place(line.term))))
        .collect();
    sink.push(found.fix(Fix {
        title: format!("skriv `bosatt eller vistas stadigvarande i {place}`"),
        safe: false,
        edits,
    }));
}

/// The lines that require registration, each once even if several roads lead to it.
fn registered(villkor: &Villkor) -> Vec<Line<'_>> {
    let is = |line: &Line<'_>| {
        matches!(&line.term.kind, TermKind::Residence { kind: Residence::Folkbokford, .. }) && !line.denied
    };
    let mut found: Vec<Line<'_>> = Vec::new();
    for line in lines(&villkor.terms).into_iter().filter(is) {
        if !found.iter().any(|known| known.term.span == line.term.span) {
            found.push(line);
        }
    }
    found
}

/// Somebody who would be admitted if registered, and who is not although living and staying in the kommun.
fn shut_out(insats: &Insats, villkor: &Villkor) -> Option<Witness> {
    let living_here = |registered: bool| {
        settle(&villkor.cond, &|atom, _| {
            let Atom::Fact { fact, .. } = atom else { return None };
            match insats.space.fact(*fact)? {
                (_, FactKey::Residence(Residence::Folkbokford, _)) => Some(registered),
                (_, FactKey::Residence(..)) => Some(true),
                (_, FactKey::Uppgift(..)) => None,
            }
        })
    };
    let (with, without) = (living_here(true), living_here(false));
    condition::find(insats.space.universe(), &[(&with, true), (&without, false)])
}

/// The person in Swedish and in parts, with the residence facts that make the point: living in the place that the first
/// line names, and registered in none.
fn person(mut witness: Witness, lines: &[Line<'_>], insats: &Insats, ctx: &Ctx<'_>) -> diagnostic::Witness {
    let mut space = insats.space.clone();
    let mut add = |line: &Line<'_>, kind: Residence, holds: u16| {
        let kind_of = TermKind::Residence { kind, permanent: false, places: places(line.term).to_vec() };
        space.cond(&[Term { span: line.term.span, kind: kind_of }], line.who, &|_| Vec::new());
        let named = places(line.term).iter().cloned();
        let places: Vec<String> = if places(line.term).is_empty() { vec![String::new()] } else { named.collect() };
        for place in places {
            let fact = space.find(line.who, &FactKey::Residence(kind, place)).filter(|fact| {
                // Each fact once, however many lines speak of it.
                witness.facts.iter().all(|(known, _)| known != fact)
            });
            witness.facts.extend(fact.map(|fact| (fact, holds)));
        }
    };
    if let Some(first) = lines.first() {
        add(first, Residence::Bosatt, 1);
    }
    lines.iter().for_each(|line| add(line, Residence::Folkbokford, 0));
    super::example::person(ctx, &space, &witness)
}

fn places(term: &Term) -> &[String] {
    match &term.kind {
        TermKind::Residence { places, .. } => places,
        _ => &[],
    }
}

/// The place as the author wrote it: `kommunen`, or the names in quotes.
fn place(term: &Term) -> String {
    match places(term) {
        [] => "kommunen".to_owned(),
        named => swedish::or(&named.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>()),
    }
}
