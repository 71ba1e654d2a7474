//! A comparison for a terminal: one page, the most important first.

use super::digest::{Digest, renaming, rewritten};
use super::{Change, Comparison, Kind, Part, Rewording, Side, Topic};
use crate::report::wrap::{visible, wrap};
use crate::swedish;

/// The widest line, in characters.
const WIDTH: usize = 96;

/// The comparison as text. With `texts`, every text that differs is shown word by word; else its heading is named.
#[must_use]
pub fn text(comparison: &Comparison, texts: bool) -> String {
    let mut out = Out { text: String::new() };
    let digest = Digest::of(comparison);
    head(comparison, &mut out);
    if comparison.is_empty() {
        out.gap();
        let found = if comparison.unread.is_empty() {
            "Ingen skillnad."
        } else {
            "Ingen skillnad i det som gick att jämföra."
        };
        out.line(0, found);
    }
    residents(comparison, &digest, &mut out);
    rest(comparison, &digest, &mut out);
    prose(comparison, &digest, texts, &mut out);
    unread(comparison, &mut out);
    if digest.same > 0 && !comparison.is_empty() {
        out.gap();
        out.line(0, &same(digest.same));
    }
    out.text
}

/// `17 insatser är lika i allt som jämförs.`
pub(super) fn same(count: usize) -> String {
    let number = u32::try_from(count).unwrap_or(u32::MAX);
    format!("{} är lika i allt som jämförs.", swedish::count(number, "insats", "insatser"))
}

/// The heading of the whole.
pub(super) fn title(comparison: &Comparison) -> String {
    match comparison.kind {
        Kind::Kommuner => format!("{} och {}: vad som skiljer", comparison.old.name, comparison.new.name),
        Kind::Versions => {
            let kommun = swedish::and(&comparison.new.kommun);
            let whose = if kommun.is_empty() { String::new() } else { format!(" i {kommun}") };
            format!("Ändringar i riktlinjen{whose}")
        }
    }
}

/// The headings over the insatser and the persons that only the second has, and only the first.
pub(super) fn headings(comparison: &Comparison) -> [[String; 2]; 2] {
    let (first, second) = (&comparison.old.name, &comparison.new.name);
    match comparison.kind {
        Kind::Versions => [
            ["Nya insatser".to_owned(), "Insatser som tas bort".to_owned()],
            ["De som får mer".to_owned(), "De som får mindre".to_owned()],
        ],
        Kind::Kommuner => [
            [format!("Insatser bara i {second}"), format!("Insatser bara i {first}")],
            [format!("Får stöd bara i {second}"), format!("Får stöd bara i {first}")],
        ],
    }
}

fn head(comparison: &Comparison, out: &mut Out) {
    out.line(0, &title(comparison));
    out.gap();
    for side in [&comparison.old, &comparison.new] {
        let number = u32::try_from(side.insatser).unwrap_or(u32::MAX);
        let count = swedish::count(number, "insats", "insatser");
        out.line(2, &format!("{}: {} ({}, {count})", swedish::capital(&side.name), headed(side), side.source));
    }
}

/// The title of the riktlinje, or that there is none.
pub(super) fn headed(side: &Side) -> &str {
    if side.title.is_empty() { "ingen riktlinje" } else { &side.title }
}

fn residents(comparison: &Comparison, digest: &Digest<'_>, out: &mut Out) {
    let [alone, admitted] = headings(comparison);
    for (heading, insatser) in alone.iter().zip(&digest.alone) {
        let told = insatser.iter().map(|insats| {
            let named = insats.new.as_ref().or(insats.old.as_ref());
            named.map_or(String::new(), |named| with_ages(&named.title, &named.ages))
        });
        out.list(heading, told.collect());
    }
    for (heading, told) in admitted.iter().zip(&digest.admitted) {
        out.list(heading, told.clone());
    }
    out.list("Utan villkor", digest.unconditional.clone());
    out.list("Samtycke", digest.consent.clone());
    out.list("Målgrupp", digest.intended.clone());
    out.list("Namn", digest.renamed.iter().map(|insats| renaming(comparison.kind, insats)).collect());
}

/// `Stödsamtal (från 18 år)`
pub(super) fn with_ages(title: &str, ages: &str) -> String {
    if ages.is_empty() { title.to_owned() } else { format!("{title} ({ages})") }
}

