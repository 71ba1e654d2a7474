//! L046 en-vårdnadshavare: a clause or a sentence that says that one of two guardians is enough.

use std::ops::Range;

use super::prose::{Hit, Part, Piece, Prose, Reading};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Fix, Severity};
use crate::model::{Consent, Required};
use crate::source::Spanned;
use crate::swedish;

/// See `docs/regler/L046.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L046",
        slug: "en-vårdnadshavare",
        severity: Severity::Fel,
        lagrum: &["6 kap. 11 § FB", "6 kap. 13 § FB", "6 kap. 13 a § FB"],
        page: include_str!("../../docs/regler/L046.md"),
    },
    check: Check::Document(check),
};

/// One of two guardians, in the words of documents.
macro_rules! one {
    () => {
        "en|ena|endera vårdnadshavare|vårdnadshavares|vårdnadshavaren|vårdnadshavarens|förälder|förälders|föräldern|förälderns"
    };
}

/// The same with the other in sight.
macro_rules! one_of {
    () => {
        "en|ena|endera|någon av vårdnadshavarna|vårdnadshavarnas|föräldrarna|föräldrarnas|dem"
    };
}

/// That one is enough.
const ENOUGH: [&str; 21] = [
    concat!("räcker|tillräckligt .. ", one!()),
    concat!("räcker|tillräckligt .. ", one_of!()),
    concat!(one!(), " .. räcker|tillräckligt"),
    concat!(one_of!(), " .. räcker|tillräckligt"),
    concat!("bara|endast|enbart ", one!(), " .. behöver|måste|ska|behövs|krävs"),
    concat!("bara|endast|enbart ", one_of!(), " .. behöver|måste|ska|behövs|krävs"),
    concat!("behöver|behövs|krävs|kräver bara|endast|enbart .. ", one!()),
    concat!("behöver|behövs|krävs|kräver bara|endast|enbart .. ", one_of!()),
    concat!(one_of!(), " kan|får .. ensam|själv"),
    "behöver|behövs|krävs|kräver|måste inte|ej .. båda vårdnadshavar*|föräldrar* .. samtyck*|godkänn*",
    "behövs|krävs|kräver|behöver inte|ej .. samtyck*|godkänn* .. båda vårdnadshavar*|föräldrar*",
    "båda vårdnadshavar*|föräldrar* behöver|måste inte|ej .. samtyck*|godkänn*",
    "samtyck*|godkänn* .. båda vårdnadshavar*|föräldrar* behövs|krävs inte|ej",
    concat!("minst|åtminstone ", one!(), " ska|måste|behöver samtycka|godkänna|medge|tillåta"),
    concat!("minst|åtminstone ", one_of!(), " ska|måste|behöver samtycka|godkänna|medge|tillåta"),
    concat!("minst|åtminstone ", one!(), " ska|måste|behöver ha samtyckt|godkänt|medgett|tillåtit"),
    concat!("minst|åtminstone ", one_of!(), " ska|måste|behöver ha samtyckt|godkänt|medgett|tillåtit"),
    concat!("minst|åtminstone ", one!(), " samtycke|godkännande|medgivande"),
    concat!("minst|åtminstone ", one_of!(), " samtycke|godkännande|medgivande"),
    AGAINST_ONE[0],
    AGAINST_ONE[1],
];

/// That the nämnd may go against one of them, where nothing is assessed. What denies is part of the phrase.
const AGAINST_ONE: [&str; 2] = [
    "utan .. behovspröv*|prövning|ansökan|biståndsbedömning .. fast|trots|även .. en|ena vårdnadshav*|förälder* .. nej|motsätter|emot",
    "utan .. behovspröv*|prövning|ansökan|biståndsbedömning .. mot .. en|ena vårdnadshav*|förälder* .. vilja",
];

/// What it must be enough for.
const CONSENT: [&str; 1] = ["samtyck*|godkänn*|medgiv*|medge|medger|tillåt*"];

/// How a guardian shows it.
const SIGNATURE: [&str; 2] =
    ["vårdnadshavares|vårdnadshavarens underskrift|påskrift|namnteckning", "underskrift|påskrift .. vårdnadshav*"];

/// What makes it true: there is only one guardian, or one is out of reach.
const TRUE_OF: [&str; 5] = [
    "ensam|ensamt|egen vårdnad*",
    "har|finns .. bara|endast|enbart en vårdnadshav*|förälder*",
    "bara|endast|enbart har|finns en vårdnadshav*|förälder*",
    "enda|ensam vårdnadshav*|förälder*",
    "förhindrad*|förhinder|avliden|död|bortgång*|okänd",
];

/// What makes it true where it is not denied: an insats that is applied for and assessed.
const ASSESSED: [&str; 1] = ["ansök*|ansökan|behovspröv*|prövning"];

/// What shows that the exception from the rule of two is told as one: the nämnd decides, in some cases and of some
/// insatser. `Det räcker med en, se 6 kap. 13 a § FB` is no such thing.
const AS_EXCEPTION: [&str; 3] = [
    "besluta|beslutar|beslutat|beslut|beslutet",
    "undantag*|vissa|ibland|utom|fall",
    "behandling*|kontaktperson*|kontaktfamilj*",
];

