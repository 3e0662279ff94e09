//! Who answers for what in a plan, and how long each has said nothing.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::holds;
use super::lookup::{Lookup, zone_or_utc};
use super::selection::Selected;
use crate::domain::commitment::OrganisationRole;
use crate::domain::id::{MilestoneId, OrganisationId, PlanId, Position};
use crate::domain::plan::Plan;
use crate::domain::progress::{MilestoneProgress, State};
use crate::schema::{commitments, ledger, milestone_revisions, milestones, report_revisions, reports};

/// How an organisation stands in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    /// None for what nobody is recorded to lead.
    pub organisation: Option<OrganisationId>,
    /// Its milestones that are neither complete nor withdrawn.
    pub n_open: usize,
    /// Those of them without a report for the period that is due.
    pub n_silent: usize,
    /// The day of its last report in the plan.
    pub last_said_on: Option<NaiveDate>,
}

/// Who answers for a commitment, or for a milestone whose responsible organisation is given: that one, else the lead;
/// its successor, once it has one.
pub fn answers(
    lookup: &Lookup,
    it: &Selected,
    responsible: Option<OrganisationId>,
) -> Option<OrganisationId> {
    let lead = it.organisations.iter().find(|part| part.role == OrganisationRole::Lead);
    responsible.or(lead.map(|part| part.organisation_id)).map(|id| lookup.successor_of(id))
}

/// Whether there is still something to report on.
pub fn is_open(state: State) -> bool {
    !matches!(state, State::Complete | State::Withdrawn)
}

/// What of a plan the reading of silence needs, beside how far it has got.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// Who is responsible for a milestone, where that is not its commitment's lead.
    responsible: HashMap<MilestoneId, OrganisationId>,
    /// When each organisation last published a report that it did not take back.
    last: HashMap<OrganisationId, DateTime<Utc>>,
}

/// Who is responsible for what in a plan, and when each last said something.
pub fn said(conn: &mut SqliteConnection, at: Position, plan: PlanId) -> QueryResult<Said> {
    let responsible: Vec<(MilestoneId, OrganisationId)> = milestones::table
        .inner_join(commitments::table.on(commitments::id.eq(milestones::commitment_id)))
        .inner_join(milestone_revisions::table.on(milestone_revisions::milestone_id.eq(milestones::id)))
        .filter(commitments::plan_id.eq(plan))
        .filter(milestone_revisions::organisation_id.is_not_null())
        .filter(holds!(milestone_revisions, at))
        .select((milestones::id, milestone_revisions::organisation_id.assume_not_null()))
        .load(conn)?;
    Ok(Said { responsible: responsible.into_iter().collect(), last: last_words(conn, at, plan)? })
}

/// How each organisation stands that answers for something in the plan: the most silent first.
pub fn of_plan(lookup: &Lookup, plan: &Plan, selected: &[Selected], said: &Said) -> Vec<Silence> {
    let zone = zone_or_utc(lookup.participant_of(plan));
    let mut all: Vec<Silence> = Vec::new();
    for it in selected {
        for own in it.progress.milestones.iter().filter(|own| is_open(own.state)) {
            let organisation = answers(lookup, it, said.responsible.get(&own.id).copied());
            count(&mut all, organisation, own);
        }
    }
    for it in &mut all {
        // What was said by whom it succeeded was said for it.
        let own = said.last.iter().filter(|(id, _)| Some(lookup.successor_of(**id)) == it.organisation);
        it.last_said_on = own.map(|(_, at)| zone.date_of(*at)).max();
    }
    all.sort_by_key(|it| {
        let key = it.organisation.map(|id| lookup.organisation_key(id).to_owned());
        (std::cmp::Reverse(it.n_silent), it.last_said_on, key)
    });
    all
}

fn count(all: &mut Vec<Silence>, organisation: Option<OrganisationId>, own: &MilestoneProgress) {
    let silent = usize::from(own.is_silent);
    match all.iter_mut().find(|it| it.organisation == organisation) {
        Some(it) => {
            it.n_open = it.n_open.saturating_add(1);
            it.n_silent = it.n_silent.saturating_add(silent);
        }
        None => all.push(Silence { organisation, n_open: 1, n_silent: silent, last_said_on: None }),
    }
}

/// When each organisation last published a report in a plan that it did not take back.
fn last_words(
    conn: &mut SqliteConnection,
    at: Position,
    plan: PlanId,
) -> QueryResult<HashMap<OrganisationId, DateTime<Utc>>> {
    let rows: Vec<(OrganisationId, DateTime<Utc>)> = reports::table
        .inner_join(commitments::table.on(commitments::id.eq(reports::commitment_id)))
        .inner_join(report_revisions::table.on(report_revisions::report_id.eq(reports::id)))
        .inner_join(ledger::table.on(ledger::position.eq(reports::since)))
        .filter(commitments::plan_id.eq(plan))
        .filter(report_revisions::is_retracted.eq(false))
        .filter(holds!(report_revisions, at))
        .order(reports::since)
        .select((reports::organisation_id, ledger::recorded_at))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
