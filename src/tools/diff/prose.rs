//! Texts whose words differ. Line breaks and blanks are no words.

use std::collections::HashMap;
use std::hash::Hash;

use similar::{Algorithm, DiffTag, TextDiff};

use super::Kind;
use super::common::Context;
use crate::model::{Document, Insats, Text};
use crate::model::{Dokumentation, ProseKind};

/// Texts with more words than this, together, are not compared word by word.
const WORDS: usize = 8_000;

/// This many words, or fewer, are a small change.
const SMALL: usize = 8;

/// A text that differs.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Rewording {
    /// Its heading.
    pub heading: String,
    /// The text in pieces, in order. One side alone when the other has no such text.
    pub parts: Vec<Part>,
}

/// A piece of a text.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// Words in both.
    Same(String),
    /// Words that only the first has.
    Old(String),
    /// Words that only the second has.
    New(String),
}

/// How much of a text differs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Extent {
    /// Only the second has it.
    Added,
    /// Only the first has it.
    Removed,
    /// A few words.
    Small,
    /// More than that.
    Large,
}

impl Rewording {
    /// How much differs.
    pub(super) fn extent(&self) -> Extent {
        let (mut same, mut old, mut new) = (0, 0, 0);
        for part in &self.parts {
            let (count, words) = match part {
                Part::Same(words) => (&mut same, words),
                Part::Old(words) => (&mut old, words),
                Part::New(words) => (&mut new, words),
            };
            *count += words.split_whitespace().count();
        }
        match (same, old, new) {
            (0, 0, _) => Extent::Added,
            (0, _, 0) => Extent::Removed,
            (_, old, new) if same > 0 && old.max(new) <= SMALL => Extent::Small,
            _ => Extent::Large,
        }
    }
}

/// A text that may have a twin on the other side.
pub(super) struct Piece<'a> {
    pub(super) heading: String,
    pub(super) text: &'a str,
}

/// The texts of an insats, with the headings that readers meet.
pub(super) fn of_insats<'a>(document: &'a Document, insats: &'a Insats, defaults: bool) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut add = |heading: &str, text: Option<&'a Text>| {
        pieces.extend(text.map(|text| Piece { heading: heading.to_owned(), text: &text.value }));
    };
    for prose in &insats.prose {
        let heading = if prose.clause == ProseKind::Kortfattat { "Kortfattat" } else { prose.heading.as_str() };
        add(heading, Some(&prose.text));
    }
    add("Målgrupp", insats.malgrupp.as_ref().map(|group| &group.text));
    add("Sakliga skäl", insats.sakliga_skal.as_ref());
    let consent = if defaults { &insats.consent } else { &insats.own_consent };
    add("Samtycke", consent.free_from.as_ref().and_then(|free| free.value.text.as_ref()));
    add("Inget samtycke", consent.waived.as_ref().and_then(|waived| waived.value.as_ref()));
    let how = if defaults { &insats.dokumentation } else { &insats.own_dokumentation };
    match how.as_ref().map(|how| &how.value) {
        Some(Dokumentation::Enligt { text, .. } | Dokumentation::Niva { text, .. }) => {
            add("Dokumentation", text.as_ref());
        }
        Some(Dokumentation::Undantag { skal, avvagning, .. }) => {
            add("Särskilda skäl", skal.as_ref().map(|(_, text)| text));
            add("Avvägning", avvagning.as_ref());
        }
        None => {}
    }
    add("Uppföljning", insats.uppfoljning.as_ref().and_then(|how| how.value.1.as_ref()));
    for name in &insats.metoder {
        let method = document.metoder.get(&name.value);
        if let Some(method) = method {
            add(&format!("Metoden {}", method.label), method.text.as_ref());
        }
    }
    pieces
}

/// The texts that differ, in the order of the second, then those that only the first has.
pub(super) fn rewordings(cx: &Context<'_>, old: Vec<Piece<'_>>, new: Vec<Piece<'_>>) -> Vec<Rewording> {
    let headings = |pieces: &[Piece<'_>]| pieces.iter().map(|piece| piece.heading.clone()).collect::<Vec<_>>();
    let twins = twins(&headings(&old), &headings(&new));
    let mut left: Vec<Option<Piece<'_>>> = old.into_iter().map(Some).collect();
    let mut out = Vec::new();
    for (piece, twin) in new.into_iter().zip(twins) {
        let twin = twin.and_then(|at| left.get_mut(at)).and_then(Option::take);
        out.extend(rewording(cx, piece.heading, twin.map_or("", |twin| twin.text), piece.text));
    }
    for piece in left.into_iter().flatten() {
        out.extend(rewording(cx, piece.heading, piece.text, ""));
    }
    out
}

/// For every heading of the second the place of the one in the first that is the same: word for word, else but for an
/// ending or a sign. Each is taken once.
pub(super) fn twins(old: &[String], new: &[String]) -> Vec<Option<usize>> {
    let key = |heading: &String| plain(heading).collect::<Vec<_>>().join(" ");
    let mut index: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, heading) in old.iter().enumerate().rev() {
        index.entry(key(heading)).or_default().push(at);
    }
    let mut twins: Vec<Option<usize>> =
        new.iter().map(|heading| index.get_mut(&key(heading)).and_then(Vec::pop)).collect();
    let mut left: Vec<usize> = index.into_values().flatten().collect();
    left.sort_unstable();
    // Among very many headings that all differ, no single one is worth a look at all the others.
    if left.len() * twins.iter().filter(|twin| twin.is_none()).count() <= HEADINGS {
        for (twin, heading) in twins.iter_mut().zip(new).filter(|(twin, _)| twin.is_none()) {
            let near = |at: &usize| old.get(*at).is_some_and(|other| same_heading(other, heading));
            *twin = left.iter().position(near).map(|at| left.remove(at));
        }
    }
    twins
}

