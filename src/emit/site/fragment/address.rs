//! Where the links of a fragment lead. It is read on a page that we do not know, so that an address has to be whole.

use crate::emit::site::context::Site;
use crate::model::Insats;
use crate::model::markdown;

/// Where the markup was made for.
pub(super) struct Address<'a> {
    base: Option<&'a str>,
    folder: [&'a str; 2],
}

impl<'a> Address<'a> {
    /// The page of an insats.
    pub(super) fn of(site: &'a Site<'_>, insats: &'a Insats) -> Self {
        Self { base: site.options.base(), folder: [&site.slug, &insats.slug] }
    }

    /// The whole address of a link, escaped as it was; `None` when it can lead nowhere: to the page itself, or to
    /// another page of a site whose address is not known.
    pub(super) fn whole(&self, href: &str) -> Option<String> {
        if href.contains(':') {
            return markdown::is_safe(href).then(|| href.to_owned());
        }
        let base = self.base?;
        if href.starts_with(['#', '/']) || href.is_empty() {
            return None;
        }
        let mut folders: Vec<&str> = self.folder.to_vec();
        for part in href.split('/') {
            match part {
                ".." => drop(folders.pop()),
                "." => {}
                part => folders.push(part),
            }
        }
        Some(format!("{}/{}", escaped(base), folders.join("/")))
    }
}

fn escaped(base: &str) -> String {
    base.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
