//! Which insatser an answer leads to, and what is left to ask of each.
//!
//! An insats is on a page when its conditions let in somebody of that age, whatever else is so. The lines that the
//! age already fulfils are left out; every other line is said. So the page shuts nobody out who could come, and
//! promises nobody more than the conditions do.

use std::collections::{BTreeMap, HashMap};

use maud::{Markup, PreEscaped, html};

use super::ages::{Band, Whom};
use crate::condition::Who;
use crate::emit::sentences::{self, Asker, Known, Reader};
use crate::emit::site::context::{From, Site};
use crate::emit::site::topic::{Topic, is_for_close};
use crate::emit::site::{english, words};
use crate::model::{ADULT, Insats, Participant, Top};

/// From how many insatser on they are put away by what they are about.
const MANY: usize = 5;

/// An insats as it stands on a page: which one, told to whom, and what the answers tell of its lines.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Entry {
    insats: usize,
    /// `None` for one who may come beside the person whom the conditions are about.
    reader: Option<Reader>,
    known: Vec<Known>,
}

/// What an answer about age leads to.
pub(super) struct Answer {
    pub(super) band: Band,
    entries: Vec<Entry>,
}

impl Answer {
    /// Whether it leads to no insats.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// The answers to a question about age, and the items that have been written of them: an insats reads the same on
/// most pages that it stands on.
pub(super) struct Answers<'s, 'a> {
    site: &'s Site<'a>,
    written: HashMap<Entry, String>,
}

impl<'s, 'a> Answers<'s, 'a> {
    pub(super) fn new(site: &'s Site<'a>) -> Self {
        Self { site, written: HashMap::new() }
    }

    /// The answers about age, those joined that lead to the same.
    pub(super) fn of(&self, whom: Whom) -> Vec<Answer> {
        let mut all: Vec<Answer> = whom.bands().into_iter().map(|band| Answer { band, entries: Vec::new() }).collect();
        for (at, insats) in self.site.document.insatser.iter().enumerate() {
            for (reader, who) in roles(insats, whom) {
                let ages = ages(insats, who);
                let asker = |answer: &Answer| Asker { who, from: answer.band.from, to: answer.band.to };
                let askers: Vec<Asker> = all.iter().map(asker).collect();
                let known = sentences::known(&self.site.about(insats), &askers);
                for (answer, known) in all.iter_mut().zip(known) {
                    // A child reads of itself where the conditions speak of an adult and a child.
                    let child = whom == Whom::Oneself && answer.band.to.is_some_and(|to| to < ADULT);
                    let fits = answer.band.meets(ages) && (reader != Reader::Child || child);
                    if fits && answer.entries.last().is_none_or(|before| before.insats != at) {
                        answer.entries.push(Entry { insats: at, reader: Some(reader), known });
                    }
                }
            }
            if whom == Whom::Close && beside(insats) {
                let entry = Entry { insats: at, reader: None, known: Vec::new() };
                all.iter_mut().for_each(|answer| answer.entries.push(entry.clone()));
            }
        }
        let mut out: Vec<Answer> = Vec::new();
        for answer in all {
            match out.last_mut() {
                Some(last) if last.entries == answer.entries => last.band.to = answer.band.to,
                _ => out.push(answer),
            }
        }
        out
    }

    /// The insatser of a page.
    pub(super) fn page(&mut self, whom: Whom, answer: &Answer) -> Markup {
        let mut topics: BTreeMap<Topic, Vec<String>> = BTreeMap::new();
        for entry in &answer.entries {
            let Some(insats) = self.site.document.insatser.get(entry.insats) else { continue };
            let known = self.written.get(entry).cloned();
            let item = known.unwrap_or_else(|| item(self.site, insats, entry).into_string());
            self.written.entry(entry.clone()).or_insert_with(|| item.clone());
            let topic = Topic::of(insats);
            // Whoever has met violence looks for that word, whatever the insats is called in the law library.
            if topic != Topic::Violence && tells_of_violence(self.site, insats) {
                topics.entry(Topic::Violence).or_default().push(item.clone());
            }
            topics.entry(topic).or_default().push(item);
        }
        let child = answer.band.from < ADULT && whom != Whom::Close;
        html! {
            @if answer.entries.is_empty() {
                section { h2 { (whom.nothing()) } div {
                    p { "Men du kan få hjälp på andra sätt. Läs här nedanför hur du gör." }
                } }
            } @else if answer.entries.len() < MANY {
                section { h2 { "Det här kan passa" } div { (list(topics.values().flatten())) (consent(child)) } }
            } @else {
                section { h2 { "Vad gäller det?" } div.topics {
                    p {
                        "Öppna det som stämmer bäst. Det syns inte i webbläsarens historik vad du öppnar här. "
                        "Går du vidare till sidan om ett visst stöd syns den."
                    }
                    @for (topic, items) in &topics {
                        details { summary { h3 { (topic.words()) } } (list(items.iter())) }
                    }
                    (consent(child))
                } }
            }
        }
    }
}

/// Whether the title or the first words say that an insats is about violence.
fn tells_of_violence(site: &Site<'_>, insats: &Insats) -> bool {
    let words = [insats.title.value.as_str(), site.summary(insats).unwrap_or("")];
    let mut words = words.into_iter().flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
    words.any(|word| word.to_lowercase().starts_with("våld"))
}

fn list<'i>(items: impl Iterator<Item = &'i String>) -> Markup {
    html! { ul.list { @for item in items { (PreEscaped(item)) } } }
}

