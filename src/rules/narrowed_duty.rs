//! L033 inskränkt-skyldighet: conditions that shut somebody out from what the nämnd must offer everyone in the group.
//! All insatser that meet the same duty are looked at together, since one may take those whom another leaves out.

use super::example::person;
use super::formula::settle;
use super::{Check, Ctx, Rule, Sink};
use crate::condition::{self, Atom, Cond, Person, Who, Witness, holds};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::{Norm, Provision};
use crate::model::{ADULT, FactKey, Insats, Kontroll, Space, Top, Villkor};
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
    for &(provision, norm) in ctx.norms {
        if let Norm::Offer(kategorier) = &norm.value {
            duty(ctx, provision, kategorier, sink);
        }
    }
}

/// One insats that meets the duty.
struct Member<'a> {
    insats: &'a Insats,
    villkor: &'a Villkor,
    /// Its conditions over the facts of all members.
    stated: Cond,
}

/// Somebody whom no member takes, and what was granted when that was found.
struct LeftOut {
    witness: Witness,
    granted: Granted,
}

/// How much is granted of the conditions before anyone counts as left out.
#[derive(Clone, Copy)]
enum Granted {
    /// Everything but age and grounds of discrimination.
    AllButAge,
    /// Everything that may only say who belongs to the group: all that must be so.
    TheGroup,
}

fn duty(ctx: &Ctx<'_>, provision: &Provision, kategorier: &[String], sink: &mut Sink<'_>) {
    let meeting = ctx.document.insatser.iter().filter(|insats| insats.is_any(kategorier).is_some());
    let mut space = Space::default();
    let mut members = Vec::new();
    for insats in meeting {
        // Where no conditions are stated, or they could not be read, it is not known who is left out.
        let Some(villkor) = insats.villkor.as_ref().filter(|villkor| insats.whole && villkor.whole) else { return };
        let stated = space.cond(&villkor.terms, Who::Individ, &|name| values(ctx, name));
        members.push(Member { insats, villkor, stated });
    }
    if members.is_empty() {
        return;
    }
    // Age tells most, so it is asked about first.
    let found = [Granted::AllButAge, Granted::TheGroup].into_iter().find_map(|granted| {
        let witness = left_out(ctx, &space, &members, granted)?;
        Some(LeftOut { witness, granted })
    });
    let Some(found) = found else { return };
    for member in members.iter().filter(|member| member.insats.participation().top != Top::Child) {
        let span = line(ctx, &mut space.clone(), member.villkor, &found);
        sink.push(finding(ctx, &space, member, (provision, kategorier), &found.witness, span));
    }
}

/// An adult whom none of the members takes although all is granted that is; `None` when they take every adult. That
/// an insats is for adults narrows nothing: children are given insatser of their own.
fn left_out(ctx: &Ctx<'_>, space: &Space, members: &[Member<'_>], granted: Granted) -> Option<Witness> {
    let taken = |member: &Member<'_>| match member.insats.participation().top {
        Top::Child => Cond::Const(false),
        Top::Anyone | Top::Adult => grant(ctx, space, &member.stated, granted),
    };
    let taken = Cond::Any(members.iter().map(taken).collect());
    condition::find(space.universe(), &[(&Cond::age(Who::Individ, ADULT, None), true), (&taken, false)])
}

/// The conditions with everything granted that may only say who belongs to the group: where people live, every
/// uppgift that must be so, and that a child is a child.
fn grant(ctx: &Ctx<'_>, space: &Space, cond: &Cond, granted: Granted) -> Cond {
    let discriminates = |name: &str| ctx.document.uppgift(name).is_some_and(|uppgift| !uppgift.grounds.is_empty());
    // Whom an assessment would send elsewhere is met there. That nobody may make it here is L030.
    let assessed = |name: &str| {
        let check = ctx.document.uppgift(name).and_then(|uppgift| uppgift.check.as_ref());
        check.is_some_and(|check| check.value == Kontroll::Bedomning)
    };
    settle(cond, &|atom, denied| match atom {
        Atom::Age { who: Who::Individ, .. } => None,
        Atom::Age { who: Who::Barnet, from, to } if *from > 0 || to.is_some_and(|to| to < ADULT - 1) => None,
        Atom::Age { .. } => Some(!denied),
        Atom::Fact { fact, .. } => match (space.fact(*fact), granted) {
            (Some((Who::Individ, FactKey::Uppgift(name, _))), _) if discriminates(name) => None,
            (Some((_, FactKey::Uppgift(name, _))), Granted::TheGroup) if denied && !assessed(name) => None,
            _ => Some(!denied),
        },
    })
}

fn values(ctx: &Ctx<'_>, name: &str) -> Vec<String> {
    ctx.document.uppgift(name).map_or_else(Vec::new, |uppgift| uppgift.values.clone())
}

/// The line of the conditions that shuts the person out; the whole clause when several do it together.
fn line(ctx: &Ctx<'_>, space: &mut Space, villkor: &Villkor, left: &LeftOut) -> Span {
    let person = Person::from(&left.witness);
    let shuts_out = |term: &&crate::law::terms::Term| {
        let cond = space.cond(std::slice::from_ref(*term), Who::Individ, &|name| values(ctx, name));
        holds(&grant(ctx, space, &cond, left.granted), &person) == Some(false)
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
    let person = person(ctx, space, witness);
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
