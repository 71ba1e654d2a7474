//! L003 dold-insats: a title or an `innehåll` with a word that betrays an insats of a kind that must always be
//! assessed, under a kategori that need not be.

use super::prose::{Form, Hit, Part, Piece, Prose, Reading};
use super::{Check, Ctx, Rule, Sink};
use crate::condition::{self, Who};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::{Kategori, Norm};
use crate::model::{Insats, ProseKind};

/// See `docs/regler/L003.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L003",
        slug: "dold-insats",
        severity: Severity::Varning,
        lagrum: &["11 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L003.md"),
    },
    check: Check::Document(check),
};

/// What shows that the insats is not the one that the word names, when it stands anywhere in the sentence and is not
/// denied there: one applies for it or has it assessed. An insats `utan ansökan` is the very one.
const ASSESSED: [&str; 2] = [
    "ansök*|ansökan|ansökt|söka|söker|sökt",
    "behovspröv*|behovsbedöm*|biståndspröv*|biståndsbedöm*|utred*|prövas|prövar|prövat|prövning|bedöms|bedömning",
];

/// What shows the same however it is said: someone has a child there, or it is what the insats spares them.
const ELSEWHERE: [&str; 3] = ["vars barn är|bor|vårdas|vistas|har|får", "har|haft barn i|på|hos", "i stället för"];

/// What shows it unless the insats itself is what places ([`PLACES`]).
const PLACED: [&str; 1] = ["placera*|placering*"];

/// What shows the same when it stands before the word: the person already has it, or is it, or it is spoken about.
const BEFORE: [&str; 10] = [
    "om|när|medan|även|fast|innan du|man|ni|de|hon|han|den|barnet|familjen har|får|fått|haft",
    "när|medan|fast|innan|sedan|då .. bor|vårdas|vistas|är i|på|hos familjehem*|jourhem*|stödboende*|hvb*|hem",
    "barn|unga|ungdomar|personer|äldre|vuxna|boende|dig i|på|hos|från",
    "som är|varit|blir|blivit|har|haft|får|fått|bor|bott|vårdas|vårdats|vistas|lever|uppbär",
    "som redan|själv|själva|nu|tidigare|har|är är|varit|blivit|har|haft|får|fått|bor|bott|vårdas|vårdats|vistats|levt",
    "stöd*|råd*|hjälp*|handled*|utbild*|information*|träff*|grupp*|förbered*|nätverk* till|åt|för|inför|efter|kring|runt",
    "stöd*|råd*|hjälp*|handled*|utbild*|träff*|grupp* utan ansökan|behovsprövning|prövning till|åt|för|inför|efter|kring",
    "flytta*|utflytt*|lämna* .. från|till",
    "lämnar|lämnat|lämna|flyttar|väntar från|på|till",
    "efter|inför|kring|runt .. vård|vistelse|tid|tiden",
];

/// What shows the same right before the word.
const RIGHT_BEFORE: [&str; 14] = [
    "om",
    "om ett|en|att",
    "om att få",
    "från|kring|runt|inför|efter",
    "när|medan|fast|innan|sedan|då .. bor|vårdas|vistas|är i|på|hos",
    "när|medan|fast|innan|sedan|då .. bor|vårdas|vistas|är i|på|hos ett|en",
    "besök|besöka|besöker i|på|hos",
    "besök|besöka|besöker i|på|hos ett|en",
    "närstående|anhörig|anhöriga|förälder|föräldrar|make|maka|partner|syskon i|på|hos",
    "närstående|anhörig|anhöriga|förälder|föräldrar|make|maka|partner|syskon i|på|hos ett|en",
    "för|till|åt dig|er|den|dem|du|alla|barn|unga|ungdomar|vuxna|äldre|föräldrar|familjer|personer|hushåll med",
    "för|till|åt dig|er|den|dem|du|alla|barn|unga|ungdomar|vuxna|äldre|föräldrar|familjer|personer|hushåll med en|ett",
    "slippa|slipper|undvika|undviker|förebygga|förebygger|ersätta|ersätter",
    "slippa|slipper|undvika|undviker|förebygga|förebygger|ersätta|ersätter en|ett",
];

