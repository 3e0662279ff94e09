//! Files in the shape of our own exports: their headings, and their rows as they stand. What the cells mean is looked
//! at by [`super::engine`].

use std::collections::BTreeMap;

use super::headings::{self, Reading};
use super::table::{FileFault, FileRead, Row, Table};
use super::text::Lines;

/// The largest file, in bytes: many times a forum's whole record, and small enough to hold in memory twice.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;

/// The most rows of a file: one entry of the ledger that a person can still look through, in parts.
pub const MAX_ROWS: usize = 20_000;

/// The largest cell, in bytes: twice what the longest field of OGP's template takes, and what a page can show.
pub const MAX_CELL_BYTES: usize = 64 * 1024;

/// The rows of a file for the data set that its headings belong to. A file with headings only has none.
///
/// # Errors
/// Every fault of the file's shape, if there is one.
pub fn read(file_name: &str, text: &str) -> Result<Vec<Table>, Vec<FileFault>> {
    let file = examine(file_name, text);
    if file.faults.is_empty() { Ok(file.tables) } else { Err(file.faults) }
}

/// What a file holds and every fault of its shape, so that the faults of its cells can be told in the same breath.
pub fn examine(file_name: &str, text: &str) -> FileRead {
    let refused = |fault: FileFault| FileRead {
        name: file_name.to_owned(),
        faults: vec![fault],
        ..FileRead::default()
    };
    if text.len() > MAX_BYTES {
        return refused(FileFault::of_file("fault-file-too-large").with("limit", "5 MB"));
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut lines = Lines::of(text);
    let mut record = csv::StringRecord::new();
    let headings: Vec<String> = match reader.read_record(&mut record) {
        Ok(true) => record.iter().map(|it| it.trim().to_owned()).collect(),
        _ => return refused(FileFault::of_file("fault-file-empty")),
    };
    let reading = headings::read(file_name, lines.of_row(&record), &headings);
    let mut rows = Rows { reading: &reading, headings: &headings, rows: Vec::new(), faults: Vec::new() };
    let mut count = 0_usize;
    // The text is UTF-8 already and rows may have any length, so that reading ends with the text alone.
    while reading.dataset.is_some() && matches!(reader.read_record(&mut record), Ok(true)) {
        if record.iter().all(str::is_empty) {
            continue;
        }
        count = count.saturating_add(1);
        if count > MAX_ROWS {
            let limit = MAX_ROWS.to_string();
            rows.faults.push(FileFault::of_file("fault-too-many-rows").with("limit", limit));
            break;
        }
        rows.take(lines.of_row(&record), &record);
    }
    let Rows { mut rows, mut faults, .. } = rows;
    let mut faults_of_shape = reading.faults;
    if let Some((opened, row)) = open_quote(text) {
        // That row swallowed the rest of the file: what was found in it is no fault of its own.
        rows.retain(|it| it.line < row);
        faults.retain(|it| it.line.is_none_or(|line| line < row));
        faults.push(FileFault { line: Some(opened), ..FileFault::of_file("fault-quote-open") });
    }
    faults_of_shape.extend(faults);
    FileRead {
        name: file_name.to_owned(),
        tables: reading.dataset.map(|dataset| Table { dataset, rows }).into_iter().collect(),
        headings: reading.headings,
        faults: faults_of_shape,
    }
}

/// The line of a quotation mark that opens a cell and is never closed, and the line on which its row begins.
fn open_quote(text: &str) -> Option<(u64, u64)> {
    let (mut line, mut row) = (1_u64, 1_u64);
    let mut opened = None;
    let mut at_start = true;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match (byte, opened) {
            (b'"', Some(_)) if bytes.peek() == Some(&b'"') => {
                bytes.next();
            }
            (b'"', Some(_)) => opened = None,
            (b'"', None) if at_start => opened = Some(line),
            (b'\n', _) => {
                line = line.saturating_add(1);
                if opened.is_none() {
                    row = line;
                }
            }
            _ => {}
        }
        at_start = opened.is_none() && matches!(byte, b',' | b'\n' | b'\r');
    }
    opened.map(|opened| (opened, row))
}

/// The rows of a file, as they are gathered.
struct Rows<'a> {
    reading: &'a Reading,
    headings: &'a [String],
    rows: Vec<Row>,
    faults: Vec<FileFault>,
}

impl Rows<'_> {
    fn take(&mut self, line: u64, record: &csv::StringRecord) {
        if record.len() != self.headings.len() {
            let fault = FileFault { line: Some(line), ..FileFault::of_file("fault-ragged-row") };
            self.faults.push(
                fault
                    .with("found", record.len().to_string())
                    .with("expected", self.headings.len().to_string()),
            );
            return;
        }
        let mut cells = BTreeMap::new();
        for ((cell, column), heading) in record.iter().zip(&self.reading.columns).zip(self.headings) {
            if cell.len() > MAX_CELL_BYTES {
                let start: String = cell.chars().take(40).collect();
                let fault = FileFault::of_cell(line, heading, &start, "fault-cell-too-large");
                self.faults.push(fault.with("limit", "64 KB"));
                continue;
            }
            if heading.is_empty() && !cell.is_empty() {
                self.faults.push(FileFault::of_cell(line, heading, cell, "fault-heading-empty"));
            }
            if let Some(column) = column {
                cells.entry(*column).or_insert_with(|| cell.to_owned());
            }
        }
        self.rows.push(Row { line, cells });
    }
}
