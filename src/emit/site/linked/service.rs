//! What is true of a nämnd and of one of its services, before it takes the form of a standard.

use uuid::Uuid;

use crate::condition::Who;
use crate::date::Period;
use crate::emit::is_protected;
use crate::emit::sentences::Sentence;
use crate::emit::site::context::Site;
use crate::emit::site::{contact, lagrum, markdown};
use crate::model::{Insats, Kontakt, Top, UtforareKind};

/// The space of names in which identities are made, so that the same nämnd and insats always get the same.
const NAMESPACE: Uuid = Uuid::from_u128(0x6b1f_8a52_3d0c_5e47_9c1e_5a7d_2f84_b093);

/// Who answers for the services.
#[derive(Default)]
pub(in crate::emit::site) struct Body {
    /// `Socialnämnden i Alingsås`
    pub(in crate::emit::site) name: String,
    /// The kommuner.
    pub(super) kommun: Vec<String>,
    /// How it is identified in these files: its page, or a `urn:uuid:` when the site's address is not known.
    pub(super) iri: String,
    /// The page; `None` when the site's address is not known.
    pub(super) url: Option<String>,
    /// Where it is reached.
    pub(super) contact: Reach,
    /// The provisions that every one of its services rests on.
    pub(super) law: Vec<Provision>,
    key: String,
}

/// A provision, as it is identified in these files.
pub(super) struct Provision {
    pub(super) iri: String,
    /// `11 kap. 5 § SoL: Insatser utan individuell behovsprövning`
    pub(super) title: String,
}

/// How someone is reached. Only what can be used as it stands.
#[derive(Default)]
pub(super) struct Reach {
    pub(super) telephone: Option<String>,
    pub(super) email: Option<String>,
    pub(super) web: Option<String>,
}

/// What the document says of a fee.
pub(super) enum Fee {
    /// That there is none.
    None,
    /// What it is, in a sentence.
    Text(String),
}

/// One insats.
pub(in crate::emit::site) struct Service<'a> {
    /// The name of the insats.
    pub(super) name: &'a str,
    pub(super) title: &'a str,
    /// What it is: its summary, else the first of its texts; else its title.
    pub(super) description: String,
    /// What kind of service it is, in words.
    pub(super) kind: &'a str,
    /// How it is identified in these files.
    pub(super) iri: String,
    /// Its page; `None` when the site's address is not known.
    pub(super) url: Option<String>,
    /// `None` when the document says nothing of a fee, or says what the law does not allow.
    pub(super) fee: Option<Fee>,
    /// Who may come, as the page says it; `None` when the document states no conditions.
    pub(super) eligibility: Option<String>,
    /// The lowest and highest age in whole years of those who take part, both included, where the conditions state
    /// one stretch of ages for everyone who does; `None` for a bound that there is not.
    pub(super) ages: (Option<u32>, Option<u32>),
    pub(super) contact: Reach,
    /// Where; never for a protected place.
    pub(super) place: Option<&'a str>,
    pub(super) languages: Vec<&'a str>,
    pub(super) interpreter: bool,
    /// Who carries it out, and what kind of body that is.
    pub(super) providers: Vec<(&'a str, Option<UtforareKind>)>,
    key: String,
}

impl Body {
    pub(in crate::emit::site) fn of(site: &Site<'_>) -> Self {
        let riktlinje = &site.document.riktlinje;
        let kommun: Vec<String> = riktlinje.kommun.iter().map(|name| name.value.clone()).collect();
        let kommun = if kommun.is_empty() { vec![site.kommun.clone()] } else { kommun };
        let key = site.identity();
        let url = site.options.whole(&format!("{}/index.html", site.slug));
        let law = lagrum::basis(&site.document.law, site.analysis.as_of, true).map(|provision| {
            let name = provision.lagrum.paragraf();
            Provision { iri: urn(&part(&key, &name)), title: format!("{name}: {}", provision.title) }
        });
        Self {
            law: law.collect(),
            name: format!("{} i {}", crate::swedish::capital(site.namnd()), site.kommun),
            iri: url.as_ref().map_or_else(|| urn(&key), |url| format!("{url}#namnd")),
            contact: riktlinje.kontakt.as_ref().map_or_else(Reach::default, |kontakt| Reach::of(&kontakt.value)),
            kommun,
            url,
            key,
        }
    }

    /// The same for a part of it, as a place or a telephone.
    pub(super) fn uuid(&self, name: &str) -> Uuid {
        uuid(&part(&self.key, name))
    }
}

impl Reach {
    fn of(kontakt: &Kontakt) -> Self {
        let used = |text: &Option<String>, good: fn(&str) -> bool| {
            text.as_ref().map(|text| text.trim()).filter(|text| good(text)).map(str::to_owned)
        };
        Self {
            telephone: used(&kontakt.telefon, |number| !number.is_empty()),
            email: used(&kontakt.epost, contact::is_mail),
            web: kontakt.webb.as_ref().and_then(|address| contact::web_address(address)),
        }
    }

