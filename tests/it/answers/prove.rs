//! Persons as provs: what is written can be read, and what it expects holds.

use crate::support::{PRELUDE, analyze, analyze_files, codes};
use crate::ui::cases;
use stadga::analysis::Analysis;
use stadga::tools::prove;

#[test]
fn every_witness_of_a_finding_becomes_a_prov_that_can_be_read_and_holds() {
    let mut proven = 0;
    for case in cases() {
        let text = std::fs::read_to_string(&case).expect("a case");
        let whole = if text.contains("riktlinje \"") { text } else { format!("{text}\n{PRELUDE}") };
        proven += holds(&[("fall.stadga", &whole)]);
    }
    assert!(proven > 30, "only {proven} witnesses of cases became provs");
    let mut proven = 0;
    for folder in std::fs::read_dir(crate::support::root().join("policies")).expect("policies") {
        let mut files: Vec<_> = std::fs::read_dir(folder.expect("an entry").path())
            .expect("a folder")
            .map(|file| file.expect("an entry").path())
            .collect();
        files.sort();
        let texts: Vec<(String, String)> = files
            .iter()
            .map(|file| (file.display().to_string(), std::fs::read_to_string(file).expect("UTF-8")))
            .collect();
        let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        proven += holds(&files);
    }
    assert!(proven > 30, "only {proven} witnesses of policies became provs");
}

/// Adds a prov for every witness of a document, and sees that none of them is a fault. How many there were.
fn holds(files: &[(&str, &str)]) -> usize {
    let before = analyze_files("p", files);
    let provs = provs(&before);
    let text = provs.join("\n");
    let after = analyze_files("p", &[files, &[("prov.stadga", text.as_str())]].concat());
    let own = |found: &&stadga::diagnostic::Diagnostic| {
        after.sources.get(found.span.file).is_some_and(|file| file.name() == "prov.stadga")
    };
    let wrong: Vec<&str> = after.diagnostics.iter().filter(own).map(|found| found.message.as_str()).collect();
    assert!(wrong.is_empty(), "{}: {wrong:#?}\n{text}", files[0].0);
    if let (Some(before), Some(after)) = (&before.document, &after.document) {
        assert_eq!(after.prov.len(), before.prov.len() + provs.len(), "{}", files[0].0);
    }
    provs.len()
}

fn provs(analysis: &Analysis) -> Vec<String> {
    analysis.diagnostics.iter().filter_map(|found| prove::of_finding(analysis, found)).collect()
}

#[test]
fn a_prov_says_what_is_answered_today_and_fails_when_the_fault_is_put_right() {
    let wrong = r#"insats nattsamtal "Nattsamtal" är ungdomsstöd {
    kortfattat """Du som är 13–19 år kan prata med någon på natten."""
    innehåll """En vuxen svarar. Du får veta vad som händer och säga vad du tycker."""
    villkor { ålder 13–19 år }
    från 13 år utan samtycke """Nämnden har vägt barnens bästa och finner att det är lämpligt."""
    text "Oro för barn" """Misstänker vi att ett barn far illa måste det anmälas."""
    avgift ingen
}
"#;
    let before = analyze("p.stadga", &format!("{wrong}{PRELUDE}"));
    assert_eq!(codes(&before), ["L011"]);
    let prov = provs(&before).join("\n");
    let expected = "// L011: `Nattsamtal` ges till en 13-åring utan att vårdnadshavaren samtycker\n\
                    prov \"En 13-åring\" {\n    person { ålder 13 år }\n    ges nattsamtal utan samtycke\n}\n";
    assert_eq!(prov, expected);
    assert_eq!(codes(&analyze("p.stadga", &format!("{wrong}{prov}{PRELUDE}"))), ["L011"]);
    let right = wrong.replace("från 13 år utan", "från 15 år utan");
    assert_eq!(codes(&analyze("p.stadga", &format!("{right}{prov}{PRELUDE}"))), ["V007"]);
}
