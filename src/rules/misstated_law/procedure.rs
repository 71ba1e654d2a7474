//! What prose states wrongly of documentation, of insight into it, and of who may plead.

use super::Fault;
use crate::diagnostic::Severity;
use crate::model::Insats;
use crate::rules::Ctx;
use crate::rules::prose::{Hit, Piece, Reading};

/// Of an age at which the law draws a line for what is assessed, or soon after.
macro_rules! young {
    () => {
        "fyllt|från|över|minst 12|13|14|tolv|tretton|fjorton"
    };
}

/// Those who have the custody.
macro_rules! parents {
    () => {
        "föräldrar|föräldrars|föräldrarna|föräldrarnas|förälders|förälderns|vårdnadshavare|vårdnadshavares|\
         vårdnadshavaren|vårdnadshavarens|vårdnadshavarna|vårdnadshavarnas|mamma|pappa"
    };
}

/// Ways to state the law of procedure wrongly.
pub(super) static FAULTS: [Fault; 6] = [
    Fault {
        phrases: &[
            "undantag*|undantas .. från|av dokument*",
            "undantag*|undantas .. från|av kravet|kraven|skyldigheten .. dokument*",
        ],
        states: exempt_from_all,
        message: "lagen ger inget undantag från all dokumentation: vid särskilda skäl får bara det som röjer vem någon är utelämnas, och för en viss insats",
        help: "skriv `Finns särskilda skäl kan nämnden besluta att namn och annat som röjer identiteten utelämnas i en viss insats, se {14 kap. 5 § SoL}.`",
        lagrum: "14 kap. 5 § SoL",
        severity: Severity::Varning,
    },
    Fault {
        phrases: &[
            "insats|insatsen|insatser|insatserna .. behöver|måste|ska inte|ej|aldrig dokumenteras|journalföras",
            "insats|insatsen|insatser|insatserna .. dokumenteras|journalförs inte|ej|aldrig",
            "helt|fullständigt undantag*|undantas från|av dokument*",
            "undantag*|undantas helt|fullständigt från|av dokument*",
            "undantag*|undantas från|av all|allt dokument*|krav",
        ],
        states: nothing_written,
        message: "genomförandet av en insats ska dokumenteras: undantagen gäller bara personliga förhållanden vid rådgivning, och det som röjer vem någon är om nämnden har beslutat det för en viss insats",
        help: "skriv vad som inte dokumenteras, till exempel `Personliga förhållanden dokumenteras inte vid rådgivning, se {14 kap. 4 § SoL}.`",
        lagrum: "14 kap. 3 § SoL",
        severity: Severity::Varning,
    },
    Fault {
        phrases: &[
            concat!(young!(), " .. behöver|måste .. ", parents!(), " inte|ej .. samtycka|godkänna|säga|medge"),
            concat!(young!(), " .. behöver|måste inte|ej .. ", parents!(), " samtycka|godkänna|säga|medge"),
            concat!(young!(), " .. behövs|krävs inget|inte|ej .. samtycke|godkännande|medgivande .. ", parents!()),
            concat!(young!(), " .. behövs|krävs inget|inte|ej ", parents!(), " samtycke|godkännande|medgivande"),
            concat!(young!(), " .. utan ", parents!(), " samtycke|godkännande|medgivande"),
        ],
        states: free_too_young,
        message: "utan behovsprövning måste vårdnadshavaren samtycka tills barnet har fyllt 15 år; den lägre gränsen gäller bara efter prövning",
        help: "skriv `Den som har fyllt 15 år kan få insatsen utan vårdnadshavarens samtycke, se {21 kap. 2 § SoL}.`",
        lagrum: "21 kap. 2 § SoL",
        severity: Severity::Varning,
    },
    Fault {
        phrases: &[
            "dokument* krävs|behövs|sker|görs|förs om|när .. återkommer|återkommande|upprepas|påverkar|gånger",
            "dokumenteras|journalförs om|när .. återkommer|återkommande|upprepas|påverkar|gånger",
        ],
        states: only_if,
        message: "dokumentation krävs varje gång en insats genomförs, inte bara om kontakten återkommer eller påverkar den enskilde",
        help: "ta bort gränsen, eller skriv `Det som är av betydelse dokumenteras, se {14 kap. 3 § SoL}.`",
        lagrum: "14 kap. 3 § SoL",
        severity: Severity::Varning,
    },
    Fault {
        phrases: &[
            "egen|sin talan .. tidigare|dessförinnan",
            "egen|sin talan .. 15 .. tidigare|dessförinnan",
            "egen|sin talan .. före|innan 15",
            "egen|sin talan .. under 15",
        ],
        states: pleads_younger,
        message: "den som är under 15 år för inte sin egen talan i socialtjänsten: barnet ska få säga sin mening och kan höras i domstol",
        help: "skriv `Ett barn som har fyllt 15 år för sin egen talan, se {3 kap. 4 § SoL}.`",
        lagrum: "3 kap. 4 § SoL",
        severity: Severity::Varning,
    },
    Fault {
        phrases: &["rätt till|att .. partsinsyn*", "partsinsyn* .. rätt"],
        states: party,
        message: "partsinsyn har den som är part i ett ärende, och en insats utan behovsprövning har inget; det är vår läsning av lagen",
        help: "skriv `Du kan fråga vad som skrivs om dig, se {14 kap. 6 § SoL}.`",
        lagrum: "10 § FL",
        severity: Severity::Anmarkning,
    },
];

