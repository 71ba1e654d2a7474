//! Random riktlinjer, as text: every witness of a comparison is evaluated on both sides, no person is missed, and what
//! is only written otherwise does not differ.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{of, whole};
use crate::support::analyze;
use stadga::analysis::Analysis;
use stadga::condition::Who;
use stadga::diagnostic::{FactValue, Person, Witness};
use stadga::law::terms::{AgeForm, Residence, Term, TermKind};
use stadga::model::evaluate;
use stadga::source::{FileId, Span};
use stadga::tools::diff::{Comparison, Only, Shift, What};

const DECLARED: &str = r#"
uppgift våldsutsatt "är utsatt för våld" { kontrolleras genom egen uppgift }
uppgift anhörig "är anhörig" { kontrolleras genom egen uppgift }
uppgift sysselsättning "huvudsaklig sysselsättning" { värden arbete, skola, ingen  kontrolleras genom egen uppgift }
"#;

const FACTS: [&str; 2] = ["våldsutsatt", "anhörig"];
const VALUES: [&str; 3] = ["arbete", "skola", "ingen"];

/// A condition.
#[derive(Clone, Debug)]
enum C {
    Age(u32, u32),
    Folk,
    Fact(usize),
    Value(usize),
    Not(Box<C>),
    All(Vec<C>),
    Any(Vec<C>),
    NoneOf(Vec<C>),
    Child(Vec<C>),
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn atom(&mut self) -> C {
        match self.below(5) {
            0 | 1 => {
                let from = 3 + u32::try_from(self.below(6)).expect("small") * 3;
                C::Age(from, from + u32::try_from(self.below(4)).expect("small") * 3)
            }
            2 => C::Folk,
            3 => C::Fact(usize::try_from(self.below(2)).expect("small")),
            _ => C::Value(usize::try_from(self.below(3)).expect("small")),
        }
    }

    fn cond(&mut self, depth: u64) -> C {
        let some = |dice: &mut Self, depth| (0..2 + dice.below(2)).map(|_| dice.cond(depth)).collect::<Vec<_>>();
        match if depth == 0 { 0 } else { self.below(8) } {
            0..=2 => self.atom(),
            3 => C::Not(Box::new(self.atom())),
            4 => C::All(some(self, depth - 1)),
            5 => C::Any(some(self, depth - 1)),
            6 => C::NoneOf(some(self, depth - 1)),
            _ => C::Child((0..1 + self.below(2)).map(|_| self.atom()).collect()),
        }
    }

    fn block(&mut self) -> Vec<C> {
        (0..1 + self.below(3)).map(|_| self.cond(2)).collect()
    }
}

/// The condition as text; `other` is the same said otherwise: in another order, with other words and line breaks.
fn print(cond: &C, other: bool) -> String {
    match cond {
        C::Age(from, to) if other => format!("alla av {{\n ålder minst {from} år ålder under {} år }}", to + 1),
        C::Age(from, to) => format!("ålder {from}–{to} år"),
        C::Folk => "folkbokförd i kommunen".to_owned(),
        C::Fact(at) => FACTS[*at].to_owned(),
        C::Value(at) if other => format!("inte sysselsättning någon av {}", rest(*at).join(", ")),
        C::Value(at) => format!("sysselsättning är {}", VALUES[*at]),
        C::Not(inner) if other => format!("inget av {{ {} }}", print(inner, false)),
        C::Not(inner) => format!("inte {}", print(inner, false)),
        C::All(parts) if other => lines(parts, true),
        C::All(parts) => format!("alla av {{ {} }}", lines(parts, other)),
        C::Any(parts) => format!("något av {{ {} }}", any(parts, other)),
        C::NoneOf(parts) => format!("inget av {{ {} }}", any(parts, other)),
        C::Child(parts) => format!("barnet {{ {} }}", lines(parts, other)),
    }
}

fn rest(at: usize) -> Vec<&'static str> {
    VALUES.iter().enumerate().filter(|(known, _)| *known != at).map(|(_, value)| *value).collect()
}

fn lines(parts: &[C], other: bool) -> String {
    let mut lines: Vec<String> = parts.iter().map(|part| print(part, other)).collect();
    if other {
        lines.reverse();
    }
    lines.join(if other { "\n\n      " } else { "\n" })
}

