//! Stöd by age: the chart on a document's first page, its image files, and the page with the same as a table.

use maud::{Markup, html};

use crate::condition::Who;
use crate::emit::coverage::{self, Coverage, Shape, Standing};
use crate::emit::site::context::{From, Site};
use crate::emit::site::layout::{self, Inside, Menu};
use crate::emit::site::{Page, english};
use crate::model::Top;
use crate::swedish;

const FOLDER: &str = "aldrar/";

/// The image for wide screens and paper, and the one for phones.
const WIDE: &str = "aldrar/diagram.svg";
const NARROW: &str = "aldrar/diagram-smal.svg";

/// The table and the images; none when there are no insatser.
pub(super) fn pages(site: &Site<'_>) -> Vec<Page> {
    let Some(coverage) = Coverage::of(site.analysis).filter(|coverage| !coverage.rows.is_empty()) else {
        return Vec::new();
    };
    let image =
        |path: &str, shape| Page { path: format!("{}/{path}", site.slug), content: coverage::chart(&coverage, shape) };
    vec![table(site, &coverage), image(WIDE, Shape::Wide), image(NARROW, Shape::Narrow)]
}

/// The chart as a part of the document's first page.
pub(super) fn section(site: &Site<'_>) -> Markup {
    html! {
        @if !site.document.insatser.is_empty() {
            section {
                h2 { "Stöd efter ålder" }
                div {
                    (figure(site, From::Kommun))
                    p { a href={ (FOLDER) "index.html" } { "Läs samma sak som tabell" } "." }
                }
            }
        }
    }
}

fn figure(site: &Site<'_>, from: From) -> Markup {
    html! {
        picture.chart {
            source media="(min-width: 48rem), print" srcset={ (from.up()) (WIDE) };
            img src={ (from.up()) (NARROW) }
                alt={ "Diagram över vilka åldrar varje stöd i " (site.kommun) " är för. Tabellen säger samma sak." };
        }
    }
}

fn table(site: &Site<'_>, coverage: &Coverage<'_>) -> Page {
    layout::page(
        site,
        &Inside {
            folder: FOLDER.to_owned(),
            name: "Stöd efter ålder",
            description: format!("Vilka åldrar varje stöd i {} är för.", site.kommun),
            menu: Menu::None,
            crumbs: Vec::new(),
            lead: html! { div.lead { p {
                "Här ser du vilken ålder varje stöd är för. Läs mer på stödets egen sida."
            } } },
            body: html! {
                section {
                    h2 { "Varje stöd" }
                    div {
                        p { "Åldern gäller den som är med. Samtycke är att dina vårdnadshavare säger ja." }
                        table.ages.stacked {
                            thead { tr { th scope="col" { "Stöd" } th scope="col" { "Ålder" } th scope="col" { "Tänk på" } } }
                            tbody { @for row in &coverage.rows { (entry(site, row)) } }
                        }
                    }
                }
                section {
                    h2 { "Åldrar utan stöd" }
                    div {
                        @match (coverage.counts(), &coverage.gaps()[..]) {
                            (false, _) => p { "Fråga oss vilket stöd som finns för din ålder." },
                            (true, []) => p { "Det finns något stöd för varje ålder." },
                            (true, gaps) => {
                                p { "Listan har inget stöd för:" }
                                ul { @for ages in gaps { li { (coverage::people(*ages)) } } }
                            }
                        }
                        p {
                            @if coverage.counts() && coverage.gaps().is_empty() { "Hittar du inget som passar? Du kan alltid ansöka om hjälp. " }
                            @else { "Du kan få hjälp ändå. " }
                            a href="../index.html#ansok" { "Läs hur du ansöker" } "."
                        }
                    }
                }
                section { h2 { "Som bild" } div { (figure(site, From::Below)) } }
            },
            period: None,
            source: "",
        },
    )
}

fn entry(site: &Site<'_>, row: &coverage::Row<'_>) -> Markup {
    let name = html! { a href=(site.insats(From::Below, row.insats)) { (english::marked(&row.insats.title.value)) } };
    html! {
        @match row.standing {
            Standing::Counted => {
                @for (at, taking) in row.takings.iter().enumerate() {
                    tr {
                        @if at == 0 { th scope="row" { (name) } }
                        @else { th scope="row" { "– och " (taking.role) } }
                        td { (ages(row, taking)) }
                        td { (mind(taking)) }
                    }
                }
            }
            standing => {
                tr {
                    th scope="row" { (name) }
                    td { "–" }
                    td { @match standing {
                        Standing::NotNow => "Gäller inte i dag.",
                        _ => "Fråga oss vem som kan få det här stödet.",
                    } }
                }
            }
        }
    }
}

/// The ages of those who take part. An adult whose age no condition asks for has none to tell, and comes with the ages of
/// the child where those are asked for.
fn ages(row: &coverage::Row<'_>, taking: &coverage::Taking) -> String {
    let insats = row.insats;
    let stated = insats.villkor.as_ref().map_or(&[][..], |villkor| insats.ages(villkor, taking.who));
    if taking.who != Who::Individ || insats.participation().top != Top::Adult || stated != [(0, None)] {
        return coverage::told(row, taking);
    }
    let of_child = insats.admitted_ages(Who::Barnet).filter(|_| insats.participation().child.is_none());
    match of_child {
        Some([(0, None)]) | None => taking.role.to_owned(),
        Some(ages) => format!("{}, barnet {}", taking.role, coverage::intervals(ages)),
    }
}

/// Consent and whether there are other conditions, as short sentences.
fn mind(taking: &coverage::Taking) -> String {
    let consent = coverage::consent(taking).replace("oklart om", "fråga oss om");
    let more = if taking.asks_more() { "fler villkor" } else { "" };
    let all = [consent.as_str(), more].into_iter().filter(|words| !words.is_empty());
    let all: Vec<String> = all.map(|words| format!("{}.", swedish::capital(words))).collect();
    if all.is_empty() { "–".to_owned() } else { all.join(" ") }
}
