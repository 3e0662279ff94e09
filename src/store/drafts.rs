//! Reports that are being written: private, and shared by the members of an organisation.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::draft::{Draft, DraftContent, DraftSubject};
use crate::domain::id::{MemberId, OrganisationId};
use crate::schema::drafts;

/// The drafts of an organisation, the latest first.
pub fn of_organisation(conn: &mut SqliteConnection, organisation: OrganisationId) -> QueryResult<Vec<Draft>> {
    drafts::table
        .filter(drafts::organisation_id.eq(organisation))
        .order((drafts::saved_at.desc(), drafts::id.desc()))
        .select(Draft::as_select())
        .load(conn)
}

/// The draft on a subject, if there is one.
pub fn on(conn: &mut SqliteConnection, subject: &DraftSubject) -> QueryResult<Option<Draft>> {
    drafts::table
        .filter(drafts::organisation_id.eq(subject.organisation_id))
        .filter(drafts::commitment_id.eq(subject.commitment_id))
        .filter(drafts::milestone_id.is(subject.milestone_id))
        .filter(drafts::report_id.is(subject.report_id))
        .select(Draft::as_select())
        .first(conn)
        .optional()
}

/// Keeps a draft as version `version`: a new one if there was none.
pub fn save(
    conn: &mut SqliteConnection,
    subject: &DraftSubject,
    content: &DraftContent,
    version: i32,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    remove(conn, subject)?;
    diesel::insert_into(drafts::table)
        .values((subject, content, drafts::version.eq(version), drafts::saved_at.eq(at)))
        .execute(conn)
        .map(|_| ())
}

/// Throws the draft on a subject away; nothing happens if there is none.
pub fn remove(conn: &mut SqliteConnection, subject: &DraftSubject) -> QueryResult<()> {
    diesel::delete(
        drafts::table
            .filter(drafts::organisation_id.eq(subject.organisation_id))
            .filter(drafts::commitment_id.eq(subject.commitment_id))
            .filter(drafts::milestone_id.is(subject.milestone_id))
            .filter(drafts::report_id.is(subject.report_id)),
    )
    .execute(conn)
    .map(|_| ())
}

/// The drafts that a member was the last to save, the latest first.
pub fn by_member(conn: &mut SqliteConnection, member: MemberId) -> QueryResult<Vec<Draft>> {
    drafts::table
        .filter(drafts::written_by.eq(member))
        .order((drafts::saved_at.desc(), drafts::id.desc()))
        .select(Draft::as_select())
        .load(conn)
}
