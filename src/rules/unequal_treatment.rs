//! L031 särbehandling: conditions on a ground of discrimination, and age limits that part adults, without objective
//! reasons. The discrimination act knows exceptions for sex and age alone.

use super::example::person;
use super::formula::{Line, lines, settle};
use super::{Check, Ctx, Rule, Sink};
use crate::condition::{self, Atom, Cond, FactId, Who, Witness};
use crate::diagnostic::{self, Descriptor, Diagnostic, Severity};
use crate::law::Uppgift;
use crate::law::terms::TermKind;
use crate::model::{ADULT, FactKey, Insats, Top, Villkor};
use crate::swedish;

/// See `docs/regler/L031.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L031",
        slug: "särbehandling",
        severity: Severity::Varning,
        lagrum: &["2 kap. 3 § KL", "2 kap. 13 § DL", "2 kap. 13 a § DL", "2 kap. 13 b § DL"],
        page: include_str!("../../docs/regler/L031.md"),
    },
    check: Check::Insats(check),
};

/// The ground that protects only those whom it names (1 kap. 5 § DL, as we read it).
const DISABILITY: &str = "funktionsnedsättning";

/// From this age, in months, a lowest age parts adults: the statute itself draws lines at 15, 18 and 21.
const LAST_LINE_OF_THE_STATUTE: u32 = 21 * 12;

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some(villkor) = insats.villkor.as_ref().filter(|villkor| villkor.whole && !villkor.open) else { return };
    let reasoned = insats.sakliga_skal.as_ref().is_some_and(|text| !text.is_blank());
    let lines = lines(&villkor.terms);
    let mut seen = Vec::new();
    for line in &lines {
        let TermKind::Fact { name, .. } = &line.term.kind else { continue };
        let Some(uppgift) = ctx.document.uppgift(name).filter(|uppgift| !uppgift.grounds.is_empty()) else { continue };
        if !seen.contains(&(line.who, name)) {
            seen.push((line.who, name));
            ground(ctx, insats, villkor, (line, uppgift), reasoned, sink);
        }
    }
    if !reasoned && parts_adults(ctx, insats) {
        age(ctx, insats, villkor, &lines, sink);
    }
}

/// A condition on a fact that rests on a ground of discrimination.
fn ground(
    ctx: &Ctx<'_>,
    insats: &Insats,
    villkor: &Villkor,
    (line, uppgift): (&Line<'_>, &Uppgift),
    reasoned: bool,
    sink: &mut Sink<'_>,
) {
    let excepted = |ground: &String| exception(ground).is_some();
    let beyond: Vec<String> = uppgift.grounds.iter().filter(|ground| !excepted(ground)).map(|g| words(g)).collect();
    if reasoned && beyond.is_empty() {
        return;
    }
    let Some(person) = decides(ctx, insats, villkor, line, uppgift) else { return };
    let grounds = swedish::and(&uppgift.grounds.iter().map(|ground| words(ground)).collect::<Vec<_>>());
    let name = &uppgift.name;
    let message = if reasoned {
        format!(
            "villkoret `{name}` skiljer på {grounds}; sakliga skäl finns, men diskrimineringslagen har inget undantag för {}",
            swedish::and(&beyond)
        )
    } else {
        format!("villkoret `{name}` skiljer på {grounds}, och insatsen anger inga sakliga skäl")
    };
    let help = if beyond.is_empty() {
        "skriv varför i insatsen, som `sakliga skäl \"\"\"…\"\"\"`, eller ta bort villkoret"
    } else {
        "ta bort villkoret, och säg i `målgrupp` vem insatsen främst är till för"
    };
    let mut found = Diagnostic::new(&RULE.descriptor, line.site, message)
        .label(uppgift.span, format!("uppgiften rör {grounds}"))
        .help(help)
        .lagrum(
            ["2 kap. 3 § KL", "2 kap. 13 § DL"].into_iter().chain(uppgift.grounds.iter().filter_map(|g| exception(g))),
        )
        .witness(person);
    if !beyond.is_empty() {
        found = found.note("om en grupp får gynnas för att motverka att den annars missgynnas prövar regeln inte");
    }
    sink.push(found);
}

/// The provision that allows a difference on this ground, if its aim is legitimate; `None` for a ground without one.
fn exception(ground: &str) -> Option<&'static str> {
    match ground {
        "kön" => Some("2 kap. 13 a § DL"),
        "ålder" => Some("2 kap. 13 b § DL"),
        _ => None,
    }
}

fn words(ground: &str) -> String {
    ground.replace('-', " ")
}

