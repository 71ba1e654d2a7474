//! L033 inskränkt-skyldighet: conditions that shut somebody out from what the nämnd must offer everyone in the group.
//! All insatser that meet the same duty are looked at together, since one may take those whom another leaves out.

use super::formula::{ADULT, settle, takes_part};
use super::{Check, Ctx, Rule, Sink};
use crate::condition::{self, Atom, Cond, Person, Who, Witness, holds};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::{Norm, Provision};
use crate::model::{FactKey, Insats, Space, Top, Villkor, describe};
use crate::source::Span;

/// See `docs/regler/L033.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L033",
        slug: "inskränkt-skyldighet",
        severity: Severity::Anmarkning,
        lagrum: &[],
        page: include_str!("../../docs/regler/L033.md"),
    },
    check: Check::Document(check),
};

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    for (provision, norm) in ctx.law().norms(ctx.as_of) {
        if let Norm::Offer(kategorier) = &norm.value {
            duty(ctx, provision, kategorier, sink);
        }
    }
}

/// One insats that meets the duty, with what its conditions ask beyond belonging to the group.
struct Member<'a> {
    insats: &'a Insats,
    villkor: &'a Villkor,
    /// Who takes part and is let in.
    admitted: Cond,
}

fn duty(ctx: &Ctx<'_>, provision: &Provision, kategorier: &[String], sink: &mut Sink<'_>) {
    let meeting = ctx.document.insatser.iter().filter(|insats| insats.is_any(kategorier).is_some());
    let mut space = Space::default();
    let mut members = Vec::new();
    for insats in meeting {
        let Some(villkor) = &insats.villkor else { continue };
        if !insats.whole || !villkor.whole {
            return;
        }
        let asked = asked(ctx, &mut space, villkor);
        members.push(Member { insats, villkor, admitted: Cond::All(vec![takes_part(insats), asked]) });
    }
    let all = Cond::Any(members.iter().map(|member| member.admitted.clone()).collect());
    let left_out = |from: u32, to: Option<u32>| {
        condition::find(space.universe(), &[(&Cond::age(Who::Individ, from, to), true), (&all, false)])
    };
    if members.is_empty() {
        return;
    }
    let (adult, child) = (left_out(ADULT, None), left_out(0, Some(ADULT - 1)));
    for member in &members {
        let top = member.insats.participation().top;
        let witness = adult.as_ref().filter(|_| top != Top::Child).or(child.as_ref().filter(|_| top != Top::Adult));
        if let Some(witness) = witness {
            let span = line(ctx, &mut space.clone(), member.villkor, witness);
            sink.push(finding(ctx, &space, member, (provision, kategorier), witness, span));
        }
    }
}

/// The conditions with everything granted that may only say who belongs to the group: where people live, every
/// uppgift that must be so, and that a child is a child. What is left is age, what must not be so, and grounds of
/// discrimination.
fn asked(ctx: &Ctx<'_>, space: &mut Space, villkor: &Villkor) -> Cond {
    let values = |name: &str| ctx.document.uppgift(name).map_or_else(Vec::new, |uppgift| uppgift.values.clone());
    let whole = space.cond(&villkor.terms, Who::Individ, &values);
    granted(ctx, space, &whole)
}

fn granted(ctx: &Ctx<'_>, space: &Space, cond: &Cond) -> Cond {
    let discriminates = |name: &str| ctx.document.uppgift(name).is_some_and(|uppgift| !uppgift.grounds.is_empty());
    settle(cond, &|atom, denied| match atom {
        Atom::Age { who: Who::Individ, .. } => None,
        Atom::Age { who: Who::Barnet, from, to } if *from > 0 || to.is_some_and(|to| to < ADULT - 1) => None,
        Atom::Age { .. } => Some(!denied),
        Atom::Fact { fact, .. } => match space.fact(*fact) {
            Some((who, FactKey::Uppgift(name, _))) if denied || *who == Who::Individ && discriminates(name) => None,
            _ => Some(!denied),
        },
    })
}

/// The line of the conditions that shuts the person out; the whole clause when several do it together.
fn line(ctx: &Ctx<'_>, space: &mut Space, villkor: &Villkor, witness: &Witness) -> Span {
    let values = |name: &str| ctx.document.uppgift(name).map_or_else(Vec::new, |uppgift| uppgift.values.clone());
    let person = Person::from(witness);
    let shuts_out = |term: &&crate::law::terms::Term| {
        let cond = space.cond(std::slice::from_ref(*term), Who::Individ, &values);
        holds(&granted(ctx, space, &cond), &person) == Some(false)
    };
    villkor.terms.iter().find(shuts_out).map_or(villkor.span, |term| term.span)
}

fn finding(
    ctx: &Ctx<'_>,
    space: &Space,
    member: &Member<'_>,
    (provision, kategorier): (&Provision, &[String]),
    witness: &Witness,
    span: Span,
) -> Diagnostic {
    let statement = |name: &str| ctx.document.uppgift(name).map(|uppgift| uppgift.statement.clone());
    let person = describe(witness, space, &statement);
    let kind = member.insats.is_any(kategorier).and_then(|name| ctx.document.kategori(name));
    let message = format!(
        "nämnden ska erbjuda {} till alla i gruppen, men villkoret stänger ute till exempel {}",
        kind.map_or(member.insats.title.value.as_str(), |kind| &kind.label),
        person.text
    );
    let mut found = Diagnostic::new(&RULE.descriptor, span, message)
        .help("öppna villkoret, eller ge dem som stängs ute en egen insats i riktlinjen")
        .note(
            "skyldigheten kan också uppfyllas med behovsprövade insatser; om ett villkor får begränsa den är inte känt",
        )
        .lagrum([provision.lagrum.paragraf()])
        .witness(person);
    found.insats = Some(member.insats.name.clone());
    found
}
