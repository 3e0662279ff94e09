//! Answers to reviews.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::statement::load_for;
use super::{holds, revise, salt};
use crate::domain::answer::{Answer, AnswerContent, AnswerSubject};
use crate::domain::id::{AnswerId, CommitmentId, OrganisationId, Position, ReviewId};
use crate::schema::{answer_revisions, answers, ledger, reviews};

type Row =
    (AnswerId, Position, Position, DateTime<Utc>, Option<OrganisationId>, AnswerSubject, AnswerContent);

fn answer((id, made_at, since, recorded_at, written_by, subject, content): Row) -> Answer {
    Answer { id, subject, made_at, since, recorded_at, written_by, content }
}

/// The answers to reviews of these commitments and their milestones, oldest first.
pub fn of_commitments(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[CommitmentId],
) -> QueryResult<Vec<(CommitmentId, Answer)>> {
    let rows: Vec<(CommitmentId, Row)> = load_for!(
        conn,
        ids,
        reviews::commitment_id,
        answers::table
            .inner_join(reviews::table.on(reviews::id.eq(answers::review_id)))
            .inner_join(answer_revisions::table.on(answer_revisions::answer_id.eq(answers::id)))
            .inner_join(ledger::table.on(ledger::position.eq(answer_revisions::since)))
            .filter(holds!(answer_revisions, at))
            .order(answers::id)
            .select((
                reviews::commitment_id,
                (
                    answers::id,
                    answers::since,
                    answer_revisions::since,
                    ledger::recorded_at,
                    ledger::organisation_id,
                    AnswerSubject::as_select(),
                    AnswerContent::as_select(),
                ),
            ))
    )?;
    Ok(rows.into_iter().map(|(commitment, row)| (commitment, answer(row))).collect())
}

/// Every version of the words of a commitment's answers up to `at`, oldest first.
pub fn versions(
    conn: &mut SqliteConnection,
    at: Position,
    commitment: CommitmentId,
) -> QueryResult<Vec<(Position, AnswerContent)>> {
    answer_revisions::table
        .inner_join(answers::table.on(answers::id.eq(answer_revisions::answer_id)))
        .inner_join(reviews::table.on(reviews::id.eq(answers::review_id)))
        .filter(reviews::commitment_id.eq(commitment))
        .filter(answer_revisions::since.le(at))
        .order((answer_revisions::answer_id, answer_revisions::since))
        .select((answer_revisions::since, AnswerContent::as_select()))
        .load(conn)
}

/// The answer with this key, and the commitment that the answered review is about.
pub fn by_key(conn: &mut SqliteConnection, at: Position, key: &str) -> QueryResult<(CommitmentId, Answer)> {
    let commitment: CommitmentId = answers::table
        .inner_join(reviews::table.on(reviews::id.eq(answers::review_id)))
        .filter(answers::key.eq(key))
        .select(reviews::commitment_id)
        .first(conn)?;
    let found = of_commitments(conn, at, &[commitment])?.into_iter().find(|(_, it)| it.subject.key == key);
    found.ok_or(diesel::result::Error::NotFound)
}

/// How many answers a review was ever given; for the next key.
pub fn count_of(conn: &mut SqliteConnection, review: ReviewId) -> QueryResult<i64> {
    answers::table.filter(answers::review_id.eq(review)).count().get_result(conn)
}

/// Fixes which review a new answer is to.
pub fn insert(
    conn: &mut SqliteConnection,
    position: Position,
    subject: &AnswerSubject,
) -> QueryResult<AnswerId> {
    diesel::insert_into(answers::table)
        .values((subject, answers::since.eq(position), answers::salt.eq(salt()?)))
        .returning(answers::id)
        .get_result(conn)
}

/// Writes the words of an answer from `position` on.
pub fn revise(conn: &mut SqliteConnection, position: Position, content: &AnswerContent) -> QueryResult<()> {
    revise!(conn, position, answer_revisions, content, answer_id = content.answer_id)
}