/// Somebody shut out for whom another value of the fact would have opened; `None` when the fact decides nothing.
fn decides(
    ctx: &Ctx<'_>,
    insats: &Insats,
    villkor: &Villkor,
    line: &Line<'_>,
    uppgift: &Uppgift,
) -> Option<diagnostic::Witness> {
    let TermKind::Fact { values, .. } = &line.term.kind else { return None };
    let declared = if values.is_empty() { Vec::new() } else { uppgift.values.clone() };
    let fact = insats.space.find(line.who, &FactKey::Uppgift(uppgift.name.clone(), declared))?;
    let universe = insats.space.universe();
    let with: Vec<Cond> = (0..universe.values(fact)).map(|value| with_value(&villkor.cond, fact, value)).collect();
    let some = Cond::Any(with.clone());
    // A disability protects the one who has it: nobody is treated worse on that ground for having none.
    let protected = |value: u16| uppgift.grounds.iter().any(|ground| ground != DISABILITY) || value == 1;
    let (value, mut witness) = (0..)
        .zip(&with)
        .filter(|(value, _)| !values.is_empty() || protected(*value))
        .find_map(|(value, with)| Some((value, condition::find(universe, &[(&some, true), (with, false)])?)))?;
    witness.facts.push((fact, value));
    Some(person(ctx, &insats.space, &witness))
}

fn with_value(cond: &Cond, wanted: FactId, value: u16) -> Cond {
    settle(cond, &|atom, _| match atom {
        Atom::Fact { fact, one_of } if *fact == wanted => Some(one_of.contains(&value)),
        _ => None,
    })
}

/// Whether a limit of age can treat adults unequally here: the kategori is known and not for an age group.
fn parts_adults(ctx: &Ctx<'_>, insats: &Insats) -> bool {
    let for_an_age = |name: &String| ctx.document.kategori(name).is_some_and(|kategori| kategori.age_group);
    !insats.lineage.is_empty() && !insats.lineage.iter().any(for_an_age) && insats.participation().top != Top::Child
}

/// Limits of the participant's age that one adult passes and another does not.
fn age(ctx: &Ctx<'_>, insats: &Insats, villkor: &Villkor, lines: &[Line<'_>], sink: &mut Sink<'_>) {
    let mut found: Option<Diagnostic> = None;
    for line in lines.iter().filter(|line| line.who == Who::Individ) {
        let TermKind::Age { from, to, .. } = line.term.kind else { continue };
        for limit in [Some(from), to.and_then(|to| to.checked_add(1))].into_iter().flatten() {
            let Some((inside, outside, witness)) = crossed(insats, villkor, limit) else { continue };
            found = Some(match found {
                Some(found) if found.span == line.site || found.labels.iter().any(|at| at.span == line.site) => found,
                Some(found) => found.label(line.site, "också den här gränsen"),
                None => limit_found(line, inside, outside, person(ctx, &insats.space, &witness)),
            });
        }
    }
    found.into_iter().for_each(|found| sink.push(found));
}

/// An adult just inside and one just outside a limit, in months, and the person who is shut out by it; `None` when
/// nobody is, or when the limit is one that the statute draws too.
fn crossed(insats: &Insats, villkor: &Villkor, limit: u32) -> Option<(u32, u32, Witness)> {
    if limit <= ADULT || limit > condition::MAX_AGE {
        return None;
    }
    let at = |age: u32| {
        settle(&villkor.cond, &|atom, _| match atom {
            Atom::Age { who: Who::Individ, from, to } => {
                Some((*from..=to.unwrap_or(condition::MAX_AGE)).contains(&age))
            }
            _ => None,
        })
    };
    let (younger, older) = (at(limit - 1), at(limit));
    let universe = insats.space.universe();
    let shut_out = |age: u32, found: Option<Witness>| {
        found.map(|mut witness| {
            witness.ages.retain(|(who, _)| *who != Who::Individ);
            witness.ages.insert(0, (Who::Individ, age));
            witness
        })
    };
    let above = condition::find(universe, &[(&younger, true), (&older, false)]);
    if let Some(witness) = shut_out(limit, above) {
        return Some((limit - 1, limit, witness));
    }
    if limit <= LAST_LINE_OF_THE_STATUTE {
        return None;
    }
    let below = condition::find(universe, &[(&older, true), (&younger, false)]);
    shut_out(limit - 1, below).map(|witness| (limit, limit - 1, witness))
}

fn limit_found(line: &Line<'_>, inside: u32, outside: u32, person: diagnostic::Witness) -> Diagnostic {
    let message = format!(
        "åldersgränsen skiljer vuxna åt, och insatsen anger inga sakliga skäl: {} släpps in men inte {}",
        whoever(inside),
        whoever(outside)
    );
    Diagnostic::new(&RULE.descriptor, line.site, message)
        .help("skriv varför i insatsen, som `sakliga skäl \"\"\"…\"\"\"`, eller ta bort gränsen")
        .lagrum(["2 kap. 3 § KL", "2 kap. 13 § DL", "2 kap. 13 b § DL"])
        .witness(person)
}

/// `den som är 65 år`, or with months when the limit lies inside a year.
fn whoever(months: u32) -> String {
    let years = if (months + 1).is_multiple_of(12) { (months / 12) * 12 } else { months };
    format!("den som är {}", swedish::age(years))
}
