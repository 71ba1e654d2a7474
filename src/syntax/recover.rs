//! Reading a file that has mistakes: chunk by chunk, row by row, so that each mistake is reported at its place and
//! the sound items still count.

use pest::Parser;
use pest::iterators::Pair;

use super::explain::{self, Context};
use super::lower::{Lower, child, first_word, inner_item, salvage};
use super::mend::{self, Mended};
use super::parser::{Grammar, Parse, Rule};
use super::tree::{ClauseKind, Item};
use super::{rows, scan, vocabulary};
use crate::diagnostic::{Diagnostic, Fix, codes};

/// Cuts the text at item keywords in column 0 and reads each chunk alone.
pub(super) fn chunks(lower: &Lower<'_>, text: &str, parse: &mut Parse) {
    let Some(outline) = Grammar::parse(Rule::outline, text).ok().and_then(|mut pairs| pairs.next()) else {
        let place = lower.at(0, 0);
        parse.errors.push(Diagnostic::new(&codes::S001, place, "filen går inte att läsa"));
        return;
    };
    let mut pieces = outline.into_inner().peekable();
    while let Some(piece) = pieces.next() {
        let (start, mut end) = (piece.as_span().start(), piece.as_span().end());
        let here = Lower { base: lower.base + start, ..*lower };
        match piece.as_rule() {
            Rule::chunk => {
                // `villkor {` and `metod a` in column 0 are rows that nobody indented, when the item above is open.
                while let Some(next) = pieces.next_if(|next| {
                    is_row(next.as_str()) && text.get(start..end).is_some_and(|above| rows::depth(above) > 0)
                }) {
                    end = next.as_span().end();
                }
                chunk(&here, text.get(start..end).unwrap_or(""), parse);
            }
            Rule::preamble => outside(&here, piece.as_str(), 0, parse),
            _ => {}
        }
    }
}

/// Whether a chunk that begins with the keyword of an item lacks what an item has after it.
fn is_row(chunk: &str) -> bool {
    let word = first_word(chunk);
    let after = chunk.get(word.len()..).unwrap_or("").trim_start();
    let second = first_word(after);
    match word {
        "villkor" => after.starts_with('{') || second == "öppet",
        "metod" => !after.get(second.len()..).unwrap_or("").trim_start().starts_with(['"', '”', '“']),
        _ => false,
    }
}

fn chunk(lower: &Lower<'_>, text: &str, parse: &mut Parse) {
    if let Some(at) = scan::survey(text).deep.then(|| scan::too_deep(text)).flatten() {
        let message = format!("klamrarna ligger i fler än {} nivåer", scan::DEPTH);
        let error = Diagnostic::new(&codes::S007, lower.at(at, at + 1), message);
        parse.errors.push(error.help("dela upp villkoret: ge delar av det namn med `villkor namn { … }`"));
        parse.file.items.push(Item::Broken(salvage(text, |start, end| lower.at(start, end))));
        return;
    }
    if let Ok(pairs) = Grammar::parse(Rule::file_only, text) {
        parse.file.items.extend(inner_item(pairs).map(|item| lower.item(&item)));
        return;
    }
    match mend::mend(lower, text) {
        None => lenient(lower, text, parse),
        Some(Mended { text, origin, errors }) => {
            parse.errors.extend(errors);
            let known = parse.file.items.len();
            lenient(&Lower { origin: &origin, ..*lower }, &text, parse);
            // Where the quotes and braces were meant to stand is a guess, so nothing follows from what is lacking.
            parse.file.items.iter_mut().skip(known).for_each(halve);
        }
    }
}

fn lenient(lower: &Lower<'_>, text: &str, parse: &mut Parse) {
    let context = Context::item(text);
    let Some(pairs) = Grammar::parse(Rule::lenient, text).ok() else {
        parse.errors.extend(explain::explain(lower, text, 0, text.len(), context));
        parse.file.items.push(Item::Broken(salvage(text, |start, end| lower.at(start, end))));
        return;
    };
    let Some(root) = pairs.into_iter().next() else { return };
    for pair in root.into_inner() {
        match pair.as_rule() {
            Rule::EOI => {}
            Rule::stray => outside(lower, text, pair.as_span().start(), parse),
            _ => {
                parse.file.items.push(lower.item(&pair));
                mistakes(lower, text, &pair, context, &mut parse.errors);
            }
        }
    }
}

