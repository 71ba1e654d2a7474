//! The questions of *Hitta stöd* and their answers: whom it is about, and ages.

/// Whom it is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Whom {
    /// The one who reads.
    Oneself,
    /// The reader's child.
    Child,
    /// The reader, who is close to someone.
    Close,
}

impl Whom {
    pub(super) const ALL: [Self; 3] = [Self::Oneself, Self::Child, Self::Close];

    /// The answer's part of an address, which says nothing.
    pub(super) fn number(self) -> u8 {
        match self {
            Self::Oneself => 1,
            Self::Child => 2,
            Self::Close => 3,
        }
    }

    pub(super) fn answer(self) -> &'static str {
        match self {
            Self::Oneself => "Mig själv",
            Self::Child => "Mitt barn",
            Self::Close => "Någon som står mig nära",
        }
    }

    pub(super) fn question(self) -> &'static str {
        match self {
            Self::Oneself | Self::Close => "Hur gammal är du?",
            Self::Child => "Hur gammalt är barnet?",
        }
    }

    pub(super) fn why(self) -> &'static str {
        match self {
            Self::Oneself => "En del stöd är för vissa åldrar.",
            Self::Child => "En del stöd är för barn i vissa åldrar, och en del för föräldrar.",
            Self::Close => "Här finns stöd för dig som är anhörig eller vän till någon som har det svårt.",
        }
    }

    pub(super) fn found(self) -> &'static str {
        match self {
            Self::Oneself | Self::Close => "Stöd som kan passa dig",
            Self::Child => "Stöd som kan passa ditt barn och dig",
        }
    }

    /// What joins the answer to an age, which is not always that of the person in it.
    pub(super) fn of_age(self) -> &'static str {
        match self {
            Self::Oneself | Self::Child => ", ",
            Self::Close => ", och du är ",
        }
    }

    /// That no insats fits the answer, or its age.
    pub(super) fn nothing(self) -> &'static str {
        match self {
            Self::Oneself | Self::Child => "Här finns inget stöd för just den åldern",
            Self::Close => "Här finns inget stöd just för dig som är närstående",
        }
    }

    /// Another way that may be the right one.
    pub(super) fn instead(self) -> Option<(&'static str, Self)> {
        match self {
            Self::Oneself => Some(("Är du förälder och gäller det ditt barn? Välj det svaret", Self::Child)),
            Self::Child => None,
            Self::Close => {
                Some(("Vill du hitta stöd åt den som har det svårt? Svara som om du vore den personen", Self::Oneself))
            }
        }
    }

    /// The ages in years at which its answers begin.
    fn edges(self) -> &'static [u32] {
        match self {
            Self::Oneself => &[0, 13, 15, 18, 21, 25, 65],
            Self::Child => &[0, 3, 7, 13, 15, 18],
            Self::Close => &[0, 18],
        }
    }

    /// Every answer to the question about age, youngest first.
    pub(super) fn bands(self) -> Vec<Band> {
        let edges = self.edges();
        let to = edges.iter().skip(1).map(|years| Some(years * 12 - 1)).chain([None]);
        edges.iter().zip(to).map(|(years, to)| Band { from: years * 12, to }).collect()
    }
}

/// Ages in months, both ends included; no upper end for `None`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Band {
    pub(super) from: u32,
    pub(super) to: Option<u32>,
}

impl Band {
    /// `Under 13 år`, `13–14 år`, `65 år eller äldre`, and `Vilken ålder som helst` where no age matters.
    pub(super) fn words(self) -> String {
        match (self.from / 12, self.to.map(|to| (to + 1) / 12)) {
            (0, None) => "Vilken ålder som helst".to_owned(),
            (0, Some(below)) => format!("Under {below} år"),
            (from, None) => format!("{from} år eller äldre"),
            (from, Some(below)) if below == from + 1 => format!("{from} år"),
            (from, Some(below)) => format!("{from}–{} år", below - 1),
        }
    }

    /// Whether some age of it is among the ages.
    pub(super) fn meets(self, ages: &[(u32, Option<u32>)]) -> bool {
        let below = |low: u32| self.to.is_none_or(|to| low <= to);
        ages.iter().any(|&(low, high)| below(low) && high.is_none_or(|high| self.from <= high))
    }
}
