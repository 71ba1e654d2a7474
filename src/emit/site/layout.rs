//! The frame of every page: head, skip link, menu, breadcrumb, standing, help and foot.

use maud::{DOCTYPE, Markup, html};

use crate::date::Period;
use crate::emit;
use crate::emit::site::context::Site;
use crate::emit::site::{DATA_PATH, Options, Page, english, feed, words};
use crate::swedish;

/// Where the style sheet lies.
pub(super) const STYLESHEET_PATH: &str = "stadga.css";

/// Everything a page may load: its style sheet, and images and scripts of the site itself when there are any.
pub const POLICY: &str =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// The longest title that search results and tabs show whole.
const LONGEST_TITLE: usize = 70;

/// The name and version of what made the page.
pub(super) const MADE_BY: &str = concat!("Stadga ", env!("CARGO_PKG_VERSION"));

/// What the site as a whole is called.
pub(super) const SITE_NAME: &str = "Stöd utan behovsprövning";

/// The entries of the menu.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Menu {
    Kommun,
    Find,
    Riktlinje,
    Providers,
    Review,
    None,
}

/// The menu: its entries, the folder of each, and whether there are pages below it.
const MENU: [(Menu, &str, bool); 5] = [
    (Menu::Kommun, "", true),
    (Menu::Find, "hitta/", true),
    (Menu::Riktlinje, "riktlinje/", false),
    (Menu::Providers, "utforare/", true),
    (Menu::Review, "granskning/", false),
];

impl Menu {
    /// As it stands in the menu.
    fn words(self, site: &Site<'_>) -> String {
        match self {
            Self::Kommun => "Allt stöd".to_owned(),
            Self::Find => "Hitta stöd".to_owned(),
            Self::Riktlinje => swedish::capital(words::whole(site)),
            Self::Providers => "För utförare".to_owned(),
            Self::Review => "Granskning".to_owned(),
            Self::None => String::new(),
        }
    }
}

/// One page of a document before it is framed.
pub(super) struct Inside<'a> {
    /// Its folder inside the document's folder, with a slash at its end; empty for the document's first page.
    pub(super) folder: String,
    /// Its own name: the heading, and the first part of the title.
    pub(super) name: &'a str,
    /// One or two sentences for search engines.
    pub(super) description: String,
    /// The entry of the menu that it is.
    pub(super) menu: Menu,
    /// The pages between the document's first and this one: address and name.
    pub(super) crumbs: Vec<(String, &'a str)>,
    /// What stands under the heading, at its side of the page's top.
    pub(super) lead: Markup,
    /// The rest.
    pub(super) body: Markup,
    /// When what it tells of holds, where that is less than the whole decision.
    pub(super) period: Option<Period>,
    /// The file that it comes from; the whole folder when empty.
    pub(super) source: &'a str,
}

/// A page of a document.
pub(super) fn page(site: &Site<'_>, inside: &Inside<'_>) -> Page {
    let depth = inside.folder.matches('/').count();
    let up = "../".repeat(depth);
    let path = format!("{}/{}index.html", site.slug, inside.folder);
    let first = inside.folder.is_empty();
    let title = if first { words::kommun_title(site) } else { inside.name.to_owned() };
    let content = html! {
        header.top { div.wrap {
            p.brand { a href={ (up) "index.html" } { strong { (site.kommun) } " " span { (SITE_NAME) } } }
            nav aria-label="Meny" { ul {
                @for (menu, folder, list) in MENU {
                    li { a href={ (up) (folder) "index.html" } aria-current=[current(inside, menu, folder, list)] { (menu.words(site)) } }
                }
            } }
        } }
        nav.crumbs.wrap aria-label="Du är här" { ol {
            li { a href={ (up) "../index.html" } { "Start" } }
            @if first {
                li { span aria-current="page" { (site.kommun) } }
            } @else {
                li { a href={ (up) "index.html" } { (site.kommun) } }
                @for (href, name) in &inside.crumbs { li { a href=(href) { (name) } } }
                li { span aria-current="page" { (english::marked(inside.name)) } }
            }
        } }
        main #innehall tabindex="-1" {
            div.hero { div.wrap {
                (standing(site, &up, inside.menu))
                (outside(site, inside.period))
                h1 { (english::marked(inside.name)) }
                (inside.lead)
            } }
            div.wrap { (inside.body) }
        }
        (site.alike.help)
        footer { div.wrap {
            p { (site.alike.decision) " " a href={ (up) "riktlinje/index.html" } { "Läs " (words::whole(site)) } "." }
            p {
                "Sidan är gjord av " (MADE_BY) " ur " span.file { (site.source(inside.source)) } ". "
                a href={ (up) (DATA_PATH) } { "Hämta allt som data (JSON)" } "."
                @if feed::is_there(site) { " " a href={ (up) (feed::PATH) } { "Följ ändringar (Atom)" } "." }
            }
        } }
    };
    let frame = Frame { path, title, description: &inside.description, depth: depth + 1 };
    frame.page(site.options, &site.kommun, content)
}

