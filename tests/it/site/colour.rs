//! The colours of the pages: contrasts against figures known from elsewhere, and a kommun's own colour.

use stadga::emit::site::{self, Accent, Colour, Options};

fn colour(text: &str) -> Colour {
    Colour::parse(text).unwrap_or_else(|| panic!("{text} is no colour"))
}

#[test]
fn contrasts_are_those_of_wcag() {
    // Black on white is 21 by the definition; #767676 is the palest grey that passes on white, and #777777 the first
    // that does not, as the W3C's own techniques say.
    for (front, back, known) in [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#FFFFFF", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
        ("#00ff00", "#000000", 15.30),
    ] {
        let (front, back) = (colour(front), colour(back));
        assert!((front.contrast(back) - known).abs() < 0.005, "{front} on {back}: {}", front.contrast(back));
        assert!((front.contrast(back) - back.contrast(front)).abs() < f64::EPSILON);
    }
}

#[test]
fn a_colour_is_written_with_six_digits() {
    assert_eq!(colour("#0B5a5F").to_string(), "#0b5a5f");
    for wrong in ["", "#", "0b5a5f", "#0b5a5", "#0b5a5f0", "#0b5a5g", "#+b5a5f", "#åäö", "teal"] {
        assert_eq!(Colour::parse(wrong), None, "{wrong}");
    }
}

/// A custom property of the style sheet, by day and by night.
fn properties(sheet: &str, name: &str) -> [Colour; 2] {
    let start = format!("  --{name}: ");
    let mut found =
        sheet.lines().filter_map(|line| line.trim_end_matches(';').split_once(&start)).map(|(_, it)| colour(it));
    [found.next().expect("by day"), found.next().expect("by night")]
}

#[test]
fn everyone_can_read_the_pages_whatever_colour_a_kommun_takes() {
    let taken = ["#0b5a5f", "#000000", "#8a1538", "#0000ff", "#5a4a00", "#003300"].map(|own| Accent::new(colour(own)));
    let accents = taken.into_iter().map(|accent| accent.expect("dark enough")).chain([Accent::default()]);
    for accent in accents {
        let sheet = site::stylesheet(&Options { accent, ..Options::default() }).content;
        for (front, back, least) in [
            ("text", "page", 7.0),
            ("text", "tint", 7.0),
            ("text", "mark", 4.5),
            ("quiet", "page", 4.5),
            ("quiet", "tint", 4.5),
            ("accent", "page", 4.5),
            ("accent", "tint", 4.5),
            ("accent", "mark", 4.5),
        ] {
            for (front, back) in properties(&sheet, front).into_iter().zip(properties(&sheet, back)) {
                assert!(front.contrast(back) >= least, "{front} on {back} is {:.2}", front.contrast(back));
            }
        }
    }
}

#[test]
fn of_a_colour_that_is_too_pale_the_nearest_darker_one_is_named() {
    for pale in ["#ffcc00", "#ffffff", "#00a3e0", "#777777"] {
        let wrong = Accent::new(colour(pale)).expect_err(pale);
        assert!(wrong.contrast < 4.5, "{pale}: {}", wrong.contrast);
        assert!(Accent::new(wrong.instead).is_ok(), "{pale}: {}", wrong.instead);
        // A shade lighter would not do.
        let lighter = wrong.instead.parts.map(|part| part.saturating_add(2));
        assert!(Accent::new(Colour { parts: lighter }).is_err(), "{pale}: {}", wrong.instead);
    }
    assert_eq!(Accent::new(colour("#ffcc00")).expect_err("too pale").instead.to_string(), "#7e6500");
}
