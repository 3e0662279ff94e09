//! A sheet as a workbook (XLSX): the cells of the one worksheet that is ours, as text.
//!
//! Read here rather than by a library for all workbooks: what such a one believes of a file (how many strings it has,
//! how large a sheet is) makes it ask for more memory than there is.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::archive::{Parts, malformed, unpack};
use super::grid::{CellFault, Grid};
use super::numbers;
use super::xml::{Xml, append, attribute};
use crate::domain::fault::Fault;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::messages::text;

/// The cells of a workbook's worksheet of reports.
///
/// # Errors
/// If it is no sound workbook, there is too much in it, or it is not clear which worksheet is meant.
pub fn read(bytes: &[u8]) -> Result<Grid, CellFault> {
    let parts = unpack(bytes)?;
    let book = Book::find(&parts)?;
    let strings = book.part_of_kind("/sharedStrings").map_or(Ok(Vec::new()), strings)?;
    let is_date = book.part_of_kind("/styles").map_or(Ok(Vec::new()), styles)?;
    let sheet = book.sheet()?;
    Cells { strings: &strings, is_date: &is_date, is_1904: book.is_1904, grid: Grid::default() }.read(sheet)
}

/// Where one part refers to another: kind and path by id.
type Relations = HashMap<String, (String, String)>;

/// What the workbook's own part says.
struct Book<'a> {
    parts: &'a Parts,
    relations: Relations,
    /// Name and relation of each sheet.
    sheets: Vec<(String, String)>,
    is_1904: bool,
}

impl<'a> Book<'a> {
    fn find(parts: &'a Parts) -> Result<Self, Fault> {
        let relations = relations(parts, "")?;
        let path = relations
            .values()
            .find(|(kind, _)| kind.ends_with("/officeDocument"))
            .map(|(_, path)| path.clone())
            .ok_or_else(malformed)?;
        let mut book =
            Self { parts, relations: self::relations(parts, &path)?, sheets: Vec::new(), is_1904: false };
        let mut xml = Xml::of(parts.get(&path).ok_or_else(malformed)?);
        while let Some(event) = xml.next()? {
            let Event::Start(element) = event else { continue };
            match element.local_name().as_ref() {
                "workbookPr" => {
                    let date = attribute(&element, "date1904")?;
                    book.is_1904 = date.is_some_and(|it| matches!(it.as_str(), "1" | "true"));
                }
                "sheet" => {
                    let name = attribute(&element, "name")?.ok_or_else(malformed)?;
                    book.sheets.push((name, attribute(&element, "id")?.ok_or_else(malformed)?));
                }
                _ => {}
            }
        }
        Ok(book)
    }

    fn part_of_kind(&self, kind: &str) -> Option<&'a str> {
        let (_, path) = self.relations.values().find(|(own, _)| own.ends_with(kind))?;
        self.parts.get(path)
    }

    /// The worksheet that is named as ours are, or the only one.
    fn sheet(&self) -> Result<&'a str, Fault> {
        let is_ours = |name: &str| Language::ALL.iter().any(|it| text(*it, "sheet-tab") == name.trim());
        let relation = match self.sheets.as_slice() {
            [] => return Err(malformed()),
            [(_, only)] => only,
            several => match several.iter().find(|(name, _)| is_ours(name)) {
                Some((_, ours)) => ours,
                None => {
                    let names: Vec<&str> = Language::ALL.iter().map(|it| text(*it, "sheet-tab")).collect();
                    return Err(Fault::new("", "fault-sheet-tab").with("names", names.join(", ")));
                }
            },
        };
        let (kind, path) = self.relations.get(relation).ok_or_else(malformed)?;
        self.parts.get(path).filter(|_| kind.ends_with("/worksheet")).ok_or_else(malformed)
    }
}

