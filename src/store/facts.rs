//! The facts that the rules of [`crate::domain::progress`] are about, read narrowly and for many commitments at once.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::lookup::Lookup;
use super::statement::{Statement, load_for};
use super::{entries, holds, plans};
use crate::domain::assessment::HowEntered;
use crate::domain::commitment::{Commitment, OrganisationRole, Standing};
use crate::domain::evidence::EvidenceKind;
use crate::domain::id::{
    CommitmentId, MilestoneId, OrganisationId, PeriodId, PlanId, Position, ReportId, ReviewId,
};
use crate::domain::indicator::{Indicator, Term};
use crate::domain::plan::{Period, Plan, PlanStage};
use crate::domain::progress::{
    self, AnswerFact, CommitmentFact, CommitmentProgress, CompletionFact, LeadFact, MilestoneFact,
    PeriodFact, PlanFact, ReportFact, ReviewFact,
};
use crate::domain::report::ReportedStatus;
use crate::domain::review::ReviewedStatus;
use crate::domain::vocabulary::Missing;
use crate::domain::zone::Zone;
use crate::schema::{
    answer_revisions, answers, assessments, commitment_organisations, commitments, evidence,
    evidence_revisions, milestone_revisions, milestones, report_revisions, reports, review_revisions,
    reviews,
};

/// Which commitments are asked about.
#[derive(Debug, Clone, Copy)]
pub enum Among<'a> {
    Plans(&'a [PlanId]),
    Commitment(CommitmentId),
}

/// Loads what a query finds among them; the query names `commitments`.
macro_rules! among {
    ($among:expr, $conn:expr, $query:expr) => {
        match $among {
            Among::Plans(ids) => load_for!($conn, ids, commitments::plan_id, $query),
            Among::Commitment(id) => $query.filter(commitments::id.eq(id)).load($conn),
        }
    };
}

/// What the rules need to know of a plan with its periods on `today`.
pub fn of_plan(
    conn: &mut SqliteConnection,
    plan: &Plan,
    periods: &[Period],
    zone: Zone,
    today: NaiveDate,
) -> QueryResult<PlanFact> {
    let period = |it: &Period| PeriodFact {
        id: it.id,
        ends_on: it.content.ends_on,
        silent_from: it.content.silent_from,
    };
    let tracked_from = plan.content.tracked_from;
    let mut fact = PlanFact {
        today,
        tracked_from,
        is_closed: plan.content.stage == PlanStage::Closed,
        periods: periods.iter().map(period).collect(),
        opened_at: Position::NONE,
        due_position: Position::NONE,
        stale_position: Position::NONE,
    };
    if tracked_from.is_some() {
        fact.opened_at = plans::opened_at(conn, plan.id)?;
        fact.stale_position = entries::last_before(conn, zone.start_of(progress::six_months_before(today)))?;
        if let Some(due) = progress::due_period(tracked_from, &fact.periods, today) {
            fact.due_position = entries::last_before(conn, zone.start_of(progress::day_after(due.ends_on)))?;
        }
    }
    Ok(fact)
}

/// How far each of these commitments has got; they are all those of the plans, or the one, that `among` names.
pub fn progress(
    conn: &mut SqliteConnection,
    lookup: &Lookup,
    plans: &[(PlanId, PlanFact)],
    among: Among<'_>,
    commitments: &[Commitment],
) -> QueryResult<HashMap<CommitmentId, CommitmentProgress>> {
    let by_plan: HashMap<PlanId, &PlanFact> = plans.iter().map(|(id, fact)| (*id, fact)).collect();
    let at = lookup.at;
    let mut gathered = Gathered {
        leads: group(leads(conn, lookup, among)?, |(id, _)| *id, |(_, lead)| lead),
        milestones: group(milestones_of(conn, at, among)?, |it| it.commitment_id, |it| it),
        reports: group(reports_of(conn, at, among)?, |it| it.commitment_id, |it| it),
        reviews: group(reviews_of(conn, at, among)?, |it| it.commitment_id, |it| it),
        answers: group(answers_of(conn, at, among)?, |it| it.commitment_id, |it| it),
        completion: group(completion_of(conn, at, among)?, |it| it.commitment_id, |it| it),
    };
    let of = |it: &Commitment| {
        let plan = by_plan.get(&it.plan_id)?;
        Some((it.id, progress::of_commitment(plan, &gathered.take(it))))
    };
    Ok(commitments.iter().filter_map(of).collect())
}

