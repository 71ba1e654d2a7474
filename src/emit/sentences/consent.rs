//! Children and their guardians, in words that a 13-year-old understands.
//!
//! For each age at which a child can take part, the document and the law together say one of three things: a guardian
//! must say yes, nobody needs to, or it is not clear. What the law does not allow a document to say is not repeated
//! here; then it is not clear, and the reader is asked to ask.

use super::person::{Agreement, Person, asked};
use super::{About, Guardian, Sentence};
use crate::condition::Who;
use crate::model::{Consent, Insats};
use crate::source::Span;
use crate::swedish::{age, capital};

/// The age in months at which a person is no longer a child (3 kap. 1 § SoL).
const ADULT: u32 = 18 * 12;

/// What holds at an age.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// The guardians must say yes.
    Needed,
    /// The child decides.
    Free,
    /// The document is silent, unclear or against the law.
    Ask,
}

/// Ages in months, the upper end not included, with what holds for them and where that is written.
struct Stretch {
    from: u32,
    to: u32,
    rule: Rule,
    span: Span,
}

/// What holds for children; empty when no child can take part.
pub(super) fn sentences(about: &About<'_>) -> Vec<Sentence> {
    let insats = about.insats;
    let Some(who) = insats.participation().child else { return Vec::new() };
    let admitted = children(insats, who);
    let Some(&(_, oldest)) = admitted.last() else { return Vec::new() };
    let person = asked(who, insats);
    let stretches = stretches(about, &admitted);
    let words = Words::new(person, who);
    // Who is called a child is one, whatever the conditions leave open.
    let adults = oldest > ADULT && person.agreement == Agreement::You;
    let mut out = Vec::new();
    for (at, stretch) in stretches.iter().enumerate() {
        let whole = stretches.len() == 1 && (!adults || stretch.rule == Rule::Free);
        out.push(words.sentence(stretch, at == 0, whole));
    }
    out.push(Sentence::new(words.voice(), insats.head));
    out
}

/// For those who carry it out: whose consent is needed at which ages (21 kap. 2 § SoL), that two guardians decide
/// together (6 kap. 13 § FB), and the child's say (3 kap. 2 and 3 §§ SoL). Empty when no child can take part.
pub(super) fn providers(about: &About<'_>) -> Vec<Sentence> {
    let insats = about.insats;
    let Some(who) = insats.participation().child else { return Vec::new() };
    let admitted = children(insats, who);
    let adults = admitted.last().is_some_and(|&(_, to)| to > ADULT);
    let stretches = stretches(about, &admitted);
    if stretches.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<Sentence> = Vec::new();
    for (at, Stretch { from, to, rule, span }) in stretches.iter().enumerate() {
        let ages = match (at, *to) {
            _ if stretches.len() == 1 && !adults => String::new(),
            (0, to) => format!("Under {}: ", age(to)),
            (_, to) if to == from + 12 => format!("När barnet är {}: ", age(*from)),
            (_, to) => format!("Från {} till {}: ", age(*from), age(to)),
        };
        let text = match rule {
            Rule::Needed => {
                "barnet får inte vara med utan samtycke av vårdnadshavarna (21 kap. 2 § SoL). \
                 Är de två ska båda säga ja (6 kap. 13 § FB)."
            }
            Rule::Free => "nämnden har bedömt att samtycke av vårdnadshavarna inte behövs.",
            Rule::Ask => "riktlinjen är inte tydlig. Utgå från att samtycke behövs och fråga nämnden.",
        };
        out.push(Sentence::new(capital(&format!("{ages}{text}")), *span));
    }
    let text = "Berätta för barnet vad som händer, med ord som passar åldern, och fråga vad barnet tycker \
                (3 kap. 2 och 3 §§ SoL).";
    out.push(Sentence::new(text, insats.head));
    out
}

/// Whether some child can only take part if a guardian says yes.
pub(super) fn is_needed(about: &About<'_>) -> bool {
    let admitted = about.insats.participation().child.map(|who| children(about.insats, who)).unwrap_or_default();
    stretches(about, &admitted).iter().any(|stretch| stretch.rule == Rule::Needed)
}

