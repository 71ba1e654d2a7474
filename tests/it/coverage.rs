//! `täckning`: which ages have which insatser, held to the conditions themselves, and whole outputs of a small document.

use stadga::analysis::Analysis;
use stadga::condition::{self, Cond, Person, Who};
use stadga::emit::coverage::{self, Coverage, Shape, Standing};
use stadga::emit::site::{self, Options};
use stadga::model::FactKey;

use crate::html;
use crate::support::{self, PRELUDE, analyze, analyze_folder, root};

const SMALL: &str = r#"
insats fika "Fika & <spel> för den som vill träffa andra på en lugn plats i centrum" är mötesplats {
    innehåll """Vi ses."""
    villkor öppet för alla
}
insats läxor "Läxhjälp" är ungdomsstöd {
    innehåll """Vi läser."""
    från 15 år utan samtycke """I den åldern avgör man själv om man vill ha hjälp med läxorna, som varken är ingripande eller svår att överblicka."""
    villkor { ålder 7–19 år folkbokförd i kommunen }
}
insats kurs "Kurs" är föräldraprogram {
    ges till förälder
    innehåll """Vi ses."""
    villkor { barnet { ålder 3–12 år } }
}
insats familj "Familjen" är familjebehandling {
    ges till familj
    innehåll """Vi ses."""
    villkor { barnet { ålder minst 6 månader } }
}
insats tyst "Tyst" är stödsamtal { innehåll """Vi ses.""" }
insats vän "Vän" är kontaktperson { innehåll """Vi ses.""" villkor { ålder minst 18 år } }
insats ingen "Ingen" är temagrupp {
    innehåll """Vi ses."""
    villkor { ålder under 10 år ålder minst 12 år }
}
"#;

const PARTS: [&str; 3] = ["fika", "läxor", "kurs"];

fn small() -> Analysis {
    analyze("prov", &format!("{PRELUDE}{SMALL}"))
}

/// The document with only some of its insatser.
fn only(names: &[&str]) -> Analysis {
    let items = SMALL.split("\ninsats ").filter(|item| names.iter().any(|name| item.starts_with(&format!("{name} "))));
    let text: String = items.map(|item| format!("\ninsats {item}\n")).collect();
    analyze("prov", &format!("{PRELUDE}{text}"))
}

fn of(analysis: &Analysis) -> Coverage<'_> {
    Coverage::of(analysis).expect("a document")
}

