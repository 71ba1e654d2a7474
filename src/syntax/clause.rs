//! From the grammar's pairs to the tree: the clauses of every item.

use pest::iterators::Pair;

use super::lower::{Lower, child, children, first_word, has};
use super::parser::Rule;
use super::tree::{
    Beslut, Clause, ClauseKind, Dokumentation, ExemptClause, Form, Godta, Kanal, Kontroll, Level, Norm, Omfattning,
    Oversyn, Participant, Prose, Str, Utforare,
};
use crate::source::Spanned;

impl Lower<'_> {
    /// A clause; `None` for what is no clause, as a brace.
    pub(super) fn clause(&self, pair: &Pair<'_, Rule>) -> Option<Clause> {
        let kind =
            self.general_clause(pair).or_else(|| self.insats_clause(pair)).or_else(|| self.other_clause(pair))?;
        let start = pair.as_span().start();
        let keyword = self.at(start, start + first_word(pair.as_str()).len());
        Some(Clause { span: self.span(pair), keyword, kind })
    }

    /// Clauses of a riktlinje, and those that it shares with an insats.
    fn general_clause(&self, pair: &Pair<'_, Rule>) -> Option<ClauseKind> {
        Some(match pair.as_rule() {
            Rule::c_kommun => ClauseKind::Kommun(self.strings_in(pair)),
            Rule::c_namnd => ClauseKind::Namnd(self.string_in(pair)?),
            Rule::c_beslut => ClauseKind::Beslut(self.beslut(pair)?),
            Rule::c_galler => {
                let mut dates = self.dates(pair).into_iter();
                ClauseKind::Galler { from: dates.next()?, to: dates.next() }
            }
            Rule::c_oversyn => ClauseKind::Oversyn(match (self.dates(pair).pop(), self.string_in(pair)) {
                (Some(date), _) => Oversyn::Senast(date),
                (None, Some(words)) => Oversyn::Text(words),
                (None, None) => Oversyn::Arligen,
            }),
            Rule::c_ansvarig => ClauseKind::Ansvarig(self.string_in(pair)?),
            Rule::c_forfattningssamling => ClauseKind::Forfattningssamling(self.string_in(pair)?),
            Rule::c_lag => ClauseKind::Lag(self.list(pair, Rule::law_names)),
            Rule::c_kontakt => ClauseKind::Kontakt(self.kontakt(pair)),
            Rule::c_ansokan => ClauseKind::Ansokan(self.text_in(pair)?),
            Rule::c_ersatter => ClauseKind::Ersatter(self.string_in(pair)?),
            Rule::c_uppfoljning_text => ClauseKind::UppfoljningText(self.text_in(pair)?),
            Rule::c_samtycke => ClauseKind::Samtycke { one: has(pair, Rule::kw_en), under: self.quantity_in(pair) },
            Rule::c_utan_samtycke => ClauseKind::UtanSamtycke {
                over: has(pair, Rule::kw_over),
                from: self.quantity_in(pair)?,
                text: self.text_in(pair),
            },
            Rule::c_inget_samtycke => ClauseKind::IngetSamtycke(self.text_in(pair)),
            Rule::c_dokumentation => ClauseKind::Dokumentation(self.dokumentation(pair)?),
            Rule::c_godta => ClauseKind::Godta(self.godta(pair)?),
            _ => return None,
        })
    }

    fn insats_clause(&self, pair: &Pair<'_, Rule>) -> Option<ClauseKind> {
        let prose = |kind| self.text_in(pair).map(|text| ClauseKind::Prose(kind, text));
        Some(match pair.as_rule() {
            Rule::c_kortfattat => prose(Prose::Kortfattat)?,
            Rule::c_innehall => prose(Prose::Innehall)?,
            Rule::c_syfte => prose(Prose::Syfte)?,
            Rule::c_genomforande => prose(Prose::Genomforande)?,
            Rule::c_karaktar => prose(Prose::Karaktar)?,
            Rule::c_exempel => prose(Prose::Exempel)?,
            Rule::c_text => {
                let mut strings =
                    pair.clone().into_inner().filter(|p| matches!(p.as_rule(), Rule::string | Rule::text));
                ClauseKind::Text(self.string(&strings.next()?), self.text(&strings.next()?))
            }
            Rule::c_ges_till => ClauseKind::GesTill(
                children(pair, Rule::participant)
                    .map(|p| Spanned::new(participant(p.as_str()), self.span(&p)))
                    .collect(),
            ),
            Rule::c_malgrupp | Rule::c_malgrupp_lenient => {
                ClauseKind::Malgrupp(self.text_in(pair)?, self.cond_block_in(pair))
            }
            Rule::c_villkor | Rule::c_villkor_lenient => {
                self.cond_block_in(pair).map_or(ClauseKind::OppetForAlla, ClauseKind::Villkor)
            }
            Rule::c_metod => ClauseKind::Metod(self.list(pair, Rule::names)),
            Rule::c_omfattning => ClauseKind::Omfattning(self.omfattning(pair)),
            Rule::c_form => ClauseKind::Form(children(pair, Rule::form).filter_map(|form| self.form(&form)).collect()),
            Rule::c_anonymt => ClauseKind::Anonymt(has(pair, Rule::kw_vid)),
            Rule::c_uppfoljning => ClauseKind::Uppfoljning(level(pair)?, self.text_in(pair)),
            Rule::c_avgift => ClauseKind::Avgift(self.string_in(pair)),
            Rule::c_utforare => {
                let kind = if has(pair, Rule::kw_privat) {
                    Some(Utforare::Privat)
                } else {
                    has(pair, Rule::kw_region).then_some(Utforare::Region)
                };
                ClauseKind::Utforare(self.string_in(pair)?, kind)
            }
            Rule::c_plats => ClauseKind::Plats(self.string_in(pair)?),
            Rule::c_sprak => ClauseKind::Sprak(self.list(pair, Rule::names)),
            Rule::c_tolk => ClauseKind::Tolk,
            Rule::c_sakliga_skal => ClauseKind::SakligaSkal(self.text_in(pair)?),
            _ => return None,
        })
    }

    /// Clauses of uppgift, kategori, prov and the law library.
    fn other_clause(&self, pair: &Pair<'_, Rule>) -> Option<ClauseKind> {
        let kategorier = || self.list(pair, Rule::kategorier);
        let when = || child(pair, Rule::when).and_then(|when| self.cond_block_in(&when));
        Some(match pair.as_rule() {
            Rule::c_kontrolleras => {
                let check = child(pair, Rule::check)?;
                ClauseKind::Kontrolleras(Spanned::new(self.kontroll(&check)?, self.span(&check)))
            }
            Rule::c_varden => ClauseKind::Varden(self.list(pair, Rule::names)),
            Rule::c_diskrimineringsgrund => ClauseKind::Diskrimineringsgrund(self.list(pair, Rule::grounds)),
            Rule::c_kallas => ClauseKind::Kallas(self.strings_in(pair)),
            Rule::c_ekonomiskt => ClauseKind::EkonomisktBehov,
            Rule::c_aldersgrupp => ClauseKind::Aldersgrupp,
            Rule::c_person => ClauseKind::Person(self.cond_block_in(pair)?),
            Rule::c_ges => {
                let consent =
                    if has(pair, Rule::kw_med) { Some(true) } else { has(pair, Rule::kw_utan).then_some(false) };
                ClauseKind::Ges(self.name_in(pair)?, consent)
            }
            Rule::c_nekas => ClauseKind::Nekas(self.name_in(pair)?, self.fact_ref_in(pair)),
            Rule::c_beror => ClauseKind::Beror(self.name_in(pair)?, self.fact_ref_in(pair)?),
            Rule::c_sfs => ClauseKind::Sfs(self.string_in(pair)?),
            Rule::c_still => ClauseKind::GallerFortfarande(self.strings_in(pair)),
            Rule::c_paragrafer => ClauseKind::Paragrafer(self.string_in(pair)?),
            Rule::c_innebord => ClauseKind::Innebord(self.text_in(pair)?),
            Rule::n_personal => ClauseKind::Norm(Norm::PersonalNeeds),
            Rule::n_assessment => ClauseKind::Norm(Norm::Assessment {
                may: has(pair, Rule::kw_kan),
                point: child(pair, Rule::whole).map(|point| point.as_str().to_owned()),
                kategorier: kategorier(),
                when: when(),
            }),
            Rule::n_consent => ClauseKind::Norm(Norm::ConsentUnder(self.quantity_in(pair)?)),
            Rule::n_no_consent => ClauseKind::Norm(Norm::NoConsentFrom(self.quantity_in(pair)?)),
            Rule::n_doc_exempt if has(pair, Rule::kw_identitet) => ClauseKind::Norm(Norm::ExemptIdentity),
            Rule::n_doc_exempt => ClauseKind::Norm(Norm::ExemptCircumstances(kategorier())),
            Rule::n_doc_barred => ClauseKind::Norm(Norm::BarsCircumstances(kategorier())),
            Rule::n_document => ClauseKind::Norm(Norm::Document),
            Rule::n_inform => ClauseKind::Norm(Norm::Inform),
            Rule::n_follow_up => ClauseKind::Norm(Norm::FollowUp),
            Rule::n_reasons => ClauseKind::Norm(Norm::Reasons),
            Rule::n_offer => ClauseKind::Norm(Norm::Offer(kategorier())),
            Rule::n_no_fee => ClauseKind::Norm(Norm::NoFee(kategorier())),
            Rule::n_fee => ClauseKind::Norm(Norm::Fee(kategorier(), when())),
            Rule::n_no_delegation => ClauseKind::Norm(Norm::NoDelegation),
            Rule::n_assessed => ClauseKind::Norm(Norm::Assessed),
            Rule::n_successor => ClauseKind::Norm(Norm::Successor(self.lagrum_in(pair)?)),
            _ => return None,
        })
    }

    fn dates(&self, pair: &Pair<'_, Rule>) -> Vec<Str> {
        children(pair, Rule::date).map(|date| self.name(&date)).collect()
    }

    fn beslut(&self, pair: &Pair<'_, Rule>) -> Option<Beslut> {
        let mut beslut = Beslut { date: self.dates(pair).pop()?, paragraph: None, diarienummer: None };
        let mut registered = false;
        for piece in pair.clone().into_inner() {
            match piece.as_rule() {
                Rule::kw_diarienummer => registered = true,
                Rule::string if registered => beslut.diarienummer = Some(self.string(&piece)),
                Rule::string => beslut.paragraph = Some(self.string(&piece)),
                _ => {}
            }
        }
        Some(beslut)
    }

    fn kontakt(&self, pair: &Pair<'_, Rule>) -> Vec<(Kanal, Str)> {
        let entry = |entry: Pair<'_, Rule>| {
            let kanal = match entry.as_rule() {
                Rule::c_telefon => Kanal::Telefon,
                Rule::c_epost => Kanal::Epost,
                Rule::c_webb => Kanal::Webb,
                Rule::c_besok => Kanal::Besok,
                _ => return None,
            };
            Some((kanal, self.string_in(&entry)?))
        };
        pair.clone().into_inner().filter_map(entry).collect()
    }

    fn godta(&self, pair: &Pair<'_, Rule>) -> Option<Godta> {
        let code = self.name(&child(pair, Rule::code)?);
        let mut strings = children(pair, Rule::string).map(|string| self.string(&string));
        let mut dates = self.dates(pair).into_iter();
        Some(Godta { code, reason: strings.next()?, by: strings.next()?, on: dates.next()?, until: dates.next() })
    }

    fn omfattning(&self, pair: &Pair<'_, Rule>) -> Omfattning {
        let mut extent = Omfattning::default();
        for part in pair.clone().into_inner() {
            match part.as_rule() {
                Rule::extent_label => extent.label = self.string_in(&part),
                Rule::extent_note => extent.note = self.string_in(&part),
                Rule::occasions => extent.occasions = self.count_in(&part).map(|(count, _)| count),
                Rule::length => extent.length = self.count_in(&part).and_then(|(count, unit)| Some((count, unit?))),
                Rule::span_of_time => {
                    extent.period = self.count_in(&part).and_then(|(count, unit)| Some((count, unit?)))
                }
                _ => {}
            }
        }
        extent
    }

    fn form(&self, pair: &Pair<'_, Rule>) -> Option<Spanned<Form>> {
        let inner = pair.clone().into_inner().next()?;
        let form = match (inner.as_rule(), inner.as_str()) {
            (Rule::form_group, _) => Form::Grupp(self.count_in(&inner).map(|(count, _)| count)),
            (_, "individuellt") => Form::Individuellt,
            (_, "hembesök") => Form::Hembesok,
            (_, "digitalt") => Form::Digitalt,
            _ => Form::OppetHus,
        };
        Some(Spanned::new(form, self.span(pair)))
    }

    fn dokumentation(&self, pair: &Pair<'_, Rule>) -> Option<Dokumentation> {
        let inner = pair
            .clone()
            .into_inner()
            .find(|p| matches!(p.as_rule(), Rule::doc_exempt | Rule::doc_by_law | Rule::doc_level))?;
        let system = has(&inner, Rule::kw_i).then(|| self.string_in(&inner)).flatten();
        // With a system named, the string is its name and only a second one or a text is the text.
        let text = || {
            let mut prose = inner.clone().into_inner().filter(|p| matches!(p.as_rule(), Rule::text | Rule::string));
            let text = if system.is_some() { prose.nth(1) } else { prose.next() };
            text.map(|text| self.text(&text))
        };
        Some(match inner.as_rule() {
            Rule::doc_by_law => Dokumentation::Enligt { lagrum: self.lagrum_in(&inner)?, text: text(), system },
            Rule::doc_exempt => {
                let block = inner.clone().into_inner().filter_map(|clause| self.exempt_clause(&clause)).collect();
                Dokumentation::Undantag { lagrum: self.lagrum_in(&inner)?, block }
            }
            _ => Dokumentation::Niva { level: level(&inner)?, text: text(), system },
        })
    }

    fn exempt_clause(&self, pair: &Pair<'_, Rule>) -> Option<ExemptClause> {
        Some(match pair.as_rule() {
            Rule::c_skal => ExemptClause::Skal(self.name(&child(pair, Rule::word)?), self.text_in(pair)?),
            Rule::c_avvagning => ExemptClause::Avvagning(self.text_in(pair)?),
            Rule::c_beslut => ExemptClause::Beslut(self.beslut(pair)?),
            _ => return None,
        })
    }

    fn kontroll(&self, check: &Pair<'_, Rule>) -> Option<Kontroll> {
        let inner = check.clone().into_inner().next()?;
        if inner.as_rule() == Rule::check_document {
            let what = self.string_in(&inner).map(|what| what.value);
            let intyg = child(&inner, Rule::check_kind)?.as_str() == "intyg";
            return Some(if intyg { Kontroll::Intyg(what) } else { Kontroll::Handling(what) });
        }
        Some(match inner.as_str() {
            "id-handling" => Kontroll::IdHandling,
            "folkbokföring" => Kontroll::Folkbokforing,
            "bedömning" => Kontroll::Bedomning,
            _ => Kontroll::EgenUppgift,
        })
    }
}

fn level(pair: &Pair<'_, Rule>) -> Option<Level> {
    let level = child(pair, Rule::level)?;
    Some(match (has(&level, Rule::level_individual), has(&level, Rule::level_operation)) {
        (true, true) => Level::Bada,
        (true, false) => Level::Individ,
        _ => Level::Verksamhet,
    })
}

fn participant(word: &str) -> Participant {
    match word {
        "barn" => Participant::Barn,
        "förälder" => Participant::Foralder,
        "familj" => Participant::Familj,
        "närstående" => Participant::Narstaende,
        "grupp" => Participant::Grupp,
        _ => Participant::Individ,
    }
}
