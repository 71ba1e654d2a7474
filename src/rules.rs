//! The rules: what a lawyer would point out, each in a file of its own. A new rule is one file, one page in
//! `docs/regler/`, and one row in [`TABLE`].

mod admitted_not_intended;
mod alike;
mod always_assessed;
mod always_true;
mod anonymous_but_checked;
mod anonymous_child;
mod assessment_in_conditions;
mod before_the_law;
mod children;
mod citation;
mod consent;
mod consent_gap;
mod consent_unsaid;
mod consent_waived;
mod contradicting_text;
mod documentation;
mod drafting_residue;
mod duty_to_report;
mod economic_needs;
mod empty_heading;
mod example;
mod exemption_at_home;
pub mod failing_prov;
mod fee_for_treatment;
mod fees;
mod follow_up_conflict;
mod formula;
mod general_exemption;
mod hard_to_read;
mod hidden_kind;
mod home_care;
mod insertion;
mod intended_not_admitted;
mod intent;
mod long_exemption;
mod meant_for;
mod misspelt;
mod misstated_law;
mod narrowed_duty;
mod no_contact;
mod no_decision;
mod no_documentation;
mod no_follow_up;
mod no_information;
mod no_reasons;
mod no_review;
mod no_summary;
mod no_weighing;
mod nobody;
mod not_advice;
mod not_shown;
mod old_term;
mod one_guardian;
mod over_an_age;
mod promise_of_secrecy;
mod prose;
mod protected_place;
mod reasonable_fee;
mod redundant_line;
mod repealed;
mod residents_only;
mod safety_of_the_exposed;
mod same_but_for_the_name;
mod same_reasons;
mod stay_without_end;
mod suitability;
mod superfluous;
mod tied_to_a_case;
mod unequal_treatment;
mod unsupported_exemption;
mod voice_of_the_child;
pub mod waivers;
mod wording;

use crate::date::Date;
use crate::diagnostic::{Descriptor, Diagnostic};
use crate::law::{Law, Norm, Provision};
use crate::model::{Document, Insats};
use crate::source::Spanned;
use crate::spelling::Speller;

/// A rule: what kind of finding it makes and how it looks for it.
#[derive(Debug)]
pub struct Rule {
    /// The kind of finding.
    pub descriptor: Descriptor,
    /// How it looks.
    pub check: Check,
}

/// What a rule looks at: one insats at a time, or the whole document.
#[derive(Debug)]
pub enum Check {
    /// Called for every insats.
    Insats(fn(&Ctx<'_>, &Insats, &mut Sink<'_>)),
    /// Called once.
    Document(fn(&Ctx<'_>, &mut Sink<'_>)),
}

/// Every rule, by code.
pub static TABLE: &[&Rule] = &[
    &always_assessed::RULE,          // L001
    &economic_needs::RULE,           // L002
    &hidden_kind::RULE,              // L003
    &no_decision::RULE,              // L004
    &before_the_law::RULE,           // L005
    &repealed::RULE,                 // L006
    &consent_unsaid::RULE,           // L010
    &consent_waived::RULE,           // L011
    &suitability::RULE,              // L012
    &consent_gap::RULE,              // L013
    &no_reasons::RULE,               // L020
    &not_advice::RULE,               // L021
    &no_documentation::RULE,         // L022
    &unsupported_exemption::RULE,    // L023
    &general_exemption::RULE,        // L024
    &no_weighing::RULE,              // L025
    &same_reasons::RULE,             // L026
    &follow_up_conflict::RULE,       // L027
    &exemption_at_home::RULE,        // L028
    &anonymous_but_checked::RULE,    // L029
    &assessment_in_conditions::RULE, // L030
    &unequal_treatment::RULE,        // L031
    &residents_only::RULE,           // L032
    &narrowed_duty::RULE,            // L033
    &long_exemption::RULE,           // L034
    &no_information::RULE,           // L040
    &fee_for_treatment::RULE,        // L041
    &reasonable_fee::RULE,           // L042
    &no_follow_up::RULE,             // L043
    &duty_to_report::RULE,           // L044
    &misstated_law::RULE,            // L045
    &one_guardian::RULE,             // L046
    &safety_of_the_exposed::RULE,    // L047
    &protected_place::RULE,          // L048
    &anonymous_child::RULE,          // L049
    &stay_without_end::RULE,         // L050
    &promise_of_secrecy::RULE,       // L051
    &tied_to_a_case::RULE,           // L052
    &voice_of_the_child::RULE,       // L053
    &home_care::RULE,                // L054
    &nobody::RULE,                   // V001
    &redundant_line::RULE,           // V002
    &always_true::RULE,              // V003
    &intended_not_admitted::RULE,    // V004
    &admitted_not_intended::RULE,    // V005
    &same_but_for_the_name::RULE,    // V006
    &failing_prov::RULE,             // V007
    &contradicting_text::RULE,       // V008
    &no_review::RULE,                // K001
    &no_contact::RULE,               // K002
    &hard_to_read::RULE,             // K003
    &no_summary::RULE,               // K004
    &old_term::RULE,                 // K005
    &empty_heading::RULE,            // K006
    &drafting_residue::RULE,         // K009
    &misspelt::RULE,                 // K010
    &over_an_age::RULE,              // K011
    &not_shown::RULE,                // K012
];

