//! OGP's commitments file, translated into our own data sets, with every difference and every reading said.

use std::collections::{BTreeMap, HashMap, HashSet};

pub use super::ogp_cells::Reading;
pub use super::ogp_known::Known;
pub use super::ogp_sheet::is_ogp;

use super::ogp_cells::{Reader, RowRead, split_id};
use super::ogp_checks::{self, File};
use super::ogp_dates::{Order, certain_order};
use super::ogp_known::is_ours;
use super::ogp_sheet::{Line, Sheet};
use super::ogp_tables;
use super::table::{FileFault, Row, Table};
use crate::domain::id::{free_key, key_part};
use crate::domain::indicator::Generation;
use crate::domain::participant::Participant;
use crate::domain::plan::{Plan, PlanStage};
use crate::export::Dataset;
use crate::export::ogp::{COLUMNS, Holds, ID, NUMBER, OgpRow};

/// What OGP's file says, in the shape of our own data sets.
#[derive(Debug)]
pub struct OgpFile {
    /// In the order in which they are to be written.
    pub tables: Vec<Table>,
    /// Where a rule gives something else than what stands in the file.
    pub differences: Vec<Difference>,
    /// The cells that a stated rule read differently from their letters.
    pub readings: Vec<Reading>,
}

/// A cell in which the file and a rule disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// From 1, the headings included.
    pub line: u64,
    pub ogp_id: String,
    pub column: &'static str,
    /// What stands in the file.
    pub file: String,
    /// What the rule gives.
    pub ours: String,
    /// Whether our own files write what the rule gives; if not, the file's word stands.
    pub is_ours_written: bool,
}

/// Translates the file.
///
/// # Errors
/// Every fault in it, in its order; then nothing of it is to be written.
pub fn read(known: &Known, text: &str) -> Result<OgpFile, Vec<FileFault>> {
    let mut faults = Vec::new();
    let mut readings = Vec::new();
    let sheet = Sheet::read(text, &mut faults);
    let orders = orders(&sheet);
    let mut rows = Vec::new();
    for line in &sheet.lines {
        let order = orders.get(&plan_of(&sheet, line)).copied().unwrap_or(Order::MonthFirst);
        let reader = Reader { sheet: &sheet, line, order, faults: &mut faults, readings: &mut readings };
        rows.extend(reader.read());
    }
    ogp_checks::constants(&rows, &mut faults);
    if !faults.is_empty() {
        faults.sort_by_key(|it| (it.line, it.column.as_deref().map(place)));
        return Err(faults);
    }
    Ok(Translation::new(known, &sheet).translate(rows, readings))
}

/// Where a column stands, to tell faults in the order of the file.
fn place(heading: &str) -> usize {
    COLUMNS.iter().position(|it| it.heading == heading).unwrap_or(usize::MAX)
}

/// The plan that a row belongs to, before anything is read: letters of the id, and plan number.
fn plan_of<'a>(sheet: &'a Sheet, line: &'a Line) -> (&'a str, &'a str) {
    let prefix = sheet.cell(line, ID).and_then(split_id).map_or("", |(prefix, _)| prefix);
    (prefix, sheet.cell(line, "Action Plan Number").unwrap_or_default())
}

/// How the dates of each plan are to be read: the day first where some can only be read so and none the other way.
fn orders(sheet: &Sheet) -> HashMap<(&str, &str), Order> {
    let mut orders = HashMap::new();
    for line in &sheet.lines {
        for heading in ["Start Date", "End Date"] {
            if let Some(order) = sheet.cell(line, heading).and_then(certain_order) {
                let known = orders.entry(plan_of(sheet, line)).or_insert(order);
                *known = order.min(*known);
            }
        }
    }
    orders
}

/// The rows of each data set, as they grow.
#[derive(Default)]
struct Rows {
    participants: Vec<Row>,
    plans: Vec<Row>,
    commitments: Vec<Row>,
    texts: Vec<Row>,
    areas: Vec<Row>,
    assessments: Vec<Row>,
    cells: Vec<Row>,
}

struct Translation<'a> {
    known: &'a Known,
    sheet: &'a Sheet,
    lines: HashMap<u64, &'a Line>,
    rows: Rows,
    differences: Vec<Difference>,
    /// Participants and plans that are written already, by key.
    written: HashSet<String>,
    /// Keys of commitments given by this file.
    given: HashSet<String>,
}

impl<'a> Translation<'a> {
    fn new(known: &'a Known, sheet: &'a Sheet) -> Self {
        Self {
            known,
            sheet,
            lines: sheet.lines.iter().map(|it| (it.number, it)).collect(),
            rows: Rows::default(),
            differences: Vec::new(),
            written: HashSet::new(),
            given: HashSet::new(),
        }
    }

    fn translate(mut self, mut rows: Vec<RowRead>, readings: Vec<Reading>) -> OgpFile {
        // What is known by its OGP id keeps its key, whatever the order of the rows.
        for read in &rows {
            let id = read.row.ogp_id.as_deref().unwrap_or_default();
            let known = self.known.commitment(id, None, None, &self.given);
            self.given.extend(known.map(|it| it.key.clone()));
        }
        let file = File::of(&rows);
        for read in &mut rows {
            self.row(read, &file);
        }
        OgpFile { tables: tables(self.rows), differences: self.differences, readings }
    }

