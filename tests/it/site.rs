//! The site: what its pages say, how they are built, and what a text of a policy can never do to them.

use std::collections::{BTreeMap, BTreeSet};

use stadga::analysis::Analysis;
use stadga::diagnostic::{Acceptance, Diagnostic, Severity};
use stadga::emit::site::{self, Options, Page, STYLESHEET};
use stadga::registry;

use crate::html;
use crate::support::{PRELUDE, analyze, analyze_folder, root};

/// The most bytes that a page may have, its own words aside on the pages that hold the whole decision or review.
const LARGEST: usize = 30 * 1024;

/// The most that markup may add to the words of a page that holds a whole decision or review.
const MARKUP_PER_WORD_BYTE: usize = 2;

const SMALL: &str = r#"riktlinje "Stöd i Provby" {
    kommun "Provby"
    nämnd "Socialnämnden"
    beslut 2026-06-16 § "80/2026"
    gäller från 2026-07-01
    översyn senast 2027-06-30
    kontakt { telefon "0123-456 78" epost "stod@provby.example" webb "https://provby.example/stod/" }
    ansökan """Ring oss, se {11 kap. 6 § SoL}."""
    dokumentation enligt 14 kap. 3 § SoL i "Journalen"
}

avsnitt "Samtal" """Här finns *samtal*."""

insats samtal "Samtal för unga" är ungdomsstöd {
    kortfattat """Du kan prata med oss."""
    innehåll """
        # Så går det till
        Vi lyssnar, se {se grupp}.

        - en gång
        - två gånger
    """
    villkor { ålder 13–20 år }
    avgift ingen
    utförare "Ungdomshuset" privat
    plats "Storgatan 1"
    språk svenska, engelska
    tolk
}

insats grupp "Grupp" är temagrupp {
    kortfattat """Du träffar andra."""
    innehåll """Vi ses."""
    villkor öppet för alla
}
"#;

fn pages_of(analysis: &Analysis) -> BTreeMap<String, String> {
    let pages = site::render(std::slice::from_ref(analysis), &Options::default());
    pages.into_iter().map(|Page { path, content }| (path, content)).collect()
}

/// The pages of a text, with the riktlinje of the tests when it has none of its own.
fn pages(text: &str) -> BTreeMap<String, String> {
    let whole = if text.contains("riktlinje \"") { text.to_owned() } else { format!("{text}\n{PRELUDE}") };
    pages_of(&analyze("prov", &whole))
}

