//! Who may come: every condition in every form, for whomever it speaks of.

use super::said;
use stadga::emit::sentences as words;

const ELSEWHERE: &str = "Vänd dig till socialtjänsten där du bor och ansök om hjälp. Är det akut, eller vet du inte vart du ska vända dig? Kontakta oss.";

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
            "Du är inte placerad eller inskriven utanför ditt hem.",
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
            "Du behöver mer stöd. Det går inte att svara på utan en bedömning. Fråga oss.",
            "Du behöver inte mer stöd. Det går inte att svara på utan en bedömning. Fråga oss.",
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
            "Ditt barn är inte placerat eller inskrivet utanför sitt hem.",
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
            "Din förälder är inte placerad eller inskriven utanför sitt hem.",
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
    assert_eq!(who(""), "Riktlinjen anger inga villkor. Fråga oss om stödet passar dig.");
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
    ] {
        assert_eq!(with(roles), format!("{told}\n{you}"), "{roles}");
    }
    for (roles, told) in [
        ("individ, förälder, närstående", "Stödet ges också till föräldrar och närstående."),
        ("individ, familj, grupp", "Stödet ges också till familjer och grupper."),
    ] {
        assert_eq!(with(roles), format!("{you}\n{told}"), "{roles}");
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

#[test]
fn a_lowest_and_a_highest_age_are_told_as_one_where_both_must_hold() {
    assert_eq!(
        who("villkor { ålder minst 13 år folkbokförd i kommunen ålder högst 20 år }").lines().next(),
        Some("Du ska ha fyllt 13 år men inte 21.")
    );
    assert_eq!(
        who("ges till förälder villkor { barnet { ålder minst 3 år ålder under 13 år } }"),
        "Stödet är för dig som är förälder.\nDitt barn ska vara 3–12 år."
    );
    // One of the two is enough, so that they do not bound each other.
    let either = who("villkor { något av { ålder minst 65 år ålder under 21 år } }");
    assert!(either.contains("Du har fyllt 65 år.") && either.contains("Du är under 21 år."), "{either}");
    // Nobody can be both, and the reader should see what is written.
    let none = who("villkor { ålder minst 65 år ålder under 21 år }");
    assert_eq!(none, "Du ska ha fyllt 65 år.\nDu ska vara under 21 år.");
}
