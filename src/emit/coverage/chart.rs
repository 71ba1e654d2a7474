//! The chart: ages on one axis, insatser on the other. It is an image by itself, so that a page with a strict content
//! security policy can show it: no style and no script, only attributes, and a light ground of its own.
//!
//! Nothing is told by colour alone. A filled bar asks no more, a hollow one does and has a plus sign; stripes are
//! where a guardian must consent, dots where that is unclear.

use maud::{Markup, PreEscaped, html};

use crate::emit;
use crate::emit::coverage::{Ages, Coverage, Row, Taking, words};
use crate::emit::sentences::Guardian;
use crate::swedish;

/// How the chart is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Titles beside the bars.
    Wide,
    /// Titles above the bars, for a phone.
    Narrow,
}

/// The ages at which the axis has a line, in years.
const TICKS: [u32; 11] = [0, 3, 6, 9, 12, 15, 18, 25, 40, 65, 100];

/// Below this age in years the scale is finer, as most limits are there.
const FINE: f64 = 25.0;

/// The part of the axis that the finer ages have.
const FINE_PART: f64 = 0.68;

/// The end of the axis, in years.
const END: f64 = 100.0;

const INK: &str = "#1f2a2c";
const BAR: &str = "#0b5a5f";
const FILL: &str = "#9ccccb";
const QUIET: &str = "#4d5b5e";
const LINE: &str = "#cfd8d9";

/// Where things are, in pixels.
struct Plan {
    width: f64,
    /// Where the axis begins and how long it is.
    left: f64,
    length: f64,
    /// The height of one row, and of the title above its bar.
    row: f64,
    above: f64,
    /// How many characters of a title there is room for.
    letters: usize,
    shape: Shape,
}

impl Plan {
    fn of(shape: Shape) -> Self {
        match shape {
            Shape::Wide => Self { width: 960.0, left: 344.0, length: 592.0, row: 24.0, above: 0.0, letters: 44, shape },
            Shape::Narrow => {
                Self { width: 360.0, left: 14.0, length: 326.0, row: 42.0, above: 20.0, letters: 42, shape }
            }
        }
    }

    /// Where an age in months stands.
    fn x(&self, months: u32) -> f64 {
        let years = (f64::from(months) / 12.0).min(END);
        let part = if years <= FINE {
            years / FINE * FINE_PART
        } else {
            FINE_PART + (years - FINE) / (END - FINE) * (1.0 - FINE_PART)
        };
        round(self.left + part * self.length)
    }

    /// From where to where some ages stretch.
    fn span(&self, (from, to): Ages) -> (f64, f64) {
        let (start, end) = (self.x(from), to.map_or(self.left + self.length, |to| self.x(to + 1)));
        (start, round((end - start).max(3.0)))
    }
}

fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// A riktlinje by age as an SVG image.
#[must_use]
pub fn chart(coverage: &Coverage<'_>, shape: Shape) -> String {
    let plan = Plan::of(shape);
    let top = if shape == Shape::Wide { 112.0 } else { 158.0 };
    let told: Vec<Vec<String>> = coverage.rows.iter().map(|row| row.takings.iter().map(told).collect()).collect();
    let mut rows = Vec::new();
    let mut y = top;
    for (row, told) in coverage.rows.iter().zip(&told) {
        let lines = lines(&plan, row, told, y);
        y += plan.row * f64::from(u32::try_from(lines.len()).unwrap_or(u32::MAX));
        rows.extend(lines);
    }
    let gaps = gaps(&plan, coverage, y + 8.0);
    y += 8.0 + plan.row;
    let height = y + 28.0;
    let title = title(coverage);
    let markup = html! {
        svg xmlns="http://www.w3.org/2000/svg" role="img" lang="sv" aria-labelledby="t d" width=(plan.width)
            height=(height) viewBox={ "0 0 " (plan.width) " " (height) }
            font-family="system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif" font-size="13"
            fill=(INK) {
            title #t { (title) }
            desc #d { (description(coverage, &told)) }
            defs { (patterns()) }
            rect width=(plan.width) height=(height) fill="#ffffff" {}
            text x="14" y="26" font-size="16" font-weight="600" { (title) }
            (legend(&plan))
            (axis(&plan, top, y))
            @for row in &rows { (row) }
            (gaps)
        }
    };
    let mut out = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", markup.into_string());
    emit::clean(&mut out);
    out
}

