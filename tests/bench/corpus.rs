//! A made corpus: as many kommuner and insatser as asked for, varied and realistic, the same for the same seed.
//! A known share of the documents has a planted mistake, so that a check can be seen to find them.

use std::fmt::Write as _;

/// One made document.
pub(crate) struct Made {
    /// Its folder's name.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
    /// The code of the mistake that was planted; `None` in the others.
    pub(crate) planted: Option<&'static str>,
}

/// Every how many documents one has a mistake.
pub(crate) const ONE_IN: usize = 10;

const MISTAKES: [&str; 5] = ["S004", "M001", "L001", "L011", "V001"];
const PLACES: [&str; 12] =
    ["Björk", "Gran", "Sten", "Norr", "Öster", "Väst", "Söder", "Älv", "Ås", "Hav", "Skog", "Lund"];
const ENDS: [&str; 8] = ["torp", "köping", "stad", "by", "fors", "sjö", "berga", "ryd"];
const THEMES: [(&str, &str, &str); 12] = [
    ("Samtalsstöd", "stödsamtal", "samtal med en kurator om det som är svårt just nu"),
    ("Stöd till anhöriga", "anhörigstöd", "information, råd och möten med andra i samma situation"),
    ("Föräldrakurs", "föräldraprogram", "träffar i grupp om vardagen med barn, med övningar att göra hemma"),
    ("Råd om ekonomi", "budget-och-skuldrådgivning", "hjälp att få överblick över inkomster, utgifter och skulder"),
    ("Öppen träffpunkt", "mötesplats", "ett ställe att komma till för att umgås, äta lunch och delta i aktiviteter"),
    ("Stöd vid beroende", "beroendestöd", "motiverande samtal och stöd att hålla fast vid en förändring"),
    ("Krisstöd", "krisstöd", "några samtal kort tid efter en svår händelse"),
    ("Ungdomsstöd", "ungdomsstöd", "samtal och aktiviteter för unga som vill förändra något i sin vardag"),
    ("Boendestöd", "boendestöd", "praktiskt stöd i hemmet med rutiner, planering och kontakter"),
    ("Råd till föräldrar", "föräldrarådgivning", "enskilda samtal om gränser, rutiner och skola"),
    ("Dagverksamhet", "dagverksamhet", "gemenskap, rörelse och kultur på dagtid"),
    ("Sysselsättning", "sysselsättningsstöd", "en plats att komma till, med enkla uppgifter i egen takt"),
];
const WORDS: [&str; 40] = [
    "stödet",
    "vardagen",
    "tillsammans",
    "deltagaren",
    "samtal",
    "hemma",
    "familjen",
    "gruppen",
    "steg",
    "mål",
    "planen",
    "kontakt",
    "ofta",
    "lugnt",
    "tempo",
    "frågor",
    "svar",
    "övningar",
    "träffar",
    "handledare",
    "utbildad",
    "erfaren",
    "lokal",
    "centralt",
    "buss",
    "kväll",
    "dagtid",
    "förmiddag",
    "anpassas",
    "efter",
    "behov",
    "önskemål",
    "börjar",
    "avslutas",
    "följs",
    "upp",
    "vid",
    "behov",
    "fortsätter",
    "längre",
];

