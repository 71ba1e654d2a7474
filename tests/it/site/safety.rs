//! What a text of a policy can never do to a page, and what no page may show.

use stadga::diagnostic::Diagnostic;
use stadga::registry;

use super::pages_of;
use crate::html;
use crate::support::{PRELUDE, analyze};

#[test]
fn no_text_of_a_policy_becomes_markup_or_a_dangerous_link() {
    let evil = r#"<script>alert('1')</script> "x" & <img src=x onerror=alert(1)>"#;
    let string = evil.replace('"', "\\\"");
    let text = format!(
        "{evil}\n\n<div onclick=\"x()\">block</div>\n\n[a](javascript:alert(1)) [b](data:text/html,x) [c](JaVaScRiPt:x) \
         [d](//evil.example) [e](vbscript:x) [f](&#106;avascript:x) ![bild](https://evil.example/x.png) \
         <javascript:alert(1)> [g](https://ok.example/?a=\"><script>) ```js\nx\n```\n\n```\"><script>\ny\n```"
    );
    let source = format!(
        r#"riktlinje "{string}" {{
    kommun "{string}"
    nämnd "{string}"
    beslut 2026-06-16 § "{string}" diarienummer "{string}"
    gäller från 2026-07-01
    översyn "{string}"
    ansvarig "{string}"
    kontakt {{ telefon "{string}" epost "{string}" webb "javascript:alert(1)" besök "{string}" }}
    ansökan """{text}"""
    uppföljning """{text}"""
    dokumentation enligt 14 kap. 3 § SoL i "{string}" """{text}"""
    samtycke av vårdnadshavare för barn under 15 år
}}
avsnitt "{string}" """{text}"""
uppgift ja-eller-nej "är {string}" {{ kontrolleras genom intyg "{string}" }}
uppgift fråga "{string}?" {{ värden a, b  kontrolleras genom handling "{string}" }}
metod m "{string}" """{text}"""
insats i "{string}" är stödsamtal {{
    kortfattat """{text}"""
    innehåll """{text}"""
    text "{string}" """{text}"""
    målgrupp """{text}"""
    villkor {{ ålder minst 10 år ja-eller-nej något av {{ fråga är a inte ja-eller-nej }} bosatt i "{string}" }}
    metod m
    omfattning 5 tillfällen "{string}"
    avgift "{string}"
    utförare "{string}" privat
    plats "{string}"
    kontakt {{ webb "data:text/html,x" epost "a@b.example?subject=x" }}
    uppföljning individnivå "{string}"
    sakliga skäl """{text}"""
    från 15 år utan samtycke """{text}"""
}}
"#
    );
    let analysis = analyze("prov", &source);
    assert!(analysis.is_readable(), "{:?}", analysis.diagnostics);
    let pages = pages_of(&analysis);
    for path in ["prov/i/index.html", "prov/hitta/1/1/index.html", "prov/utforare/index.html"] {
        assert!(html::text(&pages[path]).contains("alert"), "{path} shows the text, and it does nothing");
    }
    for (path, page) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert_eq!(html::nesting(page), None, "{path}");
        for tag in html::tags(page) {
            assert!(!["iframe", "style", "form"].contains(&tag.name.as_str()), "{path}: {tag:?}");
            // The only images are the charts of the site itself.
            let chart = |src: &str| src.trim_start_matches("../") == "aldrar/diagram-smal.svg";
            assert!(tag.name != "img" || tag.get("src").is_some_and(chart), "{path}: {tag:?}");
            // The only scripts are data, which no browser runs.
            assert!(tag.name != "script" || tag.get("type") == Some("application/ld+json"), "{path}: {tag:?}");
            for (name, value) in &tag.attributes {
                assert!(!name.starts_with("on") && name != "style", "{path}: {tag:?}");
                if name == "href" {
                    let scheme = value.split_once(':').map(|(scheme, _)| scheme.to_lowercase());
                    let known = ["https", "http", "mailto", "tel"];
                    assert!(scheme.is_none_or(|scheme| known.contains(&scheme.as_str())), "{path}: {value}");
                    assert!(!value.starts_with("//"), "{path}: {value}");
                }
            }
        }
    }
}

