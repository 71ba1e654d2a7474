//! K005 gammal-term: words that the law or good usage has left, with what to write instead.

use std::ops::Range;

use super::prose::{Hit, Part, Piece, Reading, Signature};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Fix, Severity};
use crate::source::Span;
use crate::swedish;

/// See `docs/regler/K005.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K005",
        slug: "gammal-term",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K005.md"),
    },
    check: Check::Document(check),
};

/// Words of one kind and what to write instead of them.
struct Old {
    phrases: &'static [&'static str],
    instead: &'static str,
    /// What stands right before the word where it means something else.
    not_after: &'static [&'static str],
    /// What stands right after it then.
    not_before: &'static [&'static str],
}

const OLD: [Old; 13] = [
    Old {
        phrases: &["missbrukare|missbrukaren|missbrukarna|missbrukares|missbrukarens|missbrukarnas"],
        instead: "person med skadligt bruk eller beroende",
        not_after: &[],
        not_before: &[],
    },
    Old {
        phrases: &["missbruk*", "alkoholmissbruk*|narkotikamissbruk*|drogmissbruk*|läkemedelsmissbruk*|blandmissbruk*"],
        instead: "skadligt bruk eller beroende",
        not_after: &[],
        not_before: &["av makt*|förtroende*|ställning*|bidrag*|rätt*|befogenhet*"],
    },
    Old { phrases: &["spelmissbruk*"], instead: "spelberoende", not_after: &[], not_before: &[] },
    Old {
        phrases: &["narkoman|narkomaner|narkomanen|alkoholist|alkoholister|alkoholisten"],
        instead: "person med skadligt bruk eller beroende",
        not_after: &["anonyma"],
        not_before: &[],
    },
    Old { phrases: &["biståndslös*"], instead: "utan behovsprövning", not_after: &[], not_before: &[] },
    Old {
        phrases: &["biståndsbedömning*|biståndsprövning*"],
        instead: "behovsprövning",
        not_after: &[],
        not_before: &[],
    },
    Old { phrases: &["biståndsbedöm*|biståndspröva*"], instead: "behovsprövad", not_after: &[], not_before: &[] },
    Old { phrases: &["biståndsbeslut*"], instead: "beslut om insats", not_after: &[], not_before: &[] },
    Old { phrases: &["biståndsinsats*"], instead: "insats", not_after: &[], not_before: &[] },
    Old {
        phrases: &["bistånd|biståndet"],
        instead: "insats",
        not_after: &[
            "ekonomisk*|rättslig*|juridisk*|internationell*|teknisk*|humanitär*|med",
            "ekonomisk* .. och|eller",
        ],
        not_before: &["av|från"],
    },
    Old { phrases: &["socialbidrag*|socialhjälp*"], instead: "ekonomiskt bistånd", not_after: &[], not_before: &[] },
    Old {
        phrases: &["handikapp|handikappet|handikappad|handikappade|funktionshindrad|funktionshindrade"],
        instead: "person med funktionsnedsättning",
        not_after: &[],
        not_before: &[],
    },
    Old { phrases: &["dement|dementa"], instead: "person med demenssjukdom", not_after: &[], not_before: &[] },
];

/// A word for the word itself, or for what was: the sentence is about the old term.
const ABOUT: [&str; 4] = [
    "ordet|orden|begreppet|termen|uttrycket",
    "kallades|kallat|hette",
    "tidigare|förr|förut .. kallad|kallade|talade|sade|skrev|stod|lag*|socialtjänstlag*",
    "gamla|äldre|2001 .. lag*|socialtjänstlag*",
];

/// Names of laws and guidelines that keep the old word.
const NAMES: [&str; 4] = [
    "lag|lagen om",
    "riktlinje|riktlinjer|riktlinjerna för",
    "vård av",
    "enhet|enheten|mottagning|mottagningen|team|teamet|avdelning|avdelningen för|mot",
];

/// How the names of units end, as `Missbruksenheten`.
const UNITS: [&str; 5] = ["enheten", "mottagningen", "teamet", "avdelningen", "centrum"];

/// How many more places a finding shows.
const SHOWN: usize = 5;

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let mut all: Vec<_> = OLD.iter().map(|old| (old, ctx.texts.possible(old.phrases))).collect();
    all.retain(|(_, phrases)| !phrases.is_empty());
    look(&ctx.texts.general.pieces, &ctx.texts.general.words, &all, None, sink);
    for method in &ctx.texts.methods.pieces {
        look(std::slice::from_ref(method), &ctx.texts.methods.words, &all, None, sink);
    }
    for (insats, prose) in ctx.texts.each(ctx.document) {
        look(&prose.pieces, &prose.words, &all, Some(&insats.name), sink);
    }
}

