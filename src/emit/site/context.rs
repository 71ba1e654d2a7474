//! What every page of one document needs: its addresses, its standing and what may not be shown.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::analysis::Analysis;
use crate::date::Date;
use crate::diagnostic::Severity;
use crate::emit::sentences::About;
use crate::emit::site::lagrum::{self, Entry};
use crate::emit::site::linked::Data;
use crate::emit::site::selection::{self, Selection};
use crate::emit::site::told::{Alike, Told};
use crate::emit::site::withheld::Withheld;
use crate::emit::site::{Options, markdown};
use crate::emit::{is_assessed, is_protected};
use crate::model::{Document, Insats, Lagrum, ProseKind};
use crate::source::Span;
use crate::swedish;

/// One document as a part of the site.
pub(super) struct Site<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) document: &'a Document,
    pub(super) options: &'a Options,
    /// The folder of its pages.
    pub(super) slug: String,
    /// `Alingsås`, or `A och B` for a shared nämnd.
    pub(super) kommun: String,
    /// Every provision that a page links to.
    pub(super) lagrum: Vec<Entry<'a>>,
    /// The insatser in other lists than by heading.
    pub(super) lists: Vec<(Selection, Vec<&'a Insats>)>,
    /// The parts of its texts that only the whole decision shows.
    pub(super) withheld: Withheld,
    /// What the open data are made of.
    pub(super) data: Data<'a>,
    /// What each insats is, by its name: the words of its `kortfattat` that residents may read.
    summaries: HashMap<&'a str, String>,
    told: HashMap<&'a str, Told>,
    /// What stands alike on many of its pages.
    pub(super) alike: Alike<'a>,
}

/// Where a page stands, seen from which links are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum From {
    /// In the document's own folder.
    Kommun,
    /// One folder down.
    Below,
    /// Two folders down.
    Selection,
    /// Three folders down.
    Deep,
    /// On the page with the whole decision, where links stay on the page.
    Riktlinje,
}

impl From {
    /// What leads from the page to the document's own folder.
    pub(super) fn up(self) -> &'static str {
        match self {
            Self::Kommun => "",
            Self::Below | Self::Riktlinje => "../",
            Self::Selection => "../../",
            Self::Deep => "../../../",
        }
    }
}

impl<'a> Site<'a> {
    /// `None` when the analysis is of a law library.
    pub(super) fn new(analysis: &'a Analysis, options: &'a Options) -> Option<Self> {
        let document = analysis.document.as_ref()?;
        let (lagrum, withheld) = (lagrum::collect(document, analysis.as_of), Withheld::of(analysis, document));
        let (slug, kommun) = (analysis.slug(), kommun(analysis, document));
        let lists = selection::lists(document);
        let (data, summaries, told, alike) = (Data::default(), HashMap::new(), HashMap::new(), Alike::default());
        let mut site =
            Self { analysis, document, options, slug, kommun, lagrum, lists, withheld, data, summaries, told, alike };
        // These are shown on many pages, and each is made of those before it.
        let told = |insats: &'a Insats| (insats.name.as_str(), Told::of(&site.about(insats)));
        site.told = document.insatser.iter().map(told).collect();
        site.summaries = document.insatser.iter().filter_map(|insats| site.summarised(insats)).collect();
        site.data = Data::of(&site);
        site.alike = Alike::of(&site);
        Some(site)
    }

    /// What an insats is, in the words of its `kortfattat`; `None` when it has none that residents may read.
    pub(super) fn summary(&self, insats: &Insats) -> Option<&str> {
        self.summaries.get(insats.name.as_str()).map(String::as_str)
    }

