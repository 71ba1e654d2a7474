//! The data of a document as an entry of a Swedish data catalogue (DCAT-AP-SE).

use serde_json::{Value, json};

use super::said;
use super::service::{Body, uuid};
use crate::emit::site::DATA_PATH;
use crate::emit::site::context::Site;

const SWEDISH: &str = "http://publications.europa.eu/resource/authority/language/SWE";
const SOCIETY: &str = "http://publications.europa.eu/resource/authority/data-theme/SOCI";
const FILE_TYPE: &str = "http://publications.europa.eu/resource/authority/file-type/";

/// The dataset, its distributions and its publisher; nothing while the decision is not in force. Nothing is said of a
/// licence, since no document names one.
pub(super) fn catalogue(site: &Site<'_>, body: &Body) -> Value {
    json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@graph": if site.in_force().is_some() { vec![dataset(site, body), publisher(body)] } else { Vec::new() },
    })
}

fn publisher(body: &Body) -> Value {
    json!({
        "@id": body.iri,
        "@type": "foaf:Agent",
        "foaf:name": swedish(&body.name),
        // CPSV-AP, which the same nämnd stands in, wants these two.
        "dct:title": swedish(&body.name),
        "dct:identifier": body.uuid(""),
    })
}

fn dataset(site: &Site<'_>, body: &Body) -> Value {
    let period = site.document.riktlinje.galler.as_ref().map(|period| period.value);
    let day = |day: crate::date::Date| json!({"@type": "xsd:date", "@value": day.to_string()});
    let identity = uuid(&format!("{}|data", site.identity()));
    let files = [
        (DATA_PATH, "Riktlinjen med alla insatser och villkor", "JSON", "application/json"),
        ("linked-data/cpsv-ap.jsonld", "Insatserna enligt CPSV-AP 3.2", "JSON_LD", "application/ld+json"),
        ("linked-data/hsds.json", "Insatserna enligt HSDS 3", "JSON", "application/json"),
    ];
    let distributions: Vec<Value> = files
        .into_iter()
        .map(|(path, title, kind, media)| {
            let address = site.options.whole(&format!("{}/{path}", site.slug)).unwrap_or_else(|| format!("../{path}"));
            json!({
                "@type": "dcat:Distribution",
                "dct:title": swedish(title),
                "dcat:accessURL": {"@id": address},
                "dcat:downloadURL": {"@id": address},
                "dct:format": {"@id": format!("{FILE_TYPE}{kind}")},
                "dcat:mediaType": {"@id": format!("http://www.iana.org/assignments/media-types/{media}")},
            })
        })
        .collect();
    said(json!({
        "@id": body.url.as_ref().map_or_else(|| format!("urn:uuid:{identity}"), |url| format!("{url}#data")),
        "@type": "dcat:Dataset",
        "dct:identifier": identity,
        "dct:title": swedish(&format!("Stöd utan behovsprövning i {}", site.kommun)),
        "dct:description": swedish(&description(site)),
        "dct:publisher": {"@id": body.iri},
        "dct:language": {"@id": SWEDISH},
        "dcat:theme": {"@id": SOCIETY},
        "dct:spatial": body.kommun.iter().map(|name| json!({"@type": "dct:Location", "rdfs:label": swedish(name)})).collect::<Vec<_>>(),
        "dct:temporal": period.map(|period| said(json!({
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": day(period.from),
            "dcat:endDate": period.to.map(day),
        }))),
        "dcat:landingPage": body.url.as_ref().map(|url| json!({"@id": url, "@type": "foaf:Document"})),
        "dcat:contactPoint": contact(body),
        "dcat:distribution": distributions,
    }))
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

/// The profile wants a mail or a web address; a telephone alone is none.
fn contact(body: &Body) -> Value {
    let (mail, web) = (&body.contact.email, &body.contact.web);
    if mail.is_none() && web.is_none() {
        return Value::Null;
    }
    said(json!({
        "@type": "vcard:Organization",
        "vcard:fn": body.name,
        "vcard:hasEmail": mail.as_ref().map(|mail| json!({"@id": format!("mailto:{mail}")})),
        "vcard:hasURL": web.as_ref().map(|web| json!({"@id": web})),
    }))
}

fn swedish(text: &str) -> Value {
    json!({"@language": "sv", "@value": text})
}