/// That the child has turned 15, when no guardian at all need consent; and that it has not.
const OLD_ENOUGH: [&str; 3] = ["fyllt|från|över|minst 15|femton", "15 .. äldre|uppåt", "15 16|17|åring*"];
const YOUNGER: [&str; 2] = ["inte|ej .. fyllt 15|femton", "under 15|18"];

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let phrases = ctx.texts.possible(&ENOUGH);
    look(&ctx.document.riktlinje.samtycke, &ctx.texts.general, &phrases, None, sink);
    for (insats, prose) in ctx.texts.each(ctx.document) {
        look(&insats.own_consent, prose, &phrases, Some(&insats.name), sink);
    }
}

/// Looks at one part of the document: at its clause, and otherwise for the phrases in its prose.
fn look(consent: &Consent, prose: &Prose<'_>, phrases: &[&'static str], insats: Option<&str>, sink: &mut Sink<'_>) {
    let found = match consent.required.as_ref().filter(|required| required.value.one_is_enough) {
        Some(required) => vec![clause(required)],
        None => claims(prose, phrases),
    };
    for mut found in found {
        found.insats = insats.map(str::to_owned);
        sink.push(found.note(
            "undantaget i 6 kap. 13 a § FB gäller bara insatser som nämnden beslutar om efter prövning; det är en slutsats av vad som räknas upp där",
        ));
    }
}

fn clause(required: &Spanned<Required>) -> Diagnostic {
    let age = swedish::age(required.value.under);
    let line = match required.value.age {
        Some(_) => format!("samtycke av vårdnadshavare för barn under {age}"),
        None => "samtycke av vårdnadshavare".to_owned(),
    };
    let message = "en vårdnadshavares samtycke räcker inte när barnet har två: de bestämmer tillsammans";
    let found = Diagnostic::new(&RULE.descriptor, required.span, message).help(format!("skriv `{line}`"));
    // An age of years and months has no form that the language reads.
    if age.contains(" och ") {
        return found;
    }
    found.fix(Fix { title: format!("skriv `{line}`"), safe: false, edits: vec![(required.span, line)] })
}

/// What the texts of a part claim, one finding for each text.
fn claims(Prose { words, pieces }: &Prose<'_>, phrases: &[&'static str]) -> Vec<Diagnostic> {
    let possible: Vec<&str> = phrases.iter().copied().filter(|phrase| words.may_hold(phrase)).collect();
    if possible.is_empty() {
        return Vec::new();
    }
    let claim = |piece: &Piece<'_>| {
        let reading = piece.read();
        let hits = possible.iter().flat_map(|phrase| reading.find(phrase));
        let hit = hits.into_iter().find(|hit| is_claim(piece, reading, hit))?;
        let message = "det räcker inte att den ena av två vårdnadshavare samtycker: de bestämmer tillsammans";
        let found = Diagnostic::new(&RULE.descriptor, piece.place(hit.range), message);
        Some(found.help("skriv `Har barnet två vårdnadshavare ska båda samtycka, se {6 kap. 13 § FB}.`"))
    };
    pieces.iter().filter(|piece| piece.part != Part::Title && may_claim(piece.words)).filter_map(claim).collect()
}

/// A cheap test of a text before it is read: that it speaks of consent and of guardians. The first letter may be a
/// capital.
fn may_claim(text: &str) -> bool {
    let says = |stems: &[&str]| stems.iter().any(|stem| text.contains(stem));
    says(&["amtyck", "odkänn", "edgiv", "edge", "illåt", "skrift", "namnteckning", "tan "])
        && says(&["årdnadshav", "örälder", "öräldr"])
}

fn is_claim(piece: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    let claim = piece.words.get(hit.range.clone()).unwrap_or("").to_lowercase();
    // `krävs inte … båda` denies that both are needed; any other denial takes the claim back.
    let of_both = claim.contains("båda");
    let against_one = claim.starts_with("utan");
    let denied = if against_one { reading.beside(hit, &["inte|ej|aldrig|inga"]) } else { reading.denied(hit) };
    (of_both || !denied)
        && !piece.asks(&hit.range)
        && reading.is_one_clause(hit)
        && !reading.quoted(hit)
        && (against_one || reading.beside(hit, &CONSENT) || reading.beside(hit, &SIGNATURE))
        && !reading.beside(hit, &TRUE_OF)
        && !reading.holds_beside(hit, &ASSESSED)
        && (!reading.beside(hit, &OLD_ENOUGH) || reading.beside(hit, &YOUNGER))
        && (of_both || !reading.beside(hit, &["båda|bägge .. samtyck*|godkänn*"]))
        && (against_one || !tells_exception(piece, reading, hit))
}

/// Whether the provision that lets the nämnd decide against one guardian is cited, and told as an exception.
fn tells_exception(piece: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    (cites_exception(piece, hit) || reading.beside(hit, &["13 a"])) && reading.beside(hit, &AS_EXCEPTION)
}

/// Whether the reference to the provision that lets the nämnd decide against one guardian stands close by.
fn cites_exception(piece: &Piece<'_>, hit: &Hit) -> bool {
    let is_exception =
        |range: &Range<usize>| piece.words.get(range.clone()).is_some_and(|words| words.contains("13 a §"));
    let is_close = |range: &Range<usize>| {
        let between = range.end.min(hit.range.end)..range.start.max(hit.range.start);
        piece.words.get(between).is_none_or(|between| !between.contains(". "))
    };
    let references = piece.as_text().map_or(&[][..], |text| &text.references);
    references.iter().any(|reference| is_exception(&reference.range) && is_close(&reference.range))
}
