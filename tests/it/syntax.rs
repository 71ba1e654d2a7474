//! Reading: whatever the bytes, nothing panics and every place lies on a character boundary; what a word processor or
//! another system makes of a sound file is read as the same document.

use std::collections::{BTreeMap, BTreeSet};

use stadga::analysis::Analysis;
use stadga::source::{FileId, SourceFile};
use stadga::syntax;

use crate::support::{Dice, analyze, analyze_files, codes, root};

/// How many mutated files one run reads.
const MUTANTS: usize = 20_000;

#[test]
fn mutated_real_files_never_panic_and_keep_every_place_between_characters() {
    let seeds = real_files();
    let mut dice = Dice::new(2026);
    for round in 0..MUTANTS {
        let (name, text) = &seeds[dice.below(seeds.len())];
        let mut text = excerpt(text, &mut dice);
        for _ in 0..=dice.below(4) {
            mutate(&mut text, &mut dice);
        }
        // One in ten goes through the rules as well; all are read.
        if round % 10 == 0 {
            let analysis = analyze(name, &text);
            check_places(&analysis);
        } else {
            let file = SourceFile::new(name.as_str(), text.as_str());
            for error in syntax::parse(FileId(0), &file).errors {
                assert!(text.get(error.span.range()).is_some(), "{:?} in:\n{text}", error.span);
            }
        }
    }
}

/// What each rule of the grammar is made of.
fn grammar_rules() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(root().join("grammar/stadga.pest")).expect("the grammar");
    let text: String = text.lines().map(|line| line.split("//").next().unwrap_or("").to_owned() + "\n").collect();
    let mut rules = BTreeMap::new();
    let mut rest = text.as_str();
    while let Some((name, after)) = rest.split_once('=') {
        let (_, body) = after.split_once('{').expect("a rule");
        // The next rule begins a line.
        let end = body.find("}\n").expect("an end");
        rules.insert(name.trim().to_owned(), body[..end].to_owned());
        rest = &body[end + 2..];
    }
    rules
}

/// The names in a rule, in order.
fn names(body: &str) -> Vec<&str> {
    let names = body.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    names.filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()) && name.len() > 1).collect()
}

/// The letters that what a rule reads may begin with.
fn first_letters(rules: &BTreeMap<String, String>, rule: &str) -> BTreeSet<char> {
    let body = rules[rule].trim_start();
    if let Some(word) = body.strip_prefix('"') {
        return word.chars().take(1).collect();
    }
    // `(kw_fran | kw_over) ~ …` begins in several ways, `kw_insats ~ …` in one.
    let first = match body.strip_prefix('(') {
        Some(group) => group.split(')').next().unwrap_or("").split('|').map(|way| names(way)[0]).collect(),
        None => vec![names(body)[0]],
    };
    first.into_iter().flat_map(|name| first_letters(rules, name)).collect()
}

#[test]
fn what_is_found_by_its_first_letter_is_all_there_is() {
    let rules = grammar_rules();
    let lenient = rules["item_lenient"].replace("_lenient", "");
    for (quick, all) in [
        ("insats_clause_quick", rules["insats_clause"].as_str()),
        ("paragraf_clause_quick", rules["paragraf_clause"].as_str()),
        ("item", lenient.as_str()),
    ] {
        let mut listed: BTreeMap<&str, BTreeSet<char>> = BTreeMap::new();
        for group in rules[quick].split("&\"").skip(1) {
            let (letter, ways) = group.split_once('"').expect("a letter");
            for name in names(ways) {
                listed.entry(name).or_default().extend(letter.chars());
            }
        }
        let all: BTreeSet<&str> = names(all).into_iter().collect();
        assert!(all.len() > 8 && listed.keys().copied().eq(all.iter().copied()), "{quick}: {listed:?} {all:?}");
        for (name, letters) in listed {
            assert_eq!(letters, first_letters(&rules, name), "{quick}: {name}");
        }
    }
}

#[test]
fn bytes_that_are_no_text_give_one_finding() {
    let mut dice = Dice::new(99);
    for _ in 0..200 {
        let bytes: Vec<u8> = (0..dice.below(400)).map(|_| u8::try_from(dice.below(256)).unwrap_or(0)).collect();
        let sound = std::str::from_utf8(&bytes).is_ok();
        let file = SourceFile::from_bytes("bytes", bytes);
        let parse = syntax::parse(FileId(0), &file);
        if !sound {
            let found: Vec<_> = parse.errors.iter().map(|error| error.descriptor.code).collect();
            assert_eq!(found, ["S009"]);
        }
    }
}

