//! What the grammar's rules are called in Swedish, for messages on what was expected.

use super::parser::Rule;
use super::vocabulary::choices;
use crate::swedish;

/// How one expected rule is named to a reader; nothing for rules that are no news to anyone.
fn names(rule: Rule) -> Vec<String> {
    let name = match rule {
        Rule::name | Rule::names => "ett namn",
        Rule::ground | Rule::grounds => "en grund som `kön`",
        Rule::word => "en kategori som `stöd`",
        Rule::kategorier => "en kategori",
        Rule::law_name | Rule::law_names => "en lags kortnamn som `SoL`",
        Rule::string | Rule::strings | Rule::extent_label | Rule::extent_note => "en text inom citattecken",
        Rule::text => "en text inom `\"\"\"`",
        Rule::open => "`{`",
        Rule::close => "`}`",
        Rule::comma => "ett kommatecken",
        Rule::dash => "ett tankstreck",
        Rule::section_sign => "`§`",
        Rule::code => "en kod som `L032`",
        Rule::number | Rule::count => "ett tal",
        Rule::whole => "ett heltal",
        Rule::date => "ett datum som `2025-07-01`",
        Rule::quantity => "en ålder som `15 år`",
        Rule::age_range => "två åldrar som `13–21 år`",
        Rule::lagrum => "ett lagrum som `14 kap. 5 § SoL`",
        Rule::kap => "`kap.`",
        Rule::ordinal | Rule::lagrum_part => "stycke, mening eller punkt",
        Rule::cond_block => "villkor inom klamrar",
        Rule::fact_ref => "en uppgift som `ålder` eller `folkbokförd`",
        Rule::ref_age => "`ålder`",
        Rule::res_registered => "`folkbokförd`",
        Rule::res_living => "`bosatt`",
        Rule::res_staying => "`vistas`",
        Rule::occasions => "ett antal som `8–10 tillfällen`",
        Rule::length => "en längd som `à 2 timmar`",
        Rule::span_of_time => "en tid som `under 3 månader`",
        Rule::until => "`till`",
        Rule::when => "`när`",
        Rule::open_to_all => "`öppet för alla`",
        Rule::see => "`se` och namnet på en insats",
        Rule::cond_fact => "namnet på en uppgift eller ett villkor",
        Rule::cond_age => "`ålder`",
        // A letter after a number, and the end of a row, are never what somebody has forgotten.
        Rule::suffix | Rule::EOI => return Vec::new(),
        _ => return words(&[rule]).iter().map(|word| format!("`{word}`")).collect(),
    };
    vec![name.to_owned()]
}

