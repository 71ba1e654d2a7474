//! Who takes part in an insats, whom its conditions speak of, and whom they let in.

use super::{Insats, Participant, Space, Villkor};
use crate::condition::{Cond, Who};
use crate::law::terms::{Term, TermKind};

/// The age in months below which a person is a child (3 kap. 1 § SoL).
pub const ADULT: u32 = 18 * 12;

/// Who the conditions of an insats speak of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Participation {
    /// Whom the top level speaks of.
    pub top: Top,
    /// The person in the conditions who may be a child that takes part; `None` when no child does.
    pub child: Option<Who>,
}

/// Whom the top level of the conditions speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Top {
    /// A participant of any age.
    Anyone,
    /// An adult, since the child who takes part has a block of its own or no child does.
    Adult,
    /// A child.
    Child,
}

impl Insats {
    /// Whether the role is among those that take part.
    fn has(&self, role: Participant) -> bool {
        self.ges_till.iter().any(|given| given.value == role)
    }

    /// Whether `ges till` names children, as `barn` or with their family.
    #[must_use]
    pub fn names_children(&self) -> bool {
        self.has(Participant::Barn) || self.has(Participant::Familj)
    }

    /// Whom the top level of its conditions speaks of, and which children can take part.
    #[must_use]
    pub fn participation(&self) -> Participation {
        let parent = self.has(Participant::Foralder) || self.has(Participant::Familj);
        let others = self.has(Participant::Narstaende) || self.has(Participant::Grupp);
        match (self.has(Participant::Individ), parent, self.names_children(), others) {
            (false, true, false, false) if !self.speaks_of_child_age() => {
                Participation { top: Top::Adult, child: None }
            }
            (false, false, true, false) => Participation { top: Top::Child, child: Some(Who::Individ) },
            (false, _, true, _) => Participation { top: Top::Adult, child: Some(Who::Barnet) },
            _ => Participation { top: Top::Anyone, child: Some(Who::Individ) },
        }
    }

    /// Whether `villkor` draws a limit of the participant's age among children, or soon after. A parent is taken to be an
    /// adult until then: whoever is under 18 is a child in this law, also as a parent.
    fn speaks_of_child_age(&self) -> bool {
        let of_child = |(who, term): (Who, &Term)| match term.kind {
            TermKind::Age { from, to, .. } if who == Who::Individ => {
                (1..ADULT).contains(&from) || to.is_some_and(|to| to < ADULT + 3 * 12)
            }
            _ => false,
        };
        let terms = self.villkor.iter().filter(|villkor| villkor.whole).flat_map(|villkor| &villkor.terms);
        terms.flat_map(|term| term.walk(Who::Individ)).any(of_child)
    }

    /// The persons in its conditions who may be children that take part; empty when no child does. There are two
    /// where `ges till` names children beside the individ and the conditions have a block for `barnet`.
    #[must_use]
    pub fn child_roles(&self) -> &'static [Who] {
        match self.participation().child {
            None => &[],
            Some(Who::Individ) if self.names_children() && self.speaks_of_barnet() => &[Who::Individ, Who::Barnet],
            Some(Who::Barnet) => &[Who::Barnet],
            Some(_) => &[Who::Individ],
        }
    }

    /// Whether `villkor` has a block for `barnet`.
    #[must_use]
    pub fn speaks_of_barnet(&self) -> bool {
        self.villkor.as_ref().is_some_and(speaks_of_barnet)
    }

    /// What `villkor` alone says, as a formula over its [`Space`]; `None` when nothing is known: there is no `villkor`,
    /// or not everything could be read.
    #[must_use]
    pub fn stated(&self) -> Option<&Cond> {
        self.villkor.as_ref().filter(|villkor| villkor.whole && self.whole).map(|villkor| &villkor.cond)
    }

    /// Those whom it lets in, as a formula over its [`Space`]: `villkor`, and what `ges till` says of
    /// ages. A parent who takes part alone may be of any age. `None` when nothing is known, as for
    /// [`Insats::stated`].
    #[must_use]
    pub fn admitted(&self) -> Option<Cond> {
        self.stated().map(|cond| self.among_participants(cond))
    }

    /// The formula and what `ges till` says of ages: that the child is a child and that the adult beside it is none.
    #[must_use]
    pub fn among_participants(&self, cond: &Cond) -> Cond {
        let child = |who| Cond::age(who, 0, Some(ADULT - 1));
        let adult = Cond::age(Who::Individ, ADULT, None);
        match self.participation() {
            Participation { top: Top::Child, .. } => Cond::All(vec![cond.clone(), child(Who::Individ)]),
            Participation { top: Top::Adult, child: Some(who) } => Cond::All(vec![cond.clone(), adult, child(who)]),
            _ => cond.clone(),
        }
    }
}

fn speaks_of_barnet(villkor: &Villkor) -> bool {
    let of_barnet = |term: &Term| matches!(term.kind, TermKind::Role(Who::Barnet, _));
    villkor.terms.iter().any(|term| term.walk(Who::Individ).into_iter().any(|(_, inner)| of_barnet(inner)))
}

impl Villkor {
    /// Its lines, each with the formula that it stands for.
    #[must_use]
    pub fn lines(&self) -> Vec<(&Term, &Cond)> {
        Space::lines(&self.terms, &self.cond)
    }
}