/// One finding for each kind of word, at the first place, with the others beside it. `all` has those of its phrases that
/// may stand there.
fn look(
    pieces: &[Piece<'_>],
    words: &Signature,
    all: &[(&Old, Vec<&'static str>)],
    insats: Option<&str>,
    sink: &mut Sink<'_>,
) {
    for (old, phrases) in all {
        let phrases: Vec<&str> = phrases.iter().copied().filter(|phrase| words.may_hold(phrase)).collect();
        if phrases.is_empty() {
            continue;
        }
        let mut found: Vec<(Span, String, Option<String>)> = Vec::new();
        for piece in pieces {
            let reading = piece.read();
            let mut hits: Vec<Hit> = phrases.iter().flat_map(|phrase| reading.find(phrase)).collect();
            hits.retain(|hit| counts(old, piece, reading, hit));
            hits.sort_by_key(|hit| hit.range.start);
            for hit in hits {
                let word = piece.words.get(hit.range.clone()).unwrap_or("");
                // The place in a title is all of it, so nothing there can be changed by itself.
                let change = piece.as_text().and_then(|_| replacement(word, reading, &hit));
                found.push((piece.place(hit.range.clone()), word.to_owned(), change));
            }
        }
        if let Some(diagnostic) = finding(old, &found, insats) {
            sink.push(diagnostic);
        }
    }
}

fn finding(old: &Old, found: &[(Span, String, Option<String>)], insats: Option<&str>) -> Option<Diagnostic> {
    let ((span, word, _), others) = found.split_first()?;
    let message = format!("`{word}` är ett äldre ord");
    let mut diagnostic = Diagnostic::new(&RULE.descriptor, *span, message)
        .help(format!("skriv till exempel `{}`", old.instead))
        .note("citat och namn på lagar och verksamheter kan stå kvar");
    for (span, word, _) in others.iter().take(SHOWN) {
        diagnostic = diagnostic.label(*span, format!("`{word}` står också här"));
    }
    let change = |(span, _, change): &(Span, String, Option<String>)| Some((*span, change.clone()?));
    let edits: Vec<(Span, String)> = found.iter().filter_map(change).collect();
    // A change that leaves some of the words would leave the finding too.
    if let Some((_, first)) = edits.first().filter(|_| edits.len() == found.len()) {
        let one = edits.iter().all(|(_, new)| new.to_lowercase() == first.to_lowercase());
        let title = if one { format!("skriv `{}`", first.to_lowercase()) } else { "byt ut orden".to_owned() };
        diagnostic = diagnostic.fix(Fix { title, safe: false, edits });
    }
    diagnostic.insats = insats.map(str::to_owned);
    Some(diagnostic)
}

/// Whether the word is the author's own, about people or insatser of today.
fn counts(old: &Old, piece: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    let text = piece.words;
    let word = text.get(hit.range.clone()).unwrap_or("");
    let lower = word.to_lowercase();
    // `biståndsbedömning` and `missbrukare` have kinds of their own.
    let other = old.instead == "behovsprövad" && lower.starts_with("biståndsbedömning")
        || old.instead == "skadligt bruk eller beroende"
            && ["missbrukare", "missbrukarn"].iter().any(|stem| lower.starts_with(stem))
        || UNITS.iter().any(|unit| lower.ends_with(unit));
    // Money of the same text is spoken of as `biståndet` afterwards.
    let money = || old.instead == "insats" && !reading.find("ekonomisk* bistånd*").is_empty();
    !other
        && !is_name(text, &hit.range)
        && !reading.quoted(hit)
        && !reading.right_before(hit, old.not_after)
        && !reading.right_after(hit, old.not_before)
        && !reading.beside(hit, &ABOUT)
        // A title names what the author decides.
        && (piece.part == Part::Title || !reading.before(hit, &NAMES))
        && !money()
}

/// Whether the word begins with a capital letter inside a sentence: then it is a name, or part of one.
fn is_name(text: &str, range: &Range<usize>) -> bool {
    let capital = text.get(range.clone()).is_some_and(|word| word.starts_with(char::is_uppercase));
    let before = text.get(..range.start).unwrap_or("").trim_end_matches(['*', '_']);
    let line = before.rsplit('\n').next().unwrap_or("");
    let first = before.trim_end().ends_with(['.', '!', '?', ':']) || line.chars().all(|c| !c.is_alphabetic());
    capital && !first
}

/// What may stand instead of the very word; `None` where the sentence must be written anew.
fn replacement(word: &str, reading: &Reading<'_>, hit: &Hit) -> Option<String> {
    let lower = word.to_lowercase();
    let new = match lower.as_str() {
        "missbruk" if reading.right_after(hit, &["av", "eller|och beroende"]) => "skadligt bruk".to_owned(),
        "missbruk" => "skadligt bruk eller beroende".to_owned(),
        "alkoholmissbruk" => "skadligt bruk av alkohol".to_owned(),
        "narkotikamissbruk" => "skadligt bruk av narkotika".to_owned(),
        "drogmissbruk" => "skadligt bruk av droger".to_owned(),
        "läkemedelsmissbruk" => "skadligt bruk av läkemedel".to_owned(),
        "socialbidrag" => "ekonomiskt bistånd".to_owned(),
        _ => {
            let ending = lower.strip_prefix("biståndsbedömning").or_else(|| lower.strip_prefix("biståndsprövning"))?;
            matches!(ending, "" | "en" | "ar" | "arna").then(|| format!("behovsprövning{ending}"))?
        }
    };
    Some(if word.starts_with(char::is_uppercase) { swedish::capital(&new) } else { new })
}
