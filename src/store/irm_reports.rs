//! The IRM's reports on plans.

use diesel::prelude::*;

use super::statement::load_for;
use super::{holds, revise};
use crate::domain::id::{PlanId, Position};
use crate::domain::irm_report::IrmReport;
use crate::schema::irm_reports;

/// The reports on these plans, with the position of each, in the order in which they were first noted.
pub fn of_plans(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[PlanId],
) -> QueryResult<Vec<(Position, IrmReport)>> {
    load_for!(
        conn,
        ids,
        irm_reports::plan_id,
        irm_reports::table
            .filter(holds!(irm_reports, at))
            .order((irm_reports::plan_id, irm_reports::id))
            .select((irm_reports::since, IrmReport::as_select()))
    )
}

/// Writes what is known of a report from `position` on.
pub fn revise(conn: &mut SqliteConnection, position: Position, report: &IrmReport) -> QueryResult<()> {
    revise!(conn, position, irm_reports, report, plan_id = report.plan_id, product = report.product)
}