/// An exemption for special reasons from documentation as such. Who names identity anywhere in the text knows better.
fn exempt_from_all(_: &Ctx<'_>, _: Option<&Insats>, piece: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    const IDENTITY: [&str; 11] = [
        "identitet",
        "röja",
        "röjer",
        "personuppgift",
        "anonym",
        "namn",
        "vem deltagar",
        "vem som ",
        "vem den ",
        "vem någon",
        "vem du ",
    ];
    let text = piece.words.to_lowercase();
    reading.beside(hit, &["särskilda skäl"]) && !IDENTITY.iter().any(|word| text.contains(word)) && !reading.denied(hit)
}

/// Documentation denied outright. What is denied of some of what could be written may be true, and an exemption for
/// special reasons is another fault.
fn nothing_written(_: &Ctx<'_>, _: Option<&Insats>, piece: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    let some = [
        "personlig*|personuppgift*|uppgift*|förhållanden*|identit*|namn|namnet|vem|röj*|individnivå|skäl|om|så",
        "lika|utförligt|ordagrant|detalj*|digitalt|system*|ännu|alltid|bara|enbart|endast|dag|dagligen|varje|journal*",
    ];
    let words = piece.words.get(hit.range.clone()).unwrap_or("").to_lowercase();
    // `… dokumenteras inte` is part of the phrase; of an exemption it is another word that denies.
    let denied = words.contains("undanta") && reading.denied(hit);
    let advice = reading.beside(hit, &["helt|fullständigt|all|allt"]);
    reading.is_one_clause(hit)
        && !denied
        && !piece.asks(&hit.range)
        && !reading.beside(hit, &some)
        && !reading.right_after(hit, &["i|hos|av|på|med|två|flera|förrän|innan|samma"])
        && (advice || !words.contains("undanta"))
}

/// Consent said to be left out below fifteen. It is so for what is assessed, and a text that speaks of that anywhere
/// may be right.
fn free_too_young(_: &Ctx<'_>, _: Option<&Insats>, piece: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    let assessed = ["ansök*|ansökan|sökt", "behovspröv*|behovsbedöm*|biståndsbedöm*|pröva|prövas|prövning"];
    let of_both = assessed.iter().flat_map(|phrase| reading.find(phrase)).any(|found| !reading.denied(&found));
    let says = |word: &str| reading.beside(hit, &[word]);
    reading.is_one_clause(hit)
        && !piece.asks(&hit.range)
        && !of_both
        // `fyllt 12 men inte 15`, `inte utan samtycke` and `från 12 till 15` draw other lines.
        && !says("15|femton")
        && !says("inte|aldrig|ingen|inga .. utan")
}

/// Documentation demanded only when it goes on. For advice that is another fault.
fn only_if(ctx: &Ctx<'_>, insats: Option<&Insats>, _: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    let also = ["också|även|särskilt|alltid|oavsett|dessutom"];
    insats.is_some_and(|insats| !crate::rules::documentation::is_advice(ctx, insats))
        && !reading.beside(hit, &also)
        && !reading.denied(hit)
}

/// Children under fifteen said to plead for themselves.
fn pleads_younger(_: &Ctx<'_>, _: Option<&Insats>, _: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    !reading.denied(hit) && !reading.beside(hit, &["inte|aldrig|först", "höras|hörs"])
}

/// Insight as a party, for one who has no case.
fn party(_: &Ctx<'_>, _: Option<&Insats>, _: &Piece<'_>, reading: &Reading<'_>, hit: &Hit) -> bool {
    !reading.denied(hit)
        && !reading.holds_beside(hit, &["ansök*|ansöker|behovsprövade|behovsprövad"])
        && !reading.beside(hit, &["part i"])
}
