//! Sessions: who is signed in, and where.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::id::{MemberId, SessionId};
use crate::domain::member::{Member, Session};
use crate::schema::{members, sessions};

/// Begins a session.
pub fn insert(
    conn: &mut SqliteConnection,
    key_hash: &str,
    member: MemberId,
    user_agent: &str,
    at: DateTime<Utc>,
) -> QueryResult<SessionId> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::key_hash.eq(key_hash),
            sessions::member_id.eq(member),
            sessions::created_at.eq(at),
            sessions::last_seen_at.eq(at),
            sessions::expires_at.eq(at + Session::LONGEST),
            sessions::user_agent.eq(user_agent),
        ))
        .returning(sessions::id)
        .get_result(conn)
}

/// The session with this key and its member as both are now; none if it has run out or the member was removed.
pub fn find(
    conn: &mut SqliteConnection,
    key_hash: &str,
    now: DateTime<Utc>,
) -> QueryResult<Option<(Session, Member)>> {
    let found: Option<(Session, Member)> = sessions::table
        .inner_join(members::table.on(members::id.eq(sessions::member_id)))
        .filter(sessions::key_hash.eq(key_hash))
        .filter(members::removed_at.is_null())
        .select((Session::as_select(), Member::as_select()))
        .first(conn)
        .optional()?;
    Ok(found.filter(|(session, member)| session.holds(member.role, now)))
}

/// The sessions of a member, the newest first.
pub fn of_member(conn: &mut SqliteConnection, member: MemberId) -> QueryResult<Vec<Session>> {
    sessions::table
        .filter(sessions::member_id.eq(member))
        .order(sessions::id.desc())
        .select(Session::as_select())
        .load(conn)
}

/// Notes that a session was used.
pub fn touch(conn: &mut SqliteConnection, id: SessionId, at: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(sessions::table.find(id)).set(sessions::last_seen_at.eq(at)).execute(conn).map(|_| ())
}

/// Ends the session with this key, and tells whose it was.
pub fn end_by_key(conn: &mut SqliteConnection, key_hash: &str) -> QueryResult<Option<MemberId>> {
    diesel::delete(sessions::table.filter(sessions::key_hash.eq(key_hash)))
        .returning(sessions::member_id)
        .get_result(conn)
        .optional()
}

/// Ends one session of a member; of nobody else.
pub fn end(conn: &mut SqliteConnection, member: MemberId, id: SessionId) -> QueryResult<usize> {
    diesel::delete(sessions::table.find(id).filter(sessions::member_id.eq(member))).execute(conn)
}

/// Ends every session of a member but one.
pub fn end_others(conn: &mut SqliteConnection, member: MemberId, kept: SessionId) -> QueryResult<usize> {
    diesel::delete(sessions::table.filter(sessions::member_id.eq(member)))
        .filter(sessions::id.ne(kept))
        .execute(conn)
}

/// Ends every session of a member.
pub fn end_all(conn: &mut SqliteConnection, member: MemberId) -> QueryResult<usize> {
    diesel::delete(sessions::table.filter(sessions::member_id.eq(member))).execute(conn)
}

/// Clears away sessions that have reached their end.
pub fn clear_ended(conn: &mut SqliteConnection, now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::delete(sessions::table.filter(sessions::expires_at.le(now))).execute(conn)
}
