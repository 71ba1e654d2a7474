//! L053 barnets-röst: children take part, and nothing tells how they are informed or heard.

use super::meant_for::children;
use super::prose::{Prose, said};
use super::{Check, Ctx, Rule, Sink};
use crate::diagnostic::{Descriptor, Diagnostic, Severity};
use crate::model::Top;

/// See `docs/regler/L053.md`.
pub(super) static RULE: Rule = Rule {
    descriptor: Descriptor {
        code: "L053",
        slug: "barnets-röst",
        severity: Severity::Anmarkning,
        lagrum: &["3 kap. 2 § SoL", "3 kap. 3 § SoL"],
        page: include_str!("../../docs/regler/L053.md"),
    },
    check: Check::Document(check),
};

/// Ways to say that someone is told or heard.
const VOICE: [&str; 15] = [
    "informationsmöt*|informationsträff*|informationssamtal*",
    "får|få|fått .. veta",
    "informera*|informeras|informerar",
    "berättar|förklarar|förklaras|förklara",
    "berätta för|om|vad|hur",
    "information .. om|som|när .. insats*|stödet|gruppen|hjälpen|vad|hur|anpass*|rör|berör",
    "begriplig*|anpassad*|relevant* .. information",
    "säga|säger .. vad|mening|ja|nej|till|ifrån|om",
    "åsikt*|synpunkt*|önskemål",
    "tycker|tycka|tyckt",
    "hörda|höras|hörs|hörd|lyssnar|lyssna|lyssnas",
    "till tals",
    "delaktig*|medbestäm*|inflytande|påverka",
    "uttrycka .. vilja|mening",
    "frågar|frågas|tillfrågas|fråga",
];

/// Whom it is said of.
const CHILD: [&str; 1] = ["barn*|unga|unge|ungas|ungdom*|tonåring*|flick*|pojk*"];

/// Whom it may also be said of, where the text speaks to the child or of nobody else.
const PARTICIPANT: [&str; 2] = [CHILD[0], "du|dig|de|dem|ni|er|hen|deltagar*"];

fn check(ctx: &Ctx<'_>, sink: &mut Sink<'_>) {
    let voice = ctx.texts.possible(&VOICE);
    let mut in_general = None;
    for (insats, prose) in ctx.texts.each(ctx.document) {
        if !insats.whole || !children(insats) {
            continue;
        }
        let whom: &[&'static str] = if insats.participation().top == Top::Adult { &CHILD } else { &PARTICIPANT };
        if says(prose, &voice, whom) {
            continue;
        }
        let in_general = *in_general.get_or_insert_with(|| says(&ctx.texts.general, &voice, &CHILD));
        if in_general || !ctx.document.riktlinje.whole {
            return;
        }
        let message = "barn deltar, men vi hittar inget om hur de får veta vad som händer eller får säga vad de tycker";
        let mut found = Diagnostic::new(&RULE.descriptor, insats.head, message).help(
            "skriv till exempel `text \"Barnet\" \"\"\"Ledaren berättar för barnet vad stödet är. Barnet får säga vad det tycker.\"\"\"`",
        );
        found.insats = Some(insats.name.clone());
        sink.push(found);
    }
}

fn says(prose: &Prose<'_>, voice: &[&'static str], whom: &[&'static str]) -> bool {
    said(&prose.words, &prose.pieces, voice, whom)
}
