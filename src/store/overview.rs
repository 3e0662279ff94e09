//! Totals of whole plans, counted by the database in one pass each.

use std::sync::Arc;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer};
use rustc_hash::FxHashMap;

use super::lookup::Lookup;
use super::statement::Statement;
use crate::domain::id::{PlanId, Position};

/// How much of a plan is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// The plan's own; where the IRM counts units of them, those are apart.
    pub commitments: i64,
    /// Units and clusters as the IRM codes.
    pub units: i64,
    pub milestones: i64,
    pub reports: i64,
}

impl std::ops::AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        self.commitments = self.commitments.saturating_add(other.commitments);
        self.units = self.units.saturating_add(other.units);
        self.milestones = self.milestones.saturating_add(other.milestones);
        self.reports = self.reports.saturating_add(other.reports);
    }
}

#[derive(QueryableByName)]
struct Few {
    #[diesel(sql_type = Integer)]
    plan_id: i32,
    #[diesel(sql_type = BigInt)]
    n: i64,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Integer)]
    plan_id: i32,
    #[diesel(sql_type = BigInt)]
    commitments: i64,
    #[diesel(sql_type = BigInt)]
    milestones: i64,
    #[diesel(sql_type = BigInt)]
    reports: i64,
}

/// The totals of every plan. Things are never deleted, so whatever had its key by the lookup's position is counted, but
/// for reports that were taken back. Of the record as it stands, only the plans that were touched since the last count
/// are counted anew.
pub fn totals(conn: &mut SqliteConnection, lookup: &Lookup) -> QueryResult<Arc<FxHashMap<PlanId, Totals>>> {
    let Some(kept) = lookup.kept() else { return count_all(conn, lookup.at).map(Arc::new) };
    let totals = match kept.counted() {
        Some((totals, touched)) if touched.is_empty() => return Ok(totals),
        Some((totals, touched)) => {
            let mut totals = FxHashMap::clone(&totals);
            for plan in touched {
                totals.extend(count(conn, lookup.at, plan)?);
            }
            totals
        }
        None => count_all(conn, lookup.at)?,
    };
    let totals = Arc::new(totals);
    kept.keep_totals(&totals);
    Ok(totals)
}

/// What is counted of the commitments `c` of a plan; the position stands twice.
const COUNTS: &str = "SELECT c.plan_id AS plan_id, count(*) AS commitments,
    sum((SELECT count(*) FROM milestones m WHERE m.commitment_id = c.id AND m.since <= ?)) AS milestones,
    sum((SELECT count(*) FROM reports r WHERE r.commitment_id = c.id AND r.since <= ?)) AS reports
  FROM commitments c";

/// How many reports of each plan were taken back: so few that an index of their own has them.
const TAKEN_BACK: &str = "SELECT c.plan_id AS plan_id, count(*) AS n
  FROM report_revisions v JOIN reports r ON r.id = v.report_id JOIN commitments c ON c.id = r.commitment_id
  WHERE v.is_retracted = 1 AND v.since <= ? AND (v.until IS NULL OR v.until > ?) GROUP BY c.plan_id";
/// The same of one plan, from its reports to that index: crossed, so that SQLite goes this way.
const TAKEN_BACK_IN: &str = "SELECT c.plan_id AS plan_id, count(*) AS n
  FROM commitments c CROSS JOIN reports r ON r.commitment_id = c.id
  CROSS JOIN report_revisions v ON v.report_id = r.id
  WHERE c.plan_id = ? AND v.is_retracted = 1 AND v.since <= ? AND (v.until IS NULL OR v.until > ?)
  GROUP BY c.plan_id";

/// How many rows of each plan are units as the IRM codes: where they are many, commitments are few.
const UNITS: &str = "SELECT c.plan_id AS plan_id, count(*) AS n
  FROM commitment_revisions v JOIN commitments c ON c.id = v.commitment_id
  WHERE v.unit <> 'commitment' AND v.since <= ? AND (v.until IS NULL OR v.until > ?) GROUP BY c.plan_id";
/// The same of one plan.
const UNITS_IN: &str = "SELECT c.plan_id AS plan_id, count(*) AS n
  FROM commitments c CROSS JOIN commitment_revisions v ON v.commitment_id = c.id
  WHERE c.plan_id = ? AND v.unit <> 'commitment' AND v.since <= ? AND (v.until IS NULL OR v.until > ?)
  GROUP BY c.plan_id";

impl Totals {
    fn take_back(&mut self, n: i64) {
        self.reports = self.reports.saturating_sub(n);
    }

    fn set_apart(&mut self, n: i64) {
        self.commitments = self.commitments.saturating_sub(n);
        self.units = n;
    }
}

/// What is taken from the counts of all plans, and of one.
type Taken = (&'static str, fn(&mut Totals, i64));
const FEW: [Taken; 2] = [(TAKEN_BACK, Totals::take_back), (UNITS, Totals::set_apart)];
const FEW_IN: [Taken; 2] = [(TAKEN_BACK_IN, Totals::take_back), (UNITS_IN, Totals::set_apart)];

fn count_all(conn: &mut SqliteConnection, at: Position) -> QueryResult<FxHashMap<PlanId, Totals>> {
    let query = format!("{COUNTS} WHERE c.since <= ? GROUP BY c.plan_id");
    let rows: Vec<Row> = Statement::new(&query).number(at.0).number(at.0).number(at.0).load(conn)?;
    let mut totals: FxHashMap<PlanId, Totals> = rows.into_iter().map(Row::total).collect();
    let few = |conn: &mut SqliteConnection, query| -> QueryResult<Vec<Few>> {
        Statement::new(query).number(at.0).number(at.0).load(conn)
    };
    for (query, set) in FEW {
        for it in few(conn, query)? {
            if let Some(own) = totals.get_mut(&PlanId(it.plan_id)) {
                set(own, it.n);
            }
        }
    }
    Ok(totals)
}

fn count(conn: &mut SqliteConnection, at: Position, plan: PlanId) -> QueryResult<Option<(PlanId, Totals)>> {
    let query = format!("{COUNTS} WHERE c.since <= ? AND c.plan_id = ? GROUP BY c.plan_id");
    let statement = Statement::new(&query).number(at.0).number(at.0).number(at.0).number(plan.0);
    let rows: Vec<Row> = statement.load(conn)?;
    let Some((plan, mut totals)) = rows.into_iter().next().map(Row::total) else { return Ok(None) };
    for (query, set) in FEW_IN {
        let rows: Vec<Few> = Statement::new(query).number(plan.0).number(at.0).number(at.0).load(conn)?;
        rows.iter().for_each(|it| set(&mut totals, it.n));
    }
    Ok(Some((plan, totals)))
}

impl Row {
    fn total(self) -> (PlanId, Totals) {
        let totals = Totals {
            commitments: self.commitments,
            units: 0,
            milestones: self.milestones,
            reports: self.reports,
        };
        (PlanId(self.plan_id), totals)
    }
}
