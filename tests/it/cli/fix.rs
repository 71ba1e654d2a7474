//! `rätta`: the diff first, then the files, and never anything but what the diff showed.

use super::{Folder, Ran, sound};

/// A riktlinje with two rows that say the same, which may go without a look, and a misspelt name, which may not.
fn faulty() -> String {
    format!(
        r#"// Överst står en kommentar.
{}
uppgift våldsutsatt "är utsatt för våld" {{ kontrolleras genom egen uppgift }}

insats råd "Råd" är stödsamtal {{
    kortfattat """Du kan få råd."""
    innehåll """Råd av en kurator."""
    villkor {{ våldsutsatt }}
}}

insats samtal "Samtal" är stödsamtal {{
    kortfattat """Du kan få prata med någon."""
    innehåll """Samtal med en kurator.""" // Vid raden.
    villkor {{ våldutsatt }}
    tolk
    tolk
}}
"#,
        sound()
    )
}

fn fix(here: &Folder, args: &[&str]) -> Ran {
    here.run(&[&["rätta"][..], args, &["--datum", "2026-11-22"]].concat())
}

/// The lines of a diff that change something.
fn changes(ran: &Ran) -> Vec<&str> {
    let sign = |line: &&str| line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---");
    ran.out.lines().filter(sign).collect()
}

