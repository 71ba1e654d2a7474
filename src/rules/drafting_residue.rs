//! K009 rest-från-utkast: what a draft leaves behind: `TODO`, `xxx`, `???`, `lorem ipsum`, `<infoga text>`, or a note in
//! brackets that speaks to the one who writes.

use std::collections::HashMap;
use std::ops::Range;

use super::prose::{Hit, Piece, Reading, bytes};
use super::wording::{has_words, short};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Fix, Severity};

/// See `docs/regler/K009.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K009",
        slug: "rest-från-utkast",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K009.md"),
    },
    check: Check::Document(check),
};

/// Marks that hold a place until something is written.
const MARKS: [&str; 6] = ["todo", "tbd", "fixme", "xxx*", "lorem ipsum", "här för att ange|skriva text|datum"];

/// The same in capitals: what a text holds, and the words to look for then.
const CAPITALS: [(&str, &str); 4] =
    [("XX-", "xx-*"), ("NN", "nn"), ("ÅÅÅÅ", "åååå*"), (" X", "bilaga|avsnitt|sidan x")];

/// What begins a note in any brackets.
const NOTES: [&str; 10] = [
    "anm",
    "obs ska|bör|måste|kolla*|kontrollera*|dubbelkolla*|stäm*|saknas|oklart|fråga*",
    "not till",
    "dubbelkolla*",
    "inget|ingenting vi gör",
    "inte något|nåt vi gör",
    "det här|där gör vi inte",
    "detta gör vi inte",
    "stämmer det|detta",
    "ska vi ha|behålla",
];

/// What is a note in round brackets when nothing follows it, or a colon does. Otherwise it may speak to the reader.
const WHOLE: [&str; 7] = [
    "anmärkning|notering|kommentar",
    "kolla|kollas",
    "kolla upp|av|detta",
    "text|texten saknas",
    "text|texten kommer senare",
    "ej|inte klart|klar|färdigt|färdig",
    "ska|bör|måste uppdateras|kompletteras|formuleras|omarbetas|strykas",
];

/// What begins a note in square brackets alone, or something to fill in between `<` and `>`; in round ones it may speak
/// to the reader.
const IN_SQUARE: [&str; 9] = [
    "obs",
    "anmärkning|notering|kommentar",
    "kolla*|kontrollera*|stäm*|fråga*",
    "fyll|lägg|skriv|ta|byt|flytta|stryk|ändra|komplettera|uppdatera|infoga",
    "namn|datum|telefonnummer|adress|kommun|kommunens|nämnd|nämndens|ort|belopp|antal",
    "oklart|osäkert|osäker",
    "utkast|förslag|arbetsmaterial",
    "ska|bör|måste",
    "saknas",
];

/// The longest note, in bytes. What is longer is running text.
const LONGEST: usize = 400;

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let marks = ctx.texts.possible(&MARKS);
    let shared = [&ctx.texts.general, &ctx.texts.methods].map(|prose| (prose, None));
    let own = ctx.texts.each(ctx.document).map(|(insats, prose)| (prose, Some(insats.name.as_str())));
    for (prose, insats) in shared.into_iter().chain(own) {
        let marks: Vec<&str> = marks.iter().copied().filter(|mark| prose.words.may_hold(mark)).collect();
        for piece in &prose.pieces {
            residue(piece, &marks, insats, sink);
        }
    }
}

