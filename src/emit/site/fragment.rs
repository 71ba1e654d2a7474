//! One insats without a frame, for a page that a kommun has in a system of its own.
//!
//! ```text
//! notices, lead and body of the insats' page ─ pieces ─┬─ marked          (profiles hel and rik)
//!                                                      └─ tree ─ plain   (profile bas)
//! ```
//!
//! A fragment is made from the very markup of the page, so that it can never say less or other than the page does.
//! It has no title, since the page that it is put into has one.

mod address;
mod marked;
mod pieces;
mod plain;
mod tree;

use maud::{Markup, html};

use crate::emit;
use crate::emit::site::context::Site;
use crate::emit::site::layout::{self, Menu};
use crate::emit::site::{Page, insats};
use crate::model::Insats;

/// Which markup a fragment has.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Profile {
    /// All of the page's markup, with classes and ids that are Stadga's own.
    Hel,
    /// Elements that mean something, without classes and ids.
    #[default]
    Rik,
    /// Paragraphs, headings of level 2 to 4, lists, links, `strong` and `em`, and no attribute but `href`.
    Bas,
}

/// How the fragments of a site are made.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Fragments {
    /// The markup.
    pub profile: Profile,
    /// The level of the highest headings, 2 to 4. What lies outside counts as the nearest of them.
    pub heading: u8,
}

impl Default for Fragments {
    fn default() -> Self {
        Self { profile: Profile::default(), heading: 2 }
    }
}

/// What the class names and ids of a fragment begin with.
const PREFIX: &str = "stadga-";

/// The fragment of one insats, from what its page says.
pub(super) fn page(site: &Site<'_>, insats: &Insats, parts: &insats::Parts) -> Page {
    let source = whole(site, insats, parts).into_string();
    let Fragments { profile, heading } = site.options.fragments;
    let context =
        Context { address: address::Address::of(site, insats), slug: &insats.slug, heading: heading.clamp(2, 4) };
    let mut content = match profile {
        Profile::Hel => {
            format!("<div class=\"stadga\" lang=\"sv\">\n{}\n</div>", marked::write(&source, &context, true))
        }
        Profile::Rik => marked::write(&source, &context, false),
        Profile::Bas => plain::write(&tree::read(&source), &context),
    };
    emit::clean(&mut content);
    content.push('\n');
    Page { path: format!("{}/fragment/{}.html", site.slug, insats.slug), content }
}

/// What the writers need to know of the place.
struct Context<'a> {
    address: address::Address<'a>,
    slug: &'a str,
    heading: u8,
}

impl Context<'_> {
    /// The level that a heading of the page gets in the fragment. On the page, the highest are of level 2.
    fn level(&self, level: u8) -> u8 {
        (level.max(2) - 2 + self.heading).min(6)
    }
}

fn whole(site: &Site<'_>, insats: &Insats, parts: &insats::Parts) -> Markup {
    let period = insats.galler.as_ref().map(|period| period.value);
    html! {
        (layout::standing(site, "../", Menu::None))
        (layout::outside(site, period))
        (parts.lead)
        (parts.body)
    }
}
