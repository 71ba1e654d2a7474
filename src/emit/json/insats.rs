//! One insats in JSON.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::clauses::{self, Contact, Count, Days, Extent, Fee, Section};
use super::condition::{self, Age, Condition};
use super::markdown;
use super::records::{self, ConsentRule, FollowUp, Records};
use crate::emit::is_protected;
use crate::model::{Anonymity, Document, Form, Insats, Participant, UtforareKind};

/// One insats.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Insats")]
pub(super) struct Entry<'a> {
    /// Its name in the document.
    namn: &'a str,
    /// The address of its page, under that of the document.
    slug: &'a str,
    /// Its title.
    titel: &'a str,
    /// Its number by order.
    nummer: &'a str,
    /// The heading that it stands under; null when there is none before it.
    avsnitt: Option<&'a str>,
    /// Its kategori.
    kategori: &'a str,
    /// Its kategori and what it is a kind of, nearest first.
    kategorier: &'a [String],
    /// Who takes part.
    ges_till: Vec<Part>,
    /// In which forms it is given.
    form: Vec<Shape>,
    /// The size of the group; null when none is given.
    grupp: Option<Count>,
    /// How much there is of it.
    omfattning: Vec<Extent<'a>>,
    /// Its methods, by name.
    metoder: Vec<&'a str>,
    /// Whom it is meant for.
    malgrupp: Option<Target<'a>>,
    /// Who may come; null when the document does not say.
    villkor: Option<Condition<'a>>,
    /// The ages that can be admitted, of everyone whose age the conditions bound.
    alder: Vec<Age>,
    /// The guardian's consent, own and inherited.
    samtycke: Option<ConsentRule<'a>>,
    /// Whether the participant may be anonymous.
    anonymt: Anonymous,
    /// How it is documented, own or inherited.
    dokumentation: Records<'a>,
    /// How it is followed up.
    uppfoljning: Option<FollowUp<'a>>,
    /// The fee; null when the document does not say.
    avgift: Option<Fee<'a>>,
    /// Who carries it out.
    utforare: Vec<Provider<'a>>,
    /// Where; null too for a place that nobody may find, as a skyddat boende.
    plats: Option<&'a str>,
    /// Whom to ask: its own, else the document's.
    kontakt: Option<Contact<'a>>,
    /// In which languages.
    sprak: Vec<&'a str>,
    /// Whether an interpreter is offered.
    tolk: bool,
    /// Why a condition treats residents differently, in Markdown.
    sakliga_skal: Option<Cow<'a, str>>,
    /// When it holds: its own time, else the document's.
    galler: Option<Days>,
    /// Prose, in order.
    texter: Vec<Section<'a>>,
}

/// Who takes part.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Deltagare")]
#[serde(rename_all = "lowercase")]
enum Part {
    /// A person.
    Individ,
    /// A child.
    Barn,
    /// A parent.
    Foralder,
    /// A parent and a child.
    Familj,
    /// Somebody close.
    Narstaende,
    /// A group.
    Grupp,
}

/// A form in which an insats is given.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Form")]
#[serde(rename_all = "kebab-case")]
enum Shape {
    /// One by one.
    Individuellt,
    /// In a group.
    Grupp,
    /// At home.
    Hembesok,
    /// At a distance.
    Digitalt,
    /// Open to whoever comes.
    OppetHus,
}

/// Whom an insats is meant for.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Malgrupp")]
struct Target<'a> {
    /// In words, in Markdown.
    text: Cow<'a, str>,
    /// As conditions; null when only words are given.
    villkor: Option<Condition<'a>>,
}

/// How far anonymity goes.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Anonymitet")]
#[serde(rename_all = "kebab-case")]
enum Anonymous {
    /// Not at all.
    Nej,
    /// Throughout.
    Ja,
    /// At the first visit.
    ForstaBesoket,
}

/// Who carries out an insats.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Utforare")]
struct Provider<'a> {
    /// The name.
    namn: &'a str,
    /// What kind of body it is.
    slag: ProviderKind,
}

