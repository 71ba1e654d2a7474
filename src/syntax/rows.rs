//! The rows within a piece that was set aside because of a mistake: where sound ones end and the next begins.

use pest::Parser;
use pest::error::{ErrorVariant, InputLocation};

use super::explain::{Context, nearest};
use super::lower::first_word;
use super::parser::{Grammar, Rule};
use super::{mend, vocabulary};

/// Where reading a piece by a rule stops, and what was expected there; `None` when the piece is sound.
pub(super) fn failure(rule: Rule, piece: &str) -> Option<(usize, Vec<Rule>)> {
    let error = Grammar::parse(rule, piece).err()?;
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    };
    let expected = match error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives,
        ErrorVariant::CustomError { .. } => Vec::new(),
    };
    Some((at, expected))
}

/// How much of a piece is sound rows before a mistake on a later row; 0 when the first row holds the mistake.
pub(super) fn sound_part(piece: &str, rule: Rule) -> usize {
    let Some((at, expected)) = failure(rule, piece) else { return 0 };
    let before = piece.get(..at).unwrap_or("");
    let ends_a_row = before.len() > before.trim_end().len() && before.trim_end_matches([' ', '\t']).ends_with('\n');
    let whole = ends_a_row && expected.contains(&Rule::EOI) && Grammar::parse(rule, before).is_ok();
    if whole { at } else { 0 }
}

/// Where the next row begins after one at `from` that cannot be read: a row whose first word is misspelt, or known.
/// `layout` is that of the whole piece, so that a piece of many such rows is laid out once.
pub(super) fn next_row(
    piece: &str,
    layout: &[pest::iterators::Pair<'_, Rule>],
    from: usize,
    context: Context,
) -> Option<usize> {
    let mut depth = 0_i32;
    let first = layout.partition_point(|token| token.as_span().start() < from);
    for token in layout.get(first..)? {
        match token.as_rule() {
            Rule::open => depth += 1,
            Rule::close => depth -= 1,
            Rule::row if depth == 0 => {
                let at = token.as_span().end();
                let word = first_word(piece.get(at..).unwrap_or(""));
                let known = context.place().example(word).is_some() || vocabulary::item(word).is_some();
                let quote = |text: &str| text.contains(['"', '”', '“']);
                // A text on a row of its own may belong to the row above, unless that has one already.
                let loose = word.is_empty()
                    && piece.get(at..).is_some_and(|rest| rest.starts_with(['"', '”', '“']))
                    && piece.get(from..at).is_some_and(quote);
                if known || loose || nearest(word, context.place().first_words()).is_some() {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The piece without the row inside its braces that holds the first mistake, so that the next can be found; `None`
/// when the first mistake is no such row.
pub(super) fn without_row(piece: &str, context: Context) -> Option<String> {
    let (at, expected) = failure(context.rule(), piece)?;
    let before = piece.get(..at)?;
    if depth(before) <= 0 {
        return None;
    }
    let done = expected.contains(&Rule::EOI) || expected.contains(&Rule::close);
    let fault = if done { at } else { end(before) };
    let begin = piece.get(..fault)?.rfind('\n')? + 1;
    let stop = piece.get(fault..)?.find('\n').map_or(piece.len(), |length| fault + length);
    let row = piece.get(begin..stop)?;
    if row.contains(['{', '}']) {
        return None;
    }
    Some([piece.get(..begin)?, &" ".repeat(row.len()), piece.get(stop..)?].concat())
}

/// How many blocks are open at the end of a piece.
pub(super) fn depth(piece: &str) -> i32 {
    let step = |token: &pest::iterators::Pair<'_, Rule>| match token.as_rule() {
        Rule::open => 1,
        Rule::close => -1,
        _ => 0,
    };
    mend::layout(piece).iter().map(step).sum()
}

/// The byte of the first sign that is neither blank space nor comment; `None` when there is none.
pub(super) fn first_sign(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if !content.is_empty() && !content.starts_with("//") {
            return Some(at + line.len() - content.len());
        }
        at += line.len();
    }
    None
}

/// Where the last sign ends that is neither blank space nor a comment on a line of its own.
pub(super) fn end(text: &str) -> usize {
    let mut rest = text.trim_end();
    loop {
        let line = rest.rfind('\n').map_or(0, |at| at + 1);
        if !rest.get(line..).is_some_and(|line| line.trim_start().starts_with("//")) {
            return rest.len();
        }
        rest = rest.get(..line).unwrap_or("").trim_end();
    }
}
