//! What prose states wrongly of documentation, of insight into it, and of who may plead.

use super::Fault;
use crate::diagnostic::Severity;
use crate::model::Insats;
use crate::rules::Ctx;
use crate::rules::prose::{Hit, Piece, Reading};

/// Ways to state the law of procedure wrongly.
pub(super) static FAULTS: [Fault; 4] = [
    Fault {
        phrases: &[
            "undantag*|undantas .. från|av dokument*",
            "undantag*|undantas .. från|av kravet|kraven|skyldigheten .. dokument*",
        ],
        states: exempt_from_all,
        message: "lagen ger inget undantag från dokumentation: vid särskilda skäl får bara det som röjer vem någon är utelämnas, och för en viss insats",
        help: "skriv `Finns särskilda skäl kan nämnden besluta att namn och annat som röjer identiteten utelämnas i en viss insats, se {14 kap. 5 § SoL}.`",
        lagrum: "14 kap. 5 § SoL",
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
    let text = piece.words.to_lowercase();
    reading.beside(hit, &["särskilda skäl"])
        && !["identitet", "röja", "röjer", "personuppgift", "anonym", "namn"].iter().any(|word| text.contains(word))
        && !reading.denied(hit)
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
    !reading.denied(hit) && !reading.beside(hit, &["ansök*|ansöker|behovsprövade|behovsprövad", "part i"])
}