    /// What several pages tell of an insats.
    pub(super) fn told(&self, insats: &Insats) -> Cow<'_, Told> {
        let known = self.told.get(insats.name.as_str()).map(Cow::Borrowed);
        known.unwrap_or_else(|| Cow::Owned(Told::of(&self.about(insats))))
    }

    fn summarised(&self, insats: &'a Insats) -> Option<(&'a str, String)> {
        let prose = insats.prose.iter().find(|prose| prose.clause == ProseKind::Kortfattat)?;
        let words = markdown::told(self, &prose.text);
        (!words.is_empty()).then_some((insats.name.as_str(), words))
    }

    /// The errors that nobody has accepted.
    pub(super) fn errors(&self) -> usize {
        self.analysis.count(Severity::Fel)
    }

    /// Whether the law demands that the need for the insats is assessed, so that no page may say otherwise.
    pub(super) fn is_assessed(&self, insats: &Insats) -> bool {
        is_assessed(self.analysis, insats)
    }

    /// The day of the decision, once it is in force.
    pub(super) fn in_force(&self) -> Option<Date> {
        in_force(self.document, self.analysis.as_of)
    }

    /// The nämnd as one speaks of it, `socialnämnden` in running text when none is named.
    pub(super) fn namnd(&self) -> &str {
        self.document.riktlinje.namnd.as_ref().map_or("socialnämnden", |name| name.value.as_str())
    }

    /// What the nämnd is known by, wherever the site lies and whatever its folder is called.
    pub(super) fn identity(&self) -> String {
        format!("{}|{}", self.kommun, self.namnd())
    }

    /// What sentences about an insats are made from.
    pub(super) fn about(&self, insats: &'a Insats) -> About<'a> {
        About { analysis: self.analysis, document: self.document, insats }
    }

    /// The address of an insats' page.
    pub(super) fn insats(&self, from: From, insats: &Insats) -> String {
        match from {
            From::Riktlinje => format!("#insats-{}", insats.slug),
            _ => format!("{}{}/index.html", from.up(), insats.slug),
        }
    }

    /// The insats with a name; `None` when the document has none.
    pub(super) fn named(&self, name: &str) -> Option<&'a Insats> {
        self.document.insatser.iter().find(|insats| insats.name == name)
    }

    /// The address of our account of a provision; `None` when no page holds it.
    pub(super) fn lagrum(&self, from: From, lagrum: &Lagrum) -> Option<String> {
        let id = &lagrum::find(&self.lagrum, lagrum)?.id;
        Some(match from {
            From::Riktlinje => format!("#{id}"),
            _ => format!("{}riktlinje/index.html#{id}", from.up()),
        })
    }

    /// The clauses that tell where a protected place is.
    pub(super) fn secret_places(&self) -> Vec<(Span, String)> {
        let protected = self.document.insatser.iter().filter(|insats| is_protected(insats));
        protected
            .flat_map(|insats| {
                let place = insats.plats.iter().map(|place| (place.span, place.value.clone()));
                let visit = insats
                    .kontakt
                    .iter()
                    .filter_map(|kontakt| kontakt.value.besok.as_ref().map(|address| (kontakt.span, address.clone())));
                place.chain(visit)
            })
            .collect()
    }

    /// The document, or one file of it, as its author knows it: `alingsas/20-stod.stadga`.
    pub(super) fn source(&self, file: &str) -> String {
        let name = &self.analysis.name;
        if file.is_empty() || file == name || name.ends_with(".stadga") {
            name.clone()
        } else {
            format!("{name}/{file}")
        }
    }

    /// The name of the file that a span lies in, without its folder: `20-stod.stadga`.
    pub(super) fn file(&self, span: Span) -> &str {
        let name = self.analysis.sources.get(span.file).map_or("", |file| file.name());
        name.rsplit(['/', '\\']).next().unwrap_or(name)
    }
}

/// The kommun of a document, `A och B` for a shared nämnd; the document's name when it names none.
pub(super) fn kommun(analysis: &Analysis, document: &Document) -> String {
    let names: Vec<&str> = document.riktlinje.kommun.iter().map(|name| name.value.as_str()).collect();
    if names.is_empty() { analysis.name.clone() } else { swedish::and(&names) }
}

/// The day of the decision, once it is in force.
pub(super) fn in_force(document: &Document, as_of: Date) -> Option<Date> {
    let decided = document.riktlinje.beslut.as_ref()?.date?;
    let from = document.riktlinje.galler.as_ref()?.value.from;
    (from <= as_of && decided <= as_of).then_some(decided)
}
