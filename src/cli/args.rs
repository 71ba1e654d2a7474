//! The commands and their flags. Each has its Swedish name, the same without å ä ö, and an English one.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};
use unicode_normalization::UnicodeNormalization;

use crate::date::Date;
use crate::emit::site::{Accent, Colour};

/// The names under which the commands are known.
pub(super) const CHECK: &str = "kontrollera";
pub(super) const BUILD: &str = "bygg";
pub(super) const EXPLAIN: &str = "förklara";
pub(super) const FIX: &str = "rätta";
pub(super) const COMPARE: &str = "jämför";
pub(super) const SERVE: &str = "visa";
pub(super) const TRY: &str = "pröva";
pub(super) const ASK: &str = "fråga";
pub(super) const COVERAGE: &str = "täckning";

/// The names of the flags' values.
pub(super) const PATHS: &str = "sökväg";
pub(super) const DATE: &str = "datum";
pub(super) const STRICT: &str = "strikt";
pub(super) const LAW: &str = "lag";
pub(super) const WORDING: &str = "lagtext";
pub(super) const SPELLING: &str = "stavning";
pub(super) const PROVISIONS: &str = "lagrum";
pub(super) const FORMAT: &str = "format";
pub(super) const ACCEPTED: &str = "godtagna";
pub(super) const OUT: &str = "ut";
pub(super) const BASE_URL: &str = "bas-url";
pub(super) const COLOUR: &str = "färg";
pub(super) const PROFILE: &str = "profil";
pub(super) const HEADING: &str = "rubriknivå";
pub(super) const CODE: &str = "kod";
pub(super) const PORT: &str = "port";
pub(super) const ALL: &str = "alla";
pub(super) const SHOW: &str = "visa";
pub(super) const PERSON: &str = "person";
pub(super) const INSATS: &str = "insats";
pub(super) const SAVED: &str = "spara-prov";
pub(super) const EXPLAINED: &str = "förklara";

pub(super) const TEXTS: &str = "texter";

/// The formats that a comparison comes in, the usual one first.
pub(super) const COMPARISONS: [&str; 3] = ["text", "json", "html"];

/// The formats that findings come in, the usual one first.
pub(super) const FORMATS: [&str; 4] = ["text", "json", "sarif", "github"];

/// The markup that fragments come in.
pub(super) const PROFILES: [&str; 3] = ["hel", "rik", "bas"];
/// The formats that answers come in.
const ANSWERS: [&str; 2] = ["text", "json"];

/// The formats that the outcome of provs comes in.
const TRIALS: [&str; 3] = ["text", "json", "junit"];

/// The formats of a riktlinje by age.
const COVERAGES: [&str; 3] = ["text", "json", "svg"];

// clap puts an empty line before what comes after the help, and none before the rest.
const MAIN: &str = "\
{about}

Användning: {usage}

Kommandon:
{subcommands}

Flaggor:
{options}{after-help}
";

const ONE: &str = "\
{about}

Användning: {usage}

{before-help}Flaggor:
{options}{after-help}
";

/// What is said of the paths, which are the same for all commands.
const PATHS_HELP: &str = "\
SÖKVÄG är en fil eller en katalog. Filerna i en katalog är en riktlinje, och varje underkatalog
med filer är en egen. Utan SÖKVÄG gäller katalogen som du står i.";

/// Everything that can be written after `stadga`.
pub(super) fn command() -> Command {
    common(Command::new("stadga"))
        .version(env!("CARGO_PKG_VERSION"))
        .about("Läser, granskar och publicerar riktlinjer om insatser utan individuell behovsprövning.")
        .help_template(MAIN)
        .override_usage("stadga KOMMANDO [SÖKVÄG…]")
        .after_help(
            "`stadga KOMMANDO --hjälp` berättar mer om ett kommando.\n\
             Kommandona kan också skrivas check, build, explain, fix, diff, serve, test, ask och\n\
             coverage.",
        )
        .arg(flag("version", &[], "skriver ut vilken version detta är").short('V').action(ArgAction::Version))
        .subcommands([check(), build(), explain(), fix(), compare(), serve()])
        .subcommands([trial(), ask(), coverage()])
}

