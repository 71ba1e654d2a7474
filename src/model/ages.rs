//! The ages that conditions let in. Pages, tables and data ask for them again and again, so they are counted once.

use std::sync::OnceLock;

use super::{ADULT, Insats, Top, Villkor};
use crate::condition::{self, Universe, Who};

/// Ages in months with both ends included, youngest first; `None` is no upper end.
type Ages = Vec<(u32, Option<u32>)>;

/// The ages of each person in one formula, as far as they have been asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Counted([OnceLock<Ages>; 4]);

impl Counted {
    fn of(&self, who: Who) -> &OnceLock<Ages> {
        let [individ, barnet, foraldern, narstaende] = &self.0;
        match who {
            Who::Individ => individ,
            Who::Barnet => barnet,
            Who::Foraldern => foraldern,
            Who::Narstaende => narstaende,
        }
    }
}

impl Villkor {
    /// The ages of `who` that some person fulfilling the conditions has, as [`condition::ages`] tells them. The
    /// universe is that of the insats.
    #[must_use]
    pub fn ages(&self, universe: &Universe, who: Who) -> &[(u32, Option<u32>)] {
        self.ages.of(who).get_or_init(|| condition::ages(universe, &self.cond, who))
    }
}

impl Insats {
    /// The ages of `who` that somebody has whom the insats lets in ([`Insats::admitted`]); `None` when nothing is
    /// known.
    #[must_use]
    pub fn admitted_ages(&self, who: Who) -> Option<Vec<(u32, Option<u32>)>> {
        self.stated()?;
        let (villkor, universe) = (self.villkor.as_ref()?, self.space.universe());
        let participation = self.participation();
        Some(match (participation.top, participation.child) {
            (Top::Anyone, _) | (Top::Adult, None) => villkor.ages(universe, who).to_vec(),
            // The age that makes a child is of the very person whose ages are asked for.
            (Top::Child, _) if who == Who::Individ => {
                let ages = villkor.ages(universe, who).iter().filter(|(from, _)| *from < ADULT);
                ages.map(|&(from, to)| (from, Some(to.map_or(ADULT - 1, |to| to.min(ADULT - 1))))).collect()
            }
            (Top::Child | Top::Adult, _) => condition::ages(universe, &self.admitted()?, who),
        })
    }
}
