//! One row of a data set as a form: the same columns and rules as a file has, and the same engine behind it. What a
//! secretariat may write by hand are the rows of its plans and organisations; what others said is theirs.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use diesel::{QueryResult, SqliteConnection};

use super::cells::Cells;
use super::compare::Records;
use super::engine::{self, ImportError, Prepared};
use super::form_rules::Typed;
pub use super::form_rules::complete;
use super::rules::{self, Rules};
use super::table::{Row, Table};
pub use super::things::{Thing, named_by};
use crate::domain::fault::Fault;
use crate::domain::filter::Filter;
use crate::domain::id::Position;
use crate::domain::key;
use crate::export::column::ColumnInfo;
use crate::export::{Dataset, ExportError, Scope};
use crate::store;
use crate::store::lookup::{Day, Lookup};

/// The data sets whose rows can be written by hand.
const EDITABLE: &[&str] = &[
    "participants",
    "organisations",
    "organisation_names",
    "plans",
    "periods",
    "commitments",
    "commitment_texts",
    "commitment_organisations",
    "commitment_areas",
    "commitment_links",
    "milestones",
];

/// The columns that have an act of their own.
const APART: &[&str] = &["tracked_from"];

/// The columns in which few rows say anything, beside those of how a text or day is known.
const SELDOM: &[&str] = &[
    "areas_coded",
    "commitments_stated",
    "irm_units_stated",
    "is_demonstration",
    "iso3",
    "note_en",
    "note_ko",
    "ogp_id",
    "ogp_prefix",
    "parent",
    "region",
    "short_title",
    "source",
    "submission_year",
    "succeeded_on",
    "successor",
    "unit",
    "url",
];

fn is_seldom(column: &str) -> bool {
    let of_another = ["_is", "_precision", "_written"];
    SELDOM.contains(&column) || of_another.iter().any(|it| column.ends_with(it))
}

/// A data set whose rows can be written by hand.
#[derive(Clone, Copy)]
pub struct RowForm {
    pub dataset: &'static Dataset,
    rules: &'static Rules,
}

/// A field of the form.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub column: ColumnInfo,
    /// Whether it tells the row from others, so that it holds for good.
    pub is_identity: bool,
    /// Whether it holds for good once the row is recorded.
    pub is_fixed: bool,
    pub is_required: bool,
    /// Whether most who write a row have nothing to say in it, or what goes without saying holds.
    pub is_seldom: bool,
    /// The kind of thing that it names by its key.
    pub names: Option<Thing>,
    /// What a new row says if nothing else is chosen.
    pub default: Option<&'static str>,
}

impl RowForm {
    /// The form of the data set of this name; none if its rows are not for a secretariat to write.
    pub fn of(dataset: &str) -> Option<Self> {
        let dataset = Dataset::by_name(dataset).filter(|it| EDITABLE.contains(&it.name))?;
        Some(Self { dataset, rules: rules::of(dataset.name)? })
    }

