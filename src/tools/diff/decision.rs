//! What differs in the decision itself: its clauses, its headings, and the texts under them.

use super::common::Context;
use super::prose::{Piece, Rewording, rewordings, same_words, twins};
use super::{Change, Kind, Topic, said};
use crate::model::{Document, Text};

/// The clauses that differ.
pub(super) fn changes(cx: &Context<'_>) -> Vec<Change> {
    let [old, new] = cx.documents.map(said::decision);
    let changes = old.into_iter().zip(new).filter(|((_, old), (_, new))| old != new);
    let changes = changes.map(|((topic, old), (_, new))| Change { topic, detail: String::new(), old, new });
    if cx.kind == Kind::Kommuner {
        // That two kommuner have decided on different days is no difference between their riktlinjer.
        const OWN: [Topic; 4] = [Topic::Title, Topic::Decision, Topic::Contact, Topic::Replaces];
        return changes.filter(|change| !OWN.contains(&change.topic)).collect();
    }
    changes.chain(headings(cx)).collect()
}

/// Headings that have been worded otherwise, and still are the same.
fn headings(cx: &Context<'_>) -> Vec<Change> {
    let [old, new] = cx
        .documents
        .map(|document| document.avsnitt.iter().map(|avsnitt| avsnitt.title.value.clone()).collect::<Vec<_>>());
    let pairs = twins(&old, &new).into_iter().zip(&new).filter_map(|(twin, title)| Some((old.get(twin?)?, title)));
    let renamed = pairs.filter(|(old, new)| !same_words(old, new));
    let change = |(old, new): (&String, &String)| {
        let (old, new) = (Some(old.clone()), Some(new.clone()));
        Change { topic: Topic::Heading, detail: String::new(), old, new }
    };
    renamed.map(change).collect()
}

/// The texts of the decision and of its headings that differ.
pub(super) fn texts(cx: &Context<'_>) -> Vec<Rewording> {
    let [old, new] = cx.documents.map(pieces);
    rewordings(cx, old, new)
}

fn pieces(document: &Document) -> Vec<Piece<'_>> {
    let riktlinje = &document.riktlinje;
    let own: [(&str, Option<&Text>); 4] = [
        ("Ansökan", riktlinje.ansokan.as_ref()),
        ("Uppföljning", riktlinje.uppfoljning.as_ref()),
        ("Samtycke", riktlinje.samtycke.free_from.as_ref().and_then(|free| free.value.text.as_ref())),
        ("Inget samtycke", riktlinje.samtycke.waived.as_ref().and_then(|waived| waived.value.as_ref())),
    ];
    let own = own.into_iter().filter_map(|(heading, text)| Some((heading, text?)));
    let below =
        document.avsnitt.iter().filter_map(|avsnitt| Some((avsnitt.title.value.as_str(), avsnitt.text.as_ref()?)));
    own.chain(below).map(|(heading, text)| Piece { heading: heading.to_owned(), text: &text.value }).collect()
}
