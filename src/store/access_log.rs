//! The access log: who signed in and out, and who tried.

use chrono::{DateTime, Months, Utc};
use diesel::prelude::*;

use crate::domain::id::MemberId;
use crate::domain::member::Access;
use crate::schema::access_log;

/// For how long a line is kept: it must be for one year, and is for two.
const KEPT: Months = Months::new(24);

/// Notes an access, and trims what has been kept for long enough.
pub fn note(conn: &mut SqliteConnection, access: &Access) -> QueryResult<()> {
    if let Some(oldest) = access.at.checked_sub_months(KEPT) {
        trim(conn, oldest)?;
    }
    diesel::insert_into(access_log::table).values(access).execute(conn).map(|_| ())
}

/// Removes the lines from before `oldest`.
pub fn trim(conn: &mut SqliteConnection, oldest: DateTime<Utc>) -> QueryResult<usize> {
    diesel::delete(access_log::table.filter(access_log::at.lt(oldest))).execute(conn)
}

/// The newest lines of a member.
pub fn of_member(conn: &mut SqliteConnection, member: MemberId, limit: i64) -> QueryResult<Vec<Access>> {
    access_log::table
        .filter(access_log::member_id.eq(member))
        .order(access_log::id.desc())
        .limit(limit)
        .select(Access::as_select())
        .load(conn)
}
