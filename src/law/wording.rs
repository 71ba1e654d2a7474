//! The official wording of a law, read from a record that the state publishes. It is only ever shown
//! beside our own account of a provision, and never kept in the project.

use std::collections::HashMap;

use serde::Deserialize;

use crate::date::Date;
use crate::syntax::tree::Lagrum;

/// The wording of one law.
#[derive(Clone, Debug)]
pub struct Wording {
    /// The law's number, as `2025:400`.
    pub sfs: String,
    /// The law's title.
    pub title: String,
    /// What the text takes in, as `t.o.m. SFS 2025:1501`; empty when the file does not say.
    pub consolidated: String,
    versions: HashMap<(String, String), Vec<Version>>,
}

/// One version of one paragraph, between the days that the text marks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Version {
    from: Option<Date>,
    until: Option<Date>,
    text: String,
}

/// The fields that are read of the database's record.
#[derive(Deserialize)]
struct Record {
    beteckning: String,
    #[serde(default)]
    rubrik: String,
    fulltext: Fulltext,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Fulltext {
    forfattningstext: String,
    #[serde(default)]
    andring_inford: Option<String>,
}

impl Wording {
    /// Reads a record of the legal database; says in Swedish what is wrong when it is none.
    ///
    /// # Errors
    /// When the text is no JSON, or lacks `beteckning` or `fulltext.forfattningstext`.
    pub fn read(json: &str) -> Result<Self, String> {
        let record: Record =
            serde_json::from_str(json.trim_start_matches('\u{feff}')).map_err(|error| trouble(&error))?;
        let versions = paragraphs(&record.fulltext.forfattningstext);
        if versions.is_empty() {
            return Err("filen innehåller inga paragrafer".to_owned());
        }
        Ok(Self {
            sfs: record.beteckning,
            title: record.rubrik,
            consolidated: record.fulltext.andring_inford.unwrap_or_default(),
            versions,
        })
    }

    /// The words of a paragraph on a day, one line a paragraph of text; `None` when the law has no such paragraph.
    #[must_use]
    pub fn text(&self, lagrum: &Lagrum, on: Date) -> Option<&str> {
        let chapter = lagrum.chapter.clone().unwrap_or_default();
        let versions = self.versions.get(&(chapter, lagrum.paragraph.clone()))?;
        let holds = |version: &&Version| {
            version.from.is_none_or(|from| from <= on) && version.until.is_none_or(|until| on < until)
        };
        versions.iter().find(holds).map(|version| version.text.as_str())
    }
}

/// What is wrong with a text that is no record. The reader's own words are English, and are left out.
fn trouble(error: &serde_json::Error) -> String {
    if error.is_data() {
        return "filen är JSON, men ingen författning ur regeringens rättsdatabas: där finns `beteckning` och \
                `fulltext.forfattningstext`"
            .to_owned();
    }
    format!("filen är inte hel JSON (rad {}, tecken {})", error.line(), error.column())
}

/// The paragraphs of a law by chapter and number. Headings are left out.
fn paragraphs(text: &str) -> HashMap<(String, String), Vec<Version>> {
    let text = text.replace("\r\n", "\n");
    let mut found: HashMap<(String, String), Vec<Version>> = HashMap::new();
    let (mut chapter, mut open) = (String::new(), None);
    for block in text.split("\n\n").map(one_line).filter(|block| !block.is_empty()) {
        if block.starts_with("Övergångsbestämmelser") {
            break;
        }
        if let Some(number) = heading_of_chapter(&block) {
            (chapter, open) = (number, None);
        } else if let Some((number, words)) = start_of_paragraph(&block) {
            let key = (chapter.clone(), number);
            found.entry(key.clone()).or_default().push(version(words));
            open = Some(key);
        } else if !is_heading(&block) {
            let versions = open.as_ref().and_then(|key| found.get_mut(key));
            if let Some(last) = versions.and_then(|versions| versions.last_mut()) {
                last.text.push('\n');
                last.text.push_str(&block);
            }
        }
    }
    found
}

fn one_line(block: &str) -> String {
    block.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number with a letter that may follow it, and what comes after: `13 a` and `§ …`.
fn number(block: &str) -> Option<(String, &str)> {
    let digits = block.find(|c: char| !c.is_ascii_digit()).filter(|&at| at > 0)?;
    let (digits, rest) = block.split_at(digits);
    let rest = rest.strip_prefix(' ')?;
    let mut letters = rest.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), Some(' ')) if letter.is_ascii_lowercase() => {
            Some((format!("{digits} {letter}"), letters.as_str()))
        }
        _ => Some((digits.to_owned(), rest)),
    }
}

fn heading_of_chapter(block: &str) -> Option<String> {
    let (number, rest) = number(block)?;
    let title = rest.strip_prefix("kap. ")?;
    // `11 kap. 1 § …` is a reference in running text; a heading goes on with a word.
    title.starts_with(char::is_alphabetic).then_some(number)
}

fn start_of_paragraph(block: &str) -> Option<(String, &str)> {
    let (number, rest) = number(block)?;
    let words = rest.strip_prefix('§')?.trim_start();
    words.starts_with(|c: char| c.is_uppercase() || c == '/').then_some((number, words))
}

fn version(words: &str) -> Version {
    let mut version = Version::default();
    let mut words = words;
    while let Some((marker, rest)) = words.strip_prefix('/').and_then(|rest| rest.split_once('/')) {
        let day = marker.split_once(':').and_then(|(_, day)| Date::parse(day.trim()));
        if marker.starts_with("Träder") {
            version.from = day;
        } else if marker.starts_with("Upphör") {
            version.until = day;
        }
        words = rest.trim_start();
    }
    words.clone_into(&mut version.text);
    version
}

/// A heading ends without a full stop, and lists and sentences do not.
fn is_heading(block: &str) -> bool {
    let listed = block.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        || block.get(1..2).is_some_and(|second| second == ")");
    let goes_on = block.ends_with(['.', ',', ':', ';']) || block.ends_with(" och") || block.ends_with(" eller");
    block.starts_with('/') || block.starts_with("AVDELNING") || (!listed && !goes_on)
}
