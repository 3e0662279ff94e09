//! Comparing what a file says with the record as it stands, and writing the difference as one entry.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use diesel::SqliteConnection;

use super::cells;
use super::rules::{self, Rules};
use super::table::{FileFault, Row, Table};
use super::things::{Thing, Things};
use super::write;
use crate::acts::Actor;
use crate::domain::filter::Filter;
use crate::domain::id::{ParticipantId, Position};
use crate::domain::ledger_entry::EntryKind;
use crate::export::{Dataset, ExportError, Scope};
use crate::ledger;
use crate::store;
use crate::store::lookup::{Day, Lookup};

/// The cells of a row by the column's stable name.
pub type Cells = BTreeMap<&'static str, String>;

/// Why an import was not done; nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Every fault of every row.
    #[error("{} faults", .0.len())]
    Faults(Vec<FileFault>),
    /// It changes the text of a plan that is no draft, which needs a source and a reason. The first of the changes.
    #[error("a plan in force would change: a source and a reason are needed")]
    NeedsReason(Vec<String>),
    /// The record was written to since the file was compared with it.
    #[error("the record has changed meanwhile: compare again")]
    Moved,
    /// A row needs another that was not written.
    #[error("{0} cannot be written yet")]
    Unwritable(String),
    #[error(transparent)]
    Query(#[from] diesel::result::Error),
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error(transparent)]
    Access(#[from] crate::store::database::AccessError),
}

/// A field of a row, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDifference {
    pub column: &'static str,
    pub old: String,
    pub new: String,
}

/// What a row does to the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    Added,
    Changed(Vec<FieldDifference>),
    /// What the record says no longer holds: an area that is 0 now, a kept cell that is empty now.
    Ended,
    Same,
}

/// A row of a file compared with the record.
#[derive(Debug, Clone)]
pub struct RowChange {
    pub dataset: &'static Dataset,
    /// What tells the row from others.
    pub key: String,
    pub line: u64,
    pub action: Action,
    /// What the row will say in every column that an import reads.
    pub(super) cells: Cells,
    is_amendment: bool,
}

/// Tables compared with the record at a position.
#[derive(Debug)]
pub struct Prepared {
    pub at: Position,
    pub changes: Vec<RowChange>,
    things: Things,
    participant: Option<ParticipantId>,
}

/// What must be said of a change to a plan in force.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    pub source: Option<String>,
    pub reason: Option<String>,
}

/// Compares tables with the record as it stands at `at`.
///
/// # Errors
/// Every fault of every row, if there is one.
pub fn prepare(
    conn: &mut SqliteConnection,
    at: Position,
    day: Day,
    tables: &[Table],
) -> Result<Prepared, ImportError> {
    let datasets: HashSet<&'static str> = tables.iter().map(|it| it.dataset.name).collect();
    let mut things = Things::load(conn, &datasets)?;
    let lookup = Arc::new(Lookup::load(conn, at)?);
    let scope = Scope {
        at,
        day,
        filter: Filter { demonstration: true, ..Filter::default() },
        lookup: lookup.clone(),
    };
    let mut faults = Vec::new();
    let mut changes = Vec::new();
    bring(tables, &mut things);
    for table in tables.iter().filter(|it| !it.rows.is_empty()) {
        let Some(rules) = rules::of(table.dataset.name) else { continue };
        let mut comparison = Comparison {
            dataset: table.dataset,
            rules,
            things: &things,
            lookup: &lookup,
            record: recorded(conn, &scope, table.dataset, rules)?,
            seen: HashSet::new(),
            faults: &mut faults,
        };
        changes.extend(table.rows.iter().filter_map(|row| comparison.row(row)));
    }
    if !faults.is_empty() {
        faults.sort_by_key(|it| it.line);
        return Err(ImportError::Faults(faults));
    }
    let participant = only_participant(&changes, &things);
    let participant = participant.and_then(|key| things.participant(&key).ok());
    Ok(Prepared { at, changes, things, participant })
}

/// Notes the things that the tables bring, so that their rows may name each other.
fn bring(tables: &[Table], things: &mut Things) {
    for table in tables {
        let Some(thing) = rules::of(table.dataset.name).and_then(|it| it.thing) else { continue };
        for row in &table.rows {
            let cell = |name: &str| row.cells.get(name).map(|it| it.trim()).unwrap_or_default();
            let parent = match thing {
                Thing::Participant => "",
                Thing::Organisation | Thing::Plan => cell("participant"),
                Thing::Period | Thing::Commitment => cell("plan"),
                Thing::Milestone | Thing::Report | Thing::Review => cell("commitment"),
                Thing::Evidence => Some(cell("report")).filter(|it| !it.is_empty()).unwrap_or(cell("review")),
            };
            if !cell("key").is_empty() && !things.has(thing, cell("key")) {
                things.bring(thing, cell("key"), parent);
            }
        }
    }
}

