//! Names and ages in conditions: from lines as written to [`Term`]s, for the library and for documents alike.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::terms::{AgeForm, Term, TermKind};
use super::{Uppgift, small_words};
use crate::condition::Who;
use crate::diagnostic::{Diagnostic, Fix, codes};
use crate::source::Span;
use crate::syntax::tree::{AgeWord, CondBlock, Line, LineKind, Name, Number, Quantity, Role, Unit, VillkorItem};

/// The lines of a block, resolved.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    /// The conditions.
    pub terms: Vec<Term>,
    /// Whether every line could be read and resolved.
    pub whole: bool,
}

/// The lines of a named villkor, and whether all of them could be read and resolved.
pub type Expanded = (Arc<[Term]>, bool);

/// What names mean in one document.
#[derive(Default)]
pub struct Names<'a> {
    /// The uppgifter, nearest declaration first.
    pub uppgifter: Vec<&'a HashMap<String, Uppgift>>,
    /// The named villkor.
    pub villkor: HashMap<&'a str, &'a VillkorItem>,
    /// The kommun of the document; `None` for several, of which one is not the whole.
    pub kommun: Option<&'a str>,
    /// Names that mean something else, what and where, for findings: `en metod`.
    pub others: HashMap<&'a str, (&'static str, Span)>,
    /// Names whose declaration could not be read; to use one is no fault of the user's line.
    pub broken: HashSet<&'a str>,
    /// Every uppgift and villkor that some line has used.
    pub used: RefCell<HashSet<String>>,
    /// Named villkor resolved so far.
    pub expanded: RefCell<HashMap<String, Expanded>>,
    /// Named villkor being resolved, outermost first.
    pub open: RefCell<Vec<String>>,
}

