//! The import itself: [`prepare`] says what files would change, [`apply`] changes it, all or nothing, as one entry.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use diesel::SqliteConnection;

use super::cells::Cells;
pub use super::compare::groups;
use super::compare::{self, ColumnsOf, Draft, Faults, Records};
use super::consistency::{Candidate, Surroundings};
use super::table::{FileFault, FileRead, Table};
use super::things::Things;
use super::write;
use crate::acts::{ActError, Actor};
use crate::domain::filter::Filter;
use crate::domain::id::Position;
use crate::domain::indicator::Generation;
use crate::domain::ledger_entry::EntryKind;
use crate::domain::plan::{Plan, PlanStage};
use crate::domain::vocabulary::Vocabulary as _;
use crate::export::{Dataset, ExportError, Scope};
use crate::ledger;
use crate::store;
use crate::store::database::AccessError;
use crate::store::lookup::{Day, Lookup};

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDifference {
    pub column: &'static str,
    /// As it stands in a file; empty where there is nothing.
    pub old: String,
    pub new: String,
}

/// What a row does to the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    Added,
    Changed(Vec<FieldDifference>),
    /// The record says so already.
    Same,
}

/// What becomes of one row of a file.
#[derive(Debug, Clone)]
pub struct RowChange {
    pub dataset: &'static Dataset,
    /// What tells the row from others: the key, or the keys and terms that it is about.
    pub key: String,
    /// The name of its file.
    pub file: String,
    pub line: u64,
    pub action: Action,
    /// What the record will say.
    pub(super) cells: Cells,
    pub(super) is_removal: bool,
    /// The key of the participant that it belongs to; empty for what belongs to none.
    participant: String,
    /// Whether its plan is more than a draft, so that a change of the plan's text is an amendment.
    is_in_plan_in_force: bool,
    /// Whether its plan was submitted in this record, so that what is new in it is an amendment too. A plan that is
    /// only being carried over from elsewhere is not amended by its next commitment.
    is_in_submitted_plan: bool,
}

impl RowChange {
    /// What the record will say.
    pub fn cells(&self) -> &Cells {
        &self.cells
    }

    /// The key of the participant that it belongs to; empty for what belongs to none, as the IRM.
    pub fn participant(&self) -> &str {
        &self.participant
    }

    /// Whether it writes anything.
    pub fn is_effective(&self) -> bool {
        self.action != Action::Same
    }

    /// The changes of the text of a plan that is in force or closed, and what is new in one that was submitted.
    fn amendments(&self) -> Vec<FieldDifference> {
        let plan_text = super::rules::of(self.dataset.name).map_or(&[][..], |it| it.plan_text);
        match &self.action {
            Action::Changed(changes) if self.is_in_plan_in_force => {
                changes.iter().filter(|it| plan_text.contains(&it.column)).cloned().collect()
            }
            Action::Added if self.is_in_submitted_plan && !plan_text.is_empty() => {
                vec![FieldDifference { column: "key", old: String::new(), new: self.key.clone() }]
            }
            _ => Vec::new(),
        }
    }
}

/// What an import would do, row by row, in the order in which it would be written.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The position of the record that the files were compared with.
    pub at: Position,
    pub changes: Vec<RowChange>,
    things: Things,
}

/// A change of the text of a plan that is in force or closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    pub dataset: &'static str,
    pub key: String,
    pub change: FieldDifference,
}

impl Prepared {
    /// The amendments among the changes: they need a source and a reason.
    pub fn amendments(&self) -> Vec<Amendment> {
        let of_row = |row: &RowChange| {
            let amendment = |change| Amendment { dataset: row.dataset.name, key: row.key.clone(), change };
            row.amendments().into_iter().map(amendment).collect::<Vec<_>>()
        };
        self.changes.iter().flat_map(of_row).collect()
    }

    /// Whether it would write anything.
    pub fn is_effective(&self) -> bool {
        self.changes.iter().any(RowChange::is_effective)
    }
}