/// The rows of the record for a data set, by what tells them apart, as an export would write them.
fn recorded(
    conn: &mut SqliteConnection,
    scope: &Scope,
    dataset: &'static Dataset,
    rules: &Rules,
) -> Result<HashMap<String, Cells>, ImportError> {
    let columns = (dataset.columns)();
    let bytes = dataset.whole(conn, scope)?;
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let headings = reader.headers().map_err(ExportError::from)?.clone();
    let names: Vec<Option<&'static str>> = headings
        .iter()
        .map(|heading| columns.iter().find(|it| it.is_read && it.name == heading).map(|it| it.name))
        .collect();
    let mut rows = HashMap::new();
    for record in reader.records() {
        let record = record.map_err(ExportError::from)?;
        let named =
            names.iter().zip(record.iter()).filter_map(|(name, cell)| Some(((*name)?, cell.to_owned())));
        let cells: Cells = named.collect();
        rows.insert(identity(rules, &cells), cells);
    }
    Ok(rows)
}

fn identity(rules: &Rules, cells: &Cells) -> String {
    let parts: Vec<&str> = rules.identity.iter().map(|it| cells.get(it).map_or("", String::as_str)).collect();
    parts.join(" ").trim().to_owned()
}

/// The rows of one table against those of the record.
struct Comparison<'a> {
    dataset: &'static Dataset,
    rules: &'static Rules,
    things: &'a Things,
    lookup: &'a Lookup,
    record: HashMap<String, Cells>,
    seen: HashSet<String>,
    faults: &'a mut Vec<FileFault>,
}

impl Comparison<'_> {
    fn row(&mut self, row: &Row) -> Option<RowChange> {
        let before = self.faults.len();
        let ends = self.dataset.name == "commitment_areas"
            && row.cells.get("area_value").is_some_and(|it| it.trim() == "0");
        let ends = ends
            || self.dataset.name == "ogp_cells" && row.cells.get("cell_text").is_some_and(String::is_empty);
        let given = cells::read(self.dataset, row, ends, self.faults);
        let key = identity(self.rules, &given);
        for name in self.rules.key_columns() {
            if given.get(name).is_none_or(String::is_empty) {
                self.faults.push(FileFault::of_cell(row.line, name, "", "fault-key-missing"));
            }
        }
        if !self.seen.insert(key.clone()) {
            self.faults.push(FileFault::of_cell(row.line, "key", &key, "fault-key-twice"));
        }
        cells::check_names(self.dataset, row.line, &given, self.things, self.faults);
        let old = self.record.get(&key).cloned();
        let old = old.as_ref();
        let cells = self.merged(&given, old);
        // What ends something need not say what it was.
        if !ends {
            self.check(row.line, &given, &cells, old);
        }
        if self.faults.len() > before {
            return None;
        }
        let differences = old.map(|old| differences(&given, old));
        let action = match differences {
            _ if ends => old.map_or(Action::Same, |_| Action::Ended),
            None => Action::Added,
            Some(differences) if differences.iter().all(|it| it.column == "source") => Action::Same,
            Some(differences) => Action::Changed(differences),
        };
        let is_amendment = match &action {
            Action::Changed(differences) => {
                self.is_in_force(&cells)
                    && differences.iter().any(|it| self.rules.plan_text.contains(&it.column))
            }
            _ => false,
        };
        Some(RowChange { dataset: self.dataset, key, line: row.line, action, cells, is_amendment })
    }

    /// What the row will say: what it gives, else what the record says, else what a new row says by default.
    fn merged(&self, given: &Cells, old: Option<&Cells>) -> Cells {
        let mut cells: Cells = (self.dataset.columns)()
            .iter()
            .filter(|it| it.is_read)
            .map(|it| (it.name, old.and_then(|old| old.get(it.name)).cloned().unwrap_or_default()))
            .collect();
        if old.is_none() {
            for (name, value) in self.rules.defaults {
                cells.insert(name, (*value).to_owned());
            }
        }
        for (name, value) in given {
            let is_default = value.is_empty() && self.rules.defaults.iter().any(|(it, _)| it == name);
            if !is_default {
                cells.insert(name, value.clone());
            }
        }
        cells
    }

    fn check(&mut self, line: u64, given: &Cells, cells: &Cells, old: Option<&Cells>) {
        for name in self.rules.required {
            if cells.get(name).is_none_or(String::is_empty) {
                self.faults.push(FileFault::of_cell(line, name, "", "fault-required"));
            }
        }
        for name in self.rules.fixed {
            let (was, will) = (old.and_then(|it| it.get(name)), given.get(name));
            if let (Some(was), Some(will)) = (was, will)
                && was != will
                && *name != "source"
            {
                let fault = FileFault::of_cell(line, name, will, "fault-fixed");
                self.faults.push(fault.with("old", was.clone()));
            }
        }
        if let (None, Some(key)) = (old, given.get("key")) {
            let is_sound = !key.is_empty()
                && key.chars().count() <= 80
                && key.chars().all(|c| c == '-' || c == '_' || c.is_alphanumeric() && !c.is_uppercase());
            if !is_sound {
                self.faults.push(FileFault::of_cell(line, "key", key, "fault-key-malformed"));
            }
        }
        cells::check_pairs(self.dataset.name, line, cells, self.faults);
    }

    /// Whether the row belongs to a plan that is no draft.
    fn is_in_force(&self, cells: &Cells) -> bool {
        let key = self.things.plan_of(self.dataset.name, |name| cells.get(name).cloned().unwrap_or_default());
        self.lookup
            .plans()
            .iter()
            .any(|it| it.key == key && it.content.stage != crate::domain::plan::PlanStage::Draft)
    }
}

