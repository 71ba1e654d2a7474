//! Running text in lines of a readable length, and text that is safe to show at a terminal.

/// The widest line of running text, in characters.
pub(super) const WIDTH: usize = 88;

/// Breaks a text into lines of at most `width` characters. What stands within backticks is never broken, so that it
/// can be copied whole; a longer word has a line of its own.
pub(crate) fn wrap(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in words(text) {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

/// The words of a text, with a span in backticks as one word.
fn words(text: &str) -> Vec<&str> {
    let (mut words, mut start, mut quoted) = (Vec::new(), None, false);
    for (at, c) in text.char_indices() {
        quoted ^= c == '`';
        let ends = c == '\n' || c == ' ' && !quoted;
        match (ends, start) {
            (true, Some(from)) => {
                words.extend(text.get(from..at));
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
        quoted &= c != '\n';
    }
    words.extend(start.and_then(|from| text.get(from..)));
    words
}

/// The text with everything that a terminal would obey, or that hides or reorders letters, made visible.
pub(crate) fn visible(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    text.chars().map(|c| if c == '\n' { ' ' } else { shown(c) }).collect()
}

/// Whether nothing in a text can have a sign in its place: it has no control, and no byte that the other characters
/// begin with in UTF-8. Nothing stops at the first, so that the compiler can look at many bytes at a time.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let control = pairs.fold(false, |seen, (&byte, &next)| seen | ((byte == 0xc2) & (next < 0xa0)));
    !control
        && !has(bytes, |byte| byte < b' ')
        && !has(bytes, |byte| byte == 0x7f)
        && !has(bytes, |byte| byte == 0xd8)
        && !has(bytes, |byte| byte == 0xe2)
        && !has(bytes, |byte| byte == 0xef)
}

fn has(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(false, |seen, &byte| seen | wanted(byte))
}

/// What is shown for a character: itself, or a sign in its place. One character is always shown as one.
pub(super) fn shown(c: char) -> char {
    match c {
        '\t' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_broken_between_words_and_never_within_backticks() {
        assert_eq!(wrap("skriv `villkor öppet för alla` här", 12), "skriv\n`villkor öppet för alla`\nhär");
        assert_eq!(wrap("ett två tre", 7), "ett två\ntre");
        assert_eq!(wrap("  ", 7), "");
        assert_eq!(wrap("en ` ensam klammer\nrad två", 40), "en ` ensam klammer rad två");
    }

    #[test]
    fn a_text_is_plain_only_if_every_character_is_shown_as_itself() {
        for c in '\0'..=char::MAX {
            let text = format!("å{c}§");
            assert!(!is_plain(&text) || shown(c) == c && c != '\n', "{}", c.escape_unicode());
        }
        assert!(is_plain("14 kap. 4 § SoL\u{a0}gäller på öarna"));
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        assert_eq!(visible("a\u{1b}[31mb\nc\u{202e}d"), "a␛[31mb c\u{fffd}d");
    }
}
