//! A comparison in the order in which it is read: who gains and who loses first, and what is the same for several
//! insatser once.

use std::collections::HashMap;

use super::prose::{Extent, Rewording};
use super::{Change, Compared, Comparison, Kind, Matched, Only, Topic, What, admitted};
use crate::swedish;

/// Changes that this many insatser share are told once.
const SHARED: usize = 3;

/// What a reader is told.
pub(super) struct Digest<'a> {
    /// Insatser that only one has, first those of the second.
    pub(super) alone: [Vec<&'a Compared>; 2],
    /// Insatser that have another title.
    pub(super) renamed: Vec<&'a Compared>,
    /// Sentences on who is let in: only in the second, and only in the first.
    pub(super) admitted: [Vec<String>; 2],
    /// Sentences on where only one of the two has conditions.
    pub(super) unconditional: Vec<String>,
    /// Sentences on consent.
    pub(super) consent: Vec<String>,
    /// Sentences on whom insatser are meant for.
    pub(super) intended: Vec<String>,
    /// Changes that several insatser share, with their titles.
    pub(super) shared: Vec<(&'a Change, Vec<&'a str>)>,
    /// The other changes, by insats.
    pub(super) own: Vec<(&'a Compared, Vec<&'a Change>)>,
    /// Insatser with texts that differ.
    pub(super) texts: Vec<&'a Compared>,
    /// How many insatser are the same in everything.
    pub(super) same: usize,
}

impl<'a> Digest<'a> {
    pub(super) fn of(comparison: &'a Comparison) -> Self {
        let insatser = &comparison.insatser;
        let alone = |old: bool| {
            let one = |insats: &&Compared| if old { insats.new.is_none() } else { insats.old.is_none() };
            insatser.iter().filter(one).filter(|insats| insats.compared).collect()
        };
        let told = |what, only| sentences(comparison, what, only);
        let both = |what| [told(what, Only::New), told(what, Only::Old)];
        let mut sharing: HashMap<&Change, Vec<&str>> = HashMap::new();
        for insats in insatser {
            insats.changes.iter().for_each(|change| sharing.entry(change).or_default().push(insats.title()));
        }
        let is_shared = |change: &Change| sharing.get(change).is_some_and(|titles| titles.len() >= SHARED);
        let mut shared: Vec<(&Change, Vec<&str>)> = Vec::new();
        let mut own = Vec::new();
        for insats in insatser {
            let mut rest = Vec::new();
            for change in &insats.changes {
                if !is_shared(change) {
                    rest.push(change);
                } else if shared.iter().all(|(known, _)| *known != change) {
                    shared.push((change, sharing.get(change).cloned().unwrap_or_default()));
                }
            }
            // A new title stands among the names.
            rest.retain(|change| change.topic != Topic::Title);
            if !rest.is_empty() {
                own.push((insats, rest));
            }
        }
        Self {
            alone: [alone(false), alone(true)],
            renamed: insatser.iter().filter(|insats| is_renamed(insats)).collect(),
            admitted: both(What::Admitted),
            unconditional: silences(comparison, Topic::Conditions),
            consent: [both(What::Consent).concat(), silences(comparison, Topic::Consent)].concat(),
            intended: both(What::Intended).concat(),
            shared,
            own,
            texts: insatser.iter().filter(|insats| !insats.texts.is_empty()).collect(),
            same: insatser.iter().filter(|insats| insats.compared && insats.is_same()).count(),
        }
    }
}

/// `Samtal heter nu Samtalsstöd.`, and how it is known when the words alone do not tell.
pub(super) fn renaming(kind: Kind, insats: &Compared) -> String {
    let title = |named: &Option<super::Named>| named.as_ref().map_or(String::new(), |named| named.title.clone());
    let (old, new) = (title(&insats.old), title(&insats.new));
    let told = match kind {
        Kind::Versions => format!("{old} heter nu {new}"),
        Kind::Kommuner => format!("{old} motsvaras av {new}"),
    };
    match insats.matched {
        Some(Matched::Likeness) => format!("{told} (parade efter innehåll)."),
        _ => format!("{told}."),
    }
}

fn is_renamed(insats: &Compared) -> bool {
    matches!((&insats.old, &insats.new), (Some(old), Some(new)) if old.title != new.title)
}

