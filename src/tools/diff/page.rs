//! The ändringsblad: a comparison as one page that a board can read before it decides. Everything is in the one file.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::digest::{Digest, renaming, rewritten};
use super::text::{NOTHING, headed, headings, same, title, with_ages};
use super::{Change, Compared, Comparison, Kind, Part, Rewording, Side, Topic};
use crate::emit::site::{Options, stylesheet};
use crate::swedish;

/// What a comparison adds to the style sheet of the site.
const OWN_STYLE: &str = include_str!("page.css");

/// The page stands alone and loads nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The comparison as a page. With `texts`, every text that differs is shown word by word.
#[must_use]
pub fn page(comparison: &Comparison, texts: bool) -> String {
    let digest = Digest::of(comparison);
    let markup = html! {
        (DOCTYPE)
        html lang="sv" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title(comparison)) }
                style { (PreEscaped(stylesheet(&Options::default()).content)) (PreEscaped(OWN_STYLE)) }
            }
            body {
                a.skip href="#innehall" { "Hoppa till innehållet" }
                header.top { div.wrap { p.brand { strong { (sheet(comparison)) } } } }
                main.sheet #innehall tabindex="-1" {
                    div.hero { div.wrap {
                        h1 { (title(comparison)) }
                        p.lead { (lead(comparison, &digest)) }
                    } }
                    div.wrap {
                        section { h2 { "Det som jämförs" } div { dl.facts {
                            @for side in [&comparison.old, &comparison.new] { (compared(side)) }
                        } } }
                        (body(comparison, &digest, texts))
                    }
                }
                footer { div.wrap {
                    p { "Bladet visar vad texterna säger. Det avgör inte om något är lagligt." }
                    p { "Gjort av Stadga " (env!("CARGO_PKG_VERSION")) "." }
                } }
            }
        }
    };
    let mut page = markup.into_string();
    // Characters that no page may hold, and that no reader would see.
    page.retain(|c| !c.is_control() || c == '\n');
    page.push('\n');
    page
}

fn sheet(comparison: &Comparison) -> &'static str {
    match comparison.kind {
        Kind::Versions => "Ändringsblad",
        Kind::Kommuner => "Jämförelse mellan kommuner",
    }
}

/// The whole in a sentence or two.
fn lead(comparison: &Comparison, digest: &Digest<'_>) -> String {
    if comparison.is_empty() {
        let all = comparison.unread.is_empty();
        return if all { "Ingen skillnad." } else { "Ingen skillnad i det som gick att jämföra." }.to_owned();
    }
    let [added, gone] = digest.alone.each_ref().map(|alone| count(alone.len()));
    let both: Vec<&Compared> =
        comparison.insatser.iter().filter(|insats| insats.old.is_some() && insats.new.is_some()).collect();
    let changed = both.iter().filter(|insats| !insats.is_same()).count();
    let (first, second) = (&comparison.old.name, &comparison.new.name);
    match comparison.kind {
        Kind::Versions => {
            let news = [(digest.alone[0].len(), "är ny", "är nya"), (digest.alone[1].len(), "tas bort", "tas bort")];
            let all = news.into_iter().chain([(changed, "ändras", "ändras")]).filter(|(number, ..)| *number > 0);
            let told =
                all.map(|(number, one, many)| format!("{} {}", count(number), if number == 1 { one } else { many }));
            let told = swedish::and(&told.collect::<Vec<_>>());
            if told.is_empty() { "Ingen insats ändras, bara beslutet.".to_owned() } else { format!("{told}.") }
        }
        Kind::Kommuner => {
            let differ = match (both.len(), changed) {
                (1, 0) => "den är lika".to_owned(),
                (_, 0) => "ingen av dem skiljer".to_owned(),
                (1, _) => "den skiljer".to_owned(),
                _ => format!("{changed} av dem skiljer"),
            };
            let told = format!("I båda finns {}, och {differ}.", count(both.len()));
            format!("{told} Bara i {first} finns {gone}, bara i {second} {added}.")
        }
    }
}

fn count(number: usize) -> String {
    match number {
        0 => "ingen insats".to_owned(),
        number => swedish::count(u32::try_from(number).unwrap_or(u32::MAX), "insats", "insatser"),
    }
}

fn compared(side: &Side) -> Markup {
    html! {
        dt { (swedish::capital(&side.name)) }
        dd { (headed(side)) " (" (count(side.insatser)) "), " span.file { (side.source) } }
    }
}

