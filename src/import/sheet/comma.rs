//! A sheet as CSV. Read here rather than by the library that reads our exports, because faults are told by the cell
//! that a spreadsheet program shows, and there an empty line is a row like any other.

use super::grid::{CellFault, Grid};
use crate::domain::fault::Fault;

/// The cells of a text.
///
/// # Errors
/// If there is too much, or a quotation mark is never closed, which swallows the rest.
pub fn read(text: &str) -> Result<Grid, CellFault> {
    let mut grid = Grid::default();
    let (mut row, mut column) = (1_u32, 0_usize);
    let mut cell = String::new();
    let mut is_quoted = false;
    let mut is_begun = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if !is_begun => (is_quoted, is_begun) = (true, true),
            ',' | '\n' | '\r' if !is_quoted => {
                grid.put(row, column, &cell)?;
                cell.clear();
                is_begun = false;
                if c == ',' {
                    column = column.saturating_add(1);
                } else {
                    if c == '\r' && chars.peek() == Some(&'\n') {
                        chars.next();
                    }
                    (row, column) = (row.saturating_add(1), 0);
                }
            }
            _ => {
                is_begun = true;
                cell.push(c);
            }
        }
    }
    if is_quoted {
        return Err(CellFault::at(row, column, Fault::new("", "fault-quote-open")));
    }
    grid.put(row, column, &cell)?;
    Ok(grid)
}