impl Names<'_> {
    /// Resolves every line of a block. What cannot be resolved is reported and left out.
    pub fn block(&self, block: &CondBlock, errors: &mut Vec<Diagnostic>) -> Resolved {
        let mut resolved = Resolved { terms: Vec::with_capacity(block.lines.len()), whole: block.whole };
        let mut lines = block.lines.as_slice();
        while let Some((line, rest)) = lines.split_first() {
            let before = block.lines.len().checked_sub(lines.len() + 1).and_then(|at| block.lines.get(at));
            if let Some((error, count)) = self.small_word(before, lines) {
                // Where something could not be read, the word may be part of that.
                errors.extend(Some(error).filter(|_| block.whole));
                resolved.whole = false;
                lines = lines.get(count..).unwrap_or_default();
                continue;
            }
            if let Some(words) = self.phrase(lines) {
                errors.push(not_a_condition(words));
                resolved.whole = false;
                lines = lines.get(words.len()..).unwrap_or_default();
                continue;
            }
            match self.line(line, errors) {
                Some((term, whole)) => {
                    resolved.terms.push(term);
                    resolved.whole &= whole;
                }
                None => resolved.whole = false,
            }
            lines = rest;
        }
        resolved
    }

    /// What is wrong with the small word of running text that these lines begin with, and how many lines that
    /// explains; `None` when they begin with something else.
    fn small_word(&self, before: Option<&Line>, lines: &[Line]) -> Option<(Diagnostic, usize)> {
        let line = lines.first().filter(|line| self.is_stranger(line))?;
        let LineKind::Name(name) = &line.kind else { return None };
        let alone = small_words::is_small(&name.value) || self.phrase(lines).is_none();
        small_words::explain(before, lines).filter(|_| alone)
    }

    /// Whether a line is a name that nobody declares.
    fn is_stranger(&self, line: &Line) -> bool {
        match &line.kind {
            LineKind::Name(name) => {
                let name = name.value.as_str();
                let known = self.villkor.contains_key(name) || self.broken.contains(name);
                !known && self.uppgift(name).is_none() && !self.others.contains_key(name)
            }
            _ => false,
        }
    }

    /// Names with one blank between them that nobody declares, at the beginning of these lines: somebody has written
    /// a condition in plain words. `None` when there is only one.
    fn phrase<'l>(&self, lines: &'l [Line]) -> Option<&'l [Line]> {
        let stranger = |line: &Line| self.is_stranger(line);
        let mut count = usize::from(lines.first().is_some_and(stranger));
        let adjacent = lines.windows(2).take_while(|pair| match pair {
            [one, next] => stranger(one) && stranger(next) && next.span.start == one.span.end + 1,
            _ => false,
        });
        count += if count == 1 { adjacent.count() } else { 0 };
        lines.get(..count).filter(|words| words.len() > 1)
    }

    fn line(&self, line: &Line, errors: &mut Vec<Diagnostic>) -> Option<(Term, bool)> {
        let mut whole = true;
        let mut nested = |block: &CondBlock, errors: &mut Vec<Diagnostic>| {
            let resolved = self.block(block, errors);
            whole &= resolved.whole;
            resolved.terms
        };
        let kind = match &line.kind {
            LineKind::AgeRange { from, to } => range(*from, *to, line.span, errors)?,
            LineKind::AgeBound(word, quantity) => bound(*word, *quantity, errors)?,
            LineKind::AgeExact(quantity) => {
                let from = months(quantity.number, quantity.unit, quantity.span, errors)?;
                TermKind::Age {
                    from,
                    to: Some(last_month(quantity.number, quantity.unit, from)),
                    written: AgeForm::Exact,
                }
            }
            LineKind::Residence { kind, permanent, places } => {
                let mut places: Vec<String> = places.iter().map(|place| place.value.clone()).collect();
                // The own kommun by name is what `kommunen` says.
                if let [place] = places.as_slice()
                    && self.kommun == Some(place)
                {
                    places.clear();
                }
                TermKind::Residence { kind: *kind, permanent: *permanent, places }
            }
            LineKind::Name(name) => {
                let (kind, sound) = self.name(name, errors)?;
                whole = sound;
                kind
            }
            LineKind::Is(name, values) => self.value(name, values, errors)?,
            LineKind::Not(inner) => {
                let (term, sound) = self.line(inner, errors)?;
                whole = sound;
                TermKind::Not(Box::new(term))
            }
            LineKind::All(block) => TermKind::All(nested(block, errors)),
            LineKind::Any(block) => TermKind::Any(nested(block, errors)),
            LineKind::NoneOf(block) => TermKind::NoneOf(nested(block, errors)),
            LineKind::Role(role, block) => TermKind::Role(who(*role), nested(block, errors)),
        };
        Some((Term { span: line.span, kind }, whole))
    }

    fn name(&self, name: &Name, errors: &mut Vec<Diagnostic>) -> Option<(TermKind, bool)> {
        if let Some(uppgift) = self.uppgift(&name.value) {
            self.used.borrow_mut().insert(name.value.clone());
            if !uppgift.values.is_empty() {
                let values = uppgift.values.join(", ");
                let message = format!("`{}` har flera värden och kan inte stå ensamt", name.value);
                let help = format!(
                    "skriv vilket värde som gäller: `{} är {}` (värden: {values})",
                    name.value, uppgift.values[0]
                );
                errors.push(
                    Diagnostic::new(&codes::M003, name.span, message).label(uppgift.span, "deklareras här").help(help),
                );
                return None;
            }
            return Some((TermKind::Fact { name: name.value.as_str().into(), values: Vec::new() }, true));
        }
        if self.villkor.contains_key(name.value.as_str()) {
            self.used.borrow_mut().insert(name.value.clone());
            let (terms, whole) = self.expand(name, errors)?;
            return Some((TermKind::Named { name: name.value.as_str().into(), terms }, whole));
        }
        self.unknown(name, true, errors);
        None
    }

    fn value(&self, name: &Name, values: &[Name], errors: &mut Vec<Diagnostic>) -> Option<TermKind> {
        let Some(uppgift) = self.uppgift(&name.value) else {
            match self.villkor.get(name.value.as_str()) {
                Some(item) => {
                    let message = format!("`{}` är ett villkor och har inga värden", name.value);
                    let help = format!("skriv `{0}` eller `inte {0}`", name.value);
                    let error = Diagnostic::new(&codes::M003, name.span, message);
                    errors.push(error.label(item.name.span, "deklareras här").help(help));
                }
                None => match small_words::before_value(name, values) {
                    Some(error) => errors.push(error),
                    None => self.unknown(name, false, errors),
                },
            }
            return None;
        };
        self.used.borrow_mut().insert(name.value.clone());
        if uppgift.values.is_empty() {
            let message = format!("`{}` är ja eller nej och har inga värden", name.value);
            let help = format!("skriv `{0}` eller `inte {0}`", name.value);
            errors.push(
                Diagnostic::new(&codes::M003, name.span, message).label(uppgift.span, "deklareras här").help(help),
            );
            return None;
        }
        let mut known = true;
        for value in values.iter().filter(|value| !uppgift.values.contains(&value.value)) {
            known = false;
            let message = format!("`{}` har inget värde som heter `{}`", name.value, value.value);
            let error = Diagnostic::new(&codes::M001, value.span, message).label(uppgift.span, "värdena står här");
            let error = meant(error, &value.value, uppgift.values.iter().map(String::as_str));
            let values: Vec<String> = uppgift.values.iter().map(|value| format!("`{value}`")).collect();
            errors.push(if error.help.is_some() {
                error
            } else {
                error.help(format!("värdena är {}", crate::swedish::and(&values)))
            });
        }
        let values = values.iter().map(|value| value.value.clone()).collect();
        known.then(|| TermKind::Fact { name: name.value.as_str().into(), values })
    }

    /// The lines of a named villkor, resolved once however often it is used.
    fn expand(&self, name: &Name, errors: &mut Vec<Diagnostic>) -> Option<Expanded> {
        if let Some(known) = self.expanded.borrow().get(&name.value) {
            return Some(known.clone());
        }
        let item = *self.villkor.get(name.value.as_str())?;
        if self.open.borrow().contains(&item.name.value) {
            let message = format!("villkoret `{}` leder tillbaka till sig självt", name.value);
            let open = self.open.borrow();
            let path = open.iter().skip_while(|known| **known != name.value).chain([&name.value]);
            let path: Vec<String> = path.map(|name| format!("`{name}`")).collect();
            errors.push(
                Diagnostic::new(&codes::M005, name.span, message)
                    .label(item.name.span, "deklareras här")
                    .note(format!("så leder det tillbaka: {}", path.join(" använder ")))
                    .help("skriv ut villkoren här i stället för att hänvisa"),
            );
            return None;
        }
        self.open.borrow_mut().push(name.value.clone());
        let resolved = self.block(&item.block, errors);
        self.open.borrow_mut().pop();
        let known: Expanded = (resolved.terms.into(), resolved.whole);
        self.expanded.borrow_mut().insert(name.value.clone(), known.clone());
        Some(known)
    }

    /// Resolves every named villkor, used or not, so that mistakes in it are reported.
    pub fn expand_all(&self, errors: &mut Vec<Diagnostic>) {
        let mut items: Vec<&VillkorItem> = self.villkor.values().copied().collect();
        items.sort_by_key(|item| item.span.start);
        for item in items {
            self.expand(&item.name, errors);
        }
    }

    fn uppgift(&self, name: &str) -> Option<&Uppgift> {
        self.uppgifter.iter().find_map(|declared| declared.get(name))
    }

    /// Reports a name that is nothing of the wanted kind. Where a villkor may stand too, `villkor` is true.
    pub fn unknown(&self, name: &Name, villkor: bool, errors: &mut Vec<Diagnostic>) {
        if self.broken.contains(name.value.as_str()) {
            return;
        }
        if let Some((kind, place)) = self.others.get(name.value.as_str()) {
            let wanted = if villkor { "en uppgift eller ett villkor" } else { "en uppgift" };
            let message = format!("`{}` är {kind}, men här väntas {wanted}", name.value);
            let error = Diagnostic::new(&codes::M003, name.span, message).label(*place, "deklareras här");
            errors.push(error.help(format!("skriv namnet på {wanted}")));
            return;
        }
        let none = if villkor { "ingen uppgift och inget villkor" } else { "ingen uppgift" };
        let message = format!("det finns {none} som heter `{}`", name.value);
        let villkor = self.villkor.keys().copied().filter(|_| villkor);
        let known = self.uppgifter.iter().flat_map(|map| map.keys()).map(String::as_str).chain(villkor).chain(FACTS);
        let error = meant(Diagnostic::new(&codes::M001, name.span, message), &name.value, known);
        let declare = format!("deklarera den: `uppgift {} \"…\" {{ kontrolleras genom egen uppgift }}`", name.value);
        errors.push(if error.help.is_some() { error } else { error.help(declare) });
    }
}

