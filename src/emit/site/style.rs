//! The style sheet of every page: its colours, then one part for each room of the page.

use crate::emit::site::colour::{Accent, Colour, DARK, LIGHT, Palette};

/// What follows on the colours, each part in its own file.
const PARTS: [&str; 10] = [
    include_str!("style/base.css"),
    include_str!("style/frame.css"),
    include_str!("style/parts.css"),
    include_str!("style/decision.css"),
    include_str!("style/review.css"),
    include_str!("style/reader.css"),
    include_str!("style/find.css"),
    include_str!("style/ages.css"),
    include_str!("style/print.css"),
    include_str!("style/cards.css"),
];

/// The whole style sheet, with an accent.
pub(super) fn sheet(accent: Accent) -> String {
    let (light, dark) = (colours(LIGHT, accent.light, "  "), colours(DARK, accent.dark, "    "));
    let head = format!(
        "/* Stadga: the style sheet of every page. */\n\n\
         :root {{\n  color-scheme: light dark;\n{light}}}\n\n\
         @media (prefers-color-scheme: dark) {{\n  :root {{\n{dark}  }}\n}}\n"
    );
    [head.as_str()].into_iter().chain(PARTS).collect::<Vec<_>>().join("\n")
}

/// Custom properties, a line each.
fn colours(palette: Palette, accent: Colour, margin: &str) -> String {
    let Palette { text, quiet, page, tint, line, mark } = palette;
    let all = [
        ("accent", accent),
        ("text", text),
        ("quiet", quiet),
        ("page", page),
        ("tint", tint),
        ("line", line),
        ("mark", mark),
    ];
    all.iter().map(|(name, colour)| format!("{margin}--{name}: {colour};\n")).collect()
}
