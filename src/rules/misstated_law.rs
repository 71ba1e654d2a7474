//! L045 fel-återgivning: prose that states the law otherwise than it is.

mod procedure;

use super::prose::{Hit, Part, Phrase, Piece, Prose, Reading};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::Norm;
use crate::model::{Insats, ProseKind};

/// See `docs/regler/L045.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L045",
        slug: "fel-återgivning",
        severity: Severity::Varning,
        lagrum: &[],
        page: include_str!("../../docs/regler/L045.md"),
    },
    check: Check::Document(check),
};

/// A way to state the law wrongly.
struct Fault {
    /// The phrases that state it.
    phrases: &'static [&'static str],
    /// Whether a place where a phrase stands states it indeed.
    states: fn(&Ctx<'_>, Option<&Insats>, &Piece<'_>, &Reading<'_>, &Hit) -> bool,
    message: &'static str,
    help: &'static str,
    lagrum: &'static str,
    severity: Severity,
}

static FAULTS: [Fault; 4] = [
    Fault {
        phrases: &[
            "barnets|barnens|barns|barn bästa .. avgörande",
            "avgörande är|blir|ska|måste|vara .. barnets|barnens|barns bästa",
            "bästa|bäst för barnet|barnen|barn .. avgörande",
        ],
        states: decisive,
        message: "barnets bästa är inte alltid avgörande: det ska beaktas i första hand, och är avgörande bara vid vård eller behandling av barnet",
        help: "skriv `Barnets bästa beaktas i första hand, se {3 kap. 1 § SoL}.`",
        lagrum: "3 kap. 1 § SoL",
        severity: Severity::Varning,
    },
    Fault {
        phrases: &[
            "behöver|måste|krävs|kräver|krav*|skyldig*|undantag* .. dokument*|journalför*|anteckna*|antecknas .. så länge",
            "dokument*|journalför*|anteckning* .. behövs|krävs|behöver .. så länge",
            "så länge .. behöver|krävs|måste .. dokument*|journalför*|anteckn*",
        ],
        states: as_long_as,
        message: "undantaget för rådgivning har ingen gräns i tid: det gäller personliga förhållanden vid all rådgivning",
        help: "skriv `Vid rådgivning behöver personliga förhållanden inte dokumenteras, se {14 kap. 4 § SoL}.`",
        lagrum: "14 kap. 4 § SoL",
        severity: Severity::Varning,
    },
    Fault {
        phrases: &["har|få|får|ha .. rätt till|att", "är|blir berättigad|berättigade|berättigat till|att"],
        states: right,
        message: "lagen låter nämnden ge insatsen utan behovsprövning men ger ingen rätt till den",
        help: "skriv `Du kan få …`; rätten gäller den som ansöker och får sitt behov prövat, se {11 kap. 1 § SoL}",
        lagrum: "11 kap. 5 § SoL",
        severity: Severity::Varning,
    },
    Fault {
        phrases: &["barn och unga|ungdomar .. 18 .. 20|21"],
        states: one_group,
        message: "`barn och unga mellan 18 och 20 år` kan läsas som en enda grupp; lagen menar barn, och unga som är 18–20 år",
        help: "skriv `barn eller unga som är 18–20 år`, eller `den som inte har fyllt 21 år`",
        lagrum: "11 kap. 5 § SoL",
        severity: Severity::Anmarkning,
    },
];

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let all = FAULTS.iter().chain(&procedure::FAULTS);
    let mut faults: Vec<_> = all.map(|fault| (fault, ctx.texts.possible(fault.phrases))).collect();
    faults.retain(|(_, phrases)| !phrases.is_empty());
    look(ctx, &ctx.texts.general, &faults, None, sink);
    for (insats, prose) in ctx.texts.each(ctx.document) {
        look(ctx, prose, &faults, Some(insats), sink);
    }
}

