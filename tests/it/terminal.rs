//! Findings as a person reads them at a terminal, compared whole.

use stadga::analysis::Analysis;
use stadga::diagnostic::{Acceptance, Diagnostic, Severity, Witness, codes};
use stadga::registry;
use stadga::report::terminal::{Count, Options, findings};
use stadga::source::{FileId, Span};

use crate::support::analyze;

/// An analysis of a text with just these findings.
fn with(text: &str, found: impl FnOnce(&Analysis) -> Vec<Diagnostic>) -> Analysis {
    let mut analysis = analyze("prov.stadga", text);
    analysis.diagnostics = found(&analysis);
    analysis
}

/// The place of a piece of the document's own text.
fn at(analysis: &Analysis, piece: &str) -> Span {
    let (file, source) = analysis.sources.iter().last().expect("the document's file");
    let start = source.text().find(piece).expect("the piece");
    Span::new(file, start, start + piece.len())
}

fn plain(analysis: &Analysis) -> String {
    findings(analysis, Options::default())
}

const TEXT: &str = "\
insats mötesplats \"Mötesplatsen\" är mötesplats {
    dokumentation undantag enligt 14 kap. 5 § SoL
    villkor {
        ålder minst 15 år
        våldsutsatt
    }
}
";

#[test]
fn a_finding_has_its_places_its_person_its_help_and_its_lagrum() {
    let analysis = with(TEXT, |analysis| {
        let descriptor = registry::find("L020").expect("a code");
        let provision = Span::new(FileId(0), 0, 5);
        vec![
            Diagnostic::new(descriptor, at(analysis, "dokumentation undantag"), "undantaget saknar `särskilda skäl`")
                .here("här")
                .label(at(analysis, "våldsutsatt"), "för dem som når hit")
                .label(provision, "14 kap. 5 § SoL: Undantag")
                .witness(Witness { text: "en 15-åring som är utsatt för våld".to_owned(), persons: Vec::new() })
                .help("skriv skälen i ett block efter lagrummet: `{ särskilda skäl mötesplats \"\"\"…\"\"\" }`, eller godta")
                .note("bygger på förarbetena")
                .lagrum(["14 kap. 5 § SoL", "5 kap. 2 § SoL"]),
        ]
    });
    let expected = "\
fel[L020]: undantaget saknar `särskilda skäl`
  ┌─ prov.stadga:2:5
  │
2 │     dokumentation undantag enligt 14 kap. 5 § SoL
  │     ^^^^^^^^^^^^^^^^^^^^^^ här
  ·
5 │         våldsutsatt
  │         ----------- för dem som når hit
  │
  = till exempel: en 15-åring som är utsatt för våld
  = hjälp: skriv skälen i ett block efter lagrummet:
    `{ särskilda skäl mötesplats \"\"\"…\"\"\" }`, eller godta
  = bygger på förarbetena
  = lagrum: 14 kap. 5 § SoL (Undantag); 5 kap. 2 § SoL
  = läs mer: `stadga förklara L020`

";
    assert_eq!(plain(&analysis), expected);
}

