//! From the grammar's pairs to the tree: conditions, ages and quantities.

use pest::iterators::Pair;

use super::lower::{Lower, child, has};
use super::parser::Rule;
use super::tree::{
    AgeWord, Bound, CondBlock, Count, Fact, FactRef, Line, LineKind, Number, Quantity, Residence, Role, Unit,
};

impl Lower<'_> {
    pub(super) fn cond_block_in(&self, pair: &Pair<'_, Rule>) -> Option<CondBlock> {
        let block = child(pair, Rule::cond_block).or_else(|| child(pair, Rule::cond_block_lenient))?;
        Some(self.cond_block(&block))
    }

    fn cond_block(&self, pair: &Pair<'_, Rule>) -> CondBlock {
        let mut block = CondBlock { span: self.span(pair), lines: Vec::new(), whole: true };
        for inner in pair.clone().into_inner() {
            match inner.as_rule() {
                Rule::open | Rule::close => {}
                _ => match self.line(&inner) {
                    Some(line) => block.lines.push(line),
                    None => block.whole = false,
                },
            }
        }
        block.whole &= block.lines.iter().all(whole);
        block
    }

    fn line(&self, pair: &Pair<'_, Rule>) -> Option<Line> {
        let kind = match pair.as_rule() {
            Rule::cond_not => {
                let inner = pair.clone().into_inner().find(|inner| inner.as_rule() != Rule::kw_inte)?;
                LineKind::Not(Box::new(self.line(&inner)?))
            }
            Rule::cond_age => self.age(pair)?,
            Rule::cond_residence => LineKind::Residence {
                kind: residence(&child(pair, Rule::residence)?.into_inner().next()?)?,
                permanent: has(pair, Rule::kw_stadigvarande),
                places: self.strings_in(pair),
            },
            Rule::cond_any => LineKind::Any(self.cond_block_in(pair)?),
            Rule::cond_all => LineKind::All(self.cond_block_in(pair)?),
            Rule::cond_none => LineKind::NoneOf(self.cond_block_in(pair)?),
            Rule::cond_any_lenient => {
                let block = self.cond_block_in(pair)?;
                match pair.clone().into_inner().next()?.as_rule() {
                    Rule::kw_nagot => LineKind::Any(block),
                    Rule::kw_alla => LineKind::All(block),
                    _ => LineKind::NoneOf(block),
                }
            }
            Rule::cond_role | Rule::cond_role_lenient => {
                LineKind::Role(role(&child(pair, Rule::role)?)?, self.cond_block_in(pair)?)
            }
            Rule::cond_fact => {
                let name = self.name_in(pair)?;
                match (self.list(pair, Rule::names), super::lower::children(pair, Rule::name).nth(1)) {
                    (values, _) if !values.is_empty() => LineKind::Is(name, values),
                    (_, Some(value)) => LineKind::Is(name, vec![self.name(&value)]),
                    _ => LineKind::Name(name),
                }
            }
            _ => return None,
        };
        Some(Line { span: self.span(pair), kind })
    }

    fn age(&self, pair: &Pair<'_, Rule>) -> Option<LineKind> {
        if let Some(bound) = child(pair, Rule::age_bound) {
            let word = match child(&bound, Rule::age_word)?.as_str() {
                "minst" => AgeWord::Minst,
                "högst" => AgeWord::Hogst,
                "under" => AgeWord::Under,
                _ => AgeWord::Over,
            };
            return Some(LineKind::AgeBound(word, self.quantity_in(&bound)?));
        }
        if let Some(range) = child(pair, Rule::age_range) {
            let (mut numbers, mut units) = (Vec::new(), Vec::new());
            for piece in range.into_inner() {
                match piece.as_rule() {
                    Rule::number => numbers.push(number(piece.as_str())),
                    Rule::unit => units.push(unit(piece.as_str())),
                    _ => {}
                }
            }
            let last = units.pop()?;
            return Some(LineKind::AgeRange { from: (*numbers.first()?, units.pop()), to: (*numbers.get(1)?, last) });
        }
        self.quantity_in(pair).map(LineKind::AgeExact)
    }

    pub(super) fn quantity_in(&self, pair: &Pair<'_, Rule>) -> Option<Quantity> {
        let quantity = child(pair, Rule::quantity)?;
        Some(Quantity {
            number: number(child(&quantity, Rule::number)?.as_str()),
            unit: unit(child(&quantity, Rule::unit)?.as_str()),
            span: self.span(&quantity),
        })
    }

    /// The count in a pair, with the bound word before it and the unit after it.
    pub(super) fn count_in(&self, pair: &Pair<'_, Rule>) -> Option<(Count, Option<Unit>)> {
        let count = child(pair, Rule::count)?;
        let mut numbers = super::lower::children(&count, Rule::number).map(|n| number(n.as_str()));
        let bound = child(pair, Rule::bound).map(|bound| match bound.as_str() {
            "minst" => Bound::Minst,
            "högst" => Bound::Hogst,
            _ => Bound::Cirka,
        });
        let from = numbers.next()?;
        let unit = child(pair, Rule::unit).map(|found| unit(found.as_str()));
        Some((Count { bound, from, to: numbers.next(), span: self.span(&count) }, unit))
    }

    pub(super) fn fact_ref_in(&self, pair: &Pair<'_, Rule>) -> Option<FactRef> {
        let pair = child(pair, Rule::fact_ref)?;
        let mut fact = None;
        for piece in pair.clone().into_inner() {
            match piece.as_rule() {
                Rule::ref_age => fact = Some(Fact::Alder),
                Rule::name => fact = Some(Fact::Name(self.name(&piece))),
                _ => fact = residence(&piece).map(Fact::Residence).or(fact),
            }
        }
        Some(FactRef {
            role: child(&pair, Rule::role).and_then(|found| role(&found)),
            fact: fact?,
            span: self.span(&pair),
        })
    }
}

