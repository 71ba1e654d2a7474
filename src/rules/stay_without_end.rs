//! L050 boende-utan-slut: nothing says when a stay ends.

use super::wording::{say, words};
use super::{Check, Ctx, Rule, Sink};
use crate::condition::Who;
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::terms::TermKind;
use crate::model::Insats;

/// See `docs/regler/L050.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L050",
        slug: "boende-utan-slut",
        severity: Severity::Varning,
        lagrum: &["9 kap. 9 § SoF", "9 kap. 14 § SoF"],
        page: include_str!("../../docs/regler/L050.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let stay = ["skyddat-boende", "hem-för-vård-eller-boende"].iter().any(|kategori| insats.is(kategori));
    if !stay || !insats.whole || limited(insats) || texts(ctx, insats).any(says_when) {
        return;
    }
    let message = format!("vi hittar inget om när vistelsen i `{}` tar slut", insats.title.value);
    let help = "skriv hur länge, `omfattning under högst 3 månader`, eller när man skrivs ut: \
                `text \"Utskrivning\" \"\"\"Du skrivs ut senast …\"\"\"`";
    sink.push(Diagnostic::new(&RULE.descriptor, insats.head, message).help(help));
}

/// Whether the extent has an end.
fn limited(insats: &Insats) -> bool {
    insats.omfattning.iter().any(|extent| {
        let (period, sessions) = (extent.period.map(|(range, _)| range), extent.occasions);
        [period, sessions].into_iter().flatten().any(|range| range.max.is_some())
    })
}

/// Everything in words that may say when the stay ends: of the insats, its heading and its conditions.
fn texts<'a>(ctx: &'a Ctx<'_>, insats: &'a Insats) -> impl Iterator<Item = &'a str> {
    let document = ctx.document;
    let prose = insats.prose.iter().map(|prose| prose.text.value.as_str());
    let target = insats.malgrupp.iter().map(|target| target.text.value.as_str());
    let extent = insats.omfattning.iter().flat_map(|extent| extent.note.iter().chain(&extent.label));
    let heading = insats.avsnitt.and_then(|at| document.avsnitt.get(at)).and_then(|avsnitt| avsnitt.text.as_ref());
    let terms = insats.villkor.iter().flat_map(|villkor| &villkor.terms);
    let facts = terms.flat_map(|term| term.walk(Who::Individ)).filter_map(|(_, term)| match &term.kind {
        TermKind::Fact { name, .. } => document.uppgift(name).map(|uppgift| uppgift.statement.as_str()),
        _ => None,
    });
    prose.chain(target).chain(extent.map(String::as_str)).chain(heading.map(|text| text.value.as_str())).chain(facts)
}

/// Whether some sentence says when it ends.
fn says_when(text: &str) -> bool {
    text.split(['.', '!', '?', ';']).any(|sentence| {
        let words = words(sentence);
        // Being written out says it alone; other words do so when they speak of the stay.
        say(&words, &["utskriv*", "skrivs ut", "skriva ut", "skriver ut", "skrivas ut", "flyttar ut", "flytta ut"])
            || say(&words, STAY) && (say(&words, END) || limit(&words))
    })
}

const STAY: &[&str] = &[
    "vistelse*",
    "insats*",
    "boende*",
    "placering*",
    "vård*",
    "plats*",
    "tid",
    "tiden",
    "bo",
    "bor",
    "bott",
    "stanna",
    "stannar",
    "kvar",
    "pågår",
    "pågå",
    "hjälp*",
    "stöd*",
];

const END: &[&str] = &[
    "avslut*",
    "upphör*",
    "slutar",
    "slut",
    "slutet",
    "slutför*",
    "längst",
    "till dess",
    "tills hot*",
    "tills du",
    "tills den",
    "tills det",
    "så länge",
    "fram till",
    "som mest",
    "lämna boendet",
    "lämnar boendet",
];

/// `högst 3 månader`, `upp till 90 dagar`.
fn limit(words: &[String]) -> bool {
    // `Två dagar i veckan` is how often, and no limit.
    const UNITS: &[&str] = &[
        "dag",
        "dagar",
        "dagars",
        "dygn",
        "dygns",
        "nätter",
        "natt",
        "vecka",
        "veckor",
        "veckors",
        "månad",
        "månader",
        "månaders",
        "år",
        "års",
    ];
    let bounded = |part: &[String]| match part.split_first() {
        Some((first, rest)) => {
            ["högst", "max", "maximalt", "maximal", "till", "mest", "i", "under"].contains(&first.as_str())
                && rest.iter().take(3).any(|word| say(std::slice::from_ref(word), UNITS))
        }
        None => false,
    };
    (0..words.len()).any(|at| words.get(at..).is_some_and(bounded))
}
