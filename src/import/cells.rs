//! Reading cells: each by what its column holds, and together by what belongs together.

use chrono::NaiveDate;

use super::engine::Cells;
use super::table::{FileFault, Row};
use super::things::{self, Things};
use crate::domain::indicator::{Indicator, Term};
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::export::Dataset;
use crate::export::column::{ColumnInfo, Kind, Terms};
use crate::messages::text;

/// The cells of a row as the record would write them; what cannot be read is a fault. A row that ends something need
/// not say what it was.
pub fn read(dataset: &Dataset, row: &Row, ends: bool, faults: &mut Vec<FileFault>) -> Cells {
    let columns = (dataset.columns)();
    let mut cells = Cells::new();
    for (name, raw) in &row.cells {
        let Some(column) = columns.iter().find(|it| it.is_read && it.name == *name) else { continue };
        if ends && *name == "area_value" {
            continue;
        }
        match read_cell(column, raw) {
            Ok(cell) => {
                cells.insert(column.name, cell);
            }
            Err(fault) => faults.push(FileFault { line: Some(row.line), ..*fault }),
        }
    }
    cells
}

fn read_cell(column: &ColumnInfo, raw: &str) -> Result<String, Box<FileFault>> {
    // Text is kept to the letter; what has a form of its own may have white space around it.
    let trimmed = raw.trim();
    let fault = |message| Box::new(FileFault::of_cell(0, column.name, raw, message));
    if trimmed.is_empty() {
        return Ok(String::new());
    }
    match column.kind {
        Kind::Text => Ok(raw.to_owned()),
        Kind::Key => Ok(trimmed.to_owned()),
        Kind::Integer => {
            let number: i32 = trimmed.parse().map_err(|_| fault("fault-not-a-number"))?;
            Ok(number.to_string())
        }
        Kind::Date => {
            let day = NaiveDate::parse_from_str(trimmed, "%Y-%m-%d").ok().filter(|_| trimmed.len() == 10);
            Ok(day.ok_or_else(|| fault("fault-not-a-date"))?.to_string())
        }
        Kind::Instant => Ok(trimmed.to_owned()),
        Kind::Boolean => match trimmed.to_ascii_lowercase().as_str() {
            "true" | "1" => Ok("true".to_owned()),
            "false" | "0" => Ok("false".to_owned()),
            _ => Err(fault("fault-not-a-boolean")),
        },
        Kind::Term(terms) => slug(terms, trimmed).ok_or_else(|| {
            let slugs: Vec<&str> = (terms.all)().iter().map(|(slug, _)| *slug).collect();
            let mut fault = fault("fault-not-a-term");
            fault.arguments.push(("terms", slugs.join(", ")));
            fault
        }),
    }
}

/// The slug of a term that is written as slug or as its label in either language.
fn slug(terms: &Terms, written: &str) -> Option<String> {
    let found = (terms.all)().into_iter().find(|(slug, message)| {
        *slug == written || [Language::Ko, Language::En].iter().any(|it| text(*it, message) == written)
    });
    found.map(|(slug, _)| slug.to_owned())
}

/// Whether every other thing that a row names is there.
pub fn check_names(dataset: &Dataset, line: u64, cells: &Cells, known: &Things, faults: &mut Vec<FileFault>) {
    for column in (dataset.columns)().iter().filter(|it| it.is_read) {
        let (Some(thing), Some(key)) = (things::named_by(column), cells.get(column.name)) else { continue };
        if !key.is_empty() && !known.has(thing, key) {
            faults.push(FileFault::of_cell(line, column.name, key, things::unknown_message(thing)));
        }
    }
}

/// Whether cells that belong together agree: a text and where it comes from, a date and its precision, a value and its
/// scale.
pub fn check_pairs(dataset: &str, line: u64, cells: &Cells, faults: &mut Vec<FileFault>) {
    let get = |name: &str| cells.get(name).map_or("", String::as_str);
    for (name, origin) in cells.iter().filter(|(name, _)| name.ends_with("_is")) {
        let of = name.trim_end_matches("_is");
        if get(of).is_empty() != origin.is_empty() {
            faults.push(FileFault::of_cell(line, name, origin, "fault-origin-without-text").with("of", of));
        }
    }
    for (name, precision) in cells.iter().filter(|(name, _)| name.ends_with("_precision")) {
        let on = format!("{}_on", name.trim_end_matches("_precision"));
        let day = get(&on);
        let agree = match precision.as_str() {
            "" | "open" => day.is_empty(),
            _ => !day.is_empty(),
        };
        if !agree || (precision == "open" && name.starts_with("start")) {
            faults.push(FileFault::of_cell(line, name, precision, "fault-precision").with("on", on));
        }
    }
    match dataset {
        "participants" if get("time_zone").parse::<chrono_tz::Tz>().is_err() => {
            faults.push(FileFault::of_cell(line, "time_zone", get("time_zone"), "fault-not-a-time-zone"));
        }
        "assessments" => check_assessment(line, cells, faults),
        "evidence" if get("report").is_empty() == get("review").is_empty() => {
            faults.push(FileFault::of_cell(line, "report", get("report"), "fault-one-claim"));
        }
        "organisation_names" if get("name_ko").is_empty() && get("name_en").is_empty() => {
            faults.push(FileFault::of_cell(line, "name_ko", "", "fault-name-missing"));
        }
        "periods" if get("starts_on") > get("ends_on") || get("ends_on") > get("silent_from") => {
            faults.push(FileFault::of_cell(line, "ends_on", get("ends_on"), "fault-period-order"));
        }
        _ => {}
    }
}

fn check_assessment(line: u64, cells: &Cells, faults: &mut Vec<FileFault>) {
    let get = |name: &str| cells.get(name).map_or("", String::as_str);
    let given = ["value", "missing", "value_text"].iter().filter(|it| !get(it).is_empty()).count();
    if given != 1 {
        faults.push(FileFault::of_cell(line, "value", get("value"), "fault-one-value"));
    }
    if let (Ok(indicator), Ok(term)) = (Indicator::from_slug(get("indicator")), Term::from_slug(get("value")))
        && indicator.step(term).is_none()
    {
        let scale: Vec<&str> = indicator.scale().iter().map(|it| it.term.slug()).collect();
        let fault = FileFault::of_cell(line, "value", get("value"), "fault-not-on-its-scale");
        faults.push(fault.with("terms", scale.join(", ")));
    }
}
