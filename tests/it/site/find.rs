//! *Hitta stöd*: whoever answers truthfully meets every insats that lets the person in, and no insats is promised
//! whose conditions are not said.

use std::collections::BTreeMap;

use stadga::analysis::Analysis;
use stadga::condition::{self, Cond, Person, Who};
use stadga::model::{Insats, Participant, Top};

use super::pages_of;
use crate::html;
use crate::sentences::policies;
use crate::support::{PRELUDE, analyze};

/// An answer about age, in months, and its page.
struct Answer {
    from: u32,
    to: Option<u32>,
    page: String,
}

/// The answers of the second question, read from the page as a person would.
fn answers(pages: &BTreeMap<String, String>, folder: &str) -> Vec<Answer> {
    let page = &pages[&format!("{folder}/index.html")];
    let list = page.split("<ul class=\"answers\">").nth(1).and_then(|rest| rest.split("</ul>").next());
    let Some(list) = list else {
        assert!(is_empty(&html::text(page)), "{folder} neither asks for an age nor says that there is nothing");
        return Vec::new();
    };
    let links = html::tags(list).into_iter().filter(|tag| tag.name == "a");
    links
        .map(|tag| {
            let words = list[tag.end..].split('<').next().expect("words");
            let href = tag.get("href").expect("an address").to_owned();
            let page = pages[&format!("{folder}/{href}")].clone();
            let numbers: Vec<u32> = words.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
            let (from, to) = match (numbers.as_slice(), words) {
                ([], "Vilken ålder som helst") => (0, None),
                ([below], words) if words.starts_with("Under ") => (0, Some(*below)),
                ([from], words) if words.ends_with("eller äldre") => (*from, None),
                ([from], _) => (*from, Some(from + 1)),
                ([from, last], _) => (*from, Some(last + 1)),
                _ => panic!("{words}"),
            };
            Answer { from: from * 12, to: to.map(|to| to * 12 - 1), page }
        })
        .collect()
}

/// Whether a page says that no insats fits.
fn is_empty(text: &str) -> bool {
    ["Här finns inget stöd för just den åldern", "Här finns inget stöd just för dig som är närstående"]
        .iter()
        .any(|nothing| text.contains(nothing))
}

/// A made-up document with every way of taking part.
const WAYS: &str = r#"
uppgift utsatt "är utsatt för hot" { kontrolleras genom egen uppgift }
uppgift bedömd "behöver mer stöd" { kontrolleras genom bedömning }
uppgift boende "hur personen bor" { värden hyr, äger  kontrolleras genom egen uppgift }
insats ett "Ett" är rådgivning { innehåll """A.""" villkor { ålder 16–24 år något av { utsatt boende är äger } } }
insats två "Två" är barngrupp { ges till barn innehåll """A.""" villkor { ålder 7–12 år inte utsatt } }
insats tre "Tre" är föräldraprogram { ges till förälder innehåll """A.""" villkor { barnet { ålder 3–9 år } boende är hyr } }
insats fyra "Fyra" är familjebehandling { ges till familj innehåll """A.""" villkor { barnet { ålder 2–16 år utsatt } } }
insats fem "Fem" är anhörigstöd { ges till närstående innehåll """A.""" villkor { ålder minst 15 år } }
insats sex "Sex" är beroendestöd { ges till individ, förälder, närstående innehåll """A.""" villkor { något av { ålder minst 40 år barnet { ålder under 18 år } } } }
insats sju "Sju" är temagrupp { ges till grupp innehåll """A.""" villkor öppet för alla }
insats åtta "Åtta" är stödsamtal { innehåll """A.""" villkor { bedömd inget av { ålder under 20 år utsatt } } }
insats nio "Nio" är stödsamtal { innehåll """A.""" }
insats tio "Tio" är kontaktperson { innehåll """A.""" villkor { ålder minst 18 år } }
insats elva "Elva" är avlösning { innehåll """A.""" villkor { ålder minst 18 år närstående { utsatt } } }
insats tolv "Tolv" är beroendestöd { ges till individ, förälder, närstående innehåll """A.""" villkor { ålder 15–21 år } }
insats tretton "Tretton" är stödsamtal { innehåll """A.""" villkor { något av { alla av { ålder 13–21 år utsatt } bedömd } } }
insats fjorton "Fjorton" är stödsamtal { innehåll """A.""" målgrupp """B.""" { ålder minst 18 år } }
"#;

