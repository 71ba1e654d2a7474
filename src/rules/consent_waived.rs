//! L011 samtycke-efterges: consent is waived for a child whom the law lets no one waive it for.

use super::children::Children;
use super::consent::{Limits, Said};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Fix, Severity};
use crate::model::Insats;
use crate::source::Span;
use crate::swedish;

/// See `docs/regler/L011.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L011",
        slug: "samtycke-efterges",
        severity: Severity::Fel,
        lagrum: &["21 kap. 2 § SoL", "21 kap. 1 § SoL"],
        page: include_str!("../../docs/regler/L011.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let said = Said::of(insats);
    let Some(limits) = ctx.limits else { return };
    let Some(waiver) = waiver(&said, limits, ctx.document.riktlinje.whole) else { return };
    let Some(child) = Children::of(insats).and_then(|children| children.aged(waiver.from, limits.free)) else { return };
    let free = swedish::age(limits.free);
    let message = format!("`{}` ges till {} utan att vårdnadshavaren samtycker", insats.title.value, child.words());
    let mut found = said
        .at(waiver.clause, &RULE.descriptor, message)
        .witness(child.describe(ctx, insats))
        .help(format!("{}, eller ta bara emot den som har fyllt {free}", waiver.instead));
    if waiver.from > 0 {
        found = found.note(format!(
            "21 kap. 1 § SoL har en lägre gräns än {free}, men den gäller bara insatser efter behovsprövning"
        ));
    } else {
        // The lower limit is no part of a waiver for all ages.
        found = found.lagrum(RULE.descriptor.lagrum.iter().take(1).copied());
    }
    if !waiver.edits.is_empty() && found.span == waiver.clause {
        found = found.fix(Fix { title: waiver.title, safe: false, edits: waiver.edits });
    }
    sink.push(found);
}

/// What lets someone in without consent, from an age that may be below the law's limit.
struct Waiver {
    clause: Span,
    from: u32,
    instead: String,
    /// The change that puts it right, and what that is called; without edits when there is none.
    title: String,
    edits: Vec<(Span, String)>,
}

fn waiver(said: &Said<'_>, limits: Limits, all_read: bool) -> Option<Waiver> {
    let free = swedish::age(limits.free);
    if let Some(clause) = said.waived {
        let instead = format!("skriv `samtycke av vårdnadshavare för barn under {free}` i stället");
        return Some(Waiver { clause, from: 0, instead, title: String::new(), edits: Vec::new() });
    }
    if let Some(clause) = said.free {
        // Where consent is demanded only below a lower age, the ages between would be left without a rule.
        let below = said.required.filter(|required| required.value.under < limits.free);
        let also = if below.is_some() {
            format!(" och `samtycke av vårdnadshavare för barn under {free}`")
        } else {
            String::new()
        };
        let instead = format!("skriv `från {free} utan samtycke`{also}");
        let from = Span { end: clause.value.age.end, ..clause.span };
        let mut edits = vec![(from, format!("från {free}"))];
        match below.map(|required| required.value.age.filter(|_| said.is_own(required.span))) {
            Some(Some(age)) => edits.insert(0, (age, free.clone())),
            // The riktlinje's clause holds for others too.
            Some(None) => edits.clear(),
            None => {}
        }
        let title = match edits.len() {
            2 => format!("skriv `från {free}` och `under {free}`"),
            _ => format!("skriv `från {free}`"),
        };
        return Some(Waiver { clause: clause.span, from: clause.value.from, instead, title, edits });
    }
    // Consent that is demanded only below a lower limit is left out above it, unless another clause speaks of those
    // ages; then the two leave a gap, or the other clause may be the one that could not be read.
    let clause = said.required.filter(|_| all_read)?;
    let instead = format!("skriv `samtycke av vårdnadshavare för barn under {}`", swedish::age(limits.child));
    let child = swedish::age(limits.child);
    let title = format!("skriv `{child}`");
    let edits = clause.value.age.map(|span| (span, child)).into_iter().collect();
    Some(Waiver { clause: clause.span, from: clause.value.under, instead, title, edits })
}
