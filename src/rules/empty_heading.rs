//! K006 tom-rubrik: a heading with nothing under it, or a clause whose text says nothing.

use super::prose::Part;
use super::wording::has_words;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::ProseKind;
use crate::source::Span;

/// See `docs/regler/K006.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "K006",
        slug: "tom-rubrik",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/K006.md"),
    },
    check: Check::Document(check),
};

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    headings(ctx, sink);
    let of_all = ctx.texts.general.pieces.iter().chain(&ctx.texts.methods.pieces);
    for piece in of_all.filter(|piece| !has_words(piece.words)) {
        if let Some((name, text)) = clause(piece.part).zip(piece.as_text()) {
            sink.push(blank(name, piece.heading, text.span));
        }
    }
    for (insats, prose) in ctx.texts.each(ctx.document) {
        for piece in prose.pieces.iter().filter(|piece| !has_words(piece.words)) {
            if let Some((name, text)) = clause(piece.part).zip(piece.as_text()) {
                let mut found = blank(name, piece.heading, text.span);
                found.insats = Some(insats.name.clone());
                sink.push(found);
            }
        }
    }
}

fn headings(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let avsnitt = &ctx.document.avsnitt;
    let mut used = vec![false; avsnitt.len()];
    for at in ctx.document.insatser.iter().filter_map(|insats| insats.avsnitt) {
        if let Some(used) = used.get_mut(at) {
            *used = true;
        }
    }
    for (at, (heading, used)) in avsnitt.iter().zip(used).enumerate() {
        let lower = avsnitt.get(at + 1).is_some_and(|next| next.level > heading.level);
        if used || lower || heading.text.is_some() || !heading.whole {
            continue;
        }
        let message = format!("under rubriken `{}` står ingenting", heading.title.value);
        let help = "skriv en text under rubriken, till exempel `avsnitt \"Om stödet\" \"\"\"Här finns stöd för \
                    dig som är ung.\"\"\"`, eller ta bort den";
        sink.push(Diagnostic::new(&RULE.descriptor, heading.title.span, message).help(help));
    }
}

fn blank(name: &str, heading: &str, span: Span) -> Diagnostic {
    let message = if heading.is_empty() {
        format!("texten i `{name}` är tom")
    } else {
        format!("texten under `{heading}` är tom")
    };
    // These two may not be left out (M010, K004).
    let needed = matches!(name, "innehåll" | "kortfattat");
    let help = if needed { "skriv det som ska stå där" } else { "skriv det som ska stå där, eller ta bort raden" };
    Diagnostic::new(&RULE.descriptor, span, message).help(help)
}

/// The word that begins a clause whose text may not be empty. `None` where another rule asks for the text: the
/// reasons for a consent, an exemption or a condition, how one applies, and how the whole is followed up.
fn clause(part: Part) -> Option<&'static str> {
    match part {
        Part::Prose(kind) => Some(match kind {
            ProseKind::Kortfattat => "kortfattat",
            ProseKind::Innehall => "innehåll",
            ProseKind::Syfte => "syfte",
            ProseKind::Genomforande => "genomförande",
            ProseKind::Karaktar => "karaktär",
            ProseKind::Exempel => "exempel",
            ProseKind::Text => "text",
        }),
        Part::Malgrupp => Some("målgrupp"),
        Part::Avsnitt => Some("avsnitt"),
        Part::Metod => Some("metod"),
        Part::Title | Part::Samtycke | Part::Dokumentation | Part::Uppfoljning | Part::SakligaSkal | Part::Ansokan => {
            None
        }
    }
}