/// Reports what a lenient reading set aside, wherever it stands in the item.
fn mistakes(lower: &Lower<'_>, text: &str, pair: &Pair<'_, Rule>, context: Context, errors: &mut Vec<Diagnostic>) {
    for inner in pair.clone().into_inner() {
        let (start, end) = (inner.as_span().start(), inner.as_span().end());
        match inner.as_rule() {
            Rule::bad_clause => set_aside(lower, text, (start, end), context.row(), errors),
            Rule::bad_cond => errors.extend(explain::explain(lower, text, start, end, Context::condition())),
            Rule::bad_head => errors.extend(explain::explain(lower, text, pair.as_span().start(), text.len(), context)),
            Rule::missing_close => errors.extend(child(pair, Rule::open).map(|open| {
                Diagnostic::new(&codes::S002, lower.span(&open), "blocket avslutas aldrig")
                    .here("den här klammern saknar sin `}`")
                    .help("sätt `}` på en egen rad där blocket slutar")
            })),
            Rule::insats_lenient
            | Rule::c_villkor_lenient
            | Rule::c_malgrupp_lenient
            | Rule::cond_block_lenient
            | Rule::cond_any_lenient
            | Rule::cond_role_lenient => mistakes(lower, text, &inner, context, errors),
            _ => {}
        }
    }
}

/// What was set aside reaches to the next row that can be read, so it may hold sound rows before the mistake and
/// more mistakes after it.
fn set_aside(
    lower: &Lower<'_>,
    text: &str,
    (mut start, end): (usize, usize),
    context: Context,
    errors: &mut Vec<Diagnostic>,
) {
    let (begin, whole) = (start, text.get(start..end).unwrap_or(""));
    let mut layout = None;
    while let Some(piece) = text.get(start..end).filter(|piece| !piece.trim().is_empty()) {
        let sound = rows::sound_part(piece, context.rule());
        if sound > 0 {
            start += sound;
            continue;
        }
        let layout = layout.get_or_insert_with(|| mend::layout(whole));
        let next = rows::next_row(whole, layout, start - begin, context).map_or(end, |at| begin + at);
        let found = explain::explain(lower, text, start, next, context);
        // What follows an unclosed string on its row may be anything.
        let unclosed = found.as_ref().is_some_and(|found| found.descriptor.code == codes::S003.code);
        let rest = text.get(start..next).unwrap_or("");
        let here = Lower { base: lower.base + start, ..*lower };
        let meant = found.as_ref().and_then(|found| meant(&here, rest, found, context));
        errors.extend(found);
        match meant {
            Some(meant) => {
                let change = [(0..first_word(rest).len(), meant.to_owned())];
                let (text, origin) = scan::replace(&here, rest, &change);
                within(&Lower { origin: &origin, ..here }, &text, context, errors);
            }
            None => further(&here, rest.to_owned(), context, errors),
        }
        if unclosed || next == end {
            return;
        }
        start = next;
    }
}

