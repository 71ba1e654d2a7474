//! Applying what findings propose.

use stadga::tools::fix::fixed;

use crate::support::{PRELUDE, analyze, codes};

const CASE: &str = r#"uppgift våldsutsatt "är utsatt för våld" { kontrolleras genom egen uppgift }

insats samtal "Samtal" är stödsamtl {
    kortfattat """Du kan få prata med någon."""
    innehåll """Samtal med en kurator."""
    villkor { våldutsatt  ålder minst 18 år }
}

insats råd "Råd" är stödsamtal {
    kortfattat """Du kan få råd."""
    innehåll """Råd av en kurator."""
    villkor { våldsutsatt  ålder minst 18 år }
}
"#;

fn whole(text: &str) -> String {
    format!("{text}\n{PRELUDE}")
}

#[test]
fn a_change_to_be_reviewed_is_left_unless_all_are_asked_for() {
    let analysis = analyze("fall", &whole(CASE));
    assert_eq!(fixed(&analysis, false), []);
    let all = fixed(&analysis, true);
    assert_eq!(all.len(), 1);
    let applied: Vec<_> = all[0].applied.iter().map(|(code, title)| (*code, title.as_str())).collect();
    assert_eq!(applied, [("M004", "skriv `stödsamtal`"), ("M001", "skriv `våldsutsatt`")]);
}

#[test]
fn the_changed_text_no_longer_has_the_findings_and_keeps_all_else() {
    let before = whole(CASE);
    let all = fixed(&analyze("fall", &before), true);
    let expected = before.replace("stödsamtl", "stödsamtal").replace("våldutsatt", "våldsutsatt");
    assert_eq!(all[0].after, expected);
    let left = codes(&analyze("fall", &all[0].after));
    assert!(!left.iter().any(|code| code.starts_with('M')), "{left:?}");
}

#[test]
fn the_diff_shows_the_lines_that_change() {
    let all = fixed(&analyze("fall", &whole(CASE)), true);
    let changed: Vec<String> =
        all[0].diff().lines().filter(|line| line.starts_with(['+', '-'])).skip(2).map(str::to_owned).collect();
    assert_eq!(
        changed,
        [
            "-insats samtal \"Samtal\" är stödsamtl {",
            "+insats samtal \"Samtal\" är stödsamtal {",
            "-    villkor { våldutsatt  ålder minst 18 år }",
            "+    villkor { våldsutsatt  ålder minst 18 år }",
        ]
    );
}

/// Rows whose first row is missing, and which say what the insats above says.
#[test]
fn rows_of_an_insats_without_its_first_row_are_not_removed_as_doubled() {
    let case = whole(
        r#"insats a "Ena" är mötesplats {
    kortfattat """Du kan komma."""
    innehåll "Kurs."
    villkor { ålder minst 18 år }
    form individuellt
    avgift ingen
}

    innehåll "Kurs."
    villkor { ålder minst 18 år }
    form individuellt
    avgift ingen
}
"#,
    );
    let analysis = analyze("fall", &case);
    assert_eq!(codes(&analysis), ["S001"]);
    assert_eq!(fixed(&analysis, false), []);
    assert_eq!(fixed(&analysis, true), []);
}

#[test]
fn consent_from_the_age_of_the_law_leaves_no_ages_without_a_rule() {
    let case = whole(
        r#"insats samtal "Samtal för unga" är ungdomsstöd {
    kortfattat """Du kan prata med någon."""
    innehåll """Du får en samtalsledare som berättar vad som händer och frågar vad du tycker."""
    villkor { ålder 10–20 år }
    samtycke av vårdnadshavare för barn under 12 år
    från 12 år utan samtycke """Nämnden har vägt vad som är bäst för unga i gruppen."""
    text "Oro för barn" """Misstänker ledaren att ett barn far illa måste det anmälas."""
}
"#,
    );
    let before = analyze("fall", &case);
    assert_eq!(codes(&before), ["L011"]);
    assert_eq!(codes(&analyze("fall", &fixed(&before, true)[0].after)), Vec::<&str>::new());
}
