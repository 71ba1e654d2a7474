//! From the grammar's pairs to the tree: items and their heads. Clauses are in `clause`, conditions in `cond`.

use pest::Parser;
use pest::iterators::Pair;
use unicode_normalization::char::is_combining_mark;

use super::parser::{Grammar, Rule};
use super::text;
use super::tree::{
    Avsnitt, Block, Broken, Clause, InsatsHead, Item, KategoriHead, Lagrum, Metod, Name, NamedHead, ParagrafHead, Str,
    Text, VillkorItem,
};
use crate::source::{FileId, Span, Spanned};

/// What is needed to give every pair its place in the source as the user wrote it.
#[derive(Clone, Copy)]
pub(super) struct Lower<'a> {
    pub(super) file: FileId,
    /// Where the pairs' text begins in the normalised text of the file.
    pub(super) base: usize,
    /// Byte of the normalised text, byte of the original; empty when the two are the same.
    pub(super) origin: &'a [(u32, u32)],
}

impl Lower<'_> {
    /// The place of a range of the parsed text.
    pub(super) fn at(&self, start: usize, end: usize) -> Span {
        let whole = Span::new(self.file, self.base + start, self.base + end);
        if self.origin.is_empty() {
            return whole;
        }
        Span { start: self.original(whole.start), end: self.original(whole.end), ..whole }
    }

    fn original(&self, byte: u32) -> u32 {
        let known = self.origin.partition_point(|&(normal, _)| normal <= byte);
        let Some(&(normal, original)) = known.checked_sub(1).and_then(|at| self.origin.get(at)) else { return byte };
        // Between two known places the texts are equal, but never step past the next one.
        let next = self.origin.get(known).map_or(u32::MAX, |&(_, original)| original);
        (original + (byte - normal)).min(next)
    }

    /// The place of a pair, without the blank space that an optional tail leaves behind.
    pub(super) fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let start = pair.as_span().start();
        self.at(start, start + pair.as_str().trim_end().len())
    }

    pub(super) fn name(&self, pair: &Pair<'_, Rule>) -> Name {
        Spanned::new(pair.as_str().to_owned(), self.span(pair))
    }

    pub(super) fn string(&self, pair: &Pair<'_, Rule>) -> Str {
        Spanned::new(text::unescape(text::inside(pair.as_str(), 1).1), self.span(pair))
    }

    /// A text, or a string where a text may stand.
    pub(super) fn text(&self, pair: &Pair<'_, Rule>) -> Text {
        let multiline = pair.as_rule() == Rule::text;
        let (cut, inside) = text::inside(pair.as_str(), if multiline { 3 } else { 1 });
        text::read(self, inside, pair.as_span().start() + cut, self.span(pair), multiline)
    }

    pub(super) fn string_in(&self, pair: &Pair<'_, Rule>) -> Option<Str> {
        child(pair, Rule::string).map(|string| self.string(&string))
    }

    pub(super) fn name_in(&self, pair: &Pair<'_, Rule>) -> Option<Name> {
        child(pair, Rule::name).map(|name| self.name(&name))
    }

    pub(super) fn text_in(&self, pair: &Pair<'_, Rule>) -> Option<Text> {
        let mut inner = pair.clone().into_inner();
        inner.find(|inner| matches!(inner.as_rule(), Rule::text | Rule::string)).map(|text| self.text(&text))
    }

    /// The names of a comma-separated list.
    pub(super) fn list(&self, pair: &Pair<'_, Rule>, kind: Rule) -> Vec<Name> {
        child(pair, kind).map_or_else(Vec::new, |list| {
            list.into_inner()
                .filter(|name| matches!(name.as_rule(), Rule::name | Rule::ground | Rule::word | Rule::law_name))
                .map(|name| self.name(&name))
                .collect()
        })
    }

    pub(super) fn strings_in(&self, pair: &Pair<'_, Rule>) -> Vec<Str> {
        child(pair, Rule::strings)
            .map_or_else(Vec::new, |list| children(&list, Rule::string).map(|string| self.string(&string)).collect())
    }

    pub(super) fn lagrum(&self, pair: &Pair<'_, Rule>) -> Option<Lagrum> {
        let has_chapter = child(pair, Rule::kap).is_some();
        let (mut numbers, mut part) = (Vec::new(), Vec::new());
        let mut law = None;
        for piece in pair.clone().into_inner() {
            match piece.as_rule() {
                Rule::whole => numbers.push(piece.as_str().to_owned()),
                Rule::suffix => numbers.last_mut()?.extend([" ", piece.as_str()]),
                Rule::lagrum_part => part.push(piece.as_str().split_whitespace().collect::<Vec<_>>().join(" ")),
                Rule::law_name => law = Some(self.name(&piece)),
                _ => {}
            }
        }
        let mut numbers = numbers.into_iter();
        let chapter = if has_chapter { numbers.next() } else { None };
        Some(Lagrum { chapter, paragraph: numbers.next()?, part: part.join(" "), law: law?, span: self.span(pair) })
    }

    pub(super) fn lagrum_in(&self, pair: &Pair<'_, Rule>) -> Option<Lagrum> {
        child(pair, Rule::lagrum).and_then(|lagrum| self.lagrum(&lagrum))
    }

    /// An item, strictly or leniently read. What a lenient reading set aside is missing from its clauses.
    pub(super) fn item(&self, pair: &Pair<'_, Rule>) -> Item {
        self.sound_item(pair).unwrap_or_else(|| Item::Broken(self.broken(pair)))
    }

    fn sound_item(&self, pair: &Pair<'_, Rule>) -> Option<Item> {
        Some(match pair.as_rule() {
            Rule::insats | Rule::insats_lenient => Item::Insats(self.block(pair, Rule::insats_head, |head| {
                let name = self.name_in(head);
                Some(InsatsHead { name, title: self.string_in(head)?, kategori: self.last_word(head)? })
            })?),
            Rule::riktlinje | Rule::riktlinje_lenient => {
                Item::Riktlinje(self.block(pair, Rule::riktlinje_head, |head| self.string_in(head))?)
            }
            Rule::prov | Rule::prov_lenient => {
                Item::Prov(self.block(pair, Rule::prov_head, |head| self.string_in(head))?)
            }
            Rule::uppgift | Rule::uppgift_lenient => {
                Item::Uppgift(self.block(pair, Rule::uppgift_head, |head| self.named(head, Rule::name))?)
            }
            Rule::forfattning | Rule::forfattning_lenient => {
                Item::Forfattning(self.block(pair, Rule::forfattning_head, |head| self.named(head, Rule::law_name))?)
            }
            Rule::paragraf | Rule::paragraf_lenient => {
                Item::Paragraf(self.block(pair, Rule::paragraf_head, |head| {
                    Some(ParagrafHead { lagrum: self.lagrum_in(head)?, title: self.string_in(head)? })
                })?)
            }
            Rule::kategori | Rule::kategori_lenient => {
                let words: Vec<_> = children(pair, Rule::word).collect();
                let head = KategoriHead {
                    name: self.name(words.first()?),
                    label: self.string_in(pair)?,
                    parent: self.name(words.get(1)?),
                };
                Item::Kategori(self.body(pair, head)?)
            }
            Rule::avsnitt => Item::Avsnitt(self.avsnitt(pair, 1)?),
            Rule::underavsnitt => Item::Avsnitt(self.avsnitt(pair, 2)?),
            Rule::villkor_item | Rule::villkor_item_lenient => Item::Villkor(VillkorItem {
                name: self.name_in(pair)?,
                block: self.cond_block_in(pair)?,
                span: self.span(pair),
            }),
            Rule::metod => Item::Metod(Metod {
                name: self.name_in(pair)?,
                label: self.string_in(pair)?,
                text: child(pair, Rule::text).map(|text| self.text(&text)),
                span: self.span(pair),
            }),
            _ => return None,
        })
    }

    fn avsnitt(&self, pair: &Pair<'_, Rule>, level: u8) -> Option<Avsnitt> {
        let text = child(pair, Rule::text).map(|text| self.text(&text));
        Some(Avsnitt { level, title: self.string_in(pair)?, text, span: self.span(pair) })
    }

    fn named(&self, head: &Pair<'_, Rule>, kind: Rule) -> Option<NamedHead> {
        let name = child(head, kind).map(|name| self.name(&name))?;
        Some(NamedHead { name, label: self.string_in(head)? })
    }

    fn last_word(&self, head: &Pair<'_, Rule>) -> Option<Name> {
        children(head, Rule::word).last().map(|word| self.name(&word))
    }

    fn block<H>(
        &self,
        pair: &Pair<'_, Rule>,
        head: Rule,
        read: impl FnOnce(&Pair<'_, Rule>) -> Option<H>,
    ) -> Option<Block<H>> {
        let head = read(&child(pair, head)?)?;
        self.body(pair, head)
    }

    fn body<H>(&self, pair: &Pair<'_, Rule>, head: H) -> Option<Block<H>> {
        let span = self.span(pair);
        let keyword = first_word(pair.as_str());
        let start = pair.as_span().start();
        let mut clauses: Vec<Clause> = Vec::new();
        let mut whole = true;
        for inner in pair.clone().into_inner() {
            match inner.as_rule() {
                Rule::bad_clause => {
                    whole = false;
                    self.sound_clauses(&inner, super::vocabulary::place(keyword).rule, &mut clauses);
                }
                Rule::missing_close => whole = false,
                _ => clauses.extend(self.clause(&inner)),
            }
        }
        Some(Block { head, span, keyword: self.at(start, start + keyword.len()), clauses, whole })
    }

    /// What was set aside because of a mistake may begin with rows that are sound.
    fn sound_clauses(&self, pair: &Pair<'_, Rule>, rule: Rule, clauses: &mut Vec<Clause>) {
        let mut start = 0;
        while let Some(piece) = pair.as_str().get(start..) {
            let length = super::rows::sound_part(piece, rule);
            let Some(sound) = piece.get(..length).filter(|sound| !sound.is_empty()) else { return };
            let here = Self { base: self.base + pair.as_span().start() + start, ..*self };
            if let Ok(pairs) = Grammar::parse(rule, sound) {
                clauses.extend(inner_item(pairs).filter_map(|clause| here.clause(&clause)));
            }
            start += length;
        }
    }

    /// What can be said of an item that cannot be read.
    pub(super) fn broken(&self, pair: &Pair<'_, Rule>) -> Broken {
        let source = pair.as_str();
        salvage(source, |start, end| self.at(pair.as_span().start() + start, pair.as_span().start() + end))
    }
}

