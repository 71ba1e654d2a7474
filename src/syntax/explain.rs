//! Why a row cannot be read: what stands there, what was expected, and what was probably meant.

use pest::Parser;

use super::lower::{Lower, first_word};
use super::parser::{Grammar, Rule};
use super::rows::failure;
use super::vocabulary::{self, Place};
use super::{describe, habits, mend, rows, scan};
use crate::diagnostic::{Diagnostic, Fix, codes};
use crate::swedish;

/// Where a piece of text stands, and so how it is to be read again.
#[derive(Clone, Copy)]
pub(super) struct Context {
    rule: Rule,
    place: &'static Place,
}

impl Context {
    /// The item that a chunk begins with, read whole.
    pub(super) fn item(chunk: &str) -> Self {
        Self { rule: Rule::file_only, place: vocabulary::place(first_word(chunk)) }
    }

    /// A row of that item.
    pub(super) fn row(self) -> Self {
        Self { rule: self.place.rule, ..self }
    }

    /// A condition.
    pub(super) fn condition() -> Self {
        Self { rule: Rule::cond_only, place: vocabulary::place("villkor") }
    }

    /// What reads a piece of this kind.
    pub(super) fn rule(self) -> Rule {
        self.rule
    }

    /// Where the piece stands.
    pub(super) fn place(self) -> &'static Place {
        self.place
    }

    pub(super) fn is_head(self) -> bool {
        self.rule == Rule::file_only
    }
}

/// The first place in a piece that cannot be read, with what is known of it.
pub(super) struct Failure<'a> {
    pub(super) lower: &'a Lower<'a>,
    pub(super) context: Context,
    /// The parsed text.
    pub(super) text: &'a str,
    /// Where the piece begins in it.
    pub(super) start: usize,
    piece: &'a str,
    /// Where reading stopped, in the piece.
    pub(super) at: usize,
    pub(super) expected: Vec<Rule>,
}

/// Explains why `text[start..end]` cannot be read; `None` where another finding says it already.
pub(super) fn explain(lower: &Lower<'_>, text: &str, start: usize, end: usize, context: Context) -> Option<Diagnostic> {
    let piece = text.get(start..end)?.trim_end();
    let (at, expected) = failure(context.rule, piece)?;
    let failure = Failure { lower, context, text, start, piece, at, expected };
    failure
        .joined()
        .or_else(|| failure.quoted())
        .or_else(|| failure.quote())
        .or_else(|| failure.unfinished())
        .or_else(|| failure.habit())
        .or_else(|| failure.opening())
        .or_else(|| failure.sign())
        .or_else(|| failure.word())
        .or_else(|| failure.anything())
}

