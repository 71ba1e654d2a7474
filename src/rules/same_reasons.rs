//! L026 samma-skäl: the same reasons for leaving out identity stand in several insatser.

use std::collections::HashMap;

use super::alike::groups;
use super::documentation::identity;
use super::wording::words;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::{Insats, Text};
use crate::swedish;

/// See `docs/regler/L026.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L026",
        slug: "samma-skäl",
        severity: Severity::Anmarkning,
        lagrum: &["14 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L026.md"),
    },
    check: Check::Document(check),
};

/// How many of the others a finding shows.
const SHOWN: usize = 3;

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let reasons: Vec<(&Insats, &Text)> =
        ctx.document.insatser.iter().filter_map(|insats| Some((insats, &identity(ctx, insats)?.skal?.1))).collect();
    if reasons.len() < 2 {
        return;
    }
    let texts: Vec<&str> = reasons.iter().map(|(_, text)| text.value.as_str()).collect();
    let numbers = groups(&texts);
    let mut members: HashMap<usize, Vec<(&Insats, &Text)>> = HashMap::new();
    for (reason, number) in reasons.iter().zip(&numbers) {
        members.entry(*number).or_default().push(*reason);
    }
    for ((insats, text), number) in reasons.iter().zip(&numbers) {
        let Some(group) = members.get(number).filter(|group| group.len() > 1) else { continue };
        let shown: Vec<&(&Insats, &Text)> =
            group.iter().filter(|(other, _)| other.span != insats.span).take(SHOWN).collect();
        let here = words(&text.value);
        let equal = shown.iter().all(|(_, other)| words(&other.value) == here);
        let mut others: Vec<String> = shown.iter().map(|(other, _)| format!("`{}`", other.title.value)).collect();
        let left = group.len() - 1 - shown.len();
        if left > 0 {
            others.push(format!("{left} till"));
        }
        let message = format!(
            "de särskilda skälen för `{}` är {}desamma som för {}",
            insats.title.value,
            if equal { "" } else { "nästan " },
            swedish::and(&others)
        );
        let found = Diagnostic::new(&RULE.descriptor, text.span, message);
        let mut found = shown
            .iter()
            .fold(found, |found, (other, text)| found.label(text.span, format!("skälen för `{}`", other.title.value)));
        found.insats = Some(insats.name.clone());
        let help = "skriv för varje insats vad som är särskilt med just den: vilka den når, var den ges och vad som \
                    händer om namnen skrivs ned";
        let note = "bygger på förarbetena, så som kommuner återger dem: undantaget prövas för varje insats";
        sink.push(found.help(help).note(note));
    }
}
