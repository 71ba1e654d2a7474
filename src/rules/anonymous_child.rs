//! L049 anonymt-barn: an anonymous insats that lets in children for whom a guardian must consent.

use super::children::Children;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::{Anonymity, Insats};
use crate::swedish;

/// See `docs/regler/L049.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L049",
        slug: "anonymt-barn",
        severity: Severity::Varning,
        lagrum: &["21 kap. 2 § SoL"],
        page: include_str!("../../docs/regler/L049.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some(anonymt) = insats.anonymt.as_ref().filter(|anonymt| anonymt.value == Anonymity::Throughout) else {
        return;
    };
    let Some(limits) = ctx.limits else { return };
    let Some(child) = Children::of(insats).and_then(|children| children.aged(0, limits.free)) else { return };
    let message = format!(
        "den som deltar i `{}` är anonym, så ingen kan kontrollera att vårdnadshavaren samtycker för {}",
        insats.title.value,
        child.words()
    );
    sink.push(
        Diagnostic::new(&RULE.descriptor, anonymt.span, message)
            .witness(child.describe(ctx, insats))
            .help(format!("ta bort `anonymt`, eller skriv `ålder minst {}` i `villkor`", swedish::age(limits.free))),
    );
}
