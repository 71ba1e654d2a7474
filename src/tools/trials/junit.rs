//! The provs as JUnit XML, for what runs tests: a suite for each document, a case for each prov.
//!
//! maud escapes every text, and makes no void element here, so that the result is well-formed XML.

use maud::{Markup, PreEscaped, Render, html};

use super::{Grade, Trial, Trials};
use crate::rules::failing_prov::Outcome;
use crate::source::Span;

/// All documents as one XML file.
#[must_use]
pub fn written(all: &[Trials<'_>]) -> String {
    let count = |grade| all.iter().map(|trials| trials.count(grade)).sum::<usize>();
    let provs: usize = all.iter().map(|trials| trials.trials.len()).sum();
    let suites = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        testsuites name="stadga pröva" tests=(provs) failures=(count(Grade::Fails)) errors=(count(Grade::Unreadable))
            skipped=(count(Grade::Untested))
        {
            @for trials in all { (suite(trials)) }
            "\n"
        }
        "\n"
    };
    suites.into_string()
}

fn suite(trials: &Trials<'_>) -> Markup {
    html! {
        "\n  "
        testsuite name=(Xml(&trials.analysis.name)) tests=(trials.trials.len()) failures=(trials.count(Grade::Fails))
            errors=(trials.count(Grade::Unreadable)) skipped=(trials.count(Grade::Untested))
        {
            @for trial in &trials.trials { (case(trials, trial)) }
            "\n  "
        }
    }
}

fn case(trials: &Trials<'_>, trial: &Trial<'_>) -> Markup {
    let (file, line) = place(trials, trial.prov.title.span);
    html! {
        "\n    "
        testcase name=(Xml(&trial.prov.title.value)) classname=(Xml(&trials.analysis.name)) file=(Xml(&file)) line=(line) {
            @for verdict in &trial.verdicts {
                @if let Outcome::Fails(found) = &verdict.outcome {
                    "\n      "
                    failure type=(found.descriptor.code) message=(Xml(&found.message)) {
                        @for label in &found.labels { @let (file, line) = place(trials, label.span);
                            (Xml(&format!("{file}:{line}: {}\n", label.message))) }
                        @if let Some(person) = &found.witness { (Xml(&format!("person: {}\n", person.text))) }
                        @for note in &found.notes { (Xml(&format!("{note}\n"))) }
                        @if let Some(help) = &found.help { (Xml(&format!("hjälp: {help}\n"))) }
                    }
                }
            }
            @match trial.grade() {
                Grade::Unreadable => {
                    "\n      "
                    error type="oläsligt" message="provet går inte att läsa; `stadga kontrollera` säger varför" {}
                }
                Grade::Untested => { "\n      " skipped message=(Xml(&why(trial))) {} }
                Grade::Holds | Grade::Fails => {}
            }
            "\n    "
        }
    }
}

/// Why a prov tests nothing.
pub(super) fn why(trial: &Trial<'_>) -> String {
    let why = trial.verdicts.iter().find_map(|verdict| match verdict.outcome {
        Outcome::Untested(why) => Some(format!("prövas inte, därför att {why}")),
        _ => None,
    });
    why.unwrap_or_else(|| "provet väntar sig inget".to_owned())
}

fn place(trials: &Trials<'_>, span: Span) -> (String, u32) {
    trials
        .analysis
        .sources
        .get(span.file)
        .map_or((String::new(), 1), |file| (file.name().to_owned(), file.position(span.start).line))
}

/// A text without the control characters that XML 1.0 cannot hold.
struct Xml<'a>(&'a str);

impl Render for Xml<'_> {
    fn render_to(&self, out: &mut String) {
        let allowed = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
        let text: String = self.0.chars().filter(allowed).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
        text.render_to(out);
    }
}
