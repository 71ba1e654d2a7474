//! The person whom a finding shows: put into a prov, that person gets or is denied the insats, as the finding says.

use std::collections::{BTreeMap, BTreeSet};

use stadga::diagnostic::{Diagnostic, FactValue, Person};

use crate::support::{PRELUDE, analyze, root};
use crate::ui::cases;

#[test]
fn every_person_whom_a_finding_shows_is_what_it_says() {
    let mut tried = BTreeMap::<&str, usize>::new();
    let mut wrong = Vec::new();
    for text in documents() {
        let before = analyze("dokument", &text).diagnostics;
        let provs: Vec<(&Diagnostic, String)> =
            before.iter().enumerate().filter_map(|(at, found)| Some((found, prov(found, at)?))).collect();
        let all: String = provs.iter().map(|(_, prov)| prov.as_str()).collect();
        let after = analyze("dokument", &format!("{text}\n{all}")).diagnostics;
        let told: Vec<&Diagnostic> = after.iter().filter(|found| found.message.contains("provet `vittne ")).collect();
        wrong.extend(told.iter().map(|found| found.message.clone()));
        // A prov that cannot be read tests nothing.
        if after.len() > before.len() + told.len() {
            wrong.push(format!("cannot be read:\n{all}"));
        }
        for (found, _) in provs {
            *tried.entry(found.descriptor.code).or_default() += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    let codes: Vec<&str> = tried.into_keys().collect();
    let all = ["L001", "L010", "L011", "L012", "L013", "L031", "L032", "L033", "L049", "V004", "V005"];
    assert_eq!(codes, all);
}

/// Every case, and every policy as one text.
fn documents() -> Vec<String> {
    let read = |path: &std::path::Path| std::fs::read_to_string(path).expect("a file");
    let whole = |text: String| if text.contains("riktlinje \"") { text } else { format!("{text}\n{PRELUDE}") };
    let mut documents: Vec<String> = cases().iter().map(|case| whole(read(case))).collect();
    for policy in ["alingsas", "bengtsfors", "mellerud", "tomelilla"] {
        let files = std::fs::read_dir(root().join("policies").join(policy)).expect("a policy");
        let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
        paths.sort();
        let texts: Vec<String> = paths.iter().filter(|path| path.is_file()).map(|path| read(path)).collect();
        documents.push(texts.join("\n"));
    }
    documents
}

/// The prov that the finding's person should pass; `None` when there is none, or when a place that the person lives in
/// is not told by name.
fn prov(found: &Diagnostic, number: usize) -> Option<String> {
    let witness = found.witness.as_ref()?;
    let insats = found.insats.as_ref()?;
    let elsewhere = |person: &Person| {
        let kinds: BTreeSet<&str> = person.residence.iter().map(|(kind, ..)| *kind).collect();
        kinds.len() < person.residence.len() || !kinds.is_empty() && !witness.text.contains("kommunen")
    };
    if witness.persons.iter().any(elsewhere) {
        return None;
    }
    let outcome = match found.descriptor.code {
        "L031" | "L032" | "L033" | "V004" => "nekas",
        _ => "ges",
    };
    let persons: String = witness.persons.iter().map(person).collect();
    // Whoever comes with a child is grown up, and the finding says so only where the age matters.
    let told = witness.persons.iter().any(|person| person.who == "individ" && person.age_months.is_some());
    let grown = if persons.contains("barnet") && !told { "ålder minst 18 år  " } else { "" };
    let name = format!("vittne {number} till {}", found.descriptor.code);
    Some(format!("prov \"{name}\" {{\n    person {{ {grown}{persons}}}\n    {outcome} {insats}\n}}\n"))
}

fn person(person: &Person) -> String {
    let age = person.age_months.map(|months| format!("ålder {months} månader  "));
    let residence = person.residence.iter().map(|(kind, _, holds)| {
        let word = if *kind == "folkbokford" { "folkbokförd" } else { kind };
        format!("{}{word} i kommunen  ", if *holds { "" } else { "inte " })
    });
    let facts = person.facts.iter().map(|(name, value)| match value {
        FactValue::Bool(true) => format!("{name}  "),
        FactValue::Bool(false) => format!("inte {name}  "),
        FactValue::Name(value) => format!("{name} är {value}  "),
    });
    let lines: String = age.into_iter().chain(residence).chain(facts).collect();
    match person.who {
        "individ" => lines,
        who => format!("{who} {{ {lines}}}  "),
    }
}
