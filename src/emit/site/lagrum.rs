//! The provisions that a document rests on, with our account of each, for the lists that pages link to.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::date::Date;
use crate::emit::site::markdown::{self, Place};
use crate::emit::site::words;
use crate::law::{Act, Law, Norm, Provision, Standing};
use crate::model::{Document, Dokumentation, Insats, Lagrum, Target, Text};
use crate::swedish;

/// One provision in a list.
pub(super) struct Entry<'a> {
    /// The anchor: `lagrum-14-kap-4-sol`.
    pub(super) id: String,
    /// `14 kap. 4 § SoL`
    pub(super) paragraf: String,
    act: Option<&'a Act>,
    provision: Option<&'a Provision>,
    in_force: bool,
}

impl Entry<'_> {
    /// The provision as the library cites it; `None` when it does not have it.
    pub(super) fn lagrum(&self) -> Option<&Lagrum> {
        self.provision.map(|provision| &provision.lagrum)
    }

    /// What the provision is about, after a comma; nothing when the library does not have it.
    pub(super) fn about(&self) -> Markup {
        html! { @if let Some(provision) = self.provision { ", " (swedish::uncapital(&provision.title)) } }
    }
}

/// Every provision that the document names, and those that every insats rests on, in the order of the laws.
pub(super) fn collect(document: &Document, as_of: Date) -> Vec<Entry<'_>> {
    let law = &document.law;
    let mut named: Vec<&Lagrum> = basis(law, as_of, true).map(|provision| &provision.lagrum).collect();
    let clauses = document.insatser.iter().flat_map(|insats| &insats.dokumentation);
    named.extend(clauses.filter_map(|clause| documentation_lagrum(&clause.value)));
    for text in texts(document) {
        named.extend(text.references.iter().filter_map(|reference| match &reference.target {
            Target::Lagrum(lagrum) => Some(lagrum),
            Target::Insats(_) => None,
        }));
    }
    entries(law, named, as_of)
}

/// The entry of a provision, or of a part of it.
pub(super) fn find<'e, 'a>(entries: &'e [Entry<'a>], lagrum: &Lagrum) -> Option<&'e Entry<'a>> {
    let wanted = lagrum.paragraf();
    entries.iter().find(|entry| entry.paragraf == wanted)
}

/// The same for any provisions: each once, in the order of the laws and of their paragraphs.
pub(super) fn entries<'a>(law: &'a Law, named: impl IntoIterator<Item = &'a Lagrum>, as_of: Date) -> Vec<Entry<'a>> {
    let sorted: BTreeMap<_, &Lagrum> = named.into_iter().map(|lagrum| (law.order(lagrum), lagrum)).collect();
    sorted.into_values().map(|lagrum| entry(law, lagrum, as_of)).collect()
}

fn entry<'a>(law: &'a Law, lagrum: &'a Lagrum, as_of: Date) -> Entry<'a> {
    let paragraf = lagrum.paragraf();
    let (provision, in_force) = match law.standing(lagrum, as_of) {
        Standing::InForce(provision) => (Some(provision), true),
        Standing::NotInForce(provision) => (Some(provision), false),
        Standing::UnknownProvision(_) | Standing::UnknownLaw => (None, true),
    };
    let id = format!("lagrum-{}", swedish::slug(&paragraf));
    Entry { id, paragraf, act: law.act(&lagrum.law.value), provision, in_force }
}

/// The provisions that every insats rests on: that it may be given, what the provider must tell and write down,
/// and, where children may take part, when a guardian must consent.
pub(super) fn basis(law: &Law, as_of: Date, children: bool) -> impl Iterator<Item = &Provision> {
    let always: [fn(&Norm) -> bool; 3] = [
        |norm| matches!(norm, Norm::PersonalNeeds),
        |norm| matches!(norm, Norm::Inform),
        |norm| matches!(norm, Norm::Document),
    ];
    let consent: fn(&Norm) -> bool = |norm| matches!(norm, Norm::ConsentUnder(_));
    let wanted = always.into_iter().chain(children.then_some(consent));
    wanted.filter_map(move |wanted| law.norm(as_of, wanted)).map(|cited| cited.provision)
}

/// The provision that a documentation clause names.
pub(super) fn documentation_lagrum(clause: &Dokumentation) -> Option<&Lagrum> {
    match clause {
        Dokumentation::Enligt { lagrum, .. } | Dokumentation::Undantag { lagrum, .. } => Some(lagrum),
        Dokumentation::Niva { .. } => None,
    }
}

