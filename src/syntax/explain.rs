//! Why a piece of text cannot be read: what stands there, what was expected, and what was probably meant.

use pest::Parser;
use pest::error::{ErrorVariant, InputLocation};

use super::describe;
use super::lower::{Lower, first_word};
use super::parser::{Grammar, Rule};
use super::scan;
use crate::diagnostic::{Diagnostic, Fix, codes};

/// Words that begin an item.
const ITEMS: [&str; 11] = [
    "riktlinje",
    "avsnitt",
    "underavsnitt",
    "insats",
    "kategori",
    "uppgift",
    "villkor",
    "metod",
    "prov",
    "författning",
    "paragraf",
];

/// Where a piece of text stands, and so how it is to be read again.
pub(super) struct Context {
    rule: Rule,
    clause: Rule,
    place: &'static str,
}

impl Context {
    /// The item that a chunk begins with.
    pub(super) fn item(chunk: &str) -> Self {
        let (clause, place) = match first_word(chunk) {
            "riktlinje" => (Rule::riktlinje_clause_only, "i en riktlinje"),
            "uppgift" => (Rule::uppgift_clause_only, "i en uppgift"),
            "kategori" => (Rule::kategori_clause_only, "i en kategori"),
            "prov" => (Rule::prov_clause_only, "i ett prov"),
            "författning" => (Rule::forfattning_clause_only, "i en författning"),
            "paragraf" => (Rule::paragraf_clause_only, "i en paragraf"),
            _ => (Rule::insats_clause_only, "i en insats"),
        };
        Self { rule: Rule::file_only, clause, place }
    }

    /// A clause of that item.
    pub(super) fn clause(&self) -> Self {
        Self { rule: self.clause, clause: self.clause, place: self.place }
    }

    /// A condition.
    pub(super) fn condition() -> Self {
        Self { rule: Rule::cond_only, clause: Rule::cond_only, place: "bland villkor" }
    }
}

/// Explains why `text[start..end]` cannot be read; `None` where another finding says it already.
pub(super) fn explain(
    lower: &Lower<'_>,
    text: &str,
    start: usize,
    end: usize,
    context: &Context,
) -> Option<Diagnostic> {
    let piece = text.get(start..end)?.trim_end();
    let (at, expected) = failure(context.rule, piece)?;
    let rest = piece.get(at..).unwrap_or("");
    let here = |length: usize| lower.at(start + at, start + at + length);
    if let Some(length) = quote(rest) {
        let unread = Grammar::parse(Rule::string, rest).is_err() && Grammar::parse(Rule::text, rest).is_err();
        if unread {
            return Some(unclosed_text(lower, start + at, length));
        }
    }
    let keyword = first_word(piece);
    let cut_short = rest.is_empty() || piece.get(keyword.len()..at).is_some_and(|between| between.contains('\n'));
    if cut_short && !keyword.is_empty() && context.rule != Rule::file_only {
        let place = lower.at(start, start + keyword.len());
        let message = format!("raden med `{keyword}` är inte färdig");
        return Some(
            Diagnostic::new(&codes::S006, place, message).here("något saknas efter det här").help(wanted(&expected)),
        );
    }
    if let Some(sign) = rest.chars().next().filter(|_| !rest.starts_with(char::is_alphabetic)) {
        if !scan::plain(&sign.to_string()) && !"–—”“§à…’•".contains(sign) {
            // Reported as S008 already when it is invisible; else it is a plain surprise.
            if scan::deceptive(rest).first().is_some_and(|&(begin, _)| begin == 0) {
                return None;
            }
        }
        let shown = if sign.is_ascii_digit() { digits(rest) } else { sign.to_string() };
        let message = format!("oväntat `{shown}` {}", context.place);
        return Some(Diagnostic::new(&codes::S001, here(shown.len()), message).help(wanted(&expected)));
    }
    let word = first_word(rest);
    if !scan::plain(word) {
        return None;
    }
    Some(unknown_word(lower, start + at, word, at == 0, &expected, context))
}