fn check() -> Command {
    common(Command::new(CHECK))
        .alias("check")
        .about("Granskar riktlinjer mot lagen och visar det som hittas.")
        .help_template(ONE)
        .before_help(PATHS_HELP)
        .override_usage("stadga kontrollera [SÖKVÄG…] [FLAGGOR]")
        .after_help(
            "Slutstatus: 0 om inga fel hittades, 1 om fel hittades, 2 om något inte gick att läsa.\n\
             Med `--strikt` räknas varningar som fel i slutstatusen.",
        )
        .args([paths(), format(), date(), strict(), accepted(), law(), provisions(), wording(), spelling()])
        .arg(saved("skriver personerna i fynden som prov i stället för fynden, eller lägger dem sist i FIL"))
}

fn build() -> Command {
    common(Command::new(BUILD))
        .alias("build")
        .about("Bygger en webbplats av riktlinjer, och JSON för andra program.")
        .help_template(ONE)
        .before_help(PATHS_HELP)
        .override_usage("stadga bygg [SÖKVÄG…] --ut KATALOG [FLAGGOR]")
        .after_help(
            "Det som redan ligger i KATALOG ligger kvar, om det inte är sidor från ett tidigare bygge.\n\
             En riktlinje som har fel publiceras som utkast; med `--strikt` publiceras den inte.\n\
             Slutstatus: 0 om allt skrevs, 1 om någon riktlinje utelämnades, 2 om bygget inte gick att genomföra.",
        )
        .args([paths(), out(), base_url(), accent(), date(), strict(), law(), wording(), spelling()])
        .args([profile(), heading()])
}

fn explain() -> Command {
    common(Command::new(EXPLAIN))
        .aliases(["forklara", "explain"])
        .about("Visar vad ett fynd betyder och hur det rättas.")
        .before_help("KOD är ett fynds kod eller namn, som `L020` eller `skäl-saknas`. Utan KOD visas alla.")
        .help_template(ONE)
        .override_usage("stadga förklara [KOD]")
        .arg(Arg::new(CODE).value_name("KOD").hide(true))
}

fn fix() -> Command {
    common(Command::new(FIX))
        .aliases(["ratta", "fix"])
        .about("Gör de ändringar som fynden föreslår, och visar dem först.")
        .help_template(ONE)
        .before_help(PATHS_HELP)
        .override_usage("stadga rätta [SÖKVÄG…] [FLAGGOR]")
        .after_help(
            "Utan `--alla` görs bara ändringar som säkert behåller meningen.\n\
             Slutstatus: 0 om allt gick bra, 1 om `--visa` har ändringar att visa, 2 om något inte gick att göra.",
        )
        .args([paths(), all(), show(), date(), law(), spelling()])
}

fn compare() -> Command {
    let format = option(FORMAT, &[], "FORMAT", "`text` för läsning, `html` för ett ändringsblad, `json` för program");
    let format = format.value_parser(COMPARISONS).default_value("text").hide_default_value(true);
    let out = option(OUT, &["out"], "FIL", "skriver svaret i en fil, som andringar.html");
    common(Command::new(COMPARE))
        .aliases(["jamfor", "diff"])
        .about("Visar vad som skiljer i sak mellan två riktlinjer: två versioner, eller två kommuner.")
        .help_template(ONE)
        .before_help(COMPARE_HELP)
        .override_usage("stadga jämför A B [FLAGGOR]\n            stadga jämför --lag GAMMAL --lag NY [SÖKVÄG…]")
        .after_help(
            "Slutstatus: 0 om det gick att jämföra, vare sig något skiljer eller inte, annars 2.\n\n\
             Med två lagbibliotek visas i stället vilka fynd en lagändring ger (`+`) och tar bort (`-`).",
        )
        .args([paths(), format.hide_possible_values(true), out.value_parser(value_parser!(PathBuf)), texts()])
        .args([date(), law().action(ArgAction::Append)])
        .arg(saved("skriver personerna i jämförelsen som prov för B, eller lägger dem sist i FIL"))
}

/// What can be compared.
const COMPARE_HELP: &str = "\
A och B är en fil eller en katalog med en riktlinje, eller en äldre version i git:
`git:REVISION:SÖKVÄG`, som `stadga jämför git:HEAD:policies/lillby policies/lillby`.";

fn texts() -> Arg {
    flag(TEXTS, &["texts"], "visar texterna ord för ord, och inte bara vilka som är ändrade")
}

fn serve() -> Command {
    common(Command::new(SERVE))
        .alias("serve")
        .about("Visar webbplatsen på den här datorn medan du skriver.")
        .help_template(ONE)
        .before_help(PATHS_HELP)
        .override_usage("stadga visa [SÖKVÄG…] [FLAGGOR]")
        .after_help(
            "Sidorna byggs om när du sparar, och webbläsaren läser in dem igen. Ingenting skrivs på disken.\n\
             Bara den här datorn kommer åt dem. Ctrl-C avslutar.",
        )
        .args([paths(), port(), accent(), date(), law(), wording(), spelling()])
}

