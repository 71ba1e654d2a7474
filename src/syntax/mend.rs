//! Quotes and braces that do not match, put right before the rest is read, so that a missing sign is one mistake and
//! not one for each row below it. The rows themselves say where a text or a block was meant to end: by their first
//! words and their indentation.

use std::ops::Range;

use pest::Parser;
use pest::iterators::Pair;

use super::lower::{Lower, first_word};
use super::parser::{Grammar, Rule};
use super::scan;
use super::vocabulary::{self, Place};
use crate::diagnostic::{Diagnostic, Fix, codes};

/// More mistakes of one kind in one item than this are not looked for.
pub(super) const ENOUGH: usize = 16;

/// A chunk put right.
pub(super) struct Mended {
    /// Its text.
    pub(super) text: String,
    /// Where the pieces of the text stand in the file as it was written.
    pub(super) origin: Vec<(u32, u32)>,
    /// What was wrong.
    pub(super) errors: Vec<Diagnostic>,
}

/// One change that puts something right; without a finding when an earlier one says it.
struct Change {
    range: Range<usize>,
    text: &'static str,
    error: Option<Diagnostic>,
    /// The next brace that is missing is missing because of this.
    explains_brace: bool,
}

/// Puts the quotes and braces of a chunk right; `None` when nothing is wrong with them.
pub(super) fn mend(lower: &Lower<'_>, text: &str) -> Option<Mended> {
    let mut mended: Option<Mended> = None;
    let mut explained = false;
    for _ in 0..ENOUGH {
        let now = mended.as_ref().map_or(text, |mended| mended.text.as_str());
        let origin = mended.as_ref().map_or(lower.origin, |mended| mended.origin.as_slice());
        let here = Lower { file: lower.file, base: lower.base, origin };
        let tokens = layout(now);
        let Some(change) = unclosed_text(&here, now, &tokens).or_else(|| brace(&here, now, &tokens, explained)) else {
            break;
        };
        explained = change.explains_brace;
        let (text, origin) = scan::replace(&here, now, &[(change.range, change.text.to_owned())]);
        let mut errors = mended.map_or_else(Vec::new, |mended| mended.errors);
        errors.extend(change.error);
        mended = Some(Mended { text, origin, errors });
    }
    mended
}

/// The braces, texts, stray quotes and beginnings of rows, in order.
pub(super) fn layout(text: &str) -> Vec<Pair<'_, Rule>> {
    let read = Grammar::parse(Rule::layout, text).ok().and_then(|mut pairs| pairs.next());
    read.map_or_else(Vec::new, |layout| layout.into_inner().collect())
}

/// A text whose end is missing: it runs on over what is plainly the next row.
fn unclosed_text(lower: &Lower<'_>, text: &str, tokens: &[Pair<'_, Rule>]) -> Option<Change> {
    let place = vocabulary::place(first_word(text));
    for token in tokens {
        let span = token.as_span();
        let (start, end) = match token.as_rule() {
            Rule::whole_text if ends_in_a_row(span.as_str()) => (span.start(), span.end()),
            Rule::open_triple => (span.start(), text.len()),
            _ => continue,
        };
        let content = text.get(start..end)?;
        if let Some(change) = two_quotes(lower, text, start) {
            return Some(change);
        }
        let row = rows(content).find(|&at| begins_row(content.get(at..).unwrap_or(""), place));
        let stop = row.map_or(text.trim_end().len(), |row| {
            let before = content.get(..row).unwrap_or("");
            start + before.trim_end().len()
        });
        // One or two quotes where three belong are the end that was meant.
        let ended = text.get(..stop)?.trim_end_matches(is_quote).len();
        let begun = if ended > start { ended } else { stop };
        let quotes: usize = content.chars().take(3).map(char::len_utf8).sum();
        let error = Diagnostic::new(&codes::S003, lower.at(start, start + quotes), "texten avslutas aldrig")
            .here("texten börjar här")
            .help("sätt `\"\"\"` där texten slutar");
        let error = match row {
            Some(row) => error.label(word_at(lower, text, start + row), "texten borde sluta före den här raden"),
            None => error,
        };
        let fix = Fix {
            title: "sätt `\"\"\"` där texten borde sluta".to_owned(),
            safe: false,
            edits: vec![(lower.at(begun, stop), "\"\"\"".to_owned())],
        };
        // A text that runs to the end has swallowed the brace too.
        let explains_brace = row.is_none();
        let error = Some(if row.is_some() { error.fix(fix) } else { error });
        return Some(Change { range: begun..stop, text: "\"\"\"", error, explains_brace });
    }
    None
}