/// The documents, `insatser` to each.
pub(crate) fn make(kommuner: usize, insatser: usize, seed: u64) -> Vec<Made> {
    (0..kommuner)
        .map(|at| {
            let mut dice = Dice(seed ^ (at as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
            let planted = (at % ONE_IN == ONE_IN - 1).then(|| MISTAKES[(at / ONE_IN) % MISTAKES.len()]);
            let place = format!("{}{}", PLACES[at % 12], ENDS[(at / 12) % 8]);
            Made {
                name: format!("{}-{at}", place.to_lowercase()),
                text: document(&mut dice, &place, insatser, planted),
                planted,
            }
        })
        .collect()
}

fn document(dice: &mut Dice, place: &str, insatser: usize, planted: Option<&str>) -> String {
    let mut out = format!(
        "// Ett påhittat dokument för mätningar.\n\nriktlinje \"Insatser utan individuell behovsprövning\" {{\n    \
         kommun \"{place}\"\n    nämnd \"Socialnämnden\"\n    beslut 2026-06-{:02} § \"{}/2026\" diarienummer \"SN 2026/{}\"\n    \
         gäller från 2026-07-01\n    översyn senast 2027-06-30\n    lag SoL\n    ansvarig \"Socialchefen\"\n    \
         kontakt {{ telefon \"0{}-{} {} {}\" webb \"https://www.example.se/stod\" }}\n    \
         ansökan \"\"\"Du kan alltid ansöka om en insats. Då prövar vi ditt behov. Ring mottagningen.\"\"\"\n    \
         samtycke av vårdnadshavare för barn under 18 år\n    dokumentation enligt 14 kap. 3 § SoL i \"Journalen\"\n    \
         uppföljning \"\"\"Nämnden följer upp alla insatser en gång om året.\"\"\"\n}}\n\n\
         uppgift vardagsstöd \"vill ha stöd i vardagen\" {{\n    kontrolleras genom egen uppgift\n}}\n\n\
         uppgift sysselsättning \"huvudsaklig sysselsättning\" {{\n    värden skola, arbete, ingen\n    \
         kontrolleras genom egen uppgift\n}}\n\n\
         villkor bor-här {{\n    bosatt eller vistas stadigvarande i kommunen\n}}\n\n\
         metod motiverande-samtal \"Motiverande samtal\" \"\"\"En samtalsmetod som utgår från personens egen vilja.\"\"\"\n",
        1 + dice.below(28),
        10 + dice.below(90),
        100 + dice.below(900),
        100 + dice.below(900),
        100 + dice.below(900),
        10 + dice.below(90),
        10 + dice.below(90),
    );
    for at in 0..insatser {
        if at % 10 == 0 {
            write!(out, "\navsnitt \"Del {}\" \"\"\"\n    {}\n\"\"\"\n", at / 10 + 1, prose(dice, 18))
                .expect("a string");
        }
        let mistake = planted.filter(|_| at == insatser / 2);
        insats(dice, at, mistake, &mut out);
    }
    out
}

fn insats(dice: &mut Dice, at: usize, mistake: Option<&str>, out: &mut String) {
    let (title, mut kategori, what) = THEMES[dice.below(THEMES.len())];
    let adults = dice.below(3) > 0;
    let age = match (mistake, adults) {
        (Some("V001"), _) => "ålder minst 18 år\n        ålder under 15 år",
        (Some("L001"), _) => "ålder 16–24 år",
        (Some("L011"), _) => "ålder 10–17 år",
        (_, true) => "ålder minst 18 år",
        (_, false) => "ålder 13–20 år",
    };
    if mistake == Some("L001") {
        kategori = "hem-för-vård-eller-boende";
    }
    let misspelt = if mistake == Some("S004") { "genomförnade" } else { "genomförande" };
    let fact = if mistake == Some("M001") { "vardagsstöt" } else { "vardagsstöd" };
    write!(
        out,
        "\ninsats insats-{at} \"{title} {at}\" är {kategori} {{\n    kortfattat \"\"\"Du kan få {what}.\"\"\"\n    \
         innehåll \"\"\"\n        Insatsen består av {what}. {}\n\n        - {}\n        - {}\n    \"\"\"\n    \
         {misspelt} \"\"\"\n        {}\n        {}\n    \"\"\"\n    syfte \"\"\"{}\"\"\"\n    metod motiverande-samtal\n    \
         omfattning {}–{} tillfällen à {} minuter under {} månader\n    form individuellt, grupp {}–{} deltagare\n    \
         målgrupp \"\"\"{}\"\"\"\n    villkor {{\n        bor-här\n        {age}\n",
        prose(dice, 14),
        prose(dice, 5),
        prose(dice, 6),
        prose(dice, 16),
        prose(dice, 12),
        prose(dice, 12),
        3 + dice.below(4),
        8 + dice.below(8),
        45 + 15 * dice.below(5),
        2 + dice.below(6),
        4 + dice.below(3),
        8 + dice.below(5),
        prose(dice, 9),
    )
    .expect("a string");
    match dice.below(4) {
        0 => writeln!(
            out,
            "        något av {{\n            {fact}\n            sysselsättning någon av skola, ingen\n        }}"
        ),
        1 => writeln!(out, "        {fact}\n        inte sysselsättning är arbete"),
        _ => writeln!(out, "        {fact}"),
    }
    .expect("a string");
    out.push_str("    }\n");
    if mistake == Some("L011") {
        out.push_str("    från 12 år utan samtycke \"\"\"Nämnden bedömer att det är lämpligt.\"\"\"\n");
    } else if !adults && dice.below(2) == 0 {
        out.push_str("    från 15 år utan samtycke \"\"\"Unga söker stöd tidigare när ingen annan måste få veta det. Nämnden bedömer att det är lämpligt.\"\"\"\n");
    }
    write!(
        out,
        "    uppföljning individnivå \"{}\"\n    avgift ingen\n    språk svenska, engelska\n    tolk\n}}\n",
        prose(dice, 8)
    )
    .expect("a string");
}

fn prose(dice: &mut Dice, words: usize) -> String {
    let mut text = String::new();
    for at in 0..words {
        let word = WORDS[dice.below(WORDS.len())];
        if at == 0 {
            text.extend(word.chars().next().into_iter().flat_map(char::to_uppercase));
            text.push_str(&word[word.chars().next().map_or(0, char::len_utf8)..]);
        } else {
            text.push(' ');
            text.push_str(word);
        }
    }
    text.push('.');
    text
}

/// A small generator of numbers that is the same on every machine.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number from 0 and below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % n as u64).unwrap_or(0)
    }
}
