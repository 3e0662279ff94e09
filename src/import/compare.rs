//! The rows of files beside the rows of the record: which are new, which differ, and which say nothing new.

use std::collections::{HashMap, HashSet};

use diesel::SqliteConnection;

use super::cells::{Cells, Columns, Given};
use super::engine::{Action, FieldDifference};
use super::rules::{self, Rules};
use super::table::{FileFault, FileRead};
use super::things::{Thing, Things};
use crate::domain::assessment::HowEntered;
use crate::domain::plan::Plan;
use crate::domain::vocabulary::Vocabulary as _;
use crate::export::{self, Dataset, ExportError, Scope};

/// A row of a file on its way into the record.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The place of its file.
    pub file: usize,
    pub line: u64,
    pub dataset: &'static Dataset,
    pub rules: &'static Rules,
    pub given: Given,
    /// Whether it is a name that stands in a row of organisations, and not in a file of names.
    pub is_implied: bool,
}

impl Draft {
    pub fn cell(&self, column: &str) -> String {
        self.given.cells.get(column).cloned().unwrap_or_default()
    }

    /// What tells the row from others.
    pub fn identity(&self) -> Vec<String> {
        identity(self.rules, &self.given.cells)
    }

    fn has(&self, column: &str) -> bool {
        self.given.cells.contains_key(column)
    }

    /// The column that says what a thing belongs to, as far as it is known.
    fn parent(&self) -> String {
        match self.rules.thing {
            Some(Thing::Organisation | Thing::Plan) => self.cell("participant"),
            Some(Thing::Period | Thing::Commitment) => self.cell("plan"),
            Some(Thing::Milestone | Thing::Report | Thing::Review) => self.cell("commitment"),
            Some(Thing::Evidence) => [self.cell("report"), self.cell("review")].concat(),
            Some(Thing::Participant) | None => String::new(),
        }
    }
}

fn identity(rules: &Rules, cells: &Cells) -> Vec<String> {
    let cell = |it: &&'static str| cells.get(*it).cloned().unwrap_or_default();
    // A value is transcribed once, whoever did it.
    let is_anybodys = |it: &&'static str| **it == *"entered_by" && is_transcribed(rules, cells);
    rules.identity.iter().map(|it| if is_anybodys(it) { String::new() } else { cell(it) }).collect()
}

fn is_transcribed(rules: &Rules, cells: &Cells) -> bool {
    rules.dataset == "assessments"
        && cells.get("how_entered").is_some_and(|it| it == HowEntered::Transcribed.slug())
}

/// What a value is told apart by.
const VALUE: [&str; 3] = ["value", "missing", "value_text"];

/// Where a value comes from and who looked at it.
const PROVENANCE: [&str; 5] = ["entered_by", "checked_by", "report_year", "report_url", "page"];

/// Of a transcription of another value, nothing that was said of the one before holds; of the same value, the one who
/// transcribed it first did.
fn settle_provenance(draft: &Draft, record: &Cells, merged: &mut Cells) {
    let same = VALUE.iter().all(|it| record.get(it) == merged.get(it));
    if same {
        for column in ["entered_by", "checked_by"] {
            let is_unsaid = draft.cell(column).is_empty() || column == "entered_by";
            if let Some(old) = record.get(column).filter(|_| is_unsaid) {
                merged.insert(column, old.clone());
            }
        }
    } else {
        PROVENANCE.iter().filter(|it| !draft.has(it)).for_each(|it| drop(merged.insert(it, String::new())));
    }
}

/// The columns of each data set that an import has to do with.
pub type ColumnsOf = HashMap<&'static str, Columns>;

/// The faults of each file.
#[derive(Debug)]
pub struct Faults(pub Vec<Vec<FileFault>>);

impl Faults {
    pub fn add(&mut self, file: usize, fault: FileFault) {
        if let Some(faults) = self.0.get_mut(file) {
            faults.push(fault);
        }
    }
}

/// Every row of the files whose keys can be read, with its cells looked at.
pub fn drafts(files: &[FileRead], columns: &mut ColumnsOf, faults: &mut Faults) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (file, read) in files.iter().enumerate() {
        for table in &read.tables {
            let Some(rules) = rules::of(table.dataset.name) else { continue };
            let columns = columns.entry(table.dataset.name).or_insert_with(|| Columns::of(table.dataset));
            for row in &table.rows {
                let mut own = Vec::new();
                let given = columns.check(row, &mut own);
                for column in rules.key_columns() {
                    if !given.bad.contains(column) && given.cells.get(column).is_none_or(String::is_empty) {
                        own.push(FileFault::of_cell(row.line, column, "", "fault-key-empty"));
                    }
                }
                let keyless = own
                    .iter()
                    .any(|it| it.column.as_deref().is_some_and(|column| rules.identity.contains(&column)));
                own.into_iter().for_each(|fault| faults.add(file, fault));
                if !keyless {
                    let dataset = table.dataset;
                    drafts.push(Draft { file, line: row.line, dataset, rules, given, is_implied: false });
                }
            }
        }
    }
    drafts
}

