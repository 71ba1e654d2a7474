//! The ages that conditions let in. Pages, tables and data ask for them again and again, so they are counted once.

use std::sync::OnceLock;

use super::{ADULT, Insats, Top, Villkor};
use crate::condition::{self, Who};

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

impl Insats {
    /// The ages of `who` that some person fulfilling one of its conditions has, `villkor` or those of its target group,
    /// as [`condition::ages`] tells them.
    #[must_use]
    pub fn ages<'v>(&self, villkor: &'v Villkor, who: Who) -> &'v [(u32, Option<u32>)] {
        villkor.ages.of(who).get_or_init(|| condition::ages(self.space.universe(), &villkor.cond, who))
    }

    /// The ages of `who` that somebody has whom the insats lets in ([`Insats::admitted`]); `None` when nothing is
    /// known.
    #[must_use]
    pub fn admitted_ages(&self, who: Who) -> Option<&[(u32, Option<u32>)]> {
        self.stated()?;
        let (villkor, participation) = (self.villkor.as_ref()?, self.participation());
        Some(match (participation.top, participation.child) {
            (Top::Anyone, _) | (Top::Adult, None) => self.ages(villkor, who),
            // The age that makes a child is of the very person whose ages are asked for.
            (Top::Child, _) if who == Who::Individ => self.admitted_ages.of(who).get_or_init(|| {
                let ages = self.ages(villkor, who).iter().filter(|(from, _)| *from < ADULT);
                ages.map(|&(from, to)| (from, Some(to.map_or(ADULT - 1, |to| to.min(ADULT - 1))))).collect()
            }),
            (Top::Child | Top::Adult, _) => self.admitted_ages.of(who).get_or_init(|| {
                let admitted = self.among_participants(&villkor.cond);
                condition::ages(self.space.universe(), &admitted, who)
            }),
        })
    }
}
