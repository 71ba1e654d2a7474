//! What is said of a person's name, of what is written down, and of the duty to report.
//!
//! Nobody is promised that nothing is written or that nobody will know: what is left out is named, and what must be
//! reported remains.

use super::{About, Sentence, consent};
use crate::law::Norm;
use crate::model::{Anonymity, Beslut, Dokumentation, Lagrum, Level, Str};
use crate::source::Span;
use crate::swedish::day;

/// For residents.
pub(super) fn residents(about: &About<'_>) -> Vec<Sentence> {
    let insats = about.insats;
    let mut out = Vec::new();
    if let Some(how) = &insats.anonymt {
        let text = match how.value {
            Anonymity::Throughout if consent::is_needed(about) => {
                "Du behöver inte säga vem du är. Fråga oss hur det går till om dina vårdnadshavare behöver säga ja."
            }
            Anonymity::Throughout => "Du behöver inte säga vem du är.",
            Anonymity::FirstVisit => "Vid första besöket behöver du inte säga vem du är.",
        };
        out.push(Sentence::new(text, how.span));
    }
    let (text, span) = match &insats.dokumentation {
        None => ("Fråga oss vad vi skriver ned om dig. Riktlinjen säger inget om det.".to_owned(), insats.head),
        Some(how) => (written(about, &how.value), how.span),
    };
    out.push(Sentence::new(text, span));
    out.push(Sentence::new(duty(about), insats.head));
    out
}

fn written(about: &About<'_>, how: &Dokumentation) -> String {
    let at = |system: &Option<Str>| match system {
        Some(system) => format!("Anteckningarna finns i {}.", system.value),
        None => "Fråga oss om du vill veta vad som står om dig.".to_owned(),
    };
    const ASK: &str = "Fråga oss vad vi skriver ned om dig.";
    match how {
        Dokumentation::Enligt { system, .. } | Dokumentation::Niva { level: Level::Individ, system, .. } => {
            format!("Vi skriver ned det som är viktigt för stödet. {}", at(system))
        }
        Dokumentation::Niva { level: Level::Bada, system, .. } => {
            format!(
                "Vi skriver ned det som är viktigt för stödet. Vi räknar också hur många som får stöd. {}",
                at(system)
            )
        }
        Dokumentation::Niva { level: Level::Verksamhet, .. } => {
            format!("Vi skriver ned uppgifter om stödet som helhet. {ASK}")
        }
        Dokumentation::Undantag { lagrum, .. } => match exemption(about, lagrum) {
            Some(Exemption::Circumstances) => "Vid rådgivning behöver vi inte skriva ned personliga saker om dig. \
                                               Annat om stödet kan vi skriva ned."
                .to_owned(),
            Some(Exemption::Identity) => "Vi skriver inte ned det som kan visa vem du är, till exempel ditt namn. \
                                          Annat om stödet skriver vi ned, till exempel hur många som kommer."
                .to_owned(),
            None => ASK.to_owned(),
        },
    }
}

enum Exemption {
    Circumstances,
    Identity,
}

/// The exemption that a provision in force allows; `None` when it allows none, and when what was found says that the
/// document cannot use it so.
fn exemption(about: &About<'_>, lagrum: &Lagrum) -> Option<Exemption> {
    let provision = about.document.law.provision(&lagrum.paragraf(), about.as_of())?;
    let allows = |wanted: fn(&Norm) -> bool| provision.norms.iter().any(|norm| wanted(&norm.value));
    if allows(|norm| matches!(norm, Norm::ExemptIdentity)) {
        let lawful = !about.is_fel("L020") && !about.is_fel("L024");
        return lawful.then_some(Exemption::Identity);
    }
    let circumstances = allows(|norm| matches!(norm, Norm::ExemptCircumstances(_))) && !about.is_fel("L021");
    circumstances.then_some(Exemption::Circumstances)
}

/// 19 kap. 1 § SoL, and 2 § for familjerådgivning.
fn duty(about: &About<'_>) -> &'static str {
    if about.insats.is("familjerådgivning") {
        "Om vi får veta att ett barn utnyttjas sexuellt, eller misshandlas fysiskt eller psykiskt hemma, måste vi anmäla det."
    } else {
        "Om vi misstänker att ett barn far illa måste vi anmäla det. Det gäller alltid."
    }
}

/// The duty to report, for those who carry it out.
pub(super) fn report(about: &About<'_>) -> Sentence {
    let text = if about.insats.is("familjerådgivning") {
        "Anmäl genast till socialnämnden om du i arbetet får veta att ett barn utnyttjas sexuellt, eller misshandlas \
         fysiskt eller psykiskt i hemmet (19 kap. 2 § SoL)."
    } else {
        "Anmäl genast till socialnämnden om du i arbetet misstänker eller får veta att ett barn far illa (19 kap. 1 § SoL)."
    };
    Sentence::new(text, about.insats.head)
}

/// For those who carry it out.
pub(super) fn providers(about: &About<'_>) -> Vec<Sentence> {
    let Some(how) = &about.insats.dokumentation else {
        let text =
            "Riktlinjen säger inte hur insatsen dokumenteras. Utan undantag ska den dokumenteras (14 kap. 3 § SoL).";
        return vec![Sentence::new(text, about.insats.head)];
    };
    let system =
        |system: &Option<Str>| system.as_ref().map_or_else(String::new, |system| format!(" i {}", system.value));
    let mut out = Vec::new();
    let mut say = |text: String, span: Span| out.push(Sentence::new(text, span));
    match &how.value {
        Dokumentation::Enligt { lagrum, system: named, .. } => {
            say(format!("Insatsen dokumenteras enligt {}{}.", lagrum.paragraf(), system(named)), how.span);
        }
        Dokumentation::Niva { level, system: named, .. } => {
            let unexplained = matches!(level, Level::Verksamhet);
            let level = match level {
                Level::Individ => "på individnivå",
                Level::Verksamhet => "på verksamhetsnivå",
                Level::Bada => "på individnivå och på verksamhetsnivå",
            };
            say(format!("Insatsen dokumenteras {level}{}.", system(named)), how.span);
            if unexplained {
                let text = "Riktlinjen anger inget undantag från 14 kap. 3 § SoL. \
                            Fråga nämnden vad som ska dokumenteras om den enskilda.";
                say(text.to_owned(), how.span);
            }
        }
        Dokumentation::Undantag { lagrum, beslut, .. } => {
            let cited = lagrum.paragraf();
            let text = match exemption(about, lagrum) {
                Some(Exemption::Circumstances) => {
                    format!(
                        "Personliga förhållanden behöver inte dokumenteras vid rådgivning ({cited}). \
                         Annat av betydelse ska dokumenteras."
                    )
                }
                Some(Exemption::Identity) => {
                    format!(
                        "Det som kan visa vem deltagaren är dokumenteras inte ({cited}). Annat av betydelse ska dokumenteras."
                    )
                }
                None => {
                    format!("Riktlinjen anger ett undantag enligt {cited}. Fråga nämnden vad som ska dokumenteras.")
                }
            };
            say(text, how.span);
            if let Some(text) = beslut.as_ref().and_then(decided) {
                say(text, beslut.as_ref().map_or(how.span, |beslut| beslut.span));
            }
        }
    }
    out
}

fn decided(beslut: &Beslut) -> Option<String> {
    let date = day(beslut.date?);
    Some(match &beslut.paragraf {
        Some(paragraf) => format!("Undantaget beslutades den {date}, § {paragraf}."),
        None => format!("Undantaget beslutades den {date}."),
    })
}
