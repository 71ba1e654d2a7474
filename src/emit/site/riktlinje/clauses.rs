//! The clauses of an insats as the decision states them, each under its name.

use maud::{Markup, html};

use crate::emit::site::context::{From, Site};
use crate::emit::site::facts::Facts;
use crate::emit::site::markdown::{self, Place};
use crate::emit::site::{contact, words};
use crate::model::{Anonymity, Consent, Dokumentation, Insats, Lagrum, Level, Participant, Str, Text};
use crate::swedish;

/// Everything that the document says of an insats.
pub(super) fn insats(site: &Site<'_>, insats: &Insats, level: u8) -> Markup {
    let document = site.document;
    let prose = |text: &Text| markdown::render(text, Place { site, from: From::Riktlinje, below: level });
    let told = site.told(insats);
    let kind = document.kategori(&insats.kategori.value).map_or(&insats.kategori.value, |kind| &kind.label);
    let mut clauses = Facts::default();
    clauses.add("Kategori", Some(html! { (swedish::capital(kind)) }));
    clauses.add("Ges till", Some(html! { (participants(insats)) }));
    for part in &insats.prose {
        clauses.add(&part.heading, Some(prose(&part.text)));
    }
    clauses.add("Målgrupp", insats.malgrupp.as_ref().map(|group| prose(&group.text)));
    clauses.add("Villkor", words::lines(site, &told.may_come.stated()));
    clauses.add("Kontroll", words::lines(site, &told.check));
    clauses.add("Sakliga skäl", insats.sakliga_skal.as_ref().map(prose));
    clauses.add("Omfattning och form", words::lines(site, &told.extent));
    clauses.add("Metod", Some(methods(site, insats)).filter(|names| !names.is_empty()).map(|names| html! { (names) }));
    clauses.add("Samtycke", consent(site, &insats.own_consent));
    clauses.add("Anonymitet", insats.anonymt.as_ref().map(|how| html! { (anonymity(how.value)) }));
    let notes = insats.own_dokumentation.as_ref();
    clauses.add("Dokumentation", notes.map(|clause| documentation(site, &clause.value)));
    clauses.add(
        "Uppföljning",
        insats.uppfoljning.as_ref().map(|clause| {
            let (level, text) = &clause.value;
            html! { p { "På " (level_words(*level)) "." } @if let Some(text) = text { (prose(text)) } }
        }),
    );
    let fee = |fee: &Option<String>| fee.clone().unwrap_or_else(|| "Ingen".to_owned());
    clauses.add("Avgift", insats.avgift.as_ref().map(|clause| html! { (fee(&clause.value)) }));
    contact::practical(&mut clauses, insats, None);
    clauses.add("Gäller", insats.galler.as_ref().map(|period| words::period(period.value)));
    clauses.list("clauses")
}

fn anonymity(how: Anonymity) -> &'static str {
    match how {
        Anonymity::Throughout => "Deltagaren får vara anonym.",
        Anonymity::FirstVisit => "Deltagaren får vara anonym vid första besöket.",
    }
}

fn participants(insats: &Insats) -> String {
    let name = |role: &Participant| match role {
        Participant::Individ => "individ",
        Participant::Barn => "barn",
        Participant::Foralder => "förälder",
        Participant::Familj => "familj",
        Participant::Narstaende => "närstående",
        Participant::Grupp => "grupp",
    };
    let names: Vec<&str> = insats.ges_till.iter().map(|role| name(&role.value)).collect();
    swedish::capital(&swedish::and(if names.is_empty() { &["individ"] } else { &names }))
}

fn methods(site: &Site<'_>, insats: &Insats) -> String {
    let known = insats.metoder.iter().filter_map(|name| site.document.metoder.get(&name.value));
    swedish::and(&known.map(|method| method.label.as_str()).collect::<Vec<_>>())
}

/// The clauses on consent as they stand; `None` when there is none.
pub(super) fn consent(site: &Site<'_>, consent: &Consent) -> Option<Markup> {
    let prose = |text: &Text| markdown::render(text, Place { site, from: From::Riktlinje, below: 3 });
    let any = consent.required.is_some() || consent.free_from.is_some() || consent.waived.is_some();
    any.then(|| {
        html! {
            @if let Some(clause) = &consent.required {
                p {
                    @if clause.value.one_is_enough { "En vårdnadshavare" } @else { "Vårdnadshavare" }
                    " ska samtycka för barn under " (swedish::age(clause.value.under)) "."
                }
            }
            @if let Some(clause) = &consent.free_from {
                p {
                    @match clause.value.over {
                        Some(age) => { "Över " (swedish::age(age)) }
                        None => { "Från " (swedish::age(clause.value.from)) }
                    }
                    " behövs inte vårdnadshavares samtycke."
                }
                @if let Some(text) = &clause.value.text { (prose(text)) }
            }
            @if let Some(clause) = &consent.waived {
                p { "Samtycke av vårdnadshavare krävs inte." }
                @if let Some(text) = &clause.value { (prose(text)) }
            }
        }
    })
}

/// A clause on documentation as it stands.
pub(super) fn documentation(site: &Site<'_>, clause: &Dokumentation) -> Markup {
    let prose = |text: &Text| markdown::render(text, Place { site, from: From::Riktlinje, below: 3 });
    html! {
        @match clause {
            Dokumentation::Enligt { lagrum, system, text } => {
                p { "Dokumenteras enligt " (cited(site, lagrum)) (within(system.as_ref())) "." }
                @if let Some(text) = text { (prose(text)) }
            }
            Dokumentation::Niva { level, system, text } => {
                p { "Dokumenteras på " (level_words(*level)) (within(system.as_ref())) "." }
                @if let Some(text) = text { (prose(text)) }
            }
            Dokumentation::Undantag { lagrum, skal, avvagning, beslut } => {
                p { "Undantag från dokumentation enligt " (cited(site, lagrum)) "." }
                @if let Some((ground, text)) = skal {
                    p { strong { "Särskilda skäl" } " (" (ground.value.replace('-', " ")) ")" }
                    (prose(text))
                }
                @if let Some(text) = avvagning { p { strong { "Avvägning" } } (prose(text)) }
                @if let Some(beslut) = beslut {
                    p {
                        "Beslut om undantaget: "
                        @if let Some(day) = beslut.date { (words::time(day)) }
                        @if let Some(paragraf) = &beslut.paragraf { ", " (words::minutes(paragraf)) }
                        @if let Some(number) = &beslut.diarienummer { ", " (number) }
                        "."
                    }
                }
            }
        }
    }
}

fn within(system: Option<&Str>) -> Markup {
    html! { @if let Some(name) = system { " i " (name.value) } }
}

fn level_words(level: Level) -> &'static str {
    match level {
        Level::Individ => "individnivå",
        Level::Verksamhet => "verksamhetsnivå",
        Level::Bada => "individnivå och verksamhetsnivå",
    }
}

/// A lagrum with all its parts, as a link to our account of it.
fn cited(site: &Site<'_>, lagrum: &Lagrum) -> Markup {
    let words = if lagrum.part.is_empty() {
        lagrum.paragraf()
    } else {
        let (paragraf, law) = (lagrum.paragraf(), &lagrum.law.value);
        let short = paragraf.strip_suffix(law.as_str()).unwrap_or(&paragraf).trim_end();
        format!("{short} {} {law}", lagrum.part)
    };
    html! {
        @match site.lagrum(From::Riktlinje, lagrum) {
            Some(address) => a href=(address) { (words) },
            None => (words),
        }
    }
}