/// The columns of organisations that are those of its name on the day.
const NAME_COLUMNS: [&str; 5] = ["name_from", "name_ko", "name_ko_is", "name_en", "name_en_is"];

/// Takes the names out of rows of organisations and makes rows of their own of them: a name holds from a date on, and
/// the file shows the one of its day. A file of names says it better where it says the same name.
pub fn split_names(drafts: Vec<Draft>, columns: &mut ColumnsOf, records: &Records) -> Vec<Draft> {
    let names = Dataset::by_name("organisation_names").zip(rules::of("organisation_names"));
    let Some((dataset, rules)) = names else { return drafts };
    let told: HashSet<Vec<String>> =
        drafts.iter().filter(|it| it.dataset.name == dataset.name).map(Draft::identity).collect();
    let mut all = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        if draft.dataset.name == "organisations" {
            let record = records.find("organisations", &draft.identity());
            let mut given = Given::default();
            for column in NAME_COLUMNS {
                given.cells.extend(draft.given.cells.remove_entry(column));
                given.bad.extend(draft.given.bad.take(column));
            }
            let said = |cells: &Cells| {
                NAME_COLUMNS.iter().any(|it| cells.get(it).is_some_and(|cell| !cell.is_empty()))
            };
            let is_about_a_name = said(&given.cells) || (!given.cells.is_empty() && record.is_some_and(said));
            if is_about_a_name {
                let from = record.and_then(|it| it.get("name_from")).cloned().unwrap_or_default();
                given.cells.entry("name_from").or_insert(from);
                given.cells.insert("organisation", draft.cell("key"));
                given.cells.extend(draft.given.cells.get_key_value("source").map(|(k, v)| (*k, v.clone())));
                let name = Draft { dataset, rules, given, is_implied: true, ..draft.clone() };
                if !told.contains(&name.identity()) {
                    columns.entry(dataset.name).or_insert_with(|| Columns::of(dataset));
                    all.push(name);
                }
            }
        }
        all.push(draft);
    }
    all
}

/// Puts the rows in the order in which one needs the other, and leaves the second of two for the same thing out.
pub fn arrange(mut drafts: Vec<Draft>, files: &[FileRead], faults: &mut Faults) -> Vec<Draft> {
    let places: HashMap<&str, usize> =
        export::ALL.iter().enumerate().map(|(place, it)| (it.name, place)).collect();
    drafts.sort_by_key(|it| places.get(it.dataset.name).copied());
    let mut seen: HashMap<(&'static str, Vec<String>), (usize, u64)> = HashMap::with_capacity(drafts.len());
    drafts.retain(|draft| {
        let first = *seen.entry((draft.dataset.name, draft.identity())).or_insert((draft.file, draft.line));
        if first == (draft.file, draft.line) {
            return true;
        }
        let column = draft.rules.identity.first().copied().unwrap_or_default();
        let name = files.get(first.0).map(|it| it.name.clone()).unwrap_or_default();
        let fault = FileFault::of_cell(draft.line, column, &draft.cell(column), "fault-duplicate-row");
        faults.add(draft.file, fault.with("first", first.1.to_string()).with("file", name));
        false
    });
    drafts
}

/// Files in the order in which one needs the other, each by itself; but reports and reviews with their evidence, since
/// proof comes with what it proves.
pub fn groups(mut files: Vec<FileRead>) -> Vec<Vec<FileRead>> {
    let place = |file: &FileRead| {
        let name = file.tables.first().map(|it| it.dataset.name);
        export::ALL.iter().position(|it| Some(it.name) == name)
    };
    let is_said = |file: &FileRead| {
        file.tables.iter().any(|it| matches!(it.dataset.name, "reports" | "reviews" | "evidence"))
    };
    files.sort_by_key(place);
    let mut groups: Vec<Vec<FileRead>> = Vec::new();
    for file in files {
        match groups.last_mut() {
            Some(group) if is_said(&file) && group.iter().all(is_said) => group.push(file),
            _ => groups.push(vec![file]),
        }
    }
    groups
}

/// The longest key, in characters: it stands in addresses.
const KEY_LENGTH: usize = 80;

/// Whether a key can stand in an address as it is: `[a-z0-9가-힣_-]`, 1 to 80 of them.
fn is_well_formed(key: &str) -> bool {
    let fits = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '가'..='힣' | '_' | '-');
    !key.is_empty() && key.chars().all(fits) && key.chars().count() <= KEY_LENGTH
}