fn body(comparison: &Comparison, digest: &Digest<'_>, texts: bool) -> Markup {
    let [alone, admitted] = headings(comparison);
    let names = [comparison.old.name.as_str(), comparison.new.name.as_str()];
    let title = |insats: &&Compared| {
        let named = insats.new.as_ref().or(insats.old.as_ref());
        named.map_or(String::new(), |named| with_ages(&named.title, &named.ages))
    };
    // Between kommuner neither side is a gain.
    let signs = if comparison.kind == Kind::Versions { ["+", "−"] } else { ["", ""] };
    let residents = html! {
        @for ((heading, insatser), sign) in alone.iter().zip(&digest.alone).zip(signs) {
            (list(heading, sign, &insatser.iter().map(title).collect::<Vec<_>>()))
        }
        @for ((heading, told), sign) in admitted.iter().zip(&digest.admitted).zip(signs) { (list(heading, sign, told)) }
        (list("Utan villkor", "", &digest.unconditional))
        (list("Vårdnadshavares samtycke", "", &digest.consent))
        (list("Målgrupp", "", &digest.intended))
    };
    let renamed: Vec<String> = digest.renamed.iter().map(|insats| renaming(comparison.kind, insats)).collect();
    let own = html! {
        (list("Namn", "", &renamed))
        @for (change, titles) in &digest.shared {
            (table(names, &shared(titles), &[change]))
        }
        @for (insats, changes) in &digest.own { (table(names, insats.title(), changes)) }
    };
    let decision = html! {
        @if !comparison.decision.is_empty() {
            (table(names, "Riktlinjens egna rader", &comparison.decision.iter().collect::<Vec<_>>()))
        }
    };
    let unread: Vec<String> = comparison
        .unread
        .iter()
        .map(|unread| match &unread.insats {
            Some(insats) => format!("{insats}: {}", unread.reason),
            None => unread.reason.clone(),
        })
        .collect();
    html! {
        (section("Vad det betyder för invånarna", &residents))
        (section("Kunde inte jämföras", &list("", "", &unread)))
        (section("Övrigt i insatserna", &own))
        (section("Beslutet", &decision))
        (section("Texter", &prose(comparison, digest, texts)))
        @if digest.same > 0 && !comparison.is_empty() {
            (section("Lika", &html! { p { (same(digest.same)) } }))
        }
    }
}

fn shared(titles: &[&str]) -> String {
    format!("{}: {}", count(titles.len()), titles.join(", "))
}

/// A part with its heading; nothing when it has no content.
fn section(heading: &str, content: &Markup) -> Markup {
    html! { @if !content.0.is_empty() { section { h2 { (heading) } div { (content) } } } }
}

fn list(heading: &str, sign: &str, told: &[String]) -> Markup {
    html! {
        @if !told.is_empty() {
            @if !heading.is_empty() { h3 { (heading) } }
            ul.signed[!sign.is_empty()] {
                @for sentence in told {
                    li { @if !sign.is_empty() { span.sign aria-hidden="true" { (sign) } } (sentence) }
                }
            }
        }
    }
}

fn table(names: [&str; 2], caption: &str, changes: &[&Change]) -> Markup {
    let of = |change: &Change| match change.topic {
        // That a line stands in one of the two alone says nothing of what the other requires.
        Topic::Lines => {
            let [old, new] = [&change.old, &change.new].map(|value| value.as_deref().unwrap_or("–").to_owned());
            (Topic::Lines.label().to_owned(), old, new)
        }
        topic => {
            let said = |value: &Option<String>| value.clone().unwrap_or_else(|| NOTHING.to_owned());
            let detail = if change.detail.is_empty() { String::new() } else { format!(" {}", change.detail) };
            (format!("{}{detail}", topic.label()), said(&change.old), said(&change.new))
        }
    };
    html! {
        table.stacked {
            caption { (caption) }
            thead { tr { th scope="col" { "Vad" } @for name in names { th scope="col" { (swedish::capital(name)) } } } }
            tbody {
                @for (label, old, new) in changes.iter().map(|change| of(change)) {
                    tr { th scope="row" { (label) } td { (old) } td { (new) } }
                }
            }
        }
    }
}

fn prose(comparison: &Comparison, digest: &Digest<'_>, texts: bool) -> Markup {
    if digest.texts.is_empty() && comparison.texts.is_empty() {
        return html! {};
    }
    let of_decision = (!comparison.texts.is_empty()).then_some(("Riktlinjen", comparison.texts.as_slice()));
    let all =
        of_decision.into_iter().chain(digest.texts.iter().map(|insats| (insats.title(), insats.texts.as_slice())));
    html! {
        @if texts {
            p { "Det som är borttaget står efter " span.sign { "bort:" } ", det som är nytt efter " span.sign { "nytt:" } "." }
            @for (title, texts) in all {
                h3 { (title) }
                @for text in texts { h4 { (text.heading) } (marked(text)) }
            }
        } @else {
            ul { @for (title, texts) in all { li { (title) ": " (rewritten(comparison, texts)) "." } } }
        }
    }
}

/// The text with what differs marked, with words and not by looks alone.
fn marked(text: &Rewording) -> Markup {
    html! {
        p {
            @for part in &text.parts {
                @match part {
                    Part::Same(words) => (words),
                    Part::Old(words) => del { span.sign { "[bort: " } (words) span.sign { "]" } },
                    Part::New(words) => ins { span.sign { "[nytt: " } (words) span.sign { "]" } },
                }
                " "
            }
        }
    }
}
