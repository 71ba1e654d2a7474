//! Cost, notes, extent and the rest, and what providers read.

use super::{abouts, said, said_of, text_of};
use crate::support::{PRELUDE, analyze};
use stadga::analysis::Analysis;
use stadga::diagnostic::Diagnostic;
use stadga::emit::sentences as words;

const DUTY: &str = "Om vi misstänker att ett barn far illa måste vi anmäla det. Det gäller alltid.";

#[test]
fn the_cost_is_what_the_document_says_and_no_more() {
    let cost = |clauses: &str| said(&format!("villkor öppet för alla {clauses}"), words::cost);
    assert_eq!(cost(""), "Riktlinjen säger inte om det kostar något. Fråga oss.");
    assert_eq!(cost("avgift ingen"), "Det kostar inget.");
    assert_eq!(cost("avgift \"150 kr per besök\""), "Det kostar 150 kr per besök.");
    assert_eq!(cost("avgift \"Enligt taxa.\""), "Avgift: Enligt taxa.");
}

#[test]
fn notes_say_what_is_left_out_and_that_the_duty_to_report_remains() {
    let notes = |clauses: &str| said(&format!("villkor {{ ålder minst 18 år }} {clauses}"), words::anonymity_and_notes);
    let plain = "Vi skriver ned det som är viktigt för stödet. Anteckningarna finns i Journalen.";
    assert_eq!(notes(""), format!("{plain}\n{DUTY}"));
    assert_eq!(notes("anonymt"), format!("Du behöver inte säga vem du är.\n{plain}\n{DUTY}"));
    assert_eq!(
        notes("anonymt vid första besöket"),
        format!("Vid första besöket behöver du inte säga vem du är.\n{plain}\n{DUTY}")
    );
    assert_eq!(
        notes("dokumentation undantag enligt 14 kap. 4 § SoL"),
        format!(
            "Vid rådgivning behöver vi inte skriva ned personliga saker om dig. Annat om stödet kan vi skriva ned.\n{DUTY}"
        )
    );
    let exempt = "dokumentation undantag enligt 14 kap. 5 § SoL { särskilda skäl våld \"\"\"De vågar inte.\"\"\" }";
    assert_eq!(
        notes(exempt),
        format!(
            "Vi skriver inte ned det som kan visa vem du är, till exempel ditt namn. Annat om stödet skriver vi ned, till exempel hur många som kommer.\n{DUTY}"
        )
    );
    assert_eq!(
        notes("dokumentation verksamhetsnivå"),
        format!("Vi skriver ned uppgifter om stödet som helhet. Fråga oss vad vi skriver ned om dig.\n{DUTY}")
    );
    // An exemption under a provision that allows none, or under a law that is not in force.
    for lagrum in ["14 kap. 3 § SoL", "11 kap. 5 § SoL-2001"] {
        assert_eq!(
            notes(&format!("dokumentation undantag enligt {lagrum}")),
            format!("Fråga oss vad vi skriver ned om dig.\n{DUTY}")
        );
    }
    assert_eq!(
        said("villkor öppet för alla anonymt", words::anonymity_and_notes).lines().next(),
        Some("Du behöver inte säga vem du är. Fråga oss hur det går till om dina vårdnadshavare behöver säga ja.")
    );
    assert_eq!(
        said_of("familjerådgivning", "villkor öppet för alla", words::anonymity_and_notes).lines().last(),
        Some(
            "Om vi får veta att ett barn utnyttjas sexuellt, eller misshandlas fysiskt eller psykiskt hemma, måste vi anmäla det."
        )
    );
}

#[test]
fn what_was_found_against_the_law_is_not_repeated() {
    let text = format!(
        "insats a \"A\" är behandling {{ innehåll \"\"\"A.\"\"\" villkor öppet för alla avgift \"150 kr\" \
         dokumentation undantag enligt 14 kap. 5 § SoL }}\n{PRELUDE}"
    );
    let told = |analysis: &Analysis| {
        let about = abouts(analysis)[0];
        text_of(&[words::cost(&about), words::anonymity_and_notes(&about), words::documentation(&about)].concat())
    };
    let mut analysis = analyze("provby", &text);
    analysis.diagnostics.clear();
    assert!(told(&analysis).contains("Det kostar 150 kr.") && told(&analysis).contains("Vi skriver inte ned"));
    let span = analysis.document.as_ref().expect("a riktlinje").insatser[0].head;
    for code in ["L041", "L020"] {
        let mut found = Diagnostic::new(stadga::registry::find(code).expect("a code"), span, "fel");
        found.insats = Some("a".to_owned());
        analysis.diagnostics.push(found);
    }
    assert_eq!(
        told(&analysis),
        format!(
            "Fråga oss om det kostar något.\nFråga oss vad vi skriver ned om dig.\n{DUTY}\n\
             Riktlinjen anger ett undantag enligt 14 kap. 5 § SoL. Fråga nämnden vad som ska dokumenteras."
        )
    );
    for found in &mut analysis.diagnostics {
        found.insats = Some("en annan".to_owned());
    }
    assert!(told(&analysis).contains("Det kostar 150 kr."));
}

