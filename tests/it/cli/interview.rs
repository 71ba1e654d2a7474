//! The questions that `fråga` puts, at a terminal of its own: each conversation whole, as the one who answers sees it.

mod terminal;

use std::process::Stdio;

use super::{Folder, command, sound};
use crate::support::root;
use terminal::{Conversation, Terminal};

/// What is said before the first question.
const GREETING: &str = "Svara på det du vet. Tryck bara retur om du inte vet, och Ctrl-D för att sluta.\n\n";

/// What ends the answers of a document that has the usual beginning.
const LAST: &str = "
Fråga Socialnämnden i Provby: ring 0123-456 78.
Den som vill kan alltid ansöka om stöd hos Socialnämnden. Då prövas vad just den
personen behöver. Det gäller även den som redan får något av det som står här. Den som
ger stödet ska berätta om det (11 kap. 6 § SoL).
Så ansöker man: Du kan alltid ansöka om en insats. Ring mottagningen så hjälper vi dig.

";

const DOCUMENT: &str = r#"
uppgift skuld "har skulder" { kontrolleras genom egen uppgift }
uppgift boende "hur personen bor" { värden hyresrätt, eget-hus kontrolleras genom egen uppgift }

insats råd "Råd om pengar" är rådgivning {
    innehåll """Vi räknar tillsammans."""
    villkor { ålder minst 18 år  skuld  boende är hyresrätt }
}

insats träff "Träff" är mötesplats {
    innehåll """Träff."""
    villkor { ålder minst 65 år  bosatt i kommunen }
}
"#;

/// A folder with the document in `p`.
fn here() -> Folder {
    let here = Folder::new();
    here.write("p/a.stadga", format!("{}{DOCUMENT}", sound()));
    here
}

/// What the program and the one who answers say to each other. An answer stands in `⟨…⟩`, and the key Ctrl-D as `⟨⌃D⟩`.
fn talk(here: &Folder, args: &[&str], expected: &str) {
    let mut program = command(&[args, &["--datum", "2026-11-22"]].concat());
    program.current_dir(here.path(""));
    let status = Conversation::new(expected).with(Terminal::start(program));
    assert_eq!(status, Some(0));
}

#[test]
fn what_is_known_is_not_asked_for_and_what_cannot_matter_never_is() {
    let asked = "Hur gammal är personen? ⟨70⟩
Är personen bosatt i Provby? (ja/nej) ⟨Ja⟩
Stämmer det här om personen: har skulder? (ja/nej) ⟨j⟩
Vad gäller om personen: hur personen bor? (hyresrätt/eget-hus) ⟨hyr⟩

p: en 70-åring som är bosatt i kommunen, har skulder och uppfyller `boende är hyresrätt`

Ges
  Råd om pengar
  Träff
";
    talk(&here(), &["fråga", "p"], &format!("{GREETING}{asked}{LAST}"));
    // At 40 nobody comes to the gathering, wherever the home is; and without debts the home tells nothing.
    let asked = "Hur gammal är personen? ⟨40 år⟩
Stämmer det här om personen: har skulder? (ja/nej) ⟨n⟩

p: en 40-åring som inte har skulder

Ges inte, så som villkoren är skrivna
  Råd om pengar
    raden som avgör: `skuld` (p/a.stadga:20)
    svaret skulle bli ett annat om `skuld` vore ja och det var känt att `boende` är
      `hyresrätt`
  Träff
    raden som avgör: `ålder minst 65 år` (p/a.stadga:25)
    svaret skulle bli ett annat om personen hade fyllt 65 år och det var känt att
      personen är bosatt i kommunen
";
    talk(&here(), &["fråga", "p"], &format!("{GREETING}{asked}{LAST}"));
    let told = "p: en 9-åring

Ges inte, så som villkoren är skrivna
  Träff
    raden som avgör: `ålder minst 65 år` (p/a.stadga:25)
    svaret skulle bli ett annat om personen hade fyllt 65 år och det var känt att
      personen är bosatt i kommunen
";
    talk(&here(), &["fråga", "p", "--ålder", "9", "--insats", "träff"], &format!("{told}{LAST}"));
}

#[test]
fn the_age_is_asked_for_where_only_the_consent_hangs_on_it() {
    let here = Folder::new();
    let document = "\ninsats öppet \"Öppet hus\" är mötesplats {\n    villkor öppet för alla\n}\n";
    here.write("p/a.stadga", format!("{}{document}", sound()));
    let asked = "Hur gammal är personen? ⟨10⟩

p: en 10-åring

Ges om vårdnadshavaren samtycker
  Öppet hus
";
    talk(&here, &["fråga", "p"], &format!("{GREETING}{asked}{LAST}"));
}

