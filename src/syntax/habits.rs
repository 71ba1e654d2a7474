//! What people write out of habit from other texts, and what to write instead. It is told before the general
//! explanation, which only knows what the grammar expected.

use pest::Parser;

use super::explain::{Failure, is_quote, nearest, write};
use super::lower::first_word;
use super::parser::{Grammar, Rule};
use super::{ages, describe, vocabulary};
use crate::diagnostic::{Diagnostic, Fix, codes};
use crate::source::Span;

/// Words that join things in running text.
const JOINING: [&str; 3] = ["och", "eller", "samt"];

/// Rows with a text that may stand several times.
const OFTEN: [&str; 1] = ["utförare"];

/// Words for a bound, as people write them, and the language's own.
const BOUNDS: [(&str, &str); 12] = [
    ("upp till", "högst"),
    ("som mest", "högst"),
    ("maximalt", "högst"),
    ("max", "högst"),
    ("minimum", "minst"),
    ("åtminstone", "minst"),
    ("lägst", "minst"),
    ("ungefär", "cirka"),
    ("omkring", "cirka"),
    ("circa", "cirka"),
    ("c:a", "cirka"),
    ("ca", "cirka"),
];

/// How something that is free of charge is told elsewhere.
const FREE: [&str; 5] = ["gratis", "avgiftsfri", "avgiftsfritt", "kostnadsfri", "kostnadsfritt"];

/// How a fee that is none is told beside the word.
const NO_FEE: [&str; 4] = ["nej", "inga", "0 kr", "0 kronor"];

