//! L004 beslut-saknas: no decision by the nämnd, or prose that leaves what it must decide to someone else.

use super::prose::{Hit, Part, Piece, Prose, Reading};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};

/// See `docs/regler/L004.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L004",
        slug: "beslut-saknas",
        severity: Severity::Fel,
        lagrum: &["11 kap. 5 § SoL", "11 kap. 6 § SoL", "4 kap. 2 § SoL", "6 kap. 38 § KL"],
        page: include_str!("../../docs/regler/L004.md"),
    },
    check: Check::Document(check),
};

/// Those who are not the nämnd.
macro_rules! others {
    () => {
        "chef|chefen|chefer|cheferna|enhetschef*|socialchef*|förvaltningschef*|avdelningschef*|verksamhetschef*|\
         områdeschef*|gruppchef*|sektionschef*|förvaltningen|socialförvaltningen|omsorgsförvaltningen|delegaten|\
         delegater|tjänsteman|tjänstemannen|tjänstemän|projektledar*|styrgrupp*|arbetsgrupp*|utskottet|\
         arbetsutskottet|socialutskottet|presidiet|ordföranden"
    };
}

/// To decide, now or later. What has been decided is over.
macro_rules! decide {
    () => {
        "beslutar|besluta|bestämmer|bestämma|avgör|avgöra|fastställer|fastställa|ändrar|ändra|reviderar|revidera|\
         justerar|justera|preciserar|precisera"
    };
}

/// That it is decided, now or later.
macro_rules! decided {
    () => {
        "beslutas|bestäms|avgörs|fastställs|väljs|ändras|revideras|utformas|justeras|preciseras|införs|införas"
    };
}

/// The conditions of insatser.
macro_rules! conditions {
    () => {
        "villkor|villkoren|kriterier|kriterierna"
    };
}

/// Which insatser there are. `beslutar om insatser` alone may be about one person's case.
macro_rules! choice {
    () => {
        "vilka|nya|fler|andra|ytterligare|flera insatser|villkor|kriterier"
    };
}

/// A trial whose outcome is to come.
macro_rules! trial {
    () => {
        "pilot|piloten|piloter|pilotprojekt*|pilotverksamhet*|försöksperiod*|provperiod*|försöksverksamhet*"
    };
}

/// That someone else decides the choice of insatser or their conditions.
const LEFT_TO_OTHERS: [&str; 22] = [
    concat!(others!(), " .. ", decide!(), " ", conditions!()),
    concat!(others!(), " .. ", decide!(), " om ", conditions!()),
    concat!(others!(), " .. ", decide!(), " ", choice!()),
    concat!(others!(), " .. ", decide!(), " om ", choice!()),
    concat!(others!(), " .. ", decide!(), " om insatser utan"),
    concat!(decide!(), " ", others!(), " .. ", conditions!()),
    concat!(decide!(), " ", others!(), " .. ", choice!()),
    concat!(conditions!(), " .. ", decided!(), " .. av ", others!()),
    concat!(choice!(), " .. ", decided!(), " .. av ", others!()),
    concat!(conditions!(), " .. ", decided!(), " .. i|efter|genom|under|inom ", trial!()),
    concat!(conditions!(), " .. ", decided!(), " .. i|efter|genom|under|inom en|ett|den|det ", trial!()),
    concat!(choice!(), " .. ", decided!(), " .. i|efter|genom|under|inom ", trial!()),
    concat!(choice!(), " .. ", decided!(), " .. i|efter|genom|under|inom en|ett|den|det ", trial!()),
    concat!(trial!(), " .. avgör|avgörs|visar|bestämmer|bestäms|prövas ", choice!()),
    concat!("deleger*|uppdrar|överlåter .. ", decide!(), " .. ", conditions!()),
    concat!("deleger*|uppdrar|överlåter .. ", decide!(), " .. ", choice!()),
    concat!("deleger*|uppdrar|överlåter .. ", decide!(), " .. insatser utan"),
    concat!("beslut|besluten|beslutanderätten|rätten .. ", conditions!(), " .. delegeras|överlåts"),
    concat!("beslut|besluten|beslutanderätten|rätten .. ", choice!(), " .. delegeras|överlåts"),
    "beslut|besluten|beslutanderätten|rätten .. insatser utan .. delegeras|överlåts",
    // Who is only told of a list has not decided on it.
    "revideras|ändras|uppdateras|kompletteras listan|förteckningen .. insatser .. rapporteras|redovisas|anmäls",
    "listan|förteckningen .. insatser revideras|ändras|uppdateras|kompletteras .. rapporteras|redovisas|anmäls",
];

