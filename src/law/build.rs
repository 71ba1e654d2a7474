//! From the library's tree to the law: what is declared, in which versions, with names resolved.

use std::collections::HashMap;

use super::resolve::{self, Names};
use super::terms::Term;
use super::{Act, Extent, Kategori, Law, Norm, Provision, ROOT, Uppgift};
use crate::date::{Date, Period};
use crate::diagnostic::{Diagnostic, Fix, codes};
use crate::source::Spanned;
use crate::syntax::tree::{self, Block, ClauseKind, File, Item, KategoriHead, Name, NamedHead, ParagrafHead, Str};

/// The law that the files declare. Whatever is wrong is reported and left out.
pub fn build(files: &[File], errors: &mut Vec<Diagnostic>) -> Law {
    let mut law = Law::default();
    let items = || files.iter().flat_map(|file| &file.items);
    for item in items() {
        match item {
            Item::Forfattning(block) => law.acts.push(act(block, errors)),
            Item::Kategori(block) => declare_kategori(&mut law.kategorier, kategori(block), errors),
            Item::Uppgift(block) => {
                law.uppgifter.insert(block.head.name.value.clone(), uppgift(block));
            }
            _ => {}
        }
    }
    let Law { kategorier, uppgifter, .. } = &law;
    check_parents(kategorier, |_| false, &[], errors);
    let names = Names { uppgifter: vec![uppgifter], ..Names::default() };
    let mut provisions = Vec::new();
    for item in items() {
        if let Item::Paragraf(block) = item {
            provisions.push(provision(block, &law, &names, errors));
        }
    }
    drop(names);
    law.provisions = provisions;
    for (at, provision) in law.provisions.iter().enumerate() {
        law.by_paragraf.entry(provision.lagrum.paragraf()).or_default().push(at);
    }
    check_versions(&law, errors);
    law
}

fn act(block: &Block<NamedHead>, errors: &mut Vec<Diagnostic>) -> Act {
    let mut act = Act {
        name: block.head.name.clone(),
        title: block.head.label.value.clone(),
        sfs: String::new(),
        period: always(),
        replaces: None,
        survives_for: Vec::new(),
        extent: Vec::new(),
    };
    for clause in &block.clauses {
        match &clause.kind {
            ClauseKind::Sfs(sfs) => act.sfs.clone_from(&sfs.value),
            ClauseKind::Galler { from, to } => act.period = period(from, to.as_ref(), errors).unwrap_or(act.period),
            ClauseKind::Ersatter(sfs) => act.replaces = Some(sfs.value.clone()),
            ClauseKind::Paragrafer(runs) => act.extent = extent(&runs.value),
            ClauseKind::GallerFortfarande(words) => {
                act.survives_for = words.iter().map(|word| word.value.clone()).collect()
            }
            _ => {}
        }
    }
    act
}

/// Reads `2:1–4, 12:7 a`: chapter, colon, a paragraph or a run of them.
fn extent(runs: &str) -> Vec<Extent> {
    let run = |run: &str| {
        let (chapter, paragraphs) = run.trim().split_once(':').unwrap_or(("", run.trim()));
        let (from, to) = paragraphs.split_once('–').unwrap_or((paragraphs, paragraphs));
        Extent { chapter: chapter.to_owned(), from: from.to_owned(), to: to.to_owned() }
    };
    runs.split(',').map(run).collect()
}

/// A kategori as declared, in the library or in a document.
pub fn kategori(block: &Block<KategoriHead>) -> Kategori {
    let mut kategori = Kategori {
        name: block.head.name.value.clone(),
        label: block.head.label.value.clone(),
        parent: block.head.parent.value.clone(),
        parent_span: block.head.parent.span,
        known_as: Vec::new(),
        economic: false,
        age_group: false,
        span: block.head.name.span,
    };
    for clause in &block.clauses {
        match &clause.kind {
            ClauseKind::Kallas(words) => kategori.known_as = words.iter().map(|word| word.value.clone()).collect(),
            ClauseKind::EkonomisktBehov => kategori.economic = true,
            ClauseKind::Aldersgrupp => kategori.age_group = true,
            _ => {}
        }
    }
    kategori
}