#[test]
fn safe_changes_are_made_and_the_others_are_told_of() {
    let here = Folder::new();
    here.write("p/a.stadga", faulty());
    let ran = fix(&here, &["p"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(changes(&ran), ["-    tolk"]);
    assert!(ran.out.starts_with("--- p/a.stadga\n+++ p/a.stadga\n@@ "), "{}", ran.out);
    assert_eq!(ran.err, "1 ändring gjordes\n1 ändring till behöver granskas; `--alla` gör också den\n");
    let ran = fix(&here, &["p"]);
    let told = "inget går att rätta utan granskning; 1 ändring behöver granskas, och `--alla` gör den\n";
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", told));
    assert_eq!(here.read("p/a.stadga"), faulty().replacen("    tolk\n    tolk\n", "    tolk\n", 1));
    let ran = fix(&here, &["p", "--alla"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "1 ändring gjordes\n"));
    assert_eq!(changes(&ran), ["-    villkor { våldutsatt }", "+    villkor { våldsutsatt }"]);
    let ran = fix(&here, &["p", "--alla"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", "inget att rätta\n"));
    assert_eq!(here.all("p"), ["a.stadga"], "nothing is left beside the file");
}

#[test]
fn only_showing_writes_nothing_and_says_that_there_is_something() {
    let here = Folder::new();
    here.write("p/a.stadga", faulty()).write("sund/a.stadga", sound());
    let ran = fix(&here, &["p", "--visa", "--alla"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, "2 ändringar föreslås, inget är skrivet\n"));
    assert_eq!(changes(&ran).len(), 3);
    assert_eq!(here.read("p/a.stadga"), faulty());
    let ran = fix(&here, &["sund", "--visa"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", "inget att rätta\n"));
    // What is shown is what is then done.
    let shown = fix(&here, &["p", "--visa", "--alla"]).out;
    assert_eq!(fix(&here, &["p", "--alla"]).out, shown);
}

#[test]
fn line_ends_the_byte_order_mark_and_comments_are_kept() {
    let here = Folder::new();
    let text = format!("\u{feff}{}", faulty().replace('\n', "\r\n"));
    here.write("p/a.stadga", &text);
    assert_eq!(fix(&here, &["p", "--alla"]).status, 0);
    let expected = text.replacen("    tolk\r\n    tolk\r\n", "    tolk\r\n", 1).replace("våldutsatt", "våldsutsatt");
    assert_eq!(here.read("p/a.stadga"), expected);
    // A row that is put in ends as the others do.
    let lacking = sound().replace("    samtycke av vårdnadshavare för barn under 18 år\n", "");
    let insats = "insats a \"A\" är stödsamtal {\n    kortfattat \"\"\"Prata.\"\"\"\n    innehåll \"\"\"Prata.\"\"\"\n    villkor { ålder 10–12 år }\n}\n";
    here.write("q/a.stadga", format!("{lacking}\n{insats}").replace('\n', "\r\n"));
    assert_eq!(fix(&here, &["q", "--alla"]).status, 0);
    let after = here.read("q/a.stadga");
    assert!(after.contains("    samtycke av vårdnadshavare för barn under 18 år\r\n}\r\n"), "{after}");
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
}

#[test]
fn several_files_and_documents_are_changed_each_in_its_place() {
    let here = Folder::new();
    here.write("p/b/10.stadga", faulty()).write("p/b/20.stadga", "avsnitt \"Mer\"\n").write("p/c/a.stadga", faulty());
    let ran = fix(&here, &["p", "saknas"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("fel: `saknas` finns inte\n"), "{}", ran.err);
    assert!(ran.err.contains("2 ändringar gjordes\n"), "{}", ran.err);
    for path in ["p/b/10.stadga", "p/c/a.stadga"] {
        assert_eq!(here.read(path).matches("    tolk\n").count(), 1, "{path}");
    }
    assert_eq!(here.read("p/b/20.stadga"), "avsnitt \"Mer\"\n");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_is_left_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let here = Folder::new();
    here.write("p/a.stadga", faulty()).write("q/a.stadga", faulty());
    std::fs::set_permissions(here.path("p/a.stadga"), std::fs::Permissions::from_mode(0o444)).expect("permissions");
    let ran = fix(&here, &["p", "q"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("fel: `p/a.stadga` går inte att skriva: du saknar behörighet\n"), "{}", ran.err);
    assert!(ran.err.contains("1 ändring gjordes\n"), "only what was written counts: {}", ran.err);
    assert_eq!(here.read("p/a.stadga"), faulty());
    assert_eq!(here.read("q/a.stadga").matches("    tolk\n").count(), 1);
    assert_eq!(here.all("p"), ["a.stadga"]);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let here = Folder::new();
    here.write("annan/riktlinje.stadga", faulty());
    std::fs::set_permissions(here.path("annan/riktlinje.stadga"), std::fs::Permissions::from_mode(0o640))
        .expect("permissions");
    std::fs::create_dir(here.path("p")).expect("a folder");
    std::os::unix::fs::symlink("../annan/riktlinje.stadga", here.path("p/a.stadga")).expect("a link");
    assert_eq!(fix(&here, &["p"]).status, 0);
    assert!(here.path("p/a.stadga").is_symlink());
    let target = here.path("annan/riktlinje.stadga");
    assert_eq!(std::fs::read_to_string(&target).expect("a file").matches("    tolk\n").count(), 1);
    let mode = std::fs::metadata(&target).expect("metadata").permissions().mode() & 0o777;
    assert_eq!((mode, here.all("annan")), (0o640, vec!["riktlinje.stadga".to_owned()]));
}

#[cfg(unix)]
#[test]
fn a_write_that_breaks_off_leaves_the_old_text() {
    // No byte may be written to a file, as on a full disk; the diff goes to a pipe. The system either refuses or ends
    // the program at once.
    for (ignored, status) in [("trap '' XFSZ; ", Some(2)), ("", None)] {
        let here = Folder::new();
        here.write("p/a.stadga", faulty());
        let script = format!("{ignored}ulimit -f 0; ulimit -c 0; exec \"$0\" rätta p --datum 2026-11-22");
        let mut shell = std::process::Command::new("sh");
        let output = shell.args(["-c", &script, env!("CARGO_BIN_EXE_stadga")]).current_dir(here.path("")).output();
        let output = output.expect("the shell runs");
        assert_eq!(output.status.code(), status, "{output:?}");
        assert_eq!(here.read("p/a.stadga"), faulty());
        if status.is_some() {
            let err = String::from_utf8(output.stderr).expect("UTF-8");
            assert!(err.starts_with("fel: `p/a.stadga` går inte att skriva: filen blir större än"), "{err}");
            assert_eq!(here.all("p"), ["a.stadga"]);
        }
    }
}

#[test]
fn the_handbook_shows_what_is_really_proposed() {
    let chapter =
        std::fs::read_to_string(crate::support::root().join("docs/handbok/13-ratta-och-stava.md")).expect("it");
    let block = |mark: &str| {
        let from = chapter.find(mark).expect("a block") + mark.len();
        chapter[from..].split("```").next().expect("an end")
    };
    let here = Folder::new();
    here.write("lillby/riktlinje.stadga", format!("{}\n{}", block("```stadga fel S005\n"), sound()));
    let ran = fix(&here, &["lillby", "--visa"]);
    assert_eq!(ran.out, block("```diff\n"));
}

#[test]
fn nothing_is_said_of_what_there_is_to_put_right_when_nothing_could_be_read() {
    let ran = Folder::new().run(&["rätta", "borta"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (2, "", "fel: `borta` finns inte\n"));
}
