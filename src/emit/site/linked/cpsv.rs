//! Services as CPSV-AP 3.2 has them, the European vocabulary for public services.

use serde::Serialize;
use uuid::Uuid;

use super::graph::{Graph, Id, Swedish, Typed, swedish};
use super::language;
use super::service::{self, Body, Fee, Provision, Reach};

const PREFIXES: [(&str, &str); 10] = [
    ("adms", "http://www.w3.org/ns/adms#"),
    ("cpsv", "http://purl.org/vocab/cpsv#"),
    ("cv", "http://data.europa.eu/m8g/"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("eli", "http://data.europa.eu/eli/ontology#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// The nämnd, its services and what they refer to, in one graph.
pub(super) fn graph<'a>(body: &'a Body, services: &'a [service::Service<'_>]) -> impl Serialize {
    let mut nodes = vec![Node::Organization(Organization::of(body))];
    nodes.extend(body.kommun.iter().map(|name| Node::Location(Location::of(body, name))));
    nodes.extend(services.iter().map(|service| Node::Service(Box::new(Service::of(body, service)))));
    nodes.extend(concepts(services).map(Node::Concept));
    let law = body.law.iter().filter(|_| !services.is_empty());
    nodes.extend(law.map(|provision| Node::Law(Law::of(provision))));
    Graph { prefixes: &PREFIXES, nodes }
}

#[derive(Serialize)]
#[serde(untagged)]
enum Node<'a> {
    Organization(Organization<'a>),
    Location(Location<'a>),
    Service(Box<Service<'a>>),
    Concept(Id<'a>),
    Law(Law<'a>),
}

#[derive(Serialize)]
struct Organization<'a> {
    #[serde(rename = "@id")]
    id: &'a str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "cv:contactPoint", skip_serializing_if = "Option::is_none")]
    contact: Option<Contact<'a>>,
    #[serde(rename = "dct:spatial", skip_serializing_if = "Vec::is_empty")]
    spatial: Vec<Id<'a>>,
    #[serde(rename = "foaf:page", skip_serializing_if = "Option::is_none")]
    page: Option<Id<'a>>,
    #[serde(rename = "skos:prefLabel")]
    label: Swedish<'a>,
}

impl<'a> Organization<'a> {
    fn of(body: &'a Body) -> Self {
        Self {
            id: &body.iri,
            kind: "cv:PublicOrganisation",
            contact: Contact::of(&body.contact),
            spatial: body.kommun.iter().map(|name| Id::of(urn(body, name))).collect(),
            page: body.url.as_deref().map(Id::page),
            label: swedish(&body.name),
        }
    }
}

#[derive(Serialize)]
struct Location<'a> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "rdfs:label")]
    label: Swedish<'a>,
}

impl<'a> Location<'a> {
    fn of(body: &Body, kommun: &'a str) -> Self {
        Self { id: urn(body, kommun), kind: "dct:Location", label: swedish(kommun) }
    }
}

#[derive(Serialize)]
struct Service<'a> {
    #[serde(rename = "@id")]
    id: &'a str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "cv:contactPoint", skip_serializing_if = "Option::is_none")]
    contact: Option<Contact<'a>>,
    #[serde(rename = "cv:hasCompetentAuthority")]
    authority: Id<'a>,
    #[serde(rename = "cv:hasCost", skip_serializing_if = "Option::is_none")]
    cost: Option<Cost<'a>>,
    #[serde(rename = "cv:hasLegalResource", skip_serializing_if = "Vec::is_empty")]
    law: Vec<Id<'a>>,
    #[serde(rename = "cv:holdsRequirement", skip_serializing_if = "Option::is_none")]
    requirement: Option<Requirement<'a>>,
    #[serde(rename = "dcat:keyword")]
    keyword: Swedish<'a>,
    #[serde(rename = "dct:description")]
    description: Swedish<'a>,
    #[serde(rename = "dct:identifier")]
    identifier: Uuid,
    #[serde(rename = "dct:language", skip_serializing_if = "Vec::is_empty")]
    languages: Vec<Id<'a>>,
    #[serde(rename = "dct:title")]
    title: Swedish<'a>,
    #[serde(rename = "foaf:page", skip_serializing_if = "Option::is_none")]
    page: Option<Id<'a>>,
}

impl<'a> Service<'a> {
    fn of(body: &'a Body, service: &'a service::Service<'_>) -> Self {
        Self {
            id: &service.iri,
            kind: "cpsv:PublicService",
            contact: Contact::of(&service.contact),
            authority: Id::of(&body.iri),
            cost: service.fee.as_ref().map(|fee| Cost::of(service, fee)),
            law: body.law.iter().map(|provision| Id::of(&provision.iri)).collect(),
            requirement: service.eligibility.as_ref().map(|text| Requirement {
                description: swedish(text),
                identifier: service.part("villkor"),
                title: swedish(format!("Villkor för {}", service.title)),
            }),
            keyword: swedish(service.kind),
            description: swedish(&service.description),
            identifier: service.uuid(),
            languages: service.languages.iter().filter_map(|name| language(name)).collect(),
            title: swedish(service.title),
            page: service.url.as_deref().map(Id::page),
        }
    }
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "cv:Requirement")]
struct Requirement<'a> {
    #[serde(rename = "dct:description")]
    description: Swedish<'a>,
    #[serde(rename = "dct:identifier")]
    identifier: Uuid,
    #[serde(rename = "dct:title")]
    title: Swedish<'a>,
}

