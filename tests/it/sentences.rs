//! The generated Swedish: what residents and providers read of each policy, and what is never said.

use crate::support::{PRELUDE, analyze, analyze_files, analyze_folder, compare, root};
use stadga::analysis::Analysis;
use stadga::diagnostic::Diagnostic;
use stadga::emit::sentences::{self as words, About, Sentence};

/// What one insats gives, in the order of its page.
fn page(about: &About<'_>) -> Vec<(&'static str, Vec<Sentence>)> {
    vec![
        ("Kostnad", words::cost(about)),
        ("Vem", words::who_may_come(about)),
        ("Barn och samtycke", words::children_and_consent(about)),
        ("Namn och anteckningar", words::anonymity_and_notes(about)),
        ("Omfattning", words::extent(about)),
        ("Form", words::form(about)),
        ("Uppföljning", words::follow_up(about)),
        ("Giltighet", words::validity(about)),
        ("Dokumentation", words::documentation(about)),
        ("Kontroll", words::how_to_check(about)),
    ]
}

fn abouts(analysis: &Analysis) -> Vec<About<'_>> {
    let document = analysis.document.as_ref().expect("a riktlinje");
    document.insatser.iter().map(|insats| About { analysis, document, insats }).collect()
}

fn write(sentences: &[Sentence], depth: usize, out: &mut String) {
    for sentence in sentences {
        out.push_str(&format!("{}{}\n", "  ".repeat(depth), sentence.text));
        write(&sentence.items, depth + 1, out);
    }
}

fn text(sentences: &[Sentence]) -> String {
    let mut out = String::new();
    write(sentences, 0, &mut out);
    out
}

fn listing(analysis: &Analysis) -> String {
    let mut out = String::new();
    for about in abouts(analysis) {
        out.push_str(&format!("# {}\n", about.insats.title.value));
        for (heading, sentences) in page(&about) {
            if !sentences.is_empty() {
                out.push_str(&format!("{heading}:\n"));
                write(&sentences, 1, &mut out);
            }
        }
        out.push('\n');
    }
    out
}

/// The policies of the project.
fn policies() -> Vec<Analysis> {
    let entries = std::fs::read_dir(root().join("policies")).expect("policies");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let all = names.iter().map(|name| analyze_folder(&format!("policies/{name}")));
    all.filter(|analysis| analysis.document.is_some()).collect()
}

