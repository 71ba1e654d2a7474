//! What a document declares, and the names that are declared twice, wrongly, or for nothing.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, codes};
use crate::law::resolve::{self, Names};
use crate::law::{self, Kategori, Law, Uppgift};
use crate::model::{Insats, Str};
use crate::source::Span;
use crate::swedish;
use crate::syntax::tree::{ClauseKind, Item, Name};

/// Page addresses that the site uses itself, and names that some file systems cannot hold.
const TAKEN: [&str; 9] =
    ["riktlinje", "hitta", "utforare", "granskning", "fragment", "urval", "aldrar", "linked-data", "index"];
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com1", "lpt1"];
const LONGEST_NAME: usize = 80;

/// What shares its names: a line in a condition may be either.
const FACT: &str = "en uppgift eller ett villkor";

/// The declarations of a document.
#[derive(Default)]
pub(super) struct Declared {
    pub(super) kategorier: HashMap<String, Kategori>,
    pub(super) uppgifter: HashMap<String, Uppgift>,
    insatser: HashMap<String, Span>,
    metoder: HashMap<String, Span>,
    villkor: HashMap<String, Span>,
    broken: HashSet<String>,
}

/// Collects what the items declare. A name that is declared twice keeps its first meaning.
pub(super) fn declare(items: &[&Item], law: &Law, errors: &mut Vec<Diagnostic>) -> Declared {
    let mut declared = Declared::default();
    let mut facts: HashMap<String, Span> = HashMap::new();
    for item in items {
        match item {
            Item::Kategori(block) => {
                let kategori = law::kategori(block);
                if let Some(known) = law.kategorier.get(&kategori.name) {
                    let message = format!("kategorin `{}` finns redan i lagbiblioteket", kategori.name);
                    let error = Diagnostic::new(&codes::M002, kategori.span, message).label(known.span, "står här");
                    errors.push(error.help("ge den ett annat namn, eller använd bibliotekets"));
                } else {
                    law::declare_kategori(&mut declared.kategorier, kategori, errors);
                }
            }
            Item::Uppgift(block) => {
                let uppgift = law::uppgift(block);
                if uppgift.check.is_none() && block.whole {
                    let message = format!("det framgår inte hur `{}` kontrolleras", uppgift.name);
                    let error = Diagnostic::new(&codes::M014, uppgift.span, message);
                    errors.push(error.help(
                        "skriv till exempel `kontrolleras genom egen uppgift` eller `kontrolleras genom intyg \"…\"`",
                    ));
                }
                if !twice(&mut facts, &block.head.name, FACT, errors) {
                    declared.uppgifter.insert(uppgift.name.clone(), uppgift);
                }
            }
            Item::Villkor(item) => {
                twice(&mut facts, &item.name, FACT, errors);
                declared.villkor.entry(item.name.value.clone()).or_insert(item.name.span);
            }
            Item::Metod(metod) => {
                twice(&mut declared.metoder, &metod.name, "en metod", errors);
            }
            Item::Insats(block) => {
                let name = insats_name(block.head.name.as_ref(), &block.head.title.value);
                let span = block.head.name.as_ref().map_or(block.head.title.span, |name| name.span);
                twice(&mut declared.insatser, &Name::new(name, span), "en insats", errors);
            }
            Item::Broken(broken) => declared.broken.extend(broken.name.iter().map(|name| name.value.clone())),
            Item::Forfattning(block) => errors.push(only_in_library(block.keyword, "författning")),
            Item::Paragraf(block) => errors.push(only_in_library(block.keyword, "paragraf")),
            Item::Riktlinje(_) | Item::Avsnitt(_) | Item::Prov(_) => {}
        }
    }
    law::check_parents(
        &declared.kategorier,
        |name| law.kategorier.contains_key(name) || declared.broken.contains(name),
        &law.kategorier.keys().map(String::as_str).collect::<Vec<_>>(),
        errors,
    );
    declared
}

fn only_in_library(keyword: Span, word: &str) -> Diagnostic {
    let error = Diagnostic::new(&codes::M003, keyword, format!("`{word}` får bara stå i lagbiblioteket"));
    error.help("flytta den till `policies/lag/`, eller peka ut ett eget bibliotek med `--lag KATALOG`")
}

