//! The same work on many things at once, with the results in the order of the things.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread::{self, Builder};
use std::time::Instant;

use super::console;

/// How long a work goes on before it shows how far it has come, and how often it then does, in milliseconds.
const PATIENCE: u64 = 1000;
const BEAT: u64 = 200;

/// Enough for the deepest nesting that the parser reads, on any thread.
const STACK: usize = 8 * 1024 * 1024;

/// Does the work on every thing. `doing` names it for whoever watches, as `granskar`.
pub(super) fn map<T: Sync, R: Send>(things: &[T], doing: &str, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let progress = Progress::new(doing, things.len());
    let share = || {
        let mut results = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else { return results };
            results.push((at, work(thing)));
            progress.step();
        }
    };
    // How many cores there are is asked of the system in a dozen steps, and one thing needs one of them.
    let helpers = match things.len().saturating_sub(1) {
        0 => 0,
        wanted => thread::available_parallelism().map_or(0, |cores| cores.get() - 1).min(wanted),
    };
    let mut results = thread::scope(|scope| {
        // A thread that cannot be had is done without: this one takes what is left.
        let start = |_| Builder::new().stack_size(STACK).spawn_scoped(scope, share).ok();
        let helpers: Vec<_> = (0..helpers).filter_map(start).collect();
        let mut results = share();
        for helper in helpers {
            match helper.join() {
                Ok(part) => results.extend(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    });
    progress.clear();
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

/// How far a work has come, for whoever watches: shown only at a terminal, and only when it takes long.
struct Progress<'a> {
    doing: &'a str,
    all: usize,
    done: AtomicUsize,
    begun: Instant,
    /// When it is to be shown next, in milliseconds from the beginning.
    due: AtomicU64,
}

impl<'a> Progress<'a> {
    fn new(doing: &'a str, all: usize) -> Self {
        let due = if console::watched() { PATIENCE } else { u64::MAX };
        Self { doing, all, done: AtomicUsize::new(0), begun: Instant::now(), due: AtomicU64::new(due) }
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let due = self.due.load(Ordering::Relaxed);
        if due == u64::MAX {
            return;
        }
        let now = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        // Of the threads that find it due at once, one shows it.
        if now >= due && self.due.compare_exchange(due, now + BEAT, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            console::progress(Some(&format!("{} {done} av {} …", self.doing, self.all)));
        }
    }

    fn clear(&self) {
        let due = self.due.load(Ordering::Relaxed);
        if due != PATIENCE && due != u64::MAX {
            console::progress(None);
        }
    }
}
