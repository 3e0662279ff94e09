//! Evidence of reports and reviews.

use diesel::prelude::*;

use super::{holds, revise, salt};
use crate::domain::evidence::{Evidence, EvidenceContent};
use crate::domain::id::{CommitmentId, EvidenceId, Position, ReportId, ReviewId};
use crate::schema::{evidence, evidence_revisions, reports, reviews};

type Row = (EvidenceId, String, Option<ReportId>, Option<ReviewId>, EvidenceContent);

fn item((id, key, report_id, review_id, content): Row) -> Evidence {
    Evidence { id, key, report_id, review_id, content }
}

/// The evidence of these reports and reviews.
pub fn of(
    conn: &mut SqliteConnection,
    at: Position,
    reports: &[ReportId],
    reviews: &[ReviewId],
) -> QueryResult<Vec<Evidence>> {
    let rows: Vec<Row> = evidence::table
        .inner_join(evidence_revisions::table.on(evidence_revisions::evidence_id.eq(evidence::id)))
        .filter(evidence::report_id.eq_any(reports).or(evidence::review_id.eq_any(reviews)))
        .filter(holds!(evidence_revisions, at))
        .order(evidence::id)
        .select((
            evidence::id,
            evidence::key,
            evidence::report_id,
            evidence::review_id,
            EvidenceContent::as_select(),
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(item).collect())
}

/// The evidence of all reports and reviews of a commitment.
pub fn of_commitment(
    conn: &mut SqliteConnection,
    at: Position,
    commitment: CommitmentId,
) -> QueryResult<Vec<Evidence>> {
    let columns =
        (evidence::id, evidence::key, evidence::report_id, evidence::review_id, EvidenceContent::as_select());
    let items = evidence::table
        .inner_join(evidence_revisions::table.on(evidence_revisions::evidence_id.eq(evidence::id)))
        .filter(holds!(evidence_revisions, at));
    let mut rows: Vec<Row> = items
        .inner_join(reports::table.on(evidence::report_id.eq(reports::id.nullable())))
        .filter(reports::commitment_id.eq(commitment))
        .select(columns)
        .load(conn)?;
    rows.extend(
        items
            .inner_join(reviews::table.on(evidence::review_id.eq(reviews::id.nullable())))
            .filter(reviews::commitment_id.eq(commitment))
            .select(columns)
            .load::<Row>(conn)?,
    );
    rows.sort_by_key(|(id, ..)| *id);
    Ok(rows.into_iter().map(item).collect())
}

/// A piece of evidence, and where what is said of it comes from.
pub fn find(conn: &mut SqliteConnection, at: Position, id: EvidenceId) -> QueryResult<(Position, Evidence)> {
    let (since, row): (Position, Row) = evidence::table
        .inner_join(evidence_revisions::table.on(evidence_revisions::evidence_id.eq(evidence::id)))
        .filter(evidence::id.eq(id))
        .filter(holds!(evidence_revisions, at))
        .select((
            evidence_revisions::since,
            (
                evidence::id,
                evidence::key,
                evidence::report_id,
                evidence::review_id,
                EvidenceContent::as_select(),
            ),
        ))
        .first(conn)?;
    Ok((since, item(row)))
}

/// The evidence whose link is dead and not archived elsewhere.
pub fn dead(conn: &mut SqliteConnection, at: Position) -> QueryResult<Vec<EvidenceId>> {
    evidence_revisions::table
        .filter(holds!(evidence_revisions, at))
        .filter(evidence_revisions::dead_on.is_not_null())
        .filter(evidence_revisions::archive_url.is_null())
        .order(evidence_revisions::evidence_id)
        .select(evidence_revisions::evidence_id)
        .load(conn)
}

/// The addresses that the evidence of a commitment had before those of `at`, oldest first.
pub fn earlier_of_commitment(
    conn: &mut SqliteConnection,
    at: Position,
    commitment: CommitmentId,
) -> QueryResult<Vec<EvidenceContent>> {
    let now = of_commitment(conn, at, commitment)?;
    let ids: Vec<EvidenceId> = now.iter().map(|it| it.id).collect();
    let all: Vec<EvidenceContent> = evidence_revisions::table
        .filter(evidence_revisions::evidence_id.eq_any(&ids))
        .filter(evidence_revisions::until.le(at))
        .order(evidence_revisions::id)
        .select(EvidenceContent::as_select())
        .load(conn)?;
    let is_past =
        |it: &EvidenceContent| now.iter().any(|own| own.id == it.evidence_id && own.content.url != it.url);
    Ok(all.into_iter().filter(is_past).collect())
}

/// The id behind a key, whenever it was given.
pub fn id_of(conn: &mut SqliteConnection, key: &str) -> QueryResult<Option<EvidenceId>> {
    evidence::table.filter(evidence::key.eq(key)).select(evidence::id).first(conn).optional()
}

/// What a piece of evidence belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    Report(ReportId),
    Review(ReviewId),
}

/// How many pieces of evidence a claim was ever given; for the next key.
pub fn count_of(conn: &mut SqliteConnection, claim: Claim) -> QueryResult<i64> {
    match claim {
        Claim::Report(id) => evidence::table.filter(evidence::report_id.eq(id)).count().get_result(conn),
        Claim::Review(id) => evidence::table.filter(evidence::review_id.eq(id)).count().get_result(conn),
    }
}

/// Adds a piece of evidence to a claim.
pub fn insert(
    conn: &mut SqliteConnection,
    position: Position,
    key: &str,
    claim: Claim,
) -> QueryResult<EvidenceId> {
    let (report, review) = match claim {
        Claim::Report(id) => (Some(id), None),
        Claim::Review(id) => (None, Some(id)),
    };
    diesel::insert_into(evidence::table)
        .values((
            evidence::key.eq(key),
            evidence::report_id.eq(report),
            evidence::review_id.eq(review),
            evidence::since.eq(position),
            evidence::salt.eq(salt()?),
        ))
        .returning(evidence::id)
        .get_result(conn)
}

/// Writes what is said of a piece of evidence from `position` on.
pub fn revise(conn: &mut SqliteConnection, position: Position, content: &EvidenceContent) -> QueryResult<()> {
    revise!(conn, position, evidence_revisions, content, evidence_id = content.evidence_id)
}