fn title(coverage: &Coverage<'_>) -> String {
    let names: Vec<&str> = coverage.document.riktlinje.kommun.iter().map(|name| name.value.as_str()).collect();
    let whose = if names.is_empty() { coverage.analysis.name.clone() } else { swedish::and(&names) };
    format!("Stöd efter ålder i {whose}")
}

/// The chart in words, from those on each taking of each row.
fn description(coverage: &Coverage<'_>, told: &[Vec<String>]) -> String {
    let all = coverage.rows.iter().zip(told).map(|(row, told)| {
        let title = &row.insats.title.value;
        match words::standing(row.standing) {
            Some(words) => format!("{title}: {words}."),
            None => format!("{title}: {}.", told.join("; ")),
        }
    });
    let found = words::findings(coverage);
    all.chain(found).collect::<Vec<_>>().join(" ")
}

fn told(taking: &Taking) -> String {
    let known = words::known(taking);
    let known = if known == "–" { String::new() } else { format!(", {known}") };
    format!("{} {}{known}", taking.role, words::intervals(&taking.ages))
}

/// Stripes, dots and crosses that are laid over bars.
fn patterns() -> Markup {
    html! {
        pattern #stripes width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
            rect width="1.6" height="6" fill=(BAR) {}
        }
        pattern #dots width="6" height="6" patternUnits="userSpaceOnUse" { circle cx="3" cy="3" r="1.2" fill=(BAR) {} }
        pattern #gap width="5" height="5" patternUnits="userSpaceOnUse" {
            path d="M0 0L5 5M5 0L0 5" stroke=(QUIET) stroke-width="0.8" fill="none" {}
        }
    }
}

fn legend(plan: &Plan) -> Markup {
    let entries: [(&str, Markup); 5] = [
        ("bara ålder och boende", bar(14.0, 0.0, 26.0, 12.0, true)),
        ("+ fler villkor", bar(14.0, 0.0, 26.0, 12.0, false)),
        ("samtycke krävs", html! { (bar(14.0, 0.0, 26.0, 12.0, false)) (over(14.0, 0.0, 26.0, 12.0, "stripes")) }),
        ("oklart om samtycke", html! { (bar(14.0, 0.0, 26.0, 12.0, false)) (over(14.0, 0.0, 26.0, 12.0, "dots")) }),
        ("ingen insats", over(14.0, 0.0, 26.0, 12.0, "gap")),
    ];
    html! {
        @for (at, (words, sign)) in (0u32..).zip(&entries) {
            @let (column, line) = if plan.shape == Shape::Wide { (at, 0) } else { (at % 2, at / 2) };
            @let step = if plan.shape == Shape::Wide { 186.0 } else { 172.0 };
            g transform={ "translate(" (f64::from(column) * step) " " (44.0 + f64::from(line) * 22.0) ")" } {
                (sign)
                text x="47" y="11" { (words) }
            }
        }
    }
}

/// A bar: filled where no more is asked, hollow where more is.
fn bar(x: f64, y: f64, width: f64, height: f64, filled: bool) -> Markup {
    let (fill, dash) = if filled { (FILL, None) } else { ("#ffffff", Some("4 2")) };
    html! {
        rect x=(x) y=(y) width=(width) height=(height) rx="2" fill=(fill) stroke=(BAR) stroke-width="1.4"
            stroke-dasharray=[dash] {}
    }
}

fn over(x: f64, y: f64, width: f64, height: f64, pattern: &str) -> Markup {
    html! { rect x=(x) y=(y) width=(width) height=(height) rx="2" fill={ "url(#" (pattern) ")" } {} }
}

fn axis(plan: &Plan, top: f64, bottom: f64) -> Markup {
    // On a phone there is no room for every number among the first.
    let shown = |years: u32| plan.shape == Shape::Wide || !matches!(years, 9 | 15);
    html! {
        g stroke=(LINE) {
            @for years in TICKS {
                line x1=(plan.x(years * 12)) x2=(plan.x(years * 12)) y1=(top - 6.0) y2=(bottom)
                    stroke-width=(if years == 18 { "2" } else { "1" }) {}
            }
        }
        g text-anchor="middle" font-size="12" fill=(QUIET) {
            @for years in TICKS.into_iter().filter(|years| shown(*years)) {
                text x=(plan.x(years * 12)) y=(top - 12.0) { (years) }
                text x=(plan.x(years * 12)) y=(bottom + 16.0) { (years) }
            }
        }
        text x=(if plan.shape == Shape::Wide { plan.left - 12.0 } else { plan.left }) font-size="12" fill=(QUIET)
            y=(if plan.shape == Shape::Wide { top - 12.0 } else { top - 28.0 })
            text-anchor=(if plan.shape == Shape::Wide { "end" } else { "start" }) {
            "Ålder i år. Skalan är finare under 25 år."
        }
    }
}

