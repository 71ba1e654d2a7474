//! Publishing: from an analysed riktlinje to what others read.
//!
//! ```text
//! Analysis ─┬─ json       stadga.json, with the findings
//!           ├─ coverage   which ages have which insatser: text, JSON, chart ─ site
//!           └─ sentences  the conditions as Swedish sentences ─ site  every page
//! ```
//!
//! Everything here is a pure function from values to text.

pub mod coverage;
pub mod json;
pub mod sentences;
pub mod site;

use memchr::memchr2_iter;

use crate::analysis::Analysis;
use crate::diagnostic::Severity;
use crate::model::Insats;

/// The kategori whose place nothing that is published may tell (9 kap. 6 § SoL).
const PROTECTED: &str = "skyddat-boende";

/// Whether an insats is one whose place may not be told.
pub(crate) fn is_protected(insats: &Insats) -> bool {
    insats.is(PROTECTED)
}

/// Findings of these kinds say that an insats must be assessed (11 kap. 5 § SoL) or is for economic needs.
const ASSESSED: [&str; 2] = ["L001", "L002"];

/// Whether the law demands that the need for the insats is assessed, so that nothing published may say otherwise.
fn is_assessed(analysis: &Analysis, insats: &Insats) -> bool {
    analysis.diagnostics.iter().any(|found| {
        ASSESSED.contains(&found.descriptor.code)
            && found.severity == Severity::Fel
            && found.insats.as_ref() == Some(&insats.name)
    })
}

/// Takes away characters that no reader sees, most of which HTML and XML cannot hold: controls other than tabs and new
/// lines, and the two that are no characters.
fn clean(content: &mut String) {
    if holds_unclean(content) {
        content.retain(|c| (!c.is_control() || matches!(c, '\t' | '\n')) && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    }
}

/// Whether a text may hold one of them: below the space, DEL, `U+0080`–`U+009F`, or the end of what begins with 0xef in
/// UTF-8. Those of ASCII are rare, so nothing stops at the first, and the compiler can look at many bytes at a time. Of
/// the two that are kept, one counts here, and a text with tabs is only looked at more closely.
fn holds_unclean(text: &str) -> bool {
    let bytes = text.as_bytes();
    let plain = bytes.iter().fold(false, |seen, &byte| seen | ((byte < b' ') & (byte != b'\n')) | (byte == 0x7f));
    plain
        || memchr2_iter(0xc2, 0xef, bytes).any(|at| {
            bytes.get(at + 1).is_some_and(|next| match bytes.get(at) {
                Some(0xc2) => *next < 0xa0,
                _ => *next == 0xbf,
            })
        })
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_what_no_reader_sees_is_taken_away() {
        let clean = |text: &str| {
            let mut text = text.to_owned();
            super::clean(&mut text);
            text
        };
        let kept = "rad\n\tå “citat” – §\u{a0}7 \u{fffd} \u{feff}🙂";
        assert_eq!(clean(kept), kept);
        for (number, gone) in ('\0'..' ').chain('\u{7f}'..='\u{9f}').chain(['\u{fffe}', '\u{ffff}']).enumerate() {
            let whole = format!("a{gone}b");
            let stays = matches!(gone, '\t' | '\n');
            assert_eq!(clean(&whole), if stays { whole.as_str() } else { "ab" }, "{number}: {}", gone.escape_unicode());
        }
    }
}