/// A name for an item that cannot be read: the word after its keyword, so that uses of it still find it.
pub(super) fn salvage(source: &str, at: impl Fn(usize, usize) -> Span) -> Broken {
    let keyword = first_word(source);
    let rest = source.get(keyword.len()..).unwrap_or("");
    let start = keyword.len() + (rest.len() - rest.trim_start().len());
    let after = source.get(start..).unwrap_or("");
    let name = first_word(after);
    let name = if name.is_empty() { title_as_name(after) } else { name.to_owned() };
    let name = (!name.is_empty()).then(|| Spanned::new(name, at(start, start)));
    let end = source.trim_end().len();
    Broken { span: at(0, end), keyword: (!keyword.is_empty()).then(|| keyword.to_owned()), name }
}

/// The name that an insats without one gets from its title.
fn title_as_name(text: &str) -> String {
    let quote = |c: char| matches!(c, '"' | '”' | '“');
    let title = text.strip_prefix(quote).and_then(|title| title.split(quote).next());
    title.map_or_else(String::new, crate::swedish::name)
}

/// The letters, digits and hyphens that a text begins with.
pub(super) fn first_word(text: &str) -> &str {
    let inside = |c: char| c.is_alphanumeric() || c == '-' || is_combining_mark(c);
    let end = text.find(|c: char| !inside(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

/// The first child of a kind.
pub(super) fn child<'i>(pair: &Pair<'i, Rule>, rule: Rule) -> Option<Pair<'i, Rule>> {
    pair.clone().into_inner().find(|inner| inner.as_rule() == rule)
}

/// Every child of a kind.
pub(super) fn children<'i>(pair: &Pair<'i, Rule>, rule: Rule) -> impl Iterator<Item = Pair<'i, Rule>> {
    pair.clone().into_inner().filter(move |inner| inner.as_rule() == rule)
}

/// Whether there is a child of a kind.
pub(super) fn has(pair: &Pair<'_, Rule>, rule: Rule) -> bool {
    child(pair, rule).is_some()
}

/// The item of a reading by `file_only`.
pub(super) fn inner_item<'i>(pairs: pest::iterators::Pairs<'i, Rule>) -> impl Iterator<Item = Pair<'i, Rule>> {
    pairs.flat_map(Pair::into_inner).filter(|item| item.as_rule() != Rule::EOI)
}
