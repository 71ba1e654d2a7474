//! Whether a text on consent says why an insats suits, or only that it is to be given when it suits.

/// The condition of the statute, in the words that documents use.
const CONDITION: [&str; 12] = [
    "om det är lämplig",
    "om det bedöms",
    "om det anses",
    "om insatsen är lämplig",
    "om insatsen bedöms",
    "om insatsen anses",
    "om så bedöms",
    "när det är lämplig",
    "när det bedöms",
    "där det är lämplig",
    "där det bedöms",
    "att det är lämpligt i det enskilda fallet",
];

/// Words of one who gives reasons or has made up their mind.
const REASONS: [&str; 12] = [
    "därför",
    "eftersom",
    "skäl",
    "finner",
    "funnit",
    "nämnden bedömer",
    "har bedömt",
    "har prövat",
    "har övervägt",
    "har vägt",
    "för att",
    "annars",
];

/// Whether a text repeats the condition and gives no reasons.
pub(super) fn is_left_open(text: &str) -> bool {
    let words = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    CONDITION.iter().any(|condition| words.contains(condition)) && !REASONS.iter().any(|reason| words.contains(reason))
}

#[cfg(test)]
mod tests {
    use super::is_left_open;

    #[test]
    fn the_condition_alone_is_no_reason() {
        assert!(is_left_open("Om det bedöms\n    lämpligt utifrån mognad."));
        assert!(is_left_open("Gäller bara när det är lämpligt."));
    }

    #[test]
    fn one_who_has_decided_gives_reasons() {
        assert!(!is_left_open("Nämnden har prövat om det är lämpligt och finner att det är det."));
        assert!(!is_left_open(
            "Många unga söker inte råd annars. Personalen säger till om det är lämpligt att gå hem."
        ));
        assert!(!is_left_open("Råden är frivilliga."));
    }
}
