//! Reviews and answers that are being written: private, and shared by the members of an organisation.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::draft::DraftContent;
use crate::domain::id::{MemberId, OrganisationId, Position, ReviewDraftId};
use crate::domain::review_draft::{ReviewDraft, ReviewDraftSubject};
use crate::schema::review_drafts;

type Row = (ReviewDraftId, i32, DateTime<Utc>, ReviewDraftSubject, MemberId, String, Position);

fn draft((id, version, saved_at, subject, written_by, content, base): Row) -> ReviewDraft {
    ReviewDraft { id, version, saved_at, subject, content: DraftContent { written_by, content, base } }
}

/// The drafts of an organisation, the latest first.
pub fn of_organisation(
    conn: &mut SqliteConnection,
    organisation: OrganisationId,
) -> QueryResult<Vec<ReviewDraft>> {
    let rows: Vec<Row> = review_drafts::table
        .filter(review_drafts::organisation_id.eq(organisation))
        .order((review_drafts::saved_at.desc(), review_drafts::id.desc()))
        .select((
            review_drafts::id,
            review_drafts::version,
            review_drafts::saved_at,
            ReviewDraftSubject::as_select(),
            review_drafts::written_by,
            review_drafts::content,
            review_drafts::base,
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(draft).collect())
}

/// The draft on a subject, if there is one.
pub fn on(conn: &mut SqliteConnection, subject: &ReviewDraftSubject) -> QueryResult<Option<ReviewDraft>> {
    let all = of_organisation(conn, subject.organisation_id)?;
    Ok(all.into_iter().find(|it| it.subject == *subject))
}

/// Keeps a draft as version `version`: a new one if there was none.
pub fn save(
    conn: &mut SqliteConnection,
    subject: &ReviewDraftSubject,
    content: &DraftContent,
    version: i32,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    remove(conn, subject)?;
    diesel::insert_into(review_drafts::table)
        .values((
            subject,
            review_drafts::written_by.eq(content.written_by),
            review_drafts::content.eq(&content.content),
            review_drafts::base.eq(content.base),
            review_drafts::version.eq(version),
            review_drafts::saved_at.eq(at),
        ))
        .execute(conn)
        .map(|_| ())
}

/// Throws the draft on a subject away; nothing happens if there is none.
pub fn remove(conn: &mut SqliteConnection, subject: &ReviewDraftSubject) -> QueryResult<()> {
    diesel::delete(
        review_drafts::table
            .filter(review_drafts::organisation_id.eq(subject.organisation_id))
            .filter(review_drafts::commitment_id.eq(subject.commitment_id))
            .filter(review_drafts::milestone_id.is(subject.milestone_id))
            .filter(review_drafts::revises_id.is(subject.revises_id))
            .filter(review_drafts::answers_id.is(subject.answers_id)),
    )
    .execute(conn)
    .map(|_| ())
}