/// The relations of the part at `path`; those of the whole package for the empty path. What lies outside is left out.
fn relations(parts: &Parts, path: &str) -> Result<Relations, Fault> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let separator = if folder.is_empty() { "" } else { "/" };
    let mut relations = HashMap::new();
    let own = format!("{folder}{separator}_rels/{name}.rels");
    let Some(part) = parts.get(&own) else { return Ok(relations) };
    let mut xml = Xml::of(part);
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        if element.local_name().as_ref() != "Relationship"
            || attribute(&element, "TargetMode")?.as_deref() == Some("External")
        {
            continue;
        }
        let wanted = |name| attribute(&element, name)?.ok_or_else(malformed);
        let target = wanted("Target")?;
        let target = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("{folder}{separator}{target}"),
        };
        relations.insert(wanted("Id")?, (wanted("Type")?, target));
    }
    Ok(relations)
}

/// The strings that cells refer to by number: their text without what is said about its pronunciation.
fn strings(part: &str) -> Result<Vec<String>, Fault> {
    let mut strings = Vec::new();
    let mut string = String::new();
    let (mut is_text, mut is_phonetic) = (false, false);
    let mut xml = Xml::of(part);
    while let Some(event) = xml.next()? {
        match &event {
            Event::Start(it) => match it.local_name().as_ref() {
                "t" => is_text = !is_phonetic,
                "rPh" => is_phonetic = true,
                _ => {}
            },
            Event::End(it) => match it.local_name().as_ref() {
                "t" => is_text = false,
                "rPh" => is_phonetic = false,
                "si" => strings.push(unescaped(&std::mem::take(&mut string))),
                _ => {}
            },
            _ if is_text => append(&mut string, &event)?,
            _ => {}
        }
    }
    Ok(strings)
}

/// Whether each style of a cell shows a number as a date.
fn styles(part: &str) -> Result<Vec<bool>, Fault> {
    let mut codes: HashMap<u32, bool> = HashMap::new();
    let mut styles = Vec::new();
    let mut is_of_cells = false;
    let mut xml = Xml::of(part);
    while let Some(event) = xml.next()? {
        match &event {
            Event::Start(it) => {
                let id = || attribute(it, "numFmtId").map(|id| id.and_then(|id| id.parse::<u32>().ok()));
                match it.local_name().as_ref() {
                    "cellXfs" => is_of_cells = true,
                    "numFmt" => {
                        if let (Some(id), Some(code)) = (id()?, attribute(it, "formatCode")?) {
                            codes.insert(id, numbers::is_date(id, Some(&code)));
                        }
                    }
                    "xf" if is_of_cells => {
                        let id = id()?.unwrap_or(0);
                        styles.push(codes.get(&id).copied().unwrap_or_else(|| numbers::is_date(id, None)));
                    }
                    _ => {}
                }
            }
            Event::End(it) if it.local_name().as_ref() == "cellXfs" => is_of_cells = false,
            _ => {}
        }
    }
    Ok(styles)
}

/// The cells of a worksheet, as they are read.
struct Cells<'a> {
    strings: &'a [String],
    is_date: &'a [bool],
    is_1904: bool,
    grid: Grid,
}

/// A cell that is being read.
#[derive(Default)]
struct Open {
    row: u32,
    column: usize,
    kind: Option<String>,
    style: usize,
    value: String,
    is_formula: bool,
}

