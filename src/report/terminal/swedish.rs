//! The severity words that codespan-reporting writes, turned into Swedish on their way out. Colours are kept.

use std::io::{self, Write};

use codespan_reporting::diagnostic::{LabelStyle, Severity as Drawn};
use codespan_reporting::term::termcolor::{Color, WriteColor};
use codespan_reporting::term::{Styles, StylesWriter, WriteStyle};

use crate::diagnostic::{Diagnostic, Severity};

/// A writer that puts a finding's own word where the library writes its English one.
pub(super) struct Swedish<'a, W> {
    inner: StylesWriter<'a, W>,
    word: &'static str,
    /// How many bytes of the English word are still to come, and to be left out.
    left: usize,
}

impl<'a, W: WriteColor> Swedish<'a, W> {
    /// For one finding.
    pub(super) fn new(writer: W, styles: &'a Styles, found: &Diagnostic) -> Self {
        let word = if found.accepted.is_some() { "godtaget avsteg" } else { found.severity.word() };
        Self { inner: StylesWriter::new(writer, styles), word, left: 0 }
    }
}

/// The library's severity, which decides the colour.
pub(super) fn severity(found: &Diagnostic) -> Drawn {
    match found.severity {
        _ if found.accepted.is_some() => Drawn::Help,
        Severity::Fel => Drawn::Error,
        Severity::Varning => Drawn::Warning,
        Severity::Anmarkning => Drawn::Note,
    }
}

/// The colours: red, yellow and cyan by severity, green for what has been accepted.
pub(super) fn styles() -> Styles {
    let mut styles = Styles::default();
    for style in [&mut styles.header_note, &mut styles.primary_label_note] {
        style.set_fg(Some(Color::Cyan));
    }
    for style in [&mut styles.header_help, &mut styles.primary_label_help] {
        style.set_fg(Some(Color::Green));
    }
    styles
}

impl<W: WriteColor> Write for Swedish<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let skipped = self.left.min(bytes.len());
        if skipped == 0 {
            return self.inner.write(bytes);
        }
        self.left -= skipped;
        Ok(skipped)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<W: WriteColor> WriteStyle for Swedish<'_, W> {
    fn set_header(&mut self, severity: Drawn) -> io::Result<()> {
        self.inner.set_header(severity)?;
        self.inner.write_all(self.word.as_bytes())?;
        // The library writes one of these words next, and nothing before it.
        self.left = match severity {
            Drawn::Bug => "bug",
            Drawn::Error => "error",
            Drawn::Warning => "warning",
            Drawn::Note => "note",
            Drawn::Help => "help",
        }
        .len();
        Ok(())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.inner.set_header_message()
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.inner.set_line_number()
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.inner.set_note_bullet()
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.inner.set_source_border()
    }

    fn set_label(&mut self, severity: Drawn, style: LabelStyle) -> io::Result<()> {
        self.inner.set_label(severity, style)
    }

    fn reset(&mut self) -> io::Result<()> {
        self.inner.reset()
    }
}
