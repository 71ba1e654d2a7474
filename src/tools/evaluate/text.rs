//! The answers for people: what can be had first, then what hangs on more, then what cannot, and last whom to ask.

use super::{Answer, Answers, Asked, Outcome};
use crate::emit::json::markdown;
use crate::emit::sentences::Guardian;
use crate::law::Norm;
use crate::law::terms::{Term, TermKind};
use crate::model::evaluate::{Deciding, taking_part_words};
use crate::model::{FactKey, Kontroll};
use crate::report::wrap::wrap;
use crate::source::Span;
use crate::swedish;
use crate::tools::trials::one_line;

/// How wide running text is, in characters.
const WIDTH: usize = 88;

/// The answers of one document, with an empty line after them.
#[must_use]
pub fn written(answers: &Answers<'_>) -> String {
    let mut out = wrap(&format!("{}: {}", answers.analysis.name, answers.person.text), WIDTH);
    out.push('\n');
    for (heading, fits) in GROUPS {
        let group: Vec<&Answer<'_>> = answers.answers.iter().filter(|answer| fits(&answer.outcome)).collect();
        if group.is_empty() {
            continue;
        }
        out.push_str(&format!("\n{heading}\n"));
        for answer in group {
            out.push_str(&format!("  {}\n", answer.insats.title.value));
            for line in said(answers, answer) {
                out.push_str(&format!("    {}\n", wrap(&line, WIDTH - 4).replace('\n', "\n      ")));
            }
        }
    }
    if answers.answers.is_empty() {
        out.push_str("\nDokumentet har inga insatser.\n");
    }
    out.push('\n');
    for line in last(answers) {
        out.push_str(&wrap(&line, WIDTH));
        out.push('\n');
    }
    out.push('\n');
    out
}

