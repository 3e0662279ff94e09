//! Members, their one-time links, and the history of their rights.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::id::{InvitationId, MemberId, OrganisationId, ParticipantId};
use crate::domain::member::{LinkPurpose, Member, NewMember, PermissionChange, Role};
use crate::schema::{invitations, members, permission_changes};

/// The member with this id, removed or not.
pub fn find(conn: &mut SqliteConnection, id: MemberId) -> QueryResult<Member> {
    members::table.find(id).select(Member::as_select()).first(conn)
}

/// Who has an address, removed or not.
pub fn by_email(conn: &mut SqliteConnection, email: &str) -> QueryResult<Option<Member>> {
    members::table.filter(members::email.eq(email)).select(Member::as_select()).first(conn).optional()
}

/// The hash of a member's password; none before the invitation is accepted.
pub fn password_hash(conn: &mut SqliteConnection, id: MemberId) -> QueryResult<Option<String>> {
    members::table.find(id).select(members::password_hash).first(conn)
}

/// The members of a participant who have not been removed, by address.
pub fn of_participant(conn: &mut SqliteConnection, participant: ParticipantId) -> QueryResult<Vec<Member>> {
    members::table
        .filter(members::participant_id.eq(participant))
        .filter(members::removed_at.is_null())
        .order(members::email)
        .select(Member::as_select())
        .load(conn)
}

/// How many others could run a participant's secretariat at once: those who can sign in.
pub fn count_other_secretariat(
    conn: &mut SqliteConnection,
    participant: ParticipantId,
    except: MemberId,
) -> QueryResult<i64> {
    members::table
        .filter(members::participant_id.eq(participant))
        .filter(members::role.eq(Role::Secretariat))
        .filter(members::removed_at.is_null())
        .filter(members::password_hash.is_not_null())
        .filter(members::id.ne(except))
        .count()
        .get_result(conn)
}

/// Adds a member, who has no password yet.
pub fn insert(conn: &mut SqliteConnection, new: &NewMember, at: DateTime<Utc>) -> QueryResult<MemberId> {
    diesel::insert_into(members::table)
        .values((new, members::created_at.eq(at)))
        .returning(members::id)
        .get_result(conn)
}

/// Takes back a member who was removed, as if new.
pub fn revive(conn: &mut SqliteConnection, id: MemberId, new: &NewMember) -> QueryResult<()> {
    diesel::update(members::table.find(id))
        .set((
            members::name.eq(&new.name),
            members::office.eq(&new.office),
            members::organisation_id.eq(new.organisation_id),
            members::participant_id.eq(new.participant_id),
            members::role.eq(new.role),
            members::password_hash.eq(None::<String>),
            members::removed_at.eq(None::<DateTime<Utc>>),
        ))
        .execute(conn)
        .map(|_| ())
}

/// Sets the password.
pub fn set_password(conn: &mut SqliteConnection, id: MemberId, hash: &str) -> QueryResult<()> {
    diesel::update(members::table.find(id)).set(members::password_hash.eq(hash)).execute(conn).map(|_| ())
}

/// Sets what a member may do, for whom, and as which office.
pub fn set_rights(
    conn: &mut SqliteConnection,
    id: MemberId,
    role: Role,
    organisation: OrganisationId,
    office: &str,
) -> QueryResult<()> {
    diesel::update(members::table.find(id))
        .set((members::role.eq(role), members::organisation_id.eq(organisation), members::office.eq(office)))
        .execute(conn)
        .map(|_| ())
}

/// Ends a membership. The row stays, so that the logs keep their meaning; the password goes.
pub fn remove(conn: &mut SqliteConnection, id: MemberId, at: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(members::table.find(id))
        .set((members::removed_at.eq(at), members::password_hash.eq(None::<String>)))
        .execute(conn)
        .map(|_| ())
}

/// Adds a one-time link.
pub fn add_link(
    conn: &mut SqliteConnection,
    member: MemberId,
    token_hash: &str,
    purpose: LinkPurpose,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
) -> QueryResult<()> {
    diesel::insert_into(invitations::table)
        .values((
            invitations::member_id.eq(member),
            invitations::token_hash.eq(token_hash),
            invitations::purpose.eq(purpose),
            invitations::created_at.eq(from),
            invitations::expires_at.eq(to),
        ))
        .execute(conn)
        .map(|_| ())
}

/// The link with this token and whose it is, if it may still be used.
pub fn usable_link(
    conn: &mut SqliteConnection,
    token_hash: &str,
    now: DateTime<Utc>,
) -> QueryResult<Option<(InvitationId, LinkPurpose, Member)>> {
    invitations::table
        .inner_join(members::table.on(members::id.eq(invitations::member_id)))
        .filter(invitations::token_hash.eq(token_hash))
        .filter(invitations::used_at.is_null())
        .filter(invitations::expires_at.gt(now))
        .filter(members::removed_at.is_null())
        .select((invitations::id, invitations::purpose, Member::as_select()))
        .first(conn)
        .optional()
}

/// Makes every open link of a member useless: it was used, replaced, or its member removed.
pub fn close_links(conn: &mut SqliteConnection, member: MemberId, at: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(invitations::table.filter(invitations::member_id.eq(member)))
        .filter(invitations::used_at.is_null())
        .set(invitations::used_at.eq(at))
        .execute(conn)
        .map(|_| ())
}

/// Notes what was done to a member's rights.
pub fn note_change(conn: &mut SqliteConnection, change: &PermissionChange) -> QueryResult<()> {
    diesel::insert_into(permission_changes::table).values(change).execute(conn).map(|_| ())
}

/// The newest changes of rights of a participant's members.
pub fn changes(
    conn: &mut SqliteConnection,
    participant: ParticipantId,
    limit: i64,
) -> QueryResult<Vec<(PermissionChange, Member)>> {
    permission_changes::table
        .inner_join(members::table.on(members::id.eq(permission_changes::member_id)))
        .filter(members::participant_id.eq(participant))
        .order(permission_changes::id.desc())
        .limit(limit)
        .select((PermissionChange::as_select(), Member::as_select()))
        .load(conn)
}
