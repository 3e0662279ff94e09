//! Answers to reviews, and the disputes that every version of reports, reviews and IRM values together make.

use std::collections::HashMap;

use diesel::SqliteConnection;

use super::assessments::COMPLETION;
use super::column::{Column, Kind, Terms, Value, derived, shown, terms};
use super::commitment_parts::Owners;
use super::commitments::REPORTED;
use super::names::ORIGIN;
use super::said::REVIEWED;
use super::{ExportError, Scope};
use crate::domain::answer::Answer;
use crate::domain::apart::Verdict;
use crate::domain::dispute::{Disputant, Dispute, DisputeDays, DisputeState, SettledBy};
use crate::domain::id::{ReportId, ReviewId};
use crate::domain::plan::Plan;
use crate::store;
use crate::store::disputes::Calendar;
use crate::store::lookup::zone_or_utc;
use crate::store::selection;

static DISPUTE_STATE: Terms = terms::<DisputeState>();
static SETTLED_BY: Terms = terms::<SettledBy>();

/// An answer with the keys of those it names.
#[derive(Debug)]
pub struct AnswerRow {
    commitment: String,
    is_demonstration: bool,
    review: String,
    organisation: String,
    written_by: String,
    it: Answer,
}

pub const ANSWERS: &[Column<AnswerRow>] = &[
    shown("key", Kind::Key, &["answers.key", "answer_revisions.answer_id"], |it| {
        Value::text(&it.it.subject.key)
    }),
    derived("commitment", Kind::Key, |it| Value::text(&it.commitment)),
    shown("review", Kind::Key, &["answers.review_id"], |it| Value::text(&it.review)),
    shown("organisation", Kind::Key, &["answers.organisation_id"], |it| Value::text(&it.organisation)),
    derived("written_by", Kind::Key, |it| Value::text(&it.written_by)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    shown("text_ko", Kind::Text, &["answer_revisions.text_ko"], |it| Value::maybe(&it.it.content.text_ko)),
    shown("text_ko_is", Kind::Term(&ORIGIN), &["answer_revisions.text_ko_is"], |it| {
        Value::maybe_term(it.it.content.text_ko_is)
    }),
    shown("text_en", Kind::Text, &["answer_revisions.text_en"], |it| Value::maybe(&it.it.content.text_en)),
    shown("text_en_is", Kind::Term(&ORIGIN), &["answer_revisions.text_en_is"], |it| {
        Value::maybe_term(it.it.content.text_en_is)
    }),
    derived("is_corrected", Kind::Boolean, |it| Value::Boolean(it.it.since > it.it.made_at)),
    derived("recorded_at", Kind::Instant, |it| Value::Instant(it.it.recorded_at)),
    derived("position", Kind::Integer, |it| Value::integer(it.it.since.0)),
];

/// The answers to reviews of the commitments that the filter means.
pub fn answers(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<AnswerRow>, ExportError> {
    let owners = Owners::load(conn, scope, plans)?;
    let rows = store::answers::of_commitments(conn, scope.at, &owners.ids)?;
    let ids: Vec<ReviewId> = rows.iter().map(|(_, it)| it.subject.review_id).collect();
    let reviews: HashMap<ReviewId, String> = store::reviews::keys_of(conn, &ids)?.into_iter().collect();
    let key = |id| scope.lookup.organisation_key(id).to_owned();
    let row = |part: super::commitment_parts::Part<(_, Answer)>| {
        let it = part.it.1;
        AnswerRow {
            commitment: part.commitment,
            is_demonstration: part.is_demonstration,
            review: reviews.get(&it.subject.review_id).cloned().unwrap_or_default(),
            organisation: key(it.subject.organisation_id),
            written_by: it.written_by.map(key).unwrap_or_default(),
            it,
        }
    };
    Ok(owners.join(rows, |(commitment, _)| *commitment).into_iter().map(row).collect())
}

/// A dispute with the keys of those it names, and its days.
#[derive(Debug)]
pub struct DisputeRow {
    plan: String,
    commitment: String,
    milestone: String,
    organisation: String,
    report: String,
    review: String,
    is_demonstration: bool,
    age_days: i64,
    days: DisputeDays,
    it: Dispute,
}

pub const DISPUTES: &[Column<DisputeRow>] = &[
    derived("plan", Kind::Key, |it| Value::text(&it.plan)),
    derived("commitment", Kind::Key, |it| Value::text(&it.commitment)),
    derived("milestone", Kind::Key, |it| Value::text(&it.milestone)),
    derived("organisation", Kind::Key, |it| Value::text(&it.organisation)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    derived("dispute_state", Kind::Term(&DISPUTE_STATE), |it| Value::term(it.it.state())),
    derived("report", Kind::Key, |it| Value::text(&it.report)),
    derived("reported_status", Kind::Term(&REPORTED), |it| match it.it.claim {
        Verdict::Reported(status) => Value::term(status),
        _ => Value::Missing,
    }),
    derived("review", Kind::Key, |it| Value::text(&it.review)),
    derived("reviewed_status", Kind::Term(&REVIEWED), |it| match it.it.verdict {
        Verdict::Reviewed(status) => Value::term(status),
        _ => Value::Missing,
    }),
    derived("irm_completion", Kind::Term(&COMPLETION), |it| match it.it.verdict {
        Verdict::Irm(term) => Value::term(term),
        _ => Value::Missing,
    }),
    derived("steps_apart", Kind::Integer, |it| Value::integer(it.it.steps().map(i32::from))),
    derived("opened_position", Kind::Integer, |it| Value::integer(it.it.opened_at.0)),
    derived("opened_on", Kind::Date, |it| Value::date(it.days.opened_on)),
    derived("answered_position", Kind::Integer, |it| Value::integer(it.it.answered_at.map(|at| at.0))),
    derived("answered_on", Kind::Date, |it| Value::date(it.days.answered_on)),
    derived("settled_position", Kind::Integer, |it| Value::integer(it.it.settled.map(|(at, _)| at.0))),
    derived("settled_on", Kind::Date, |it| Value::date(it.days.settled_on)),
    derived("settled_by", Kind::Term(&SETTLED_BY), |it| Value::maybe_term(it.it.settled.map(|(_, by)| by))),
    derived("age_days", Kind::Integer, |it| Value::Integer(it.age_days)),
];

/// The disputes about the commitments that the filter means, settled ones included; of one state only where the filter
/// names it.
pub fn disputes(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<DisputeRow>, ExportError> {
    let lookup = &scope.lookup;
    let selected = selection::of_plans(conn, lookup, plans, &scope.filter, scope.day)?;
    let meant = |it: &&Dispute| scope.filter.dispute.is_none_or(|state| it.state() == state);
    let all = || selected.iter().flat_map(|it| it.progress.disputes.iter().filter(meant));
    let calendar = Calendar::of(conn, all(), std::iter::empty())?;
    let reports: Vec<ReportId> = all().map(|it| it.report_id).collect();
    let reviews: Vec<ReviewId> = all().filter_map(|it| it.review_id).collect();
    let reports: HashMap<_, _> = store::reports::keys_of(conn, &reports)?.into_iter().collect();
    let reviews: HashMap<_, _> = store::reviews::keys_of(conn, &reviews)?.into_iter().collect();
    let ids: Vec<_> = selected.iter().map(|it| it.commitment.id).collect();
    let milestones: HashMap<_, _> = store::milestones::keys_of(conn, &ids)?.into_iter().collect();
    let mut rows = Vec::new();
    for own in &selected {
        let plan = lookup.plan(own.commitment.plan_id);
        let participant = plan.and_then(|it| lookup.participant_of(it));
        let zone = zone_or_utc(participant);
        for it in own.progress.disputes.iter().filter(meant) {
            let Some(days) = calendar.days(it, zone) else { continue };
            rows.push(DisputeRow {
                plan: plan.map(|it| it.key.clone()).unwrap_or_default(),
                commitment: own.commitment.key.clone(),
                milestone: it.milestone_id.and_then(|id| milestones.get(&id)).cloned().unwrap_or_default(),
                organisation: match it.by {
                    Disputant::Reviewer(id) => lookup.organisation_key(id).to_owned(),
                    Disputant::Irm => String::new(),
                },
                report: reports.get(&it.report_id).cloned().unwrap_or_default(),
                review: it.review_id.and_then(|id| reviews.get(&id)).cloned().unwrap_or_default(),
                is_demonstration: participant.is_some_and(|it| it.content.is_demonstration),
                age_days: days.age(scope.day.of(participant)),
                days,
                it: *it,
            });
        }
    }
    Ok(rows)
}
