//! What several pages tell of an insats, in sentences that are made once.

use crate::emit::sentences::{self, About, MayCome, Sentence};

/// The sentences about one insats that more than one page shows.
#[derive(Clone)]
pub(super) struct Told {
    /// What it costs.
    pub(super) cost: Vec<Sentence>,
    /// Who may come, in its parts.
    pub(super) may_come: MayCome,
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
            children: sentences::children_and_consent(about),
            notes: sentences::anonymity_and_notes(about),
            extent: [sentences::extent(about), sentences::form(about)].concat(),
            follow_up: sentences::follow_up(about),
            check: sentences::how_to_check(about),
        }
    }

    /// Who may come, in one row.
    pub(super) fn who(&self) -> Vec<Sentence> {
        let MayCome { first, conditions, last } = &self.may_come;
        [first.as_slice(), conditions, last].concat()
    }
}
