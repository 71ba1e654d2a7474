//! The list of the files in a site that `stadga bygg` has written, kept in the site itself.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// Its name in the site's root.
pub(super) const NAME: &str = ".stadga-sidor";

const HEAD: &str = "# Filer som `stadga bygg` har skrivit. Listan skiljer dem från andra filer i katalogen.\n";

/// The pages of a site, by path from its root.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Manifest(BTreeSet<String>);

impl Manifest {
    /// A list of these pages.
    pub(super) fn of(pages: impl IntoIterator<Item = String>) -> Self {
        Self(pages.into_iter().collect())
    }

    /// The list in a folder; empty when there is none. A line that no page could have is passed over, so that a list
    /// that someone has changed cannot point outside the site.
    pub(super) fn read(folder: &Path) -> io::Result<Self> {
        match std::fs::read(folder.join(NAME)) {
            Ok(bytes) => {
                let text = String::from_utf8_lossy(&bytes);
                Ok(Self::of(text.lines().filter(|line| super::is_page_path(line) && !is_head(line)).map(str::to_owned)))
            }
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                Ok(Self::default())
            }
            Err(error) => Err(error),
        }
    }

    /// The pages, in order.
    pub(super) fn pages(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The pages in a folder of the site, in order.
    pub(super) fn within<'a>(&'a self, folder: &str) -> impl Iterator<Item = &'a str> {
        let begin = format!("{folder}/");
        let from = self.0.range(begin.clone()..).map(String::as_str);
        from.take_while(move |page| page.starts_with(&begin))
    }

    /// Whether a page is on the list.
    pub(super) fn contains(&self, page: &str) -> bool {
        self.0.contains(page)
    }

    /// Every page of either.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }

    /// The list as it is written.
    pub(super) fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        for page in &self.0 {
            text.push_str(page);
            text.push('\n');
        }
        text
    }
}

fn is_head(line: &str) -> bool {
    line.starts_with('#')
}
