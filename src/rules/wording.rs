//! Words and phrases in prose, for rules that ask whether a text says something at all.

/// The words of a text in lower case, without punctuation and markup.
pub(super) fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Whether the words hold one of the phrases. A phrase is words in a row; one that ends in `*` is the beginning of
/// a word, and one that also begins with `*` is any part of it.
pub(super) fn say(words: &[String], phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        words.windows(wanted.len()).any(|found| found.iter().zip(&wanted).all(|(word, wanted)| fits(word, wanted)))
    })
}

fn fits(word: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        None => word == wanted,
        Some(part) => part.strip_prefix('*').map_or_else(|| word.starts_with(part), |inner| word.contains(inner)),
    }
}

/// Whether a text says something at all.
pub(super) fn has_words(text: &str) -> bool {
    !crate::swedish::says_nothing(text)
}

/// The beginning of something long, on one line.
pub(super) fn short(written: &str) -> String {
    let line = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 {
        return line;
    }
    format!("{} …", line.chars().take(57).collect::<String>().trim_end())
}