/// What was read of many commitments, by commitment.
struct Gathered {
    leads: HashMap<CommitmentId, Vec<LeadFact>>,
    milestones: HashMap<CommitmentId, Vec<MilestoneFact>>,
    reports: HashMap<CommitmentId, Vec<ReportFact>>,
    reviews: HashMap<CommitmentId, Vec<ReviewFact>>,
    answers: HashMap<CommitmentId, Vec<AnswerFact>>,
    completion: HashMap<CommitmentId, Vec<CompletionFact>>,
}

impl Gathered {
    fn take(&mut self, commitment: &Commitment) -> CommitmentFact {
        let id = commitment.id;
        CommitmentFact {
            id,
            since: commitment.since,
            standing: commitment.content.standing,
            end_on: commitment.content.end_on,
            leads: self.leads.remove(&id).unwrap_or_default(),
            milestones: self.milestones.remove(&id).unwrap_or_default(),
            reports: self.reports.remove(&id).unwrap_or_default(),
            reviews: self.reviews.remove(&id).unwrap_or_default(),
            answers: self.answers.remove(&id).unwrap_or_default(),
            completion: self.completion.remove(&id).unwrap_or_default(),
        }
    }
}

fn group<R, T>(
    rows: Vec<R>,
    key: impl Fn(&R) -> CommitmentId,
    value: impl Fn(R) -> T,
) -> HashMap<CommitmentId, Vec<T>> {
    let mut groups: HashMap<CommitmentId, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(value(row));
    }
    groups
}

/// A row that was closed after `at` still held then.
fn closed(until: Option<Position>, at: Position) -> Option<Position> {
    until.filter(|it| *it <= at)
}

/// Who leads or led each commitment, and whoever succeeded them.
fn leads(
    conn: &mut SqliteConnection,
    lookup: &Lookup,
    among: Among<'_>,
) -> QueryResult<Vec<(CommitmentId, LeadFact)>> {
    let own: Vec<(CommitmentId, OrganisationId, Position, Option<Position>)> = among!(
        among,
        conn,
        commitment_organisations::table
            .inner_join(commitments::table.on(commitments::id.eq(commitment_organisations::commitment_id)))
            .filter(commitment_organisations::role.eq(OrganisationRole::Lead))
            .filter(commitment_organisations::since.le(lookup.at))
            .select((
                commitment_organisations::commitment_id,
                commitment_organisations::organisation_id,
                commitment_organisations::since,
                commitment_organisations::until,
            ))
    )?;
    let mut all = Vec::with_capacity(own.len());
    for (commitment, lead, since, until) in own {
        let until = closed(until, lookup.at);
        let succession = lookup.succession(lead).into_iter();
        all.extend(
            succession.map(|organisation_id| (commitment, LeadFact { organisation_id, since, until })),
        );
    }
    Ok(all)
}

