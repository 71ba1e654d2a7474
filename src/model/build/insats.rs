//! One insats: its clauses, with names and numbers resolved and the riktlinje's defaults joined in.

use super::names::{Declared, insats_name};
use super::riktlinje::{consent, dokumentation, godta, is_blank, kontakt};
use crate::condition::{Cond, Who};
use crate::diagnostic::{Diagnostic, codes};
use crate::law::resolve::Names;
use crate::law::{self, Law};
use crate::model::ages::Counted;
use crate::model::{
    Anonymity, Consent, Form, Insats, Malgrupp, Omfattning, Participant, Prose, ProseKind, Range, Riktlinje, Space,
    Text, Unit, Utforare, Villkor,
};
use crate::source::{Span, Spanned};
use crate::swedish;
use crate::syntax::tree::{self, Block, Bound, Clause, ClauseKind, CondBlock, Count, InsatsHead};

/// What an insats is resolved against.
pub(super) struct Cx<'a> {
    pub(super) declared: &'a Declared,
    pub(super) names: &'a Names<'a>,
    pub(super) law: &'a Law,
    pub(super) riktlinje: &'a Riktlinje,
}

/// The title. An insats whose title is empty, which is told of there, is called by its name.
fn titled(title: &tree::Str, name: &str) -> tree::Str {
    if title.value.trim().is_empty() { Spanned::new(name.to_owned(), title.span) } else { title.clone() }
}

pub(super) fn insats(block: &Block<InsatsHead>, cx: &Cx<'_>, number: String, errors: &mut Vec<Diagnostic>) -> Insats {
    let head = &block.head;
    let name = insats_name(head.name.as_ref(), &head.title.value);
    let mut insats = Insats {
        slug: swedish::slug(&name),
        title: titled(&head.title, &name),
        name,
        head: block.keyword.to(head.title.span),
        span: block.span,
        whole: block.whole,
        number,
        avsnitt: None,
        kategori: head.kategori.clone(),
        lineage: cx.declared.lineage(&head.kategori, cx.law, errors),
        ges_till: Vec::new(),
        prose: Vec::new(),
        malgrupp: None,
        villkor: None,
        space: Space::default(),
        metoder: Vec::new(),
        omfattning: Vec::new(),
        form: Vec::new(),
        group: None,
        own_consent: Consent::default(),
        consent: Consent::default(),
        anonymt: None,
        own_dokumentation: None,
        dokumentation: None,
        uppfoljning: None,
        avgift: None,
        utforare: Vec::new(),
        plats: None,
        kontakt: None,
        sprak: Vec::new(),
        tolk: false,
        sakliga_skal: None,
        galler: None,
        godta: Vec::new(),
        admitted_ages: Counted::default(),
    };
    for clause in &block.clauses {
        read(&mut insats, clause, cx, errors);
    }
    if insats.ges_till.is_empty() {
        insats.ges_till.push(Spanned::new(Participant::Individ, insats.head));
    }
    if block.whole {
        required(&insats, errors);
    }
    inherit(&mut insats, cx.riktlinje);
    check_validity(&insats, cx.riktlinje, errors);
    insats
}

