//! L021 inte-rådgivning: the exemption for rådgivning is used for something else, or for what may be something else.

use super::documentation::{follow_main_rule, head, in_force, is_advice};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::law::Norm;
use crate::model::{Dokumentation, Form, Insats, Omfattning, Participant};
use crate::source::Span;

/// See `docs/regler/L021.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L021",
        slug: "inte-rådgivning",
        severity: Severity::Fel,
        lagrum: &["14 kap. 4 § SoL"],
        page: include_str!("../../docs/regler/L021.md"),
    },
    check: Check::Insats(check),
};

/// Advice in more sessions than this, with a method and in a group, looks like a programme.
const FEW_SESSIONS: u32 = 3;

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some(clause) = insats.dokumentation.as_ref() else { return };
    let Dokumentation::Undantag { lagrum, .. } = &clause.value else { return };
    let Some(provision) = in_force(ctx, lagrum).filter(|_| !insats.lineage.is_empty()) else { return };
    let norms = || provision.norms.iter().map(|norm| &norm.value);
    if !norms().any(|norm| matches!(norm, Norm::ExemptCircumstances(_))) {
        return;
    }
    let barred = norms().find_map(|norm| match norm {
        Norm::BarsCircumstances(kategorier) => insats.is_any(kategorier),
        _ => None,
    });
    let (title, kategori, lagrum) = (&insats.title.value, &insats.kategori.value, lagrum.paragraf());
    let own = insats.own_dokumentation.is_some();
    let place = if own { head(clause) } else { insats.head };
    let found = |message: String| {
        let found = Diagnostic::new(&RULE.descriptor, place, message);
        if own { found } else { found.label(head(clause), "undantaget, som insatsen ärver") }
    };
    let diagnostic = if is_advice(ctx, insats) {
        let Some(signs) = programme(insats) else { return };
        let message =
            format!("`{title}` kallas rådgivning men liknar ett program: en metod, grupp och fler än tre tillfällen");
        let labels = ["metoden", "omfattningen", "gruppen"];
        let found = signs.into_iter().zip(labels).fold(found(message), |found, (span, label)| found.label(span, label));
        found.severity(Severity::Varning).note("lagen förklarar inte ordet rådgivning")
    } else if let Some(barred) = barred {
        let what = ctx.document.kategori(barred).map_or(barred, |kategori| kategori.label.as_str());
        let message = format!("`{title}` är {what} och ingen rådgivning, så undantaget i {lagrum} gäller inte");
        found(message).label(insats.kategori.span, format!("kategorin `{kategori}`"))
    } else {
        let message =
            format!("det är osäkert om `{title}` är rådgivning, och bara vid rådgivning gäller undantaget i {lagrum}");
        let found = found(message).label(insats.kategori.span, format!("kategorin `{kategori}`"));
        let found = found.severity(Severity::Varning).note("lagen förklarar inte ordet rådgivning");
        let open = "bygger på förarbetena, så som kommuner återger dem: öppna verksamheter är inte rådgivning";
        if insats.is("öppen-verksamhet") { found.note(open) } else { found }
    };
    let help = "dokumentera som vanligt: `dokumentation enligt 14 kap. 3 § SoL`; består insatsen bara av råd och \
                upplysningar, ge den en kategori som är rådgivning och beskriv den så";
    let diagnostic = diagnostic.help(help);
    let fix = if own { follow_main_rule(ctx, clause.span) } else { None };
    sink.push(match fix {
        Some(fix) => diagnostic.fix(fix),
        None => diagnostic,
    });
}

/// The places that together say programme: a method, more than a few sessions and a group.
fn programme(insats: &Insats) -> Option<[Span; 3]> {
    let long = |extent: &&Omfattning| {
        extent.occasions.and_then(|range| range.max.or(range.min)).is_some_and(|most| most > FEW_SESSIONS)
    };
    let form = insats.form.iter().find(|form| matches!(form.value, Form::Grupp(_))).map(|form| form.span);
    let role = || insats.ges_till.iter().find(|role| role.value == Participant::Grupp).map(|role| role.span);
    Some([insats.metoder.first()?.span, insats.omfattning.iter().find(long)?.span, form.or_else(role)?])
}
