//! The person that the flags of `fråga` describe, as the lines of a prov's person block.

use clap::{Arg, ArgAction, ArgMatches};

/// The flags that describe one person: their Swedish names, and the same without å ä ö and in English.
pub(in crate::cli) struct Role {
    /// What stands before a line about someone else; empty for the person.
    word: &'static str,
    age: [&'static str; 3],
    registered: [&'static str; 3],
    resident: [&'static str; 3],
    staying: [&'static str; 3],
    fact: [&'static str; 3],
}

macro_rules! role {
    ($word:literal, $swedish:literal, $ascii:literal, $english:literal) => {
        Role {
            word: $word,
            age: [concat!($swedish, "ålder"), concat!($ascii, "alder"), concat!($english, "age")],
            registered: [
                concat!($swedish, "folkbokförd"),
                concat!($ascii, "folkbokford"),
                concat!($english, "registered"),
            ],
            resident: [concat!($swedish, "bosatt"), concat!($ascii, "bosatt"), concat!($english, "resident")],
            staying: [concat!($swedish, "vistas"), concat!($ascii, "vistas"), concat!($english, "staying")],
            fact: [concat!($swedish, "uppgift"), concat!($ascii, "uppgift"), concat!($english, "fact")],
        }
    };
}

/// The persons, the participant first.
pub(in crate::cli) const ROLES: [Role; 4] = [
    role!("", "", "", ""),
    role!("barnet", "barnet-", "barnet-", "child-"),
    role!("föräldern", "föräldern-", "foraldern-", "parent-"),
    role!("närstående", "närstående-", "narstaende-", "relative-"),
];

/// The flags for all persons. Those for others than the participant are told of in one line of the help.
pub(in crate::cli) fn all() -> Vec<Arg> {
    let mut out = Vec::new();
    for role in &ROLES {
        let hidden = !role.word.is_empty();
        let one = |names: [&'static str; 3], value: &'static str, help: &'static str| {
            let [name, ascii, english] = names;
            let aliases = [ascii, english].into_iter().filter(move |alias| *alias != name);
            Arg::new(name).long(name).aliases(aliases).value_name(value).help(help).hide(hidden).action(ArgAction::Set)
        };
        out.push(one(role.age, "ÅLDER", "ålder, som `17` eller `\"4 månader\"`"));
        out.push(one(role.registered, "SVAR", "`ja` eller `nej`: folkbokförd i kommunen; eller en ort"));
        out.push(one(role.resident, "SVAR", "`ja` eller `nej`: bosatt i kommunen; eller en ort"));
        out.push(one(role.staying, "SVAR", "`ja` eller `nej`: vistas i kommunen; eller en ort"));
        let fact = one(role.fact, "NAMN=SVAR", "en uppgift, som `våldsutsatt=ja` eller `sysselsättning=ingen`");
        out.push(fact.action(ArgAction::Append));
    }
    out
}

/// The lines of a person block that the flags say.
///
/// # Errors
///
/// What is wrong with a flag's value, and what to write instead.
pub(super) fn lines(given: &ArgMatches) -> Result<Vec<String>, (String, String)> {
    let mut out = Vec::new();
    for role in &ROLES {
        let mut add = |line: String| {
            out.push(if role.word.is_empty() { line } else { format!("{} {{ {line} }}", role.word) });
        };
        let value = |names: [&'static str; 3]| given.get_one::<String>(names[0]).map(|value| value.trim());
        if let Some(value) = value(role.age) {
            let line = age(value).ok_or_else(|| {
                let help = format!("skriv till exempel `--{0} 17` eller `--{0} \"4 månader\"`", role.age[0]);
                (format!("`{value}` är ingen ålder"), help)
            })?;
            add(line);
        }
        for (names, word) in [(role.registered, "folkbokförd"), (role.resident, "bosatt"), (role.staying, "vistas")] {
            if let Some(value) = value(names) {
                add(residence(word, value, names[0])?);
            }
        }
        for value in given.get_many::<String>(role.fact[0]).into_iter().flatten() {
            add(fact(value, role.fact[0])?);
        }
    }
    Ok(out)
}

/// `17`, `17 år`, `4 månader`, `13–15 år`, `minst 18 år`; `None` for anything else.
fn age(value: &str) -> Option<String> {
    let value = value.to_lowercase();
    let value = value.strip_prefix("ålder ").unwrap_or(&value);
    let (word, rest) = match value.split_once(' ') {
        Some((word @ ("minst" | "högst" | "under" | "över"), rest)) => (Some(word), rest.trim()),
        _ => (None, value),
    };
    let at = rest.find(|c: char| !(c.is_ascii_digit() || ",–- ".contains(c))).unwrap_or(rest.len());
    let (number, unit) = rest.split_at(at);
    let (number, unit) = (number.trim(), unit.trim());
    let unit = match unit {
        "" | "år" => "år",
        "mån" | "månad" | "månader" => "månader",
        _ => return None,
    };
    let parts: Vec<&str> = number.split(['–', '-']).map(str::trim).collect();
    let is_number = |part: &&str| {
        let digits = |text: &str| !text.is_empty() && text.len() < 6 && text.bytes().all(|byte| byte.is_ascii_digit());
        part.split_once(',').map_or_else(|| digits(part), |(whole, part)| digits(whole) && digits(part))
    };
    if parts.len() > 2 || word.is_some() && parts.len() > 1 || !parts.iter().all(is_number) {
        return None;
    }
    let word = word.map_or(String::new(), |word| format!("{word} "));
    Some(format!("ålder {word}{} {unit}", parts.join("–")))
}

fn residence(word: &str, value: &str, flag: &str) -> Result<String, (String, String)> {
    let value = value.strip_prefix("i ").map_or(value, str::trim);
    match answer(value) {
        Some(true) => Ok(format!("{word} i kommunen")),
        None if value == "kommunen" => Ok(format!("{word} i kommunen")),
        Some(false) => Ok(format!("inte {word} i kommunen")),
        None if value.is_empty() || value.contains(['"', '\\', '\n']) => {
            let help = format!("skriv `--{flag} ja`, `--{flag} nej` eller en ort, som `--{flag} Storbyn`");
            Err((format!("`{value}` är inget svar på `--{flag}`"), help))
        }
        // What begins with a small letter is no name of a place, but a slip of the pen for an answer.
        None if value.starts_with(char::is_lowercase) => {
            let help =
                format!("skriv `--{flag} ja`, `--{flag} nej` eller en ort med stor bokstav, som `--{flag} Storbyn`");
            Err((format!("`{value}` är inget svar på `--{flag}`"), help))
        }
        None => Ok(format!("{word} i \"{value}\"")),
    }
}

fn fact(value: &str, flag: &str) -> Result<String, (String, String)> {
    let (name, said) = value.split_once('=').map_or((value, "ja"), |(name, said)| (name.trim(), said.trim()));
    let is_name = |name: &str| {
        name.chars().next().is_some_and(char::is_alphabetic) && name.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    if !is_name(name) || !said.split(',').all(|said| is_name(said.trim())) {
        let help = format!("skriv namnet på en uppgift och svaret, som `--{flag} våldsutsatt=ja`");
        return Err((format!("`{value}` går inte att läsa som en uppgift"), help));
    }
    Ok(match answer(said) {
        Some(true) => name.to_owned(),
        Some(false) => format!("inte {name}"),
        None if said.contains(',') => format!("{name} någon av {said}"),
        None => format!("{name} är {said}"),
    })
}

fn answer(value: &str) -> Option<bool> {
    match value.to_lowercase().as_str() {
        "ja" | "yes" => Some(true),
        "nej" | "no" => Some(false),
        _ => None,
    }
}
