//! What we ask the database. Functions over a connection that answer one question each, at a position of the ledger.
//!
//! A row holds at a position `p` if `since <= p` and it was not closed by then; the state now is the state at the last
//! position, by the same query.

pub mod access_log;
pub mod agreements;
pub mod answers;
pub mod assessments;
pub mod calendar;
pub mod codings;
pub mod commitments;
pub mod compared;
pub mod database;
pub mod disputes;
pub mod dossiers;
pub mod drafts;
pub mod entries;
pub mod evidence;
pub mod facts;
pub mod history;
pub mod irm;
pub mod irm_reports;
pub mod kept;
pub mod keys;
pub mod link_reports;
pub mod lookup;
pub mod members;
pub mod milestones;
pub mod ogp;
pub mod organisations;
pub mod overview;
pub mod participants;
pub mod plans;
pub mod pool;
pub mod receipts;
pub mod reports;
pub mod requests;
pub mod review_drafts;
pub mod reviews;
pub mod search;
pub mod selection;
pub mod sessions;
pub mod sheets;
pub mod silence;
pub mod touched;
pub mod waiting_requests;

pub use database::{Database, OpenError};

use diesel::prelude::*;

use crate::ledger::statement;

/// The condition that a row of `$table` holds at position `$at`.
macro_rules! holds {
    ($table:ident, $at:expr) => {
        $table::since.le($at).and($table::until.is_null().or($table::until.gt($at)))
    };
}
pub(crate) use holds;

/// Writes `$content` into `$table` from `$position` on, where no row holds that it would end.
macro_rules! begin {
    ($conn:expr, $position:expr, $table:ident, $content:expr) => {
        diesel::insert_into($table::table)
            .values(($content, $table::since.eq($position), $table::salt.eq($crate::store::salt()?)))
            .execute($conn)
            .map(|_| ())
    };
}
pub(crate) use begin;

/// Closes the row of `$table` that holds for the given columns, and writes `$content` in its place from `$position` on.
macro_rules! revise {
    ($conn:expr, $position:expr, $table:ident, $content:expr, $($column:ident = $value:expr),+) => {{
        diesel::update($table::table$(.filter($table::$column.is($value)))+.filter($table::until.is_null()))
            .set($table::until.eq($position))
            .execute($conn)?;
        $crate::store::begin!($conn, $position, $table, $content)
    }};
}
pub(crate) use revise;

/// Sixteen random bytes, so that nobody can guess a redacted text by hashing candidates.
pub(crate) fn salt() -> QueryResult<Vec<u8>> {
    let mut salt = vec![0_u8; 16];
    getrandom::fill(&mut salt).map_err(|err| diesel::result::Error::SerializationError(Box::new(err)))?;
    Ok(salt)
}

/// Writes private state: members, sessions and the like, which are beside the record and make no entry. All of it is
/// written, or nothing; the lock is taken first, so that what `change` reads still holds when it writes.
///
/// # Errors
/// What `change` returns, or the database's own fault.
pub fn private_write<T, E: From<diesel::result::Error>>(
    conn: &mut SqliteConnection,
    change: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
) -> Result<T, E> {
    crate::ledger::at_once(conn, change)
}
