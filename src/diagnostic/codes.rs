//! The kinds of findings about text (S) and names (M), which the parser and the model share. Rules own theirs.

use super::{Descriptor, Severity};

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident $slug:literal $severity:ident;)*) => {
        $(
            $(#[$doc])*
            pub static $code: Descriptor = Descriptor {
                code: stringify!($code),
                slug: $slug,
                severity: Severity::$severity,
                lagrum: &[],
                page: include_str!(concat!("../../docs/regler/", stringify!($code), ".md")),
            };
        )*
        /// Every code of this file, in order.
        pub static ALL: &[&Descriptor] = &[$(&$code),*];
    };
}

codes! {
    /// An unexpected clause or symbol.
    S001 "oväntad-text" Fel;
    /// A block that is never closed.
    S002 "oavslutat-block" Fel;
    /// A string or text that is never closed.
    S003 "oavslutad-text" Fel;
    /// A word that is no keyword here.
    S004 "okänt-nyckelord" Fel;
    /// The same clause twice.
    S005 "dubbel-rad" Fel;
    /// A clause whose value is missing.
    S006 "värde-saknas" Fel;
    /// Nesting deeper than 64.
    S007 "för-djupt" Fel;
    /// Invisible, bidirectional or look-alike characters.
    S008 "förväxlingsbara-tecken" Fel;
    /// A file that is not UTF-8.
    S009 "inte-utf-8" Fel;
    /// A file larger than 8 MiB.
    S010 "för-stor-fil" Fel;
    /// A name that nothing declares.
    M001 "okänt-namn" Fel;
    /// A name or page address declared twice.
    M002 "dubbelt-namn" Fel;
    /// A name of the wrong sort.
    M003 "fel-sorts-namn" Fel;
    /// A kategori that nobody declares.
    M004 "okänd-kategori" Fel;
    /// A definition that leads back to itself.
    M005 "cirkel" Fel;
    /// A date that does not exist.
    M006 "omöjligt-datum" Fel;
    /// A reversed or empty range.
    M007 "bakvänt-intervall" Fel;
    /// A unit that does not fit.
    M008 "fel-enhet" Fel;
    /// No riktlinje, or two.
    M009 "en-riktlinje" Fel;
    /// A required clause is missing.
    M010 "rad-saknas" Fel;
    /// A provision or law that the library does not have.
    M011 "okänt-lagrum" Fel;
    /// Declared but never used.
    M012 "oanvänd" Varning;
    /// A waiver of a code that does not exist.
    M013 "okänd-kod" Fel;
    /// An uppgift without a way to check it.
    M014 "kontroll-saknas" Varning;
    /// Validity outside the riktlinje's or the law's.
    M015 "utanför-giltighet" Fel;
}
