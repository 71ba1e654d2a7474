//! K012 visas-inte: what the pages do not show of a text: HTML, images, addresses where no link may lead, and a sign
//! that becomes the mark of a quotation.

use super::prose::{Piece, bytes};
use super::wording::short;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Fix, Severity};
use crate::model::markdown::{self, Hidden};
use crate::swedish;

/// See `docs/regler/K012.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K012",
        slug: "visas-inte",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K012.md"),
    },
    check: Check::Document(check),
};

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let shared = ctx.texts.general.pieces.iter().chain(&ctx.texts.methods.pieces).map(|piece| (piece, None));
    let own = ctx.texts.each(ctx.document);
    let own = own.flat_map(|(insats, prose)| prose.pieces.iter().map(|piece| (piece, Some(insats.name.clone()))));
    // A title is no Markdown, and all of it is shown.
    for (piece, insats) in shared.chain(own).filter(|(piece, _)| piece.as_text().is_some()) {
        for mut found in look(piece) {
            found.insats.clone_from(&insats);
            sink.push(found);
        }
    }
}

/// What is not shown of one text: one finding for all of its HTML, and one for each other thing.
fn look(piece: &Piece<'_>) -> Vec<Diagnostic> {
    // Nearly all texts have neither tags, links, images nor quotations.
    if ![b'<', b'>', b']'].into_iter().any(|sign| bytes::has(piece.words, sign)) {
        return Vec::new();
    }
    let hidden = markdown::hidden(piece.words);
    let is_html = |hidden: &Hidden| matches!(hidden, Hidden::Tag(_) | Hidden::Code(_));
    let tags = hidden.iter().filter(|(hidden, _)| is_html(hidden)).count();
    let mut told = false;
    let mut out = Vec::new();
    for (hidden, range) in hidden {
        let again = is_html(&hidden) && std::mem::replace(&mut told, true);
        if again {
            continue;
        }
        let written = piece.words.get(range.clone()).unwrap_or("");
        let (message, help) = words(&hidden, written);
        let mut found = Diagnostic::new(&RULE.descriptor, piece.place(range.clone()), message).help(help);
        if is_html(&hidden) && tags > 1 {
            found = found.note(format!("texten har HTML på {tags} ställen"));
        }
        if let Hidden::Address(address) = &hidden
            && let Some((at, whole)) = written.rfind(address.as_str()).zip(whole(address))
        {
            let place = piece.place(range.start + at..range.start + at + address.len());
            let title = format!("skriv `{whole}`");
            found = found.fix(Fix { title, safe: false, edits: vec![(place, whole)] });
        }
        out.push(found);
    }
    out
}

/// The message and the help.
fn words(hidden: &Hidden, written: &str) -> (String, String) {
    let written = short(written);
    match hidden {
        Hidden::Tag(name) => (
            format!("`{written}` är HTML, som sidorna inte visar; orden omkring visas"),
            format!("ta bort det, och {}", instead(name)),
        ),
        Hidden::Code(name) => (
            format!("koden i `<{name}>` visas inte på sidorna"),
            "ta bort koden; hur sidorna ser ut bestäms på ett annat ställe".to_owned(),
        ),
        Hidden::Comment => (
            format!("kommentaren `{written}` visas inte på sidorna"),
            "ta bort den; en anteckning kan stå efter `//` utanför texten, där läsaren inte ser den".to_owned(),
        ),
        Hidden::Image(address) => (
            format!("bilden `{address}` visas inte på sidorna, bara orden som beskriver den"),
            "ta bort bilden, och skriv med ord det som den visar".to_owned(),
        ),
        Hidden::Address(address) => (
            format!("`{address}` blir ingen länk på sidorna, bara orden visas"),
            match whole(address) {
                Some(whole) => format!("skriv hela adressen: `{whole}`"),
                None => "en länk får börja med `https`, `http`, `mailto` eller `tel`".to_owned(),
            },
        ),
        Hidden::Sign => (
            format!("`{written}` läses som ett citat, och tecknet `>` visas inte på sidorna"),
            format!("skriv med ord{}", in_words(&written)),
        ),
        Hidden::Definition => (
            format!("`{written}` läses som adressen till en länk och visas inte på sidorna"),
            "skriv utan hakparenteser, eller en länk som `[ord](https://www.example.com/)`".to_owned(),
        ),
    }
}

/// How a measure after a sign may be written. Whoever has turned 18 is more than 18 years old to some and not to
/// others, so an age is given both ways (K011).
fn in_words(written: &str) -> String {
    let measure = written.trim_start_matches(|c: char| !c.is_ascii_digit());
    let (number, unit) = measure.split_at(measure.find(|c: char| !c.is_ascii_digit()).unwrap_or(measure.len()));
    let unit = unit.trim().to_lowercase();
    match number.parse::<u16>() {
        Ok(years) if matches!(&*unit, "år" | "års") && !written.contains('=') => {
            format!(
                ", till exempel `minst {years} {unit}`, eller `minst {} {unit}` om ni menar det",
                u32::from(years) + 1
            )
        }
        _ if measure.contains(['-', '–']) => format!(", till exempel `{measure}`"),
        _ => format!(", till exempel `{} {measure}`", if written.contains('=') { "minst" } else { "mer än" }),
    }
}

/// How the same is written in Markdown.
fn instead(name: &str) -> &'static str {
    match name {
        "b" | "strong" => "skriv fet stil som `**ord**`",
        "i" | "em" => "skriv kursiv stil som `*ord*`",
        "a" => "skriv länken som `[ord](https://www.example.com/)`",
        "ul" | "ol" | "li" => "skriv listan med en rad för varje punkt, som `- rad`",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "skriv rubriken som `# Rubrik`",
        "p" | "br" | "div" => "börja ett nytt stycke med en tom rad",
        "table" | "tr" | "td" | "th" | "tbody" | "thead" => "skriv tabellen som en lista",
        "img" => "skriv med ord det som bilden visar",
        _ => "skriv texten utan HTML",
    }
}

/// The address with what it lacks at its beginning, where it plainly is one on the web: `www.kommun.se`. A file, as
/// `blankett.pdf`, is none.
fn whole(address: &str) -> Option<String> {
    let host = address.split('/').next().unwrap_or("");
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| swedish::is_alphanumeric(c) || c == '-');
    let on_the_web = host.starts_with("www.") || [".se", ".nu", ".eu"].iter().any(|ending| host.ends_with(ending));
    (on_the_web && host.split('.').all(plain)).then(|| format!("https://{address}"))
}
