//! The tree of a document as it was written: every item and clause in the author's order, with its place.

use crate::source::{Span, Spanned};

/// A name, as it was written after NFC normalisation.
pub type Name = Spanned<String>;
/// The content of a string, with its escapes read. The span covers the quotes too.
pub type Str = Spanned<String>;

/// One file.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// The items, in order.
    pub items: Vec<Item>,
    /// Every comment, from `//` to the end of its line. Blank lines can be read from the source.
    pub comments: Vec<Span>,
}

/// An item of the language.
#[derive(Clone, Debug)]
pub enum Item {
    /// `riktlinje "Titel" { … }`
    Riktlinje(Block<Str>),
    /// `avsnitt` or `underavsnitt`
    Avsnitt(Avsnitt),
    /// `insats namn "Titel" är kategori { … }`
    Insats(Block<InsatsHead>),
    /// `kategori namn "benämning" är kategori { … }`
    Kategori(Block<KategoriHead>),
    /// `uppgift namn "…" { … }`
    Uppgift(Block<NamedHead>),
    /// `villkor namn { … }`
    Villkor(VillkorItem),
    /// `metod namn "Namn" """…"""`
    Metod(Metod),
    /// `prov "…" { … }`
    Prov(Block<Str>),
    /// `författning SoL "…" { … }`
    Forfattning(Block<NamedHead>),
    /// `paragraf 11 kap. 5 § SoL "…" { … }`
    Paragraf(Block<ParagrafHead>),
    /// An item whose head could not be read. Its name, when one could be made out, still declares.
    Broken(Broken),
}

/// An item with a body of clauses.
#[derive(Clone, Debug)]
pub struct Block<H> {
    /// What stands before the brace.
    pub head: H,
    /// From the keyword to the closing brace.
    pub span: Span,
    /// The item's keyword.
    pub keyword: Span,
    /// The clauses that could be read, in order.
    pub clauses: Vec<Clause>,
    /// Whether every clause could be read. A half-read item proves nothing by what it lacks.
    pub whole: bool,
}

/// The head of an insats.
#[derive(Clone, Debug)]
pub struct InsatsHead {
    /// The name, when one is given; else it is made from the title.
    pub name: Option<Name>,
    /// The title.
    pub title: Str,
    /// The kategori it is declared to be.
    pub kategori: Name,
}

/// The head of a local or library kategori.
#[derive(Clone, Debug)]
pub struct KategoriHead {
    /// The name.
    pub name: Name,
    /// What people call it.
    pub label: Str,
    /// The kategori that it is a kind of.
    pub parent: Name,
}

/// A head of a name and a string.
#[derive(Clone, Debug)]
pub struct NamedHead {
    /// The name.
    pub name: Name,
    /// The string after it: a question, a statement or a law's title.
    pub label: Str,
}

/// The head of a provision.
#[derive(Clone, Debug)]
pub struct ParagrafHead {
    /// Which provision it is.
    pub lagrum: Lagrum,
    /// Its heading.
    pub title: Str,
}

/// A heading, with the text under it.
#[derive(Clone, Debug)]
pub struct Avsnitt {
    /// 1 for `avsnitt`, 2 for `underavsnitt`.
    pub level: u8,
    /// The heading.
    pub title: Str,
    /// The text below it.
    pub text: Option<Text>,
    /// The whole item.
    pub span: Span,
}

/// A named set of conditions.
#[derive(Clone, Debug)]
pub struct VillkorItem {
    /// The name.
    pub name: Name,
    /// The conditions.
    pub block: CondBlock,
    /// The whole item.
    pub span: Span,
}

/// A method that insatser share.
#[derive(Clone, Debug)]
pub struct Metod {
    /// The name.
    pub name: Name,
    /// What people call it.
    pub label: Str,
    /// What it is.
    pub text: Option<Text>,
    /// The whole item.
    pub span: Span,
}

/// An item that could not be read.
#[derive(Clone, Debug)]
pub struct Broken {
    /// The whole of it.
    pub span: Span,
    /// Its keyword, when it is one of the language's.
    pub keyword: Option<String>,
    /// Its name, when one could be made out.
    pub name: Option<Name>,
}

/// Prose: Markdown with common indentation removed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Text {
    /// The words. References stand in it as they were written, braces included; `{{` has become `{`.
    pub value: String,
    /// The whole token, quotes included.
    pub span: Span,
    /// The references, in order.
    pub references: Vec<Reference>,
    /// What stands between braces and cannot be read as a reference.
    pub unread: Vec<Span>,
    /// Where pieces of `value` stand in the source: byte of `value`, byte of the source; sorted.
    pub(crate) places: Vec<(u32, u32)>,
}

