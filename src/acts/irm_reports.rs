//! Noting what the IRM publishes: where a report is, when it came out, how long its draft is open to comment.

use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::{ActError, Actor, transcribing};
use crate::domain::address::is_web_address;
use crate::domain::fault::Fault;
use crate::domain::id::Position;
use crate::domain::irm_report::IrmReport;
use crate::domain::ledger_entry::EntryKind;
use crate::domain::plan::Plan;
use crate::ledger;
use crate::store;

/// Notes a report, against the record as the writer saw it at `base`; `first` is asked in the same transaction whether
/// it may be.
///
/// # Errors
/// Refused if a rule is broken or nothing would change; [`ActError::Conflict`] if somebody else noted it since; and
/// what `first` returns.
pub fn note_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    (plan, report): (&Plan, &IrmReport),
    (base, today): (Position, NaiveDate),
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<(), ActError> {
    let entry = actor.entry(EntryKind::IrmReport, Some(plan.participant_id));
    ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        ActError::refuse(faults(plan, report, today))?;
        let at = Position(position.0.saturating_sub(1));
        let all = store::irm_reports::of_plans(conn, at, &[plan.id])?;
        let old = all.into_iter().find(|(_, it)| it.product == report.product);
        if old.as_ref().is_some_and(|(since, _)| *since > base) {
            return Err(ActError::Conflict);
        }
        if old.is_some_and(|(_, it)| it == *report) {
            return Err(ActError::Refused(vec![Fault::new("", "fault-nothing-changes")]));
        }
        store::irm_reports::revise(conn, position, report).map_err(ActError::from)
    })?;
    Ok(())
}

fn faults(plan: &Plan, report: &IrmReport, today: NaiveDate) -> Vec<Fault> {
    let mut faults: Vec<Fault> = transcribing::fault_of_product(plan, report.product).into_iter().collect();
    if report.published_on.is_none() && report.url.is_none() && report.comment_from.is_none() {
        faults.push(Fault::new("published", "fault-report-without-facts"));
    }
    if report.published_on.is_some_and(|on| on > today) {
        faults.push(Fault::new("published", "fault-published-later"));
    }
    if let Some(url) = report.url.as_ref().filter(|it| !is_web_address(it)) {
        faults.push(Fault::new("url", "fault-not-a-link").with("value", url));
    }
    match (report.comment_from, report.comment_until) {
        (None, Some(_)) => faults.push(Fault::new("comment_from", "fault-comment-without-start")),
        (Some(from), Some(until)) if until < from => {
            faults.push(Fault::new("comment_until", "fault-comment-order"));
        }
        _ => {}
    }
    faults
}
