//! Writing rows as CSV: RFC 4180, every row, faithful text.

use super::column::{Column, Kind, Value};
use crate::domain::vocabulary::Language;
use crate::messages;

/// The three bytes by which spreadsheet programs know UTF-8.
pub const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Takes rows in and gives bytes out.
pub struct Sink {
    writer: csv::Writer<Vec<u8>>,
    scratch: String,
}

impl Default for Sink {
    fn default() -> Self {
        let writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .quote_style(csv::QuoteStyle::Necessary)
            .from_writer(Vec::with_capacity(64 * 1024));
        Self { writer, scratch: String::new() }
    }
}

impl Sink {
    /// Writes the headings: a column's name, and for a term the names of its labels too.
    ///
    /// # Errors
    /// None in practice: the writer is a buffer in memory.
    pub fn headings<R>(&mut self, columns: &[Column<R>]) -> csv::Result<()> {
        for column in columns {
            self.writer.write_field(column.name)?;
            if matches!(column.kind, Kind::Term(_)) {
                for language in ["_ko", "_en"] {
                    self.writer.write_field(format!("{}{language}", column.name))?;
                }
            }
        }
        self.end_row()
    }

    /// Writes a row.
    ///
    /// # Errors
    /// None in practice: the writer is a buffer in memory.
    pub fn row<R>(&mut self, columns: &[Column<R>], row: &R) -> csv::Result<()> {
        for column in columns {
            self.cell(column.kind, &(column.cell)(row))?;
        }
        self.end_row()
    }

    /// Writes a row of ready-made texts.
    ///
    /// # Errors
    /// None in practice: the writer is a buffer in memory.
    pub fn texts<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> csv::Result<()> {
        for cell in cells {
            self.writer.write_field(cell)?;
        }
        self.end_row()
    }

    fn cell(&mut self, kind: Kind, value: &Value<'_>) -> csv::Result<()> {
        use std::fmt::Write as _;
        self.scratch.clear();
        // Writing to a String cannot fail.
        let _ = match value {
            Value::Missing => Ok(()),
            Value::Text(text) => return self.writer.write_field(&**text),
            Value::Integer(number) => write!(self.scratch, "{number}"),
            Value::Date(day) => write!(self.scratch, "{day}"),
            Value::Instant(at) => write!(self.scratch, "{}", at.format("%Y-%m-%dT%H:%M:%SZ")),
            Value::Boolean(flag) => {
                self.scratch.push_str(if *flag { "true" } else { "false" });
                Ok(())
            }
            Value::Term { slug, message } => {
                self.writer.write_field(slug)?;
                self.writer.write_field(messages::text(Language::Ko, message))?;
                return self.writer.write_field(messages::text(Language::En, message));
            }
        };
        self.writer.write_field(&self.scratch)?;
        if matches!(kind, Kind::Term(_)) {
            // No term, no labels.
            self.writer.write_field("")?;
            self.writer.write_field("")?;
        }
        Ok(())
    }

    fn end_row(&mut self) -> csv::Result<()> {
        self.writer.write_record(None::<&[u8]>)
    }

    /// The bytes written so far.
    ///
    /// # Errors
    /// None in practice: the writer is a buffer in memory.
    pub fn finish(self) -> csv::Result<Vec<u8>> {
        self.writer.into_inner().map_err(|err| csv::Error::from(std::io::Error::other(err.to_string())))
    }
}
