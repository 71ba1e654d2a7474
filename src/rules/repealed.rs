//! L006 upphävt-lagrum: a provision cited as in force that does not hold, or whose number has come to mean something else.

use super::citation::{
    called_present, is_for_documentation, is_past_at, of_act, of_repealed, once_documentation, successors, years,
};
use super::prose::{Piece, Prose};
use super::{Check, Ctx, Rule, Sink};
use crate::date::Date;
use crate::diagnostic::{Descriptor, Diagnostic, Fix, Severity};
use crate::law::{Act, Provision, Standing};
use crate::model::{Dokumentation, Lagrum, Target, Text};
use crate::source::Span;
use crate::swedish;

/// See `docs/regler/L006.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L006",
        slug: "upphävt-lagrum",
        severity: Severity::Fel,
        lagrum: &[],
        page: include_str!("../../docs/regler/L006.md"),
    },
    check: Check::Document(check),
};

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let riktlinje = &ctx.document.riktlinje;
    // What is not yet in force cites what will hold then.
    let on = riktlinje.galler.as_ref().map_or(ctx.as_of, |valid| valid.value.from.max(ctx.as_of));
    for name in &riktlinje.lag {
        let act = ctx.law().act(&name.value);
        if let Some(to) = act.and_then(|act| act.period.to).filter(|to| *to < on) {
            let message =
                format!("`{}` är upphävd sedan {} och kan inte vara riktlinjens grund", name.value, to.next_day());
            sink.push(Diagnostic::new(&RULE.descriptor, name.span, message).help("ta bort lagen ur raden"));
        }
    }
    look(ctx, on, &ctx.texts.general, riktlinje.dokumentation.as_ref().map(|clause| &clause.value), None, sink);
    for (insats, prose) in ctx.texts.each(ctx.document) {
        let own = insats.own_dokumentation.as_ref().map(|clause| &clause.value);
        look(ctx, on, prose, own, Some(&insats.name), sink);
    }
    for text in ctx.document.metoder.values().filter_map(|metod| metod.text.as_ref()) {
        references(ctx, on, text, &mut |found| sink.push(found));
    }
}

/// Looks at one part of the document: its documentation clause and its prose.
fn look(
    ctx: &Ctx<'_>,
    on: Date,
    Prose { words, pieces }: &Prose<'_>,
    clause: Option<&Dokumentation>,
    insats: Option<&str>,
    sink: &mut Sink<'_>,
) {
    let mut push = |mut found: Diagnostic| {
        found.insats = insats.map(str::to_owned);
        sink.push(found);
    };
    if let Some(Dokumentation::Enligt { lagrum, .. } | Dokumentation::Undantag { lagrum, .. }) = clause {
        match ctx.law().standing(lagrum, on) {
            Standing::InForce(provision) => {
                let exempt = matches!(clause, Some(Dokumentation::Undantag { .. }));
                if let Some(demands) = once_documentation(ctx.law(), provision, on).filter(|_| !exempt) {
                    push(confused(lagrum.span, provision, demands));
                }
            }
            standing => out_of_force(lagrum, standing, on).into_iter().for_each(&mut push),
        }
    }
    for text in pieces.iter().filter_map(Piece::as_text) {
        references(ctx, on, text, &mut push);
    }
    if years(ctx.law(), on).any(|year| words.may_say(year)) {
        for piece in pieces {
            if let Some((act, range)) = called_present(ctx.law(), on, piece) {
                push(present(piece.place(range), act));
            }
            for citation in of_repealed(ctx.law(), on, piece) {
                let known = ctx.law().versions(&format!("{} {}", citation.place, citation.act.name.value)).last();
                let message =
                    format!("`{}` i den upphävda lagen ({}) gäller inte längre", citation.place, citation.act.sfs);
                push(help(Diagnostic::new(&RULE.descriptor, piece.place(citation.range), message), known));
            }
        }
    }
    if words.may_say("dokument") || words.may_say("journal") {
        confusions(ctx, on, pieces, &mut push);
    }
}

