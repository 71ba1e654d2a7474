//! L047 den-utsattas-säkerhet: an insats for those who use violence that says nothing of the safety of those exposed
//! to it, or one where both come.

use super::meant_for::{about_the_group, is_asked};
use super::prose::{Hit, Part, Phrase, Piece, Reading, Signature, said};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::{Insats, ProseKind};

/// See `docs/regler/L047.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L047",
        slug: "den-utsattas-säkerhet",
        severity: Severity::Varning,
        lagrum: &["13 kap. 8 § SoL"],
        page: include_str!("../../docs/regler/L047.md"),
    },
    check: Check::Insats(check),
};

/// Somebody uses violence.
const USES: [&str; 6] = [
    "våldsutöv*|våldsverk*",
    "är|varit|blir|blivit våldsam|våldsamma mot",
    "utövar|utövat|utöva|utövade|använder|använt|använde|brukar|brukat|begår|begått .. våld|våldet|hot|övergrepp",
    "utsätter|utsatte .. för våld|hot|övergrepp",
    "har utsatt .. för våld|hot|övergrepp",
    "slår|slagit|misshandlar|misshandlat",
];

/// Somebody is exposed to it.
const EXPOSED: [&str; 4] = [
    "våldsutsatt*|brottsoffer*",
    "är|var|varit|blir|blivit|bli .. utsatt|utsatta|utsatts .. för våld|hot|övergrepp",
    "utsätts|utsattes|utsatts .. för våld|hot|övergrepp",
    "utsatt|utsatta för våld|hot|övergrepp",
];

/// Before `som`: the participant is not the one who uses violence but lives with that person.
const LIVES_WITH: [&str; 2] = [
    "med|av|till|hos|från|mot|för någon|en|ett|den|person*|partner*|man|kvinna|förälder|föräldrar|vuxen|anhörig*|närstående som",
    "med|av|till|hos|från|mot|för en|ett|den|din|ditt|någon person|partner|man|kvinna|förälder|vuxen|anhörig|närstående|familjemedlem som",
];

/// Safety, and whose it may be.
const SAFETY: [&str; 3] = [
    "säkerhet*|trygghet*|skydd*|säkra|säker|säkert|trygg|tryggt|trygga|riskbedöm*|partnerkontakt*|partnersamtal*|hotbild*",
    "risk|risken|risker för|av .. våld",
    "bedöm*|följ*|minska* .. risk|risken|risker|riskerna",
];
const OF_OTHERS: [&str; 1] =
    ["utsatt*|utsätts|våldsutsatt*|närstående*|partner*|barn*|offer*|brottsoffer*|andra|familj*|anhörig*|nytt|kvinn*"];

/// Safety as the general part of a riktlinje puts it first, and whose it is.
const SAFETY_IN_GENERAL: [&str; 1] = ["säkerhet*|trygghet*"];
const OF_THE_EXPOSED: [&str; 1] = ["utsatt*|utsätts|våldsutsatt*|brottsoffer*|offret"];