fn milestones_of(
    conn: &mut SqliteConnection,
    at: Position,
    among: Among<'_>,
) -> QueryResult<Vec<MilestoneFact>> {
    type Row =
        (i32, MilestoneId, CommitmentId, Position, Standing, Option<NaiveDate>, Option<OrganisationId>);
    let mut rows: Vec<Row> = among!(
        among,
        conn,
        milestones::table
            .inner_join(commitments::table.on(commitments::id.eq(milestones::commitment_id)))
            .inner_join(milestone_revisions::table.on(milestone_revisions::milestone_id.eq(milestones::id)))
            .filter(holds!(milestone_revisions, at))
            .select((
                milestone_revisions::ordinal,
                milestones::id,
                milestones::commitment_id,
                milestones::since,
                milestone_revisions::standing,
                milestone_revisions::due_on,
                milestone_revisions::organisation_id,
            ))
    )?;
    rows.sort_by_key(|(ordinal, id, ..)| (*ordinal, *id));
    let fact = |(_, id, commitment_id, since, standing, due_on, organisation_id): Row| MilestoneFact {
        id,
        commitment_id,
        since,
        standing,
        due_on,
        organisation_id,
    };
    Ok(rows.into_iter().map(fact).collect())
}

fn reports_of(conn: &mut SqliteConnection, at: Position, among: Among<'_>) -> QueryResult<Vec<ReportFact>> {
    type Row = (
        ReportId,
        CommitmentId,
        Option<MilestoneId>,
        OrganisationId,
        Option<PeriodId>,
        Position,
        Option<Position>,
        ReportedStatus,
        bool,
    );
    let rows: Vec<Row> = among!(
        among,
        conn,
        reports::table
            .inner_join(commitments::table.on(commitments::id.eq(reports::commitment_id)))
            .inner_join(report_revisions::table.on(report_revisions::report_id.eq(reports::id)))
            .filter(report_revisions::since.le(at))
            .order(report_revisions::since)
            .select((
                reports::id,
                reports::commitment_id,
                reports::milestone_id,
                reports::organisation_id,
                reports::period_id,
                report_revisions::since,
                report_revisions::until,
                report_revisions::status,
                report_revisions::is_retracted,
            ))
    )?;
    let proven = proven_reports(conn, at, among)?;
    let fact = |row: Row| {
        let (id, commitment_id, milestone_id, organisation_id, period_id, since, until, status, is_retracted) =
            row;
        ReportFact {
            id,
            commitment_id,
            milestone_id,
            organisation_id,
            period_id,
            since,
            until: closed(until, at),
            status,
            is_retracted,
            is_proven: proven.contains(&id),
        }
    };
    Ok(rows.into_iter().map(fact).collect())
}

/// The reports of complete with evidence that anyone can open; the others need none.
fn proven_reports(
    conn: &mut SqliteConnection,
    at: Position,
    among: Among<'_>,
) -> QueryResult<HashSet<ReportId>> {
    among!(
        among,
        conn,
        reports::table
            .inner_join(commitments::table.on(commitments::id.eq(reports::commitment_id)))
            .inner_join(report_revisions::table.on(report_revisions::report_id.eq(reports::id)))
            .inner_join(evidence::table.on(evidence::report_id.eq(reports::id.nullable())))
            .inner_join(evidence_revisions::table.on(evidence_revisions::evidence_id.eq(evidence::id)))
            .filter(report_revisions::status.eq(ReportedStatus::Complete))
            .filter(holds!(report_revisions, at))
            .filter(holds!(evidence_revisions, at))
            .filter(evidence_revisions::dead_on.is_null().or(evidence_revisions::archive_url.is_not_null()))
            .select(reports::id)
    )
    .map(|ids: Vec<ReportId>| ids.into_iter().collect())
}

fn reviews_of(conn: &mut SqliteConnection, at: Position, among: Among<'_>) -> QueryResult<Vec<ReviewFact>> {
    type Row = (
        ReviewId,
        CommitmentId,
        Option<MilestoneId>,
        OrganisationId,
        Position,
        Option<Position>,
        ReviewedStatus,
        bool,
    );
    let rows: Vec<Row> = among!(
        among,
        conn,
        reviews::table
            .inner_join(commitments::table.on(commitments::id.eq(reviews::commitment_id)))
            .inner_join(review_revisions::table.on(review_revisions::review_id.eq(reviews::id)))
            .filter(review_revisions::since.le(at))
            .order(review_revisions::since)
            .select((
                reviews::id,
                reviews::commitment_id,
                reviews::milestone_id,
                reviews::organisation_id,
                review_revisions::since,
                review_revisions::until,
                review_revisions::status,
                review_revisions::is_retracted,
            ))
    )?;
    let fact = |row: Row| {
        let (id, commitment_id, milestone_id, organisation_id, since, until, status, is_retracted) = row;
        let until = closed(until, at);
        ReviewFact { id, commitment_id, milestone_id, organisation_id, since, until, status, is_retracted }
    };
    Ok(rows.into_iter().map(fact).collect())
}

