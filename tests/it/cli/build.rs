//! `bygg`: what is written, what is left alone, and what an interruption leaves.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use super::{Folder, Ran, sound, unreadable, with_fel, with_varning};

fn build(here: &Folder, args: &[&str]) -> Ran {
    here.run(&[&["bygg", "--datum", "2026-11-22"], args].concat())
}

fn status(here: &Folder, args: &[&str]) -> i32 {
    let ran = build(here, args);
    assert_eq!(ran.out, "", "nothing goes to standard output");
    ran.status
}

/// Every file with its content and its time.
fn state(here: &Folder, inside: &str) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let of = |path: &Path| {
        let modified = path.symlink_metadata().expect("metadata").modified().expect("a time");
        (std::fs::read(path).unwrap_or_default(), modified)
    };
    here.all(inside).into_iter().map(|path| (path.clone(), of(&here.path(inside).join(path)))).collect()
}

fn two() -> Folder {
    let here = Folder::new();
    here.write("p/a/a.stadga", sound()).write("p/b/b.stadga", sound());
    here
}

#[test]
fn a_site_is_written_and_an_unchanged_one_is_not_touched() {
    let here = two();
    assert_eq!(status(&here, &["p", "--ut", "ut/djupt/site"]), 0);
    assert!(here.has("ut/djupt/site/index.html") && here.has("ut/djupt/site/b/stadga.json"));
    assert_eq!(here.all("ut/djupt").iter().filter(|path| !path.starts_with("site")).count(), 0, "nothing beside it");
    let (before, above) = (state(&here, "ut/djupt/site"), state(&here, "ut"));
    let again = build(&here, &["p", "--ut", "ut/djupt/site"]);
    assert_eq!(again.status, 0);
    assert!(again.err.contains("oförändrad"), "{}", again.err);
    assert_eq!(state(&here, "ut/djupt/site"), before);
    assert_eq!(state(&here, "ut"), above);
}

#[test]
fn only_what_differs_is_written_and_what_is_gone_is_removed() {
    let here = two();
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
    let before = state(&here, "site");
    here.write("p/b/b.stadga", with_varning().replace("Provby", "Annanby"));
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
    let after = state(&here, "site");
    assert_ne!(before, after);
    assert!(after.iter().filter(|(path, _)| path.ends_with("l") && path.starts_with("a/")).count() > 0);
    for (path, state) in after.iter().filter(|(path, _)| path.starts_with("a/") && path.contains('.')) {
        assert_eq!(before.get(path), Some(state), "{path}");
    }
    std::fs::remove_dir_all(here.path("p/b")).expect("removed");
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
    assert!(here.has("site/a/index.html") && !here.has("site/b"), "{:?}", here.all("site"));
    let fresh = two();
    std::fs::remove_dir_all(fresh.path("p/b")).expect("removed");
    assert_eq!(status(&fresh, &["p", "--ut", "site"]), 0);
    assert_eq!(here.all("site"), fresh.all("site"), "as if it had never been there");
}

#[test]
fn foreign_files_stay_and_are_not_written_over() {
    let here = two();
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
    here.write("site/egen.txt", "egen").write("site/b/egen.txt", "egen").write("site/.git/x", "egen");
    std::fs::create_dir_all(here.path("site/tom/katalog")).expect("a folder");
    let foreign = ["egen.txt", "b/egen.txt", ".git/x", "tom/katalog"];
    let before = state(&here, "site");
    here.write("p/a/a.stadga", with_varning());
    std::fs::remove_dir_all(here.path("p/b")).expect("removed");
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
    let after = state(&here, "site");
    for path in foreign.iter().filter(|path| path.contains('.')) {
        assert_eq!(before.get(*path), after.get(*path), "{path}");
    }
    assert!(here.has("site/tom/katalog") && !here.has("site/b/index.html"));

    for in_the_way in ["index.html", "a/index.html/x", "a"] {
        let here = two();
        here.write(&format!("site/{in_the_way}"), "egen");
        let ran = build(&here, &["p", "--ut", "site"]);
        assert_eq!(ran.status, 2, "{in_the_way}");
        assert!(ran.err.starts_with("fel: `site/") && ran.err.contains("inte skriven av `stadga bygg`"), "{}", ran.err);
        assert_eq!(here.read(&format!("site/{in_the_way}")), "egen");
        let parts = in_the_way.split('/').count();
        assert_eq!((here.all("site").len(), here.all("").len()), (parts, 6 + parts), "{:?}", here.all(""));
    }
}

