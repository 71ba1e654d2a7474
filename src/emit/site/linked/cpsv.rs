//! Services as CPSV-AP 3.2 has them, the European vocabulary for public services. The context stands in the file, so
//! that nothing has to be fetched to read it.

use serde_json::{Value, json};

use super::said;
use super::service::{Body, Fee, Reach, Service};

/// Languages that the European list of languages has a code for.
const LANGUAGES: [(&str, &str); 24] = [
    ("svenska", "SWE"),
    ("engelska", "ENG"),
    ("finska", "FIN"),
    ("norska", "NOR"),
    ("danska", "DAN"),
    ("arabiska", "ARA"),
    ("somaliska", "SOM"),
    ("persiska", "FAS"),
    ("tigrinja", "TIR"),
    ("kurdiska", "KUR"),
    ("spanska", "SPA"),
    ("ryska", "RUS"),
    ("ukrainska", "UKR"),
    ("polska", "POL"),
    ("tyska", "DEU"),
    ("franska", "FRA"),
    ("turkiska", "TUR"),
    ("thailändska", "THA"),
    ("rumänska", "RON"),
    ("albanska", "SQI"),
    ("bosniska", "BOS"),
    ("serbiska", "SRP"),
    ("kroatiska", "HRV"),
    ("vietnamesiska", "VIE"),
];

/// The nämnd, its services and what they refer to, in one graph.
pub(super) fn graph(body: &Body, services: &[Service<'_>]) -> Value {
    let mut nodes = vec![organization(body)];
    nodes.extend(body.kommun.iter().map(|name| location(body, name)));
    nodes.extend(services.iter().map(|service| self::service(body, service)));
    nodes.extend(concepts(services));
    nodes.extend(provisions(body, services));
    json!({
        "@context": {
            "adms": "http://www.w3.org/ns/adms#",
            "cpsv": "http://purl.org/vocab/cpsv#",
            "cv": "http://data.europa.eu/m8g/",
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "eli": "http://data.europa.eu/eli/ontology#",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@graph": nodes,
    })
}

fn organization(body: &Body) -> Value {
    said(json!({
        "@id": body.iri,
        "@type": "cv:PublicOrganisation",
        "skos:prefLabel": swedish(&body.name),
        "dct:spatial": body.kommun.iter().map(|name| json!({"@id": place(body, name)})).collect::<Vec<_>>(),
        "cv:contactPoint": contact(&body.contact),
        "foaf:page": body.url.as_ref().map(|url| json!({"@id": url, "@type": "foaf:Document"})),
    }))
}

fn place(body: &Body, kommun: &str) -> String {
    format!("urn:uuid:{}", body.uuid(kommun))
}

fn location(body: &Body, kommun: &str) -> Value {
    json!({"@id": place(body, kommun), "@type": "dct:Location", "rdfs:label": swedish(kommun)})
}

fn service(body: &Body, service: &Service<'_>) -> Value {
    let spoken = service.languages.iter().filter_map(|name| language(name));
    said(json!({
        "@id": service.iri,
        "@type": "cpsv:PublicService",
        "dct:identifier": service.uuid(),
        "dct:title": swedish(service.title),
        "dct:description": swedish(&service.description),
        "dcat:keyword": swedish(service.kind),
        "cv:hasCompetentAuthority": {"@id": body.iri},
        "cv:contactPoint": contact(&service.contact),
        "cv:hasCost": service.fee.as_ref().map(|fee| cost(service, fee)),
        "cv:holdsRequirement": service.eligibility.as_ref().map(|text| json!({
            "@type": "cv:Requirement",
            "dct:identifier": service.part("villkor"),
            "dct:title": swedish(&format!("Villkor för {}", service.title)),
            "dct:description": swedish(text),
        })),
        "cv:hasLegalResource": service.law.iter().map(|(name, _)| json!({"@id": law(body, name)})).collect::<Vec<_>>(),
        "dct:language": spoken.map(|code| json!({"@id": code, "@type": "dct:LinguisticSystem"})).collect::<Vec<_>>(),
        "foaf:page": service.url.as_ref().map(|url| json!({"@id": url, "@type": "foaf:Document"})),
    }))
}

fn language(name: &str) -> Option<String> {
    let code = LANGUAGES.iter().find(|(known, _)| *known == name.to_lowercase()).map(|(_, code)| code)?;
    Some(format!("http://publications.europa.eu/resource/authority/language/{code}"))
}

const KRONA: &str = "http://publications.europa.eu/resource/authority/currency/SEK";

fn cost(service: &Service<'_>, fee: &Fee) -> Value {
    let identifier = service.part("avgift");
    match fee {
        Fee::None => json!({
            "@type": "cv:Cost",
            "dct:identifier": identifier,
            "cv:hasValue": {"@type": "xsd:double", "@value": "0.0"},
            "cv:currency": {"@id": KRONA},
        }),
        Fee::Text(text) => json!({"@type": "cv:Cost", "dct:identifier": identifier, "dct:description": swedish(text)}),
    }
}

/// What the services name from other lists.
fn concepts(services: &[Service<'_>]) -> Option<Value> {
    let free = services.iter().any(|service| matches!(service.fee, Some(Fee::None)));
    free.then(|| json!({"@id": KRONA, "@type": "skos:Concept"}))
}

fn law(body: &Body, paragraf: &str) -> String {
    format!("urn:uuid:{}", body.uuid(paragraf))
}

fn provisions(body: &Body, services: &[Service<'_>]) -> Vec<Value> {
    // Every service rests on the same ones.
    let named = services.first().map_or(&[][..], |service| &service.law);
    let node = |(name, title): &(String, &str)| json!({"@id": law(body, name), "@type": "eli:LegalResource", "dct:title": swedish(&format!("{name}: {title}"))});
    named.iter().map(node).collect()
}

fn contact(reach: &Reach) -> Value {
    if !reach.is_known() {
        return Value::Null;
    }
    said(json!({
        "@type": "cv:ContactPoint",
        "cv:telephone": reach.telephone,
        "cv:email": reach.email,
        "cv:contactPage": reach.web.as_ref().map(|web| json!({"@id": web, "@type": "foaf:Document"})),
    }))
}

fn swedish(text: &str) -> Value {
    json!({"@language": "sv", "@value": text})
}