/// Within one of several, what belongs together must stay so.
fn any(parts: &[C], other: bool) -> String {
    let mut lines: Vec<String> = parts
        .iter()
        .map(|part| match part {
            C::All(_) => format!("alla av {{ {} }}", print(part, true)),
            part => print(part, other),
        })
        .collect();
    if other {
        lines.reverse();
    }
    lines.join("\n")
}

fn document(block: &[C], other: bool) -> Analysis {
    let gap = if other { "\n\n   // en kommentar\n" } else { "\n" };
    let text = format!(
        "{DECLARED}\ninsats stöd \"Stöd\" är stödsamtal {{\n    innehåll \"\"\"Du får{}samtal.\"\"\"\n    villkor {{{gap}    {}\n    }}\n}}\n",
        if other { "\n   " } else { " " },
        lines(block, other)
    );
    analyze("stöd", &whole(&text))
}

#[test]
fn every_witness_is_given_on_one_side_and_not_on_the_other() {
    let mut dice = Dice(20_261_125);
    let mut witnesses = 0;
    for round in 0..120 {
        let (old, new) = (document(&dice.block(), false), document(&dice.block(), false));
        let comparison = of(&old, &new);
        let shifts = &comparison.insatser[0].shifts;
        for shift in shifts.iter().filter(|shift| shift.what == What::Admitted) {
            let (here, there) = if shift.only == Only::Old { (&old, &new) } else { (&new, &old) };
            assert_eq!(given(here, &shift.witness), Some(true), "{round}: {}", shift.sentence);
            assert_eq!(given(there, &shift.witness), Some(false), "{round}: {}", shift.sentence);
            witnesses += 1;
        }
        assert_eq!(mirrored(&comparison), shape(&of(&new, &old)), "{round}");
    }
    assert!(witnesses > 100, "only {witnesses} witnesses");
}

#[test]
fn nobody_who_gains_or_loses_is_missed() {
    let mut dice = Dice(7);
    let mut same = 0;
    for round in 0..60 {
        let block = dice.block();
        // Half of them differ in one line only, or in nothing that matters.
        let mut changed = block.clone();
        if dice.below(3) > 0 {
            changed.push(dice.atom());
        }
        let (old, new) = (document(&block, false), document(&changed, true));
        let shifts = of(&old, &new).insatser.remove(0).shifts;
        let told = |only| shifts.iter().any(|shift: &Shift| (shift.what, shift.only) == (What::Admitted, only));
        let (mut gains, mut loses) = (false, false);
        for [own, child] in persons(block.iter().chain(&changed).any(speaks_of_child)) {
            let holds = |block: &[C]| block.iter().all(|cond| holds(cond, own, child));
            match (holds(&block), holds(&changed)) {
                (false, true) => gains = true,
                (true, false) => loses = true,
                _ => {}
            }
        }
        assert_eq!((told(Only::New), told(Only::Old)), (gains, loses), "{round}: {block:?} {changed:?}");
        same += u32::from(!gains && !loses);
    }
    assert!(same > 5, "only {same} pairs were the same");
}

#[test]
fn what_is_only_written_otherwise_does_not_differ() {
    let mut dice = Dice(99);
    for round in 0..100 {
        let block = dice.block();
        let comparison = of(&document(&block, false), &document(&block, true));
        assert!(comparison.is_empty(), "{round}: {}", stadga::tools::diff::text::text(&comparison, true));
    }
}

/// What is told of persons and insatser, for a look from the other side.
type Shape = BTreeSet<(String, String, String, bool, bool)>;

/// Everything that a comparison says which has a counterpart when the two change places.
pub(super) fn shape(comparison: &Comparison) -> Shape {
    shape_of(comparison, false)
}

/// The same, with gains and losses, and the two insatser, exchanged.
pub(super) fn mirrored(comparison: &Comparison) -> Shape {
    shape_of(comparison, true)
}