/// What holds at the ages of children among the given ones of a participant, youngest first, in months with both ends
/// included.
pub(super) fn by_age(about: &About<'_>, ages: &[(u32, Option<u32>)]) -> Vec<(u32, u32, Guardian)> {
    let children = ages.iter().map(|&(from, to)| (from, to.map_or(ADULT, |to| (to + 1).min(ADULT))));
    let each = children.filter(|&(from, to)| from < to).flat_map(|part| stretches(about, &[part]));
    each.map(|Stretch { from, to, rule, .. }| (from, to - 1, guardian(rule))).collect()
}

fn guardian(rule: Rule) -> Guardian {
    match rule {
        Rule::Needed => Guardian::Needed,
        Rule::Free => Guardian::NotNeeded,
        Rule::Ask => Guardian::Unclear,
    }
}

/// What holds at the given ages of a participant, in months with both ends included: each answer once, those of children
/// first.
pub(super) fn at(about: &About<'_>, ages: &[(u32, Option<u32>)]) -> Vec<Guardian> {
    let children: Vec<(u32, u32)> = ages
        .iter()
        .map(|&(from, to)| (from, to.map_or(ADULT, |to| (to + 1).min(ADULT))))
        .filter(|&(from, to)| from < to)
        .collect();
    let told = |stretch: &Stretch| guardian(stretch.rule);
    let mut out: Vec<Guardian> = Vec::new();
    let adults = ages.iter().any(|&(_, to)| to.is_none_or(|to| to >= ADULT));
    let all = stretches(about, &children);
    for guardian in all.iter().map(told).chain(adults.then_some(Guardian::NotNeeded)) {
        if !out.contains(&guardian) {
            out.push(guardian);
        }
    }
    out
}

/// The ages, in months with the upper end not included, at which `who` can take part, with those of adults cut off at
/// one month past childhood. When the document states no conditions, the ages of the target group as far as it states
/// any.
fn children(insats: &Insats, who: Who) -> Vec<(u32, u32)> {
    let intended = || insats.malgrupp.as_ref().and_then(|group| group.villkor.as_ref());
    let stated = insats.villkor.as_ref().or_else(intended);
    let ages = stated.map_or(&[(0, None)][..], |block| insats.ages(block, who));
    let cut = |(from, to): (u32, Option<u32>)| (from, to.map_or(ADULT + 1, |to| (to + 1).min(ADULT + 1)));
    let ages: Vec<(u32, u32)> = ages.iter().copied().map(cut).filter(|&(from, to)| from < to).collect();
    if ages.first().is_some_and(|&(from, _)| from < ADULT) { ages } else { Vec::new() }
}

/// What holds from the youngest child to the oldest, with equal neighbours joined.
fn stretches(about: &About<'_>, admitted: &[(u32, u32)]) -> Vec<Stretch> {
    let Consent { required, free_from, .. } = &about.insats.consent;
    let suitable_from = about.document.law.no_consent_from(about.as_of()).map_or(0, |(from, _)| from);
    // What holds can only change where a clause says an age.
    let ages = [required.as_ref().map(|required| required.value.under), free_from.as_ref().map(|free| free.value.from)];
    let mut out: Vec<Stretch> = Vec::new();
    for &(from, to) in admitted {
        let to = to.min(ADULT).max(from);
        let mut cuts: Vec<u32> = ages.into_iter().flatten().filter(|age| (from..to).contains(age)).collect();
        cuts.extend([from, to]);
        cuts.sort_unstable();
        for pair in cuts.windows(2) {
            let &[from, to] = pair else { continue };
            if from == to {
                continue;
            }
            let (rule, span) = rule(about, suitable_from, from);
            match out.last_mut() {
                Some(last) if last.rule == rule => last.to = to,
                _ => out.push(Stretch { from, to, rule, span }),
            }
        }
    }
    out
}