#[test]
fn every_severity_is_named_in_swedish_and_a_place_is_one_line() {
    let analysis = with(TEXT, |analysis| {
        let found = |severity| {
            Diagnostic::new(&codes::M012, at(analysis, "villkor {\n        ålder"), "ett fynd").severity(severity)
        };
        vec![found(Severity::Fel), found(Severity::Varning), found(Severity::Anmarkning)]
    });
    let shown = plain(&analysis);
    for word in ["fel", "varning", "anmärkning"] {
        let expected = format!(
            "\
{word}[M012]: ett fynd
  ┌─ prov.stadga:3:5
  │
3 │     villkor {{
  │     ^^^^^^^^^
  │
  = läs mer: `stadga förklara M012`

"
        );
        assert!(shown.contains(&expected), "{shown}");
    }
    assert_eq!(Count::of(&analysis).line(), "1 fel, 1 varning och 1 anmärkning i 1 dokument");
}

#[test]
fn colours_follow_the_words() {
    let analysis = with(TEXT, |analysis| vec![Diagnostic::new(&codes::M010, at(analysis, "insats"), "ett fynd")]);
    let shown = findings(&analysis, Options { colour: true, accepted: false });
    assert!(shown.starts_with("\u{1b}[0m\u{1b}[1m\u{1b}[38;5;9mfel[M010]\u{1b}[0m"), "{shown:?}");
    assert!(!shown.contains("error"), "{shown:?}");
}

#[test]
fn an_accepted_finding_is_shown_only_when_asked_for() {
    let analysis = with(TEXT, |analysis| {
        let mut found = Diagnostic::new(&codes::M012, at(analysis, "våldsutsatt"), "ett fynd");
        found.accepted = Some(Acceptance {
            reason: "Skälen står i protokollet.".to_owned(),
            by: "Kommunjuristen".to_owned(),
            on: "2026-01-15".to_owned(),
            until: None,
            span: found.span,
        });
        vec![found]
    });
    assert_eq!(plain(&analysis), "");
    let expected = "\
godtaget avsteg[M012]: ett fynd
  ┌─ prov.stadga:5:9
  │
5 │         våldsutsatt
  │         ^^^^^^^^^^^
  │
  = godtaget av Kommunjuristen 2026-01-15: Skälen står i protokollet.
  = läs mer: `stadga förklara M012`

";
    assert_eq!(findings(&analysis, Options { colour: false, accepted: true }), expected);
    assert_eq!(Count::of(&analysis).line(), "inga fynd i 1 dokument; dessutom 1 godtaget avsteg");
}

#[test]
fn a_long_line_is_cut_around_the_place_and_its_column_is_right() {
    let text = format!("// {}felet{}\n", "ord ".repeat(100), " ord".repeat(100));
    let analysis = with(&text, |analysis| vec![Diagnostic::new(&codes::S001, at(analysis, "felet"), "ett fynd")]);
    let expected = "\
fel[S001]: ett fynd
  ┌─ prov.stadga:1:404
  │
1 │ …d ord ord ord ord ord ord ord felet ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord …
  │                                ^^^^^
  │
  = läs mer: `stadga förklara S001`

";
    assert_eq!(plain(&analysis), expected);
}

#[test]
fn what_a_terminal_would_obey_is_shown_and_obeyed_nowhere() {
    let text = "\u{feff}insats \u{1b}[31m\tröd\u{202e}\r\n";
    let analysis = with(text, |analysis| {
        vec![Diagnostic::new(&codes::S008, at(analysis, "röd"), "ordet `\u{1b}]0;x\u{7}`\nmed ny rad").here("\u{9b}")]
    });
    let shown = plain(&analysis);
    let expected = "\
fel[S008]: ordet `␛]0;x␇` med ny rad
  ┌─ prov.stadga:1:14
  │
1 │ insats ␛[31m    röd\u{fffd}
  │                 ^^^ \u{fffd}
  │
  = läs mer: `stadga förklara S008`

";
    assert_eq!(shown, expected);
}

#[test]
fn places_at_the_ends_of_a_text_can_be_shown() {
    for text in ["", "\n", "a", "å\n\n"] {
        let analysis = with(text, |analysis| {
            let (file, source) = analysis.sources.iter().last().expect("the document's file");
            let end = source.text().len();
            let places = [Span::new(file, 0, 0), Span::new(file, 0, end), Span::new(file, end, end)];
            places.map(|place| Diagnostic::new(&codes::M009, place, "ett fynd")).to_vec()
        });
        assert_eq!(plain(&analysis).matches("┌─ prov.stadga:").count(), 3, "{text:?}");
    }
    // A place in a file that is not there leaves the finding without one.
    let analysis = with("", |_| vec![Diagnostic::new(&codes::M009, Span::new(FileId(99), 7, 9), "ett fynd")]);
    assert!(plain(&analysis).starts_with("fel[M009]: ett fynd\n"));
}

#[test]
fn the_sum_has_the_right_grammar() {
    let count = |fel, varningar, anmarkningar, accepted, documents| {
        Count { documents, fel, varningar, anmarkningar, accepted }.line()
    };
    assert_eq!(count(2, 1, 3, 0, 1), "2 fel, 1 varning och 3 anmärkningar i 1 dokument");
    assert_eq!(count(1, 0, 1, 2, 4), "1 fel och 1 anmärkning i 4 dokument; dessutom 2 godtagna avsteg");
    assert_eq!(count(0, 2, 0, 0, 2), "2 varningar i 2 dokument");
    assert_eq!(count(0, 0, 0, 0, 0), "inga fynd i 0 dokument");
}
