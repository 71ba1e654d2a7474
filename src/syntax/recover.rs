//! Reading a file that has mistakes: chunk by chunk, clause by clause, so that each mistake is reported at its
//! place and the sound items still count.

use pest::Parser;
use pest::iterators::Pair;

use super::explain::{self, Context};
use super::lower::{Lower, child, salvage};
use super::parser::{Grammar, Parse, Rule};
use super::scan;
use super::tree::Item;
use crate::diagnostic::{Diagnostic, codes};

/// Cuts the text at item keywords in column 0 and reads each chunk alone.
pub(super) fn chunks(lower: &Lower<'_>, text: &str, parse: &mut Parse) {
    let Some(outline) = Grammar::parse(Rule::outline, text).ok().and_then(|mut pairs| pairs.next()) else {
        let place = lower.at(0, 0);
        parse.errors.push(Diagnostic::new(&codes::S001, place, "filen går inte att läsa"));
        return;
    };
    for piece in outline.into_inner() {
        let base = lower.base + piece.as_span().start();
        let here = Lower { file: lower.file, base, origin: lower.origin };
        match piece.as_rule() {
            Rule::chunk => chunk(&here, piece.as_str(), parse),
            Rule::preamble => outside(&here, piece.as_str(), parse),
            _ => {}
        }
    }
}

fn chunk(lower: &Lower<'_>, text: &str, parse: &mut Parse) {
    if let Some(at) = scan::too_deep(text) {
        let message = format!("klamrarna ligger i fler än {} nivåer", scan::DEPTH);
        let error = Diagnostic::new(&codes::S007, lower.at(at, at + 1), message);
        parse.errors.push(error.help("dela upp villkoret: ge delar av det namn med `villkor namn { … }`"));
        parse.file.items.push(Item::Broken(salvage(text, |start, end| lower.at(start, end))));
        return;
    }
    if let Ok(pairs) = Grammar::parse(Rule::file_only, text) {
        parse.file.items.extend(super::lower::inner_item(pairs).map(|item| lower.item(&item)));
        return;
    }
    let Some(pairs) = Grammar::parse(Rule::lenient, text).ok() else {
        parse.errors.extend(explain::explain(lower, text, 0, text.len(), &Context::item(text)));
        parse.file.items.push(Item::Broken(salvage(text, |start, end| lower.at(start, end))));
        return;
    };
    let Some(root) = pairs.clone().next() else { return };
    let before = parse.errors.len();
    for pair in root.into_inner() {
        match pair.as_rule() {
            Rule::EOI => {}
            Rule::stray => {
                let base = lower.base + pair.as_span().start();
                outside(&Lower { file: lower.file, base, origin: lower.origin }, pair.as_str(), parse);
            }
            _ => {
                parse.file.items.push(lower.item(&pair));
                mistakes(lower, text, &pair, &Context::item(text), &mut parse.errors);
            }
        }
    }
    // A text that is never closed swallows the brace; to report the brace too would be one finding too many.
    let swallowed =
        |errors: &[Diagnostic]| errors.iter().any(|error| std::ptr::eq(error.descriptor, &raw const codes::S003));
    if parse.errors.get(before..).is_some_and(swallowed) {
        let mut kept = parse.errors.split_off(before);
        kept.retain(|error| error.descriptor.code != codes::S002.code);
        parse.errors.append(&mut kept);
    }
}

/// Reports what a lenient reading set aside, wherever it stands in the item.
fn mistakes(lower: &Lower<'_>, text: &str, pair: &Pair<'_, Rule>, context: &Context, errors: &mut Vec<Diagnostic>) {
    for inner in pair.clone().into_inner() {
        let (start, end) = (inner.as_span().start(), inner.as_span().end());
        match inner.as_rule() {
            Rule::bad_clause => errors.extend(explain::explain(lower, text, start, end, &context.clause())),
            Rule::bad_cond => errors.extend(explain::explain(lower, text, start, end, &Context::condition())),
            Rule::bad_head => errors.extend(explain::explain(lower, text, pair.as_span().start(), text.len(), context)),
            Rule::missing_close => errors.extend(child(pair, Rule::open).map(|open| unclosed(lower, &open))),
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

fn unclosed(lower: &Lower<'_>, open: &Pair<'_, Rule>) -> Diagnostic {
    Diagnostic::new(&codes::S002, lower.span(open), "blocket avslutas aldrig")
        .here("den här klammern saknar sin `}`")
        .help("sätt `}` på en egen rad där blocket slutar")
}

/// Text where an item should begin: before the first, or after one has been closed.
fn outside(lower: &Lower<'_>, text: &str, parse: &mut Parse) {
    let Some(start) = explain::first_sign(text) else { return };
    let rest = text.get(start..).unwrap_or("");
    let here = Lower { file: lower.file, base: lower.base + start, origin: lower.origin };
    if let Ok(pairs) = Grammar::parse(Rule::file_only, rest) {
        let word = super::lower::first_word(rest);
        let message = format!("`{word}` måste stå först på raden, utan indrag");
        let error = Diagnostic::new(&codes::S001, here.at(0, word.len()), message);
        parse.errors.push(error.help(format!("ta bort blankstegen före `{word}`")));
        parse.file.items.extend(super::lower::inner_item(pairs).map(|item| here.item(&item)));
        return;
    }
    parse.errors.extend(explain::outside(&here, rest));
    if rest.starts_with(char::is_alphabetic) {
        parse.file.items.push(Item::Broken(salvage(rest, |start, end| here.at(start, end))));
    }
}