fn differences(given: &Cells, old: &Cells) -> Vec<FieldDifference> {
    given
        .iter()
        .filter_map(|(column, new)| {
            let old = old.get(column).cloned().unwrap_or_default();
            (old != *new).then(|| FieldDifference { column, old, new: new.clone() })
        })
        .collect()
}

/// The participant that everything changed belongs to, if it is one.
fn only_participant(changes: &[RowChange], things: &Things) -> Option<String> {
    let mut keys: HashSet<String> = changes
        .iter()
        .filter(|it| it.action != Action::Same)
        .map(|it| {
            things.participant_of(it.dataset.name, |name| it.cells.get(name).cloned().unwrap_or_default())
        })
        .collect();
    keys.remove("");
    let mut keys = keys.into_iter();
    keys.next().filter(|_| keys.next().is_none())
}

impl Prepared {
    /// Whether anything would be written.
    pub fn changes_something(&self) -> bool {
        self.changes.iter().any(|it| it.action != Action::Same)
    }

    /// The changes to plans that are no drafts, as `key: column`.
    pub fn amendments(&self) -> Vec<String> {
        let amended = self.changes.iter().filter(|it| it.is_amendment);
        amended
            .flat_map(|it| match &it.action {
                Action::Changed(fields) => {
                    fields.iter().map(|field| format!("{}: {}", it.key, field.column)).collect()
                }
                _ => vec![it.key.clone()],
            })
            .collect()
    }
}

/// Writes what was prepared as one entry, all or nothing. What changes nothing makes no entry.
///
/// # Errors
/// If a plan in force would change without source and reason, or the record has moved on.
pub fn apply(
    conn: &mut SqliteConnection,
    actor: &Actor,
    prepared: &Prepared,
    options: &Options,
) -> Result<Option<Position>, ImportError> {
    let amendments = prepared.amendments();
    let given = |text: &Option<String>| text.as_ref().is_some_and(|it| !it.trim().is_empty());
    let is_explained = given(&options.source) && given(&options.reason);
    if !amendments.is_empty() && !is_explained {
        return Err(ImportError::NeedsReason(amendments));
    }
    if !prepared.changes_something() {
        return Ok(None);
    }
    let kind = if amendments.is_empty() { EntryKind::Import } else { EntryKind::Amendment };
    let mut entry = actor.entry(kind, prepared.participant);
    entry.source = options.source.clone();
    entry.reason = options.reason.clone();
    let mut things = prepared.things.clone();
    let (position, ()) = ledger::record(conn, &entry, |conn, position| {
        if store::entries::last(conn)? != prepared.at {
            return Err(ImportError::Moved);
        }
        let is_new_organisation =
            |it: &&RowChange| it.dataset.name == "organisations" && it.action == Action::Added;
        let participants = prepared.changes.iter().filter(|it| it.dataset.name == "participants");
        for change in participants.filter(|it| it.action != Action::Same) {
            write::row(conn, position, change, &mut things)?;
        }
        for change in prepared.changes.iter().filter(is_new_organisation) {
            write::organisation_key(conn, position, change, &mut things)?;
        }
        let others = prepared.changes.iter().filter(|it| it.dataset.name != "participants");
        for change in others.filter(|it| it.action != Action::Same) {
            write::row(conn, position, change, &mut things)?;
        }
        Ok::<_, ImportError>(())
    })?;
    Ok(position)
}
