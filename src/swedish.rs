//! Swedish words for what is generated: numbers, lists, ages, dates, sorting and page addresses.

use std::cmp::Ordering;

/// [`char::is_alphanumeric`], quicker for the letters that European words are written with.
#[must_use]
pub fn is_alphanumeric(letter: char) -> bool {
    letter.is_ascii_digit() || is_letter(letter) || !letter.is_ascii() && letter.is_alphanumeric()
}

/// [`char::is_alphabetic`], quicker for the letters that European words are written with: every sign from `À` to `ſ` is
/// one but for two.
#[must_use]
pub fn is_letter(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => letter.is_ascii_alphabetic(),
        'À'..='ſ' => !matches!(letter, '×' | '÷'),
        _ => letter.is_alphabetic(),
    }
}

/// Whether a text holds neither a letter nor a figure. Dashes, and the three dots of an example, say nothing.
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// The one of these that a word is most like; `None` when it is like none of them, and when it is as like another.
#[must_use]
pub fn nearest<'a>(word: &str, among: &[&'a str]) -> Option<&'a str> {
    let mut among = among.to_vec();
    among.sort_unstable();
    among.dedup();
    let near = similar::get_close_matches(word, &among, 2, 0.7);
    let likeness = |other: &str| similar::TextDiff::from_chars(word, other).ratio();
    match near[..] {
        [first, second] if likeness(first) <= likeness(second) => None,
        [first, ..] => Some(first),
        [] => None,
    }
}

/// `a`, `a och b`, `a, b och c`; empty for none.
pub fn and<S: AsRef<str>>(parts: &[S]) -> String {
    list(parts, "och")
}

/// `a`, `a eller b`, `a, b eller c`; empty for none.
pub fn or<S: AsRef<str>>(parts: &[S]) -> String {
    list(parts, "eller")
}

fn list<S: AsRef<str>>(parts: &[S], word: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            [first.join(", ").as_str(), " ", word, " ", last.as_ref()].concat()
        }
    }
}

/// A count and its noun: `1 dag`, `2 dagar`.
#[must_use]
pub fn count(number: u32, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// An age in months as one says it: `15 år`, `4 månader`, `2 år och 6 månader`.
#[must_use]
pub fn age(months: u32) -> String {
    let month = |n| count(n, "månad", "månader");
    match (months / 12, months % 12) {
        (0, months) => month(months),
        (years, 0) => format!("{years} år"),
        (years, months) => format!("{years} år och {}", month(months)),
    }
}

/// A day as one writes it in running text: `1 juli 2025`.
#[must_use]
pub fn day(date: crate::date::Date) -> String {
    const MONTHS: [&str; 12] = [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ];
    let month = MONTHS.get(usize::from(date.month()).wrapping_sub(1)).unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

/// A word without diacritics, for keys and page addresses: `skäl-saknas` is `skal-saknas`.
#[must_use]
pub fn ascii(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if word.is_ascii() {
        return word.to_owned();
    }
    word.nfd().filter(char::is_ascii).collect()
}

/// A page address for a title or a name: lower-case ASCII letters, digits and single hyphens, at most 80 of them.
/// Empty when there is no letter or digit.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut out = String::new();
    for c in ascii(&title.replace(['ø', 'Ø'], "o").replace(['æ', 'Æ'], "ae")).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.truncate(80);
    out.trim_end_matches('-').to_owned()
}

/// A name for a title: lower case, with hyphens between the words, Swedish letters kept.
#[must_use]
pub fn name(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// The Swedish order of words: `å ä ö` last, case and accents decide only between equals.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    weights(a).cmp(weights(b)).then_with(|| a.cmp(b))
}

fn weights(text: &str) -> impl Iterator<Item = u32> {
    text.chars().flat_map(char::to_lowercase).map(weight)
}

fn weight(letter: char) -> u32 {
    const AFTER_Z: u32 = 'z' as u32;
    match letter {
        'å' => AFTER_Z + 1,
        'ä' | 'æ' => AFTER_Z + 2,
        'ö' | 'ø' => AFTER_Z + 3,
        'é' | 'è' | 'ê' | 'ë' => u32::from('e'),
        'á' | 'à' => u32::from('a'),
        'ü' => u32::from('y'),
        other if other > 'z' => u32::from(other) + 10,
        other => u32::from(other),
    }
}

/// The first letter in upper case.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// The first letter in lower case, as inside a sentence.
#[must_use]
pub fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + letters.as_str())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_letter_is_what_the_standard_says_is_one() {
        for letter in '\0'..=char::MAX {
            assert_eq!(super::is_alphanumeric(letter), letter.is_alphanumeric(), "{letter:?}");
            assert_eq!(super::is_letter(letter), letter.is_alphabetic(), "{letter:?}");
        }
    }
}
