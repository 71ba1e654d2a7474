//! The whole of `stadga.json`: the decision, its headings, insatser, shared declarations and findings.

use std::borrow::Cow;
use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::clauses::{Contact, Days, Decision};
use super::insats::Entry;
use super::markdown;
use crate::analysis::Analysis;
use crate::condition::Who;
use crate::law::Uppgift;
use crate::law::terms::TermKind;
use crate::model::{Document, Kontroll, Oversyn, Str};
use crate::report::json::{Finding, VERSION, findings};
use crate::swedish;

/// A riktlinje: one decision by one nämnd on insatser without individual needs assessment.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Stadga 1")]
pub(super) struct Stadga<'a> {
    /// The version of this format.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// The name of the document's folder or file.
    namn: &'a str,
    /// The address of its pages.
    slug: String,
    /// The title.
    titel: &'a str,
    /// The kommuner; several share a nämnd.
    kommun: Vec<&'a str>,
    /// The nämnd.
    namnd: Option<&'a str>,
    /// The decision.
    beslut: Option<Decision<'a>>,
    /// When it holds.
    galler: Option<Days>,
    /// When it is to be reviewed.
    oversyn: Option<Review<'a>>,
    /// Who answers for it.
    ansvarig: Option<&'a str>,
    /// Its number in the kommun's författningssamling.
    forfattningssamling: Option<&'a str>,
    /// The laws that it builds on, by their short names.
    lag: Vec<&'a str>,
    /// Whom to ask.
    kontakt: Option<Contact<'a>>,
    /// How and where to apply for an assessed insats, in Markdown.
    ansokan: Option<Cow<'a, str>>,
    /// How the whole is followed up, in Markdown.
    uppfoljning: Option<Cow<'a, str>>,
    /// The folder of the decision that this one replaces.
    ersatter: Option<&'a str>,
    /// The headings, in order.
    avsnitt: Vec<Heading<'a>>,
    /// The insatser, in order.
    insatser: Vec<Entry<'a>>,
    /// The uppgifter that conditions name, by name.
    uppgifter: Vec<FactDeclaration<'a>>,
    /// The methods, by name.
    metoder: Vec<Method<'a>>,
    /// How many tests the document holds.
    prov: usize,
    /// What was found, in the order of the text, with what has been accepted.
    diagnostik: Vec<Finding<'a>>,
}

/// When a riktlinje is to be reviewed.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Oversyn")]
struct Review<'a> {
    /// The last day for it; null when the words name no day.
    senast: Option<String>,
    /// In words.
    text: Cow<'a, str>,
}

/// A heading.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Avsnitt")]
struct Heading<'a> {
    /// 1 or 2.
    niva: u8,
    /// Its number by order.
    nummer: &'a str,
    /// The words.
    rubrik: &'a str,
    /// The text below it.
    markdown: Option<Cow<'a, str>>,
}

/// A fact about a person that a condition may name.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Uppgift")]
struct FactDeclaration<'a> {
    /// Its name.
    namn: &'a str,
    /// What it says, or the question that it answers.
    text: &'a str,
    /// How it is checked; null when the document does not say.
    kontroll: Option<CheckedBy<'a>>,
    /// Its values; empty when it is yes or no.
    varden: &'a [String],
    /// The grounds of discrimination that it rests on.
    diskrimineringsgrunder: &'a [String],
}

/// How an uppgift is checked.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Kontroll")]
struct CheckedBy<'a> {
    /// In what way.
    satt: CheckKind,
    /// Which paper; null when none is named.
    handling: Option<&'a str>,
}

/// A way of checking.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Kontrollsatt")]
#[serde(rename_all = "kebab-case")]
enum CheckKind {
    /// The person's own word.
    EgenUppgift,
    /// An identity document.
    IdHandling,
    /// The population register.
    Folkbokforing,
    /// A certificate.
    Intyg,
    /// Some other paper.
    Handling,
    /// An assessment, which an utförare may not make.
    Bedomning,
}

/// A method.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Metod")]
struct Method<'a> {
    /// Its name.
    namn: &'a str,
    /// What people call it.
    benamning: &'a str,
    /// What it is.
    markdown: Option<Cow<'a, str>>,
}

