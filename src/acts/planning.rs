//! Running a plan: submitting a version, opening and closing its reporting.

use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::{ActError, Actor};
use crate::domain::fault::Fault;
use crate::domain::ledger_entry::EntryKind;
use crate::domain::plan::{Plan, PlanContent, PlanStage};
use crate::ledger;
use crate::store;

/// Marks the record of a plan as it now stands as its next submitted version; from then on, changes are amendments.
///
/// # Errors
/// The database's own.
pub fn submit(
    conn: &mut SqliteConnection,
    actor: &Actor,
    plan: &Plan,
    submitted_on: Option<NaiveDate>,
    source: Option<&str>,
) -> Result<i32, ActError> {
    let at = store::entries::last(conn)?;
    let number =
        store::plans::versions(conn, at, plan.id)?.last().map_or(1, |it| it.number.saturating_add(1));
    let mut entry = actor.entry(EntryKind::Submission, Some(plan.participant_id));
    entry.source = source.map(str::to_owned);
    ledger::record(conn, &entry, |conn, position| {
        store::plans::submit(conn, position, plan.id, number, submitted_on, source)?;
        if plan.content.stage == PlanStage::Draft {
            let content = PlanContent { stage: PlanStage::InForce, ..plan.content.clone() };
            store::plans::revise(conn, position, &content)?;
        }
        Ok::<_, ActError>(())
    })?;
    Ok(number)
}

/// Opens a plan's reporting: from `from` on, silence, lateness and staleness are counted.
///
/// # Errors
/// Refused if the plan has no reporting period yet.
pub fn open_reporting(
    conn: &mut SqliteConnection,
    actor: &Actor,
    plan: &Plan,
    from: NaiveDate,
) -> Result<(), ActError> {
    let at = store::entries::last(conn)?;
    let faults = store::plans::periods(conn, at, plan.id)?
        .is_empty()
        .then(|| Fault::new("period", "fault-no-periods"))
        .into_iter()
        .collect();
    ActError::refuse(faults)?;
    let entry = actor.entry(EntryKind::Tracking, Some(plan.participant_id));
    revise(conn, &entry, PlanContent { tracked_from: Some(from), ..plan.content.clone() })
}

/// Closes a plan: it takes no more reports.
///
/// # Errors
/// The database's own.
pub fn close(conn: &mut SqliteConnection, actor: &Actor, plan: &Plan) -> Result<(), ActError> {
    let entry = actor.entry(EntryKind::Plan, Some(plan.participant_id));
    revise(conn, &entry, PlanContent { stage: PlanStage::Closed, ..plan.content.clone() })
}

fn revise(
    conn: &mut SqliteConnection,
    entry: &crate::domain::ledger_entry::NewEntry,
    content: PlanContent,
) -> Result<(), ActError> {
    ledger::record(conn, entry, |conn, position| {
        store::plans::revise(conn, position, &content).map_err(ActError::from)
    })?;
    Ok(())
}