fn answers_of(conn: &mut SqliteConnection, at: Position, among: Among<'_>) -> QueryResult<Vec<AnswerFact>> {
    type Row = (CommitmentId, ReviewId, Position);
    let rows: Vec<Row> = among!(
        among,
        conn,
        reviews::table
            .inner_join(commitments::table.on(commitments::id.eq(reviews::commitment_id)))
            .inner_join(answers::table.on(answers::review_id.eq(reviews::id)))
            .inner_join(answer_revisions::table.on(answer_revisions::answer_id.eq(answers::id)))
            .filter(answer_revisions::since.le(at))
            .order(answer_revisions::since)
            .select((reviews::commitment_id, reviews::id, answer_revisions::since))
    )?;
    let fact = |(commitment_id, review_id, since): Row| AnswerFact { commitment_id, review_id, since };
    Ok(rows.into_iter().map(fact).collect())
}

/// What the IRM found of completion, or why there is nothing.
fn completion_of(
    conn: &mut SqliteConnection,
    at: Position,
    among: Among<'_>,
) -> QueryResult<Vec<CompletionFact>> {
    type Row =
        (CommitmentId, Indicator, Option<Term>, Option<Missing>, HowEntered, Position, Option<Position>);
    let rows: Vec<Row> = among!(
        among,
        conn,
        assessments::table
            .inner_join(commitments::table.on(commitments::id.eq(assessments::commitment_id)))
            .filter(
                assessments::indicator
                    .eq(Indicator::CompletionMid)
                    .or(assessments::indicator.eq(Indicator::CompletionEnd))
            )
            .filter(assessments::since.le(at))
            .order((assessments::commitment_id, assessments::id))
            .select((
                assessments::commitment_id,
                assessments::indicator,
                assessments::term,
                assessments::missing,
                assessments::how_entered,
                assessments::since,
                assessments::until,
            ))
    )?;
    let fact = |row: Row| {
        let (commitment_id, indicator, term, missing, how_entered, since, until) = row;
        let until = closed(until, at);
        CompletionFact { commitment_id, indicator, term, missing, how_entered, since, until }
    };
    Ok(rows.into_iter().map(fact).collect())
}

/// The kinds of evidence that anyone can open, of these reports.
pub fn openable_evidence(
    conn: &mut SqliteConnection,
    at: Position,
    reports: &[ReportId],
) -> QueryResult<Vec<(ReportId, EvidenceKind)>> {
    if reports.is_empty() {
        return Ok(Vec::new());
    }
    const QUERY: &str = "
      SELECT e.report_id AS report_id, r.kind AS kind FROM json_each(?) j
      JOIN evidence e ON e.report_id = j.value JOIN evidence_revisions r ON r.evidence_id = e.id
      WHERE r.since <= ? AND ifnull(r.until > ?, 1)
        AND (r.dead_on IS NULL OR r.archive_url IS NOT NULL) ORDER BY e.id";
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::Integer)]
        report_id: ReportId,
        #[diesel(sql_type = diesel::sql_types::Text)]
        kind: EvidenceKind,
    }
    let rows: Vec<Row> =
        Statement::new(QUERY).numbers(reports.iter().map(|it| it.0)).number(at.0).number(at.0).load(conn)?;
    Ok(rows.into_iter().map(|it| (it.report_id, it.kind)).collect())
}
