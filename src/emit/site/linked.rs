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
//!
//! Each standard has its own types here, which borrow from the service and are written as they stand: the keys in the
//! order of their letters, and no key that nothing is said of.

mod cpsv;
mod dcat;
mod graph;
mod hsds;
mod language;
mod schema_org;
mod service;

use maud::{Markup, PreEscaped, html};
use serde::Serialize;

use crate::emit::site::Page;
use crate::emit::site::context::Site;
use crate::model::Insats;
use crate::report::json;
pub(super) use service::uuid;
use service::{Body, Service};

/// What the open data are made of.
#[derive(Default)]
pub(super) struct Data<'a> {
    /// Who answers for the services.
    pub(super) body: Body,
    /// What is true of each insats that is in the open data.
    services: Vec<Service<'a>>,
}

impl<'a> Data<'a> {
    pub(super) fn of(site: &Site<'a>) -> Self {
        let services = site.document.insatser.iter().filter_map(|insats| Service::of(site, insats));
        Self { body: Body::of(site), services: services.collect() }
    }
}

/// What the page of an insats tells search engines of it; nothing when it is not in the open data.
pub(super) fn insats(site: &Site<'_>, insats: &Insats) -> Markup {
    let Data { body, services } = &site.data;
    let service = services.iter().find(|service| service.name == insats.name);
    html! { @if let Some(service) = service { (script(&schema_org::service(body, service))) } }
}

/// What the first page of a document tells search engines: who it is, and which services there are.
pub(super) fn kommun(site: &Site<'_>) -> Markup {
    let Data { body, services } = &site.data;
    html! { @if !services.is_empty() { (script(&schema_org::list(body, services))) } }
}

/// The files of a document for portals and registers.
pub(super) fn pages(site: &Site<'_>) -> Vec<Page> {
    let Data { body, services } = &site.data;
    let page = |name: &str, content| Page { path: format!("{}/linked-data/{name}", site.slug), content };
    vec![
        page("cpsv-ap.jsonld", json::compact(&cpsv::graph(body, services))),
        page("hsds.json", json::compact(&hsds::organization(body, services))),
        page("dcat-ap-se.jsonld", json::compact(&dcat::catalogue(site, body))),
    ]
}

/// JSON in a page. With every angle bracket written as an escape of JSON, nothing in it can end the element or begin
/// a comment.
fn script(value: &impl Serialize) -> Markup {
    let json = json::compact(value);
    let safe = json.trim_end().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    html! { script type="application/ld+json" { (PreEscaped(safe)) } }
}
