//! Small words of running text among conditions, where they read as names: what was meant by them.

use crate::diagnostic::{Diagnostic, Fix, codes};
use crate::source::Span;
use crate::syntax::tree::{Line, LineKind, Name, Unit};

/// Words that join conditions in running text.
const JOINING: [&str; 4] = ["och", "samt", "men", "plus"];

/// Words that deny.
const DENYING: [&str; 3] = ["ej", "icke", "inga"];

/// Others that nobody would name an uppgift.
const OTHERS: [&str; 33] = [
    "äldre",
    "yngre",
    "än",
    "fyllt",
    "personen",
    "individen",
    "har",
    "som",
    "med",
    "den",
    "det",
    "de",
    "en",
    "ett",
    "att",
    "för",
    "på",
    "till",
    "om",
    "utan",
    "när",
    "där",
    "kan",
    "ska",
    "skall",
    "får",
    "måste",
    "vara",
    "hos",
    "vid",
    "även",
    "också",
    "eller",
];

/// The possessive of someone, and the word that begins conditions on that person.
const OF_SOMEONE: [(&str, &str); 6] = [
    ("barnets", "barnet"),
    ("barnens", "barnet"),
    ("förälderns", "föräldern"),
    ("föräldrarnas", "föräldern"),
    ("föräldrars", "föräldern"),
    ("närståendes", "närstående"),
];

/// Whether a word is one of them, that joins or denies or tells whose.
pub(super) fn is_small(word: &str) -> bool {
    JOINING.contains(&word) || DENYING.contains(&word) || OF_SOMEONE.iter().any(|(known, _)| *known == word)
}

/// Whether a word stands between two things.
pub(super) fn is_joining(word: &str) -> bool {
    JOINING.contains(&word)
}

/// What is wrong with a small word before `är` and one value; `None` when it is none.
pub(super) fn before_value(name: &Name, values: &[Name]) -> Option<Diagnostic> {
    let [value] = values else { return None };
    if !OTHERS.contains(&name.value.as_str()) {
        return None;
    }
    let span = name.span.to(value.span);
    let error = Diagnostic::new(&codes::M001, name.span, format!("`{}` går inte att läsa som ett villkor", name.value));
    let title = format!("skriv bara `{}`", value.value);
    Some(error.help(title.clone()).fix(fix(title, vec![(span, value.value.clone())])))
}

/// What is wrong with the small word that these lines begin with, and how many lines that explains; `None` when they
/// begin with something else. `before` is the line before.
pub(super) fn explain(before: Option<&Line>, lines: &[Line]) -> Option<(Diagnostic, usize)> {
    let (word, span) = name(lines.first()?)?;
    let next = lines.get(1);
    if JOINING.contains(&word) {
        let age = before.and_then(exact_age).zip(next.and_then(name));
        if let Some((age, (how, end))) = age
            && let Some(bound) = bound(how)
        {
            let whole = Span { start: before.map_or(span.start, |line| line.span.start), end: end.end, ..span };
            let meant = format!("ålder {bound} {age}");
            let error = Diagnostic::new(&codes::M001, span.to(end), format!("`{word} {how}` är inget villkor"));
            let title = format!("skriv `{meant}`");
            return Some((error.help(title.clone()).fix(fix(title, vec![(whole, meant)])), 2));
        }
        let error = Diagnostic::new(&codes::M001, span, format!("`{word}` ska inte stå mellan villkor"));
        let title = format!("ta bort `{word}`");
        let help = format!("{title} och skriv varje villkor på en egen rad; alla rader måste vara uppfyllda");
        return Some((error.help(help).fix(fix(title, vec![(span, String::new())])), 1));
    }
    if DENYING.contains(&word) {
        let error = Diagnostic::new(&codes::M001, span, format!("`{word}` går inte att läsa som ett villkor"));
        let error = error.help(format!("skriv `inte` i stället för `{word}`"));
        return Some((error.fix(fix("skriv `inte`".to_owned(), vec![(span, "inte".to_owned())])), 1));
    }
    if let Some((_, role)) = OF_SOMEONE.iter().find(|(known, _)| *known == word) {
        let error = Diagnostic::new(&codes::M001, span, format!("`{word}` går inte att läsa som ett villkor"));
        let example = "ålder 3–5 år";
        let error = error.help(format!("skriv villkoret inom klamrar efter `{role}`, som `{role} {{ {example} }}`"));
        let Some(next) = next.filter(|next| next.span.start <= span.end + 1) else { return Some((error, 1)) };
        let end = Span { start: next.span.end, ..next.span };
        let edits = vec![(span, format!("{role} {{")), (end, " }".to_owned())];
        return Some((error.fix(fix(format!("skriv `{role} {{ … }}`"), edits)), 2));
    }
    OTHERS.contains(&word).then(|| {
        let error = Diagnostic::new(&codes::M001, span, format!("`{word}` går inte att läsa som ett villkor"));
        (error.help("skriv uppgifternas namn, en på varje rad; löpande text hör hemma i `målgrupp` eller `text`"), 1)
    })
}

fn name(line: &Line) -> Option<(&str, Span)> {
    match &line.kind {
        LineKind::Name(name) => Some((name.value.as_str(), name.span)),
        _ => None,
    }
}

/// An age that was written alone, as `18 år`.
fn exact_age(line: &Line) -> Option<String> {
    let LineKind::AgeExact(age) = &line.kind else { return None };
    let unit = if age.unit == Unit::Manad { "månader" } else { "år" };
    Some(format!("{} {unit}", age.number))
}

fn bound(word: &str) -> Option<&'static str> {
    match word {
        "äldre" | "uppåt" => Some("minst"),
        "yngre" | "nedåt" => Some("högst"),
        _ => None,
    }
}

fn fix(title: String, edits: Vec<(Span, String)>) -> Fix {
    Fix { title, safe: false, edits }
}
