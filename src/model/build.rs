//! From the trees of a document's files to the document: what is declared, what each name means, what is missing.

mod insats;
mod names;
mod riktlinje;

use std::collections::HashMap;
use std::sync::Arc;

use super::{Avsnitt, Document, Expectation, Metod, Prov};
use crate::diagnostic::{Diagnostic, codes};
use crate::law::resolve::Names;
use crate::law::{self, Law};
use crate::source::{FileId, Span};
use crate::syntax::tree::{Block, ClauseKind, File, Item, Str, Target, Text};

/// A document and what is wrong with its names and types (the M codes).
#[derive(Clone, Debug)]
pub struct Built {
    /// The document. What could not be resolved is left out of it.
    pub document: Document,
    /// What was found.
    pub errors: Vec<Diagnostic>,
}

/// Resolves the files of one document, in their order, against the law.
#[must_use]
pub fn build(name: &str, files: &[(FileId, File)], law: &Arc<Law>) -> Built {
    let mut errors = Vec::new();
    let items: Vec<&Item> = files.iter().flat_map(|(_, file)| &file.items).collect();
    let declared = names::declare(&items, law, &mut errors);
    let start = Span::new(files.first().map_or(FileId(0), |(file, _)| *file), 0, 0);
    let riktlinje = riktlinje::riktlinje(&items, start, &mut errors);
    let kommun = riktlinje.kommun.clone();
    let resolver = declared.names(law, &items, &kommun);
    resolver.expand_all(&mut errors);
    let mut document = Document {
        name: name.to_owned(),
        law: Arc::clone(law),
        riktlinje,
        avsnitt: Vec::new(),
        insatser: Vec::new(),
        kategorier: HashMap::new(),
        uppgifter: HashMap::new(),
        metoder: HashMap::new(),
        prov: Vec::new(),
    };
    let mut number = Numbering::default();
    for item in &items {
        match item {
            Item::Avsnitt(avsnitt) => {
                let number = number.heading(avsnitt.level);
                let (title, text) = (avsnitt.title.clone(), avsnitt.text.clone());
                document.avsnitt.push(Avsnitt { level: avsnitt.level, number, title, text, whole: true });
            }
            Item::Insats(block) => {
                let cx = insats::Cx { declared: &declared, names: &resolver, law, riktlinje: &document.riktlinje };
                let mut insats = insats::insats(block, &cx, number.insats(), &mut errors);
                insats.avsnitt = document.avsnitt.len().checked_sub(1);
                document.insatser.push(insats);
            }
            Item::Broken(_) => document.avsnitt.iter_mut().next_back().into_iter().for_each(|last| last.whole = false),
            _ => {}
        }
    }
    names::page_addresses(&document.insatser, &mut errors);
    for item in &items {
        match item {
            Item::Prov(block) => document.prov.push(prov(block, &declared, &resolver, &mut errors)),
            Item::Metod(metod) => {
                let known = Metod { label: metod.label.value.clone(), text: metod.text.clone(), span: metod.name.span };
                document.metoder.entry(metod.name.value.clone()).or_insert(known);
            }
            _ => {}
        }
        references(item, &declared, law, &mut errors);
    }
    // What could not be read or resolved may be what uses a name, so only a sound document shows that nothing does.
    let names_resolved = !errors.iter().any(|error| UNRESOLVED.iter().any(|code| error.descriptor.code == code.code));
    if names_resolved && items.iter().all(|item| crate::syntax::is_whole(item)) {
        names::unused(&items, &declared, &resolver, &mut errors);
    }
    drop(resolver);
    document.kategorier = declared.kategorier;
    document.uppgifter = declared.uppgifter;
    Built { document, errors }
}

/// Findings about a name that may be another, misspelt or meant otherwise.
const UNRESOLVED: [&crate::diagnostic::Descriptor; 4] = [&codes::M001, &codes::M002, &codes::M003, &codes::M004];

/// Numbers by order. Headings and insatser on one level share a count, so that no number stands twice.
#[derive(Default)]
struct Numbering {
    first: u32,
    second: Option<u32>,
    third: Option<u32>,
    headed: bool,
}

impl Numbering {
    fn heading(&mut self, level: u8) -> String {
        if level <= 1 || !self.headed {
            self.first += 1;
            (self.second, self.third, self.headed) = (None, None, true);
            return self.first.to_string();
        }
        let second = self.second.map_or(1, |n| n + 1);
        (self.second, self.third) = (Some(second), Some(0));
        format!("{}.{second}", self.first)
    }

    fn insats(&mut self) -> String {
        match (self.headed, self.second, self.third) {
            (false, ..) => {
                self.first += 1;
                self.first.to_string()
            }
            (true, Some(second), Some(third)) => {
                self.third = Some(third + 1);
                format!("{}.{second}.{}", self.first, third + 1)
            }
            (true, second, _) => {
                let second = second.map_or(1, |n| n + 1);
                self.second = Some(second);
                format!("{}.{second}", self.first)
            }
        }
    }
}