fn rest(comparison: &Comparison, digest: &Digest<'_>, out: &mut Out) {
    let names = [comparison.old.name.as_str(), comparison.new.name.as_str()];
    let row = |change: &Change| row(comparison.kind, names, change);
    let shared = digest.shared.iter().map(|(change, titles)| {
        let number = u32::try_from(titles.len()).unwrap_or(u32::MAX);
        format!(
            "{} Gäller {}: {}.",
            sentence(&row(change)),
            swedish::count(number, "insats", "insatser"),
            titles.join(", ")
        )
    });
    out.list("Lika i flera insatser", shared.collect());
    for (insats, changes) in &digest.own {
        out.list(insats.title(), changes.iter().map(|change| row(change)).collect());
    }
    out.list("Beslutet", comparison.decision.iter().map(row).collect());
}

fn sentence(words: &str) -> String {
    if words.ends_with('.') { words.to_owned() } else { format!("{words}.") }
}

/// `Avgift: ingen avgift → 100 kr`
fn row(kind: Kind, names: [&str; 2], change: &Change) -> String {
    let said = |value: &Option<String>| value.clone().unwrap_or_else(|| NOTHING.to_owned());
    if change.topic == Topic::Lines {
        let told = lines(kind, names).into_iter().zip([&change.old, &change.new]);
        let told = told.filter_map(|(words, value)| Some(format!("{words}: {}", value.as_ref()?)));
        return told.collect::<Vec<_>>().join(". ");
    }
    let detail = if change.detail.is_empty() { String::new() } else { format!(" `{}`", change.detail) };
    format!("{}{detail}: {} → {}", change.topic.label(), said(&change.old), said(&change.new))
}

/// What lines of conditions are called that only one of the two has.
pub(super) fn lines(kind: Kind, [first, second]: [&str; 2]) -> [String; 2] {
    match kind {
        Kind::Versions => ["Villkor som försvinner".to_owned(), "Villkor som tillkommer".to_owned()],
        Kind::Kommuner => [format!("Villkor bara i {first}"), format!("Villkor bara i {second}")],
    }
}

/// What is shown where a document is silent.
pub(super) const NOTHING: &str = "anges inte";

fn prose(comparison: &Comparison, digest: &Digest<'_>, texts: bool, out: &mut Out) {
    if digest.texts.is_empty() && comparison.texts.is_empty() {
        return;
    }
    if texts {
        for text in &comparison.texts {
            out.list(&format!("Text: {}", text.heading), vec![marked(text)]);
        }
        for insats in &digest.texts {
            for text in &insats.texts {
                out.list(&format!("Text: {}, {}", insats.title(), text.heading), vec![marked(text)]);
            }
        }
        return;
    }
    let mut told: Vec<String> = Vec::new();
    if !comparison.texts.is_empty() {
        told.push(format!("Riktlinjen: {}.", rewritten(comparison, &comparison.texts)));
    }
    let each = digest.texts.iter();
    told.extend(each.map(|insats| format!("{}: {}.", insats.title(), rewritten(comparison, &insats.texts))));
    out.list("Texter (ord för ord med `--texter`)", told);
}

/// The text with what differs within brackets.
fn marked(text: &Rewording) -> String {
    let parts = text.parts.iter().map(|part| match part {
        Part::Same(words) => near(words),
        Part::Old(words) => format!("[-{words}-]"),
        Part::New(words) => format!("[+{words}+]"),
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// The first and the last words of a long stretch that both have.
fn near(words: &str) -> String {
    let all: Vec<&str> = words.split(' ').collect();
    match (all.get(..NEAR), all.get(all.len().saturating_sub(NEAR)..)) {
        (Some(first), Some(last)) if all.len() > 3 * NEAR => format!("{} … {}", first.join(" "), last.join(" ")),
        _ => words.to_owned(),
    }
}

/// How many words are shown beside what differs.
const NEAR: usize = 8;

fn unread(comparison: &Comparison, out: &mut Out) {
    let told = comparison.unread.iter().map(|unread| match &unread.insats {
        Some(insats) => format!("{insats}: {}", unread.reason),
        None => unread.reason.clone(),
    });
    out.list("Kunde inte jämföras", told.collect());
}

struct Out {
    text: String,
}

impl Out {
    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading and what stands under it; nothing when that is nothing.
    fn list(&mut self, heading: &str, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        self.gap();
        self.line(0, heading);
        for line in &lines {
            self.item(line);
        }
    }

    fn item(&mut self, text: &str) {
        for (at, row) in wrap(&visible(text), WIDTH - 4).lines().enumerate() {
            self.text.push_str(if at == 0 { "  - " } else { "    " });
            self.text.push_str(row);
            self.text.push('\n');
        }
    }

    fn line(&mut self, indent: usize, text: &str) {
        for row in wrap(&visible(text), WIDTH - indent).lines() {
            self.text.extend(std::iter::repeat_n(' ', indent));
            self.text.push_str(row);
            self.text.push('\n');
        }
    }
}