fn documents() -> Vec<Analysis> {
    let mut all = policies();
    all.push(analyze("prov", &format!("{WAYS}\n{PRELUDE}")));
    all
}

/// In which ways one can ask for an insats: the number of the first answer, and whose age is asked.
fn ways(insats: &Insats) -> Vec<(u8, Who)> {
    let has = |role: Participant| insats.ges_till.iter().any(|given| given.value == role);
    let mut out = Vec::new();
    match insats.participation().top {
        Top::Child => out.extend([(1, Who::Individ), (2, Who::Individ)]),
        _ if has(Participant::Individ) || (has(Participant::Grupp) && !insats.names_children()) => {
            out.push((1, Who::Individ));
            // Conditions with a block for the child are about the adult beside it.
            out.extend((!insats.speaks_of_barnet()).then_some((2, Who::Individ)));
        }
        _ => {}
    }
    if insats.participation().child == Some(Who::Barnet) {
        out.extend([(1, Who::Barnet), (2, Who::Barnet)]);
    }
    if insats.speaks_of_barnet() || (has(Participant::Foralder) && !has(Participant::Individ)) {
        out.push((2, Who::Barnet));
    }
    if has(Participant::Narstaende) || insats.is("anhörigstöd") || insats.is("avlösning") {
        out.push((3, Who::Individ));
    }
    out
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn person(insats: &Insats, dice: &mut Dice) -> Person {
    let mut person = Person::default();
    for who in [Who::Individ, Who::Barnet, Who::Foraldern, Who::Narstaende] {
        let years = if dice.below(2) == 0 { 20 } else { 90 };
        person.ages.insert(who, u32::try_from(dice.below(years * 12)).expect("an age"));
    }
    for (fact, _, values) in insats.space.universe().facts() {
        person.facts.insert(fact, u16::try_from(dice.below(values.into())).expect("a value"));
    }
    person
}

#[test]
fn whoever_answers_truthfully_meets_every_insats_that_lets_them_in() {
    let mut dice = Dice(20_261_125);
    let mut admitted = 0;
    for analysis in documents() {
        let pages = pages_of(&analysis);
        let slug = analysis.slug();
        let answers: Vec<Vec<Answer>> = (1..=3).map(|way| answers(&pages, &format!("{slug}/hitta/{way}"))).collect();
        for insats in &analysis.document.as_ref().expect("a document").insatser {
            let Some(cond) = insats.admitted() else { continue };
            let link = format!("href=\"../../../{}/index.html\"", insats.slug);
            for _ in 0..60 {
                let person = person(insats, &mut dice);
                if condition::holds(&cond, &person) != Some(true) {
                    continue;
                }
                for (way, who) in ways(insats) {
                    let age = person.ages[&who];
                    let fits = |answer: &&Answer| answer.from <= age && answer.to.is_none_or(|to| age <= to);
                    let found: Vec<&Answer> = answers[usize::from(way) - 1].iter().filter(fits).collect();
                    assert_eq!(found.len(), 1, "{slug}: {way}, {age} months");
                    assert!(found[0].page.contains(&link), "{slug}: {way}, {age} months: {}", insats.title.value);
                    admitted += 1;
                }
            }
        }
    }
    assert!(admitted > 1000, "{admitted} answers were tried");
}

#[test]
fn no_insats_is_listed_as_free_for_all_whose_conditions_are_not_all_met() {
    let mut free = 0;
    for analysis in documents() {
        let pages = pages_of(&analysis);
        let slug = analysis.slug();
        for way in 1..=3 {
            for Answer { from, to, page } in answers(&pages, &format!("{slug}/hitta/{way}")) {
                for insats in &analysis.document.as_ref().expect("a document").insatser {
                    let link = format!("href=\"../../../{}/index.html\"", insats.slug);
                    let Some(item) = page.split(&link).nth(1) else { continue };
                    let item = item.split("<a ").next().expect("an item");
                    let said =
                        ["Kan passa om det här stämmer:", "Fråga oss", "Villkoren gäller den som behöver stödet."]
                            .iter()
                            .any(|words| item.contains(words));
                    let open = item.contains("Det finns inga fler villkor.");
                    assert!(said != open, "{slug}: {way}: {}: {item}", insats.title.value);
                    if !open {
                        continue;
                    }
                    free += 1;
                    let cond = insats.stated().expect("conditions");
                    let universe = insats.space.universe();
                    let met = |who| condition::implies(universe, &Cond::age(who, from, to), cond).is_ok();
                    assert!(met(Who::Individ) || met(Who::Barnet), "{slug}: {way}: {}", insats.title.value);
                }
            }
        }
    }
    assert!(free > 20, "{free} insatser were open");
}

#[test]
fn what_is_assessed_or_unclear_is_not_promised() {
    let pages = pages_of(&analyze("prov", &format!("{WAYS}\n{PRELUDE}")));
    let found = answers(&pages, "prov/hitta/1").into_iter().find(|answer| answer.from == 300).expect("25 years");
    let text = html::text(&found.page);
    for said in [
        "Tio Det här stödet kan kräva att någon utreder vad du behöver. Fråga oss.",
        "Nio Riktlinjen anger inga villkor. Fråga oss om stödet passar.",
        "Du behöver mer stöd. Det går inte att svara på utan en bedömning. Fråga oss.",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn what_an_age_settles_is_not_asked_again() {
    let pages = pages_of(&analyze("prov", &format!("{WAYS}\n{PRELUDE}")));
    let page = |way: u8, age: u32| {
        let fits = |answer: &Answer| answer.from <= age && answer.to.is_none_or(|to| age <= to);
        let found = answers(&pages, &format!("prov/hitta/{way}")).into_iter().find(fits).expect("an answer");
        html::text(&found.page)
    };
    let (young, old) = (page(1, 14 * 12), page(1, 50 * 12));
    assert!(young.contains("Tretton Kan passa om det här stämmer: Minst ett av det här stämmer: Du är utsatt för hot. Du behöver mer stöd."), "{young}");
    assert!(old.contains("Tretton Kan passa om det här stämmer: Du behöver mer stöd."), "{old}");
    assert!(old.contains("Fjorton") && !young.contains("Fjorton"), "the target group tells whom it is for");
    // A parent is told of the child, and of nothing that the child must be when the child is too young.
    let (parent, of_small) = (page(2, 16 * 12), page(2, 4 * 12));
    assert!(parent.contains("Tolv") && !of_small.contains("Tolv"), "{of_small}");
    let close = page(3, 50 * 12);
    assert!(
        close.contains("Tolv Stödet ges också till närstående. Villkoren gäller den som behöver stödet."),
        "{close}"
    );
    assert!(close.contains("Elva Kan passa om det här stämmer: Din närstående är utsatt för hot."), "{close}");
}

#[test]
fn no_page_ends_in_a_bare_no_and_every_one_says_whom_to_turn_to() {
    let lonely = r#"
insats vuxen "Vuxen" är rådgivning { innehåll """A.""" villkor { ålder minst 18 år } }
"#;
    let mut all = documents();
    all.push(analyze("ensam", &format!("{lonely}\n{PRELUDE}")));
    all.push(analyze("tom", PRELUDE));
    let mut empty = 0;
    for analysis in all {
        let pages = pages_of(&analysis);
        let found: Vec<_> = pages.iter().filter(|(path, _)| path.contains("/hitta/")).collect();
        assert!((4..=20).contains(&found.len()), "{}: {} pages", analysis.name, found.len());
        for (path, page) in found {
            let text = html::text(page);
            assert!(text.contains("Du kan få hjälp ändå."), "{path}");
            assert!(text.contains("Vill du ansöka?"), "{path}");
            assert!(text.contains("växel") || page.contains("href=\"tel:0"), "{path}");
            empty += usize::from(is_empty(&text));
        }
    }
    assert!(empty >= 3, "{empty} pages list nothing");
}

#[test]
fn addresses_titles_and_links_between_questions_tell_nothing_sensitive() {
    for analysis in documents() {
        for (path, page) in pages_of(&analysis).iter().filter(|(path, _)| path.contains("/hitta/")) {
            let inside = path.split("/hitta/").nth(1).expect("a path").trim_end_matches("index.html");
            assert!(inside.bytes().all(|b| b.is_ascii_digit() || b == b'/'), "{path}");
            let title = page.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title");
            let title = title.split(" – ").next().expect("a name");
            assert!(
                [
                    "Hitta stöd",
                    "Hur gammal är du?",
                    "Hur gammalt är barnet?",
                    "Stöd som kan passa dig",
                    "Stöd som kan passa ditt barn och dig"
                ]
                .contains(&title),
                "{path}: {title}"
            );
            let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("the content");
            assert!(
                !main.contains("href=\"#") && !main.contains(" id=\"del"),
                "{path}: a place in the page has an address"
            );
            assert!(!main.contains("<form") && !main.contains("<input"), "{path}");
        }
    }
}
