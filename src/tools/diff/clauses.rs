//! One pair of insatser: who is let in, consent, clauses and texts.

use super::common::Context;
use super::pairs::Pair;
use super::unread::{self, Unread};
use super::{Change, Compared, Kind, Named, Topic, What, admitted, consent, prose, said};
use crate::condition::{self, Cond, Who};
use crate::law::terms::{Term, TermKind};
use crate::model::{Insats, Space, Top, Villkor};

/// Compares a pair. What could not be compared is added to `unread`.
pub(super) fn compared(cx: &Context<'_>, pair: Pair<'_>, unread: &mut Vec<Unread>) -> Compared {
    let alone = pair.old.is_none() || pair.new.is_none();
    let named = |insats: &Insats| Named {
        name: insats.name.clone(),
        title: insats.title.value.clone(),
        ages: insats.admitted().filter(|_| alone).map_or(String::new(), |cond| admitted::ages(&insats.space, &cond)),
    };
    let mut out = Compared {
        old: pair.old.map(named),
        new: pair.new.map(named),
        matched: pair.matched,
        compared: true,
        shifts: Vec::new(),
        changes: Vec::new(),
        texts: Vec::new(),
    };
    let (Some(old), Some(new)) = (pair.old, pair.new) else {
        let lacking = usize::from(pair.new.is_none());
        out.compared = unread::is_alone(cx, lacking, out.title(), unread);
        return out;
    };
    out.compared = unread::pair(cx, [old, new], unread);
    if !out.compared {
        return out;
    }
    conditions(cx, [old, new], &mut out, unread);
    meanings(cx, [old, new], &mut out.changes);
    let defaults = unread::decision_is_whole(cx);
    clauses(cx, [old, new], defaults, &mut out.changes);
    out.changes.sort_by_key(|change| change.topic);
    let [before, after] = cx.documents;
    let texts = |document, insats| prose::of_insats(document, insats, defaults);
    out.texts = prose::rewordings(cx, texts(before, old), texts(after, new));
    out
}

/// Who is let in, for whom it is meant, and for whom consent is needed.
fn conditions(cx: &Context<'_>, pair: [&Insats; 2], out: &mut Compared, unread: &mut Vec<Unread>) {
    let [old, new] = pair;
    let titles = [old.title.value.as_str(), new.title.value.as_str()];
    let blocks = pair.map(|insats| insats.villkor.as_ref());
    let half = |block: Option<&Villkor>| block.is_some_and(|block| !block.whole);
    let mut both = None;
    match blocks {
        [Some(before), Some(after)] if before.whole && after.whole => {
            let (space, [before_cond, after_cond]) = cx.conds(before, after);
            let conds = [old.among_participants(&before_cond), new.among_participants(&after_cond)];
            if speak_of_different_persons(old, new) {
                let reason = "Villkoren talar om olika personer, barnet i den ena och den vuxna i den andra, \
                              så vem som får insatsen jämförs inte person för person.";
                unread.push(Unread { side: None, insats: Some(new.title.value.clone()), reason: reason.to_owned() });
                rows(cx, [before, after], &mut out.changes);
            } else {
                out.shifts = admitted::shifts(cx, &space, &conds, What::Admitted, titles);
                if !out.shifts.is_empty() {
                    ages(&space, &conds, &mut out.changes);
                    rows(cx, [before, after], &mut out.changes);
                }
                both = Some((space, conds));
            }
        }
        [Some(before), None] if before.whole => {
            let told = lines(cx, 0, before);
            out.changes.push(change(Topic::Conditions, Some(told), None));
        }
        [None, Some(after)] if after.whole => {
            let told = lines(cx, 1, after);
            out.changes.push(change(Topic::Conditions, None, Some(told)));
        }
        _ => {
            for (side, _) in blocks.into_iter().enumerate().filter(|(_, block)| half(*block)) {
                let source = unread::version_name(cx, side, cx.names()[side.min(1)]);
                let reason =
                    format!("Villkoren går inte att läsa helt i {source}, så vem som får insatsen jämförs inte.");
                unread.push(Unread { side: Some(side), insats: Some(titles[side.min(1)].to_owned()), reason });
            }
        }
    }
    let intended = pair.map(|insats| insats.malgrupp.as_ref().and_then(|group| group.villkor.as_ref()));
    if let [Some(before), Some(after)] = intended
        && before.whole
        && after.whole
        && !speak_of_different_persons(old, new)
    {
        let (space, conds) = cx.conds(before, after);
        out.shifts.extend(admitted::shifts(cx, &space, &conds, What::Intended, titles));
    }
    if unread::decision_is_whole(cx) {
        let both = both.as_ref().map(|(space, conds)| (space.universe(), conds));
        // Of whom half-read conditions let in nothing is known, and so nothing of those who need consent.
        if !blocks.into_iter().any(half) {
            out.shifts.extend(consent::shifts(cx, pair, both));
        }
        let told = pair.map(|insats| said::consent(&insats.consent));
        let children = pair.iter().any(|insats| lets_children_in(insats));
        if told[0] != told[1] && children {
            let [old, new] = told;
            out.changes.push(change(Topic::Consent, old, new));
        }
    }
}

