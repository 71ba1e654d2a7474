//! L044 anmälningsplikt: children at risk are in the target group, and nothing tells that those who work there must
//! report when a child fares ill.

use super::meant_for::{about_the_group, children, lets_in_child};
use super::prose::{Part, Piece, Prose, Reading, Signature, said};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::{Insats, ProseKind, Target, Top};

/// See `docs/regler/L044.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L044",
        slug: "anmälningsplikt",
        severity: Severity::Anmarkning,
        lagrum: &["19 kap. 1 § SoL"],
        page: include_str!("../../docs/regler/L044.md"),
    },
    check: Check::Document(check),
};

/// What puts a child at risk, or shows that someone fears it.
const RISK: [&str; 8] = [
    "våld*|partnervåld*|misshandl*|barnmisshandel*|övergrepp*|kränk*|hedersrelatera*|könsstymp*|tvångsgift*",
    "missbruk*|beroendeproblem*|spelberoende*|riskbruk*|skadligt|narkotika*|drog|droger|drogen|drogbruk*|drogmissbruk*|drogproblem*|droganvänd*|cannabis*|alkohol|alkoholen|alkoholbruk*|alkoholmissbruk*|alkoholproblem*|alkoholberoende*",
    "beroende av|hos|bland",
    "krimin*|brott|brottet|brottslig|brottsliga|brottslighet*|brottsutsatt*|brottsoffer*|brottsbelast*|gäng*|normbrytande|prostitution*|människohandel*",
    "riskzon*|riskbeteend*|självskad*|självmord*",
    "far|fara|farit illa",
    "otrygg* hem*|uppväxt*",
    "risk för|att",
];

/// Young people as such.
const YOUNG: [&str; 1] = ["ungdom*|tonåring*|unga|ungas|minderårig*"];

/// A report of worry, as such.
const DUTY: [&str; 1] = ["anmälningsplikt*|anmälningsskyldig*|orosanmäl*|anmälningar|anmälningskrav*"];

/// To turn to the nämnd, and with what.
const TURNED_TO: [&str; 1] =
    ["kontaktar|kontakta|underrättar|meddelar|vänder|informerar .. socialtjänst*|socialnämnd*|nämnden"];

/// A report, and what makes it one of worry.
const REPORT: [&str; 1] = ["anmäl*"];
const OF_WORRY: [&str; 1] =
    ["oro|oron|oroar|oroas|oroliga|illa|misstänk*|misstank*|plikt*|skyldig*|socialnämnd*|nämnden|misshandl*|utnyttj*"];

const WORRY: [&str; 1] = ["oro|oron|oroar|oroas|oroliga|illa|misstänk*|misstank*"];

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let risk = ctx.texts.possible(&RISK);
    let mut in_general = None;
    for (insats, prose) in ctx.texts.each(ctx.document) {
        if !insats.whole || !risk.iter().any(|phrase| prose.words.may_hold(phrase)) {
            continue;
        }
        let Prose { words, pieces } = prose;
        if !at_risk(insats, words, pieces) || told(words, pieces) {
            continue;
        }
        let in_general = *in_general.get_or_insert_with(|| told(&ctx.texts.general.words, &ctx.texts.general.pieces));
        if in_general || !ctx.document.riktlinje.whole {
            return;
        }
        sink.push(finding(insats));
    }
}

/// Whether children are in the target group, and something there tells of risk.
fn at_risk(insats: &Insats, words: &Signature, pieces: &[Piece<'_>]) -> bool {
    let group = about_the_group(pieces);
    let young = |group: &[Piece<'_>]| {
        insats.participation().top == Top::Anyone
            && insats.villkor.as_ref().is_none_or(|villkor| villkor.whole)
            && says_young(words, group)
            && lets_in_child(insats)
    };
    if !children(insats) && !young(&group) {
        return false;
    }
    let content = pieces.iter().filter(|piece| piece.part == Part::Prose(ProseKind::Innehall)).cloned();
    said(words, &group.into_iter().chain(content).collect::<Vec<_>>(), &RISK, &[])
}

/// Whether the group is told to be young people, and not young adults or young parents alone.
pub(super) fn says_young(words: &Signature, group: &[Piece<'_>]) -> bool {
    words.may_say_any(&["ungdom", "tonåring", "unga", "minderårig"])
        && group.iter().any(|piece| {
            let reading = piece.read();
            let hits = reading.find(YOUNG[0]);
            hits.iter().any(|hit| !reading.denied(hit) && !reading.right_after(hit, &["vuxna|föräldrar|mammor"]))
        })
}

/// Whether the duty to report is told, in words or by naming the provision.
pub(super) fn told(words: &Signature, pieces: &[Piece<'_>]) -> bool {
    let named = |piece: &Piece<'_>| {
        piece.as_text().is_some_and(|text| {
            text.references.iter().any(|reference| match &reference.target {
                Target::Lagrum(lagrum) => {
                    lagrum.chapter.as_deref() == Some("19")
                        && matches!(lagrum.paragraph.as_str(), "1" | "2")
                        && lagrum.law.value == "SoL"
                }
                Target::Insats(_) => false,
            })
        })
    };
    let cited = |piece: &Piece<'_>| words.may_say("anmäl") && cites(piece.read());
    pieces.iter().any(named)
        || said(words, pieces, &DUTY, &[])
        || said(words, pieces, &REPORT, &OF_WORRY)
        || said(words, pieces, &TURNED_TO, &WORRY)
        || pieces.iter().any(cited)
}

/// Whether the provision is named in running text.
fn cites(reading: &Reading<'_>) -> bool {
    !reading.find("19 kap 1|2").is_empty()
}

fn finding(insats: &Insats) -> Diagnostic {
    let (lagrum, when) = if insats.is("familjerådgivning") {
        ("19 kap. 2 § SoL", "om ett barn utnyttjas sexuellt eller misshandlas hemma")
    } else {
        ("19 kap. 1 § SoL", "om vi misstänker att ett barn far illa")
    };
    let span = insats.malgrupp.as_ref().map_or(insats.head, |group| group.span);
    let message = "barn i risk kan höra till målgruppen, men vi hittar inget om skyldigheten att anmäla oro för barn";
    let mut found = Diagnostic::new(&RULE.descriptor, span, message)
        .help(format!(
            "skriv till exempel `text \"Oro för barn\" \"\"\"Vi måste anmäla {when}, se {{{lagrum}}}.\"\"\"`"
        ))
        .note("skyldigheten gäller också när riktlinjen inte nämner den")
        .lagrum([lagrum]);
    found.insats = Some(insats.name.clone());
    found
}
