//! K007 and K008: waivers. A finding that someone with a name and a reason has accepted moves to the list of
//! accepted deviations; a waiver that matches nothing, is forbidden or has passed its end is itself a finding.

use crate::date::Date;
use crate::diagnostic::{Acceptance, Descriptor, Diagnostic, Fix, Severity};
use crate::model::{Document, Godta};
use crate::swedish;

/// The kinds of findings about waivers.
pub static DESCRIPTORS: [&Descriptor; 2] = [&K007, &K008];

static K007: Descriptor = Descriptor {
    code: "K007",
    slug: "verkningslöst-godkännande",
    severity: Severity::Fel,
    lagrum: &[],
    page: include_str!("../../docs/regler/K007.md"),
};

static K008: Descriptor = Descriptor {
    code: "K008",
    slug: "utgånget-godkännande",
    severity: Severity::Varning,
    lagrum: &[],
    page: include_str!("../../docs/regler/K008.md"),
};

/// A fel under these codes cannot be accepted away, and why.
const FORBIDDEN: [(&str, &str); 3] = [
    ("L001", "insatser som alltid ska behovsprövas kan ingen nämnd godta"),
    ("L002", "ekonomiskt bistånd kan aldrig ges utan behovsprövning"),
    ("L011", "lagens krav på vårdnadshavarens samtycke för barn under 15 år kan ingen nämnd avstå från"),
];

/// Marks the findings that a waiver of the document accepts, and adds what is wrong with the waivers.
/// `known` tells whether a code exists and was looked for. A waiver of one that does not exist is reported elsewhere
/// (M013); of one that was not looked for, as spelling without a dictionary, nothing can be said.
pub fn apply(document: &Document, as_of: Date, known: &dyn Fn(&str) -> bool, found: &mut Vec<Diagnostic>) {
    let mut about_waivers = Vec::new();
    for godta in document.riktlinje.godta.iter().filter(|godta| known(&godta.code.value)) {
        about_waivers.extend(one(godta, None, as_of, found));
    }
    for insats in &document.insatser {
        for godta in insats.godta.iter().filter(|godta| known(&godta.code.value)) {
            let about = one(godta, Some(&insats.name), as_of, found);
            about_waivers.extend(about.map(|mut diagnostic| {
                diagnostic.insats = Some(insats.name.clone());
                diagnostic
            }));
        }
    }
    found.extend(about_waivers);
}

fn one(godta: &Godta, insats: Option<&str>, as_of: Date, found: &mut [Diagnostic]) -> Option<Diagnostic> {
    let code = godta.code.value.as_str();
    let meant = |diagnostic: &&mut Diagnostic| {
        diagnostic.descriptor.is_called(code) && (insats.is_none() || diagnostic.insats.as_deref() == insats)
    };
    let mut matching: Vec<&mut Diagnostic> = found.iter_mut().filter(meant).collect();
    let Some(first) = matching.first() else {
        let message = format!("`godta {code}` godtar inget: inget sådant fynd finns kvar här");
        let fix = Fix { title: "ta bort raden".to_owned(), safe: false, edits: vec![(godta.span, String::new())] };
        return Some(Diagnostic::new(&K007, godta.span, message).help("ta bort raden").fix(fix));
    };
    let forbidden = FORBIDDEN.iter().find(|(known, _)| *known == first.descriptor.code);
    if let Some((code, reason)) = forbidden.filter(|_| matching.iter().any(|found| found.severity == Severity::Fel)) {
        let message = format!("{code} kan inte godtas: {reason}");
        return Some(Diagnostic::new(&K007, godta.span, message).help("rätta felet och ta bort raden"));
    }
    if let Some(until) = godta.until.filter(|until| *until < as_of) {
        let message =
            format!("godkännandet av {} gick ut {}, så fyndet gäller igen", first.descriptor.code, swedish::day(until));
        return Some(
            Diagnostic::new(&K008, godta.span, message)
                .help("rätta fyndet, eller låt juristen ta ställning på nytt och skriv ett nytt datum"),
        );
    }
    // A waiver dated in the future does not hold yet.
    let on = godta.on.filter(|on| *on <= as_of)?;
    for diagnostic in &mut matching {
        diagnostic.accepted.get_or_insert_with(|| Acceptance {
            reason: godta.reason.clone(),
            by: godta.by.clone(),
            on: on.to_string(),
            until: godta.until.map(|until| until.to_string()),
            span: godta.span,
        });
    }
    None
}
