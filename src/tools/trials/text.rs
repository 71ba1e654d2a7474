//! The provs of a document for people: each that failed as a finding, one line that sums up, and what no prov reaches.

use super::{Grade, Trials};
use crate::analysis::Analysis;
use crate::report::terminal;
use crate::rules::failing_prov::Outcome;
use crate::source::Span;
use crate::swedish;

/// The provs of a document, with an empty line after it.
#[must_use]
pub fn written(trials: &Trials<'_>, colour: bool) -> String {
    let mut out = failures(trials, colour);
    let name = &trials.analysis.name;
    if trials.trials.is_empty() {
        out.push_str(&format!("{name}: inga prov\n\n"));
        return out;
    }
    out.push_str(&format!("{name}: {}\n", line(trials)));
    for trial in trials.trials.iter() {
        let why = match trial.grade() {
            Grade::Unreadable => "går inte att läsa; `stadga kontrollera` säger varför",
            Grade::Untested => "prövar inget",
            Grade::Holds | Grade::Fails => {
                for verdict in &trial.verdicts {
                    if let Outcome::Untested(why) = verdict.outcome {
                        let insats = &verdict.expectation.insats().value;
                        let title = &trial.prov.title.value;
                        out.push_str(&format!("  provet `{title}` prövar inte `{insats}`, därför att {why}\n"));
                    }
                }
                continue;
            }
        };
        let place = place(trials.analysis, trial.prov.title.span);
        out.push_str(&format!("  {place}  provet `{}` {why}\n", trial.prov.title.value));
    }
    coverage(trials, &mut out);
    out.push('\n');
    out
}

/// All documents in one line; empty for less than two.
#[must_use]
pub fn sum(all: &[Trials<'_>]) -> String {
    if all.len() < 2 {
        return String::new();
    }
    let count = |grade| all.iter().map(|trials| trials.count(grade)).sum::<usize>();
    let provs = all.iter().map(|trials| trials.trials.len()).sum();
    let documents = swedish::count(u32::try_from(all.len()).unwrap_or(u32::MAX), "dokument", "dokument");
    format!("{} i {documents}\n", told(provs, count(Grade::Fails), count(Grade::Unreadable), count(Grade::Untested)))
}

fn line(trials: &Trials<'_>) -> String {
    let count = |grade| trials.count(grade);
    told(trials.trials.len(), count(Grade::Fails), count(Grade::Unreadable), count(Grade::Untested))
}

fn told(all: usize, fails: usize, unreadable: usize, untested: usize) -> String {
    let holds = all - fails - unreadable - untested;
    let first = match (all, fails) {
        (0, _) => "inga prov".to_owned(),
        (1, 0) if holds == 1 => "provet håller".to_owned(),
        (all, 0) if holds == all => format!("alla {all} prov håller"),
        (all, 0) => format!("{holds} av {all} prov håller"),
        (all, fails) => format!("{fails} av {all} prov slår fel"),
    };
    let mut parts = vec![first];
    if unreadable > 0 {
        parts.push(format!("{unreadable} går inte att läsa"));
    }
    if untested > 0 {
        parts.push(format!("{untested} prövar inget"));
    }
    swedish::and(&parts)
}

/// The findings of the provs that failed, as `kontrollera` shows them.
fn failures(trials: &Trials<'_>, colour: bool) -> String {
    let verdicts = trials.trials.iter().flat_map(|trial| &trial.verdicts);
    let found = verdicts.filter_map(|verdict| match &verdict.outcome {
        Outcome::Fails(found) => Some(found.as_ref()),
        _ => None,
    });
    terminal::these(found, trials.analysis, colour)
}

fn coverage(trials: &Trials<'_>, out: &mut String) {
    let (analysis, coverage) = (trials.analysis, &trials.coverage);
    let untouched: Vec<_> = coverage.insatser.iter().filter(|(_, provs)| *provs == 0).collect();
    let undecided: Vec<_> = coverage.lines.iter().filter(|line| !line.decided).collect();
    if !untouched.is_empty() {
        let of = swedish::count(count(coverage.insatser.len()), "insats", "insatser");
        out.push_str(&format!("  {} av {of} prövas inte:\n", untouched.len()));
        for (insats, _) in untouched {
            out.push_str(&format!("    {}  {}\n", place(analysis, insats.head), insats.title.value));
        }
    }
    if !undecided.is_empty() {
        let of = swedish::count(count(coverage.lines.len()), "rad", "rader");
        out.push_str(&format!("  {} av {of} i villkoren avgör inget prov:\n", undecided.len()));
        for line in undecided {
            let of = match line.insatser.as_slice() {
                [only] => format!("  ({})", only.title.value),
                several => format!("  ({} insatser)", several.len()),
            };
            out.push_str(&format!("    {}  `{}`{of}\n", place(analysis, line.span), line.text));
        }
    }
    if coverage.insatser.iter().all(|(_, provs)| *provs > 0) && coverage.lines.iter().all(|line| line.decided) {
        out.push_str("  alla insatser prövas, och varje rad i villkoren avgör något prov\n");
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// `policies/lillby/riktlinje.stadga:12`
pub(in crate::tools) fn place(analysis: &Analysis, span: Span) -> String {
    match analysis.sources.get(span.file) {
        Some(file) => format!("{}:{}", file.name(), file.position(span.start).line),
        None => String::new(),
    }
}
