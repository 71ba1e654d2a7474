//! L001 alltid-behovsprövad: an insats of a kind that the law never lets go without an assessment of need.

use super::example::{example, least, person};
use super::{Check, Ctx, Rule, Sink};
use crate::condition::Who;
use crate::diagnostic::{Descriptor, Diagnostic, Severity, Witness};
use crate::law::terms::{Term, TermKind};
use crate::law::{Norm, Provision};
use crate::model::{Insats, age_words};
use crate::swedish;

/// See `docs/regler/L001.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L001",
        slug: "alltid-behovsprövad",
        severity: Severity::Fel,
        lagrum: &["11 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L001.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let mut met: Vec<Met<'_>> = Vec::new();
    for &(provision, norm) in ctx.norms {
        let Norm::Assessment { may, point, kategorier, when } = &norm.value else { continue };
        let Some(kategori) = insats.is_any(kategorier) else { continue };
        let point = point.as_deref();
        let Some(when) = when else {
            sink.push(for_all(ctx, insats, kategori, point));
            return;
        };
        for group in groups(when) {
            if let Some(known) = met.iter_mut().find(|known| same(known.group, group)) {
                // The same persons by two provisions are one fault, which rests on both.
                known.provisions.push(provision);
            } else if let Some((who, witness, words)) = whom(ctx, insats, group) {
                met.push(Met { group, may: *may, kategori, point, provisions: vec![provision], who, witness, words });
            }
        }
    }
    for may in [false, true] {
        let met: Vec<&Met<'_>> = met.iter().filter(|met| met.may == may).collect();
        if let Some(first) = met.first() {
            sink.push(for_some(ctx, insats, first, &met));
        }
    }
}

/// A group for whom the law demands an assessment, and someone of it whom the conditions let in.
struct Met<'a> {
    group: &'a [Term],
    may: bool,
    kategori: &'a str,
    point: Option<&'a str>,
    provisions: Vec<&'a Provision>,
    who: Who,
    witness: Witness,
    /// What of the person puts it in the group.
    words: String,
}

/// The groups that a law's condition names, each by itself, so that a finding can tell which of them is let in.
fn groups(when: &[Term]) -> Vec<&[Term]> {
    match when {
        [Term { kind: TermKind::Any(groups), .. }] => groups.iter().map(std::slice::from_ref).collect(),
        _ => vec![when],
    }
}

fn same(a: &[Term], b: &[Term]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.kind == b.kind)
}

/// Someone of the group whom the conditions let in, and in which role; `None` when they shut the group out or are
/// not known. What the law says of an age holds for the child who takes part too. The words tell what of the person
/// puts it in the group.
fn whom(ctx: &Ctx<'_>, insats: &Insats, group: &[Term]) -> Option<(Who, Witness, String)> {
    let stated = insats.stated()?;
    let mut space = insats.space.clone();
    let values = |name: &str| ctx.document.uppgift(name).map_or_else(Vec::new, |uppgift| uppgift.values.clone());
    let child = insats.child_roles().iter().copied().find(|who| *who != Who::Individ);
    let by_age = matches!(group, [Term { kind: TermKind::Age { .. }, .. }]);
    for who in [Some(Who::Individ), child.filter(|_| by_age)].into_iter().flatten() {
        let wanted = space.cond(group, who, &values);
        if let Some(witness) = example(insats, space.universe(), &[(stated, true), (&wanted, true)]) {
            let telling = least(space.universe(), &[(&wanted, true)], &witness);
            let words = match witness.ages.iter().find(|(owner, _)| *owner == who) {
                Some(&(_, age)) if who != Who::Individ => age_words(who, Some(age)),
                _ => person(ctx, &space, &telling).text,
            };
            return Some((who, person(ctx, &space, &witness), words));
        }
    }
    None
}

fn for_all(ctx: &Ctx<'_>, insats: &Insats, kategori: &str, point: Option<&str>) -> Diagnostic {
    let (written, label) = (&insats.kategori, label(ctx, kategori));
    let what = if written.value == kategori { String::new() } else { format!(" är ett slags {label} och") };
    let message = format!("`{}`{what} kräver alltid individuell behovsprövning{}", written.value, number(point));
    Diagnostic::new(&RULE.descriptor, written.span, message)
        .help("ta bort insatsen ur riktlinjen och ge den efter ansökan och behovsprövning")
}

fn for_some(ctx: &Ctx<'_>, insats: &Insats, first: &Met<'_>, met: &[&Met<'_>]) -> Diagnostic {
    let persons: Vec<&str> = met.iter().map(|met| met.words.as_str()).collect();
    let demands = if first.may { "kan då kräva" } else { "kräver då alltid" };
    let message = format!(
        "`{}` kan ges till {}; {} {demands} individuell behovsprövning{}",
        insats.title.value,
        swedish::or(&persons),
        label(ctx, first.kategori),
        number(first.point)
    );
    let place = insats.villkor.as_ref().map_or(insats.kategori.span, |villkor| villkor.keyword);
    let mut found = Diagnostic::new(&RULE.descriptor, place, message)
        .label(insats.kategori.span, "kategorin står här")
        .witness(first.witness.clone())
        .help(narrower(met));
    let mut lagrum: Vec<String> =
        met.iter().flat_map(|met| &met.provisions).map(|provision| provision.lagrum.paragraf()).collect();
    lagrum.dedup();
    found = found.lagrum(lagrum);
    if first.may {
        found = found
            .severity(Severity::Varning)
            .note("lagens ord är mindre tydliga när ett barn bara följer med en vuxen; det är vår läsning");
    }
    found
}

/// The lines that would shut the groups out.
fn narrower(met: &[&Met<'_>]) -> String {
    let line = |met: &&&Met<'_>| match met.group {
        _ if met.who != Who::Individ => None,
        [Term { kind: TermKind::Age { from: 0, to: Some(to), .. }, .. }] => {
            Some(format!("`ålder minst {}`", swedish::age(to + 1)))
        }
        [Term { kind: TermKind::Fact { name, values }, .. }] if values.is_empty() => Some(format!("`inte {name}`")),
        _ => None,
    };
    let lines: Vec<String> = met.iter().filter_map(|met| line(&met)).collect();
    let otherwise = "ge insatsen efter ansökan och behovsprövning";
    if lines.len() == met.len() {
        format!("skriv {} i `villkor`, eller {otherwise}", swedish::and(&lines))
    } else {
        format!("låt inte barn delta, eller {otherwise}")
    }
}

fn label(ctx: &Ctx<'_>, kategori: &str) -> String {
    ctx.document.kategori(kategori).map_or_else(|| kategori.to_owned(), |kategori| kategori.label.clone())
}

fn number(point: Option<&str>) -> String {
    point.map_or_else(String::new, |point| format!(" (punkt {point})"))
}
