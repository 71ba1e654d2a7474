//! V006 skiljer-bara-namn: two insatser or more that say the same and let in the same people under different names.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::prose::{Part, Prose, bytes};
use super::wording::has_words;
use super::{Check, Ctx, Rule, Sink};
use crate::condition::{self, Who};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::{Dokumentation, Insats, ProseKind, Villkor};
use crate::swedish;

/// See `docs/regler/V006.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V006",
        slug: "skiljer-bara-namn",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/V006.md"),
    },
    check: Check::Document(check),
};

/// How many of the others a finding shows.
const SHOWN: usize = 3;

/// Groups that an insats is compared with before it is taken to be unlike them all.
const ENOUGH: usize = 50;

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let mut alike: HashMap<u64, Vec<Told<'_>>> = HashMap::new();
    for told in ctx.texts.each(ctx.document).filter(|(insats, _)| judged(insats)) {
        alike.entry(print(told)).or_default().push(told);
    }
    // The number brings together what may be alike; then everything is compared, the conditions by what they mean.
    for insatser in alike.into_values() {
        let mut groups: Vec<(Told<'_>, Vec<&Insats>)> = Vec::new();
        for told in insatser {
            match groups.iter_mut().take(ENOUGH).find(|(first, _)| same(ctx, *first, told)) {
                Some((_, group)) => group.push(told.0),
                None => groups.push((told, vec![told.0])),
            }
        }
        for (_, group) in groups.iter().filter(|(_, group)| group.len() > 1) {
            group.iter().for_each(|insats| sink.push(finding(insats, group)));
        }
    }
}

/// Whether enough is known: all of it could be read, and there is a content to compare.
fn judged(insats: &Insats) -> bool {
    let known = |villkor: &Option<Villkor>| villkor.as_ref().is_none_or(|villkor| villkor.whole);
    let intended = insats.malgrupp.as_ref().is_none_or(|group| known(&group.villkor));
    let content = insats.prose.iter().find(|prose| prose.clause == ProseKind::Innehall);
    insats.whole && known(&insats.villkor) && intended && content.is_some_and(|prose| has_words(&prose.text.value))
}

/// An insats with its prose.
type Told<'a> = (&'a Insats, &'a Prose<'a>);

/// The texts as words, without the title.
fn words<'a>(prose: &'a Prose<'_>) -> impl Iterator<Item = &'a str> {
    let texts = prose.pieces.iter().filter(|piece| piece.part != Part::Title);
    texts.flat_map(|piece| [piece.heading, "\n"].into_iter().chain(piece.words.split_whitespace()))
}

/// A number that is the same for insatser that differ in their names alone: of how long the texts are without blank
/// space, and the kategori. Few insatser share it by accident, and it costs less than taking the texts apart.
fn print((insats, prose): Told<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    insats.kategori.value.hash(&mut hasher);
    for piece in prose.pieces.iter().filter(|piece| piece.part != Part::Title) {
        let length = |text: &str| bytes::count(text, |byte| byte > b' ');
        (length(piece.heading) + length(piece.words)).hash(&mut hasher);
    }
    hasher.finish()
}

