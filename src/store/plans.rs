//! Plans, their submitted versions and reporting periods.

use std::collections::HashSet;

use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;

use super::{holds, revise, salt};
use crate::domain::id::{ParticipantId, PeriodId, PlanId, Position};
use crate::domain::plan::{Period, PeriodContent, Plan, PlanContent, PlanVersion};
use crate::schema::{commitments, period_revisions, periods, plan_revisions, plan_versions, plans};

/// All plans, in no order: they are many, and the database puts much in order slowly.
pub fn all(conn: &mut SqliteConnection, at: Position) -> QueryResult<Vec<Plan>> {
    let rows = plans::table
        .inner_join(plan_revisions::table.on(plan_revisions::plan_id.eq(plans::id)))
        .filter(holds!(plan_revisions, at))
        .select((plans::id, plans::key, plans::participant_id, PlanContent::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().map(plan).collect())
}

/// The plans of a participant, by number.
pub fn of_participant(
    conn: &mut SqliteConnection,
    at: Position,
    participant: ParticipantId,
) -> QueryResult<Vec<Plan>> {
    let rows = plans::table
        .inner_join(plan_revisions::table.on(plan_revisions::plan_id.eq(plans::id)))
        .filter(plans::participant_id.eq(participant))
        .filter(holds!(plan_revisions, at))
        .order((plan_revisions::number, plans::id))
        .select((plans::id, plans::key, plans::participant_id, PlanContent::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().map(plan).collect())
}

/// The plan with this key.
pub fn by_key(conn: &mut SqliteConnection, at: Position, key: &str) -> QueryResult<Plan> {
    let id = id_of(conn, key)?.ok_or(diesel::result::Error::NotFound)?;
    find(conn, at, id)
}

/// The plan with this id.
pub fn find(conn: &mut SqliteConnection, at: Position, id: PlanId) -> QueryResult<Plan> {
    plans::table
        .inner_join(plan_revisions::table.on(plan_revisions::plan_id.eq(plans::id)))
        .filter(plans::id.eq(id))
        .filter(holds!(plan_revisions, at))
        .select((plans::id, plans::key, plans::participant_id, PlanContent::as_select()))
        .first(conn)
        .map(plan)
}

/// The entry that opened a plan's reporting; none before that.
pub fn opened_at(conn: &mut SqliteConnection, id: PlanId) -> QueryResult<Position> {
    let first: Option<Position> = plan_revisions::table
        .filter(plan_revisions::plan_id.eq(id))
        .filter(plan_revisions::tracked_from.is_not_null())
        .order(plan_revisions::since)
        .select(plan_revisions::since)
        .first(conn)
        .optional()?;
    Ok(first.unwrap_or(Position::NONE))
}

fn plan((id, key, participant_id, content): (PlanId, String, ParticipantId, PlanContent)) -> Plan {
    Plan { id, key, participant_id, content }
}

/// The id behind a key, whenever it was given.
pub fn id_of(conn: &mut SqliteConnection, key: &str) -> QueryResult<Option<PlanId>> {
    plans::table.filter(plans::key.eq(key)).select(plans::id).first(conn).optional()
}

/// Gives a new plan its key.
pub fn insert(
    conn: &mut SqliteConnection,
    position: Position,
    key: &str,
    participant: ParticipantId,
) -> QueryResult<PlanId> {
    diesel::insert_into(plans::table)
        .values((
            plans::key.eq(key),
            plans::participant_id.eq(participant),
            plans::since.eq(position),
            plans::salt.eq(salt()?),
        ))
        .returning(plans::id)
        .get_result(conn)
}

/// Writes what is said of a plan from `position` on.
pub fn revise(conn: &mut SqliteConnection, position: Position, content: &PlanContent) -> QueryResult<()> {
    revise!(conn, position, plan_revisions, content, plan_id = content.plan_id)
}

/// The keys of the plans of which a version was submitted with commitments in it. One that was noted ahead of its
/// commitments, as files bring it, froze nothing yet.
pub fn submitted_keys(conn: &mut SqliteConnection, at: Position) -> QueryResult<HashSet<String>> {
    let keys: Vec<String> = plan_versions::table
        .inner_join(plans::table.on(plans::id.eq(plan_versions::plan_id)))
        .filter(plan_versions::since.le(at))
        .filter(exists(
            commitments::table
                .filter(commitments::plan_id.eq(plan_versions::plan_id))
                .filter(commitments::since.le(plan_versions::since)),
        ))
        .select(plans::key)
        .distinct()
        .load(conn)?;
    Ok(keys.into_iter().collect())
}

/// The submitted versions of a plan, oldest first.
pub fn versions(conn: &mut SqliteConnection, at: Position, plan: PlanId) -> QueryResult<Vec<PlanVersion>> {
    plan_versions::table
        .filter(plan_versions::plan_id.eq(plan))
        .filter(plan_versions::since.le(at))
        .order(plan_versions::number)
        .select(PlanVersion::as_select())
        .load(conn)
}

/// Marks the record as it will stand at `position` as the next submitted version of a plan.
pub fn submit(
    conn: &mut SqliteConnection,
    position: Position,
    plan: PlanId,
    number: i32,
    submitted_on: Option<NaiveDate>,
    source: Option<&str>,
) -> QueryResult<()> {
    diesel::insert_into(plan_versions::table)
        .values((
            plan_versions::plan_id.eq(plan),
            plan_versions::number.eq(number),
            plan_versions::submitted_on.eq(submitted_on),
            plan_versions::source.eq(source),
            plan_versions::since.eq(position),
            plan_versions::salt.eq(salt()?),
        ))
        .execute(conn)
        .map(|_| ())
}

/// The reporting periods of a plan, oldest first.
pub fn periods(conn: &mut SqliteConnection, at: Position, plan: PlanId) -> QueryResult<Vec<Period>> {
    let rows = periods::table
        .inner_join(period_revisions::table.on(period_revisions::period_id.eq(periods::id)))
        .filter(periods::plan_id.eq(plan))
        .filter(holds!(period_revisions, at))
        .order((period_revisions::ends_on, periods::id))
        .select((periods::id, periods::key, periods::plan_id, PeriodContent::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, key, plan_id, content)| Period { id, key, plan_id, content }).collect())
}

/// All reporting periods, in no order.
pub fn all_periods(conn: &mut SqliteConnection, at: Position) -> QueryResult<Vec<Period>> {
    let rows = periods::table
        .inner_join(period_revisions::table.on(period_revisions::period_id.eq(periods::id)))
        .filter(holds!(period_revisions, at))
        .select((periods::id, periods::key, periods::plan_id, PeriodContent::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, key, plan_id, content)| Period { id, key, plan_id, content }).collect())
}

/// Gives a new reporting period its key.
pub fn insert_period(
    conn: &mut SqliteConnection,
    position: Position,
    key: &str,
    plan: PlanId,
) -> QueryResult<PeriodId> {
    diesel::insert_into(periods::table)
        .values((
            periods::key.eq(key),
            periods::plan_id.eq(plan),
            periods::since.eq(position),
            periods::salt.eq(salt()?),
        ))
        .returning(periods::id)
        .get_result(conn)
}

/// Writes what is said of a reporting period from `position` on.
pub fn revise_period(
    conn: &mut SqliteConnection,
    position: Position,
    content: &PeriodContent,
) -> QueryResult<()> {
    revise!(conn, position, period_revisions, content, period_id = content.period_id)
}
