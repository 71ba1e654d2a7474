//! The provisions that findings rest on, each once, after all of the findings.

use crate::diagnostic::Provision;
use crate::report::{page, wrap};

/// How far the texts stand in.
const MARGIN: usize = 4;

/// Every provision with its heading, our account and the official wording where there is one; empty when there is no
/// provision. It ends with an empty line, as findings do.
#[must_use]
pub fn provisions(provisions: &[Provision]) -> String {
    if provisions.is_empty() {
        return String::new();
    }
    let mut out = String::from("Lagrum som fynden vilar på\n\n");
    for Provision { lagrum, title, account, wording, .. } in provisions {
        out.push_str(&format!("{}\n", wrap::visible(&format!("{lagrum}: {title}"))));
        out.push_str("  Vår sammanfattning\n");
        out.push_str(&page::indented(account, MARGIN));
        if let Some(wording) = wording {
            out.push_str(&format!("  Lagens ord ({})\n", wrap::visible(&wording.source)));
            match &wording.text {
                Some(text) => text.lines().for_each(|line| paragraph(line, &mut out)),
                None => paragraph("Filen har inte paragrafen så som den gäller den dagen.", &mut out),
            }
        }
        out.push('\n');
    }
    out
}

fn paragraph(line: &str, out: &mut String) {
    for line in wrap::wrap(&wrap::visible(line), wrap::WIDTH - MARGIN).lines() {
        out.push_str(&format!("{:MARGIN$}{line}\n", ""));
    }
}
