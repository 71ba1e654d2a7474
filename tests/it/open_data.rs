//! What leaves the site for registers, portals and search engines: valid against their own rules, the same for the
//! same documents, and never more than the document says.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use stadga::analysis::Analysis;
use stadga::emit::site::{self, Options, Page, sitemap};

use crate::support::{PRELUDE, analyze, analyze_folder, root};

const BASE: &str = "https://stod.provby.example";

const SERVICES: &str = r#"insats samtal "Samtal </script> & <!-- ny" är stödsamtal {
    kortfattat """Du kan få prata med någon."""
    innehåll """Samtal med en kurator."""
    villkor { ålder 13–20 år }
    avgift ingen
    utförare "Ungdomshuset" privat
    plats "Storgatan 1"
    språk svenska, engelska
    tolk
}

insats tyst "Tyst" är mötesplats {
    innehåll """Vi ses."""
}

insats kurs "Kurs" är föräldraprogram {
    kortfattat """En kurs."""
    innehåll """Fem träffar."""
    villkor { ålder minst 18 år }
    avgift "150 kr per kurs"
    gäller från 2026-09-01
}

insats skydd "Skyddat boende" är skyddat-boende {
    kortfattat """Du kan få bo tryggt."""
    innehåll """Boende."""
    villkor { ålder minst 21 år  inte medföljande-barn }
    plats "Hemliga gatan 7"
    kontakt { telefon "0123-456 79" besök "Dolda torget 3" }
}

insats vän "Kontaktperson" är kontaktperson {
    innehåll """Vi ses."""
    villkor { ålder minst 18 år }
}

insats sen "Senare" är mötesplats {
    innehåll """Vi ses."""
    villkor öppet för alla
    gäller från 2027-01-01
}
"#;

fn files(analyses: &[Analysis], base: Option<&str>) -> BTreeMap<String, String> {
    let options = Options { base_url: base.map(str::to_owned), ..Options::default() };
    site::render(analyses, &options).into_iter().map(|Page { path, content }| (path, content)).collect()
}

fn provby() -> Analysis {
    analyze("provby", &format!("{SERVICES}\n{PRELUDE}"))
}

fn json(files: &BTreeMap<String, String>, path: &str) -> Value {
    serde_json::from_str(&files[path]).expect("JSON")
}

/// What the script of a page holds; `None` when the page has none.
fn script(page: &str) -> Option<Value> {
    let (_, after) = page.split_once("<script type=\"application/ld+json\">")?;
    let (inside, after) = after.split_once("</script>").expect("an end");
    assert!(!inside.contains('<') && !after.contains("<script"), "{inside}");
    Some(serde_json::from_str(inside).expect("JSON"))
}

#[test]
fn a_file_for_programs_is_one_line_without_spaces_between() {
    let files = files(&[provby()], None);
    let linked = ["cpsv-ap.jsonld", "hsds.json", "dcat-ap-se.jsonld"].map(|name| format!("linked-data/{name}"));
    for name in ["stadga.json", "diagnostik.sarif"].into_iter().chain(linked.iter().map(String::as_str)) {
        let (path, text) = files.get_key_value(&format!("provby/{name}")).expect("a file");
        assert_eq!(text.find('\n'), Some(text.len() - 1), "{path}");
        let again = json(&files, path).to_string();
        assert_eq!(text.len(), again.len() + 1, "{path}");
        // Ours has the order of the schema, the others that of the letters, as here.
        assert!(name == "stadga.json" || text.trim_end() == again, "{path}");
    }
}

#[test]
fn the_script_of_a_page_holds_what_the_document_says_and_no_text_can_end_it() {
    let files = files(&[provby()], Some(BASE));
    let service = script(&files["provby/samtal/index.html"]).expect("a script");
    let expected = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": format!("{BASE}/provby/samtal/index.html#insats"),
        "url": format!("{BASE}/provby/samtal/index.html"),
        "name": "Samtal </script> & <!-- ny",
        "description": "Du kan få prata med någon.",
        "serviceType": "stödsamtal",
        "areaServed": [{"@type": "AdministrativeArea", "name": "Provby"}],
        "audience": {"@type": "PeopleAudience", "requiredMinAge": 13, "requiredMaxAge": 20},
        "offers": {"@type": "Offer", "price": 0, "priceCurrency": "SEK"},
        "provider": {
            "@type": "GovernmentOrganization",
            "@id": format!("{BASE}/provby/index.html#namnd"),
            "name": "Socialnämnden i Provby",
        },
        "serviceOperator": [{"@type": "Organization", "name": "Ungdomshuset"}],
        "availableChannel": {
            "@type": "ServiceChannel",
            "availableLanguage": ["sv", "en"],
            "serviceLocation": {"@type": "Place", "address": "Storgatan 1"},
            "servicePhone": {"@type": "ContactPoint", "telephone": "0123-456 78"},
        },
    });
    assert_eq!(service, expected);
    let list = script(&files["provby/index.html"]).expect("a script");
    assert_eq!(list["@type"], "GovernmentOrganization");
    let named: Vec<&str> = list["hasOfferCatalog"]["itemListElement"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|entry| entry["itemOffered"]["name"].as_str())
        .collect();
    assert_eq!(named, ["Samtal </script> & <!-- ny", "Tyst", "Kurs", "Skyddat boende"]);
}