/// Notes a name; reports it and answers yes when it is taken.
fn twice(known: &mut HashMap<String, Span>, name: &Name, sort: &str, errors: &mut Vec<Diagnostic>) -> bool {
    if let Some(&first) = known.get(&name.value) {
        let message = format!("det finns redan {sort} som heter `{}`", name.value);
        let error = Diagnostic::new(&codes::M002, name.span, message).label(first, "den första står här");
        errors.push(error.help("ge den ena ett annat namn, eller ta bort den"));
        return true;
    }
    known.insert(name.value.clone(), name.span);
    false
}

/// The name of an insats: the one given, else one made from its title.
pub(super) fn insats_name(given: Option<&Name>, title: &str) -> String {
    match given {
        Some(name) => name.value.clone(),
        None => swedish::name(title),
    }
}

impl Declared {
    /// What names mean in the document's conditions.
    pub(super) fn names<'a>(&'a self, law: &'a Law, items: &[&'a Item], kommun: &'a [Str]) -> Names<'a> {
        let kommun = if let [only] = kommun { Some(only.value.as_str()) } else { None };
        let mut names = Names { uppgifter: vec![&self.uppgifter, &law.uppgifter], kommun, ..Names::default() };
        for item in items {
            if let Item::Villkor(item) = item {
                names.villkor.entry(item.name.value.as_str()).or_insert(item);
            }
        }
        names.others.extend(self.metoder.iter().map(|(name, place)| (name.as_str(), ("en metod", *place))));
        names.others.extend(self.insatser.iter().map(|(name, place)| (name.as_str(), ("en insats", *place))));
        names.broken.extend(self.broken.iter().map(String::as_str));
        names
    }

    /// Whether there is such an insats; reports it when not.
    pub(super) fn insats(&self, name: &Name, errors: &mut Vec<Diagnostic>) -> bool {
        if self.insatser.contains_key(&name.value) {
            return true;
        }
        self.missing(name, "insats", self.insatser.keys(), errors);
        false
    }

    /// Whether there is such a method; reports it when not.
    pub(super) fn metod(&self, name: &Name, errors: &mut Vec<Diagnostic>) -> bool {
        if self.metoder.contains_key(&name.value) {
            return true;
        }
        self.missing(name, "metod", self.metoder.keys(), errors);
        false
    }

    fn missing<'a>(
        &self,
        name: &Name,
        wanted: &str,
        known: impl Iterator<Item = &'a String>,
        errors: &mut Vec<Diagnostic>,
    ) {
        if self.broken.contains(&name.value) {
            return;
        }
        if let Some((other, place)) = self.other(&name.value) {
            let message = format!("`{}` är {other}, men här väntas en {wanted}", name.value);
            let error = Diagnostic::new(&codes::M003, name.span, message).label(place, "deklareras här");
            errors.push(error.help(format!("skriv namnet på en {wanted}")));
            return;
        }
        let known: Vec<&str> = known.map(String::as_str).collect();
        let none = known.is_empty();
        let error =
            Diagnostic::new(&codes::M001, name.span, format!("det finns ingen {wanted} som heter `{}`", name.value));
        let error = resolve::meant(error, &name.value, known);
        let help = match (wanted, none) {
            _ if error.help.is_some() => None,
            ("metod", _) => Some(format!("deklarera den: `metod {} \"Namnet på metoden\"`", name.value)),
            (_, true) => Some("dokumentet har inga insatser".to_owned()),
            (_, false) => Some(format!("skriv namnet på en {wanted}, det som står före titeln")),
        };
        errors.push(match help {
            Some(help) => error.help(help),
            None => error,
        });
    }

    /// What a name is declared as, and where; `None` when nothing declares it.
    fn other(&self, name: &str) -> Option<(&'static str, Span)> {
        let sorts = [("ett villkor", &self.villkor), ("en metod", &self.metoder), ("en insats", &self.insatser)];
        let uppgift = self.uppgifter.get(name).map(|uppgift| ("en uppgift", uppgift.span));
        uppgift.or_else(|| sorts.iter().find_map(|(sort, known)| known.get(name).map(|place| (*sort, *place))))
    }

    /// The kategori and what it is a kind of, nearest first; empty when it is unknown, which is reported.
    pub(super) fn lineage(&self, kategori: &Name, law: &Law, errors: &mut Vec<Diagnostic>) -> Vec<String> {
        let find = |name: &str| self.kategorier.get(name).or_else(|| law.kategorier.get(name));
        let mut lineage = Vec::new();
        let mut at = kategori.value.as_str();
        while at != law::ROOT {
            // What is a kind of itself is no kind of anything; that is reported where it is declared.
            if lineage.iter().any(|known| known == at) {
                return Vec::new();
            }
            let Some(found) = find(at) else {
                if lineage.is_empty() && !self.broken.contains(at) {
                    errors.push(self.unknown_kategori(kategori, law));
                }
                return Vec::new();
            };
            lineage.push(found.name.clone());
            at = &found.parent;
        }
        lineage.push(law::ROOT.to_owned());
        lineage
    }

    fn unknown_kategori(&self, kategori: &Name, law: &Law) -> Diagnostic {
        if let Some((other, place)) = self.other(&kategori.value) {
            let message = format!("`{}` är {other}, men här väntas en kategori", kategori.value);
            let error = Diagnostic::new(&codes::M003, kategori.span, message).label(place, "deklareras här");
            return error.help("skriv vad insatsen är för slags insats, som `är stöd` eller `är rådgivning`");
        }
        let message = format!("kategorin `{}` finns inte", kategori.value);
        let known = self.kategorier.keys().chain(law.kategorier.keys()).map(String::as_str);
        let error = resolve::meant(Diagnostic::new(&codes::M004, kategori.span, message), &kategori.value, known);
        if error.help.is_some() {
            return error;
        }
        error.help(format!(
            "välj en kategori i lagbiblioteket, eller deklarera en egen: `kategori {} \"…\" är stöd`",
            kategori.value
        ))
    }
}