/// The word that the row of a block begins with but for a slip that is found already; `None` for other rows.
fn meant(lower: &Lower<'_>, row: &str, found: &Diagnostic, context: Context) -> Option<&'static str> {
    let word = first_word(row);
    let slip = found.descriptor.code == codes::S004.code && found.span == lower.at(0, word.len());
    explain::nearest(word, context.place().first_words()).filter(|_| slip && row.contains('{'))
}

/// Reports what is wrong in a block whose first word has been put right.
fn within(lower: &Lower<'_>, text: &str, context: Context, errors: &mut Vec<Diagnostic>) {
    let conditions = Grammar::parse(Rule::c_villkor_lenient, text).ok().and_then(|mut pairs| pairs.next());
    match conditions {
        Some(pair) => mistakes(lower, text, &pair, context, errors),
        None => {
            errors.extend(explain::explain(lower, text, 0, text.len(), context));
            further(lower, text.to_owned(), context, errors);
        }
    }
}

/// Reports what is wrong inside the braces of a row whose first mistake is reported.
fn further(lower: &Lower<'_>, mut row: String, context: Context, errors: &mut Vec<Diagnostic>) {
    for _ in 0..mend::ENOUGH {
        let Some(without) = rows::without_row(&row, context) else { return };
        errors.extend(explain::explain(lower, &without, 0, without.len(), context));
        row = without;
    }
}

/// Text from `from` where an item should begin: before the first, or after one has been closed.
fn outside(lower: &Lower<'_>, text: &str, from: usize, parse: &mut Parse) {
    let rest = text.get(from..).unwrap_or("");
    let Some(first) = rows::first_sign(rest).map(|first| from + first) else { return };
    let mut heads = heads(text, from);
    if heads.first().is_none_or(|&(at, _)| at > first) {
        let end = heads.first().map_or(text.len(), |&(at, _)| at);
        let here = Lower { base: lower.base + first, ..*lower };
        parse.errors.extend(explain::outside(&here, text.get(first..end).unwrap_or("")));
        // It may use or declare names, so it keeps others from being called unused.
        parse.file.items.push(Item::Broken(salvage("", |_, _| here.at(0, 0))));
    }
    heads.push((text.len(), ""));
    for pair in heads.windows(2) {
        let [(start, keyword), (end, _)] = *pair else { continue };
        let piece = text.get(start..end).unwrap_or("");
        let here = Lower { base: lower.base + start, ..*lower };
        let word = first_word(piece);
        if word == keyword {
            parse.errors.push(indented(lower, text, start, word));
            chunk(&here, piece, parse);
        } else {
            let error = Diagnostic::new(&codes::S004, here.at(0, word.len()), format!("okänt ord `{word}`"));
            parse.errors.push(explain::suggest(error, keyword));
            let (text, origin) = scan::replace(&here, piece, &[(0..word.len(), keyword.to_owned())]);
            let known = parse.file.items.len();
            chunk(&Lower { origin: &origin, ..here }, &text, parse);
            parse.file.items.iter_mut().skip(known).for_each(halve);
        }
    }
}

/// Where rows outside all blocks begin that read as the head of an item, and with which keyword.
fn heads(text: &str, from: usize) -> Vec<(usize, &'static str)> {
    let rest = text.get(from..).unwrap_or("");
    let mut depth = 0_i32;
    let mut heads = Vec::new();
    let mut consider = |at: usize| {
        let line = rest.get(at..).and_then(|rest| rest.lines().next()).unwrap_or("");
        let word = first_word(line);
        let headed = line.contains(['"', '”', '“', '{', '§']);
        // `villkor {` begins no item: it is a row of one whose first row is missing.
        let row = rest.get(at..).is_some_and(is_row);
        let keyword = match vocabulary::items().find(|item| *item == word) {
            Some(_) if row => None,
            Some(item) => Some(item),
            None if headed && vocabulary::owners(word).is_empty() => explain::nearest(word, vocabulary::items()),
            None => None,
        };
        heads.extend(keyword.map(|keyword| (from + at, keyword)));
    };
    consider(rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{feff}']).len());
    for token in mend::layout(rest) {
        match token.as_rule() {
            Rule::open => depth += 1,
            Rule::close => depth = (depth - 1).max(0),
            Rule::row if depth == 0 => consider(token.as_span().end()),
            _ => {}
        }
    }
    heads
}

fn indented(lower: &Lower<'_>, text: &str, at: usize, word: &str) -> Diagnostic {
    let before = text.get(..at).unwrap_or("");
    let gap = before.len() - before.trim_end_matches([' ', '\t', '\u{a0}']).len();
    let message = format!("`{word}` måste stå först på raden");
    let error = Diagnostic::new(&codes::S001, lower.at(at, at + word.len()), message);
    let alone = before.get(..at - gap).is_some_and(|rest| rest.ends_with('\n') || rest.is_empty() && lower.base == 0);
    if !alone {
        return error.help(format!("börja en ny rad före `{word}`"));
    }
    let title = format!("ta bort blankstegen före `{word}`");
    let fix = Fix { title: title.clone(), safe: true, edits: vec![(lower.at(at - gap, at), String::new())] };
    error.help(title).fix(fix)
}

/// Marks an item as half read.
fn halve(item: &mut Item) {
    match item {
        Item::Riktlinje(block) | Item::Prov(block) => block.whole = false,
        Item::Insats(block) => {
            block.whole = false;
            for clause in &mut block.clauses {
                if let ClauseKind::Villkor(block) | ClauseKind::Malgrupp(_, Some(block)) = &mut clause.kind {
                    block.whole = false;
                }
            }
        }
        Item::Kategori(block) => block.whole = false,
        Item::Uppgift(block) | Item::Forfattning(block) => block.whole = false,
        Item::Paragraf(block) => block.whole = false,
        Item::Villkor(item) => item.block.whole = false,
        Item::Avsnitt(_) | Item::Metod(_) | Item::Broken(_) => {}
    }
}
