//! The documents while they are written: each is analysed and rendered anew when its files have changed, and keeps
//! its last pages while it cannot be read.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use clap::ArgMatches;

use super::shelf::{Note, Snapshot, Standing};
use super::watch::Stamp;
use crate::analysis::Analysis;
use crate::cli::check::Basis;
use crate::cli::disk::{self, Place};
use crate::cli::{args, build};
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::site::{self, Page, Summary};
use crate::swedish;

/// Everything that is written at the paths that were given.
pub(super) struct Drafts {
    given: ArgMatches,
    paths: Vec<PathBuf>,
    basis: Basis,
    law: Option<Stamp>,
    seen: Option<Seen>,
    documents: HashMap<PathBuf, Draft>,
    remarks: Vec<String>,
}

/// What a look at the disk saw: every document with the state of its files, and what was in the way.
type Seen = (Vec<(PathBuf, Stamp)>, Vec<String>);

/// One document.
struct Draft {
    stamp: Stamp,
    standing: Standing,
    /// What it was when it could last be read; nothing when it never could.
    good: Option<(Summary, Vec<Page>)>,
    /// What it replaces, which is told from it.
    replaces: Option<String>,
}

impl Drafts {
    /// The documents at the paths; what stands in the way when there is none at all.
    pub(super) fn open(given: &ArgMatches, paths: Vec<PathBuf>) -> Result<Self, Vec<String>> {
        let found = disk::find(&paths);
        if found.places.is_empty() {
            return Err(found.troubles);
        }
        let law = given.get_one::<PathBuf>(args::LAW).map(|folder| Stamp::of_folder(folder));
        let basis = Basis::of(given)?;
        let (seen, documents, remarks) = (None, HashMap::new(), Vec::new());
        Ok(Self { given: given.clone(), paths, basis, law, seen, documents, remarks })
    }

    /// What is to be said at the terminal of the last look.
    pub(super) fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// Looks at the disk; `None` when nothing has changed since the last look.
    pub(super) fn look(&mut self) -> Option<Snapshot> {
        let found = disk::find(&self.paths);
        let stamps: Vec<(PathBuf, Stamp)> =
            found.places.iter().map(|place| (place.real.clone(), Stamp::of(place))).collect();
        let mut troubles = found.troubles;
        let law = self.given.get_one::<PathBuf>(args::LAW).map(|folder| Stamp::of_folder(folder));
        let now = (stamps, troubles.clone());
        if self.seen.as_ref() == Some(&now) && law == self.law {
            return None;
        }
        if law != self.law {
            match Basis::of(&self.given) {
                Ok(basis) => {
                    self.basis = basis;
                    self.documents.clear();
                }
                // The documents are held against the library as it was.
                Err(wrong) => troubles.extend(wrong),
            }
            self.law = law;
        }
        troubles.extend(build::addresses(&found.places).err());
        self.remarks.clear();
        self.documents.retain(|real, _| found.places.iter().any(|place| place.real == *real));
        for place in &found.places {
            self.update(place, &found.places);
        }
        self.seen = Some(now);
        Some(self.snapshot(&found.places, troubles))
    }

    /// Analyses a document whose files have changed, or those of the one that it replaces.
    fn update(&mut self, place: &Place, all: &[Place]) {
        let known = self.documents.get(&place.real);
        let replaced = known.and_then(|draft| draft.replaces.as_ref());
        let earlier = replaced.and_then(|name| all.iter().find(|place| place.name == *name));
        let mut stamp = Stamp::of(place);
        if let Some(earlier) = earlier {
            stamp.add(&Stamp::of(earlier));
        }
        if known.is_some_and(|draft| draft.stamp == stamp) {
            return;
        }
        let first = known.is_none();
        let good = self.documents.remove(&place.real).and_then(|draft| draft.good);
        let draft = self.read(place, all, stamp, good);
        if !first {
            self.remarks.push(format!("`{}`: {}", place.shown, told(&draft.standing)));
        }
        self.documents.insert(place.real.clone(), draft);
    }

