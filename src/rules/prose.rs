//! What the prose of a document says. Most texts hold nothing that a rule looks for, so a rule first asks the
//! [`Signature`] whether a word can occur at all, and reads sentences and words ([`Reading`]) only then.
//!
//! ```text
//! Signature ─ may the word stand here? ─ pieces ─ Reading ─ Hit ─ denied? quoted? an example? ─ place
//! ```

pub(super) mod bytes;
mod forms;
mod phrase;
mod reading;
mod signature;
mod split;
#[cfg(test)]
mod tests;

pub(super) use phrase::Phrase;
pub(super) use reading::{Hit, Reading};
pub(super) use signature::{Form, Signature};

use std::cell::OnceCell;
use std::ops::Range;

use crate::model::{Consent, Document, Dokumentation, Insats, ProseKind, Riktlinje, Str, Text};
use crate::source::Span;

/// In which part of a document a piece of prose stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// The title of an insats, a riktlinje or an avsnitt.
    Title,
    /// A prose clause.
    Prose(ProseKind),
    /// The text of `målgrupp`.
    Malgrupp,
    /// A text of a consent clause.
    Samtycke,
    /// A text of a documentation clause.
    Dokumentation,
    /// A text on following up.
    Uppfoljning,
    /// `sakliga skäl`.
    SakligaSkal,
    /// `ansökan`.
    Ansokan,
    /// The text of an avsnitt or underavsnitt.
    Avsnitt,
    /// The text of a method.
    Metod,
}

/// One text or title and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    /// In which part of the document.
    pub(super) part: Part,
    /// The heading that the author gave a `text`; empty for every other part.
    pub(super) heading: &'a str,
    /// The words.
    pub(super) words: &'a str,
    source: Source<'a>,
    /// Read when a rule first asks, for all rules.
    reading: OnceCell<Reading<'a>>,
    /// Its heading, read likewise.
    headed: OnceCell<Reading<'a>>,
}

#[derive(Clone, Copy, Debug)]
enum Source<'a> {
    Text(&'a Text),
    Str(Span),
}

impl<'a> Piece<'a> {
    fn text(part: Part, text: &'a Text) -> Self {
        Piece {
            part,
            heading: "",
            words: &text.value,
            source: Source::Text(text),
            reading: OnceCell::new(),
            headed: OnceCell::new(),
        }
    }

    fn title(title: &'a Str) -> Self {
        let (words, source) = (&title.value, Source::Str(title.span));
        Piece { part: Part::Title, heading: "", words, source, reading: OnceCell::new(), headed: OnceCell::new() }
    }

    /// The sentences and words.
    pub(super) fn read(&self) -> &Reading<'a> {
        self.reading.get_or_init(|| Reading::new(self.words))
    }

    /// The heading that the author gave; `None` when there is none.
    fn read_heading(&self) -> Option<&Reading<'a>> {
        let read = || self.headed.get_or_init(|| Reading::new(self.heading));
        (!self.heading.is_empty()).then(read)
    }

    /// The place in the source of a range of [`Piece::words`]; the whole string of a title.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        match self.source {
            Source::Text(text) => text.place(range),
            Source::Str(span) => span,
        }
    }

    /// Whether the sentence of a range of [`Piece::words`] is a question.
    pub(super) fn asks(&self, range: &Range<usize>) -> bool {
        let after = self.words.get(range.end..).unwrap_or("");
        after.find(['.', '!', '?']).and_then(|end| after.get(end..)).is_some_and(|end| end.starts_with('?'))
    }

    /// The text with its references; `None` for a title.
    pub(super) fn as_text(&self) -> Option<&'a Text> {
        match self.source {
            Source::Text(text) => Some(text),
            Source::Str(_) => None,
        }
    }
}

/// Every piece of prose of an insats with the clauses of its own, title first. What it inherits is not its own.
fn of_insats(insats: &Insats) -> Vec<Piece<'_>> {
    let mut out = vec![Piece::title(&insats.title)];
    for prose in &insats.prose {
        let heading = if prose.clause == ProseKind::Text { prose.heading.as_str() } else { "" };
        out.push(Piece { heading, ..Piece::text(Part::Prose(prose.clause), &prose.text) });
    }
    out.extend(insats.malgrupp.as_ref().map(|group| Piece::text(Part::Malgrupp, &group.text)));
    consent(&insats.own_consent, &mut out);
    out.extend(insats.own_dokumentation.iter().flat_map(|clause| documentation(&clause.value)));
    let follow_up = insats.uppfoljning.as_ref().and_then(|clause| clause.value.1.as_ref());
    out.extend(follow_up.map(|text| Piece::text(Part::Uppfoljning, text)));
    out.extend(insats.sakliga_skal.as_ref().map(|text| Piece::text(Part::SakligaSkal, text)));
    out
}

