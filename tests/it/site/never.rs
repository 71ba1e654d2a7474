//! What no page for residents says: neither in the words that are made here nor in those of an author.

use std::collections::BTreeMap;

use super::pages_of;
use crate::html;
use crate::sentences::policies;
use crate::support::{PRELUDE, analyze, analyze_files, root};

/// The pages that residents read: all but the whole decision, the review and the cards for providers.
fn of_residents(pages: BTreeMap<String, String>) -> Vec<(String, String)> {
    let others = ["/riktlinje/", "/granskning/", "/utforare/"];
    let resident = |path: &String| path.ends_with(".html") && !others.iter().any(|folder| path.contains(folder));
    let pages = pages.into_iter().filter(|(path, _)| resident(path));
    pages.map(|(path, page)| (path, html::text(&page).to_lowercase())).collect()
}

/// What is never said in words made here.
const NEVER: [&str; 30] = [
    "rätt till",
    "har rätt",
    "avslag",
    "avslå",
    "överklag",
    "beviljas",
    "gratis",
    "kostnadsfri",
    "ingenting dokument",
    "inget dokument",
    "dokumenteras inte",
    "skriver inte ned något",
    "ingen får veta",
    "får aldrig veta",
    "räcker att en",
    "räcker med en",
    "en vårdnadshavare",
    "en förälder räcker",
    "fyllt 12 år kan",
    "måste vara folkbokförd",
    "anonymitet garanteras",
    "garanter",
    "lagen säger",
    "enligt lagen",
    "klient",
    "brukare",
    "biståndslös",
    "missbrukare",
    "utan behovsprövning får du",
    "vi lovar",
];

/// A policy with every text of its author replaced by one word.
fn without_prose(name: &str) -> Vec<(String, String)> {
    let folder = root().join("policies").join(name);
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("a policy").map(|file| file.expect("a file").path()).collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let source = std::fs::read_to_string(&path).expect("a text");
            let parts = source.split("\"\"\"").enumerate();
            let parts: Vec<&str> = parts.map(|(at, part)| if at % 2 == 1 { "Text." } else { part }).collect();
            (path.file_name().expect("a name").to_string_lossy().into_owned(), parts.join("\"\"\""))
        })
        .collect()
}

#[test]
fn the_words_made_here_never_promise_decide_or_shut_out() {
    for policy in policies() {
        let files = without_prose(&policy.name);
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let analysis = analyze_files(&policy.name, &files);
        assert!(analysis.is_readable(), "{}", policy.name);
        for (path, text) in of_residents(pages_of(&analysis)) {
            for words in NEVER {
                assert!(!text.contains(words), "{path}: {words}\n{text}");
            }
        }
    }
}

#[test]
fn an_insats_page_says_where_others_turn_how_to_apply_and_nothing_of_a_fee_that_is_not_stated() {
    for policy in policies() {
        let document = policy.document.as_ref().expect("a document");
        let pages = pages_of(&policy);
        for insats in &document.insatser {
            let path = format!("{}/{}/index.html", policy.slug(), insats.slug);
            let text = html::text(&pages[&path]);
            assert!(text.contains("Du kan alltid ansöka") && text.contains("Vill du ansöka?"), "{path}");
            assert!(text.contains("11 kap. 6 § SoL"), "{path}");
            assert!(text.contains("måste vi anmäla"), "{path}");
            assert!(text.contains("ses över") || text.contains("Ses över"), "{path}");
            assert!(text.contains("Sidan är gjord av Stadga "), "{path}");
            let asks = text.to_lowercase().contains("folkbokför");
            assert!(!asks || text.contains("Vänd dig till socialtjänsten där"), "{path}");
            let free = ["kostar inget", "gratis", "kostnadsfri"].iter().any(|word| text.to_lowercase().contains(word));
            assert!(!free || insats.avgift.is_some(), "{path}");
            let sections: Vec<&str> = pages[&path].split("<h2").skip(1).collect();
            for section in sections {
                let (heading, body) = section.split_once("</h2>").expect("a heading");
                assert!(!html::text(body).trim().is_empty(), "{path}: {heading} is empty");
            }
        }
    }
}