impl Failure<'_> {
    pub(super) fn rest(&self) -> &str {
        self.piece.get(self.at..).unwrap_or("")
    }

    fn before(&self) -> &str {
        self.piece.get(..self.at).unwrap_or("")
    }

    fn span(&self, at: usize, length: usize) -> crate::source::Span {
        self.lower.at(self.start + at, self.start + at + length)
    }

    fn here(&self, length: usize) -> crate::source::Span {
        self.span(self.at, length)
    }

    pub(super) fn expects(&self, rules: &[Rule]) -> bool {
        self.expected.iter().any(|rule| rules.contains(rule))
    }

    fn expects_text(&self) -> bool {
        self.expects(&[Rule::string, Rule::strings, Rule::text, Rule::extent_label, Rule::extent_note])
    }

    /// What holds the place where reading stopped: the row's own block, or the item.
    pub(super) fn place(&self) -> &'static Place {
        let mut open: Vec<usize> = Vec::new();
        for token in mend::layout(self.before()) {
            match token.as_rule() {
                Rule::open => open.push(token.as_span().start()),
                Rule::close => {
                    open.pop();
                }
                _ => {}
            }
        }
        let Some(&brace) = open.last().filter(|_| !self.context.is_head()) else { return self.context.place };
        vocabulary::inside(first_word(self.row_before(brace).1), self.context.place)
    }

    /// Where the row that ends at `end` begins, and its text until there.
    fn row_before(&self, end: usize) -> (usize, &str) {
        let before = self.piece.get(..end).unwrap_or("");
        let begin = before.rfind(['\n', '{']).map_or(0, |at| at + 1);
        let row = before.get(begin..).unwrap_or("");
        (begin + (row.len() - row.trim_start().len()), row.trim_start())
    }

    /// Quotes that are missing, unclosed or of the wrong kind.
    fn quote(&self) -> Option<Diagnostic> {
        let rest = self.rest();
        let first = rest.chars().next()?;
        let place = self.here(first.len_utf8());
        if is_quote(first) {
            let closed = Grammar::parse(Rule::string, rest).is_ok() || Grammar::parse(Rule::text, rest).is_ok();
            if !closed {
                let help = "sätt ett citattecken där texten slutar; längre text över flera rader skrivs inom `\"\"\"`";
                let error = Diagnostic::new(&codes::S003, place, "citattecknet avslutas inte på samma rad");
                return Some(error.here("texten börjar här").help(help));
            }
            if self.at == 0 {
                let help = format!("skriv först vad det är för text, till exempel `{}`", self.sample());
                return Some(Diagnostic::new(&codes::S001, place, "texten saknar ett inledande ord").help(help));
            }
        }
        if "'’‘„»«″´`".contains(first) && self.expects_text() {
            let error = Diagnostic::new(&codes::S001, place, format!("`{first}` är inget citattecken här"));
            return Some(error.help("skriv text inom vanliga citattecken, `\"så här\"`"));
        }
        let after_quote = self.before().trim_end_matches([' ', '\u{a0}']).ends_with(is_quote);
        let line = rest.lines().next().unwrap_or("");
        if after_quote && first.is_alphabetic() && line.contains(is_quote) {
            let word = first_word(rest);
            let message = format!("texten slutar vid citattecknet före `{word}`");
            let help = "citattecken inne i en text skrivs med omvänt snedstreck: `\"Kursen \\\"Må bra\\\"\"`";
            return Some(Diagnostic::new(&codes::S001, self.here(word.len()), message).help(help));
        }
        None
    }

    /// A row that stops before it is finished.
    fn unfinished(&self) -> Option<Diagnostic> {
        let rest = self.rest();
        let done = self.expects(&[Rule::EOI, Rule::close]);
        let before = self.before();
        let end = rows::end(before);
        let at_row = before.get(end..).is_some_and(|gap| gap.contains('\n'));
        if done || !(rest.is_empty() || rest.starts_with('}') || at_row) || end == 0 {
            return None;
        }
        let (begin, row) = self.row_before(end);
        let word = first_word(row);
        if word.is_empty() {
            return None;
        }
        let message = if self.context.is_head() && begin == 0 {
            format!("det som börjar med `{word}` är inte färdigt")
        } else {
            format!("raden med `{word}` är inte färdig")
        };
        let error =
            Diagnostic::new(&codes::S006, self.span(begin, word.len()), message).here("något saknas efter det här");
        Some(error.help(self.wanted(word)))
    }

    /// A condition that reads as a name and then cannot go on: it was misspelt at its beginning.
    fn opening(&self) -> Option<Diagnostic> {
        let (begin, row) = self.row_before(self.at);
        let word = first_word(if row.is_empty() { self.rest() } else { row });
        let within = self.place();
        if within.rule != Rule::cond_only || word.is_empty() {
            return None;
        }
        let place = self.span(begin, word.len());
        if word == "öppet" {
            let error = Diagnostic::new(&codes::S001, place, "`öppet för alla` står inte inom klamrar");
            return Some(error.help("skriv `villkor öppet för alla`"));
        }
        if row.is_empty() {
            return None;
        }
        let meant = nearest(word, within.first_words())?;
        Some(suggest(Diagnostic::new(&codes::S004, place, format!("okänt ord `{word}`")), meant))
    }

    /// Something that is no word.
    fn sign(&self) -> Option<Diagnostic> {
        let rest = self.rest();
        let sign = rest.chars().next().filter(|sign| !sign.is_alphabetic())?;
        if !scan::plain(&sign.to_string()) && scan::deceptive(rest).first().is_some_and(|&(begin, _)| begin == 0) {
            // Reported as S008 already.
            return None;
        }
        let word_before = last_word(self.before());
        let decimals = digits_after(rest);
        if sign == '.' && !decimals.is_empty() && word_before.ends_with(|c: char| c.is_ascii_digit()) {
            let number = format!("{word_before},{decimals}");
            let error = Diagnostic::new(&codes::S001, self.here(1), "decimaler skrivs med komma");
            return Some(write(error, self.here(1), ",", &number));
        }
        let token: String = rest.chars().take_while(|c| !c.is_whitespace() && !"{}\"”“,".contains(*c)).collect();
        let shown = if sign.is_ascii_digit() { token.as_str() } else { rest.get(..sign.len_utf8()).unwrap_or("") };
        if sign == '_' && !word_before.is_empty() {
            let whole: String = rest.chars().take_while(|c| c.is_alphanumeric() || "-_".contains(*c)).collect();
            let error = Diagnostic::new(&codes::S001, self.here(1), "ett namn kan inte ha understreck");
            return Some(write(error, self.here(1), "-", &format!("{word_before}{}", whole.replace('_', "-"))));
        }
        let message = format!("oväntat `{shown}`{}", self.within());
        let mut help = self.wanted(first_word(self.row_before(self.at).1));
        if sign == '{' && self.context.rule == Rule::cond_only {
            help = "före en klammer står `något av`, `alla av`, `inget av`, `barnet`, `föräldern` eller `närstående`"
                .to_owned();
        } else if ":;=".contains(sign) {
            help = format!("ta bort `{sign}`; {help}");
        } else if sign.is_ascii_digit()
            && token.contains(char::is_alphabetic)
            && self.expects(&[Rule::name, Rule::names, Rule::ground, Rule::grounds])
        {
            help = "ett namn börjar med en bokstav".to_owned();
        }
        Some(Diagnostic::new(&codes::S001, self.here(shown.len()), message).help(help))
    }

    /// A word that is misspelt or out of place.
    fn word(&self) -> Option<Diagnostic> {
        let word = first_word(self.rest());
        if word.is_empty() || !scan::plain(word) {
            return None;
        }
        let place = self.here(word.len());
        let (begin, row) = self.row_before(self.at);
        let first = row.is_empty();
        let within = self.place();
        let unknown = || Diagnostic::new(&codes::S004, place, format!("okänt ord `{word}`"));
        if first {
            // A word that the language has is out of place rather than misspelt.
            if within.example(word).is_none() && !vocabulary::owners(word).is_empty()
                || vocabulary::item(word).is_some()
            {
                return Some(self.out_of_place(word, within));
            }
            let close = nearest(word, within.first_words().chain(describe::words(&self.expected)));
            return Some(match close {
                Some(meant) => suggest(unknown(), meant),
                None => unknown().help(format!("här väntas {}", some(within))),
            });
        }
        // Where the row could have ended, the next may have begun.
        let next = within.first_words().filter(|_| self.expects(&[Rule::EOI]));
        if let Some(meant) = nearest(word, describe::words(&self.expected).into_iter().chain(next)) {
            return Some(suggest(unknown(), meant));
        }
        if self.expects(&[Rule::name, Rule::names, Rule::ground, Rule::grounds])
            && Grammar::parse(Rule::name, word).is_err()
        {
            let message = format!("`{word}` kan inte vara ett namn");
            let help = "ordet inleder en rad i språket; välj ett annat, eller sätt ihop det med ett ord till";
            return Some(Diagnostic::new(&codes::S001, place, message).help(help));
        }
        if self.context.rule == Rule::cond_only && self.expects(&[Rule::EOI]) {
            let line = self.piece.get(begin..).and_then(|rest| rest.lines().next()).unwrap_or("").trim_end();
            let message = format!("`{line}` går inte att läsa som ett villkor");
            let error = Diagnostic::new(&codes::S001, self.span(begin, line.len()), message);
            return Some(error.help(format!("skriv {}", some(within))));
        }
        if self.expects(&[Rule::dash]) && ["till", "och"].contains(&word) {
            let error = Diagnostic::new(&codes::S001, place, format!("oväntat `{word}`"));
            return Some(error.help("skriv ett tankstreck mellan talen, som `13–21 år`"));
        }
        let named = last_word(self.before());
        if word != "är"
            && self.context.is_head()
            && self.expects(&[Rule::string])
            && !named.is_empty()
            && vocabulary::item(named).is_none()
        {
            let message = format!("oväntat `{word}` efter namnet `{named}`");
            let help =
                format!("ett namn skrivs i ett ord, med bindestreck: `{named}-{word}`; titeln skrivs inom citattecken");
            return Some(Diagnostic::new(&codes::S001, place, message).help(help));
        }
        let help = self.wanted(first_word(row));
        Some(Diagnostic::new(&codes::S001, place, format!("oväntat `{word}`")).help(help))
    }

    /// What no other explanation fits.
    fn anything(&self) -> Option<Diagnostic> {
        let word = first_word(self.rest());
        if !scan::plain(if word.is_empty() { self.rest().get(..1).unwrap_or("") } else { word }) {
            // Reported as S008 already.
            return None;
        }
        let error = Diagnostic::new(&codes::S001, self.here(word.len()), "raden går inte att läsa");
        Some(error.help(self.wanted(first_word(self.piece))))
    }

    /// A word that begins something, but not here.
    fn out_of_place(&self, word: &str, within: &Place) -> Diagnostic {
        let place = self.here(word.len());
        if vocabulary::item(word).is_some() && within.example(word).is_none() {
            let message = format!("`{word}` får inte stå {}", within.within);
            let help =
                format!("börjar en ny `{word}` här ska ordet stå först på raden, och blocket ovanför sluta med `}}`");
            return Diagnostic::new(&codes::S001, place, message).help(help);
        }
        let owners = vocabulary::owners(word);
        let message = format!("`{word}` hör inte hemma {}", within.within);
        let help = if owners.is_empty() {
            format!("här väntas {}", some(within))
        } else {
            format!("raden hör hemma i {}", swedish::or(&owners))
        };
        Diagnostic::new(&codes::S001, place, message).help(help)
    }

    fn within(&self) -> String {
        if self.context.is_head() { String::new() } else { format!(" {}", self.place().within) }
    }

    /// An example of a row that can stand here.
    fn sample(&self) -> &'static str {
        let within = self.place();
        within.example("innehåll").or_else(|| within.words.first().map(|&(_, example)| example)).unwrap_or("")
    }

    /// What was expected, with the row that begins with `word` as an example.
    fn wanted(&self, word: &str) -> String {
        let example = if self.context.is_head() && self.at > 0 {
            vocabulary::item(word)
        } else {
            self.place().example(word).or_else(|| self.context.place.example(word))
        };
        let expected = match self.expected.as_slice() {
            // Before the first word of a row the parser only knows that a row was expected.
            _ if self.at == 0 => some(self.place()),
            rules if word == "särskilda" && rules.contains(&Rule::word) => "en grund som `mötesplats`".to_owned(),
            rules => {
                let age = self.context.rule == Rule::cond_only || ["samtycke", "från", "över"].contains(&word);
                describe::expected(rules, age)
            }
        };
        let ends = self.expects(&[Rule::EOI]);
        match (expected.is_empty(), example) {
            (true, _) if ends => "raden kunde ha slutat före det här; ta bort resten eller börja en ny rad".to_owned(),
            (true, Some(example)) => format!("så här skrivs det: `{example}`"),
            (true, None) => "raden går inte att läsa; jämför med exemplen i handboken".to_owned(),
            (false, Some(example)) => format!("här väntas {expected}; så här skrivs det: `{example}`"),
            (false, None) => format!("här väntas {expected}"),
        }
    }
}

