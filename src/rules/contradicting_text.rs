//! V008 motsägande-text: the insats' own prose states an age as a requirement, and no condition knows that age.

use super::formula::lines;
use super::prose::{Hit, Part, Piece, Reading};
use super::{Check, Ctx, Rule, Sink};
use crate::condition::Who;
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::terms::{AgeForm, TermKind};
use crate::model::{Insats, Participant, ProseKind, Villkor};
use crate::swedish;

/// See `docs/regler/V008.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V008",
        slug: "motsägande-text",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/V008.md"),
    },
    check: Check::Insats(check),
};

/// How an age is stated in the text of `målgrupp`, which is about nothing else than who may come.
const IN_GROUP: [&str; 3] = ["minst|från|fyllt * år", "under|högst * år", "yngre än * år"];

/// How it is stated as a requirement elsewhere.
const REQUIRED: [&str; 6] = [
    "du|deltagaren|deltagarna måste|ska|behöver vara minst|under|högst * år",
    "du|deltagaren|deltagarna måste|ska|behöver ha fyllt * år",
    "måste|ska|behöver du|deltagaren|deltagarna vara minst|under|högst * år",
    "måste|ska|behöver du|deltagaren|deltagarna ha fyllt * år",
    "du|deltagaren|deltagarna måste|ska|behöver vara yngre än * år",
    "måste|ska|behöver du|deltagaren|deltagarna vara yngre än * år",
];

/// How `kortfattat` begins when it says who may come.
const OPENING: [&str; 2] = ["du som är minst|under|högst * år", "du som har fyllt * år"];

/// Words that make the age one of somebody else, of a time, of a part of the insats, or no strict limit.
const DOUBT: [&str; 6] = [
    "samtyck*|vårdnadshav*|föräld*|målsman|barn*|son|dotter|syskon|ledare*|sällskap|anhörig*|närstående",
    "vanlig*|oftast|regel|normalt|undantag*|främst|cirka|ungefär|helst|särskilt|bör|prioriter*",
    "om|när|vid|annars|också|även|eller|vissa|någon|några|delar|del",
    "gratis|kostar|avgift*|rabatt*|pris*",
    "i|sedan|senaste minst|högst|under",
    "inte bara|endast|enbart",
];

/// That the age is asked for something, and what it is then that one must be so old for if it is the whole insats.
const FOR: [&str; 1] = ["för att"];
const TO_TAKE_PART: [&str; 1] = ["för att delta|komma|få|vara|gå|bli|söka|anmäla|ansöka|kunna"];

/// The ages that are taken to be ages of participants, in years.
const AGES: std::ops::RangeInclusive<u32> = 6..=90;

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some(limits) = limits(insats) else { return };
    for piece in &ctx.prose.pieces {
        let phrases: &[&str] = match piece.part {
            Part::Malgrupp => &IN_GROUP,
            Part::Prose(ProseKind::Innehall | ProseKind::Kortfattat | ProseKind::Karaktar | ProseKind::Text) => {
                &REQUIRED
            }
            _ => continue,
        };
        if !piece.words.contains(" år") || !piece.words.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let reading = piece.read();
        let mut hits: Vec<Hit> = phrases.iter().flat_map(|phrase| reading.find(phrase)).collect();
        if piece.part == Part::Prose(ProseKind::Kortfattat) {
            hits.extend(OPENING.iter().flat_map(|phrase| reading.find(phrase)).filter(|hit| hit.range.start == 0));
        }
        // With several ages in a text it is not certain what each is about.
        if reading.find("år").len() != 1 {
            continue;
        }
        let named = hits.into_iter().find_map(|hit| years(piece, &hit).map(|years| (hit, years)));
        let Some((hit, years)) = named else { continue };
        if certain(reading, &hit) && !limits.contains(&(years * 12)) {
            sink.push(finding(insats, piece, &hit, years, &limits));
        }
    }
}

/// The ages in months at which the conditions and the block of `målgrupp` draw a limit; `None` when they are not
/// known for certain, or when they speak of more than one person.
fn limits(insats: &Insats) -> Option<Vec<u32>> {
    let [role] = insats.ges_till.as_slice() else { return None };
    let alone = matches!(role.value, Participant::Individ | Participant::Barn);
    let villkor = insats.villkor.as_ref().filter(|villkor| villkor.whole && insats.whole && alone)?;
    let intended = insats.malgrupp.as_ref().and_then(|group| group.villkor.as_ref());
    if intended.is_some_and(|block| !block.whole) {
        return None;
    }
    let of =
        |block: &Villkor| lines(&block.terms).iter().map(|line| (line.who, line.term.kind.clone())).collect::<Vec<_>>();
    let all: Vec<_> = of(villkor).into_iter().chain(intended.into_iter().flat_map(of)).collect();
    let mut limits = Vec::new();
    let mut facts = false;
    for (who, kind) in &all {
        if *who != Who::Individ {
            return None;
        }
        match kind {
            // `högst 12 år` ends where one turns 13, and `över 12 år` begins there.
            TermKind::Age { from, to, written } => {
                let over = match written {
                    AgeForm::Over(said) => Some(*said),
                    _ => None,
                };
                let end = to.map(|to| to + 1);
                limits.extend([Some(*from), over, end, end.map(|end| end.saturating_sub(12))].into_iter().flatten());
            }
            TermKind::Fact { .. } => facts = true,
            _ => {}
        }
    }
    // An uppgift may tell an age in other words.
    (!facts || !limits.is_empty()).then_some(limits)
}

/// The age in years that a hit names.
fn years(piece: &Piece<'_>, hit: &Hit) -> Option<u32> {
    let said = piece.words.get(hit.range.clone())?;
    let number = said.split_whitespace().rev().nth(1)?;
    number.parse().ok().filter(|years| AGES.contains(years))
}

fn certain(reading: &Reading<'_>, hit: &Hit) -> bool {
    !reading.denied(hit)
        && !reading.quoted(hit)
        && !reading.is_example(hit)
        && !reading.beside(hit, &DOUBT)
        && (!reading.beside(hit, &FOR) || reading.beside(hit, &TO_TAKE_PART))
}

fn finding(insats: &Insats, piece: &Piece<'_>, hit: &Hit, years: u32, limits: &[u32]) -> Diagnostic {
    let age = swedish::age(years * 12);
    let message = if limits.is_empty() {
        format!("texten kräver en ålder ({age}), men villkoren har ingen åldersgräns")
    } else {
        format!("texten kräver en ålder ({age}) som inte finns i villkoren")
    };
    let help = "skriv samma ålder på båda ställena, till exempel `ålder minst 18 år` i `villkor`, eller ändra texten";
    let mut found = Diagnostic::new(&RULE.descriptor, piece.place(hit.range.clone()), message).help(help);
    if let Some(villkor) = &insats.villkor {
        found = found.label(villkor.keyword, "det här är allt som får kontrolleras");
    }
    found
}
