//! Sentences bound to their source lines, English names, and names that no file system likes.

use stadga::emit::site::{self, Options};

use super::pages_of;
use crate::html;
use crate::sentences::policies;
use crate::support::{PRELUDE, analyze};

#[test]
fn a_sentence_tells_its_source_line_when_asked_and_only_then() {
    let source = format!(
        "{PRELUDE}\nuppgift ny \"är ny i kommunen\" {{ kontrolleras genom egen uppgift }}\ninsats a \"A\" är stödsamtal {{\n    \
         innehåll \"\"\"Vi ses.\"\"\"\n    villkor {{\n        ålder minst 18 år\n        ny\n    }}\n    avgift ingen\n}}\n"
    );
    let analysis = analyze("prov.stadga", &source);
    let line = |words: &str| source.lines().position(|line| line.trim() == words).expect("a line") + 1;
    let options = Options { sources: true, ..Options::default() };
    let traced = site::render(std::slice::from_ref(&analysis), &options);
    let page = &traced.iter().find(|page| page.path.ends_with("/a/index.html")).expect("a page").content;
    for (said, clause) in [
        ("Det kostar inget.", "avgift ingen"),
        ("Du har fyllt 18 år.", "ålder minst 18 år"),
        ("Du är ny i kommunen.", "ny"),
    ] {
        let wanted = format!("data-kalla=\"prov.stadga, rad {}\">{said}", line(clause));
        assert!(page.contains(&wanted), "{wanted}\n{page}");
    }
    for (path, page) in pages_of(&analysis).iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(!page.contains("data-kalla"), "{path}");
    }
    let review = html::text(&pages_of(&analysis)["prov/granskning/villkor/index.html"]);
    let beside = format!("Du är ny i kommunen. prov.stadga, rad {} ny", line("ny"));
    assert!(review.contains(&beside), "{review}");
}

#[test]
fn english_names_are_marked_and_swedish_words_are_not() {
    let mut marked = Vec::new();
    for policy in policies() {
        for (path, page) in pages_of(&policy).iter().filter(|(path, _)| path.ends_with(".html")) {
            for part in page.split("<span lang=\"en\">").skip(1) {
                marked.push(part.split("</span>").next().expect("an end").to_owned());
            }
            assert_eq!(html::nesting(page), None, "{path}");
        }
    }
    marked.sort();
    marked.dedup();
    assert_eq!(
        marked,
        [
            "Adolescent Community Reinforcement Approach",
            "Children are people too",
            "Community Reinforcement Approach",
            "Community Reinforcement Approach and Family Training",
            "Motivational Enhancement Therapy",
            "Parenting Young Children",
        ]
    );
    let source = r#"
insats a "Training & <Family Therapy> för barn" är stödsamtal {
    innehåll """Vi ger *Brief Intervention* och Early
    Support, men en coach för group och change räknas inte. Samtal on child, care, kids."""
    villkor öppet för alla
}
"#;
    let page = &pages_of(&analyze("prov", &format!("{source}\n{PRELUDE}")))["prov/a/index.html"];
    assert!(
        page.contains("<h1>Training &amp; &lt;<span lang=\"en\">Family Therapy</span>&gt; för barn</h1>"),
        "{page}"
    );
    assert!(page.contains("<em><span lang=\"en\">Brief Intervention</span></em>"), "{page}");
    assert_eq!(page.matches("lang=\"en\"").count(), 4, "heading, crumb, text and link: {page}");
}

#[test]
fn names_that_no_file_system_likes_become_pages_all_the_same() {
    let long = "långt".repeat(60);
    let titles = ["con", "aux", "NUL", "..", "../../etc", "index", "hitta", &long];
    let insatser: String = titles
        .iter()
        .map(|title| {
            format!("insats \"{title}\" är stödsamtal {{ innehåll \"\"\"Vi ses.\"\"\" villkor öppet för alla }}\n")
        })
        .collect();
    let analysis = analyze("prov", &format!("{insatser}\n{PRELUDE}"));
    let pages = site::render(&[analysis], &Options::default());
    for page in &pages {
        assert!(
            page.path.split('/').all(|part| !part.is_empty() && part != ".." && part.len() <= 100),
            "{}",
            page.path
        );
        let stems = page.path.split('/').map(|part| part.split('.').next().unwrap_or(part));
        assert!(!stems.clone().any(|stem| ["con", "aux", "nul", "prn"].contains(&stem)), "{}", page.path);
    }
}