/// The facts that nobody needs to declare.
const FACTS: [&str; 4] = ["ålder", "folkbokförd", "bosatt", "vistas"];

/// Longer phrases are told by their beginning.
const PHRASE: usize = 6;

fn not_a_condition(words: &[Line]) -> Diagnostic {
    let name = |line: &'_ Line| match &line.kind {
        LineKind::Name(name) => name.value.clone(),
        _ => String::new(),
    };
    let span = words.first().zip(words.last()).map_or_else(Span::default, |(first, last)| first.span.to(last.span));
    let names: Vec<String> = words.iter().take(PHRASE).map(name).collect();
    let said = names.join(" ");
    let message = |said: &str| format!("`{said}` är inget villkor som är deklarerat");
    if words.len() > PHRASE || names.iter().any(|name| small_words::is_joining(name)) {
        let said = if words.len() > PHRASE { format!("{said} …") } else { said };
        return Diagnostic::new(&codes::M001, span, message(&said))
            .help("skriv villkoren ett på varje rad; löpande text hör hemma i `målgrupp` eller `text`");
    }
    let name = names.join("-");
    Diagnostic::new(&codes::M001, span, message(&said)).help(format!(
        "skriv `{name}` i ett ord och deklarera det: `uppgift {name} \"{said}\" {{ kontrolleras genom egen uppgift }}`"
    ))
}