/// Adds a kategori, or reports that its name is taken.
pub fn declare_kategori(known: &mut HashMap<String, Kategori>, kategori: Kategori, errors: &mut Vec<Diagnostic>) {
    if let Some(first) = known.get(&kategori.name) {
        let message = format!("kategorin `{}` deklareras två gånger", kategori.name);
        errors.push(Diagnostic::new(&codes::M002, kategori.span, message).label(first.span, "den första står här"));
        return;
    }
    known.insert(kategori.name.clone(), kategori);
}

/// Reports kategorier whose parent nobody declares (M004) and those that are kinds of themselves (M005).
pub fn check_parents(
    kategorier: &HashMap<String, Kategori>,
    elsewhere: impl Fn(&str) -> bool,
    known: &[&str],
    errors: &mut Vec<Diagnostic>,
) {
    let mut sorted: Vec<&Kategori> = kategorier.values().collect();
    sorted.sort_by_key(|kategori| (kategori.span.file, kategori.span.start));
    let mut reported: Vec<&str> = Vec::new();
    for kategori in sorted {
        let parent = kategori.parent.as_str();
        if parent != ROOT && !elsewhere(parent) && !kategorier.contains_key(parent) {
            let message = format!("kategorin `{parent}` finns inte");
            let error = Diagnostic::new(&codes::M004, kategori.parent_span, message);
            let known = known.iter().copied().chain(kategorier.keys().map(String::as_str));
            let error = resolve::meant(error, parent, known.filter(|known| *known != kategori.name));
            errors.push(if error.help.is_some() { error } else { error.help("välj en kategori i lagbiblioteket") });
            continue;
        }
        let circle = circle(kategori, kategorier);
        if circle.is_empty() || circle.iter().any(|name| reported.contains(name)) {
            continue;
        }
        let message = format!("kategorin `{}` är ytterst ett slag av sig själv", kategori.name);
        let path: Vec<String> = circle.iter().chain(circle.first()).map(|name| format!("`{name}`")).collect();
        errors.push(
            Diagnostic::new(&codes::M005, kategori.parent_span, message)
                .note(format!("så leder det tillbaka: {}", path.join(" är ")))
                .help("låt en av dem vara ett slag av en kategori i lagbiblioteket, som `stöd`"),
        );
        reported.extend(circle);
    }
}

/// The kategorier that lead from this one back to itself; none when it is no kind of itself.
fn circle<'a>(kategori: &'a Kategori, kategorier: &'a HashMap<String, Kategori>) -> Vec<&'a str> {
    let mut circle = vec![kategori.name.as_str()];
    let mut at = kategori;
    while let Some(parent) = kategorier.get(&at.parent) {
        if parent.name == kategori.name {
            return circle;
        }
        if circle.contains(&parent.name.as_str()) {
            break;
        }
        circle.push(&parent.name);
        at = parent;
    }
    Vec::new()
}

/// An uppgift as declared, in the library or in a document.
pub fn uppgift(block: &Block<NamedHead>) -> Uppgift {
    let mut uppgift = Uppgift {
        name: block.head.name.value.clone(),
        statement: block.head.label.value.clone(),
        check: None,
        values: Vec::new(),
        grounds: Vec::new(),
        span: block.head.name.span,
    };
    let names = |list: &[Name]| list.iter().map(|name| name.value.clone()).collect();
    for clause in &block.clauses {
        match &clause.kind {
            ClauseKind::Kontrolleras(check) => uppgift.check = Some(check.clone()),
            ClauseKind::Varden(values) => uppgift.values = names(values),
            ClauseKind::Diskrimineringsgrund(grounds) => uppgift.grounds = names(grounds),
            _ => {}
        }
    }
    uppgift
}

