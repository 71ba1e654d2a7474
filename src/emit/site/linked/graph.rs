//! What a graph of linked data is made of, whatever the vocabulary.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

/// A whole file. What its prefixes stand for is said in it, so that nothing has to be fetched to read it.
#[derive(Serialize)]
pub(super) struct Graph<Node> {
    #[serde(rename = "@context", serialize_with = "object")]
    pub(super) prefixes: &'static [(&'static str, &'static str)],
    #[serde(rename = "@graph")]
    pub(super) nodes: Vec<Node>,
}

/// Something that is named and described elsewhere, by its address.
#[derive(Serialize)]
pub(super) struct Id<'a> {
    #[serde(rename = "@id")]
    id: Cow<'a, str>,
    #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
}

impl<'a> Id<'a> {
    pub(super) fn of(id: impl Into<Cow<'a, str>>) -> Self {
        Self { id: id.into(), kind: None }
    }

    /// With what it is, for readers that do not look it up.
    pub(super) fn typed(id: impl Into<Cow<'a, str>>, kind: &'static str) -> Self {
        Self { id: id.into(), kind: Some(kind) }
    }

    /// A page that people read.
    pub(super) fn page(url: &'a str) -> Self {
        Self::typed(url, "foaf:Document")
    }
}

/// A text in Swedish.
#[derive(Serialize)]
pub(super) struct Swedish<'a> {
    #[serde(rename = "@language")]
    language: &'static str,
    #[serde(rename = "@value")]
    value: Cow<'a, str>,
}

/// A text in Swedish.
pub(super) fn swedish<'a>(text: impl Into<Cow<'a, str>>) -> Swedish<'a> {
    Swedish { language: "sv", value: text.into() }
}

/// A value that is more than a text, as a day.
#[derive(Serialize)]
pub(super) struct Typed<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(rename = "@value")]
    pub(super) value: Cow<'a, str>,
}

/// Keys and values as an object.
fn object<S: Serializer>(pairs: &[(&str, &str)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().copied())
}
