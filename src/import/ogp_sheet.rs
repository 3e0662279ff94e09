//! OGP's file as rows under its 171 headings, and what is wrong with its shape.

use std::collections::HashMap;

use super::table::FileFault;
use super::text::Lines;
use crate::export::ogp::{COLUMNS, ID};

/// Whether these are the headings of OGP's file: the one that names a commitment, or most of the others.
pub fn is_ogp<'a>(headings: impl IntoIterator<Item = &'a str>) -> bool {
    let headings: Vec<&str> = headings.into_iter().map(without_mark).collect();
    let known = COLUMNS.iter().filter(|it| headings.contains(&it.heading)).count();
    headings.contains(&ID) || known.saturating_mul(2) > COLUMNS.len()
}

/// A heading without the byte order mark that a file may begin with.
fn without_mark(heading: &str) -> &str {
    heading.strip_prefix('\u{feff}').unwrap_or(heading)
}

/// A row of the file.
#[derive(Debug)]
pub struct Line {
    /// The line of the file on which it begins, from 1.
    pub number: u64,
    cells: csv::StringRecord,
}

/// The rows of the file that have a cell for every heading.
#[derive(Debug)]
pub struct Sheet {
    places: HashMap<&'static str, usize>,
    pub lines: Vec<Line>,
}

impl Sheet {
    /// Takes the file apart, and adds what is wrong with its shape to `faults`.
    pub fn read(text: &str, faults: &mut Vec<FileFault>) -> Self {
        let text = without_mark(text);
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut lines = Lines::of(text);
        let mut sheet = Self { places: HashMap::new(), lines: Vec::new() };
        let mut width = None;
        for record in reader.records() {
            match record {
                Err(_) => faults.push(FileFault::of_file("fault-ogp-csv")),
                Ok(record) => match width {
                    None => {
                        width = Some(record.len());
                        sheet.places = places(&record, faults);
                    }
                    Some(width) => sheet.add(lines.of_row(&record), record, width, faults),
                },
            }
        }
        if sheet.lines.is_empty() && faults.is_empty() {
            faults.push(FileFault::of_file("fault-ogp-empty"));
        }
        sheet
    }

    fn add(&mut self, number: u64, cells: csv::StringRecord, width: usize, faults: &mut Vec<FileFault>) {
        if cells.len() == width {
            self.lines.push(Line { number, cells });
        } else {
            let mut fault = FileFault::of_file("fault-ogp-cells").with("found", cells.len().to_string());
            fault.line = Some(number);
            fault.value = cells.get(0).map(str::to_owned);
            faults.push(fault.with("expected", width.to_string()));
        }
    }

    /// The cell of a row; none if the file has no such column.
    pub fn cell<'a>(&self, line: &'a Line, heading: &str) -> Option<&'a str> {
        line.cells.get(*self.places.get(heading)?)
    }
}

/// Where each heading stands, and which are missing, unknown or doubled.
fn places(headings: &csv::StringRecord, faults: &mut Vec<FileFault>) -> HashMap<&'static str, usize> {
    let mut places = HashMap::new();
    let mut fault = |heading: &str, message| {
        faults.push(FileFault {
            line: Some(1),
            column: Some(heading.to_owned()),
            value: None,
            message,
            arguments: Vec::new(),
        });
    };
    for (place, heading) in headings.iter().enumerate() {
        match COLUMNS.iter().find(|it| it.heading == heading) {
            None => fault(heading, "fault-ogp-heading-unknown"),
            Some(column) if places.contains_key(column.heading) => {
                fault(heading, "fault-ogp-heading-doubled");
            }
            Some(column) => {
                places.insert(column.heading, place);
            }
        }
    }
    for column in COLUMNS.iter().filter(|it| !places.contains_key(it.heading)) {
        fault(column.heading, "fault-ogp-heading-missing");
    }
    places
}
