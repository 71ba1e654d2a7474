//! What a document says of the guardian's consent, age by age, beside what the law says.

use crate::date::Date;
use crate::diagnostic::{Descriptor, Diagnostic};
use crate::law::Law;
use crate::model::{Consent, FreeFrom, Insats, Required};
use crate::source::{Span, Spanned};

/// The ages, in months, at which the law draws its lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Under this age one is a child and the guardian must consent.
    pub(super) child: u32,
    /// From this age consent may be left out when that is suitable.
    pub(super) free: u32,
}

impl Limits {
    /// The lines on the day of the check; `None` when the law then draws none.
    pub(super) fn of(law: &Law, as_of: Date) -> Option<Self> {
        let (child, _) = law.consent_under(as_of)?;
        let (free, _) = law.no_consent_from(as_of)?;
        Some(Self { child, free })
    }
}

/// The clauses on consent that hold for an insats.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) required: Option<&'a Spanned<Required>>,
    pub(super) free: Option<&'a Spanned<FreeFrom>>,
    pub(super) waived: Option<Span>,
    own: &'a Consent,
    head: Span,
}

impl<'a> Said<'a> {
    /// The clauses of an insats, with those that it takes from the riktlinje.
    pub(super) fn of(insats: &'a Insats) -> Self {
        let Consent { required, free_from, waived } = &insats.consent;
        let waived = waived.as_ref().map(|waived| waived.span);
        Self {
            required: required.as_ref(),
            free: free_from.as_ref(),
            waived,
            own: &insats.own_consent,
            head: insats.head,
        }
    }

    /// The age from which the clauses say that no consent is needed: 0 for everyone; `None` when they say of none.
    pub(super) fn free_from(&self) -> Option<u32> {
        if self.waived.is_some() { Some(0) } else { self.free.map(|free| free.value.from) }
    }

    /// The age under which the clauses demand consent; `None` when they demand it of none.
    pub(super) fn required_under(&self) -> Option<u32> {
        self.required.map(|required| required.value.under)
    }

    /// The age from which the nämnd has found the insats suitable without consent and says why; `None` when nowhere.
    pub(super) fn reasoned_from(&self) -> Option<u32> {
        self.free.filter(|free| free.value.is_reasoned()).map(|free| free.value.from)
    }

    /// Whether a clause is the insats' own and not the riktlinje's.
    pub(super) fn is_own(&self, clause: Span) -> bool {
        let Consent { required, free_from, waived } = self.own;
        let spans = [
            required.as_ref().map(|clause| clause.span),
            free_from.as_ref().map(|clause| clause.span),
            waived.as_ref().map(|clause| clause.span),
        ];
        spans.contains(&Some(clause))
    }

    /// A finding about a clause: at the clause when the insats has it, else at the insats with the riktlinje's clause
    /// beside it.
    pub(super) fn at(&self, clause: Span, descriptor: &'static Descriptor, message: String) -> Diagnostic {
        if self.is_own(clause) {
            Diagnostic::new(descriptor, clause, message)
        } else {
            Diagnostic::new(descriptor, self.head, message).label(clause, "så står det i riktlinjen")
        }
    }
}