    fn read(&self, place: &Place, all: &[Place], stamp: Stamp, good: Option<(Summary, Vec<Page>)>) -> Draft {
        let stale = |troubles: Vec<String>, good| Draft {
            stamp: stamp.clone(),
            standing: Standing { shown: place.shown.clone(), stale: true, troubles, ..Standing::default() },
            good,
            replaces: None,
        };
        let analysis = match self.basis.analyze(place) {
            Ok(analysis) => analysis,
            Err(troubles) => return stale(troubles, good),
        };
        if analysis.document.is_none() {
            return stale(vec!["det här är ett lagbibliotek, som inte har några sidor".to_owned()], good);
        }
        let readable = analysis.is_readable();
        let mut standing = Standing { shown: place.shown.clone(), stale: !readable, ..Standing::default() };
        standing.notes = analysis
            .diagnostics
            .iter()
            .filter(|found| found.accepted.is_none())
            .map(|found| note(&analysis, found))
            .collect();
        standing.notes.sort_by_key(|note| std::cmp::Reverse(note.severity));
        let replaces = analysis.replaces().map(str::to_owned);
        let good = match Summary::of(&analysis).filter(|_| readable) {
            None => good,
            Some(summary) => {
                let before = build::replaced(&analysis, all, &self.basis);
                Some((summary, site::document(&analysis, before.as_ref(), &build::options(&self.given))))
            }
        };
        Draft { stamp, standing, good, replaces }
    }

    fn snapshot(&self, places: &[Place], troubles: Vec<String>) -> Snapshot {
        let mut snapshot = Snapshot { troubles, ..Snapshot::default() };
        let mut summaries = Vec::new();
        for place in places {
            let Some(draft) = self.documents.get(&place.real) else { continue };
            snapshot.documents.entry(place.slug()).or_insert_with(|| draft.standing.clone());
            let Some((summary, pages)) = &draft.good else { continue };
            summaries.push(summary.clone());
            for page in pages {
                snapshot.pages.entry(page.path.clone()).or_insert_with(|| page.content.clone());
            }
        }
        let options = build::options(&self.given);
        let common = [site::start(&summaries, &options), site::stylesheet(&options)];
        snapshot.pages.extend(common.into_iter().map(|page| (page.path, page.content)));
        snapshot
    }
}

fn note(analysis: &Analysis, found: &Diagnostic) -> Note {
    let insats = found.insats.as_ref().and_then(|name| {
        let document = analysis.document.as_ref()?;
        document.insatser.iter().find(|insats| insats.name == *name).map(|insats| insats.slug.clone())
    });
    let place = analysis.sources.get(found.span.file).map_or_else(String::new, |file| {
        let name = file.name().rsplit(['/', '\\']).next().unwrap_or("");
        format!("{name} rad {}", file.position(found.span.start).line)
    });
    Note { code: found.descriptor.code, severity: found.severity, message: found.message.clone(), place, insats }
}

/// What became of a document, for the terminal.
fn told(standing: &Standing) -> String {
    let what = match (standing.troubles.first(), standing.count()) {
        (Some(trouble), _) => trouble.clone(),
        (None, None) => "inget fynd finns kvar".to_owned(),
        (None, Some(count)) => count,
    };
    if standing.stale { format!("{what}; sidorna är kvar från förra gången texten gick att läsa") } else { what }
}

impl Standing {
    /// `3 fel, 2 varningar och 1 anmärkning`; `None` when there is nothing.
    pub(super) fn count(&self) -> Option<String> {
        let mut numbers: BTreeMap<Severity, u32> = BTreeMap::new();
        for note in &self.notes {
            *numbers.entry(note.severity).or_default() += 1;
        }
        let word = |(severity, number): (&Severity, &u32)| match severity {
            Severity::Fel => swedish::count(*number, "fel", "fel"),
            Severity::Varning => swedish::count(*number, "varning", "varningar"),
            Severity::Anmarkning => swedish::count(*number, "anmärkning", "anmärkningar"),
        };
        let parts: Vec<String> = numbers.iter().rev().map(word).collect();
        (!parts.is_empty()).then(|| swedish::and(&parts))
    }
}
