//! How much, in what form, at what cost, followed up how and valid when.

use super::{About, Sentence};
use crate::model::{Form, Level, Omfattning, Range, Unit};
use crate::swedish::{and, capital, day};

/// What it costs.
pub(super) fn cost(about: &About<'_>) -> Sentence {
    let Some(fee) = &about.insats.avgift else {
        return Sentence::new("Riktlinjen säger inte om det kostar något. Fråga oss.", about.insats.head);
    };
    let text = match &fee.value {
        // A fee that the law does not allow is no fact to plan one's money by.
        Some(_) if about.is_fel("L041") => "Fråga oss om det kostar något.".to_owned(),
        None => "Det kostar inget.".to_owned(),
        Some(text) => {
            let text = text.trim().trim_end_matches('.');
            if text.starts_with(|first: char| first.is_ascii_digit()) {
                format!("Det kostar {text}.")
            } else {
                format!("Avgift: {text}.")
            }
        }
    };
    Sentence::new(text, fee.span)
}

/// How much there is, a sentence for each clause.
pub(super) fn extent(about: &About<'_>) -> Vec<Sentence> {
    about.insats.omfattning.iter().map(|part| Sentence::new(amount(part), part.span)).collect()
}

fn amount(part: &Omfattning) -> String {
    let [about_occasions, about_minutes, about_period] = part.about_each;
    let mut parts = Vec::new();
    if let Some(occasions) = part.occasions {
        parts.push(counted(occasions, about_occasions, "tillfälle", "tillfällen"));
    }
    if let Some(minutes) = part.minutes {
        parts.push(format!("{} varje gång", length(minutes, about_minutes)));
    }
    if let Some((range, unit)) = part.period {
        let (one, many) = match unit {
            Unit::Ar => ("år", "år"),
            Unit::Manad => ("månad", "månader"),
            Unit::Vecka => ("vecka", "veckor"),
            Unit::Dag | Unit::Timme | Unit::Minut => ("dag", "dagar"),
        };
        // Alone, *under 3 månader* could be read as less than three.
        let lasts = if parts.is_empty() { "pågår i" } else { "under" };
        parts.push(format!("{lasts} {}", counted(range, about_period, one, many)));
    }
    let mut after = String::new();
    if let Some(note) =
        part.note.as_deref().map(|note| note.trim().trim_end_matches('.')).filter(|note| !note.is_empty())
    {
        if note.starts_with(char::is_uppercase) {
            after = format!(" {note}.");
        } else {
            parts.push(note.to_owned());
        }
    }
    let all = parts.join(", ");
    let text = match &part.label {
        Some(label) => format!("{}: {all}", capital(label.trim().trim_end_matches(':'))),
        None => capital(&all),
    };
    format!("{text}.{after}")
}

/// A number of things: `8–10 tillfällen`, `högst 1 månad`.
fn counted(range: Range, about: bool, one: &str, many: &str) -> String {
    let noun = if range.max.or(range.min) == Some(1) { one } else { many };
    format!("{} {noun}", numbers(range, about, |number| number.to_string()))
}

/// Minutes, told in hours where that is how one says it: `1,5 timmar`, `45–60 minuter`, `2–2,5 timmar`.
fn length(range: Range, about: bool) -> String {
    let each = [range.min, range.max];
    let hours = each.iter().flatten().all(|minutes| *minutes >= 60 && minutes.is_multiple_of(30));
    if !hours {
        return counted(range, about, "minut", "minuter");
    }
    let noun = if range.max.or(range.min) == Some(60) { "timme" } else { "timmar" };
    let halves = |minutes: u32| match minutes % 60 {
        0 => (minutes / 60).to_string(),
        _ => format!("{},5", minutes / 60),
    };
    format!("{} {noun}", numbers(range, about, halves))
}

fn numbers(range: Range, about: bool, word: impl Fn(u32) -> String) -> String {
    let about = if about { "cirka " } else { "" };
    match (range.min, range.max) {
        (Some(min), Some(max)) if min == max => format!("{about}{}", word(min)),
        (Some(min), Some(max)) => format!("{about}{}–{}", word(min), word(max)),
        (Some(min), None) => format!("minst {}", word(min)),
        (None, Some(max)) => format!("högst {}", word(max)),
        (None, None) => String::new(),
    }
}

/// In which forms: with whom, and where. Whether several are a choice or belong together, the document does not say.
pub(super) fn form(about: &About<'_>) -> Option<Sentence> {
    let forms = &about.insats.form;
    let span = forms.first()?.span.to(forms.last()?.span);
    let (mut how, mut place) = (Vec::new(), Vec::new());
    for form in forms {
        match form.value {
            Form::Individuellt => how.insert(0, "enskilt".to_owned()),
            Form::Grupp(_) => how.push(match about.insats.group {
                Some(size) => format!("i grupp med {}", counted(size, false, "deltagare", "deltagare")),
                None => "i grupp".to_owned(),
            }),
            Form::OppetHus => how.push("som öppet hus".to_owned()),
            Form::Hembesok => place.push("hemma hos dig".to_owned()),
            Form::Digitalt => place.push("digitalt".to_owned()),
        }
    }
    let given = |words: &[String]| format!("{} {}", if words.len() > 1 { "kan ges" } else { "ges" }, and(words));
    let text = match (how.is_empty(), place.is_empty()) {
        (true, _) => format!("Stödet {}.", given(&place)),
        (false, true) => format!("Stödet {}.", given(&how)),
        (false, false) => format!("Stödet {}. Det kan ges {}.", given(&how), and(&place)),
    };
    Some(Sentence::new(text, span))
}

/// How it is followed up.
pub(super) fn follow_up(about: &About<'_>) -> Option<Sentence> {
    let how = about.insats.uppfoljning.as_ref()?;
    let text = match how.value.0 {
        Level::Individ => "Vi följer upp hur stödet fungerar för var och en.",
        Level::Verksamhet => "Vi följer upp stödet som helhet, inte för var och en.",
        Level::Bada => "Vi följer upp hur stödet fungerar för var och en och som helhet.",
    };
    Some(Sentence::new(text, how.span))
}

/// When it holds: its own time, else the document's.
pub(super) fn validity(about: &About<'_>) -> Option<Sentence> {
    let period = about.insats.galler.as_ref().or(about.document.riktlinje.galler.as_ref())?;
    let from = day(period.value.from);
    let text = match period.value.to {
        Some(to) => format!("Gäller från och med den {from} till och med den {}.", day(to)),
        None => format!("Gäller från och med den {from}. Inget slutdatum är satt."),
    };
    Some(Sentence::new(text, period.span))
}
