//! The inside of strings and texts: escapes, common indentation, and references between braces.

use pest::Parser;

use super::lower::{Lower, child};
use super::parser::{Grammar, Rule};
use super::tree::{Reference, Target, Text};
use crate::source::Span;

/// What stands within `quotes` quotation marks on each side, and how many bytes the first ones take.
pub(super) fn inside(token: &str, quotes: usize) -> (usize, &str) {
    let first: usize = token.chars().take(quotes).map(char::len_utf8).sum();
    let last: usize = token.chars().rev().take(quotes).map(char::len_utf8).sum();
    (first, token.get(first..token.len().saturating_sub(last)).unwrap_or(""))
}

/// Reads `\"` and `\\`; any other backslash stands for itself.
pub(super) fn unescape(raw: &str) -> String {
    if !raw.contains('\\') {
        return raw.to_owned();
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, rest.peek()) {
            ('\\', Some(&next @ ('"' | '\\' | '”' | '“'))) => {
                out.push(next);
                rest.next();
            }
            _ => out.push(c),
        }
    }
    out
}

/// Reads the content of a text, which begins at byte `start` of what is parsed. With `multiline`, common
/// indentation is removed; else the content is that of a string.
pub(super) fn read(lower: &Lower<'_>, raw: &str, start: usize, span: Span, multiline: bool) -> Text {
    let mut text = Text { span, value: String::with_capacity(raw.len()), ..Text::default() };
    if multiline {
        dedent(lower, raw, start, &mut text);
    } else {
        unescaped(lower, raw, start, &mut text);
    }
    if text.value.contains('{') {
        find_references(lower, &mut text);
    }
    text
}

/// Copies the lines without their common indentation and without blank ends.
fn dedent(lower: &Lower<'_>, raw: &str, start: usize, text: &mut Text) {
    let blank = |line: &str| line.trim_start().is_empty();
    if !raw.contains('\n') {
        let content = raw.trim_start();
        if !content.is_empty() {
            copy(lower, content.trim_end(), start + raw.len() - content.len(), text);
        }
        return;
    }
    // The first line stands after the quotes, so what precedes it is no indentation.
    let margin = raw.lines().skip(1).filter(|line| !blank(line)).map(indentation).min().unwrap_or(0);
    let mut at = 0;
    let mut pending = 0;
    for (number, line) in raw.split_inclusive('\n').enumerate() {
        let begin = at;
        at += line.len();
        if blank(line) {
            pending += usize::from(!text.value.is_empty());
            continue;
        }
        let margin = if number == 0 { usize::MAX } else { margin };
        let cut = bytes_of_indentation(line, margin);
        let content = line.get(cut..).unwrap_or("").trim_end();
        for _ in 0..pending {
            text.value.push('\n');
        }
        pending = 0;
        if !text.value.is_empty() {
            text.value.push('\n');
        }
        copy(lower, content, start + begin + cut, text);
    }
}

/// Copies the content of a string with its escapes read.
fn unescaped(lower: &Lower<'_>, raw: &str, start: usize, text: &mut Text) {
    let mut from = 0;
    for (at, _) in raw.match_indices('\\') {
        let escapes = raw.get(at + 1..).is_some_and(|rest| rest.starts_with(['"', '\\', '”', '“']));
        // The second of two backslashes has been read already.
        if at >= from && escapes {
            copy(lower, raw.get(from..at).unwrap_or(""), start + from, text);
            let length = raw.get(at + 1..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            copy(lower, raw.get(at + 1..at + 1 + length).unwrap_or(""), start + at + 1, text);
            from = at + 1 + length;
        }
    }
    copy(lower, raw.get(from..).unwrap_or(""), start + from, text);
}

/// Adds a piece that begins at byte `start` of what is parsed, and notes where it stands in the source. Where
/// letters were normalised the two do not run in step, so each such place is noted too.
fn copy(lower: &Lower<'_>, piece: &str, start: usize, text: &mut Text) {
    let byte = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (value, begin) = (byte(text.value.len()), byte(lower.base + start));
    text.places.push((value, lower.at(start, start).start));
    let first = lower.origin.partition_point(|&(normal, _)| normal <= begin);
    let inside = lower.origin.iter().skip(first).take_while(|&&(normal, _)| normal < begin + byte(piece.len()));
    text.places.extend(inside.map(|&(normal, original)| (value + (normal - begin), original)));
    text.value.push_str(piece);
}

fn indentation(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace() && *c != '\n').count()
}

fn bytes_of_indentation(line: &str, margin: usize) -> usize {
    line.chars().take(margin).take_while(|c| c.is_whitespace()).map(char::len_utf8).sum()
}

/// Finds `{…}`, and turns `{{` into a brace. What stands between braces and is no reference
/// stays in the words, and its place is kept in [`Text::unread`] for the parser to report.
fn find_references(lower: &Lower<'_>, text: &mut Text) {
    let mut from = 0;
    // The first of every two braces. They are taken out at the end, so that all is moved once.
    let mut doubled: Vec<usize> = Vec::new();
    while let Some(open) = text.value.get(from..).and_then(|rest| rest.find('{')).map(|at| at + from) {
        if text.value.get(open + 1..).is_some_and(|rest| rest.starts_with('{')) {
            doubled.push(open);
            from = open + 2;
            continue;
        }
        let Some(length) = text.value.get(open..).and_then(|rest| rest.find('}')) else {
            text.unread.push(text.place(open..open + 1));
            break;
        };
        let range = open..open + length + 1;
        let span = text.place(range.clone());
        let inside = text.value.get(open + 1..open + length).unwrap_or("").to_owned();
        // What is read is the value, so its places are told by the text's own.
        let here = Lower { base: open + 1, origin: &text.places, ..*lower };
        if let Some(target) = reference(&here, &inside) {
            let range = range.start - doubled.len()..range.end - doubled.len();
            text.references.push(Reference { range, span, target });
        } else {
            text.unread.push(span);
        }
        from = range.end;
    }
    if !doubled.is_empty() {
        take_out(text, &doubled);
    }
}

fn reference(lower: &Lower<'_>, inside: &str) -> Option<Target> {
    let pair = Grammar::parse(Rule::reference_only, inside).ok()?.next()?;
    if let Some(lagrum) = child(&pair, Rule::lagrum) {
        return lower.lagrum(&lagrum).map(Target::Lagrum);
    }
    lower.name_in(&child(&pair, Rule::see)?).map(Target::Insats)
}

/// Takes bytes out of a text, the first first, and moves its places with what is left.
fn take_out(text: &mut Text, bytes: &[usize]) {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut value = String::with_capacity(text.value.len());
    let mut places = Vec::with_capacity(text.places.len() + bytes.len());
    let mut known = text.places.iter().copied().peekable();
    let mut from = 0;
    for (gone, &at) in bytes.iter().enumerate() {
        while let Some((start, source)) = known.next_if(|&(start, _)| start <= number(at)) {
            places.push((start - number(gone), source));
        }
        // What follows stands one byte further on in the source.
        places.push((number(at - gone), text.place(at..at).start + 1));
        value.push_str(text.value.get(from..at).unwrap_or(""));
        from = at + 1;
    }
    places.extend(known.map(|(start, source)| (start - number(bytes.len()), source)));
    value.push_str(text.value.get(from..).unwrap_or(""));
    (text.value, text.places) = (value, places);
}