/// The keyword that a rule is, or begins with.
fn keyword(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::kw_alla => "alla",
        Rule::cond_all => "alla av",
        Rule::c_anonymt | Rule::kw_anonymt => "anonymt",
        Rule::c_ansvarig | Rule::kw_ansvarig => "ansvarig",
        Rule::c_ansokan | Rule::kw_ansokan => "ansökan",
        Rule::kw_att => "att",
        Rule::kw_av => "av",
        Rule::c_avgift | Rule::kw_avgift => "avgift",
        Rule::avsnitt | Rule::kw_avsnitt => "avsnitt",
        Rule::c_avvagning | Rule::kw_avvagning => "avvägning",
        Rule::kw_barn => "barn",
        Rule::kw_behov => "behov",
        Rule::kw_behovsprovade => "behovsprövade",
        Rule::kw_behovsprovning => "behovsprövning",
        Rule::c_beror | Rule::kw_beror => "beror",
        Rule::c_beslut | Rule::kw_beslut => "beslut",
        Rule::c_besok | Rule::kw_besok => "besök",
        Rule::kw_besoket => "besöket",
        Rule::kw_bosatt => "bosatt",
        Rule::kw_delegation => "delegation",
        Rule::kw_deltagare => "deltagare",
        Rule::kw_diarienummer => "diarienummer",
        Rule::c_diskrimineringsgrund | Rule::kw_diskrimineringsgrund => "diskrimineringsgrund",
        Rule::c_dokumentation | Rule::kw_dokumentation => "dokumentation",
        Rule::kw_dokumentationsundantag => "dokumentationsundantag",
        Rule::kw_darfor => "därför",
        Rule::c_ekonomiskt | Rule::kw_ekonomiskt => "ekonomiskt",
        Rule::kw_eller => "eller",
        Rule::kw_en => "en",
        Rule::kw_endast | Rule::n_personal => "endast",
        Rule::kw_enligt => "enligt",
        Rule::c_epost | Rule::kw_epost => "epost",
        Rule::kw_erbjudande => "erbjudande",
        Rule::c_ersatter | Rule::kw_ersatter => "ersätter",
        Rule::c_exempel | Rule::kw_exempel => "exempel",
        Rule::c_form | Rule::kw_form => "form",
        Rule::kw_fortfarande => "fortfarande",
        Rule::c_utan_samtycke | Rule::kw_fran => "från",
        Rule::kw_for | Rule::n_assessed => "för",
        Rule::kw_forbjuder | Rule::n_no_delegation | Rule::n_no_fee => "förbjuder",
        Rule::forfattning | Rule::forfattning_head | Rule::kw_forfattning => "författning",
        Rule::c_forfattningssamling | Rule::kw_forfattningssamling => "författningssamling",
        Rule::kw_forsta => "första",
        Rule::kw_genom => "genom",
        Rule::c_genomforande | Rule::kw_genomforande => "genomförande",
        Rule::c_ges | Rule::c_ges_till | Rule::kw_ges => "ges",
        Rule::c_godta | Rule::kw_godta => "godta",
        Rule::kw_grupp => "grupp",
        Rule::c_galler | Rule::c_still | Rule::kw_galler => "gäller",
        Rule::kw_i => "i",
        Rule::kw_identitet => "identitet",
        Rule::kw_information => "information",
        Rule::kw_ingen => "ingen",
        Rule::c_inget_samtycke | Rule::kw_inget => "inget",
        Rule::cond_none => "inget av",
        Rule::c_innebord | Rule::kw_innebord => "innebörd",
        Rule::c_innehall | Rule::kw_innehall => "innehåll",
        Rule::insats | Rule::insats_head | Rule::kw_insats => "insats",
        Rule::kw_insatser => "insatser",
        Rule::cond_not | Rule::kw_inte => "inte",
        Rule::c_kallas | Rule::kw_kallas => "kallas",
        Rule::kw_kan => "kan",
        Rule::c_karaktar | Rule::kw_karaktar => "karaktär",
        Rule::kategori | Rule::kw_kategori => "kategori",
        Rule::c_kommun | Rule::kw_kommun => "kommun",
        Rule::kw_kommunen => "kommunen",
        Rule::c_kontakt | Rule::kw_kontakt => "kontakt",
        Rule::c_kontrolleras | Rule::kw_kontrolleras => "kontrolleras",
        Rule::c_kortfattat | Rule::kw_kortfattat => "kortfattat",
        Rule::kw_krava => "kräva",
        Rule::kw_kraver
        | Rule::n_assessment
        | Rule::n_consent
        | Rule::n_document
        | Rule::n_follow_up
        | Rule::n_inform
        | Rule::n_offer
        | Rule::n_reasons => "kräver",
        Rule::c_lag | Rule::kw_lag => "lag",
        Rule::kw_med => "med",
        Rule::kw_medger | Rule::n_doc_exempt | Rule::n_fee | Rule::n_no_consent => "medger",
        Rule::kw_meningen => "meningen",
        Rule::c_metod | Rule::kw_metod | Rule::metod => "metod",
        Rule::kw_motsvaras | Rule::n_successor => "motsvaras",
        Rule::c_malgrupp | Rule::kw_malgrupp => "målgrupp",
        Rule::c_nekas | Rule::kw_nekas => "nekas",
        Rule::c_namnd | Rule::kw_namnd => "nämnd",
        Rule::kw_nar => "när",
        Rule::kw_nagon => "någon",
        Rule::kw_nagot => "något",
        Rule::cond_any => "något av",
        Rule::kw_och => "och",
        Rule::kw_om => "om",
        Rule::c_omfattning | Rule::kw_omfattning => "omfattning",
        Rule::kw_p => "p.",
        Rule::kw_paragraf | Rule::paragraf | Rule::paragraf_head => "paragraf",
        Rule::c_person | Rule::kw_person => "person",
        Rule::c_paragrafer | Rule::kw_paragrafer => "paragrafer",
        Rule::kw_personliga => "personliga",
        Rule::kw_personliga_forhallanden => "personliga-förhållanden",
        Rule::c_plats | Rule::kw_plats => "plats",
        Rule::kw_privat => "privat",
        Rule::kw_prov | Rule::prov | Rule::prov_head => "prov",
        Rule::kw_punkt => "punkt",
        Rule::kw_pa => "på",
        Rule::kw_region => "region",
        Rule::kw_riktlinje | Rule::riktlinje | Rule::riktlinje_head => "riktlinje",
        Rule::c_sakliga_skal | Rule::kw_sakliga => "sakliga",
        Rule::c_samtycke | Rule::kw_samtycke => "samtycke",
        Rule::kw_se => "se",
        Rule::kw_senast => "senast",
        Rule::c_sfs | Rule::kw_sfs => "sfs",
        Rule::kw_skal => "skäl",
        Rule::c_sprak | Rule::kw_sprak => "språk",
        Rule::kw_stadigvarande => "stadigvarande",
        Rule::kw_stycket => "stycket",
        Rule::c_syfte | Rule::kw_syfte => "syfte",
        Rule::c_skal | Rule::kw_sarskilda => "särskilda",
        Rule::c_telefon | Rule::kw_telefon => "telefon",
        Rule::c_text | Rule::kw_text => "text",
        Rule::kw_till => "till",
        Rule::kw_tillfallen => "tillfällen",
        Rule::c_tolk | Rule::kw_tolk => "tolk",
        Rule::kw_undantag => "undantag",
        Rule::kw_under => "under",
        Rule::kw_underavsnitt | Rule::underavsnitt => "underavsnitt",
        Rule::c_uppfoljning | Rule::c_uppfoljning_text | Rule::kw_uppfoljning => "uppföljning",
        Rule::kw_uppgift | Rule::uppgift | Rule::uppgift_head => "uppgift",
        Rule::kw_utan => "utan",
        Rule::kw_utesluter | Rule::n_doc_barred => "utesluter",
        Rule::c_utforare | Rule::kw_utforare => "utförare",
        Rule::kw_vid => "vid",
        Rule::c_villkor | Rule::kw_villkor | Rule::villkor_item => "villkor",
        Rule::kw_vistas => "vistas",
        Rule::c_varden | Rule::kw_varden => "värden",
        Rule::kw_vardnadshavare => "vårdnadshavare",
        Rule::kw_vardnadshavares => "vårdnadshavares",
        Rule::c_webb | Rule::kw_webb => "webb",
        Rule::kw_a => "à",
        Rule::kw_ar => "är",
        Rule::kw_alder => "ålder",
        Rule::c_aldersgrupp | Rule::kw_aldersgrupp => "åldersgrupp",
        Rule::kw_arligen => "årligen",
        Rule::kw_oppet => "öppet",
        Rule::kw_over => "över",
        Rule::c_oversyn | Rule::kw_oversyn => "översyn",
        _ => return None,
    })
}

/// The fixed words among what was expected.
pub(super) fn words(expected: &[Rule]) -> Vec<&'static str> {
    let of = |&rule: &Rule| match choices(rule) {
        [] => keyword(rule).into_iter().collect(),
        words => words.to_vec(),
    };
    expected.iter().flat_map(of).collect()
}

/// What was expected, as a phrase: `` `av` eller ett namn ``; of many, the first few. Empty when nothing is known.
/// A unit is that of an age when `age` says so.
pub(super) fn expected(rules: &[Rule], age: bool) -> String {
    let mut told: Vec<String> = Vec::new();
    for &rule in rules {
        let ages = || ["`år`".to_owned(), "`månader`".to_owned()];
        for name in if age && rule == Rule::unit { ages().to_vec() } else { names(rule) } {
            if !told.contains(&name) {
                told.push(name);
            }
        }
    }
    if told.len() > 7 {
        told.truncate(5);
        return format!("till exempel {}", swedish::or(&told));
    }
    swedish::or(&told)
}