impl Cells<'_> {
    fn read(mut self, part: &str) -> Result<Grid, CellFault> {
        let mut xml = Xml::of(part);
        let (mut row, mut column) = (0_u32, 0_usize);
        let mut open: Option<Open> = None;
        let (mut is_value, mut is_phonetic) = (false, false);
        while let Some(event) = xml.next()? {
            match (&event, &mut open) {
                (Event::Start(it), None) => match it.local_name().as_ref() {
                    "row" => {
                        row = row_of(it, row)?;
                        column = 0;
                    }
                    "c" => {
                        let cell = begin(it, row, column)?;
                        column = cell.column.saturating_add(1);
                        open = Some(cell);
                    }
                    _ => {}
                },
                (Event::Start(it), Some(cell)) => match it.local_name().as_ref() {
                    "f" => cell.is_formula = true,
                    "v" | "t" => is_value = !is_phonetic,
                    "rPh" => is_phonetic = true,
                    _ => {}
                },
                (Event::End(it), _) => match it.local_name().as_ref() {
                    "v" | "t" => is_value = false,
                    "rPh" => is_phonetic = false,
                    "c" => self.finish(open.take().ok_or_else(malformed)?)?,
                    "sheetData" => return Ok(self.grid),
                    _ => {}
                },
                (_, Some(cell)) if is_value => append(&mut cell.value, &event)?,
                _ => {}
            }
        }
        Err(malformed().into())
    }

    fn finish(&mut self, cell: Open) -> Result<(), CellFault> {
        let Open { row, column, .. } = cell;
        if cell.is_formula {
            self.grid.refuse(row, column, Fault::new("", "fault-sheet-formula"));
            return Ok(());
        }
        let value = cell.value.trim();
        match cell.kind.as_deref() {
            Some("s") if !value.is_empty() => {
                let string = value.parse::<usize>().ok().and_then(|it| self.strings.get(it));
                self.grid.put(row, column, string.ok_or_else(malformed)?)
            }
            Some("inlineStr" | "str") => self.grid.put(row, column, &unescaped(&cell.value)),
            Some("b") => self.grid.put(row, column, if value == "1" { "TRUE" } else { "FALSE" }),
            Some("e") => {
                self.grid.refuse(row, column, Fault::new("", "fault-sheet-error-value"));
                Ok(())
            }
            // A day as ISO writes it, which a time may follow.
            Some("d") => self.grid.put(row, column, &value.replace('T', " ")),
            None | Some("n") if !value.is_empty() => {
                let number = value.parse::<f64>().ok().filter(|it| it.is_finite()).ok_or_else(malformed)?;
                let is_date = self.is_date.get(cell.style).copied().unwrap_or(false);
                let text =
                    if is_date { numbers::date(number, self.is_1904) } else { numbers::number(number) };
                self.grid.put(row, column, &text)
            }
            None | Some("n" | "s") => Ok(()),
            Some(_) => Err(malformed().into()),
        }
    }
}

/// The number of a row, from 1: its own, or that after the one before.
fn row_of(element: &BytesStart<'_>, before: u32) -> Result<u32, Fault> {
    match attribute(element, "r")? {
        Some(number) => number.parse().ok().filter(is_row).ok_or_else(malformed),
        None => Some(before.saturating_add(1)).filter(is_row).ok_or_else(malformed),
    }
}

/// Spreadsheet programs have so many rows.
fn is_row(number: &u32) -> bool {
    (1..=1_048_576).contains(number)
}

/// A cell as it begins, with its place: its own, or that after the one before.
fn begin(element: &BytesStart<'_>, row: u32, column: usize) -> Result<Open, Fault> {
    let (row, column) = match attribute(element, "r")? {
        Some(address) => place(&address).ok_or_else(malformed)?,
        None => (row, column),
    };
    let style = attribute(element, "s")?.and_then(|it| it.parse().ok()).unwrap_or(0);
    Ok(Open { row, column, kind: attribute(element, "t")?, style, ..Open::default() })
}

/// Row and column of an address: `D7` is 7 and 3.
fn place(address: &str) -> Option<(u32, usize)> {
    let split = address.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = address.split_at_checked(split)?;
    if !(1..=3).contains(&letters.len()) {
        return None;
    }
    let mut column = 0_usize;
    for letter in letters.chars() {
        let value = letter.to_ascii_uppercase().to_digit(36)?.checked_sub(9)?;
        column = column.checked_mul(26)?.checked_add(usize::try_from(value).ok()?)?;
    }
    let row = digits.parse().ok().filter(is_row)?;
    Some((row, column.checked_sub(1)?))
}

/// A text in which workbooks write what XML cannot hold as `_x000D_`.
fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        plain.push_str(before);
        let escaped = after.get(2..6).filter(|_| after.get(6..7) == Some("_"));
        match escaped.and_then(|it| u32::from_str_radix(it, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                plain.push(c);
                rest = after.get(7..).unwrap_or_default();
            }
            None => {
                plain.push_str("_x");
                rest = after.get(2..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    plain
}
