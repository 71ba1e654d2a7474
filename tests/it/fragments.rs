//! Fragments for other systems: that no profile loses a word, that the plainest survives the strictest editor, and
//! that none can disturb the page that it is put into.

use std::collections::BTreeMap;

use stadga::analysis::Analysis;
use stadga::emit::site::{self, Fragments, Options, Page, Profile};

use crate::html;
use crate::support::{PRELUDE, analyze, analyze_folder};

const POLICIES: [&str; 5] = ["alingsas", "bengtsfors", "exempelkommun", "mellerud", "tomelilla"];

/// What is allowed in the profile `bas`.
const PLAIN: [&str; 10] = ["p", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em"];

/// Texts with all that Markdown has, and with what must come to nothing.
const MIXED: &str = r#"metod lugn "Lugn & ro" """Tre *steg*."""

insats kväll "Kväll på torget" är mötesplats {
    kortfattat """Kom en kväll. **Alla** får plats."""
    innehåll """
        # Första
        Vi fikar, se {se natt} och {14 kap. 3 § SoL}.\
        Ny rad.

        1. ett
        2. två
           - inre

           ett stycke till
        ## Andra
        ### Tredje
        #### Fjärde
        > citat med `kod` och [länk](https://a.example/?b=1&c=2 "titel") samt [dålig](javascript:alert(1))

            indragen <b> kod

        ***
        <script>alert(1)</script> slut
    """
    villkor öppet för alla
    metod lugn
    omfattning "för barnet" 5 tillfällen
    omfattning 1–2 tillfällen à 90 minuter
    avgift "20 kr"
    utförare "Ett" privat
    utförare "Två" region
    plats "Torget 1"
}

insats natt "Natt" är mötesplats {
    kortfattat """Kom en natt."""
    innehåll """Vi vakar."""
    villkor öppet för alla
}
"#;

fn fragments(analysis: &Analysis, profile: Profile, heading: u8, base: Option<&str>) -> BTreeMap<String, String> {
    let fragments = Fragments { profile, heading };
    let options = Options { base_url: base.map(str::to_owned), fragments, ..Options::default() };
    let pages = site::render(std::slice::from_ref(analysis), &options).into_iter();
    let inside = |Page { path, content }: Page| path.contains("/fragment/").then_some((path, content));
    pages.filter_map(inside).collect()
}

fn mixed() -> Analysis {
    analyze("prov", &format!("{MIXED}\n{PRELUDE}"))
}

fn all() -> Vec<Analysis> {
    let policies = POLICIES.iter().map(|name| analyze_folder(&format!("policies/{name}")));
    policies.chain([mixed()]).collect()
}

/// The words that a reader sees, without signs.
fn words(markup: &str) -> Vec<String> {
    let text = html::text(markup).replace('\u{a0}', " ");
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn no_word_is_lost_from_one_profile_to_the_next() {
    for analysis in all() {
        for base in [None, Some("https://stod.example")] {
            let [whole, rich, plain] =
                [Profile::Hel, Profile::Rik, Profile::Bas].map(|profile| fragments(&analysis, profile, 2, base));
            assert!(!whole.is_empty() && whole.len() == rich.len() && whole.len() == plain.len());
            for (path, markup) in &whole {
                assert_eq!(words(markup), words(&rich[path]), "{path}: hel, rik");
                assert_eq!(words(markup), words(&plain[path]), "{path}: hel, bas");
            }
        }
    }
}

#[test]
fn a_fragment_says_all_that_the_page_says_of_its_insats() {
    for analysis in all() {
        let pages = site::render(std::slice::from_ref(&analysis), &Options::default());
        for (path, markup) in fragments(&analysis, Profile::Rik, 2, None) {
            let page = path.replace("/fragment/", "/").replace(".html", "/index.html");
            let page = &pages.iter().find(|known| known.path == page).expect("a page").content;
            let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("a body");
            let (lead, rest) = main.split_once("<h1>").expect("a heading");
            let (_, body) = rest.split_once("</h1>").expect("a heading that ends");
            // The tag that was cut, and nothing else, is no text.
            let notices = lead.split_once('>').map_or("", |(_, inside)| inside);
            assert_eq!(words(&format!("{notices}{body}")), words(&markup), "{path}");
        }
    }
}

#[test]
fn the_plainest_survives_an_editor_that_keeps_little() {
    for analysis in all() {
        for heading in [2, 3, 4] {
            for (path, markup) in fragments(&analysis, Profile::Bas, heading, Some("https://stod.example/a")) {
                assert_eq!(html::nesting(&markup), None, "{path}");
                for tag in html::tags(&markup) {
                    let name = tag.name.trim_start_matches('/');
                    assert!(PLAIN.contains(&name), "{path}: <{name}>");
                    assert!(tag.attributes.iter().all(|(name, _)| name == "href"), "{path}: {tag:?}");
                }
                assert!(!markup.contains("<p></p>") && !markup.contains("<ul></ul>"), "{path}: {markup}");
            }
        }
    }
}

#[test]
fn a_list_that_begins_elsewhere_keeps_its_numbers() {
    let list = "Du behöver:\n\n3. ett intyg\n4. **en** plan\n\n   - i två delar\n\nSedan:\n\n1. kom hit";
    let text = format!(
        "insats prata \"Prata\" är stödsamtal {{\n    kortfattat \"\"\"Du kan prata med oss.\"\"\"\n    innehåll \"\"\"\n{list}\n\"\"\"\n}}\n{PRELUDE}"
    );
    let analysis = analyze("prov", &text);
    let inside = |profile| {
        let markup = fragments(&analysis, profile, 2, None).into_values().next().expect("a fragment");
        let (_, rest) = markup.split_once("Du behöver:</p>").expect("the list");
        let (list, _) = rest.split_once("kom hit").expect("its end");
        list.replace('\n', "")
    };
    assert_eq!(
        inside(Profile::Rik),
        "<ol start=\"3\"><li><p>ett intyg</p></li><li><p><strong>en</strong> plan</p><ul><li>i två delar</li></ul></li></ol>\
         <p>Sedan:</p><ol><li>"
    );
    assert_eq!(
        inside(Profile::Bas),
        "<ul><li><p>3. ett intyg</p></li><li><p>4. <strong>en</strong> plan</p><ul><li>i två delar</li></ul></li></ul>\
         <p>Sedan:</p><ol><li>"
    );
}

#[test]
fn headings_begin_at_the_level_asked_for_and_skip_none() {
    for (heading, profile) in
        [(2, Profile::Hel), (2, Profile::Rik), (3, Profile::Rik), (4, Profile::Hel), (2, Profile::Bas)]
    {
        for (path, markup) in fragments(&mixed(), profile, heading, None) {
            let levels: Vec<u8> =
                html::tags(&markup).iter().filter_map(|tag| tag.name.strip_prefix('h')?.parse().ok()).collect();
            assert_eq!(levels.first(), Some(&heading), "{path}");
            let mut before = heading - 1;
            for level in levels {
                assert!(level >= heading && level <= before + 1, "{path}: h{level} after h{before}");
                before = level;
            }
        }
    }
}

#[test]
fn what_stands_deeper_than_the_plainest_has_headings_for_is_bold() {
    let plain = &fragments(&mixed(), Profile::Bas, 4, None)["prov/fragment/kvall.html"];
    assert!(plain.contains("<h4>Innehåll</h4>") && plain.contains("<p><strong>Första</strong></p>"), "{plain}");
}

#[test]
fn classes_and_ids_are_our_own_or_none() {
    for analysis in all() {
        for profile in [Profile::Hel, Profile::Rik] {
            for (path, markup) in fragments(&analysis, profile, 2, None) {
                for tag in html::tags(&markup) {
                    for (name, value) in &tag.attributes {
                        let own = value.split_whitespace().all(|word| word == "stadga" || word.starts_with("stadga-"));
                        let named = ["class", "id"].contains(&name.as_str()) || name.starts_with("aria-");
                        assert!(!named || profile == Profile::Hel && (own || name == "aria-label"), "{path}: {tag:?}");
                        assert!(!name.starts_with("on") && name != "style", "{path}: {tag:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn links_lead_to_whole_addresses_or_nowhere() {
    let target = |markup: &str, wanted: &str| {
        html::tags(markup).iter().any(|tag| tag.name == "a" && tag.get("href") == Some(wanted))
    };
    for profile in [Profile::Hel, Profile::Rik, Profile::Bas] {
        let known = &fragments(&mixed(), profile, 2, Some("https://stod.example/a/"))["prov/fragment/kvall.html"];
        assert!(target(known, "https://stod.example/a/prov/natt/index.html"), "{known}");
        assert!(target(known, "https://stod.example/a/prov/riktlinje/index.html#lagrum-14-kap-3-sol"), "{known}");
        assert!(target(known, "https://a.example/?b=1&c=2"), "{known}");
        let unknown = &fragments(&mixed(), profile, 2, None)["prov/fragment/kvall.html"];
        assert!(target(unknown, "https://a.example/?b=1&c=2") && target(unknown, "tel:012345678"), "{unknown}");
        for tag in html::tags(unknown).iter().filter(|tag| tag.name == "a") {
            let href = tag.get("href").expect("an address");
            let inside = href.strip_prefix('#').is_some_and(|id| unknown.contains(&format!("id=\"{id}\"")));
            assert!(inside || href.starts_with("https://") || href.starts_with("tel:"), "{href}");
        }
        for markup in [known, unknown] {
            assert!(!markup.contains("javascript:") && !markup.contains("<script"), "{markup}");
        }
    }
}

#[test]
fn a_draft_says_that_it_is_one_in_every_profile() {
    let draft = MIXED.to_owned() + &PRELUDE.replace("    nämnd \"Socialnämnden\"\n", "");
    for profile in [Profile::Hel, Profile::Rik, Profile::Bas] {
        let markup = &fragments(&analyze("prov", &draft), profile, 2, None)["prov/fragment/natt.html"];
        assert!(html::text(markup).contains("ranskningen har 1 fel kvar."), "{markup}");
    }
}

#[test]
fn nesting_without_end_is_no_trouble() {
    let deep = format!("{}x", "> ".repeat(20_000));
    let source = format!(
        "insats djup \"Djup\" är mötesplats {{ innehåll \"\"\"{deep}\"\"\" villkor öppet för alla }}\n{PRELUDE}"
    );
    for profile in [Profile::Hel, Profile::Rik, Profile::Bas] {
        let markup = &fragments(&analyze("prov", &source), profile, 2, None)["prov/fragment/djup.html"];
        assert!(words(markup).contains(&"x".to_owned()));
        assert_eq!(html::nesting(markup), None);
    }
}
