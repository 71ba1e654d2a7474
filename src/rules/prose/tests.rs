//! Reading by example: sentences, places, denial, quotation and examples.

#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used)]

use super::reading::Reading;

fn denied(text: &str, phrase: &str) -> bool {
    let reading = Reading::new(text);
    let hits = reading.find(phrase);
    assert!(!hits.is_empty(), "{phrase} in {text}");
    hits.iter().take(1).any(|hit| reading.denied(hit))
}

#[test]
fn a_text_falls_into_sentences_and_items() {
    let text = "Se 14 kap. 4 § och t.ex. detta. Nytt här!\n\n- ett\n- två. Tre\n\n1. fyra\nfem";
    let reading = Reading::new(text);
    let sentences: Vec<String> = reading
        .sentences
        .iter()
        .map(|sentence| sentence.words.iter().map(|word| word.text.as_ref()).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(sentences, ["se 14 kap 4 och t.ex detta", "nytt här", "ett", "två", "tre", "fyra fem"]);
}

#[test]
fn a_hit_knows_its_place() {
    let text = "Första raden.\nEn *KONTAKTFAMILJ* till dig.";
    let reading = Reading::new(text);
    let hits = reading.find_forms("kontaktfamilj");
    assert_eq!(hits.len(), 1);
    assert_eq!(&text[hits[0].range.clone()], "KONTAKTFAMILJ");
}

#[test]
fn phrases_take_alternatives_beginnings_ends_and_gaps() {
    let reading = Reading::new("Vi måste genast göra en orosanmälan till nämnden.");
    for phrase in ["måste|ska .. *anmälan", "vi måste", "*anmälan till nämnd*", "genast .. nämnden"] {
        assert_eq!(reading.find(phrase).len(), 1, "{phrase}");
    }
    for phrase in ["måste anmäla", "nämnden .. vi", "anmäl*"] {
        assert!(reading.find(phrase).is_empty(), "{phrase}");
    }
}

#[test]
fn references_links_and_addresses_are_no_words() {
    let reading =
        Reading::new("Se {se kontaktfamilj} och [stöd](https://a.se/kontaktfamilj) på https://b.se/kontaktfamilj nu.");
    assert!(reading.find("*kontaktfamilj").is_empty());
    assert_eq!(reading.find("stöd på nu").len(), 1);
}

#[test]
fn a_denial_in_the_clause_denies() {
    for text in [
        "Här ges inte kontaktfamilj.",
        "Kontaktfamilj ges inte här.",
        "Det är ingen kontaktfamilj.",
        "Stödet ges utan kontaktfamilj.",
        "Varken familjehem eller kontaktfamilj ingår.",
        "Vi ger inte familjehem, jourhem eller kontaktfamilj.",
        "Kontaktfamilj och familjehem ges inte.",
        "Följande ingår inte:\n\n- familjehem\n- kontaktfamilj",
        "Vi ger aldrig\n- kontaktfamilj",
    ] {
        assert!(denied(text, "kontaktfamilj"), "{text}");
    }
}

#[test]
fn a_denial_of_something_else_does_not() {
    for text in [
        "Du får en kontaktfamilj.",
        "Du får inte bara samtal utan också en kontaktfamilj.",
        "Det är inte samtal utan kontaktfamilj.",
        "Du betalar inte, du får kontaktfamilj.",
        "Kontaktfamilj ges till den som inte har andra.",
        "Du får kontaktfamilj och betalar inte.",
        "Den som inte har släkt får kontaktfamilj.",
        "Du betalar inget. Du får kontaktfamilj.",
        "Det kostar inget:\n\nDu får kontaktfamilj.",
        "Det kostar inget.\n\n- Du får kontaktfamilj.",
    ] {
        assert!(!denied(text, "kontaktfamilj"), "{text}");
    }
}

#[test]
fn quotations_and_examples_are_seen() {
    let quoted = |text: &str| {
        let reading = Reading::new(text);
        reading.quoted(&reading.find("kontaktfamilj")[0])
    };
    assert!(quoted("Ordet ”kontaktfamilj” används inte."));
    assert!(quoted("> Du får kontaktfamilj.\n"));
    assert!(!quoted("Ordet ”familj” och sedan kontaktfamilj."));
    let example = |text: &str| {
        let reading = Reading::new(text);
        reading.is_example(&reading.find("kontaktfamilj")[0])
    };
    assert!(example("Du kan få till exempel kontaktfamilj."));
    assert!(example("Exempel:\n\n- avlösning\n- kontaktfamilj"));
    assert!(!example("Du får kontaktfamilj, till exempel i sommar."));
}
