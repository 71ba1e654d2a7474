//! L041 avgift-behandling: a fee for treatment.

use super::fees::{forbidden, may_reach_children, taken};
use super::wording::{say, words};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Fix, Severity};
use crate::model::Insats;

/// See `docs/regler/L041.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L041",
        slug: "avgift-behandling",
        severity: Severity::Fel,
        lagrum: &["32 kap. 2 § SoL"],
        page: include_str!("../../docs/regler/L041.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some((fee, place)) = taken(insats) else { return };
    let Some(kategori) = forbidden(ctx, insats) else { return };
    let fee_words = words(fee);
    if say(&fee_words, &["32 kap 1"]) || is_board(insats, &fee_words) {
        return;
    }
    let what = ctx.document.kategori(kategori).map_or(kategori, |kategori| kategori.label.as_str());
    let message = format!("`{}` är {what}, och för {what} får kommunen inte ta ut någon avgift", insats.title.value);
    let found = Diagnostic::new(&RULE.descriptor, place, message)
        .label(insats.kategori.span, format!("kategorin `{}`", insats.kategori.value));
    let fix =
        Fix { title: "skriv `avgift ingen`".to_owned(), safe: false, edits: vec![(place, "avgift ingen".to_owned())] };
    sink.push(found.help("skriv `avgift ingen`").fix(fix));
}

/// Whether the fee is for the board and lodging of adults who are treated for skadligt bruk where they live.
fn is_board(insats: &Insats, fee: &[String]) -> bool {
    const BOARD: &[&str] =
        &["mat", "maten", "kost", "kosten", "logi", "uppehälle*", "boende*", "rum", "rummet", "helpension"];
    const RESIDENCE: &[&str] =
        &["hvb*", "hem för vård eller boende", "hemmet för vård eller boende", "behandlingshem*", "familjehem*"];
    let resident = || {
        let prose = insats.prose.iter().map(|prose| prose.text.value.as_str());
        let place = insats.plats.iter().map(|place| place.value.as_str());
        let utforare = insats.utforare.iter().map(|utforare| utforare.name.value.as_str());
        let mut texts = prose.chain(place).chain(utforare).chain([insats.title.value.as_str()]);
        texts.any(|text| say(&words(text), RESIDENCE))
    };
    insats.is("beroendebehandling") && say(fee, BOARD) && resident() && !may_reach_children(insats)
}
