//! Which forms have had their effect: a form that is sent twice leads to what it did the first time.

use chrono::{DateTime, Days, Utc};
use diesel::prelude::*;

use crate::schema::receipts;

/// For how long a form that is sent again is recognised.
const KEPT: Days = Days::new(30);

/// Where the form with this token led.
pub fn location(conn: &mut SqliteConnection, token: &[u8]) -> QueryResult<Option<String>> {
    receipts::table.filter(receipts::token.eq(token)).select(receipts::location).first(conn).optional()
}

/// Notes that the form with this token has had its effect. A second time is refused by the database.
pub fn keep(conn: &mut SqliteConnection, token: &[u8], location: &str, at: DateTime<Utc>) -> QueryResult<()> {
    let oldest = at.checked_sub_days(KEPT).unwrap_or(at);
    diesel::delete(receipts::table.filter(receipts::made_at.lt(oldest))).execute(conn)?;
    diesel::insert_into(receipts::table)
        .values((receipts::token.eq(token), receipts::location.eq(location), receipts::made_at.eq(at)))
        .execute(conn)
        .map(|_| ())
}
