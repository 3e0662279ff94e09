//! Sheets that members filled in: which encoding a file is in, which columns it has, and what its rows say. Every fault
//! is told by its cell, all at once.

mod archive;
mod comma;
mod grid;
mod numbers;
mod workbook;
mod xml;

use std::collections::{BTreeMap, BTreeSet, HashMap};

pub use archive::{LARGEST_UNPACKED, MOST_PARTS};
pub use grid::{CellFault, LONGEST_CELL, MOST_COLUMNS, MOST_FAULTS, MOST_ROWS, MOST_TEXT};

use super::headings::nearest;
use super::text::{Encoding, first_control, is_utf_16, spelled};
use crate::domain::draft::{TypedEvidence, TypedReport};
use crate::domain::evidence::EvidenceKind;
use crate::domain::fault::Fault;
use crate::domain::id::Position;
use crate::domain::report::ReportedStatus;
use crate::domain::sheet::{COLUMNS, Column, FilledRow, Holds, SLOTS, SheetFormat};
use crate::domain::text::normalised;
use crate::domain::vocabulary::{Language, Vocabulary};
use crate::export::sheet::{heading, terms};
use crate::messages::label;
use grid::{Grid, address};

/// How many rows and columns of a text in CP949 are shown, so that its reader sees whether it is read rightly.
const SHOWN: (usize, usize) = (4, 6);

/// The rows of a sheet in which something is filled in.
#[derive(Debug, Clone, Default)]
pub struct Filled {
    pub rows: Vec<FilledRow>,
    /// Where each column stands in the file, from 0.
    places: HashMap<&'static str, usize>,
}

impl Filled {
    /// Where a row's cell in the column with this name stands; in the column of the keys if the file has no such.
    pub fn place(&self, number: u32, column: &str) -> (u32, usize) {
        let place = self.places.get(column).or_else(|| self.places.get("key"));
        (number, place.copied().unwrap_or(0))
    }

    /// The address of that cell.
    pub fn address(&self, number: u32, column: &str) -> String {
        let (row, column) = self.place(number, column);
        address(row, column)
    }
}

/// What a file is written in, and whether that is sure: nearly any bytes are some text in CP949.
///
/// # Errors
/// If it is nothing that is read here.
pub fn format_of(bytes: &[u8]) -> Result<(SheetFormat, bool), CellFault> {
    const ZIP: &[u8] = b"PK\x03\x04";
    /// What Office wrote before 2007, and what it writes with a password; other programs write it too.
    const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";
    if bytes.is_empty() {
        Err(CellFault::of_file("fault-sheet-empty"))
    } else if bytes.starts_with(ZIP) {
        Ok((SheetFormat::Xlsx, true))
    } else if bytes.starts_with(COMPOUND) {
        let message = if is_workbook(bytes) { "fault-sheet-compound" } else { "fault-sheet-none" };
        Err(CellFault::of_file(message))
    } else if is_utf_16(bytes) {
        Err(CellFault::of_file("fault-utf-16"))
    } else if bytes.contains(&0) {
        Err(CellFault::of_file("fault-sheet-none"))
    } else if spelled(bytes, Encoding::Utf8).is_ok() {
        Ok((SheetFormat::Csv, true))
    } else {
        match spelled(bytes, Encoding::Cp949) {
            // What nobody types: the bytes of a picture, or of a program.
            Ok(text) if first_control(&text).is_some() => Err(CellFault::of_file("fault-sheet-none")),
            Ok(_) => Ok((SheetFormat::Cp949, false)),
            Err(_) => Err(CellFault::of_file("fault-sheet-encoding")),
        }
    }
}

/// Whether a compound file holds a workbook, or one behind a password: its parts are named in UTF-16.
fn is_workbook(bytes: &[u8]) -> bool {
    ["Workbook", "Book", "EncryptedPackage"].iter().any(|name| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|it| it == name)
    })
}

