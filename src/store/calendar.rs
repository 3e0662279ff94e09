//! When what stands in a calendar was last recorded.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::Integer;

use super::statement::Statement;
use crate::domain::id::{CommitmentId, MilestoneId, PeriodId, PlanId, Position};

#[derive(QueryableByName)]
struct Last {
    #[diesel(sql_type = Integer)]
    id: i32,
    #[diesel(sql_type = Integer)]
    position: i32,
}

/// The last positions up to `at` at which the milestones of these commitments, what was reported on them, or their
/// commitments were written.
pub fn milestones(
    conn: &mut SqliteConnection,
    at: Position,
    commitments: &[CommitmentId],
) -> QueryResult<HashMap<MilestoneId, Position>> {
    const QUERY: &str = "
      WITH c (id) AS MATERIALIZED (SELECT value FROM json_each(?)), t AS (
        SELECT m.id AS id, r.since AS position FROM c JOIN milestones m ON m.commitment_id = c.id
          JOIN milestone_revisions r ON r.milestone_id = m.id
        UNION ALL SELECT m.id, r.since FROM c JOIN milestones m ON m.commitment_id = c.id
          JOIN commitment_revisions r ON r.commitment_id = c.id
        UNION ALL SELECT m.milestone_id, r.since FROM c JOIN reports m ON m.commitment_id = c.id
          JOIN report_revisions r ON r.report_id = m.id WHERE m.milestone_id IS NOT NULL
      )
      SELECT id, max(position) AS position FROM t WHERE position <= ? GROUP BY id";
    let ids = commitments.iter().map(|it| it.0);
    let rows: Vec<Last> = Statement::new(QUERY).numbers(ids).number(at.0).load(conn)?;
    Ok(rows.into_iter().map(|it| (MilestoneId(it.id), Position(it.position))).collect())
}

/// The last positions up to `at` at which the reporting periods of these plans were written.
pub fn periods(
    conn: &mut SqliteConnection,
    at: Position,
    plans: &[PlanId],
) -> QueryResult<HashMap<PeriodId, Position>> {
    const QUERY: &str = "
      SELECT q.id AS id, max(r.since) AS position FROM json_each(?) j JOIN periods q ON q.plan_id = j.value
        JOIN period_revisions r ON r.period_id = q.id WHERE r.since <= ? GROUP BY q.id";
    let ids = plans.iter().map(|it| it.0);
    let rows: Vec<Last> = Statement::new(QUERY).numbers(ids).number(at.0).load(conn)?;
    Ok(rows.into_iter().map(|it| (PeriodId(it.id), Position(it.position))).collect())
}
