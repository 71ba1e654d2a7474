//! What the grammar's rules are called in Swedish, for messages on what was expected.

use super::parser::Rule;

/// How one expected rule is named to a reader; `None` for rules that are no news to anyone.
fn name(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::name => "ett namn",
        Rule::word => "ett ord",
        Rule::law_name => "en lags kortnamn, som `SoL`",
        Rule::string => "en text inom citattecken",
        Rule::text => "en text inom `\"\"\"`",
        Rule::open => "`{`",
        Rule::close => "`}`",
        Rule::comma => "ett kommatecken",
        Rule::dash => "ett tankstreck",
        Rule::section_sign => "`§`",
        Rule::code => "en kod, som `L032`",
        Rule::number => "ett tal",
        Rule::whole => "ett heltal",
        Rule::date => "ett datum, som `2025-07-01`",
        Rule::unit => "en enhet, som `år` eller `månader`",
        Rule::quantity => "ett tal med enhet, som `15 år`",
        Rule::names => "ett namn",
        Rule::kategorier => "en kategori",
        Rule::strings => "en text inom citattecken",
        Rule::law_names => "en lags kortnamn",
        Rule::lagrum => "ett lagrum, som `14 kap. 5 § SoL`",
        Rule::kap => "`kap.`",
        Rule::ordinal => "ett ordningstal",
        Rule::participant => "`individ`, `barn`, `förälder`, `familj`, `närstående` eller `grupp`",
        Rule::form => "en form, som `individuellt` eller `grupp`",
        Rule::form_plain => "en form, som `individuellt` eller `grupp`",
        Rule::form_group => "en form, som `individuellt` eller `grupp`",
        Rule::bound => "`minst`, `högst` eller `cirka`",
        Rule::count => "ett antal",
        Rule::level => "`individnivå` eller `verksamhetsnivå`",
        Rule::level_individual => "`individnivå`",
        Rule::level_operation => "`verksamhetsnivå`",
        Rule::age_word => "`minst`, `högst`, `under` eller `över`",
        Rule::age_bound => "`minst`, `högst`, `under` eller `över` och en ålder",
        Rule::age_range => "två åldrar, som `13–21 år`",
        Rule::residence => "`folkbokförd`, `bosatt` eller `vistas`",
        Rule::role => "`barnet`, `föräldern` eller `närstående`",
        Rule::res_registered => "`folkbokförd`",
        Rule::res_living => "`bosatt`",
        Rule::res_staying => "`vistas`",
        Rule::check => "ett sätt att kontrollera, som `egen uppgift`",
        Rule::check_plain => "ett sätt att kontrollera, som `egen uppgift`",
        Rule::check_document => "`intyg` eller `handling`",
        Rule::check_kind => "`intyg` eller `handling`",
        Rule::cond_block => "villkor inom klamrar",
        Rule::fact_ref => "en uppgift, som `ålder` eller `folkbokförd`",
        Rule::ref_age => "`ålder`",
        Rule::occasions => "ett antal tillfällen",
        Rule::length => "en längd, som `à 2 timmar`",
        Rule::span_of_time => "en tid, som `under 3 månader`",
        Rule::extent_label => "en text inom citattecken",
        Rule::extent_note => "en text inom citattecken",
        Rule::suffix => "en bokstav",
        Rule::until => "`till`",
        Rule::when => "`när`",
        Rule::open_to_all => "`öppet för alla`",
        Rule::see => "`se` och namnet på en insats",
        Rule::cond_is | Rule::cond_one_of | Rule::cond_name => "en uppgift eller ett villkor",
        Rule::cond_age => "`ålder`",
        Rule::cond_residence => "`folkbokförd`, `bosatt` eller `vistas`",
        Rule::cond_role => "`barnet { … }`",
        Rule::EOI => "radens slut",
        _ => return keyword(rule).map(|(_, quoted)| quoted),
    })
}

