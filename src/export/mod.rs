//! What people take away: the data sets, each with one table of columns that drives its file, its dictionary and its
//! import.

pub mod agreements;
pub mod assessments;
pub mod atom;
pub mod between;
pub mod column;
pub mod commitment_parts;
pub mod commitments;
pub mod dictionary;
pub mod disputes;
pub mod icalendar;
pub mod identity;
pub mod irm_reports;
pub mod ledger;
pub mod milestones;
pub mod names;
pub mod ogp;
pub mod ogp_rows;
pub mod plans;
pub mod requests;
pub mod said;
pub mod sheet;
pub mod sink;

use std::collections::BTreeMap;
use std::sync::Arc;

use diesel::SqliteConnection;

use crate::domain::filter::Filter;
use crate::domain::id::Position;
use crate::domain::plan::Plan;
use crate::store::lookup::{Day, Lookup};
use column::{Column, ColumnInfo};
use sink::Sink;

/// The version of the files' format: for one version, one position, one day and one address, the same bytes for ever.
pub const FORMAT_VERSION: u32 = 3;

/// Few enough that a page is read in a moment, enough that reading is not all overhead.
const PLANS_A_PAGE: usize = 16;

/// What a file is made of.
#[derive(Debug, Clone)]
pub struct Scope {
    pub at: Position,
    pub day: Day,
    pub filter: Filter,
    pub lookup: Arc<Lookup>,
}