fn read(insats: &mut Insats, clause: &Clause, cx: &Cx<'_>, errors: &mut Vec<Diagnostic>) {
    match &clause.kind {
        ClauseKind::Prose(kind, text) => insats.prose.push(prose(*kind, text)),
        ClauseKind::Text(heading, text) => {
            insats.prose.push(Prose { clause: ProseKind::Text, heading: heading.value.clone(), text: text.clone() })
        }
        ClauseKind::GesTill(who) => insats.ges_till.clone_from(who),
        ClauseKind::Malgrupp(text, block) => {
            let villkor = block.as_ref().map(|block| conditions(&mut insats.space, block, clause, cx, errors));
            insats.malgrupp = Some(Malgrupp { text: text.clone(), villkor, span: clause.span });
        }
        ClauseKind::Villkor(block) => insats.villkor = Some(conditions(&mut insats.space, block, clause, cx, errors)),
        ClauseKind::OppetForAlla => {
            let cond = Cond::Const(true);
            insats.villkor = Some(Villkor {
                terms: Vec::new(),
                cond,
                open: true,
                whole: true,
                keyword: clause.keyword,
                span: clause.span,
                ages: Counted::default(),
            });
        }
        ClauseKind::Metod(names) => {
            insats.metoder = names.iter().filter(|name| cx.declared.metod(name, errors)).cloned().collect();
        }
        ClauseKind::Omfattning(written) => insats.omfattning.push(omfattning(written, clause.span, errors)),
        ClauseKind::Form(forms) => {
            insats.form.clone_from(forms);
            let group = forms.iter().find_map(|form| if let Form::Grupp(count) = form.value { count } else { None });
            insats.group = group.map(|count| heads(count, "deltagare", errors));
        }
        ClauseKind::Anonymt(first_visit) => {
            let how = if *first_visit { Anonymity::FirstVisit } else { Anonymity::Throughout };
            insats.anonymt = Some(Spanned::new(how, clause.span));
        }
        ClauseKind::Dokumentation(written) => {
            insats.own_dokumentation = Some(Spanned::new(dokumentation(written, errors), clause.span));
        }
        ClauseKind::Uppfoljning(level, text) => {
            insats.uppfoljning = Some(Spanned::new((*level, text.clone()), clause.span));
        }
        ClauseKind::Avgift(fee) => {
            insats.avgift = Some(Spanned::new(fee.as_ref().map(|fee| fee.value.clone()), clause.span));
        }
        ClauseKind::Utforare(name, kind) => insats.utforare.push(Utforare { name: name.clone(), kind: *kind }),
        ClauseKind::Plats(place) => insats.plats = Some(place.clone()),
        ClauseKind::Kontakt(entries) => insats.kontakt = Some(Spanned::new(kontakt(entries), clause.span)),
        ClauseKind::Sprak(languages) => insats.sprak.clone_from(languages),
        ClauseKind::Tolk => insats.tolk = true,
        ClauseKind::SakligaSkal(text) => insats.sakliga_skal = Some(text.clone()),
        ClauseKind::Galler { from, to } => {
            insats.galler = law::period(from, to.as_ref(), errors).map(|period| Spanned::new(period, clause.span));
        }
        ClauseKind::Godta(written) if !is_blank(written) => insats.godta.push(godta(written, clause.span, errors)),
        _ => consent(&mut insats.own_consent, clause, errors),
    }
}

fn prose(kind: tree::Prose, text: &Text) -> Prose {
    let (clause, heading) = match kind {
        tree::Prose::Kortfattat => (ProseKind::Kortfattat, "Kortfattat"),
        tree::Prose::Innehall => (ProseKind::Innehall, "Innehåll"),
        tree::Prose::Syfte => (ProseKind::Syfte, "Syfte"),
        tree::Prose::Genomforande => (ProseKind::Genomforande, "Genomförande"),
        tree::Prose::Karaktar => (ProseKind::Karaktar, "Karaktär"),
        tree::Prose::Exempel => (ProseKind::Exempel, "Exempel"),
    };
    Prose { clause, heading: heading.to_owned(), text: text.clone() }
}

fn conditions(
    space: &mut Space,
    block: &CondBlock,
    clause: &Clause,
    cx: &Cx<'_>,
    errors: &mut Vec<Diagnostic>,
) -> Villkor {
    let resolved = cx.names.block(block, errors);
    let values = |name: &str| {
        let known = cx.names.uppgifter.iter().find_map(|declared| declared.get(name));
        known.map_or_else(Vec::new, |uppgift| uppgift.values.clone())
    };
    let cond = space.cond(&resolved.terms, Who::Individ, &values);
    let (keyword, span) = (clause.keyword, clause.span);
    Villkor { terms: resolved.terms, cond, open: false, whole: resolved.whole, keyword, span, ages: Counted::default() }
}

fn required(insats: &Insats, errors: &mut Vec<Diagnostic>) {
    if !insats.prose.iter().any(|prose| prose.clause == ProseKind::Innehall) {
        let message = format!("insatsen `{}` saknar raden `innehåll`", insats.title.value);
        let help = "skriv `innehåll \"\"\"…\"\"\"` med vad insatsen består av";
        errors.push(Diagnostic::new(&codes::M010, insats.head, message).help(help));
    }
    if insats.villkor.is_none() {
        let message = format!("insatsen `{}` saknar raden `villkor`", insats.title.value);
        let help =
            "skriv vad en person ska uppfylla, `villkor { folkbokförd i kommunen }`, eller `villkor öppet för alla`";
        errors.push(Diagnostic::new(&codes::M010, insats.head, message).help(help));
    }
}

/// Joins the riktlinje's defaults: its own `samtycke` or `inget samtycke` replaces the default, `från` joins it.
fn inherit(insats: &mut Insats, riktlinje: &Riktlinje) {
    let own = &insats.own_consent;
    let silent = own.required.is_none() && own.waived.is_none();
    let default = &riktlinje.samtycke;
    insats.consent = Consent {
        required: if silent { default.required.clone() } else { own.required.clone() },
        waived: if silent { default.waived.clone() } else { own.waived.clone() },
        free_from: own.free_from.clone().or_else(|| default.free_from.clone()),
    };
    insats.dokumentation = insats.own_dokumentation.clone().or_else(|| riktlinje.dokumentation.clone());
}