fn shape_of(comparison: &Comparison, turned: bool) -> Shape {
    let mut shape = Shape::new();
    for insats in &comparison.insatser {
        let name = |named: &Option<stadga::tools::diff::Named>| {
            named.as_ref().map_or(String::new(), |named| named.name.clone())
        };
        let (old, new) = (name(&insats.old), name(&insats.new));
        let (old, new) = if turned { (new, old) } else { (old, new) };
        shape.insert((old.clone(), new.clone(), String::new(), false, insats.compared));
        for shift in &insats.shifts {
            let told = format!("{:?} {}", shift.what, shift.witness.text);
            shape.insert((old.clone(), new.clone(), told, true, (shift.only == Only::New) != turned));
        }
        for change in &insats.changes {
            let (a, b) = (&change.old, &change.new);
            let (a, b) = if turned { (b, a) } else { (a, b) };
            // An uppgift with two names goes by that of the first.
            let detail = if change.detail.is_empty() { "" } else { "uppgift" };
            let told = format!("{:?} {detail} {a:?} {b:?}", change.topic).replace("ändrad, ", "");
            shape.insert((old.clone(), new.clone(), told, false, false));
        }
    }
    shape
}

/// Whether the person is given the insats, whatever else is true.
fn given(analysis: &Analysis, witness: &Witness) -> Option<bool> {
    let document = analysis.document.as_ref().expect("a riktlinje");
    let person: Vec<Term> = witness.persons.iter().flat_map(terms).collect();
    evaluate::known(document, &document.insatser[0], &person).expect("conditions").is_given()
}

fn terms(person: &Person) -> Vec<Term> {
    let term = |kind| Term { span: Span::new(FileId(0), 0, 0), kind };
    let said = |kind, holds| if holds { term(kind) } else { term(TermKind::Not(Box::new(term(kind)))) };
    let mut terms = Vec::new();
    if let Some(age) = person.age_months {
        terms.push(term(TermKind::Age { from: age, to: Some(age), written: AgeForm::Exact }));
    }
    for (key, place, holds) in &person.residence {
        assert_eq!((*key, place.as_str()), ("folkbokford", ""));
        let kind = TermKind::Residence { kind: Residence::Folkbokford, permanent: false, places: Vec::new() };
        terms.push(said(kind, *holds));
    }
    for (name, value) in &person.facts {
        let name = Arc::from(name.as_str());
        terms.push(match value {
            FactValue::Bool(holds) => said(TermKind::Fact { name, values: Vec::new() }, *holds),
            FactValue::Name(value) => term(TermKind::Fact { name, values: vec![value.clone()] }),
        });
    }
    match person.who {
        "individ" => terms,
        "barnet" => vec![term(TermKind::Role(Who::Barnet, terms))],
        other => panic!("nobody is asked about {other}"),
    }
}

/// Somebody, in the plainest way: age in years and a half, registered, the two facts, and the value.
#[derive(Clone, Copy)]
struct Somebody {
    months: u32,
    folk: bool,
    facts: [bool; 2],
    value: usize,
}

/// The reference: what a condition says of a person and the person's child, read off as it stands.
fn holds(cond: &C, own: Somebody, child: Somebody) -> bool {
    match cond {
        C::Age(from, to) => (from * 12..(to + 1) * 12).contains(&own.months),
        C::Folk => own.folk,
        C::Fact(at) => own.facts[*at],
        C::Value(at) => own.value == *at,
        C::Not(inner) => !holds(inner, own, child),
        C::All(parts) => parts.iter().all(|part| holds(part, own, child)),
        C::Any(parts) => parts.iter().any(|part| holds(part, own, child)),
        C::NoneOf(parts) => !parts.iter().any(|part| holds(part, own, child)),
        // There is one child, also in a block within a block.
        C::Child(parts) => parts.iter().all(|part| holds(part, child, child)),
    }
}

fn speaks_of_child(cond: &C) -> bool {
    match cond {
        C::Child(_) => true,
        C::Not(inner) => speaks_of_child(inner),
        C::All(parts) | C::Any(parts) | C::NoneOf(parts) => parts.iter().any(speaks_of_child),
        _ => false,
    }
}

/// Persons enough to tell any two of the documents apart: one age in every stretch that a boundary can cut, with every
/// combination of the rest; and their children likewise, when some condition speaks of them.
fn persons(children: bool) -> Vec<[Somebody; 2]> {
    let mut all = Vec::new();
    for months in (0..10).flat_map(|at| [at * 36 + 6, at * 36 + 18]) {
        for bits in 0..8 {
            for value in 0..3 {
                let bit = |at: u32| bits >> at & 1 == 1;
                all.push(Somebody { months, folk: bit(0), facts: [bit(1), bit(2)], value });
            }
        }
    }
    let child = all.get(..if children { all.len() } else { 1 }).expect("persons");
    all.iter().flat_map(|own| child.iter().map(|child| [*own, *child])).collect()
}