/// Whether a page is an entry of the menu, or belongs to it: a page below a list does without being the list.
fn current(inside: &Inside<'_>, menu: Menu, folder: &str, list: bool) -> Option<&'static str> {
    (inside.menu == menu).then_some(if list && inside.folder != folder { "true" } else { "page" })
}

/// What a reader must know when the day lies outside the time that the page's matter holds.
pub(super) fn outside(site: &Site<'_>, own: Option<Period>) -> Markup {
    let what = if own.is_some() { "Stödet" } else { "Beslutet" };
    let whole = site.document.riktlinje.galler.as_ref().map(|period| period.value);
    let as_of = site.analysis.as_of;
    html! {
        @if let Some(period) = own.or(whole) {
            @if as_of < period.from { p.standing { (what) " börjar gälla den " (words::time(period.from)) "." } }
            @if let Some(to) = period.to.filter(|to| *to < as_of) {
                p.standing { (what) " slutade gälla den " (words::time(to)) "." }
            }
        }
    }
}

/// How far the legal review has come, where errors remain that nobody has accepted.
pub(super) fn standing(site: &Site<'_>, up: &str, menu: Menu) -> Markup {
    let errors = site.errors();
    let report = if menu == Menu::Review { "#fel".to_owned() } else { format!("{up}granskning/index.html#fel") };
    html! {
        @if errors > 0 {
            p.standing {
                @match site.in_force() {
                    None => { strong { "Utkast." } " " a href=(report) { "Granskningen har " (errors) " fel kvar." } }
                    Some(day) => {
                        strong { "Beslutad " (day) "." } " "
                        a href=(report) { "Den juridiska granskningen har " (errors) " fel kvar." }
                    }
                }
            }
        }
    }
}

/// What is around the body of any page of the site.
pub(super) struct Frame<'a> {
    /// Where the page lies.
    pub(super) path: String,
    /// Its title, before whose page it is.
    pub(super) title: String,
    /// One or two sentences for search engines.
    pub(super) description: &'a str,
    /// How many folders down it lies.
    pub(super) depth: usize,
}

impl Frame<'_> {
    /// The whole page.
    pub(super) fn page(self, options: &Options, owner: &str, content: Markup) -> Page {
        let canonical = options.base_url.as_ref().map(|base| format!("{}/{}", base.trim_end_matches('/'), self.path));
        let markup = html! {
            (DOCTYPE)
            html lang="sv" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (fit(&self.title, owner)) }
                    @if !self.description.is_empty() { meta name="description" content=(self.description); }
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content=(MADE_BY);
                    @if let Some(address) = canonical { link rel="canonical" href=(address); }
                    link rel="stylesheet" href={ ("../".repeat(self.depth)) (STYLESHEET_PATH) };
                }
                body {
                    a.skip href="#innehall" { "Hoppa till innehållet" }
                    (content)
                }
            }
        };
        let mut content = markup.into_string();
        emit::clean(&mut content);
        content.push('\n');
        Page { path: self.path, content }
    }
}

/// `Rådgivning – Alingsås`, and less of it where it would be cut.
fn fit(title: &str, owner: &str) -> String {
    let whole =
        if owner.is_empty() || title.contains(owner) { title.to_owned() } else { format!("{title} – {owner}") };
    [whole.as_str(), title].into_iter().find(|title| title.chars().count() <= LONGEST_TITLE).map_or_else(
        || {
            let cut: String = title.chars().take(LONGEST_TITLE - 1).collect();
            format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words))
        },
        str::to_owned,
    )
}
