//! What is wrong with a command line, in Swedish, and what to write instead.

use std::ffi::OsString;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Status, args, console};
use crate::emit::site::{Accent, Colour, TooPale};

/// Answers a command line that is no command to carry out: with the help it asks for, or with what is wrong.
pub(super) fn answer(error: &Error, arguments: &[OsString]) -> Status {
    match error.kind() {
        ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument if asks_for_help(arguments) => short_help(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => console::out(&error.render().to_string()),
        _ => {
            let (sentence, help) = explained(error, arguments);
            console::failed_with_help(&sentence, &help)
        }
    }
}

/// What a bare `stadga` shows.
pub(super) fn short_help() -> Status {
    console::out(&args::command().render_help().to_string())
}

/// Whether the first word asks for help, as one asks other programs: `stadga hjälp`.
fn asks_for_help(arguments: &[OsString]) -> bool {
    arguments.get(1).is_some_and(|word| ["hjälp", "hjalp", "help"].iter().any(|help| word == help))
}

fn explained(error: &Error, arguments: &[OsString]) -> (String, String) {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => texts.first().cloned(),
        _ => None,
    };
    let argument = text(ContextKind::InvalidArg).unwrap_or_default();
    // clap shows a flag with its value, as `--ut <KATALOG>`.
    let flag = argument.split([' ', '=']).next().unwrap_or("").to_owned();
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let command = arguments.iter().skip(1).filter_map(|argument| argument.to_str()).find(|word| !word.starts_with('-'));
    let command = command.and_then(|word| known().find(|command| command.get_name() == word || aliases(command, word)));
    let name = command.as_ref().map(clap::Command::get_name);
    let all = match name {
        Some(name) => format!("`stadga {name} --hjälp` visar vad som kan skrivas"),
        None => "`stadga --hjälp` visar alla kommandon".to_owned(),
    };
    let with = |suggestion: Option<String>| match suggestion {
        Some(meant) => format!("menade du `{meant}`? {all}"),
        None => all.clone(),
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            unknown_command(&text(ContextKind::InvalidSubcommand).unwrap_or_default(), with)
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') && command.is_some() => {
            (format!("`{argument}` är ett ord för mycket"), all)
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => unknown_command(&argument, with),
        ErrorKind::UnknownArgument => {
            let flags = flags(command.as_ref());
            let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
            (format!("det finns ingen flagga som heter `{flag}`"), with(nearest(&flag, &flags)))
        }
        ErrorKind::InvalidValue if value.is_empty() && name == Some(args::COMPARE) && flag == "--ut" => {
            ("`--ut` saknar sitt värde".to_owned(), "skriv en fil, som `--ut andringar.html`".to_owned())
        }
        ErrorKind::InvalidValue if value.is_empty() && flag == "--format" => {
            (format!("`{flag}` saknar sitt värde"), choose(&formats(command.as_ref())))
        }
        ErrorKind::InvalidValue if value.is_empty() => (format!("`{flag}` saknar sitt värde"), example(&flag)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if flag == "--datum" => {
            (format!("`{value}` är inget datum"), example(&flag))
        }
        ErrorKind::InvalidValue if flag == "--format" => {
            let formats = formats(command.as_ref());
            let known: Vec<&str> = formats.iter().map(String::as_str).collect();
            let meant = nearest(&value, &known).map_or(String::new(), |meant| format!("menade du `{meant}`? "));
            (format!("`{value}` är inget format"), format!("{meant}{}", choose(&formats)))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if flag == "--färg" => colour(&value),
        ErrorKind::ValueValidation if flag == "--port" => (format!("`{value}` är ingen port"), example(&flag)),
        ErrorKind::InvalidValue if flag == "--profil" => (format!("`{value}` är ingen profil"), example(&flag)),
        ErrorKind::InvalidValue if flag == "--rubriknivå" => {
            (format!("`{value}` är ingen rubriknivå"), example(&flag))
        }
        ErrorKind::ValueValidation if flag == "--bas-url" => (format!("`{value}` är ingen webbadress"), example(&flag)),
        ErrorKind::MissingRequiredArgument => {
            ("`--ut` saknas, och utan den vet bygget inte var webbplatsen ska ligga".to_owned(), example("--ut"))
        }
        ErrorKind::ArgumentConflict => (format!("`{flag}` står mer än en gång"), format!("skriv `{flag}` en gång")),
        ErrorKind::TooManyValues => (format!("`{flag}` tar inget värde"), format!("skriv bara `{flag}`")),
        ErrorKind::InvalidUtf8 => ("kommandoraden innehåller tecken som inte är UTF-8".to_owned(), all),
        _ => ("kommandoraden går inte att förstå".to_owned(), all),
    }
}

/// What is wrong with a colour: that it is none, or that nobody could read it.
fn colour(value: &str) -> (String, String) {
    match Colour::parse(value).map(Accent::new) {
        Some(Err(TooPale { contrast, instead })) => {
            // Rounded down, so that what is too little never looks like enough.
            let contrast = format!("{:.1}", (contrast * 10.0).floor() / 10.0).replace('.', ",");
            let sentence = format!(
                "färgen `{value}` är för ljus: texten får kontrasten {contrast} mot sidan, och den ska vara minst 4,5 \
                 (WCAG 2.2, 1.4.3)"
            );
            (sentence, format!("den närmaste mörkare färgen som räcker är `--färg '{instead}'`"))
        }
        _ => (format!("`{value}` är ingen färg"), example("--färg")),
    }
}

fn unknown_command(word: &str, with: impl Fn(Option<String>) -> String) -> (String, String) {
    let sentence = format!("det finns inget kommando som heter `{word}`");
    if std::path::Path::new(word).exists() {
        // A path without a command: most likely it is to be checked.
        return (sentence, format!("menade du `stadga kontrollera {word}`?"));
    }
    let commands: Vec<String> = known().map(|command| command.get_name().to_owned()).collect();
    let commands: Vec<&str> = commands.iter().map(String::as_str).collect();
    (sentence, with(nearest(word, &commands)))
}

/// The formats of a command; those of findings when it has none.
fn formats(command: Option<&clap::Command>) -> Vec<String> {
    let argument =
        command.and_then(|command| command.get_arguments().find(|argument| *argument.get_id() == args::FORMAT));
    match argument {
        Some(argument) => argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect(),
        None => args::FORMATS.map(str::to_owned).to_vec(),
    }
}

fn choose(formats: &[String]) -> String {
    let formats: Vec<String> = formats.iter().map(|format| format!("`{format}`")).collect();
    format!("skriv {} efter `--format`", crate::swedish::or(&formats))
}

fn known() -> impl Iterator<Item = clap::Command> {
    args::command().get_subcommands().cloned().collect::<Vec<_>>().into_iter()
}

fn aliases(command: &clap::Command, word: &str) -> bool {
    command.get_all_aliases().any(|alias| alias == word)
}

/// The flags of a command, as they are written.
fn flags(command: Option<&clap::Command>) -> Vec<String> {
    let whole = args::command();
    let arguments = command.unwrap_or(&whole).get_arguments();
    arguments.filter_map(|argument| argument.get_long()).map(|long| format!("--{long}")).collect()
}

fn nearest(word: &str, known: &[&str]) -> Option<String> {
    similar::get_close_matches(word, known, 1, 0.6).first().map(|&meant| meant.to_owned())
}

fn example(flag: &str) -> String {
    match flag {
        "--datum" => "skriv år, månad och dag, som `--datum 2026-11-22`".to_owned(),
        "--ut" => "skriv en katalog, som `--ut webbplats`".to_owned(),
        "--lag" => "skriv en katalog, som `--lag policies/lag`".to_owned(),
        "--lagtext" => "skriv en fil med lagen, som `--lagtext sfs-2025-400.json`".to_owned(),
        "--port" => "skriv ett tal mellan 1 och 65535, som `--port 4711`".to_owned(),
        "--profil" => "skriv `hel`, `rik` eller `bas` efter `--profil`".to_owned(),
        "--rubriknivå" => "skriv `2`, `3` eller `4` efter `--rubriknivå`".to_owned(),
        "--bas-url" => "skriv en adress, som `--bas-url https://stod.exempel.se`".to_owned(),
        "--färg" => "skriv färgens sex tecken, som `--färg '#0b5a5f'`".to_owned(),
        flag => format!("skriv ett värde efter `{flag}`"),
    }
}
