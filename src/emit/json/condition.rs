//! Conditions and admitted ages in JSON: the form that other programs evaluate.

use schemars::JsonSchema;
use serde::Serialize;

use crate::condition::Who;
use crate::law::terms::{AgeForm, Term, TermKind};
use crate::model::{Insats, Residence, Villkor};

/// A condition on the participant and those around them.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Villkor")]
#[serde(untagged)]
pub(super) enum Condition<'a> {
    /// All must hold; true of everyone when empty.
    All {
        /// The conditions.
        alla: Vec<Condition<'a>>,
    },
    /// At least one must hold.
    Any {
        /// The conditions.
        nagot: Vec<Condition<'a>>,
    },
    /// The condition must not hold.
    Not {
        /// The condition.
        inte: Box<Condition<'a>>,
    },
    /// Age in whole months, both ends included.
    Age {
        /// The bounds and whose age it is.
        alder: Age,
    },
    /// An uppgift.
    Fact(Fact<'a>),
    /// Where a person lives.
    Residence(Home<'a>),
}

/// Bounds on age, in whole months, both included. Null where there is no bound.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Alder")]
pub(super) struct Age {
    /// Whose age.
    pub(super) vem: Person,
    /// The lowest.
    pub(super) min_manader: Option<u32>,
    /// The highest.
    pub(super) max_manader: Option<u32>,
}

/// An uppgift that must be true, or that must have one of some values.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Uppgiftsvillkor")]
pub(super) struct Fact<'a> {
    /// Its name. `uppgifter` tells what it says.
    uppgift: &'a str,
    /// Of whom.
    vem: Person,
    /// The values of which it must have one. Left out for an uppgift that is yes or no and must be yes.
    #[serde(skip_serializing_if = "Option::is_none")]
    varde: Option<&'a [String]>,
}

/// Where a person must live.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Bosattningsvillkor")]
pub(super) struct Home<'a> {
    /// In what way.
    bosattning: HomeKind,
    /// Who.
    vem: Person,
    /// Whether the document says *stadigvarande*.
    stadigvarande: bool,
    /// In one of these kommuner or places.
    kommuner: Vec<&'a str>,
}

/// In what way a person lives somewhere. The ways do not follow from one another.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Bosattning")]
#[serde(rename_all = "kebab-case")]
enum HomeKind {
    /// Registered.
    Folkbokford,
    /// Living there.
    Bosatt,
    /// Staying there.
    Vistas,
    /// Living or staying there.
    BosattEllerVistas,
}

/// Who is spoken of.
#[derive(Clone, Copy, Serialize, JsonSchema)]
#[schemars(rename = "Vem")]
#[serde(rename_all = "lowercase")]
pub(super) enum Person {
    /// Whoever takes part.
    Individ,
    /// The participant's child.
    Barnet,
    /// The participant's parent.
    Foraldern,
    /// Somebody close to the participant.
    Narstaende,
}

impl From<Who> for Person {
    fn from(who: Who) -> Self {
        match who {
            Who::Individ => Self::Individ,
            Who::Barnet => Self::Barnet,
            Who::Foraldern => Self::Foraldern,
            Who::Narstaende => Self::Narstaende,
        }
    }
}

/// The lines of a block: all must hold. `own` are the kommuner that `kommunen` means.
pub(super) fn block<'a>(villkor: &'a Villkor, own: &[&'a str]) -> Condition<'a> {
    Condition::All { alla: each(&villkor.terms, Who::Individ, own) }
}

fn each<'a>(terms: &'a [Term], who: Who, own: &[&'a str]) -> Vec<Condition<'a>> {
    terms.iter().map(|term| condition(term, who, own)).collect()
}

fn condition<'a>(term: &'a Term, who: Who, own: &[&'a str]) -> Condition<'a> {
    let vem = who.into();
    match &term.kind {
        TermKind::Age { from, to, written } => {
            let open = matches!(written, AgeForm::Under | AgeForm::Hogst);
            Condition::Age { alder: Age { vem, min_manader: (!open).then_some(*from), max_manader: *to } }
        }
        TermKind::Residence { kind, permanent, places } => {
            let bosattning = match kind {
                Residence::Folkbokford => HomeKind::Folkbokford,
                Residence::Bosatt => HomeKind::Bosatt,
                Residence::Vistas => HomeKind::Vistas,
                Residence::BosattEllerVistas => HomeKind::BosattEllerVistas,
            };
            let named: Vec<&str> = places.iter().map(String::as_str).collect();
            let kommuner = if named.is_empty() { own.to_vec() } else { named };
            Condition::Residence(Home { bosattning, vem, stadigvarande: *permanent, kommuner })
        }
        TermKind::Fact { name, values } => {
            let varde = (!values.is_empty()).then_some(values.as_slice());
            Condition::Fact(Fact { uppgift: name, vem, varde })
        }
        TermKind::Named { terms, .. } => Condition::All { alla: each(terms, who, own) },
        TermKind::All(terms) => Condition::All { alla: each(terms, who, own) },
        TermKind::Any(terms) => Condition::Any { nagot: each(terms, who, own) },
        TermKind::NoneOf(terms) => Condition::Not { inte: Box::new(Condition::Any { nagot: each(terms, who, own) }) },
        TermKind::Not(inner) => Condition::Not { inte: Box::new(condition(inner, who, own)) },
        TermKind::Role(other, terms) => Condition::All { alla: each(terms, *other, own) },
    }
}

/// The ages that some admitted person has, youngest first, of everyone whose age the conditions bound. Empty when
/// they bound no age, when nobody can be admitted, and when the document states no conditions.
pub(super) fn admitted(insats: &Insats) -> Vec<Age> {
    let Some(villkor) = &insats.villkor else { return Vec::new() };
    let spoken: Vec<(Who, &Term)> = villkor.terms.iter().flat_map(|term| term.walk(Who::Individ)).collect();
    let mut out = Vec::new();
    for who in [Who::Individ, Who::Barnet, Who::Foraldern, Who::Narstaende] {
        if !spoken.iter().any(|(owner, term)| *owner == who && matches!(term.kind, TermKind::Age { .. })) {
            continue;
        }
        let ages = insats.ages(villkor, who);
        let bounded = ages.iter().filter(|age| **age != (0, None));
        out.extend(bounded.map(|&(from, to)| Age {
            vem: who.into(),
            min_manader: (from > 0).then_some(from),
            max_manader: to,
        }));
    }
    out
}