fn whole(line: &Line) -> bool {
    match &line.kind {
        LineKind::Not(inner) => whole(inner),
        LineKind::All(block) | LineKind::Any(block) | LineKind::NoneOf(block) | LineKind::Role(_, block) => block.whole,
        _ => true,
    }
}

fn residence(pair: &Pair<'_, Rule>) -> Option<Residence> {
    Some(match pair.as_rule() {
        Rule::res_registered => Residence::Folkbokford,
        Rule::res_living => Residence::Bosatt,
        Rule::res_staying => Residence::Vistas,
        Rule::res_either => Residence::BosattEllerVistas,
        _ => return None,
    })
}

fn role(pair: &Pair<'_, Rule>) -> Option<Role> {
    Some(match pair.as_str() {
        "barnet" => Role::Barnet,
        "föräldern" => Role::Foraldern,
        "närstående" => Role::Narstaende,
        _ => return None,
    })
}

/// Reads `2,5` as hundredths. More than two decimals are cut; a number too large to count is the largest.
fn number(text: &str) -> Number {
    let (whole, decimals) = text.split_once(',').unwrap_or((text, ""));
    let whole = whole.parse::<u32>().unwrap_or(u32::MAX);
    let mut digits = decimals.bytes().map(|digit| u32::from(digit.saturating_sub(b'0')));
    let part = digits.next().unwrap_or(0) * 10 + digits.next().unwrap_or(0);
    Number(whole.saturating_mul(100).saturating_add(part))
}

fn unit(text: &str) -> Unit {
    match text {
        "minut" | "minuter" => Unit::Minut,
        "timme" | "timmar" => Unit::Timme,
        "dag" | "dagar" | "dygn" => Unit::Dag,
        "vecka" | "veckor" => Unit::Vecka,
        "månad" | "månader" => Unit::Manad,
        _ => Unit::Ar,
    }
}
