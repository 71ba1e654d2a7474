//! The riktlinje of a document, and the clauses that it shares with insatser.

use crate::date::Date;
use crate::diagnostic::{Diagnostic, codes};
use crate::law::resolve::months;
use crate::law::{date, period, reversed};
use crate::model::{
    ADULT, Beslut, Consent, Dokumentation, FreeFrom, Godta, Kanal, Kontakt, Oversyn, Required, Riktlinje, Str,
};
use crate::source::{Span, Spanned};
use crate::syntax::tree::{self, Block, Clause, ClauseKind, ExemptClause, Item};

/// The one riktlinje of the items. When there is none, or two, that is reported (M009).
pub(super) fn riktlinje(items: &[&Item], start: Span, errors: &mut Vec<Diagnostic>) -> Riktlinje {
    let mut found = items.iter().filter_map(|item| if let Item::Riktlinje(block) = item { Some(block) } else { None });
    let Some(block) = found.next() else {
        let broken = |item: &&&Item| matches!(item, Item::Broken(broken) if broken.keyword.as_deref().is_some_and(|word| word.starts_with("rikt")));
        if !items.iter().any(|item| broken(&item)) {
            let message = "dokumentet har ingen riktlinje";
            let help = "börja med `riktlinje \"Titel\" { … }`, eller ge alla filer i samma katalog; filer i en katalog är ett dokument";
            errors.push(Diagnostic::new(&codes::M009, start, message).help(help));
        }
        return empty(start);
    };
    for second in found {
        let error = Diagnostic::new(&codes::M009, second.keyword, "dokumentet har två riktlinjer");
        errors.push(error.label(block.keyword, "den första står här").help("lägg varje riktlinje i en egen katalog"));
    }
    let mut riktlinje = Riktlinje { title: block.head.clone(), whole: block.whole, ..empty(block.keyword) };
    for clause in &block.clauses {
        read(&mut riktlinje, clause, errors);
    }
    if block.whole {
        required(block, errors);
    }
    riktlinje
}

fn empty(span: Span) -> Riktlinje {
    Riktlinje {
        title: Str::new(String::new(), span),
        span,
        whole: false,
        kommun: Vec::new(),
        namnd: None,
        beslut: None,
        galler: None,
        oversyn: None,
        ansvarig: None,
        forfattningssamling: None,
        lag: Vec::new(),
        kontakt: None,
        ansokan: None,
        samtycke: Consent::default(),
        dokumentation: None,
        uppfoljning: None,
        ersatter: None,
        godta: Vec::new(),
    }
}

fn read(riktlinje: &mut Riktlinje, clause: &Clause, errors: &mut Vec<Diagnostic>) {
    match &clause.kind {
        ClauseKind::Kommun(names) => riktlinje.kommun.clone_from(names),
        ClauseKind::Namnd(name) => riktlinje.namnd = Some(name.clone()),
        ClauseKind::Beslut(written) => riktlinje.beslut = Some(beslut(written, clause.span, errors)),
        ClauseKind::Galler { from, to } => {
            riktlinje.galler = period(from, to.as_ref(), errors).map(|period| Spanned::new(period, clause.span));
        }
        ClauseKind::Oversyn(when) => {
            let when = match when {
                tree::Oversyn::Arligen => Oversyn::Arligen,
                // A day that does not exist is kept as words, so that nobody takes the clause for missing.
                tree::Oversyn::Senast(day) => {
                    date(day, errors).map_or_else(|| Oversyn::Text(day.value.clone()), Oversyn::Senast)
                }
                tree::Oversyn::Text(words) => Oversyn::Text(words.value.clone()),
            };
            riktlinje.oversyn = Some(Spanned::new(when, clause.span));
        }
        ClauseKind::Ansvarig(name) => riktlinje.ansvarig = Some(name.clone()),
        ClauseKind::Forfattningssamling(number) => riktlinje.forfattningssamling = Some(number.clone()),
        ClauseKind::Lag(laws) => riktlinje.lag.clone_from(laws),
        ClauseKind::Kontakt(entries) => riktlinje.kontakt = Some(Spanned::new(kontakt(entries), clause.span)),
        ClauseKind::Ansokan(text) => riktlinje.ansokan = Some(text.clone()),
        ClauseKind::Dokumentation(written) => {
            riktlinje.dokumentation = Some(Spanned::new(dokumentation(written, errors), clause.span));
        }
        ClauseKind::UppfoljningText(text) => riktlinje.uppfoljning = Some(text.clone()),
        ClauseKind::Ersatter(folder) => riktlinje.ersatter = Some(folder.clone()),
        ClauseKind::Godta(written) if !is_blank(written) => riktlinje.godta.push(godta(written, clause.span, errors)),
        _ => consent(&mut riktlinje.samtycke, clause, errors),
    }
}

fn required(block: &Block<Str>, errors: &mut Vec<Diagnostic>) {
    let has = |wanted: fn(&ClauseKind) -> bool| block.clauses.iter().any(|clause| wanted(&clause.kind));
    for (present, word, example) in [
        (has(|kind| matches!(kind, ClauseKind::Kommun(_))), "kommun", "kommun \"Alingsås\""),
        (has(|kind| matches!(kind, ClauseKind::Namnd(_))), "nämnd", "nämnd \"Socialnämnden\""),
        (has(|kind| matches!(kind, ClauseKind::Galler { .. })), "gäller", "gäller från 2025-07-01"),
    ] {
        if !present {
            let message = format!("riktlinjen saknar raden `{word}`");
            errors.push(Diagnostic::new(&codes::M010, block.keyword, message).help(format!("skriv `{example}`")));
        }
    }
}