#[test]
fn a_small_document_is_shown_as_it_was_read() {
    let analysis = small();
    let coverage = of(&analysis);
    let mut wrong = Vec::new();
    let text = coverage::text(&coverage);
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    for (name, found) in [
        ("liten.txt", text),
        ("liten.json", coverage::json(std::slice::from_ref(&coverage))),
        ("liten.svg", html::lines(&coverage::chart(&coverage, Shape::Wide))),
    ] {
        support::compare(&found, root().join("tests/coverage").join(name), &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_age_is_covered_just_when_somebody_of_that_age_is_admitted() {
    let mut ages = 0;
    for name in ["alingsas", "bengtsfors", "mellerud", "exempelkommun"] {
        let analysis = analyze_folder(&format!("policies/{name}"));
        for row in &of(&analysis).rows {
            let Some(admitted) = row.insats.admitted() else { continue };
            let universe = row.insats.space.universe();
            for taking in &row.takings {
                for month in (0..condition::MAX_AGE).step_by(7).chain([215, 216, 1439]) {
                    let aged = Cond::age(taking.who, month, Some(month));
                    let somebody = condition::possible(universe, &[(&admitted, true), (&aged, true)]);
                    let is_among = |all: &[coverage::Ages]| {
                        all.iter().any(|&(from, to)| from <= month && to.is_none_or(|to| month <= to))
                    };
                    assert_eq!(is_among(&taking.ages), somebody, "{name} {} {month}", row.insats.name);
                    ages += 1;
                }
            }
        }
    }
    assert!(ages > 10_000, "only {ages}");
}

/// Numbers that look drawn, and are the same every time.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(end)).expect("small")
    }
}

#[test]
fn whoever_is_admitted_has_an_age_in_the_table_and_open_ages_turn_no_resident_away() {
    let mut drawn = Drawn(7);
    let (mut admitted_persons, mut residents) = (0, 0);
    for name in ["alingsas", "exempelkommun", "mellerud", "tomelilla"] {
        let analysis = analyze_folder(&format!("policies/{name}"));
        for row in &of(&analysis).rows {
            let insats = row.insats;
            let Some(admitted) = insats.admitted() else { continue };
            let takes_part = insats.among_participants(&Cond::Const(true));
            for _ in 0..200 {
                let mut person = Person::default();
                for who in [Who::Individ, Who::Barnet, Who::Foraldern, Who::Narstaende] {
                    person.ages.insert(who, drawn.below(40 * 12));
                }
                for (id, _, values) in insats.space.universe().facts() {
                    let home = matches!(insats.space.fact(id), Some((_, FactKey::Residence(..))));
                    let value = u16::try_from(drawn.below(values.into())).expect("a value");
                    person.facts.insert(id, if home { 1 } else { value });
                }
                let is_admitted = condition::holds(&admitted, &person).expect("all is known");
                for taking in &row.takings {
                    let age = person.ages[&taking.who];
                    let is_among = |all: &[coverage::Ages]| {
                        all.iter().any(|&(from, to)| from <= age && to.is_none_or(|to| age <= to))
                    };
                    if is_admitted {
                        admitted_persons += 1;
                        assert!(is_among(&taking.ages), "{name} {}: {person:?}", insats.name);
                    }
                    if is_among(&taking.open) && condition::holds(&takes_part, &person) == Some(true) {
                        residents += 1;
                        assert!(is_admitted, "{name} {}: {person:?}", insats.name);
                    }
                }
            }
        }
    }
    assert!(admitted_persons > 1000 && residents > 1000, "{admitted_persons} and {residents}");
}

#[test]
fn the_whole_counts_each_insats_at_the_ages_of_those_who_take_part() {
    let analysis = only(&PARTS);
    let coverage = of(&analysis);
    let told: Vec<(Option<u32>, usize, usize)> = coverage
        .stretches
        .iter()
        .map(|stretch| (stretch.ages.1.map(|to| (to + 1) / 12), stretch.open.len(), stretch.asking.len()))
        .collect();
    // Fika is for all, läxhjälp from 7 to 19, and the course asks parents for a child of some age.
    assert_eq!(told, [(Some(7), 1, 0), (Some(18), 2, 0), (Some(20), 2, 1), (None, 1, 1)]);
    assert!(coverage.gaps().is_empty());
}

#[test]
fn gaps_are_told_in_plain_words_and_childhood_is_kept_apart() {
    let analysis = only(&["läxor"]);
    let coverage = of(&analysis);
    let people: Vec<String> = coverage.gaps().into_iter().map(coverage::people).collect();
    assert_eq!(people, ["barn under 7 år", "vuxna från 20 år"]);
    let text = coverage::text(&coverage);
    assert!(text.contains("  - Ingen insats för barn under 7 år och vuxna från 20 år.\n"), "{text}");
    assert!(text.contains("En lucka är inget fel."), "{text}");
    assert!(!text.contains("ekonomiskt"), "what is for economic needs is no insats of this sort: {text}");
}

#[test]
fn what_does_not_count_fills_no_gap_and_says_why() {
    let analysis = small();
    let standings: Vec<Standing> = of(&analysis).rows.iter().map(|row| row.standing).collect();
    let counted = Standing::Counted;
    assert_eq!(
        standings,
        [counted, counted, counted, counted, Standing::Unstated, Standing::Assessed, Standing::Nobody]
    );
    let analysis = only(&["tyst", "vän", "ingen"]);
    let coverage = of(&analysis);
    assert!(!coverage.counts());
    let text = coverage::text(&coverage);
    for words in ["Ingen insats kan räknas.", "En insats har okända villkor och kan fylla en lucka."] {
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn a_document_without_insatser_has_a_table_that_says_so_and_no_page() {
    let analysis = analyze("prov", PRELUDE);
    let coverage = of(&analysis);
    assert_eq!(coverage::text(&coverage), "Provby (prov): 0 insatser (2026-11-22)\n\nRiktlinjen har inga insatser.\n");
    let chart = coverage::chart(&coverage, Shape::Narrow);
    assert_eq!(chart.split_once('\n').map(|(_, body)| html::nesting(body)), Some(None));
    let pages = site::render(&[analysis], &Options::default());
    assert!(!pages.iter().any(|page| page.path.contains("/aldrar/")));
}

#[test]
fn a_chart_is_whole_and_loads_and_runs_nothing() {
    for name in ["alingsas", "exempelkommun", "mellerud"] {
        let analysis = analyze_folder(&format!("policies/{name}"));
        for shape in [Shape::Wide, Shape::Narrow] {
            let chart = coverage::chart(&of(&analysis), shape);
            let (head, body) = chart.split_once('\n').expect("a head");
            assert_eq!(head, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
            assert_eq!(html::nesting(body), None, "{name}");
            for tag in html::tags(body) {
                assert!(!["style", "script", "image", "a"].contains(&tag.name.as_str()), "{name}: {}", tag.name);
                let sound = |(key, value): &(String, String)| {
                    !key.starts_with("on")
                        && key != "style"
                        && !key.ends_with("href")
                        && (key == "xmlns" || !value.contains("//"))
                };
                assert!(tag.attributes.iter().all(sound), "{name}: {tag:?}");
            }
            let text = html::text(body);
            for row in &of(&analysis).rows {
                assert!(text.contains(&row.insats.title.value), "{name}: {}", row.insats.title.value);
            }
        }
    }
}

#[test]
fn the_page_has_the_chart_in_two_sizes_and_the_table_every_insats() {
    let analysis = small();
    let pages = site::render(std::slice::from_ref(&analysis), &Options::default());
    let page = |path: &str| pages.iter().find(|page| page.path == path).map(|page| page.content.as_str());
    let first = page("prov/index.html").expect("the first page");
    let image = html::tags(first).into_iter().find(|tag| tag.name == "img").expect("an image");
    assert!(image.get("alt").is_some_and(|alt| alt.contains("Provby")));
    for file in ["prov/aldrar/diagram.svg", "prov/aldrar/diagram-smal.svg"] {
        assert!(page(file).is_some_and(|content| content.contains("role=\"img\"")), "{file}");
        assert!(first.contains(file.trim_start_matches("prov/")), "{file}");
    }
    let table = page("prov/aldrar/index.html").expect("the table");
    let told = html::text(table);
    for row in &of(&analysis).rows {
        assert!(told.contains(&row.insats.title.value), "{}", row.insats.title.value);
    }
    let row = table.split("<tr>").find(|row| row.contains("Läxhjälp")).expect("a row");
    let cells: Vec<String> = row
        .split("<t")
        .skip(1)
        .map(|cell| html::text(cell.split_once('>').expect("a cell").1))
        .map(|cell| cell.trim().to_owned())
        .collect();
    assert_eq!(cells, ["Läxhjälp", "7–19 år", "Samtycke 7–14 år, inget samtycke från 15 år."]);
}

#[test]
fn an_insats_cannot_have_the_address_of_the_page() {
    let analysis = analyze(
        "prov",
        &format!(
            "{PRELUDE}\ninsats åldrar \"Åldrar\" är stödsamtal {{ innehåll \"\"\"Vi ses.\"\"\" villkor öppet för alla }}\n"
        ),
    );
    assert!(support::codes(&analysis).contains(&"M002"));
}

#[test]
fn those_who_take_part_have_ages_of_their_own() {
    let analysis = only(&["familj", "kurs"]);
    let coverage = of(&analysis);
    let told: Vec<Vec<(Who, Vec<coverage::Ages>)>> = coverage
        .rows
        .iter()
        .map(|row| row.takings.iter().map(|taking| (taking.who, taking.counted.clone())).collect())
        .collect();
    // A parent who takes part alone may be of any age, and counts as an adult.
    assert_eq!(
        told,
        [
            vec![(Who::Individ, vec![(216, None)])],
            vec![(Who::Individ, vec![(216, None)]), (Who::Barnet, vec![(6, Some(215))])]
        ]
    );
}
