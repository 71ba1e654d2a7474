//! The provisions that findings cite, each once and in the order of the laws, as readers are shown them.

use std::collections::BTreeMap;

use super::Law;
use crate::date::Date;
use crate::diagnostic::{Provision, Wording};
use crate::syntax::tree::{Lagrum, Text};

/// The place of a provision among all: law, chapter and paragraph, each number with its letter.
pub type Order = (usize, String, (u32, String), (u32, String));

impl Law {
    /// Where a provision stands among all: by the laws of the library, then by chapter and paragraph.
    #[must_use]
    pub fn order(&self, lagrum: &Lagrum) -> Order {
        let act = self.acts.iter().position(|act| act.name.value == lagrum.law.value).unwrap_or(usize::MAX);
        let number = |text: &str| {
            let digits = text.chars().take_while(char::is_ascii_digit).count();
            let (number, letter) = text.split_at(digits);
            (number.parse().unwrap_or(0), letter.to_owned())
        };
        let chapter = lagrum.chapter.as_deref().unwrap_or("");
        (act, lagrum.law.value.clone(), number(chapter), number(&lagrum.paragraph))
    }

    /// What is known of the lagrum that findings cite, on the day. Those that the library does not have, or that are
    /// not in force, are left out.
    #[must_use]
    pub fn accounts<'n>(&self, names: impl IntoIterator<Item = &'n str>, on: Date) -> Vec<Provision> {
        let mut found: BTreeMap<Order, Provision> = BTreeMap::new();
        for name in names {
            let Some(provision) = self.cited(name, on) else { continue };
            let known = found.entry(self.order(&provision.lagrum)).or_insert_with(|| Provision {
                lagrum: provision.lagrum.paragraf(),
                title: provision.title.clone(),
                cited_as: Vec::new(),
                account: without_braces(&provision.account),
                wording: self.wording(&provision.lagrum, on),
            });
            if !known.cited_as.iter().any(|other| other == name) {
                known.cited_as.push(name.to_owned());
            }
        }
        found.into_values().collect()
    }

    /// The official wording of a provision on the day; `None` when no file with its law has been given.
    #[must_use]
    pub fn wording(&self, lagrum: &Lagrum, on: Date) -> Option<Wording> {
        let act = self.act(&lagrum.law.value)?;
        let wording = self.wordings.iter().find(|wording| wording.sfs == act.sfs)?;
        let changes = match wording.consolidated.as_str() {
            "" => String::new(),
            changes => format!(", ändrad {changes}"),
        };
        let source = format!("SFS {}{changes}", wording.sfs);
        Some(Wording { source, text: wording.text(lagrum, on).map(str::to_owned) })
    }
}

/// The words of an account, with its references as they are written in running text.
fn without_braces(account: &Text) -> String {
    let (mut out, mut at) = (String::with_capacity(account.value.len()), 0);
    for reference in &account.references {
        let inside = reference.range.start + 1..reference.range.end.saturating_sub(1);
        out.push_str(account.value.get(at..reference.range.start).unwrap_or(""));
        out.push_str(account.value.get(inside).unwrap_or(""));
        at = reference.range.end;
    }
    out.push_str(account.value.get(at..).unwrap_or(""));
    out
}
