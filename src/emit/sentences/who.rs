//! Who may come: the conditions of an insats line by line, for residents and for those who check.

use super::lines::{How, Node, homes, lines};
use super::person::{Agreement, Person, Reader, asked, person};
use super::predicate::{Predicate, of_age, of_residence};
use super::statement::Statement;
use super::{About, Asker, Known, MayCome, Sentence};
use crate::condition::Who;
use crate::law::Uppgift;
use crate::law::terms::{Term, TermKind};
use crate::model::{Kontroll, Participant, Residence};
use crate::swedish::{and, capital, or};

/// Who may come, for residents.
pub(super) fn residents(about: &About<'_>) -> MayCome {
    let insats = about.insats;
    let individ = insats.ges_till.iter().any(|given| given.value == Participant::Individ);
    let (mut first, mut last) = (Vec::new(), Vec::new());
    // The conditions of the one who reads come before those that the insats is for as well.
    if individ { &mut last } else { &mut first }.extend(takes_part(about));
    let Some(villkor) = &insats.villkor else {
        let text = "Riktlinjen anger inga villkor. Fråga oss om stödet passar dig.";
        let conditions = vec![Sentence::new(text, insats.head)];
        return MayCome { first, conditions, last, elsewhere: Vec::from_iter(elsewhere_by_words(about)) };
    };
    let nodes = lines(&villkor.terms);
    if nodes.is_empty() {
        let text = if first.is_empty() { "Stödet är öppet för alla." } else { "Det finns inga andra villkor." };
        let conditions = vec![Sentence::new(text, villkor.span)];
        return MayCome { first, conditions, last, elsewhere: Vec::from_iter(elsewhere_by_words(about)) };
    }
    let voice = Voice { about, reader: Reader::Resident };
    let mut conditions = Vec::new();
    let simple =
        |node: &Node<'_>| matches!(node, Node::Atom { term, .. } if !matches!(term.kind, TermKind::Fact { .. }));
    if nodes.iter().all(simple) || nodes.len() == 1 {
        conditions.extend(voice.each(&nodes, Mood::Required));
    } else {
        let items = voice.each(&nodes, Mood::Stated);
        let child = nodes.iter().any(|node| matches!(node, Node::Atom { who: Who::Barnet, .. }));
        let subject = capital(voice.person(Who::Individ).subject);
        let together = insats.participation().child == Some(Who::Barnet) && child;
        let subject = if together { format!("{subject} och ditt barn") } else { subject };
        let text = format!("{subject} kan få stödet om allt det här stämmer:");
        conditions.push(Sentence { text, span: villkor.span, items });
    }
    if !villkor.whole {
        last.push(Sentence::new("Något villkor går inte att läsa. Fråga oss vad som gäller.", villkor.span));
    }
    let mut elsewhere = voice.elsewhere(&nodes);
    if elsewhere.is_empty() {
        elsewhere.extend(elsewhere_by_words(about));
    }
    MayCome { first, conditions, last, elsewhere }
}

/// What follows a condition that cannot be checked without an assessment, for residents.
const ASSESSED: &str = "Det går inte att svara på utan en bedömning. Fråga oss.";

/// A sentence as the document has it, without what we add for those who read.
pub(super) fn without_advice(sentence: &Sentence) -> Sentence {
    let text = sentence.text.strip_suffix(ASSESSED).map_or(sentence.text.as_str(), str::trim_end);
    Sentence { items: sentence.items.iter().map(without_advice).collect(), ..Sentence::new(text, sentence.span) }
}

/// Where others may turn, when no condition asks where one lives and yet the author's words say that one must be
/// registered.
fn elsewhere_by_words(about: &About<'_>) -> Option<Sentence> {
    let insats = about.insats;
    let group = insats.malgrupp.iter().map(|group| &group.text);
    let text = group
        .chain(insats.prose.iter().map(|prose| &prose.text))
        .find(|text| text.value.contains("olkbokför") || text.value.contains("mantalsskriv"))?;
    let person = asked(Who::Individ, insats);
    let own = own_places(about);
    let question = match own.as_slice() {
        [] => format!("Bor {} någon annanstans?", person.subject),
        own => format!("Bor {} inte i {}?", person.subject, or(own)),
    };
    Some(Sentence::new(turn(&question, person.subject), text.span))
}

/// The kommuner of the document, by name; empty when it names none.
fn own_places(about: &About<'_>) -> Vec<String> {
    about.document.riktlinje.kommun.iter().map(|name| name.value.clone()).collect()
}