/// Explains text that stands where an item should begin.
pub(super) fn outside(lower: &Lower<'_>, text: &str) -> Option<Diagnostic> {
    let word = first_word(text);
    if word.is_empty() {
        let sign = text.chars().next()?;
        if let Some(sign) = habits::remark_sign(text) {
            return Some(habits::remark(lower.at(0, sign.len()), sign));
        }
        let message = format!("oväntat `{sign}` utanför riktlinje och insatser");
        let help = match sign {
            '}' => "ta bort klammern, eller se efter om en `{` saknas ovanför",
            _ if is_quote(sign) => {
                "text hör hemma i en insats eller under ett avsnitt: `avsnitt \"Rubrik\" \"\"\"…\"\"\"`"
            }
            _ => "ta bort tecknet; en kommentar börjar med `//`",
        };
        return Some(Diagnostic::new(&codes::S001, lower.at(0, sign.len_utf8()), message).help(help));
    }
    if !scan::plain(word) {
        return None;
    }
    let place = lower.at(0, word.len());
    let owners = vocabulary::owners(word);
    if !owners.is_empty() {
        let message = format!("raden `{word}` står utanför riktlinje och insatser");
        let help = format!(
            "raden hör hemma i {}; se efter om första raden saknas ovanför, eller om en `}}` står för tidigt",
            swedish::or(&owners)
        );
        return Some(Diagnostic::new(&codes::S001, place, message).help(help));
    }
    let line = text.lines().next().unwrap_or("").trim_end();
    if line.contains(is_quote) || line.ends_with('{') {
        let items: Vec<String> = vocabulary::items().map(|item| format!("`{item}`")).collect();
        let error = Diagnostic::new(&codes::S004, place, format!("okänt ord `{word}`"));
        return Some(error.help(format!("här väntas {}", swedish::or(&items))));
    }
    let help = "löpande text skrivs inom `\"\"\"` i en insats eller under ett avsnitt; en kommentar börjar med `//`";
    let message = format!("text utanför riktlinje och insatser: `{word}`");
    Some(Diagnostic::new(&codes::S001, place, message).help(help))
}

