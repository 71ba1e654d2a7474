//! Text to tree, without ever failing. A sound file is read strictly, in one pass; any other is cut into chunks,
//! so that one mistake never hides the next.

use std::borrow::Cow;

use pest::Parser;
use pest::iterators::{Pair, Pairs};

use super::lower::Lower;
use super::tree::{File, Item};
use super::{blanks, duplicates, recover, scan};
use crate::diagnostic::{Diagnostic, Fix, codes};
use crate::source::{FileId, SourceFile, Span};

/// The generated parser.
#[derive(pest_derive::Parser)]
#[grammar = "../grammar/stadga.pest"]
pub(super) struct Grammar;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Above this size a file is read chunk by chunk, since the strict reading keeps every token at once.
const AT_ONCE: usize = 1024 * 1024;

/// A file as it was read.
#[derive(Clone, Debug, Default)]
pub struct Parse {
    /// The tree. What could not be read is missing from it, or stands as a broken item.
    pub file: File,
    /// What could not be read (the S codes), in the order of the text.
    pub errors: Vec<Diagnostic>,
}

/// Reads a file. Every span lies on character boundaries of the file's own text.
#[must_use]
pub fn parse(file: FileId, source: &SourceFile) -> Parse {
    let start = Span::new(file, 0, 0);
    if source.is_too_large() || source.text().len() > MAX_BYTES {
        let message = format!("filen är större än {} MiB och läses inte", MAX_BYTES / 1024 / 1024);
        return refused(
            Diagnostic::new(&codes::S010, start, message).help("dela upp riktlinjen på flera filer i samma katalog"),
        );
    }
    if let Some(at) = source.not_utf8_at() {
        let place = Span { start: at, end: at, ..start };
        let error = Diagnostic::new(&codes::S009, place, "filen är inte sparad som UTF-8")
            .help("öppna filen i en textredigerare och spara den på nytt med teckenkodningen UTF-8");
        return refused(error);
    }
    read(file, source.text())
}

fn refused(error: Diagnostic) -> Parse {
    Parse { file: File::default(), errors: vec![error] }
}

fn read(file: FileId, original: &str) -> Parse {
    let survey = scan::survey(original);
    let (text, origin) = match survey.unusual.then(|| scan::normalise(original)).flatten() {
        Some((text, origin)) => (Cow::Owned(text), origin),
        None => (Cow::Borrowed(original), Vec::new()),
    };
    let mut parse = Parse::default();
    let (text, origin) = if survey.unusual {
        look_alikes(&Lower { file, base: 0, origin: &origin }, text, &mut parse.errors)
            .unwrap_or_else(|text| (text, origin.clone()))
    } else {
        (text, origin)
    };
    let lower = Lower { file, base: 0, origin: &origin };
    let strict = (text.len() <= AT_ONCE && !survey.deep).then(|| Grammar::parse(Rule::file, &text).ok()).flatten();
    match strict.filter(|pairs| items(pairs).all(|item| in_first_column(&text, &item))) {
        Some(pairs) => {
            parse.file.items = items(&pairs).map(|item| lower.item(&item)).collect();
        }
        None => {
            recover::chunks(&lower, &text, &mut parse);
        }
    }
    for item in &parse.file.items {
        duplicates::check(item, original, &mut parse.errors);
        blanks::check(item, original, &mut parse.errors);
        unread_references(item, &mut parse.errors);
    }
    parse.errors.sort_by_key(|error| error.span.start);
    parse
}

fn items<'i>(pairs: &Pairs<'i, Rule>) -> impl Iterator<Item = Pair<'i, Rule>> {
    let file = pairs.clone().next();
    file.into_iter().flat_map(Pair::into_inner).filter(|item| item.as_rule() != Rule::EOI)
}

/// An item begins with its keyword in column 0. The grammar skips blank space and so cannot say it.
fn in_first_column(text: &str, item: &Pair<'_, Rule>) -> bool {
    let before = text.get(..item.as_span().start()).unwrap_or("");
    before.is_empty() || before == "\u{feff}" || before.ends_with('\n')
}

/// Every comment of a file, from `//` to the end of its line, in order. Nobody but a formatter or an editor needs
/// them, so they are no part of the tree.
#[must_use]
pub fn comments(file: FileId, source: &SourceFile) -> Vec<Span> {
    let (text, origin) = match scan::normalise(source.text()) {
        Some((text, origin)) => (Cow::Owned(text), origin),
        None => (Cow::Borrowed(source.text()), Vec::new()),
    };
    let lower = Lower { file, base: 0, origin: &origin };
    let lexemes = Grammar::parse(Rule::lexemes, &text).ok().and_then(|mut pairs| pairs.next());
    let words = lexemes.into_iter().flat_map(Pair::into_inner);
    words.filter(|word| word.as_rule() == Rule::remark).map(|remark| lower.span(&remark)).collect()
}

/// A text that is read in place of the file's own, and where its pieces stand there.
type Changed<'t> = (Cow<'t, str>, Vec<(u32, u32)>);

/// Reports words that look like something they are not, and gives the text with such words as they look, so that
/// one such letter is one mistake; the text as it was when no word can be put right.
fn look_alikes<'t>(
    lower: &Lower<'_>,
    text: Cow<'t, str>,
    errors: &mut Vec<Diagnostic>,
) -> Result<Changed<'t>, Cow<'t, str>> {
    let mut changes = Vec::new();
    for (start, end) in scan::deceptive(&text) {
        let word = text.get(start..end).unwrap_or("");
        let span = lower.at(start, end);
        let odd = word.chars().find(|&c| !scan::plain_letter(c));
        let what = odd.map_or_else(String::new, scan::tell);
        let mut error = Diagnostic::new(&codes::S008, span, format!("ordet innehåller {what}"))
            .here("skriv om ordet för hand")
            .help("radera ordet och skriv det på nytt; sådana tecken följer ofta med när man klistrar in text");
        if let Some(twin) = scan::as_it_looks(word) {
            let title = if twin.is_empty() { "ta bort tecknet".to_owned() } else { format!("skriv `{twin}`") };
            error = error.fix(Fix { title, safe: false, edits: vec![(span, twin.clone())] });
            changes.push((start..end, twin));
        }
        errors.push(error);
    }
    if changes.is_empty() {
        return Err(text);
    }
    let (text, origin) = scan::replace(lower, &text, &changes);
    Ok((Cow::Owned(text), origin))
}

fn unread_references(item: &Item, errors: &mut Vec<Diagnostic>) {
    for text in super::texts(item) {
        for &span in &text.unread {
            let help = "inom klamrar står ett lagrum, `{14 kap. 4 § SoL}`, eller en insats, `{se namn}`; skriv `{{` för en klammer i löpande text";
            errors.push(Diagnostic::new(&codes::S001, span, "hänvisningen går inte att läsa").help(help));
        }
    }
}