    /// Whether there is any way.
    pub(super) fn is_known(&self) -> bool {
        self.telephone.is_some() || self.email.is_some() || self.web.is_some()
    }
}

impl<'a> Service<'a> {
    /// `None` for an insats that is not in force, or whose need the law wants assessed.
    pub(super) fn of(site: &Site<'a>, insats: &'a Insats) -> Option<Self> {
        if !is_current(site, insats) || site.is_assessed(insats) {
            return None;
        }
        let document = site.document;
        let url = site.options.whole(&format!("{}/{}/index.html", site.slug, insats.slug));
        let key = format!("{}|{}", site.identity(), insats.slug);
        let own = insats.kontakt.as_ref().or(document.riktlinje.kontakt.as_ref());
        let said = insats.villkor.as_ref().map(|_| running(&site.told(insats).may_come.stated()));
        Some(Self {
            name: &insats.name,
            title: &insats.title.value,
            description: description(site, insats),
            kind: document.kategori(&insats.kategori.value).map_or(insats.kategori.value.as_str(), |kind| &kind.label),
            iri: url.as_ref().map_or_else(|| urn(&key), |url| format!("{url}#insats")),
            url,
            fee: fee(site, insats),
            eligibility: said.filter(|said| !said.is_empty()),
            ages: ages(insats),
            contact: own.map_or_else(Reach::default, |kontakt| Reach::of(&kontakt.value)),
            place: insats.plats.as_ref().map(|place| place.value.as_str()).filter(|_| !is_protected(insats)),
            languages: insats.sprak.iter().map(|name| name.value.as_str()).collect(),
            interpreter: insats.tolk,
            providers: insats.utforare.iter().map(|body| (body.name.value.as_str(), body.kind)).collect(),
            key,
        })
    }

    /// An identity that is the same wherever the site lies.
    pub(super) fn uuid(&self) -> Uuid {
        uuid(&self.key)
    }

    /// The same for a part of it, as a place or a telephone.
    pub(super) fn part(&self, name: &str) -> Uuid {
        uuid(&part(&self.key, name))
    }
}

/// The key of a part of what a key names.
fn part(key: &str, name: &str) -> String {
    format!("{key}|{name}")
}

/// An identity as an address that leads nowhere.
fn urn(key: &str) -> String {
    format!("urn:uuid:{}", uuid(key))
}

/// The identity of what a key names: the same key always gives the same.
pub(in crate::emit::site) fn uuid(key: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, key.as_bytes())
}

/// Whether the insats is decided and holds on the day.
fn is_current(site: &Site<'_>, insats: &Insats) -> bool {
    let holds = |period: &Period| period.contains(site.analysis.as_of);
    site.in_force().is_some()
        && site.document.riktlinje.galler.as_ref().is_some_and(|period| holds(&period.value))
        && insats.galler.as_ref().is_none_or(|period| holds(&period.value))
}

fn description(site: &Site<'_>, insats: &Insats) -> String {
    let rest = insats.prose.iter().map(|prose| markdown::told(site, &prose.text));
    let words = site.summary(insats).map(str::to_owned).into_iter().chain(rest).find(|words| !words.is_empty());
    words.unwrap_or_else(|| insats.title.value.clone())
}

fn fee(site: &Site<'_>, insats: &Insats) -> Option<Fee> {
    let about = site.about(insats);
    let clause = insats.avgift.as_ref().filter(|_| !about.is_fel("L041"))?;
    Some(match clause.value {
        None => Fee::None,
        Some(_) => Fee::Text(running(&site.told(insats).cost)),
    })
}

/// The stretch of ages, when it is told in whole years and speaks of everyone who takes part.
fn ages(insats: &Insats) -> (Option<u32>, Option<u32>) {
    let everyone = match insats.participation().top {
        Top::Anyone => insats.child_roles().len() == 1,
        Top::Child => true,
        Top::Adult => insats.child_roles().is_empty(),
    };
    let Some(ages) = insats.admitted_ages(Who::Individ).filter(|_| everyone) else { return (None, None) };
    match ages[..] {
        [(from, to)] if from.is_multiple_of(12) && to.is_none_or(|to| (to + 1).is_multiple_of(12)) => {
            (Some(from / 12).filter(|years| *years > 0), to.map(|to| to / 12))
        }
        _ => (None, None),
    }
}

/// Sentences as running text.
fn running(sentences: &[Sentence]) -> String {
    let one = |sentence: &Sentence| match sentence.items.is_empty() {
        true => sentence.text.clone(),
        false => format!("{} {}", sentence.text, running(&sentence.items)),
    };
    sentences.iter().map(one).collect::<Vec<_>>().join(" ")
}