#[test]
fn no_text_of_a_policy_becomes_a_part_of_a_chart() {
    let evil = r#"</title></svg><script>alert(1)</script><a href='javascript:x'>&lt;]]> \" onload=\"x"#;
    let insats = "är temagrupp {\n    innehåll \"\"\"Vi ses.\"\"\"\n    villkor öppet för alla\n}\n";
    let pages = pages_of(&analyze("prov", &format!("{PRELUDE}\ninsats i \"{evil}\" {insats}")));
    for path in ["prov/aldrar/diagram.svg", "prov/aldrar/diagram-smal.svg"] {
        let (_, chart) = pages[path].split_once('\n').expect("a head");
        assert_eq!(html::nesting(chart), None, "{path}");
        for tag in html::tags(chart) {
            assert!(!["script", "a", "/a"].contains(&tag.name.as_str()), "{path}: {tag:?}");
            assert!(!tag.attributes.iter().any(|(name, _)| name.starts_with("on")), "{path}: {tag:?}");
        }
        assert!(html::text(chart).contains("</title></svg><script>alert(1)"), "{path}");
    }
}

#[test]
fn where_a_protected_place_is_stands_on_no_page() {
    let source = r#"
insats skydd "Skyddat boende" är skyddat-boende {
    innehåll """Vi ses."""
    villkor { ålder minst 21 år }
    plats "Hemliga gatan 7"
    kontakt { telefon "0123-456 79" besök "Dolda torget 3" }
}
"#;
    let mut analysis = analyze("prov", &format!("{source}\n{PRELUDE}"));
    let insats = analysis.document.as_ref().expect("a document").insatser[0].clone();
    let descriptor = registry::find("L048").expect("a code");
    for span in [insats.plats.expect("a place").span, insats.kontakt.expect("a contact").span, insats.span] {
        let message = "`Hemliga gatan 7` visar var boendet är";
        analysis.diagnostics.push(Diagnostic::new(descriptor, span, message).here("`Dolda torget 3`"));
    }
    // The findings in the data say what the rules said, and the real rule names no address.
    let data = |path: &String| path.ends_with(".json") || path.ends_with(".sarif");
    let real = pages_of(&analyze("prov", &format!("{source}\n{PRELUDE}"))).into_iter().filter(|(path, _)| data(path));
    let mut pages = pages_of(&analysis);
    pages.extend(real);
    for (path, page) in &pages {
        assert!(!page.contains("Hemliga gatan") && !page.contains("Dolda torget"), "{path}");
    }
    assert!(html::text(&pages["prov/skydd/index.html"]).contains("Adressen är skyddad och visas inte."));
    assert!(html::text(&pages["prov/skydd/index.html"]).contains("0123\u{2011}456 79"));
    assert!(pages["prov/granskning/index.html"].contains("(adressen visas inte)"));
}

#[test]
fn what_may_mislead_a_resident_stands_only_in_the_decision() {
    let source = r#"
insats råd "Råd" är rådgivning {
    innehåll """
        Vi lyssnar.

        Det räcker att en vårdnadshavare säger ja.

        - ingen får någonsin veta
        - vi ses ofta
    """
    villkor öppet för alla
}
"#;
    let mut analysis = analyze("prov", &format!("{source}\n{PRELUDE}"));
    let text = analysis.document.as_ref().expect("a document").insatser[0].prose[0].text.clone();
    let place = |words: &str| {
        let at = text.value.find(words).expect("the words");
        text.place(at..at + words.len())
    };
    for (code, words) in [("L046", "en vårdnadshavare"), ("L051", "någonsin")] {
        let found = Diagnostic::new(registry::find(code).expect("a code"), place(words), "det stämmer inte");
        analysis.diagnostics.push(found);
    }
    let pages = pages_of(&analysis);
    let page = html::text(&pages["prov/rad/index.html"]);
    assert!(page.contains("Vi lyssnar.") && page.contains("vi ses ofta"), "{page}");
    assert!(!page.contains("en vårdnadshavare säger") && !page.contains("någonsin"), "{page}");
    assert_eq!(page.matches("En del av texten visas inte här, för den kan missförstås.").count(), 2);
    let decision = html::text(&pages["prov/riktlinje/index.html"]);
    assert!(decision.contains("en vårdnadshavare säger ja") && decision.contains("någonsin"), "{decision}");
}
