//! What several pages tell, made once: sentences of an insats, and what stands alike on page after page.

use std::collections::HashMap;

use maud::Markup;

use crate::emit::sentences::{self, About, MayCome, Sentence};
use crate::emit::site::context::{From, Site};
use crate::emit::site::markdown::{self, Place};
use crate::emit::site::{contact, insats, words};

/// The sentences about one insats that more than one page shows.
#[derive(Clone)]
pub(super) struct Told {
    /// What it costs.
    pub(super) cost: Vec<Sentence>,
    /// Who may come, in its parts.
    pub(super) may_come: MayCome,
    /// Which papers to have ready; empty when none is asked for.
    pub(super) papers: Vec<Sentence>,
    /// What holds for children and their guardians; empty when no child can take part.
    pub(super) children: Vec<Sentence>,
    /// Whether one may be anonymous, and what is written down.
    pub(super) notes: Vec<Sentence>,
    /// How much of it there is, and in what form.
    pub(super) extent: Vec<Sentence>,
    /// How it is followed up.
    pub(super) follow_up: Vec<Sentence>,
    /// What those who carry it out check, and by what.
    pub(super) check: Vec<Sentence>,
}

impl Told {
    pub(super) fn of(about: &About<'_>) -> Self {
        Self {
            cost: sentences::cost(about),
            may_come: sentences::may_come(about),
            papers: sentences::papers(about),
            children: sentences::children_and_consent(about),
            notes: sentences::anonymity_and_notes(about),
            extent: [sentences::extent(about), sentences::form(about)].concat(),
            follow_up: sentences::follow_up(about),
            check: sentences::how_to_check(about),
        }
    }
}

/// What stands alike on many pages of a document.
#[derive(Default)]
pub(super) struct Alike<'a> {
    /// Who decided and when, and when it is reviewed.
    pub(super) decision: Markup,
    /// The block of help.
    pub(super) help: Markup,
    /// How one applies, on the page of an insats.
    pub(super) apply: Markup,
    /// The text of each method that has one, by name, on the page of an insats.
    pub(super) methods: HashMap<&'a str, Markup>,
}

impl<'a> Alike<'a> {
    pub(super) fn of(site: &Site<'a>) -> Self {
        let place = Place { site, from: From::Below, below: 2 };
        let methods = site.document.metoder.iter();
        Self {
            decision: words::decision(site),
            help: contact::help(site),
            apply: insats::apply(site, From::Below),
            methods: methods
                .filter_map(|(name, method)| Some((name.as_str(), markdown::render(method.text.as_ref()?, place))))
                .collect(),
        }
    }
}
