//! Citations of repealed laws in running prose: chapter and paragraph beside the number of the act, or documentation
//! said to follow from a number that spoke of documentation in the act before.

use std::ops::Range;

use super::prose::{Hit, Piece, Reading};
use crate::date::Date;
use crate::law::{Act, Law, Norm, Provision};

/// Verbs that tell how it was.
macro_rules! past {
    () => {
        "kunde|fanns|fick|gavs|var|hade|stod|skulle|reglerades|tilläts|krävdes|byggde|kallades|beslutades|prövades"
    };
}

/// What shows that a law is spoken of as history.
const HISTORY: [&str; 5] = [
    "tidigare|dåvarande|förr|förut|hittills|gällde|hette|motsvara*|ersätter|ersatte|ersattes|ersatts|ersätts",
    "upphävd*|upphävt|upphävs|upphävdes|upphör*|upphört",
    "gamla|äldre|förra lag|lagen|lagens|socialtjänstlag*|bestämmels*|sol|regel|reglerna|regler",
    // A time before the new law, and a verb of the past. `Beslut före juli 2025 gäller enligt …` tells what is.
    concat!("före|innan|till|med|under .. 2018|2019|2020|2021|2022|2023|2024|2025 ", past!()),
    concat!(past!(), " .. före|innan|till|under .. 2018|2019|2020|2021|2022|2023|2024|2025"),
];

/// A citation of a provision that does not hold.
pub(super) struct Citation<'a> {
    /// The law that is cited.
    pub(super) act: &'a Act,
    /// The chapter and the paragraph, as `11 kap. 5 §`.
    pub(super) place: String,
    /// Where it stands in the words of the piece.
    pub(super) range: Range<usize>,
}

/// The citations of laws that no longer hold on the day, in a text that names their number: `4 kap. 1 §
/// socialtjänstlagen (2001:453)`. What is told as history, and matters in which the law still applies, are left out.
pub(super) fn of_repealed<'a>(law: &'a Law, on: Date, piece: &Piece<'_>) -> Vec<Citation<'a>> {
    let mut found: Vec<Citation<'a>> = Vec::new();
    let named = |act: &&Act| piece.words.contains(&act.sfs) || piece.words.contains(&act.name.value);
    for act in repealed(law, on).filter(named) {
        let reading = piece.read();
        let (number, name) = (&act.sfs, act.name.value.to_lowercase());
        for phrase in [format!("* kap * .. {number}|{name}"), format!("{number}|{name} * kap *")] {
            for hit in reading.find(&phrase) {
                let words = with_sign(piece.words, &hit.range);
                // Another law may stand between the paragraph and the number.
                let other = words.matches(':').count() > usize::from(words.contains(number.as_str()));
                let Some(place) = place(words).filter(|_| !other) else { continue };
                let known = found.iter().any(|known| known.range.start == hit.range.start);
                if !known && !is_past(reading, &hit, act) {
                    found.push(Citation { act, place, range: hit.range });
                }
            }
        }
    }
    found
}

/// The first place in a text where a law that no longer holds on the day is called the present one.
pub(super) fn called_present<'a>(law: &'a Law, on: Date, piece: &Piece<'_>) -> Option<(&'a Act, Range<usize>)> {
    let named = |act: &&Act| piece.words.contains(&act.sfs) || piece.words.contains(&act.name.value);
    repealed(law, on).filter(named).find_map(|act| {
        let reading = piece.read();
        let name = act.name.value.to_lowercase();
        // `Gällande` alone may mean `about`.
        let phrases = [format!("nuvarande .. {}|{name}", act.sfs), format!("nu gällande .. {}|{name}", act.sfs)];
        let mut hits = phrases.iter().flat_map(|phrase| reading.find(phrase));
        let hit = hits.find(|hit| !is_past(reading, hit, act) && !reading.quoted(hit))?;
        Some((act, hit.range))
    })
}

/// The laws that the library knows and that no longer hold on the day.
fn repealed(law: &Law, on: Date) -> impl Iterator<Item = &Act> {
    law.acts.iter().filter(move |act| act.period.to.is_some_and(|to| to < on) && !act.sfs.is_empty())
}

/// The years of the numbers of laws that no longer hold, for a cheap test of whether a text can name one.
pub(super) fn years(law: &Law, on: Date) -> impl Iterator<Item = &str> {
    repealed(law, on).filter_map(|act| act.sfs.split(':').next())
}

/// Whether the sentence of a citation tells history, or a matter in which the act still applies.
fn is_past(reading: &Reading<'_>, hit: &Hit, act: &Act) -> bool {
    reading.beside(hit, &HISTORY) || still_applies(act).iter().any(|phrase| reading.beside(hit, &[phrase]))
}

/// The same of a reference, which is no word of the text: of the sentence in which it stands.
pub(super) fn is_past_at(text: &str, range: &Range<usize>, act: Option<&Act>) -> bool {
    let reading = Reading::new(text.get(sentence(text, range)).unwrap_or(text));
    let says = |phrase: &str| !reading.find(phrase).is_empty();
    HISTORY.iter().any(|phrase| says(phrase)) || act.is_some_and(|act| still_applies(act).iter().any(|word| says(word)))
}

/// The matters in which the act still applies, as phrases: `överklagande` also as `överklagas`, and `återkrav` also as
/// `återkrävs` and `krävas åter`.
fn still_applies(act: &Act) -> Vec<String> {
    let stem = |word: &String| format!("{}*", word.strip_suffix("ande").unwrap_or(word));
    let verbs = |word: &String| {
        let before = word.strip_suffix("krav")?;
        Some([format!("{before}kräv*"), format!("kräv* .. {before}"), format!("kräv* .. {before}betal*")])
    };
    let nouns = act.survives_for.iter().map(stem);
    nouns.chain(act.survives_for.iter().filter_map(verbs).flatten()).collect()
}