/// The keyword that a rule is, or begins with, bare and as messages quote it.
fn keyword(rule: Rule) -> Option<(&'static str, &'static str)> {
    Some(match rule {
        Rule::kw_alla => ("alla", "`alla`"),
        Rule::cond_all => ("alla av", "`alla av`"),
        Rule::c_anonymt | Rule::kw_anonymt => ("anonymt", "`anonymt`"),
        Rule::c_ansvarig | Rule::kw_ansvarig => ("ansvarig", "`ansvarig`"),
        Rule::c_ansokan | Rule::kw_ansokan => ("ansökan", "`ansökan`"),
        Rule::kw_att => ("att", "`att`"),
        Rule::kw_av => ("av", "`av`"),
        Rule::c_avgift | Rule::kw_avgift => ("avgift", "`avgift`"),
        Rule::avsnitt | Rule::kw_avsnitt => ("avsnitt", "`avsnitt`"),
        Rule::c_avvagning | Rule::kw_avvagning => ("avvägning", "`avvägning`"),
        Rule::kw_barn => ("barn", "`barn`"),
        Rule::kw_behov => ("behov", "`behov`"),
        Rule::kw_behovsprovade => ("behovsprövade", "`behovsprövade`"),
        Rule::kw_behovsprovning => ("behovsprövning", "`behovsprövning`"),
        Rule::c_beror | Rule::kw_beror => ("beror", "`beror`"),
        Rule::c_beslut | Rule::kw_beslut => ("beslut", "`beslut`"),
        Rule::c_besok | Rule::kw_besok => ("besök", "`besök`"),
        Rule::kw_besoket => ("besöket", "`besöket`"),
        Rule::kw_bosatt => ("bosatt", "`bosatt`"),
        Rule::kw_delegation => ("delegation", "`delegation`"),
        Rule::kw_deltagare => ("deltagare", "`deltagare`"),
        Rule::kw_diarienummer => ("diarienummer", "`diarienummer`"),
        Rule::c_diskrimineringsgrund | Rule::kw_diskrimineringsgrund => ("diskrimineringsgrund", "`diskrimineringsgrund`"),
        Rule::c_dokumentation | Rule::kw_dokumentation => ("dokumentation", "`dokumentation`"),
        Rule::kw_dokumentationsundantag => ("dokumentationsundantag", "`dokumentationsundantag`"),
        Rule::kw_darfor => ("därför", "`därför`"),
        Rule::c_ekonomiskt | Rule::kw_ekonomiskt => ("ekonomiskt", "`ekonomiskt`"),
        Rule::kw_eller => ("eller", "`eller`"),
        Rule::kw_en => ("en", "`en`"),
        Rule::kw_endast | Rule::n_personal => ("endast", "`endast`"),
        Rule::kw_enligt => ("enligt", "`enligt`"),
        Rule::c_epost | Rule::kw_epost => ("epost", "`epost`"),
        Rule::kw_erbjudande => ("erbjudande", "`erbjudande`"),
        Rule::c_ersatter | Rule::kw_ersatter => ("ersätter", "`ersätter`"),
        Rule::c_exempel | Rule::kw_exempel => ("exempel", "`exempel`"),
        Rule::c_form | Rule::kw_form => ("form", "`form`"),
        Rule::kw_fortfarande => ("fortfarande", "`fortfarande`"),
        Rule::c_utan_samtycke | Rule::kw_fran => ("från", "`från`"),
        Rule::kw_for | Rule::n_assessed => ("för", "`för`"),
        Rule::kw_forbjuder | Rule::n_no_delegation | Rule::n_no_fee => ("förbjuder", "`förbjuder`"),
        Rule::forfattning | Rule::forfattning_head | Rule::kw_forfattning => ("författning", "`författning`"),
        Rule::c_forfattningssamling | Rule::kw_forfattningssamling => ("författningssamling", "`författningssamling`"),
        Rule::kw_forsta => ("första", "`första`"),
        Rule::kw_genom => ("genom", "`genom`"),
        Rule::c_genomforande | Rule::kw_genomforande => ("genomförande", "`genomförande`"),
        Rule::c_ges | Rule::c_ges_till | Rule::kw_ges => ("ges", "`ges`"),
        Rule::c_godta | Rule::kw_godta => ("godta", "`godta`"),
        Rule::kw_grupp => ("grupp", "`grupp`"),
        Rule::c_galler | Rule::c_still | Rule::kw_galler => ("gäller", "`gäller`"),
        Rule::kw_i => ("i", "`i`"),
        Rule::kw_identitet => ("identitet", "`identitet`"),
        Rule::kw_information => ("information", "`information`"),
        Rule::kw_ingen => ("ingen", "`ingen`"),
        Rule::c_inget_samtycke | Rule::kw_inget => ("inget", "`inget`"),
        Rule::cond_none => ("inget av", "`inget av`"),
        Rule::c_innebord | Rule::kw_innebord => ("innebörd", "`innebörd`"),
        Rule::c_innehall | Rule::kw_innehall => ("innehåll", "`innehåll`"),
        Rule::insats | Rule::insats_head | Rule::kw_insats => ("insats", "`insats`"),
        Rule::kw_insatser => ("insatser", "`insatser`"),
        Rule::cond_not | Rule::kw_inte => ("inte", "`inte`"),
        Rule::c_kallas | Rule::kw_kallas => ("kallas", "`kallas`"),
        Rule::kw_kan => ("kan", "`kan`"),
        Rule::c_karaktar | Rule::kw_karaktar => ("karaktär", "`karaktär`"),
        Rule::kategori | Rule::kw_kategori => ("kategori", "`kategori`"),
        Rule::c_kommun | Rule::kw_kommun => ("kommun", "`kommun`"),
        Rule::kw_kommunen => ("kommunen", "`kommunen`"),
        Rule::c_kontakt | Rule::kw_kontakt => ("kontakt", "`kontakt`"),
        Rule::c_kontrolleras | Rule::kw_kontrolleras => ("kontrolleras", "`kontrolleras`"),
        Rule::c_kortfattat | Rule::kw_kortfattat => ("kortfattat", "`kortfattat`"),
        Rule::kw_krava => ("kräva", "`kräva`"),
        Rule::kw_kraver | Rule::n_assessment | Rule::n_consent | Rule::n_document | Rule::n_follow_up | Rule::n_inform | Rule::n_offer | Rule::n_reasons => ("kräver", "`kräver`"),
        Rule::c_lag | Rule::kw_lag => ("lag", "`lag`"),
        Rule::kw_med => ("med", "`med`"),
        Rule::kw_medger | Rule::n_doc_exempt | Rule::n_fee | Rule::n_no_consent => ("medger", "`medger`"),
        Rule::kw_meningen => ("meningen", "`meningen`"),
        Rule::c_metod | Rule::kw_metod | Rule::metod => ("metod", "`metod`"),
        Rule::kw_motsvaras | Rule::n_successor => ("motsvaras", "`motsvaras`"),
        Rule::c_malgrupp | Rule::kw_malgrupp => ("målgrupp", "`målgrupp`"),
        Rule::c_nekas | Rule::kw_nekas => ("nekas", "`nekas`"),
        Rule::c_namnd | Rule::kw_namnd => ("nämnd", "`nämnd`"),
        Rule::kw_nar => ("när", "`när`"),
        Rule::kw_nagon => ("någon", "`någon`"),
        Rule::kw_nagot => ("något", "`något`"),
        Rule::cond_any => ("något av", "`något av`"),
        Rule::kw_och => ("och", "`och`"),
        Rule::kw_om => ("om", "`om`"),
        Rule::c_omfattning | Rule::kw_omfattning => ("omfattning", "`omfattning`"),
        Rule::kw_p => ("p.", "`p.`"),
        Rule::kw_paragraf | Rule::paragraf | Rule::paragraf_head => ("paragraf", "`paragraf`"),
        Rule::c_person | Rule::kw_person => ("person", "`person`"),
        Rule::kw_personliga => ("personliga", "`personliga`"),
        Rule::kw_personliga_forhallanden => ("personliga-förhållanden", "`personliga-förhållanden`"),
        Rule::c_plats | Rule::kw_plats => ("plats", "`plats`"),
        Rule::kw_privat => ("privat", "`privat`"),
        Rule::kw_prov | Rule::prov | Rule::prov_head => ("prov", "`prov`"),
        Rule::kw_punkt => ("punkt", "`punkt`"),
        Rule::kw_pa => ("på", "`på`"),
        Rule::kw_region => ("region", "`region`"),
        Rule::kw_riktlinje | Rule::riktlinje | Rule::riktlinje_head => ("riktlinje", "`riktlinje`"),
        Rule::c_sakliga_skal | Rule::kw_sakliga => ("sakliga", "`sakliga`"),
        Rule::c_samtycke | Rule::kw_samtycke => ("samtycke", "`samtycke`"),
        Rule::kw_se => ("se", "`se`"),
        Rule::kw_senast => ("senast", "`senast`"),
        Rule::c_sfs | Rule::kw_sfs => ("sfs", "`sfs`"),
        Rule::kw_skal => ("skäl", "`skäl`"),
        Rule::c_sprak | Rule::kw_sprak => ("språk", "`språk`"),
        Rule::kw_stadigvarande => ("stadigvarande", "`stadigvarande`"),
        Rule::kw_stycket => ("stycket", "`stycket`"),
        Rule::c_syfte | Rule::kw_syfte => ("syfte", "`syfte`"),
        Rule::c_skal | Rule::kw_sarskilda => ("särskilda", "`särskilda`"),
        Rule::c_telefon | Rule::kw_telefon => ("telefon", "`telefon`"),
        Rule::c_text | Rule::kw_text => ("text", "`text`"),
        Rule::kw_till => ("till", "`till`"),
        Rule::kw_tillfallen => ("tillfällen", "`tillfällen`"),
        Rule::c_tolk | Rule::kw_tolk => ("tolk", "`tolk`"),
        Rule::kw_undantag => ("undantag", "`undantag`"),
        Rule::kw_under => ("under", "`under`"),
        Rule::kw_underavsnitt | Rule::underavsnitt => ("underavsnitt", "`underavsnitt`"),
        Rule::c_uppfoljning | Rule::c_uppfoljning_text | Rule::kw_uppfoljning => ("uppföljning", "`uppföljning`"),
        Rule::kw_uppgift | Rule::uppgift | Rule::uppgift_head => ("uppgift", "`uppgift`"),
        Rule::kw_utan => ("utan", "`utan`"),
        Rule::kw_utesluter | Rule::n_doc_barred => ("utesluter", "`utesluter`"),
        Rule::c_utforare | Rule::kw_utforare => ("utförare", "`utförare`"),
        Rule::kw_vid => ("vid", "`vid`"),
        Rule::c_villkor | Rule::kw_villkor | Rule::villkor_item => ("villkor", "`villkor`"),
        Rule::kw_vistas => ("vistas", "`vistas`"),
        Rule::c_varden | Rule::kw_varden => ("värden", "`värden`"),
        Rule::kw_vardnadshavare => ("vårdnadshavare", "`vårdnadshavare`"),
        Rule::kw_vardnadshavares => ("vårdnadshavares", "`vårdnadshavares`"),
        Rule::c_webb | Rule::kw_webb => ("webb", "`webb`"),
        Rule::kw_a => ("à", "`à`"),
        Rule::kw_ar => ("är", "`är`"),
        Rule::kw_alder => ("ålder", "`ålder`"),
        Rule::c_aldersgrupp | Rule::kw_aldersgrupp => ("åldersgrupp", "`åldersgrupp`"),
        Rule::kw_arligen => ("årligen", "`årligen`"),
        Rule::kw_oppet => ("öppet", "`öppet`"),
        Rule::kw_over => ("över", "`över`"),
        Rule::c_oversyn | Rule::kw_oversyn => ("översyn", "`översyn`"),
        _ => return None,
    })
}

