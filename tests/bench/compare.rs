//! How long `jämför` takes: two documents of 30 insatser each. `cargo bench --bench jamfor`.

// A measurement stops at the first thing that is not as it should be.
#![allow(clippy::expect_used, missing_docs)]

#[path = "corpus.rs"]
#[allow(dead_code)]
mod corpus;

use std::sync::Arc;
use std::time::{Duration, Instant};

use stadga::analysis::{self, Analysis, Input};
use stadga::date::Date;
use stadga::law::Library;
use stadga::source::SourceFile;
use stadga::tools::diff::{self, Comparison, Version, page, text};

fn main() {
    let library = Arc::new(Library::embedded());
    let made = corpus::make(2, 30, 2026);
    let [one, other] = [&made[0].text, &made[1].text];
    // A new version in which every age, every default and many words are other than before.
    let changed = one
        .replace("minst 18 år", "minst 19 år")
        .replace("13–20 år", "12–21 år")
        .replace("under 18 år", "under 16 år")
        .replace("vardagen", "tillvaron");
    let renamed =
        changed.replace("insats insats-", "insats ny-").replace(" är ", "\" är ").replace("\"\" är", " nu\" är");
    for (what, old, new) in [
        ("två versioner, alla insatser ändrade", one.as_str(), changed.as_str()),
        ("två versioner, alla insatser omdöpta", one, &renamed),
        ("två kommuner", one, other),
        ("samma riktlinje", one, one),
    ] {
        let analyses = [old, new].map(|text| analyze(text, &library));
        let compared = best(|| told(&compare(&analyses)));
        let all = best(|| told(&compare(&[old, new].map(|text| analyze(text, &library)))));
        println!("{what:<37} {:>7.2} ms; med läsning av båda {:>7.2} ms (högst 50)", ms(compared), ms(all));
    }
    for insatser in [30, 300] {
        let made = corpus::make(2, insatser, 7);
        let analyses = [0, 1].map(|at| analyze(&made[at].text, &library));
        println!("{insatser:>3} mot {insatser} insatser {:>32.2} ms", ms(best(|| told(&compare(&analyses)))));
    }
}

fn analyze(text: &str, library: &Arc<Library>) -> Analysis {
    analysis::analyze(&Input {
        name: "a".to_owned(),
        files: vec![Arc::new(SourceFile::new("a.stadga", text))],
        library: Arc::clone(library),
        as_of: Date::new(2026, 11, 22).expect("a real day"),
    })
}

fn compare([old, new]: &[Analysis; 2]) -> Comparison {
    let version = |analysis| Version { analysis, source: "a" };
    diff::compare(version(old), version(new)).expect("two riktlinjer")
}

fn told(comparison: &Comparison) -> usize {
    text::text(comparison, false).len() + page::page(comparison, true).len()
}

/// The shortest of ten runs.
fn best<T>(mut job: impl FnMut() -> T) -> Duration {
    let run = |job: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        std::hint::black_box(job());
        start.elapsed()
    };
    (0..10).map(|_| run(&mut job)).min().unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