#[test]
fn drafts_are_written_and_what_cannot_be_read_is_left_out() {
    let here = Folder::new();
    here.write("p/fel/a.stadga", with_fel())
        .write("p/sund/a.stadga", sound())
        .write("p/varning/a.stadga", with_varning());
    let ran = build(&here, &["p", "--ut", "site"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.contains("`p/fel` har 1 fel kvar"), "{}", ran.err);
    assert!(here.has("site/fel/index.html") && here.has("site/sund/index.html"));

    let ran = build(&here, &["p", "--ut", "strikt", "--strikt"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("`p/fel` publiceras inte: granskningen har 1 fel kvar"), "{}", ran.err);
    assert!(!here.has("strikt/fel") && here.has("strikt/sund/index.html") && here.has("strikt/varning/index.html"));
    assert_eq!(status(&here, &["p/varning", "--ut", "v", "--strikt"]), 1);
    assert!(here.has("v/varning/index.html"), "a warning counts for the status only");

    here.write("p/fel/a.stadga", unreadable());
    let ran = build(&here, &["p", "--ut", "site"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("`p/fel` publiceras inte: texten har fel"), "{}", ran.err);
    assert!(!here.has("site/fel") && here.has("site/sund/index.html"));

    let before = state(&here, "site");
    let ran = build(&here, &["p/fel", "--ut", "site"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.ends_with("ingen riktlinje kunde publiceras, så `site` är som förut\n"), "{}", ran.err);
    assert_eq!(state(&here, "site"), before);
    assert_eq!(status(&here, &["p/fel", "--ut", "nytt"]), 1);
    assert!(!here.has("nytt"));
}

#[test]
fn a_document_that_cannot_be_found_takes_no_pages_with_it() {
    let here = two();
    assert_eq!(status(&here, &["p/a", "p/b", "--ut", "site"]), 0);
    here.write("p/a/a.stadga", with_varning());
    let ran = build(&here, &["p/a", "p/c", "--ut", "site"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("fel: `p/c` finns inte\n"), "{}", ran.err);
    assert!(here.has("site/a/index.html") && here.has("site/b/index.html"), "{:?}", here.all("site"));
    assert_eq!(status(&here, &["p/a", "--ut", "site"]), 0);
    assert!(!here.has("site/b"), "a build that saw everything clears up");
}

#[test]
fn a_folder_that_cannot_hold_the_site_is_told_so_and_nothing_is_written() {
    let here = two();
    here.write("fil", "").write("c/å/a.stadga", sound()).write("d/a/a.stadga", sound()).write("e/§/a.stadga", sound());
    let before = here.all("");
    for (args, said) in [
        (&["p", "--ut", "fil"][..], "`fil` är en fil, och webbplatsen behöver en katalog"),
        (&["p", "--ut", "fil/site"], "`fil/site` går inte att läsa: en del av sökvägen är en fil och ingen katalog"),
        (&["p/a", "--ut", "p/a"], "`p/a` är katalogen för riktlinjen `p/a`; webbplatsen behöver en egen katalog"),
        (&["p/a", "--ut", "p/a/site"], "`p/a/site` ligger i `p/a`; webbplatsen behöver en egen katalog"),
        (&["p", "--ut", "."], "`.` innehåller `p/a`; webbplatsen behöver en egen katalog"),
        (&["p/a/a.stadga", "--ut", "p"], "`p` innehåller `p/a/a.stadga`; webbplatsen behöver en egen katalog"),
        (&["p/a", "c", "--ut", "site"], "`p/a` och `c/å` får samma sidadress, `a`; byt namn på en av dem"),
        (&["p", "d", "--ut", "site"], "`p/a` och `d/a` får samma sidadress, `a`; byt namn på en av dem"),
        (&["e", "--ut", "site"], "`e/§` kan inte få någon sidadress: namnet har varken bokstäver eller siffror"),
        (&["p/saknas", "--ut", "site"], "`p/saknas` finns inte"),
    ] {
        let ran = build(&here, args);
        assert_eq!(ran.status, 2, "{args:?}");
        assert!(ran.err.starts_with(&format!("fel: {said}\n")), "{args:?}: {}", ran.err);
        assert_eq!(here.all(""), before, "{args:?}");
    }
    let lag = crate::support::root().join("policies/lag");
    let ran = build(&here, &[lag.to_str().expect("UTF-8"), "--ut", "site"]);
    assert_eq!((ran.status, ran.err.as_str()), (2, "fel: här finns ingen riktlinje att bygga av\n"));
    assert!(!here.has("site"));
}

#[cfg(unix)]
#[test]
fn a_closed_folder_stays_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let here = two();
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
    here.write("p/a/a.stadga", with_varning().replace("Provby", "Annanby"));
    let before = state(&here, "site");
    std::fs::set_permissions(here.path("site"), std::fs::Permissions::from_mode(0o555)).expect("permissions");
    let ran = build(&here, &["p", "--ut", "site"]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.err, "fel: webbplatsen går inte att skriva i `site`: du saknar behörighet\n");
    assert_eq!(state(&here, "site"), before);
    std::fs::set_permissions(here.path("site"), std::fs::Permissions::from_mode(0o755)).expect("permissions");
}

#[cfg(unix)]
#[test]
fn pages_never_land_outside_through_a_link_and_the_site_may_be_one() {
    use std::os::unix::fs::symlink;
    let here = two();
    here.write("utanför/x", "");
    std::fs::create_dir_all(here.path("site")).expect("a folder");
    symlink("../utanför", here.path("site/a")).expect("a link");
    let ran = build(&here, &["p", "--ut", "site"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("fel: `site/a` finns redan"), "{}", ran.err);
    assert_eq!((here.all("utanför"), here.all("site")), (vec!["x".to_owned()], vec!["a".to_owned()]));

    std::fs::create_dir_all(here.path("riktig")).expect("a folder");
    symlink("riktig", here.path("länk")).expect("a link");
    assert_eq!(status(&here, &["p", "--ut", "länk"]), 0);
    assert!(here.path("länk").is_symlink() && here.has("riktig/index.html"));
}

#[test]
fn an_interrupted_build_leaves_the_old_site_and_the_next_clears_up() {
    let here = two();
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
    here.write("site/egen.txt", "egen");
    let whole = here.all("");
    let copy = |from: &str, to: &str| {
        for path in here.all(from).iter().filter(|path| here.path(from).join(path).is_file()) {
            here.write(&format!("{to}/{path}"), here.read(&format!("{from}/{path}")));
        }
    };

    // While pages were staged, beside the site or in it.
    here.write(".site.stadga-ny/a/index.html", "halv").write("site/.stadga-ny/a/index.html", "halv");
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
    assert_eq!(here.all(""), whole);

    // After the old site was moved aside, before the new one took its place.
    std::fs::rename(here.path("site"), here.path(".site.stadga-gammal")).expect("renamed");
    here.write(".site.stadga-ny/a/index.html", "ny");
    let ran = build(&here, &["p", "--ut", "site"]);
    assert!(ran.err.contains("oförändrad"), "{}", ran.err);
    assert_eq!(here.all(""), whole);

    // After the new one took its place, before the old one was cleared away.
    copy("site", ".site.stadga-gammal");
    here.write(".site.stadga-gammal/b/gammal/index.html", "borta").write(".site.stadga-gammal/sen.txt", "kom sent");
    let list = here.read(".site.stadga-gammal/.stadga-sidor") + "b/gammal/index.html\n";
    here.write(".site.stadga-gammal/.stadga-sidor", list);
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
    assert_eq!(here.read("site/sen.txt"), "kom sent");
    std::fs::remove_file(here.path("site/sen.txt")).expect("removed");
    assert_eq!(here.all(""), whole);
}

#[test]
fn a_folder_that_one_stands_in_keeps_its_place() {
    let here = two();
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
    here.write("site/egen.txt", "egen");
    here.write("p/a/a.stadga", with_varning().replace("Provby", "Annanby"));
    std::fs::remove_dir_all(here.path("p/b")).expect("removed");
    // As an interruption leaves it there: a page of the new site in place, and on the list.
    here.write("site/c/index.html", "ny");
    here.write("site/.stadga-sidor", here.read("site/.stadga-sidor") + "c/index.html\n");
    let run = || here.run_in("site", &["bygg", "../p", "--ut", ".", "--datum", "2026-11-22"]);
    let ran = run();
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(here.read("site/egen.txt"), "egen");
    assert!(!here.has("site/b") && !here.has("site/c") && !here.has("site/.stadga-ny"));
    assert!(run().err.contains("oförändrad"));
    assert_eq!(status(&here, &["p", "--ut", "fresh"]), 0);
    let fresh = here.all("fresh");
    assert_eq!(here.all("site").into_iter().filter(|path| path != "egen.txt").collect::<Vec<_>>(), fresh);
}

#[cfg(unix)]
#[test]
fn two_builds_do_not_write_to_one_folder_at_once() {
    let here = two();
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
    let held = std::fs::File::open(here.path("site")).expect("a folder");
    held.lock().expect("a lock");
    let ran = build(&here, &["p", "--ut", "site"]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.err, "fel: ett annat bygge skriver i `site` just nu; vänta tills det är klart\n");
    drop(held);
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
}

#[test]
fn a_list_that_points_outside_the_site_removes_nothing_there() {
    let here = two();
    here.write("viktig", "kvar");
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
    let list = here.read("site/.stadga-sidor");
    let bad = format!("{list}../viktig\n{}\n./index.html\n", here.path("viktig").display());
    here.write("site/.stadga-sidor", bad);
    here.write("p/a/a.stadga", with_varning().replace("Provby", "Annanby"));
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
    assert_eq!((here.read("viktig").as_str(), here.read("site/.stadga-sidor")), ("kvar", list));
}

#[test]
fn the_same_documents_give_the_same_site_in_any_order() {
    let here = two();
    assert_eq!(status(&here, &["p/a", "p/b", "--ut", "one"]), 0);
    assert_eq!(status(&here, &["p", "--ut", "two"]), 0);
    let content = |inside: &str| state(&here, inside).into_iter().map(|(path, (content, _))| (path, content)).collect();
    let (one, two): (Vec<_>, Vec<_>) = (content("one"), content("two"));
    assert_eq!(one, two);
}

#[test]
fn pages_stand_when_nothing_they_are_made_of_has_changed() {
    let record = |here: &Folder, site: &str| {
        let text = std::fs::read_to_string(here.path(site).join(".stadga-underlag")).expect("a record");
        text.lines().map(|line| line.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let here = two();
    assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
    let first = record(&here, "site");
    here.write("p/b/b.stadga", with_varning());
    assert_eq!(status(&here, &["p", "--ut", "annan"]), 0);
    let second = record(&here, "annan");
    assert_eq!(first.len(), 3, "{first:?}");
    assert!(first[1] == second[1] && first[2][0] == "b" && second[2][0] == "b", "{first:?} {second:?}");
    assert!(first[2][1] != second[2][1] && first[2][2] != second[2][2]);

    // A record that says that the second text gave the pages of the first is believed, and nothing is made.
    let page = |site: &str| std::fs::read_to_string(here.path(site).join("b/stadga.json")).expect("a page");
    let [of_first, of_second] = [page("site"), page("annan")];
    assert_ne!(of_first, of_second);
    let lie = format!("{}\nb {} {}\n", first[1].join(" "), second[2][1], first[2][2]);
    here.write("site/.stadga-underlag", &lie);
    let again = build(&here, &["p", "--ut", "site"]);
    assert!(again.err.contains("oförändrad"), "{}", again.err);
    assert_eq!(page("site"), of_first);
    // With other options, on another day, or with a page that someone has touched, all is made.
    for change in ["färg", "dag", "sida", "borttagen", "underlag"] {
        let here = two();
        assert_eq!(status(&here, &["p", "--ut", "site"]), 0);
        here.write("p/b/b.stadga", with_varning()).write("site/.stadga-underlag", &lie);
        match change {
            "sida" => drop(here.write("site/b/index.html", "<p>Hej")),
            "borttagen" => std::fs::remove_file(here.path("site/b/index.html")).expect("removed"),
            "underlag" => drop(here.write("site/.stadga-underlag", "b x y\n\u{0}skräp\nb 1\n")),
            _ => {}
        }
        let day = if change == "dag" { "2026-11-23" } else { "2026-11-22" };
        let colour: &[&str] = if change == "färg" { &["--färg", "#7a1f5c"] } else { &[] };
        let ran = here.run(&[&["bygg", "p", "--ut", "site", "--datum", day], colour].concat());
        assert_eq!(ran.status, 0, "{change}");
        let made = std::fs::read_to_string(here.path("site/b/stadga.json")).expect("a page");
        assert_eq!(made, of_second, "{change}");
        assert!(here.has("site/b/index.html"), "{change}");
    }
}