fn provision(block: &Block<ParagrafHead>, law: &Law, names: &Names<'_>, errors: &mut Vec<Diagnostic>) -> Provision {
    let lagrum = block.head.lagrum.clone();
    let act = law.act(&lagrum.law.value);
    if act.is_none() {
        errors.push(Diagnostic::new(
            &codes::M011,
            lagrum.law.span,
            format!("lagen `{}` är inte deklarerad", lagrum.law.value),
        ));
    }
    let mut provision = Provision {
        title: block.head.title.value.clone(),
        period: act.map_or(always(), |act| act.period),
        account: tree::Text::default(),
        norms: Vec::new(),
        span: lagrum.span,
        lagrum,
    };
    for clause in &block.clauses {
        match &clause.kind {
            ClauseKind::Galler { from, to } => {
                provision.period = period(from, to.as_ref(), errors).unwrap_or(provision.period)
            }
            ClauseKind::Innebord(text) => provision.account = text.clone(),
            ClauseKind::Norm(norm) => {
                if let Some(norm) = resolve_norm(norm, law, names, errors) {
                    provision.norms.push(Spanned::new(norm, clause.span));
                }
            }
            _ => {}
        }
    }
    if let Some(act) = act.filter(|act| !act.period.covers(&provision.period)) {
        let message = format!("paragrafen gäller utanför lagens egen tid ({})", act.name.value);
        errors
            .push(Diagnostic::new(&codes::M015, provision.span, message).label(act.name.span, "lagen deklareras här"));
    }
    provision
}

fn resolve_norm(norm: &tree::Norm, law: &Law, names: &Names<'_>, errors: &mut Vec<Diagnostic>) -> Option<Norm> {
    let known = |list: &[Name], errors: &mut Vec<Diagnostic>| -> Vec<String> {
        for name in list.iter().filter(|name| name.value != ROOT && !law.kategorier.contains_key(&name.value)) {
            let error = Diagnostic::new(&codes::M004, name.span, format!("kategorin `{}` finns inte", name.value));
            errors.push(resolve::meant(error, &name.value, law.kategorier.keys().map(String::as_str)));
        }
        list.iter().map(|name| name.value.clone()).collect()
    };
    let when = |block: &Option<tree::CondBlock>, errors: &mut Vec<Diagnostic>| -> Option<Vec<Term>> {
        block.as_ref().map(|block| names.block(block, errors).terms)
    };
    Some(match norm {
        tree::Norm::PersonalNeeds => Norm::PersonalNeeds,
        tree::Norm::Assessment { may, point, kategorier, when: block } => Norm::Assessment {
            may: *may,
            point: point.clone(),
            kategorier: known(kategorier, errors),
            when: when(block, errors),
        },
        tree::Norm::ConsentUnder(age) => Norm::ConsentUnder(resolve::months(age.number, age.unit, age.span, errors)?),
        tree::Norm::NoConsentFrom(age) => Norm::NoConsentFrom(resolve::months(age.number, age.unit, age.span, errors)?),
        tree::Norm::ExemptCircumstances(list) => Norm::ExemptCircumstances(known(list, errors)),
        tree::Norm::BarsCircumstances(list) => Norm::BarsCircumstances(known(list, errors)),
        tree::Norm::ExemptIdentity => Norm::ExemptIdentity,
        tree::Norm::Document => Norm::Document,
        tree::Norm::Inform => Norm::Inform,
        tree::Norm::FollowUp => Norm::FollowUp,
        tree::Norm::Reasons => Norm::Reasons,
        tree::Norm::Offer(list) => Norm::Offer(known(list, errors)),
        tree::Norm::NoFee(list) => Norm::NoFee(known(list, errors)),
        tree::Norm::Fee(list, block) => Norm::Fee(known(list, errors), when(block, errors)),
        tree::Norm::NoDelegation => Norm::NoDelegation,
        tree::Norm::Assessed => Norm::Assessed,
        tree::Norm::Successor(lagrum) => Norm::Successor(lagrum.clone()),
    })
}

