//! A provision that findings rest on, as their readers are shown it: what it says in our own short account, and in the
//! words of the statute where somebody has given a file with them.

/// A provision as it is in force on the day of the check.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Provision {
    /// The paragraph, as `14 kap. 5 § SoL`.
    pub lagrum: String,
    /// What it is about.
    pub title: String,
    /// The lagrum under which findings cite it; parts of the paragraph among them.
    pub cited_as: Vec<String>,
    /// Our own account, in Markdown. It is never the statute's wording, and is headed so.
    pub account: String,
    /// The official wording; `None` when no file with the law was given.
    pub wording: Option<Wording>,
}

/// The official wording of a provision, from a file of the government's legal database.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wording {
    /// Where it is from, as `SFS 2025:400, ändrad t.o.m. SFS 2025:1501`.
    pub source: String,
    /// The words, one line a paragraph of text; `None` when the file has none for the day.
    pub text: Option<String>,
}