/// Adds the nearest known name to a finding about an unknown one. Of several that are as near, none is proposed.
#[must_use]
pub fn meant<'a>(error: Diagnostic, name: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    let same = known.iter().find(|known| known.to_lowercase() == name.to_lowercase()).copied();
    match same.or_else(|| crate::swedish::nearest(name, &known)) {
        Some(meant) => {
            let fix =
                Fix { title: format!("skriv `{meant}`"), safe: false, edits: vec![(error.span, meant.to_owned())] };
            error.here(format!("menade du `{meant}`?")).help(format!("skriv `{meant}`")).fix(fix)
        }
        None => error,
    }
}

/// The person that a role names.
#[must_use]
pub fn who(role: Role) -> Who {
    match role {
        Role::Barnet => Who::Barnet,
        Role::Foraldern => Who::Foraldern,
        Role::Narstaende => Who::Narstaende,
    }
}

/// An age in whole months; reports another unit (M008), what is no whole number of months, and what nobody can be
/// (M007).
pub fn months(number: Number, unit: Unit, span: Span, errors: &mut Vec<Diagnostic>) -> Option<u32> {
    let per_unit = match unit {
        Unit::Ar => 12,
        Unit::Manad => 1,
        _ => {
            let error = Diagnostic::new(&codes::M008, span, "ålder räknas i år eller månader");
            errors.push(error.help("skriv till exempel `15 år` eller `4 månader`"));
            return None;
        }
    };
    let hundredths = u64::from(number.0) * per_unit;
    if hundredths % 100 != 0 {
        let error = Diagnostic::new(&codes::M007, span, "åldern är inget helt antal månader");
        errors.push(error.help("skriv åldern i hela månader, som `30 månader`"));
        return None;
    }
    let months = u32::try_from(hundredths / 100).unwrap_or(u32::MAX);
    if months > crate::condition::MAX_AGE + 1 {
        let error = Diagnostic::new(&codes::M007, span, "så gammal är ingen");
        errors.push(error.help("kontrollera talet och enheten; högre ålder än 120 år räknas inte"));
        return None;
    }
    Some(months.min(crate::condition::MAX_AGE))
}

/// The last month in which one still has an age: 12 years last until the day before 13.
fn last_month(number: Number, unit: Unit, first: u32) -> u32 {
    let whole_years = unit == Unit::Ar && number.0.is_multiple_of(100);
    if whole_years { first.saturating_add(11) } else { first }
}

fn range(
    (from, from_unit): (Number, Option<Unit>),
    (to, to_unit): (Number, Unit),
    span: Span,
    errors: &mut Vec<Diagnostic>,
) -> Option<TermKind> {
    let first = months(from, from_unit.unwrap_or(to_unit), span, errors)?;
    let last = last_month(to, to_unit, months(to, to_unit, span, errors)?);
    if first > last {
        let error = Diagnostic::new(&codes::M007, span, "åldrarna står i fel ordning: den lägre ska stå först");
        errors.push(match from_unit {
            None if to_unit == Unit::Ar => {
                let line = format!("ålder {to}–{from} år");
                let title = format!("skriv `{line}`");
                let fix = Fix { title: title.clone(), safe: false, edits: vec![(span, line)] };
                error.help(title).fix(fix)
            }
            _ => error.help("skriv den lägre åldern först, som `ålder 4 månader – 12 år`"),
        });
        return None;
    }
    Some(TermKind::Age { from: first, to: Some(last), written: AgeForm::Range })
}

fn bound(word: AgeWord, quantity: Quantity, errors: &mut Vec<Diagnostic>) -> Option<TermKind> {
    let age = months(quantity.number, quantity.unit, quantity.span, errors)?;
    let last = last_month(quantity.number, quantity.unit, age);
    Some(match word {
        AgeWord::Minst => TermKind::Age { from: age, to: None, written: AgeForm::Minst },
        AgeWord::Over => TermKind::Age { from: last.saturating_add(1), to: None, written: AgeForm::Over(age) },
        AgeWord::Hogst => TermKind::Age { from: 0, to: Some(last), written: AgeForm::Hogst },
        AgeWord::Under => {
            let Some(to) = age.checked_sub(1) else {
                let error = Diagnostic::new(&codes::M007, quantity.span, "ingen är yngre än 0 år");
                errors.push(error.help("skriv den ålder som personen ska vara yngre än, som `ålder under 18 år`"));
                return None;
            };
            TermKind::Age { from: 0, to: Some(to), written: AgeForm::Under }
        }
    })
}