/// What one who lives elsewhere is told after the question.
fn turn(question: &str, subject: &str) -> String {
    format!(
        "{question} Vänd dig till socialtjänsten där {subject} bor och ansök om hjälp. \
         Är det akut, eller vet du inte vart du ska vända dig? Kontakta oss."
    )
}

/// For each of those who ask, what their age tells of each line.
pub(super) fn known(about: &About<'_>, askers: &[Asker]) -> Vec<Vec<Known>> {
    let nodes = about.insats.villkor.as_ref().map(|villkor| lines(&villkor.terms)).unwrap_or_default();
    askers.iter().map(|asker| super::left::known(&nodes, asker)).collect()
}

/// The lines that are left when what is known is taken away, told to `reader`.
pub(super) fn left(about: &About<'_>, reader: Reader, known: &[Known]) -> Vec<Sentence> {
    let insats = about.insats;
    let Some(villkor) = &insats.villkor else {
        return vec![Sentence::new("Riktlinjen anger inga villkor. Fråga oss om stödet passar.", insats.head)];
    };
    let nodes = super::left::left(lines(&villkor.terms), known);
    let mut out = Voice { about, reader }.each(&nodes, Mood::Stated);
    if !villkor.whole {
        out.push(Sentence::new("Något villkor går inte att läsa. Fråga oss vad som gäller.", villkor.span));
    }
    out
}

/// The papers by which conditions are checked, each once; `None` when there are none.
pub(super) fn papers(about: &About<'_>) -> Option<Sentence> {
    let villkor = about.insats.villkor.as_ref()?;
    let mut papers: Vec<&str> = Vec::new();
    for (_, term) in villkor.terms.iter().flat_map(|term| term.walk(Who::Individ)) {
        let TermKind::Fact { name, .. } = &term.kind else { continue };
        let check = about.document.uppgift(name).and_then(|uppgift| uppgift.check.as_ref());
        let paper = match check.map(|check| &check.value) {
            Some(Kontroll::IdHandling) => "id-handling",
            Some(Kontroll::Intyg(named)) => named.as_deref().unwrap_or("intyg"),
            Some(Kontroll::Handling(named)) => named.as_deref().unwrap_or("handlingar"),
            Some(Kontroll::EgenUppgift | Kontroll::Folkbokforing | Kontroll::Bedomning) | None => continue,
        };
        if !papers.contains(&paper) {
            papers.push(paper);
        }
    }
    let text = format!("Ha det här redo om det gäller dig: {}.", and(&papers));
    (!papers.is_empty()).then(|| Sentence::new(text, villkor.span))
}

/// What those who carry it out check, and how.
pub(super) fn providers(about: &About<'_>) -> Vec<Sentence> {
    let Some(villkor) = &about.insats.villkor else {
        return vec![Sentence::new(
            "Riktlinjen anger inga villkor att kontrollera. Fråga nämnden vem insatsen är för.",
            about.insats.head,
        )];
    };
    let nodes = lines(&villkor.terms);
    if nodes.is_empty() {
        return vec![Sentence::new(
            "Insatsen är öppen för alla. Det finns inga villkor att kontrollera.",
            villkor.span,
        )];
    }
    let items = Voice { about, reader: Reader::Provider }.each(&nodes, Mood::Stated);
    let text =
        if items.len() == 1 { "Kontrollera att det här stämmer:" } else { "Kontrollera att allt det här stämmer:" };
    let list = Sentence { text: text.to_owned(), span: villkor.span, items };
    vec![list, Sentence::new("Kontrollera inga andra villkor än de som står här.", villkor.span)]
}

