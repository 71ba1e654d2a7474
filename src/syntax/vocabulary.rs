//! The words of the language by where they may stand, each with an example: for telling a misspelt word from one
//! that is out of place, and for showing how a row is written.

use super::parser::Rule;

/// A word that begins something, and how that is written.
type Entry = (&'static str, &'static str);

/// The words that begin an item.
const ITEMS: [Entry; 11] = [
    ("riktlinje", r#"riktlinje "Titel" { … }"#),
    ("avsnitt", r#"avsnitt "Rubrik""#),
    ("underavsnitt", r#"underavsnitt "Rubrik""#),
    ("insats", r#"insats samtal "Stödsamtal" är stödsamtal { … }"#),
    ("kategori", r#"kategori fältarbete "fältarbete bland unga" är ungdomsstöd"#),
    ("uppgift", r#"uppgift trångbodd "bor trångt" { kontrolleras genom egen uppgift }"#),
    ("villkor", r#"villkor vuxen { ålder minst 18 år }"#),
    ("metod", r#"metod CRAFT "Namnet på metoden""#),
    ("prov", r#"prov "vad som prövas" { … }"#),
    ("författning", r#"författning SoL "Socialtjänstlag" { … }"#),
    ("paragraf", r#"paragraf 11 kap. 5 § SoL "Rubrik" { … }"#),
];

/// A place for rows of one kind: how one is read, how the place is told, and the words that begin one, the most
/// common first.
pub(super) struct Place {
    /// Reads one row and nothing else.
    pub(super) rule: Rule,
    /// `i en insats`
    pub(super) within: &'static str,
    /// `en insats`
    pub(super) owner: &'static str,
    /// The first words of its rows.
    pub(super) words: &'static [Entry],
}

static RIKTLINJE: Place = Place {
    rule: Rule::riktlinje_clause_only,
    within: "i en riktlinje",
    owner: "riktlinjen",
    words: &[
        ("kommun", r#"kommun "Alingsås""#),
        ("nämnd", r#"nämnd "Socialnämnden""#),
        ("beslut", r#"beslut 2025-06-17 § "73/2025""#),
        ("gäller", "gäller från 2025-07-01"),
        ("översyn", "översyn senast 2026-06-30"),
        ("ansvarig", r#"ansvarig "Socialchefen""#),
        ("kontakt", r#"kontakt { telefon "0123-456 78" }"#),
        ("ansökan", r#"ansökan """Du kan alltid ansöka om en insats.""""#),
        ("samtycke", SAMTYCKE),
        ("dokumentation", DOKUMENTATION),
        ("uppföljning", r#"uppföljning """Nämnden följer upp insatserna varje år.""""#),
        ("lag", "lag SoL, FL"),
        ("författningssamling", r#"författningssamling "KFS 2025:7""#),
        ("ersätter", r#"ersätter "riktlinje-2023""#),
        ("från", FRAN),
        ("över", FRAN),
        ("inget", r#"inget samtycke """Skälen.""""#),
        ("godta", GODTA),
    ],
};

static INSATS: Place = Place {
    rule: Rule::insats_clause_only,
    within: "i en insats",
    owner: "en insats",
    words: &[
        ("kortfattat", r#"kortfattat """Du kan få råd och stöd.""""#),
        ("innehåll", r#"innehåll """Vad insatsen består av.""""#),
        ("målgrupp", r#"målgrupp """Vem den är till för.""""#),
        ("villkor", "villkor { ålder minst 18 år }"),
        ("form", "form individuellt, grupp 6–12 deltagare"),
        ("syfte", r#"syfte """Vad insatsen ska leda till.""""#),
        ("genomförande", r#"genomförande """Hur det går till.""""#),
        ("karaktär", r#"karaktär """Hur insatsen är.""""#),
        ("exempel", r#"exempel """Hur det kan gå till.""""#),
        ("text", r#"text "Rubrik" """Löpande text.""""#),
        ("ges", "ges till barn, förälder"),
        ("metod", "metod CRAFT"),
        ("omfattning", "omfattning 8–10 tillfällen à 2 timmar under 3–4 månader"),
        ("samtycke", SAMTYCKE),
        ("från", FRAN),
        ("över", FRAN),
        ("inget", r#"inget samtycke """Skälen.""""#),
        ("anonymt", "anonymt vid första besöket"),
        ("dokumentation", DOKUMENTATION),
        ("uppföljning", r#"uppföljning verksamhetsnivå "Vi räknar besöken.""#),
        ("avgift", "avgift ingen"),
        ("utförare", r#"utförare "Familjecentralen""#),
        ("plats", r#"plats "Storgatan 1""#),
        ("kontakt", r#"kontakt { telefon "0123-456 78" }"#),
        ("språk", "språk svenska, arabiska"),
        ("tolk", "tolk"),
        ("sakliga", r#"sakliga skäl """Varför villkoret behövs.""""#),
        ("gäller", "gäller från 2025-07-01 till 2026-06-30"),
        ("godta", GODTA),
    ],
};

const SAMTYCKE: &str = "samtycke av vårdnadshavare för barn under 15 år";
const FRAN: &str = r#"från 15 år utan samtycke """Varför det är lämpligt.""""#;
const DOKUMENTATION: &str = "dokumentation enligt 14 kap. 3 § SoL";
const GODTA: &str = r#"godta L032 "Skälet." av "Kommunjuristen" 2026-01-15 till 2026-12-31"#;

static UPPGIFT: Place = Place {
    rule: Rule::uppgift_clause_only,
    within: "i en uppgift",
    owner: "en uppgift",
    words: &[
        ("kontrolleras", "kontrolleras genom egen uppgift"),
        ("värden", "värden gymnasium, arbete, ingen"),
        ("diskrimineringsgrund", "diskrimineringsgrund ålder"),
    ],
};

static KATEGORI: Place = Place {
    rule: Rule::kategori_clause_only,
    within: "i en kategori",
    owner: "en kategori",
    words: &[
        ("kallas", r#"kallas "stödfamilj", "kontaktfamilj""#),
        ("ekonomiskt", "ekonomiskt behov"),
        ("åldersgrupp", "åldersgrupp"),
    ],
};

static PROV: Place = Place {
    rule: Rule::prov_clause_only,
    within: "i ett prov",
    owner: "ett prov",
    words: &[
        ("person", "person { ålder 17 år }"),
        ("ges", "ges samtal utan samtycke"),
        ("nekas", "nekas samtal därför att ålder"),
        ("beror", "beror samtal på folkbokförd"),
    ],
};

static FORFATTNING: Place = Place {
    rule: Rule::forfattning_clause_only,
    within: "i en författning",
    owner: "en författning",
    words: &[
        ("sfs", r#"sfs "2025:400""#),
        ("gäller", "gäller från 2025-07-01"),
        ("ersätter", r#"ersätter "2001:453""#),
        ("paragrafer", r#"paragrafer "1:1–4, 12:7 a""#),
    ],
};

static PARAGRAF: Place = Place {
    rule: Rule::paragraf_clause_only,
    within: "i en paragraf",
    owner: "en paragraf",
    words: &[
        ("gäller", "gäller från 2025-07-01"),
        ("innebörd", r#"innebörd """Vår egen sammanfattning.""""#),
        ("kräver", "kräver samtycke under 18 år"),
        ("medger", "medger utan samtycke från 15 år"),
        ("förbjuder", "förbjuder avgift för behandling"),
        ("endast", "endast personliga behov"),
        ("kan", "kan kräva behovsprövning punkt 5 för hem-för-vård-eller-boende"),
        ("utesluter", "utesluter dokumentationsundantag personliga-förhållanden för omsorg"),
        ("för", "för behovsprövade insatser"),
        ("motsvaras", "motsvaras av 14 kap. 3 § SoL"),
    ],
};

/// Conditions, wherever they stand.
static VILLKOR: Place = Place {
    rule: Rule::cond_only,
    within: "bland villkor",
    owner: "ett villkor",
    words: &[
        ("ålder", "ålder minst 18 år"),
        ("folkbokförd", "folkbokförd i kommunen"),
        ("bosatt", "bosatt i kommunen"),
        ("vistas", "vistas i kommunen"),
        ("inte", "inte folkbokförd i kommunen"),
        ("något", "något av { … }"),
        ("alla", "alla av { … }"),
        ("inget", "inget av { … }"),
        ("barnet", "barnet { ålder 3–12 år }"),
        ("föräldern", "föräldern { … }"),
        ("närstående", "närstående { … }"),
    ],
};

/// The rows within `kontakt`.
static KONTAKT: Place = Place {
    rule: Rule::insats_clause_only,
    within: "inom `kontakt`",
    owner: "`kontakt { … }`",
    words: &[
        ("telefon", r#"telefon "0123-456 78""#),
        ("epost", r#"epost "stod@kommunen.se""#),
        ("webb", r#"webb "https://www.kommunen.se""#),
        ("besök", r#"besök "Storgatan 1""#),
    ],
};

/// The rows within `dokumentation undantag`.
static UNDANTAG: Place = Place {
    rule: Rule::insats_clause_only,
    within: "inom `dokumentation undantag`",
    owner: "`dokumentation undantag enligt … { … }`",
    words: &[
        ("särskilda", r#"särskilda skäl mötesplats """Skälen.""""#),
        ("avvägning", r#"avvägning """Hur skälen vägdes mot uppföljningen.""""#),
        ("beslut", r#"beslut 2025-06-17 § "73/2025""#),
    ],
};

/// The words that begin an item.
pub(super) fn items() -> impl Iterator<Item = &'static str> {
    ITEMS.iter().map(|&(word, _)| word)
}

/// How an item that begins with this word is written; `None` when none does.
pub(super) fn item(word: &str) -> Option<&'static str> {
    ITEMS.iter().find(|(known, _)| *known == word).map(|&(_, example)| example)
}

/// The item of a keyword, in the definite form: `insatsen`.
pub(super) fn definite(keyword: &str) -> &'static str {
    match keyword {
        "riktlinje" => "riktlinjen",
        "insats" => "insatsen",
        "uppgift" => "uppgiften",
        "kategori" => "kategorin",
        "prov" => "provet",
        "villkor" => "villkoret",
        "författning" => "författningen",
        "paragraf" => "paragrafen",
        _ => "blocket",
    }
}

/// The item of a keyword, as a pronoun: `den`.
pub(super) fn it(keyword: &str) -> &'static str {
    if definite(keyword).ends_with('t') { "det" } else { "den" }
}

/// The place that an item of this keyword is.
pub(super) fn place(keyword: &str) -> &'static Place {
    match keyword {
        "riktlinje" => &RIKTLINJE,
        "uppgift" => &UPPGIFT,
        "kategori" => &KATEGORI,
        "prov" => &PROV,
        "författning" => &FORFATTNING,
        "paragraf" => &PARAGRAF,
        "villkor" => &VILLKOR,
        _ => &INSATS,
    }
}

/// The place within the braces of a row that begins with this word, in `around`.
pub(super) fn inside(word: &str, around: &'static Place) -> &'static Place {
    match word {
        "kontakt" => &KONTAKT,
        "dokumentation" => &UNDANTAG,
        "" => around,
        _ => &VILLKOR,
    }
}

impl Place {
    /// How a row that begins with this word is written; `None` when none does.
    pub(super) fn example(&self, word: &str) -> Option<&'static str> {
        self.words.iter().find(|(known, _)| *known == word).map(|&(_, example)| example)
    }

    /// The first words of its rows.
    pub(super) fn first_words(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().map(|&(word, _)| word)
    }
}

/// Where rows that begin with this word belong: `riktlinjen`, `en insats`; empty when no row does.
pub(super) fn owners(word: &str) -> Vec<&'static str> {
    let places =
        [&INSATS, &RIKTLINJE, &UPPGIFT, &KATEGORI, &PROV, &FORFATTNING, &PARAGRAF, &VILLKOR, &KONTAKT, &UNDANTAG];
    places.iter().filter(|place| place.example(word).is_some()).map(|place| place.owner).collect()
}

/// The words that a rule of fixed words reads; none for other rules.
pub(super) fn choices(rule: Rule) -> &'static [&'static str] {
    match rule {
        Rule::participant => &["individ", "barn", "förälder", "familj", "närstående", "grupp"],
        Rule::form | Rule::form_plain | Rule::form_group => {
            &["individuellt", "grupp", "hembesök", "digitalt", "öppet hus"]
        }
        Rule::check | Rule::check_plain | Rule::check_document | Rule::check_kind => {
            &["egen uppgift", "id-handling", "folkbokföring", "intyg", "handling", "bedömning"]
        }
        Rule::level => &["individnivå", "verksamhetsnivå"],
        Rule::level_individual => &["individnivå"],
        Rule::level_operation => &["verksamhetsnivå"],
        Rule::unit => &["år", "månader", "veckor", "dagar", "timmar", "minuter"],
        Rule::age_word | Rule::age_bound => &["minst", "högst", "under", "över"],
        Rule::bound => &["minst", "högst", "cirka"],
        Rule::residence | Rule::cond_residence => &["folkbokförd", "bosatt", "vistas"],
        Rule::role | Rule::cond_role => &["barnet", "föräldern", "närstående"],
        _ => &[],
    }
}
