//! L029 anonym-men-kontrollerad: one may be anonymous, and must yet show who one is.

use super::documentation::{head, of_individuals, without_identity};
use super::formula::{Line, lines};
use super::{Check, Ctx, Rule, Sink};
use crate::condition::Who;
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::terms::{Residence, Term, TermKind};
use crate::model::{Anonymity, Dokumentation, Insats, Kontroll};
use crate::source::Span;

/// See `docs/regler/L029.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L029",
        slug: "anonym-men-kontrollerad",
        severity: Severity::Varning,
        lagrum: &["11 kap. 5 § SoL", "14 kap. 3 § SoL"],
        page: include_str!("../../docs/regler/L029.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some(anonymous) = insats.anonymt.as_ref().filter(|clause| clause.value == Anonymity::Throughout) else {
        return;
    };
    let conditions = conditions(ctx, insats);
    let records = records(insats);
    let title = &insats.title.value;
    let message = match (conditions.is_empty(), records) {
        (true, None) => return,
        (false, None) => {
            format!(
                "den som deltar i `{title}` är anonym, men det finns villkor som bara kan kontrolleras mot en identitet"
            )
        }
        (true, Some(_)) => format!("den som deltar i `{title}` är anonym, men dokumentationen förs för varje individ"),
        (false, Some(_)) => format!(
            "den som deltar i `{title}` är anonym, men dokumentationen förs för varje individ, och det finns \
             villkor som bara kan kontrolleras mot en identitet"
        ),
    };
    let mut found = Diagnostic::new(&RULE.descriptor, anonymous.span, message).here("den som kommer är anonym");
    for (line, how) in conditions {
        found = found.label(line, how);
    }
    if let Some(records) = records {
        found = found.label(records, "dokumenteras för varje individ");
    }
    let help = "skriv `anonymt vid första besöket`, eller ta bort det som kräver att man vet vem som kommer; en uppgift \
                kan kontrolleras genom `egen uppgift`";
    sink.push(found.help(help));
}

/// The lines that ask for an identity, and why.
fn conditions(ctx: &Ctx<'_>, insats: &Insats) -> Vec<(Span, &'static str)> {
    let mut found: Vec<(Span, &'static str)> = Vec::new();
    let Some(villkor) = insats.villkor.as_ref().filter(|villkor| villkor.whole) else { return found };
    let enough = enough(&villkor.terms);
    for line in lines(&villkor.terms).into_iter().filter(|line| !enough.contains(&line.term.span)) {
        let how = asks_for_identity(ctx, line);
        found.extend(how.filter(|_| found.iter().all(|(site, _)| *site != line.site)).map(|how| (line.site, how)));
    }
    found
}

/// The conditions on residence that nobody needs to check, since to stay here will do as well, and whoever comes
/// stays here.
fn enough(terms: &[Term]) -> Vec<Span> {
    let staying = |term: &Term| {
        matches!(
            term.kind,
            TermKind::Residence { kind: Residence::Vistas | Residence::BosattEllerVistas, permanent: false, .. }
        )
    };
    let all = terms.iter().flat_map(|term| term.walk(Who::Individ));
    let choices = all.filter_map(|(_, term)| match &term.kind {
        TermKind::Any(terms) if terms.iter().any(staying) => Some(terms),
        _ => None,
    });
    let of_residence = |term: &&Term| matches!(term.kind, TermKind::Residence { .. });
    choices.flatten().filter(of_residence).map(|term| term.span).collect()
}

fn asks_for_identity(ctx: &Ctx<'_>, line: Line<'_>) -> Option<&'static str> {
    match &line.term.kind {
        TermKind::Residence { kind: Residence::Folkbokford, .. } => Some("kontrolleras i folkbokföringen"),
        TermKind::Residence { kind: Residence::Bosatt, .. } | TermKind::Residence { permanent: true, .. } => {
            Some("kontrolleras mot en adress")
        }
        TermKind::Fact { name, .. } => match ctx.document.uppgift(name)?.check.as_ref()?.value {
            Kontroll::IdHandling => Some("kontrolleras genom id-handling"),
            Kontroll::Folkbokforing => Some("kontrolleras i folkbokföringen"),
            Kontroll::Intyg(_) => Some("kontrolleras genom ett intyg, som är utfärdat på en person"),
            Kontroll::Handling(_) => Some("kontrolleras genom en handling, som gäller en person"),
            Kontroll::EgenUppgift | Kontroll::Bedomning => None,
        },
        _ => None,
    }
}

/// The documentation clause, when it keeps records of each participant that are not said to be without names.
fn records(insats: &Insats) -> Option<Span> {
    let clause = insats.dokumentation.as_ref().filter(|clause| of_individuals(&clause.value))?;
    let text = match &clause.value {
        Dokumentation::Enligt { text, .. } | Dokumentation::Niva { text, .. } => text.as_ref(),
        Dokumentation::Undantag { .. } => None,
    };
    (!text.is_some_and(|text| without_identity(&text.value))).then(|| head(clause))
}