/// Who takes part, when it is not just the person that the conditions speak of.
fn takes_part(about: &About<'_>) -> Option<Sentence> {
    let given = &about.insats.ges_till;
    let span = given.first()?.span.to(given.last()?.span);
    let has = |role: Participant| given.iter().any(|given| given.value == role);
    let text = if has(Participant::Individ) {
        let others = [
            (Participant::Barn, "barn"),
            (Participant::Foralder, "föräldrar"),
            (Participant::Familj, "familjer"),
            (Participant::Narstaende, "närstående"),
            (Participant::Grupp, "grupper"),
        ];
        let others: Vec<&str> = others.iter().filter(|(role, _)| has(*role)).map(|(_, word)| *word).collect();
        if others.is_empty() {
            return None;
        }
        format!("Stödet ges också till {}.", and(&others))
    } else {
        let mut adults = Vec::new();
        if has(Participant::Foralder) || has(Participant::Familj) {
            adults.push("förälder");
        }
        if has(Participant::Narstaende) {
            adults.push("närstående");
        }
        let mut parts = Vec::new();
        if !adults.is_empty() {
            parts.push(format!("för dig som är {}", or(&adults)));
        }
        let child = has(Participant::Barn) || has(Participant::Familj);
        match (child, adults.is_empty()) {
            (true, false) => parts.push("för ditt barn".to_owned()),
            (true, true) => parts.push("för barn".to_owned()),
            (false, _) => {}
        }
        if has(Participant::Grupp) {
            parts.push("för grupper".to_owned());
        }
        format!("Stödet är {}.", and(&parts))
    };
    Some(Sentence::new(text, span))
}

/// Whether a sentence stands alone and says what must be, or is one of a list that says so first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mood {
    Required,
    Stated,
}

/// To whom the lines of an insats are told.
struct Voice<'a> {
    about: &'a About<'a>,
    reader: Reader,
}

