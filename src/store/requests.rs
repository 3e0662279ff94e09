//! Correction requests that have been read, with the answers to them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::salt;
use crate::domain::id::{
    CommitmentId, EvidenceId, MilestoneId, ParticipantId, Position, ReportId, RequestId, ReviewId,
};
use crate::domain::request::{
    Answered, CorrectionRequest, OutcomeContent, RequestContent, RequestPart, RequestSubject,
};
use crate::schema::{commitments, evidence, ledger, milestones, outcomes, reports, requests, reviews};

/// Which requests are asked about.
#[derive(Debug, Clone, Copy)]
pub enum Of<'a> {
    Participant(ParticipantId),
    /// Those that were accepted on one of these.
    Commitments(&'a [CommitmentId]),
    /// The one with this number.
    Key(&'a str),
}

/// The requests as of a position, oldest first.
pub fn all(conn: &mut SqliteConnection, at: Position, of: Of<'_>) -> QueryResult<Vec<CorrectionRequest>> {
    type Row = (RequestId, Position, DateTime<Utc>, RequestContent);
    let mut query = requests::table
        .inner_join(ledger::table.on(ledger::position.eq(requests::since)))
        .filter(requests::since.le(at))
        .order(requests::id)
        .select((requests::id, requests::since, ledger::recorded_at, RequestContent::as_select()))
        .into_boxed();
    query = match of {
        Of::Participant(id) => query.filter(requests::participant_id.eq(id)),
        Of::Commitments(ids) => {
            let ids: Vec<Option<i32>> = ids.iter().map(|it| Some(it.0)).collect();
            query.filter(requests::commitment_id.eq_any(ids))
        }
        Of::Key(key) => query.filter(requests::key.eq(key)),
    };
    let rows: Vec<Row> = query.load(conn)?;
    let ids: Vec<RequestId> = rows.iter().map(|(id, ..)| *id).collect();
    let mut answers = answers(conn, at, &ids)?;
    let request = |(id, since, recorded_at, content): Row| CorrectionRequest {
        id,
        since,
        recorded_at,
        content,
        outcomes: answers.remove(&id).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(request).collect())
}

/// The answers to these requests, oldest first.
fn answers(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[RequestId],
) -> QueryResult<HashMap<RequestId, Vec<Answered>>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Position, DateTime<Utc>, OutcomeContent)> = outcomes::table
        .inner_join(ledger::table.on(ledger::position.eq(outcomes::since)))
        .filter(outcomes::request_id.eq_any(ids))
        .filter(outcomes::since.le(at))
        .order(outcomes::id)
        .select((outcomes::since, ledger::recorded_at, OutcomeContent::as_select()))
        .load(conn)?;
    let mut answers: HashMap<RequestId, Vec<Answered>> = HashMap::new();
    for (since, recorded_at, content) in rows {
        let own = answers.entry(content.request_id).or_default();
        own.push(Answered { since, recorded_at, content });
    }
    Ok(answers)
}

/// The request with this number as of a position.
pub fn find(conn: &mut SqliteConnection, at: Position, key: &str) -> QueryResult<Option<CorrectionRequest>> {
    Ok(all(conn, at, Of::Key(key))?.pop())
}

/// Writes that a request was accepted or refused.
pub fn insert(
    conn: &mut SqliteConnection,
    position: Position,
    content: &RequestContent,
) -> QueryResult<RequestId> {
    diesel::insert_into(requests::table)
        .values((content, requests::since.eq(position), requests::salt.eq(salt()?)))
        .returning(requests::id)
        .get_result(conn)
}

/// Writes an answer.
pub fn answer(conn: &mut SqliteConnection, position: Position, content: &OutcomeContent) -> QueryResult<()> {
    diesel::insert_into(outcomes::table)
        .values((content, outcomes::since.eq(position), outcomes::salt.eq(salt()?)))
        .execute(conn)
        .map(|_| ())
}

/// The last number given in a year, to a request that was read or still waits.
pub fn last_key(conn: &mut SqliteConnection, year: &str) -> QueryResult<Option<String>> {
    use crate::schema::waiting_requests;
    let pattern = format!("{year}-%");
    let read: Vec<String> =
        requests::table.filter(requests::key.like(&pattern)).select(requests::key).load(conn)?;
    let waiting: Vec<String> = waiting_requests::table
        .filter(waiting_requests::key.like(&pattern))
        .select(waiting_requests::key)
        .load(conn)?;
    let place = |key: &String| crate::domain::request::in_number(key).map(|(_, n)| n);
    Ok(read.into_iter().chain(waiting).max_by_key(place))
}

/// What a key stands for, if a request can be about it: a commitment, milestone, report, review or piece of evidence.
pub fn subject(conn: &mut SqliteConnection, key: &str) -> QueryResult<Option<RequestSubject>> {
    let about = |commitment_id, part| Some(RequestSubject { commitment_id, part });
    if let Some(id) = super::commitments::id_of(conn, key)? {
        return Ok(about(id, RequestPart::Commitment));
    }
    let milestone: Option<(CommitmentId, MilestoneId)> = milestones::table
        .filter(milestones::key.eq(key))
        .select((milestones::commitment_id, milestones::id))
        .first(conn)
        .optional()?;
    if let Some((commitment, id)) = milestone {
        return Ok(about(commitment, RequestPart::Milestone(id)));
    }
    let report: Option<(CommitmentId, ReportId)> = reports::table
        .filter(reports::key.eq(key))
        .select((reports::commitment_id, reports::id))
        .first(conn)
        .optional()?;
    if let Some((commitment, id)) = report {
        return Ok(about(commitment, RequestPart::Report(id)));
    }
    let review: Option<(CommitmentId, ReviewId)> = reviews::table
        .filter(reviews::key.eq(key))
        .select((reviews::commitment_id, reviews::id))
        .first(conn)
        .optional()?;
    if let Some((commitment, id)) = review {
        return Ok(about(commitment, RequestPart::Review(id)));
    }
    let claim: Option<(EvidenceId, Option<CommitmentId>, Option<CommitmentId>)> = evidence::table
        .left_join(reports::table.on(evidence::report_id.eq(reports::id.nullable())))
        .left_join(reviews::table.on(evidence::review_id.eq(reviews::id.nullable())))
        .filter(evidence::key.eq(key))
        .select((evidence::id, reports::commitment_id.nullable(), reviews::commitment_id.nullable()))
        .first(conn)
        .optional()?;
    Ok(claim.and_then(|(id, report, review)| about(report.or(review)?, RequestPart::Evidence(id))))
}

/// The key of what a request is about.
pub fn key_of(conn: &mut SqliteConnection, subject: RequestSubject) -> QueryResult<String> {
    match subject.part {
        RequestPart::Commitment => {
            commitments::table.find(subject.commitment_id).select(commitments::key).first(conn)
        }
        RequestPart::Milestone(id) => milestones::table.find(id).select(milestones::key).first(conn),
        RequestPart::Report(id) => reports::table.find(id).select(reports::key).first(conn),
        RequestPart::Review(id) => reviews::table.find(id).select(reviews::key).first(conn),
        RequestPart::Evidence(id) => evidence::table.find(id).select(evidence::key).first(conn),
    }
}