/// The first cells of a file, as they are read: of the columns in which something else than ASCII stands, which all
/// encodings spell alike.
///
/// # Errors
/// If it cannot be read at all.
pub fn preview(bytes: &[u8], format: SheetFormat) -> Result<Vec<Vec<String>>, CellFault> {
    let grid = grid_of(bytes, format)?;
    let telling = |rows: &mut dyn Iterator<Item = &BTreeMap<usize, String>>| -> BTreeSet<usize> {
        rows.flatten().filter(|(_, text)| !text.is_ascii()).map(|(place, _)| *place).collect()
    };
    let mut columns = telling(&mut grid.rows.values().skip(1));
    if columns.is_empty() {
        columns = telling(&mut grid.rows.values());
    }
    let row = |cells: &BTreeMap<usize, String>| {
        columns.iter().take(SHOWN.1).map(|it| cells.get(it).cloned().unwrap_or_default()).collect()
    };
    Ok(grid.rows.values().take(SHOWN.0).map(row).collect())
}

fn grid_of(bytes: &[u8], format: SheetFormat) -> Result<Grid, CellFault> {
    let text = |encoding| spelled(bytes, encoding).map_err(|_| CellFault::of_file("fault-sheet-encoding"));
    match format {
        SheetFormat::Xlsx => workbook::read(bytes),
        SheetFormat::Csv => comma::read(&text(Encoding::Utf8)?),
        SheetFormat::Cp949 => comma::read(&text(Encoding::Cp949)?),
    }
}

/// What the rows of a file say, in the terms of a language.
///
/// # Errors
/// Every fault of its shape and of its cells.
pub fn read(bytes: &[u8], format: SheetFormat, language: Language) -> Result<Filled, Vec<CellFault>> {
    let mut grid = grid_of(bytes, format).map_err(|fault| vec![fault])?;
    let Some((number, headings)) = grid.rows.pop_first() else {
        return Err(vec![CellFault::of_file("fault-sheet-empty")]);
    };
    let columns = columns(number, &headings, language, &mut grid)?;
    let places = columns.iter().map(|(place, column)| (column.name, *place)).collect();
    let mut filled = Filled { rows: Vec::new(), places };
    let mut nameless: BTreeSet<usize> = BTreeSet::new();
    for (number, cells) in std::mem::take(&mut grid.rows) {
        for place in cells.keys().filter(|it| !headings.contains_key(it)) {
            if nameless.insert(*place) {
                grid.refuse(number, *place, Fault::new("", "fault-heading-empty"));
            }
        }
        let cells: BTreeMap<&str, (&Column, &str)> = columns
            .iter()
            .filter_map(|(place, column)| Some((column.name, (*column, cells.get(place)?.as_str()))))
            .collect();
        if cells.values().any(|(column, _)| column.is_filled_in()) {
            let mut row = Row { number, language, filled: &filled, grid: &mut grid };
            if let Some(row) = row.read(&cells) {
                filled.rows.push(row);
            }
        }
    }
    // In the order of the file, whenever each was found.
    grid.faults.sort_by_key(|it| it.place);
    if grid.faults.is_empty() { Ok(filled) } else { Err(grid.faults) }
}

/// Which column stands where. Columns that nobody needs may be gone, but for those without which no row is understood.
fn columns(
    number: u32,
    headings: &BTreeMap<usize, String>,
    language: Language,
    grid: &mut Grid,
) -> Result<BTreeMap<usize, &'static Column>, Vec<CellFault>> {
    let mut columns = BTreeMap::new();
    let mut unknown = Vec::new();
    let mut duplicates = Vec::new();
    for (place, text) in headings {
        match COLUMNS.iter().find(|it| is_heading_of(it, text)) {
            Some(column) if columns.values().any(|it| *it == column) => duplicates.push(*place),
            Some(column) => {
                columns.insert(*place, column);
            }
            None => unknown.push((*place, text)),
        }
    }
    if columns.is_empty() {
        let is_divided = unknown.iter().any(|(_, text)| text.contains([';', '\t']));
        let message = if is_divided { "fault-delimiter" } else { "fault-sheet-unknown" };
        return Err(vec![CellFault::of_file(message)]);
    }
    for place in duplicates {
        grid.refuse(number, place, Fault::new("", "fault-duplicate-heading"));
    }
    let spellings: Vec<String> = COLUMNS.iter().map(|it| heading(language, it)).collect();
    for (place, text) in unknown {
        // Only so much is compared with each spelling: a heading is no essay.
        let start: String = text.chars().take(100).collect();
        let fault = Fault::new("", "fault-unknown-heading").with("nearest", nearest(&start, &spellings));
        grid.refuse(number, place, fault);
    }
    let is_needed = |it: &&Column| matches!(it.holds, Holds::Key | Holds::Status | Holds::Position);
    for column in COLUMNS.iter().filter(is_needed) {
        if columns.values().all(|it| *it != column) {
            let fault = Fault::new("", "fault-sheet-column-missing");
            grid.faults.push(fault.with("column", heading(language, column)).into());
        }
    }
    // Without the column of the keys nothing that follows makes sense.
    if columns.values().any(|it| it.holds == Holds::Key) {
        Ok(columns)
    } else {
        Err(std::mem::take(&mut grid.faults))
    }
}