impl Voice<'_> {
    fn person(&self, who: Who) -> Person {
        person(who, self.reader, self.about.insats)
    }

    /// A sentence for each line. What is said twice is said once; an age and a registration of someone else are said
    /// together.
    fn each(&self, nodes: &[Node<'_>], mood: Mood) -> Vec<Sentence> {
        let mut out: Vec<Sentence> = Vec::new();
        let mut at = 0;
        while let Some(node) = nodes.get(at) {
            let pair = nodes.get(at + 1).and_then(|next| self.pair(node, next, mood));
            at += if pair.is_some() { 2 } else { 1 };
            let sentence = pair.unwrap_or_else(|| self.sentence(node, mood));
            if !out.iter().any(|said| said.text == sentence.text && said.items == sentence.items) {
                out.push(sentence);
            }
        }
        out
    }

    fn pair(&self, first: &Node<'_>, second: &Node<'_>, mood: Mood) -> Option<Sentence> {
        let (Node::Atom { who, term, negated: false }, Node::Atom { who: same, term: other, negated: false }) =
            (first, second)
        else {
            return None;
        };
        if who != same || self.person(*who).agreement == Agreement::You {
            return None;
        }
        let home = |term: &Term| matches!(term.kind, TermKind::Residence { .. });
        let (age, rest) = if home(term) { (other, term) } else { (term, other) };
        if home(age) || !home(rest) {
            return None;
        }
        let (first, second) = (self.predicate(*who, age, false)?.0, self.predicate(*who, rest, false)?.0);
        let text = self.predicated(&first.and(&second)?, *who, false, mood);
        let span = if term.span.file == other.span.file && term.span.end <= other.span.start {
            term.span.to(other.span)
        } else {
            other.span
        };
        Some(Sentence::new(text, span))
    }

    fn sentence(&self, node: &Node<'_>, mood: Mood) -> Sentence {
        match node {
            Node::Atom { who, term, negated } => Sentence::new(self.atom(*who, term, *negated, mood), term.span),
            Node::Group { nodes, span, .. } if nodes.is_empty() => {
                Sentence::new("Villkoren går inte att uppfylla så som de är skrivna.", *span)
            }
            Node::Group { how, nodes, span } => {
                let text = match (how, mood) {
                    (How::All, Mood::Required) => "Allt det här ska stämma:",
                    (How::All, Mood::Stated) => "Allt det här stämmer:",
                    (How::Any, Mood::Required) => "Minst ett av det här ska stämma:",
                    (How::Any, Mood::Stated) => "Minst ett av det här stämmer:",
                    (How::NoneOf, Mood::Required) => "Inget av det här får stämma:",
                    (How::NoneOf, Mood::Stated) => "Inget av det här stämmer:",
                    (How::NotAll, Mood::Required) => "Allt det här får inte stämma på samma gång:",
                    (How::NotAll, Mood::Stated) => "Allt det här stämmer inte på samma gång:",
                };
                Sentence { text: text.to_owned(), span: *span, items: self.each(nodes, Mood::Stated) }
            }
        }
    }

    fn atom(&self, who: Who, term: &Term, negated: bool, mood: Mood) -> String {
        if let Some((predicate, negated)) = self.predicate(who, term, negated) {
            return self.predicated(&predicate, who, negated, mood);
        }
        let TermKind::Fact { name, values } = &term.kind else { return String::new() };
        let Some(uppgift) = self.about.document.uppgift(name) else { return format!("{name}.") };
        let statement = Statement::new(uppgift, values, self.person(who));
        let text = if mood == Mood::Required { statement.required(negated) } else { statement.stated(negated) };
        match self.checked(uppgift) {
            Some(how) => format!("{text} {how}"),
            None => text,
        }
    }

    fn predicate(&self, who: Who, term: &Term, negated: bool) -> Option<(Predicate, bool)> {
        let person = self.person(who);
        match &term.kind {
            TermKind::Age { from, to, written } => Some(of_age(*from, *to, *written, &person, negated)),
            TermKind::Residence { kind, permanent, places } => {
                Some((of_residence(*kind, *permanent, &self.places(places), &person), negated))
            }
            _ => None,
        }
    }

    fn predicated(&self, predicate: &Predicate, who: Who, negated: bool, mood: Mood) -> String {
        let person = self.person(who);
        match mood {
            Mood::Required => predicate.required(&person, negated),
            Mood::Stated => predicate.stated(&person, negated),
        }
    }

    fn places(&self, named: &[String]) -> Vec<String> {
        match own_places(self.about) {
            _ if !named.is_empty() => named.to_vec(),
            own if own.is_empty() => vec!["kommunen".to_owned()],
            own => own,
        }
    }

    /// How an uppgift is checked. A resident is only told when someone is to make an assessment.
    fn checked(&self, uppgift: &Uppgift) -> Option<String> {
        let paper = |kind: &str, named: &Option<String>| match named {
            Some(named) => format!("Kontrollera mot {kind}: {named}."),
            None => format!("Kontrollera mot {kind}."),
        };
        let check = uppgift.check.as_ref().map(|check| &check.value);
        let how = match (check, self.reader) {
            (Some(Kontroll::Bedomning), Reader::Resident | Reader::Child | Reader::Parent) => {
                ASSESSED.to_owned()
            }
            (_, Reader::Resident | Reader::Child | Reader::Parent) => return None,
            (None, _) => "Riktlinjen säger inte hur det kontrolleras.".to_owned(),
            (Some(Kontroll::EgenUppgift), _) => {
                let who = self.person(Who::Individ).subject;
                format!("Det räcker att {who} själv säger det.")
            }
            (Some(Kontroll::IdHandling), _) => "Kontrollera mot en id-handling.".to_owned(),
            (Some(Kontroll::Folkbokforing), _) => "Kontrollera mot folkbokföringen.".to_owned(),
            (Some(Kontroll::Intyg(named)), _) => paper("intyg", named),
            (Some(Kontroll::Handling(named)), _) => paper("handling", named),
            (Some(Kontroll::Bedomning), _) => {
                "Det går inte att kontrollera utan en bedömning. En utförare ska inte bedöma behov. Hänvisa till nämnden."
                    .to_owned()
            }
        };
        Some(how)
    }

    /// Where those may turn whom a line on residence shuts out, once for each person.
    fn elsewhere(&self, nodes: &[Node<'_>]) -> Vec<Sentence> {
        let mut said: Vec<Who> = Vec::new();
        let mut out = Vec::new();
        for node in nodes {
            let lone = matches!(node, Node::Atom { .. });
            for (who, term) in homes(node) {
                if said.contains(&who) {
                    continue;
                }
                said.push(who);
                let person = asked(who, self.about.insats);
                let question = if lone { self.not_here(term, &person) } else { None };
                let subject = person.subject;
                let question = question.unwrap_or_else(|| format!("Bor {subject} någon annanstans?"));
                out.push(Sentence::new(turn(&question, subject), term.span));
            }
        }
        out
    }

    fn not_here(&self, term: &Term, person: &Person) -> Option<String> {
        let TermKind::Residence { kind, places, .. } = &term.kind else { return None };
        let (subject, place) = (person.subject, or(&self.places(places)));
        Some(match kind {
            Residence::Folkbokford if person.agreement == Agreement::Neuter => {
                format!("Är {subject} inte folkbokfört i {place}?")
            }
            Residence::Folkbokford => format!("Är {subject} inte folkbokförd i {place}?"),
            Residence::Bosatt => format!("Bor {subject} inte i {place}?"),
            Residence::Vistas => format!("Vistas {subject} inte i {place}?"),
            Residence::BosattEllerVistas => format!("Bor eller vistas {subject} inte i {place}?"),
        })
    }
}
