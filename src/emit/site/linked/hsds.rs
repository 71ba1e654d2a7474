//! The nämnd with its services as HSDS 3 has them, the format of registers of human services.

use serde_json::{Value, json};

use super::said;
use super::service::{Body, Fee, Reach, Service};

/// The organization, with its services in it.
pub(super) fn organization(body: &Body, services: &[Service<'_>]) -> Value {
    let id = body.uuid("");
    said(json!({
        "id": id,
        "name": body.name,
        "description": format!("{} beslutar om stödet.", body.name),
        "website": body.contact.web,
        "email": body.contact.email,
        "uri": body.url,
        "phones": phones(&body.contact, &body.uuid("telefon")),
        "services": services.iter().map(|one| service(&id, one)).collect::<Vec<_>>(),
    }))
}

fn service(organization: &str, service: &Service<'_>) -> Value {
    let (youngest, oldest) = service.ages;
    let id = service.uuid();
    let fees = service.fee.as_ref().map(|fee| match fee {
        Fee::None => "Det kostar inget.",
        Fee::Text(text) => text.as_str(),
    });
    let cost = matches!(service.fee, Some(Fee::None))
        .then(|| json!([{"id": service.part("avgift"), "service_id": id, "amount": 0, "currency": "SEK"}]));
    let language = |name: &&str| json!({"id": service.part(&format!("språk {name}")), "service_id": id, "name": name});
    said(json!({
        "id": id,
        "organization_id": organization,
        "name": service.title,
        "description": service.description,
        "url": service.url,
        "email": service.contact.email,
        // What is not in force is not among the services.
        "status": "active",
        "interpretation_services": service.interpreter.then_some("Du kan få tolk."),
        "fees_description": fees,
        "cost_options": cost,
        "eligibility_description": service.eligibility,
        "minimum_age": youngest,
        "maximum_age": oldest,
        "phones": phones(&service.contact, &service.part("telefon")),
        "languages": service.languages.iter().map(language).collect::<Vec<_>>(),
        "service_at_locations": location(service, &id),
    }))
}

fn phones(contact: &Reach, id: &str) -> Value {
    contact.telephone.as_ref().map_or(Value::Null, |number| json!([{"id": id, "number": number}]))
}

/// Where it is. What a document writes is one line, so that it is the name of the place and no address in parts.
fn location(service: &Service<'_>, id: &str) -> Value {
    service.place.map_or(Value::Null, |place| {
        let at = service.part("plats");
        json!([{
            "id": service.part("på plats"),
            "service_id": id,
            "location_id": at,
            "location": {"id": at, "location_type": "physical", "name": place},
        }])
    })
}
