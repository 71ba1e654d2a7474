//! Findings for people at a terminal. codespan-reporting draws them; the words are Swedish to the last label.
//!
//! ```text
//! finding ─┬─ excerpt: the lines it points at, fit to show ─┬─ codespan ─ its severity words in Swedish ─ text
//!          └─ notes: for whom, hjälp, lagrum, läs mer ──────┘
//! ```

mod excerpt;
mod provisions;

use codespan_reporting::diagnostic as drawn;
use codespan_reporting::term::termcolor::{Buffer, Color};
use codespan_reporting::term::{self, Config, Styles, StylesWriter};

use super::wrap;
use crate::analysis::Analysis;
use crate::diagnostic::{Acceptance, Diagnostic, Label, Severity};
use crate::source::Span;
use excerpt::Excerpts;
pub use provisions::provisions;

/// How findings are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// With colours.
    pub colour: bool,
    /// The accepted ones too.
    pub accepted: bool,
}

/// How many findings there are, for the line that sums up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// Documents that were checked.
    pub documents: u32,
    /// Fel that nobody has accepted.
    pub fel: u32,
    /// Varningar that nobody has accepted.
    pub varningar: u32,
    /// Anmärkningar that nobody has accepted.
    pub anmarkningar: u32,
    /// Findings of any severity that someone has accepted.
    pub accepted: u32,
}

impl Count {
    /// The findings of one document.
    #[must_use]
    pub fn of(analysis: &Analysis) -> Self {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            documents: 1,
            fel: number(analysis.count(Severity::Fel)),
            varningar: number(analysis.count(Severity::Varning)),
            anmarkningar: number(analysis.count(Severity::Anmarkning)),
            accepted: number(analysis.diagnostics.iter().filter(|found| found.accepted.is_some()).count()),
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            documents: self.documents + other.documents,
            fel: self.fel + other.fel,
            varningar: self.varningar + other.varningar,
            anmarkningar: self.anmarkningar + other.anmarkningar,
            accepted: self.accepted + other.accepted,
        }
    }

    /// Findings that nobody has accepted.
    #[must_use]
    pub fn open(self) -> u32 {
        self.fel + self.varningar + self.anmarkningar
    }

    /// One line: `2 fel, 1 varning och 3 anmärkningar i 1 dokument; dessutom 1 godtaget avsteg`.
    #[must_use]
    pub fn line(self) -> String {
        use crate::swedish::{and, count};
        let kinds = [
            (self.fel, "fel", "fel"),
            (self.varningar, "varning", "varningar"),
            (self.anmarkningar, "anmärkning", "anmärkningar"),
        ];
        let parts: Vec<String> =
            kinds.iter().filter(|kind| kind.0 > 0).map(|(n, one, many)| count(*n, one, many)).collect();
        let found = if parts.is_empty() { "inga fynd".to_owned() } else { and(&parts) };
        let accepted = count(self.accepted, "godtaget avsteg", "godtagna avsteg");
        let accepted = if self.accepted > 0 { format!("; dessutom {accepted}") } else { String::new() };
        format!("{found} i {}{accepted}", count(self.documents, "dokument", "dokument"))
    }
}

/// The findings of a document as text, one after the other with an empty line after each; empty when there is none.
#[must_use]
pub fn findings(analysis: &Analysis, options: Options) -> String {
    let shown = analysis.diagnostics.iter().filter(|found| options.accepted || found.accepted.is_none());
    these(shown, analysis, options.colour)
}

/// The given findings of a document as text, one after the other with an empty line after each.
pub fn these<'a>(found: impl IntoIterator<Item = &'a Diagnostic>, analysis: &Analysis, colour: bool) -> String {
    let styles = styles();
    // A label covers one line here, so there is nothing to leave room for.
    let config = Config { start_context_lines: 0, end_context_lines: 0, ..Config::default() };
    found.into_iter().map(|found| one(found, analysis, colour, &config, &styles)).collect()
}

