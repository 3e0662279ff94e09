//! Rows of a spreadsheet for the grid of a transcription: read and judged by the import, put into cells here, so that
//! what is then published goes one way.

use diesel::SqliteConnection;

use super::transcribing::Report;
use super::writing::Desk;
use crate::acts::transcribing::Recorded;
use crate::domain::assessment::HowEntered;
use crate::domain::fault::Fault;
use crate::domain::grid::{TypedGrid, TypedValue};
use crate::domain::indicator::{Indicator, Product};
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::export::Cells;
use crate::import::engine::{self, Action, ImportError};
use crate::import::own;
use crate::import::table::FileFault;
use crate::messages::{self, Argument};
use crate::store;
use crate::store::lookup::Day;
use crate::web::error::{Error, Result};

/// What was taken from the rows.
pub struct Taken {
    pub cells: TypedGrid,
    /// How many rows say what the record says.
    pub same: usize,
}

/// Reads rows in the shape of our own file of assessments, separated by commas or, as spreadsheets copy them, by tabs.
pub fn read(
    conn: &mut SqliteConnection,
    desk: &Desk,
    report: &Report,
    recorded: &Recorded,
    sheet: &str,
) -> Result<std::result::Result<Taken, Vec<Fault>>> {
    let language = desk.place.language;
    let at = store::entries::last(conn)?;
    let file = own::examine("assessments.csv", &with_commas(sheet)?);
    let prepared = match engine::prepare_files(conn, at, Day::At(desk.now), &[file]) {
        Ok(prepared) => prepared,
        Err(ImportError::Faults(files)) => {
            let faults = files.into_iter().flat_map(|it| it.faults).map(|it| of_row(language, &it));
            return Ok(Err(faults.collect()));
        }
        Err(err) => return Err(Error::internal(err)),
    };
    let mut taken = Taken { cells: TypedGrid::new(), same: 0 };
    let mut faults = Vec::new();
    let units = report.units(conn, desk)?;
    for row in &prepared.changes {
        let cell = |name: &str| row.cells().get(name).map_or("", String::as_str);
        if row.action == Action::Same {
            taken.same = taken.same.saturating_add(1);
            continue;
        }
        let message = why_not_taken(report, row.cells());
        let is_known = units.iter().any(|it| it.key == cell("commitment"));
        if let Some(message) = message.or((!is_known).then_some("fault-unit-of-another-plan")) {
            let fault = FileFault::of_cell(row.line, "indicator", cell("indicator"), message);
            faults.push(of_row(language, &fault.with("indicator", cell("indicator"))));
            continue;
        }
        let Ok(indicator) = Indicator::from_slug(cell("indicator")) else { continue };
        let of = (cell("commitment").to_owned(), indicator);
        let value = [cell("value"), cell("missing"), cell("value_text")].concat();
        let typed = TypedValue { value, page: cell("page").to_owned() };
        if recorded.get(&of).is_some_and(|(_, it)| TypedValue::of(it) == typed) {
            taken.same = taken.same.saturating_add(1);
        } else {
            taken.cells.insert(of, typed);
        }
    }
    Ok(if faults.is_empty() { Ok(taken) } else { Err(faults) })
}

/// Why a row has no place in the grid.
fn why_not_taken(report: &Report, cells: &Cells) -> Option<&'static str> {
    let cell = |name: &str| cells.get(name).map_or("", String::as_str);
    let product = Product::from_slug(cell("product")).ok();
    let indicator = Indicator::from_slug(cell("indicator")).ok();
    let asked = report.product.asked(report.plan.content.generation);
    if cell("how_entered") != HowEntered::Transcribed.slug() {
        Some("fault-only-transcriptions")
    } else if product != Some(report.product) {
        Some("fault-row-of-another-report")
    } else {
        (!indicator.is_some_and(|it| asked.contains(&it))).then_some("fault-indicator-not-asked")
    }
}

/// A fault of a row as one of the form, with its line.
fn of_row(language: Language, fault: &FileFault) -> Fault {
    let mut arguments: Vec<(&str, Argument)> =
        fault.arguments.iter().map(|(name, value)| (*name, Argument::from(value.as_str()))).collect();
    arguments.extend(fault.value.as_deref().map(|it| ("value", Argument::from(it))));
    arguments.extend(fault.column.as_deref().map(|it| ("column", Argument::from(it))));
    let words = messages::format(language, fault.message, &arguments);
    match fault.line {
        Some(line) => Fault::new("sheet", "fault-of-row").with("line", line.to_string()).with("words", words),
        None => Fault::new("sheet", "fault-of-rows").with("words", words),
    }
}

/// The same rows separated by commas.
fn with_commas(sheet: &str) -> Result<String> {
    let first = sheet.lines().next().unwrap_or_default();
    if !first.contains('\t') {
        return Ok(sheet.to_owned());
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(b'\t')
        .from_reader(sheet.as_bytes());
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in reader.records() {
        writer.write_record(&row.map_err(Error::internal)?).map_err(Error::internal)?;
    }
    let bytes = writer.into_inner().map_err(Error::internal)?;
    String::from_utf8(bytes).map_err(Error::internal)
}