/// The lines of an insats, each with its place and told in words.
fn lines(plan: &Plan, row: &Row<'_>, told: &[String], y: f64) -> Vec<Markup> {
    let title = &row.insats.title.value;
    if let Some(words) = words::standing(row.standing) {
        let place = if plan.shape == Shape::Wide { (plan.left + 4.0, y + 16.0) } else { (plan.left, y + 33.0) };
        return vec![html! { g {
            title { (title) ": " (words) }
            (label(plan, title, false, y))
            text x=(place.0) y=(place.1) font-size="12" font-style="italic" fill=(QUIET) { (words) }
        } }];
    }
    let several = row.takings.len() > 1;
    let each = (0u32..).zip(row.takings.iter().zip(told)).map(|(at, (taking, told))| {
        let y = y + f64::from(at) * plan.row;
        let name = match (several, at) {
            (false, _) => title.clone(),
            (true, 0) => format!("{} ({})", cut(title, plan.letters - 4 - taking.role.chars().count()), taking.role),
            (true, _) => format!("– och {}", taking.role),
        };
        html! { g {
            title { (title) ": " (told) }
            (label(plan, &name, taking.asks_more(), y))
            (bars(plan, taking, y + plan.above + 4.0))
        } }
    });
    each.collect()
}

fn label(plan: &Plan, name: &str, more: bool, y: f64) -> Markup {
    let name = cut(name, plan.letters);
    let sign = more.then_some(PreEscaped("<tspan font-weight=\"700\"> +</tspan>"));
    html! {
        @if plan.shape == Shape::Wide {
            text x=(plan.left - 12.0) y=(y + 17.0) text-anchor="end" { (name) @if let Some(sign) = sign { (sign) } }
        } @else {
            text x=(plan.left) y=(y + 16.0) paint-order="stroke" stroke="#ffffff" stroke-width="4" { (name) @if let Some(sign) = sign { (sign) } }
        }
    }
}

fn bars(plan: &Plan, taking: &Taking, y: f64) -> Markup {
    const HEIGHT: f64 = 16.0;
    html! {
        @for ages in &taking.counted {
            @let (x, width) = plan.span(*ages);
            (bar(x, y, width, HEIGHT, false))
        }
        @for ages in &taking.open {
            @let (x, width) = plan.span(*ages);
            (bar(x, y, width, HEIGHT, true))
        }
        @for (from, to, rule) in &taking.consent {
            @let (x, width) = plan.span((*from, Some(*to)));
            @match rule {
                Guardian::Needed => (over(x, y, width, HEIGHT, "stripes")),
                Guardian::Unclear => (over(x, y, width, HEIGHT, "dots")),
                Guardian::NotNeeded => {}
            }
        }
    }
}

/// The row of ages without any insats.
fn gaps(plan: &Plan, coverage: &Coverage<'_>, y: f64) -> Markup {
    let gaps = if coverage.counts() { coverage.gaps() } else { Vec::new() };
    let words = match gaps[..] {
        [] if coverage.counts() => "Ingen ålder saknar insats",
        [] => "Ingen insats kan räknas",
        _ => "Ålder utan någon insats",
    };
    html! { g {
        title { (words) @if !gaps.is_empty() { ": " (words::peoples(&gaps)) } }
        g font-weight="600" { (label(plan, words, false, y)) }
        @for ages in &gaps {
            @let (x, width) = plan.span(*ages);
            (over(x, y + plan.above + 4.0, width, 16.0, "gap"))
            rect x=(x) y=(y + plan.above + 4.0) width=(width) height="16" rx="2" fill="none" stroke=(QUIET) {}
        }
    } }
}

/// A title that fits, cut between words.
fn cut(title: &str, letters: usize) -> String {
    if title.chars().count() <= letters {
        return title.to_owned();
    }
    let head: String = title.chars().take(letters.saturating_sub(1)).collect();
    let words = head.rsplit_once(' ').map_or(head.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ' ', '–', '-']))
}
