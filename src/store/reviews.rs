//! Reviews by civil society.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::statement::load_for;
use super::{holds, revise, salt};
use crate::domain::id::{CommitmentId, Position, ReviewId};
use crate::domain::review::{Review, ReviewContent, ReviewSubject};
use crate::schema::{ledger, review_revisions, reviews};

type Row = (ReviewId, Position, DateTime<Utc>, Position, ReviewSubject, ReviewContent);

fn review((id, made_at, recorded_at, since, subject, content): Row) -> Review {
    Review { id, subject, made_at, since, recorded_at, content }
}

/// The reviews on these commitments and their milestones, oldest first, retracted ones included.
pub fn of_commitments(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[CommitmentId],
) -> QueryResult<Vec<Review>> {
    let rows: Vec<Row> = load_for!(
        conn,
        ids,
        reviews::commitment_id,
        reviews::table
            .inner_join(review_revisions::table.on(review_revisions::review_id.eq(reviews::id)))
            .inner_join(ledger::table.on(ledger::position.eq(reviews::since)))
            .filter(holds!(review_revisions, at))
            .order(reviews::id)
            .select((
                reviews::id,
                reviews::since,
                ledger::recorded_at,
                review_revisions::since,
                ReviewSubject::as_select(),
                ReviewContent::as_select(),
            ))
    )?;
    Ok(rows.into_iter().map(review).collect())
}

/// Every version of the words of these reviews up to `at`, oldest first.
pub fn versions(
    conn: &mut SqliteConnection,
    at: Position,
    commitment: CommitmentId,
) -> QueryResult<Vec<(Position, ReviewContent)>> {
    review_revisions::table
        .inner_join(reviews::table.on(reviews::id.eq(review_revisions::review_id)))
        .filter(reviews::commitment_id.eq(commitment))
        .filter(review_revisions::since.le(at))
        .order((review_revisions::review_id, review_revisions::since))
        .select((review_revisions::since, ReviewContent::as_select()))
        .load(conn)
}

/// The id behind a key, whenever it was given.
pub fn id_of(conn: &mut SqliteConnection, key: &str) -> QueryResult<Option<ReviewId>> {
    reviews::table.filter(reviews::key.eq(key)).select(reviews::id).first(conn).optional()
}

/// How many reviews have been made on a commitment so far; for the next key.
pub fn count_on(conn: &mut SqliteConnection, commitment: CommitmentId) -> QueryResult<i64> {
    reviews::table.filter(reviews::commitment_id.eq(commitment)).count().get_result(conn)
}

/// Fixes what a new review is about.
pub fn insert(
    conn: &mut SqliteConnection,
    position: Position,
    subject: &ReviewSubject,
) -> QueryResult<ReviewId> {
    diesel::insert_into(reviews::table)
        .values((subject, reviews::since.eq(position), reviews::salt.eq(salt()?)))
        .returning(reviews::id)
        .get_result(conn)
}

/// Writes the words of a review from `position` on.
pub fn revise(conn: &mut SqliteConnection, position: Position, content: &ReviewContent) -> QueryResult<()> {
    revise!(conn, position, review_revisions, content, review_id = content.review_id)
}

/// The commitments that an organisation has reviewed, in the order of its first review of each.
pub fn commitments_of(
    conn: &mut SqliteConnection,
    at: Position,
    organisation: crate::domain::id::OrganisationId,
) -> QueryResult<Vec<CommitmentId>> {
    let mut ids: Vec<CommitmentId> = reviews::table
        .filter(reviews::organisation_id.eq(organisation))
        .filter(reviews::since.le(at))
        .order(reviews::id)
        .select(reviews::commitment_id)
        .load(conn)?;
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(*id));
    Ok(ids)
}

/// The keys of these reviews.
pub fn keys_of(conn: &mut SqliteConnection, ids: &[ReviewId]) -> QueryResult<Vec<(ReviewId, String)>> {
    reviews::table.filter(reviews::id.eq_any(ids)).select((reviews::id, reviews::key)).load(conn)
}

/// The review with this key.
pub fn by_key(conn: &mut SqliteConnection, at: Position, key: &str) -> QueryResult<Review> {
    let commitment: CommitmentId =
        reviews::table.filter(reviews::key.eq(key)).select(reviews::commitment_id).first(conn)?;
    let found = of_commitments(conn, at, &[commitment])?.into_iter().find(|it| it.subject.key == key);
    found.ok_or(diesel::result::Error::NotFound)
}
