//! Languages by the codes that the open data name them by.

/// A language.
pub(super) struct Language {
    name: &'static str,
    /// Its code in IETF's BCP 47, as schema.org wants it.
    pub(super) tag: &'static str,
    /// Its code in the European list of languages.
    pub(super) european: &'static str,
}

const LANGUAGES: [Language; 24] = [
    Language { name: "svenska", tag: "sv", european: "SWE" },
    Language { name: "engelska", tag: "en", european: "ENG" },
    Language { name: "finska", tag: "fi", european: "FIN" },
    Language { name: "norska", tag: "no", european: "NOR" },
    Language { name: "danska", tag: "da", european: "DAN" },
    Language { name: "arabiska", tag: "ar", european: "ARA" },
    Language { name: "somaliska", tag: "so", european: "SOM" },
    Language { name: "persiska", tag: "fa", european: "FAS" },
    Language { name: "tigrinja", tag: "ti", european: "TIR" },
    Language { name: "kurdiska", tag: "ku", european: "KUR" },
    Language { name: "spanska", tag: "es", european: "SPA" },
    Language { name: "ryska", tag: "ru", european: "RUS" },
    Language { name: "ukrainska", tag: "uk", european: "UKR" },
    Language { name: "polska", tag: "pl", european: "POL" },
    Language { name: "tyska", tag: "de", european: "DEU" },
    Language { name: "franska", tag: "fr", european: "FRA" },
    Language { name: "turkiska", tag: "tr", european: "TUR" },
    Language { name: "thailändska", tag: "th", european: "THA" },
    Language { name: "rumänska", tag: "ro", european: "RON" },
    Language { name: "albanska", tag: "sq", european: "SQI" },
    Language { name: "bosniska", tag: "bs", european: "BOS" },
    Language { name: "serbiska", tag: "sr", european: "SRP" },
    Language { name: "kroatiska", tag: "hr", european: "HRV" },
    Language { name: "vietnamesiska", tag: "vi", european: "VIE" },
];

/// The language of a Swedish name; `None` for one that is not in the table.
pub(super) fn known(name: &str) -> Option<&'static Language> {
    let name = name.to_lowercase();
    LANGUAGES.iter().find(|language| language.name == name)
}
