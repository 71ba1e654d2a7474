//! Ages as people write them in running text, and the condition that they mean.

/// Words that carry nothing of the age.
const SILENT: [&str; 14] =
    ["ålder", "år", "års", "och", "eller", "men", "samt", "till", "är", "har", "den", "som", "gammal", "än"];

/// Words that a row on age may begin with.
const FIRST: [&str; 14] = [
    "äldre", "yngre", "över", "under", "ålder", "minst", "högst", "lägst", "max", "mellan", "har", "fyllt", "är",
    "från",
];

/// The condition that a row on age means, when it is not written as one: `ålder 18 år eller äldre`. `None` when it is
/// not clear.
pub(super) fn meant(row: &str) -> Option<String> {
    let row = row.replace('+', " äldre");
    let all: Vec<&str> = row.split_whitespace().collect();
    if !all.first().is_some_and(|first| FIRST.contains(first))
        || !all.iter().any(|word| ["år", "års", "äldre"].contains(word))
    {
        return None;
    }
    let said: Vec<&str> = all.into_iter().filter(|word| !SILENT.contains(word)).collect();
    let whole = |word: &str| word.parse::<u8>().ok();
    let range = |low: &str, high: Option<u8>| {
        let (low, high) = (whole(low)?, high?);
        (low < high).then(|| format!("ålder {low}–{high} år"))
    };
    match said[..] {
        ["minst" | "lägst" | "från" | "mellan", low, "högst" | "max", high] | ["mellan", low, high] => {
            range(low, whole(high))
        }
        ["minst" | "lägst" | "från", low, "under", high] => range(low, whole(high)?.checked_sub(1)),
        [low, "äldre" | "uppåt" | "över" | "fyllda"] | ["fyllt" | "fyllda" | "minst" | "lägst" | "från", low] => {
            whole(low).map(|low| format!("ålder minst {low} år"))
        }
        ["minst", "fyllt" | "fyllda", low] => whole(low).map(|low| format!("ålder minst {low} år")),
        ["äldre" | "över", low] => whole(low).map(|low| format!("ålder över {low} år")),
        ["yngre" | "under", high] => whole(high).map(|high| format!("ålder under {high} år")),
        [high, "yngre" | "nedåt"] | ["högst" | "max", high] => {
            whole(high).map(|high| format!("ålder högst {high} år"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn an_age_in_running_text_means_one_condition() {
        for (row, condition) in [
            ("ålder minst 18 år och högst 65 år", Some("ålder 18–65 år")),
            ("ålder minst 18 år men under 65 år", Some("ålder 18–64 år")),
            ("ålder mellan 18 och 65 år", Some("ålder 18–65 år")),
            ("ålder 18 år eller äldre", Some("ålder minst 18 år")),
            ("ålder 12 år och yngre", Some("ålder högst 12 år")),
            ("har fyllt 18 år", Some("ålder minst 18 år")),
            ("minst 18 år gammal", Some("ålder minst 18 år")),
            ("ålder max 65 år", Some("ålder högst 65 år")),
            ("ålder minst 65 år och högst 18 år", None),
            ("ålder 18+", Some("ålder minst 18 år")),
            ("yngre än 18 år", Some("ålder under 18 år")),
            ("är 18 år", None),
            ("har barn under 18 år", None),
        ] {
            assert_eq!(meant(row).as_deref(), condition, "{row}");
        }
    }
}