/// The faults of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultsOfFile {
    pub file: String,
    /// In the order of its lines.
    pub faults: Vec<FileFault>,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The files have faults; all of them are listed.
    #[error("the files have faults: {0:?}")]
    Faults(Vec<FaultsOfFile>),
    /// The text of a plan in force changes, which needs a source and a reason.
    #[error("{} changes of plans in force need a source and a reason", .0.len())]
    NeedsReason(Vec<Amendment>),
    /// Something was recorded since the files were compared.
    #[error("the record has moved from position {prepared} to {now}")]
    Moved { prepared: Position, now: Position },
    /// A row that was looked at cannot be written: a fault of the program.
    #[error("cannot write {0}")]
    Unwritable(String),
    /// What was asked in the transaction stands in the way.
    #[error(transparent)]
    Act(#[from] ActError),
    #[error(transparent)]
    Query(#[from] diesel::result::Error),
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error(transparent)]
    Access(#[from] AccessError),
}

/// Compares tables with the record at `at`, which is the last position, on `day`.
///
/// # Errors
/// Every fault of every row, or the database's own.
pub fn prepare(
    conn: &mut SqliteConnection,
    at: Position,
    day: Day,
    tables: &[Table],
) -> Result<Prepared, ImportError> {
    let file = |table: &Table| FileRead {
        name: format!("{}.csv", table.dataset.name),
        tables: vec![table.clone()],
        ..FileRead::default()
    };
    let files: Vec<FileRead> = tables.iter().map(file).collect();
    prepare_files(conn, at, day, &files)
}

/// The same for files, with the faults of their shape beside those of their rows.
///
/// # Errors
/// Every fault of every file, or the database's own.
pub fn prepare_files(
    conn: &mut SqliteConnection,
    at: Position,
    day: Day,
    files: &[FileRead],
) -> Result<Prepared, ImportError> {
    let mut faults = Faults(files.iter().map(|it| it.faults.clone()).collect());
    let mut columns = ColumnsOf::new();
    let drafts = compare::drafts(files, &mut columns, &mut faults);
    let datasets: HashSet<&'static str> = drafts.iter().map(|it| it.dataset.name).collect();
    let lookup = Arc::new(Lookup::load(conn, at)?);
    let filter = Filter { demonstration: true, ..Filter::default() };
    let scope = Scope { at, day, filter, lookup: Arc::clone(&lookup) };
    let mut records = Records::default();
    if let Some(organisations) = Dataset::by_name("organisations").filter(|it| datasets.contains(it.name)) {
        records.load(conn, &scope, organisations, &[])?;
    }
    let drafts = compare::split_names(drafts, &mut columns, &records);
    let drafts = compare::arrange(drafts, files, &mut faults);
    let mut things = Things::load(conn, &datasets)?;
    compare::bring(&drafts, &mut things, &mut faults);
    let plans = plans_of(&drafts, &things, &lookup);
    for draft in &drafts {
        records.load(conn, &scope, draft.dataset, &plans)?;
    }
    let in_force = lookup.plans().into_iter().filter(|it| it.content.stage != PlanStage::Draft);
    let in_force: HashSet<&str> = in_force.map(|it| it.key.as_str()).collect();
    let submitted = store::plans::submitted_keys(conn, at)?;
    let (columns, lookup, records) = (&columns, &*lookup, &records);
    let mut comparing = Comparing { files, columns, lookup, in_force, submitted, records, things, faults };
    let changes = comparing.changes(&drafts);
    let Comparing { things, faults, .. } = comparing;
    if faults.0.iter().any(|it| !it.is_empty()) {
        return Err(ImportError::Faults(told(files, faults)));
    }
    Ok(Prepared { at, changes, things })
}

/// The plans of the record that the rows are about.
fn plans_of<'a>(drafts: &[Draft], things: &Things, lookup: &'a Lookup) -> Vec<&'a Plan> {
    let keys: HashSet<String> =
        drafts.iter().map(|it| things.plan_of(it.dataset.name, |column| it.cell(column))).collect();
    lookup.plans().into_iter().filter(|it| keys.contains(&it.key)).collect()
}

/// The faults of each file that has some, by line, with its own headings.
fn told(files: &[FileRead], faults: Faults) -> Vec<FaultsOfFile> {
    let of_file = |(file, mut faults): (&FileRead, Vec<FileFault>)| {
        for fault in &mut faults {
            let heading = fault.column.as_deref().and_then(|it| file.headings.get(it));
            if let Some(heading) = heading {
                fault.column = Some(heading.clone());
            }
        }
        faults.sort_by_key(|it| it.line);
        FaultsOfFile { file: file.name.clone(), faults }
    };
    files.iter().zip(faults.0).map(of_file).filter(|it| !it.faults.is_empty()).collect()
}

/// The comparison of all rows.
struct Comparing<'a> {
    files: &'a [FileRead],
    columns: &'a ColumnsOf,
    lookup: &'a Lookup,
    /// The plans that are more than a draft.
    in_force: HashSet<&'a str>,
    /// The keys of the plans that have a submitted version here.
    submitted: HashSet<String>,
    records: &'a Records,
    things: Things,
    faults: Faults,
}