#[test]
fn what_the_document_does_not_say_is_not_said() {
    let files = files(&[provby()], None);
    let tyst = script(&files["provby/tyst/index.html"]).expect("a script");
    for key in ["offers", "audience", "url", "serviceOperator"] {
        assert_eq!(tyst[key], Value::Null, "{key}");
    }
    let hsds = json(&files, "provby/linked-data/hsds.json");
    let of = |name: &str| {
        let services = hsds["services"].as_array().expect("services");
        services.iter().find(|service| service["name"] == name).expect("a service").clone()
    };
    for key in ["fees_description", "cost_options", "eligibility_description", "minimum_age", "service_at_locations"] {
        assert_eq!(of("Tyst")[key], Value::Null, "{key}");
    }
    assert_eq!(of("Kurs")["fees_description"], "Det kostar 150 kr per kurs.");
    assert_eq!(of("Kurs")["cost_options"], Value::Null);
    assert_eq!(of("Samtal </script> & <!-- ny")["cost_options"][0]["amount"], 0);
}

#[test]
fn a_protected_place_what_must_be_assessed_and_what_is_not_in_force_are_left_out() {
    let files = files(&[provby()], Some(BASE));
    for (path, content) in files.iter().filter(|(path, _)| !path.ends_with(".html")) {
        assert!(!content.contains("Hemliga gatan") && !content.contains("Dolda torget"), "{path}");
    }
    for page in ["provby/van/index.html", "provby/sen/index.html"] {
        assert_eq!(script(&files[page]), None, "{page}");
    }
    for path in ["provby/linked-data/hsds.json", "provby/linked-data/cpsv-ap.jsonld"] {
        assert!(files[path].contains("Kurs"), "{path}");
        assert!(!files[path].contains("Kontaktperson") && !files[path].contains("Senare"), "{path}");
    }
    assert!(!files["provby/andringar.atom"].contains("Kontaktperson"));
    // A draft has no decision, and so nothing that others may copy.
    let draft = SERVICES.to_owned() + &PRELUDE.replace("    beslut 2026-06-16 § \"80/2026\"\n", "");
    let files = self::files(&[analyze("provby", &draft)], Some(BASE));
    assert!(!files["provby/linked-data/hsds.json"].contains("Kurs"));
    assert_eq!(json(&files, "provby/linked-data/dcat-ap-se.jsonld")["@graph"], serde_json::json!([]));
    assert!(!files.contains_key("provby/andringar.atom"));
    assert_eq!(script(&files["provby/index.html"]), None);
}

#[test]
fn what_is_for_registers_is_valid_against_hsds() {
    let folder = root().join("../shared/schemas/hsds-3");
    if !folder.is_dir() {
        println!("the schemas of HSDS are not on this machine; nothing was validated");
        return;
    }
    let schema = |name: &str| -> Value {
        serde_json::from_str(&std::fs::read_to_string(folder.join(name)).expect("a schema")).expect("JSON")
    };
    let (organization, service) = (schema("organization.json"), schema("service.json"));
    let organization = jsonschema::options().should_validate_formats(true).build(&organization).expect("a schema");
    let service = jsonschema::options().should_validate_formats(true).build(&service).expect("a schema");
    let analyses = [provby(), analyze_folder("policies/exempelkommun"), analyze_folder("policies/tomelilla")];
    for base in [None, Some(BASE)] {
        let files = files(&analyses, base);
        for name in ["provby", "exempelkommun", "tomelilla"] {
            let value = json(&files, &format!("{name}/linked-data/hsds.json"));
            let mut wrong: Vec<String> = organization.iter_errors(&value).map(|error| error.to_string()).collect();
            for one in value["services"].as_array().expect("services") {
                wrong.extend(service.iter_errors(one).map(|error| error.to_string()));
            }
            assert!(wrong.is_empty(), "{name}: {}", wrong.join("\n"));
        }
    }
}