/// Reads a clause on consent; leaves any other clause alone.
pub(super) fn consent(consent: &mut Consent, clause: &Clause, errors: &mut Vec<Diagnostic>) {
    match &clause.kind {
        // An age that cannot be read is reported; the clause is there all the same, so nothing else is missing.
        ClauseKind::Samtycke { one, under } => {
            let read = under.as_ref().and_then(|age| months(age.number, age.unit, age.span, errors));
            let age = under.as_ref().map(|age| age.span);
            let required = Required { under: read.unwrap_or(ADULT), one_is_enough: *one, age };
            consent.required = Some(Spanned::new(required, clause.span));
        }
        ClauseKind::UtanSamtycke { over, from: written, text } => {
            let read = months(written.number, written.unit, written.span, errors).unwrap_or(ADULT);
            // `över 15 år` means from the day one turns 16; of months, from the next.
            let step = if written.unit == tree::Unit::Ar { 12 } else { 1 };
            let from = if *over { read + step } else { read };
            let free = FreeFrom { from, over: over.then_some(read), age: written.span, text: text.clone() };
            consent.free_from = Some(Spanned::new(free, clause.span));
        }
        ClauseKind::IngetSamtycke(text) => consent.waived = Some(Spanned::new(text.clone(), clause.span)),
        _ => {}
    }
}

/// A decision; a day that does not exist is reported and left out.
pub(super) fn beslut(written: &tree::Beslut, span: Span, errors: &mut Vec<Diagnostic>) -> Beslut {
    Beslut {
        date: date(&written.date, errors),
        paragraf: written.paragraph.as_ref().map(|text| text.value.clone()),
        diarienummer: written.diarienummer.as_ref().map(|text| text.value.clone()),
        span,
    }
}

/// The ways to reach someone.
pub(super) fn kontakt(entries: &[(Kanal, Str)]) -> Kontakt {
    let mut kontakt = Kontakt::default();
    for (kanal, value) in entries {
        let place = match kanal {
            Kanal::Telefon => &mut kontakt.telefon,
            Kanal::Epost => &mut kontakt.epost,
            Kanal::Webb => &mut kontakt.webb,
            Kanal::Besok => &mut kontakt.besok,
        };
        place.get_or_insert_with(|| value.value.clone());
    }
    kontakt
}

/// How something is documented.
pub(super) fn dokumentation(written: &tree::Dokumentation, errors: &mut Vec<Diagnostic>) -> Dokumentation {
    match written.clone() {
        tree::Dokumentation::Enligt { lagrum, system, text } => Dokumentation::Enligt { lagrum, system, text },
        tree::Dokumentation::Niva { level, system, text } => Dokumentation::Niva { level, system, text },
        tree::Dokumentation::Undantag { lagrum, block } => {
            let (mut skal, mut avvagning, mut decided) = (None, None, None);
            for clause in block {
                match clause {
                    ExemptClause::Skal(ground, text) => {
                        known_ground(&ground, errors);
                        skal = skal.or(Some((ground, text)));
                    }
                    ExemptClause::Avvagning(text) => avvagning = avvagning.or(Some(text)),
                    ExemptClause::Beslut(written) => decided = Some(beslut(&written, written.date.span, errors)),
                }
            }
            Dokumentation::Undantag { lagrum, skal, avvagning, beslut: decided }
        }
    }
}

fn known_ground(ground: &Str, errors: &mut Vec<Diagnostic>) {
    const GROUNDS: [&str; 7] =
        ["svårnådd-målgrupp", "mötesplats", "våld", "hedersrelaterat-våld", "prostitution", "skadligt-bruk", "annat"];
    if !GROUNDS.contains(&ground.value.as_str()) {
        let error =
            Diagnostic::new(&codes::M001, ground.span, format!("`{}` är ingen grund för särskilda skäl", ground.value));
        let error = crate::law::resolve::meant(error, &ground.value, GROUNDS);
        errors.push(if error.help.is_some() {
            error
        } else {
            error.help(format!("välj bland {}", crate::swedish::and(&GROUNDS)))
        });
    }
}

/// Whether a waiver lacks a reason or a role: then nobody has accepted anything, and the row is reported as unfinished.
pub(super) fn is_blank(written: &tree::Godta) -> bool {
    [&written.reason, &written.by].iter().any(|text| crate::swedish::says_nothing(&text.value))
}

/// A waiver, with its dates.
pub(super) fn godta(written: &tree::Godta, span: Span, errors: &mut Vec<Diagnostic>) -> Godta {
    let on = date(&written.on, errors);
    let until: Option<Date> = written.until.as_ref().and_then(|day| date(day, errors));
    if let (Some(on), Some(until), Some(day)) = (on, until, &written.until)
        && until < on
    {
        errors.push(reversed(&written.on, day));
    }
    Godta {
        code: written.code.clone(),
        reason: written.reason.value.clone(),
        by: written.by.value.clone(),
        on,
        until,
        span,
    }
}
