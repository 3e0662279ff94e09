//! Redaction: emptying words that the law wants gone, in every version of the record.

use diesel::SqliteConnection;

use super::{ActError, Actor};
use crate::domain::fault::Fault;
use crate::domain::id::Position;
use crate::domain::ledger_entry::EntryKind;
use crate::ledger;
use crate::ledger::tables::Table;

/// A shorter text would empty half the record.
const SHORTEST: usize = 4;

/// Empties every row whose words contain `text`, superseded ones too, as one entry that says why.
///
/// # Errors
/// Refused without a reason, or if the text is too short to mean one thing.
pub fn redact(
    conn: &mut SqliteConnection,
    actor: &Actor,
    text: &str,
    reason: &str,
) -> Result<Option<Position>, ActError> {
    let mut faults = Vec::new();
    faults.extend(reason.trim().is_empty().then(|| Fault::new("reason", "fault-reason-missing")));
    faults.extend(
        (text.chars().count() < SHORTEST)
            .then(|| Fault::new("containing", "fault-redaction-too-short").with("n", SHORTEST.to_string())),
    );
    // A reason that repeats the words would publish them again.
    faults.extend(reason.contains(text).then(|| Fault::new("reason", "fault-redaction-repeated")));
    ActError::refuse(faults)?;
    let rows = ledger::rows_containing(conn, text)?;
    let mut entry = actor.entry(EntryKind::Redaction, None);
    entry.reason = Some(reason.to_owned());
    Ok(ledger::redact(conn, &entry, &rows)?)
}

/// The rows that a redaction would empty.
///
/// # Errors
/// The database's own fault.
pub fn found(conn: &mut SqliteConnection, text: &str) -> Result<Vec<(&'static Table, i32)>, ActError> {
    Ok(ledger::rows_containing(conn, text)?)
}
