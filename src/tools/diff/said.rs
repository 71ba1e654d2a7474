//! What clauses say, in a few words that can stand beside what the other side says. `None` is nothing said.

use super::Topic;
use super::common::Context;
use crate::date::Period;
use crate::emit::sentences::{self, About};
use crate::law::Uppgift;
use crate::model::{
    Anonymity, Beslut, Consent, Document, Dokumentation, Form, Insats, Kontakt, Kontroll, Lagrum, Level, Oversyn,
    Participant, UtforareKind,
};
use crate::swedish;

/// What an insats says, clause by clause, without its texts, conditions and consent.
pub(super) fn insats(cx: &Context<'_>, side: usize, insats: &Insats) -> Vec<(Topic, Option<String>)> {
    let (Some(&document), Some(&analysis)) = (cx.documents.get(side), cx.analyses.get(side)) else { return Vec::new() };
    let about = About { analysis, document, insats };
    let kategori = document.kategori(&insats.kategori.value).map_or(&insats.kategori.value, |known| &known.label);
    let methods =
        insats.metoder.iter().map(|name| document.metoder.get(&name.value).map_or(&name.value, |known| &known.label));
    let languages = insats.sprak.iter().map(|language| language.value.clone());
    let accepted = insats.godta.iter().map(|godta| godta.code.value.clone());
    vec![
        (Topic::Participants, Some(participants(insats))),
        (Topic::Anonymity, insats.anonymt.as_ref().map(|how| anonymity(how.value).to_owned())),
        (Topic::Documentation, insats.dokumentation.as_ref().map(|how| documentation(&how.value))),
        (Topic::FollowUp, insats.uppfoljning.as_ref().map(|how| level(how.value.0).to_owned())),
        (Topic::Fee, insats.avgift.as_ref().map(|fee| fee.value.clone().unwrap_or_else(|| "ingen avgift".to_owned()))),
        (Topic::Validity, insats.galler.as_ref().map(|galler| period(galler.value))),
        (Topic::Extent, joined(sentences::extent(&about).into_iter().map(|said| said.text)).map(unended)),
        (Topic::Forms, forms(insats)),
        (Topic::Methods, sorted(methods.cloned())),
        (Topic::Providers, sorted(insats.utforare.iter().map(provider))),
        (Topic::Place, insats.plats.as_ref().map(|place| place.value.clone())),
        (Topic::Contact, insats.kontakt.as_ref().map(|kontakt| contact(&kontakt.value))),
        (Topic::Languages, sorted(languages)),
        (Topic::Interpreter, insats.tolk.then(|| "tolk erbjuds".to_owned())),
        (Topic::Title, Some(insats.title.value.clone())),
        (Topic::Category, Some(kategori.clone())),
        (Topic::Accepted, sorted(accepted)),
    ]
}

/// What the decision says, clause by clause, without its texts.
pub(super) fn decision(document: &Document) -> Vec<(Topic, Option<String>)> {
    let riktlinje = &document.riktlinje;
    let string = |value: &Option<crate::model::Str>| value.as_ref().map(|value| value.value.clone());
    vec![
        (Topic::Consent, consent(&riktlinje.samtycke)),
        (Topic::Documentation, riktlinje.dokumentation.as_ref().map(|how| documentation(&how.value))),
        (Topic::Validity, riktlinje.galler.as_ref().map(|galler| period(galler.value))),
        (Topic::Contact, riktlinje.kontakt.as_ref().map(|kontakt| contact(&kontakt.value))),
        (Topic::Title, Some(riktlinje.title.value.clone())),
        (Topic::Board, string(&riktlinje.namnd)),
        (Topic::Decision, riktlinje.beslut.as_ref().map(beslut)),
        (Topic::Review, riktlinje.oversyn.as_ref().map(|oversyn| review(&oversyn.value))),
        (Topic::Responsible, string(&riktlinje.ansvarig)),
        (Topic::Collection, string(&riktlinje.forfattningssamling)),
        (Topic::Laws, sorted(riktlinje.lag.iter().map(|law| law.value.clone()))),
        (Topic::Replaces, string(&riktlinje.ersatter)),
        (Topic::Accepted, sorted(riktlinje.godta.iter().map(|godta| godta.code.value.clone()))),
    ]
}