impl Text {
    /// The place in the source of a range of `value`; the whole token when the range does not fit.
    #[must_use]
    pub fn place(&self, range: std::ops::Range<usize>) -> Span {
        let at = |byte: usize| {
            let byte = u32::try_from(byte).ok()?;
            let known = self.places.partition_point(|&(value, _)| value <= byte).checked_sub(1)?;
            let &(value, source) = self.places.get(known)?;
            Some(source + (byte - value))
        };
        match (at(range.start), at(range.end)) {
            (Some(start), Some(end)) if start <= end && end <= self.span.end => Span { start, end, ..self.span },
            _ => self.span,
        }
    }

    /// Whether there are no words.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.value.trim().is_empty()
    }
}

/// A reference in a text, between braces.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    /// Where in [`Text::value`], braces included.
    pub range: std::ops::Range<usize>,
    /// Where in the source, braces included.
    pub span: Span,
    /// What it refers to.
    pub target: Target,
}

/// What a reference refers to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// A provision.
    Lagrum(Lagrum),
    /// Another insats.
    Insats(Name),
}

/// A provision, as lawyers write it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lagrum {
    /// The chapter with its letter, `6` or `12 a`; `None` for a law without chapters.
    pub chapter: Option<String>,
    /// The paragraph with its letter: `13 a`.
    pub paragraph: String,
    /// What narrows it, as written: `andra meningen 1`; empty for the whole paragraph.
    pub part: String,
    /// The law's short name.
    pub law: Name,
    /// The whole of it.
    pub span: Span,
}

impl Lagrum {
    /// The paragraph without its parts: `11 kap. 5 § SoL`.
    #[must_use]
    pub fn paragraf(&self) -> String {
        match &self.chapter {
            Some(chapter) => format!("{chapter} kap. {} § {}", self.paragraph, self.law.value),
            None => format!("{} § {}", self.paragraph, self.law.value),
        }
    }
}

/// A unit of time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unit {
    /// `minut`, `minuter`
    Minut,
    /// `timme`, `timmar`
    Timme,
    /// `dag`, `dagar`, `dygn`
    Dag,
    /// `vecka`, `veckor`
    Vecka,
    /// `månad`, `månader`
    Manad,
    /// `år`
    Ar,
}

/// A number with at most two decimals, as hundredths: 2,5 is 250.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Number(pub u32);

/// A number and a unit.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Quantity {
    /// How much.
    pub number: Number,
    /// Of what.
    pub unit: Unit,
    /// The whole of it.
    pub span: Span,
}

/// Conditions between braces; all must hold.
#[derive(Clone, Debug)]
pub struct CondBlock {
    /// Braces included.
    pub span: Span,
    /// The conditions, in order.
    pub lines: Vec<Line>,
    /// Whether every line could be read.
    pub whole: bool,
}

/// One condition.
#[derive(Clone, Debug)]
pub struct Line {
    /// The whole of it.
    pub span: Span,
    /// What it says.
    pub kind: LineKind,
}

/// What a condition says.
#[derive(Clone, Debug)]
pub enum LineKind {
    /// `ålder 13–21 år`
    AgeRange {
        /// The lower number and, when it differs, its own unit.
        from: (Number, Option<Unit>),
        /// The upper number and its unit.
        to: (Number, Unit),
    },
    /// `ålder minst 18 år`
    AgeBound(AgeWord, Quantity),
    /// `ålder 17 år`
    AgeExact(Quantity),
    /// `folkbokförd i kommunen`
    Residence {
        /// Which fact.
        kind: Residence,
        /// Whether `stadigvarande` is written.
        permanent: bool,
        /// The places named; empty for `kommunen`.
        places: Vec<Str>,
    },
    /// `våldsutsatt`, or the name of a villkor
    Name(Name),
    /// `sysselsättning är ingen`, `sysselsättning någon av arbete, ingen`
    Is(Name, Vec<Name>),
    /// `inte …`
    Not(Box<Line>),
    /// `alla av { … }`
    All(CondBlock),
    /// `något av { … }`
    Any(CondBlock),
    /// `inget av { … }`
    NoneOf(CondBlock),
    /// `barnet { … }`
    Role(Role, CondBlock),
}

/// A bound on age.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AgeWord {
    /// `minst`: has turned
    Minst,
    /// `högst`: has not turned one more
    Hogst,
    /// `under`: has not turned
    Under,
    /// `över`: has turned one more
    Over,
}

/// A fact about where a person lives.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Residence {
    /// `folkbokförd`
    Folkbokford,
    /// `bosatt`
    Bosatt,
    /// `vistas`
    Vistas,
    /// `bosatt eller vistas`
    BosattEllerVistas,
}

/// Someone other than the participant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// `barnet`
    Barnet,
    /// `föräldern`
    Foraldern,
    /// `närstående`
    Narstaende,
}

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