/// What is neither prose nor a condition, in a form that can be compared.
fn facts(insats: &Insats) -> impl Hash + PartialEq + use<'_> {
    let mut roles: Vec<String> = insats.ges_till.iter().map(|role| format!("{:?}", role.value)).collect();
    roles.sort();
    let consent = &insats.consent;
    let required = consent.required.as_ref().map(|clause| (clause.value.under, clause.value.one_is_enough));
    let consent = (required, consent.free_from.as_ref().map(|clause| clause.value.from), consent.waived.is_some());
    let extent: Vec<_> = insats
        .omfattning
        .iter()
        .map(|part| {
            (
                &part.label,
                part.occasions,
                part.minutes,
                part.period.map(|(time, unit)| (time, format!("{unit:?}"))),
                &part.note,
            )
        })
        .collect();
    let forms: Vec<_> = insats.form.iter().map(|form| form.value).collect();
    let methods: Vec<&str> = insats.metoder.iter().map(|name| name.value.as_str()).collect();
    let by: Vec<_> = insats.utforare.iter().map(|who| (&who.name.value, who.kind)).collect();
    let languages: Vec<&str> = insats.sprak.iter().map(|language| language.value.as_str()).collect();
    let contact = insats
        .kontakt
        .as_ref()
        .map(|contact| [&contact.value.telefon, &contact.value.epost, &contact.value.webb, &contact.value.besok]);
    let follow_up = insats.uppfoljning.as_ref().map(|clause| clause.value.0);
    let valid = insats.galler.as_ref().map(|period| period.value);
    let anonymous = insats.anonymt.as_ref().map(|clause| clause.value);
    let fee = insats.avgift.as_ref().map(|fee| &fee.value);
    let place = insats.plats.as_ref().map(|place| place.value.as_str());
    (
        (roles, consent, extent, forms, insats.group),
        (methods, by, languages, contact, insats.tolk),
        (follow_up, valid, anonymous, fee, place, documentation(insats)),
    )
}

/// The provision or the level, and the system.
fn documentation(insats: &Insats) -> Option<(String, Option<&str>)> {
    Some(match &insats.dokumentation.as_ref()?.value {
        Dokumentation::Enligt { lagrum, system, .. } => {
            (lagrum.paragraf(), system.as_ref().map(|system| system.value.as_str()))
        }
        Dokumentation::Undantag { lagrum, skal, .. } => {
            (lagrum.paragraf(), skal.as_ref().map(|(ground, _)| ground.value.as_str()))
        }
        Dokumentation::Niva { level, system, .. } => {
            (format!("{level:?}"), system.as_ref().map(|system| system.value.as_str()))
        }
    })
}

fn same(ctx: &Ctx<'_>, (one, prose): Told<'_>, (other, others): Told<'_>) -> bool {
    fn intended(insats: &Insats) -> Option<&Villkor> {
        insats.malgrupp.as_ref().and_then(|group| group.villkor.as_ref())
    }
    one.kategori.value == other.kategori.value
        && words(prose).eq(words(others))
        && facts(one) == facts(other)
        && equivalent(ctx, one, one.villkor.as_ref(), other.villkor.as_ref())
        && equivalent(ctx, one, intended(one), intended(other))
}

/// Whether two blocks let in the same people. The facts of both are numbered as in `owner`, whose block the first is.
fn equivalent(ctx: &Ctx<'_>, owner: &Insats, one: Option<&Villkor>, other: Option<&Villkor>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            let values =
                |name: &str| ctx.document.uppgift(name).map_or_else(Vec::new, |uppgift| uppgift.values.clone());
            let mut space = owner.space.clone();
            let there = space.cond(&other.terms, Who::Individ, &values);
            // Where nobody can come there is another fault (V001).
            condition::equivalent(space.universe(), &one.cond, &there).is_ok()
                && condition::possible(space.universe(), &[(&there, true)])
        }
        _ => false,
    }
}

fn finding(insats: &Insats, group: &[&Insats]) -> Diagnostic {
    let others: Vec<&&Insats> = group.iter().filter(|other| other.span != insats.span).collect();
    let mut names: Vec<String> = others.iter().take(SHOWN).map(|other| format!("`{}`", other.title.value)).collect();
    if others.len() > SHOWN {
        names.push(format!("{} till", others.len() - SHOWN));
    }
    let message = format!("`{}` skiljer sig bara i namnet från {}", insats.title.value, swedish::and(&names));
    let help = "skriv vad som är särskilt med var och en, till exempel vad som ingår eller vem den är till för; \
                ta annars bort alla utom en";
    let mut found = Diagnostic::new(&RULE.descriptor, insats.head, message).help(help);
    for other in others.iter().take(SHOWN) {
        found = found.label(other.head, format!("`{}` säger detsamma", other.title.value));
    }
    found.insats = Some(insats.name.clone());
    found
}