impl<'a> Stadga<'a> {
    pub(super) fn new(document: &'a Document, analysis: &'a Analysis) -> Self {
        let riktlinje = &document.riktlinje;
        let kommun: Vec<&str> = riktlinje.kommun.iter().map(|name| name.value.as_str()).collect();
        let insatser = document.insatser.iter().map(|insats| Entry::new(insats, document, &kommun)).collect();
        let heading = |avsnitt: &'a crate::model::Avsnitt| Heading {
            niva: avsnitt.level,
            nummer: &avsnitt.number,
            rubrik: &avsnitt.title.value,
            markdown: avsnitt.text.as_ref().map(|text| markdown(text, document)),
        };
        Self {
            version: VERSION,
            namn: &document.name,
            slug: analysis.slug(),
            titel: &riktlinje.title.value,
            insatser,
            kommun,
            namnd: string(riktlinje.namnd.as_ref()),
            beslut: riktlinje.beslut.as_ref().map(Into::into),
            galler: riktlinje.galler.as_ref().map(|galler| galler.value.into()),
            oversyn: review(document),
            ansvarig: string(riktlinje.ansvarig.as_ref()),
            forfattningssamling: string(riktlinje.forfattningssamling.as_ref()),
            lag: riktlinje.lag.iter().map(|law| law.value.as_str()).collect(),
            kontakt: riktlinje.kontakt.as_ref().map(|kontakt| (&kontakt.value).into()),
            ansokan: riktlinje.ansokan.as_ref().map(|text| markdown(text, document)),
            uppfoljning: riktlinje.uppfoljning.as_ref().map(|text| markdown(text, document)),
            ersatter: string(riktlinje.ersatter.as_ref()),
            avsnitt: document.avsnitt.iter().map(heading).collect(),
            uppgifter: facts(document),
            metoder: methods(document),
            prov: document.prov.len(),
            diagnostik: findings(analysis).collect(),
        }
    }
}

fn string(written: Option<&Str>) -> Option<&str> {
    written.map(|written| written.value.as_str())
}

fn review(document: &Document) -> Option<Review<'_>> {
    let decided = || document.riktlinje.beslut.as_ref()?.date;
    Some(match &document.riktlinje.oversyn.as_ref()?.value {
        Oversyn::Arligen => {
            Review { senast: decided().map(|day| day.next_year().to_string()), text: Cow::Borrowed("årligen") }
        }
        Oversyn::Senast(day) => {
            Review { senast: Some(day.to_string()), text: Cow::Owned(format!("senast {}", swedish::day(*day))) }
        }
        Oversyn::Text(words) => Review { senast: None, text: Cow::Borrowed(words) },
    })
}

/// What the document declares, and what its conditions borrow from the library.
fn facts(document: &Document) -> Vec<FactDeclaration<'_>> {
    let blocks = document.insatser.iter().flat_map(|insats| {
        let intended = insats.malgrupp.as_ref().and_then(|malgrupp| malgrupp.villkor.as_ref());
        insats.villkor.iter().chain(intended)
    });
    let mut names: BTreeSet<&str> = document.uppgifter.keys().map(String::as_str).collect();
    for (_, term) in blocks.flat_map(|villkor| &villkor.terms).flat_map(|term| term.walk(Who::Individ)) {
        if let TermKind::Fact { name, .. } = &term.kind {
            names.insert(name);
        }
    }
    names.into_iter().filter_map(|name| document.uppgift(name)).map(fact).collect()
}

fn fact(uppgift: &Uppgift) -> FactDeclaration<'_> {
    let kontroll = uppgift.check.as_ref().map(|check| {
        let (satt, handling) = match &check.value {
            Kontroll::EgenUppgift => (CheckKind::EgenUppgift, None),
            Kontroll::IdHandling => (CheckKind::IdHandling, None),
            Kontroll::Folkbokforing => (CheckKind::Folkbokforing, None),
            Kontroll::Intyg(paper) => (CheckKind::Intyg, paper.as_deref()),
            Kontroll::Handling(paper) => (CheckKind::Handling, paper.as_deref()),
            Kontroll::Bedomning => (CheckKind::Bedomning, None),
        };
        CheckedBy { satt, handling }
    });
    FactDeclaration {
        namn: &uppgift.name,
        text: &uppgift.statement,
        kontroll,
        varden: &uppgift.values,
        diskrimineringsgrunder: &uppgift.grounds,
    }
}

fn methods(document: &Document) -> Vec<Method<'_>> {
    let mut methods: Vec<Method<'_>> = document
        .metoder
        .iter()
        .map(|(name, metod)| Method {
            namn: name,
            benamning: &metod.label,
            markdown: metod.text.as_ref().map(|text| markdown(text, document)),
        })
        .collect();
    methods.sort_by(|a, b| a.namn.cmp(b.namn));
    methods
}