#[test]
fn of_equal_questions_the_one_that_more_insatser_hang_on_comes_first() {
    let here = Folder::new();
    let document = r#"
uppgift skuld "har skulder" { kontrolleras genom egen uppgift }
uppgift husdjur "har husdjur" { kontrolleras genom egen uppgift }
uppgift boende "hur personen bor" { värden hyr, lånar, delar, äger kontrolleras genom egen uppgift }

insats ett "Ett" är stöd { villkor { skuld  husdjur } }
insats två "Två" är stöd { villkor { skuld  boende någon av hyr, lånar, delar } }
insats tre "Tre" är stöd { villkor { husdjur  boende någon av hyr, lånar, delar } }
insats fyra "Fyra" är stöd { villkor { boende någon av hyr, lånar, delar  ålder minst 18 år } }
insats fem "Fem" är stöd { villkor { boende någon av hyr, lånar, delar  ålder minst 18 år } }
"#;
    here.write("p/a.stadga", format!("{}{document}", sound()));
    // A debt settles half of two insatser, an age half of two, and the home a quarter of four.
    let asked = "Vad gäller om personen: hur personen bor? (hyr/lånar/delar/äger) ⟨äger⟩
Stämmer det här om personen: har skulder? (ja/nej) ⟨nej⟩

";
    let ran = here.run(&["fråga", "p", "--datum", "2026-11-22", "--uppgift", "boende=äger", "--uppgift", "skuld=nej"]);
    talk(&here, &["fråga", "p"], &format!("{GREETING}{asked}{}", ran.out));
}

#[test]
fn return_says_that_one_does_not_know_and_the_answer_says_what_to_ask_for() {
    let asked = "Hur gammal är personen? ⟨⟩
Stämmer det här om personen: har skulder? (ja/nej) ⟨ja⟩
Vad gäller om personen: hur personen bor? (hyresrätt/eget-hus) ⟨⟩
Är personen bosatt i Provby? (ja/nej) ⟨  ⟩

p: en person som har skulder

Beror på mer
  Råd om pengar
    fråga om: personens ålder; `boende` (hur personen bor: hyresrätt eller eget-hus)
  Träff
    fråga om: personens ålder; bosatt i kommunen
";
    talk(&here(), &["fråga", "p"], &format!("{GREETING}{asked}{LAST}"));
}

#[test]
fn an_answer_that_is_none_is_helped_and_asked_for_again() {
    let asked = "Hur gammal är personen? ⟨sjuttio⟩
  Skriv en ålder, som 17 eller 4 månader.
Hur gammal är personen? ⟨200⟩
  Skriv en ålder, som 17 eller 4 månader.
Hur gammal är personen? ⟨20⟩
Stämmer det här om personen: har skulder? (ja/nej) ⟨kanske⟩
  Skriv ja eller nej.
Stämmer det här om personen: har skulder? (ja/nej) ⟨ja⟩
Vad gäller om personen: hur personen bor? (hyresrätt/eget-hus) ⟨ja⟩
  Skriv hyresrätt eller eget-hus.
Vad gäller om personen: hur personen bor? (hyresrätt/eget-hus) ⟨Eget hus⟩

p: en 20-åring som har skulder och uppfyller `boende är eget-hus`

Ges inte, så som villkoren är skrivna
  Råd om pengar
    raden som avgör: `boende är hyresrätt` (p/a.stadga:20)
    svaret skulle bli ett annat om `boende` vore `hyresrätt`
";
    talk(&here(), &["fråga", "p", "--insats", "råd"], &format!("{GREETING}{asked}{LAST}"));
}

#[test]
fn an_answer_in_other_bytes_than_utf_8_is_a_wrong_one() {
    let asked = "Vad gäller om personen: hur personen bor? (hyresrätt/eget-hus) ⟨hyresr\u{fffd}tt⟩
  Skriv hyresrätt eller eget-hus.
Vad gäller om personen: hur personen bor? (hyresrätt/eget-hus) ⟨hyresrätt⟩

p: en 20-åring som har skulder och uppfyller `boende är hyresrätt`

Ges
  Råd om pengar
";
    let args = ["fråga", "p", "--insats", "råd", "--ålder", "20", "--uppgift", "skuld"];
    talk(&here(), &args, &format!("{GREETING}{asked}{LAST}"));
}

#[test]
fn ctrl_d_ends_and_what_is_known_is_answered_for() {
    let asked = "Hur gammal är personen? ⟨40⟩
Stämmer det här om personen: har skulder? (ja/nej) ⟨⌃D⟩

p: en 40-åring

Beror på mer
  Råd om pengar
    fråga om: `skuld` (har skulder); `boende` (hur personen bor: hyresrätt eller
      eget-hus)

Ges inte, så som villkoren är skrivna
  Träff
    raden som avgör: `ålder minst 65 år` (p/a.stadga:25)
    svaret skulle bli ett annat om personen hade fyllt 65 år och det var känt att
      personen är bosatt i kommunen
";
    talk(&here(), &["fråga", "p"], &format!("{GREETING}{asked}{LAST}"));
}