/// Two quotes where three belong, before the closing quotes that then read as opening ones.
fn two_quotes(lower: &Lower<'_>, text: &str, closing: usize) -> Option<Change> {
    let row = text.get(..closing)?.rfind('\n').map_or(0, |at| at + 1);
    let at = row + text.get(row..closing)?.find("\"\"")?;
    let after = text.get(at + 2..)?.chars().next()?;
    if after.is_whitespace() || is_quote(after) || text.get(..at).is_some_and(|before| before.ends_with(is_quote)) {
        return None;
    }
    let message = "texten börjar med två citattecken men slutar med tre";
    let fix = Fix {
        title: "skriv tre citattecken".to_owned(),
        safe: false,
        edits: vec![(lower.at(at, at), "\"".to_owned())],
    };
    let error = Diagnostic::new(&codes::S001, lower.at(at, at + 2), message)
        .help("skriv tre citattecken både före och efter texten: `\"\"\"så här\"\"\"`")
        .fix(fix);
    Some(Change { range: at..at, text: "\"", error: Some(error), explains_brace: false })
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '”' | '“')
}

/// Whether the last line of a text is the beginning of a row whose own text then seems to follow the closing quotes.
fn ends_in_a_row(token: &str) -> bool {
    let Some(last) = token.rsplit_once('\n').map(|(_, last)| last.trim().trim_end_matches(is_quote).trim()) else {
        return false;
    };
    let word = first_word(last);
    let after = last.get(word.len()..).unwrap_or("").trim();
    !vocabulary::owners(word).is_empty() && (after.is_empty() || after.starts_with(is_quote))
}

/// Where the rows after the first begin.
fn rows(text: &str) -> impl Iterator<Item = usize> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        (start > 0).then(|| start + (line.len() - line.trim_start().len()))
    })
}

/// Whether a row of the item begins here, or the brace that ends the item. A line of prose that happens to begin
/// with such a word does not read as a row.
fn begins_row(rest: &str, place: &Place) -> bool {
    let line = rest.lines().next().unwrap_or("").trim_end();
    if line == "}" {
        return true;
    }
    let word = first_word(line);
    if place.example(word).is_none() {
        return false;
    }
    let after = line.get(word.len()..).unwrap_or("");
    line.ends_with('{') || after.contains("\"\"\"") || Grammar::parse(place.rule, line).is_ok()
}

fn word_at(lower: &Lower<'_>, text: &str, at: usize) -> crate::source::Span {
    let length = first_word(text.get(at..).unwrap_or("")).len().max(1);
    lower.at(at, at + length)
}

/// A block that is open.
struct Open {
    at: usize,
    /// How far its row is indented.
    indent: usize,
    /// The first word of its row.
    word: String,
    /// What may stand in it.
    place: &'static Place,
}

