//! `förklara`: the handbook page of a code, or all codes.

use clap::ArgMatches;
use unicode_normalization::UnicodeNormalization;

use super::{Status, args, console};
use crate::diagnostic::Descriptor;
use crate::registry;
use crate::report::page;

/// Shows the page of the code that was asked for; all codes when none was.
pub(super) fn run(given: &ArgMatches) -> Status {
    let Some(wanted) = given.get_one::<String>(args::CODE) else {
        return console::out(&format!(
            "{}\n`stadga förklara KOD` visar vad en kod betyder och hur du skriver.\n",
            page::list(&registry::all())
        ));
    };
    let wanted: String = wanted.trim().nfc().collect();
    match registry::find(&wanted) {
        Some(descriptor) => console::out(&page::text(descriptor, console::colour())),
        None => {
            let help = match nearest(&wanted) {
                Some(near) => {
                    format!("menade du `{}`, {}? `stadga förklara` visar alla koder", near.code, near.title())
                }
                None => "`stadga förklara` visar alla koder".to_owned(),
            };
            console::failed_with_help(&format!("det finns ingen kod som heter `{wanted}`"), &help)
        }
    }
}

/// The code or slug most like the word; `None` when none is like it.
fn nearest(word: &str) -> Option<&'static Descriptor> {
    let all = registry::all();
    let names: Vec<&str> = all.iter().flat_map(|descriptor| [descriptor.code, descriptor.slug]).collect();
    let upper = word.to_uppercase();
    let like = |word: &str| similar::get_close_matches(word, &names, 1, 0.7).first().copied();
    registry::find(like(&word.to_lowercase()).or_else(|| like(&upper))?)
}
