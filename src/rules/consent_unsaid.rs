//! L010 samtycke-saknas: a child can take part, and nothing says when the guardian must consent.

use super::children::Children;
use super::consent::Said;
use super::duty_to_report::says_young;
use super::meant_for::{about_the_group, lets_in_child};
use super::{Check, Ctx, Rule, Sink, insertion};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::{Insats, Top};
use crate::swedish;

/// See `docs/regler/L010.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L010",
        slug: "samtycke-saknas",
        severity: Severity::Varning,
        lagrum: &["21 kap. 2 § SoL"],
        page: include_str!("../../docs/regler/L010.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let said = Said::of(insats);
    // A clause that demands consent or waives it speaks of every age in some way. What could not be read may be one.
    if said.required.is_some() || said.waived.is_some() || !insats.whole || !ctx.document.riktlinje.whole {
        return;
    }
    let Some(limits) = ctx.limits else { return };
    let title = &insats.title.value;
    if insats.villkor.is_none() && insats.names_children() && said.free.is_none() {
        let message = format!("barn deltar i `{title}`, men inget sägs om vårdnadshavarens samtycke");
        sink.push(advice(Diagnostic::new(&RULE.descriptor, insats.head, message), insats, limits.child));
        return;
    }
    if insats.villkor.is_none() && said.free.is_none() && meant_for_young(ctx, insats) {
        let message = format!("`{title}` är också till för ungdomar, men inget sägs om vårdnadshavarens samtycke");
        sink.push(advice(Diagnostic::new(&RULE.descriptor, insats.head, message), insats, limits.child));
        return;
    }
    let Some(children) = Children::of(insats) else { return };
    let Some(free) = said.free else {
        // One who can in no case do without consent shows it best.
        let child = children.aged(0, limits.free).or_else(|| children.aged(limits.free, limits.child));
        let Some(child) = child else { return };
        let message = format!("`{title}` kan ges till {}, men inget sägs om vårdnadshavarens samtycke", child.words());
        let found = Diagnostic::new(&RULE.descriptor, insats.head, message).witness(child.describe(ctx, insats));
        sink.push(advice(found, insats, limits.child));
        return;
    };
    let from = free.value.from.min(limits.child);
    // Where the clause waives consent for one whom no one may waive it for, that is the fault (L011).
    if children.aged(from, limits.free).is_some() {
        return;
    }
    let Some(child) = children.aged(0, from) else { return };
    let message = format!(
        "`{title}` kan ges till {}, men det sägs bara vad som gäller från {}",
        child.words(),
        swedish::age(free.value.from)
    );
    let found = said.at(free.span, &RULE.descriptor, message).witness(child.describe(ctx, insats));
    sink.push(advice(found, insats, from));
}

/// Whether the group is told to be young people who take part themselves, of an age that leaves room for children.
fn meant_for_young(ctx: &Ctx<'_>, insats: &Insats) -> bool {
    insats.participation().top == Top::Anyone
        && says_young(&ctx.prose.words, &about_the_group(&ctx.prose.pieces))
        && lets_in_child(insats)
}

fn advice(found: Diagnostic, insats: &Insats, under: u32) -> Diagnostic {
    let row = format!("samtycke av vårdnadshavare för barn under {}", swedish::age(under));
    found
        .help(format!("skriv `{row}`, här eller i riktlinjen"))
        .fix(insertion::row(insats, &row))
        .note("lagens krav på samtycke gäller ändå, men läsaren får gissa")
}