/// The sentences of one kind; persons who are told alike in one, with all the insatser.
fn sentences(comparison: &Comparison, what: What, only: Only) -> Vec<String> {
    let told = |shift: &&super::Shift| (shift.what, shift.only) == (what, only);
    let mut shared: HashMap<&str, usize> = HashMap::new();
    for shift in comparison.insatser.iter().flat_map(|insats| insats.shifts.iter().filter(told)) {
        *shared.entry(shift.reason.as_str()).or_default() += 1;
    }
    type Told<'a> = (&'a str, bool);
    let mut persons: Vec<(Told<'_>, Vec<[&str; 2]>)> = Vec::new();
    let mut seen: HashMap<Told<'_>, usize> = HashMap::new();
    for insats in &comparison.insatser {
        for shift in insats.shifts.iter().filter(told) {
            let is_shared = shared.get(shift.reason.as_str()).is_some_and(|count| *count >= SHARED);
            let person = if is_shared { shift.reason.as_str() } else { shift.person.as_str() };
            let person = (person, shift.if_suitable);
            let titles =
                [insats.old.as_ref(), insats.new.as_ref()].map(|named| named.map_or("", |named| named.title.as_str()));
            let at = *seen.entry(person).or_insert(persons.len());
            match persons.get_mut(at) {
                Some((_, known)) => known.push(titles),
                None => persons.push((person, vec![titles])),
            }
        }
    }
    let names = [comparison.old.name.as_str(), comparison.new.name.as_str()];
    let sentence = |((person, if_suitable), titles): (Told<'_>, Vec<[&str; 2]>)| {
        let all = [0, 1].map(|side| {
            let titles: Vec<&str> = titles.iter().filter_map(|pair| pair.get(side).copied()).collect();
            swedish::and(&titles)
        });
        let said = (what, only, if_suitable);
        admitted::sentence(comparison.kind, names, said, person, all.each_ref().map(String::as_str))
    };
    persons.into_iter().map(sentence).collect()
}

/// Where only one of the two says something of a topic.
fn silences(comparison: &Comparison, topic: Topic) -> Vec<String> {
    let about = if topic == Topic::Conditions { "villkor" } else { "samtycke" };
    let silent = |side: usize| {
        let lacks = |insats: &&Compared| {
            insats.changes.iter().any(|change| {
                let told = if side == 0 { &change.old } else { &change.new };
                change.topic == topic && told.is_none()
            })
        };
        let titles: Vec<&str> = comparison.insatser.iter().filter(lacks).map(Compared::title).collect();
        let titles = swedish::and(&titles);
        let name = if side == 0 { &comparison.old.name } else { &comparison.new.name };
        match (comparison.kind, titles.is_empty()) {
            (_, true) => None,
            (Kind::Kommuner, _) => Some(format!("Riktlinjen i {name} säger inget om {about} för {titles}.")),
            (Kind::Versions, _) if side == 0 => Some(format!("Förut sades inget om {about} för {titles}.")),
            (Kind::Versions, _) => Some(format!("Inget sägs längre om {about} för {titles}.")),
        }
    };
    [silent(0), silent(1)].into_iter().flatten().collect()
}

/// How texts differ, in words: `Innehåll är omskriven, Syfte är ny`.
pub(super) fn rewritten(comparison: &Comparison, texts: &[Rewording]) -> String {
    let kinds = [Extent::Large, Extent::Small, Extent::Added, Extent::Removed];
    let parts = kinds.map(|kind| {
        let headings: Vec<&str> =
            texts.iter().filter(|text| text.extent() == kind).map(|text| text.heading.as_str()).collect();
        if headings.is_empty() {
            return String::new();
        }
        let several = headings.len() > 1;
        let (first, second) = (&comparison.old.name, &comparison.new.name);
        let how = match (kind, comparison.kind) {
            (Extent::Large, Kind::Versions) => if several { "är omskrivna" } else { "är omskriven" }.to_owned(),
            (Extent::Large, Kind::Kommuner) => "har andra ord".to_owned(),
            (Extent::Small, Kind::Versions) => {
                if several { "är ändrade i några ord" } else { "är ändrad i några ord" }.to_owned()
            }
            (Extent::Small, Kind::Kommuner) => "skiljer i några ord".to_owned(),
            (Extent::Added, Kind::Versions) => if several { "är nya" } else { "är ny" }.to_owned(),
            (Extent::Removed, Kind::Versions) => if several { "är borttagna" } else { "är borttagen" }.to_owned(),
            (Extent::Added, Kind::Kommuner) => format!("finns bara i {second}"),
            (Extent::Removed, Kind::Kommuner) => format!("finns bara i {first}"),
        };
        format!("{} {how}", swedish::and(&headings))
    });
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
