//! Consent, for each age at which a child can take part.

use super::said;
use stadga::emit::sentences as words;

const NEEDED: &str =
    "Det kallas samtycke. Vårdnadshavare är oftast föräldrarna. Har du två vårdnadshavare ska båda säga ja.";

const VOICE: &str = "Du som är under 18 år ska få veta vad som händer. Du ska få säga vad du tycker.";

const ASK: &str = "Fråga oss vad som gäller för samtycke från dina vårdnadshavare.";

fn consent(clauses: &str) -> String {
    said(clauses, words::children_and_consent)
}

#[test]
fn consent_is_told_for_each_age_that_can_take_part() {
    let needed =
        |under: &str| format!("Är du under {under} år kan du få stödet bara om dina vårdnadshavare säger ja. {NEEDED}");
    let free = "Har du fyllt 15 år kan du få stödet utan att dina vårdnadshavare säger ja.";
    let from_15 = "från 15 år utan samtycke \"\"\"Det är lämpligt.\"\"\"";
    let open = "villkor öppet för alla";
    // The standard riktlinje asks for consent under 18.
    assert_eq!(consent(open), format!("{}\n{VOICE}", needed("18")));
    assert_eq!(consent(&format!("{open} {from_15}")), format!("{}\n{free}\n{VOICE}", needed("15")));
    assert_eq!(
        consent(&format!("{open} samtycke av vårdnadshavare för barn under 15 år")),
        format!("{}\nHar du fyllt 15 men inte 18 år? {ASK}\n{VOICE}", needed("15"))
    );
    assert_eq!(
        consent(&format!(
            "{open} samtycke av vårdnadshavare för barn under 15 år över 15 år utan samtycke \"\"\"Bra.\"\"\""
        )),
        format!(
            "{}\nÄr du 15 år? {ASK}\nHar du fyllt 16 år kan du få stödet utan att dina vårdnadshavare säger ja.\n{VOICE}",
            needed("15")
        )
    );
    assert_eq!(consent("villkor { ålder minst 18 år }"), "");
    assert_eq!(consent("ges till förälder villkor öppet för alla"), "");
    assert_eq!(
        consent(&format!("villkor {{ ålder 15–17 år }} {from_15}")),
        format!("Du kan få stödet utan att dina vårdnadshavare säger ja.\n{VOICE}")
    );
    assert_eq!(
        consent("villkor { ålder 7–12 år }"),
        format!("Du kan få stödet bara om dina vårdnadshavare säger ja. {NEEDED}\n{VOICE}")
    );
}

#[test]
fn a_consent_rule_against_the_law_is_not_repeated() {
    let open = "villkor öppet för alla";
    let all = format!("Är du under 18 år? {ASK}\n{VOICE}");
    assert_eq!(consent(&format!("{open} samtycke av en vårdnadshavare")), all);
    assert_eq!(consent(&format!("{open} inget samtycke \"\"\"De vill inte.\"\"\"")), all);
    let needed = format!("Är du under 12 år kan du få stödet bara om dina vårdnadshavare säger ja. {NEEDED}");
    assert_eq!(
        consent(&format!("{open} från 12 år utan samtycke \"\"\"Bra.\"\"\"")),
        format!("{needed}\nHar du fyllt 12 men inte 18 år? {ASK}\n{VOICE}")
    );
    assert_eq!(
        consent(&format!("{open} från 15 år utan samtycke \"\"\" \"\"\"")).lines().nth(1),
        Some(format!("Har du fyllt 15 men inte 18 år? {ASK}").as_str())
    );
}

#[test]
fn consent_for_a_child_is_told_to_the_adult() {
    let needed = "bara om barnets vårdnadshavare säger ja. Det kallas samtycke. Vårdnadshavare är oftast föräldrarna. \
                  Har barnet två vårdnadshavare ska båda säga ja.";
    let voice = |who: &str| format!("{who} ska få veta vad som händer. Barnet ska få säga vad det tycker.");
    assert_eq!(
        consent("ges till familj villkor öppet för alla"),
        format!("Ditt barn kan vara med {needed}\n{}", voice("Ditt barn"))
    );
    assert_eq!(
        consent("ges till barn villkor öppet för alla från 15 år utan samtycke \"\"\"Bra.\"\"\""),
        format!(
            "Är barnet under 15 år kan barnet få stödet {needed}\n\
             Har barnet fyllt 15 år kan barnet få stödet utan att barnets vårdnadshavare säger ja.\n{}",
            voice("Barnet")
        )
    );
    assert_eq!(
        consent("ges till familj villkor öppet för alla inget samtycke \"\"\"Nej.\"\"\"").lines().next(),
        Some("Fråga oss vad som gäller för samtycke från barnets vårdnadshavare.")
    );
}
