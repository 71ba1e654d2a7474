//! V001 ingen-kan-uppfylla: conditions that nobody can fulfil.

use super::{Check, Ctx, Rule, Sink};
use crate::condition::{self, Cond, Said, Universe};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::terms::Term;
use crate::model::{Insats, Top, Villkor};

/// See `docs/regler/V001.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "V001",
        slug: "ingen-kan-uppfylla",
        severity: Severity::Fel,
        lagrum: &[],
        page: include_str!("../../docs/regler/V001.md"),
    },
    check: Check::Insats(check),
};

fn check(_ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    if !insats.whole {
        return;
    }
    let target = insats.malgrupp.as_ref().and_then(|malgrupp| malgrupp.villkor.as_ref());
    for (villkor, what) in
        [(insats.villkor.as_ref(), "ingen kan uppfylla villkoren i"), (target, "ingen kan höra till målgruppen i")]
    {
        if let Some(villkor) = villkor.filter(|villkor| villkor.whole && is_impossible(insats, &villkor.cond)) {
            sink.push(explain(insats, villkor, format!("{what} `{}`", insats.title.value)));
        }
    }
}

/// Whether nobody who takes part can fulfil the formula.
pub(super) fn is_impossible(insats: &Insats, cond: &Cond) -> bool {
    let of_participants = insats.among_participants(cond);
    !condition::possible(insats.space.universe(), &[(&of_participants, true)])
}

fn explain(insats: &Insats, villkor: &Villkor, what: String) -> Diagnostic {
    let universe = insats.space.universe();
    let lines = conflict(universe, &villkor.lines());
    let found = match lines.as_slice() {
        // The lines can hold together, but of nobody in the role that takes part.
        [] => {
            let role = match insats.participation().top {
                Top::Child => "barnet som deltar, och ett barn har inte fyllt 18 år",
                _ => "den vuxna som deltar",
            };
            return Diagnostic::new(&RULE.descriptor, villkor.keyword, what)
                .note(format!("`ges till` gör att raderna talar om {role}"))
                .help("skriv barnets villkor i `barnet { … }`, eller ändra `ges till`");
        }
        [only] => Diagnostic::new(&RULE.descriptor, only.span, what).here("ingen uppfyller den här raden"),
        [first, rest @ ..] => {
            let found = Diagnostic::new(&RULE.descriptor, first.span, what).here("den här raden");
            rest.iter().fold(found, |found, line| found.label(line.span, "går inte ihop med den här"))
        }
    };
    found.help("ändra eller ta bort en av raderna; skriv `något av { … }` om det räcker att en av dem gäller")
}

/// The fewest lines that already shut everybody out, in their order: none of them can be left out. Empty when all of
/// the lines can hold together.
fn conflict<'a>(universe: &Universe, lines: &[(&'a Term, &Cond)]) -> Vec<&'a Term> {
    let possible = |kept: &[usize]| {
        let said: Vec<Said<'_>> = kept.iter().filter_map(|&at| lines.get(at)).map(|(_, cond)| (*cond, true)).collect();
        condition::possible(universe, &said)
    };
    let mut kept: Vec<usize> = (0..lines.len()).collect();
    if possible(&kept) {
        return Vec::new();
    }
    for line in 0..lines.len() {
        let without: Vec<usize> = kept.iter().copied().filter(|&at| at != line).collect();
        if !possible(&without) {
            kept = without;
        }
    }
    kept.into_iter().filter_map(|at| lines.get(at)).map(|(term, _)| *term).collect()
}
