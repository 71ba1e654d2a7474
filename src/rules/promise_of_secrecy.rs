//! L051 löfte-om-sekretess: a promise that nobody will ever know, or that parents never will, where nothing tells what
//! must be reported all the same.

use super::duty_to_report;
use super::prose::{Hit, Part, Phrase, Piece, Prose, Reading, said};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::{Insats, ProseKind, UtforareKind};

/// See `docs/regler/L051.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L051",
        slug: "löfte-om-sekretess",
        severity: Severity::Varning,
        lagrum: &[
            "12 kap. 3 § OSL",
            "6 kap. 11 § FB",
            "26 kap. 1 § OSL",
            "26 kap. 3 § OSL",
            "17 kap. 11 § SoL",
            "17 kap. 12 § SoL",
            "19 kap. 1 § SoL",
            "19 kap. 2 § SoL",
        ],
        page: include_str!("../../docs/regler/L051.md"),
    },
    check: Check::Document(check),
};

/// Those whom a child does not want to know.
macro_rules! parents {
    () => {
        "föräldr*|förälder*|föräldern|vårdnadshavar*|mamma*|pappa*|familj*"
    };
}

/// Promises about parents. What denies is part of the phrase.
const PARENTS: [&str; 8] = [
    concat!("inga|varken|aldrig|inte .. ", parents!(), " .. veta|reda"),
    concat!(parents!(), " .. aldrig|inte .. får|få|kan veta|reda"),
    concat!(parents!(), " får|kommer|kan|ska aldrig|inte .. veta|reda|höra"),
    concat!(parents!(), " .. informeras|underrättas|kontaktas|meddelas aldrig|inte"),
    concat!(parents!(), " får aldrig|inte någon|något|nån information|besked"),
    concat!("berättar|informerar|säger|kontaktar|meddelar|ringer aldrig|inte .. ", parents!()),
    concat!("kommer|ska|får aldrig|inte .. berätta|informera|säga|kontakta|meddela .. ", parents!()),
    concat!("utan att .. ", parents!(), " .. veta|vet|reda|informeras|underrättas|kontaktas|märker"),
];

/// Promises about everyone.
const ANYONE: [&str; 12] = [
    "ingen|inga .. får|få|kommer .. veta|reda",
    "ingen|inga .. kan .. veta|reda att|om|vem|vad du|ni|man",
    "ingen|inga .. vet|märker att|om|vem|vad du|ni|man",
    "stannar|förblir mellan|hos oss|dig|ledaren",
    "stannar här|i rummet|i gruppen",
    "allt|allting .. hemligt|konfidentiellt|sekretessbelagt",
    "total*|absolut*|fullständig*|hundraprocentig*|heltäckande sekretess*|tystnadsplikt*|anonymitet*|tystnad",
    "lämnar|för aldrig .. vidare|ut",
    "lämnas|förs|sprids|berättas aldrig .. vidare|ut|någon",
    "det|uppgift*|uppgifterna|inget|allt .. går aldrig vidare",
    "vi|jag|personal*|ledar*|rådgivar*|kurator* berättar|säger aldrig .. vidare|någon|andra",
    "garanter*|lovar .. sekretess|tystnad|hemligt|anonym*|tystnadsplikt",
];

/// What limits a promise within its own sentence.
const LIMITS: [&str; 8] = [
    "utan .. samtycke*|lov|godkännande|medgivande|tillåtelse|ja|lag|lagen",
    "om det|vi|barnet|någon inte|gäller|misstänk*|oro*|far",
    "inte alltid",
    "andra barn*|deltagar*|föräldrar*",
    "om|när inte|du .. vill|säger|godkänner|samtycker",
    "som regel|huvudregel*|oftast|normalt|vanligtvis|vanligen",
    "undantag*|såvida|utom",
    "behöver|måste|krävs",
];

/// What takes a promise back before it is given.
const DOUBTS: [&str; 3] = [
    "inte|aldrig .. lova*|garantera*|utlova*",
    "tro|tror|trodde|rädd|rädda|orolig*|oroar|önskar|vill|kräver att",
    "frågar|undrar|om",
];

/// What is said of the limits of secrecy, wherever in the same text.
const BOUNDS: [&str; 5] = [
    "sekretess*|tystnadsplikt* .. bryt*|gräns*|undantag*|hävs|viker",
    "bryt*|bryta .. sekretess*|tystnadsplikt*",
    "undantag* .. sekretess*|tystnadsplikt*|anmäl*",
    "måste|skyldig* .. lämna|berätta|anmäl* .. ut|uppgift*|vidare|socialnämnd*|polis*|nämnden",
    "ålder|gammal|mogen|mognad .. föräld*|vårdnadshav* .. veta|reda",
];

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let phrases = (ctx.texts.possible(&PARENTS), ctx.texts.possible(&ANYONE));
    promises(&ctx.texts.general, &phrases, None, sink);
    for (insats, prose) in ctx.texts.each(ctx.document) {
        promises(prose, &phrases, Some(insats), sink);
    }
}

