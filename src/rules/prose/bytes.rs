//! A look at the bytes of a text before it is read. Nothing here stops at what it finds, so that the compiler makes loops
//! that look at many bytes at a time.

/// How many bytes are such; `is` is best one comparison, or several joined by `|`.
pub(in crate::rules) fn count(text: &str, is: impl Fn(u8) -> bool) -> usize {
    // As many as can be counted in a byte, since small numbers are added up side by side.
    let parts = text.as_bytes().chunks(usize::from(u8::MAX));
    parts.map(|bytes| usize::from(bytes.iter().map(|byte| u8::from(is(*byte))).sum::<u8>())).sum()
}

/// Whether a byte stands in a text.
pub(in crate::rules) fn has(text: &str, wanted: u8) -> bool {
    text.bytes().fold(false, |seen, byte| seen | (byte == wanted))
}