/// What is told of a place that may not be (9 kap. 6 § SoL): that it differs, and no more.
pub(super) fn hidden(topic: Topic, old: Option<String>, new: Option<String>) -> (Option<String>, Option<String>) {
    let hide = |said: Option<String>, words: &str| said.map(|_| words.to_owned());
    match topic {
        Topic::Place | Topic::Contact => (hide(old, "(visas inte)"), hide(new, "(ändrad, visas inte)")),
        _ => (old, new),
    }
}

fn participants(insats: &Insats) -> String {
    // A family is a parent and a child.
    let names = |role: Participant| match role {
        Participant::Individ => &["individ"][..],
        Participant::Barn => &["barn"],
        Participant::Foralder => &["förälder"],
        Participant::Familj => &["barn", "förälder"],
        Participant::Narstaende => &["närstående"],
        Participant::Grupp => &["grupp"],
    };
    let all = insats.ges_till.iter().flat_map(|role| names(role.value)).map(|name| (*name).to_owned());
    sorted(all).unwrap_or_default()
}

fn anonymity(how: Anonymity) -> &'static str {
    match how {
        Anonymity::Throughout => "deltagaren får vara anonym",
        Anonymity::FirstVisit => "deltagaren får vara anonym vid första besöket",
    }
}

/// What is said of consent; `None` when nothing is.
pub(super) fn consent(consent: &Consent) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(required) = &consent.required {
        let who = if required.value.one_is_enough { "en vårdnadshavare" } else { "vårdnadshavare" };
        parts.push(format!("{who} ska samtycka för barn under {}", swedish::age(required.value.under)));
    }
    if let Some(free) = &consent.free_from {
        let suitable = if free.value.leaves_it_open() { " om det bedöms lämpligt" } else { "" };
        parts.push(format!("behövs inte från {}{suitable}", swedish::age(free.value.from)));
    }
    if consent.waived.is_some() {
        parts.push("krävs inte".to_owned());
    }
    joined_with(parts, "; ")
}

fn documentation(how: &Dokumentation) -> String {
    let within =
        |system: &Option<crate::model::Str>| system.as_ref().map_or(String::new(), |name| format!(" i {}", name.value));
    match how {
        Dokumentation::Enligt { lagrum, system, .. } => format!("enligt {}{}", cited(lagrum), within(system)),
        Dokumentation::Niva { level: written, system, .. } => format!("{}{}", level(*written), within(system)),
        Dokumentation::Undantag { lagrum, skal, beslut: decided, .. } => {
            let ground = skal
                .as_ref()
                .map_or(String::new(), |(ground, _)| format!(", skäl: {}", ground.value.replace('-', " ")));
            let decided = decided.as_ref().map_or(String::new(), |decided| format!(", beslut {}", beslut(decided)));
            format!("undantag enligt {}{ground}{decided}", cited(lagrum))
        }
    }
}

fn cited(lagrum: &Lagrum) -> String {
    let (paragraf, law) = (lagrum.paragraf(), &lagrum.law.value);
    if lagrum.part.is_empty() {
        return paragraf;
    }
    let short = paragraf.strip_suffix(law.as_str()).unwrap_or(&paragraf).trim_end();
    format!("{short} {} {law}", lagrum.part)
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Individ => "på individnivå",
        Level::Verksamhet => "på verksamhetsnivå",
        Level::Bada => "på individnivå och verksamhetsnivå",
    }
}

fn period(period: Period) -> String {
    match period.to {
        Some(to) => format!("{}–{}", swedish::day(period.from), swedish::day(to)),
        None => format!("från {}", swedish::day(period.from)),
    }
}