/// What holds at an age in months. The law finds no insats suitable without consent below `suitable_from`.
fn rule(about: &About<'_>, suitable_from: u32, month: u32) -> (Rule, Span) {
    let Consent { required, free_from, waived } = &about.insats.consent;
    if let Some(free) = free_from.as_ref().filter(|free| free.value.from <= month) {
        let lawful = free.value.from >= suitable_from && free.value.is_reasoned();
        return (if lawful { Rule::Free } else { Rule::Ask }, free.span);
    }
    if let Some(waived) = waived {
        return (Rule::Ask, waived.span);
    }
    match (required, free_from) {
        (Some(required), _) if required.value.one_is_enough || month >= required.value.under => {
            (Rule::Ask, required.span)
        }
        (Some(required), _) => (Rule::Needed, required.span),
        // The law asks for consent also where the document does not.
        (None, Some(free)) => (Rule::Needed, free.span),
        (None, None) => (Rule::Needed, about.insats.head),
    }
}

/// The words for whom it concerns.
struct Words {
    person: Person,
    /// As a pronoun in the genitive: `dina`, `barnets`.
    whose: &'static str,
    /// After the verb of a main clause that begins with something else: `kan du få stödet`.
    can: String,
}

impl Words {
    fn new(person: Person, who: Who) -> Self {
        let (whose, can) = match (who, person.subject) {
            (Who::Individ, "du") => ("dina", "kan du få stödet".to_owned()),
            (Who::Individ, _) => ("barnets", "kan barnet få stödet".to_owned()),
            (_, _) => ("barnets", "kan barnet vara med".to_owned()),
        };
        Self { person, whose, can }
    }

    /// The sentence for a stretch. `lowest` when no younger child can take part, `whole` when it holds for everyone
    /// who can.
    fn sentence(&self, stretch: &Stretch, lowest: bool, whole: bool) -> Sentence {
        let Stretch { from, to, rule, span } = *stretch;
        let of_age = self.of_age(from, to, lowest, rule);
        let text = match rule {
            Rule::Needed => {
                let first = if whole {
                    format!("{} bara om {} vårdnadshavare säger ja.", self.may(), self.whose)
                } else {
                    format!("{of_age} {} bara om {} vårdnadshavare säger ja.", self.can, self.whose)
                };
                let two = if self.whose == "dina" { "du" } else { "barnet" };
                format!(
                    "{first} Det kallas samtycke. Vårdnadshavare är oftast föräldrarna. \
                     Har {two} två vårdnadshavare ska båda säga ja."
                )
            }
            Rule::Free if whole => {
                format!("{} utan att {} vårdnadshavare säger ja.", self.may(), self.whose)
            }
            Rule::Free => format!("{of_age} {} utan att {} vårdnadshavare säger ja.", self.can, self.whose),
            Rule::Ask if whole => {
                format!("Fråga oss vad som gäller för samtycke från {} vårdnadshavare.", self.whose)
            }
            Rule::Ask => {
                format!("{of_age}? Fråga oss vad som gäller för samtycke från {} vårdnadshavare.", self.whose)
            }
        };
        Sentence::new(text, span)
    }

    fn may(&self) -> String {
        let (verb, rest) = self.can.split_once(' ').unwrap_or(("kan", ""));
        let rest = rest.strip_prefix("du ").or_else(|| rest.strip_prefix("barnet ")).unwrap_or(rest);
        format!("{} {verb} {rest}", capital(self.person.subject))
    }

    /// The ages as the first part of a sentence: `Är du under 15 år`, `Har du fyllt 15 år`.
    fn of_age(&self, from: u32, to: u32, lowest: bool, rule: Rule) -> String {
        let subject = self.person.subject;
        match (lowest, to) {
            // Who decides at 15 also does so after 18.
            (_, ADULT) if rule == Rule::Free => format!("Har {subject} fyllt {}", age(from)),
            (true, _) => format!("Är {subject} under {}", age(to)),
            (false, to) if to == from + 12 => format!("Är {subject} {}", age(from)),
            (false, to) => {
                let upper = age(to);
                match (from % 12, to % 12) {
                    (0, 0) => format!("Har {subject} fyllt {} men inte {upper}", from / 12),
                    _ => format!("Har {subject} fyllt {} men inte {upper}", age(from)),
                }
            }
        }
    }

    /// The child's say (3 kap. 2 and 3 §§ SoL).
    fn voice(&self) -> String {
        match self.person.subject {
            "du" => "Du som är under 18 år ska få veta vad som händer. Du ska få säga vad du tycker.".to_owned(),
            subject => {
                format!("{} ska få veta vad som händer. Barnet ska få säga vad det tycker.", capital(subject))
            }
        }
    }
}