/// A decision.
#[derive(Clone, Debug)]
pub struct Beslut {
    /// The day, as written.
    pub date: Str,
    /// The paragraph of the minutes.
    pub paragraph: Option<Str>,
    /// The registration number.
    pub diarienummer: Option<Str>,
}

/// When a riktlinje is to be reviewed.
#[derive(Clone, Debug)]
pub enum Oversyn {
    /// `årligen`
    Arligen,
    /// `senast DATUM`, as written
    Senast(Str),
    /// in words
    Text(Str),
}

/// A way to reach someone.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kanal {
    /// `telefon`
    Telefon,
    /// `epost`
    Epost,
    /// `webb`
    Webb,
    /// `besök`
    Besok,
}

/// Who takes part in an insats.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Participant {
    /// `individ`
    Individ,
    /// `barn`
    Barn,
    /// `förälder`
    Foralder,
    /// `familj`: a parent and a child
    Familj,
    /// `närstående`
    Narstaende,
    /// `grupp`
    Grupp,
}

/// A count or a range of counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Count {
    /// The bound word before it, if any.
    pub bound: Option<Bound>,
    /// The number, or the lower one.
    pub from: Number,
    /// The upper number of a range.
    pub to: Option<Number>,
    /// The whole of it, without its unit.
    pub span: Span,
}

/// A word that bounds a count.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Bound {
    /// `minst`
    Minst,
    /// `högst`
    Hogst,
    /// `cirka`
    Cirka,
}

/// How much of an insats there is.
#[derive(Clone, Debug, Default)]
pub struct Omfattning {
    /// What it is for, when there are several.
    pub label: Option<Str>,
    /// How many sessions.
    pub occasions: Option<Count>,
    /// How long each is.
    pub length: Option<(Count, Unit)>,
    /// Over how long a time.
    pub period: Option<(Count, Unit)>,
    /// In words.
    pub note: Option<Str>,
}

/// A form in which an insats is given.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Form {
    /// `individuellt`
    Individuellt,
    /// `grupp`, with the number of participants
    Grupp(Option<Count>),
    /// `hembesök`
    Hembesok,
    /// `digitalt`
    Digitalt,
    /// `öppet hus`
    OppetHus,
}

/// How an insats is documented.
#[derive(Clone, Debug)]
pub enum Dokumentation {
    /// `enligt LAGRUM i "System" …`
    Enligt {
        /// The provision.
        lagrum: Lagrum,
        /// The system.
        system: Option<Str>,
        /// More in words.
        text: Option<Text>,
    },
    /// `undantag enligt LAGRUM { … }`
    Undantag {
        /// The provision.
        lagrum: Lagrum,
        /// What the block says: särskilda skäl, avvägning, beslut.
        block: Vec<ExemptClause>,
    },
    /// `verksamhetsnivå`, `individnivå` or both
    Niva {
        /// Which.
        level: Level,
        /// The system.
        system: Option<Str>,
        /// More in words.
        text: Option<Text>,
    },
}

/// A clause of a documentation exemption.
#[derive(Clone, Debug)]
pub enum ExemptClause {
    /// `särskilda skäl GRUND …`
    Skal(Name, Text),
    /// `avvägning …`
    Avvagning(Text),
    /// `beslut …`
    Beslut(Beslut),
}

/// A level of documentation or follow-up.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Level {
    /// `individnivå`
    Individ,
    /// `verksamhetsnivå`
    Verksamhet,
    /// both
    Bada,
}

/// What kind of body an utförare is, other than the kommun itself.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Utforare {
    /// `privat`
    Privat,
    /// `region`
    Region,
}

/// A waiver.
#[derive(Clone, Debug)]
pub struct Godta {
    /// The code or slug that is accepted.
    pub code: Name,
    /// Why.
    pub reason: Str,
    /// By whom.
    pub by: Str,
    /// When, as written.
    pub on: Str,
    /// Until when, as written.
    pub until: Option<Str>,
}

/// How an utförare checks an uppgift.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kontroll {
    /// `egen uppgift`
    EgenUppgift,
    /// `id-handling`
    IdHandling,
    /// `folkbokföring`
    Folkbokforing,
    /// `intyg "…"`
    Intyg(Option<String>),
    /// `handling "…"`
    Handling(Option<String>),
    /// `bedömning`
    Bedomning,
}

/// A fact named in a prov.
#[derive(Clone, Debug)]
pub struct FactRef {
    /// Whose; the participant's when absent.
    pub role: Option<Role>,
    /// Which.
    pub fact: Fact,
    /// The whole of it.
    pub span: Span,
}

/// Which fact a prov names.
#[derive(Clone, Debug)]
pub enum Fact {
    /// `ålder`
    Alder,
    /// `folkbokförd`, `bosatt`, `vistas`
    Residence(Residence),
    /// an uppgift
    Name(Name),
}

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
