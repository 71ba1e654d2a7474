//! L034 återkommande-undantag: identity is left out through a long run of sessions.

use super::documentation::identity;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Insats;

/// See `docs/regler/L034.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L034",
        slug: "återkommande-undantag",
        severity: Severity::Anmarkning,
        lagrum: &["14 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L034.md"),
    },
    check: Check::Insats(check),
};

/// More sessions than this are a long run.
const LONG_RUN: u32 = 12;

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let most = insats.omfattning.iter().filter_map(|extent| {
        let range = extent.occasions?;
        Some((range.max.or(range.min)?, extent.span))
    });
    let Some((sessions, place)) = most.max_by_key(|(sessions, _)| *sessions).filter(|(most, _)| *most > LONG_RUN)
    else {
        return;
    };
    let Some(exemption) = identity(ctx, insats) else { return };
    let message =
        format!("`{}` kan bli {sessions} tillfällen utan att det antecknas vem som deltar", insats.title.value);
    let found = Diagnostic::new(&RULE.descriptor, place, message).label(exemption.head, "undantaget");
    let help = "bygger tillfällena på anteckningar från de tidigare, skriv `dokumentation enligt 14 kap. 3 § SoL`; \
                annars kan juristen godta fyndet och säga varför det går ändå";
    sink.push(found.help(help).note("bygger på förarbetena, så som kommuner återger dem"));
}