/// Every text of the document.
pub(super) fn texts(document: &Document) -> Vec<&Text> {
    let mut texts = shared_texts(document);
    texts.extend(document.insatser.iter().flat_map(insats_texts));
    texts
}

/// The texts of the methods, in the order of their names.
pub(super) fn method_texts(document: &Document) -> impl Iterator<Item = &Text> {
    let mut methods: Vec<_> = document.metoder.iter().collect();
    methods.sort_by_key(|(name, _)| *name);
    methods.into_iter().filter_map(|(_, method)| method.text.as_ref())
}

/// The texts of the riktlinje itself, its headings and its methods.
fn shared_texts(document: &Document) -> Vec<&Text> {
    let riktlinje = &document.riktlinje;
    let mut texts: Vec<&Text> = riktlinje.ansokan.iter().chain(&riktlinje.uppfoljning).collect();
    texts.extend(document.avsnitt.iter().filter_map(|avsnitt| avsnitt.text.as_ref()));
    texts.extend(method_texts(document));
    texts.extend(riktlinje.dokumentation.iter().flat_map(|clause| documentation_texts(&clause.value)));
    texts.extend(consent_texts(&riktlinje.samtycke));
    texts
}

fn insats_texts(insats: &Insats) -> Vec<&Text> {
    let mut texts: Vec<&Text> = insats.prose.iter().map(|prose| &prose.text).collect();
    texts.extend(insats.malgrupp.iter().map(|group| &group.text));
    texts.extend(insats.sakliga_skal.iter());
    texts.extend(insats.uppfoljning.iter().filter_map(|clause| clause.value.1.as_ref()));
    texts.extend(insats.own_dokumentation.iter().flat_map(|clause| documentation_texts(&clause.value)));
    texts.extend(consent_texts(&insats.own_consent));
    texts
}

/// The texts of a documentation clause, with the heading of each.
pub(super) fn documentation_texts(clause: &Dokumentation) -> Vec<&Text> {
    match clause {
        Dokumentation::Enligt { text, .. } | Dokumentation::Niva { text, .. } => text.iter().collect(),
        Dokumentation::Undantag { skal, avvagning, .. } => {
            skal.iter().map(|(_, text)| text).chain(avvagning.iter()).collect()
        }
    }
}

/// The texts of the clauses on consent.
pub(super) fn consent_texts(consent: &crate::model::Consent) -> impl Iterator<Item = &Text> {
    let free = consent.free_from.iter().filter_map(|clause| clause.value.text.as_ref());
    free.chain(consent.waived.iter().filter_map(|clause| clause.value.as_ref()))
}

/// The list, by law. `place` tells which heading it stands under and where the accounts' own references lead.
pub(super) fn list(entries: &[Entry<'_>], place: Place<'_>) -> Markup {
    list_with(entries, place, &|_| html! {})
}

/// The same list, with `more` after each account.
pub(super) fn list_with(entries: &[Entry<'_>], place: Place<'_>, more: &dyn Fn(&Entry<'_>) -> Markup) -> Markup {
    let groups = entries.chunk_by(|a, b| a.law() == b.law());
    html! {
        p { "Under varje paragraf står vår sammanfattning. Den är kortare än lagen och är inte lagens ord." }
        @for group in groups {
            @if let Some(first) = group.first() {
                h3 { (first.law()) }
                dl.accounts { @for entry in group { (account(entry, place, more)) } }
            }
        }
    }
}

fn account(entry: &Entry<'_>, place: Place<'_>, more: &dyn Fn(&Entry<'_>) -> Markup) -> Markup {
    html! {
        dt #(entry.id) {
            (entry.paragraf)
            @if let Some(provision) = entry.provision { ": " (provision.title) }
        }
        dd {
            @match entry.provision {
                Some(provision) => {
                    @if !entry.in_force { p { strong { "Gäller inte. " } (span(provision)) } }
                    p.ours { "Vår sammanfattning" }
                    (markdown::render(&provision.account, place))
                }
                None => { p { "Lagbiblioteket har ingen sammanfattning av paragrafen." } }
            }
            (more(entry))
        }
    }
}

fn span(provision: &Provision) -> Markup {
    html! {
        "Paragrafen gällde från den " (words::time(provision.period.from))
        @if let Some(to) = provision.period.to { " till och med den " (words::time(to)) }
        "."
    }
}

impl Entry<'_> {
    fn law(&self) -> String {
        match self.act {
            Some(act) if act.sfs.is_empty() => act.title.clone(),
            Some(act) => format!("{} ({})", act.title, act.sfs),
            None => self.paragraf.rsplit(' ').next().unwrap_or("").to_owned(),
        }
    }
}
