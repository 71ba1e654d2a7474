//! The handbook: every block marked `stadga` is compiled, so that what it teaches can be written as it stands.
//!
//! ```text
//! stadga             whole items of a document: no finding at all
//! stadga insats      rows of an insats, which is otherwise sound: no finding at all
//! stadga riktlinje   rows of a riktlinje, which is otherwise sound: no finding at all
//! stadga villkor     conditions: nothing against the text, the names or the conditions themselves
//! stadga lag         items of a law library: no finding at all
//! … fel KOD          any of these gives that code and no other
//! ```
//!
//! What a block leaves out (a riktlinje, a declaration that a page has shown before) is added to it. Findings that a
//! block marked `text` shows right after a wrong one are what a terminal shows.

use std::path::PathBuf;
use std::sync::Arc;

use crate::support::{PRELUDE, analyze, codes, listing, root};
use stadga::law::{EMBEDDED, Library};
use stadga::report::terminal::{self, Options};
use stadga::source::SourceFile;

/// What an insats needs besides the rows that a block shows.
const INSATS: [(&str, &str); 3] = [
    ("kortfattat", r#"kortfattat """Du kan få prata med någon.""""#),
    ("innehåll", r#"innehåll """Du träffar en kurator.""""#),
    ("villkor", "villkor { ålder minst 18 år }"),
];

/// Declarations that blocks use by name.
const VOCABULARY: [(&str, &str); 7] = [
    ("våldsutsatt", r#"uppgift våldsutsatt "är utsatt för våld" { kontrolleras genom egen uppgift }"#),
    ("hyresskuld", r#"uppgift hyresskuld "ligger efter med hyran" { kontrolleras genom handling "påminnelse" }"#),
    ("läxhjälp", r#"uppgift läxhjälp "behöver hjälp med läxorna" { kontrolleras genom egen uppgift }"#),
    ("vårdar-hemma", r#"uppgift vårdar-hemma "vårdar en närstående" { kontrolleras genom egen uppgift }"#),
    (
        "sysselsättning",
        r#"uppgift sysselsättning "huvudsaklig sysselsättning" {
    värden gymnasium, annan-utbildning, arbete, ingen
    kontrolleras genom egen uppgift
}"#,
    ),
    ("motiverande-samtal", r#"metod motiverande-samtal "Motiverande samtal""#),
    ("trygg-vardag", r#"metod trygg-vardag "Trygg vardag""#),
];

/// A block as it stands in a chapter.
struct Example {
    place: String,
    /// `items`, `insats`, `riktlinje`, `villkor` or `lag`.
    kind: String,
    /// The code that it shall give; `None` for a sound one.
    wrong: Option<String>,
    text: String,
    /// The findings as the chapter shows them.
    shown: Option<String>,
}

#[test]
fn every_example_of_the_handbook_gives_what_its_chapter_says() {
    let mut wrong = Vec::new();
    let examples: Vec<Example> = chapters().iter().flat_map(|(name, text)| examples(name, text)).collect();
    assert!(examples.len() > 50, "the handbook has only {} examples", examples.len());
    for example in &examples {
        let (found, told) = findings(example);
        let fits = match &example.wrong {
            Some(code) => !found.is_empty() && found.iter().all(|found| found == code),
            None => found.is_empty(),
        };
        if !fits {
            let expected = example.wrong.as_deref().unwrap_or("nothing");
            wrong.push(format!("{}: {expected}, not {found:?}:\n{}\n{told}", example.place, example.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn findings_are_shown_as_a_terminal_shows_them() {
    let readme = ("README.md".to_owned(), std::fs::read_to_string(root().join("README.md")).expect("the README"));
    let chapters = chapters().into_iter().chain([readme]);
    let examples: Vec<Example> = chapters.flat_map(|(name, text)| examples(&name, &text)).collect();
    let shown: Vec<(&Example, &String)> =
        examples.iter().filter_map(|example| Some((example, example.shown.as_ref()?))).collect();
    assert!(shown.len() > 1, "no findings are shown");
    for (example, shown) in shown {
        let name = shown.split("┌─ ").nth(1).and_then(|rest| rest.split(':').next()).expect("a place");
        let found = terminal::findings(&analyze(name, &whole(example)), Options::default());
        assert_eq!(found.trim_end(), shown.trim_end(), "{}", example.place);
    }
}

#[test]
fn the_index_names_every_chapter_and_every_link_leads_somewhere() {
    let chapters = chapters();
    let index = &chapters.iter().find(|(name, _)| name == "README.md").expect("an index").1;
    for (name, text) in &chapters {
        assert!(name == "README.md" || index.contains(&format!("({name})")), "the index lacks {name}");
        for target in text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            let leads = target.is_empty() || target.contains("://") || folder().join(target).exists();
            assert!(leads, "{name} links to {target}");
        }
    }
}

#[test]
fn chapters_are_numbered_from_1_in_the_order_of_the_index() {
    let chapters = chapters();
    let index = &chapters.iter().find(|(name, _)| name == "README.md").expect("an index").1;
    let listed = index.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    let names: Vec<&String> = chapters.iter().map(|(name, _)| name).filter(|name| *name != "README.md").collect();
    let wanted: Vec<String> =
        names.iter().zip(1..).map(|(name, number)| format!("{number}. {number:02}-{}", &name[3..])).collect();
    let shown: Vec<String> = listed
        .map(|line| {
            let (number, rest) = line.split_once(". [").expect("a number and a link");
            let file = rest.split_once("](").and_then(|(_, rest)| rest.split(')').next()).expect("a link");
            format!("{number}. {file}")
        })
        .collect();
    assert_eq!(shown, wanted);
    for (name, text) in &chapters {
        for (before, after) in text.split("apitel ").skip(1).filter_map(|rest| rest.split_once("](")) {
            let number: u32 = before.parse().unwrap_or_else(|_| panic!("{name}: kapitel {before}"));
            assert!(after.starts_with(&format!("{number:02}-")), "{name}: kapitel {number} leads to {after:.30}");
        }
    }
}

#[test]
fn the_reference_names_every_word_that_begins_an_item_or_a_row() {
    let grammar = std::fs::read_to_string(root().join("grammar/stadga.pest")).expect("the grammar");
    let chapters = chapters();
    let reference = &chapters.iter().find(|(name, _)| name.ends_with("-referens.md")).expect("a reference").1;
    let mut words = 0;
    for line in grammar.lines().filter(|line| line.starts_with("item_word") || line.starts_with("clause_word")) {
        for word in line.split('"').skip(1).step_by(2) {
            words += 1;
            assert!(reference.contains(&format!("`{word}")), "the reference lacks `{word}`");
        }
    }
    assert!(words > 60, "only {words} words were found in the grammar");
}

/// The codes that an example gives, and the findings in full.
fn findings(example: &Example) -> (Vec<String>, String) {
    if example.kind == "lag" {
        let base = EMBEDDED.iter().take_while(|(name, _)| !name.starts_with("policies/lag/3"));
        let base = base.map(|(name, text)| Arc::new(SourceFile::new(*name, *text)));
        let own = Arc::new(SourceFile::new(example.place.as_str(), example.text.as_str()));
        let library = Library::read(base.chain([own]));
        let codes = library.diagnostics.iter().map(|found| found.descriptor.code.to_owned()).collect();
        return (codes, format!("{:#?}", library.diagnostics));
    }
    let analysis = analyze(&example.place, &whole(example));
    let found = codes(&analysis).into_iter().map(str::to_owned);
    // Lines of conditions are shown by themselves; what the law asks of the insats around them is not their matter.
    let own = found.filter(|code| example.kind != "villkor" || !code.starts_with('L'));
    (own.collect(), listing(&analysis))
}

/// The block with all that a document needs.
fn whole(example: &Example) -> String {
    let mut text = match example.kind.as_str() {
        "insats" => {
            let rows = [indented(&example.text), missing(&example.text, &INSATS)].concat();
            format!("insats visad \"Visad\" är stödsamtal {{\n{rows}}}\n")
        }
        "villkor" => {
            let rest = missing("villkor", &INSATS);
            format!("insats visad \"Visad\" är ungdomsstöd {{\n{rest}villkor {{\n{}}}\n}}\n", indented(&example.text))
        }
        _ => example.text.clone(),
    };
    for (name, declaration) in VOCABULARY {
        let head = declaration.split(['"', '{']).next().unwrap_or("").trim();
        let used = text.split(|c: char| !(c.is_alphanumeric() || c == '-')).any(|word| word == name);
        if used && !text.contains(head) {
            text.push_str(declaration);
            text.push('\n');
        }
    }
    if example.kind == "riktlinje" {
        let rows: Vec<(&str, &str)> =
            PRELUDE.lines().filter_map(|row| Some((row.split_whitespace().next()?, row))).collect();
        let rows = rows.get(1..rows.len() - 1).unwrap_or(&[]);
        return format!("riktlinje \"Visad\" {{\n{}{}}}\n", indented(&example.text), missing(&example.text, rows));
    }
    if text.contains("riktlinje \"") { text } else { format!("{text}\n{PRELUDE}") }
}

/// The lines as they stand within a block. In the first column they would begin an item.
fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}

/// The standard rows whose keyword begins no row of the text.
fn missing(text: &str, rows: &[(&str, &str)]) -> String {
    let has = |word: &str| text.lines().any(|line| line.split_whitespace().next() == Some(word));
    rows.iter().filter(|(word, _)| !has(word)).map(|(_, row)| format!("{row}\n")).collect()
}

fn examples(chapter: &str, text: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(mark) = line.strip_prefix("```") else { continue };
        let block: String = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != "```")
            .map(|line| format!("{line}\n"))
            .collect();
        let mut words = mark.split_whitespace().peekable();
        match words.next() {
            Some("stadga") => {
                let kind = words.next_if(|word| *word != "fel").unwrap_or("items").to_owned();
                let wrong = words.nth(1).map(str::to_owned);
                let place = format!("{chapter}:{}", number + 1);
                examples.push(Example { place, kind, wrong, text: block, shown: None });
            }
            Some("text") if block.contains("┌─ ") => {
                let last = examples.last_mut().filter(|example| example.wrong.is_some() && example.shown.is_none());
                last.expect("findings are shown after a block that gives them").shown = Some(block);
            }
            _ => {}
        }
    }
    examples
}

/// The chapters by file name, in order.
fn chapters() -> Vec<(String, String)> {
    let files = std::fs::read_dir(folder()).expect("the handbook").map(|entry| entry.expect("an entry").path());
    let mut chapters: Vec<(String, String)> = files
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("UTF-8"))
        })
        .collect();
    chapters.sort();
    chapters
}

fn folder() -> PathBuf {
    root().join("docs/handbok")
}
