//! Services as schema.org has them, for search engines.

use serde_json::{Value, json};

use super::said;
use super::service::{Body, Fee, Reach, Service};
use crate::model::UtforareKind;

/// A service on its own page.
pub(super) fn service(body: &Body, service: &Service<'_>) -> Value {
    let mut value = one(body, service);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("@context".to_owned(), json!("https://schema.org"));
    }
    value
}

/// The nämnd with its services, by name.
pub(super) fn list(body: &Body, services: &[Service<'_>]) -> Value {
    let entry = |service: &Service<'_>| {
        let item = json!({"@type": "GovernmentService", "@id": service.iri, "name": service.title, "url": service.url});
        json!({"@type": "Offer", "itemOffered": said(item)})
    };
    let mut value = organization(body);
    if let Some(fields) = value.as_object_mut() {
        let entries: Vec<Value> = services.iter().map(entry).collect();
        fields.insert("@context".to_owned(), json!("https://schema.org"));
        fields.insert("hasOfferCatalog".to_owned(), json!({"@type": "OfferCatalog", "itemListElement": entries}));
    }
    value
}

fn organization(body: &Body) -> Value {
    let mut value = json!({
        "@type": "GovernmentOrganization",
        "@id": body.iri,
        "name": body.name,
        "url": body.url,
        "areaServed": areas(body),
    });
    reach(&mut value, &body.contact);
    said(value)
}

fn one(body: &Body, service: &Service<'_>) -> Value {
    let (youngest, oldest) = service.ages;
    let audience = json!({"@type": "PeopleAudience", "requiredMinAge": youngest, "requiredMaxAge": oldest});
    let offer = service.fee.as_ref().map(|fee| match fee {
        Fee::None => json!({"@type": "Offer", "price": 0, "priceCurrency": "SEK"}),
        Fee::Text(text) => json!({"@type": "Offer", "description": text}),
    });
    said(json!({
        "@type": "GovernmentService",
        "@id": service.iri,
        "name": service.title,
        "description": service.description,
        "serviceType": service.kind,
        "url": service.url,
        "provider": {"@type": "GovernmentOrganization", "@id": body.iri, "name": body.name},
        "serviceOperator": service.providers.iter().map(|(name, kind)| operator(name, *kind)).collect::<Vec<_>>(),
        "areaServed": areas(body),
        "audience": (youngest.is_some() || oldest.is_some()).then(|| said(audience)),
        "offers": offer,
        "availableChannel": channel(service),
    }))
}

fn operator(name: &str, kind: Option<UtforareKind>) -> Value {
    let kind = match kind {
        Some(UtforareKind::Privat) => "Organization",
        Some(UtforareKind::Region) | None => "GovernmentOrganization",
    };
    json!({"@type": kind, "name": name})
}

fn areas(body: &Body) -> Vec<Value> {
    body.kommun.iter().map(|name| json!({"@type": "AdministrativeArea", "name": name})).collect()
}

/// How one comes to the service; null when nothing is said of it.
fn channel(service: &Service<'_>) -> Value {
    let mut phone = json!({"@type": "ContactPoint"});
    reach(&mut phone, &service.contact);
    let channel = said(json!({
        "servicePhone": service.contact.is_known().then_some(phone),
        "serviceLocation": service.place.map(|place| json!({"@type": "Place", "address": place})),
        "availableLanguage": service.languages,
    }));
    match channel {
        Value::Object(mut fields) if !fields.is_empty() => {
            fields.insert("@type".to_owned(), json!("ServiceChannel"));
            Value::Object(fields)
        }
        _ => Value::Null,
    }
}

fn reach(value: &mut Value, contact: &Reach) {
    let Some(fields) = value.as_object_mut() else { return };
    for (key, known) in [("telephone", &contact.telephone), ("email", &contact.email)] {
        if let Some(known) = known {
            fields.insert(key.to_owned(), json!(known));
        }
    }
    if let Some(web) = contact.web.as_ref().filter(|_| fields.get("url").is_none_or(Value::is_null)) {
        fields.insert("url".to_owned(), json!(web));
    }
}
