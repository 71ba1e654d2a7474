//! Consent, documentation and follow-up in JSON: what the document says, also where it is against the law.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Number;

use super::clauses::Decision;
use super::markdown;
use crate::model::{Consent, Document, Dokumentation, Insats, Lagrum, Level, Text};
use crate::swedish;

/// What the document says of the guardian's consent, as written. It may be against the law: see `diagnostik`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Samtycke")]
pub(super) struct ConsentRule<'a> {
    /// Consent is needed under this age, in years.
    kravs_under: Option<Number>,
    /// No consent is needed from this age, in years; 0 when it is waived for everyone.
    utan_fran: Option<Number>,
    /// Whether it says that one guardian of two is enough.
    en_racker: bool,
    /// The reasoning of the nämnd, in Markdown.
    text: Option<Cow<'a, str>>,
}

/// What holds for an insats, its own and inherited; `None` when the document is silent.
pub(super) fn consent<'a>(consent: &'a Consent, document: &'a Document) -> Option<ConsentRule<'a>> {
    let Consent { required, free_from, waived } = consent;
    if required.is_none() && free_from.is_none() && waived.is_none() {
        return None;
    }
    let required = required.as_ref().map(|required| &required.value);
    let waiver = waived.as_ref().map(|waived| (0, waived.value.as_ref()));
    let free = waiver.or_else(|| free_from.as_ref().map(|free| (free.value.from, free.value.text.as_ref())));
    Some(ConsentRule {
        kravs_under: required.map(|required| years(required.under)),
        utan_fran: free.map(|(from, _)| years(from)),
        en_racker: required.is_some_and(|required| required.one_is_enough),
        text: free.and_then(|(_, text)| text).map(|text| markdown(text, document)),
    })
}

/// Months as years: 180 is 15, and 6 is 0.5.
fn years(months: u32) -> Number {
    let exact = Number::from_f64(f64::from(months) / 12.0).filter(|_| !months.is_multiple_of(12));
    exact.unwrap_or_else(|| Number::from(months / 12))
}

/// How an insats is documented.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Dokumentation")]
pub(super) struct Records<'a> {
    /// The rule.
    regel: Rule,
    /// The provision that the document names; null when it names none.
    lagrum: Option<String>,
    /// The system.
    system: Option<&'a str>,
    /// The särskilda skäl.
    skal: Option<Reasons<'a>>,
    /// How they were weighed against follow-up, in Markdown.
    avvagning: Option<Cow<'a, str>>,
    /// The decision on the exemption.
    beslut: Option<Decision<'a>>,
    /// More in words, in Markdown.
    text: Option<Cow<'a, str>>,
}

/// A rule of documentation.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Dokumentationsregel")]
enum Rule {
    /// For the individual.
    #[serde(rename = "individ")]
    Individ,
    /// For the work as a whole.
    #[serde(rename = "verksamhet")]
    Verksamhet,
    /// Both.
    #[serde(rename = "individ+verksamhet")]
    Bada,
    /// Personal circumstances at rådgivning are left out.
    #[serde(rename = "undantag-14-4")]
    Circumstances,
    /// What shows the identity is left out.
    #[serde(rename = "undantag-14-5")]
    Identity,
    /// None that the law knows.
    #[serde(rename = "saknas")]
    Saknas,
}

/// Särskilda skäl.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SarskildaSkal")]
struct Reasons<'a> {
    /// The ground, in ASCII: `svarnadd-malgrupp`.
    grund: String,
    /// The reasons, in Markdown.
    text: Cow<'a, str>,
}

/// What holds for an insats, its own or inherited. A rule of `saknas` where the document is silent.
pub(super) fn records<'a>(dokumentation: Option<&'a Dokumentation>, document: &'a Document) -> Records<'a> {
    let words = |text: &'a Option<Text>| text.as_ref().map(|text| markdown(text, document));
    let silent = Records {
        regel: Rule::Saknas,
        lagrum: None,
        system: None,
        skal: None,
        avvagning: None,
        beslut: None,
        text: None,
    };
    match dokumentation {
        None => silent,
        Some(Dokumentation::Enligt { lagrum, system, text }) => Records {
            regel: Rule::Individ,
            lagrum: Some(cited(lagrum)),
            system: system.as_ref().map(|system| system.value.as_str()),
            text: words(text),
            ..silent
        },
        Some(Dokumentation::Niva { level, system, text }) => Records {
            regel: match level {
                Level::Individ => Rule::Individ,
                Level::Verksamhet => Rule::Verksamhet,
                Level::Bada => Rule::Bada,
            },
            system: system.as_ref().map(|system| system.value.as_str()),
            text: words(text),
            ..silent
        },
        Some(Dokumentation::Undantag { lagrum, skal, avvagning, beslut }) => Records {
            regel: match lagrum.paragraf().as_str() {
                "14 kap. 4 § SoL" => Rule::Circumstances,
                "14 kap. 5 § SoL" => Rule::Identity,
                _ => Rule::Saknas,
            },
            lagrum: Some(cited(lagrum)),
            skal: skal
                .as_ref()
                .map(|(grund, text)| Reasons { grund: swedish::ascii(&grund.value), text: markdown(text, document) }),
            avvagning: words(avvagning),
            beslut: beslut.as_ref().map(Into::into),
            ..silent
        },
    }
}

fn cited(lagrum: &Lagrum) -> String {
    let whole = lagrum.paragraf();
    let law = &lagrum.law.value;
    match whole.strip_suffix(law.as_str()).filter(|_| !lagrum.part.is_empty()) {
        Some(paragraf) => format!("{paragraf}{} {law}", lagrum.part),
        None => whole,
    }
}

/// How an insats is followed up.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Uppfoljning")]
pub(super) struct FollowUp<'a> {
    /// What is looked at.
    niva: FollowUpLevel,
    /// More in words, in Markdown.
    text: Option<Cow<'a, str>>,
}

/// What follow-up looks at.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Niva")]
enum FollowUpLevel {
    /// Each person.
    #[serde(rename = "individ")]
    Individ,
    /// The work as a whole.
    #[serde(rename = "verksamhet")]
    Verksamhet,
    /// Both.
    #[serde(rename = "individ+verksamhet")]
    Bada,
}

/// What an insats says of its follow-up; `None` when it says nothing.
pub(super) fn follow_up<'a>(insats: &'a Insats, document: &'a Document) -> Option<FollowUp<'a>> {
    let (level, text) = &insats.uppfoljning.as_ref()?.value;
    let niva = match level {
        Level::Individ => FollowUpLevel::Individ,
        Level::Verksamhet => FollowUpLevel::Verksamhet,
        Level::Bada => FollowUpLevel::Bada,
    };
    Some(FollowUp { niva, text: text.as_ref().map(|text| markdown(text, document)) })
}
