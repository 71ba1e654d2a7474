//! The same insatser in other lists, each a page of its own: by letter, and by who may take part. They are a filter
//! that needs no script.

use maud::{Markup, html};

use crate::condition::Who;
use crate::emit::site::context::{From, Site};
use crate::emit::site::layout::{self, Inside, Menu};
use crate::emit::site::topic::is_for_close;
use crate::emit::site::{Page, kommun};
use crate::model::{Document, Insats, Participant, Top};
use crate::swedish;

/// The age in months from which a person is an adult (3 kap. 1 § SoL).
const ADULT: u32 = 18 * 12;

/// One list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Selection {
    Letters,
    Under18,
    Adults,
    Parents,
    Close,
}

const ALL: [Selection; 5] =
    [Selection::Letters, Selection::Under18, Selection::Adults, Selection::Parents, Selection::Close];

impl Selection {
    fn folder(self) -> &'static str {
        match self {
            Self::Letters => "a-o",
            Self::Under18 => "under-18",
            Self::Adults => "vuxna",
            Self::Parents => "foraldrar",
            Self::Close => "narstaende",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Letters => "Stöd från A till Ö",
            Self::Under18 => "Stöd för dig under 18 år",
            Self::Adults => "Stöd för dig som är vuxen",
            Self::Parents => "Stöd för föräldrar",
            Self::Close => "Stöd för närstående",
        }
    }

    fn short(self) -> &'static str {
        match self {
            Self::Letters => "A till Ö",
            Self::Under18 => "Under 18 år",
            Self::Adults => "Vuxna",
            Self::Parents => "Föräldrar",
            Self::Close => "Närstående",
        }
    }

    fn holds(self, insats: &Insats) -> bool {
        let has = |role: Participant| insats.ges_till.iter().any(|given| given.value == role);
        match self {
            Self::Letters => true,
            Self::Under18 => insats.participation().child.is_some_and(|who| meets(insats, who, 0, ADULT - 1)),
            Self::Adults => insats.participation().top == Top::Anyone && meets(insats, Who::Individ, ADULT, u32::MAX),
            Self::Parents => has(Participant::Foralder) || has(Participant::Familj),
            Self::Close => is_for_close(insats),
        }
    }
}

/// Whether a person of these ages may take part. Where the document states no conditions it is enough that it
/// is meant for them.
fn meets(insats: &Insats, who: Who, from: u32, to: u32) -> bool {
    let villkor = insats.villkor.as_ref().or(insats.malgrupp.as_ref().and_then(|group| group.villkor.as_ref()));
    villkor.is_none_or(|villkor| {
        let ages = insats.ages(villkor, who);
        ages.iter().any(|&(low, high)| low <= to && high.is_none_or(|high| from <= high))
    })
}

/// The lists that are not empty, in Swedish order.
pub(super) fn lists(document: &Document) -> Vec<(Selection, Vec<&Insats>)> {
    let mut sorted: Vec<&Insats> = document.insatser.iter().collect();
    sorted.sort_by(|a, b| swedish::compare(&a.title.value, &b.title.value).then_with(|| a.name.cmp(&b.name)));
    let members = |selection: Selection| sorted.iter().copied().filter(|insats| selection.holds(insats)).collect();
    let lists = ALL.into_iter().map(|selection| (selection, members(selection)));
    lists.filter(|(_, members): &(Selection, Vec<&Insats>)| !members.is_empty()).collect()
}

/// A page for each list.
pub(super) fn pages(site: &Site<'_>) -> Vec<Page> {
    site.lists.iter().map(|(selection, members)| page(site, *selection, members)).collect()
}

fn page(site: &Site<'_>, selection: Selection, members: &[&Insats]) -> Page {
    layout::page(
        site,
        &Inside {
            folder: format!("urval/{}/", selection.folder()),
            name: selection.name(),
            description: format!("{} i {}, utan att behovet utreds.", selection.name(), site.kommun),
            menu: Menu::None,
            crumbs: Vec::new(),
            lead: kommun::lead(site, From::Selection),
            body: html! {
                (menu(site, From::Selection, Some(selection)))
                (kommun::list(site, From::Selection, members))
            },
            period: None,
            source: "",
        },
    )
}

/// Links to the lists.
pub(super) fn menu(site: &Site<'_>, from: From, current: Option<Selection>) -> Markup {
    let page = |here: bool| here.then_some("page");
    html! {
        @if !site.lists.is_empty() {
            nav.choices aria-label="Välj lista" { ul {
                li { a href={ (from.up()) "index.html" } aria-current=[page(current.is_none())] { "Efter område" } }
                @for (selection, _) in &site.lists {
                    li {
                        a href={ (from.up()) "urval/" (selection.folder()) "/index.html" }
                            aria-current=[page(current == Some(*selection))] { (selection.short()) }
                    }
                }
            } }
        }
    }
}
