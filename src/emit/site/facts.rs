//! Lists of facts: a name and what there is under it.

use maud::{Markup, html};

/// Facts by name, in the order of adding. What is added under a name that is there already joins it, so that no name
/// stands twice in a list.
#[derive(Default)]
pub(super) struct Facts(Vec<(String, Vec<Markup>)>);

impl Facts {
    /// Adds a fact, when there is one.
    pub(super) fn add(&mut self, name: &str, content: Option<Markup>) {
        let Some(content) = content else { return };
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, contents)) => contents.push(content),
            None => self.0.push((name.to_owned(), vec![content])),
        }
    }

    /// Adds a fact that is plain text, when there is one.
    pub(super) fn text(&mut self, name: &str, content: Option<&str>) {
        self.add(name, content.filter(|text| !text.is_empty()).map(|text| html! { (text) }));
    }

    /// The list; nothing when it is empty.
    pub(super) fn list(&self, class: &str) -> Markup {
        html! {
            @if !self.0.is_empty() {
                dl class=(class) {
                    @for (name, contents) in &self.0 {
                        dt { (name) }
                        @for content in contents { dd { (content) } }
                    }
                }
            }
        }
    }
}
