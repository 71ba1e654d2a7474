//! The inflected forms of Swedish words: not a dictionary, but endings enough for the words that rules ask for.

/// Whether `word` is an inflected form of `lemma`, both in lower case: `kontaktfamiljernas` of `kontaktfamilj`,
/// `hemmet` of `hem`, `bostäder` of `bostad`, `särskilda` of `särskilt`. Compounds are not forms.
pub(super) fn is_form(lemma: &str, word: &str) -> bool {
    let bare = |word: &str| is_bare_form(lemma, word);
    bare(word) || word.strip_suffix('s').is_some_and(bare)
}

/// What all forms of a word begin with.
pub(super) fn stem(word: &str) -> &str {
    let lost = SHIFTS.iter().filter(|(end, _)| word.ends_with(end)).map(|(end, _)| end.len()).max().unwrap_or(0);
    word.get(..word.len() - lost).unwrap_or(word)
}

/// As [`is_form`] without the genitive.
fn is_bare_form(lemma: &str, word: &str) -> bool {
    if let Some(ending) = word.strip_prefix(lemma)
        && ENDINGS.contains(&ending)
    {
        return true;
    }
    SHIFTS.iter().any(|(end, forms)| {
        lemma.strip_suffix(end).and_then(|stem| word.strip_prefix(stem)).is_some_and(|ending| forms.contains(&ending))
    })
}

/// What is added to a word: noun endings, and `-e` and `-a` of adjectives.
const ENDINGS: [&str; 19] = [
    "", "n", "en", "t", "et", "ar", "arna", "er", "erna", "or", "orna", "na", "a", "e", "r", "ren", "erne", "are",
    "arne",
];

/// Endings of a word and what they become.
const SHIFTS: [(&str, &[&str]); 9] = [
    ("m", &["mmet", "mmen"]),
    ("ad", &["äder", "äderna"]),
    ("an", &["annen", "än", "ännen"]),
    ("e", &["ar", "arna", "an"]),
    ("a", &["or", "orna", "an"]),
    ("el", &["eln", "lar", "larna", "let", "len"]),
    ("ad", &["at", "ade"]),
    ("t", &["", "a", "e", "d", "da", "de"]),
    ("nan", &["nat", "dra"]),
];

#[cfg(test)]
mod tests {
    use super::is_form;

    #[test]
    fn endings_genitives_and_shifts_are_forms() {
        for (lemma, forms) in [
            ("kontaktfamilj", "kontaktfamilj kontaktfamiljen kontaktfamiljer kontaktfamiljernas kontaktfamiljs"),
            ("familjehem", "familjehemmet familjehemmen familjehems familjehemmets"),
            ("gruppbostad", "gruppbostaden gruppbostäder gruppbostäderna gruppbostads"),
            ("kontaktperson", "kontaktpersonen kontaktpersoner kontaktpersonernas"),
            ("socialbidrag", "socialbidraget socialbidragen socialbidragets"),
            ("särskilt", "särskild särskilda särskilt särskilde"),
            ("boende", "boendet boenden boendena boendets"),
            ("kvalificerad", "kvalificerade kvalificerat"),
            ("servicehus", "servicehuset servicehusen"),
        ] {
            for form in forms.split(' ') {
                assert!(is_form(lemma, form), "{form} of {lemma}");
            }
        }
    }

    #[test]
    fn compounds_and_other_words_are_not() {
        for (lemma, word) in [
            ("kontaktfamilj", "kontaktfamiljsgrupp"),
            ("hem", "hemma"),
            ("boende", "boendestöd"),
            ("bostad", "bostadslös"),
        ] {
            assert!(!is_form(lemma, word), "{word} of {lemma}");
        }
    }
}
