//! `bygg`: a site of the documents.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::check::{Basis, paths, troubled};
use super::disk::{self, Place};
use super::publish::record::{self, Print};
use super::publish::{Site, Written};
use super::{Status, args, console, parallel};
use crate::analysis::Analysis;
use crate::diagnostic::Severity;
use crate::emit::site::{self, Accent, Fragments, Options, Page, Profile, Summary, sitemap};
use crate::swedish::count;

/// What became of a document.
enum Fate {
    /// Its pages are put.
    Published {
        summary: Summary,
        /// What must be said of it, when it is published with fel.
        draft: Option<String>,
        warnings: bool,
        /// The pages that people look for.
        listed: Vec<String>,
    },
    /// It cannot be published, and why.
    LeftOut(String),
    /// It is a law library, which has no pages.
    Law,
    /// It could not be read.
    Unread(Vec<String>),
    /// Its pages could not be put.
    Unwritten(String),
}

/// Builds the site.
pub(super) fn run(given: &ArgMatches) -> Status {
    let Some(out) = given.get_one::<PathBuf>(args::OUT) else { return Status::Failed };
    let found = disk::find(&paths(given));
    let read = troubled(&found.troubles);
    let built = addresses(&found.places)
        .and_then(|()| apart(&found.places, out))
        .map_err(|trouble| vec![trouble])
        .and_then(|()| Basis::of(given))
        .map_err(|troubles| troubled(&troubles))
        .map(|basis| build(given, &basis, &found.places, out, read));
    read.max(built.unwrap_or_else(|failed| failed))
}

fn build(given: &ArgMatches, basis: &Basis, places: &[Place], out: &Path, read: Status) -> Status {
    let site = match Site::open(out) {
        Ok(site) => site,
        Err(trouble) => return console::failed(&trouble),
    };
    let strict = given.get_flag(args::STRICT);
    let options = options(given);
    let job = Job { places, basis, site: &site, options: &options, common: common(basis, &options), strict };
    let fates = parallel::map(places, "bygger", |place| job.publish(place));
    let (mut status, mut summaries, mut remarks, mut unwritten) = (read, Vec::new(), Vec::new(), None);
    let mut paths = Vec::new();
    for (fate, place) in fates.into_iter().zip(places) {
        let shown = &place.shown;
        match fate {
            Fate::Published { summary, draft, warnings, listed } => {
                summaries.push(summary);
                paths.extend(listed);
                remarks.extend(draft.map(|draft| format!("`{shown}` {draft}")));
                status = status.max(if strict && warnings { Status::Found } else { Status::Done });
            }
            Fate::LeftOut(why) => {
                remarks.push(format!("`{shown}` publiceras inte: {why}"));
                status = status.max(Status::Found);
            }
            Fate::Law => {}
            Fate::Unread(troubles) => status = status.max(troubled(&troubles)),
            Fate::Unwritten(trouble) => unwritten = unwritten.or(Some(trouble)),
        }
    }
    if summaries.is_empty() && unwritten.is_none() {
        remarks.iter().for_each(|remark| console::say(remark));
        if status == Status::Done {
            return console::failed("här finns ingen riktlinje att bygga av");
        }
        console::say(&format!("ingen riktlinje kunde publiceras, så `{}` är som förut", disk::show(out)));
        return status;
    }
    let mut common = vec![site::start(&summaries, &options), site::stylesheet(&options)];
    paths.extend(common.iter().map(|page| page.path.clone()));
    common.extend(sitemap::pages(&paths, &options));
    let written = match unwritten {
        Some(trouble) => Err(trouble),
        None => {
            common.iter().try_for_each(|page| put(&site, page)).and_then(|()| site.finish(status == Status::Failed))
        }
    };
    match written {
        Ok(written) => {
            remarks.iter().for_each(|remark| console::say(remark));
            console::say(&told(out, written));
            status
        }
        Err(trouble) => console::failed(&trouble),
    }
}

/// What the flags say of the pages.
pub(super) fn options(given: &ArgMatches) -> Options {
    let word = |name: &str| given.try_get_one::<String>(name).ok().flatten();
    let fragments = Fragments {
        profile: match word(args::PROFILE).map(String::as_str) {
            Some("hel") => Profile::Hel,
            Some("bas") => Profile::Bas,
            _ => Profile::Rik,
        },
        heading: word(args::HEADING).and_then(|level| level.parse().ok()).unwrap_or(Fragments::default().heading),
    };
    let accent = given.try_get_one::<Accent>(args::COLOUR).ok().flatten().copied().unwrap_or_default();
    Options { base_url: word(args::BASE_URL).cloned(), accent, fragments, ..Options::default() }
}

/// The document that another one replaces, when it is among those at hand and can be read.
pub(super) fn replaced(analysis: &Analysis, places: &[Place], basis: &Basis) -> Option<Analysis> {
    let name = analysis.replaces()?;
    basis.analyze(places.iter().find(|place| place.name == name)?).ok().filter(Analysis::is_readable)
}

/// What a build does with each document.
struct Job<'a> {
    places: &'a [Place],
    basis: &'a Basis,
    site: &'a Site,
    options: &'a Options,
    /// What goes into the pages of every document, as one number; `None` when it is not known.
    common: Option<Print>,
    strict: bool,
}