type Fits = fn(&Outcome<'_>) -> bool;

const GROUPS: [(&str, Fits); 8] = [
    ("Ges", |outcome| matches!(outcome, Outcome::Given(consent) if consent.as_slice() == [Guardian::NotNeeded])),
    (
        "Ges om vårdnadshavaren samtycker",
        |outcome| matches!(outcome, Outcome::Given(consent) if consent.as_slice() == [Guardian::Needed]),
    ),
    (
        "Ges, men fråga vad som gäller för vårdnadshavarens samtycke",
        |outcome| matches!(outcome, Outcome::Given(consent) if !matches!(consent.as_slice(), [Guardian::NotNeeded | Guardian::Needed])),
    ),
    ("Beror på mer", |outcome| matches!(outcome, Outcome::Open(_))),
    ("Ges inte, så som villkoren är skrivna", |outcome| matches!(outcome, Outcome::NotGiven { .. })),
    ("Ges först efter ansökan och behovsprövning", |outcome| matches!(outcome, Outcome::Assessed { .. })),
    ("Dokumentet anger inga villkor", |outcome| matches!(outcome, Outcome::Unstated)),
    ("Går inte att svara på", |outcome| matches!(outcome, Outcome::Unreadable)),
];

/// What is said of one insats.
fn said(answers: &Answers<'_>, answer: &Answer<'_>) -> Vec<String> {
    let mut out = match &answer.outcome {
        Outcome::Given(consent) => match consent.as_slice() {
            [Guardian::NotNeeded | Guardian::Needed] => Vec::new(),
            [_] => vec!["dokumentet ger inget säkert svar om samtycke; utgå från att det behövs".to_owned()],
            _ => vec!["vad som gäller för samtycke beror på åldern".to_owned()],
        },
        Outcome::Open(asked) => vec![format!("fråga om: {}", list(answers, asked))],
        Outcome::NotGiven { why, change } => {
            let mut out: Vec<String> = reasons(answers, answer, why);
            out.extend(change.iter().map(|change| format!("svaret skulle bli ett annat om {change}")));
            out
        }
        Outcome::Assessed { lagrum, certain: true } => vec![format!("{lagrum} kräver att behovet prövas först")],
        Outcome::Assessed { lagrum, certain: false } => {
            vec![format!("{lagrum} kan kräva att behovet prövas först; lagens ord är inte tydliga här")]
        }
        Outcome::Unstated => vec!["fråga den som ger insatsen vem den passar".to_owned()],
        Outcome::Unreadable => vec!["villkoren går inte att läsa; `stadga kontrollera` säger varför".to_owned()],
    };
    let day = answers.analysis.as_of;
    let period =
        answer.insats.galler.as_ref().or(answers.document.riktlinje.galler.as_ref()).map(|period| period.value);
    match period {
        Some(period) if day < period.from => out.push(format!("gäller först från den {}", swedish::day(period.from))),
        Some(period) if !period.contains(day) => out.push("gäller inte längre".to_owned()),
        _ => {}
    }
    out
}

/// The facts to ask for, in words, with what they mean and what can be answered.
fn list(answers: &Answers<'_>, asked: &[Asked]) -> String {
    let one = |asked: &Asked| match &asked.fact {
        Some(FactKey::Uppgift(name, values)) => {
            let uppgift = answers.document.uppgift(name);
            let statement = uppgift.map_or("", |uppgift| uppgift.statement.trim());
            let check = uppgift.and_then(|uppgift| uppgift.check.as_ref()).map(|check| &check.value);
            // Nobody is to assess needs where the insats is given without it (11 kap. 5 § SoL).
            let assessed = if check == Some(&Kontroll::Bedomning) { "; det kräver en bedömning" } else { "" };
            match values.is_empty() {
                true => format!("{} ({statement}{assessed})", asked.words),
                false => format!("{} ({statement}: {}{assessed})", asked.words, swedish::or(values)),
            }
        }
        _ => asked.words.clone(),
    };
    asked.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Why the insats is not given: the line that decides, or the lines that do so together.
fn reasons(answers: &Answers<'_>, answer: &Answer<'_>, why: &Deciding<'_>) -> Vec<String> {
    let line = |term: &&Term| {
        let text = one_line(answers.analysis.sources.slice(term.span));
        format!("`{text}` ({})", place(answers, term.span))
    };
    match why {
        Deciding::Lines(lines) => {
            let lines: Vec<String> = lines.iter().map(line).collect();
            let word = if lines.len() == 1 { "raden som avgör" } else { "raderna som avgör" };
            vec![format!("{word}: {}", swedish::and(&lines))]
        }
        Deciding::Together(lines) => {
            let lines: Vec<String> = lines.iter().map(line).collect();
            vec![format!("raderna går inte ihop för personen: {}", swedish::and(&lines))]
        }
        Deciding::TakingPart => {
            let span = answer.insats.ges_till.first().map_or(answer.insats.head, |given| given.span);
            vec![format!("{} ({})", taking_part_words(answer.insats), place(answers, span))]
        }
    }
}

/// Whom to ask, and that one can apply.
fn last(answers: &Answers<'_>) -> Vec<String> {
    let riktlinje = &answers.document.riktlinje;
    let namnd = riktlinje.namnd.as_ref().map_or("socialnämnden", |name| name.value.as_str());
    let kommun: Vec<&str> = riktlinje.kommun.iter().map(|name| name.value.as_str()).collect();
    let of = if kommun.is_empty() { String::new() } else { format!(" i {}", swedish::and(&kommun)) };
    let mut out = Vec::new();
    let kontakt = riktlinje.kontakt.as_ref().map(|kontakt| &kontakt.value);
    let ways: Vec<String> = kontakt
        .into_iter()
        .flat_map(|kontakt| {
            let telephone = kontakt.telefon.iter().map(|number| format!("ring {number}"));
            let mail = kontakt.epost.iter().map(|address| format!("skriv till {address}"));
            let web = kontakt.webb.iter().map(|address| format!("se {address}"));
            telephone.chain(mail).chain(web)
        })
        .collect();
    out.push(match ways.is_empty() {
        true => format!("Fråga {namnd}{of}. Kommunens växel kopplar rätt."),
        false => format!("Fråga {namnd}{of}: {}.", swedish::or(&ways)),
    });
    let lagrum = answers.document.law.norm(answers.analysis.as_of, |norm| matches!(norm, Norm::Inform));
    let lagrum = lagrum.map_or(String::new(), |cited| format!(" ({})", cited.provision.lagrum.paragraf()));
    out.push(format!(
        "Den som vill kan alltid ansöka om stöd hos {namnd}. Då prövas vad just den personen behöver. Det gäller även \
         den som redan får något av det som står här. Den som ger stödet ska berätta om det{lagrum}."
    ));
    if let Some(text) = riktlinje.ansokan.as_ref().filter(|text| !text.is_blank()) {
        out.push(format!("Så ansöker man: {}", one_line(&markdown(text, answers.document))));
    }
    out
}

/// The conditions of each insats line by line, in the order of the text, with what each line comes out as for the
/// person and where it stands. Lines of a named villkor follow the line that names it.
#[must_use]
pub fn tree(answers: &Answers<'_>) -> String {
    let mut out = String::new();
    for answer in &answers.answers {
        let head = format!("{}: {}", answer.insats.title.value, word(&answer.outcome));
        out.push_str(&format!("{head}\n"));
        let rows = answer.rows();
        if rows.is_empty() {
            let why = match &answer.insats.villkor {
                None => "dokumentet anger inga villkor",
                Some(villkor) if villkor.whole => "öppet för alla",
                Some(_) => "villkoren går inte att läsa",
            };
            out.push_str(&format!("  {why}\n\n"));
            continue;
        }
        let lines: Vec<(&str, String, String)> = rows
            .iter()
            .map(|row| {
                let words = format!("{}{}", "  ".repeat(row.depth), written_line(answers, row.term));
                (truth(row.holds), words, place(answers, row.term.span))
            })
            .collect();
        let width = lines.iter().map(|(_, words, _)| words.chars().count()).max().unwrap_or(0);
        for (truth, words, place) in lines {
            let gap = " ".repeat(width - words.chars().count());
            out.push_str(&format!("  {truth:<5}  {words}{gap}  {place}\n"));
        }
        out.push('\n');
    }
    out
}

/// A line as it is written; of a group, its head.
fn written_line(answers: &Answers<'_>, term: &Term) -> String {
    let text = one_line(answers.analysis.sources.slice(term.span));
    match &term.kind {
        TermKind::All(_) | TermKind::Any(_) | TermKind::NoneOf(_) | TermKind::Role(..) => {
            text.split('{').next().unwrap_or("").trim().to_owned()
        }
        TermKind::Not(inner)
            if !matches!(
                inner.kind,
                TermKind::Age { .. } | TermKind::Residence { .. } | TermKind::Fact { .. } | TermKind::Named { .. }
            ) =>
        {
            "inte".to_owned()
        }
        _ => text,
    }
}

fn truth(holds: Option<bool>) -> &'static str {
    match holds {
        Some(true) => "ja",
        Some(false) => "nej",
        None => "okänt",
    }
}

/// An outcome in a few words.
pub(super) fn word(outcome: &Outcome<'_>) -> &'static str {
    match outcome {
        Outcome::Given(consent) => match consent.as_slice() {
            [Guardian::NotNeeded] => "ges",
            [Guardian::Needed] => "ges om vårdnadshavaren samtycker",
            _ => "ges, men fråga vad som gäller för samtycke",
        },
        Outcome::Open(_) => "beror på mer",
        Outcome::NotGiven { .. } => "ges inte",
        Outcome::Assessed { .. } => "ges först efter ansökan och behovsprövning",
        Outcome::Unstated => "dokumentet anger inga villkor",
        Outcome::Unreadable => "går inte att svara på",
    }
}

fn place(answers: &Answers<'_>, span: Span) -> String {
    crate::tools::trials::place(answers.analysis, span)
}
