//! The embedded library as it comes out when it is read. Every command begins with the law, and reading its seventeen
//! files takes longer than reading most riktlinjer, so what they come out as is kept beside them.
//!
//! `snapshot.bin` begins with a number of the files that it was made of. When they are others, it counts for nothing and
//! the files are read. A change of how they are read is seen by the test alone that holds it to what reading gives.
//! `STADGA_UPPDATERA=1 cargo test` makes it anew.

use std::collections::{BTreeMap, HashMap};

use serde::{Serialize, Serializer};

use super::library::EMBEDDED;
use super::{Law, Library};

const KEPT: &[u8] = include_bytes!("snapshot.bin");

/// A number of the embedded files. It is made when the program is compiled.
const MADE_OF: u64 = number(EMBEDDED);

/// The law of the embedded files, as it is kept; `None` when what is kept was made of others.
#[must_use]
pub fn kept() -> Option<Law> {
    let (made_of, law) = KEPT.split_first_chunk()?;
    if u64::from_le_bytes(*made_of) != MADE_OF {
        return None;
    }
    postcard::from_bytes(law).ok()
}

/// What is to be kept of a library that was read from the embedded files; nothing when something is wrong with it.
#[must_use]
pub fn snapshot(library: &Library) -> Vec<u8> {
    let law = postcard::to_allocvec(&*library.law).ok().filter(|_| library.diagnostics.is_empty());
    law.map_or_else(Vec::new, |law| [&MADE_OF.to_le_bytes(), law.as_slice()].concat())
}

/// FNV-1a of names and texts, each with its end.
const fn number(files: &[(&str, &str)]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut at = 0;
    while at < files.len() {
        hash = with(with(hash, files[at].0), files[at].1);
        at += 1;
    }
    hash
}

const fn with(mut hash: u64, text: &str) -> u64 {
    let (bytes, mut at) = (text.as_bytes(), 0);
    while at <= bytes.len() {
        // No text holds the byte that stands for its end.
        let byte = if at < bytes.len() { bytes[at] } else { 0xff };
        hash = (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}

/// A map in the order of its keys, so that the same law is always kept as the same bytes.
pub(super) fn in_order<V: Serialize, S: Serializer>(
    map: &HashMap<String, V>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    map.iter().collect::<BTreeMap<_, _>>().serialize(serializer)
}