/// Whether a child can take part, by role and by age. What is not known may be so.
fn lets_children_in(insats: &Insats) -> bool {
    let Some(cond) = insats.admitted() else { return !insats.child_roles().is_empty() };
    let child = |who: &Who| Cond::age(*who, 0, Some(crate::model::ADULT - 1));
    let roles = insats.child_roles();
    roles.iter().any(|who| condition::possible(insats.space.universe(), &[(&cond, true), (&child(who), true)]))
}

/// Whether the top level speaks of the child in one of the two and of the adult beside it in the other.
fn speak_of_different_persons(old: &Insats, new: &Insats) -> bool {
    let tops = [old, new].map(|insats| insats.participation().top);
    matches!(tops, [Top::Child, Top::Adult] | [Top::Adult, Top::Child])
}

fn ages(space: &Space, conds: &[Cond; 2], changes: &mut Vec<Change>) {
    let told = conds.each_ref().map(|cond| Some(admitted::ages(space, cond)).filter(|ages| !ages.is_empty()));
    if told[0] != told[1] {
        let all = |ages: Option<String>| ages.or(Some("alla åldrar".to_owned()));
        let [old, new] = told;
        changes.push(change(Topic::Age, all(old), all(new)));
    }
}

/// The lines that only one of the two has, as they are written.
fn rows(cx: &Context<'_>, blocks: [&Villkor; 2], changes: &mut Vec<Change>) {
    let mut space = Space::default();
    let [mut old, mut new] = [0, 1].map(|side| {
        let terms = blocks.get(side).map_or(&[][..], |block| block.terms.as_slice());
        let mut flat = Vec::new();
        terms.iter().for_each(|term| flatten(term, &mut flat));
        flat.into_iter().map(|term| (term, cx.cond(&mut space, std::slice::from_ref(term), side))).collect::<Vec<_>>()
    });
    let u = space.universe();
    // Among very many lines, those that are the same are written so.
    let few = old.len() * new.len() <= LINES;
    let same = |a: &Cond, b: &Cond| a == b || few && condition::equivalent(u, a, b).is_ok();
    old.retain(|(_, cond)| match new.iter().position(|(_, other)| same(cond, other)) {
        Some(at) => {
            new.remove(at);
            false
        }
        None => true,
    });
    let told = |lines: Vec<(&Term, Cond)>, side| {
        let lines: Vec<String> = lines.into_iter().map(|(term, _)| written(cx, side, term)).collect();
        (!lines.is_empty()).then(|| lines.join(", "))
    };
    let (old, new) = (told(old, 0), told(new, 1));
    if old.is_some() || new.is_some() {
        changes.push(change(Topic::Lines, old, new));
    }
}

/// The most pairs of lines that are compared by what they mean.
const LINES: usize = 2_500;

/// All of the lines, as they are written.
fn lines(cx: &Context<'_>, side: usize, block: &Villkor) -> String {
    if block.terms.is_empty() {
        return "”öppet för alla”".to_owned();
    }
    let mut flat = Vec::new();
    block.terms.iter().for_each(|term| flatten(term, &mut flat));
    flat.into_iter().map(|term| written(cx, side, term)).collect::<Vec<_>>().join(", ")
}

