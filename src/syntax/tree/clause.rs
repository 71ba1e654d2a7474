//! The clauses of every item. Variants follow the language's own list.

use super::{
    Beslut, CondBlock, Dokumentation, FactRef, Form, Godta, Kanal, Kontroll, Level, Name, Norm, Omfattning, Oversyn,
    Participant, Quantity, Str, Text, Utforare,
};
use crate::source::{Span, Spanned};

/// A clause of any item.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The whole of it.
    pub span: Span,
    /// Its first word.
    pub keyword: Span,
    /// What it says.
    pub kind: ClauseKind,
}

/// Which prose clause of an insats a text stands under.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Prose {
    /// `kortfattat`
    Kortfattat,
    /// `innehåll`
    Innehall,
    /// `syfte`
    Syfte,
    /// `genomförande`
    Genomforande,
    /// `karaktär`
    Karaktar,
    /// `exempel`
    Exempel,
}

/// What a clause says. Variants follow `language.md`.
#[derive(Clone, Debug)]
pub enum ClauseKind {
    /// `kommun "A", "B"`
    Kommun(Vec<Str>),
    /// `nämnd "…"`
    Namnd(Str),
    /// `beslut DATUM § "…" diarienummer "…"`
    Beslut(Beslut),
    /// `gäller från … till …`
    Galler {
        /// First day, as written.
        from: Str,
        /// Last day, as written.
        to: Option<Str>,
    },
    /// `översyn …`
    Oversyn(Oversyn),
    /// `ansvarig "…"`
    Ansvarig(Str),
    /// `författningssamling "…"`
    Forfattningssamling(Str),
    /// `lag SoL, FL`
    Lag(Vec<Name>),
    /// `kontakt { … }`
    Kontakt(Vec<(Kanal, Str)>),
    /// `ansökan """…"""`
    Ansokan(Text),
    /// `ersätter "…"`
    Ersatter(Str),
    /// `uppföljning """…"""` of the whole riktlinje
    UppfoljningText(Text),
    /// One of the prose clauses.
    Prose(Prose, Text),
    /// `text "Rubrik" """…"""`
    Text(Str, Text),
    /// `ges till …`
    GesTill(Vec<Spanned<Participant>>),
    /// `målgrupp """…""" { … }`
    Malgrupp(Text, Option<CondBlock>),
    /// `villkor { … }`
    Villkor(CondBlock),
    /// `villkor öppet för alla`
    OppetForAlla,
    /// `metod a, b`
    Metod(Vec<Name>),
    /// `omfattning …`
    Omfattning(Omfattning),
    /// `form …`
    Form(Vec<Spanned<Form>>),
    /// `samtycke av (en) vårdnadshavare (för barn under N år)`
    Samtycke {
        /// Whether *en* is written.
        one: bool,
        /// The age below which consent is needed; all children when absent.
        under: Option<Quantity>,
    },
    /// `från N år utan … samtycke`
    UtanSamtycke {
        /// Whether *över* is written instead of *från*.
        over: bool,
        /// The age.
        from: Quantity,
        /// The reasoning.
        text: Option<Text>,
    },
    /// `inget samtycke`
    IngetSamtycke(Option<Text>),
    /// `anonymt`, with whether only `vid första besöket`
    Anonymt(bool),
    /// `dokumentation …`
    Dokumentation(Dokumentation),
    /// `uppföljning individnivå …`
    Uppfoljning(Level, Option<Text>),
    /// `avgift ingen` (`None`) or `avgift "…"`
    Avgift(Option<Str>),
    /// `utförare "Namn" privat|region`
    Utforare(Str, Option<Utforare>),
    /// `plats "…"`
    Plats(Str),
    /// `språk a, b`
    Sprak(Vec<Name>),
    /// `tolk`
    Tolk,
    /// `sakliga skäl …`
    SakligaSkal(Text),
    /// `godta KOD "…" av "…" DATUM till DATUM`
    Godta(Godta),
    /// `kontrolleras genom …`
    Kontrolleras(Spanned<Kontroll>),
    /// `värden a, b`
    Varden(Vec<Name>),
    /// `diskrimineringsgrund …`
    Diskrimineringsgrund(Vec<Name>),
    /// `kallas "…"`
    Kallas(Vec<Str>),
    /// `ekonomiskt behov`
    EkonomisktBehov,
    /// `åldersgrupp`
    Aldersgrupp,
    /// `person { … }`
    Person(CondBlock),
    /// `ges NAMN …` in a prov
    Ges(Name, Option<bool>),
    /// `nekas NAMN därför att …`
    Nekas(Name, Option<FactRef>),
    /// `beror NAMN på …`
    Beror(Name, FactRef),
    /// `sfs "…"`
    Sfs(Str),
    /// `gäller fortfarande för "…"`
    GallerFortfarande(Vec<Str>),
    /// `paragrafer "1:1–4, 2:1–4"`
    Paragrafer(Str),
    /// `innebörd """…"""`
    Innebord(Text),
    /// A normative clause of a provision.
    Norm(Norm),
}