/// A kind of body.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Utforarslag")]
#[serde(rename_all = "lowercase")]
enum ProviderKind {
    /// The kommun.
    Kommun,
    /// A private body.
    Privat,
    /// A region.
    Region,
}

impl<'a> Entry<'a> {
    /// The twin of an insats. `own` are the kommuner that `kommunen` means.
    pub(super) fn new(insats: &'a Insats, document: &'a Document, own: &[&'a str]) -> Self {
        let riktlinje = &document.riktlinje;
        let avsnitt = insats.avsnitt.and_then(|at| document.avsnitt.get(at));
        let kontakt = insats.kontakt.as_ref().or(riktlinje.kontakt.as_ref());
        let galler = insats.galler.as_ref().or(riktlinje.galler.as_ref());
        Self {
            namn: &insats.name,
            slug: &insats.slug,
            titel: &insats.title.value,
            nummer: &insats.number,
            avsnitt: avsnitt.map(|avsnitt| avsnitt.title.value.as_str()),
            kategori: &insats.kategori.value,
            kategorier: &insats.lineage,
            ges_till: insats.ges_till.iter().map(|who| part(who.value)).collect(),
            form: insats.form.iter().map(|form| shape(form.value)).collect(),
            grupp: insats.group.map(Into::into),
            omfattning: insats.omfattning.iter().map(Into::into).collect(),
            metoder: insats.metoder.iter().map(|name| name.value.as_str()).collect(),
            malgrupp: insats.malgrupp.as_ref().map(|malgrupp| Target {
                text: markdown(&malgrupp.text, document),
                villkor: malgrupp.villkor.as_ref().map(|villkor| condition::block(villkor, own)),
            }),
            villkor: insats.villkor.as_ref().map(|villkor| condition::block(villkor, own)),
            alder: condition::admitted(insats),
            samtycke: records::consent(&insats.consent, document),
            anonymt: match insats.anonymt.as_ref().map(|how| how.value) {
                None => Anonymous::Nej,
                Some(Anonymity::Throughout) => Anonymous::Ja,
                Some(Anonymity::FirstVisit) => Anonymous::ForstaBesoket,
            },
            dokumentation: records::records(insats.dokumentation.as_ref().map(|how| &how.value), document),
            uppfoljning: records::follow_up(insats, document),
            avgift: clauses::fee(insats),
            utforare: insats.utforare.iter().map(provider).collect(),
            plats: insats.plats.as_ref().filter(|_| !is_protected(insats)).map(|plats| plats.value.as_str()),
            kontakt: kontakt.map(|kontakt| {
                let hidden = is_protected(insats) && insats.kontakt.is_some();
                let contact = Contact::from(&kontakt.value);
                if hidden { contact.without_place() } else { contact }
            }),
            sprak: insats.sprak.iter().map(|language| language.value.as_str()).collect(),
            tolk: insats.tolk,
            sakliga_skal: insats.sakliga_skal.as_ref().map(|text| markdown(text, document)),
            galler: galler.map(|galler| galler.value.into()),
            texter: insats.prose.iter().map(|prose| clauses::section(prose, document)).collect(),
        }
    }
}

fn part(who: Participant) -> Part {
    match who {
        Participant::Individ => Part::Individ,
        Participant::Barn => Part::Barn,
        Participant::Foralder => Part::Foralder,
        Participant::Familj => Part::Familj,
        Participant::Narstaende => Part::Narstaende,
        Participant::Grupp => Part::Grupp,
    }
}

fn shape(form: Form) -> Shape {
    match form {
        Form::Individuellt => Shape::Individuellt,
        Form::Grupp(_) => Shape::Grupp,
        Form::Hembesok => Shape::Hembesok,
        Form::Digitalt => Shape::Digitalt,
        Form::OppetHus => Shape::OppetHus,
    }
}

fn provider(utforare: &crate::model::Utforare) -> Provider<'_> {
    let slag = match utforare.kind {
        None => ProviderKind::Kommun,
        Some(UtforareKind::Privat) => ProviderKind::Privat,
        Some(UtforareKind::Region) => ProviderKind::Region,
    };
    Provider { namn: &utforare.name.value, slag }
}
