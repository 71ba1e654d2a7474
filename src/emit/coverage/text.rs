//! The table for a terminal, at most 80 columns wide.

use crate::emit::coverage::{Coverage, Standing, words};
use crate::report::wrap::{visible, wrap};
use crate::swedish;

/// The widths of the columns, with two spaces between.
const WIDTHS: [usize; 3] = [34, 20, 22];

/// The widest line.
const WIDTH: usize = 80;

/// A riktlinje by age, as a table and what is missing in words.
#[must_use]
pub fn text(coverage: &Coverage<'_>) -> String {
    let mut out = format!("{}\n\n", visible(&heading(coverage)));
    if coverage.rows.is_empty() {
        out.push_str("Riktlinjen har inga insatser.\n");
        return out;
    }
    row(&mut out, &["insats", "ålder", "samtycke och villkor"]);
    row(&mut out, &WIDTHS.map(|width| "-".repeat(width)).each_ref().map(String::as_str));
    for entry in &coverage.rows {
        let title = visible(&entry.insats.title.value);
        if let Some(words) = words::standing(entry.standing) {
            row(&mut out, &[&title, "–", words]);
            continue;
        }
        for (at, taking) in entry.takings.iter().enumerate() {
            let name = if at == 0 { title.clone() } else { format!("  och {}", taking.role) };
            row(&mut out, &[&name, &words::told(entry, taking), &words::known(taking)]);
        }
    }
    out.push_str("\nÅldern gäller den som deltar. Fler villkor är annat än ålder och bosättning.\n");
    out.push_str("\nInsatser i varje ålder\n");
    for stretch in &coverage.stretches {
        let number = |list: &[usize]| u32::try_from(list.len()).unwrap_or(u32::MAX);
        let (open, asking) = (number(&stretch.open), number(&stretch.asking));
        let told = match (open, asking) {
            (0, 0) => "ingen".to_owned(),
            (open, 0) => format!("{open} utan fler villkor"),
            (0, asking) => format!("{asking} med fler villkor"),
            (open, asking) => format!("{open} utan fler villkor, {asking} med"),
        };
        out.push_str(&format!("  {:<38}{told}\n", words::people(stretch.ages)));
    }
    out.push_str("\nLuckor\n");
    for line in words::findings(coverage) {
        for (at, part) in wrap(&visible(&line), WIDTH - 4).lines().enumerate() {
            out.push_str(&format!("{}{part}\n", if at == 0 { "  - " } else { "    " }));
        }
    }
    out.push('\n');
    for line in wrap(words::CAUTION, WIDTH).lines() {
        out.push_str(&format!("{line}\n"));
    }
    out
}

/// The kommun, the document and the day.
fn heading(coverage: &Coverage<'_>) -> String {
    let names: Vec<&str> = coverage.document.riktlinje.kommun.iter().map(|name| name.value.as_str()).collect();
    let name = &coverage.analysis.name;
    let whose = if names.is_empty() { name.clone() } else { format!("{} ({name})", swedish::and(&names)) };
    let counted = coverage.rows.iter().filter(|row| row.standing == Standing::Counted).count();
    let all = coverage.rows.len();
    let number = swedish::count(u32::try_from(all).unwrap_or(u32::MAX), "insats", "insatser");
    let some = if counted == all { String::new() } else { format!(", {counted} räknas") };
    format!("{whose}: {number}{some} ({})", coverage.analysis.as_of)
}

/// A row of the table, its cells broken over as many lines as the longest needs.
fn row(out: &mut String, cells: &[&str; 3]) {
    let broken: Vec<String> = cells
        .iter()
        .zip(WIDTHS)
        .map(|(cell, width)| {
            let margin = cell.len() - cell.trim_start().len();
            let text = wrap(cell, width - margin);
            text.lines().map(|line| format!("{}{line}\n", " ".repeat(margin))).collect()
        })
        .collect();
    let height = broken.iter().map(|cell| cell.lines().count()).max().unwrap_or(0);
    for at in 0..height {
        let mut line = String::new();
        for (cell, width) in broken.iter().zip(WIDTHS) {
            line.push_str(&format!("{:<width$}  ", cell.lines().nth(at).unwrap_or("")));
        }
        out.push_str(&format!("{}\n", line.trim_end()));
    }
}