/// Explains text that stands where an item should begin.
pub(super) fn outside(lower: &Lower<'_>, text: &str) -> Option<Diagnostic> {
    let word = first_word(text);
    if word.is_empty() {
        let sign = text.chars().next()?;
        let message = format!("oväntat `{sign}` utanför riktlinje och insatser");
        let help =
            if sign == '}' { "ta bort klammern, eller se efter om en `{` saknas ovanför" } else { "ta bort tecknet" };
        return Some(Diagnostic::new(&codes::S001, lower.at(0, sign.len_utf8()), message).help(help));
    }
    if !scan::plain(word) {
        return None;
    }
    let place = lower.at(0, word.len());
    if ITEMS.contains(&word) {
        return explain(lower, text, 0, text.len(), &Context::item(text));
    }
    if describe::is_clause(word) {
        let message = format!("`{word}` står utanför insatsen");
        let help = "raden hör hemma inom en insats klamrar; se efter om en `}` står för tidigt";
        return Some(Diagnostic::new(&codes::S001, place, message).help(help));
    }
    let error = Diagnostic::new(&codes::S004, place, format!("okänt ord `{word}`"));
    Some(match nearest(word, ITEMS) {
        Some(meant) => suggest(error, meant),
        None => error.help(format!("här väntas något av {}", describe::either(&ITEMS.map(|item| format!("`{item}`"))))),
    })
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

fn failure(rule: Rule, piece: &str) -> Option<(usize, Vec<Rule>)> {
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

fn quote(text: &str) -> Option<usize> {
    let is_quote = |c: &char| matches!(c, '"' | '”' | '“');
    let quotes: Vec<char> = text.chars().take(3).take_while(is_quote).collect();
    match quotes.len() {
        0 => None,
        3 => Some(quotes.iter().map(|c| c.len_utf8()).sum()),
        _ => quotes.first().map(|c| c.len_utf8()),
    }
}

fn unclosed_text(lower: &Lower<'_>, at: usize, length: usize) -> Diagnostic {
    let place = lower.at(at, at + length);
    if length >= 3 && length != '”'.len_utf8() {
        return Diagnostic::new(&codes::S003, place, "texten avslutas aldrig")
            .here("börjar här")
            .help("sätt `\"\"\"` där texten slutar");
    }
    Diagnostic::new(&codes::S003, place, "citattecknet avslutas inte på samma rad")
        .here("börjar här")
        .help("sätt ett citattecken där texten slutar; längre text över flera rader skrivs inom `\"\"\"`")
}

fn unknown_word(
    lower: &Lower<'_>,
    at: usize,
    word: &str,
    first: bool,
    expected: &[Rule],
    context: &Context,
) -> Diagnostic {
    let place = lower.at(at, at + word.len());
    let words = describe::words(expected);
    if let Some(meant) = nearest(word, words.iter().copied()) {
        return suggest(Diagnostic::new(&codes::S004, place, format!("okänt ord `{word}`")), meant);
    }
    if first && ITEMS.contains(&word) && context.rule != Rule::cond_only {
        let message = format!("`{word}` får inte stå {}", context.place);
        let help =
            format!("börjar en ny `{word}` här ska ordet stå först på raden, och blocket ovanför sluta med `}}`");
        return Diagnostic::new(&codes::S001, place, message).help(help);
    }
    if first && describe::is_clause(word) {
        let message = format!("`{word}` hör inte hemma {}", context.place);
        return Diagnostic::new(&codes::S001, place, message).help(wanted(expected));
    }
    if first {
        return Diagnostic::new(&codes::S004, place, format!("okänt ord `{word}`")).help(wanted(expected));
    }
    Diagnostic::new(&codes::S001, place, format!("oväntat `{word}`")).help(wanted(expected))
}

fn suggest(error: Diagnostic, meant: &str) -> Diagnostic {
    let fix = Fix { title: format!("skriv `{meant}`"), safe: false, edits: vec![(error.span, meant.to_owned())] };
    error.here(format!("menade du `{meant}`?")).help(format!("skriv `{meant}`")).fix(fix)
}

fn nearest<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let among: Vec<&str> = among.into_iter().collect();
    similar::get_close_matches(word, &among, 1, 0.7).into_iter().next().filter(|found| *found != word)
}

fn wanted(expected: &[Rule]) -> String {
    let wanted = describe::expected(expected);
    if wanted.is_empty() {
        "raden går inte att läsa; jämför med exemplen i handboken".to_owned()
    } else {
        format!("här väntas {wanted}")
    }
}

fn digits(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_ascii_digit() || ",-.".contains(*c))
        .collect::<String>()
        .trim_end_matches([',', '-', '.'])
        .to_owned()
}
