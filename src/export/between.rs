//! A plan at two positions: what was kept, changed, added and dropped between them. The same cells as the files have,
//! so that a page and a file never differ.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use diesel::SqliteConnection;

use super::{Cells, Dataset, ExportError, Scope};
use crate::domain::commitment::Standing;
use crate::domain::filter::Filter;
use crate::domain::id::Position;
use crate::domain::plan::Plan;
use crate::domain::text::Bilingual;
use crate::domain::vocabulary::Vocabulary as _;
use crate::store::lookup::{Day, Lookup};

/// The data sets that are compared.
const COMPARED: [&str; 2] = ["commitments", "milestones"];

/// Columns that say where a row comes from or stands in a list, and not what was promised.
const ASIDE: &[&str] =
    &["source", "ordinal", "ogp_id", "url", "areas_coded", "note_ko", "note_en", "short_title", "unit"];

/// What became of a commitment or milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    Kept,
    /// Column, before, after.
    Changed(Vec<(&'static str, String, String)>),
    Added,
    Dropped,
}

/// A commitment or milestone with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub dataset: &'static str,
    pub key: String,
    /// The commitment that a milestone belongs to; of a commitment its own key.
    pub commitment: String,
    pub number: String,
    title_ko: Option<String>,
    title_en: Option<String>,
    pub fate: Fate,
}

impl Row {
    pub fn title(&self) -> Bilingual<'_> {
        Bilingual::plain(&self.title_ko, &self.title_en)
    }
}

/// A plan at `from` beside itself at `to`, in the order of the later.
///
/// # Errors
/// The database's own.
pub fn between(
    conn: &mut SqliteConnection,
    plan: &Plan,
    (from, to): (Position, Position),
    day: Day,
) -> Result<Vec<Row>, ExportError> {
    let mut rows = Vec::new();
    // Commitments come first: what became of one became of its milestones.
    let (mut withdrawn_before, mut withdrawn_after) = (Withdrawn::default(), Withdrawn::default());
    for dataset in COMPARED.iter().filter_map(|it| Dataset::by_name(it)) {
        let before = cells_at(conn, dataset, plan, from, day)?;
        let after = cells_at(conn, dataset, plan, to, day)?;
        withdrawn_before.learn(&before);
        withdrawn_after.learn(&after);
        let known: BTreeMap<&str, &Cells> =
            before.iter().filter_map(|it| Some((it.get("key")?.as_str(), it))).collect();
        let kept: BTreeSet<&str> = after.iter().filter_map(|it| it.get("key").map(String::as_str)).collect();
        for cells in &after {
            let old = cells.get("key").and_then(|key| known.get(key.as_str()));
            let fate =
                fate(old.map(|it| (*it, withdrawn_before.holds(it))), (cells, withdrawn_after.holds(cells)));
            rows.extend(fate.map(|fate| row(dataset, cells, fate)));
        }
        // Nothing is ever deleted: what is not there later belonged to another plan by then.
        let gone = before.iter().filter(|it| it.get("key").is_some_and(|key| !kept.contains(key.as_str())));
        rows.extend(gone.map(|cells| row(dataset, cells, Fate::Dropped)));
    }
    Ok(rows)
}

/// The rows of a plan as a file of that position would have them.
fn cells_at(
    conn: &mut SqliteConnection,
    dataset: &Dataset,
    plan: &Plan,
    at: Position,
    day: Day,
) -> Result<Vec<Cells>, ExportError> {
    let lookup = Arc::new(Lookup::load(conn, at)?);
    let filter = Filter { demonstration: true, ..Filter::of_plan(&plan.key) };
    let scope = Scope { at, day, filter, lookup: Arc::clone(&lookup) };
    let plans: Vec<&Plan> = lookup.plan_by_key(&plan.key).into_iter().collect();
    dataset.cells(conn, &scope, &plans)
}

/// The keys of what is withdrawn.
#[derive(Debug, Default)]
struct Withdrawn(BTreeSet<String>);

impl Withdrawn {
    fn learn(&mut self, rows: &[Cells]) {
        let own = rows.iter().filter(|it| self.holds(it)).filter_map(|it| it.get("key").cloned());
        let own: Vec<String> = own.collect();
        self.0.extend(own);
    }

    /// Whether a commitment or milestone is withdrawn, or a milestone with its commitment.
    fn holds(&self, cells: &Cells) -> bool {
        cells.get("standing").is_some_and(|it| it == Standing::Withdrawn.slug())
            || cells.get("commitment").is_some_and(|it| self.0.contains(it))
    }
}

/// What became of a row, given with whether it is withdrawn; none of one that was before and still is.
fn fate(before: Option<(&Cells, bool)>, (after, is_withdrawn): (&Cells, bool)) -> Option<Fate> {
    match before {
        None if is_withdrawn => None,
        None => Some(Fate::Added),
        Some((_, true)) if is_withdrawn => None,
        Some((_, false)) if is_withdrawn => Some(Fate::Dropped),
        Some((before, _)) => {
            let is_compared = |name: &&'static str| !ASIDE.contains(name) && !name.ends_with("_is");
            let cell = |cells: &Cells, name: &str| cells.get(name).cloned().unwrap_or_default();
            let changes: Vec<(&'static str, String, String)> = after
                .keys()
                .copied()
                .filter(|it| is_compared(it))
                .map(|name| (name, cell(before, name), cell(after, name)))
                .filter(|(_, old, new)| old != new)
                .collect();
            Some(if changes.is_empty() { Fate::Kept } else { Fate::Changed(changes) })
        }
    }
}

fn row(dataset: &Dataset, cells: &Cells, fate: Fate) -> Row {
    let cell = |name: &str| cells.get(name).cloned().unwrap_or_default();
    let commitment = if dataset.name == "commitments" { cell("key") } else { cell("commitment") };
    Row {
        dataset: dataset.name,
        key: cell("key"),
        commitment,
        number: cell("number"),
        title_ko: Some(cell("title_ko")).filter(|it| !it.is_empty()),
        title_en: Some(cell("title_en")).filter(|it| !it.is_empty()),
        fate,
    }
}