/// Looks for what a draft leaves behind in one piece. `marks` are those of [`MARKS`] that may stand in it.
fn residue(piece: &Piece<'_>, marks: &[&'static str], insats: Option<&str>, sink: &mut Sink<'_>) {
    let text = piece.words;
    // Most texts have nothing of it, and looking for single bytes costs least.
    let any = |signs: &[u8]| signs.iter().any(|sign| bytes::has(text, *sign));
    let mut capitals: Vec<&str> = Vec::new();
    // Each of them has an X, an N, or what may be the second byte of Å.
    if any(&[b'X', b'N', 0x85]) {
        capitals.extend(CAPITALS.into_iter().filter(|(held, _)| text.contains(held)).map(|(_, mark)| mark));
    }
    let asks = any(b"?") && text.contains("???");
    if marks.is_empty() && capitals.is_empty() && !asks && !any(b"[(<") {
        return;
    }
    let reading = piece.read();
    let notes = notes(text, reading);
    // The notes stand in order, and none in another.
    let inside = |range: &Range<usize>| {
        let before = notes.partition_point(|note| note.start <= range.start);
        before.checked_sub(1).and_then(|at| notes.get(at)).is_some_and(|note| range.end <= note.end)
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for mark in marks.iter().copied().chain(capitals) {
        let hits = reading.find(mark).into_iter().filter(|hit| !reading.quoted(hit) && is_mark(text, reading, hit));
        found.extend(hits.map(|hit| hit.range));
    }
    // Right after a word it is a question asked with force.
    let asked = |at: &usize| text.get(..*at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    if let Some(at) = text.find("???").filter(|at| !asked(at)) {
        let length = text.get(at..).unwrap_or("").bytes().take_while(|byte| *byte == b'?').count();
        found.push(at..at + length);
    }
    found.retain(|range| !inside(range));
    for range in found.into_iter().chain(notes.iter().cloned()) {
        let span = piece.place(range.clone());
        let said = text.get(range.clone()).unwrap_or("");
        let (message, help) = if said.starts_with(['[', '(']) {
            (format!("`{}` ser ut som en anteckning till den som skriver", short(said)), "ta bort anteckningen")
        } else {
            (
                format!("`{}` ser ut att vara kvar från ett utkast", short(said)),
                "skriv det som ska stå där, eller ta bort det",
            )
        };
        let mut diagnostic = Diagnostic::new(&RULE.descriptor, span, message)
            .help(format!("{help}; en anteckning kan stå efter `//`, som läsaren inte ser"));
        // In a title the place is the whole of it.
        if said.starts_with(['[', '(']) && piece.as_text().is_some() {
            let before = text.get(..range.start).unwrap_or("");
            let with_space = before.trim_end_matches(' ').len()..range.end;
            let edits = vec![(piece.place(with_space), String::new())];
            diagnostic = diagnostic.fix(Fix { title: "ta bort anteckningen".to_owned(), safe: false, edits });
        }
        diagnostic.insats = insats.map(str::to_owned);
        sink.push(diagnostic);
    }
}

/// Whether the word is a mark and no ordinary one: `TODO` in capitals or with a colon, `xxx` of nothing but x.
fn is_mark(text: &str, reading: &Reading<'_>, hit: &Hit) -> bool {
    let said = text.get(hit.range.clone()).unwrap_or("");
    match said.to_lowercase().as_str() {
        "todo" | "tbd" | "fixme" => reading.is_label(hit) || !said.chars().any(char::is_lowercase),
        "nn" => said == "NN",
        word if word.ends_with(" x") => said.ends_with('X'),
        word if word.starts_with("xx") => word.chars().all(|letter| matches!(letter, 'x' | '-')),
        _ => true,
    }
}

/// Where notes in brackets stand.
fn notes(text: &str, reading: &Reading<'_>) -> Vec<Range<usize>> {
    let brackets = brackets(text);
    if brackets.is_empty() {
        return Vec::new();
    }
    let begins = |hits: &Begun, range: &Range<usize>, whole: bool| {
        let inner = text.get(range.start + 1..range.end - 1).unwrap_or("");
        let word_from = |inner: &str| range.end - 1 - inner.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let start = word_from(inner);
        // *OBS!* is a sentence of its own, and the note is what comes after it.
        let attention = text.get(start..range.end - 1).and_then(|inner| {
            let (word, rest) = inner.split_at_checked(3)?;
            (word.eq_ignore_ascii_case("obs") && rest.starts_with(['!', '.', ':', ','])).then(|| word_from(rest))
        });
        let there = |hit: &Hit| {
            let rest = text.get(hit.range.end..range.end).unwrap_or("");
            let ends = rest.starts_with(':') || !has_words(rest);
            hit.range.end < range.end && (ends || !whole) && !reading.quoted(hit)
        };
        [Some(start), attention].into_iter().flatten().filter_map(|at| hits.get(&at)).flatten().any(there)
    };
    let any = |bracket: u8| brackets.iter().any(|range| text.as_bytes().get(range.start) == Some(&bracket));
    let (round, square) = (any(b'('), any(b'['));
    let notes = begun(reading, if round || square { &NOTES } else { &[] });
    let whole = begun(reading, if round || square { &WHOLE } else { &[] });
    let in_square = begun(reading, if square { &IN_SQUARE } else { &[] });
    let is_note = |range: &Range<usize>| {
        let kind = text.as_bytes().get(range.start);
        if kind == Some(&b'<') {
            return is_to_fill_in(text.get(range.start + 1..range.end - 1).unwrap_or(""));
        }
        let square = kind == Some(&b'[');
        begins(&notes, range, false) || begins(&whole, range, true) || square && begins(&in_square, range, false)
    };
    brackets.iter().filter(|range| is_note(range)).cloned().collect()
}

/// Where phrases stand in a text, by where they begin.
type Begun = HashMap<usize, Vec<Hit>>;

/// Looks for each phrase once, however many brackets there are.
fn begun(reading: &Reading<'_>, phrases: &[&str]) -> Begun {
    let mut out = Begun::new();
    for hit in phrases.iter().flat_map(|phrase| reading.find(phrase)) {
        out.entry(hit.range.start).or_default().push(hit);
    }
    out
}

/// Whether what stands between `<` and `>` begins as something to fill in. Prose does not read it, since it is mostly an
/// address, and it is read here by itself.
fn is_to_fill_in(inner: &str) -> bool {
    let reading = Reading::new(inner);
    IN_SQUARE.iter().chain(&NOTES).any(|phrase| reading.find(phrase).iter().any(|hit| hit.range.start == 0))
}

/// Pairs of brackets within a paragraph, outermost first. Links, footnotes, boxes to tick, and what is smaller or
/// greater than something else are none.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find(['[', '(', '<'])).map(|found| at + found) {
        at = open + 1;
        let rest = text.get(open..).unwrap_or("");
        let close = match rest.bytes().next() {
            Some(b'[') => b']',
            Some(b'(') => b')',
            _ => b'>',
        };
        // Looked for no further, since a text may have nothing but brackets.
        let Some(length) = rest.bytes().take(LONGEST).position(|byte| byte == close).map(|found| found + 1) else {
            continue;
        };
        let inner = rest.get(..length).unwrap_or("");
        let link = close == b']' && rest.get(length..).is_some_and(|after| after.starts_with(['(', '[', ':']));
        let target = close == b')' && text.get(..open).is_some_and(|before| before.ends_with(']'));
        let compared = close == b'>' && !is_tight(text.get(..open).unwrap_or(""), inner);
        if !link && !target && !compared && !inner.contains("\n\n") {
            out.push(open..open + length);
        }
        // Between two signs of comparison there may be brackets.
        at = if compared { open + 1 } else { open + length };
    }
    out
}

/// Whether `<` and `>` stand close around words, as around what is to be filled in, and after no word
/// or quotation mark.
fn is_tight(before: &str, inner: &str) -> bool {
    let words = inner.trim_start_matches('<').trim_end_matches('>');
    !words.ends_with(char::is_whitespace)
        && !words.contains(['[', '(', '<'])
        && !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '”' | '“' | '»' | '`'))
}