fn language(name: &str) -> Option<Id<'static>> {
    let code = language::known(name)?.european;
    let address = format!("http://publications.europa.eu/resource/authority/language/{code}");
    Some(Id::typed(address, "dct:LinguisticSystem"))
}

const KRONA: &str = "http://publications.europa.eu/resource/authority/currency/SEK";

#[derive(Serialize)]
#[serde(tag = "@type", rename = "cv:Cost")]
struct Cost<'a> {
    #[serde(rename = "cv:currency", skip_serializing_if = "Option::is_none")]
    currency: Option<Id<'a>>,
    #[serde(rename = "cv:hasValue", skip_serializing_if = "Option::is_none")]
    value: Option<Typed<'a>>,
    #[serde(rename = "dct:description", skip_serializing_if = "Option::is_none")]
    description: Option<Swedish<'a>>,
    #[serde(rename = "dct:identifier")]
    identifier: Uuid,
}

impl<'a> Cost<'a> {
    fn of(service: &service::Service<'_>, fee: &'a Fee) -> Self {
        let identifier = service.part("avgift");
        match fee {
            Fee::None => Self {
                currency: Some(Id::of(KRONA)),
                value: Some(Typed { kind: "xsd:double", value: "0.0".into() }),
                description: None,
                identifier,
            },
            Fee::Text(text) => Self { currency: None, value: None, description: Some(swedish(text)), identifier },
        }
    }
}

/// What the services name from other lists.
fn concepts(services: &[service::Service<'_>]) -> Option<Id<'static>> {
    let free = services.iter().any(|service| matches!(service.fee, Some(Fee::None)));
    free.then(|| Id::typed(KRONA, "skos:Concept"))
}

#[derive(Serialize)]
struct Law<'a> {
    #[serde(rename = "@id")]
    id: &'a str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "dct:title")]
    title: Swedish<'a>,
}

impl<'a> Law<'a> {
    fn of(provision: &'a Provision) -> Self {
        Self { id: &provision.iri, kind: "eli:LegalResource", title: swedish(&provision.title) }
    }
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "cv:ContactPoint")]
struct Contact<'a> {
    #[serde(rename = "cv:contactPage", skip_serializing_if = "Option::is_none")]
    page: Option<Id<'a>>,
    #[serde(rename = "cv:email", skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(rename = "cv:telephone", skip_serializing_if = "Option::is_none")]
    telephone: Option<&'a str>,
}

impl<'a> Contact<'a> {
    /// `None` when there is no way.
    fn of(reach: &'a Reach) -> Option<Self> {
        reach.is_known().then(|| Self {
            page: reach.web.as_deref().map(Id::page),
            email: reach.email.as_deref(),
            telephone: reach.telephone.as_deref(),
        })
    }
}

/// How a kommun is identified, among what the nämnd speaks of.
fn urn(body: &Body, name: &str) -> String {
    format!("urn:uuid:{}", body.uuid(name))
}
