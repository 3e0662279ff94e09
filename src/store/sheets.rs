//! Files that members uploaded and have not confirmed yet: private, each its uploader's own.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;

use crate::domain::id::{MemberId, SheetId};
use crate::domain::sheet::{Sheet, SheetContent};
use crate::schema::sheets;

/// For how long a file waits to be confirmed.
const KEPT: TimeDelta = TimeDelta::days(1);

/// How many files of one member wait at once; a further one takes the place of the oldest.
const MOST: i64 = 4;

/// Keeps a file, and throws away what has waited too long.
pub fn keep(conn: &mut SqliteConnection, content: &SheetContent, at: DateTime<Utc>) -> QueryResult<SheetId> {
    diesel::delete(sheets::table.filter(sheets::expires_at.le(at))).execute(conn)?;
    let others: Vec<SheetId> = sheets::table
        .filter(sheets::member_id.eq(content.member_id))
        .order((sheets::uploaded_at.desc(), sheets::id.desc()))
        .offset(MOST.saturating_sub(1))
        .limit(i64::MAX)
        .select(sheets::id)
        .load(conn)?;
    diesel::delete(sheets::table.filter(sheets::id.eq_any(others))).execute(conn)?;
    let expires_at = at.checked_add_signed(KEPT).unwrap_or(at);
    diesel::insert_into(sheets::table)
        .values((content, sheets::uploaded_at.eq(at), sheets::expires_at.eq(expires_at)))
        .returning(sheets::id)
        .get_result(conn)
}

/// A member's own file, as long as it waits.
pub fn find(
    conn: &mut SqliteConnection,
    id: SheetId,
    member: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<Option<Sheet>> {
    sheets::table
        .find(id)
        .filter(sheets::member_id.eq(member))
        .filter(sheets::expires_at.gt(now))
        .select(SheetContent::as_select())
        .first(conn)
        .optional()
        .map(|found| found.map(|content| Sheet { id, content }))
}

/// Notes that its member has said that a file is in the encoding that it was taken for.
pub fn confirm_encoding(conn: &mut SqliteConnection, id: SheetId) -> QueryResult<()> {
    diesel::update(sheets::table.find(id)).set(sheets::is_sure.eq(true)).execute(conn).map(|_| ())
}

/// Throws a file away; nothing happens if it is gone.
pub fn remove(conn: &mut SqliteConnection, id: SheetId) -> QueryResult<()> {
    diesel::delete(sheets::table.find(id)).execute(conn).map(|_| ())
}