#[test]
fn an_authors_words_that_may_mislead_stand_only_in_the_decision_and_the_review_says_so() {
    for (words, withheld) in [
        ("Du har rätt till stödet.", true),
        ("Du har rätt till stöd hos oss.", true),
        ("Du kan överklaga.", true),
        ("Du kan få avslag.", true),
        ("Om du ansöker kan du överklaga beslutet.", false),
        ("Du har rätt att ansöka.", false),
        ("Barn har rättigheter.", false),
        ("Inget dokumenteras.", true),
        ("INGENTING\nskrivs ned.", true),
        ("Det vi dokumenterar visar inte ditt namn.", false),
        ("Ingen får veta att du är här.", true),
        ("Det räcker att en vårdnadshavare säger ja.", true),
        ("Det räcker att du ringer.", false),
        ("Det är gratis.", true),
        ("Ingen behöver vara ensam.", false),
        ("Kostnaden avgör inte vad vi gör.", false),
        ("✔️gratis", true),
        ("Insatsen är helgratis.", true),
        ("Du kan ringa hela dagen.", false),
    ] {
        let insats = format!(
            "insats a \"A\" är stödsamtal {{ kortfattat \"\"\"{words}\"\"\" innehåll \"\"\"Vi ses.\n\n- {words}\n\"\"\" villkor öppet för alla }}"
        );
        let pages = pages_of(&analyze("prov", &format!("{insats}\n{PRELUDE}")));
        let shown = words.split_whitespace().collect::<Vec<_>>().join(" ");
        for path in ["prov/a/index.html", "prov/index.html", "prov/hitta/1/1/index.html"] {
            let page = &pages[path];
            assert_eq!(!html::text(page).contains(&shown), withheld, "{path}: {words}");
        }
        assert!(!withheld || !pages["prov/a/index.html"].contains("name=\"description\""), "{words}");
        assert_eq!(pages["prov/a/index.html"].contains("för den kan missförstås"), withheld, "{words}");
        assert!(html::text(&pages["prov/riktlinje/index.html"]).contains(&shown), "{words}");
        let review = html::text(&pages["prov/granskning/villkor/index.html"]);
        assert_eq!(review.contains("Visas bara i hela beslutet"), withheld, "{words}");
    }
    // Beside a fee clause the same words mislead nobody.
    let free =
        "insats a \"A\" är stödsamtal { innehåll \"\"\"Det är gratis.\"\"\" avgift ingen villkor öppet för alla }";
    let pages = pages_of(&analyze("prov", &format!("{free}\n{PRELUDE}")));
    assert!(html::text(&pages["prov/a/index.html"]).contains("Det är gratis."));
}

/// What marks words up hides nothing of what they say, and what several insatser show is listed once.
#[test]
fn words_that_are_marked_up_or_stand_in_code_or_in_a_method_are_withheld_too() {
    let insats = r#"
metod lyssna "Lyssna" """
    Vi lyssnar.

    Det är helt gratis.
"""

insats a "A" är stödsamtal {
    kortfattat """Vi ses."""
    innehåll """
        Det kostar *inget* alls.

            Du kan överklaga.

        1. Vi ses på torget.

           - Du får **avslag** ibland.
           - Du får prata.
    """
    villkor öppet för alla
    metod lyssna
}"#;
    let pages = pages_of(&analyze("prov", &format!("{insats}\n{PRELUDE}")));
    let (page, decision) = (html::text(&pages["prov/a/index.html"]), html::text(&pages["prov/riktlinje/index.html"]));
    for words in ["helt gratis", "kostar inget", "Du kan överklaga", "får avslag"] {
        assert!(decision.contains(words) && !page.contains(words), "{words}");
    }
    assert!(page.contains("Vi lyssnar."));
    let review = html::text(&pages["prov/granskning/villkor/index.html"]);
    let (own, shared) = review.split_once("Gemensamma texter").expect("a part on texts of several insatser");
    for (part, words) in [(own, "kostar *inget*"), (own, "överklaga"), (own, "**avslag**"), (shared, "helt gratis")] {
        assert!(part.contains(words), "{words} in {part}");
    }
}

/// To apply is free whatever the insats costs, and that one can is said even where the nämnd's words are withheld.
#[test]
fn the_words_on_how_to_apply_are_never_all_withheld() {
    let told = "Då prövas vad just du behöver";
    for (words, withheld) in [
        ("Det är gratis att ansöka.", false),
        ("Alla insatser är gratis.\n\n", true),
        ("Det räcker att en förälder skriver på.", true),
    ] {
        let insats = "insats a \"A\" är stödsamtal { villkor öppet för alla }";
        let prelude = PRELUDE.replacen("ansökan \"\"\"", &format!("ansökan \"\"\"{words} "), 1);
        assert!(prelude.contains(words));
        let pages = pages_of(&analyze("prov", &format!("{insats}\n{prelude}")));
        for path in ["prov/a/index.html", "prov/index.html"] {
            let page = html::text(&pages[path]);
            assert_eq!((page.contains(words.trim()), page.contains(told)), (!withheld, withheld), "{path}: {words}");
        }
    }
}