/// A brace too few or too many.
fn brace(lower: &Lower<'_>, text: &str, tokens: &[Pair<'_, Rule>], explained: bool) -> Option<Change> {
    let count = |rule: Rule| tokens.iter().filter(|token| token.as_rule() == rule).count();
    let (opened, closed) = (count(Rule::open), count(Rule::close));
    if opened < closed
        && let Some(change) = no_open(lower, text, tokens)
    {
        return Some(change);
    }
    if opened <= closed {
        return early_close(lower, text, tokens, opened == closed);
    }
    let item = vocabulary::place(first_word(text));
    let mut open: Vec<Open> = Vec::new();
    let (mut row, mut indent) = (0, 0);
    for token in tokens {
        let (start, end) = (token.as_span().start(), token.as_span().end());
        match token.as_rule() {
            Rule::row => {
                (row, indent) = (end, end - start - 1);
                let word = first_word(text.get(end..).unwrap_or(""));
                let belongs_outside = |top: &&Open| top.place.example(word).is_none() && item.example(word).is_some();
                if let Some(top) = open.last().filter(|_| open.len() > 1).filter(belongs_outside) {
                    return Some(missing(lower, text, top, end, "}", explained));
                }
            }
            Rule::open => {
                let word = first_word(text.get(row..).unwrap_or("")).to_owned();
                let place = if open.is_empty() { item } else { vocabulary::inside(&word, item) };
                open.push(Open { at: start, indent, word, place });
            }
            Rule::close => {
                let first_on_row = text.get(row..start).is_some_and(|before| before.trim().is_empty());
                let outer = open.iter().any(|block| block.indent == indent);
                if let Some(top) = open.last().filter(|top| first_on_row && top.indent > indent && outer) {
                    return Some(missing(lower, text, top, start, "}", explained));
                }
                open.pop();
            }
            _ => {}
        }
    }
    let top = open.last()?;
    Some(missing(lower, text, top, text.len(), "\n}", explained))
}

fn missing(lower: &Lower<'_>, text: &str, block: &Open, at: usize, brace: &'static str, explained: bool) -> Change {
    let message = match block.word.as_str() {
        "" => "klammern avslutas aldrig".to_owned(),
        word => format!("klammern efter `{word}` avslutas aldrig"),
    };
    let mut error = Diagnostic::new(&codes::S002, lower.at(block.at, block.at + 1), message)
        .here("den här klammern saknar sin `}`")
        .help("sätt `}` på en egen rad där blocket slutar");
    if at < text.len() {
        let title = "sätt `}` där blocket borde sluta".to_owned();
        let fix = Fix { title, safe: false, edits: vec![(lower.at(at, at), "} ".to_owned())] };
        error = error.label(word_at(lower, text, at), "blocket borde sluta före det här").fix(fix);
    }
    Change { range: at..at, text: brace, error: (!explained).then_some(error), explains_brace: false }
}

/// A row that must have a block and has no brace, although one is closed.
fn no_open(lower: &Lower<'_>, text: &str, tokens: &[Pair<'_, Rule>]) -> Option<Change> {
    let starts = tokens.iter().filter(|token| token.as_rule() == Rule::row).map(|token| token.as_span().end());
    let needs_block = |at: &usize| {
        let line = text.get(*at..).and_then(|rest| rest.lines().next()).unwrap_or("").trim_end();
        let head = *at == 0 && !line.contains('{') && !["avsnitt", "underavsnitt", "metod"].contains(&first_word(line));
        head || BLOCKS.contains(&line)
    };
    let at = std::iter::once(0).chain(starts).find(needs_block)?;
    let line = text.get(at..)?.lines().next()?.trim_end();
    let word = first_word(line);
    let end = at + line.len();
    let message = format!("efter `{word}` saknas en `{{`");
    let title = format!("skriv `{line} {{`");
    let fix = Fix { title: title.clone(), safe: false, edits: vec![(lower.at(end, end), " {".to_owned())] };
    let error = Diagnostic::new(&codes::S006, lower.at(at, at + word.len()), message).help(title).fix(fix);
    Some(Change { range: end..end, text: " {", error: Some(error), explains_brace: false })
}

/// Rows that are nothing without a block.
const BLOCKS: [&str; 9] =
    ["villkor", "kontakt", "person", "något av", "alla av", "inget av", "barnet", "föräldern", "närstående"];

