//! That the pages show every word of a text, or the review says which they do not.

use stadga::diagnostic::Diagnostic;

use super::pages_of;
use crate::html;
use crate::support::{Dice, PRELUDE, analyze};

/// How many texts one run writes.
const TEXTS: usize = 1_000;

/// What may stand between two words: the spaces and signs of prose, Markdown, HTML, and what is pasted from elsewhere.
const BETWEEN: [&str; 74] = [
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\u{a0}",
    "\t",
    ", ",
    ". ",
    ": ",
    " – ",
    " (",
    ") ",
    "\n- ",
    "\n* ",
    "\n1. ",
    "\n2025. ",
    "\n  ",
    "\n        ",
    "\n\n            ",
    "*",
    " *",
    "* ",
    "**",
    "_",
    " _",
    "`",
    "``",
    "\\",
    "\\\n",
    "~~",
    "|",
    "&",
    "&amp;",
    "&#x27;",
    "&nbsp;",
    "<",
    ">",
    " < ",
    " > ",
    "{{",
    "}",
    "[",
    "]",
    "](",
    "]: ",
    "![",
    "!",
    "#",
    "\n# ",
    "\n### ",
    "\n> ",
    "***",
    "\n***\n",
    "\n---\n",
    "\n===\n",
    "\u{200b}",
    "\u{ad}",
    "\u{2028}",
    "\u{2003}",
    "\r\n",
    "\\\"",
    "“",
    "”",
    "'",
    "://",
    "<b>",
    "</b>",
    "<br>",
    "\n<div>",
    "</div>\n",
    "<!-- ",
    " -->",
    "\n```\n",
];

#[test]
fn no_word_of_a_text_is_lost_in_silence() {
    let mut dice = Dice::new(12);
    let mut read = 0;
    for round in 0..TEXTS {
        let words: Vec<String> = (0..=dice.below(12)).map(|at| format!("ord{at}q")).collect();
        let mut text = String::new();
        for word in &words {
            text.push_str(BETWEEN[dice.below(BETWEEN.len())]);
            text.push_str(word);
        }
        let source = format!(
            "{PRELUDE}\ninsats ett \"Ett\" är stödsamtal {{\n    kortfattat \"\"\"Vi finns.\"\"\"\n    innehåll \"\"\"{text}\"\"\"\n    \
             villkor öppet för alla\n}}\n"
        );
        let analysis = analyze("prov", &source);
        // A brace may begin what is no reference.
        if !analysis.is_readable() {
            continue;
        }
        read += 1;
        let pages = pages_of(&analysis);
        let told: Vec<&Diagnostic> =
            analysis.diagnostics.iter().filter(|found| found.descriptor.code == "K012").collect();
        for path in ["prov/ett/index.html", "prov/riktlinje/index.html", "prov/fragment/ett.html", "prov/stadga.json"] {
            let page = &pages[path];
            let shown = if path.ends_with(".json") { page.clone() } else { html::text(page) };
            for word in words.iter().filter(|word| !shown.contains(*word)) {
                let at = source.rfind(word.as_str()).expect("the word");
                let is_told = told.iter().any(|found| found.span.range().contains(&at));
                assert!(is_told, "round {round}: {path} lacks `{word}` of:\n{text:?}\n{text}");
            }
        }
    }
    assert!(read > TEXTS / 2, "{read} could be read");
}
