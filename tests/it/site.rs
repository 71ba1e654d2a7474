//! The site: what its pages say, how they are built, and what a text of a policy can never do to them.

mod colour;
mod find;
mod never;
mod safety;
mod sound;
mod traced;
mod whole;

use std::collections::BTreeMap;

use stadga::analysis::Analysis;
use stadga::diagnostic::{Acceptance, Diagnostic, Severity};
use stadga::emit::site::{self, Options, Page};
use stadga::registry;

use crate::html;
use crate::sentences::lix;
use crate::support::{self, PRELUDE, analyze, root};

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

/// The same without the fragments, which are no pages of the site.
fn whole_pages(pages: BTreeMap<String, String>) -> BTreeMap<String, String> {
    pages.into_iter().filter(|(path, _)| path.ends_with(".html") && !path.contains("/fragment/")).collect()
}

/// The pages of a text, with the riktlinje of the tests when it has none of its own.
fn pages(text: &str) -> BTreeMap<String, String> {
    let whole = if text.contains("riktlinje \"") { text.to_owned() } else { format!("{text}\n{PRELUDE}") };
    pages_of(&analyze("prov", &whole))
}

fn compare(found: &str, name: &str) {
    let mut wrong = Vec::new();
    support::compare(found, root().join("tests/site").join(name), &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
        ("prov/hitta/index.html", "hitta.html"),
        ("prov/hitta/1/index.html", "hitta-alder.html"),
        ("prov/hitta/1/2/index.html", "hitta-svar.html"),
        ("prov/utforare/index.html", "utforare.html"),
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
        for (path, page) in whole_pages(pages_of(&analysis)).iter().filter(|(path, _)| path.starts_with("prov/")) {
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
fn a_base_address_becomes_the_canonical_one_and_links_stay_relative() {
    let options = Options { base_url: Some("https://provby.example/stod/".to_owned()), ..Options::default() };
    let pages = site::render(&[analyze("prov", SMALL)], &options);
    let page = pages.iter().find(|page| page.path == "prov/samtal/index.html").expect("a page");
    let tags = html::tags(&page.content);
    let canonical = tags.iter().find(|tag| tag.get("rel") == Some("canonical")).and_then(|tag| tag.get("href"));
    assert_eq!(canonical, Some("https://provby.example/stod/prov/samtal/index.html"));
    let mut inner = tags.iter().filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href"));
    assert!(!inner.any(|href| href.contains("provby.example/stod/prov")));
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
fn a_page_says_when_its_matter_has_not_begun_or_has_ended() {
    let galler = "gäller från 2026-07-01";
    for (clause, path, said) in [
        ("gäller från 2027-01-01", "prov/grupp/index.html", Some("Beslutet börjar gälla den 1 januari 2027.")),
        (
            "gäller från 2025-07-01 till 2026-11-21",
            "prov/index.html",
            Some("Beslutet slutade gälla den 21 november 2026."),
        ),
        ("gäller från 2026-07-01 till 2026-11-22", "prov/index.html", None),
        (galler, "prov/grupp/index.html", None),
    ] {
        let page = html::text(&pages(&SMALL.replace(galler, clause))[path]);
        match said {
            Some(said) => assert!(page.contains(said), "{page}"),
            None => assert!(!page.contains("Beslutet börjar") && !page.contains("Beslutet slutade"), "{page}"),
        }
    }
    let later = SMALL.replace("    tolk\n", "    gäller från 2027-03-01 till 2027-06-30\n");
    let page = html::text(&pages(&later)["prov/samtal/index.html"]);
    assert!(page.contains("Stödet börjar gälla den 1 mars 2027."), "{page}");
}

#[test]
fn what_the_pages_themselves_say_is_easy_to_read_and_promises_nothing() {
    let silent = r#"
insats stöd "Stöd" är stödsamtal {
    innehåll """Vi ses."""
}
insats hjälp "Hjälp" är stödsamtal {
    innehåll """Vi ses."""
    villkor { ålder minst 18 år }
}
"#;
    let riktlinje = "riktlinje \"Stöd\" { kommun \"By\" nämnd \"Nämnden\" gäller från 2026-07-01 }";
    for (path, page) in &whole_pages(pages(&format!("{riktlinje}\n{silent}"))) {
        if ["granskning", "riktlinje", "utforare"].iter().any(|folder| path.contains(folder)) {
            continue;
        }
        let main = page.split("<main").nth(1).and_then(|rest| rest.split("<footer").next()).expect("the content");
        let said: Vec<String> = main
            .split("<p")
            .skip(1)
            .map(|part| html::text(part.split_once('>').expect("an end").1.split("</p>").next().expect("text")))
            .collect();
        let found = lix(&said.join("\n"));
        assert!(found <= 35.0, "{path}: {found:.1}\n{}", said.join("\n"));
        let text = html::text(page).to_lowercase();
        for word in ["rätt till", "har rätt", "avslag", "överklag", "gratis", "folkbokförd", "dokumenteras"] {
            assert!(!text.contains(word), "{path}: {word}");
        }
    }
}

#[test]
fn what_the_law_wants_assessed_is_not_said_to_need_no_application() {
    let source = r#"
insats vän "Kontaktperson" är kontaktperson {
    innehåll """Vi ses."""
    villkor { ålder minst 18 år }
}
"#;
    let page = html::text(&pages(source)["prov/van/index.html"]);
    assert!(page.contains("Fråga oss hur du får det här stödet."), "{page}");
    assert!(!page.contains("Du behöver inte ansöka") && !page.contains("Vi ser bara efter"), "{page}");
}
