//! Services as schema.org has them, for search engines.

use serde::Serialize;

use super::language;
use super::service::{self, Body, Fee, Reach};
use crate::model::UtforareKind;

const CONTEXT: &str = "https://schema.org";

/// A service on its own page.
pub(super) fn service<'a>(body: &'a Body, service: &'a service::Service<'_>) -> impl Serialize {
    Service {
        context: CONTEXT,
        id: &service.iri,
        kind: "GovernmentService",
        area_served: areas(body),
        audience: Audience::of(service),
        available_channel: Channel::of(service),
        description: &service.description,
        name: service.title,
        offers: service.fee.as_ref().map(Offer::of),
        provider: Thing { id: Some(&body.iri), ..Thing::of("GovernmentOrganization", &body.name) },
        service_operator: service.providers.iter().map(|(name, kind)| operator(name, *kind)).collect(),
        service_type: service.kind,
        url: service.url.as_deref(),
    }
}

/// The nämnd with its services, by name.
pub(super) fn list<'a>(body: &'a Body, services: &'a [service::Service<'_>]) -> impl Serialize {
    let Contact { email, telephone, url } = Contact::of(&body.contact);
    let item = |service| Offered { item_offered: offered(service) };
    Organization {
        context: CONTEXT,
        id: &body.iri,
        kind: "GovernmentOrganization",
        area_served: areas(body),
        email,
        has_offer_catalog: Catalog { item_list_element: services.iter().map(item).collect() },
        name: &body.name,
        telephone,
        url: body.url.as_deref().or(url),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Service<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@id")]
    id: &'a str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    area_served: Vec<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    audience: Option<Audience>,
    #[serde(skip_serializing_if = "Option::is_none")]
    available_channel: Option<Channel<'a>>,
    description: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    offers: Option<Offer<'a>>,
    provider: Thing<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    service_operator: Vec<Thing<'a>>,
    service_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Organization<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@id")]
    id: &'a str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    area_served: Vec<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    has_offer_catalog: Catalog<'a>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "OfferCatalog", rename_all = "camelCase")]
struct Catalog<'a> {
    item_list_element: Vec<Offered<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "Offer", rename_all = "camelCase")]
struct Offered<'a> {
    item_offered: Thing<'a>,
}

/// Anything of which only the name is told, and where there is more of it.
#[derive(Serialize)]
struct Thing<'a> {
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

impl<'a> Thing<'a> {
    fn of(kind: &'static str, name: &'a str) -> Self {
        Self { id: None, kind, name, url: None }
    }
}

fn offered<'a>(service: &'a service::Service<'_>) -> Thing<'a> {
    Thing { id: Some(&service.iri), url: service.url.as_deref(), ..Thing::of("GovernmentService", service.title) }
}

fn operator(name: &str, kind: Option<UtforareKind>) -> Thing<'_> {
    let kind = match kind {
        Some(UtforareKind::Privat) => "Organization",
        Some(UtforareKind::Region) | None => "GovernmentOrganization",
    };
    Thing::of(kind, name)
}

fn areas(body: &Body) -> Vec<Thing<'_>> {
    body.kommun.iter().map(|name| Thing::of("AdministrativeArea", name)).collect()
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "PeopleAudience", rename_all = "camelCase")]
struct Audience {
    #[serde(skip_serializing_if = "Option::is_none")]
    required_max_age: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    required_min_age: Option<u32>,
}

impl Audience {
    fn of(service: &service::Service<'_>) -> Option<Self> {
        let (youngest, oldest) = service.ages;
        let bounded = youngest.is_some() || oldest.is_some();
        bounded.then_some(Self { required_max_age: oldest, required_min_age: youngest })
    }
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Offer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price_currency: Option<&'static str>,
}

impl<'a> Offer<'a> {
    fn of(fee: &'a Fee) -> Self {
        match fee {
            Fee::None => Self { description: None, price: Some(0), price_currency: Some("SEK") },
            Fee::Text(text) => Self { description: Some(text), price: None, price_currency: None },
        }
    }
}

/// How one comes to a service.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "ServiceChannel", rename_all = "camelCase")]
struct Channel<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    available_language: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_location: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_phone: Option<Contact<'a>>,
}

impl<'a> Channel<'a> {
    /// `None` when nothing is said of it.
    fn of(service: &'a service::Service<'_>) -> Option<Self> {
        let tag = |name: &&'a str| language::known(name).map_or(*name, |language| language.tag);
        let available_language: Vec<&str> = service.languages.iter().map(tag).collect();
        let service_location = service.place.map(|address| Place { address });
        let service_phone = service.contact.is_known().then(|| Contact::of(&service.contact));
        let said = !available_language.is_empty() || service_location.is_some() || service_phone.is_some();
        said.then_some(Self { available_language, service_location, service_phone })
    }
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Place<'a> {
    address: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "ContactPoint")]
struct Contact<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

impl<'a> Contact<'a> {
    fn of(reach: &'a Reach) -> Self {
        let Reach { telephone, email, web } = reach;
        Self { email: email.as_deref(), telephone: telephone.as_deref(), url: web.as_deref() }
    }
}