/// Every piece of prose that holds for all of a document: of the riktlinje and of the avsnitt.
fn of_all(document: &Document) -> Vec<Piece<'_>> {
    let Riktlinje { title, ansokan, samtycke, dokumentation, uppfoljning, .. } = &document.riktlinje;
    let mut out = vec![Piece::title(title)];
    out.extend(ansokan.as_ref().map(|text| Piece::text(Part::Ansokan, text)));
    consent(samtycke, &mut out);
    out.extend(dokumentation.iter().flat_map(|clause| self::documentation(&clause.value)));
    out.extend(uppfoljning.as_ref().map(|text| Piece::text(Part::Uppfoljning, text)));
    for avsnitt in &document.avsnitt {
        out.push(Piece::title(&avsnitt.title));
        out.extend(avsnitt.text.as_ref().map(|text| Piece::text(Part::Avsnitt, text)));
    }
    out
}

/// What is said of the methods, in no order.
fn of_methods(document: &Document) -> Vec<Piece<'_>> {
    let texts = document.metoder.values().filter_map(|metod| metod.text.as_ref());
    texts.map(|text| Piece::text(Part::Metod, text)).collect()
}

/// Whether some piece says one of the phrases plainly, neither denied nor quoted, and has one of `beside` in the same
/// sentence, in what leads in its list or in its heading; that is empty when the phrase is enough. A heading that the
/// author gave says something too. `words` is the signature of the pieces.
pub(super) fn said(words: &Signature, pieces: &[Piece<'_>], phrases: &[&'static str], beside: &[&'static str]) -> bool {
    let (possible, near) = (Phrase::all_within(phrases, words), Phrase::all_within(beside, words));
    if possible.is_empty() || near.is_empty() && !beside.is_empty() {
        return false;
    }
    let says = |reading: &Reading<'_>, headed: bool| {
        let plain = |hit: &Hit| {
            (headed || near.iter().any(|phrase| reading.is_near(hit, phrase)))
                && !reading.denied(hit)
                && !reading.quoted(hit)
        };
        possible.iter().any(|phrase| reading.find_phrase(phrase).iter().any(plain))
    };
    let names = |heading: &Reading<'_>| near.iter().any(|phrase| !heading.find_phrase(phrase).is_empty());
    pieces.iter().any(|piece| {
        let heading = piece.read_heading();
        let headed = near.is_empty() || heading.is_some_and(names);
        says(piece.read(), headed) || heading.is_some_and(|heading| says(heading, headed))
    })
}

fn consent<'a>(consent: &'a Consent, out: &mut Vec<Piece<'a>>) {
    let free = consent.free_from.as_ref().and_then(|clause| clause.value.text.as_ref());
    let waived = consent.waived.as_ref().and_then(|clause| clause.value.as_ref());
    out.extend(free.into_iter().chain(waived).map(|text| Piece::text(Part::Samtycke, text)));
}

fn documentation(clause: &Dokumentation) -> impl Iterator<Item = Piece<'_>> {
    let texts = match clause {
        Dokumentation::Enligt { text, .. } | Dokumentation::Niva { text, .. } => [text.as_ref(), None],
        Dokumentation::Undantag { skal, avvagning, .. } => [skal.as_ref().map(|(_, text)| text), avvagning.as_ref()],
    };
    texts.into_iter().flatten().map(|text| Piece::text(Part::Dokumentation, text))
}

/// The prose of one part of a document, and what words may stand in it.
#[derive(Clone, Debug)]
pub(super) struct Prose<'a> {
    /// What words may stand in the pieces.
    pub(super) words: Signature,
    /// The texts and titles.
    pub(super) pieces: Vec<Piece<'a>>,
}

impl<'a> Prose<'a> {
    fn new(pieces: Vec<Piece<'a>>) -> Self {
        let mut words = Signature::default();
        for piece in &pieces {
            words.add(piece.heading);
            words.add(piece.words);
        }
        Prose { words, pieces }
    }
}

/// All the prose of a document.
#[derive(Clone, Debug)]
pub(super) struct Texts<'a> {
    /// Of the riktlinje and the avsnitt: what holds for all of the document.
    pub(super) general: Prose<'a>,
    /// Of the methods, in no order.
    pub(super) methods: Prose<'a>,
    /// Of the insatser, in order, each with the clauses of its own, title first.
    pub(super) insatser: Vec<Prose<'a>>,
    /// What words may stand in any of them.
    words: Signature,
}

impl<'a> Texts<'a> {
    /// Takes up the texts of a document, and the words of each once.
    pub(super) fn new(document: &'a Document) -> Self {
        let (general, methods) = (Prose::new(of_all(document)), Prose::new(of_methods(document)));
        let insatser: Vec<_> = document.insatser.iter().map(|insats| Prose::new(of_insats(insats))).collect();
        let mut words = Signature::default();
        [&general, &methods].into_iter().chain(&insatser).for_each(|prose| words.join(&prose.words));
        Texts { general, methods, insatser, words }
    }

    /// Those of the phrases that may stand somewhere in the document. Nearly all stand nowhere, and a rule that looks
    /// for many in every insats asks this first.
    pub(super) fn possible(&self, phrases: &[&'static str]) -> Vec<&'static str> {
        phrases.iter().copied().filter(|phrase| self.words.may_hold(phrase)).collect()
    }

    /// Every insats of the document with its prose. The document is the one that the texts were made of.
    pub(super) fn each<'d>(&'d self, document: &'d Document) -> impl Iterator<Item = (&'d Insats, &'d Prose<'a>)> {
        document.insatser.iter().zip(&self.insatser)
    }
}