impl Scope {
    /// The plans of a page, which begins at the `start`-th that the filter means.
    fn plans(&self, start: usize) -> Vec<&Plan> {
        self.lookup.plans_matching(&self.filter).into_iter().skip(start).take(PLANS_A_PAGE).collect()
    }
}

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error(transparent)]
    Query(#[from] diesel::result::Error),
    #[error(transparent)]
    Csv(#[from] csv::Error),
    #[error(transparent)]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    #[error(transparent)]
    Access(#[from] crate::store::database::AccessError),
}

/// Writes the rows of one page, and returns where the next begins; none after the last.
type WritePage = fn(&mut SqliteConnection, &Scope, usize, &mut Sink) -> Result<Option<usize>, ExportError>;

/// The cells of a row that an import reads, by column, as they stand in a file.
pub type Cells = BTreeMap<&'static str, String>;

/// Reads the rows of some plans, or all of a data set that belongs to no plan.
type ReadCells = fn(&mut SqliteConnection, &Scope, &[&Plan]) -> Result<Vec<Cells>, ExportError>;

/// A data set: one grain, one table of columns.
#[derive(Debug, Clone, Copy)]
pub struct Dataset {
    /// Its name in addresses and commands. Its title and meaning are the messages `dataset-` and this name.
    pub name: &'static str,
    /// Its columns as its dictionary shows them.
    pub columns: fn() -> Vec<ColumnInfo>,
    headings: fn(&mut Sink) -> csv::Result<()>,
    page: WritePage,
    cells: ReadCells,
    /// Whether `jikim import` reads its files.
    pub is_importable: bool,
}

impl Dataset {
    /// The data set of this name.
    pub fn by_name(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|it| it.name == name)
    }

    /// The headings, as the file begins.
    ///
    /// # Errors
    /// None in practice: a buffer in memory.
    pub fn begin(&self) -> Result<Vec<u8>, ExportError> {
        let mut sink = Sink::default();
        (self.headings)(&mut sink)?;
        Ok(sink.finish()?)
    }

    /// One page of rows, and where the next begins.
    ///
    /// # Errors
    /// The database's own.
    pub fn page(
        &self,
        conn: &mut SqliteConnection,
        scope: &Scope,
        start: usize,
    ) -> Result<(Vec<u8>, Option<usize>), ExportError> {
        let mut sink = Sink::default();
        let next = (self.page)(conn, scope, start, &mut sink)?;
        Ok((sink.finish()?, next))
    }

    /// The whole file, for small ones and for tests.
    ///
    /// # Errors
    /// The database's own.
    pub fn whole(&self, conn: &mut SqliteConnection, scope: &Scope) -> Result<Vec<u8>, ExportError> {
        let mut bytes = self.begin()?;
        let mut start = Some(0);
        while let Some(at) = start {
            let (page, next) = self.page(conn, scope, at)?;
            bytes.extend_from_slice(&page);
            start = next;
        }
        Ok(bytes)
    }

    /// The rows of these plans by the very cells that a file would have, for the import to compare with; all rows of a
    /// data set that is not divided by plans.
    ///
    /// # Errors
    /// The database's own.
    pub fn cells(
        &self,
        conn: &mut SqliteConnection,
        scope: &Scope,
        plans: &[&Plan],
    ) -> Result<Vec<Cells>, ExportError> {
        (self.cells)(conn, scope, plans)
    }
}

/// The cells that an import reads, of rows that were read as one page.
fn cells<R>(columns: &[Column<R>], rows: &[R]) -> Vec<Cells> {
    let cell = |row, column: &Column<R>| (column.name, (column.cell)(row).to_text());
    let row = |row| columns.iter().filter(|it| it.is_read).map(|column| cell(row, column)).collect();
    rows.iter().map(row).collect()
}

/// Writes rows that were read as one page.
fn write<R>(sink: &mut Sink, columns: &[Column<R>], rows: &[R]) -> Result<(), ExportError> {
    rows.iter().try_for_each(|row| sink.row(columns, row)).map_err(ExportError::from)
}

/// A data set of `$rows(conn, scope)` that is small enough for one page.
macro_rules! whole {
    ($name:literal, $module:ident, $columns:ident, $rows:ident) => {
        Dataset {
            name: $name,
            columns: || $module::$columns.iter().map(Column::info).collect(),
            headings: |sink| sink.headings($module::$columns),
            page: |conn, scope, _, sink| {
                write(sink, $module::$columns, &$module::$rows(conn, scope)?)?;
                Ok(None)
            },
            cells: |conn, scope, _| Ok(cells($module::$columns, &$module::$rows(conn, scope)?)),
            is_importable: true,
        }
    };
}

/// A data set of `$rows(conn, scope, plans)` that is read a few plans at a time.
macro_rules! by_plan {
    ($name:literal, $module:ident, $columns:ident, $rows:ident, $is_importable:literal) => {
        Dataset {
            name: $name,
            columns: || $module::$columns.iter().map(Column::info).collect(),
            headings: |sink| sink.headings($module::$columns),
            page: |conn, scope, start, sink| {
                let plans = scope.plans(start);
                if plans.is_empty() {
                    return Ok(None);
                }
                write(sink, $module::$columns, &$module::$rows(conn, scope, &plans)?)?;
                Ok(Some(start.saturating_add(plans.len())))
            },
            cells: |conn, scope, plans| {
                let mut all = Vec::new();
                for plans in plans.chunks(PLANS_A_PAGE) {
                    all.extend(cells($module::$columns, &$module::$rows(conn, scope, plans)?));
                }
                Ok(all)
            },
            is_importable: $is_importable,
        }
    };
}

/// Every data set, in the order in which the data page lists them and an import of all would need them.
pub const ALL: &[Dataset] = &[
    whole!("participants", names, PARTICIPANTS, participants),
    whole!("organisations", names, ORGANISATIONS, organisations),
    whole!("organisation_names", names, ORGANISATION_NAMES, organisation_names),
    whole!("plans", plans, PLANS, plans),
    whole!("plan_versions", plans, VERSIONS, versions),
    whole!("periods", plans, PERIODS, periods),
    by_plan!("commitments", commitments, COLUMNS, rows, true),
    by_plan!("commitment_texts", commitment_parts, TEXTS, texts, true),
    by_plan!("commitment_organisations", commitment_parts, ORGANISATIONS, organisations, true),
    by_plan!("commitment_areas", commitment_parts, AREAS, areas, true),
    by_plan!("commitment_links", commitment_parts, LINKS, links, true),
    by_plan!("ogp_cells", commitment_parts, CELLS, cells, true),
    by_plan!("milestones", milestones, COLUMNS, rows, true),
    by_plan!("amendments", ledger, AMENDMENTS, amendments, false),
    by_plan!("reports", said, REPORTS, reports, true),
    by_plan!("reviews", said, REVIEWS, reviews, true),
    by_plan!("answers", disputes, ANSWERS, answers, false),
    by_plan!("disputes", disputes, DISPUTES, disputes, false),
    by_plan!("evidence", said, EVIDENCE, evidence, true),
    by_plan!("assessments", assessments, COLUMNS, rows, true),
    by_plan!("irm_reports", irm_reports, COLUMNS, rows, true),
    Dataset { is_importable: false, ..whole!("requests", requests, REQUESTS, requests) },
    Dataset { is_importable: false, ..whole!("outcomes", requests, OUTCOMES, outcomes) },
    by_plan!("agreements", agreements, COLUMNS, rows, false),
    Dataset {
        name: "ledger",
        columns: || ledger::ENTRIES.iter().map(Column::info).collect(),
        headings: |sink| sink.headings(ledger::ENTRIES),
        page: ledger::page,
        cells: |_, _, _| Ok(Vec::new()),
        is_importable: false,
    },
    // Read by an import of its own, which knows OGP's file by its headings.
    Dataset {
        name: "ogp",
        columns: ogp::dictionary,
        headings: |sink| sink.texts(ogp::COLUMNS.iter().map(|it| it.heading)),
        page: ogp_rows::page,
        cells: |_, _, _| Ok(Vec::new()),
        is_importable: true,
    },
];