impl Comparing<'_> {
    fn changes(&mut self, drafts: &[Draft]) -> Vec<RowChange> {
        let named: HashSet<String> = drafts
            .iter()
            .filter(|it| it.dataset.name == "organisation_names")
            .map(|it| it.cell("organisation"))
            .collect();
        let mut organisation_kinds: HashMap<String, String> = self
            .lookup
            .organisations()
            .into_iter()
            .map(|it| (it.key.clone(), it.content.kind.slug().to_owned()))
            .collect();
        let organisations = drafts.iter().filter(|it| it.dataset.name == "organisations");
        organisation_kinds.extend(
            organisations.map(|it| (it.cell("key"), it.cell("kind"))).filter(|(_, kind)| !kind.is_empty()),
        );
        let mut generations: HashMap<String, Generation> =
            self.lookup.plans().into_iter().map(|it| (it.key.clone(), it.content.generation)).collect();
        let plans = drafts.iter().filter(|it| it.dataset.name == "plans");
        generations
            .extend(plans.filter_map(|it| {
                Some((it.cell("key"), Generation::from_slug(&it.cell("generation")).ok()?))
            }));
        let mut changes = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let Some(columns) = self.columns.get(draft.dataset.name) else { continue };
            let record = self.records.find(draft.dataset.name, &draft.identity());
            let compared = compare::compare(draft, columns, record);
            if compared.action != Action::Same || record.is_none() {
                let candidate = Candidate {
                    line: draft.line,
                    rules: draft.rules,
                    columns,
                    given: &draft.given,
                    record,
                    merged: &compared.merged,
                };
                let around = Surroundings {
                    things: &self.things,
                    organisation_kinds: &organisation_kinds,
                    generations: &generations,
                };
                let found = candidate.faults(&around);
                found.into_iter().for_each(|fault| self.faults.add(draft.file, fault));
            }
            if draft.dataset.name == "organisations"
                && record.is_none()
                && !named.contains(&draft.cell("key"))
            {
                let fault = FileFault::of_cell(draft.line, "name_ko", "", "fault-name-missing");
                self.faults.add(draft.file, fault);
            }
            changes.push(self.change(draft, compared));
        }
        changes
    }

    fn change(&self, draft: &Draft, compared: compare::Comparison) -> RowChange {
        let cell = |column: &str| draft.cell(column);
        let plan = self.things.plan_of(draft.dataset.name, cell);
        let parts: Vec<String> = draft.identity().into_iter().filter(|it| !it.is_empty()).collect();
        RowChange {
            dataset: draft.dataset,
            key: parts.join(" / "),
            file: self.files.get(draft.file).map(|it| it.name.clone()).unwrap_or_default(),
            line: draft.line,
            action: compared.action,
            cells: compared.merged,
            is_removal: compared.is_removal,
            participant: self.things.participant_of(draft.dataset.name, cell),
            is_in_plan_in_force: self.in_force.contains(plan.as_str()),
            is_in_submitted_plan: self.submitted.contains(&plan),
        }
    }
}

/// Where an import comes from and why; both are required where a plan in force changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    pub source: Option<String>,
    pub reason: Option<String>,
}

fn said(text: &Option<String>) -> Option<String> {
    text.as_deref().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned)
}

/// Whether it is an amendment, which needs a source and a reason.
///
/// # Errors
/// If it is one and lacks either.
pub fn check_reason(prepared: &Prepared, options: &Options) -> Result<bool, ImportError> {
    let amendments = prepared.amendments();
    let is_explained = said(&options.source).is_some() && said(&options.reason).is_some();
    if !amendments.is_empty() && !is_explained {
        return Err(ImportError::NeedsReason(amendments));
    }
    Ok(!amendments.is_empty())
}

/// Writes what was prepared as one entry, and returns its position; none if there was nothing to write.
///
/// # Errors
/// If an amendment lacks its source or reason, if the record has moved since it was prepared, or the database's own;
/// nothing is written then.
pub fn apply(
    conn: &mut SqliteConnection,
    actor: &Actor,
    prepared: &Prepared,
    options: &Options,
) -> Result<Option<Position>, ImportError> {
    apply_after(conn, actor, prepared, options, |_| Ok(()))
}

/// The same, after `first` was asked in the transaction.
///
/// # Errors
/// As [`apply`], and what `first` returns.
pub fn apply_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    prepared: &Prepared,
    options: &Options,
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<Option<Position>, ImportError> {
    let is_amendment = check_reason(prepared, options)?;
    if !prepared.is_effective() {
        return Ok(None);
    }
    let kind = if is_amendment { EntryKind::Amendment } else { EntryKind::Import };
    let mut entry = actor.entry(kind, None);
    (entry.source, entry.reason) = (said(&options.source), said(&options.reason));
    let (position, ()) = ledger::record_for(conn, &entry, |conn, position| {
        if position != prepared.at.next() {
            let now = Position(position.0.saturating_sub(1));
            return Err(ImportError::Moved { prepared: prepared.at, now });
        }
        first(conn)?;
        let mut things = prepared.things.clone();
        let rows: Vec<&RowChange> = prepared.changes.iter().filter(|it| it.is_effective()).collect();
        write::rows(conn, position, &rows, &mut things)?;
        // What belongs to nobody, as the IRM, does not make an entry everybody's.
        let participants: HashSet<&str> =
            rows.iter().map(|it| it.participant.as_str()).filter(|it| !it.is_empty()).collect();
        let mut participants = participants.into_iter();
        let only = participants.next().filter(|_| participants.next().is_none());
        Ok(((), only.map(|key| things.participant(key)).transpose()?))
    })?;
    Ok(position)
}
