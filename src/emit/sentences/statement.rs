//! What an uppgift says, put into a sentence about a person: `är eller har varit utsatt för våld` becomes
//! *Du är eller har varit utsatt för våld.*
//!
//! An author writes a statement that begins with its verb, a question, or just a label. Only where the words are sure
//! to agree are they bent; else they stand as they were written, inside words that are right whatever they say.

use std::borrow::Cow;

use super::person::{Agreement, Person};
use crate::law::Uppgift;
use crate::swedish::{capital, or, uncapital};

/// Adverbs that stand after the verb in a main clause and before it in a subordinate one.
const ADVERBS: [&str; 10] =
    ["redan", "själv", "också", "fortfarande", "ofta", "alltid", "aldrig", "ännu", "nyligen", "tidigare"];

/// What an uppgift says and of whom.
pub(super) struct Statement<'a> {
    words: Words<'a>,
    values: String,
    person: Person,
}

enum Words<'a> {
    /// Words that begin with their verb, in lower case.
    Verb(String),
    /// A whole question.
    Question(&'a str),
    /// A label: `huvudsaklig sysselsättning`, `hur personen bor`.
    Label(&'a str),
}

impl<'a> Statement<'a> {
    /// That `person` fulfils the uppgift, with one of the values when there are any.
    pub(super) fn new(uppgift: &'a Uppgift, values: &[String], person: Person) -> Self {
        let text = uppgift.statement.trim().trim_end_matches(['.', ' ']);
        let text = text.strip_prefix("personen ").filter(|_| values.is_empty()).unwrap_or(text);
        let words = if text.ends_with('?') {
            Words::Question(text)
        } else if values.is_empty() && begins_with_verb(&uncapital(text)) {
            Words::Verb(uncapital(text))
        } else {
            Words::Label(text)
        };
        let values: Vec<String> = values.iter().map(|value| value.replace('-', " ")).collect();
        Self { words, values: or(&values), person }
    }

    /// That it is so, or is not.
    pub(super) fn stated(&self, negated: bool) -> String {
        let Person { subject, object, .. } = self.person;
        match &self.words {
            Words::Verb(text) => {
                let Some(words) = agreeing(text, self.person.agreement) else {
                    let not = if negated { "inte " } else { "" };
                    return format!("{} är {not}någon som {}.", capital(subject), subordinate(text));
                };
                match (negated, main_negated(&words)) {
                    (false, _) => format!("{} {words}.", capital(subject)),
                    (true, Some(words)) => format!("{} {words}.", capital(subject)),
                    (true, None) => format!("Det stämmer inte att {subject} {}.", subordinate(&words)),
                }
            }
            Words::Question(text) => format!("{} är {}.", self.answer(text), self.value(negated)),
            Words::Label(text) if self.values.is_empty() => {
                let not = if negated { "inte " } else { "" };
                format!("Det här gäller {not}{object}: {text}.")
            }
            Words::Label(text) => format!("{}: {}.", self.labelled(text), self.value(negated)),
        }
    }

    /// That it must be so, or must not, as a sentence that needs no other around it.
    pub(super) fn required(&self, negated: bool) -> String {
        let not = if negated { "inte " } else { "" };
        match &self.words {
            Words::Verb(text) => match agreeing(text, self.person.agreement) {
                Some(words) => format!("Stödet är {not}för {} {}.", self.person.for_whom, subordinate(&words)),
                None => format!("Stödet är {not}för den som {}.", subordinate(text)),
            },
            Words::Question(text) => format!("{} ska vara {}.", self.answer(text), self.value(negated)),
            Words::Label(_) => self.stated(negated),
        }
    }

    fn answer(&self, question: &str) -> String {
        match self.person.agreement {
            Agreement::You => format!("Svaret på frågan ”{question}”"),
            _ => format!("Svaret för {} på frågan ”{question}”", self.person.object),
        }
    }

    fn value(&self, negated: bool) -> String {
        match (self.values.as_str(), negated) {
            ("", false) => "ja".to_owned(),
            ("", true) => "nej".to_owned(),
            (values, false) => values.to_owned(),
            (values, true) => format!("något annat än {values}"),
        }
    }

    /// A label that says whose it is. A label that says `personen` is told with the person in its place.
    fn labelled(&self, label: &str) -> String {
        let named: Vec<&str> =
            label.split(' ').map(|word| if word == "personen" { self.person.subject } else { word }).collect();
        let label = named.join(" ");
        match self.person.agreement {
            Agreement::You => capital(&label),
            _ if named.contains(&self.person.subject) => capital(&label),
            _ => format!("{} för {}", capital(&label), self.person.object),
        }
    }
}

/// Whether the first word is a verb in the present tense. Plural nouns look like one, and some of their endings tell.
fn begins_with_verb(text: &str) -> bool {
    const VERBS: [&str; 8] = ["vill", "kan", "ska", "vet", "måste", "finns", "saknas", "har"];
    const NOUNS: [&str; 8] = ["heter", "elser", "ningar", "ioner", "åringar", "föräldrar", "inner", "iteter"];
    let first = text.split([' ', ',']).next().unwrap_or("");
    let looks_like = ["r", "as", "ns", "vs", "ms"].iter().any(|ending| first.ends_with(ending));
    VERBS.contains(&first) || (looks_like && !NOUNS.iter().any(|ending| first.ends_with(ending)))
}

/// The words as they are said of someone; `None` when it cannot be known what a *sin* in them refers to.
fn agreeing(text: &str, agreement: Agreement) -> Option<String> {
    match agreement {
        Agreement::Common => Some(text.to_owned()),
        Agreement::You => to_you(text),
        Agreement::Neuter => Some(to_neuter(text)),
    }
}

/// *sin* becomes *din*, unless a *som* before it may have brought in someone else.
fn to_you(text: &str) -> Option<String> {
    let mut relative = false;
    let mut out = Vec::new();
    for word in text.split(' ') {
        let (core, rest) = word.split_at(word.trim_end_matches([',', ';', ':', ')']).len());
        let yours = match core {
            "sin" => "din",
            "sitt" => "ditt",
            "sina" => "dina",
            "sig" => "dig",
            _ => core,
        };
        if yours != core && relative {
            return None;
        }
        relative |= core == "som" || core == "vars";
        out.push(if yours == core { word.into() } else { Cow::from(format!("{yours}{rest}")) });
    }
    Some(out.join(" "))
}

/// A participle or an adjective after *är* and its kin gets its neuter form, where nothing after it says that it
/// belongs to a noun: `är inskriven i förskolan` becomes `är inskrivet i förskolan`, `är svensk medborgare` stands.
fn to_neuter(text: &str) -> String {
    const LINKS: [&str; 6] = ["är", "var", "varit", "blir", "blivit", "bli"];
    const AFTER: [&str; 18] = [
        "i", "på", "av", "till", "för", "från", "med", "hos", "om", "vid", "utanför", "under", "utan", "eller", "och",
        "men", "än", "som",
    ];
    let mut words = text.split(' ').peekable();
    let mut out: Vec<Cow<'_, str>> = Vec::new();
    let (mut expects, mut bent_before) = (false, false);
    while let Some(word) = words.next() {
        let (core, rest) = word.split_at(word.trim_end_matches(',').len());
        let alone = !rest.is_empty() || words.peek().is_none_or(|next| AFTER.contains(next));
        let bent = if expects && alone { neuter(core) } else { None };
        let joins = bent_before && matches!(core, "och" | "eller");
        expects = LINKS.contains(&core) || joins || (expects && ADVERBS.contains(&core));
        bent_before = bent.is_some();
        out.push(bent.map_or(word.into(), |bent| Cow::from(format!("{bent}{rest}"))));
    }
    out.join(" ")
}

/// The neuter form of an adjective or participle; `None` when it is not sure to be one, or has no other form.
fn neuter(word: &str) -> Option<String> {
    const PLUS_T: [&str; 9] = ["lig", "iv", "isk", "ell", "bar", "sam", "lös", "aktig", "skyldig"];
    // Words that are nouns here, or that do not bend.
    const STAND: [&str; 4] = ["anhörig", "gravid", "rädd", "egen"];
    if STAND.contains(&word) {
        return None;
    }
    if PLUS_T.iter().any(|ending| word.ends_with(ending)) {
        return Some(format!("{word}t"));
    }
    for (ending, neuter) in
        [("född", "fött"), ("ad", "at"), ("ven", "vet"), ("gen", "get"), ("ten", "tet"), ("örd", "ört"), ("änd", "änt")]
    {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() > 2 || ending == "född") {
            return Some(format!("{stem}{neuter}"));
        }
    }
    None
}

/// A main clause with *inte* where it belongs; `None` when the words join several things, so that one *inte* would not
/// reach them all. It reaches both sides of an *eller* that joins no verbs, and what a *som* gives as examples.
fn main_negated(words: &str) -> Option<String> {
    let verbs = words.split(" eller ").skip(1).any(begins_with_verb);
    let examples = words.split(", ").skip(1).all(|part| part.starts_with("som ") || part.starts_with("till exempel "));
    if verbs || words.contains(" och ") || !examples {
        return None;
    }
    let (verb, rest) = words.split_once(' ')?;
    match rest.split_once(' ') {
        Some((pronoun, rest)) if matches!(pronoun, "sig" | "dig") => Some(format!("{verb} {pronoun} inte {rest}")),
        _ => Some(format!("{verb} inte {rest}")),
    }
}

/// The words as a subordinate clause has them: `har redan fått` becomes `redan har fått`.
fn subordinate(words: &str) -> String {
    let mut parts = words.splitn(3, ' ');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(verb), Some(adverb), Some(rest)) if ADVERBS.contains(&adverb) => format!("{adverb} {verb} {rest}"),
        _ => words.to_owned(),
    }
}