/// Versions of one provision must follow each other without gap or overlap.
fn check_versions(law: &Law, errors: &mut Vec<Diagnostic>) {
    for versions in law.by_paragraf.values().filter(|versions| versions.len() > 1) {
        let mut versions: Vec<&Provision> = versions.iter().filter_map(|&at| law.provisions.get(at)).collect();
        versions.sort_by_key(|version| version.period.from);
        for pair in versions.windows(2) {
            let [earlier, later] = pair else { continue };
            let next = earlier.period.to.map(Date::next_day);
            let fault = match next {
                Some(next) if next == later.period.from => continue,
                Some(next) if next < later.period.from => {
                    "mellan två versioner av paragrafen finns dagar då ingen gäller"
                }
                _ => "två versioner av paragrafen gäller samtidigt",
            };
            errors.push(Diagnostic::new(&codes::M015, later.span, fault).label(earlier.span, "den tidigare versionen"));
        }
    }
}

/// The period between two dates as written; `None` when a date does not exist (M006) or they are reversed (M007).
pub fn period(from: &Str, to: Option<&Str>, errors: &mut Vec<Diagnostic>) -> Option<Period> {
    let first = date(from, errors);
    let last = to.map(|to| (to, date(to, errors)));
    match (first?, last) {
        (from, None) => Some(Period { from, to: None }),
        (from, Some((_, Some(to)))) if from <= to => Some(Period { from, to: Some(to) }),
        (_, Some((to, Some(_)))) => {
            errors.push(reversed(from, to));
            None
        }
        (_, Some((_, None))) => None,
    }
}

/// That an end lies before its beginning (M007).
pub fn reversed(from: &Str, to: &Str) -> Diagnostic {
    let message = format!("slutet {} ligger före början {}", to.value, from.value);
    Diagnostic::new(&codes::M007, to.span, message)
        .label(from.span, "början står här")
        .help("skriv den första dagen först och den sista sist, som `från 2025-07-01 till 2026-06-30`")
        .fix(Fix {
            title: "låt dagarna byta plats".to_owned(),
            safe: false,
            edits: vec![(from.span, to.value.clone()), (to.span, from.value.clone())],
        })
}

/// A date as written; `None` when the calendar has no such day, or the day is not written as it must be (M006).
pub fn date(written: &Str, errors: &mut Vec<Diagnostic>) -> Option<Date> {
    let date = Date::parse(&written.value);
    if date.is_none() {
        errors.push(impossible(written));
    }
    date
}

fn impossible(written: &Str) -> Diagnostic {
    const FORM: &str = "skriv datum som `2025-07-01`: år, månad, dag";
    let error = |message: String| Diagnostic::new(&codes::M006, written.span, message);
    let mut parts = written.value.split('-').map(|part| part.parse::<u16>().unwrap_or(0));
    let (year, month, day) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    let small = |n: u16| u8::try_from(n).unwrap_or(0);
    if let Some(date) = Date::new(year, small(month), small(day)) {
        let message = format!("datumet `{}` har inte två siffror för månad och dag", written.value);
        let title = format!("skriv `{date}`");
        let fix = Fix { title: title.clone(), safe: true, edits: vec![(written.span, date.to_string())] };
        return error(message).help(title).fix(fix);
    }
    let finding = error(format!("dagen {} finns inte", written.value));
    let last = (28..=31).rev().find_map(|day| Date::new(year, small(month), day));
    match last {
        _ if !(1..=12).contains(&month) => finding.help(format!("månaden skrivs 01–12; {FORM}")),
        Some(last) => finding.help(format!("den månaden slutar {last}")),
        None => finding.help(FORM),
    }
}

fn always() -> Period {
    Period { from: Date::new(1, 1, 1).unwrap_or_else(|| Date::from_days_since_1970(0)), to: None }
}