#[test]
fn the_example_files_parse_unchanged() {
    let examples = root().join("../shared/exempel");
    let Ok(folder) = std::fs::read_dir(&examples) else {
        println!("the example files are not on this machine");
        return;
    };
    for entry in folder {
        let path = entry.expect("an entry").path();
        let file = SourceFile::from_bytes("exempel", std::fs::read(&path).expect("a file"));
        let errors = syntax::parse(FileId(0), &file).errors;
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    }
}

#[test]
fn line_endings_byte_order_marks_and_decomposed_letters_change_nothing() {
    for (name, text) in real_files() {
        let plain = codes(&analyze(&name, &text));
        assert_eq!(codes(&analyze(&name, &text.replace('\n', "\r\n"))), plain, "{name} with CRLF");
        assert_eq!(codes(&analyze(&name, &format!("\u{feff}{text}"))), plain, "{name} with a byte order mark");
        assert_eq!(codes(&analyze(&name, &decomposed(&text))), plain, "{name} decomposed");
    }
}

#[test]
fn a_place_in_a_decomposed_file_is_where_its_letters_are() {
    let text =
        decomposed("// å\ninsats ett \"Ett\" är stödsamtal {\n    innehåll \"\"\"Ä\"\"\"\n    övrigtt \"x\"\n}\n");
    let file = SourceFile::new("decomposed", text.as_str());
    let errors = syntax::parse(FileId(0), &file).errors;
    let places: Vec<&str> = errors.iter().map(|error| file.slice(error.span)).collect();
    assert_eq!(places, [decomposed("övrigtt")]);
}

/// Word processors begin and indent lines with spaces that are more than one byte long.
#[test]
fn whatever_blank_space_a_text_begins_with_its_words_are_kept() {
    let said = |text: &str| {
        let file = SourceFile::new("blank", format!("avsnitt \"A\" \"\"\"{text}\"\"\"\n"));
        let parse = syntax::parse(FileId(0), &file);
        let texts = parse.file.items.iter().flat_map(syntax::texts);
        let words = texts.flat_map(|text| {
            let places = text.value.char_indices().map(|(at, _)| text.place(at..at + 1).start as usize);
            // Every letter stands in the file where the text says that it does.
            let letters = places.map(|at| file.text()[at..].chars().next().expect("a letter"));
            assert_eq!(letters.collect::<String>(), text.value);
            text.value.lines().map(str::to_owned).collect::<Vec<_>>()
        });
        words.collect::<Vec<_>>()
    };
    for space in ["", " ", "\t", "\u{a0}", " \u{a0} ", "\u{2003}", "\u{202f}\u{a0}"] {
        assert_eq!(said(&format!("{space}Ett ord.")), ["Ett ord."], "one line after {space:?}");
        assert_eq!(said(&format!("{space}Ett.\n{space}Två.\n")), ["Ett.", "Två."], "two lines after {space:?}");
        assert_eq!(
            said(&format!("\n{space}Ett.\n\n{space}{space}Två.\n")),
            ["Ett.".to_owned(), String::new(), format!("{space}Två.")],
            "indented with {space:?}"
        );
        assert!(said(space).is_empty(), "only {space:?}");
    }
    assert_eq!(said("\n  {{Ett} {{{{två\n  {{{se ett}, {{å"), ["{Ett} {{två", "{{se ett}, {å"]);
}

#[test]
fn comments_are_found_but_not_in_texts_or_strings() {
    let text = "// ett\nmetod a \"// inte \" \"\"\"\n  // inte heller\n\"\"\" // två\n";
    let file = SourceFile::new("comments", text);
    let found: Vec<&str> = syntax::comments(FileId(0), &file).into_iter().map(|span| file.slice(span)).collect();
    assert_eq!(found, ["// ett", "// två"]);
}

