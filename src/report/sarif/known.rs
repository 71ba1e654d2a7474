//! What findings refer to: the rules, with their pages, and the provisions, which SARIF calls a taxonomy.

use serde::Serialize;

use super::{Text, level, text};
use crate::diagnostic::{Descriptor, Provision};
use crate::report::page;

/// The name of the taxonomy that the provisions make.
pub(super) const TAXONOMY: &str = "lagrum";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Rule<'a> {
    default_configuration: Configuration,
    full_description: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help>,
    id: &'static str,
    name: &'static str,
    properties: Basis,
    short_description: Text<'a>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

/// The page of a rule.
#[derive(Serialize)]
struct Help {
    markdown: &'static str,
    text: String,
}

#[derive(Serialize)]
struct Basis {
    lagrum: &'static [&'static str],
}

impl Rule<'_> {
    /// With its page.
    pub(super) fn whole(descriptor: &'static Descriptor) -> Self {
        let help = Help { markdown: descriptor.page, text: page::text(descriptor, false) };
        Self { help: Some(help), ..Self::of(descriptor) }
    }

    /// Without its page.
    pub(super) fn of(descriptor: &'static Descriptor) -> Self {
        Self {
            default_configuration: Configuration { level: level(descriptor.severity) },
            full_description: text(format!("{}.", page::paragraph(descriptor, "Felet"))),
            help: None,
            id: descriptor.code,
            name: descriptor.slug,
            properties: Basis { lagrum: descriptor.lagrum },
            short_description: text(descriptor.title()),
        }
    }
}

/// The provisions that the findings rest on.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Taxonomy<'a> {
    language: &'static str,
    name: &'static str,
    short_description: Text<'a>,
    taxa: Vec<Taxon<'a>>,
}

/// A provision: our account as its description, and the words of the statute as its help where they were given.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Taxon<'a> {
    full_description: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Text<'a>>,
    id: &'a str,
    name: &'a str,
    short_description: Text<'a>,
}

impl<'a> Taxonomy<'a> {
    pub(super) fn of(provisions: &'a [Provision]) -> Self {
        Self {
            language: "sv",
            name: TAXONOMY,
            short_description: text("De lagrum som fynden vilar på"),
            taxa: provisions.iter().map(Taxon::of).collect(),
        }
    }
}

impl<'a> Taxon<'a> {
    fn of(provision: &'a Provision) -> Self {
        let Provision { lagrum, title, account, wording, .. } = provision;
        let words = wording.as_ref().and_then(|wording| Some((wording.text.as_ref()?, &wording.source)));
        Self {
            full_description: text(format!("Vår sammanfattning: {}", account.trim())),
            help: words.map(|(words, source)| text(format!("Lagens ord ({source}):\n{words}"))),
            id: lagrum,
            name: title,
            short_description: text(format!("{lagrum}: {title}")),
        }
    }
}
