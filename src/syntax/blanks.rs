//! Strings that say nothing where something must be said: `nämnd ""` (S006). An empty text in prose is K006.

use super::tree::{Clause, ClauseKind, CondBlock, Dokumentation, ExemptClause, Item, Kanal, Line, LineKind, Str};
use super::vocabulary;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::swedish;

/// Reports every empty string of an item. `source` is the whole text.
pub(super) fn check(item: &Item, source: &str, errors: &mut Vec<Diagnostic>) {
    let word = |span: Span| super::lower::first_word(source.get(span.range()).unwrap_or(""));
    for (begin, string) in head(item) {
        if swedish::says_nothing(&string.value) {
            let word = word(begin);
            let place = Span { end: begin.start + length(word), ..begin };
            errors.push(empty(place, string, word, vocabulary::item(word)));
        }
    }
    let place = match item {
        Item::Riktlinje(block) | Item::Prov(block) => vocabulary::place(word(block.keyword)),
        Item::Kategori(_) => vocabulary::place("kategori"),
        Item::Uppgift(_) => vocabulary::place("uppgift"),
        _ => vocabulary::place("insats"),
    };
    for clause in super::clauses(item) {
        // One empty string of a row is enough to say that the row is not finished.
        if let Some((word, string)) =
            strings(clause, word(clause.keyword)).into_iter().find(|(_, string)| swedish::says_nothing(&string.value))
        {
            let inner = matches!(clause.kind, ClauseKind::Kontakt(_));
            let around = if inner { vocabulary::inside("kontakt", place) } else { place };
            let span = if inner { string.span } else { clause.keyword };
            errors.push(empty(span, string, word, around.example(word)));
        }
    }
    for block in conditions(item) {
        places(block, errors);
    }
}

fn length(word: &str) -> u32 {
    u32::try_from(word.len()).unwrap_or(0)
}

/// Rows whose example has no text of the kind that is empty.
const EXAMPLES: [(&str, &str); 3] = [
    ("avgift", "avgift \"150 kr per besök\"` eller `avgift ingen"),
    ("omfattning", "omfattning \"för barnet\" 5 tillfällen"),
    ("dokumentation", "dokumentation enligt 14 kap. 3 § SoL i \"Journalen\""),
];

fn empty(span: Span, string: &Str, word: &str, example: Option<&str>) -> Diagnostic {
    let error = Diagnostic::new(&codes::S006, span, format!("raden med `{word}` är inte färdig: texten är tom"));
    let error = if span == string.span { error } else { error.label(string.span, "här står ingenting") };
    let own = EXAMPLES.iter().find(|(known, _)| *known == word).map(|&(_, example)| example);
    let shown = own.or(example).map_or_else(String::new, |example| format!("; så här skrivs det: `{example}`"));
    error.help(format!("skriv texten inom citattecknen{shown}"))
}

/// The strings of an item's first row, each with where that row begins.
fn head(item: &Item) -> Vec<(Span, &Str)> {
    match item {
        Item::Riktlinje(block) | Item::Prov(block) => vec![(block.keyword, &block.head)],
        Item::Insats(block) => vec![(block.keyword, &block.head.title)],
        Item::Kategori(block) => vec![(block.keyword, &block.head.label)],
        Item::Uppgift(block) | Item::Forfattning(block) => vec![(block.keyword, &block.head.label)],
        Item::Paragraf(block) => vec![(block.keyword, &block.head.title)],
        Item::Avsnitt(avsnitt) => vec![(avsnitt.span, &avsnitt.title)],
        Item::Metod(metod) => vec![(metod.span, &metod.label)],
        Item::Villkor(_) | Item::Broken(_) => Vec::new(),
    }
}

/// The strings of a clause, each with the word that it belongs to. A day of review is asked for elsewhere (K001).
fn strings<'a>(clause: &'a Clause, word: &'a str) -> Vec<(&'a str, &'a Str)> {
    let system = |dokumentation: &'a Dokumentation| match dokumentation {
        Dokumentation::Enligt { system, .. } | Dokumentation::Niva { system, .. } => system.iter().collect(),
        Dokumentation::Undantag { block, .. } => {
            let decided = block.iter().filter_map(|clause| match clause {
                ExemptClause::Beslut(beslut) => Some(beslut),
                _ => None,
            });
            decided.flat_map(|beslut| beslut.paragraph.iter().chain(&beslut.diarienummer)).collect()
        }
    };
    let own: Vec<&Str> = match &clause.kind {
        ClauseKind::Kontakt(ways) => return ways.iter().map(|(way, string)| (channel(*way), string)).collect(),
        ClauseKind::Kommun(all) | ClauseKind::Kallas(all) => all.iter().collect(),
        ClauseKind::Namnd(one)
        | ClauseKind::Ansvarig(one)
        | ClauseKind::Forfattningssamling(one)
        | ClauseKind::Ersatter(one)
        | ClauseKind::Text(one, _)
        | ClauseKind::Avgift(Some(one))
        | ClauseKind::Utforare(one, _)
        | ClauseKind::Plats(one) => vec![one],
        ClauseKind::Beslut(beslut) => beslut.paragraph.iter().chain(&beslut.diarienummer).collect(),
        ClauseKind::Omfattning(extent) => extent.label.iter().chain(&extent.note).collect(),
        ClauseKind::Dokumentation(dokumentation) => system(dokumentation),
        ClauseKind::Godta(godta) => vec![&godta.reason, &godta.by],
        _ => Vec::new(),
    };
    own.into_iter().map(|string| (word, string)).collect()
}

fn channel(way: Kanal) -> &'static str {
    match way {
        Kanal::Telefon => "telefon",
        Kanal::Epost => "epost",
        Kanal::Webb => "webb",
        Kanal::Besok => "besök",
    }
}

fn conditions(item: &Item) -> Vec<&CondBlock> {
    let mut blocks: Vec<&CondBlock> = Vec::new();
    if let Item::Villkor(villkor) = item {
        blocks.push(&villkor.block);
    }
    for clause in super::clauses(item) {
        match &clause.kind {
            ClauseKind::Villkor(block) | ClauseKind::Malgrupp(_, Some(block)) | ClauseKind::Person(block) => {
                blocks.push(block);
            }
            _ => {}
        }
    }
    blocks
}

/// Places without a name, as `bosatt i ""`.
fn places(block: &CondBlock, errors: &mut Vec<Diagnostic>) {
    for line in &block.lines {
        place(line, errors);
    }
}

fn place(line: &Line, errors: &mut Vec<Diagnostic>) {
    match &line.kind {
        LineKind::Residence { places, .. } => {
            if let Some(blank) = places.iter().find(|place| swedish::says_nothing(&place.value)) {
                let error = Diagnostic::new(&codes::S006, blank.span, "orten har inget namn");
                errors.push(error.help("skriv `i kommunen`, eller ortens namn inom citattecknen"));
            }
        }
        LineKind::Not(inner) => place(inner, errors),
        LineKind::All(block) | LineKind::Any(block) | LineKind::NoneOf(block) | LineKind::Role(_, block) => {
            places(block, errors);
        }
        _ => {}
    }
}