#[test]
fn large_and_strange_files_are_read_in_reasonable_time() {
    let deep = format!("villkor v {{ {} ålder 3 år {} }}", "något av { ".repeat(10_000), "} ".repeat(10_000));
    assert_eq!(codes(&analyze("deep", &deep)), ["M009", "S007"]);
    let long = format!("metod m \"M\" \"\"\"{}\"\"\"\n", "ord ".repeat(250_000));
    assert!(!codes(&analyze("long", &long)).contains(&"S001"));
    let lines = "// en rad\n".repeat(100_000);
    assert_eq!(codes(&analyze("lines", &lines)), ["M009"]);
    let open = "insats a \"A\" är stöd {\n".repeat(5_000);
    assert!(codes(&analyze("open", &open)).len() >= 5_000);
    let large = " ".repeat(syntax::MAX_BYTES + 1);
    assert_eq!(codes(&analyze("large", &large)), ["S010"]);
    assert!(codes(&analyze("nul", "\0\0\0")).contains(&"S001"));
}

#[test]
fn files_of_one_folder_are_one_document() {
    let analysis = analyze_files(
        "delad",
        &[
            ("1", "riktlinje \"R\" { kommun \"A\" nämnd \"N\" beslut 2026-06-16 § \"1\" gäller från 2026-07-01 }\n"),
            ("2", "insats ett \"Ett\" är stöd { innehåll \"x\" villkor { grund } }\n"),
            ("3", "villkor grund { folkbokförd i kommunen }\n"),
        ],
    );
    let wrong: Vec<_> = codes(&analysis).into_iter().filter(|code| code.starts_with(['S', 'M'])).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

fn check_places(analysis: &Analysis) {
    for found in &analysis.diagnostics {
        let spans = std::iter::once(found.span).chain(found.labels.iter().map(|label| label.span));
        let edits = found.fixes.iter().flat_map(|fix| fix.edits.iter().map(|(span, _)| *span));
        for span in spans.chain(edits) {
            let file = analysis.sources.get(span.file).expect("a file of the analysis");
            assert!(
                file.text().get(span.range()).is_some(),
                "{} at {span:?} in:\n{}",
                found.descriptor.code,
                file.text()
            );
        }
    }
}

fn real_files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["policies/alingsas", "policies/tomelilla", "policies/exempelkommun", "policies/lag"] {
        for entry in std::fs::read_dir(root().join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            files.push((path.display().to_string(), std::fs::read_to_string(&path).expect("UTF-8")));
        }
    }
    files.sort();
    files
}

/// A few thousand characters from somewhere in the text, so that many different mutants can be read.
fn excerpt(text: &str, dice: &mut Dice) -> String {
    let starts: Vec<usize> = text.match_indices("\n\n").map(|(at, _)| at + 2).collect();
    let from = if starts.is_empty() { 0 } else { starts[dice.below(starts.len())] };
    let mut end = (from + 500 + dice.below(3_000)).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[from..end].to_owned()
}

fn mutate(text: &mut String, dice: &mut Dice) {
    const PIECES: [&str; 24] = [
        "{",
        "}",
        "\"",
        "\"\"\"",
        "”",
        "”””",
        "\n",
        "//",
        "§",
        "–",
        "à",
        "insats ",
        "\ninsats x \"X\" är stöd {",
        "villkor ",
        "\nvillkor ",
        "ålder ",
        "15",
        " år",
        "inte ",
        "{se ",
        "\u{a0}",
        "\u{200b}",
        "а",
        "\u{308}",
    ];
    let boundary =
        |text: &str, at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let at = boundary(text, dice.below(text.len() + 1));
    let end = boundary(text, (at + dice.below(40)).min(text.len())).max(at);
    match dice.below(5) {
        0 => text.replace_range(at..end, ""),
        1 => text.insert_str(at, PIECES[dice.below(PIECES.len())]),
        2 => text.replace_range(at..end, PIECES[dice.below(PIECES.len())]),
        3 => {
            let copy = text[at..end].to_owned();
            let to = boundary(text, dice.below(text.len() + 1));
            text.insert_str(to, &copy);
        }
        _ => text.truncate(at),
    }
}

fn decomposed(text: &str) -> String {
    text.replace('å', "a\u{30a}")
        .replace('ä', "a\u{308}")
        .replace('ö', "o\u{308}")
        .replace('Å', "A\u{30a}")
        .replace('Ä', "A\u{308}")
        .replace('Ö', "O\u{308}")
}