/// What makes it another matter where it is not denied: an application. Insatser `utan ansökan` are the matter itself.
const APPLIED_FOR: [&str; 2] = [
    "ansök*|ansökan|ansökningar",
    "bistånd|biståndet|biståndsärende*|biståndsbeslut*|biståndsbedöm*|biståndspröv*|biståndshandläggar*|biståndsenhet*",
];

/// What makes it another matter in any case: cases, whether someone fulfils the conditions, or a proposal.
const ELSEWHERE: [&str; 4] = [
    "beviljar|bevilja|beviljas|avslag|avslå|avslår|bifall*",
    "ärende|ärenden|ärendet|ärendena",
    "uppfyll*|kontroller*",
    "föreslå*|förslag*|bereder|bereda|bereds",
];

/// That the nämnd has decided since.
const SINCE: [&str; 2] = [
    "nämnden|*nämnden|kommunstyrelsen|fullmäktige .. beslutade|beslutat|fastställde|fastställt|antog|antagit",
    "beslutades|beslutats|fastställdes|fastställts|antogs|antagits .. av .. nämnden|*nämnden|kommunstyrelsen|fullmäktige",
];

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let riktlinje = &ctx.document.riktlinje;
    if riktlinje.whole && riktlinje.beslut.is_none() {
        let message = "riktlinjen saknar nämndens beslut";
        sink.push(
            Diagnostic::new(&RULE.descriptor, riktlinje.span, message)
                .help("skriv dag och paragraf ur protokollet, som `beslut 2025-06-17 § \"73/2025\"`")
                .lagrum(["11 kap. 5 § SoL", "11 kap. 6 § SoL"]),
        );
    }
    two_boards(ctx, sink);
    no_board(ctx, sink);
    let phrases = ctx.texts.possible(&LEFT_TO_OTHERS);
    look(&ctx.texts.general, &phrases, None, sink);
    for (insats, prose) in ctx.texts.each(ctx.document) {
        look(prose, &phrases, Some(&insats.name), sink);
    }
}

/// That the name of the nämnd is that of two, so that it does not show which of them decides.
fn two_boards(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let Some(name) = ctx.document.riktlinje.namnd.as_ref() else { return };
    if !name.value.contains('/') && !name.value.contains(" eller ") {
        return;
    }
    let message = format!("det framgår inte vilken nämnd som beslutar: `{}` är två namn", name.value);
    sink.push(
        Diagnostic::new(&RULE.descriptor, name.span, message)
            .severity(Severity::Varning)
            .help("skriv den nämnd som fullmäktige har gett uppgiften, som `nämnd \"Socialnämnden\"`")
            .lagrum(["4 kap. 2 § SoL", "11 kap. 5 § SoL"]),
    );
}

/// That what is named as nämnd is none: a manager, an office, a committee of the nämnd, or those who chose it.
fn no_board(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    const NONE: [&str; 12] = [
        "chef",
        "chefen",
        "direktör",
        "direktören",
        "förvaltning",
        "förvaltningen",
        "utskott",
        "utskottet",
        "presidium",
        "presidiet",
        "ordföranden",
        "fullmäktige",
    ];
    let Some(name) = ctx.document.riktlinje.namnd.as_ref() else { return };
    let words = name.value.to_lowercase();
    let last = words.split_whitespace().last().unwrap_or("");
    if words.contains('/') || words.contains(" eller ") || !NONE.iter().any(|end| last.ends_with(end)) {
        return;
    }
    let message =
        format!("`{}` är ingen nämnd, och det är socialnämnden som får ge insatser utan behovsprövning", name.value);
    let mut found = Diagnostic::new(&RULE.descriptor, name.span, message)
        .severity(Severity::Varning)
        .help("skriv den nämnd som fullmäktige har gett uppgiften, som `nämnd \"Socialnämnden\"`")
        .lagrum(["11 kap. 5 § SoL", "4 kap. 2 § SoL"]);
    if !last.ends_with("fullmäktige") {
        found = found.note(
            "att besluten inte får delegeras är vår läsning av 6 kap. 38 § 1 KL; ingen källa som avgör saken är känd",
        );
    }
    sink.push(found);
}