/// Someone is placed by the insats itself, and what shows that it is rather spoken about.
const PLACES: [&str; 2] =
    ["vi|nämnden|kommunen|socialtjänsten placerar", "barnet|barnen|ungdomen|deltagaren|du|ni placeras"];
const AROUND: [&str; 1] =
    ["när|om|medan|som|då|vars|innan|efter|att|sedan|inför|stöd*|stött*|samtal*|råd*|hjälp*|följ*|träff*"];

/// What shows right after `kontaktperson` that it is one of the staff.
const OF_THE_STAFF: [&str; 3] = [
    "på|hos|vid|inom|i|från|bland|av",
    "för verksamheten|insatsen|gruppen|mottagningen|enheten|projektet|programmet",
    "är|heter",
];

/// What shows before the word, or in what leads in its list, that the insats gives what it names. In a title that needs
/// no words.
const GIVES: [&str; 8] = [
    "får|få|fått|ges|ger|ge|erbjud*|utse*|ordna*|tillhandahåll*|bevilja*|består|innebär|omfattar|ingår|skaffar|förmedlar",
    "form av",
    "placerar|placeras",
    "genom",
    "är|vara|bor|bo|vistas|plats|tillgång hos|i|på|till",
    "hjälp av",
    "betalar|betala|betalas|räknar|räkna|räknas ut",
    "insatsen|stödet är",
];

/// What shows the same after the word.
const GIVEN: [&str; 2] =
    ["ges|erbjuds|utses|ordnas|ingår|beviljas", "kan|ska ges|erbjudas|utses|ordnas|beviljas|ingå|ta|hjälpa"];

/// A sentence of so few words names what is given.
const LABEL: usize = 2;

/// An item of a list of so few words does the same.
const ITEM: usize = 4;

/// A residence as a place that one comes to: `på äldreboendet`, and nobody lives there by the insats.
const AT: [&str; 1] = ["på|vid|i|från|till"];
const TO_LIVE: [&str; 1] = [
    "bo|bor|boende|sova|sover|övernatt*|plats|platser|lägenhet*|rum|flytta*|placera*|vistas|vistelse*|vård*|dygn*|korttids*",
];

/// A word and the kategori that it betrays.
#[derive(Clone, Copy)]
struct Telling<'a> {
    kind: &'a Kategori,
    word: &'a str,
    form: Form,
}

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let kinds = ctx.law().kategorier.values();
    let words =
        kinds.flat_map(|kind| kind.known_as.iter().map(move |word| Telling { kind, word, form: Form::of(word) }));
    let mut telling: Vec<Telling<'_>> = words.collect();
    telling.sort_by_key(|telling| (&telling.kind.name, telling.word));
    for (insats, prose) in ctx.texts.each(ctx.document) {
        let mut possible = telling.iter().copied().filter(|telling| prose.words.may_have_form(telling.form)).peekable();
        // A kategori that is not known may be the right one.
        if possible.peek().is_some() && !insats.lineage.is_empty() {
            look(ctx, (insats, prose), &telling, &possible.collect::<Vec<_>>(), sink);
        }
    }
}