#[test]
fn an_answer_that_contradicts_what_is_said_is_asked_for_again() {
    let asked = "Hur gammal är personen? ⟨12⟩
  Det går inte ihop med det som redan är sagt.
Hur gammal är personen? ⟨66⟩
Är personen bosatt i Provby? (ja/nej) ⟨nej⟩

p: en 66-åring som inte är bosatt i kommunen

Ges inte, så som villkoren är skrivna
  Träff
    raden som avgör: `bosatt i kommunen` (p/a.stadga:25)
    svaret skulle bli ett annat om personen vore bosatt i kommunen
";
    talk(&here(), &["fråga", "p", "--ålder", "60–70", "--insats", "träff"], &format!("{GREETING}{asked}{LAST}"));
}

#[test]
fn where_the_flags_contradict_each_other_nothing_is_asked() {
    let here = here();
    // The other riktlinje does not know of debts and would have something to ask.
    let gathering = DOCUMENT.split("\n\n").last().expect("an insats");
    here.write("q/b.stadga", format!("{}\n{gathering}", sound()));
    let mut program = command(&["fråga", "p", "q", "--uppgift", "skuld", "--uppgift", "skuld=nej"]);
    program.args(["--datum", "2026-11-22"]).current_dir(here.path(""));
    let said = "fel: uppgifterna om personen säger emot varandra; ingen kan vara så\nhjälp: ta bort en av dem\n";
    assert_eq!(Conversation::new(said).with(Terminal::start(program)), Some(2));
}

#[test]
fn two_riktlinjer_share_a_question_only_where_they_mean_the_same_by_it() {
    let here = here();
    let other = DOCUMENT
        .replace("\"har skulder\"", "\"har skulder hos kommunen\"")
        .replace("värden hyresrätt, eget-hus", "värden hyresrätt, bostadsrätt");
    here.write("q/b.stadga", format!("{}{other}", sound().replace("Provby", "Storbyn")));
    let asked = "Hur gammal är personen? ⟨70⟩
Är personen bosatt i Provby? (ja/nej) ⟨ja⟩
Är personen bosatt i Storbyn? (ja/nej) ⟨nej⟩
Stämmer det här om personen: har skulder? (ja/nej) ⟨ja⟩
Vad gäller om personen: hur personen bor? (hyresrätt/eget-hus) ⟨eget-hus⟩
Stämmer det här om personen: har skulder hos kommunen? (ja/nej) ⟨ja⟩
Vad gäller om personen: hur personen bor? (hyresrätt/bostadsrätt) ⟨⟩

p: en 70-åring som är bosatt i kommunen, har skulder och uppfyller `boende är eget-hus`

Ges
  Träff

Ges inte, så som villkoren är skrivna
  Råd om pengar
    raden som avgör: `boende är hyresrätt` (p/a.stadga:20)
    svaret skulle bli ett annat om `boende` vore `hyresrätt`
";
    let second = "q: en 70-åring som har skulder hos kommunen och inte är bosatt i kommunen

Beror på mer
  Råd om pengar
    fråga om: `boende` (hur personen bor: hyresrätt eller bostadsrätt)

Ges inte, så som villkoren är skrivna
  Träff
    raden som avgör: `bosatt i kommunen` (q/b.stadga:25)
    svaret skulle bli ett annat om personen vore bosatt i kommunen
";
    let last = LAST.replace("Provby", "Storbyn");
    talk(&here, &["fråga", "p", "q"], &format!("{GREETING}{asked}{LAST}{second}{last}"));
}

#[test]
fn two_versions_of_a_riktlinje_ask_once() {
    let here = here();
    here.write("q/b.stadga", format!("{}{}", sound(), DOCUMENT.replace("minst 65 år", "minst 60 år")));
    let asked = "Hur gammal är personen? ⟨62⟩
Är personen bosatt i Provby? (ja/nej) ⟨ja⟩

p: en 62-åring som är bosatt i kommunen

Ges inte, så som villkoren är skrivna
  Träff
    raden som avgör: `ålder minst 65 år` (p/a.stadga:25)
    svaret skulle bli ett annat om personen hade fyllt 65 år
";
    let second = "q: en 62-åring som är bosatt i kommunen\n\nGes\n  Träff\n";
    let expected = format!("{GREETING}{asked}{LAST}{second}{LAST}");
    talk(&here, &["fråga", "p", "q", "--insats", "träff"], &expected);
}