/// The code of what is found only with a dictionary.
pub const SPELLING: &str = "K010";

/// What a rule may ask.
#[derive(Clone, Copy, Debug)]
pub struct Ctx<'a> {
    /// The document.
    pub document: &'a Document,
    /// The day of the check.
    pub as_of: Date,
    /// The norms in force on that day, each with its provision.
    norms: &'a [(&'a Provision, &'a Spanned<Norm>)],
    /// The ages at which the law draws its lines for consent, on that day; `None` when it draws none.
    limits: Option<consent::Limits>,
    /// A dictionary to spell by; without one nothing is said of spelling.
    speller: Option<&'a Speller>,
    /// The prose of what is checked: of the insats, or what holds for the whole.
    prose: &'a prose::Prose<'a>,
    /// The same for every part of the document.
    texts: &'a prose::Texts<'a>,
}

impl<'a> Ctx<'a> {
    /// The law library.
    #[must_use]
    pub fn law(&self) -> &'a Law {
        &self.document.law
    }
}

/// Where a rule puts what it finds.
#[derive(Debug)]
pub struct Sink<'a> {
    found: &'a mut Vec<Diagnostic>,
    law: &'a Law,
    as_of: Date,
    insats: Option<&'a str>,
}

impl Sink<'_> {
    /// Adds a finding: to the insats under check, with the first provision it rests on as a secondary place.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        if diagnostic.insats.is_none() {
            diagnostic.insats = self.insats.map(str::to_owned);
        }
        let standing = |lagrum: &String| self.law.cited(lagrum, self.as_of);
        if let Some(provision) = diagnostic.lagrum.first().and_then(standing) {
            let lagrum = provision.lagrum.paragraf();
            diagnostic = diagnostic.label(provision.span, format!("{lagrum}: {}", provision.title));
        }
        self.found.push(diagnostic);
    }
}

/// Everything that the rules find in a document, in the order of the table. Spelling is judged by `speller` alone.
#[must_use]
pub fn check(document: &Document, as_of: Date, speller: Option<&Speller>) -> Vec<Diagnostic> {
    let law: &Law = &document.law;
    let texts = prose::Texts::new(document);
    let (norms, limits) = (law.norms(as_of).collect::<Vec<_>>(), consent::Limits::of(law, as_of));
    let ctx = Ctx { document, as_of, norms: &norms, limits, speller, prose: &texts.general, texts: &texts };
    let mut found = Vec::new();
    for rule in TABLE {
        match rule.check {
            Check::Document(check) => check(&ctx, &mut Sink { found: &mut found, law, as_of, insats: None }),
            Check::Insats(check) => {
                for (insats, prose) in texts.each(document) {
                    let ctx = Ctx { prose, ..ctx };
                    let insats_name = Some(insats.name.as_str());
                    check(&ctx, insats, &mut Sink { found: &mut found, law, as_of, insats: insats_name });
                }
            }
        }
    }
    found
}

/// Every kind of finding that the rules make, by code.
pub fn descriptors() -> impl Iterator<Item = &'static Descriptor> {
    TABLE.iter().map(|rule| &rule.descriptor).chain(waivers::DESCRIPTORS)
}