/// Whether a text is the heading of a column: its name, or what stands there in either language.
fn is_heading_of(column: &Column, text: &str) -> bool {
    let text = normalised(text);
    text == normalised(column.name)
        || Language::ALL.iter().any(|it| text == normalised(&heading(*it, column)))
}

/// A row that is being read.
struct Row<'a> {
    number: u32,
    language: Language,
    filled: &'a Filled,
    grid: &'a mut Grid,
}

impl Row<'_> {
    fn refuse(&mut self, column: &str, fault: Fault) {
        if self.grid.faults.len() < MOST_FAULTS {
            let place = Some(self.filled.place(self.number, column));
            self.grid.faults.push(CellFault { place, fault });
        }
    }

    /// What the row says; none where its faults keep it from being held against the rules.
    fn read(&mut self, cells: &BTreeMap<&str, (&Column, &str)>) -> Option<FilledRow> {
        let before = self.grid.faults.len();
        let cell = |name: &str| cells.get(name).map_or("", |(_, text)| text.trim());
        let key = cell("key").to_owned();
        if key.is_empty() {
            self.refuse("key", Fault::new("", "fault-sheet-key-missing"));
        }
        let base = cell("position").parse().ok().filter(|it| *it >= 0).map(Position);
        if base.is_none() {
            self.refuse("position", Fault::new("", "fault-sheet-position"));
        }
        let mut typed =
            TypedReport { evidence: vec![TypedEvidence::default(); SLOTS], ..TypedReport::default() };
        for (column, text) in cells.values() {
            let text = match column.holds {
                Holds::Status => self.term::<ReportedStatus>(column, text),
                Holds::EvidenceKind => self.term::<EvidenceKind>(column, text),
                Holds::Date => day_of(text),
                _ => (*text).to_owned(),
            };
            if let Some(place) = column.place(&mut typed) {
                *place = text;
            }
        }
        // A form always has a kind; here one that stands alone is a link that was forgotten.
        let is_forgotten = |it: &TypedEvidence| it.is_empty() && !it.kind.is_empty();
        for (slot, _) in typed.evidence.iter().enumerate().filter(|(_, it)| is_forgotten(it)) {
            let column = COLUMNS.iter().find(|it| it.slot == Some(slot) && it.holds == Holds::Link);
            self.refuse(column.map_or("key", |it| it.name), Fault::new("", "fault-not-a-link"));
        }
        let row = FilledRow { number: self.number, key, base: base?, typed };
        (self.grid.faults.len() == before).then_some(row)
    }

    /// The slug of a term: as its slug, or as its label in either language.
    fn term<V: Vocabulary>(&mut self, column: &Column, text: &str) -> String {
        let wanted = normalised(text);
        let is_meant = |it: &&V| {
            wanted == it.slug() || Language::ALL.iter().any(|own| wanted == normalised(label(*own, **it)))
        };
        match V::ALL.iter().find(is_meant) {
            Some(term) => term.slug().to_owned(),
            None => {
                let labels = terms(self.language, column).unwrap_or_default().join(", ");
                self.refuse(column.name, Fault::new("", "fault-unknown-term").with("terms", labels));
                String::new()
            }
        }
    }
}

/// A day without the time that a program may have put behind it.
fn day_of(text: &str) -> String {
    let text = text.trim();
    match text.split_once(' ') {
        Some((day, time)) if time.contains(':') => day.to_owned(),
        _ => text.to_owned(),
    }
}