/// The word among these that was probably meant; `None` when none is near, or the word itself is among them.
pub(super) fn nearest(word: &str, among: impl IntoIterator<Item = &'static str>) -> Option<&'static str> {
    let among: Vec<&'static str> = among.into_iter().collect();
    if word.is_empty() || among.contains(&word) {
        return None;
    }
    let word = word.to_lowercase();
    let plain = swedish::ascii(&word);
    let same = among.iter().find(|known| swedish::ascii(known) == plain);
    same.copied().or_else(|| swedish::nearest(&word, &among))
}

/// A finding with the word that was probably meant.
pub(super) fn suggest(error: Diagnostic, meant: &str) -> Diagnostic {
    let span = error.span;
    write(error.here(format!("menade du `{meant}`?")), span, meant, meant)
}

/// A finding that says what to write: `whole`, of which `new` replaces what stands at a place.
pub(super) fn write(error: Diagnostic, span: crate::source::Span, new: &str, whole: &str) -> Diagnostic {
    let fix = Fix { title: format!("skriv `{whole}`"), safe: false, edits: vec![(span, new.to_owned())] };
    error.help(format!("skriv `{whole}`")).fix(fix)
}

/// The rows that may stand in a place, by a few examples.
fn some(place: &Place) -> String {
    let few: Vec<String> = place.words.iter().take(4).map(|(_, example)| format!("`{example}`")).collect();
    let more = if place.words.len() > few.len() { "till exempel " } else { "" };
    format!("{more}{}", swedish::or(&few))
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '”' | '“')
}

fn last_word(text: &str) -> &str {
    let text = text.trim_end();
    let begin = text
        .rfind(|c: char| !(c.is_alphanumeric() || c == '-'))
        .map_or(0, |at| at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    text.get(begin..).unwrap_or("")
}

fn digits_after(text: &str) -> String {
    text.chars().skip(1).take_while(char::is_ascii_digit).collect()
}