#[test]
fn every_node_that_the_linked_data_point_to_is_there_or_elsewhere() {
    fn walk(value: &Value, own: &mut BTreeSet<String>, named: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| walk(item, own, named)),
            Value::Object(fields) => {
                if let Some(id) = fields.get("@id").and_then(Value::as_str) {
                    (if fields.len() > 1 { &mut *own } else { &mut *named }).insert(id.to_owned());
                }
                fields.values().for_each(|value| walk(value, own, named));
            }
            _ => {}
        }
    }
    let files = files(&[provby(), analyze_folder("policies/exempelkommun")], None);
    for path in ["provby/linked-data/cpsv-ap.jsonld", "exempelkommun/linked-data/cpsv-ap.jsonld"] {
        let (mut own, mut named) = (BTreeSet::new(), BTreeSet::new());
        walk(&json(&files, path), &mut own, &mut named);
        let lost: Vec<&String> = named.iter().filter(|id| id.starts_with("urn:") && !own.contains(*id)).collect();
        assert!(lost.is_empty(), "{path}: {lost:?}");
    }
}

#[test]
fn identities_are_the_same_wherever_the_site_lies_and_whatever_the_folder_is_called() {
    let ids = |folder: &str, base| {
        let files = files(&[analyze(folder, &format!("{SERVICES}\n{PRELUDE}"))], base);
        let value = json(&files, &format!("{folder}/linked-data/hsds.json"));
        value["services"].as_array().expect("services").iter().map(|one| one["id"].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ids("provby", None), ids("provby-2027", Some(BASE)));
}

#[test]
fn the_feed_has_what_a_feed_must_have() {
    // RFC 4287: 4.1.1 for the feed, 4.1.2 for entries, 3.3 for times, 4.2.6 for identities.
    let analyses = [provby(), analyze_folder("policies/exempelkommun"), analyze_folder("policies/tomelilla")];
    for base in [None, Some(BASE)] {
        let files = files(&analyses, base);
        for name in ["provby", "exempelkommun", "tomelilla"] {
            let feed = &files[&format!("{name}/andringar.atom")];
            assert!(feed.starts_with(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\""
            ));
            assert_eq!(
                crate::html::nesting(
                    &feed
                        .replacen("<?xml version=\"1.0\" encoding=\"utf-8\"?>", "", 1)
                        .replace("<link ", "<lank ")
                        .replace("</link>", "</lank>")
                ),
                None
            );
            let mut parts = feed.split("<entry>");
            let head = parts.next().expect("a head");
            let one = |part: &str, element: &str| {
                let open = format!("<{element}>");
                assert_eq!(part.matches(&open).count(), 1, "{name}: {element} in {part}");
                part.split_once(&open).and_then(|(_, rest)| rest.split_once("</")).expect("content").0.to_owned()
            };
            let time = |text: String| {
                let day = text.strip_suffix("T00:00:00Z").expect("an instant").to_owned();
                assert!(stadga::date::Date::parse(&day).is_some(), "{day}");
                day
            };
            let (id, title) = (one(head, "id"), one(head, "title"));
            assert!(id.starts_with("urn:uuid:") && !title.is_empty() && !one(head, "name").is_empty());
            assert!(head.contains("<author><name>") && head.contains("rel=\"self\""), "{head}");
            let latest = time(one(head, "updated"));
            let mut ids = BTreeSet::from([id]);
            let mut before = latest.clone();
            for entry in parts {
                assert!(ids.insert(one(entry, "id")), "{name}: an id stands twice");
                assert!(!one(entry, "title").is_empty() && !one(entry, "summary").is_empty());
                let updated = time(one(entry, "updated"));
                assert!(updated <= before && updated >= time(one(entry, "published")), "{entry}");
                before = updated;
                assert_eq!(entry.matches("rel=\"alternate\"").count(), 1, "{entry}");
            }
            assert!(ids.len() > 3, "{name}: {ids:?}");
        }
    }
}

#[test]
fn a_feed_tells_of_decisions_and_not_of_builds() {
    let feed = |text: &str| files(&[analyze("provby", text)], None).remove("provby/andringar.atom").expect("a feed");
    let ids = |feed: &str| -> Vec<String> {
        feed.split("<id>").skip(1).map(|part| part.split('<').next().unwrap_or("").to_owned()).collect()
    };
    let days = |feed: &str| -> Vec<String> {
        feed.split("<updated>").skip(1).map(|part| part.split('T').next().unwrap_or("").to_owned()).collect()
    };
    let first = feed(&format!("{SERVICES}\n{PRELUDE}"));
    // A mended text is no new decision.
    let mended = feed(&format!("{SERVICES}\n{PRELUDE}").replace("En kurs.", "En bra kurs."));
    assert_eq!((ids(&first), days(&first)), (ids(&mended), days(&mended)));
    assert_ne!(first, mended);
    // A new decision is a new entry in the same feed.
    let decided = feed(
        &format!("{SERVICES}\n{PRELUDE}")
            .replace("beslut 2026-06-16 § \"80/2026\"", "beslut 2026-10-20 § \"131/2026\""),
    );
    assert_eq!(ids(&first)[0], ids(&decided)[0]);
    assert!(ids(&first)[1..].iter().all(|id| !ids(&decided).contains(id)));
    assert!(days(&decided).iter().all(|day| day == "2026-10-20"), "{decided}");
    // What began to hold by itself after the decision tells of that day; what is still to come does not.
    assert_eq!(days(&first), ["2026-09-01", "2026-09-01", "2026-06-16", "2026-06-16", "2026-06-16", "2026-06-16"]);
}

#[test]
fn where_the_replaced_decision_is_at_hand_only_what_differs_is_told() {
    let old = format!("{SERVICES}\n{PRELUDE}");
    let new = old
        .replace("beslut 2026-06-16", "ersätter \"provby-2026\"\n    beslut 2026-10-20")
        .replace("150 kr per kurs", "170 kr per kurs")
        .replace("insats tyst \"Tyst\"", "insats lugn \"Lugn\"");
    let feed = files(&[analyze("provby-2026", &old), analyze("provby", &new)], None).remove("provby/andringar.atom");
    let feed = feed.expect("a feed");
    let told: Vec<(&str, &str)> = feed
        .split("<entry>")
        .skip(1)
        .map(|entry| {
            let of = |name: &str| {
                entry.split_once(&format!("<{name}>")).expect("an element").1.split("</").next().expect("text")
            };
            (of("title"), of("summary").split(". ").next().unwrap_or(""))
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Lugn", "Insatsen är ny"),
            ("Kurs", "Insatsen är ändrad"),
            ("Tyst", "Insatsen finns inte med i beslutet den 20 oktober 2026."),
        ]
    );
}

#[test]
fn a_sitemap_is_written_when_the_address_is_known_and_names_the_pages_that_people_look_for() {
    let analyses = [provby()];
    assert!(!files(&analyses, None).contains_key("sitemap.xml"));
    let known = files(&analyses, Some("https://stod.provby.example/a&b/"));
    let map = &known["sitemap.xml"];
    let found: BTreeSet<String> = map
        .split("<loc>")
        .skip(1)
        .map(|part| part.split("</loc>").next().unwrap_or("").replace("&amp;", "&"))
        .map(|address| address.strip_prefix("https://stod.provby.example/a&b/").expect("the address").to_owned())
        .collect();
    let pages: BTreeSet<String> = known
        .keys()
        .filter(|path| path.ends_with(".html") && !path.contains("/fragment/") && !path.contains("/granskning/"))
        .cloned()
        .collect();
    assert_eq!(found, pages);
}

#[test]
fn more_addresses_than_one_sitemap_may_have_become_several() {
    let paths: Vec<String> = (0..50_001).map(|number| format!("a/{number}/index.html")).collect();
    let options = Options { base_url: Some(BASE.to_owned()), ..Options::default() };
    let pages = sitemap::pages(&paths, &options);
    let names: Vec<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
    let count = |at: usize| pages[at].content.matches("<loc>").count();
    assert_eq!((count(0), count(1), count(2)), (50_000, 1, 2));
    assert!(pages[2].content.contains(&format!("<sitemap><loc>{BASE}/sitemap-1.xml</loc></sitemap>")));
}

#[test]
fn the_findings_of_each_document_lie_beside_it() {
    let files = files(&[provby()], None);
    let log = json(&files, "provby/diagnostik.sarif");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert!(!results.is_empty());
    for result in results {
        let at = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("a small number");
        assert_eq!(run["tool"]["driver"]["rules"][at]["id"], result["ruleId"]);
    }
}