fn forms(insats: &Insats) -> Option<String> {
    let group = insats.group.map(|size| match (size.min, size.max) {
        (Some(min), Some(max)) if min == max => format!(" {min} deltagare"),
        (Some(min), Some(max)) => format!(" {min}–{max} deltagare"),
        (Some(min), None) => format!(" minst {min} deltagare"),
        (None, Some(max)) => format!(" högst {max} deltagare"),
        (None, None) => String::new(),
    });
    sorted(insats.form.iter().map(|form| match form.value {
        Form::Individuellt => "individuellt".to_owned(),
        Form::Grupp(_) => format!("grupp{}", group.as_deref().unwrap_or("")),
        Form::Hembesok => "hembesök".to_owned(),
        Form::Digitalt => "digitalt".to_owned(),
        Form::OppetHus => "öppet hus".to_owned(),
    }))
}

fn provider(provider: &crate::model::Utforare) -> String {
    let kind = match provider.kind {
        Some(UtforareKind::Privat) => " (privat)",
        Some(UtforareKind::Region) => " (region)",
        None => "",
    };
    format!("{}{kind}", provider.name.value)
}

fn contact(kontakt: &Kontakt) -> String {
    let ways = [
        ("telefon", kontakt.telefon.clone()),
        ("e-post", kontakt.epost.clone()),
        ("webb", kontakt.webb.clone()),
        ("besök", kontakt.besok.clone()),
    ];
    let told = ways.into_iter().filter_map(|(name, way)| Some(format!("{name} {}", way?)));
    told.collect::<Vec<_>>().join(", ")
}

fn beslut(beslut: &Beslut) -> String {
    let parts = [
        beslut.date.map(swedish::day),
        beslut.paragraf.as_ref().map(|paragraf| format!("§ {paragraf}")),
        beslut.diarienummer.clone(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn review(review: &Oversyn) -> String {
    match review {
        Oversyn::Arligen => "varje år".to_owned(),
        Oversyn::Senast(day) => format!("senast {}", swedish::day(*day)),
        Oversyn::Text(words) => words.clone(),
    }
}

/// What an uppgift means: what it says, its values, and how it is checked.
pub(super) fn uppgift(uppgift: &Uppgift) -> String {
    let mut told = format!("”{}”", uppgift.statement.split_whitespace().collect::<Vec<_>>().join(" "));
    if !uppgift.values.is_empty() {
        told.push_str(&format!(", värden {}", sorted(uppgift.values.iter().cloned()).unwrap_or_default()));
    }
    let quoted =
        |what: &str, name: &Option<String>| name.as_ref().map_or(what.to_owned(), |name| format!("{what} ”{name}”"));
    let check = uppgift.check.as_ref().map(|check| match &check.value {
        Kontroll::EgenUppgift => "egen uppgift".to_owned(),
        Kontroll::IdHandling => "id-handling".to_owned(),
        Kontroll::Folkbokforing => "folkbokföring".to_owned(),
        Kontroll::Intyg(name) => quoted("intyg", name),
        Kontroll::Handling(name) => quoted("handling", name),
        Kontroll::Bedomning => "bedömning".to_owned(),
    });
    if let Some(check) = check {
        told.push_str(&format!(", kontrolleras genom {check}"));
    }
    told
}

/// A list whose order means nothing; `None` for none.
fn sorted(parts: impl Iterator<Item = String>) -> Option<String> {
    let mut parts: Vec<String> = parts.collect();
    parts.sort_by(|a, b| swedish::compare(a, b));
    parts.dedup();
    joined_with(parts, ", ")
}

fn unended(text: String) -> String {
    text.trim_end_matches('.').to_owned()
}

fn joined(parts: impl Iterator<Item = String>) -> Option<String> {
    joined_with(parts.collect(), " ")
}

fn joined_with(parts: Vec<String>, between: &str) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join(between))
}