/// A brace that ends the item although rows of it follow.
fn early_close(lower: &Lower<'_>, text: &str, tokens: &[Pair<'_, Rule>], needed: bool) -> Option<Change> {
    let item = vocabulary::place(first_word(text));
    let mut depth = 0_usize;
    for token in tokens {
        match token.as_rule() {
            Rule::open => depth += 1,
            Rule::close => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth > 0 || token.as_rule() != Rule::close {
            continue;
        }
        let (start, end) = (token.as_span().start(), token.as_span().end());
        let rest = text.get(end..)?;
        let next = end + super::rows::first_sign(rest)?;
        let word = first_word(text.get(next..)?);
        item.example(word)?;
        if another(text, tokens, (end, next), item) {
            return Some(headless(lower, text, tokens, (start, end), next));
        }
        let keyword = first_word(text);
        let message = format!("klammern avslutar {} för tidigt", vocabulary::definite(keyword));
        let error = Diagnostic::new(&codes::S001, lower.at(start, end), message)
            .label(lower.at(next, next + word.len()), "raden hamnar utanför")
            .help(format!("ta bort den här klammern; {} slutar längre ned", vocabulary::definite(keyword)));
        // When the brace was only put too early, the one at the end is missing for the same reason.
        return Some(Change { range: start..end, text: " ", error: Some(error), explains_brace: needed });
    }
    None
}

/// Rows that may stand several times in an item.
const OFTEN: [&str; 7] = ["text", "omfattning", "utförare", "godta", "ges", "nekas", "beror"];

/// Whether the rows from `next` are those of another item, whose first row is missing: they say what stands in this
/// one already, or what has no place in it.
fn another(text: &str, tokens: &[Pair<'_, Rule>], (end, next): (usize, usize), item: &Place) -> bool {
    let words = |from: usize, to: usize, level: i32| -> Vec<&str> {
        let mut depth = 0;
        let mut words = Vec::new();
        for token in tokens.iter().filter(|token| (from..to).contains(&token.as_span().start())) {
            match token.as_rule() {
                Rule::open => depth += 1,
                Rule::close => depth -= 1,
                Rule::row if depth == level => {
                    words.push(first_word(text.get(token.as_span().end()..to).unwrap_or("")));
                }
                _ => {}
            }
        }
        words
    };
    // Two words begin the same clause.
    let key = |word| if word == "över" { "från" } else { word };
    let before = words(0, end, 1);
    let after = std::iter::once(first_word(text.get(next..).unwrap_or(""))).chain(words(next, text.len(), 0));
    let mut after = after.filter(|word| !word.is_empty() && !OFTEN.contains(word));
    after.any(|word| {
        let foreign = item.example(word).is_none() && !vocabulary::owners(word).is_empty();
        foreign || before.iter().any(|known| key(known) == key(word))
    })
}

/// Rows of an item whose first row is missing. They are left out, since to read them as rows of the one above would
/// make each of them a mistake.
fn headless(lower: &Lower<'_>, text: &str, tokens: &[Pair<'_, Rule>], brace: (usize, usize), next: usize) -> Change {
    let mut depth = 0;
    let closing = tokens.iter().filter(|token| token.as_span().start() >= next).find(|token| {
        depth += match token.as_rule() {
            Rule::open => 1,
            Rule::close => -1,
            _ => 0,
        };
        depth < 0
    });
    let stop = closing.map_or(text.len(), |token| token.as_span().end());
    let above = vocabulary::definite(first_word(text));
    let example = vocabulary::item("insats").unwrap_or("").replace(" … }", "");
    let error =
        Diagnostic::new(&codes::S001, word_at(lower, text, next), "raderna härifrån hör inte till någon insats")
            .label(lower.at(brace.0, brace.1), format!("{above} ovanför slutar här"))
            .help(format!(
                "skriv insatsens första rad här ovanför, som `{example}`; hör raderna till {above} ovanför, ta bort \
             klammern som avslutar {} för tidigt",
                vocabulary::it(first_word(text))
            ));
    Change { range: next..stop, text: "", error: Some(error), explains_brace: false }
}
