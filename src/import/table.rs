//! What was read from a file, in the shape of our own data sets, and what was wrong with it.

use std::collections::BTreeMap;

use crate::export::Dataset;

/// The rows that a file has for one data set.
#[derive(Debug, Clone)]
pub struct Table {
    pub dataset: &'static Dataset,
    pub rows: Vec<Row>,
}

/// A row: the cells of the columns that the file has, by the column's stable name. A column that the file does not have
/// is not there, and what the record says in it is left alone; an empty cell empties it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The line of the file on which the row begins, from 1, the headings included.
    pub line: u64,
    pub cells: BTreeMap<&'static str, String>,
}

/// A fault in a file: where, what stands there, and the message that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFault {
    /// From 1, the headings included; none for a fault of the file as a whole.
    pub line: Option<u64>,
    /// The heading of the column, as the file has it.
    pub column: Option<String>,
    /// What stands in the cell.
    pub value: Option<String>,
    /// The id of the message that says what to do; it is given `value`, `column` and the arguments.
    pub message: &'static str,
    pub arguments: Vec<(&'static str, String)>,
}

impl FileFault {
    /// A fault of the file as a whole.
    pub fn of_file(message: &'static str) -> Self {
        Self { line: None, column: None, value: None, message, arguments: Vec::new() }
    }

    /// A fault of a cell.
    pub fn of_cell(line: u64, column: &str, value: &str, message: &'static str) -> Self {
        Self {
            line: Some(line),
            column: Some(column.to_owned()),
            value: Some(value.to_owned()),
            message,
            arguments: Vec::new(),
        }
    }

    /// The same fault with an argument of its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

/// A file as far as it could be read: what it holds, and what is wrong with it. Both at once, so that the faults of its
/// shape and those of its rows are told together.
#[derive(Debug, Clone, Default)]
pub struct FileRead {
    /// Its name, for whoever reads the faults.
    pub name: String,
    pub tables: Vec<Table>,
    /// The headings of the columns, as the file has them, by the column's stable name.
    pub headings: BTreeMap<&'static str, String>,
    pub faults: Vec<FileFault>,
}