/// The most pairs of headings that are compared letter by letter.
const HEADINGS: usize = 2_500;

fn rewording(cx: &Context<'_>, heading: String, old: &str, new: &str) -> Option<Rewording> {
    let [a, b] =
        [old, new].map(|text| text.split_whitespace().filter(|word| !BULLETS.contains(word)).collect::<Vec<_>>());
    let own = |side: usize, word: &'_ str| is_own(cx, side, word);
    // Between kommuner each names itself; that is no difference.
    let shown = |words: &[&str], side| {
        words
            .iter()
            .map(|word| if own(side, word) { KOMMUN.to_owned() } else { (*word).to_owned() })
            .collect::<Vec<_>>()
    };
    let (left, right) = (shown(&a, 0), shown(&b, 1));
    if left == right {
        return None;
    }
    let parts = if a.len() + b.len() > WORDS {
        vec![Part::Old(a.join(" ")), Part::New(b.join(" "))]
    } else {
        let (left, right): (Vec<&str>, Vec<&str>) =
            (left.iter().map(String::as_str).collect(), right.iter().map(String::as_str).collect());
        pieces(&TextDiff::from_slices(&left, &right), &a, &b)
    };
    let parts = parts
        .into_iter()
        .filter(|part| !matches!(part, Part::Same(words) | Part::Old(words) | Part::New(words) if words.is_empty()));
    Some(Rewording { heading, parts: parts.collect() })
}

/// The pieces of a comparison, in the words that were written.
fn pieces<'a>(diff: &TextDiff<'_, '_, str>, old: &[&'a str], new: &[&'a str]) -> Vec<Part> {
    let words = |words: &[&'a str], range: std::ops::Range<usize>| words.get(range).unwrap_or(&[]).join(" ");
    let mut parts: Vec<Part> = Vec::new();
    for op in diff.ops() {
        let (before, after) = (words(old, op.old_range()), words(new, op.new_range()));
        match op.tag() {
            DiffTag::Equal => parts.push(Part::Same(after)),
            DiffTag::Delete => parts.push(Part::Old(before)),
            DiffTag::Insert => parts.push(Part::New(after)),
            DiffTag::Replace => parts.extend([Part::Old(before), Part::New(after)]),
        }
    }
    parts
}

/// What begins the points of a list. They are no words.
const BULLETS: [&str; 3] = ["-", "*", "+"];

/// What stands for a kommun's own name while texts are compared.
const KOMMUN: &str = "\u{0}";

/// Whether the word is the name of the side's own kommun, where two kommuner are compared.
fn is_own(cx: &Context<'_>, side: usize, word: &str) -> bool {
    if cx.kind != Kind::Kommuner {
        return false;
    }
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let kommuner = cx.documents.get(side).map_or(&[][..], |document| document.riktlinje.kommun.as_slice());
    kommuner.iter().any(|kommun| {
        let rest = word.strip_prefix(kommun.value.as_str());
        matches!(rest, Some("" | "s"))
    })
}

/// Whether two texts have the same words, whatever the case of their letters.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    plain(a).eq(plain(b))
}

/// Whether two headings are the same but for an ending or a sign.
pub(super) fn same_heading(a: &str, b: &str) -> bool {
    same_words(a, b) || !a.is_empty() && TextDiff::from_chars(a, b).ratio() >= 0.85
}

/// The words in lower case.
pub(super) fn plain(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// How alike two lists of words are, from 0 to 1.
pub(super) fn likeness<T: Hash + Ord>(a: &[T], b: &[T]) -> f32 {
    if a.len() + b.len() > WORDS {
        return 0.0;
    }
    let same: usize = similar::capture_diff_slices(Algorithm::Myers, a, b)
        .iter()
        .filter(|op| op.tag() == DiffTag::Equal)
        .map(|op| op.old_range().len())
        .sum();
    share(same, a.len() + b.len())
}

/// What part of the words of two lists stands in both, from 0 to 1: `same` in each, of `all` in the two together.
pub(super) fn share(same: usize, all: usize) -> f32 {
    // Word counts are far below what a float holds exactly.
    #[allow(clippy::cast_precision_loss)]
    if all == 0 { 0.0 } else { 2.0 * same as f32 / all as f32 }
}