    fn row(&mut self, read: &mut RowRead, file: &File) {
        let participant = self.known.participant(&read.prefix);
        let plan = participant.and_then(|it| self.known.plan(it.id, read.row.plan_number));
        let participant_key = ogp_tables::participant_key(&read.prefix, participant);
        let plan_key =
            plan.map_or_else(|| format!("{participant_key}-{}", read.row.plan_number), |it| it.key.clone());
        if self.written.insert(participant_key.clone()) {
            self.rows.participants.push(ogp_tables::participant(read, participant));
        }
        if self.written.insert(plan_key.clone()) {
            self.rows.plans.push(ogp_tables::plan(read, &participant_key, &plan_key, plan));
        }
        let (key, commitment) = self.key(read, &plan_key, plan);
        self.rows.commitments.push(ogp_tables::commitment(read, &plan_key, &key, commitment));
        self.rows.texts.extend(ogp_tables::text(read, &key));
        self.rows.areas.extend(ogp_tables::areas(read, &key, commitment.is_some()));
        let generation = plan.filter(|it| !is_ours(&it.content.source)).map(|it| it.content.generation);
        let generation =
            generation.unwrap_or(Generation::of_year(read.row.submission_year.unwrap_or_default()));
        let known = (self.known, commitment);
        self.rows.assessments.extend(ogp_tables::assessments(read, &key, generation, known));
        merge(&mut read.row, participant, plan);
        self.compare(read, file);
        let in_record = commitment.map_or(&[][..], |it| self.known.kept(it.id));
        self.rows.cells.extend(ogp_tables::kept(read, &key, in_record));
    }

    /// The key of a commitment, and what the record has under it.
    fn key(
        &mut self,
        read: &RowRead,
        plan_key: &str,
        plan: Option<&Plan>,
    ) -> (String, Option<&'a crate::domain::commitment::Commitment>) {
        let row = &read.row;
        let id = row.ogp_id.as_deref().unwrap_or_default();
        let plan_id = plan.map(|it| it.id);
        let known = self.known.commitment(id, plan_id, row.number.as_deref(), &self.given);
        let key = known.map_or_else(
            || {
                let part = row.number.as_deref().and_then(key_part).unwrap_or_else(|| id.to_lowercase());
                let is_taken = |key: &str| self.known.is_taken(key) || self.given.contains(key);
                free_key(&format!("{plan_key}-{part}"), is_taken)
            },
            |it| it.key.clone(),
        );
        self.given.insert(key.clone());
        (key, known)
    }

    /// Compares what our own file would write with what came; keeps what came wherever they differ.
    fn compare(&mut self, read: &mut RowRead, file: &File) {
        let Some(line) = self.lines.get(&read.line) else { return };
        let mut kept = BTreeMap::new();
        let ogp_id = read.row.ogp_id.clone().unwrap_or_default();
        let mut differ = |column, came: &str, ours: String, is_ours_written| {
            self.differences.push(Difference {
                line: read.line,
                ogp_id: ogp_id.clone(),
                column,
                file: came.to_owned(),
                ours,
                is_ours_written,
            });
        };
        for column in COLUMNS.iter() {
            let came = self.sheet.cell(line, column.heading).unwrap_or_default();
            let is_given = matches!(column.holds, Holds::Given(_));
            let ours = column.cell(&read.row);
            if (is_given || ours != came) && !came.is_empty() {
                kept.insert(column.heading.to_owned(), came.to_owned());
            }
            let is_compared = match column.holds {
                Holds::Twin(_) | Holds::Computed(_) => true,
                Holds::Fact(_) => column.heading != NUMBER,
                _ => false,
            };
            if is_compared && ours != came {
                differ(column.heading, came, ours.into_owned(), true);
            }
            if let Some(ours) = ogp_checks::by_rule(column, &read.row, file).filter(|it| it != came) {
                differ(column.heading, came, ours, false);
            }
        }
        read.row.kept = kept;
    }
}

/// Puts in place what the record will go on saying: what it knows from elsewhere.
fn merge(row: &mut OgpRow, participant: Option<&Participant>, plan: Option<&Plan>) {
    if let Some(own) = participant.map(|it| &it.content).filter(|it| !is_ours(&it.source)) {
        row.country = own.name_en.clone().or(row.country.take());
        row.code = own.iso3.clone().or(row.code.take());
        row.region = own.region.or(row.region);
        row.level = Some(own.level);
    }
    if let Some(own) = plan.map(|it| &it.content).filter(|it| !is_ours(&it.source)) {
        row.plan_id = own.ogp_id.clone().or(row.plan_id.take());
        row.submission_year = own.submission_year.or(row.submission_year);
        row.end_year = own.end_on.map(|it| chrono::Datelike::year(&it)).or(row.end_year);
        row.is_in_force = Some(own.stage == PlanStage::InForce);
    }
}

fn tables(rows: Rows) -> Vec<Table> {
    let all = [
        ("participants", rows.participants),
        ("plans", rows.plans),
        ("commitments", rows.commitments),
        ("commitment_texts", rows.texts),
        ("commitment_areas", rows.areas),
        ("ogp_cells", rows.cells),
        ("assessments", rows.assessments),
    ];
    let table = |(name, rows)| Some(Table { dataset: Dataset::by_name(name)?, rows });
    all.into_iter().filter_map(table).collect()
}
