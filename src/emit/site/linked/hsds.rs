//! The nämnd with its services as HSDS 3 has them, the format of registers of human services.

use serde::Serialize;
use uuid::Uuid;

use super::service::{self, Body, Fee, Reach};

/// The organization, with its services in it.
pub(super) fn organization<'a>(body: &'a Body, services: &'a [service::Service<'_>]) -> impl Serialize {
    let id = body.uuid("");
    Organization {
        description: format!("{} beslutar om stödet.", body.name),
        email: body.contact.email.as_deref(),
        id,
        name: &body.name,
        phones: Phone::of(&body.contact, body.uuid("telefon")),
        services: services.iter().map(|one| Service::of(id, one)).collect(),
        uri: body.url.as_deref(),
        website: body.contact.web.as_deref(),
    }
}

#[derive(Serialize)]
struct Organization<'a> {
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    id: Uuid,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    phones: Option<[Phone<'a>; 1]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    services: Vec<Service<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<&'a str>,
}

#[derive(Serialize)]
struct Service<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    cost_options: Option<[Cost; 1]>,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    eligibility_description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fees_description: Option<&'a str>,
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    interpretation_services: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    languages: Vec<Language<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum_age: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum_age: Option<u32>,
    name: &'a str,
    organization_id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    phones: Option<[Phone<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_at_locations: Option<[At<'a>; 1]>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

impl<'a> Service<'a> {
    fn of(organization: Uuid, service: &'a service::Service<'_>) -> Self {
        let (youngest, oldest) = service.ages;
        let id = service.uuid();
        let cost = || [Cost { amount: 0, currency: "SEK", id: service.part("avgift"), service_id: id }];
        let language = |name: &&'a str| Language { id: service.part(&format!("språk {name}")), name, service_id: id };
        Self {
            cost_options: matches!(service.fee, Some(Fee::None)).then(cost),
            description: &service.description,
            eligibility_description: service.eligibility.as_deref(),
            email: service.contact.email.as_deref(),
            fees_description: service.fee.as_ref().map(|fee| match fee {
                Fee::None => "Det kostar inget.",
                Fee::Text(text) => text,
            }),
            id,
            interpretation_services: service.interpreter.then_some("Du kan få tolk."),
            languages: service.languages.iter().map(language).collect(),
            maximum_age: oldest,
            minimum_age: youngest,
            name: service.title,
            organization_id: organization,
            phones: Phone::of(&service.contact, service.part("telefon")),
            service_at_locations: service.place.map(|place| [At::of(service, place)]),
            // What is not in force is not among the services.
            status: "active",
            url: service.url.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct Cost {
    amount: u32,
    currency: &'static str,
    id: Uuid,
    service_id: Uuid,
}

#[derive(Serialize)]
struct Language<'a> {
    id: Uuid,
    name: &'a str,
    service_id: Uuid,
}

#[derive(Serialize)]
struct Phone<'a> {
    id: Uuid,
    number: &'a str,
}

impl<'a> Phone<'a> {
    fn of(contact: &'a Reach, id: Uuid) -> Option<[Self; 1]> {
        contact.telephone.as_deref().map(|number| [Self { id, number }])
    }
}

/// That a service is given at a place.
#[derive(Serialize)]
struct At<'a> {
    id: Uuid,
    location: Location<'a>,
    location_id: Uuid,
    service_id: Uuid,
}

/// Where it is. What a document writes is one line, so that it is the name of the place and no address in parts.
#[derive(Serialize)]
struct Location<'a> {
    id: Uuid,
    location_type: &'static str,
    name: &'a str,
}

impl<'a> At<'a> {
    fn of(service: &service::Service<'_>, place: &'a str) -> Self {
        let location = Location { id: service.part("plats"), location_type: "physical", name: place };
        Self { id: service.part("på plats"), location_id: location.id, location, service_id: service.uuid() }
    }
}