fn one(found: &Diagnostic, analysis: &Analysis, colour: bool, config: &Config, styles: &Styles) -> String {
    let (in_law, here): (Vec<&Label>, Vec<&Label>) =
        found.labels.iter().partition(|label| analysis.is_law(label.span.file));
    let spans: Vec<Span> = std::iter::once(found.span).chain(here.iter().map(|label| label.span)).collect();
    let excerpts = Excerpts::of(&analysis.sources, &spans);
    let primary = excerpts
        .place(found.span)
        .map(|range| drawn::Label::primary(found.span.file, range).with_message(wrap::visible(&found.label)));
    let others = here.iter().filter_map(|label| {
        let range = excerpts.place(label.span)?;
        Some(drawn::Label::secondary(label.span.file, range).with_message(wrap::visible(&label.message)))
    });
    let (severity, english, swedish) = severity(found);
    let diagnostic = drawn::Diagnostic::new(severity)
        .with_code(found.descriptor.code)
        .with_message(wrap::visible(&found.message))
        .with_labels(primary.into_iter().chain(others).collect())
        .with_notes(notes(found, &in_law));
    let mut buffer = if colour { Buffer::ansi() } else { Buffer::no_color() };
    let mut writer = StylesWriter::new(&mut buffer, styles);
    // Writing to memory does not fail, and every place is one that the excerpts know.
    let drawn = term::emit_to_write_style(&mut writer, config, &excerpts, &diagnostic);
    debug_assert!(drawn.is_ok(), "{drawn:?}");
    // The severity comes before everything else that has letters, but for the colours' own.
    String::from_utf8_lossy(buffer.as_slice()).replacen(english, swedish, 1)
}

/// The library's severity, which decides the colour, the word it writes for it, and the word to show.
fn severity(found: &Diagnostic) -> (drawn::Severity, &'static str, &'static str) {
    let word = found.severity.word();
    match found.severity {
        _ if found.accepted.is_some() => (drawn::Severity::Help, "help", "godtaget avsteg"),
        Severity::Fel => (drawn::Severity::Error, "error", word),
        Severity::Varning => (drawn::Severity::Warning, "warning", word),
        Severity::Anmarkning => (drawn::Severity::Note, "note", word),
    }
}

/// The colours: red, yellow and cyan by severity, green for what has been accepted.
fn styles() -> Styles {
    let mut styles = Styles::default();
    for style in [&mut styles.header_note, &mut styles.primary_label_note] {
        style.set_fg(Some(Color::Cyan));
    }
    for style in [&mut styles.header_help, &mut styles.primary_label_help] {
        style.set_fg(Some(Color::Green));
    }
    styles
}

/// What stands below the lines: for whom it is true, what to write, remarks, lagrum and where to read more.
fn notes(found: &Diagnostic, in_law: &[&Label]) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(found.witness.iter().map(|witness| format!("till exempel: {}", witness.text)));
    notes.extend(found.help.iter().map(|help| format!("hjälp: {help}")));
    notes.extend(found.notes.iter().cloned());
    notes.extend(found.accepted.iter().map(accepted));
    notes.extend(lagrum(found, in_law));
    notes.push(format!("läs mer: `stadga förklara {}`", found.descriptor.code));
    notes.iter().map(|note| wrap::wrap(&wrap::visible(note), wrap::WIDTH)).collect()
}

fn accepted(acceptance: &Acceptance) -> String {
    let Acceptance { reason, by, on, until, .. } = acceptance;
    let until = until.as_ref().map_or(String::new(), |day| format!(" till och med {day}"));
    format!("godtaget av {by} {on}{until}: {reason}")
}

/// The provisions, each with its heading where the law library has told it. The library's own text is not shown: its
/// place says less than its heading.
fn lagrum(found: &Diagnostic, in_law: &[&Label]) -> Option<String> {
    let heading = |lagrum: &str| {
        in_law.iter().find_map(|label| label.message.strip_prefix(lagrum)?.strip_prefix(": ")).map(str::to_owned)
    };
    let one = |lagrum: &String| heading(lagrum).map_or(lagrum.clone(), |heading| format!("{lagrum} ({heading})"));
    let mut all: Vec<String> = found.lagrum.iter().map(one).collect();
    let told = |label: &&&Label| {
        found.lagrum.iter().any(|lagrum| label.message.strip_prefix(lagrum).is_some_and(|rest| rest.starts_with(": ")))
    };
    all.extend(in_law.iter().filter(|label| !told(label)).map(|label| label.message.clone()));
    (!all.is_empty()).then(|| format!("lagrum: {}", all.join("; ")))
}
