//! L020 skäl-saknas: identity is left out of the records without särskilda skäl.

use super::documentation::identity;
use super::wording::has_words;
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Insats;

/// See `docs/regler/L020.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L020",
        slug: "skäl-saknas",
        severity: Severity::Fel,
        lagrum: &["14 kap. 5 § SoL"],
        page: include_str!("../../docs/regler/L020.md"),
    },
    check: Check::Insats(check),
};

fn check(ctx: &Ctx<'_>, insats: &Insats, sink: &mut Sink<'_>) {
    let Some(exemption) = identity(ctx, insats) else { return };
    let title = &insats.title.value;
    let found = match exemption.skal {
        None if insats.whole => {
            let message = format!("undantaget enligt {} för `{title}` saknar särskilda skäl", exemption.lagrum);
            Diagnostic::new(&RULE.descriptor, exemption.head, message)
        }
        Some((_, text)) if !has_words(&text.value) => {
            let message = format!("de särskilda skälen för `{title}` har ingen text");
            Diagnostic::new(&RULE.descriptor, text.span, message).label(exemption.head, "undantaget som de ska bära")
        }
        _ => return,
    };
    let help = "skriv skälen i undantagets block: `särskilda skäl svårnådd-målgrupp \"\"\"…\"\"\"`; står de i protokollet \
                eller tjänsteutlåtandet kan juristen godta fyndet och säga var";
    sink.push(found.help(help));
}