/// That those who use violence and those exposed to it are kept apart. Denials are part of some of these.
const APART: [&str; 7] = [
    "var för sig|varandra",
    "skild*|separat*|åtskil*|åtskilt|varsin|varsitt",
    "hålls|håller isär",
    "egen|eget|egna|olika|skilda .. grupp*|rådgivar*|samtalsledar*|behandlar*|tid|tider|dag|dagar|lokal*|ingång*|personal|personer|samtal",
    "aldrig|inte .. samtidigt|tillsammans|ihop",
    "aldrig|inte .. möts|möter|möta|mötas|träffas|träffar|träffa",
    "möts|möter|träffas|träffar .. aldrig|inte",
];

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let treats = insats.is("våldsbehandling");
    if !insats.whole
        || !treats && !ctx.prose.words.may_say_any(&["våld", "hot", "övergrepp", "slår", "misshand", "slagit"])
    {
        return;
    }
    let pieces = &ctx.prose.pieces;
    let group = about_the_group(pieces);
    if !treats && !is_asked(ctx, insats, &USES) && !uses(&ctx.prose.words, &group) {
        return;
    }
    let both = is_asked(ctx, insats, &EXPOSED) || exposed(&ctx.prose.words, &group) || names_both(insats, pieces);
    let here = said(&ctx.prose.words, pieces, &SAFETY, &OF_OTHERS);
    let in_general = || said(&ctx.texts.general.words, &ctx.texts.general.pieces, &SAFETY_IN_GENERAL, &OF_THE_EXPOSED);
    let safe = here || in_general();
    let span = insats.malgrupp.as_ref().map_or(insats.head, |group| group.span);
    let mut severity = RULE.descriptor.severity;
    let (message, help) = match (both, safe) {
        (false, true) if here => return,
        (false, true) => {
            // The riktlinje does heed it; how is what a reader of the insats asks.
            severity = Severity::Anmarkning;
            (
                "riktlinjen säger i allmänhet att den utsattas säkerhet är viktig, men vi hittar inget om hur den tas om hand i insatsen",
                OWN_WORDS,
            )
        }
        (false, false) => (
            "insatsen är till för den som använder våld, men vi hittar inget om säkerheten för den som utsätts",
            OWN_WORDS,
        ),
        (true, _) if apart(&ctx.prose.words, pieces) && safe => return,
        (true, false) => (
            "insatsen är till både för den som använder våld och för den som utsätts, men vi hittar inget om den utsattas säkerhet",
            "gör två insatser av den, eller skriv hur de hålls isär och hur den som är utsatt skyddas",
        ),
        (true, true) => (
            "insatsen är till både för den som använder våld och för den som utsätts, och vi hittar inget om hur de hålls isär",
            "gör två insatser av den, eller skriv till exempel `De möts aldrig, och de har var sin rådgivare.`",
        ),
    };
    sink.push(Diagnostic::new(&RULE.descriptor, span, message).severity(severity).help(help));
}

/// What could be written.
const OWN_WORDS: &str = "skriv till exempel `text \"Säkerhet\" \"\"\"Vi frågar varje gång om säkerheten för den som är utsatt. Den får eget stöd.\"\"\"`";

/// Whether the group is told to use violence themselves.
fn uses(words: &Signature, group: &[Piece<'_>]) -> bool {
    let own = |reading: &Reading<'_>, hit: &Hit| !reading.denied(hit) && !reading.right_before(hit, &LIVES_WITH);
    plain(words, group, &USES, own)
}

/// Whether the group is told to be exposed to violence.
fn exposed(words: &Signature, group: &[Piece<'_>]) -> bool {
    // `har använt våld mot den som är utsatt` is about somebody else.
    let own = |reading: &Reading<'_>, hit: &Hit| {
        !reading.denied(hit) && !reading.right_before(hit, &["mot|för|till|om den|de|dem som", "den andra som"])
    };
    plain(words, group, &EXPOSED, own)
}

fn plain(
    words: &Signature,
    group: &[Piece<'_>],
    phrases: &[&'static str],
    own: impl Fn(&Reading<'_>, &Hit) -> bool,
) -> bool {
    let possible = Phrase::all_within(phrases, words);
    !possible.is_empty()
        && group.iter().any(|piece| {
            let reading = piece.read();
            possible.iter().any(|phrase| reading.find_phrase(phrase).iter().any(|hit| own(reading, hit)))
        })
}

/// Whether `innehåll` names both groups in one breath.
fn names_both(insats: &Insats, pieces: &[Piece<'_>]) -> bool {
    let content = |piece: &&Piece<'_>| piece.part == Part::Prose(ProseKind::Innehall);
    (insats.is("våldsbehandling") || insats.is("våldsrådgivning"))
        && pieces.iter().filter(content).any(|piece| {
            let reading = piece.read();
            reading.find("våldsutsatt*").iter().any(|hit| reading.beside(hit, &["våldsutöv*"]))
        })
}

/// Whether it is told that the two are kept apart. What denies is part of the phrase, so it is not asked about.
fn apart(words: &Signature, pieces: &[Piece<'_>]) -> bool {
    plain(words, pieces, &APART, |reading, hit| !reading.quoted(hit))
}