/// Promises that are made to parents, and those that are made to anyone.
type Promises = (Vec<&'static str>, Vec<&'static str>);

/// Finds the promises of one part of the document, and tells the first of them.
fn promises(
    Prose { words, pieces }: &Prose<'_>,
    (parents, anyone): &Promises,
    insats: Option<&Insats>,
    sink: &mut Sink<'_>,
) {
    let (parents, anyone) = (Phrase::all_within(parents, words), Phrase::all_within(anyone, words));
    if parents.is_empty() && anyone.is_empty() {
        return;
    }
    let found = pieces.iter().filter(|piece| speaks_to_people(piece.part)).find_map(|piece| {
        let reading = piece.read();
        let first = |phrases: &[Phrase<'_>]| {
            phrases.iter().flat_map(|phrase| reading.find_phrase(phrase)).find(|hit| is_promise(piece, reading, hit))
        };
        let of_parents = first(&parents).map(|hit| (hit, true));
        of_parents.or_else(|| first(&anyone).map(|hit| (hit, false))).map(|(hit, parents)| (piece, hit, parents))
    });
    let Some((piece, hit, of_parents)) = found else { return };
    if duty_to_report::told(words, pieces) || said(words, pieces, &BOUNDS, &[]) {
        return;
    }
    let promise = piece.words.get(hit.range.clone()).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
    let message = format!(
        "`{promise}` är ett löfte som inte går att hålla, och vi hittar inget om vad som ändå måste anmälas eller lämnas ut"
    );
    let rests_on = Rests::of(insats);
    let mut found = Diagnostic::new(&RULE.descriptor, piece.place(hit.range), message)
        .help(rests_on.help())
        .lagrum(rests_on.lagrum(of_parents));
    found.insats = insats.map(|insats| insats.name.clone());
    sink.push(found);
}

/// What secrecy and its limits rest on: familjerådgivning has rules of its own, and so have private bodies.
struct Rests {
    family: bool,
    private: bool,
}

impl Rests {
    fn of(insats: Option<&Insats>) -> Self {
        let by = insats.map_or(&[][..], |insats| &insats.utforare);
        Self {
            family: insats.is_some_and(|insats| insats.is("familjerådgivning")),
            private: !by.is_empty() && by.iter().all(|utforare| utforare.kind == Some(UtforareKind::Privat)),
        }
    }

    fn report(&self) -> &'static str {
        if self.family { "19 kap. 2 § SoL" } else { "19 kap. 1 § SoL" }
    }

    fn lagrum(&self, of_parents: bool) -> Vec<&'static str> {
        let secrecy = match (self.private, self.family) {
            (false, false) => "26 kap. 1 § OSL",
            (false, true) => "26 kap. 3 § OSL",
            (true, false) => "17 kap. 11 § SoL",
            (true, true) => "17 kap. 12 § SoL",
        };
        // The act on secrecy binds authorities; of others it is the guardian's right to decide that tells.
        let guardian = if self.private { "6 kap. 11 § FB" } else { "12 kap. 3 § OSL" };
        of_parents.then_some(guardian).into_iter().chain([secrecy, self.report()]).collect()
    }

    fn help(&self) -> String {
        let when = match self.family {
            true => "får veta att ett barn utnyttjas sexuellt eller misshandlas hemma",
            false => "misstänker att ett barn far illa",
        };
        format!(
            "skriv till exempel `Det du säger är som regel hemligt. Men om vi {when} måste vi anmäla det, se {{{}}}.`",
            self.report()
        )
    }
}

/// Whether a part speaks to those who come; reasons and follow-up speak to others.
fn speaks_to_people(part: Part) -> bool {
    match part {
        Part::Prose(kind) => kind != ProseKind::Exempel,
        Part::Title | Part::Malgrupp | Part::Ansokan | Part::Avsnitt => true,
        Part::Samtycke | Part::Dokumentation | Part::Uppfoljning | Part::SakligaSkal | Part::Metod => false,
    }
}

fn is_promise(piece: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    let words = piece.words.get(hit.range.clone()).unwrap_or("");
    // In `inga föräldrar får delta utan att veta …` it is not told what nobody knows.
    let other = words.get(1..).is_some_and(|words| words.contains("utan att"));
    !other
        && !reading.quoted(hit)
        && !reading.is_example(hit)
        && reading.is_one_clause(hit)
        && !reading.beside(hit, &LIMITS)
        && !reading.before(hit, &DOUBTS)
}
