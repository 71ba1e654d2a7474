//! The data of a document as an entry of a Swedish data catalogue (DCAT-AP-SE).

use serde::Serialize;
use uuid::Uuid;

use super::graph::{Graph, Id, Swedish, Typed, swedish};
use super::service::{Body, uuid};
use crate::date::{Date, Period};
use crate::emit::site::DATA_PATH;
use crate::emit::site::context::Site;

const PREFIXES: [(&str, &str); 6] = [
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

const SWEDISH: &str = "http://publications.europa.eu/resource/authority/language/SWE";
const SOCIETY: &str = "http://publications.europa.eu/resource/authority/data-theme/SOCI";
const FILE_TYPE: &str = "http://publications.europa.eu/resource/authority/file-type/";

/// The dataset, its distributions and its publisher; nothing while the decision is not in force. Nothing is said of a
/// licence, since no document names one.
pub(super) fn catalogue(site: &Site<'_>, body: &Body) -> impl Serialize {
    let nodes = || vec![Node::Dataset(Box::new(Dataset::of(site, body))), Node::Publisher(Publisher::of(body))];
    Graph { prefixes: &PREFIXES, nodes: site.in_force().map_or_else(Vec::new, |_| nodes()) }
}

#[derive(Serialize)]
#[serde(untagged)]
enum Node<'a> {
    Dataset(Box<Dataset<'a>>),
    Publisher(Publisher<'a>),
}

#[derive(Serialize)]
struct Publisher<'a> {
    #[serde(rename = "@id")]
    id: &'a str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "dct:identifier")]
    identifier: Uuid,
    #[serde(rename = "dct:title")]
    title: Swedish<'a>,
    #[serde(rename = "foaf:name")]
    name: Swedish<'a>,
}

impl<'a> Publisher<'a> {
    fn of(body: &'a Body) -> Self {
        Self {
            id: &body.iri,
            kind: "foaf:Agent",
            // CPSV-AP, which the same nämnd stands in, wants these two.
            identifier: body.uuid(""),
            title: swedish(&body.name),
            name: swedish(&body.name),
        }
    }
}

#[derive(Serialize)]
struct Dataset<'a> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "dcat:contactPoint", skip_serializing_if = "Option::is_none")]
    contact: Option<Contact<'a>>,
    #[serde(rename = "dcat:distribution")]
    distributions: [Distribution<'a>; 3],
    #[serde(rename = "dcat:landingPage", skip_serializing_if = "Option::is_none")]
    landing: Option<Id<'a>>,
    #[serde(rename = "dcat:theme")]
    theme: Id<'a>,
    #[serde(rename = "dct:description")]
    description: Swedish<'a>,
    #[serde(rename = "dct:identifier")]
    identifier: Uuid,
    #[serde(rename = "dct:language")]
    language: Id<'a>,
    #[serde(rename = "dct:publisher")]
    publisher: Id<'a>,
    #[serde(rename = "dct:spatial", skip_serializing_if = "Vec::is_empty")]
    spatial: Vec<Location<'a>>,
    #[serde(rename = "dct:temporal", skip_serializing_if = "Option::is_none")]
    temporal: Option<PeriodOfTime<'a>>,
    #[serde(rename = "dct:title")]
    title: Swedish<'a>,
}

impl<'a> Dataset<'a> {
    fn of(site: &Site<'_>, body: &'a Body) -> Self {
        let identity = uuid(&format!("{}|data", site.identity()));
        let period = site.document.riktlinje.galler.as_ref().map(|period| period.value);
        let file = |path, title, kind, media| Distribution::of(site, path, title, kind, media);
        Self {
            id: body.url.as_ref().map_or_else(|| format!("urn:uuid:{identity}"), |url| format!("{url}#data")),
            kind: "dcat:Dataset",
            contact: Contact::of(body),
            distributions: [
                file(DATA_PATH, "Riktlinjen med alla insatser och villkor", "JSON", "application/json"),
                file("linked-data/cpsv-ap.jsonld", "Insatserna enligt CPSV-AP 3.2", "JSON_LD", "application/ld+json"),
                file("linked-data/hsds.json", "Insatserna enligt HSDS 3", "JSON", "application/json"),
            ],
            landing: body.url.as_deref().map(Id::page),
            theme: Id::of(SOCIETY),
            description: swedish(description(site)),
            identifier: identity,
            language: Id::of(SWEDISH),
            publisher: Id::of(&body.iri),
            spatial: body.kommun.iter().map(|name| Location { label: swedish(name) }).collect(),
            temporal: period.map(PeriodOfTime::from),
            title: swedish(format!("Stöd utan behovsprövning i {}", site.kommun)),
        }
    }
}

fn description(site: &Site<'_>) -> String {
    format!(
        "Insatser som {} i {} ger utan individuell behovsprövning, med villkor och kontaktuppgifter, ur {}.",
        site.namnd(),
        site.kommun,
        match site.document.riktlinje.title.value.as_str() {
            "" => "nämndens riktlinje".to_owned(),
            title => format!("riktlinjen ”{title}”"),
        }
    )
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "dcat:Distribution")]
struct Distribution<'a> {
    #[serde(rename = "dcat:accessURL")]
    access: Id<'a>,
    #[serde(rename = "dcat:downloadURL")]
    download: Id<'a>,
    #[serde(rename = "dcat:mediaType")]
    media: Id<'a>,
    #[serde(rename = "dct:format")]
    format: Id<'a>,
    #[serde(rename = "dct:title")]
    title: Swedish<'a>,
}

impl Distribution<'_> {
    fn of(site: &Site<'_>, path: &str, title: &'static str, kind: &str, media: &str) -> Self {
        let address = site.options.whole(&format!("{}/{path}", site.slug)).unwrap_or_else(|| format!("../{path}"));
        Self {
            access: Id::of(address.clone()),
            download: Id::of(address),
            media: Id::of(format!("http://www.iana.org/assignments/media-types/{media}")),
            format: Id::of(format!("{FILE_TYPE}{kind}")),
            title: swedish(title),
        }
    }
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "dct:Location")]
struct Location<'a> {
    #[serde(rename = "rdfs:label")]
    label: Swedish<'a>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "dct:PeriodOfTime")]
struct PeriodOfTime<'a> {
    #[serde(rename = "dcat:endDate", skip_serializing_if = "Option::is_none")]
    end: Option<Typed<'a>>,
    #[serde(rename = "dcat:startDate")]
    start: Typed<'a>,
}

impl From<Period> for PeriodOfTime<'_> {
    fn from(period: Period) -> Self {
        let day = |day: Date| Typed { kind: "xsd:date", value: day.to_string().into() };
        Self { end: period.to.map(day), start: day(period.from) }
    }
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "vcard:Organization")]
struct Contact<'a> {
    #[serde(rename = "vcard:fn")]
    name: &'a str,
    #[serde(rename = "vcard:hasEmail", skip_serializing_if = "Option::is_none")]
    mail: Option<Id<'a>>,
    #[serde(rename = "vcard:hasURL", skip_serializing_if = "Option::is_none")]
    web: Option<Id<'a>>,
}

impl<'a> Contact<'a> {
    /// The profile wants a mail or a web address; a telephone alone is none.
    fn of(body: &'a Body) -> Option<Self> {
        let mail = body.contact.email.as_ref().map(|mail| Id::of(format!("mailto:{mail}")));
        let web = body.contact.web.as_deref().map(Id::of);
        (mail.is_some() || web.is_some()).then_some(Self { name: &body.name, mail, web })
    }
}
