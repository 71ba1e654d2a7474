//! Conditions as they were written, with numbers and units.

use serde::{Deserialize, Serialize};

use super::{Name, Str};
use crate::source::Span;

/// A unit of time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unit {
    /// `minut`, `minuter`
    Minut,
    /// `timme`, `timmar`
    Timme,
    /// `dag`, `dagar`, `dygn`
    Dag,
    /// `vecka`, `veckor`
    Vecka,
    /// `månad`, `månader`
    Manad,
    /// `år`
    Ar,
}

/// A number with at most two decimals, as hundredths: 2,5 is 250.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Number(pub u32);

/// As it is written: `2,5`.
impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, part) if part % 10 == 0 => write!(f, "{whole},{}", part / 10),
            (whole, part) => write!(f, "{whole},{part:02}"),
        }
    }
}

/// A number and a unit.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Quantity {
    /// How much.
    pub number: Number,
    /// Of what.
    pub unit: Unit,
    /// The whole of it.
    pub span: Span,
}

/// Conditions between braces; all must hold.
#[derive(Clone, Debug)]
pub struct CondBlock {
    /// Braces included.
    pub span: Span,
    /// The conditions, in order.
    pub lines: Vec<Line>,
    /// Whether every line could be read.
    pub whole: bool,
}

/// One condition.
#[derive(Clone, Debug)]
pub struct Line {
    /// The whole of it.
    pub span: Span,
    /// What it says.
    pub kind: LineKind,
}

/// What a condition says.
#[derive(Clone, Debug)]
pub enum LineKind {
    /// `ålder 13–21 år`
    AgeRange {
        /// The lower number and, when it differs, its own unit.
        from: (Number, Option<Unit>),
        /// The upper number and its unit.
        to: (Number, Unit),
    },
    /// `ålder minst 18 år`
    AgeBound(AgeWord, Quantity),
    /// `ålder 17 år`
    AgeExact(Quantity),
    /// `folkbokförd i kommunen`
    Residence {
        /// Which fact.
        kind: Residence,
        /// Whether `stadigvarande` is written.
        permanent: bool,
        /// The places named; empty for `kommunen`.
        places: Vec<Str>,
    },
    /// `våldsutsatt`, or the name of a villkor
    Name(Name),
    /// `sysselsättning är ingen`, `sysselsättning någon av arbete, ingen`
    Is(Name, Vec<Name>),
    /// `inte …`
    Not(Box<Line>),
    /// `alla av { … }`
    All(CondBlock),
    /// `något av { … }`
    Any(CondBlock),
    /// `inget av { … }`
    NoneOf(CondBlock),
    /// `barnet { … }`
    Role(Role, CondBlock),
}

/// A bound on age.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AgeWord {
    /// `minst`: has turned
    Minst,
    /// `högst`: has not turned one more
    Hogst,
    /// `under`: has not turned
    Under,
    /// `över`: has turned one more
    Over,
}

/// A fact about where a person lives.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Residence {
    /// `folkbokförd`
    Folkbokford,
    /// `bosatt`
    Bosatt,
    /// `vistas`
    Vistas,
    /// `bosatt eller vistas`
    BosattEllerVistas,
}

/// Someone other than the participant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// `barnet`
    Barnet,
    /// `föräldern`
    Foraldern,
    /// `närstående`
    Narstaende,
}