fn check_validity(insats: &Insats, riktlinje: &Riktlinje, errors: &mut Vec<Diagnostic>) {
    if let (Some(own), Some(whole)) = (&insats.galler, &riktlinje.galler)
        && !whole.value.covers(&own.value)
    {
        let title = &insats.title.value;
        let message = match (own.value.from < whole.value.from, own.value.to, whole.value.to) {
            (true, ..) => format!("`{title}` gäller från {}, före riktlinjen", own.value.from),
            (false, Some(to), _) => format!("`{title}` gäller till {to}, längre än riktlinjen"),
            (false, None, _) => format!("`{title}` gäller utan slut, men riktlinjen tar slut"),
        };
        let rest = match whole.value.to {
            Some(to) => format!(" till {to}"),
            None => String::new(),
        };
        let label = format!("riktlinjen gäller från {}{rest}", whole.value.from);
        let error = Diagnostic::new(&codes::M015, own.span, message).label(whole.span, label);
        errors.push(error.help("en insats kan bara gälla inom den tid som riktlinjen gäller; ändra den ena tiden"));
    }
}

fn omfattning(written: &tree::Omfattning, span: Span, errors: &mut Vec<Diagnostic>) -> Omfattning {
    let is_about = |count: Option<Count>| count.is_some_and(|count| count.bound == Some(Bound::Cirka));
    let about_each = [
        is_about(written.occasions),
        is_about(written.length.map(|(count, _)| count)),
        is_about(written.period.map(|(count, _)| count)),
    ];
    let minutes = written.length.and_then(|(count, unit)| match unit {
        Unit::Minut => Some(range(count, 1, errors)),
        Unit::Timme => Some(range(count, 60, errors)),
        _ => {
            let error = unit_error(count.span, "ett tillfälles längd räknas i minuter eller timmar");
            errors.push(
                error.help("skriv till exempel `à 2 timmar`; den tid som hela insatsen tar skrivs `under 3 veckor`"),
            );
            None
        }
    });
    let period = written.period.and_then(|(count, unit)| match unit {
        Unit::Minut | Unit::Timme => {
            let error = unit_error(count.span, "tiden för hela insatsen räknas i dagar, veckor, månader eller år");
            errors.push(error.help("skriv till exempel `under 3 månader`; ett tillfälles längd skrivs `à 2 timmar`"));
            None
        }
        _ => Some((range(count, 1, errors), unit)),
    });
    Omfattning {
        label: written.label.as_ref().map(|label| label.value.clone()),
        occasions: written.occasions.map(|count| heads(count, "tillfällen", errors)),
        minutes,
        period,
        about: about_each.contains(&true),
        about_each,
        note: written.note.as_ref().map(|note| note.value.clone()),
        span,
    }
}

fn unit_error(span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(&codes::M008, span, message)
}

/// The bounds of a count of what cannot be divided. Reports a part of one (M008) and none at all (M007).
fn heads(count: Count, what: &str, errors: &mut Vec<Diagnostic>) -> Range {
    let divided = |number: tree::Number| !number.0.is_multiple_of(100);
    if divided(count.from) || count.to.is_some_and(divided) {
        let error = unit_error(count.span, &format!("antalet {what} är inget helt tal"));
        errors.push(error.help(format!("skriv ett helt tal, som `8 {what}` eller `8–10 {what}`")));
    }
    let range = range(count, 1, errors);
    if range.max == Some(0) {
        let error = Diagnostic::new(&codes::M007, count.span, format!("inga {what} alls"));
        errors.push(error.help("skriv hur många det är, eller ta bort raden"));
    }
    range
}

/// The bounds of a count, in whole units of `per` each: 2,5 hours are 150 minutes. Reports a reversed range (M007).
fn range(count: Count, per: u32, errors: &mut Vec<Diagnostic>) -> Range {
    let whole = |number: tree::Number| u32::try_from(u64::from(number.0) * u64::from(per) / 100).unwrap_or(u32::MAX);
    let from = whole(count.from);
    if let (Some(written), Some(to)) = (count.to, count.to.map(whole)) {
        if to < from {
            let message = "talen står i fel ordning: det lägre ska stå först";
            let error = Diagnostic::new(&codes::M007, count.span, message);
            errors.push(error.help(format!("skriv `{written}–{}`", count.from)));
        }
        return Range { min: Some(from.min(to)), max: Some(from.max(to)) };
    }
    match count.bound {
        Some(Bound::Minst) => Range { min: Some(from), max: None },
        Some(Bound::Hogst) => Range { min: None, max: Some(from) },
        _ => Range { min: Some(from), max: Some(from) },
    }
}
