//! The commands that chapters show: a block marked `konsol` holds a command after `$` and all that it prints, as one
//! gets it in the folder `policies` on the day of the tests. `STADGA_UPPDATERA=1` writes what is printed anew.

use std::process::{Command, Stdio};

use crate::support::root;

#[test]
fn commands_print_what_their_chapter_shows() {
    let mut wrong = Vec::new();
    let mut commands = 0;
    for entry in std::fs::read_dir(root().join("docs/handbok")).expect("the handbook") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        let renewed = renewed(&text, &mut commands);
        if renewed == text {
            continue;
        }
        if std::env::var_os("STADGA_UPPDATERA").is_some() {
            std::fs::write(&path, renewed).expect("written");
        } else {
            let diff = similar::TextDiff::from_lines(&text, &renewed).unified_diff().to_string();
            wrong.push(format!("{}:\n{diff}", path.display()));
        }
    }
    assert!(commands >= 3, "only {commands} commands are shown");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The chapter with what its commands print now.
fn renewed(text: &str, commands: &mut usize) -> String {
    let mut out = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        if line != "```konsol" {
            continue;
        }
        let command = lines.next().and_then(|line| line.strip_prefix("$ stadga ")).expect("a command after `$ stadga`");
        lines.by_ref().find(|line| *line == "```").expect("an end");
        out.push_str(&format!("$ stadga {command}\n{}\n```\n", printed(command).trim_end()));
        *commands += 1;
    }
    out
}

fn printed(command: &str) -> String {
    let words = command.split(' ').chain(["--datum", "2026-11-22"]);
    let ran = Command::new(env!("CARGO_BIN_EXE_stadga"))
        .args(words)
        .current_dir(root().join("policies"))
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    // A terminal shows both.
    String::from_utf8([ran.stderr, ran.stdout].concat()).expect("UTF-8")
}