#[test]
fn the_sentences_of_the_policies_are_those_that_were_read() {
    let mut wrong = Vec::new();
    for analysis in policies() {
        compare(&listing(&analysis), root().join(format!("tests/sentences/{}.txt", analysis.name)), &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What one kind of sentence says of the only insats of a text that has the standard riktlinje.
fn said(clauses: &str, what: fn(&About<'_>) -> Vec<Sentence>) -> String {
    said_of("rådgivning", clauses, what)
}

fn said_of(kategori: &str, clauses: &str, what: fn(&About<'_>) -> Vec<Sentence>) -> String {
    let text = format!("{FACTS}\ninsats a \"A\" är {kategori} {{ innehåll \"\"\"A.\"\"\" {clauses} }}\n{PRELUDE}");
    let analysis = analyze("provby", &text);
    assert!(analysis.is_readable(), "{}", crate::support::listing(&analysis));
    text_of(&what(&abouts(&analysis)[0]))
}

fn text_of(sentences: &[Sentence]) -> String {
    text(sentences).trim_end().to_owned()
}

const FACTS: &str = r#"
uppgift utsatt "är eller har varit utsatt för våld" { kontrolleras genom egen uppgift }
uppgift avhyst "har redan fått lämna bostaden" { kontrolleras genom egen uppgift }
uppgift placerad "är placerad eller inskriven utanför sitt hem" { kontrolleras genom egen uppgift }
uppgift medborgare "är svensk medborgare" { kontrolleras genom id-handling }
uppgift orolig "känner sig orolig" { kontrolleras genom egen uppgift }
uppgift vän "har en vän som mist sitt jobb" { kontrolleras genom egen uppgift }
uppgift önskan "Vill själv ha stöd." { kontrolleras genom egen uppgift }
uppgift fråga "Har du ett eget boende?" { kontrolleras genom handling }
uppgift problem "svårigheter i skolan" { kontrolleras genom intyg }
uppgift behov "behöver mer stöd" { kontrolleras genom bedömning }
uppgift syssla "huvudsaklig sysselsättning" { värden studier, eget-arbete, ingen  kontrolleras genom egen uppgift }
uppgift boende "hur personen bor" { värden hyresrätt, inneboende  kontrolleras genom handling "hyresavtal" }
villkor vuxen { ålder minst 18 år }
"#;

fn who(clauses: &str) -> String {
    said(clauses, words::who_may_come)
}

/// The only condition of an insats.
fn alone(condition: &str) -> String {
    who(&format!("villkor {{ {condition} }}"))
}

/// A condition in a list that says that all of it must be true.
fn listed(condition: &str) -> String {
    let all = who(&format!("villkor {{ ålder 50 år  {condition}  önskan }}"));
    let lines: Vec<&str> = all.lines().collect();
    assert_eq!(lines[0], "Du kan få stödet om allt det här stämmer:");
    assert_eq!(lines[1], "  Du är 50 år.");
    let end = lines.iter().position(|line| *line == "  Du vill själv ha stöd.").expect("the last line");
    lines[2..end].iter().map(|line| &line[2..]).collect::<Vec<_>>().join("\n")
}

#[test]
fn an_age_is_told_as_one_says_it() {
    for (condition, told, not) in [
        ("ålder 15–21 år", "Du ska ha fyllt 15 år men inte 22.", "Du ska inte vara 15–21 år."),
        ("ålder minst 18 år", "Du ska ha fyllt 18 år.", "Du ska vara under 18 år."),
        ("ålder under 15 år", "Du ska vara under 15 år.", "Du ska ha fyllt 15 år."),
        ("ålder högst 65 år", "Du ska vara högst 65 år.", "Du ska ha fyllt 66 år."),
        ("ålder över 15 år", "Du ska ha fyllt 16 år.", "Du ska vara under 16 år."),
        ("ålder 17 år", "Du ska vara 17 år.", "Du ska inte vara 17 år."),
        ("ålder 0–6 år", "Du ska vara 0–6 år.", "Du ska ha fyllt 7 år."),
        ("ålder 4–18 månader", "Du ska vara 4–18 månader.", "Du ska inte vara 4–18 månader."),
        (
            "ålder 4 månader – 12 år",
            "Du ska vara minst 4 månader men under 13 år.",
            "Du ska inte vara minst 4 månader men under 13 år.",
        ),
        ("ålder minst 6 månader", "Du ska vara minst 6 månader.", "Du ska vara högst 5 månader."),
    ] {
        assert_eq!(alone(condition), told, "{condition}");
        assert_eq!(alone(&format!("inte {condition}")), not, "inte {condition}");
    }
    assert_eq!(listed("inte ålder 15–21 år"), "Du är inte 15–21 år.");
    assert_eq!(listed("ålder 15–21 år"), "Du har fyllt 15 år men inte 22.");
    assert_eq!(alone("barnet { ålder 3–12 år }"), "Ditt barn ska vara 3–12 år.");
    assert_eq!(alone("närstående { ålder minst 65 år }"), "Din närstående ska ha fyllt 65 år.");
}

const ELSEWHERE: &str =
    "Vänd dig till socialtjänsten där du bor och ansök om hjälp. Är det akut kan du vända dig till oss.";

#[test]
fn a_place_of_living_never_stands_without_where_others_may_turn() {
    for (condition, told, question) in [
        ("folkbokförd i kommunen", "Du ska vara folkbokförd i Provby.", "Är du inte folkbokförd i Provby?"),
        ("bosatt i kommunen", "Du ska bo i Provby.", "Bor du inte i Provby?"),
        (
            "bosatt eller vistas stadigvarande i kommunen",
            "Du ska bo eller vistas stadigvarande i Provby.",
            "Bor eller vistas du inte i Provby?",
        ),
        ("vistas i \"Dals Långed\"", "Du ska vistas i Dals Långed.", "Vistas du inte i Dals Långed?"),
    ] {
        assert_eq!(alone(condition), format!("{told}\n{question} {ELSEWHERE}"));
        assert!(who(&format!("villkor {{ {condition} utsatt }}")).ends_with(&format!("\n{question} {ELSEWHERE}")));
    }
    let either = alone("något av { bosatt i \"Ed\"  bosatt i \"Nol\" }");
    assert_eq!(
        either,
        format!(
            "Minst ett av det här ska stämma:\n  Du bor i Ed.\n  Du bor i Nol.\nBor du någon annanstans? {ELSEWHERE}"
        )
    );
    assert_eq!(alone("inte folkbokförd i kommunen"), "Du ska inte vara folkbokförd i Provby.");
    assert_eq!(listed("inte bosatt i kommunen"), "Du bor inte i Provby.");
    assert_eq!(listed("inte bosatt eller vistas i kommunen"), "Det stämmer inte att du bor eller vistas i Provby.");
    assert_eq!(
        alone("barnet { ålder 3–12 år  folkbokförd i kommunen }").lines().next(),
        Some("Ditt barn ska vara 3–12 år och folkbokfört i Provby.")
    );
}

#[test]
fn a_fact_is_told_of_whom_it_is_about() {
    for (condition, told, not) in [
        (
            "utsatt",
            "Du är eller har varit utsatt för våld.",
            "Det stämmer inte att du är eller har varit utsatt för våld.",
        ),
        ("avhyst", "Du har redan fått lämna bostaden.", "Du har inte redan fått lämna bostaden."),
        (
            "placerad",
            "Du är placerad eller inskriven utanför ditt hem.",
            "Det stämmer inte att du är placerad eller inskriven utanför ditt hem.",
        ),
        ("medborgare", "Du är svensk medborgare.", "Du är inte svensk medborgare."),
        ("orolig", "Du känner dig orolig.", "Du känner dig inte orolig."),
        (
            "vän",
            "Du är någon som har en vän som mist sitt jobb.",
            "Du är inte någon som har en vän som mist sitt jobb.",
        ),
        (
            "fråga",
            "Svaret på frågan ”Har du ett eget boende?” är ja.",
            "Svaret på frågan ”Har du ett eget boende?” är nej.",
        ),
        ("problem", "Det här gäller dig: svårigheter i skolan.", "Det här gäller inte dig: svårigheter i skolan."),
        (
            "behov",
            "Du behöver mer stöd. Dokumentet säger att det ska bedömas.",
            "Du behöver inte mer stöd. Dokumentet säger att det ska bedömas.",
        ),
        (
            "syssla någon av studier, eget-arbete",
            "Huvudsaklig sysselsättning: studier eller eget arbete.",
            "Huvudsaklig sysselsättning: något annat än studier eller eget arbete.",
        ),
        ("boende är hyresrätt", "Hur du bor: hyresrätt.", "Hur du bor: något annat än hyresrätt."),
        (
            "barnet { placerad }",
            "Ditt barn är placerat eller inskrivet utanför sitt hem.",
            "Det stämmer inte att ditt barn är placerat eller inskrivet utanför sitt hem.",
        ),
        ("barnet { medborgare }", "Ditt barn är svensk medborgare.", "Ditt barn är inte svensk medborgare."),
        (
            "barnet { boende är hyresrätt }",
            "Hur ditt barn bor: hyresrätt.",
            "Hur ditt barn bor: något annat än hyresrätt.",
        ),
        (
            "barnet { syssla är ingen }",
            "Huvudsaklig sysselsättning för ditt barn: ingen.",
            "Huvudsaklig sysselsättning för ditt barn: något annat än ingen.",
        ),
        (
            "föräldern { placerad }",
            "Din förälder är placerad eller inskriven utanför sitt hem.",
            "Det stämmer inte att din förälder är placerad eller inskriven utanför sitt hem.",
        ),
        ("närstående { orolig }", "Din närstående känner sig orolig.", "Din närstående känner sig inte orolig."),
    ] {
        assert_eq!(listed(condition), told);
        assert_eq!(listed(&format!("inget av {{ {condition} }}")), not);
    }
}

#[test]
fn a_fact_alone_says_for_whom_it_is() {
    for (condition, told) in [
        ("utsatt", "Stödet är för dig som är eller har varit utsatt för våld."),
        ("inte avhyst", "Stödet är inte för dig som redan har fått lämna bostaden."),
        ("vän", "Stödet är för den som har en vän som mist sitt jobb."),
        ("barnet { placerad }", "Stödet är för dig vars barn är placerat eller inskrivet utanför sitt hem."),
        ("närstående { önskan }", "Stödet är för dig som har en närstående som själv vill ha stöd."),
        ("fråga", "Svaret på frågan ”Har du ett eget boende?” ska vara ja."),
    ] {
        assert_eq!(alone(condition), told);
    }
}

#[test]
fn ways_to_fulfil_are_lists_within_lists() {
    assert_eq!(
        who(
            "villkor { vuxen  något av { utsatt  alla av { avhyst  inte orolig }  ålder 18–24 år }  inget av { medborgare  barnet { ålder under 2 år } } }"
        ),
        "Du kan få stödet om allt det här stämmer:\n\
        \x20 Du har fyllt 18 år.\n\
        \x20 Minst ett av det här stämmer:\n\
        \x20   Du är eller har varit utsatt för våld.\n\
        \x20   Allt det här stämmer:\n\
        \x20     Du har redan fått lämna bostaden.\n\
        \x20     Du känner dig inte orolig.\n\
        \x20   Du har fyllt 18 år men inte 25.\n\
        \x20 Inget av det här stämmer:\n\
        \x20   Du är svensk medborgare.\n\
        \x20   Ditt barn är under 2 år."
    );
    assert_eq!(
        alone("inte något av { utsatt  avhyst }"),
        "Inget av det här får stämma:\n  Du är eller har varit utsatt för våld.\n  Du har redan fått lämna bostaden."
    );
    assert_eq!(
        alone("inte alla av { utsatt  avhyst }"),
        "Allt det här får inte stämma på samma gång:\n  Du är eller har varit utsatt för våld.\n  Du har redan fått lämna bostaden."
    );
    assert_eq!(alone("inget av { inte vuxen }"), "Du ska ha fyllt 18 år.");
    assert_eq!(alone("något av { alla av { vuxen } }"), "Du ska ha fyllt 18 år.");
    assert_eq!(alone("vuxen  ålder minst 18 år"), "Du ska ha fyllt 18 år.");
}

#[test]
fn an_open_insats_and_one_without_conditions_are_not_the_same() {
    assert_eq!(who("villkor öppet för alla"), "Stödet är öppet för alla.");
    assert_eq!(who("villkor { }"), "Stödet är öppet för alla.");
    assert_eq!(who(""), "Dokumentet anger inga villkor. Fråga oss om stödet passar dig.");
    assert_eq!(
        who("ges till förälder villkor öppet för alla"),
        "Stödet är för dig som är förälder.\nDet finns inga andra villkor."
    );
}

#[test]
fn who_takes_part_decides_whom_it_speaks_to() {
    let with = |roles: &str| who(&format!("ges till {roles} villkor {{ ålder 15–17 år }}"));
    let you = "Du ska ha fyllt 15 år men inte 18.";
    assert_eq!(with("individ"), you);
    for (roles, told) in [
        ("förälder", "Stödet är för dig som är förälder."),
        ("närstående", "Stödet är för dig som är närstående."),
        ("förälder, närstående", "Stödet är för dig som är förälder eller närstående."),
        ("familj", "Stödet är för dig som är förälder och för ditt barn."),
        ("barn, förälder", "Stödet är för dig som är förälder och för ditt barn."),
        ("närstående, barn", "Stödet är för dig som är närstående och för ditt barn."),
        ("individ, förälder, närstående", "Stödet ges också till föräldrar och närstående."),
        ("individ, familj, grupp", "Stödet ges också till familjer och grupper."),
    ] {
        assert_eq!(with(roles), format!("{told}\n{you}"), "{roles}");
    }
    assert_eq!(with("barn"), "Stödet är för barn.\nBarnet ska vara 15–17 år.");
    assert_eq!(with("grupp"), "Stödet är för grupper.\nVar och en i gruppen ska vara 15–17 år.");
    assert_eq!(
        who("ges till familj villkor { utsatt  barnet { ålder 3–12 år  placerad } }"),
        "Stödet är för dig som är förälder och för ditt barn.\n\
         Du och ditt barn kan få stödet om allt det här stämmer:\n\
        \x20 Du är eller har varit utsatt för våld.\n\
        \x20 Ditt barn är 3–12 år.\n\
        \x20 Ditt barn är placerat eller inskrivet utanför sitt hem."
    );
    assert_eq!(
        who("ges till barn villkor { placerad  föräldern { orolig } }"),
        "Stödet är för barn.\n\
         Barnet kan få stödet om allt det här stämmer:\n\
        \x20 Barnet är placerat eller inskrivet utanför sitt hem.\n\
        \x20 Barnets förälder känner sig orolig."
    );
}

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

#[test]
fn the_cost_is_what_the_document_says_and_no_more() {
    let cost = |clauses: &str| said(&format!("villkor öppet för alla {clauses}"), words::cost);
    assert_eq!(cost(""), "Dokumentet säger inte om det kostar något. Fråga oss.");
    assert_eq!(cost("avgift ingen"), "Det kostar inget.");
    assert_eq!(cost("avgift \"150 kr per besök\""), "Det kostar 150 kr per besök.");
    assert_eq!(cost("avgift \"Enligt taxa.\""), "Avgift: Enligt taxa.");
}

const DUTY: &str = "Om vi misstänker att ett barn far illa måste vi anmäla det. Det gäller alltid.";

#[test]
fn notes_say_what_is_left_out_and_that_the_duty_to_report_remains() {
    let notes = |clauses: &str| said(&format!("villkor {{ ålder minst 18 år }} {clauses}"), words::anonymity_and_notes);
    let plain = "Vi skriver ned det som är viktigt för stödet. Anteckningarna finns i Journalen.";
    assert_eq!(notes(""), format!("{plain}\n{DUTY}"));
    assert_eq!(notes("anonymt"), format!("Du behöver inte säga vem du är.\n{plain}\n{DUTY}"));
    assert_eq!(
        notes("anonymt vid första besöket"),
        format!("Vid första besöket behöver du inte säga vem du är.\n{plain}\n{DUTY}")
    );
    assert_eq!(
        notes("dokumentation undantag enligt 14 kap. 4 § SoL"),
        format!(
            "Vid rådgivning behöver vi inte skriva ned personliga saker om dig. Annat om stödet kan vi skriva ned.\n{DUTY}"
        )
    );
    let exempt = "dokumentation undantag enligt 14 kap. 5 § SoL { särskilda skäl våld \"\"\"De vågar inte.\"\"\" }";
    assert_eq!(
        notes(exempt),
        format!(
            "Vi skriver inte ned det som visar vem du är, som ditt namn. Annat om stödet skriver vi ned, till exempel hur många som kommer.\n{DUTY}"
        )
    );
    assert_eq!(
        notes("dokumentation verksamhetsnivå"),
        format!("Vi skriver ned uppgifter om stödet som helhet. Fråga oss vad vi skriver ned om dig.\n{DUTY}")
    );
    // An exemption under a provision that allows none, or under a law that is not in force.
    for lagrum in ["14 kap. 3 § SoL", "11 kap. 5 § SoL-2001"] {
        assert_eq!(
            notes(&format!("dokumentation undantag enligt {lagrum}")),
            format!("Fråga oss vad vi skriver ned om dig.\n{DUTY}")
        );
    }
    assert_eq!(
        said("villkor öppet för alla anonymt", words::anonymity_and_notes).lines().next(),
        Some("Du behöver inte säga vem du är. Fråga oss hur det går till om dina vårdnadshavare behöver säga ja.")
    );
    assert_eq!(
        said_of("familjerådgivning", "villkor öppet för alla", words::anonymity_and_notes).lines().last(),
        Some("Om vi får veta att ett barn far illa hemma av våld eller övergrepp måste vi anmäla det.")
    );
}

#[test]
fn what_was_found_against_the_law_is_not_repeated() {
    let text = format!(
        "insats a \"A\" är behandling {{ innehåll \"\"\"A.\"\"\" villkor öppet för alla avgift \"150 kr\" \
         dokumentation undantag enligt 14 kap. 5 § SoL }}\n{PRELUDE}"
    );
    let told = |analysis: &Analysis| {
        let about = abouts(analysis)[0];
        text_of(&[words::cost(&about), words::anonymity_and_notes(&about), words::documentation(&about)].concat())
    };
    let mut analysis = analyze("provby", &text);
    analysis.diagnostics.clear();
    assert!(told(&analysis).contains("Det kostar 150 kr.") && told(&analysis).contains("Vi skriver inte ned"));
    let span = analysis.document.as_ref().expect("a riktlinje").insatser[0].head;
    for code in ["L041", "L020"] {
        let mut found = Diagnostic::new(stadga::registry::find(code).expect("a code"), span, "fel");
        found.insats = Some("a".to_owned());
        analysis.diagnostics.push(found);
    }
    assert_eq!(
        told(&analysis),
        format!(
            "Fråga oss om det kostar något.\nFråga oss vad vi skriver ned om dig.\n{DUTY}\n\
             Dokumentet anger ett undantag enligt 14 kap. 5 § SoL. Fråga nämnden vad som ska dokumenteras."
        )
    );
    for found in &mut analysis.diagnostics {
        found.insats = Some("en annan".to_owned());
    }
    assert!(told(&analysis).contains("Det kostar 150 kr."));
}

#[test]
fn the_extent_is_told_part_by_part() {
    for (written, told) in [
        (
            "8–10 tillfällen à cirka 2 timmar under 3–4 månader",
            "8–10 tillfällen, cirka 2 timmar varje gång, under 3–4 månader.",
        ),
        ("1 tillfälle à 1 timme", "1 tillfälle, 1 timme varje gång."),
        (
            "cirka 5 tillfällen à 1,5 timmar \"vid behov fler\"",
            "Cirka 5 tillfällen, 1,5 timmar varje gång, vid behov fler.",
        ),
        ("minst 2 tillfällen à 45–60 minuter", "Minst 2 tillfällen, 45–60 minuter varje gång."),
        ("à 60–90 minuter", "1–1,5 timmar varje gång."),
        ("à 75 minuter", "75 minuter varje gång."),
        ("under högst 1 månad", "Under högst 1 månad."),
        ("under 1 år", "Under 1 år."),
        ("under 2–3 veckor \"Ring först.\"", "Under 2–3 veckor. Ring först."),
        ("under 90 dagar", "Under 90 dagar."),
        ("\"för barnet\" 5 tillfällen", "För barnet: 5 tillfällen."),
    ] {
        assert_eq!(said(&format!("omfattning {written}"), words::extent), told);
    }
    let two = "omfattning \"för barnet\" 5 tillfällen omfattning \"för föräldern\" 3 tillfällen";
    assert_eq!(said(two, words::extent), "För barnet: 5 tillfällen.\nFör föräldern: 3 tillfällen.");
    assert_eq!(said("", words::extent), "");
}

#[test]
fn form_follow_up_and_validity_are_told_in_a_sentence_each() {
    for (written, told) in [
        ("individuellt", "Stödet ges enskilt."),
        (
            "individuellt, grupp 6–12 deltagare, hembesök",
            "Stödet ges enskilt, i grupp med 6–12 deltagare eller hemma hos dig.",
        ),
        ("grupp högst 8 deltagare", "Stödet ges i grupp med högst 8 deltagare."),
        ("digitalt, öppet hus", "Stödet ges digitalt eller som öppet hus."),
    ] {
        assert_eq!(said(&format!("form {written}"), words::form), told);
    }
    for (written, told) in [
        ("individnivå", "Vi följer upp hur stödet fungerar för var och en."),
        ("verksamhetsnivå", "Vi följer upp stödet som helhet, inte för var och en."),
        ("individnivå och verksamhetsnivå", "Vi följer upp hur stödet fungerar för var och en och som helhet."),
    ] {
        assert_eq!(said(&format!("uppföljning {written}"), words::follow_up), told);
    }
    assert_eq!(said("", words::validity), "Gäller från och med den 1 juli 2026. Inget slutdatum är satt.");
    assert_eq!(
        said("gäller från 2026-08-01 till 2027-06-30", words::validity),
        "Gäller från och med den 1 augusti 2026 till och med den 30 juni 2027."
    );
    assert_eq!(said("", words::form) + &said("", words::follow_up), "");
}

#[test]
fn providers_read_what_to_check_and_how() {
    assert_eq!(
        said(
            "villkor { vuxen folkbokförd i kommunen utsatt inte medborgare fråga problem behov boende är hyresrätt barnet { ålder 3–12 år utsatt } }",
            words::how_to_check
        ),
        "Kontrollera att allt det här stämmer:\n\
        \x20 Deltagaren har fyllt 18 år.\n\
        \x20 Deltagaren är folkbokförd i Provby.\n\
        \x20 Deltagaren är eller har varit utsatt för våld. Det räcker att deltagaren själv säger det.\n\
        \x20 Deltagaren är inte svensk medborgare. Kontrollera mot en id-handling.\n\
        \x20 Svaret för deltagaren på frågan ”Har du ett eget boende?” är ja. Kontrollera mot handling.\n\
        \x20 Det här gäller deltagaren: svårigheter i skolan. Kontrollera mot intyg.\n\
        \x20 Deltagaren behöver mer stöd. Dokumentet säger att det ska bedömas. En utförare ska inte bedöma behov. Hänvisa till nämnden.\n\
        \x20 Hur deltagaren bor: hyresrätt. Kontrollera mot handling: hyresavtal.\n\
        \x20 Deltagarens barn är 3–12 år.\n\
        \x20 Deltagarens barn är eller har varit utsatt för våld. Det räcker att deltagaren själv säger det.\n\
         Kontrollera inget annat än det som står här."
    );
    assert_eq!(
        said("villkor öppet för alla", words::how_to_check),
        "Insatsen är öppen för alla. Det finns inget att kontrollera."
    );
    assert_eq!(said("", words::how_to_check), "Dokumentet anger inga villkor att kontrollera.");
    assert_eq!(said("villkor { vuxen }", words::how_to_check).lines().next(), Some("Kontrollera att det här stämmer:"));
}

#[test]
fn providers_read_how_it_is_documented() {
    for (written, told) in [
        ("", "Insatsen dokumenteras enligt 14 kap. 3 § SoL i Journalen."),
        ("dokumentation individnivå i \"Viva\"", "Insatsen dokumenteras på individnivå i Viva."),
        (
            "dokumentation undantag enligt 14 kap. 4 § SoL",
            "Personliga förhållanden behöver inte dokumenteras vid rådgivning (14 kap. 4 § SoL).",
        ),
        (
            "dokumentation undantag enligt 14 kap. 5 § SoL { särskilda skäl våld \"\"\"De vågar inte.\"\"\" beslut 2026-06-16 § \"61\" }",
            "Det som visar vem deltagaren är dokumenteras inte (14 kap. 5 § SoL). Allt annat ska dokumenteras.\nUndantaget beslutades den 16 juni 2026, § 61.",
        ),
    ] {
        assert_eq!(said(written, words::documentation), told);
    }
}

/// Every sentence, those of lists too.
fn all<'a>(sentences: &'a [Sentence], out: &mut Vec<&'a Sentence>) {
    for sentence in sentences {
        out.push(sentence);
        all(&sentence.items, out);
    }
}

/// What residents read of an insats.
fn of_residents(about: &About<'_>) -> Vec<Sentence> {
    page(about)
        .into_iter()
        .filter(|(heading, _)| !["Dokumentation", "Kontroll"].contains(heading))
        .flat_map(|(_, said)| said)
        .collect()
}

#[test]
fn every_sentence_can_be_traced_to_a_line_of_the_document() {
    for analysis in policies() {
        for about in abouts(&analysis) {
            let pages = page(&about);
            let mut found = Vec::new();
            pages.iter().for_each(|(_, sentences)| all(sentences, &mut found));
            for sentence in found {
                let file = analysis.sources.get(sentence.span.file).expect("a file of the analysis");
                assert!(file.name().starts_with("policies/"), "{}: {}", file.name(), sentence.text);
                assert!(!file.slice(sentence.span).trim().is_empty(), "{}", sentence.text);
            }
        }
    }
    let text =
        format!("{FACTS}\ninsats a \"A\" är stöd {{ innehåll \"\"\"A.\"\"\" villkor {{ utsatt vuxen }} }}\n{PRELUDE}");
    let analysis = analyze("provby", &text);
    let sentences = words::who_may_come(&abouts(&analysis)[0]);
    let written: Vec<&str> = sentences[0].items.iter().map(|item| analysis.sources.slice(item.span)).collect();
    assert_eq!(written, ["utsatt", "ålder minst 18 år"]);
}

#[test]
fn residents_are_never_told_what_they_must_not_be() {
    const NEVER: [&str; 20] = [
        "rätt till",
        "har rätt",
        "avslag",
        "överklag",
        "gratis",
        "kostnadsfri",
        "ingenting dokument",
        "dokumenteras inte",
        "skriver inte ned något",
        "ingen får veta",
        "får aldrig veta",
        "räcker att en",
        "en vårdnadshavare",
        "en förälder räcker",
        "fyllt 12 år kan",
        "måste vara folkbokförd",
        "anonymitet garanteras",
        "lagen säger",
        "biståndslös",
        "missbrukare",
    ];
    for analysis in policies() {
        for about in abouts(&analysis) {
            let said = text(&of_residents(&about)).to_lowercase();
            for words in NEVER {
                assert!(!said.contains(words), "{}: {words}\n{said}", about.insats.title.value);
            }
            let place = about.insats.plats.as_ref().map(|plats| plats.value.to_lowercase());
            assert!(place.is_none_or(|place| !said.contains(&place)), "a place: {said}");
            let silent = about.insats.avgift.is_none();
            assert!(!silent || !said.contains("kostar inget"), "{said}");
            assert!(!said.contains("folkbokförd") || said.contains("vänd dig till socialtjänsten"), "{said}");
            assert!(said.contains("måste vi anmäla"), "{said}");
        }
    }
}

#[test]
fn every_sentence_is_a_sentence() {
    for analysis in policies() {
        for about in abouts(&analysis) {
            let pages = page(&about);
            let mut found = Vec::new();
            pages.iter().for_each(|(_, sentences)| all(sentences, &mut found));
            for Sentence { text, items, .. } in found {
                assert!(text.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()), "{text}");
                assert_eq!(text.ends_with(':'), !items.is_empty(), "{text}");
                assert!(text.ends_with(['.', '?', ':']), "{text}");
                for wrong in ["  ", " .", " ,", "..", ",.", "`", "{", "}", "None"] {
                    assert!(!text.contains(wrong), "{text}");
                }
            }
        }
    }
}

/// LIX: words in a sentence, and the share of words of more than six letters.
fn lix(text: &str) -> f64 {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let sentences = text.split(['.', '?', ':', '\n']).filter(|part| part.contains(char::is_alphanumeric)).count();
    let long = words.iter().filter(|word| word.chars().count() > 6).count();
    let count = words.len() as f64;
    count / sentences as f64 + 100.0 * long as f64 / count
}

#[test]
fn what_is_generated_is_easy_to_read() {
    for analysis in policies() {
        for about in abouts(&analysis) {
            let said = text(&of_residents(&about));
            let found = lix(&said);
            println!("{found:.1} {}", about.insats.title.value);
            assert!(found <= 35.0, "{found:.1} {}:\n{said}", about.insats.title.value);
        }
    }
}