impl Job<'_> {
    /// Reads, analyses and renders one document, so that no more than a few are in memory at once.
    fn publish(&self, place: &Place) -> Fate {
        let analysis = match self.basis.analyze(place) {
            Ok(analysis) => analysis,
            Err(troubles) => return Fate::Unread(troubles),
        };
        let fel = u32::try_from(analysis.count(Severity::Fel)).unwrap_or(u32::MAX);
        let see = format!("`stadga kontrollera {}` visar {}", place.shown, if fel == 1 { "det" } else { "dem" });
        let Some(summary) = Summary::of(&analysis) else {
            let law = || Fate::LeftOut(format!("lagbiblioteket har {fel} fel; {see}"));
            return if fel > 0 { law() } else { Fate::Law };
        };
        if !analysis.is_readable() {
            return Fate::LeftOut(format!("texten har fel som måste rättas först; {see}"));
        }
        if self.strict && fel > 0 {
            return Fate::LeftOut(format!("granskningen har {fel} fel kvar; {see}"));
        }
        let review = format!("{}/granskning/index.html", analysis.slug());
        match self.render(&analysis) {
            Ok(paths) => Fate::Published {
                summary,
                listed: paths.into_iter().filter(|path| sitemap::lists(path)).collect(),
                draft: (fel > 0).then(|| format!("har {fel} fel kvar, och sidorna säger det; se `{review}`")),
                warnings: analysis.count(Severity::Varning) > 0,
            },
            Err(trouble) => Fate::Unwritten(trouble),
        }
    }

    /// Renders a document and puts its pages, unless they stand already; the paths of its pages.
    fn render(&self, analysis: &Analysis) -> Result<Vec<String>, String> {
        let before = replaced(analysis, self.places, self.basis);
        let folder = analysis.slug();
        let texts = |analysis: &Analysis| {
            let own = analysis.sources.iter().filter(|(id, _)| !analysis.is_law(*id));
            own.map(|(_, file)| Print::of(&(file.name(), file.text(), file.not_utf8_at()))).collect::<Vec<_>>()
        };
        let made_of =
            self.common.map(|common| Print::of(&(common, &analysis.name, texts(analysis), before.as_ref().map(texts))));
        if let Some(paths) = made_of.and_then(|made_of| self.site.stand(&folder, made_of)) {
            return Ok(paths);
        }
        let pages = site::document(analysis, before.as_ref(), self.options);
        pages.iter().try_for_each(|page| put(self.site, page))?;
        if let Some(made_of) = made_of {
            self.site.made(&folder, made_of, pages.iter().map(|page| (page.path.as_str(), page.content.as_str())));
        }
        Ok(pages.into_iter().map(|page| page.path).collect())
    }
}

/// What goes into the pages of every document: the program, the law, the day and the options. `None` when more does
/// than is counted here: the system's dictionary, or the wordings of laws.
fn common(basis: &Basis, options: &Options) -> Option<Print> {
    if basis.speller.is_some() || !basis.library.law.wordings.is_empty() {
        return None;
    }
    let law: Vec<(&str, &str)> = basis.library.sources.iter().map(|(_, file)| (file.name(), file.text())).collect();
    Some(Print::of(&(record::program()?, law, basis.as_of, options)))
}

fn put(site: &Site, page: &Page) -> Result<(), String> {
    site.put(&page.path, page.content.as_bytes())
}

fn told(out: &Path, written: Written) -> String {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let Written { pages, changed, removed } = written;
    let shown = disk::show(out);
    let pages = count(number(pages), "fil", "filer");
    if changed == 0 && removed == 0 {
        return format!("webbplatsen i `{shown}` är oförändrad: {pages}");
    }
    let changed = count(number(changed), "ny eller ändrad", "nya eller ändrade");
    let removed = match removed {
        0 => String::new(),
        n => format!(", {}", count(number(n), "borttagen", "borttagna")),
    };
    format!("webbplatsen ligger i `{shown}`: {pages}, {changed}{removed}")
}

/// Every document has a page address of its own, made of its name.
pub(super) fn addresses(places: &[Place]) -> Result<(), String> {
    let mut taken: std::collections::HashMap<String, &Place> = std::collections::HashMap::new();
    for place in places {
        let address = place.slug();
        if address.is_empty() {
            return Err(format!(
                "`{}` kan inte få någon sidadress: namnet har varken bokstäver eller siffror",
                place.shown
            ));
        }
        if let Some(other) = taken.insert(address.clone(), place) {
            return Err(format!(
                "`{}` och `{}` får samma sidadress, `{address}`; byt namn på en av dem",
                other.shown, place.shown
            ));
        }
    }
    Ok(())
}

/// The site lies apart from what it is made of: it is neither in a document's folder nor around one.
fn apart(places: &[Place], out: &Path) -> Result<(), String> {
    if out.is_file() {
        // Whose it is does not matter: it is said elsewhere that it is no folder.
        return Ok(());
    }
    let (real, shown) = (disk::real(out), disk::show(out));
    for place in places {
        let document = &place.shown;
        let relation = match (real.starts_with(&place.real), place.real.starts_with(&real)) {
            (false, false) => continue,
            (true, true) => format!("är katalogen för riktlinjen `{document}`"),
            (true, false) => format!("ligger i `{document}`"),
            (false, true) => format!("innehåller `{document}`"),
        };
        return Err(format!("`{shown}` {relation}; webbplatsen behöver en egen katalog"));
    }
    Ok(())
}