/// Looks through one insats for the words that may stand in it.
fn look(
    ctx: &Ctx<'_>,
    (insats, prose): (&Insats, &Prose<'_>),
    all: &[Telling<'_>],
    possible: &[Telling<'_>],
    sink: &mut Sink<'_>,
) {
    let mut found: Vec<(&Piece<'_>, Hit, &Kategori)> = Vec::new();
    for piece in prose.pieces.iter().filter(|piece| betrays(piece.part)) {
        let reading = piece.read();
        for Telling { kind, word, .. } in possible {
            let plain = |hit: &Hit| meant(reading, hit, word) && (piece.part == Part::Title || gives(reading, hit));
            found.extend(reading.find_forms(word).into_iter().find(plain).map(|hit| (piece, hit, *kind)));
        }
    }
    // An insats of such a kind has that fault already, and it is another one.
    let own = |telling: &Telling<'_>| insats.is(&telling.kind.name) && assessed(ctx, insats, telling.kind);
    if found.is_empty() || all.iter().any(own) {
        return;
    }
    // `kvalificerad kontaktperson` is not also `kontaktperson`, and one word for each kind is enough.
    found.sort_by_key(|(piece, hit, kind)| {
        let span = piece.place(hit.range.clone());
        (span.start, std::cmp::Reverse(hit.range.len()), kind.name.clone())
    });
    let mut told: Vec<(&str, u32)> = Vec::new();
    for (piece, hit, kind) in found {
        let span = piece.place(hit.range.clone());
        let inside = told.iter().any(|&(name, end)| name == kind.name || piece.part != Part::Title && span.start < end);
        if !inside && assessed(ctx, insats, kind) {
            told.push((&kind.name, span.end));
            sink.push(finding(insats, piece, &hit, kind));
        }
    }
}

fn betrays(part: Part) -> bool {
    matches!(part, Part::Title | Part::Prose(ProseKind::Innehall))
}

/// Whether the word names what the insats gives, and not something that is denied, quoted, applied for or elsewhere.
fn meant(reading: &Reading<'_>, hit: &Hit, word: &str) -> bool {
    // `På äldreboendet Solgården` tells where one meets.
    let definite = reading.ends_with(hit, &["boendet", "huset", "bostaden", "hemmet"]);
    let is_place = definite && reading.right_before(hit, &AT) && !reading.beside(hit, &TO_LIVE);
    let is_placed = reading.before(hit, &PLACES) && !reading.beside(hit, &AROUND);
    let staff = word == "kontaktperson" && (reading.is_label(hit) || reading.right_after(hit, &OF_THE_STAFF));
    !staff
        && !reading.denied(hit)
        && !reading.quoted(hit)
        && !is_place
        && !reading.holds_beside(hit, &ASSESSED)
        && !reading.beside(hit, &ELSEWHERE)
        && (is_placed || !reading.beside(hit, &PLACED))
        && !reading.before(hit, &BEFORE)
        && !reading.right_before(hit, &RIGHT_BEFORE)
}

/// Whether running text says that the insats gives what the word names.
fn gives(reading: &Reading<'_>, hit: &Hit) -> bool {
    let is_said = reading.before(hit, &GIVES)
        || reading.after(hit, &GIVEN)
        || reading.is_item(hit) && (reading.beside(hit, &GIVES) || reading.words_beside(hit) <= ITEM)
        || reading.words_beside(hit) <= LABEL;
    is_said && !reading.is_example(hit)
}

/// Whether an insats of the kind would have to be assessed for some of those who are admitted here.
fn assessed(ctx: &Ctx<'_>, insats: &Insats, kind: &Kategori) -> bool {
    if kind.economic {
        return true;
    }
    let values = |name: &str| ctx.document.uppgift(name).map_or_else(Vec::new, |uppgift| uppgift.values.clone());
    let admitted = insats.admitted();
    ctx.norms.iter().any(|(_, norm)| match &norm.value {
        Norm::Assessment { may: false, kategorier, when, .. } if kategorier.contains(&kind.name) => {
            let (Some(when), Some(admitted)) = (when, &admitted) else { return true };
            let mut space = insats.space.clone();
            let when = space.cond(when, Who::Individ, &values);
            condition::possible(space.universe(), &[(&when, true), (admitted, true)])
        }
        _ => false,
    })
}

fn finding(insats: &Insats, piece: &Piece<'_>, hit: &Hit, kind: &Kategori) -> Diagnostic {
    let word = piece.words.get(hit.range.clone()).unwrap_or(&kind.label);
    let place = if piece.part == Part::Title { "titeln" } else { "innehållet" };
    let (what, lagrum): (&str, &[&str]) = if kind.economic {
        ("ekonomiskt bistånd, som aldrig ges utan behovsprövning", &["11 kap. 5 § SoL", "12 kap. 1 § SoL"])
    } else {
        ("en insats som alltid ska behovsprövas", &["11 kap. 5 § SoL"])
    };
    let message = format!("`{word}` i {place} tyder på {what}, men kategorin är `{}`", insats.kategori.value);
    let mut found = Diagnostic::new(&RULE.descriptor, piece.place(hit.range.clone()), message)
        .label(insats.kategori.span, "kategorin")
        .help(format!(
            "stryk ordet om insatsen är något annat; är den {}, så ta bort den härifrån och hänvisa till `ansökan`",
            kind.label
        ))
        .lagrum(lagrum.iter().copied());
    found.insats = Some(insats.name.clone());
    found
}
