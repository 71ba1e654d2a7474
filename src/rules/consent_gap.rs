//! L013 lucka-vid-gränsen: between the clause that demands consent and the one that leaves it out lies an age with no rule.

use super::children::Children;
use super::consent::Said;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Fix, Severity};
use crate::model::Insats;
use crate::source::Span;
use crate::swedish;

/// See `docs/regler/L013.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L013",
        slug: "lucka-vid-gränsen",
        severity: Severity::Varning,
        lagrum: &["21 kap. 2 § SoL"],
        page: include_str!("../../docs/regler/L013.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let said = Said::of(insats);
    let (Some(required), Some(free), None) = (said.required, said.free, said.waived) else { return };
    let (under, from) = (required.value.under, free.value.from);
    let Some(limits) = ctx.limits else { return };
    if under >= from.min(limits.child) {
        return;
    }
    let gap = |children: Children<'_>| children.aged(under, from.min(limits.child));
    let Some(child) = Children::of(insats).and_then(gap) else { return };
    let message = format!(
        "det är oklart vad som gäller för {} i `{}`: samtycke krävs under {} och behövs inte från {}",
        child.words(),
        insats.title.value,
        swedish::age(under),
        swedish::age(from)
    );
    let mut found = said.at(free.span, &RULE.descriptor, message).witness(child.describe(ctx, insats));
    let (low, high) = (swedish::age(under), swedish::age(from.min(limits.child)));
    if under >= limits.free {
        found = found.help(format!("skriv `från {low} utan samtycke`, eller kräv samtycke under {high}"));
        if found.span == free.span {
            let span = Span { end: free.value.age.end, ..free.span };
            let edits = vec![(span, format!("från {low}"))];
            found = found.fix(Fix { title: format!("skriv `från {low}`"), safe: false, edits });
        }
    } else {
        found = found.help(format!("skriv `samtycke av vårdnadshavare för barn under {high}`"));
    }
    if found.span == free.span {
        found = found.label(required.span, "samtycke krävs bara under den här åldern");
    }
    if free.value.over.is_some() {
        found = found.note("`över` en ålder räknas från nästa födelsedag, `från` en ålder från den dag man fyller");
    }
    sink.push(found);
}