/// The lines that must all hold, those of named villkor among them.
fn flatten<'a>(term: &'a Term, out: &mut Vec<&'a Term>) {
    match &term.kind {
        TermKind::All(terms) => terms.iter().for_each(|term| flatten(term, out)),
        TermKind::Named { terms, .. } => terms.iter().for_each(|term| flatten(term, out)),
        _ => out.push(term),
    }
}

/// A line as its author wrote it, without comments, and on one line.
fn written(cx: &Context<'_>, side: usize, term: &Term) -> String {
    let source = cx.analyses.get(side).map_or("", |analysis| analysis.sources.slice(term.span));
    let rows = source.lines().map(|row| row.split("//").next().unwrap_or("").split_whitespace().collect::<Vec<_>>());
    let mut out = String::new();
    for row in rows.map(|words| words.join(" ")).filter(|row| !row.is_empty()) {
        if !out.is_empty() {
            out.push_str(if out.ends_with('{') || row.starts_with('}') { " " } else { "; " });
        }
        out.push_str(&row);
    }
    format!("”{out}”")
}

/// Uppgifter that the conditions of both use and that do not mean the same.
fn meanings(cx: &Context<'_>, pair: [&Insats; 2], changes: &mut Vec<Change>) {
    let [before, after] = cx.documents;
    let used = |side: usize| match side {
        0 => named(cx, before, pair[0], 0),
        _ => named(cx, after, pair[1], 1),
    };
    let (old, new) = (used(0), used(1));
    for (name, one) in &old {
        let Some((_, other)) = new.iter().find(|(known, _)| known == name) else { continue };
        let told = [one, other];
        if told[0] != told[1] {
            let [old, new] = told.map(|told| Some(told.clone()));
            changes.push(Change { topic: Topic::Meaning, detail: name.clone(), old, new });
        }
    }
}

/// What every uppgift in the conditions means, by the name that both know.
fn named<'a>(
    cx: &Context<'a>,
    document: &'a crate::model::Document,
    insats: &Insats,
    side: usize,
) -> Vec<(String, String)> {
    let intended = insats.malgrupp.as_ref().and_then(|group| group.villkor.as_ref());
    let mut found: Vec<(String, String)> = Vec::new();
    for block in [insats.villkor.as_ref(), intended].into_iter().flatten() {
        for (_, term) in block.terms.iter().flat_map(|term| term.walk(Who::Individ)) {
            let TermKind::Fact { name, .. } = &term.kind else { continue };
            let known = cx.known_as(name, side);
            if found.iter().any(|(other, _)| other == known) {
                continue;
            }
            found.extend(document.uppgift(name).map(|uppgift| (known.to_owned(), said::uppgift(uppgift))));
        }
    }
    found
}

/// The clauses that differ.
fn clauses(cx: &Context<'_>, pair: [&Insats; 2], defaults: bool, changes: &mut Vec<Change>) {
    let [old, new] = [said::insats(cx, 0, pair[0]), said::insats(cx, 1, pair[1])];
    let secret = pair.iter().any(|insats| crate::emit::is_protected(insats));
    for ((topic, old), (_, new)) in old.into_iter().zip(new) {
        // What is inherited from a decision that could not be read is not known.
        let known =
            topic != Topic::Documentation || defaults || pair.iter().all(|insats| insats.own_dokumentation.is_some());
        // Whom to call differs between kommuner without saying anything.
        let told = cx.kind == Kind::Versions || topic != Topic::Contact;
        if known && told && old != new {
            let (old, new) = if secret { said::hidden(topic, old, new) } else { (old, new) };
            changes.push(change(topic, old, new));
        }
    }
    let heading = |side: usize| {
        let (document, insats) = (cx.documents.get(side)?, pair.get(side)?);
        document.avsnitt.get(insats.avsnitt?).map(|avsnitt| avsnitt.title.value.clone())
    };
    let (old, new) = (heading(0), heading(1));
    if !prose::same_heading(old.as_deref().unwrap_or(""), new.as_deref().unwrap_or("")) {
        changes.push(change(Topic::Heading, old, new));
    }
}

fn change(topic: Topic, old: Option<String>, new: Option<String>) -> Change {
    Change { topic, detail: String::new(), old, new }
}
