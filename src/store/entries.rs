//! Reading the ledger: entries, and which position a date means.

use chrono::{DateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;

use crate::domain::id::{ParticipantId, Position};
use crate::domain::ledger_entry::Entry;
use crate::ledger::verify;
use crate::schema::ledger;

/// The last position.
pub fn last(conn: &mut SqliteConnection) -> QueryResult<Position> {
    let last: Option<Position> = ledger::table.select(max(ledger::position)).first(conn)?;
    Ok(last.unwrap_or(Position::NONE))
}

/// The last position recorded before `instant`.
pub fn last_before(conn: &mut SqliteConnection, instant: DateTime<Utc>) -> QueryResult<Position> {
    let last: Option<Position> = ledger::table
        .filter(ledger::recorded_at.lt(instant))
        .order(ledger::position.desc())
        .select(ledger::position)
        .first(conn)
        .optional()?;
    Ok(last.unwrap_or(Position::NONE))
}

/// The entry at a position.
pub fn find(conn: &mut SqliteConnection, position: Position) -> QueryResult<Entry> {
    let entry = verify::entries(conn, position, 1)?.pop().filter(|it| it.position == position);
    entry.ok_or(diesel::result::Error::NotFound)
}

/// The time of the first entry.
pub fn first_recorded_at(conn: &mut SqliteConnection) -> QueryResult<Option<DateTime<Utc>>> {
    ledger::table.order(ledger::position).select(ledger::recorded_at).first(conn).optional()
}

/// The entries from `first` to `last`, the newest first, of one participant if one is given.
pub fn newest(
    conn: &mut SqliteConnection,
    first: Position,
    last: Position,
    participant: Option<ParticipantId>,
    skip: usize,
    limit: usize,
) -> QueryResult<Vec<Entry>> {
    let mut query = ledger::table
        .filter(ledger::position.between(first, last))
        .order(ledger::position.desc())
        .offset(i64::try_from(skip).unwrap_or(i64::MAX))
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .into_boxed();
    if let Some(id) = participant {
        query = query.filter(ledger::participant_id.eq(id.0));
    }
    query.load(conn)?.into_iter().map(verify::entry).collect()
}
