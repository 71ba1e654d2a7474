//! A riktlinje as it was in git: `git:REVISION:SÖKVÄG`. The program `git` is asked; nothing is written and nothing is
//! fetched.

use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use super::super::{disk, reason};
use super::side::{Refusal, Side};
use crate::date::Date;
use crate::source::SourceFile;
use crate::swedish;
use crate::syntax::MAX_BYTES;

/// What stands after `git:`.
pub(super) struct Address {
    revision: String,
    path: PathBuf,
}

/// The revision and the path of `git:REVISION:SÖKVÄG`; `None` for an ordinary path.
pub(super) fn address(path: &Path) -> Option<Address> {
    let rest = path.to_str()?.strip_prefix("git:")?;
    let (revision, path) = rest.split_once(':').unwrap_or((rest, ""));
    let path = if path.is_empty() { "." } else { path };
    Some(Address { revision: revision.to_owned(), path: PathBuf::from(path) })
}

/// The riktlinje at the address.
pub(super) fn side(address: &Address) -> Result<Side, Refusal> {
    let Address { revision, path } = address;
    let shown = disk::show(path);
    const HELP: &str = "skriv en version, som `git:HEAD:policies/lillby` eller `git:v1.2:policies/lillby`";
    if revision.is_empty() || revision.starts_with('-') || revision.contains(char::is_control) {
        return Err(Refusal::new(format!("`{revision}` är ingen version i git")).help(HELP));
    }
    let (folder, rest) = standing(path).ok_or_else(|| Refusal::new(format!("`{shown}` går inte att följa i git")))?;
    let prefix = ask(&folder, &["rev-parse", "--show-prefix"]).map_err(|answer| answer.refusal(&folder))?;
    let prefix = line(&prefix);
    let full = format!("{prefix}{rest}");
    let full = full.trim_end_matches('/');
    // What is asked for from here on is the commit's own number, which no flag can look like.
    let commit =
        ask(&folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")])
            .map_err(|answer| match answer {
                Answer::Refused(_) => {
                    Refusal::new(format!("git känner ingen version som heter `{revision}`")).help(HELP)
                }
                answer => answer.refusal(&folder),
            })?;
    let commit = line(&commit);
    let object = format!("{commit}:{full}");
    let kind = ask(&folder, &["cat-file", "-t", &object]).map_err(|answer| match answer {
        Answer::Refused(_) => {
            let help = "sökvägen räknas från katalogen som du står i, precis som för filer på disken";
            Refusal::new(format!("`{shown}` fanns inte i versionen `{revision}`")).help(help)
        }
        answer => answer.refusal(&folder),
    })?;
    let name = Path::new(full).file_name().map(|name| name.to_string_lossy().into_owned());
    let files = match line(&kind).as_str() {
        "tree" => tree(&folder, &object, path, revision)?,
        "blob" if is_stadga(full) => vec![blob(&folder, &object, &shown)?],
        "blob" => return Err(Refusal::new(format!("`{shown}` är ingen `.stadga`-fil"))),
        _ => return Err(Refusal::new(format!("`{shown}` är varken en fil eller en katalog i versionen `{revision}`"))),
    };
    let name = name.unwrap_or_else(|| "riktlinje".to_owned());
    let when = day(&folder, &commit).map_or(String::new(), |day| format!(" den {}", swedish::day(day)));
    let short = commit.get(..7).unwrap_or(&commit);
    Ok(Side::new(format!("{shown} i versionen {revision}, {short}{when}"), name, files))
}

/// The files of a folder, in name order.
fn tree(folder: &Path, object: &str, path: &Path, revision: &str) -> Result<Vec<Arc<SourceFile>>, Refusal> {
    let list = ask(folder, &["ls-tree", "-z", "--full-tree", object]).map_err(|answer| answer.refusal(folder))?;
    let shown = disk::show(path);
    let mut found: Vec<(String, String)> = Vec::new();
    let mut folders = Vec::new();
    for entry in String::from_utf8_lossy(&list).split('\0') {
        let Some((about, name)) = entry.split_once('\t') else { continue };
        let [mode, kind, number] = about.split(' ').collect::<Vec<_>>()[..] else { continue };
        if name.starts_with('.') {
            continue;
        }
        match kind {
            "tree" => folders.push(name.to_owned()),
            "blob" if is_stadga(name) && mode == "120000" => {
                let sentence = format!(
                    "`{}` är en länk i versionen `{revision}`, och länkar följs inte i git",
                    disk::show(&path.join(name))
                );
                return Err(Refusal::new(sentence));
            }
            "blob" if is_stadga(name) => found.push((name.to_owned(), number.to_owned())),
            _ => {}
        }
    }
    if found.is_empty() {
        let refusal =
            Refusal::new(format!("katalogen `{shown}` innehöll inga `.stadga`-filer i versionen `{revision}`"));
        return Err(match folders.first() {
            Some(first) => {
                let first = disk::show(&path.join(first));
                refusal.help(format!("ange en katalog som har en riktlinje, som `git:{revision}:{first}`"))
            }
            None => refusal,
        });
    }
    found.sort();
    let read = |(name, number): &(String, String)| {
        let inside = if path == Path::new(".") { PathBuf::from(name) } else { path.join(name) };
        blob(folder, number, &disk::show(&inside))
    };
    found.iter().map(read).collect()
}

/// One file. What is larger than the parser reads is not asked for.
fn blob(folder: &Path, object: &str, name: &str) -> Result<Arc<SourceFile>, Refusal> {
    let size = ask(folder, &["cat-file", "-s", object]).map_err(|answer| answer.refusal(folder))?;
    if line(&size).parse::<usize>().is_ok_and(|size| size > MAX_BYTES) {
        return Ok(Arc::new(SourceFile::too_large(name)));
    }
    let bytes = ask(folder, &["cat-file", "blob", object]).map_err(|answer| answer.refusal(folder))?;
    Ok(Arc::new(SourceFile::from_bytes(name, bytes)))
}

/// The day of a commit, in the time zone of whoever made it; `None` when git does not say.
fn day(folder: &Path, commit: &str) -> Option<Date> {
    let text = ask(folder, &["cat-file", "commit", commit]).ok()?;
    let text = String::from_utf8_lossy(&text);
    let row = text.lines().find(|row| row.starts_with("committer "))?;
    let mut words = row.rsplit(' ');
    let (zone, seconds) = (words.next()?, words.next()?.parse::<i64>().ok()?);
    let zone: i64 = zone.parse().ok()?;
    let local = seconds + (zone / 100 * 60 + zone % 100) * 60;
    u32::try_from(local.div_euclid(86_400)).ok().map(Date::from_days_since_1970)
}

/// The nearest folder on disk that a path leads through, and the rest of the path. What is deleted since may still be
/// in git. `None` when the rest leads upwards.
fn standing(path: &Path) -> Option<(PathBuf, String)> {
    let above = |path: &Path| if path.as_os_str().is_empty() { PathBuf::from(".") } else { path.to_owned() };
    let folder = path.ancestors().map(above).find(|folder| folder.is_dir())?;
    let rest = path.strip_prefix(&folder).unwrap_or(path);
    let mut parts = Vec::new();
    for part in rest.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_str()?.to_owned()),
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some((folder, parts.join("/")))
}