/// Notes the things that the rows bring, so that other rows may name them.
pub fn bring(drafts: &[Draft], things: &mut Things, faults: &mut Faults) {
    for draft in drafts {
        let Some(thing) = draft.rules.thing else { continue };
        let key = draft.cell("key");
        if things.is_recorded(thing, &key) {
            continue;
        }
        if !is_well_formed(&key) {
            faults.add(draft.file, FileFault::of_cell(draft.line, "key", &key, "fault-key-form"));
        }
        things.bring(thing, &key, &draft.parent());
    }
}

/// Rows of the record, as a file would have them.
#[derive(Debug, Default)]
pub struct Records {
    rows: HashMap<&'static str, HashMap<Vec<String>, Cells>>,
}

impl Records {
    /// Reads what the record says of these plans, or all of it for a data set that is not divided by plans.
    pub fn load(
        &mut self,
        conn: &mut SqliteConnection,
        scope: &Scope,
        dataset: &'static Dataset,
        plans: &[&Plan],
    ) -> Result<(), ExportError> {
        let Some(rules) = rules::of(dataset.name) else { return Ok(()) };
        if self.rows.contains_key(dataset.name) {
            return Ok(());
        }
        let rows = dataset.cells(conn, scope, plans)?;
        self.rows.insert(dataset.name, rows.into_iter().map(|it| (identity(rules, &it), it)).collect());
        Ok(())
    }

    pub fn find(&self, dataset: &str, identity: &[String]) -> Option<&Cells> {
        self.rows.get(dataset)?.get(identity)
    }
}

/// What a row would make of the record.
#[derive(Debug)]
pub struct Comparison {
    pub action: Action,
    /// What the record would say.
    pub merged: Cells,
    /// Whether the row takes something out of the record: a policy area, a text, a cell.
    pub is_removal: bool,
}

/// Compares a row with its record. A column that the file does not have is left alone; an empty cell empties.
pub fn compare(draft: &Draft, columns: &Columns, record: Option<&Cells>) -> Comparison {
    let mut merged = match record {
        Some(record) => record.clone(),
        None => draft.rules.defaults.iter().map(|(column, cell)| (*column, (*cell).to_owned())).collect(),
    };
    if draft.dataset.name == "organisations" {
        NAME_COLUMNS.iter().for_each(|it| drop(merged.remove(it)));
    }
    for (column, cell) in &draft.given.cells {
        merged.insert(column, cell.clone());
    }
    if let Some(record) = record.filter(|_| is_transcribed(draft.rules, &merged)) {
        settle_provenance(draft, record, &mut merged);
    }
    // A text that is emptied takes along where it came from, if the file does not speak of that.
    for origin in columns.all().map(|it| it.name) {
        let text = origin.strip_suffix("_is");
        if text.is_some_and(|it| draft.has(it) && draft.cell(it).is_empty()) && !draft.has(origin) {
            merged.insert(origin, String::new());
        }
    }
    let is_empty = |column: &str| merged.get(column).is_none_or(String::is_empty);
    let is_removal = draft.given.bad.is_empty()
        && match draft.dataset.name {
            "commitment_areas" => draft.cell("area_value") == "0",
            "commitment_texts" => is_empty("text_ko") && is_empty("text_en"),
            "ogp_cells" => is_empty("cell_text"),
            _ => false,
        };
    let action = match record {
        None if is_removal => Action::Same,
        None => Action::Added,
        Some(record) => match differences(record, &merged) {
            changes if changes.is_empty() => Action::Same,
            // Where a row comes from is no change of what it says; but the source of a name is told by its own file.
            changes
                if changes.iter().all(|it| it.column == "source")
                    && (draft.is_implied || draft.dataset.name != "organisation_names") =>
            {
                Action::Same
            }
            changes => Action::Changed(changes),
        },
    };
    Comparison { action, merged, is_removal }
}

fn differences(record: &Cells, merged: &Cells) -> Vec<FieldDifference> {
    let old = |column: &str| record.get(column).cloned().unwrap_or_default();
    merged
        .iter()
        .filter(|(column, cell)| record.get(*column).map_or("", String::as_str) != cell.as_str())
        .map(|(column, cell)| FieldDifference { column, old: old(column), new: cell.clone() })
        .collect()
}
