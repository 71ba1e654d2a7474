//! Open data: the services of a nämnd for search engines, portals and registers.
//!
//! ```text
//! Site ─ service (what is true of one insats) ─┬─ schema_org   in the page itself
//!                                             ├─ cpsv         linked-data/cpsv-ap.jsonld
//!                                             ├─ hsds         linked-data/hsds.json
//!                                             └─ dcat         linked-data/dcat-ap-se.jsonld
//! ```
//!
//! Others copy these files and forget where they came from, so they are held to more than the pages: only an insats
//! that is decided and in force on the day, and whose need the law lets pass unassessed, is there at all, and nothing
//! is stated that its document does not say. `docs/oppna-data.md` has the table of what becomes what.

mod cpsv;
mod dcat;
mod hsds;
mod schema_org;
mod service;

use maud::{Markup, PreEscaped, html};
use serde_json::Value;

use crate::emit::site::Page;
use crate::emit::site::context::Site;
use crate::model::Insats;
use crate::report::json;
pub(super) use service::{Body, Service, uuid};

/// What the page of an insats tells search engines of it; nothing when it is not in the open data.
pub(super) fn insats(site: &Site<'_>, insats: &Insats) -> Markup {
    let service = site.services.iter().find(|service| service.name == insats.name);
    html! { @if let Some(service) = service { (script(&schema_org::service(&Body::of(site), service))) } }
}

/// What the first page of a document tells search engines: who it is, and which services there are.
pub(super) fn kommun(site: &Site<'_>) -> Markup {
    let services = &site.services;
    html! { @if !services.is_empty() { (script(&schema_org::list(&Body::of(site), services))) } }
}

/// The files of a document for portals and registers.
pub(super) fn pages(site: &Site<'_>) -> Vec<Page> {
    let (body, services) = (Body::of(site), &site.services);
    let page = |name: &str, value: &Value| Page {
        path: format!("{}/linked-data/{name}", site.slug),
        content: json::text(value),
    };
    vec![
        page("cpsv-ap.jsonld", &cpsv::graph(&body, services)),
        page("hsds.json", &hsds::organization(&body, services)),
        page("dcat-ap-se.jsonld", &dcat::catalogue(site, &body)),
    ]
}

/// What is true of each insats that is in the open data.
pub(super) fn services<'a>(site: &Site<'a>) -> Vec<Service<'a>> {
    site.document.insatser.iter().filter_map(|insats| Service::of(site, insats)).collect()
}

/// JSON in a page. With every angle bracket written as an escape of JSON, nothing in it can end the element or begin
/// a comment.
fn script(value: &Value) -> Markup {
    let safe = value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    html! { script type="application/ld+json" { (PreEscaped(safe)) } }
}

/// An object without the keys that nothing is said of.
fn said(value: Value) -> Value {
    let empty = |value: &Value| match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    };
    match value {
        Value::Object(mut fields) => {
            fields.retain(|_, value| !empty(value));
            Value::Object(fields)
        }
        other => other,
    }
}
