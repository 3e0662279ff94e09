//! Writing rows as CSV: RFC 4180, every row, faithful text.

use super::column::{Column, Kind, Value};
use crate::domain::vocabulary::Language;
use crate::messages;

/// The three bytes by which spreadsheet programs know UTF-8.
pub const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Takes rows in and gives bytes out.
pub struct Sink {
    writer: csv::Writer<Vec<u8>>,
    /// The cells of the row being written; kept to save an allocation a row.
    record: csv::ByteRecord,
    scratch: String,
}

impl Default for Sink {
    fn default() -> Self {
        let writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .quote_style(csv::QuoteStyle::Necessary)
            .from_writer(Vec::with_capacity(64 * 1024));
        Self { writer, record: csv::ByteRecord::new(), scratch: String::new() }
    }
}

impl Sink {
    /// Writes the headings: a column's name, and for a term the names of its labels too.
    ///
    /// # Errors
    /// None in practice: the writer is a buffer in memory.
    pub fn headings<R>(&mut self, columns: &[Column<R>]) -> csv::Result<()> {
        for column in columns {
            self.record.push_field(column.name.as_bytes());
            if matches!(column.kind, Kind::Term(_)) {
                for language in ["_ko", "_en"] {
                    self.record.push_field(format!("{}{language}", column.name).as_bytes());
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
            self.cell(column.kind, &(column.cell)(row));
        }
        self.end_row()
    }

    /// Writes a row of ready-made texts.
    ///
    /// # Errors
    /// None in practice: the writer is a buffer in memory.
    pub fn texts<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> csv::Result<()> {
        for cell in cells {
            self.record.push_field(cell.as_bytes());
        }
        self.end_row()
    }

    fn cell(&mut self, kind: Kind, value: &Value<'_>) {
        use std::fmt::Write as _;
        self.scratch.clear();
        // Writing to a String cannot fail.
        let _ = match value {
            Value::Missing => Ok(()),
            Value::Text(text) => {
                self.record.push_field(text.as_bytes());
                return;
            }
            Value::Integer(number) => write!(self.scratch, "{number}"),
            Value::Date(day) => write!(self.scratch, "{day}"),
            Value::Instant(at) => write!(self.scratch, "{}", at.format("%Y-%m-%dT%H:%M:%SZ")),
            Value::Boolean(flag) => write!(self.scratch, "{flag}"),
            Value::Term { slug, message } => {
                self.record.push_field(slug.as_bytes());
                self.record.push_field(messages::text(Language::Ko, message).as_bytes());
                self.record.push_field(messages::text(Language::En, message).as_bytes());
                return;
            }
        };
        self.record.push_field(self.scratch.as_bytes());
        if matches!(kind, Kind::Term(_)) {
            // No term, no labels.
            self.record.push_field(b"");
            self.record.push_field(b"");
        }
    }

    fn end_row(&mut self) -> csv::Result<()> {
        self.writer.write_byte_record(&self.record)?;
        self.record.clear();
        Ok(())
    }

    /// The bytes written so far.
    ///
    /// # Errors
    /// None in practice: the writer is a buffer in memory.
    pub fn finish(self) -> csv::Result<Vec<u8>> {
        self.writer.into_inner().map_err(|err| csv::Error::from(std::io::Error::other(err.to_string())))
    }
}