fn every_policy() -> Vec<Page> {
    let folders = std::fs::read_dir(root().join("policies")).expect("policies");
    let mut names: Vec<String> =
        folders.map(|folder| folder.expect("a folder").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let analyses: Vec<Analysis> = names.iter().map(|name| analyze_folder(&format!("policies/{name}"))).collect();
    site::render(&analyses, &Options::default())
}

fn compare(found: &str, name: &str) {
    let expected = root().join("tests/site").join(name);
    if std::env::var_os("STADGA_UPPDATERA").is_some() {
        std::fs::create_dir_all(expected.parent().expect("a folder")).expect("a folder");
        std::fs::write(&expected, found).expect("written");
        return;
    }
    let known = std::fs::read_to_string(&expected).unwrap_or_default();
    let diff = similar::TextDiff::from_lines(known.as_str(), found).unified_diff().to_string();
    assert!(known == found, "{}:\n{diff}", expected.display());
}

#[test]
fn small_pages_are_as_they_were_read() {
    let pages = pages(SMALL);
    for (path, name) in [
        ("index.html", "start.html"),
        ("prov/index.html", "kommun.html"),
        ("prov/samtal/index.html", "insats.html"),
        ("prov/riktlinje/index.html", "riktlinje.html"),
        ("prov/urval/a-o/index.html", "urval.html"),
    ] {
        compare(&html::lines(&pages[path]), name);
    }
}

#[test]
fn the_review_shows_places_law_witness_help_and_what_was_accepted() {
    let mut analysis = analyze("prov", SMALL);
    let document = analysis.document.clone().expect("a document");
    let (first, second) = (&document.insatser[0], &document.insatser[1]);
    let find = |code: &str| registry::find(code).expect("a code");
    let mut error = Diagnostic::new(find("L020"), first.head, "`samtal` saknar `särskilda skäl`")
        .help("skriv skälen, `särskilda skäl våld`")
        .note("bygger på förarbetena")
        .here("här")
        .label(second.head, "jämför med den här");
    error.insats = Some("samtal".to_owned());
    error.witness = Some(stadga::diagnostic::Witness { text: "en 14-åring".to_owned(), persons: Vec::new() });
    let mut accepted = Diagnostic::new(find("L032"), second.head, "villkoret stänger ute den som bor här");
    accepted.insats = Some("grupp".to_owned());
    accepted.accepted = Some(Acceptance {
        reason: "Nämnden har prövat frågan.".to_owned(),
        by: "Kommunjuristen".to_owned(),
        on: "2026-01-15".to_owned(),
        until: Some("2026-12-31".to_owned()),
        span: second.head,
    });
    analysis.diagnostics = vec![error, accepted];
    compare(&html::lines(&pages_of(&analysis)["prov/granskning/index.html"]), "granskning.html");
}

#[test]
fn a_page_says_how_far_the_review_has_come() {
    let in_force = "beslut 2026-06-16 § \"80/2026\"\n    gäller från 2026-07-01";
    let coming = "beslut 2026-06-16 § \"80/2026\"\n    gäller från 2027-01-01";
    for (validity, errors, said) in [
        (in_force, 0, None),
        (in_force, 3, Some("Beslutad 2026-06-16. Den juridiska granskningen har 3 fel kvar.")),
        (in_force, 1, Some("Beslutad 2026-06-16. Den juridiska granskningen har 1 fel kvar.")),
        (coming, 3, Some("Utkast. Granskningen har 3 fel kvar.")),
        (coming, 0, None),
    ] {
        let mut analysis = analyze("prov", &SMALL.replace(in_force, validity));
        analysis.diagnostics.clear();
        let span = analysis.document.as_ref().expect("a document").riktlinje.span;
        let descriptor = registry::find("L020").expect("a code");
        analysis.diagnostics.extend((0..errors).map(|_| Diagnostic::new(descriptor, span, "ett fel")));
        analysis.diagnostics.push(Diagnostic::new(descriptor, span, "en varning").severity(Severity::Varning));
        for (path, page) in pages_of(&analysis).iter().filter(|(path, _)| path.starts_with("prov/")) {
            let text = html::text(page);
            match said {
                Some(said) => {
                    assert!(text.contains(said), "{path}: {text}");
                    let report = html::tags(page)
                        .into_iter()
                        .find(|tag| tag.name == "a" && tag.get("href").is_some_and(|href| href.ends_with("#fel")));
                    assert!(report.is_some(), "{path}: no link to the report");
                }
                None => assert!(!text.contains("fel kvar") && !text.contains("Utkast"), "{path}: {text}"),
            }
        }
    }
}

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
metod m "{string}" """{text}"""
insats i "{string}" är stödsamtal {{
    kortfattat """{text}"""
    innehåll """{text}"""
    text "{string}" """{text}"""
    målgrupp """{text}"""
    villkor öppet för alla
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
    assert!(pages.contains_key("prov/i/index.html"));
    for (path, page) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert_eq!(html::nesting(page), None, "{path}");
        for tag in html::tags(page) {
            assert!(!["script", "img", "iframe", "style", "form"].contains(&tag.name.as_str()), "{path}: {tag:?}");
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
fn every_page_of_every_policy_is_built_soundly() {
    for Page { path, content } in every_policy().iter().filter(|page| page.path.ends_with(".html")) {
        assert_eq!(html::nesting(content), None, "{path}");
        let tags = html::tags(content);
        let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(tags[1].get("lang"), Some("sv"), "{path}");
        let body = names.iter().position(|name| *name == "body").expect("a body");
        assert_eq!(tags[body + 1].get("class"), Some("skip"), "{path}: the skip link comes first");
        assert_eq!(tags[body + 1].get("href"), Some("#innehall"), "{path}");
        for landmark in ["header", "main", "aside", "footer"] {
            assert_eq!(names.iter().filter(|name| **name == landmark).count(), 1, "{path}: {landmark}");
        }
        let policy = tags.iter().find(|tag| tag.get("http-equiv") == Some("Content-Security-Policy"));
        let policy = policy.and_then(|tag| tag.get("content")).expect("a policy");
        for part in ["default-src 'none'", "style-src 'self'", "base-uri 'none'", "form-action 'none'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!names.contains(&"script") && !names.contains(&"style"), "{path}");
        assert!(!tags.iter().any(|tag| tag.get("style").is_some()), "{path}");
        headings_in_order(path, &names);
        let mut ids = BTreeSet::new();
        for id in tags.iter().filter_map(|tag| tag.get("id")) {
            assert!(ids.insert(id), "{path}: `{id}` twice");
            assert!(id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "{path}: {id}");
        }
        let title = content.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title");
        assert!((1..=70).contains(&html::text(title).chars().count()), "{path}: {title}");
    }
}

fn headings_in_order(path: &str, names: &[&str]) {
    let levels: Vec<u32> =
        names.iter().filter_map(|name| name.strip_prefix('h')).filter_map(|level| level.parse().ok()).collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}: one h1");
    let mut before = 0;
    for level in levels {
        assert!(level <= before + 1, "{path}: h{before} and then h{level}");
        before = level;
    }
}

#[test]
fn every_link_of_every_policy_leads_somewhere() {
    let pages: BTreeMap<String, String> =
        every_policy().into_iter().map(|Page { path, content }| (path, content)).collect();
    let anchors: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(path, page)| {
            let tags = if path.ends_with(".html") { html::tags(page) } else { Vec::new() };
            (path.as_str(), tags.iter().filter_map(|tag| tag.get("id").map(str::to_owned)).collect())
        })
        .collect();
    for (path, page) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        for href in html::tags(page).iter().filter_map(|tag| tag.get("href").map(str::to_owned)) {
            if ["http:", "https:", "mailto:", "tel:"].iter().any(|scheme| href.starts_with(scheme)) {
                continue;
            }
            let (file, anchor) = href.split_once('#').unwrap_or((&href, ""));
            let target = if file.is_empty() { path.clone() } else { resolve(path, file) };
            let known = anchors.get(target.as_str()).unwrap_or_else(|| panic!("{path}: {href} leads nowhere"));
            assert!(anchor.is_empty() || known.contains(anchor), "{path}: {href} has no such place");
        }
    }
}

fn resolve(from: &str, to: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in to.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{from}: {to} leads out of the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn no_page_is_larger_than_its_limit() {
    for Page { path, content } in every_policy() {
        let whole = ["/riktlinje/index.html", "/granskning/index.html"].iter().any(|end| path.ends_with(end));
        let limit = if whole { LARGEST.max(html::text(&content).len() * MARKUP_PER_WORD_BYTE) } else { LARGEST };
        assert!(content.len() <= limit, "{path}: {} bytes", content.len());
    }
}

#[test]
fn the_same_documents_give_the_same_bytes_and_paths_stay_inside() {
    let first = every_policy();
    assert_eq!(first, every_policy());
    let mut seen = BTreeSet::new();
    for page in &first {
        assert!(!page.path.starts_with('/') && !page.path.contains("..") && !page.path.contains('\\'), "{}", page.path);
        assert!(page.path.is_ascii() && seen.insert(&page.path), "{}", page.path);
    }
}

#[test]
fn a_base_address_becomes_the_canonical_one_and_links_stay_relative() {
    let options = Options { base_url: Some("https://provby.example/stod/".to_owned()) };
    let pages = site::render(&[analyze("prov", SMALL)], &options);
    let page = pages.iter().find(|page| page.path == "prov/samtal/index.html").expect("a page");
    let tags = html::tags(&page.content);
    let canonical = tags.iter().find(|tag| tag.get("rel") == Some("canonical")).and_then(|tag| tag.get("href"));
    assert_eq!(canonical, Some("https://provby.example/stod/prov/samtal/index.html"));
    let inner = tags.iter().filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href"));
    assert!(inner.filter(|href| href.contains("provby.example/stod/prov")).next().is_none());
}

#[test]
fn a_document_that_cannot_be_read_is_left_out_and_one_that_lacks_a_line_is_not() {
    let broken = analyze("trasig", &format!("{PRELUDE}\ninsats x \"X\" är ingenting {{ villkor öppet för alla }}"));
    let draft =
        analyze("utkast", &format!("{PRELUDE}\ninsats x \"X\" är rådgivning {{ innehåll \"\"\"Vi ses.\"\"\" }}"));
    let paths: Vec<String> =
        site::render(&[broken, draft], &Options::default()).into_iter().map(|page| page.path).collect();
    assert!(paths.contains(&"utkast/x/index.html".to_owned()), "{paths:?}");
    assert!(!paths.iter().any(|path| path.starts_with("trasig")), "{paths:?}");
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
    let pages = pages_of(&analysis);
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
    assert_eq!(page.matches("En del av texten visas inte här.").count(), 2);
    let decision = html::text(&pages["prov/riktlinje/index.html"]);
    assert!(decision.contains("en vårdnadshavare säger ja") && decision.contains("någonsin"), "{decision}");
}

#[test]
fn references_become_links_also_over_the_end_of_a_line_and_headings_skip_no_level() {
    let source = r#"
insats råd "Råd" är rådgivning {
    innehåll """
        ##### Först
        Se {14 kap.
        4 § SoL} och {{inget}, *{se grupp}*, [se {14 kap. 3 § SoL}](https://a.example) och `{14 kap. 3 § SoL}`.
        ## Sedan
        Rad\
        ny rad

        ***
        #### Sist
        &amp; &lt;b&gt; åäö
    """
    villkor öppet för alla
}
insats grupp "Grupp & vänner" är temagrupp {
    innehåll """Vi ses."""
    villkor öppet för alla
}
"#;
    let pages = pages(source);
    let page = &pages["prov/rad/index.html"];
    let body =
        page.split("<h2>Innehåll</h2><div>").nth(1).expect("the content").split("</div>").next().expect("an end");
    assert_eq!(
        body,
        "<h3>Först</h3>\n\
         <p>Se <a href=\"../riktlinje/index.html#lagrum-14-kap-4-sol\">14\u{a0}kap.\u{a0}4\u{a0}§\u{a0}SoL</a> och {inget}, \
         <em><a href=\"../grupp/index.html\">Grupp &amp; vänner</a></em>, \
         <a href=\"https://a.example\">se 14\u{a0}kap.\u{a0}3\u{a0}§\u{a0}SoL</a> och \
         <code>{14 kap. 3 § SoL}</code>.</p>\n\
         <h3>Sedan</h3>\n<p>Rad<br>\nny rad</p>\n<hr>\n<h4>Sist</h4>\n<p>&amp; &lt;b&gt; åäö</p>\n"
    );
}

#[test]
fn insatser_are_listed_in_swedish_order() {
    let insats = |title: &str| {
        format!("insats \"{title}\" är rådgivning {{ innehåll \"\"\"Vi ses.\"\"\" villkor öppet för alla }}\n")
    };
    let source: String = ["Övning", "Ärenden", "Åka", "apa", "Zon"].iter().map(|title| insats(title)).collect();
    let page = html::text(&pages(&source)["prov/urval/a-o/index.html"]);
    let at = |title: &str| page.find(title).expect("a title");
    assert!(
        at("apa") < at("Zon") && at("Zon") < at("Åka") && at("Åka") < at("Ärenden") && at("Ärenden") < at("Övning")
    );
}

#[test]
fn a_list_holds_those_who_may_take_part() {
    let source = r#"
insats barn "För barn" är barngrupp { innehåll """Vi ses.""" villkor { ålder 7–12 år } }
insats vuxen "För vuxna" är rådgivning { innehåll """Vi ses.""" villkor { ålder minst 18 år } }
insats kurs "För föräldrar" är föräldraprogram { ges till förälder innehåll """Vi ses.""" villkor { barnet { ålder 3–12 år } } }
insats familj "För familjer" är familjebehandling { ges till familj innehåll """Vi ses.""" villkor { barnet { ålder 3–12 år } } }
insats anhörig "För anhöriga" är anhörigstöd { innehåll """Vi ses.""" villkor { ålder minst 18 år } }
"#;
    let pages = pages(source);
    let titles = |folder: &str| -> Vec<String> {
        let page = &pages[&format!("prov/urval/{folder}/index.html")];
        let list = page.split("<ul class=\"list\">").nth(1).expect("a list").split("</main>").next().expect("an end");
        html::tags(list)
            .iter()
            .filter(|tag| tag.name == "a")
            .map(|tag| list[tag.end..].split('<').next().expect("text").to_owned())
            .collect()
    };
    assert_eq!(titles("under-18"), ["För barn", "För familjer"]);
    assert_eq!(titles("vuxna"), ["För anhöriga", "För vuxna"]);
    assert_eq!(titles("foraldrar"), ["För familjer", "För föräldrar"]);
    assert_eq!(titles("narstaende"), ["För anhöriga"]);
}

#[test]
fn colours_can_be_told_apart_by_everyone() {
    let start = STYLESHEET.find(":root").expect("the light colours");
    let dark = STYLESHEET.find("prefers-color-scheme: dark").expect("the dark colours");
    for (name, block) in [("light", &STYLESHEET[start..dark]), ("dark", &STYLESHEET[dark..])] {
        let colour = |variable: &str| {
            let at = block.find(&format!("--{variable}: #")).expect(variable) + variable.len() + 5;
            luminance(&block[at..at + 6])
        };
        for (front, back, least) in [
            ("text", "page", 7.0),
            ("text", "tint", 7.0),
            ("text", "mark", 4.5),
            ("quiet", "page", 4.5),
            ("quiet", "tint", 4.5),
            ("accent", "page", 4.5),
            ("accent", "tint", 4.5),
            ("accent", "mark", 4.5),
            ("page", "accent", 4.5),
        ] {
            let (a, b) = (colour(front), colour(back));
            let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(contrast >= least, "{name}: {front} on {back} is {contrast:.2}");
        }
    }
}

/// The relative luminance of a colour, as WCAG 2 defines it.
fn luminance(hex: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("a colour")) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

#[test]
fn the_style_sheet_loads_nothing() {
    for word in ["url(", "@import", "@font-face", "http"] {
        let only_selector =
            word == "http" && STYLESHEET.matches("http").count() == STYLESHEET.matches("[href^=\"http\"]").count();
        assert!(only_selector || !STYLESHEET.contains(word), "{word}");
    }
}
