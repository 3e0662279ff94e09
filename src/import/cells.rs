//! The cells of a row, one by one: each must be what its column holds. What is read is written as the export writes it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate};

use super::headings::nearest;
use super::table::{FileFault, Row};
use crate::domain::text::normalised;
use crate::domain::vocabulary::Language;
use crate::export::Dataset;
use crate::export::column::{ColumnInfo, Kind, Terms};
use crate::messages;

/// The cells of a row by column, as the export writes them.
pub type Cells = BTreeMap<&'static str, String>;

/// A row whose cells were looked at.
#[derive(Debug, Clone, Default)]
pub struct Given {
    pub cells: Cells,
    /// The columns whose cells have a fault of their own, so that nothing more is said of them.
    pub bad: BTreeSet<&'static str>,
}

/// The columns of a data set that an import reads, with the terms that people write for theirs.
pub struct Columns {
    read: HashMap<&'static str, ColumnInfo>,
    /// The slugs that a label stands for, by column and label without spaces and in lower case.
    labels: HashMap<&'static str, HashMap<String, Vec<&'static str>>>,
}

impl Columns {
    pub fn of(dataset: &Dataset) -> Self {
        let read: HashMap<_, _> =
            (dataset.columns)().into_iter().filter(|it| it.is_read).map(|it| (it.name, it)).collect();
        let labels = read
            .values()
            .filter_map(|it| match it.kind {
                Kind::Term(terms) => Some((it.name, labels_of(terms))),
                _ => None,
            })
            .collect();
        Self { read, labels }
    }

    pub fn all(&self) -> impl Iterator<Item = &ColumnInfo> {
        self.read.values()
    }

    pub fn get(&self, name: &str) -> Option<&ColumnInfo> {
        self.read.get(name)
    }

    /// Looks at every cell of a row.
    pub fn check(&self, row: &Row, faults: &mut Vec<FileFault>) -> Given {
        let mut given = Given::default();
        for (name, cell) in &row.cells {
            let Some(column) = self.read.get(name) else { continue };
            match self.read_cell(column, cell) {
                Ok(cell) => {
                    given.cells.insert(column.name, cell);
                }
                Err((message, arguments)) => {
                    let mut fault = FileFault::of_cell(row.line, name, cell, message);
                    fault.arguments = arguments;
                    faults.push(fault);
                    given.bad.insert(column.name);
                }
            }
        }
        given
    }

    /// A cell as the export writes it, or the message that says what is wrong with it.
    fn read_cell(&self, column: &ColumnInfo, cell: &str) -> Result<String, Wrong> {
        let trimmed = cell.trim();
        if trimmed.is_empty() && column.kind != Kind::Text {
            return Ok(String::new());
        }
        let wrong = |message| Err((message, Vec::new()));
        match column.kind {
            // Imported text is kept to the letter, formula-like or not. No file that is imported has decimals.
            Kind::Text | Kind::Decimal => Ok(cell.to_owned()),
            Kind::Key => Ok(trimmed.to_owned()),
            Kind::Integer => match trimmed.parse::<i32>() {
                Ok(number) if number >= 0 => Ok(number.to_string()),
                _ => wrong("fault-not-an-integer"),
            },
            Kind::Date if trimmed.len() == 10 => match NaiveDate::parse_from_str(trimmed, "%Y-%m-%d") {
                Ok(day) => Ok(day.format("%Y-%m-%d").to_string()),
                Err(_) => wrong("fault-not-a-date"),
            },
            Kind::Date => wrong("fault-not-a-date"),
            Kind::Instant => match DateTime::parse_from_rfc3339(trimmed) {
                Ok(at) => Ok(at.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()),
                Err(_) => wrong("fault-not-an-instant"),
            },
            Kind::Boolean => match trimmed.to_ascii_lowercase().as_str() {
                // Spreadsheet programs write both in capitals.
                flag @ ("true" | "false") => Ok(flag.to_owned()),
                _ => wrong("fault-not-a-boolean"),
            },
            Kind::Term(terms) => self.read_term(column.name, terms, trimmed),
        }
    }

    fn read_term(&self, column: &'static str, terms: &Terms, cell: &str) -> Result<String, Wrong> {
        // 0 is no value of a policy area: it says that the commitment is not coded with it.
        if (terms.check)(cell).is_ok() || (column == "area_value" && cell == "0") {
            return Ok(cell.to_owned());
        }
        let labels = self.labels.get(column).and_then(|it| it.get(&normalised(cell)));
        match labels.map(Vec::as_slice) {
            Some([slug]) => Ok((*slug).to_owned()),
            Some(several) => Err(("fault-ambiguous-term", vec![("terms", several.join(", "))])),
            None => Err(("fault-unknown-term", vec![("terms", offer(terms, cell))])),
        }
    }
}

/// A message and its arguments.
type Wrong = (&'static str, Vec<(&'static str, String)>);

/// What people write for a term: its slug in any case, and its labels.
fn labels_of(terms: &Terms) -> HashMap<String, Vec<&'static str>> {
    let mut labels: HashMap<String, Vec<&'static str>> = HashMap::new();
    for (slug, message) in (terms.all)().into_iter().chain((terms.besides)()) {
        let spellings = [slug, messages::text(Language::Ko, message), messages::text(Language::En, message)];
        for spelling in spellings {
            let slugs = labels.entry(normalised(spelling)).or_default();
            if !slugs.contains(&slug) {
                slugs.push(slug);
            }
        }
    }
    labels
}

/// The terms to choose from: all of a short list, the nearest of a long one.
fn offer(terms: &Terms, cell: &str) -> String {
    const SHORT: usize = 14;
    let slugs: Vec<String> = (terms.all)().into_iter().map(|(slug, _)| slug.to_owned()).collect();
    if slugs.len() <= SHORT { slugs.join(", ") } else { nearest(cell, &slugs) }
}