/// Whether a word begins a clause of some item.
pub(super) fn is_clause(word: &str) -> bool {
    CLAUSES.contains(&word)
}

/// Words that begin a clause.
const CLAUSES: [&str; 61] = ["anonymt", "ansvarig", "ansökan", "avgift", "avvägning", "beror", "beslut", "besök", "diskrimineringsgrund", "dokumentation", "ekonomiskt", "endast", "epost", "ersätter", "exempel", "form", "från", "för", "förbjuder", "författningssamling", "genomförande", "ges", "godta", "gäller", "inget", "innebörd", "innehåll", "kallas", "karaktär", "kommun", "kontakt", "kontrolleras", "kortfattat", "kräver", "lag", "medger", "metod", "motsvaras", "målgrupp", "nekas", "nämnd", "omfattning", "person", "plats", "sakliga", "samtycke", "sfs", "språk", "syfte", "särskilda", "telefon", "text", "tolk", "uppföljning", "utesluter", "utförare", "villkor", "värden", "webb", "åldersgrupp", "översyn"];

/// The keywords among what was expected, bare.
pub(super) fn words(expected: &[Rule]) -> Vec<&'static str> {
    expected.iter().filter_map(|&rule| keyword(rule).map(|(bare, _)| bare)).collect()
}

/// What was expected, as a phrase: `` `av` eller ett namn ``. Many clauses at once are named by a few of them.
pub(super) fn expected(rules: &[Rule]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in rules.iter().filter_map(|&rule| name(rule)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() > 7 {
        let few: Vec<&str> = names.iter().copied().take(5).collect();
        return format!("till exempel {}", either(&few));
    }
    either(&names)
}

/// `a`, `a eller b`, `a, b eller c`; empty for none.
pub(super) fn either<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} eller {}", first.join(", "), last.as_ref())
        }
    }
}