fn trial() -> Command {
    common(Command::new(TRY))
        .aliases(["prova", "test"])
        .about("Kör alla prov i riktlinjer, och visar vilka villkor som inget prov avgör.")
        .help_template(ONE)
        .before_help(PATHS_HELP)
        .override_usage("stadga pröva [SÖKVÄG…] [FLAGGOR]")
        .after_help(
            "Ett prov är ett exempel på en person och vad riktlinjen ska svara. Det står i riktlinjen.\n\
             Slutstatus: 0 om alla prov håller, 1 om något slår fel eller inte går att läsa,\n\
             2 om kommandot inte gick att genomföra.",
        )
        .args([paths(), format_of(&TRIALS, "`text` för läsning, `json` eller `junit` för program; annars `text`")])
        .args([date(), law()])
}

fn ask() -> Command {
    let insats = option(INSATS, &[], "NAMN", "svarar bara för insatsen med det namnet; får stå flera gånger");
    let person = option(PERSON, &[], "FIL", "läser personen ur en fil, med samma ord som `person { … }` i ett prov");
    common(Command::new(ASK))
        .aliases(["fraga", "ask"])
        .about("Svarar vilka insatser en person kan få, vad svaret beror på och vad som skulle ändra det.")
        .help_template(ONE)
        .before_help(PATHS_HELP)
        .override_usage("stadga fråga [SÖKVÄG…] --ålder 17 [FLAGGOR]")
        .after_help(
            "Barnet, föräldern och närstående beskrivs med samma flaggor: `--barnet-ålder 3`,\n\
             `--föräldern-bosatt ja`, `--närstående-uppgift vårdbehov=ja`. Det som inte nämns är okänt.\n\
             I en terminal ställs frågor om det som fattas. Ctrl-D slutar fråga.\n\
             Slutstatus: 0 om svaren går att ge, 1 om något i riktlinjen inte går att läsa,\n\
             2 om kommandot inte gick att genomföra.",
        )
        .arg(paths())
        .args(super::ask::flags::all())
        .arg(person.value_parser(value_parser!(PathBuf)))
        .arg(insats.action(ArgAction::Append))
        .arg(flag(EXPLAINED, &["forklara", "explain"], "visar villkoren rad för rad, med vad varje rad blir"))
        .arg(saved("skriver personen och svaren som ett prov, eller lägger det sist i FIL"))
        .args([format_of(&ANSWERS, "`text` för läsning, `json` för program; annars `text`"), date(), law()])
}

fn coverage() -> Command {
    common(Command::new(COVERAGE))
        .aliases(["tackning", "coverage"])
        .about("Visar vilka åldrar som har vilka insatser, och vilka åldrar som saknar.")
        .help_template(ONE)
        .before_help(PATHS_HELP)
        .override_usage("stadga täckning [SÖKVÄG…] [FLAGGOR]")
        .after_help("Slutstatus: 0 om allt gick att räkna, 1 om rader inte gick att läsa, 2 om kommandot inte gick att genomföra.")
        .arg(paths())
        .args([format_of(&COVERAGES, "`text` för läsning, `json` för program, `svg` för ett diagram; annars `text`")])
        .args([date(), law()])
}

/// What all commands share: help in Swedish in place of clap's own.
fn common(command: Command) -> Command {
    let help = flag("hjälp", &["hjalp", "help"], "visar den här hjälpen").short('h').action(ArgAction::HelpShort);
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help.display_order(100))
}

fn flag(name: &'static str, aliases: &[&'static str], help: &'static str) -> Arg {
    Arg::new(name).long(name).aliases(aliases.iter().copied()).help(help).action(ArgAction::SetTrue)
}

fn option(name: &'static str, aliases: &[&'static str], value: &'static str, help: &'static str) -> Arg {
    flag(name, aliases, help).action(ArgAction::Set).value_name(value)
}

fn paths() -> Arg {
    Arg::new(PATHS).value_name("SÖKVÄG").num_args(0..).value_parser(value_parser!(PathBuf)).hide(true)
}

fn format() -> Arg {
    format_of(&FORMATS, "`text` för läsning, `json`, `sarif` eller `github` för program; annars `text`")
}

