//! The normative clauses of a provision in the law library, as written.

use super::{CondBlock, Lagrum, Name, Quantity};

/// A normative clause of a provision in the law library.
#[derive(Clone, Debug)]
pub enum Norm {
    /// `endast personliga behov`
    PersonalNeeds,
    /// `kräver behovsprövning …`; `may` for `kan kräva`
    Assessment {
        /// Whether the words are less plain.
        may: bool,
        /// The point of the list.
        point: Option<String>,
        /// Which kategorier.
        kategorier: Vec<Name>,
        /// For whom.
        when: Option<CondBlock>,
    },
    /// `kräver samtycke under N år`
    ConsentUnder(Quantity),
    /// `medger utan samtycke från N år`
    NoConsentFrom(Quantity),
    /// `medger dokumentationsundantag personliga-förhållanden för …`
    ExemptCircumstances(Vec<Name>),
    /// `utesluter dokumentationsundantag personliga-förhållanden för …`
    BarsCircumstances(Vec<Name>),
    /// `medger dokumentationsundantag identitet med särskilda skäl`
    ExemptIdentity,
    /// `kräver dokumentation`
    Document,
    /// `kräver information om ansökan`
    Inform,
    /// `kräver uppföljning`
    FollowUp,
    /// `kräver sakliga skäl`
    Reasons,
    /// `kräver erbjudande av …`
    Offer(Vec<Name>),
    /// `förbjuder avgift för …`
    NoFee(Vec<Name>),
    /// `medger avgift för … när { … }`
    Fee(Vec<Name>, Option<CondBlock>),
    /// `förbjuder delegation`
    NoDelegation,
    /// `för behovsprövade insatser`
    Assessed,
    /// `motsvaras av LAGRUM`
    Successor(Lagrum),
}