#[test]
fn a_real_riktlinje_is_asked_about() {
    let insatser = ["haschavvänjning", "återfallsprevention", "medling-öppenvård", "cosp-trygghetscirkeln", "biff"];
    let mut program = command(&["fråga", "tomelilla", "--datum", "2026-11-22"]);
    program.args(insatser.iter().flat_map(|name| ["--insats", name])).current_dir(root().join("policies"));
    let asked = "Hur gammal är personen? ⟨ja⟩
  Skriv en ålder, som 17 eller 4 månader.
Hur gammal är personen? ⟨34⟩
Är personen folkbokförd i Tomelilla? (ja/nej) ⟨vet inte⟩
  Skriv ja eller nej.
Är personen folkbokförd i Tomelilla? (ja/nej) ⟨⟩
Är barnet folkbokfört i Tomelilla? (ja/nej) ⟨⟩
Stämmer det här om personen: har, liksom den andra parten, samtyckt till medling? (ja/nej) ⟨ja⟩
Stämmer det här om personen: vill delta aktivt i strukturerade samtal? (ja/nej) ⟨jo⟩
  Skriv ja eller nej.
Stämmer det här om personen: vill delta aktivt i strukturerade samtal? (ja/nej) ⟨ja⟩
Stämmer det här om personen: har en konflikt som det bedöms lämpligt att medla i? (ja/nej) ⟨ja⟩
Stämmer det här om personen: missbrukar cannabis eller är beroende av det? (ja/nej) ⟨⟩
Stämmer det här om personen: vill förebygga återfall i beroende av substanser och spel om pengar? (ja/nej) ⟨ja⟩
Stämmer det här om personen: är aktiv i sitt beroende? (ja/nej) ⟨nej⟩
Hur gammal är barnet? ⟨⟩
Stämmer det här om personen: har fått ett undantag från barnets ålder efter noggrant övervägande? (ja/nej) ⟨⌃D⟩

tomelilla: en 34-åring som har, liksom den andra parten, samtyckt till medling, vill
delta aktivt i strukturerade samtal, har en konflikt som det bedöms lämpligt att medla
i, vill förebygga återfall i beroende av substanser och spel om pengar och inte är aktiv
i sitt beroende

Ges
  Medling

Beror på mer
  COSP (trygghetscirkeln)
    fråga om: barnet är folkbokfört i kommunen; barnets ålder;
      `undantag-från-barnets-ålder` (har fått ett undantag från barnets ålder efter
      noggrant övervägande; det kräver en bedömning)
  HAP (Haschavvänjningsprogram)
    fråga om: folkbokförd i kommunen; `cannabisbruk` (missbrukar cannabis eller är
      beroende av det)
  ÅP (återfallsprevention)
    fråga om: folkbokförd i kommunen

Dokumentet anger inga villkor
  BIFF (Barn i föräldrars fokus)
    fråga den som ger insatsen vem den passar

Fråga Familjenämnden i Tomelilla. Kommunens växel kopplar rätt.
Den som vill kan alltid ansöka om stöd hos Familjenämnden. Då prövas vad just den
personen behöver. Det gäller även den som redan får något av det som står här. Den som
ger stödet ska berätta om det (11 kap. 6 § SoL).

";
    assert_eq!(Conversation::new(&format!("{GREETING}{asked}")).with(Terminal::start(program)), Some(0));
}

#[test]
fn programs_and_pipes_are_not_asked() {
    let here = here();
    let args = ["fråga", "p", "--insats", "träff", "--ålder", "66", "--datum", "2026-11-22"];
    let json = [&args[..], &["--format", "json"]].concat();
    let mut program = command(&json);
    program.current_dir(here.path(""));
    assert_eq!(Conversation::new(&here.run(&json).out).with(Terminal::start(program)), Some(0));
    // What is written goes to a file, and whoever sits at the terminal is left alone.
    let file = std::fs::File::create(here.path("svar.txt")).expect("a file");
    let mut program = command(&args);
    program.current_dir(here.path(""));
    assert_eq!(Conversation::new("").with(Terminal::start_writing_to(program, Stdio::from(file))), Some(0));
    let told = here.read("svar.txt");
    assert_eq!(told, here.run(&args).out);
    assert!(told.starts_with("p: en 66-åring\n\nBeror på mer\n  Träff\n    fråga om: bosatt i kommunen\n"), "{told}");
}

#[test]
fn the_answers_become_a_prov() {
    let asked = "Är personen bosatt i Provby? (ja/nej) ⟨ja⟩

prov \"En 66-åring som är bosatt i kommunen\" {
    person { ålder 66 år  bosatt i kommunen }
    ges träff utan samtycke
}
";
    let args = ["fråga", "p", "--insats", "träff", "--ålder", "66", "--spara-prov"];
    talk(&here(), &args, &format!("{GREETING}{asked}"));
}
