//! The cells of a file by row and column, within the bounds of what a person fills in.

use std::collections::BTreeMap;

use crate::domain::fault::Fault;
use crate::domain::sheet::letters;
use crate::domain::text::received;

/// The most rows in which something stands, the headings not counted.
pub const MOST_ROWS: usize = 5_000;

/// The most columns.
pub const MOST_COLUMNS: usize = 64;

/// The most characters of a cell: what spreadsheet programs hold.
pub const LONGEST_CELL: usize = 32_767;

/// The most bytes of text in all cells together: one long text can stand in many cells of a small file.
pub const MOST_TEXT: usize = 8 * 1024 * 1024;

/// The most faults that are told.
pub const MOST_FAULTS: usize = 1_000;

/// A fault with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault {
    /// Row, from 1, and column, from 0; none for the file as a whole.
    pub place: Option<(u32, usize)>,
    pub fault: Fault,
}

impl CellFault {
    /// A fault of the file as a whole.
    pub fn of_file(message: &'static str) -> Self {
        Fault::new("", message).into()
    }

    /// A fault of the cell at a row, from 1, and a column, from 0.
    pub fn at(row: u32, column: usize, fault: Fault) -> Self {
        Self { place: Some((row, column)), fault }
    }

    /// The address of its cell, as `D7`.
    pub fn address(&self) -> Option<String> {
        self.place.map(|(row, column)| address(row, column))
    }
}

impl From<Fault> for CellFault {
    fn from(fault: Fault) -> Self {
        Self { place: None, fault }
    }
}

/// The address of a cell, as spreadsheet programs write it.
pub fn address(row: u32, column: usize) -> String {
    format!("{}{row}", letters(column))
}

/// The cells in which something stands, by row from 1 and column from 0.
#[derive(Debug, Default)]
pub struct Grid {
    pub rows: BTreeMap<u32, BTreeMap<usize, String>>,
    pub faults: Vec<CellFault>,
    text: usize,
}

impl Grid {
    /// Puts a text into a cell.
    ///
    /// # Errors
    /// If there is too much, so that reading on makes no sense.
    pub fn put(&mut self, row: u32, column: usize, text: &str) -> Result<(), CellFault> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let too_much = |message, limit: usize| {
            CellFault::at(row, column, Fault::new("", message).with("limit", limit.to_string()))
        };
        if column >= MOST_COLUMNS {
            return Err(too_much("fault-sheet-columns", MOST_COLUMNS));
        }
        if !self.rows.contains_key(&row) && self.rows.len() > MOST_ROWS {
            return Err(too_much("fault-sheet-rows", MOST_ROWS));
        }
        self.text = self.text.saturating_add(text.len());
        if self.text > MOST_TEXT {
            return Err(too_much("fault-sheet-text", MOST_TEXT / 1024 / 1024));
        }
        let n = text.chars().count();
        if n > LONGEST_CELL {
            let fault = Fault::new("", "fault-too-long").with("limit", LONGEST_CELL.to_string());
            self.refuse(row, column, fault.with("n", n.to_string()));
            return Ok(());
        }
        match received(text) {
            Some(text) => {
                self.rows.entry(row).or_default().insert(column, text);
            }
            None => self.refuse(row, column, Fault::new("", "fault-sheet-control")),
        }
        Ok(())
    }

    /// Notes a fault of a cell.
    pub fn refuse(&mut self, row: u32, column: usize, fault: Fault) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(CellFault::at(row, column, fault));
        }
    }
}