fn prov(block: &Block<Str>, declared: &names::Declared, names: &Names<'_>, errors: &mut Vec<Diagnostic>) -> Prov {
    let mut prov = Prov { title: block.head.clone(), person: Vec::new(), expectations: Vec::new(), whole: block.whole };
    for clause in &block.clauses {
        let expectation = match &clause.kind {
            ClauseKind::Person(person) => {
                let resolved = names.block(person, errors);
                prov.person = resolved.terms;
                prov.whole &= resolved.whole;
                continue;
            }
            ClauseKind::Ges(name, consent) => Expectation::Ges(name.clone(), *consent),
            ClauseKind::Nekas(name, fact) => Expectation::Nekas(name.clone(), fact.clone()),
            ClauseKind::Beror(name, fact) => Expectation::Beror(name.clone(), fact.clone()),
            _ => continue,
        };
        let (Expectation::Ges(name, _) | Expectation::Nekas(name, _) | Expectation::Beror(name, _)) = &expectation;
        prov.whole &= declared.insats(name, errors);
        if let Expectation::Nekas(_, Some(fact)) | Expectation::Beror(_, fact) = &expectation {
            prov.whole &= known_fact(fact, names, errors);
        }
        prov.expectations.push(expectation);
    }
    prov
}

fn known_fact(fact: &super::FactRef, names: &Names<'_>, errors: &mut Vec<Diagnostic>) -> bool {
    let crate::syntax::tree::Fact::Name(name) = &fact.fact else { return true };
    let known = names.uppgifter.iter().any(|map| map.contains_key(&name.value));
    if known {
        names.used.borrow_mut().insert(name.value.clone());
    } else {
        names.unknown(name, false, errors);
    }
    known
}

/// Checks the references in every text of an item, and the lagrum that its clauses name.
fn references(item: &Item, declared: &names::Declared, law: &Law, errors: &mut Vec<Diagnostic>) {
    let check = |text: &Text, errors: &mut Vec<Diagnostic>| {
        for reference in &text.references {
            match &reference.target {
                Target::Lagrum(lagrum) => known_lagrum(lagrum, law, errors),
                Target::Insats(name) => {
                    declared.insats(name, errors);
                }
            }
        }
    };
    for text in crate::syntax::texts(item) {
        check(text, errors);
    }
    for clause in crate::syntax::clauses(item) {
        use crate::syntax::tree::Dokumentation;
        match &clause.kind {
            ClauseKind::Dokumentation(
                Dokumentation::Enligt { lagrum, .. } | Dokumentation::Undantag { lagrum, .. },
            ) => {
                known_lagrum(lagrum, law, errors);
            }
            ClauseKind::Lag(laws) => {
                for name in laws.iter().filter(|name| law.act(&name.value).is_none()) {
                    errors.push(unknown_law(name, law));
                }
            }
            _ => {}
        }
    }
}

fn known_lagrum(lagrum: &super::Lagrum, law: &Law, errors: &mut Vec<Diagnostic>) {
    match law.act(&lagrum.law.value) {
        None => errors.push(unknown_law(&lagrum.law, law)),
        Some(act) if law.versions(&lagrum.paragraf()).next().is_none() && act.lacks(lagrum) => {
            let message = format!("{} finns inte", lagrum.paragraf());
            let chapter = lagrum.chapter.as_deref().unwrap_or("");
            let help = match act.paragraphs(chapter) {
                none if none.is_empty() && chapter.is_empty() => {
                    format!("skriv kapitlet också, som `11 kap. {} § {}`", lagrum.paragraph, act.name.value)
                }
                none if none.is_empty() => format!("{} har inget sådant kapitel", act.name.value),
                paragraphs if chapter.is_empty() => format!("{} har {paragraphs}", act.title),
                paragraphs => format!("{chapter} kap. {} har {paragraphs}", act.name.value),
            };
            errors.push(Diagnostic::new(&codes::M011, lagrum.span, message).help(help));
        }
        Some(_) => {}
    }
}

fn unknown_law(name: &crate::syntax::tree::Name, law: &Law) -> Diagnostic {
    let known: Vec<&str> = law.acts.iter().map(|act| act.name.value.as_str()).collect();
    let message = format!("lagbiblioteket har ingen lag med kortnamnet `{}`", name.value);
    let error = Diagnostic::new(&codes::M011, name.span, message);
    let error = law::resolve::meant(error, &name.value, known.iter().copied());
    if error.help.is_some() {
        error
    } else {
        error.help(format!("de lagar som finns är {}", crate::swedish::and(&known)))
    }
}
