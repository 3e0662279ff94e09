//! Totals of whole plans, counted by the database in one pass each.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer};

use crate::domain::id::{PlanId, Position};

/// How much of a plan is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    pub commitments: i64,
    pub milestones: i64,
    pub reports: i64,
}

impl std::ops::AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        self.commitments = self.commitments.saturating_add(other.commitments);
        self.milestones = self.milestones.saturating_add(other.milestones);
        self.reports = self.reports.saturating_add(other.reports);
    }
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

/// The totals of every plan. Things are never deleted, so whatever had its key by `at` is counted.
pub fn totals(conn: &mut SqliteConnection, at: Position) -> QueryResult<HashMap<PlanId, Totals>> {
    const QUERY: &str = "
      SELECT c.plan_id AS plan_id, count(*) AS commitments,
        sum((SELECT count(*) FROM milestones m WHERE m.commitment_id = c.id AND m.since <= ?1)) AS milestones,
        sum((SELECT count(*) FROM reports r WHERE r.commitment_id = c.id AND r.since <= ?1)) AS reports
      FROM commitments c WHERE c.since <= ?1 GROUP BY c.plan_id";
    let rows: Vec<Row> = diesel::sql_query(QUERY).bind::<Integer, _>(at).load(conn)?;
    let total = |row: Row| {
        let totals =
            Totals { commitments: row.commitments, milestones: row.milestones, reports: row.reports };
        (PlanId(row.plan_id), totals)
    };
    Ok(rows.into_iter().map(total).collect())
}