/// Reports insatser whose pages would get the same address, or one that cannot be used (M002, M003).
pub(super) fn page_addresses(insatser: &[Insats], errors: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<&str, &Insats> = HashMap::new();
    for insats in insatser {
        let slug = insats.slug.as_str();
        // A title that is empty is reported where it was read.
        if slug.is_empty() && swedish::says_nothing(&insats.title.value) {
            continue;
        }
        let wrong = if insats.name.chars().count() > LONGEST_NAME {
            Some((&codes::M003, format!("namnet är längre än {LONGEST_NAME} tecken")))
        } else if DEVICES.contains(&slug) || slug.is_empty() {
            Some((&codes::M003, format!("`{}` kan inte användas som sidadress", insats.name)))
        } else if TAKEN.contains(&slug) {
            Some((&codes::M002, format!("sidadressen `{slug}` används redan av webbplatsen")))
        } else {
            None
        };
        if let Some((code, message)) = wrong {
            errors.push(Diagnostic::new(code, insats.head, message).help("ge insatsen ett annat namn före titeln"));
        }
        match seen.get(slug) {
            // Equal names are reported where they are declared.
            Some(first) if first.name != insats.name => {
                let message = format!("`{}` och `{}` får samma sidadress, `{slug}`", first.name, insats.name);
                let error =
                    Diagnostic::new(&codes::M002, insats.head, message).label(first.head, "den första står här");
                errors.push(error.help("ge den ena ett annat namn"));
            }
            Some(_) => {}
            None => {
                seen.insert(slug, insats);
            }
        }
    }
}

/// Reports what is declared and never used (M012).
pub(super) fn unused(items: &[&Item], declared: &Declared, names: &Names<'_>, errors: &mut Vec<Diagnostic>) {
    let mut metoder: HashSet<&str> = HashSet::new();
    let mut kategorier: HashSet<&str> = declared.kategorier.values().map(|kategori| kategori.parent.as_str()).collect();
    for item in items {
        if let Item::Insats(block) = item {
            kategorier.insert(&block.head.kategori.value);
            for clause in &block.clauses {
                if let ClauseKind::Metod(list) = &clause.kind {
                    metoder.extend(list.iter().map(|name| name.value.as_str()));
                }
            }
        }
    }
    let used = names.used.borrow();
    for item in items {
        let (name, sort, known) = match item {
            Item::Uppgift(block) => (&block.head.name, "uppgiften", used.contains(&block.head.name.value)),
            Item::Villkor(item) => (&item.name, "villkoret", used.contains(&item.name.value)),
            Item::Metod(metod) => (&metod.name, "metoden", metoder.contains(metod.name.value.as_str())),
            Item::Kategori(block) => {
                (&block.head.name, "kategorin", kategorier.contains(block.head.name.value.as_str()))
            }
            _ => continue,
        };
        if !known {
            let error = Diagnostic::new(&codes::M012, name.span, format!("{sort} `{}` används aldrig", name.value));
            let it = if sort.ends_with('t') { "det" } else { "den" };
            errors.push(error.help(format!("ta bort {it}, eller använd {it} där {it} hör hemma")));
        }
    }
}