impl Failure<'_> {
    /// What was written out of habit; `None` when it is nothing that is known here.
    pub(super) fn habit(&self) -> Option<Diagnostic> {
        if self.place().rule == Rule::cond_only {
            return self.remark().or_else(|| self.condition());
        }
        if self.context.is_head() {
            return self.kategori();
        }
        self.remark()
            .or_else(|| self.first_words())
            .or_else(|| self.bound())
            .or_else(|| self.measure())
            .or_else(|| self.days())
            .or_else(|| self.consent())
            .or_else(|| self.fee())
            .or_else(|| self.comma())
            .or_else(|| self.answer())
            .or_else(|| self.unquoted())
    }

    /// The row in which reading stopped, until its end or that of its block, and where it begins in the text.
    fn line(&self) -> (usize, &str) {
        let at = self.start + self.at;
        let begin = self.text.get(..at).and_then(|before| before.rfind(['\n', '{', '}'])).map_or(0, |at| at + 1);
        let row = self.text.get(begin..).unwrap_or("");
        let row = row.get(..row.find(['\n', '}']).unwrap_or(row.len())).unwrap_or("");
        let row = row.split(" //").next().unwrap_or("").trim_end();
        (begin + row.len() - row.trim_start().len(), row.trim_start())
    }

    /// What is left of that row.
    fn left(&self) -> &str {
        let (begin, row) = self.line();
        row.get((self.start + self.at).saturating_sub(begin)..).unwrap_or("")
    }

    /// The first word of that row.
    fn keyword(&self) -> &str {
        first_word(self.line().1)
    }

    /// Whether the word before the place begins so.
    fn is_after(&self, word: &str) -> bool {
        let before = self.text.get(..self.start + self.at).unwrap_or("").trim_end();
        before.rsplit(' ').next().is_some_and(|last| last.starts_with(word))
    }

    /// Whether something of the row stands before the place.
    fn is_inside(&self) -> bool {
        self.start + self.at > self.line().0
    }

    /// A place in the text.
    fn spot(&self, begin: usize, length: usize) -> Span {
        self.lower.at(begin, begin + length)
    }

    /// `length` bytes from where reading stopped.
    fn ahead(&self, length: usize) -> Span {
        self.spot(self.start + self.at, length)
    }

    fn unexpected(&self, words: &str) -> Diagnostic {
        Diagnostic::new(&codes::S001, self.ahead(words.len()), format!("oväntat `{words}`"))
    }

    /// A finding whose help is that something is left out.
    fn without(&self, words: &str, why: &str) -> Diagnostic {
        let title = format!("ta bort `{words}`");
        let gap = self.text.get(..self.start + self.at).map_or(0, |before| before.len() - before.trim_end().len());
        let span = self.spot(self.start + self.at - gap, gap + words.len());
        let fix = Fix { title: title.clone(), safe: false, edits: vec![(span, String::new())] };
        self.unexpected(words).help(format!("{title}{why}")).fix(fix)
    }

    /// A comment as other languages have it.
    fn remark(&self) -> Option<Diagnostic> {
        let sign = remark_sign(self.rest())?;
        let own = !self.is_inside() || self.expects(&[Rule::EOI, Rule::close]);
        own.then(|| remark(self.ahead(sign.len()), sign))
    }

    /// A word between things that a comma parts, or two strings where the row takes one.
    pub(super) fn joined(&self) -> Option<Diagnostic> {
        let word = first_word(self.rest());
        let left = self.left();
        if ["diarienr", "diarie", "dnr"].contains(&word.to_lowercase().as_str())
            && self.expects(&[Rule::kw_diarienummer])
        {
            let length =
                word.len() + usize::from(left.get(word.len()..).is_some_and(|rest| rest.starts_with(['.', ':'])));
            let error = Diagnostic::new(&codes::S004, self.ahead(length), format!("okänt ord `{word}`"));
            return Some(write(error, self.ahead(length), "diarienummer", "diarienummer"));
        }
        if !self.is_inside() || !JOINING.contains(&word) {
            return None;
        }
        let after = left.get(word.len()..)?.trim_start();
        let before = self.text.get(..self.start + self.at)?;
        let gap = before.len() - before.trim_end().len();
        let (begin, row) = self.line();
        let fore = row.get(..self.start + self.at - begin)?.trim_end();
        let quoted = fore.ends_with(is_quote) && after.starts_with(is_quote);
        let joint = self.spot(self.start + self.at - gap, gap + word.len());
        if self.expects(&[Rule::comma]) && !after.is_empty() {
            let meant = format!("{fore}, {after}");
            let fix =
                Fix { title: "skriv ett kommatecken".to_owned(), safe: false, edits: vec![(joint, ",".to_owned())] };
            let help = format!("skriv ett kommatecken i stället för `{word}`: `{meant}`");
            return Some(self.unexpected(word).help(help).fix(fix));
        }
        if !quoted {
            return None;
        }
        self.two_strings(fore, word, after)
    }

    /// Two strings where a row takes one: what stands before what joins them, how they are joined, and what follows.
    fn two_strings(&self, fore: &str, word: &str, after: &str) -> Option<Diagnostic> {
        let keyword = self.keyword();
        let length = first_word(self.rest()).len().max(1);
        let error = Diagnostic::new(&codes::S001, self.ahead(length), format!("raden `{keyword}` tar bara en text"));
        if OFTEN.contains(&keyword) {
            return Some(error.help(format!("skriv en rad för var och en: `{fore}` och `{keyword} {after}`")));
        }
        let one = fore.get(..fore.len() - fore.chars().next_back().map_or(0, char::len_utf8))?;
        let other = after.get(after.chars().next().map_or(0, char::len_utf8)..)?;
        Some(error.help(format!("skriv båda inom samma citattecken: `{one} {word} {other}`")))
    }

    /// A row that begins as in running text.
    fn first_words(&self) -> Option<Diagnostic> {
        if self.is_inside() {
            return None;
        }
        let (begin, row) = self.line();
        let word = first_word(row);
        let within = self.place();
        let rest = row.get(word.len()..)?.trim_start();
        let second = first_word(rest);
        let unknown =
            |words: &str| Diagnostic::new(&codes::S004, self.spot(begin, words.len()), format!("okänt ord `{word}`"));
        let insats = within.example("innehåll").is_some();
        if insats && row == "öppet för alla" {
            let meant = "villkor öppet för alla";
            return Some(write(unknown(row), self.spot(begin, row.len()), meant, meant));
        }
        let no_fee =
            ["ingen", "inga", "ej"].contains(&word) && ["avgift", "avgifter"].contains(&rest) || FREE.contains(&row);
        if insats && no_fee {
            return Some(write(unknown(row), self.spot(begin, row.len()), "avgift ingen", "avgift ingen"));
        }
        if ["ingen", "inga", "ej"].contains(&word) && second != "samtycke" {
            let example = within.example(second)?;
            let help = format!("ta bort raden, eller skriv vad som gäller, som `{example}`");
            let message = format!("`{word} {second}` är ingen rad i språket");
            return Some(Diagnostic::new(&codes::S004, self.spot(begin, word.len()), message).help(help));
        }
        if within.example("nekas").is_some() && vocabulary::place("villkor").example(word).is_some() {
            let message = format!("`{word}` står utanför `person`");
            let error = Diagnostic::new(&codes::S001, self.spot(begin, word.len()), message);
            return Some(error.help(format!("skriv vad som är sant om personen inom klamrar: `person {{ {row} }}`")));
        }
        None
    }

    /// A bound in other words than the language's.
    fn bound(&self) -> Option<Diagnostic> {
        let left = self.left();
        if !["omfattning", "form"].contains(&self.keyword()) {
            return None;
        }
        let said = |(written, _): &&(&str, &str)| {
            left.strip_prefix(written).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        };
        let &(written, meant) = BOUNDS.iter().find(said)?;
        let length = written.len() + usize::from(left.get(written.len()..).is_some_and(|rest| rest.starts_with('.')));
        let span = self.ahead(length);
        Some(write(Diagnostic::new(&codes::S004, span, format!("okänt ord `{written}`")), span, meant, meant))
    }

    /// A small word before a number of minutes or of people.
    fn measure(&self) -> Option<Diagnostic> {
        let left = self.left();
        let word = first_word(left);
        let counts = left.get(word.len()..)?.trim_start().starts_with(|c: char| c.is_ascii_digit());
        if !counts || !["med", "om", "på", "av", "i"].contains(&word) {
            return None;
        }
        match self.keyword() {
            "omfattning" if self.is_after("tillf") => {
                let short = left.contains("minut") || left.contains("tim");
                let meant = if short { "à" } else { "under" };
                Some(write(self.unexpected(word), self.ahead(word.len()), meant, meant))
            }
            "form" => Some(self.without(word, ", som `form grupp 6–8 deltagare`")),
            _ => None,
        }
    }

    /// Days as decisions tell them.
    fn days(&self) -> Option<Diagnostic> {
        let left = self.left();
        match self.keyword() {
            "gäller" if left.starts_with("tills vidare") => {
                Some(self.without("tills vidare", "; utan slutdag gäller det tills vidare"))
            }
            "gäller" | "från" if left.starts_with("och med") => {
                Some(self.without("och med", "; `från` räknar in det som står efter"))
            }
            "gäller" => [("fr.o.m.", "från"), ("t.o.m.", "till")].into_iter().find_map(|(written, meant)| {
                let span = left.starts_with(written).then(|| self.ahead(written.len()))?;
                Some(write(self.unexpected(written), span, meant, meant))
            }),
            "översyn" if left.starts_with(|c: char| c.is_ascii_digit()) => {
                let day: String = left.chars().take_while(|c| c.is_ascii_digit() || *c == '-').collect();
                let meant = format!("senast {day}");
                Some(write(self.unexpected(&day), self.ahead(day.len()), &meant, &meant))
            }
            _ => None,
        }
    }

    /// Guardians in the definite form, or both of them.
    fn consent(&self) -> Option<Diagnostic> {
        if !self.expects(&[Rule::kw_vardnadshavare]) {
            return None;
        }
        let left = self.left();
        let word = first_word(left);
        let rest = left.get(word.len()..)?;
        let next = first_word(rest.trim_start());
        let one = |word: &str| word.starts_with("vårdnadshavar") || word.starts_with("föräld");
        let length = if one(word) {
            word.len()
        } else if ["båda", "bägge", "alla", "barnets"].contains(&word) && one(next) {
            left.len() - rest.trim_start().len() + next.len()
        } else {
            return None;
        };
        let written = left.get(..length)?;
        let fix = Fix {
            title: "skriv `vårdnadshavare`".to_owned(),
            safe: false,
            edits: vec![(self.ahead(length), "vårdnadshavare".to_owned())],
        };
        let help = "skriv `samtycke av vårdnadshavare`; har barnet två gäller det båda";
        Some(self.unexpected(written).help(help).fix(fix))
    }

    /// A fee that is none.
    fn fee(&self) -> Option<Diagnostic> {
        let left = self.left();
        let free =
            self.keyword() == "avgift" && self.is_inside() && FREE.iter().chain(&NO_FEE).any(|free| *free == left);
        free.then(|| write(self.unexpected(left), self.ahead(left.len()), "ingen", "avgift ingen"))
    }

    /// A comma between rows, or between strings where the row takes one.
    fn comma(&self) -> Option<Diagnostic> {
        let after = self.left().strip_prefix(',')?.trim_start();
        let (begin, row) = self.line();
        let fore = row.get(..(self.start + self.at).checked_sub(begin)?)?.trim_end();
        if self.expects(&[Rule::comma]) || !self.is_inside() {
            return None;
        }
        if fore.ends_with(is_quote) && after.starts_with(is_quote) {
            return self.two_strings(fore, "och", after);
        }
        let title = "ta bort kommatecknet".to_owned();
        let fix = Fix { title: title.clone(), safe: false, edits: vec![(self.ahead(1), " ".to_owned())] };
        Some(self.unexpected(",").help(title).fix(fix))
    }

    /// A yes after a row that says it by standing there.
    fn answer(&self) -> Option<Diagnostic> {
        let word = first_word(self.left());
        if !self.is_inside() || !self.expects(&[Rule::EOI]) {
            return None;
        }
        match word {
            "ja" => Some(self.without("ja", "; det räcker att raden står där")),
            "nej" => Some(self.unexpected("nej").help("ta bort hela raden; det som inte står där gäller inte")),
            _ => None,
        }
    }

    /// A text without quotes.
    fn unquoted(&self) -> Option<Diagnostic> {
        let left = self.left();
        let word = first_word(left);
        let text = self.expects(&[Rule::string, Rule::strings, Rule::text]) && self.is_inside();
        let more =
            self.rest().get(left.len()..).is_some_and(|rest| !rest.trim().is_empty() && !rest.trim().starts_with('}'));
        if !text || left.is_empty() || more || left.contains(is_quote) || left.contains(['{', '\'', '’', '´', '`']) {
            return None;
        }
        // What is no text, and what holds another row or a count, is told otherwise.
        let inner = self.place().within.contains("kontakt");
        let another = inner && left.split_whitespace().any(|word| self.place().example(word).is_some());
        let counted = self.keyword() == "omfattning" && left.contains(|c: char| c.is_ascii_digit());
        if another || counted || !left.starts_with(char::is_alphanumeric) {
            return None;
        }
        if nearest(word, describe::words(&self.expected)).is_some() {
            return None;
        }
        let (begin, row) = self.line();
        let meant = format!("\"{left}\"");
        let whole = format!("{}{meant}", row.get(..self.start + self.at - begin)?);
        let error = Diagnostic::new(&codes::S001, self.ahead(left.len()), "texten saknar citattecken");
        Some(write(error, self.ahead(left.len()), &meant, &whole))
    }

    /// A kategori in several words.
    fn kategori(&self) -> Option<Diagnostic> {
        let (begin, row) = self.line();
        let at = row.rfind(" är ")? + " är ".len();
        let words = row.get(at..)?.split('{').next()?.trim_end();
        let inside = (begin + at + 1..begin + at + words.len()).contains(&(self.start + self.at));
        let plain = words.chars().all(|c| c.is_alphanumeric() || c == '-' || c == ' ');
        if !inside || !plain || !words.contains(' ') {
            return None;
        }
        let meant = words.split_whitespace().collect::<Vec<_>>().join("-");
        let span = self.spot(begin + at, words.len());
        let error = Diagnostic::new(&codes::S001, span, "en kategori skrivs i ett ord, med bindestreck");
        Some(write(error, span, &meant, &format!("är {meant}")))
    }

    /// A condition as in running text.
    fn condition(&self) -> Option<Diagnostic> {
        let (begin, row) = self.line();
        let span = self.spot(begin, row.len());
        let unread = || Diagnostic::new(&codes::S001, span, format!("`{row}` går inte att läsa som ett villkor"));
        if let Some(meant) = ages::meant(row) {
            return Some(write(unread(), span, &meant, &meant));
        }
        if row.split(' ').any(|word| word == "eller") {
            return self.alternatives(begin, row);
        }
        let rest = self.rest();
        if rest.starts_with(',') && self.is_inside() {
            let fix = Fix {
                title: "ta bort kommatecknet".to_owned(),
                safe: false,
                edits: vec![(self.ahead(1), if rest.starts_with(", ") { " " } else { "" }.to_owned())],
            };
            let help = "ta bort kommatecknet; varje villkor skrivs på en egen rad";
            return Some(self.unexpected(",").help(help).fix(fix));
        }
        let name = |word: &str| Grammar::parse(Rule::cond_only, word).is_ok();
        if let Some(bare) = row.strip_prefix("är ").map(str::trim).filter(|bare| name(bare)) {
            return Some(write(unread(), span, bare, bare));
        }
        None
    }

    /// A name among the conditions within quotes.
    pub(super) fn quoted(&self) -> Option<Diagnostic> {
        let (begin, row) = self.line();
        let bare = row.strip_prefix(is_quote)?.strip_suffix(is_quote)?;
        if self.place().rule != Rule::cond_only || Grammar::parse(Rule::cond_only, bare).is_err() {
            return None;
        }
        let span = self.spot(begin, row.len());
        let error = Diagnostic::new(&codes::S001, span, "villkor skrivs utan citattecken");
        Some(write(error, span, bare, bare))
    }

    /// Conditions with a word between them of which one is enough.
    fn alternatives(&self, begin: usize, row: &str) -> Option<Diagnostic> {
        if row.contains("bosatt eller vistas") || row.contains('{') {
            return None;
        }
        let parts: Vec<&str> = row.split(" eller ").map(str::trim).collect();
        // `folkbokförd eller bosatt i kommunen`: the place is said once for both.
        let place = parts.last().and_then(|last| last.split_once(" i ")).map_or("", |(_, place)| place);
        let whole = |part: &&str| match *part {
            "folkbokförd" | "bosatt" | "vistas" if !place.is_empty() => format!("{part} i {place}"),
            part => part.to_owned(),
        };
        let parts: Vec<String> = parts.iter().map(whole).collect();
        let at = begin + row.find("eller")?;
        let error = Diagnostic::new(&codes::S001, self.spot(at, "eller".len()), "`eller` kan inte stå mellan villkor");
        if parts.len() < 2 || !parts.iter().all(|part| Grammar::parse(Rule::cond_only, part).is_ok()) {
            return Some(error.help("skriv alternativen inom klamrar, ett på varje rad: `något av { … }`"));
        }
        let meant = format!("något av {{ {} }}", parts.join("  "));
        Some(write(error, self.spot(begin, row.len()), &meant, &meant))
    }
}

/// The sign that begins a comment in some other language; `None` when there is none.
pub(super) fn remark_sign(rest: &str) -> Option<&'static str> {
    ["/*", "<!--", "#"].into_iter().find(|sign| rest.starts_with(sign))
}

/// Tells how a comment is written.
pub(super) fn remark(span: Span, sign: &str) -> Diagnostic {
    let error = Diagnostic::new(&codes::S001, span, format!("`{sign}` börjar ingen kommentar här"));
    if sign == "#" {
        let fix = Fix { title: "skriv `//`".to_owned(), safe: false, edits: vec![(span, "//".to_owned())] };
        return error.help("skriv `//` i stället").fix(fix);
    }
    error.help("skriv `//` först på varje rad i kommentaren, i stället för tecknen runt den")
}