/// Why git gave no answer.
enum Answer {
    /// It could not be started.
    Missing(std::io::Error),
    /// It said no, and why.
    Refused(String),
}

impl Answer {
    fn refusal(&self, folder: &Path) -> Refusal {
        let shown = disk::show(folder);
        match self {
            Self::Missing(error) if error.kind() == ErrorKind::NotFound => {
                Refusal::new("programmet `git` finns inte på den här datorn, så äldre versioner går inte att läsa")
                    .help("installera git, eller jämför med en kopia av katalogen")
            }
            Self::Missing(error) => {
                Refusal::new(format!("programmet `git` går inte att starta: {}", reason::of(error)))
            }
            Self::Refused(said) if said.contains("not a git repository") => Refusal::new(format!(
                "katalogen `{shown}` ligger inte i ett git-förråd, så den har inga äldre versioner"
            )),
            Self::Refused(said) if said.contains("dubious ownership") => {
                Refusal::new(format!("git litar inte på katalogen `{shown}`, eftersom någon annan äger den"))
                    .help("`git status` i katalogen visar hur den godkänns")
            }
            Self::Refused(said) => {
                let first = said.lines().next().unwrap_or("").trim_start_matches("fatal: ");
                Refusal::new(format!("git säger nej: ”{first}”"))
            }
        }
    }
}

/// What git answers. Its own words are asked for in English, so that they can be told apart.
fn ask(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, Answer> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments).stdin(Stdio::null());
    command
        .env("LC_ALL", "C")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_TERMINAL_PROMPT", "0");
    let output = command.output().map_err(Answer::Missing)?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(Answer::Refused(String::from_utf8_lossy(&output.stderr).into_owned())),
    }
}

fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_end_matches(['\n', '\r']).to_owned()
}

fn is_stadga(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("stadga"))
}
