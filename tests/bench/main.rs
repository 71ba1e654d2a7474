//! Measurements that print ratios: `cargo bench --bench fart`. With `-- --skriv KATALOG` the corpus is written to disk,
//! for measuring other programs on the same documents; with `-- --fråga` only questions about persons are measured.

// A measurement stops at the first thing that is not as it should be.
#![allow(clippy::expect_used, missing_docs)]

#[path = "corpus.rs"]
mod corpus;
#[path = "questions.rs"]
mod questions;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use pest::Parser;
use stadga::analysis::{self, Analysis, Input};
use stadga::date::Date;
use stadga::law::Library;
use stadga::source::{FileId, SourceFile};
use stadga::syntax;

/// As in the program. The bare parse is measured with it too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/stadga.pest"]
struct Bare;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.iter().any(|argument| argument == "--fråga") {
        questions::print(&Arc::new(Library::embedded()));
        return;
    }
    let corpus = corpus::make(290, 30, 2026);
    if let Some(at) = arguments.iter().position(|argument| argument == "--skriv") {
        write(&corpus, arguments.get(at + 1).expect("a folder after --skriv"));
        return;
    }
    let bytes: usize = corpus.iter().map(|made| made.text.len()).sum();
    println!("korpus: {} dokument, {} insatser, {:.1} MB", corpus.len(), corpus.len() * 30, bytes as f64 / 1e6);
    let library = Arc::new(Library::embedded());
    let inputs: Vec<Input> = corpus.iter().map(|made| input(made, &library)).collect();

    let bare = best(|| corpus.iter().filter(|made| Bare::parse(Rule::file, &made.text).is_ok()).count());
    println!("bar pest-läsning, en kärna            {:>8.1} ms   1,00", ms(bare));
    let tree =
        best(|| inputs.iter().map(|input| syntax::parse(FileId(0), &input.files[0]).file.items.len()).sum::<usize>());
    print("läsning till träd, en kärna", tree, bare);
    let one = best(|| inputs.iter().map(|input| analysis::analyze(input).diagnostics.len()).sum::<usize>());
    print("kontrollera, en kärna (högst 2,00)", one, bare);
    let two = best(|| parallel(&inputs, 2));
    print("kontrollera, två kärnor (högst 1,00)", two, bare);
    let tenth = best(|| inputs.iter().take(29).map(|input| analysis::analyze(input).diagnostics.len()).sum::<usize>());
    println!("tio gånger så mycket tar {:.2} gånger så lång tid (högst 10,50)", ms(one) / ms(tenth));
    let start = best(|| Library::embedded().law.provisions.len());
    println!("lagbiblioteket läses på {:.2} ms", ms(start));
    planted(&corpus, &inputs);
    questions::print(&library);
}

fn planted(corpus: &[corpus::Made], inputs: &[Input]) {
    let (mut planted, mut found, mut noise) = (0, 0, 0);
    for (made, input) in corpus.iter().zip(inputs) {
        let analysis: Analysis = analysis::analyze(input);
        let has = |code: &str| analysis.diagnostics.iter().any(|finding| finding.descriptor.code == code);
        match made.planted {
            Some(code) => {
                planted += 1;
                found += usize::from(has(code));
            }
            None => noise += analysis.count(stadga::diagnostic::Severity::Fel),
        }
    }
    println!("planterade fel: {planted}, funna: {found}; fel i dokument utan planterat fel: {noise}");
}

fn input(made: &corpus::Made, library: &Arc<Library>) -> Input {
    Input {
        name: made.name.clone(),
        files: vec![Arc::new(SourceFile::new(format!("{}.stadga", made.name), made.text.clone()))],
        library: Arc::clone(library),
        as_of: Date::new(2026, 11, 22).expect("a real day"),
    }
}

fn parallel(inputs: &[Input], threads: usize) -> usize {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = 0;
        while let Some(input) = inputs.get(next.fetch_add(1, Ordering::Relaxed)) {
            found += analysis::analyze(input).diagnostics.len();
        }
        found
    };
    std::thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        handles.into_iter().map(|handle| handle.join().expect("a thread")).sum()
    })
}

/// The shortest of five runs.
fn best<T>(mut job: impl FnMut() -> T) -> Duration {
    let run = |job: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        std::hint::black_box(job());
        start.elapsed()
    };
    (0..5).map(|_| run(&mut job)).min().unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn print(what: &str, time: Duration, base: Duration) {
    println!("{what:<37} {:>8.1} ms   {:.2}", ms(time), ms(time) / ms(base));
}

fn write(corpus: &[corpus::Made], folder: &str) {
    for made in corpus {
        let folder = std::path::Path::new(folder).join(&made.name);
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("riktlinje.stadga"), &made.text).expect("a file");
    }
}