    /// The columns that tell a row from others.
    pub fn identity(&self) -> &'static [&'static str] {
        self.rules.identity
    }

    /// Its fields, in the order of the file.
    pub fn fields(&self) -> Vec<Field> {
        let rules = self.rules;
        (self.dataset.columns)()
            .into_iter()
            .filter(|it| it.is_read && !APART.contains(&it.name))
            .map(|column| Field {
                column,
                is_identity: rules.identity.contains(&column.name),
                is_fixed: rules.fixed.contains(&column.name),
                is_required: rules.required.contains(&column.name)
                    || rules.key_columns().any(|it| it == column.name && !self.proposes(it)),
                is_seldom: self.proposes(column.name) || is_seldom(column.name),
                names: named_by(&column),
                default: rules.defaults.iter().find(|(name, _)| *name == column.name).map(|(_, cell)| *cell),
            })
            .collect()
    }

    /// Whether a column is the key, and a new thing is given one where nobody chose it.
    fn proposes(&self, column: &str) -> bool {
        let numbered = [Thing::Plan, Thing::Commitment, Thing::Milestone, Thing::Period];
        column == "key" && self.rules.thing.is_some_and(|it| numbered.contains(&it))
    }

    /// The names of its fields.
    pub fn names(&self) -> Vec<&'static str> {
        self.fields().into_iter().map(|it| it.column.name).collect()
    }

    /// The row of a participant's record with this identity, as it stood at `at`.
    ///
    /// # Errors
    /// The database's own.
    pub fn row(
        &self,
        conn: &mut SqliteConnection,
        (at, day): (Position, Day),
        participant: &str,
        identity: &[String],
    ) -> Result<Option<Cells>, ExportError> {
        let lookup = Arc::new(Lookup::load(conn, at)?);
        let filter = Filter { demonstration: true, ..Filter::default() };
        let scope = Scope { at, day, filter, lookup: Arc::clone(&lookup) };
        let own =
            Filter { participant: Some(participant.to_owned()), demonstration: true, ..Filter::default() };
        let mut records = Records::default();
        records.load(conn, &scope, self.dataset, &lookup.plans_matching(&own))?;
        Ok(records.find(self.dataset.name, identity).cloned())
    }

    /// The key that a new thing is given where nobody chose one; none for a row that has none of its own.
    ///
    /// # Errors
    /// The database's own.
    pub fn proposed_key(&self, conn: &mut SqliteConnection, cells: &Cells) -> QueryResult<Option<String>> {
        let cell = |name: &str| cells.get(name).map_or("", |it| it.trim());
        let key = match self.rules.thing {
            Some(Thing::Plan) => key::of_plan(cell("participant"), cell("number")),
            Some(Thing::Commitment) => {
                key::of_commitment(cell("plan"), cell("number"), cell("ogp_id"), cell("ordinal"))
            }
            Some(Thing::Milestone) => key::of_milestone(cell("commitment"), cell("ordinal")),
            Some(Thing::Period) => key::of_period(cell("plan"), cell("starts_on")),
            _ => return Ok(None),
        };
        let Some(thing) = self.rules.thing else { return Ok(None) };
        let taken: HashSet<String> = store::keys::all(conn, thing)?.into_iter().map(|it| it.key).collect();
        Ok(Some(key::free(&key, |it| taken.contains(it))))
    }

    /// The column beside which it is said that a row is there already, and the message that says so.
    pub fn taken(&self) -> Fault {
        let message = if self.rules.thing.is_some() { "fault-key-taken" } else { "fault-row-taken" };
        Fault::new(self.rules.identity.last().copied().unwrap_or_default(), message)
    }

    /// Whether a thing, whosever it is, has this key already.
    ///
    /// # Errors
    /// The database's own.
    pub fn is_taken(&self, conn: &mut SqliteConnection, key: &str) -> QueryResult<bool> {
        let Some(thing) = self.rules.thing else { return Ok(false) };
        Ok(store::keys::all(conn, thing)?.iter().any(|it| it.key == key))
    }

    /// What only a form refuses of these cells, beside what [`RowForm::prepare`] says of them.
    pub fn faults(&self, lookup: &Lookup, cells: &Cells, record: Option<&Cells>) -> Vec<Fault> {
        Typed { dataset: self.dataset.name, cells, record }.faults(lookup)
    }

    /// What writing these cells as a row would do.
    ///
    /// # Errors
    /// Every fault of the row, or the database's own.
    pub fn prepare(
        &self,
        conn: &mut SqliteConnection,
        day: Day,
        cells: BTreeMap<&'static str, String>,
    ) -> Result<Prepared, ImportError> {
        let at = store::entries::last(conn)?;
        let table = Table { dataset: self.dataset, rows: vec![Row { line: 1, cells }] };
        engine::prepare(conn, at, day, &[table])
    }
}