#[test]
fn the_extent_is_told_part_by_part() {
    for (written, told) in [
        (
            "8–10 tillfällen à cirka 2 timmar under 3–4 månader",
            "8–10 tillfällen, cirka 2 timmar varje gång, under 3–4 månader.",
        ),
        ("1 tillfälle à 1 timme", "1 tillfälle, 1 timme varje gång."),
        (
            "cirka 5 tillfällen à 1,5 timmar \"vid behov fler\"",
            "Cirka 5 tillfällen, 1,5 timmar varje gång, vid behov fler.",
        ),
        ("minst 2 tillfällen à 45–60 minuter", "Minst 2 tillfällen, 45–60 minuter varje gång."),
        ("à 60–90 minuter", "1–1,5 timmar varje gång."),
        ("à 75 minuter", "75 minuter varje gång."),
        ("under högst 1 månad", "Pågår i högst 1 månad."),
        ("under 1 år", "Pågår i 1 år."),
        ("under 2–3 veckor \"Ring först.\"", "Pågår i 2–3 veckor. Ring först."),
        ("under 90 dagar", "Pågår i 90 dagar."),
        ("\"för barnet\" 5 tillfällen", "För barnet: 5 tillfällen."),
    ] {
        assert_eq!(said(&format!("omfattning {written}"), words::extent), told);
    }
    let two = "omfattning \"för barnet\" 5 tillfällen omfattning \"för föräldern\" 3 tillfällen";
    assert_eq!(said(two, words::extent), "För barnet: 5 tillfällen.\nFör föräldern: 3 tillfällen.");
    assert_eq!(said("", words::extent), "");
}

#[test]
fn form_follow_up_and_validity_are_told_in_a_sentence_each() {
    for (written, told) in [
        ("individuellt", "Stödet ges enskilt."),
        (
            "individuellt, grupp 6–12 deltagare, hembesök",
            "Stödet kan ges enskilt och i grupp med 6–12 deltagare. Det kan ges hemma hos dig.",
        ),
        ("grupp högst 8 deltagare", "Stödet ges i grupp med högst 8 deltagare."),
        ("digitalt, öppet hus", "Stödet ges som öppet hus. Det kan ges digitalt."),
        ("hembesök", "Stödet ges hemma hos dig."),
    ] {
        assert_eq!(said(&format!("form {written}"), words::form), told);
    }
    for (written, told) in [
        ("individnivå", "Vi följer upp hur stödet fungerar för var och en."),
        ("verksamhetsnivå", "Vi följer upp stödet som helhet, inte för var och en."),
        ("individnivå och verksamhetsnivå", "Vi följer upp hur stödet fungerar för var och en och som helhet."),
    ] {
        assert_eq!(said(&format!("uppföljning {written}"), words::follow_up), told);
    }
    assert_eq!(said("", words::validity), "Gäller från och med den 1 juli 2026. Inget slutdatum är satt.");
    assert_eq!(
        said("gäller från 2026-08-01 till 2027-06-30", words::validity),
        "Gäller från och med den 1 augusti 2026 till och med den 30 juni 2027."
    );
    assert_eq!(said("", words::form) + &said("", words::follow_up), "");
}

#[test]
fn providers_read_what_to_check_and_how() {
    assert_eq!(
        said(
            "villkor { vuxen folkbokförd i kommunen utsatt inte medborgare fråga problem behov boende är hyresrätt barnet { ålder 3–12 år utsatt } }",
            words::how_to_check
        ),
        "Kontrollera att allt det här stämmer:\n\
        \x20 Deltagaren har fyllt 18 år.\n\
        \x20 Deltagaren är folkbokförd i Provby.\n\
        \x20 Deltagaren är eller har varit utsatt för våld. Det räcker att deltagaren själv säger det.\n\
        \x20 Deltagaren är inte svensk medborgare. Kontrollera mot en id-handling.\n\
        \x20 Svaret för deltagaren på frågan ”Har du ett eget boende?” är ja. Kontrollera mot handling.\n\
        \x20 Det här gäller deltagaren: svårigheter i skolan. Kontrollera mot intyg.\n\
        \x20 Deltagaren behöver mer stöd. Det går inte att kontrollera utan en bedömning. En utförare ska inte bedöma behov. Hänvisa till nämnden.\n\
        \x20 Hur deltagaren bor: hyresrätt. Kontrollera mot handling: hyresavtal.\n\
        \x20 Deltagarens barn är 3–12 år.\n\
        \x20 Deltagarens barn är eller har varit utsatt för våld. Det räcker att deltagaren själv säger det.\n\
         Kontrollera inga andra villkor än de som står här."
    );
    assert_eq!(
        said("villkor öppet för alla", words::how_to_check),
        "Insatsen är öppen för alla. Det finns inga villkor att kontrollera."
    );
    assert_eq!(
        said("", words::how_to_check),
        "Riktlinjen anger inga villkor att kontrollera. Fråga nämnden vem insatsen är för."
    );
    assert_eq!(said("villkor { vuxen }", words::how_to_check).lines().next(), Some("Kontrollera att det här stämmer:"));
}

#[test]
fn providers_read_how_it_is_documented() {
    for (written, told) in [
        ("", "Insatsen dokumenteras enligt 14 kap. 3 § SoL i Journalen."),
        ("dokumentation individnivå i \"Viva\"", "Insatsen dokumenteras på individnivå i Viva."),
        (
            "dokumentation undantag enligt 14 kap. 4 § SoL",
            "Personliga förhållanden behöver inte dokumenteras vid rådgivning (14 kap. 4 § SoL). \
             Annat av betydelse ska dokumenteras.",
        ),
        (
            "dokumentation undantag enligt 14 kap. 5 § SoL { särskilda skäl våld \"\"\"De vågar inte.\"\"\" beslut 2026-06-16 § \"61\" }",
            "Det som kan visa vem deltagaren är dokumenteras inte (14 kap. 5 § SoL). Annat av betydelse ska dokumenteras.\nUndantaget beslutades den 16 juni 2026, § 61.",
        ),
    ] {
        assert_eq!(said(written, words::documentation), told);
    }
}