/// The references of a text to what does not hold, unless the sentence tells history.
fn references(ctx: &Ctx<'_>, on: Date, text: &Text, push: &mut dyn FnMut(Diagnostic)) {
    for reference in &text.references {
        let Target::Lagrum(lagrum) = &reference.target else { continue };
        let standing = ctx.law().standing(lagrum, on);
        let act = ctx.law().act(&lagrum.law.value);
        match standing {
            Standing::InForce(provision) => {
                if let Some(demands) = once_documentation(ctx.law(), provision, on)
                    .filter(|_| is_for_documentation(&text.value, &reference.range))
                {
                    push(confused(lagrum.span, provision, demands));
                }
            }
            standing => {
                if let Some(found) =
                    out_of_force(lagrum, standing, on).filter(|_| !is_past_at(&text.value, &reference.range, act))
                {
                    push(found);
                }
            }
        }
    }
}

/// Running text that says that documentation follows from a number that once did speak of it.
fn confusions(ctx: &Ctx<'_>, on: Date, pieces: &[Piece<'_>], push: &mut dyn FnMut(Diagnostic)) {
    for act in ctx.law().acts.iter().filter(|act| act.replaces.is_some()) {
        for piece in pieces.iter().filter(|piece| may_confuse(piece.words)) {
            for (place, range) in of_act(act, piece) {
                let Some(provision) = ctx.law().provision(&format!("{place} {}", act.name.value), on) else { continue };
                let demands = once_documentation(ctx.law(), provision, on);
                if let Some(demands) = demands.filter(|_| is_for_documentation(piece.words, &range)) {
                    push(confused(piece.place(range), provision, demands));
                }
            }
        }
    }
}

/// A cheap test of a text before it is read. The first letter may be a capital.
fn may_confuse(text: &str) -> bool {
    text.contains(" kap") && (text.contains("okument") || text.contains("ournal"))
}

fn out_of_force(lagrum: &Lagrum, standing: Standing<'_>, on: Date) -> Option<Diagnostic> {
    let (period, known) = match standing {
        Standing::NotInForce(provision) => (provision.period, Some(provision)),
        Standing::UnknownProvision(act) if !act.period.contains(on) => (act.period, None),
        _ => return None,
    };
    let paragraf = lagrum.paragraf();
    let message = match period.to.filter(|to| *to < on) {
        Some(to) => format!("`{paragraf}` gäller inte sedan {}", to.next_day()),
        None => format!("`{paragraf}` gäller först från {}", period.from),
    };
    let found = help(Diagnostic::new(&RULE.descriptor, lagrum.span, message), known);
    let mut next = known.into_iter().flat_map(successors);
    Some(match (next.next(), next.next()) {
        (Some(one), None) if lagrum.part.is_empty() => {
            let text = one.paragraf();
            found.fix(Fix { title: format!("skriv `{text}`"), safe: false, edits: vec![(lagrum.span, text)] })
        }
        _ => found,
    })
}

/// A repealed law that the text calls the present one.
fn present(span: Span, act: &Act) -> Diagnostic {
    let since = act.period.to.map(|to| format!(" sedan {}", to.next_day())).unwrap_or_default();
    let message = format!("lagen ({}) kallas nuvarande men är upphävd{since}", act.sfs);
    Diagnostic::new(&RULE.descriptor, span, message)
        .severity(Severity::Varning)
        .help("skriv `den tidigare`, eller beskriv hur det är enligt den lag som gäller")
}

fn confused(span: Span, provision: &Provision, demands: &Provision) -> Diagnostic {
    let (now, demands) = (provision.lagrum.paragraf(), demands.lagrum.paragraf());
    Diagnostic::new(&RULE.descriptor, span, format!("`{now}` handlar inte om dokumentation"))
        .help(format!("skriv `{demands}`"))
        .note("samma nummer handlade om dokumentation i den lag som har upphävts")
        .lagrum([demands])
}

/// Adds what took the place of a provision.
fn help(found: Diagnostic, known: Option<&Provision>) -> Diagnostic {
    let next: Vec<String> = known.into_iter().flat_map(successors).map(Lagrum::paragraf).collect();
    if next.is_empty() {
        return found.help("ta bort hänvisningen, eller hänvisa till en bestämmelse som gäller");
    }
    let quoted: Vec<String> = next.iter().map(|lagrum| format!("`{lagrum}`")).collect();
    found
        .help(format!("skriv {}", swedish::or(&quoted)))
        .note("vad som motsvarar vad i den nya lagen är draget efter ämne; ingen tryckt jämförelse har använts")
        .lagrum(next)
}
