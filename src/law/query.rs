//! What rules ask of the law on a day.

use super::{Cited, Law, Norm, Provision, Standing};
use crate::date::Date;
use crate::source::Spanned;
use crate::syntax::tree::Lagrum;

impl Law {
    /// Every norm in force on the day, with its provision, leaving out provisions that only speak of insatser that
    /// are preceded by an assessment.
    pub fn norms(&self, on: Date) -> impl Iterator<Item = (&Provision, &Spanned<Norm>)> {
        let speaks = move |provision: &&Provision| {
            !provision.norms.is_empty()
                && provision.period.contains(on)
                && !provision.norms.iter().any(|norm| matches!(norm.value, Norm::Assessed))
        };
        self.provisions
            .iter()
            .filter(speaks)
            .flat_map(|provision| provision.norms.iter().map(move |norm| (provision, norm)))
    }

    /// The first norm in force on the day that `wanted` accepts; `None` when there is none.
    pub fn norm(&self, on: Date, wanted: impl Fn(&Norm) -> bool) -> Option<Cited<'_>> {
        let found = self.norms(on).find(|(_, norm)| wanted(&norm.value));
        found.map(|(provision, norm)| Cited { provision, norm: Some(norm) })
    }

    /// The age in months below which a guardian must consent to an insats without assessment, and where that stands.
    #[must_use]
    pub fn consent_under(&self, on: Date) -> Option<(u32, Cited<'_>)> {
        let cited = self.norm(on, |norm| matches!(norm, Norm::ConsentUnder(_)))?;
        match cited.norm?.value {
            Norm::ConsentUnder(age) => Some((age, cited)),
            _ => None,
        }
    }

    /// The age in months from which consent may be left out if that is suitable, and where that stands.
    #[must_use]
    pub fn no_consent_from(&self, on: Date) -> Option<(u32, Cited<'_>)> {
        let cited = self.norm(on, |norm| matches!(norm, Norm::NoConsentFrom(_)))?;
        match cited.norm?.value {
            Norm::NoConsentFrom(age) => Some((age, cited)),
            _ => None,
        }
    }

    /// The provision that a lagrum as lawyers write it names, in force on the day; `None` when there is none.
    #[must_use]
    pub fn cited(&self, lagrum: &str, on: Date) -> Option<&Provision> {
        self.provision(lagrum, on).or_else(|| self.provision(&crate::syntax::lagrum(lagrum)?.paragraf(), on))
    }

    /// Whether a lagrum can be cited on the day.
    #[must_use]
    pub fn standing(&self, lagrum: &Lagrum, on: Date) -> Standing<'_> {
        let Some(act) = self.act(&lagrum.law.value) else { return Standing::UnknownLaw };
        let paragraf = lagrum.paragraf();
        if let Some(provision) = self.provision(&paragraf, on) {
            return Standing::InForce(provision);
        }
        match self.versions(&paragraf).max_by_key(|version| version.period.from) {
            Some(provision) => Standing::NotInForce(provision),
            None => Standing::UnknownProvision(act),
        }
    }
}
