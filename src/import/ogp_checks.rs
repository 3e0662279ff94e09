//! What must agree between the rows of OGP's file, and what one of its columns says of another.

use std::collections::HashMap;

use super::ogp_cells::RowRead;
use super::table::FileFault;
use crate::domain::derived::{self, Coded};
use crate::domain::indicator::{Indicator, Term};
use crate::domain::policy_area::AreaValue;
use crate::domain::vocabulary::Vocabulary as _;
use crate::export::ogp::{Holds, ID, OgpColumn, OgpRow};

/// A fact that is the same in all rows of a participant or of a plan.
type Constant = (&'static str, fn(&OgpRow) -> Option<String>);

const OF_PARTICIPANT: &[Constant] = &[
    ("Country/Locality", |it| it.country.clone()),
    ("Code", |it| it.code.clone()),
    ("Region", |it| it.region.map(|it| it.ogp().to_owned())),
    ("National Or Local", |it| it.level.map(|it| it.ogp().to_owned())),
];

const OF_PLAN: &[Constant] = &[
    ("Year Of Submission", |it| it.submission_year.map(|it| it.to_string())),
    ("Action Plan End Year", |it| it.end_year.map(|it| it.to_string())),
    ("Active Commitment", |it| it.is_in_force.map(|it| if it { "1" } else { "0" }.to_owned())),
];

/// Adds the faults of rows that do not agree: an OGP id twice, one code for two participants, and what differs within a
/// participant or a plan.
pub fn constants(rows: &[RowRead], faults: &mut Vec<FileFault>) {
    let mut ids: HashMap<&str, u64> = HashMap::new();
    let mut codes: HashMap<&str, &RowRead> = HashMap::new();
    let mut participants: HashMap<&str, Vec<&RowRead>> = HashMap::new();
    let mut plans: HashMap<(&str, i32), Vec<&RowRead>> = HashMap::new();
    for read in rows {
        let id = read.row.ogp_id.as_deref().unwrap_or_default();
        match ids.get(id) {
            Some(first) => {
                let fault = FileFault::of_cell(read.line, ID, id, "fault-ogp-id-doubled");
                faults.push(fault.with("line", first.to_string()));
            }
            None => {
                ids.insert(id, read.line);
            }
        }
        if let Some(code) = read.row.code.as_deref() {
            let first = codes.entry(code).or_insert(read);
            if first.prefix != read.prefix {
                let fault = FileFault::of_cell(read.line, "Code", code, "fault-ogp-code-of-another");
                faults.push(fault.with("other", &first.prefix).with("line", first.line.to_string()));
                // Compared with its own participant, it would be told twice.
                continue;
            }
        }
        participants.entry(&read.prefix).or_default().push(read);
        plans.entry((&read.prefix, read.row.plan_number)).or_default().push(read);
    }
    for group in participants.values() {
        differing(group, OF_PARTICIPANT, "fault-ogp-participant-differs", faults);
    }
    for group in plans.values() {
        differing(group, OF_PLAN, "fault-ogp-plan-differs", faults);
    }
}

/// Adds a fault for each row that says something else than most rows of its group; of two equally frequent values the
/// first holds.
fn differing(group: &[&RowRead], constants: &[Constant], message: &'static str, faults: &mut Vec<FileFault>) {
    for (heading, fact) in constants {
        let said: Vec<(u64, String)> =
            group.iter().filter_map(|read| Some((read.line, fact(&read.row)?))).collect();
        let times = |value: &str| said.iter().filter(|(_, own)| own == value).count();
        // Of several that are equally large, `max_by_key` takes the last.
        let Some((line, expected)) = said.iter().rev().max_by_key(|(_, own)| times(own)) else { continue };
        for (own, found) in said.iter().filter(|(_, found)| found != expected) {
            let fault = FileFault::of_cell(*own, heading, found, message);
            faults.push(fault.with("expected", expected).with("line", line.to_string()));
        }
    }
}

/// What the rules need to know of the file as a whole.
#[derive(Debug, Clone, Copy)]
pub struct File {
    /// The first end year of a plan that it calls active: the year that it was made in, or near it.
    active_from: Option<i32>,
}

impl File {
    pub fn of(rows: &[RowRead]) -> Self {
        let active =
            rows.iter().filter(|it| it.row.is_in_force == Some(true)).filter_map(|it| it.row.end_year);
        Self { active_from: active.min() }
    }
}

/// What a rule gives for a column in which the file's own word stands; none where there is no such rule.
pub fn by_rule(column: &OgpColumn, row: &OgpRow, file: &File) -> Option<String> {
    let term = |indicator: Indicator, term: Coded<Term>| match term {
        Coded::Missing(missing) => Some(missing.slug().to_owned()),
        Coded::Value(yes) if indicator.is_written_as_digit() => {
            Some(if yes == Term::Yes { "1" } else { "0" }.to_owned())
        }
        Coded::Value(term) => indicator.step(term).map(|step| step.label.to_owned()),
    };
    match column.holds {
        Holds::Area(area) => {
            let follows = row.area_follows(area)?;
            Some(if follows { AreaValue::Coded.slug() } else { "0" }.to_owned())
        }
        Holds::Value(it @ Indicator::Verifiable) => {
            // A stray digit was read already, and is told as a reading.
            let is_rated = row.coding.of(Indicator::Specificity).value().is_some();
            is_rated.then(|| term(it, derived::verifiable(&row.coding))).flatten()
        }
        Holds::Value(it @ Indicator::OpenGovernmentLens) => term(it, derived::relevant(&row.coding)),
        Holds::Value(it @ Indicator::ClusterRated) => term(it, derived::is_cluster_rated(&row.coding)),
        Holds::Fact(_) if column.heading == "URL" => {
            Some(derived::url(row.country.as_deref()?, row.ogp_id.as_deref()?))
        }
        Holds::Computed(_) if column.heading == "Active Commitment" => {
            let is_active = derived::is_active(row.end_year?, file.active_from?);
            Some(if is_active { "1" } else { "0" }.to_owned())
        }
        _ => None,
    }
}
