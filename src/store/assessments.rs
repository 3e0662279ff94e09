//! IRM assessments.

use diesel::prelude::*;

use super::statement::load_for;
use super::{holds, revise};
use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::id::{CommitmentId, PlanId, Position};
use crate::domain::indicator::{Indicator, Product};
use crate::schema::{assessments, commitments};

/// The assessments of these commitments, in the order in which they were first recorded.
pub fn of_commitments(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[CommitmentId],
) -> QueryResult<Vec<(Position, Assessment)>> {
    load_for!(
        conn,
        ids,
        assessments::commitment_id,
        assessments::table
            .filter(holds!(assessments, at))
            .order((assessments::commitment_id, assessments::id))
            .select((assessments::since, Assessment::as_select()))
    )
}

/// The assessments of the commitments of a plan, each with the id of its row, in no order.
pub fn in_plan(
    conn: &mut SqliteConnection,
    at: Position,
    plan: PlanId,
) -> QueryResult<Vec<(i32, Assessment)>> {
    assessments::table
        .inner_join(commitments::table.on(commitments::id.eq(assessments::commitment_id)))
        .filter(commitments::plan_id.eq(plan))
        .filter(holds!(assessments, at))
        .select((assessments::id, Assessment::as_select()))
        .load(conn)
}

/// How many values of a plan hold, by product and way of entry, and how many of them another organisation has checked.
/// The year of a report is none of its findings.
pub fn counts(
    conn: &mut SqliteConnection,
    at: Position,
    plan: PlanId,
) -> QueryResult<Vec<(Product, HowEntered, i64, i64)>> {
    assessments::table
        .inner_join(commitments::table.on(commitments::id.eq(assessments::commitment_id)))
        .filter(commitments::plan_id.eq(plan))
        .filter(assessments::indicator.ne_all([Indicator::DesignReportYear, Indicator::ResultsReportYear]))
        .filter(holds!(assessments, at))
        .group_by((assessments::product, assessments::how_entered))
        .select((
            assessments::product,
            assessments::how_entered,
            diesel::dsl::count_star(),
            diesel::dsl::count(assessments::checked_by_id),
        ))
        .load(conn)
}

/// Every value recorded for a commitment up to `at`, superseded ones included, oldest first.
pub fn history(
    conn: &mut SqliteConnection,
    at: Position,
    id: CommitmentId,
) -> QueryResult<Vec<(Position, Assessment)>> {
    assessments::table
        .filter(assessments::commitment_id.eq(id))
        .filter(assessments::since.le(at))
        .order((assessments::since, assessments::id))
        .select((assessments::since, Assessment::as_select()))
        .load(conn)
}

/// Writes a value from `position` on: an own entry in place of the one that the same organisation entered, a
/// transcription in place of the transcription before, whoever made it. A transcription never takes the place of an
/// assessor's own entry.
pub fn revise(conn: &mut SqliteConnection, position: Position, value: &Assessment) -> QueryResult<()> {
    match value.how_entered {
        HowEntered::Transcribed => revise!(
            conn,
            position,
            assessments,
            value,
            commitment_id = value.commitment_id,
            indicator = value.indicator,
            how_entered = value.how_entered
        ),
        HowEntered::Entered => revise!(
            conn,
            position,
            assessments,
            value,
            commitment_id = value.commitment_id,
            indicator = value.indicator,
            how_entered = value.how_entered,
            organisation_id = value.organisation_id
        ),
    }
}
