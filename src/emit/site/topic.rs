//! What an insats is about, in the words that a person would use, from its kategori.

use crate::model::{Insats, Participant};

/// What an insats is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Topic {
    Talk,
    Addiction,
    Violence,
    Children,
    Relations,
    Money,
    Housing,
    Close,
    Company,
    Daily,
    Other,
}

/// The kategorier of the law library that tell what an insats is about. Those that do not are about anything.
const KINDS: [(&str, Topic); 37] = [
    ("familjerådgivning", Topic::Relations),
    ("samarbetssamtal", Topic::Relations),
    ("informationssamtal", Topic::Relations),
    ("budget-och-skuldrådgivning", Topic::Money),
    ("ekonomiskt-bistånd", Topic::Money),
    ("beroenderådgivning", Topic::Addiction),
    ("beroendestöd", Topic::Addiction),
    ("beroendebehandling", Topic::Addiction),
    ("lvm-hem", Topic::Addiction),
    ("våldsrådgivning", Topic::Violence),
    ("våldsbehandling", Topic::Violence),
    ("brottsofferstöd", Topic::Violence),
    ("medling", Topic::Violence),
    ("skyddat-boende", Topic::Violence),
    ("föräldrarådgivning", Topic::Children),
    ("föräldrastöd", Topic::Children),
    ("föräldraprogram", Topic::Children),
    ("barngrupp", Topic::Children),
    ("familjebehandling", Topic::Children),
    ("hembesöksstöd", Topic::Children),
    ("familjehem", Topic::Children),
    ("jourhem", Topic::Children),
    ("särskilt-ungdomshem", Topic::Children),
    ("boende", Topic::Housing),
    ("anhörigstöd", Topic::Close),
    ("avlösning", Topic::Close),
    ("öppen-verksamhet", Topic::Company),
    ("sysselsättningsstöd", Topic::Company),
    ("dagverksamhet", Topic::Company),
    ("kontaktperson", Topic::Company),
    ("boendestöd", Topic::Daily),
    ("omsorg", Topic::Daily),
    ("rådgivning", Topic::Talk),
    ("stödsamtal", Topic::Talk),
    ("krisstöd", Topic::Talk),
    ("ungdomsstöd", Topic::Talk),
    ("kontaktfamilj", Topic::Children),
];

impl Topic {
    /// What the insats is about: what the nearest of its kategorier says that says anything.
    pub(super) fn of(insats: &Insats) -> Self {
        let known = |name: &String| KINDS.iter().find(|(kind, _)| kind == name).map(|(_, topic)| *topic);
        insats.lineage.iter().find_map(known).unwrap_or(Self::Other)
    }

    /// As a heading.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Talk => "Prata med någon och få råd",
            Self::Addiction => "Alkohol, droger, läkemedel eller spel",
            Self::Violence => "Våld, hot eller brott",
            Self::Children => "Barn, familj och att vara förälder",
            Self::Relations => "Relationer, bråk och separation",
            Self::Money => "Pengar och skulder",
            Self::Housing => "Någonstans att bo",
            Self::Close => "Någon nära som behöver stöd",
            Self::Company => "Träffa andra och ha något att göra",
            Self::Daily => "Hjälp hemma och i vardagen",
            Self::Other => "Annat stöd",
        }
    }
}

/// Whether an insats is for those who are close to someone: given to them, or made to support or relieve them.
pub(super) fn is_for_close(insats: &Insats) -> bool {
    insats.ges_till.iter().any(|given| given.value == Participant::Narstaende) || Topic::of(insats) == Topic::Close
}