/// Looks for the phrases in the prose of one part of the document. One sentence of each text is told.
fn look(prose: &Prose<'_>, phrases: &[&'static str], insats: Option<&str>, sink: &mut Sink<'_>) {
    let possible: Vec<&str> = phrases.iter().copied().filter(|phrase| prose.words.may_hold(phrase)).collect();
    if possible.is_empty() {
        return;
    }
    let told = |piece: &&Piece<'_>| !matches!(piece.part, Part::Title | Part::Ansokan) && may_leave(piece.words);
    for piece in prose.pieces.iter().filter(told) {
        let reading = piece.read();
        if SINCE.iter().any(|phrase| !reading.find(phrase).is_empty()) {
            continue;
        }
        let mut hits = possible.iter().flat_map(|phrase| reading.find(phrase));
        let Some(hit) = hits.find(|hit| is_left(piece, reading, hit)) else { continue };
        let message = match is_list(&piece.words.get(hit.range.clone()).unwrap_or("").to_lowercase()) {
            true => "listan över insatser ändras utan att det framgår att nämnden beslutar om det",
            false => "valet av insatser eller deras villkor lämnas till någon annan än nämnden",
        };
        let mut found = Diagnostic::new(&RULE.descriptor, piece.place(hit.range), message)
            .severity(Severity::Varning)
            .help("låt nämnden besluta om varje insats och dess villkor, och skriv in dem i riktlinjen")
            .note("att de besluten inte får delegeras är vår läsning av 6 kap. 38 § 1 KL; ingen källa som avgör saken är känd")
            .lagrum(["6 kap. 38 § KL", "11 kap. 5 § SoL"]);
        found.insats = insats.map(str::to_owned);
        sink.push(found);
    }
}

/// A cheap test of a text before it is read: that it speaks of someone else who may decide, or of a trial. The first
/// letter may be a capital.
fn may_leave(text: &str) -> bool {
    const STEMS: [&str; 20] = [
        "chef",
        "Chef",
        "rvaltningen",
        "elegat",
        "jänsteman",
        "jänstemän",
        "rojektledar",
        "tyrgrupp",
        "rbetsgrupp",
        "tskottet",
        "residiet",
        "rdföranden",
        "ilot",
        "örsöks",
        "rovperiod",
        "eleger",
        "ppdrar",
        "verlåt",
        "listan",
        "örteckningen",
    ];
    STEMS.iter().any(|stem| text.contains(stem))
}

/// Whether a place in a text, in lower case, speaks of the list of insatser.
fn is_list(words: &str) -> bool {
    words.contains("listan") || words.contains("förteckningen")
}

fn is_left(piece: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    let words = piece.words.get(hit.range.clone()).unwrap_or("").to_lowercase();
    let delegates = words.starts_with("deleger") || words.starts_with("uppdrar") || words.starts_with("överlåter");
    // In `enhetschefen bereder och nämnden beslutar` it is the nämnd that decides.
    let by_namnd = !delegates && (words.contains("nämnd") || words.contains("kommunstyrelse"));
    // `insatser utan behovsprövning` is a name and denies nothing.
    let denied = match words.contains("insatser utan") {
        true => reading.beside(hit, &["inte|ej|aldrig|varken"]),
        false => reading.denied(hit),
    };
    // `listan över biståndslösa insatser` is no matter of an application.
    let listed = is_list(&words);
    !by_namnd
        && !denied
        && !reading.quoted(hit)
        && (listed || !reading.beside(hit, &ELSEWHERE) && !reading.holds_beside(hit, &APPLIED_FOR))
}