fn consent(child: bool) -> Markup {
    html! {
        @if child {
            p { "Den som är under 18 år kan behöva ja från sina vårdnadshavare. Det står på sidan om varje stöd." }
        }
    }
}

/// How one who gives this answer can come to an insats: who reads, and whose age is asked for.
fn roles(insats: &Insats, whom: Whom) -> Vec<(Reader, Who)> {
    let has = |role: Participant| insats.ges_till.iter().any(|given| given.value == role);
    let participation = insats.participation();
    let alone = has(Participant::Individ) || has(Participant::Grupp);
    // Where the conditions have a block for the child, those outside it are about the adult beside the child.
    let barnet = insats.speaks_of_barnet();
    let mut out = Vec::new();
    match whom {
        Whom::Oneself => {
            match participation.top {
                Top::Child => out.push((Reader::Child, Who::Individ)),
                Top::Anyone | Top::Adult if alone => out.push((Reader::Resident, Who::Individ)),
                Top::Anyone | Top::Adult => {}
            }
            out.extend((participation.child == Some(Who::Barnet)).then_some((Reader::Child, Who::Barnet)));
        }
        Whom::Child => {
            if participation.top == Top::Child || (participation.top == Top::Anyone && alone && !barnet) {
                out.push((Reader::Parent, Who::Individ));
            }
            // A parent who comes beside the one whom the conditions are about is told of that one, not of a child.
            let parent = has(Participant::Foralder) || has(Participant::Familj);
            if barnet || participation.child == Some(Who::Barnet) || (parent && !alone) {
                out.push((Reader::Resident, Who::Barnet));
            }
        }
        Whom::Close => {
            out.extend((is_for_close(insats) && !beside(insats)).then_some((Reader::Resident, Who::Individ)));
        }
    }
    out
}

/// Whether those who are close to someone may come beside the one whom the conditions are about.
fn beside(insats: &Insats) -> bool {
    let has = |role: Participant| insats.ges_till.iter().any(|given| given.value == role);
    has(Participant::Narstaende) && has(Participant::Individ) && Topic::of(insats) != Topic::Close
}

/// The ages of one whom the conditions let in, or those of the target group where there are none; any when they are
/// not known.
fn ages(insats: &Insats, who: Who) -> &[(u32, Option<u32>)] {
    let group = || insats.malgrupp.as_ref().filter(|_| insats.villkor.is_none())?.villkor.as_ref();
    let meant = || group().map(|villkor| insats.ages(villkor, who));
    insats.admitted_ages(who).or_else(meant).unwrap_or(&[(0, None)])
}

/// One insats: what it is, and what must still be so.
fn item(site: &Site<'_>, insats: &Insats, entry: &Entry) -> Markup {
    let about = site.about(insats);
    let left = entry.reader.map(|reader| sentences::left(&about, reader, &entry.known));
    let as_of = site.analysis.as_of;
    let period = insats.galler.as_ref().map(|period| period.value);
    html! {
        li {
            a href=(site.insats(From::Deep, insats)) { (english::marked(&insats.title.value)) }
            @if let Some(words) = site.summary(insats) { p { (english::marked(words)) } }
            @if let Some(from) = period.map(|period| period.from).filter(|from| *from > as_of) {
                p { "Stödet börjar den " (words::time(from)) "." }
            }
            @if let Some(to) = period.and_then(|period| period.to).filter(|to| *to < as_of) {
                p { "Stödet slutade den " (words::time(to)) "." }
            }
            @if site.is_assessed(insats) {
                p { "Det här stödet kan kräva att någon utreder vad du behöver. Fråga oss." }
            } @else {
                @match left.as_deref() {
                    None => p { "Stödet ges också till närstående. Villkoren gäller den som behöver stödet." },
                    Some(left) if insats.villkor.is_none() => { @for sentence in left { p { (sentence.text) } } }
                    Some([]) => p { "Det finns inga fler villkor." },
                    Some(left) => {
                        p { "Kan passa om det här stämmer:" }
                        @if let Some(lines) = words::list(site, left) { (lines) }
                    }
                }
            }
        }
    }
}