/// Looks through the prose of one part of the document for faults, each with those of its phrases that may stand there.
fn look(
    ctx: &Ctx<'_>,
    prose: &Prose<'_>,
    faults: &[(&Fault, Vec<&'static str>)],
    insats: Option<&Insats>,
    sink: &mut Sink<'_>,
) {
    for (fault, phrases) in faults {
        let phrases = Phrase::all_within(phrases, &prose.words);
        if phrases.is_empty() {
            continue;
        }
        let of_law = |piece: &Piece<'_>| piece.part != Part::Prose(ProseKind::Exempel);
        for piece in prose.pieces.iter().filter(|piece| of_law(piece)) {
            let reading = piece.read();
            let mut told: Vec<Hit> = Vec::new();
            for hit in phrases.iter().flat_map(|phrase| reading.find_phrase(phrase)) {
                let again = |told: &Hit| told.range.start < hit.range.end && hit.range.start < told.range.end;
                if told.iter().any(again)
                    || reading.quoted(&hit)
                    || reading.is_example(&hit)
                    || !(fault.states)(ctx, insats, piece, reading, &hit)
                {
                    continue;
                }
                let mut found = Diagnostic::new(&RULE.descriptor, piece.place(hit.range.clone()), fault.message)
                    .severity(fault.severity)
                    .help(fault.help)
                    .lagrum([fault.lagrum]);
                found.insats = insats.map(|insats| insats.name.clone());
                sink.push(found);
                told.push(hit);
            }
        }
    }
}

/// The best interests of the child said to be decisive, and not only where the statute says so.
fn decisive(_: &Ctx<'_>, insats: Option<&Insats>, _: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    // Of treatment it is true, and other laws say it of custody and of care against one's will. `Avgörande för om …` is
    // about what a choice hangs on, and `av avgörande betydelse` says only that it weighs.
    let true_of = [
        "vård|vårdas|vården|vårdinsats*|behandl*",
        "vårdnad*|umgänge*|umgås|föräldrabalk*|fb|lvu|tvång*|adoption*|domstol*|tingsrätt*",
    ];
    // What is said whether it is care or something else is not said of care.
    let whatever = ["oavsett .. vård*|behandl* .. stöd*|råd|rådgivning*|omsorg*|samtal*"];
    !insats.is_some_and(|insats| insats.is("behandling"))
        && !denied(reading, hit)
        && reading.is_one_clause(hit)
        && (!reading.beside(hit, &true_of) || reading.beside(hit, &whatever))
        && !reading.right_after(hit, &["för om|när|hur|vilk*", "betydelse|del|vikt|roll|faktor|fråga|utgångspunkt"])
}

/// The exemption for advice said to end with time.
fn as_long_as(_: &Ctx<'_>, insats: Option<&Insats>, piece: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    let of_advice = insats.is_some_and(|insats| insats.is("rådgivning"))
        || piece.words.to_lowercase().contains("rådgivning")
        || piece.heading.to_lowercase().contains("rådgivning");
    let exempt = ["inte|inget|inga|ingen|ej|undantag*|undantas|undantagen"];
    // `Så länge rådgivningen pågår` is no limit: it says of what the exemption holds.
    let of_what = ["så länge rådgivning* pågår|varar", "så länge det|insatsen|stödet|samtalen|samtalet .. rådgivning*"];
    of_advice && reading.beside(hit, &exempt) && !reading.beside(hit, &of_what)
}

/// A right to what the statute only permits, told in the insats' own words.
fn right(ctx: &Ctx<'_>, insats: Option<&Insats>, piece: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    // A right of everyone, as `alla barn har rätt till stöd`, may be one that another law gives.
    let reader = ["du|ni|dig|deltagar*", "den|de|alla|var som", "uppfyller .. villkor*"];
    let in_general = ["stöd|hjälp|råd|samtal|behandling|insats|insatser|boende|program"];
    let given = [
        "insats*|stöd|stödet|stödsamtal*|samtal*|hjälp|hjälpen|råd|rådgivning*|behandling*|program*|plats*|kursen|gruppen|boende*",
        "ett|en|den|det|detta|denna|vårt|vår insats*|stöd|stödet|stödsamtal*|samtal*|hjälp*|program*|plats*|kurs*|grupp*|boende*|behandling*",
        "den|det här insats*|stöd|stödet|stödsamtal*|samtal*|hjälp*|program*|plats*|kurs*|grupp*|boende*|behandling*",
        "en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|flera samtal|stödsamtal|träffar|gånger|tillfällen|möten",
        "5|6|8|10|12|15|20 samtal|stödsamtal|träffar|gånger|tillfällen|möten",
        "få|delta|gå råd|stöd|stödet|hjälp*|samtal*|behandling*|insats*",
        "få|delta|gå i|ett|en|den|det|på insats*|stöd|stödet|stödsamtal*|samtal*|program*|plats*|kurs*|grupp*|boende*",
    ];
    // One has a right to what one applies for. Where nobody need apply there is none.
    let applied_for = [
        "ansök*|söka|söker|sökt|prövad|prövas|prövat|beslut*|bistånd*|överklag*",
        "behovspröv*|behovsbedöm*|pröva|prövning",
    ];
    let elsewhere = [
        "11 kap 1",
        "veta|information*|insyn|säga|bli|avstå|avbryta|anonym|tolk|samtycke|skydd",
        "brott*|bevittnat|lag|lagen|konvention*|barnkonvention*",
        "polis*|skol*|region*|sjukvård*|hälso*|vårdcentral*|försäkring*|advokat*|staten|arbetsgivar*",
        "språk|språket|modersmål*",
    ];
    let applies = ["ansök*|ansöker|söker|sökt|prövad|prövas|prövat|pröva"];
    let must_offer = |insats: &Insats| {
        ctx.norms.iter().any(|(_, norm)| match &norm.value {
            Norm::Offer(kategorier) => insats.is_any(kategorier).is_some(),
            _ => false,
        })
    };
    let own = insats.is_some_and(|insats| !must_offer(insats));
    let without_assessment = ["utan .. behovspröv*|prövning*", "11 kap 5"];
    let about_it = if insats.is_some() {
        own && !reading.beside(hit, &elsewhere) && !reading.holds_beside(hit, &applied_for)
    } else {
        reading.beside(hit, &without_assessment) && !reading.holds_beside(hit, &applies)
    };
    about_it
        && reading.right_after(hit, &given)
        && (insats.is_none() || !reading.right_after(hit, &in_general) || reading.beside(hit, &reader))
        && speaks_of_it(piece.part)
        && !reading.denied(hit)
        && !piece.asks(&hit.range)
}

fn speaks_of_it(part: Part) -> bool {
    matches!(part, Part::Title | Part::Prose(_) | Part::Malgrupp | Part::Avsnitt | Part::Ansokan)
}

/// Children and young people told in one breath, with one limit of age for both.
fn one_group(_: &Ctx<'_>, _: Option<&Insats>, _: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    reading.beside(hit, &["jourhem*|stödboende*|hem|hvb*|skyddat|boende*|vård*"])
}

fn denied(reading: &Reading<'_>, hit: &Hit) -> bool {
    reading.denied(hit) || reading.beside(hit, &["inte|aldrig .. avgörande"])
}