/// A choice of formats, the usual one first.
fn format_of(formats: &'static [&'static str], help: &'static str) -> Arg {
    option(FORMAT, &[], "FORMAT", help)
        .value_parser(clap::builder::PossibleValuesParser::new(formats))
        .default_value("text")
        .hide_default_value(true)
        .hide_possible_values(true)
}

fn date() -> Arg {
    let read = |text: &str| Date::parse(text).ok_or("inget datum");
    option(DATE, &["date"], "DATUM", "dagen att granska mot, som 2026-11-22; annars i dag (UTC)").value_parser(read)
}

fn strict() -> Arg {
    flag(STRICT, &["strict"], "räknar varningar som fel i slutstatusen")
}

fn accepted() -> Arg {
    flag(ACCEPTED, &["accepted"], "visar även godtagna avsteg")
}

fn all() -> Arg {
    flag(ALL, &["all"], "gör också ändringar som en människa behöver granska")
}

fn show() -> Arg {
    flag(SHOW, &["show"], "visar ändringarna men skriver inget")
}

/// A file to add to, or standard output when none is named.
fn saved(help: &'static str) -> Arg {
    option(SAVED, &["save-test"], "FIL", help)
        .num_args(0..=1)
        .require_equals(true)
        .default_missing_value("")
        .value_parser(value_parser!(std::ffi::OsString))
}

fn law() -> Arg {
    option(LAW, &["law"], "KATALOG", "lagbibliotek att granska mot, i stället för det inbyggda")
        .value_parser(value_parser!(PathBuf))
}

fn provisions() -> Arg {
    flag(PROVISIONS, &["provisions"], "visar sist vad de lagrum säger som fynden vilar på, i vår sammanfattning")
}

fn wording() -> Arg {
    let help = "lagens ord bredvid vår sammanfattning; en lag som JSON ur regeringens rättsdatabas";
    option(WORDING, &["law-text"], "FIL", help).value_parser(value_parser!(PathBuf)).action(ArgAction::Append)
}

fn spelling() -> Arg {
    flag(SPELLING, &["spelling"], "granskar också stavningen, om datorn har en svensk ordlista för Hunspell")
}

fn out() -> Arg {
    option(OUT, &["out"], "KATALOG", "var webbplatsen ska ligga").value_parser(value_parser!(PathBuf)).required(true)
}

fn port() -> Arg {
    let read = |text: &str| text.parse::<u16>().map_err(|_| "ingen port");
    option(PORT, &[], "PORT", "porten som sidorna visas på; annars 4711 eller nästa som är ledig").value_parser(read)
}

fn base_url() -> Arg {
    option(BASE_URL, &["base-url"], "ADRESS", "webbplatsens adress, som https://stod.exempel.se")
        .value_parser(|text: &str| if is_address(text) { Ok(text.to_owned()) } else { Err("ingen adress") })
}

/// Whether a site can lie there: on the web, and the same however it is quoted.
fn is_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"'<>\\^`{|}?#".contains(c);
    host.is_some_and(|host| !host.is_empty() && !host.starts_with('/') && !host.contains(odd))
}

fn profile() -> Arg {
    option(PROFILE, &["profile"], "PROFIL", "fragmentens uppmärkning: `hel`, `rik` eller `bas`; annars `rik`")
        .value_parser(PROFILES)
        .hide_possible_values(true)
}

fn heading() -> Arg {
    option(HEADING, &["rubrikniva", "heading-level"], "NIVÅ", "fragmentens högsta rubriknivå, 2, 3 eller 4; annars 2")
        .value_parser(["2", "3", "4"])
        .hide_possible_values(true)
}

fn accent() -> Arg {
    // What is wrong with a colour is said where command lines are answered.
    let read = |text: &str| Colour::parse(text).and_then(|colour| Accent::new(colour).ok()).ok_or("ingen färg");
    option(COLOUR, &["farg", "colour", "color"], "FÄRG", "kommunens färg för länkar och meny, som #0b5a5f")
        .value_parser(read)
}

/// The arguments with their letters composed. Some systems hand over `å` as two code points, and a command or a flag
/// is the same either way. Values and paths are left as they are.
pub(super) fn composed(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut command_seen = false;
    for argument in arguments.iter_mut().skip(1) {
        let Some(text) = argument.to_str() else { continue };
        let flag = text.starts_with("--");
        if !text.is_ascii() && (flag || !command_seen) {
            let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
            let name: String = name.nfc().collect();
            *argument = value.map_or(name.clone(), |value| format!("{name}={value}")).into();
        }
        command_seen |= !flag;
    }
    arguments
}
