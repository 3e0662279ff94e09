//! Reading the ledger: entries, and which position a date means.

use chrono::{DateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;

use super::statement::Statement;
use crate::domain::id::{ParticipantId, Position};
use crate::domain::ledger_entry::{Entry, EntryKind};
use crate::domain::vocabulary::Vocabulary as _;
use crate::ledger::verify;
use crate::schema::ledger;

/// The last position.
pub fn last(conn: &mut SqliteConnection) -> QueryResult<Position> {
    let last: Option<Position> = ledger::table.select(max(ledger::position)).first(conn)?;
    Ok(last.unwrap_or(Position::NONE))
}

/// The last position recorded before `instant`: times only grow, and no position is left out.
pub fn last_before(conn: &mut SqliteConnection, instant: DateTime<Utc>) -> QueryResult<Position> {
    let last = last(conn)?;
    crate::ledger::last_where(last, |position| {
        let recorded_at: DateTime<Utc> =
            ledger::table.find(position).select(ledger::recorded_at).first(conn)?;
        Ok(recorded_at < instant)
    })
}

/// The entry at a position.
pub fn find(conn: &mut SqliteConnection, position: Position) -> QueryResult<Entry> {
    verify::entry(ledger::table.find(position).first(conn)?)
}

/// The position of the last redaction: what was rendered before it may hold what it emptied.
pub fn last_redaction(conn: &mut SqliteConnection) -> QueryResult<Position> {
    let last: Option<Position> = ledger::table
        .filter(ledger::kind.eq(EntryKind::Redaction.slug()))
        .select(max(ledger::position))
        .first(conn)?;
    Ok(last.unwrap_or(Position::NONE))
}

/// The entries at these positions, oldest first.
pub fn at(conn: &mut SqliteConnection, positions: &[Position]) -> QueryResult<Vec<Entry>> {
    const QUERY: &str = "
      SELECT l.* FROM json_each(?) j CROSS JOIN ledger l ON l.position = j.value ORDER BY l.position";
    let rows: Vec<verify::EntryRow> =
        Statement::new(QUERY).numbers(positions.iter().map(|it| it.0)).load(conn)?;
    rows.into_iter().map(verify::entry).collect()
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
    query.load::<verify::EntryRow>(conn)?.into_iter().map(verify::entry).collect()
}
