//! L005 före-lagen: valid before the law that makes it possible, or before its own decision.

use super::{Check, Ctx, Rule, Sink};
use crate::date::Date;
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::{Law, Norm};

/// See `docs/regler/L005.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L005",
        slug: "före-lagen",
        severity: Severity::Fel,
        lagrum: &["11 kap. 5 § SoL", "11 kap. 6 § SoL"],
        page: include_str!("../../docs/regler/L005.md"),
    },
    check: Check::Document(check),
};

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let riktlinje = &ctx.document.riktlinje;
    let decided = riktlinje.beslut.as_ref().and_then(|beslut| Some((beslut.date?, beslut.span)));
    let possible = possible_from(ctx.law());
    if let Some(valid) = &riktlinje.galler {
        let from = valid.value.from;
        if let Some(start) = possible.filter(|start| from < *start) {
            let earliest = decided.map_or(start, |(day, _)| day.max(start));
            sink.push(before_law(valid.span, "riktlinjen", from, start).help(help(earliest)));
        } else if let Some((day, beslut)) = decided.filter(|(day, _)| from < *day) {
            let message = format!("riktlinjen gäller från {from}, men beslutades först {day}");
            sink.push(
                Diagnostic::new(&RULE.descriptor, valid.span, message)
                    .severity(Severity::Varning)
                    .label(beslut, "beslutet")
                    .help(help(day)),
            );
        }
        return;
    }
    // Without a period of the riktlinje, each insats has only its own.
    for insats in &ctx.document.insatser {
        let Some(valid) = &insats.galler else { continue };
        if let Some(start) = possible.filter(|start| valid.value.from < *start) {
            let what = format!("`{}`", insats.title.value);
            let mut found = before_law(valid.span, &what, valid.value.from, start).help(help(start));
            found.insats = Some(insats.name.clone());
            sink.push(found);
        }
    }
}

/// The day from which an insats can be given without an assessment at all; `None` when the library does not say.
fn possible_from(law: &Law) -> Option<Date> {
    let allows = |norm: &Norm| matches!(norm, Norm::PersonalNeeds);
    let allowing = law.provisions.iter().filter(|provision| provision.norms.iter().any(|norm| allows(&norm.value)));
    allowing.map(|provision| provision.period.from).min()
}

fn before_law(span: crate::source::Span, what: &str, from: Date, start: Date) -> Diagnostic {
    let message = format!("{what} gäller från {from}, men lagen som den bygger på gäller först från {start}");
    Diagnostic::new(&RULE.descriptor, span, message)
}

fn help(day: Date) -> String {
    format!("skriv `gäller från {day}` eller en senare dag")
}
