//! Milestones, with how far each has got and how its due date moved.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::column::{Column, Kind, Value, derived, stored};
use super::commitments::{REPORTED, STANDING, STATE};
use super::names::ORIGIN;
use super::plans::PRECISION;
use super::{ExportError, Scope};
use crate::domain::id::{MilestoneId, PlanId};
use crate::domain::milestone::Milestone;
use crate::domain::plan::Plan;
use crate::domain::progress::{self, MilestoneProgress};
use crate::store;
use crate::store::selection;

/// A milestone with the keys of those it names.
#[derive(Debug)]
pub struct MilestoneRow {
    commitment: String,
    plan: String,
    is_demonstration: bool,
    responsible: String,
    /// Due as first and as last submitted, where it was part of the plan then.
    submitted: Option<(Option<NaiveDate>, Option<NaiveDate>)>,
    progress: MilestoneProgress,
    milestone: Milestone,
}

impl MilestoneRow {
    fn slip(&self, submitted: Option<NaiveDate>) -> Value<'_> {
        progress::slip_days(submitted, self.milestone.content.due_on).map_or(Value::Missing, Value::Integer)
    }
}

pub const COLUMNS: &[Column<MilestoneRow>] = &[
    stored("key", Kind::Key, &["milestones.key", "milestone_revisions.milestone_id"], |it| {
        Value::text(&it.milestone.key)
    }),
    stored("commitment", Kind::Key, &["milestones.commitment_id"], |it| Value::text(&it.commitment)),
    derived("plan", Kind::Key, |it| Value::text(&it.plan)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("number", Kind::Text, &["milestone_revisions.number"], |it| {
        Value::maybe(&it.milestone.content.number)
    }),
    stored("ordinal", Kind::Integer, &["milestone_revisions.ordinal"], |it| {
        Value::integer(it.milestone.content.ordinal)
    }),
    stored("standing", Kind::Term(&STANDING), &["milestone_revisions.standing"], |it| {
        Value::term(it.milestone.content.standing)
    }),
    stored("title_ko", Kind::Text, &["milestone_revisions.title_ko"], |it| {
        Value::maybe(&it.milestone.content.title_ko)
    }),
    stored("title_ko_is", Kind::Term(&ORIGIN), &["milestone_revisions.title_ko_is"], |it| {
        Value::maybe_term(it.milestone.content.title_ko_is)
    }),
    stored("title_en", Kind::Text, &["milestone_revisions.title_en"], |it| {
        Value::maybe(&it.milestone.content.title_en)
    }),
    stored("title_en_is", Kind::Term(&ORIGIN), &["milestone_revisions.title_en_is"], |it| {
        Value::maybe_term(it.milestone.content.title_en_is)
    }),
    stored("start_written", Kind::Text, &["milestone_revisions.start_written"], |it| {
        Value::maybe(&it.milestone.content.start_written)
    }),
    stored("start_on", Kind::Date, &["milestone_revisions.start_on"], |it| {
        Value::date(it.milestone.content.start_on)
    }),
    stored("start_precision", Kind::Term(&PRECISION), &["milestone_revisions.start_precision"], |it| {
        Value::maybe_term(it.milestone.content.start_precision)
    }),
    stored("due_written", Kind::Text, &["milestone_revisions.due_written"], |it| {
        Value::maybe(&it.milestone.content.due_written)
    }),
    stored("due_on", Kind::Date, &["milestone_revisions.due_on"], |it| {
        Value::date(it.milestone.content.due_on)
    }),
    stored("due_precision", Kind::Term(&PRECISION), &["milestone_revisions.due_precision"], |it| {
        Value::maybe_term(it.milestone.content.due_precision)
    }),
    stored("responsible", Kind::Key, &["milestone_revisions.organisation_id"], |it| {
        Value::text(&it.responsible)
    }),
    stored("responsible_written", Kind::Text, &["milestone_revisions.responsible_written"], |it| {
        Value::maybe(&it.milestone.content.responsible_written)
    }),
    stored("source", Kind::Text, &["milestone_revisions.source"], |it| {
        Value::maybe(&it.milestone.content.source)
    }),
    derived("state", Kind::Term(&STATE), |it| Value::term(it.progress.state)),
    derived("reported_status", Kind::Term(&REPORTED), |it| {
        Value::maybe_term(it.progress.latest.map(|report| report.status))
    }),
    derived("late_days", Kind::Integer, |it| it.progress.late_days.map_or(Value::Missing, Value::Integer)),
    derived("is_silent", Kind::Boolean, |it| Value::Boolean(it.progress.is_silent)),
    derived("due_as_first_submitted", Kind::Date, |it| {
        Value::date(it.submitted.and_then(|(first, _)| first))
    }),
    derived("slip_days_from_first", Kind::Integer, |it| it.slip(it.submitted.and_then(|(first, _)| first))),
    derived("slip_days_from_latest", Kind::Integer, |it| {
        it.slip(it.submitted.and_then(|(_, latest)| latest))
    }),
];

/// The milestones of the commitments that the filter means.
pub fn rows(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<MilestoneRow>, ExportError> {
    let lookup = &scope.lookup;
    let selected = selection::of_plans(conn, lookup, plans, &scope.filter, scope.day)?;
    let ids: Vec<_> = selected.iter().map(|it| it.commitment.id).collect();
    let mut milestones: HashMap<MilestoneId, Milestone> =
        store::milestones::of_commitments(conn, scope.at, &ids)?.into_iter().map(|it| (it.id, it)).collect();
    let mut submitted: HashMap<PlanId, store::milestones::Submitted> = HashMap::new();
    for plan in plans {
        submitted.insert(plan.id, store::milestones::submitted(conn, scope.at, plan.id, None)?);
    }
    let mut rows = Vec::with_capacity(milestones.len());
    for it in &selected {
        let plan = lookup.plan(it.commitment.plan_id);
        for progress in &it.progress.milestones {
            let Some(milestone) = milestones.remove(&progress.id) else { continue };
            let responsible = milestone.content.organisation_id;
            rows.push(MilestoneRow {
                commitment: it.commitment.key.clone(),
                plan: plan.map(|plan| plan.key.clone()).unwrap_or_default(),
                is_demonstration: plan.is_some_and(|plan| lookup.is_demonstration(plan)),
                responsible: responsible.map(|id| lookup.organisation_key(id).to_owned()).unwrap_or_default(),
                submitted: submitted.get(&it.commitment.plan_id).and_then(|it| it.due(milestone.id)),
                progress: *progress,
                milestone,
            });
        }
    }
    Ok(rows)
}