/// Whether the words right before a citation say that it is what documentation follows from: `dokumenteras enligt`,
/// but not `dokumenteras vid en insats enligt`.
pub(super) fn is_for_documentation(text: &str, range: &Range<usize>) -> bool {
    let lead = text.get(sentence(text, range).start..range.start).unwrap_or("").to_lowercase();
    let lead = lead.rsplit([',', ';', ':']).next().unwrap_or("");
    let words: Vec<&str> = lead.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let begins = |word: &str, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let Some(at) = words.iter().rposition(|word| begins(word, &["dokument", "journal"])) else { return false };
    let between = words.get(at + 1..).unwrap_or(&[]);
    let other = |word: &&str| {
        begins(word, &["insats", "verksamhet", "stöd", "beslut", "behov", "undantag"])
            || ["inte", "ej", "utan"].contains(word)
    };
    between.last().is_some_and(|last| ["enligt", "i", "av"].contains(last))
        && between.len() <= 4
        && !between.iter().any(other)
}

/// The places in running text that cite a provision of the act: `11 kap. 5 § SoL`, `11 kap. 5 § socialtjänstlagen`.
pub(super) fn of_act(act: &Act, piece: &Piece<'_>) -> Vec<(String, Range<usize>)> {
    let title = act.title.to_lowercase();
    let short = act.name.value.to_lowercase();
    let mut found = Vec::new();
    for hit in piece.read().find("* kap *") {
        let words = with_sign(piece.words, &hit.range);
        let Some(place) = place(words) else { continue };
        let after = piece.words.get(hit.range.start + words.len()..).unwrap_or("");
        let after = after.trim_start_matches('§').trim_start().to_lowercase();
        let after = after.strip_prefix("i ").unwrap_or(&after);
        let Some(after) = after.strip_prefix(&title).or_else(|| after.strip_prefix(&short)) else { continue };
        // The number of an older act may follow the name.
        let aside = after.trim_start_matches(char::is_alphanumeric).trim_start().strip_prefix('(');
        let inside = aside.and_then(|aside| aside.split(')').next()).unwrap_or("");
        if !inside.contains(':') || inside.contains(&act.sfs) {
            found.push((place, hit.range));
        }
    }
    found
}

/// The provision that a number led to in the act before, when that was about documentation and the number now is
/// about something else; `None` otherwise. What counts as documentation is the chapter that demands it.
pub(super) fn once_documentation<'a>(law: &'a Law, provision: &Provision, on: Date) -> Option<&'a Provision> {
    let demands = law.norm(on, |norm| matches!(norm, Norm::Document))?.provision;
    let (now, act) = (&provision.lagrum, law.act(&provision.lagrum.law.value)?);
    if now.law.value != demands.lagrum.law.value || now.chapter == demands.lagrum.chapter {
        return None;
    }
    let before = law.acts.iter().find(|old| Some(&old.sfs) == act.replaces.as_ref())?;
    let same = format!("{} kap. {} § {}", now.chapter.as_deref()?, now.paragraph, before.name.value);
    let about = |old: &&Provision| successors(old).any(|lagrum| lagrum.chapter == demands.lagrum.chapter);
    law.versions(&same).any(|old| about(&old)).then_some(demands)
}

/// The provisions that took the place of one in the law that repealed it.
pub(super) fn successors(provision: &Provision) -> impl Iterator<Item = &crate::model::Lagrum> {
    provision.norms.iter().filter_map(|norm| match &norm.value {
        Norm::Successor(lagrum) => Some(lagrum),
        _ => None,
    })
}

/// `4 kap. 2 a §` from running text; `None` when it has no chapter and paragraph.
fn place(words: &str) -> Option<String> {
    let (before, after) = words.split_once("kap")?;
    let chapter = before.split_whitespace().last().filter(|chapter| chapter.bytes().all(|b| b.is_ascii_digit()))?;
    let (paragraph, _) = after.trim_start_matches(['.', ' ', '\u{a0}', 'i', 't', 'e', 'l']).split_once('§')?;
    // Of `5 och 6 §§` the first is told.
    let mut parts = paragraph.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let number = parts.next().filter(|number| number.bytes().all(|b| b.is_ascii_digit()))?;
    let letter = parts.next().filter(|letter| letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_lowercase()));
    Some(format!("{chapter} kap. {number}{} §", letter.map_or_else(String::new, |letter| format!(" {letter}"))))
}

/// The words of a hit, with the paragraph sign that may follow the last of them.
fn with_sign<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    let after = text.get(range.end..).unwrap_or("");
    let sign = after.char_indices().take(12).find(|&(_, c)| c == '§').map_or(0, |(at, c)| at + c.len_utf8());
    text.get(range.start..range.end + sign).unwrap_or("")
}

/// Where the sentence of a range begins, with the mark that ends the one before it, and where it ends.
fn sentence(text: &str, range: &Range<usize>) -> Range<usize> {
    let ends = |at: usize| {
        let rest = text.get(at..).unwrap_or("");
        let next = rest.get(1..).unwrap_or("").trim_start();
        // A full stop before a small letter or a digit belongs to an abbreviation, as in `kap.`.
        rest.starts_with(['!', '?'])
            || rest.starts_with("\n\n")
            || rest.starts_with('.') && next.starts_with(char::is_uppercase)
    };
    let start = text.char_indices().map(|(at, _)| at).take_while(|at| *at < range.start).filter(|at| ends(*at)).last();
    let end = text.char_indices().map(|(at, _)| at).find(|at| *at >= range.end && ends(*at));
    start.unwrap_or(0)..end.unwrap_or(text.len())
}
