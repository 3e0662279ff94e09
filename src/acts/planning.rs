//! Running a plan: submitting a version, opening and closing its reporting.

use chrono::{Months, NaiveDate};
use diesel::SqliteConnection;

use super::{ActError, Actor};
use crate::domain::fault::Fault;
use crate::domain::id::Position;
use crate::domain::ledger_entry::EntryKind;
use crate::domain::plan::{PeriodContent, Plan, PlanContent, PlanStage, PlanVersion, half_years};
use crate::ledger;
use crate::store;

/// Asked in the transaction of an act, before it: whether it may be done.
pub type First<'a> = &'a mut dyn FnMut(&mut SqliteConnection) -> Result<(), ActError>;

/// Marks the record of a plan as it now stands as its next submitted version; from then on, changes are amendments.
///
/// # Errors
/// Refused if nothing has changed since the version before, or if it cannot have been submitted on that day.
pub fn submit(
    conn: &mut SqliteConnection,
    actor: &Actor,
    today: NaiveDate,
    plan: &Plan,
    submitted_on: Option<NaiveDate>,
    source: Option<&str>,
) -> Result<i32, ActError> {
    submit_after(conn, actor, today, plan, (submitted_on, source), &mut |_| Ok(()))
}

/// The same, after `first` was asked.
///
/// # Errors
/// As [`submit`], and what `first` returns.
pub fn submit_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    today: NaiveDate,
    plan: &Plan,
    (submitted_on, source): (Option<NaiveDate>, Option<&str>),
    first: First<'_>,
) -> Result<i32, ActError> {
    let at = store::entries::last(conn)?;
    let before = store::plans::versions(conn, at, plan.id)?.pop();
    let number = before.as_ref().map_or(1, |it| it.number.saturating_add(1));
    let mut entry = actor.entry(EntryKind::Submission, Some(plan.participant_id));
    entry.source = source.map(str::to_owned);
    ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        let mut faults: Vec<Fault> = submitted_on
            .and_then(|on| fault_of_submission(plan, before.as_ref(), on, today))
            .into_iter()
            .collect();
        if let Some(before) = &before
            && !has_changed(conn, plan, before.since, at)?
        {
            faults.push(Fault::new("", "fault-version-empty"));
        }
        ActError::refuse(faults)?;
        store::plans::submit(conn, position, plan.id, number, submitted_on, source)?;
        if plan.content.stage == PlanStage::Draft {
            let content = PlanContent { stage: PlanStage::InForce, ..plan.content.clone() };
            store::plans::revise(conn, position, &content)?;
        }
        Ok::<_, ActError>(())
    })?;
    Ok(number)
}

/// Why a plan cannot have been submitted on a day; none if it can.
fn fault_of_submission(
    plan: &Plan,
    before: Option<&PlanVersion>,
    on: NaiveDate,
    today: NaiveDate,
) -> Option<Fault> {
    // Plans are submitted around their beginning; what lies years before it is a slip of the hand.
    let earliest = plan.content.start_on.and_then(|it| it.checked_sub_months(Months::new(24)));
    let before = before.and_then(|it| it.submitted_on).filter(|it| on < *it);
    if on > today {
        Some(Fault::new("", "fault-date-in-future"))
    } else if let Some(before) = before {
        Some(Fault::new("", "fault-version-before").with("day", before.to_string()))
    } else {
        earliest.filter(|it| on < *it).map(|_| Fault::new("", "fault-submitted-too-early"))
    }
}

/// Whether what a plan promises was written anew after one position and up to another, by an amendment or otherwise.
fn has_changed(
    conn: &mut SqliteConnection,
    plan: &Plan,
    since: Position,
    at: Position,
) -> Result<bool, ActError> {
    let touched = store::touched::in_plan(conn, (since.next(), at), plan.id, (0, usize::MAX))?;
    let kinds = [EntryKind::Amendment, EntryKind::Import, EntryKind::Plan];
    Ok(store::entries::at(conn, &touched)?.iter().any(|it| kinds.contains(&it.kind)))
}

/// Opens a plan's reporting: from `from` on, silence, lateness and staleness are counted. A plan without reporting
/// periods is given the half-years that it runs through.
///
/// # Errors
/// Refused if the plan is closed, if its reporting is open already, if the day is still to come, or if it has no
/// reporting period and it is not known when it begins and ends.
pub fn open_reporting(
    conn: &mut SqliteConnection,
    actor: &Actor,
    today: NaiveDate,
    plan: &Plan,
    from: NaiveDate,
) -> Result<(), ActError> {
    open_reporting_after(conn, actor, today, plan, from, &mut |_| Ok(()))
}

/// The same, after `first` was asked.
///
/// # Errors
/// As [`open_reporting`], and what `first` returns.
pub fn open_reporting_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    today: NaiveDate,
    plan: &Plan,
    from: NaiveDate,
    first: First<'_>,
) -> Result<(), ActError> {
    let at = store::entries::last(conn)?;
    let is_bare = store::plans::periods(conn, at, plan.id)?.is_empty();
    let new = match (plan.content.start_on, plan.content.end_on) {
        (Some(start), Some(end)) if is_bare => half_years(start, end),
        _ => Vec::new(),
    };
    let entry = actor.entry(EntryKind::Tracking, Some(plan.participant_id));
    ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        let mut faults = Vec::new();
        faults.extend((from > today).then(|| Fault::new("", "fault-opened-in-future")));
        let already = plan.content.tracked_from;
        faults.extend(already.map(|it| Fault::new("", "fault-opened-already").with("day", it.to_string())));
        faults.extend((is_bare && new.is_empty()).then(|| Fault::new("period", "fault-no-periods")));
        let is_closed = plan.content.stage == PlanStage::Closed;
        faults.extend(is_closed.then(|| Fault::new("plan", "fault-plan-closed")));
        ActError::refuse(faults)?;
        for (n, half) in (1..).zip(&new) {
            let key = format!("{}-p{n}", plan.key);
            let id = store::plans::insert_period(conn, position, &key, plan.id)?;
            let content = PeriodContent {
                period_id: id,
                label_ko: Some(half.label_ko.clone()),
                label_en: Some(half.label_en.clone()),
                starts_on: half.starts_on,
                ends_on: half.ends_on,
                silent_from: half.silent_from,
            };
            store::plans::revise_period(conn, position, &content)?;
        }
        let content = PlanContent { tracked_from: Some(from), ..plan.content.clone() };
        store::plans::revise(conn, position, &content).map_err(ActError::from)
    })?;
    Ok(())
}

/// Closes a plan: it takes no more reports.
///
/// # Errors
/// The database's own.
pub fn close(conn: &mut SqliteConnection, actor: &Actor, plan: &Plan) -> Result<(), ActError> {
    close_after(conn, actor, plan, &mut |_| Ok(()))
}

/// The same, after `first` was asked.
///
/// # Errors
/// What `first` returns, or the database's own.
pub fn close_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    plan: &Plan,
    first: First<'_>,
) -> Result<(), ActError> {
    let entry = actor.entry(EntryKind::Plan, Some(plan.participant_id));
    ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        let content = PlanContent { stage: PlanStage::Closed, ..plan.content.clone() };
        store::plans::revise(conn, position, &content).map_err(ActError::from)
    })?;
    Ok(())
}
